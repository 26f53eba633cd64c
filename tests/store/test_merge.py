"""P7: what other programs do to the file is merged by record; nothing either side wrote is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB
from tinydb.table import Document

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.merge.three_way import MARK
from tests.tally import drawn

from .conftest import Clock, FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P7", "another program edits, replaces, empties, deletes the file")


def crash(store: Store) -> None:
    """End without a checkpoint, as when killed."""
    store.file.abandon()


def replace(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Another program rewrites the file, as a sync tool does."""
    content = json.loads(path.read_text())
    edit(content)
    other = path.with_name("other")
    other.write_text(json.dumps(content))
    os.replace(other, path)  # noqa: PTH105


@pytest.fixture(params=["while open", "after a crash"])
def meet(request: pytest.FixtureRequest, opens: Stores) -> Callable[[Store], Store]:
    """Lets the store meet the changed file."""

    def meeting(store: Store) -> Store:
        if request.param == "while open":
            store.file.checkpoint()
            return store
        crash(store)
        return opens()

    return meeting


def test_each_sides_changes_to_different_records_are_kept(
    path: Path, opens: Stores, makes: Makes, meet: Callable[[Store], Store]
) -> None:
    ana, ben, chidi = (makes.person(name) for name in ("Ana", "Ben", "Chidi"))
    store = opens()
    store.put(ana, ben, chidi)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, role="PM"))
    with TinyDB(path) as stock:
        stock.table("person").update({"role": "VP"}, Query().name == "Ben")
        stock.table("person").insert({"name": "Dana"})
        stock.table("person").remove(Query().name == "Chidi")
    store = meet(store)
    assert [(one.name, one.role) for one in store.all(Person)] == [
        ("Ana", "PM"),
        ("Ben", "VP"),
        ("Dana", ""),
    ]
    assert "changed by another program" in store.file.notices[0]
    store.close()
    assert len(json.loads(path.read_text())["person"]) == 3


def test_where_both_changed_a_record_both_versions_are_kept(
    path: Path, opens: Stores, makes: Makes, meet: Callable[[Store], Store]
) -> None:
    ana = makes.person("Ana")
    store = opens()
    store.put(ana)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="mine, first"))
    store.put(msgspec.structs.replace(ana, notes="mine"))
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "theirs"})
    store = meet(store)
    mine, theirs = store.all(Person)
    assert (mine.uid, mine.name, mine.notes) == (ana.uid, "Ana", "mine")
    assert (theirs.name, theirs.notes) == (f"Ana {MARK}", "theirs")
    assert "both versions are kept" in store.file.notices[0]
    reasons = [snapshot.reason for snapshot in list_snapshots(path)]
    assert "from elsewhere" in reasons


def test_an_edit_beats_a_deletion(
    path: Path, opens: Stores, makes: Makes, meet: Callable[[Store], Store]
) -> None:
    ana, ben, *others = (makes.person(f"{number}") for number in range(8))
    store = opens()
    store.put(ana, ben, *others)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="mine"))
    store.db.table("person").remove(doc_ids=[int(ben.uid.replace("-", ""), 16)])
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "theirs"}, Query().uid == ben.uid)
        stock.table("person").remove(Query().uid == ana.uid)
    store = meet(store)
    assert store.get(Person, ana.uid).notes == "mine"
    assert store.get(Person, ben.uid).notes == "theirs"
    assert len(store.all(Person)) == 8


def test_the_same_change_on_both_sides_is_no_conflict(
    path: Path, opens: Stores, makes: Makes, meet: Callable[[Store], Store]
) -> None:
    ana = makes.person("Ana")
    store = opens()
    store.put(ana)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="same"))
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "same"})
    assert [one.notes for one in meet(store).all(Person)] == ["same"]


