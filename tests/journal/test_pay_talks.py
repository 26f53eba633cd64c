"""Pay talks of an owner: prepared with somebody outside the line or alone, seen or kept out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Outcome,
    Package,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.documents.audience import Audience
from mentorjournal.errors import Ambiguous, BadInput, Conflict, NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.pay_talks import standing
from mentorjournal.mentoring.roadmap_state import roadmap_of
from tests.examples import worked_negotiation

TODAY = date(2026, 11, 22)


@pytest.fixture
def maya(journal: Journal) -> Relationship:
    """My manager, who mentors me."""
    return journal.relationships.begin(
        "Maya Lindqvist", "protege", start=date(2026, 1, 5), reporting_line="my-manager"
    )


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor outside the line."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Whom I mentor."""
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 5))


def pay_steps(journal: Journal) -> list[str]:
    """What the list of next steps says of pay."""
    steps = next_steps(journal.overview.facts(), TODAY)
    return [step.text for step in steps if step.kind.startswith("pay date")]


def refusal(journal: Journal, title: str, audience: Audience) -> str:
    """Why the sheet of that title is not made for an audience."""
    talk = next(talk for talk in journal.negotiations.of("me") if talk.title == title)
    with pytest.raises(Refused) as refused:
        journal.exports.prepare(journal.exports.wish("batna", None, audience=audience, sheet=talk))
    return str(refused.value)


def test_who_has_only_a_manager_prepares_alone(journal: Journal, maya: Relationship) -> None:
    assert journal.negotiations.partners("me") == []
    talk = journal.negotiations.add("me", "Pay talk", now=Package(base=Decimal(112_000)))

    made = journal.exports.prepare(journal.exports.wish("batna", None, sheet=talk))
    assert "112,000" in made.text
    assert "Prepared alone" in made.text
    assert made.name == "2026-11-22-batna-sheet-for-me.md"
    assert not made.asks
    assert "with nobody" in refusal(journal, "Pay talk", "other")
    assert "cannot be made for my manager" in refusal(journal, "Pay talk", "manager")
    assert "cannot be made for anyone" in refusal(journal, "Pay talk", "anyone")


def test_with_whom_it_is_prepared_can_be_changed_but_never_to_the_line(
    journal: Journal, ben: Relationship, maya: Relationship, ana: Relationship
) -> None:
    talk = journal.negotiations.add("me", "Pay talk")
    assert [each.uid for each in journal.negotiations.partners("me")] == [ben.uid]

    journal.negotiations.edit(talk.uid, relationship=ben.uid)
    assert journal.exports.wish("batna", ben, audience="other").negotiation is not None
    for other in (maya, ana):
        with pytest.raises(BadInput) as refused:
            journal.negotiations.edit(talk.uid, relationship=other.uid)
        assert refused.value.field == "relationship"
        assert journal.negotiations.get(talk.uid).relationship == ben.uid
    journal.negotiations.edit(talk.uid, relationship=None)
    with pytest.raises(NotFound):
        journal.exports.wish("batna", ben)


@pytest.mark.parametrize("line", ["my-report", "my-manager"])
def test_a_proteges_pay_is_not_for_me_in_their_reporting_line(
    journal: Journal, ana: Relationship, line: str
) -> None:
    talk = journal.negotiations.add(
        ana.owner, "Talk of Ana", relationship=ana, decide_by=date(2026, 11, 24)
    )
    wish = journal.exports.wish("batna", None, sheet=talk)
    assert pay_steps(journal) == ["Ana Lima: decide on Talk of Ana"]
    journal.relationships.edit(ana.uid, reporting_line=line)

    assert journal.negotiations.stay_out(ana.owner)
    assert pay_steps(journal) == []
    for audience in ("me", "other"):
        with pytest.raises(Refused, match="Pay stays out"):
            journal.exports.prepare(
                journal.exports.wish("batna", None, sheet=talk, audience=audience)
            )
    with pytest.raises(Refused):
        journal.exports.prepare(wish)
    with pytest.raises(NotFound):
        journal.negotiations.named(talk.uid)
    with pytest.raises(Refused):
        journal.negotiations.add(ana.owner, "Another")
    with pytest.raises(NotFound):
        journal.negotiations.only()


