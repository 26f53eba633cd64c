"""Both versions of what was changed in two places stay until the person has decided."""

from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.conflicts import Choice
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.merge.three_way import COPY_OF, MARK, is_copy, marked_copy, unmarked
from mentorjournal.errors import Conflict
from tests.tally import now_and_then

from .conftest import Makes, Stores


def in_two_places(store: Store, makes: Makes, count: int = 1) -> list[Person]:
    """Change people here and in the file."""
    people = [makes.person(f"Number {number}") for number in range(count)]
    store.put(*people)
    store.file.checkpoint()
    with TinyDB(store.file.path) as stock:
        stock.table("person").update({"role": "theirs"}, Query().name.exists())
    store.put(*(msgspec.structs.replace(one, role="ours") for one in people))
    return people


def beat(store: Store) -> None:
    """As often as it takes for a file to be known to stand still."""
    for _ in range(5):
        store.file.poll_file()


@pytest.mark.parametrize(
    ("keep", "kept"),
    [("mine", {"ours"}), ("theirs", {"theirs"}), ("both", {"ours", "theirs"})],
)
def test_what_is_not_kept_is_in_the_trash(
    opens: Stores, makes: Makes, keep: Choice, kept: set[str]
) -> None:
    store = opens()
    (ana,) = in_two_places(store, makes)
    store.file.checkpoint()
    (copied,) = store.conflicts.all()
    assert copied.mine is not None
    assert (copied.mine.uid, copied.mine.role, copied.theirs.role) == (ana.uid, "ours", "theirs")  # type: ignore[attr-defined]

    store.conflicts.resolve(copied.theirs, keep)

    assert {one.role for one in store.all(Person)} == kept
    assert {one.role for one in store.trash()} == {"ours", "theirs"} - kept  # type: ignore[attr-defined]
    assert {one.name for one in store.all(Person)} == {"Number 0"}
    assert ana.uid in {one.uid for one in store.all(Person)}
    assert (len(store.conflicts), store.conflicts.all()) == (0, [])
    with pytest.raises(Conflict):
        store.conflicts.resolve(copied.theirs, keep)
    mine = store.get(Person, ana.uid)
    store.put(msgspec.structs.replace(mine, role="later"))
    assert len(store.conflicts) == 0
    store.close()
    assert COPY_OF not in store.file.path.read_text()


def test_they_are_listed_again_after_a_restart_and_after_an_edit(
    opens: Stores, makes: Makes
) -> None:
    store = opens()
    in_two_places(store, makes)
    store.file.checkpoint()
    (copied,) = store.conflicts.all()
    store.put(msgspec.structs.replace(store.get(Person, copied.theirs.uid), notes="seen"))
    store.close()
    again = opens()
    beat(again)
    assert len(again.conflicts) == 1
    assert again.conflicts.all()[0].theirs.notes == "seen"  # type: ignore[attr-defined]