def test_more_than_ten_conflicts_keep_ours_and_their_file(
    path: Path, opens: Stores, makes: Makes, meet: Callable[[Store], Store]
) -> None:
    people = [makes.person(f"{number}") for number in range(12)]
    store = opens()
    store.put(*people)
    store.file.checkpoint()
    store.put(*(msgspec.structs.replace(one, notes="mine") for one in people))
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "theirs"})
    theirs = path.read_bytes()
    store = meet(store)
    assert [one.notes for one in store.all(Person)] == ["mine"] * 12
    assert "12 records" in store.file.notices[0]
    store.close()
    backups = path.with_name("journal.json.backups")
    assert theirs in [one.read_bytes() for one in backups.iterdir()]


def test_what_is_asked_at_opening_is_about_the_records_also_where_the_file_is_older(
    path: Path, opens: Stores, makes: Makes
) -> None:
    people = [makes.person(f"{number}") for number in range(40)]
    store = opens()
    store.put(*people)
    store.file.checkpoint()
    older = path.read_bytes()
    store.put(makes.person("later"))
    store.file.checkpoint()
    store.put(*(msgspec.structs.replace(one, notes="mine") for one in people[:15]))
    crash(store)
    path.write_bytes(older)
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "theirs"})
    store = opens()
    ((question, words),) = store.file.questions()
    assert words.startswith("The journal was changed by another program. ")
    assert "15 records were changed on both sides" in words
    told = " ".join(store.file.notices)
    assert "made from an older state" in told
    assert "changes were taken over" not in told
    store.answer(question, yes=True)
    assert len(store.all(Person)) == 55


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"{", b"[]", b'{"meta": {"1": {"schema": 1, "journal": "other", "seq": 1}}}'],
)
def test_a_file_made_useless_while_open_is_set_aside_and_ours_is_back(
    path: Path, opens: Stores, makes: Makes, content: bytes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))
    path.write_bytes(content)
    store.file.checkpoint()
    assert [one.name for one in store.all(Person)] == ["Ana", "Ben"]
    assert "Your journal is back" in store.file.notices[0]
    store.close()
    assert [one.name for one in opens().all(Person)] == ["Ana", "Ben"]
    aside = list(path.with_name("journal.json.backups").glob("*set-aside*"))
    assert [one.read_bytes() for one in aside] == ([content] if content else [])


def test_a_file_removed_while_open_is_written_again(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    path.unlink()
    store.put(makes.person("Ben"))
    store.close()
    assert [one.name for one in opens().all(Person)] == ["Ana", "Ben"]
    assert "had been removed" in store.file.notices[0]


def test_a_file_that_lost_most_records_is_not_followed(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(*(makes.person(f"{number}") for number in range(10)))
    store.file.checkpoint()
    with TinyDB(path) as stock:
        stock.table("person").remove(Query().name != "0")
    store.put(makes.person("new"))
    store.close()
    assert len(opens().all(Person)) == 11
    assert "at least half" in store.file.notices[0]


def test_a_newer_programs_file_is_never_overwritten(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    replace(path, lambda content: content["meta"]["1"].update(schema=99))
    theirs = path.read_bytes()
    store.put(makes.person("Ben"))
    store.close()
    assert path.read_bytes() == theirs
    assert "newer version" in store.file.why_read_only
    assert list(path.parent.glob(".journal.json.log.*")), "what was kept is still in the log"


class Sneaking(Files):
    """A disk on which somebody writes the file just before ours takes its place."""

    sneak: Callable[[], None] | None = None

    def replace(self, source: Path, target: Path) -> None:
        if self.sneak and target.name == "journal.json":
            sneak, self.sneak = self.sneak, None
            sneak()
        super().replace(source, target)

    def exchange(self, one: Path, other: Path) -> bool:
        if self.sneak:
            sneak, self.sneak = self.sneak, None
            sneak()
        return super().exchange(one, other)


def test_a_change_at_the_last_instant_is_noticed(path: Path, opens: Stores, makes: Makes) -> None:
    files = Sneaking()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))

    def sneak() -> None:
        replace(path, lambda content: content.update({"mine": {"1": {"a": 1}}}))

    files.sneak = sneak
    store.file.checkpoint()
    assert json.loads(path.read_text())["mine"] == {"1": {"a": 1}}
    assert len(json.loads(path.read_text())["person"]) == 2


def test_an_edit_elsewhere_does_not_bring_back_what_was_deleted_for_good(
    path: Path, opens: Stores, makes: Makes
) -> None:
    files = Sneaking()
    store = opens(files=files)
    ana = makes.person("Ana")
    store.put(ana, makes.person("Ben"))
    store.file.checkpoint()

    def sneak() -> None:
        with TinyDB(path) as stock:
            stock.table("person").update({"notes": "theirs"}, Query().name == "Ana")

    files.sneak = sneak
    store.purge(ana)
    assert [one.name for one in store.all(Person)] == ["Ben"]
    for one in path.parent.rglob("*"):
        assert one.is_dir() or ana.uid.encode() not in one.read_bytes()


def test_an_editor_that_has_not_seen_their_change_does_not_overwrite_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    ana = makes.person("Ana")
    store = opens()
    store.put(ana)
    store.file.checkpoint()
    with TinyDB(path) as stock:
        stock.table("person").update({"notes": "theirs"})
    store.put(makes.person("Ben"))
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="mine"))
    assert sorted(one.notes for one in store.all(Person)) == ["", "mine", "theirs"]