def test_pay_stays_out_when_the_mentoring_in_the_line_was_deleted(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.begin("Ana Lima", "protege")
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    journal.trash.throw(journal.relationships.get(ana.uid), "Ana Lima")

    assert journal.negotiations.stay_out(ana.owner)
    assert not journal.negotiations.stay_out("me")


def test_a_sheet_whose_mentor_was_deleted_is_mine_all_the_same(
    journal: Journal, ben: Relationship
) -> None:
    talk = journal.negotiations.add("me", "Pay talk", relationship=ben)
    journal.trash.throw(ben, "Ben O'Neil")

    assert journal.negotiations.of("me") == [talk]
    assert journal.negotiations.prepared_with(talk) is None
    assert (
        "Prepared alone"
        in journal.exports.prepare(journal.exports.wish("batna", None, sheet=talk)).text
    )
    assert "with nobody" in refusal(journal, "Pay talk", "other")
    journal.negotiations.edit(talk.uid, title="Pay talk of spring", relationship=ben.uid)
    journal.undo()
    journal.undo()
    assert journal.negotiations.prepared_with(talk) is not None


def test_the_open_sheet_is_meant_before_a_newer_one_that_is_decided(journal: Journal) -> None:
    assert journal.negotiations.current("me") is None
    first = journal.negotiations.add("me", "2025")
    second = journal.negotiations.add("me", "2026")
    assert journal.negotiations.current("me") == second
    journal.negotiations.decide(second.uid, Outcome(on=TODAY, decision="accept"))
    assert journal.negotiations.current("me") == first
    journal.negotiations.decide(first.uid, Outcome(on=TODAY, decision="stay"))
    newest = journal.negotiations.current("me")
    assert newest is not None
    assert newest.uid == second.uid


def test_two_sheets_of_a_day_are_two_files(journal: Journal) -> None:
    names = {
        journal.exports.prepare(journal.exports.wish("batna", None, sheet=talk)).name
        for talk in (journal.negotiations.add("me", "A"), journal.negotiations.add("me", "B"))
    }
    assert len(names) == 2


def test_a_sheet_is_named_by_an_end_of_its_id_that_no_other_has(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "A")
    other = journal.negotiations.add("me", "B")

    assert journal.negotiations.named(talk.uid[-12:].upper()) == talk
    assert journal.negotiations.named(f" {other.uid} ") == other
    with pytest.raises(Ambiguous) as several:
        journal.negotiations.named(talk.uid[:8])
    assert f"A ({talk.uid})" in str(several.value)
    for typed in ("", talk.uid[-3:], "zzzz"):
        with pytest.raises(NotFound):
            journal.negotiations.named(typed)


def test_the_months_about_pay_read_what_is_prepared_alone(
    journal: Journal, ben: Relationship
) -> None:
    """Months 3, 9, 10 and 11, in the order of the roadmap; the assessment is another record's."""
    talk = journal.negotiations.add("me", "Pay talk")

    def met(month: int) -> list[bool | None]:
        stand = roadmap_of(journal.overview.facts().year(ben), TODAY)
        assert stand is not None
        return [each.met for each in stand.months[month - 1].deliverables]

    before = [met(month) for month in (3, 9, 10, 11)]
    example = worked_negotiation(on=TODAY)
    third = MarketFigure(uid=journal.new_uid(), source="C", on=TODAY, p50=Decimal(124_000))
    journal.negotiations.edit(
        talk.uid,
        now=example.now,
        market=(*example.market, third),
        alternatives=example.alternatives,
        target=example.target,
        rehearsals=(Rehearsal(uid=journal.new_uid(), on=TODAY),),
    )
    journal.negotiations.decide(talk.uid, Outcome(on=TODAY, decision="counter"))
    after = [met(month) for month in (3, 9, 10, 11)]

    assert (before[0][1:], after[0][1:]) == ([False, False], [True, True])
    assert (before[1], after[1]) == ([False, False], [True, True])
    assert (before[2][1], after[2][1]) == (False, True)
    assert (before[3], after[3]) == ([False, False], [True, True])


def test_how_each_talk_stands_is_said_with_its_day(journal: Journal) -> None:
    def words(**fields: Any) -> tuple[str, str, Decimal | None]:
        talk = journal.negotiations.add("me", "T", **fields)
        stands = standing(talk, TODAY)
        return stands.state, stands.words, stands.share

    assert words() == ("open", "open", None)
    assert words(decide_by=date(2026, 12, 20)) == ("open", "decide by Sun 20 Dec", None)
    past = words(decide_by=date(2026, 11, 20))
    assert past == ("open", "late, decide by Fri 20 Nov", None)
    offered = Outcome(on=date(2026, 11, 3), offer=Decimal(120_000))
    assert words(outcome=offered) == ("offered", "offered Tue 3 Nov", None)
    waits = Outcome(on=date(2026, 11, 3), decision="wait", wait_until=date(2027, 11, 1))
    assert words(outcome=waits) == ("wait", "waiting until Mon 1 Nov 2027", None)
    stays = Outcome(on=date(2025, 11, 3), decision="stay")
    assert words(outcome=stays) == ("stay", "staying Mon 3 Nov 2025", None)
    example = worked_negotiation(on=TODAY)
    half = words(
        now=example.now,
        alternatives=example.alternatives,
        hour_rate=example.hour_rate,
        limit=example.limit,
        outcome=Outcome(on=TODAY, offer=Decimal(124_600), decision="accept"),
    )
    assert half[:2] == ("accept", "accepted Sun 22 Nov")
    assert half[2] == Decimal("0.5")


def test_an_offer_that_ends_is_a_step_of_mine_once_however_many_mentor_me(
    journal: Journal, ben: Relationship, maya: Relationship
) -> None:
    offer = Alternative(uid=journal.new_uid(), title="Offer A", expires=date(2026, 11, 25))
    talk = journal.negotiations.add("me", "Pay talk", relationship=ben, alternatives=(offer,))

    (step,) = [
        one
        for one in next_steps(journal.overview.facts(), TODAY)
        if one.kind.startswith("pay date")
    ]
    assert (step.text, step.target, step.relationship) == ("Me: Offer A ends", talk.uid, None)
    assert step.private


def test_an_offer_keeps_the_judgement_of_its_day_and_undo_brings_back_what_was(
    journal: Journal,
) -> None:
    example = worked_negotiation(on=TODAY)
    talks = journal.negotiations
    talk = talks.add("me", "T", now=example.now, alternatives=example.alternatives)
    offer = Offer(uid=journal.new_uid(), on=TODAY, package=example.now, note="“take it”")
    kept = talks.put(talk.uid, offer).offers[0]
    assert kept.judgement is not None
    assert kept.judgement.worth == 146_760

    for alternative in example.alternatives:
        talks.remove(talk.uid, alternative, "the alternative")
    talks.edit(talk.uid, years=1)
    assert talks.put(talk.uid, replace(kept, judgement=None, written=True)).offers == (
        replace(kept, written=True),
    )
    journal.undo()
    assert talks.get(talk.uid).offers == (kept,)
    talks.remove(talk.uid, kept, "the offer")
    assert talks.get(talk.uid).offers == ()
    journal.undo()
    assert talks.get(talk.uid).offers == (kept,)
    with pytest.raises(BadInput, match="trillion"):
        talks.edit(talk.uid, concessions=(Decimal(10) ** 12,))


def test_an_alternative_must_begin_within_the_years_that_count(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "Pay 2026", years=2)
    late = Alternative(uid=journal.new_uid(), title="Late", months=Decimal("24.5"))

    with pytest.raises(BadInput, match="within 24 months") as refused:
        journal.negotiations.put(talk.uid, late)

    assert refused.value.field == "months"
    assert journal.negotiations.get(talk.uid) == talk
    assert journal.negotiations.put(talk.uid, replace(late, months=Decimal(24))).alternatives


def test_a_decision_freezes_the_sheet_and_next_years_begins_as_a_copy(
    journal: Journal, ben: Relationship
) -> None:
    example = worked_negotiation(on=TODAY)
    talks = journal.negotiations
    fields = ("now", "alternatives", "hour_rate", "limit", "target", "evidence", "first_offer")
    talk = talks.add(
        "me", "Talk", relationship=ben, **{name: getattr(example, name) for name in fields}
    )
    with pytest.raises(BadInput, match="not decided yet"):
        talks.begin_next(talk.uid)
    accepts = Outcome(on=TODAY, offer=Decimal(124_600), decision="accept")
    with pytest.raises(BadInput, match="not on the sheet"):
        talks.decide(talk.uid, replace(accepts, decision="alternative", take=ben.uid))
    talks.put(talk.uid, replace(example.alternatives[0], uid=ben.uid))
    talks.remove(talk.uid, replace(example.alternatives[0], uid=ben.uid), "the alternative")
    frozen = talks.decide(talk.uid, accepts)
    assert frozen.outcome is not None
    kept = frozen.outcome.judgement
    assert kept is not None
    assert kept.worth == 160_998

    offer = Offer(uid=journal.new_uid(), on=TODAY)
    changes: tuple[Callable[[], object], ...] = (
        lambda: talks.put(talk.uid, offer),
        lambda: talks.edit(talk.uid, concessions=(Decimal(1),)),
        lambda: talks.decide(talk.uid, replace(accepts, offer=Decimal(130_000))),
        lambda: talks.decide(talk.uid, replace(accepts, on=date(2026, 11, 21))),
    )
    for change in changes:
        with pytest.raises(BadInput, match="begin next year's as a copy"):
            change()
    assert talks.get(talk.uid) == frozen
    # What was learned, and even why, is known better later; the figures stay.
    assert frozen.outcome.opened == 115_360
    learned = talks.decide(talk.uid, replace(accepts, lesson="Wait", decision="stay"))
    assert learned.outcome == replace(frozen.outcome, lesson="Wait", decision="stay")
    journal.undo()

    (thrown,) = journal.trash.all()
    with pytest.raises(Conflict, match="decided"):
        journal.trash.restore(thrown)
    assert talks.get(talk.uid) == frozen

    begun = talks.begin_next(talk.uid)
    assert (begun.title, begun.outcome) == ("Talk 2027", None)
    assert begun.now.base == 124_600
    assert (begun.relationship, begun.evidence) == (ben.uid, example.evidence)
    assert talks.current("me") == begun
    assert talks.get(talk.uid) == frozen
    journal.undo()
    assert talks.of("me") == [frozen]
    # Whoever has come into the reporting line since does not help with it any more.
    journal.relationships.edit(ben.uid, reporting_line="my-manager")
    assert talks.begin_next(talk.uid).relationship is None
