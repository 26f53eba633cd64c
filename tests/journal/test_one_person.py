"""Two records of one person made one: everything of both under one name, and back again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from tinydb import Query, TinyDB

from mentorjournal.data.records.checks import SkillRating
from mentorjournal.data.records.models import RECORDS, Person, Record, Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.documents.filled import UID, filled
from tests.examples import uid_of
from tests.journal.conftest import Clock


@pytest.fixture
def jorg(journal: Journal) -> Relationship:
    return journal.relationships.begin(
        "Jörg Weiß",
        "mentor",
        details={"role": "engineer", "handle": "jw", "email": "jorg@one.example"},
    )


@pytest.fixture
def married(journal: Journal) -> Relationship:
    """The same man, entered once more after his marriage."""
    bond = journal.relationships.begin(
        "Joerg Alder",
        "mentor",
        details={"role": "lead", "organisation": "Marmalade", "handle": "ja"},
    )
    journal.people.edit(bond.person, tags=("pricing",), notes="plays chess")
    return bond


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


def fill(journal: Journal, bond: Relationship, word: str) -> None:
    journal.sessions.log(bond, on=date(2026, 11, 9), notes=f"- [ ] {word} sends it @{word}")
    journal.follow_ups.add(bond, f"{word} promise")
    journal.plans.draw(made_in(bond), Picture(horizon=1, text=f"{word} in a year"), word)
    journal.goals.add(made_in(bond), f"{word} goal", baseline=Decimal(0), target=Decimal(9))
    journal.achievements.add(made_in(bond), f"{word} did it")
    journal.negotiations.add(bond.owner, f"{word} pay talk", relationship=bond)


def test_everything_of_both_stands_under_the_name_that_is_kept(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    fill(journal, jorg, "jörg")
    fill(journal, married, "joerg")
    one = journal.one_person.unite(jorg.person, married.person)

    assert [person.name for person in journal.people.all()] == ["Jörg Weiß"]
    assert {bond.uid for bond in journal.relationships.of(one)} == {jorg.uid, married.uid}
    assert {journal.relationships.person(bond).name for bond in journal.relationships.all()} == {
        "Jörg Weiß"
    }
    owner = jorg.person
    assert [goal.title for goal in journal.goals.of(owner)] == ["jörg goal", "joerg goal"]
    assert [done.text for done in journal.achievements.of(owner)] == [
        "jörg did it",
        "joerg did it",
    ]
    assert [talk.title for talk in journal.negotiations.of(owner)] == [
        "jörg pay talk",
        "joerg pay talk",
    ]
    assert [item.text for item in journal.follow_ups.of(jorg) if item.record] == ["jörg promise"]
    assert [len(journal.sessions.of(bond)) for bond in (jorg, married)] == [1, 1]


def test_of_two_plans_one_is_made_with_every_version_and_reason(
    journal: Journal, jorg: Relationship, married: Relationship, clock: Clock
) -> None:
    journal.plans.draw(made_in(jorg), Picture(horizon=1, text="senior"), "first")
    clock.move(days=1)
    journal.plans.draw(made_in(married), Picture(horizon=5, text="head"), "asked")
    journal.plans.draw(made_in(married), Picture(horizon=1, text="lead"), "why not")
    clock.move(days=1)
    journal.plans.draw(made_in(jorg), Picture(horizon=10, text="founder"), "dream")
    journal.one_person.unite(jorg.person, married.person)

    plan = journal.plans.of(jorg.person)
    assert plan is not None
    assert [
        (each.on.day, each.reason, {one.horizon: one.text for one in each.pictures})
        for each in plan.versions
    ] == [
        (22, "first", {1: "senior"}),
        (23, "asked", {1: "senior", 5: "head"}),
        (23, "why not", {1: "lead", 5: "head"}),
        (24, "dream", {1: "lead", 5: "head", 10: "founder"}),
    ]
    assert journal.plans.of(married.person) is None


def test_a_plan_of_the_second_record_alone_is_theirs_too(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.plans.draw(made_in(married), Picture(horizon=1, text="lead"), "why not")
    journal.one_person.unite(jorg.person, married.person)
    plan = journal.plans.of(jorg.person)
    assert plan is not None
    assert plan.versions[0].picture(1).text == "lead"
    journal.plans.draw(made_in(jorg), Picture(horizon=5, text="head"), "more")
    again = journal.plans.of(jorg.person)
    assert again is not None
    assert again.uid == plan.uid


@pytest.mark.parametrize(
    "who", ["Jörg Weiß", "jorg weiss", "Joerg Alder", "alder", "@jw", "@ja", "ja"]
)
def test_both_names_and_both_handles_lead_to_the_one_person(
    journal: Journal, jorg: Relationship, married: Relationship, who: str
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.one_person.unite(jorg.person, married.person)
    assert journal.people.find(who).uid == jorg.person


@pytest.mark.parametrize("name", ["JÖRG WEISS", "jorg weiß", "Joerg Álder", "joerg-alder"])
def test_neither_name_is_added_once_more_in_any_spelling(
    journal: Journal, jorg: Relationship, married: Relationship, name: str
) -> None:
    journal.one_person.unite(jorg.person, married.person)
    with pytest.raises(BadInput, match="You are Jörg Weiß's mentor in this journal already"):
        journal.relationships.begin(name, "mentor")
    journal.relationships.begin(name, "protege")
    assert len(journal.people.all()) == 1


def test_an_id_noted_of_the_second_record_still_leads_to_the_person(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.one_person.unite(jorg.person, married.person)
    assert journal.people.find(married.person).uid == jorg.person


def test_a_handle_of_either_name_in_a_note_means_the_one_person(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    notes = "- [ ] one @jörg\n- [ ] two @joerg\n- [ ] three @ja\n- [ ] four @jw\n- [ ] five @bo\n"
    session = journal.sessions.log(jorg, on=date(2026, 11, 9), notes=notes)
    journal.one_person.unite(jorg.person, married.person)
    whose = {item.text[:4].strip(): item.assignee for item in journal.follow_ups.of(jorg)}
    assert whose == {
        "one": "them",
        "two": "them",
        "thre": "them",
        "four": "them",
        "five": "me",
    }
    assert journal.sessions.get(session.uid).notes == notes


def test_what_is_known_of_both_is_kept_and_what_differs_stands_in_the_notes(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    one = journal.one_person.unite(jorg.person, married.person)
    assert (one.role, one.organisation, one.handle) == ("engineer", "Marmalade", "jw")
    assert one.email == "jorg@one.example"
    assert one.tags == ("pricing",)
    assert one.other_names == ("Joerg Alder", "ja")
    assert one.notes == "As Joerg Alder: role lead.\n\nplays chess"


def test_undo_leaves_every_record_as_it_was(
    journal: Journal, jorg: Relationship, married: Relationship, path: Path
) -> None:
    fill(journal, jorg, "jörg")
    fill(journal, married, "joerg")
    journal.trash.throw(journal.goals.of(married.person)[0], "a goal")
    before = contents(journal)
    journal.one_person.unite(jorg.person, married.person)
    assert contents(journal) != before
    assert journal.undo() == "made Joerg Alder and Jörg Weiß one person"
    assert contents(journal) == before
    journal.close()
    again = Journal.open(path)
    assert contents(again) == before
    again.close()


def test_no_record_of_any_table_names_the_second_record_afterwards(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    """Also not in fields and tables that come later: each is filled with that person's uid."""
    part = {"uid": UID, "shown_to": [UID]}
    for number, kind in enumerate(RECORDS.values(), 0x500):
        one = filled(kind, kind.table, deleted=None, is_me=False, content=part)
        raw = msgspec.json.encode(one).decode().replace(UID, married.person)
        record: Record = replace(msgspec.json.decode(raw, type=kind), uid=uid_of(number))
        thrown = replace(record, uid=uid_of(number + 0x100), deleted=jorg.created)
        journal._store.put(record, thrown)
    before = named_in(journal, married.person)
    # An outline is shared by everybody, and names nobody.
    assert {table for table, _ in before} == {*RECORDS} - {"outline"}
    journal.one_person.unite(jorg.person, married.person)
    assert named_in(journal, married.person) == []


