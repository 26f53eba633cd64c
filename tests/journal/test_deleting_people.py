"""What has an owner stays with its owner: whoever goes takes it along, and brings it back.

Every table is looked at that has an owner, also one that comes later.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import RECORDS, NoteVersion, Record, Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.screens.dashboard_rows import goes_along
from tests.documents.filled import UID, filled
from tests.examples import uid_of
from tests.journal.conftest import Clock
from tests.journal.test_one_person import contents

OWNED = [kind for kind in RECORDS.values() if "owner" in kind.__struct_fields__]
AGAIN = [
    lambda journal: journal.trash.restore(journal.trash.all()[0]),
    lambda journal: journal.undo(),
]


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor")


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ben O'Neil", "protege")


def put_one_of_each(journal: Journal, owner: OwnerId, bond: Relationship) -> list[Record]:
    """A record of each table that has an owner, with something in every field."""
    made = []
    for number, kind in enumerate(OWNED, 0x600):
        raw = msgspec.json.encode(filled(kind, kind.table, deleted=None, owner=owner)).decode()
        one: Record = msgspec.json.decode(raw.replace(UID, bond.uid), type=kind)
        made.append(replace(one, uid=uid_of(number)))
    journal._store.put(*made)
    return made


def in_use(journal: Journal, made: list[Record]) -> set[str]:
    """The tables of those of the records that are not in the trash."""
    return {one.table for one in made if journal.record(type(one), one.uid).deleted is None}


def test_the_tables_with_an_owner_are_these_and_more_may_come() -> None:
    assert {"plan", "goal", "achievement", "negotiation"} <= {kind.table for kind in OWNED}


@pytest.mark.parametrize("come_back", AGAIN)
def test_a_person_takes_along_whatever_they_own_and_brings_all_of_it_back(
    journal: Journal,
    ana: Relationship,
    path: Path,
    clock: Clock,
    come_back: Callable[[Journal], object],
) -> None:
    made = put_one_of_each(journal, ana.person, ana)
    before = contents(journal)
    clock.move(minutes=1)
    journal.trash.throw(ana, "Ana Lima")
    assert in_use(journal, made) == set()
    assert journal.is_empty
    come_back(journal)
    assert contents(journal) == before
    journal.close()
    again = Journal.open(path, clock=clock)
    assert contents(again) == before
    assert in_use(again, made) == {kind.table for kind in OWNED}
    again.close()


def test_a_relationship_leaves_what_its_owner_has(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    """Mine stays when my mentor goes; Ana's stays while she is in the journal for something."""
    journal.relationships.begin("Ana Lima", "protege")
    for owner, bond in ((ME, ben), (ana.person, ana)):
        made = put_one_of_each(journal, owner, bond)
        goes = {one.table for one in made if "relationship" in one.goes_with}
        journal.trash.throw(bond, "somebody")
        assert in_use(journal, made) == {kind.table for kind in OWNED} - goes
        journal.undo()
        assert in_use(journal, made) == {kind.table for kind in OWNED}


def test_both_records_of_one_person_go_and_come_back_together(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    twin = journal.relationships.begin("Ana Alder", "mentor")
    journal.one_person.unite(ana.person, twin.person)
    journal.trash.throw(journal.relationships.get(twin.uid), "one of two")
    clock.move(minutes=1)
    before = contents(journal)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.people.all() == []
    gone = {each["uid"] for each in contents(journal)["person"].values() if each.get("deleted")}
    assert gone == {ana.person, twin.person}
    journal.trash.restore(journal.trash.all()[0])
    assert contents(journal) == before
    assert journal.people.find("Alder").uid == ana.person


def test_who_is_deleted_for_good_leaves_no_word_of_the_other_record(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    twin = journal.relationships.begin(
        "Ana Alder", "mentor", details={"email": "canary@alder.example"}
    )
    journal.one_person.unite(ana.person, twin.person)
    journal.file.checkpoint()
    for bond in (twin, ana):
        clock.move(minutes=1)
        journal.trash.throw(journal.relationships.get(bond.uid), "Ana")
    clock.move(minutes=1)
    journal.trash.purge(*journal.trash.all())
    journal.close()
    left = [each for each in path.parent.rglob("*") if each.is_file()]
    assert left
    assert [each.name for each in left if b"canary@alder" in each.read_bytes()] == []


def test_a_relationship_whose_person_the_file_has_lost_can_be_deleted(
    journal: Journal, ana: Relationship
) -> None:
    made = put_one_of_each(journal, ana.person, ana)
    journal._store.drop(journal.people.get(ana.person))
    journal.trash.throw(ana, "Somebody")
    assert journal.relationships.all() == []
    assert in_use(journal, made) == set()


def test_earlier_wordings_go_with_their_relationship(journal: Journal, ana: Relationship) -> None:
    wording = filled(NoteVersion, "note", deleted=None, relationship=ana.uid)
    journal._store.put(wording)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.record(NoteVersion, wording.uid).deleted is not None


def test_the_question_says_what_goes_along_and_what_stays(
    journal: Journal, ana: Relationship, ben: Relationship
) -> None:
    assert goes_along(journal, ana) == ""
    journal.achievements.add(made_in(ana), "Shipped it")
    journal.goals.add(made_in(ana), "Win rate")
    journal.goals.add(made_in(ana), "Talks")
    journal.negotiations.add(ana.person, "Pay talk", relationship=ana)
    assert goes_along(journal, ana) == (
        "What is theirs goes along: 2 goals, 1 achievement and 1 pay talk."
    )
    assert goes_along(journal, ana, hide=True) == (
        "What is theirs goes along: 2 goals and 1 achievement."
    )
    journal.relationships.begin("Ana Lima", "protege")
    assert goes_along(journal, ana) == (
        "Another mentoring with Ana Lima stays, and all that is theirs."
    )
    assert goes_along(journal, ben) == ""
