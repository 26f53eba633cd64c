"""What comes to one person after two records were made one, and who then would stand twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from tests.examples import uid_of


@pytest.fixture
def jorg(journal: Journal) -> Relationship:
    return journal.relationships.begin("Jörg Weiß", "mentor")


@pytest.fixture
def married(journal: Journal) -> Relationship:
    """The same man, entered once more after his marriage."""
    return journal.relationships.begin("Joerg Alder", "mentor")


def contents(journal: Journal) -> dict[str, dict[str, Any]]:
    """All records as they are written, by table and key, without the time of their change."""
    return {
        table: {
            key: {name: value for name, value in json.loads(line).items() if name != "updated"}
            for key, line in lines.items()
        }
        for table, lines in journal._store.tables_copy().items()
        if table != "meta"
    }


def added_elsewhere(journal: Journal, table: str, number: int, **fields: Any) -> None:
    """A record that stock TinyDB puts into the file."""
    at = "2026-11-22T09:00:00Z"
    with TinyDB(journal.file.path) as stock:
        stock.table(table).insert({"uid": uid_of(number), "created": at, "updated": at, **fields})
    for _ in range(4):
        # Whatever stands still for so long is taken over.
        journal.file.poll_file()


def test_what_came_to_one_person_afterwards_goes_back_where_the_union_is_undone(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.one_person.unite(jorg.person, married.person)
    journal.file.checkpoint()
    added_elsewhere(
        journal, "achievement", 0x777, owner=married.person, on="2026-11-20", text="Elsewhere"
    )
    added_elsewhere(journal, "decider", 0x778, name="Somebody", person=married.person)
    journal.gather()
    (done,) = journal.achievements.of(jorg.person)
    assert journal.last_change() == "made Joerg Alder and Jörg Weiß one person"
    journal.follow_ups.add(jorg, "later")
    journal.undo()

    journal.undo()

    assert journal.achievements.of(jorg.person) == []
    assert [each.text for each in journal.achievements.of(married.person)] == ["Elsewhere"]
    assert journal.achievements.get(done.uid).owner == married.person
    assert [each.person for each in journal.deciders.of(ME)] == [married.person]
    journal.gather()
    assert journal.achievements.of(jorg.person) == []
    journal.one_person.unite(jorg.person, married.person)
    assert [each.text for each in journal.achievements.of(jorg.person)] == ["Elsewhere"]


def test_who_decides_and_was_named_by_both_records_stands_once_with_both_notes(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.deciders.add(ME, "Jörg Weiß", note="listens")
    journal.deciders.add(ME, "Joerg Alder", role="VP", note="reads figures only")
    journal.deciders.add(jorg.owner, "Maya", role="CEO")
    journal.deciders.add(married.owner, "maya", note="hers")
    journal.deciders.add(married.owner, "Priya")
    before = contents(journal)
    journal.one_person.unite(jorg.person, married.person)

    (mine,) = journal.deciders.of(ME)
    assert (mine.name, mine.person) == ("Jörg Weiß", jorg.person)
    assert (mine.role, mine.note) == ("VP", "listens; reads figures only")
    theirs = [(each.name, each.role, each.note) for each in journal.deciders.of(jorg.owner)]
    assert theirs == [("Maya", "CEO", "hers"), ("Priya", "", "")]
    journal.undo()
    assert contents(journal) == before


def test_two_of_one_name_that_no_union_touches_stay_two(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.deciders.add(ME, "Maya")
    journal.file.checkpoint()
    added_elsewhere(journal, "decider", 0x778, name="Maya")
    journal.one_person.unite(jorg.person, married.person)
    assert [each.name for each in journal.deciders.of(ME)] == ["Maya", "Maya"]
