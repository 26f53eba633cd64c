"""Introductions as they are kept: one key goes on, days in order, undo, trash, the roadmap."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.introductions import DOORS
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.introductions import state_words
from mentorjournal.mentoring.showing import made_in

TODAY = date(2026, 11, 22)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """A mentoring with Ana, whose mentor I am."""
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def test_one_key_goes_on_until_it_was_thanked_for(journal: Journal, ana: Relationship) -> None:
    door = journal.introductions.add(ana, "  Priya Nair ", why="Who owns price?", asked=TODAY)
    for _ in range(5):
        door = journal.introductions.go_on(door.uid)

    assert (door.to, door.asked, door.thanked) == ("Priya Nair", TODAY, TODAY)
    with pytest.raises(NotFound, match="Nothing is left to do"):
        journal.introductions.go_on(door.uid)
    assert journal.undo() == "thanked: the introduction to Priya Nair"
    assert state_words(journal.introductions.get(door.uid), TODAY).startswith("met")


def test_who_is_known_is_linked_and_i_am_not(journal: Journal, ana: Relationship) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "mentor")

    assert journal.introductions.add(ana, "ben o’neil").person == ben.person
    assert journal.introductions.add(ana, "Somebody new").person is None
    journal.people.call_me("Robin Hale")
    assert journal.introductions.add(ana, "Robin Hale").person is None


@pytest.mark.parametrize(
    ("fields", "sentence", "field"),
    [
        ({"asked": date(2027, 3, 1)}, "That day is yet to come.", "asked"),
        (
            {"asked": date(2026, 11, 9), "made": date(2026, 11, 2)},
            "That cannot come before it was asked for, on 9 Nov 2026.",
            "made",
        ),
        (
            {"met": date(2026, 11, 9), "thanked": date(2026, 11, 2)},
            "That cannot come before they met, on 9 Nov 2026.",
            "thanked",
        ),
        (
            {"asked": date(2026, 11, 9), "protege_yes": date(2026, 11, 2)},
            "That cannot come before it was asked for, on 9 Nov 2026.",
            "protege_yes",
        ),
        (
            {
                "target_yes": date(2026, 11, 2),
                "protege_yes": date(2026, 11, 20),
                "made": date(2026, 11, 4),
            },
            "That cannot come before the protégé said yes, on 20 Nov 2026.",
            "made",
        ),
        (
            {"asked": date(2026, 11, 9), "declined": date(2026, 11, 8)},
            "That cannot come before it was asked for, on 9 Nov 2026.",
            "declined",
        ),
    ],
)
def test_days_lie_behind_and_in_their_order(
    journal: Journal, ana: Relationship, fields: dict[str, date], sentence: str, field: str
) -> None:
    with pytest.raises(BadInput, match=sentence) as refused:
        journal.introductions.add(ana, "Priya", **fields)
    assert refused.value.field == field
    assert journal.introductions.of(ana) == []


def test_all_of_it_may_happen_on_one_day(journal: Journal, ana: Relationship) -> None:
    one_day = dict.fromkeys((*DOORS, "declined"), date(2026, 11, 9))
    assert journal.introductions.add(ana, "Priya", **one_day).met == date(2026, 11, 9)


def test_both_yes_are_asked_for_where_one_was_taken_back(
    journal: Journal, ana: Relationship
) -> None:
    door = journal.introductions.add(ana, "Priya", asked=TODAY, target_yes=TODAY, protege_yes=TODAY)
    door = journal.introductions.edit(door.uid, target_yes=None)
    assert door.made is None
    door = journal.introductions.go_on(door.uid)
    assert (door.target_yes, door.made) == (TODAY, None)
    assert journal.undo() == "both said yes: the introduction to Priya"


def test_another_name_behind_a_door_is_another_person(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    ida = journal.relationships.begin("Ida Holm", "mentor")
    door = journal.introductions.add(ben, "Ida Holm")
    assert door.person == ida.person
    assert journal.introductions.edit(door.uid, to=" Zed Other ").person is None
    door = journal.introductions.edit(door.uid, to="ida holm", about="CFO")
    assert (door.to, door.person, door.about) == ("ida holm", ida.person, "CFO")
    # Who is called something else by now is no second person.
    journal.people.edit(ida.person, name="Ida Berg")
    journal.introductions.edit(door.uid, became="prospect")
    assert [each.name for each in journal.people.all()] == ["Ben O'Neil", "Ida Berg"]


def test_who_stands_behind_a_door_is_who_they_are_by_now(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    ida = journal.relationships.begin("Ida Holm", "mentor")
    door = journal.introductions.add(ben, "Ida Holm")
    same = journal.relationships.begin("Ida Berg", "mentor")
    journal.one_person.unite(same.person, ida.person)
    journal.people.edit(same.person, other_names=())
    journal.introductions.edit(door.uid, became="mentor")
    bonds = journal.relationships.all()
    assert {each.person for each in bonds} == {ben.person, same.person}

    # Whose record was thrown away begins under the name of then.
    zoe = journal.relationships.begin("Zoe", "mentor")
    door = journal.introductions.add(ben, "Zoe")
    journal.people.edit(zoe.person, name="Zoe Roe")
    journal.trash.throw(zoe, "Zoe Roe")
    journal.trash.throw(journal.people.get(zoe.person), "Zoe Roe")
    journal.introductions.edit(door.uid, became="mentor")
    assert journal.people.named("Zoe") is not None


def test_what_is_forwarded_is_kept_as_it_was_written_up_to_a_limit(
    journal: Journal, ana: Relationship
) -> None:
    door = journal.introductions.add(ana, "Priya", blurb="\n I mentor *Ana* [/x]\n\n")
    assert door.blurb == " I mentor *Ana* [/x]"
    with pytest.raises(BadInput) as refused:
        journal.introductions.edit(door.uid, blurb="x" * 20_000_001)
    assert refused.value.field == "blurb"


def test_either_of_the_two_may_have_said_yes_first(journal: Journal, ana: Relationship) -> None:
    days = {"protege_yes": date(2026, 11, 2), "target_yes": date(2026, 11, 9)}

    assert journal.introductions.add(ana, "Priya", **days).target_yes == date(2026, 11, 9)


def test_it_goes_with_its_mentoring_and_comes_back_with_it(
    journal: Journal, ana: Relationship
) -> None:
    journal.introductions.add(ana, "Priya")
    journal.trash.throw(ana, "Ana Lima")
    assert journal.introductions.of(ana) == []
    journal.undo()
    assert [one.to for one in journal.introductions.of(ana)] == ["Priya"]


def test_the_timeline_lists_it_among_the_doors(journal: Journal, ana: Relationship) -> None:
    door = journal.introductions.add(ana, "Priya Nair", why="Who owns price?", asked=TODAY)
    (entry,) = [one for one in journal.timeline.of(ana) if one.filter == "doors"]

    assert (entry.word, entry.text, entry.tail) == ("door", "Priya Nair", "asked for")
    assert entry.is_open_door
    journal.introductions.edit(door.uid, declined=TODAY, outcome="She is away until May")
    (entry,) = [one for one in journal.timeline.of(ana) if one.filter == "doors"]
    assert entry.tail == "She is away until May"
    assert not entry.is_open_door


@pytest.mark.parametrize(("became", "stage"), [("prospect", "prospect"), ("mentor", "active")])
def test_who_became_a_prospect_or_mentor_of_mine_has_a_page_that_says_through_whom(
    journal: Journal, became: str, stage: str
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    door = journal.introductions.add(ben, "Priya [/x]", about="VP", why="Who owns price?")

    door = journal.introductions.edit(door.uid, became=became, outcome="Met twice")

    begun = journal.relationships.find("Priya [/x]")
    person = journal.relationships.person(begun)
    assert (begun.my_role, begun.stage, begun.why_them) == ("protege", stage, "Who owns price?")
    assert (person.role, person.how_met) == ("VP", "Introduced by Ben O'Neil")
    assert (door.person, door.became, door.outcome) == (person.uid, became, "Met twice")
    journal.introductions.edit(door.uid, became="boss")
    journal.introductions.edit(door.uid, became=became)
    assert len(journal.relationships.all()) == 2
    # Who was thrown away begins no second time by another change.
    journal.trash.throw(journal.relationships.find("Priya [/x]"), "Priya")
    journal.introductions.edit(door.uid, about="CFO")
    assert [each.uid for each in journal.relationships.all()] == [ben.uid]
    journal.undo()
    journal.undo()
    for _ in range(3):
        journal.undo()
    assert [each.uid for each in journal.relationships.all()] == [ben.uid]
    assert journal.introductions.get(door.uid).became == ""


def test_what_somebody_became_to_whom_i_mentor_begins_nothing_nor_does_a_boss(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    for bond, became in ((ana, "prospect"), (ana, "mentor"), (ben, "boss"), (ben, "contact")):
        door = journal.introductions.add(bond, "Priya Nair")
        assert journal.introductions.edit(door.uid, became=became).became == became
    long = journal.introductions.add(ben, "Zed")
    with pytest.raises(BadInput):
        journal.introductions.edit(long.uid, became="prospect", outcome="x" * 9999)
    assert {each.uid for each in journal.relationships.all()} == {ana.uid, ben.uid}


def test_what_is_forwarded_says_nothing_of_pay_nor_of_the_far_picture(
    journal: Journal, ana: Relationship
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=5, title="CFO elsewhere"))
    door = journal.introductions.add(ana, "Orla Quinn", why="How she got a salary of 130,000")
    wish = journal.exports.wish("introduction", ana)
    journal.introductions.edit(door.uid, blurb="word " * 61)
    (odd,) = journal.exports.prepare(wish).odd
    assert odd == "It has 61 words; a telephone shows about 60 at a glance."
    journal.introductions.edit(door.uid, blurb="")
    for each in (wish, replace(wish, audience="other")):
        prepared = journal.exports.prepare(each)
        assert "Ana Lima" in prepared.text
        assert "salary" not in prepared.text
        assert "CFO" not in prepared.text
        assert prepared.left_out == ("1 part that speaks of pay",)
    journal.introductions.edit(door.uid, blurb="She asks for a salary of 130,000")
    assert "salary" not in journal.exports.prepare(wish).text
    assert "salary" in journal.exports.prepare(replace(wish, with_pay=True)).text