def test_a_changed_file_is_noticed_though_nothing_is_typed(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    store.file.checkpoint()
    content = json.loads(path.read_text())
    next(iter(content["person"].values()))["role"] = "VP"
    other = path.with_name("other")
    other.write_text(json.dumps(content))
    other.rename(path)
    beat(store)
    assert store.get(Person, ana.uid).role == "VP"
    assert "changed by another program" in store.file.notices[-1]
    path.unlink()
    beat(store)
    assert json.loads(path.read_text())["person"]
    assert "had been removed" in store.file.notices[-1]
    before = path.read_bytes()
    path.write_bytes(before[:100])
    beat(store)
    assert path.read_bytes() == before
    assert before[:100] in [
        (path.parent / "journal.json.backups" / each.name).read_bytes()
        for each in list_snapshots(path)
    ]
    said = len(store.file.notices)
    beat(store)
    assert len(store.file.notices) == said


def test_a_file_that_is_still_being_written_is_left_alone(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    for number in range(20):
        os.utime(path, ns=(number, number))
        path.write_bytes(path.read_bytes()[:-1] or b"{")
        store.file.poll_file()
        os.utime(path, ns=(number * 1000 + 1, number * 1000 + 1))
    assert store.file.notices == []


@pytest.mark.parametrize("where", ["while open", "after a crash"])
@pytest.mark.parametrize("yes", [True, False])
def test_more_than_ten_conflicts_are_asked_about_first(
    path: Path, opens: Stores, makes: Makes, where: str, yes: bool
) -> None:
    store = opens()
    in_two_places(store, makes, 11)
    if where == "while open":
        store.file.checkpoint()
        # The question outlives the program.
        store.close()
    else:
        store.file.abandon()
    store = opens()
    assert {one.role for one in store.all(Person)} == {"ours"}
    ((question, words),) = store.file.questions()
    assert "11 records" in words
    store.answer(question, yes)
    assert store.file.questions() == []
    assert len(store.conflicts.all()) == (11 if yes else 0)
    assert sorted(one.role for one in store.all(Person)) == sorted(
        ["ours"] * 11 + (["theirs"] * 11 if yes else [])
    )
    store.close()
    assert list(path.with_name(".journal.json.inbox").iterdir()) == []
    assert "theirs" in "".join(
        (path.parent / "journal.json.backups" / each.name).read_text()
        for each in list_snapshots(path)
    )


def test_half_of_everything_is_not_removed_unasked(path: Path, opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(*(makes.person(f"Number {number}") for number in range(6)))
    store.file.checkpoint()
    with TinyDB(path) as stock:
        stock.table("person").remove(Query().name != "Number 0")
    beat(store)
    assert len(store.all(Person)) == 6
    ((question, words),) = store.file.questions()
    assert "at least half" in words
    store.answer(question, True)
    assert len(store.all(Person)) == 1


def test_a_question_about_what_is_deleted_for_good_is_dropped(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    people = in_two_places(store, makes, 11)
    store.file.checkpoint()
    assert store.file.questions()
    with_canary = store.get(Person, people[3].uid)
    store.purge(with_canary)
    assert store.file.questions() == []
    assert "Number 3" not in "".join(
        each.read_text() for each in path.with_name(".journal.json.inbox").iterdir()
    )


@now_and_then
@given(st.text(max_size=30), st.sampled_from(["session", "person"]))
def test_the_mark_comes_off_again(text: str, table: str) -> None:
    record = {"uid": "01936d3e-0000-7000-8000-000000000001"}
    field = "notes" if table == "session" else "name"
    if text.strip():
        record[field] = text.strip()
    line = json.dumps(record).encode()
    change = marked_copy(SCHEMA, table, line, "01936d3e-0000-7000-8000-000000000002")
    assert is_copy(SCHEMA, table, change.encoded)
    assert change.encoded is not None
    raw = json.loads(change.encoded)
    assert MARK in raw[field]
    plain = unmarked(SCHEMA, table, raw)
    assert plain.get(field, "") == record.get(field, "")
    assert COPY_OF not in plain
    assert not is_copy(SCHEMA, table, json.dumps({"notes": '"copy_of": "'}).encode())


def test_a_file_that_is_still_being_written_is_not_swapped_out(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(*(makes.person(f"{number}") for number in range(4)))
    store.file.checkpoint()
    tables = json.loads(path.read_bytes())
    theirs = makes.person("Theirs")
    tables["person"][key_of(theirs.uid)] = msgspec.to_builtins(theirs)
    content = json.dumps(tables).encode()
    with path.open("r+b") as other:
        other.write(content[:300])
        other.truncate()
        other.flush()
        store.put(makes.person("Mine"))
        store.file.poll_file()
        store.file.checkpoint(patient=True)
        assert path.stat().st_size == 300
        other.write(content[300:])
    for _ in range(4):
        store.file.poll_file()
    assert {"Mine", "Theirs"} <= {one.name for one in store.all(Person)}
    store.file.checkpoint(patient=True)
    assert not store.file.checkpoint_due(1000)
    with TinyDB(path) as stock:
        assert len(stock.table("person")) == 6
