"""P7: what stands in the file is not always made from what was written there last."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import Query, TinyDB

from mentorjournal.data.records.line_history import LineHistory
from mentorjournal.data.records.models import Person, Session
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.merge.three_way import MARK
from mentorjournal.errors import NotKept

from .conftest import FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P7", "another program edits, replaces, empties, deletes the file")


def put_there(path: Path, content: bytes) -> None:
    """Another program puts a file in the journal's place, as a sync tool does."""
    other = path.with_name("other")
    other.write_bytes(content)
    other.replace(path)


def edited(content: bytes, edit: Callable[[dict[str, Any]], None]) -> bytes:
    tables = json.loads(content)
    edit(tables)
    return json.dumps(tables).encode()


def look(store: Store) -> None:
    """As many beats as a strange file must stand still for."""
    for _ in range(4):
        store.file.poll_file()


def people(store: Store) -> list[tuple[str, str]]:
    return [(one.name, one.notes) for one in store.all(Person)]


def in_backups(path: Path, words: str) -> list[str]:
    backups = path.with_name("journal.json.backups")
    return [
        one.reason
        for one in list_snapshots(path)
        if words.encode() in (backups / one.name).read_bytes()
    ]


def grown(opens: Stores, makes: Makes, path: Path) -> tuple[Store, list[Person], bytes]:
    """A journal with its file as it was, an edit, and somebody new since; all in the file."""
    store = opens()
    first = [makes.person(f"P{number}") for number in range(6)]
    store.put(*first)
    store.file.checkpoint()
    older = path.read_bytes()
    store.put(msgspec.structs.replace(first[0], notes="today"), makes.person("new"))
    store.file.checkpoint()
    return store, first, older


OURS = [("P0", "today"), *((f"P{number}", "") for number in range(1, 6)), ("new", "")]


