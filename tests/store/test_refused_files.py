"""P7: a file of another program, refused or merged, never counts as a backup of ours."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.recovery.mass_deletion import QUESTION
from mentorjournal.data.store.repair.apply import repair

from .conftest import Makes, Stores
from .test_copies import beat
from .test_merge import crash

pytestmark = pytest.mark.proof("P7", "half of the journal is gone between two runs")

LATER = "2026-11-22T093100.json"


def refused(path: Path, opens: Stores, makes: Makes) -> bytes:
    """A journal of twelve and a backup of it; a file of three was refused; the bytes of that."""
    store = opens()
    store.put(*(makes.person(f"Number {number}") for number in range(12)))
    store.file.checkpoint()
    makes.clock.forward(minutes=1)
    with TinyDB(path) as stock:
        table = stock.table("person")
        table.remove(doc_ids=[one.doc_id for one in table.all()[3:]])
    smaller = path.read_bytes()
    beat(store)
    store.file.checkpoint()
    ((question, _),) = store.file.questions()
    store.answer(question, False)
    store.close()
    backups = path.with_name("journal.json.backups")
    # The same once more, as where it comes twice within a second.
    (kept,) = backups.glob("*-from-elsewhere.json")
    kept.with_name(kept.name.replace(".json", "-2.json")).write_bytes(smaller)
    return smaller


def test_a_file_that_was_refused_brings_nothing_back(
    path: Path, opens: Stores, makes: Makes
) -> None:
    refused(path, opens, makes)
    with TinyDB(path) as stock:
        table = stock.table("person")
        table.remove(doc_ids=[one.doc_id for one in table.all()[:10]])
    store = opens()
    ((_, words),) = store.file.questions()
    assert f"brings what is gone from {LATER};" in words
    store.answer(QUESTION, False)
    assert len(store.all(Person)) == 12


def test_a_file_that_was_refused_fills_no_gaps_of_a_damaged_journal(
    path: Path, opens: Stores, makes: Makes
) -> None:
    smaller = refused(path, opens, makes)
    path.write_bytes(b'{"person": {')
    assert repair(path, SCHEMA, now=makes.clock()).snapshot == LATER
    assert len(opens().all(Person)) == 12
    backups = path.with_name("journal.json.backups")
    listed = {one.name: one for one in list_snapshots(path) if "from elsewhere" in one.reason}
    assert {(backups / name).read_bytes() for name in listed} == {smaller}
    assert [one.ours for one in listed.values()] == [False, False]


def test_the_journal_as_it_was_before_a_merge_brings_back_what_is_gone(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(*(makes.person(f"Number {number}") for number in range(10)))
    store.file.checkpoint()
    makes.clock.forward(minutes=1)
    store.put(*(makes.person(f"Later {number}") for number in range(6)))
    store.file.checkpoint()
    with TinyDB(path) as stock:
        stock.table("person").update({"role": "theirs"}, Query().name == "Number 0")
    beat(store)
    store.file.checkpoint()
    crash(store)
    with TinyDB(path) as stock:
        table = stock.table("person")
        table.remove(doc_ids=[one.doc_id for one in table.all()[7:]])
    store = opens()
    ((_, words),) = store.file.questions()
    assert "-before-merge.json;" in words
    store.answer(QUESTION, False)
    assert len(store.all(Person)) == 16


def test_a_file_met_at_opening_is_kept_as_what_it_is(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, role="mine"))
    crash(store)
    with TinyDB(path) as stock:
        stock.table("person").update({"role": "theirs"})
    opens().close()
    assert [one.reason for one in list_snapshots(path) if not one.ours] == ["from elsewhere"]
    assert "before merge" not in [one.reason for one in list_snapshots(path)]
