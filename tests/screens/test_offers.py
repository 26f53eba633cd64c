"""The offers of a pay talk by keyboard: written down, judged, unfolded, conceded, hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from textual.content import Content

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import Outcome
from mentorjournal.data.records.offers import Offer, OfferSide
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import keep_judgement, offer_whys
from mentorjournal.mentoring.outcomes import outcome_why
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.offer_form import concession_form, next_offer, offer_form
from mentorjournal.screens.dialogs.outcome_form import outcome_form
from mentorjournal.screens.offers import OffersScreen
from mentorjournal.text import clean, one_line
from mentorjournal.widgets.offer_list import OfferList
from mentorjournal.widgets.plain import plain
from tests.examples import OFFER_B, uid_of, worked_negotiation
from tests.screens.driver import here, opened_at, press, save, screen_text, see, until
from tests.shell.shell_help import HOSTILE
from tests.tally import now_and_then

FIELDS = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit")
EXAMPLE = worked_negotiation()
TODAY = date(2026, 11, 22)


def row(app: object, text: str) -> str:
    """The row of the screen in which a text stands, with single blanks."""
    rows = (" ".join(each.split()) for each in screen_text(app).splitlines())  # type: ignore[arg-type]
    return next(each for each in rows if text in each)


@now_and_then
async def test_offers_are_written_down_judged_unfolded_taken_away_and_hidden(
    journal: Journal,
) -> None:
    talk = journal.negotiations.add(
        "me", "Talk [/x]", **{name: getattr(EXAMPLE, name) for name in FIELDS}
    )
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await press(pilot, "tab.offers")
        await until(pilot, lambda: here(app).WHERE == "offers")
        assert "Talk [/x] › offers" in screen_text(app)
        assert "a writes down the first" in screen_text(app)
        assert "no concession planned yet" in screen_text(app)

        # They begin, then it is my turn; who has offered before begins with that.
        assert begins_with(journal, talk) == ("they", EXAMPLE.now.base)
        put(journal, talk, 1, 20, "they", 115_360)
        assert begins_with(journal, talk) == ("I", EXAMPLE.now.base)
        put(journal, talk, 2, 21, "I", 140_640)
        assert begins_with(journal, talk) == ("they", Decimal(115_360))
        await save(pilot, "offer.add", {"base": "120000"})
        shown = "Fri 20 Nov they 115,360 spoken 150,557 < 152,607 2,050 short counter"
        assert shown in row(app, "Fri 20 Nov")

        planned = {"base_0": "134000", "base_1": "", "base_2": "120,000"}
        submit(concession_form(journal, talk), planned)
        here(app).tick()
        await until(pilot, lambda: "next concession" in screen_text(app))
        assert row(app, "Sat 21 Nov") == "Sat 21 Nov I 140,640 spoken"
        assert row(app, "Sun 22 Nov").endswith("155,800 ≥ 152,607 3,193 over accept")
        assert "next concession: 134,000, then 120,000" in screen_text(app)
        assert "! The step to 120,000 is 14,000, not smaller than the 6,640" in screen_text(app)

        await pilot.press("g", "i")
        await see(pilot, "worth = TC + 3,000 its N = 150,557")
        await pilot.press("q")
        await until(pilot, lambda: "worth = TC" not in screen_text(app))

        await pilot.press("d", "d")
        await until(pilot, lambda: "Fri 20 Nov" not in screen_text(app))
        await press(pilot, "app.undo")
        await until(pilot, lambda: "Fri 20 Nov" in screen_text(app))

        decision = Outcome(on=TODAY, offer=Decimal(120_000), decision="accept")
        journal.negotiations.decide(talk.uid, decision)
        here(app).tick()
        await until(pilot, lambda: "frozen Sun 22 Nov" in screen_text(app))
        assert "Sun 22 Nov accepted; 120,000 offered" in row(app, "accepted")
        assert "next concession" not in screen_text(app)
        # Nothing is opened that could not be saved; how it ended is.
        assert "a offer" not in screen_text(app)
        await pilot.press("G", "g")
        for command in ("offer.add", "offer.open", "negotiation.edit", "rehearsal.begin"):
            await press(pilot, command)
            assert isinstance(app.screen, OffersScreen)
        assert "enter open" not in screen_text(app)
        await pilot.press("G")
        assert "enter open" in screen_text(app)

        await press(pilot, "offer.open")
        await pilot.press("f11")
        await until(pilot, lambda: "150,557" not in screen_text(app))
        assert "counter" not in screen_text(app)
        await press(pilot, "form.leave")
        await until(pilot, lambda: "140,640" not in screen_text(app))
        words = ("115,360", "accept", "152,607", "concession", "Nov they")
        assert not [word for word in words if word in screen_text(app)]


def test_an_offer_lies_in_the_past_and_has_a_base_and_what_is_refused_changes_nothing(
    journal: Journal,
) -> None:
    talk = journal.negotiations.add("me", "T", now=EXAMPLE.now)
    for values, field in (
        ({"on": "tomorrow"}, "on"),
        ({"base": ""}, "base"),
        ({"base": "0"}, "base"),
        ({"base": "-5"}, "base"),
        ({"base": "112.000"}, "base"),
        ({"vesting": "60 60"}, "vesting"),
    ):
        with pytest.raises(BadInput) as refused:
            submit(offer_form(journal, talk), values)
        assert refused.value.field == field
    with pytest.raises(BadInput):
        submit(concession_form(journal, talk), {"base_0": "1e9"})
    assert journal.negotiations.get(talk.uid) == talk


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"on": "tomorrow"}, "on"),
        ({"decision": "wait", "wait_until": "2026-11-01"}, "wait_until"),
        ({"next_step": "ask for it in writing"}, "next_on"),
        ({"next_step": "sign", "next_on": "2026-11-01"}, "next_on"),
        ({"base": "12k"}, "base"),
        ({"decision": "alternative"}, "decision"),
        ({"decision": "accept"}, "base"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_and_changes_nothing(
    journal: Journal, values: dict[str, str], field: str
) -> None:
    talk = journal.negotiations.add("me", "T", now=EXAMPLE.now)
    with pytest.raises(BadInput) as refused:
        submit(outcome_form(journal, talk), values)
    assert refused.value.field == field
    assert journal.negotiations.get(talk.uid) == talk


def test_an_outcome_begins_with_their_last_offer_and_holds_what_was_asked_for_alone(
    journal: Journal,
) -> None:
    talk = journal.negotiations.add("me", "T", now=EXAMPLE.now, alternatives=EXAMPLE.alternatives)
    submit(outcome_form(journal, talk), {})
    empty = journal.negotiations.get(talk.uid).outcome
    assert empty == Outcome(on=journal.today())

    journal.negotiations.edit(talk.uid, outcome=None)
    put(journal, talk, 1, 21, "they", 120_000)
    talk = journal.negotiations.get(talk.uid)
    with pytest.raises(BadInput, match="Which one"):
        submit(outcome_form(journal, talk), {"decision": "alternative"})
    values = {"decision": "alternative", "take": OFFER_B, "wait_until": "2026-12-24"}
    values |= {"next_step": "sign", "next_on": "2026-12-01", "reason": "the work"}
    submit(outcome_form(journal, talk), values)
    kept = journal.negotiations.get(talk.uid).outcome
    assert kept is not None
    assert (kept.offer, kept.package) == (Decimal(120_000), talk.offers[0].package)
    assert (kept.take, kept.wait_until, kept.reason) == (OFFER_B, None, "the work")
    assert (kept.next_step, kept.next_on) == ("sign", date(2026, 12, 1))
    # Opened and saved again, a frozen one stays as it is.
    submit(outcome_form(journal, journal.negotiations.get(talk.uid)), {})
    assert journal.negotiations.get(talk.uid).outcome == kept


def test_an_outcome_begins_anew_with_what_they_offered_since(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "T", now=EXAMPLE.now)
    round_one = {"on": "2026-11-10", "base": "98000", "decision": "wait", "wait_until": "20 nov"}
    submit(outcome_form(journal, talk), {**round_one, "written": "yes", "lesson": "Ask early"})
    put(journal, talk, 1, 21, "they", 120_000)
    talk = journal.negotiations.get(talk.uid)
    submit(outcome_form(journal, talk), {"decision": "accept"})
    kept = journal.negotiations.get(talk.uid).outcome
    assert kept is not None
    assert (kept.on, kept.offer, kept.written) == (TODAY, Decimal(120_000), False)
    assert (kept.package, kept.wait_until) == (talk.offers[0].package, None)
    assert (kept.decision, kept.lesson) == ("accept", "Ask early")


def test_an_outcome_of_a_base_alone_stays_one_when_it_is_saved_again(journal: Journal) -> None:
    talk = journal.negotiations.add("me", "T", now=EXAMPLE.now)
    old = Outcome(on=date(2026, 11, 1), offer=Decimal(98_000), decision="accept")
    journal.negotiations.edit(talk.uid, outcome=old)
    submit(outcome_form(journal, journal.negotiations.get(talk.uid)), {"lesson": "Count"})
    assert journal.negotiations.get(talk.uid).outcome == replace(old, lesson="Count")


def submit(form: FormDialog[Any], values: dict[str, str]) -> None:
    """Save a form with these values instead of those it begins with."""
    form.submit({each.id: each.value for each in form.fields} | values)


def put(
    journal: Journal, talk: Negotiation, number: int, day: int, side: OfferSide, base: int
) -> None:
    """Write down one more offer."""
    package = replace(talk.now, base=Decimal(base))
    offer = Offer(uid=uid_of(number), on=date(2026, 11, day), side=side, package=package)
    journal.negotiations.put(talk.uid, offer)


def begins_with(journal: Journal, talk: Negotiation) -> tuple[str, Decimal]:
    """Whose the next offer would be, and from which base it would begin."""
    offer = next_offer(journal.negotiations.get(talk.uid), uid_of(9), journal.today())
    return offer.side, offer.package.base


@pytest.mark.parametrize(
    ("base", "width", "wanted"),
    [
        (120_000, 76, "Sat 21 Nov  they  120,000  spoken  155,800 ≥ 152,607  3,193 over  counter"),
        (120_000, 61, "Sat 21 Nov  they  120,000  spoken  155,800 ≥ 152,607  counter"),
        (120_000, 42, "Sat 21 Nov  they  120,000  spoken  counter"),
        (120_000, 34, "Sat 21 Nov  they  120,000  counter"),
        (999_999_999_999, 76, "Sat 21 Nov  they  999,999,999,999  spoken  accept"),
    ],
)
def test_where_there_is_little_room_the_verdict_is_what_stays(
    base: int, width: int, wanted: str
) -> None:
    package = replace(EXAMPLE.now, base=Decimal(base))
    offer = keep_judgement(EXAMPLE, Offer(uid=uid_of(1), on=date(2026, 11, 21), package=package))

    assert drawn(replace(EXAMPLE, offers=(offer,)), width)[0].plain.rstrip() == wanted


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_drawn_letter_by_letter(typed: str) -> None:
    text = one_line(clean(typed))
    offer = Offer(uid=uid_of(1), on=TODAY, package=EXAMPLE.now, note=typed)
    other = replace(EXAMPLE.alternatives[0], title=text)
    outcome = Outcome(on=TODAY, decision="alternative", take=other.uid, reason=text, lesson=typed)
    kept = keep_judgement(EXAMPLE, offer)
    talk = replace(EXAMPLE, alternatives=(other,), offers=(kept,), outcome=outcome)
    rows = drawn(talk, 400)
    assert text[:40] in rows[-1].plain or not text.isprintable()
    shown = [row.plain for row in rows]
    why = outcome_why(work_out(talk, TODAY), TODAY)
    shown += [
        plain(words).plain for each in (*offer_whys(talk, TODAY), *why) for words in each.lines
    ]
    assert not [char for row in shown for char in row if char in "\x1b\x9b\u202e\x07\n"]


def drawn(talk: Negotiation, width: int) -> list[Content]:
    """The rows of the list at a width."""
    rows = OfferList()
    rows.show(work_out(talk, TODAY), TODAY)
    rows.prepare(width)
    return [each.shown(width) for each in rows.rows]
