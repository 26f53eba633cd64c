"""Deleting, undoing and restoring: nothing is gone before somebody says so twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import DeletedPart, Relationship
from mentorjournal.data.records.negotiations import Alternative, Package
from mentorjournal.data.records.plans import Picture
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.disk.files import Files
from mentorjournal.errors import Conflict, NotFound, NotKept
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.journal.conftest import Clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def fill(journal: Journal, bond: Relationship) -> None:
    journal.sessions.log(bond, on=date(2026, 11, 9), notes="! point")
    journal.follow_ups.add(bond, "Book a room")
    journal.plans.draw(made_in(bond), Picture(horizon=1, text="Senior PM"))
    journal.goals.add(made_in(bond), "Win rate", baseline=Decimal(31), target=Decimal(42))
    journal.achievements.add(made_in(bond), "Shipped it")
    journal.negotiations.add(bond.owner, "Pay talk", relationship=bond)


def everything(journal: Journal) -> tuple[int, ...]:
    bonds = journal.relationships.all()
    return (
        len(journal.people.all()),
        len(bonds),
        len(journal.sessions.all()),
        len(journal.follow_ups.all()),
        len([plan for bond in bonds if (plan := journal.plans.of(bond.owner))]),
        len([goal for bond in bonds for goal in journal.goals.of(bond.owner)]),
        len([done for bond in bonds for done in journal.achievements.of(bond.owner)]),
        len([talk for bond in bonds for talk in journal.negotiations.of(bond.owner)]),
    )


def test_a_deleted_relationship_takes_all_along_and_brings_all_back(
    journal: Journal, ana: Relationship
) -> None:
    fill(journal, ana)
    before = everything(journal)
    assert before == (1, 1, 1, 1, 1, 1, 1, 1)
    journal.trash.throw(ana, "Ana Lima")
    assert everything(journal) == (0,) * 8
    assert journal.is_empty
    journal.trash.restore(journal.trash.all()[0])
    assert everything(journal) == before
    assert journal.trash.all() == []


def test_the_trash_is_in_the_same_file(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    fill(journal, ana)
    journal.trash.throw(ana, "Ana Lima")
    journal.close()
    again = Journal.open(path, clock=clock)
    assert again.is_empty
    again.trash.restore(again.trash.all()[0])
    assert everything(again) == (1, 1, 1, 1, 1, 1, 1, 1)
    again.close()


def test_what_was_deleted_earlier_stays_deleted_when_the_relationship_comes_back(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9))
    journal.trash.throw(session, "the session of 9 Nov")
    clock.move(minutes=1)
    journal.trash.throw(ana, "Ana Lima")
    journal.trash.restore(journal.trash.all()[0])
    assert journal.sessions.of(ana) == []
    assert [thrown.chief.uid for thrown in journal.trash.all()] == [session.uid]


def test_a_person_with_another_relationship_stays(journal: Journal, ana: Relationship) -> None:
    journal.relationships.begin("Ana Lima", "protege")
    journal.trash.throw(ana, "Ana Lima")
    assert [person.name for person in journal.people.all()] == ["Ana Lima"]


def test_undo_takes_back_the_last_change_whatever_it_was(
    journal: Journal, ana: Relationship
) -> None:
    fill(journal, ana)
    before = everything(journal)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.undo() == "deleted Ana Lima"
    assert everything(journal) == before
    assert journal.undo() == "began a pay talk"
    assert journal.negotiations.of(ana.owner) == []
    while journal.last_change():
        journal.undo()
    assert journal.is_empty
    with pytest.raises(NotFound):
        journal.undo()


def test_changes_of_one_thing_are_taken_back_one_after_another(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    for aim in ("one", "two", "three"):
        clock.move(minutes=1)
        journal.relationships.edit(ana.uid, aim=aim)
    seen = []
    for _ in range(3):
        clock.move(minutes=1)
        journal.undo()
        seen.append(journal.relationships.get(ana.uid).aim)
    assert seen == ["two", "one", ""]
    assert journal.undone == {ana.uid}


def test_undo_leaves_what_was_changed_elsewhere_in_the_same_thing(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.agenda.add(session.uid, "Pricing")
    journal.sessions.keep_notes(session.uid, "typed afterwards")
    journal.sessions.end(session.uid, summary="Said")
    journal.sessions.keep_notes(session.uid, "typed at the end")
    journal.undo()
    kept = journal.sessions.get(session.uid)
    assert (kept.state, kept.notes, kept.summary) == ("running", "typed at the end", "")
    journal.undo()
    kept = journal.sessions.get(session.uid)
    assert (kept.agenda, kept.notes) == ((), "typed at the end")
    with pytest.raises(Conflict, match="changed since you started"):
        journal.undo()


def test_undo_leaves_alone_what_has_changed_since(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, aim="mine")
    changed = replace(journal.relationships.get(ana.uid), aim="theirs")
    journal._context.keep_quietly(changed)
    with pytest.raises(Conflict, match="nothing was undone"):
        journal.undo()
    assert journal.relationships.get(ana.uid).aim == "theirs"


def test_a_deleted_reading_comes_back_to_its_place(journal: Journal, ana: Relationship) -> None:
    began = {"start": date(2026, 11, 1), "measured": date(2026, 11, 1)}
    goal = journal.goals.add(
        made_in(ana), "Win rate", baseline=Decimal(31), target=Decimal(42), **began
    )
    for day, value in ((1, 32), (2, 34), (3, 38)):
        goal = journal.goals.add_reading(goal.uid, Decimal(value), on=date(2026, 11, day))
    middle = goal.readings[1]
    journal.goals.remove_reading(goal.uid, middle.uid)
    assert [r.value for r in journal.goals.get(goal.uid).readings] == [32, 38]
    journal.trash.restore(journal.trash.all()[0])
    assert [r.value for r in journal.goals.get(goal.uid).readings] == [32, 34, 38]
    assert journal.trash.all() == []


def test_a_part_with_parts_of_its_own_is_undone_too(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Talk")
    package = Package(equity=Decimal(40_000), vesting=(Decimal("0.4"), Decimal("0.6")))
    offer = Alternative(uid=journal.new_uid(), title="A", package=package)
    journal.negotiations.put(talk.uid, offer)
    journal.negotiations.remove(talk.uid, offer, "the alternative")
    assert journal.undo() == "deleted the alternative"
    assert journal.negotiations.get(talk.uid).alternatives == (offer,)


def test_a_part_does_not_come_back_into_a_record_that_is_in_the_trash(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    talk = journal.negotiations.add(ana.owner, "Pay talk", relationship=ana)
    offer = Alternative(uid=talk.uid, title="Offer A")
    journal.negotiations.put(talk.uid, offer)
    journal.negotiations.remove(talk.uid, offer, "Offer A")
    clock.move(minutes=1)
    journal.trash.throw(journal.negotiations.get(talk.uid), "Pay talk")
    scrap = journal.trash.all()[-1]
    assert scrap.chief.table == "scrap"
    with pytest.raises(Conflict):
        journal.trash.restore(scrap)
    assert journal.negotiations.of(ana.owner) == []


class FullDisk(Files):
    """A disk that takes nothing any more once it is full."""

    full = False

    def write(self, descriptor: int, data: bytes) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        return super().write(descriptor, data)


def test_what_could_not_be_undone_on_a_full_disk_can_be_undone_later(
    path: Path, clock: Clock
) -> None:
    disk = FullDisk()
    journal = Journal(Store.open(path, SCHEMA, now=clock, files=disk), clock=clock)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    disk.full = True
    with pytest.raises(NotKept):
        journal.undo()
    assert journal.relationships.all() == [ana]
    disk.full = False
    assert journal.undo() == "added Ana Lima"
    assert journal.relationships.all() == []
    journal.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "title"},
        {"field": "nothing"},
        {"content": {}},
        {"content": {"uid": "x", "value": "many"}},
        {"parent_table": "nothing"},
    ],
)
def test_a_part_that_fits_nowhere_stays_in_the_trash(
    path: Path, clock: Clock, wrong: dict[str, object]
) -> None:
    store = Store.open(path, SCHEMA, now=clock)
    journal = Journal(store, clock=clock)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    goal = journal.goals.add(made_in(ana), "Win rate", baseline=Decimal(31), target=Decimal(42))
    goal = journal.goals.add_reading(goal.uid, Decimal(32))
    journal.goals.remove_reading(goal.uid, goal.readings[0].uid)
    (scrap,) = store.trash()
    assert isinstance(scrap, DeletedPart)
    store.put(replace(scrap, **wrong))
    with pytest.raises((Conflict, NotFound)):
        journal.trash.restore(journal.trash.all()[0])
    assert len(journal.trash.all()) == 1
    journal.close()


def test_a_change_of_what_lies_in_the_trash_by_now_is_not_taken_back(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, aim="mine")
    changed = journal.relationships.get(ana.uid)
    # As another program does it, of which nothing here can be undone.
    journal._context.keep_quietly(replace(changed, deleted=journal.now()))
    with pytest.raises(Conflict, match="nothing was undone"):
        journal.undo()


def test_what_came_of_a_talk_outlives_it_when_that_is_deleted_for_good(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    talk = journal.sessions.log(ana, on=date(2026, 11, 9), notes="- [x] Ship it @me")
    done = journal.achievements.add(made_in(ana), "Shipped it", session=talk.uid)
    journal.trash.throw(done, "the achievement")
    clock.move(minutes=1)
    journal.trash.throw(talk, "the session")
    (session,) = (item for item in journal.trash.all() if item.chief.uid == talk.uid)
    journal.trash.purge(session)
    (left,) = journal.trash.all()
    journal.trash.restore(left)
    assert [each.text for each in journal.achievements.of(ana.owner)] == ["Shipped it"]
