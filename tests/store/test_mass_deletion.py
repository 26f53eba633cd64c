"""P7: a file that lost half of its records between two runs is asked about first."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.recovery.mass_deletion import QUESTION
from mentorjournal.data.store.repair.check import examine
from mentorjournal.errors import CannotOpen, NotKept

from .conftest import FaultyFiles, Makes, Stores
from .test_copies import beat
from .test_merge import crash

pytestmark = pytest.mark.proof("P7", "half of the journal is gone between two runs")

BACKUP = "2026-11-22T093000.json"


def left_by_another(path: Path, opens: Stores, makes: Makes, *, had: int, has: int) -> bytes:
    """A journal with a backup of all, of which another program left so many; the file's bytes."""
    store = opens()
    store.put(*(makes.person(f"Number {number}") for number in range(had)))
    # The program that leaves keeps a snapshot of it all.
    store.close()
    with TinyDB(path) as stock:
        table = stock.table("person")
        table.remove(doc_ids=[one.doc_id for one in table.all()[has:]])
        table.update({"role": "theirs"}, Query().name == "Number 0")
    return path.read_bytes()


def kept_copies(path: Path) -> list[bytes]:
    """The files as they were found."""
    backups = path.with_name("journal.json.backups")
    return [one.read_bytes() for one in backups.glob("*fewer-records*")]


def names_in(path: Path) -> set[str]:
    with TinyDB(path) as stock:
        return {one["name"] for one in stock.table("person").all()}


def test_nothing_is_written_over_it_before_the_answer(
    path: Path, opens: Stores, makes: Makes
) -> None:
    smaller = left_by_another(path, opens, makes, had=12, has=6)
    for name in ("Ana", "Ben"):
        store = opens()
        ((question, words),) = store.file.questions()
        assert question == QUESTION
        assert "6 of its 12 records" in words
        store.put(makes.person(name))
        assert store.file.sync().word == "safe"
        assert not store.file.checkpoint_due(10**6)
        beat(store)
        with pytest.raises(NotKept, match="6 of its 12 records"):
            store.file.checkpoint()
        with pytest.raises(NotKept, match="6 of its 12 records"):
            store.file.snapshot("before-import")
        store.close()
        assert path.read_bytes() == smaller
    store = opens()
    assert {"Ana", "Ben"} < {one.name for one in store.all(Person)}
    assert len(store.all(Person)) == 8


def test_going_back_brings_what_is_gone_and_keeps_what_is_there(
    path: Path, opens: Stores, makes: Makes
) -> None:
    smaller = left_by_another(path, opens, makes, had=12, has=4)
    store = opens()
    makes.clock.forward(minutes=1)
    (first, *_) = store.all(Person)
    store.put(makes.person("Ana"), msgspec.structs.replace(first, notes="mine"))
    before = store.answer(QUESTION, False)
    assert before is not None
    assert len(before["person"]) == 5
    assert names_in(path) == {"Ana", *(f"Number {number}" for number in range(12))}
    assert store.get(Person, first.uid).notes == "mine"
    assert store.file.questions() == []
    assert kept_copies(path) == [smaller]
    store.close()
    again = opens()
    assert again.file.questions() == []
    assert len(again.all(Person)) == 13


def test_of_a_record_changed_on_neither_side_ours_comes_back(
    path: Path, opens: Stores, makes: Makes
) -> None:
    left_by_another(path, opens, makes, had=12, has=4)
    store = opens()
    store.answer(QUESTION, False)
    assert {one.role for one in store.all(Person)} == {""}


def test_taking_it_over_goes_on_with_what_is_left(path: Path, opens: Stores, makes: Makes) -> None:
    smaller = left_by_another(path, opens, makes, had=12, has=4)
    store = opens()
    assert store.answer(QUESTION, True) is None
    assert len(names_in(path)) == 4
    assert kept_copies(path) == [smaller]
    store.close()
    assert opens().file.questions() == []


@pytest.mark.parametrize(("had", "has"), [(7, 1), (12, 7)])
def test_a_small_journal_or_a_small_loss_is_not_asked_about(
    path: Path, opens: Stores, makes: Makes, had: int, has: int
) -> None:
    left_by_another(path, opens, makes, had=had, has=has)
    store = opens()
    assert store.file.questions() == []
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    assert len(names_in(path)) == has + 1


