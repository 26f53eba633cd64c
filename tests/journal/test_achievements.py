"""Achievements, those who decide, and reviews with management."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mentorjournal.documents.audience import Audience
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.mentoring.showing import made_in, mine
from tests.journal.conftest import Clock

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 10)


def test_an_achievement_keeps_its_kind_evidence_link_day_setting_and_goal(
    journal: Journal, path: Path, clock: Clock
) -> None:
    goal = journal.goals.add(mine(), "Talk more outside")
    journal.achievements.add(
        mine(),
        "Spoke at the fair",
        kind="visibility",
        setting="outside",
        impact="2 customers",
        evidence="the programme",
        link="https://example.org/talk",
        evidence_on=date(2026, 10, 7),
        seen_by="Maya, 60 people",
        goal=goal.uid,
        for_management=True,
    )
    journal.close()

    again = Journal.open(path, clock=clock)
    (done,) = again.achievements.of("me")
    again.close()
    assert (done.kind, done.setting, done.goal) == ("visibility", "outside", goal.uid)
    assert (done.evidence, done.link, done.evidence_on) == (
        "the programme",
        "https://example.org/talk",
        date(2026, 10, 7),
    )
    assert (done.impact, done.seen_by, done.for_management) == (
        "2 customers",
        "Maya, 60 people",
        True,
    )
    assert (done.planned, done.proved) == (False, True)


def test_a_chance_that_was_planned_is_taken_and_undone(journal: Journal) -> None:
    planned = journal.achievements.add(
        mine(), "Show the page", kind="exposure", planned=True, on=LATER, seen_by="Jo"
    )
    assert journal.last_change() == "planned a chance to be seen"

    taken = journal.achievements.edit(planned.uid, planned=False, on=TODAY, impact="she asked")
    assert (taken.planned, taken.on, taken.impact) == (False, TODAY, "she asked")

    journal.undo()
    assert journal.achievements.get(planned.uid).planned
    journal.undo()
    assert journal.achievements.of("me") == []


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"text": " "}, "text", "it cannot be empty"),
        ({"on": LATER}, "on", "cannot lie in the future"),
        ({"planned": True}, "planned", "Planned can be executive exposure or visibility"),
        ({"evidence_on": LATER}, "evidence_on", "cannot be of a day that is yet to come"),
        ({"impact": "x" * 2_001}, "impact", "too long"),
        ({"link": "x" * 2_001}, "link", "too long"),
    ],
)
def test_what_makes_no_sense_is_refused_when_added_and_when_edited(
    journal: Journal, path: Path, fields: dict[str, Any], field: str, sentence: str
) -> None:
    known = journal.achievements.add(mine(), "Shipped it")
    before = path.read_bytes(), journal.achievements.of("me")
    text = fields.pop("text", "Other")

    with pytest.raises(BadInput, match=sentence) as refused:
        journal.achievements.add(mine(), text, **fields)
    assert refused.value.field == field
    with pytest.raises(BadInput, match=sentence):
        journal.achievements.edit(known.uid, text=text, **fields)
    assert (path.read_bytes(), journal.achievements.of("me")) == before


# Those who decide


def test_who_decides_and_is_in_the_journal_is_that_person_under_todays_name(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", details={"role": "PM"})
    maya = journal.people.get(journal.relationships.begin("Maya Lind", "protege").person)
    journal.people.edit(maya.uid, role="VP")
    named = journal.deciders.add(ana.owner, "maya lind")
    board = journal.deciders.add(ana.owner, "The board", role="decides in March", note="private")

    assert [one.name for one in journal.deciders.of(ana.owner)] == ["maya lind", "The board"]
    assert journal.deciders.of("me") == []
    assert named.person == maya.uid
    assert board.person is None
    journal.people.edit(maya.uid, name="Maya Lindqvist")
    called = journal.deciders.called(named)
    assert (called.name, called.role) == ("Maya Lindqvist", "VP")

    journal.achievements.add(made_in(ana), "Shipped it", seen_by="Lindqvist")
    journal.achievements.add(made_in(ana), "Before she married", seen_by="Maya Lind")
    (seen, nothing) = exposure_of(journal, ana.owner)
    assert [one.text for one in seen.seen] == ["Before she married", "Shipped it"]
    assert nothing.last is None


def test_a_decider_whose_person_is_deleted_stays_under_the_name_they_had(
    journal: Journal,
) -> None:
    bond = journal.relationships.begin("Maya Lindqvist", "protege")
    decider = journal.deciders.add("me", "Maya Lindqvist", role="VP")
    journal.achievements.add(mine(), "Shipped it", seen_by="Maya")
    journal.people.edit(bond.person, name="Maya Olsen")
    assert exposure_of(journal, "me")[0].name == "Maya Olsen"

    journal.trash.throw(bond, "Maya Olsen")
    assert journal.people.get(bond.person).deleted is not None
    (seen,) = exposure_of(journal, "me")
    assert (seen.name, seen.role, len(seen.seen)) == ("Maya Lindqvist", "VP", 1)

    journal.trash.purge(*journal.trash.all())
    with pytest.raises(NotFound):
        journal.people.get(bond.person)
    (seen,) = exposure_of(journal, "me")
    assert (seen.name, len(seen.seen)) == ("Maya Lindqvist", 1)
    assert journal.deciders.get(decider.uid) == decider


def test_a_deleted_protege_takes_deciders_achievements_and_reviews_along_and_back(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.deciders.add(ana.owner, "The board")
    journal.achievements.add(made_in(ana), "Shipped it")
    journal.reviews.plan(ana.owner, "Her boss", on=LATER)
    journal.deciders.add("me", "My board")

    def held() -> tuple[int, int, int]:
        owner = ana.owner
        return (
            len(journal.deciders.of(owner)),
            len(journal.achievements.of(owner)),
            len(journal.reviews.of(owner)),
        )

    assert held() == (1, 1, 1)
    journal.trash.throw(ana, "Ana Lima")
    assert held() == (0, 0, 0)
    assert len(journal.deciders.of("me")) == 1
    journal.undo()
    assert held() == (1, 1, 1)


def test_the_same_decider_is_named_once_for_each_owner(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    jorg = journal.deciders.add("me", "Jörg Åkesson")
    other = journal.deciders.add("me", "Jo")
    journal.deciders.add(ana.owner, "Joerg Aakesson")

    with pytest.raises(BadInput, match="Jörg Åkesson stands there already"):
        journal.deciders.add("me", "JOERG AAKESSON")
    with pytest.raises(BadInput, match="stands there already"):
        journal.deciders.edit(other.uid, name="Jorg Akesson")
    assert journal.deciders.edit(jorg.uid, name="Jörg Åkesson", role="CFO").role == "CFO"
    assert journal.deciders.edit(jorg.uid, name="JÖRG Åkesson").name == "JÖRG Åkesson"
    with pytest.raises(BadInput, match="cannot be empty"):
        journal.deciders.add("me", "\u200b")


def test_a_decider_goes_to_the_trash_and_comes_back(journal: Journal) -> None:
    decider = journal.deciders.add("me", "The board")
    journal.trash.throw(decider, "“The board”")
    assert journal.deciders.of("me") == []
    journal.trash.restore(journal.trash.all()[0])
    assert [one.name for one in journal.deciders.of("me")] == ["The board"]


# Reviews


def test_a_review_is_an_action_of_its_owner_that_is_ticked_by_what_came_of_it(
    journal: Journal, clock: Clock
) -> None:
    review = journal.reviews.plan("me", "Maya", on=LATER, show="The pricing page")
    (item,) = journal.follow_ups.all()
    assert (item.kind, item.text, item.due, item.assignee, item.relationship) == (
        "action",
        "The pricing page",
        LATER,
        "me",
        None,
    )
    with pytest.raises(BadInput, match="cannot be empty"):
        journal.reviews.hold(review.uid, " ")
    with pytest.raises(BadInput, match="once it was held"):
        journal.reviews.hold(review.uid, "Yes", on=LATER)

    clock.move(days=20)
    held = journal.reviews.hold(review.uid, "Half a post more", on=LATER)
    assert (held.state, held.closed, held.result) == ("done", LATER, "Half a post more")
    assert journal.undo() == "said what came of the review with “Maya”"
    assert journal.reviews.of("me")[0].state == "open"


def test_reviews_stand_planned_first_the_nearest_on_top_then_held_the_latest(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    dates = {"later": date(2027, 1, 8), "soon": LATER, "no day": None}
    for who, day in dates.items():
        journal.reviews.plan("me", who, on=day)
    for who, day in (("early", date(2026, 1, 8)), ("late", date(2026, 6, 8))):
        journal.reviews.hold(journal.reviews.plan("me", who, on=day).uid, "Yes", on=day)
    theirs = journal.reviews.plan(ana.owner, "Her boss", on=LATER)
    gone = journal.reviews.plan("me", "let go", on=LATER)
    item = next(each for each in journal.follow_ups.all() if each.record == gone.uid)
    journal.follow_ups.drop(item)

    found = [each.review_with for each in journal.reviews.of("me")]
    assert found == ["soon", "later", "no day", "late", "early"]
    assert journal.reviews.of(ana.owner) == [theirs]
    assert (theirs.relationship, theirs.assignee) == (ana.uid, "them")


def test_a_review_that_is_edited_with_its_result_is_held(journal: Journal) -> None:
    review = journal.reviews.plan("me", "Maya", on=TODAY)
    assert review.text == "Go through what was achieved with Maya"
    same = journal.reviews.edit(review.uid, "Jo", on=LATER, show="", result="")
    assert same.text == "Go through what was achieved with Jo"
    assert (same.state, same.due, same.closed) == ("open", LATER, None)
    held = journal.reviews.edit(review.uid, "Maya L", on=LATER, show="All of it", result="Yes")
    assert (held.state, held.closed, held.review_with, held.text) == (
        "done",
        TODAY,
        "Maya L",
        "All of it",
    )


def test_a_review_whose_mentoring_is_lost_is_nobodys_and_stops_nothing(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    review = journal.reviews.plan(ana.owner, "Maya", on=LATER)
    lost = msgspec.structs.replace(review, relationship=journal.new_uid())
    journal._store.put(lost)
    assert journal.reviews.of(ana.owner) == []
    assert journal.overview.facts().relationships


def test_an_agenda_tells_nobody_of_a_review_with_management(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.reviews.plan(ana.owner, "Maya", on=LATER, show="the secret list")
    exports = journal.exports

    def told(audience: Audience) -> str:
        return exports.prepare(exports.wish("agenda", ana, audience=audience)).text

    assert "the secret list" not in told("other")
    assert "the secret list" in told("me")
    session = journal.sessions.start(ana)
    assert all("secret" not in point.text for point in session.agenda)


# What was just done


def _tick_record(journal: Journal) -> None:
    record = journal.follow_ups.add(None, "Ship the page")
    item = next(each for each in journal.follow_ups.all() if each.record == record.uid)
    journal.follow_ups.tick(item, True)


def _tick_line(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    journal.sessions.log(
        ben,
        on=TODAY,
        notes="- [x] Earlier @me\n- [ ] Ship the page @me due:2026-12-01\n- [ ] Other @me\n",
    )
    item = next(each for each in journal.follow_ups.of(ben) if each.text == "Ship the page")
    journal.follow_ups.tick(item, True)


def _meet_goal(journal: Journal) -> None:
    goal = journal.goals.add(
        mine(), "Ship the page", baseline=Decimal(0), target=Decimal(4), due=LATER
    )
    journal.goals.add_reading(goal.uid, Decimal(4))


def _close_goal(journal: Journal) -> None:
    goal = journal.goals.add(mine(), "Ship the page")
    journal.goals.edit(goal.uid, state="closed")


@pytest.mark.parametrize("do", [_tick_record, _tick_line, _meet_goal, _close_goal])
def test_what_was_ticked_met_or_closed_is_offered_until_something_else_is_changed(
    journal: Journal, clock: Clock, do: Callable[[Journal], None]
) -> None:
    assert journal.just_done() is None
    do(journal)
    done = journal.just_done()
    assert done is not None
    assert (done.text, done.owner) == ("Ship the page", "me")
    assert (done.goal is not None) is (do in (_meet_goal, _close_goal))

    clock.move(minutes=9)
    assert journal.just_done() is not None
    clock.move(minutes=2)
    assert journal.just_done() is None
    clock.move(minutes=-2)
    journal.achievements.add(mine(), "Ship the page")
    assert journal.just_done() is None
    journal.undo()
    assert journal.just_done() is not None
    journal.undo()
    assert journal.just_done() is None


def test_only_what_i_or_a_protege_promised_is_offered_and_only_when_it_is_ticked(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    ben = journal.relationships.begin("Ben O'Neil", "protege")

    def tick(bond: Any, assignee: Any, *, done: bool = True) -> Any:
        record = journal.follow_ups.add(bond, "Ship it", assignee=assignee)
        item = next(each for each in journal.follow_ups.of(bond) if each.record == record.uid)
        journal.follow_ups.tick(item, True)
        if not done:
            item = next(each for each in journal.follow_ups.of(bond) if each.record == record.uid)
            journal.follow_ups.tick(item, False)
        return journal.just_done()

    theirs = tick(ana, "them")
    assert (theirs.owner, theirs.relationship.uid) == (ana.person, ana.uid)
    assert tick(ana, "me").owner == "me"
    assert tick(ben, "me").owner == "me"
    assert tick(ben, "them") is None
    assert tick(ben, "me", done=False) is None


def test_a_line_is_a_proteges_by_any_of_their_names(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.people.edit(ana.person, other_names=("Aninha",))
    journal.sessions.log(ana, on=TODAY, notes="- [ ] Ship the page @aninha")
    (item,) = journal.follow_ups.of(ana)
    journal.follow_ups.tick(item, True)
    done = journal.just_done()
    assert done is not None
    assert done.owner == ana.person


def test_a_proteges_review_needs_the_mentoring_in_which_it_stands(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.trash.throw(ana, "Ana Lima")
    with pytest.raises(NotFound, match="no mentoring any more"):
        journal.reviews.plan(ana.person, "Maya", on=None)


def test_an_achievement_is_linked_to_a_pay_talk_in_one_change(journal: Journal) -> None:
    talks = journal.negotiations
    talk = talks.add("me", "Talk")
    done = journal.achievements.add(mine(), "Shipped it", evidence_of=talk.uid)
    assert talks.get(talk.uid).achievements == (done.uid,)
    journal.undo()
    assert talks.get(talk.uid).achievements == ()
    assert journal.achievements.of("me") == []

    journal.trash.throw(talks.get(talk.uid), "the pay talk")
    journal.achievements.add(mine(), "Closed it", evidence_of=talk.uid)
    assert talks.get(talk.uid).achievements == ()
    assert [each.text for each in journal.achievements.of("me")] == ["Closed it"]