def test_an_older_copy_that_somebody_has_added_to_takes_nothing_back(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, first, older = grown(opens, makes, path)
    other = makes.person("other")

    def edit(tables: dict[str, Any]) -> None:
        tables["person"][key_of(other.uid)] = msgspec.to_builtins(other)
        tables["person"][key_of(first[1].uid)]["notes"] = "theirs"
        del tables["person"][key_of(first[2].uid)]

    put_there(path, edited(older, edit))
    look(store)
    assert people(store) == [*OURS, ("other", ""), (f"P1 {MARK}", "theirs")]
    (notice,) = store.file.notices
    assert "made from an older state" in notice
    assert "taken over: 1 record." in notice
    assert "1 record in it read in a way not known here: both versions are kept." in notice
    store.close()
    with TinyDB(path) as stock:
        assert len(stock.table("person")) == 9


def test_an_older_copy_of_an_earlier_run_takes_nothing_back(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, first, older = grown(opens, makes, path)
    store.put(first[5])
    store.close()
    store = opens()
    look(store)
    put_there(path, older)
    look(store)
    assert [one for one in people(store) if MARK not in one[0]] == OURS
    assert [one for one in people(store) if MARK in one[0]] == [(f"P0 {MARK}", "")]
    assert "made from an older state" in store.file.notices[0]


def test_the_last_state_but_one_of_an_earlier_run_is_set_aside(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, _, older = grown(opens, makes, path)
    store.close()
    store = opens()
    put_there(path, older)
    look(store)
    assert people(store) == OURS
    assert "an older state of it" in store.file.notices[0]
    (aside,) = path.with_name("journal.json.backups").glob("*-set-aside.json")
    assert aside.read_bytes() == older


def test_an_older_copy_that_differs_in_much_is_asked_about(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    first = [makes.person(f"P{number}") for number in range(12)]
    store.put(*first)
    store.file.checkpoint()
    older = path.read_bytes()
    store.put(*(msgspec.structs.replace(one, notes="today") for one in first[:6]))
    store.file.checkpoint()
    store.put(*(msgspec.structs.replace(one, notes="today") for one in first[6:]))
    store.close()
    store = opens()
    put_there(path, older)
    look(store)
    assert [notes for _, notes in people(store)] == ["today"] * 12
    ((question, words),) = store.file.questions()
    assert "12 records in it read in a way not known here: yours stand." in words
    store.answer(question, yes=True)
    assert sorted(notes for _, notes in people(store)) == [""] * 12 + ["today"] * 12


def test_a_file_from_another_machine_does_not_put_back_what_was_written_here(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, first, older = grown(opens, makes, path)

    def edit(tables: dict[str, Any]) -> None:
        tables["meta"]["1"]["seq"] = 99
        tables["person"][key_of(first[1].uid)]["notes"] = "theirs"

    put_there(path, edited(older, edit))
    look(store)
    assert people(store) == [OURS[0], ("P1", "theirs"), *OURS[2:]]
    store.close()
    assert json.loads(path.read_bytes())["meta"]["1"]["seq"] > 99
    assert [notice for notice in opens().file.notices if "could not be read" in notice] == []


def test_before_a_merge_the_journal_as_it_was_is_kept(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, *_ = grown(opens, makes, path)
    with TinyDB(path) as stock:
        stock.table("person").remove(Query().name == "P0")
        stock.table("person").update({"notes": "theirs"}, Query().name == "P1")
    look(store)
    assert people(store) == [("P1", "theirs"), *OURS[2:]]
    assert in_backups(path, "today") == ["before merge"]
    assert "The journal as it was before is kept among the backups." in store.file.notices[0]


def test_what_was_deleted_for_good_does_not_come_back_with_an_older_copy(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, first, older = grown(opens, makes, path)
    store.purge(first[1])
    other = makes.person("other")

    def edit(tables: dict[str, Any]) -> None:
        tables["person"][key_of(other.uid)] = msgspec.to_builtins(other)

    put_there(path, edited(older, edit))
    look(store)
    assert people(store) == [OURS[0], *OURS[2:], ("other", "")]


def test_an_older_copy_put_there_while_nobody_looked_is_said(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, _, older = grown(opens, makes, path)
    store.close()
    put_there(path, older)
    (notice,) = opens().file.notices
    assert "made from an older state" in notice
    assert "may be missing" in notice


def noted(path: Path, notes: str, **fields: Any) -> None:
    """Another program gives the only session other notes, as of what stands in the file."""
    with TinyDB(path) as stock:
        stock.table("session").update({"notes": notes, **fields})


def test_notes_that_are_typed_while_another_program_changes_other_lines_hold_both(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    session = makes.session("first\nsecond\nthird", summary="")
    store.put(session)
    store.file.checkpoint()
    for notes in ("first\nsecond\nthird a", "first\nsecond\nthird and more"):
        store.put(msgspec.structs.replace(store.get(Session, session.uid), notes=notes))
    noted(path, "zeroth\nfirst\nsecond\nthird", summary="theirs", strange=7)
    look(store)
    merged = store.get(Session, session.uid)
    assert (merged.notes, merged.summary) == ("zeroth\nfirst\nsecond\nthird and more", "theirs")
    assert len(store.conflicts) == 0
    assert "both versions" not in store.file.notices[0]
    store.close()
    ((record,),) = [json.loads(path.read_bytes())["session"].values()]
    assert record["strange"] == 7


@pytest.mark.parametrize(
    "theirs",
    [
        {"notes": "first\nsecond\nthird of theirs"},
        {"notes": "zeroth\nfirst\nsecond\nthird", "summary": "theirs"},
        {"notes": "zeroth\nfirst\nsecond\nthird", "deleted": "2026-11-22T09:30:00Z"},
        {"notes": 7},
    ],
)
def test_a_line_or_field_changed_on_both_sides_leaves_both_versions(
    path: Path, opens: Stores, makes: Makes, theirs: dict[str, Any]
) -> None:
    store = opens()
    session = makes.session("first\nsecond\nthird")
    store.put(session)
    store.file.checkpoint()
    mine = msgspec.structs.replace(session, notes="first\nsecond\nthird of mine", summary="mine")
    store.put(mine)
    noted(path, **theirs)
    look(store)
    assert store.get(Session, session.uid) == mine
    assert len(store.conflicts) == (theirs["notes"] != 7)


def test_what_is_kept_beside_a_line_goes_along_with_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    history = LineHistory(uid=makes.uid(), line=1, text="> advice", tried="yes")
    session = makes.session("first\n> advice\nthird", lines=(history,))
    store.put(session)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(session, notes="first\n> advice\nthird and more"))
    noted(path, "zeroth\nfirst\n> advice\nthird")
    look(store)
    merged = store.get(Session, session.uid)
    assert merged.notes == "zeroth\nfirst\n> advice\nthird and more"
    assert [(one.line, one.tried) for one in merged.lines] == [(2, "yes")]


class Displacing(FaultyFiles):
    """A disk on which another program is first, and which then fails to put its file back."""

    sneak: Callable[[], None] | None = None
    failing = 0

    def exchange(self, one: Path, other: Path) -> bool:
        if self.sneak:
            sneak, self.sneak = self.sneak, None
            sneak()
        elif self.failing:
            self.failing -= 1
            raise OSError(errno.EIO, "I/O error")
        return super().exchange(one, other)


@pytest.mark.parametrize("killed", [False, True])
def test_what_was_swapped_out_at_the_last_instant_stays_though_it_cannot_be_put_back(
    path: Path, opens: Stores, makes: Makes, killed: bool
) -> None:
    files = Displacing()
    store = opens(files=files)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    store.put(makes.person("Ben"))
    store.file.checkpoint()
    theirs = makes.person("Theirs")

    def edit(tables: dict[str, Any]) -> None:
        tables["person"][key_of(theirs.uid)] = msgspec.to_builtins(theirs)

    files.sneak = lambda: put_there(path, edited(path.read_bytes(), edit))
    files.failing = 2
    store.put(makes.person("Mine"))
    for _ in range(2):
        with pytest.raises(NotKept):
            store.file.checkpoint()
    if killed:
        store.file.abandon()
        opens()
        assert in_backups(path, "Theirs") == ["set aside"]
    else:
        store.file.checkpoint()
        assert [name for name, _ in people(store)] == ["Ana", "Ben", "Theirs", "Mine"]
        with TinyDB(path) as stock:
            assert len(stock.table("person")) == 4
        assert not [*path.parent.glob("*.tmp")]