def test_what_the_person_removed_is_not_asked_about(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    people = [makes.person(f"Number {number}") for number in range(12)]
    store.put(*people)
    store.file.snapshot("before-import")
    store.drop(*people[2:])
    store.close()
    with TinyDB(path) as stock:
        stock.table("person").update({"role": "theirs"})
    assert opens().file.questions() == []


def test_where_no_backup_holds_what_is_gone_it_is_only_said(
    path: Path, opens: Stores, makes: Makes
) -> None:
    left_by_another(path, opens, makes, had=12, has=4)
    for one in path.with_name("journal.json.backups").iterdir():
        one.unlink()
    store = opens()
    assert store.file.questions() == []
    assert any("removed 8 of its 12 records" in notice for notice in store.file.notices)


def test_an_older_program_that_noted_no_number_is_no_reason_to_ask(
    path: Path, opens: Stores, makes: Makes
) -> None:
    left_by_another(path, opens, makes, had=12, has=4)
    state = path.with_name(".journal.json.state")
    noted = json.loads(state.read_text())
    for one in noted["files"]:
        del one["records"]
    state.write_text(json.dumps(noted))
    assert opens().file.questions() == []


def test_after_an_update_of_the_program_it_is_asked_about_all_the_same(
    path: Path, opens: Stores, makes: Makes
) -> None:
    left_by_another(path, opens, makes, had=12, has=4)
    state = path.with_name(".journal.json.state")
    state.write_text(json.dumps({**json.loads(state.read_text()), "version": "0.0.1"}))
    assert [question for question, _ in opens().file.questions()] == [QUESTION]


def test_a_command_is_refused_and_check_names_it_and_neither_touches_anything(
    path: Path, opens: Stores, makes: Makes
) -> None:
    left_by_another(path, opens, makes, had=12, has=4)
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(CannotOpen, match=f"8 of its 12 records.*restore {BACKUP}"):
        opens(forward_writes=True)
    done = examine(path, SCHEMA, makes.clock())
    assert not done.whole
    assert any(
        one.level == "problem" and "8 of its 12 records" in one.text for one in done.findings
    )
    lock = path.with_name(".journal.json.lock")
    assert before == {
        one: one.read_bytes() if one != lock else before[lock]
        for one in path.parent.rglob("*")
        if one.is_file()
    }


def test_whatever_fails_while_it_is_answered_nothing_is_lost(
    tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    for k in range(1, 200):
        path = tmp_path / f"{k}" / "journal.json"
        path.parent.mkdir()
        opens.path = path
        smaller = left_by_another(path, opens, makes, had=9, has=2)
        files = FaultyFiles()
        store = Store.open(path, SCHEMA, now=makes.clock, files=files)
        files.calls.clear()
        files.fail_at, files.for_good = k, True
        try:
            store.answer(QUESTION, False)
        except NotKept:
            assert path.read_bytes() == smaller
            assert [question for question, _ in store.file.questions()] == [QUESTION]
        done = len(files.calls) < k
        files.fail_at = 0
        store.file.abandon()
        store = opens()
        if store.file.questions():
            store.answer(QUESTION, False)
        assert len(store.all(Person)) == 9
        assert smaller in kept_copies(path)
        if done:
            break
    assert done
    assert k > 10


def test_a_change_left_in_the_log_is_merged_and_the_loss_asked_about(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    people = [makes.person(f"Number {number}") for number in range(12)]
    store.put(*people)
    store.file.snapshot("before-import")
    store.put(msgspec.structs.replace(people[0], role="ours"))
    crash(store)
    with TinyDB(path) as stock:
        table = stock.table("person")
        table.remove(doc_ids=[one.doc_id for one in table.all()[4:]])
        table.update({"role": "theirs"}, Query().name == "Number 0")
    smaller = path.read_bytes()
    store = opens()
    assert [question for question, _ in store.file.questions()] == [QUESTION]
    assert path.read_bytes() == smaller
    store.answer(QUESTION, False)
    assert len(store.all(Person)) == 13
    assert sorted(one.role for one in store.all(Person) if one.role) == ["ours", "theirs"]
