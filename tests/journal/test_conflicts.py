"""A decision between two versions can be taken back like everything else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.store.conflicts import Choice
from mentorjournal.errors import Conflict
from mentorjournal.journal import Journal


def in_two_places(journal: Journal) -> Person:
    """Ana, changed here and by another program."""
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        stock.table("person").update({"role": "theirs"}, Query().name.exists())
    (ana,) = journal.people.all()
    journal._context.change(ana, "edited Ana Lima", role="ours")
    journal.file.checkpoint()
    return ana


def versions(journal: Journal) -> list[tuple[str, str]]:
    """The roles that wait for a decision, mine and theirs."""
    return [(each.mine.role, each.theirs.role) for each in journal.conflicts.all()]  # type: ignore[union-attr, attr-defined]


@pytest.mark.parametrize("keep", ["mine", "theirs", "both"])
def test_undo_lets_both_versions_wait_again(journal: Journal, keep: Choice) -> None:
    in_two_places(journal)
    before = journal._store.tables_copy()
    (copied,) = journal.conflicts.all()
    journal.conflicts.resolve(copied, keep)
    assert journal.conflicts.count == 0
    assert "version" in journal.last_change()

    assert "version" in journal.undo()

    assert journal._store.tables_copy() == before
    assert versions(journal) == [("ours", "theirs")]
    assert journal.trash.all() == []
    assert journal.last_change() == "edited Ana Lima"
    (again,) = journal.conflicts.all()
    journal.conflicts.resolve(again, keep)
    assert journal.conflicts.count == 0


def test_undo_refuses_where_a_version_was_changed_since(journal: Journal) -> None:
    ana = in_two_places(journal)
    (copied,) = journal.conflicts.all()
    journal.conflicts.resolve(copied, "theirs")
    journal._store.put(replace(journal.record(Person, ana.uid), role="later"))
    with pytest.raises(Conflict, match="changed since"):
        journal.undo()
    assert journal.record(Person, ana.uid).role == "later"
    assert journal.conflicts.count == 0
    assert journal.last_change() == "edited Ana Lima"


def test_a_copy_that_waits_again_stays_one_when_it_is_edited(journal: Journal) -> None:
    in_two_places(journal)
    (copied,) = journal.conflicts.all()
    journal.conflicts.resolve(copied, "both")
    theirs = journal.record(Person, copied.theirs.uid)
    journal._context.change(theirs, "edited a copy", role="more")
    journal.undo()
    journal.undo()
    assert versions(journal) == [("ours", "theirs")]
    copy = journal.record(Person, copied.theirs.uid)
    journal._context.change(copy, "edited a copy", role="more")
    assert versions(journal) == [("ours", "more")]


def test_nothing_leads_back_to_what_is_deleted_for_good(journal: Journal) -> None:
    in_two_places(journal)
    (copied,) = journal.conflicts.all()
    journal.conflicts.resolve(copied, "mine")
    journal.trash.purge(*journal.trash.all())
    assert "version" not in journal.last_change()
    assert [one.role for one in journal.people.all()] == ["ours"]