def named_in(journal: Journal, uid: str) -> list[tuple[str, str]]:
    """The records that name another one's uid, by table and key."""

    def without_own(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_own(each) for key, each in value.items() if key != "uid"}
        return [without_own(each) for each in value] if isinstance(value, list) else value

    return [
        (table, key)
        for table, records in contents(journal).items()
        for key, record in records.items()
        if uid in json.dumps(without_own(record))
    ]


def test_a_text_that_is_a_uid_stays_as_it_was_typed(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    promise = journal.follow_ups.add(married, married.person)
    journal.one_person.unite(jorg.person, married.person)
    assert journal.follow_ups.get(promise.uid).text == married.person


def test_what_comes_back_from_the_trash_finds_its_owner(
    journal: Journal, jorg: Relationship, married: Relationship, clock: Clock
) -> None:
    goal = journal.goals.add(made_in(married), "Thrown")
    journal.trash.throw(goal, "Thrown")
    clock.move(minutes=1)
    journal.one_person.unite(jorg.person, married.person)
    thrown = next(each for each in journal.trash.all() if each.chief.uid == goal.uid)
    journal.trash.restore(thrown)
    assert [one.title for one in journal.goals.of(jorg.person)] == ["Thrown"]


def test_who_is_in_the_trash_me_and_one_person_already_are_refused(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    me = journal.people.call_me("Robin Hale")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.trash.throw(ana, "Ana Lima")
    before = contents(journal)
    with pytest.raises(NotFound, match="in the trash"):
        journal.one_person.unite(jorg.person, ana.person)
    with pytest.raises(NotFound, match="in the trash"):
        journal.one_person.unite(ana.person, jorg.person)
    with pytest.raises(BadInput, match="keep this journal"):
        journal.one_person.unite(jorg.person, me.uid)
    with pytest.raises(BadInput, match="one person already"):
        journal.one_person.unite(jorg.person, jorg.person)
    assert contents(journal) == before
    journal.one_person.unite(jorg.person, married.person)
    with pytest.raises(BadInput, match="one person already"):
        journal.one_person.unite(jorg.person, married.person)


def test_three_records_become_one_whichever_is_named(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    third = journal.relationships.begin("George White", "mentor")
    journal.one_person.unite(married.person, third.person)
    one = journal.one_person.unite(jorg.person, third.person)
    assert one.other_names == ("Joerg Alder", "George White", "ja")
    assert journal.people.all() == [one]
    assert len(journal.relationships.of(one)) == 3
    assert journal.people.find(third.person) == one


def test_in_the_reporting_line_with_one_record_is_in_it_with_both(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.relationships.edit(married.uid, reporting_line="my-manager")
    journal.one_person.unite(jorg.person, married.person)
    assert [bond.reporting_line for bond in journal.relationships.all()] == ["my-manager"] * 2
    journal.undo()
    assert journal.relationships.get(jorg.uid).reporting_line == "none"


def test_what_another_program_adds_meanwhile_comes_to_the_one_person(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    goal = journal.goals.add(made_in(married), "Before")
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        added = uid_of(0x777)
        stock.table("achievement").insert(
            {
                "uid": added,
                "created": "2026-11-22T09:00:00Z",
                "updated": "2026-11-22T09:00:00Z",
                "owner": married.person,
                "on": "2026-11-20",
                "text": "Written elsewhere",
            }
        )
        stock.table("person").update({"phone": "+44"}, Query().uid == married.person)
        stock.table("goal").update({"title": "Renamed there"}, Query().uid == goal.uid)
    journal.one_person.unite(jorg.person, married.person)
    journal.file.checkpoint()
    journal.one_person.gather()

    assert [done.text for done in journal.achievements.of(jorg.person)] == ["Written elsewhere"]
    titles = {goal.title for goal in journal.goals.of(jorg.person)}
    assert titles == {"Before", "Renamed there (copy: changed by another program)"}
    theirs = [each.theirs for each in journal.conflicts.all() if isinstance(each.theirs, Person)]
    assert [person.phone for person in theirs] == ["+44"]
    [copied] = [each for each in journal.conflicts.all() if each.theirs.table == "goal"]
    journal.conflicts.resolve(copied, "theirs")
    assert [goal.title for goal in journal.goals.of(jorg.person)] == ["Renamed there"]


def test_two_programs_that_chose_the_other_name_leave_one_person(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    journal.one_person.unite(jorg.person, married.person)
    first = journal.people.get(jorg.person)
    journal._context.keep_quietly(replace(first, same_as=married.person))
    [one] = journal.people.all()
    assert one.uid == min(jorg.person, married.person)
    journal.one_person.gather()
    assert len(journal.relationships.of(one)) == 2
    assert journal.people.get(one.uid).same_as is None


def test_stock_tinydb_reads_what_was_made_one(
    journal: Journal, jorg: Relationship, married: Relationship, path: Path
) -> None:
    fill(journal, married, "joerg")
    journal.one_person.unite(jorg.person, married.person)
    journal.close()
    with TinyDB(path) as stock:
        people = {each["name"]: each for each in stock.table("person").all()}
        assert people["Joerg Alder"]["same_as"] == jorg.person
        assert people["Jörg Weiß"]["other_names"] == ["Joerg Alder", "ja"]
        assert {each["owner"] for each in stock.table("goal").all()} == {jorg.person}
        assert {each["person"] for each in stock.table("relationship").all()} == {jorg.person}


def test_an_area_that_both_have_rated_is_one_with_the_ratings_of_both(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    def rated(bond: Relationship, area: str, month: int, level: int) -> None:
        rating = SkillRating(uid=journal._context.new_uid(), on=date(2026, month, 1), level=level)
        journal.skills.rate(bond.owner, area, rating)

    rated(jorg, "negotiation", 3, 2)
    rated(married, "Negotiation", 9, 4)
    rated(married, "patience", 9, 3)
    before = contents(journal)
    one = journal.one_person.unite(jorg.person, married.person)
    found = {
        skill.area: [rating.level for rating in skill.ratings]
        for skill in journal.skills.of(one.uid)
    }
    assert found == {"negotiation": [2, 4], "patience": [3]}
    journal.undo()
    assert contents(journal) == before


def test_of_two_places_in_the_reporting_line_the_stricter_one_is_that_of_whoever_has_none(
    journal: Journal, jorg: Relationship, married: Relationship
) -> None:
    reports = journal.relationships.begin("Joerg Alder", "protege")
    journal.relationships.edit(reports.uid, reporting_line="managers-manager")
    journal.relationships.edit(jorg.uid, reporting_line="my-manager")
    journal.one_person.unite(jorg.person, married.person)
    lines = [journal.relationships.get(each.uid).reporting_line for each in (married, reports)]
    assert lines == ["my-manager", "managers-manager"]