Edits = st.lists(
    st.tuples(
        st.sampled_from(["ours", "theirs"]),
        st.integers(0, 5),
        st.sampled_from(["edit", "edit", "delete", "checkpoint"]),
    ),
    max_size=12,
)


@settings(max_examples=drawn(20, 60), deadline=None)
@given(Edits, st.booleans())
def test_nothing_either_side_wrote_vanishes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int, str]], crashes: bool
) -> None:
    path = tmp_path_factory.mktemp("merge") / "journal.json"
    clock = Clock()
    makes = Makes(clock)
    people = [makes.person(f"{number}") for number in range(6)]
    extra = [makes.person(f"extra {number}") for number in range(20)]
    store = Store.open(path, SCHEMA, now=clock, files=FaultyFiles())
    store.put(*people, *extra)
    store.file.checkpoint()
    wanted: set[str] = set()
    for count, (side, number, what) in enumerate(edits):
        person, notes = people[number], f"{side} {count}"
        if what == "checkpoint":
            store.file.checkpoint()
        elif side == "ours":
            wanted -= {one.notes for one in store.all(Person) if one.uid == person.uid}
            edit_ours(store, person, notes if what == "edit" else "")
        else:
            wanted -= edit_theirs(path, person, notes if what == "edit" else "")
        if what == "edit":
            wanted.add(notes)
    if crashes:
        crash(store)
        store = Store.open(path, SCHEMA, now=clock, files=FaultyFiles())
    store.close()
    final = Store.open(path, SCHEMA, now=clock, read_only=True)
    assert wanted <= {one.notes for one in final.all(Person)}
    assert {one.uid for one in extra} <= {one.uid for one in final.all(Person)}


def edit_ours(store: Store, person: Person, notes: str) -> None:
    """Edit the record, or delete it where there are no notes."""
    if notes:
        store.put(msgspec.structs.replace(person, notes=notes))
    else:
        store.db.table("person").remove(doc_ids=[int(person.uid.replace("-", ""), 16)])


def edit_theirs(path: Path, person: Person, notes: str) -> set[str]:
    """The same in the file, by stock TinyDB. Returns the notes that were there."""
    key = int(person.uid.replace("-", ""), 16)
    with TinyDB(path) as stock:
        table = stock.table("person")
        before = {one.get("notes", "") for one in table.get(doc_ids=[key])}
        table.remove(doc_ids=[key])
        if notes:
            fields = {**msgspec.to_builtins(person), "notes": notes}
            table.insert(Document(fields, key))
        return before
