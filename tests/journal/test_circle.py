"""Thanks and what is paid forward, in a real file: kept with the day, settled, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.lifecycle import PastYear
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.giving import draft_of_thanks
from mentorjournal.mentoring.next_steps import next_steps
from tests.journal.conftest import Clock

D = date


def kinds(journal: Journal) -> list[str]:
    found = next_steps(journal.overview.facts(), journal.today())
    return [step.kind for step in found if step.kind in ("thank-you", "thanks", "first protege")]


def test_thanks_are_kept_with_day_and_words_and_settle_what_asked_for_them(
    journal: Journal,
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=D(2026, 6, 10))
    assert kinds(journal) == ["thank-you"]
    with pytest.raises(BadInput, match="still to come"):
        journal.circle.thank(ben.uid, D(2026, 11, 23))
    journal.circle.thank(ben.uid, D(2026, 11, 20), how="sent", text="Dear Ben,\n\n[/x] % thanks")
    kept = journal.relationships.get(ben.uid)
    assert [(one.on, one.how, one.text) for one in kept.thank_yous] == [
        (D(2026, 11, 20), "sent", "Dear Ben,\n\n[/x] % thanks")
    ]
    assert (kept.thanked, kinds(journal)) == (D(2026, 11, 20), [])
    journal.circle.thank(ben.uid, D(2026, 11, 1))
    assert journal.relationships.get(ben.uid).thanked == D(2026, 11, 20)
    journal.lifecycle.complete(ben.uid, D(2026, 11, 21), thanks="owed")
    assert kinds(journal) == ["thanks"]
    journal.circle.thank(ben.uid)
    assert kinds(journal) == []
    for _ in range(3):
        journal.undo()
    assert journal.undo() == "thanked Ben O'Neil"
    assert kinds(journal) == ["thank-you"]


def test_nobody_is_thanked_nor_pays_forward_before_it_began(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=D(2026, 6, 10))
    early = D(2026, 6, 9)
    with pytest.raises(BadInput, match="before it began, on 10 Jun 2026") as refused:
        journal.circle.thank(ben.uid, early)
    assert refused.value.field == "on"
    with pytest.raises(BadInput, match="before it began, on 10 Jun 2026") as refused:
        journal.circle.pay_forward(ben.uid, early)
    assert refused.value.field == "paid_forward"
    (thanks,) = journal.circle.thank(ben.uid, D(2026, 6, 10)).thank_yous
    with pytest.raises(BadInput, match="before it began"):
        journal.circle.rewrite(ben.uid, thanks.uid, early)
    # Who said no is thanked too; what came before a year of which nothing is known may be thanked.
    sam = journal.relationships.begin("Sam", "protege", stage="asked", asked=D(2026, 6, 12))
    with pytest.raises(BadInput, match="on 12 Jun 2026"):
        journal.circle.thank(sam.uid, D(2026, 6, 11))
    year = PastYear(uid=journal.new_uid(), start=D(2025, 6, 1), end=D(2026, 6, 1))
    journal.relationships.edit(ben.uid, years=(year,))
    assert journal.circle.thank(ben.uid, D(2025, 6, 1)).thanked == D(2026, 6, 10)
    with pytest.raises(BadInput, match="on 1 Jun 2025"):
        journal.circle.thank(ben.uid, D(2025, 5, 31))
    year = PastYear(uid=journal.new_uid(), end=D(2026, 6, 1))
    journal.relationships.edit(ben.uid, years=(year,))
    assert journal.circle.thank(ben.uid, early).thanked == D(2026, 6, 10)


def test_thanks_are_put_right_one_by_one(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=D(2026, 6, 10))
    journal.circle.thank(ben.uid, D(2026, 11, 1), text="First")
    first, _ = journal.circle.thank(ben.uid, D(2026, 11, 20), text="Second").thank_yous
    kept = journal.circle.rewrite(ben.uid, first.uid, D(2026, 11, 2), how="sent", text="Mended")
    assert [(each.on, each.how, each.text) for each in kept.thank_yous] == [
        (D(2026, 11, 2), "sent", "Mended"),
        (D(2026, 11, 20), "said", "Second"),
    ]
    assert kept.thanked == D(2026, 11, 20)


def test_whom_they_mentor_has_a_day_and_who_came_before_stays(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=D(2026, 6, 10))
    with pytest.raises(BadInput, match="Since when") as refused:
        journal.circle.pay_forward(ben.uid, None, first_protege="Lea")
    assert refused.value.field == "paid_forward"
    with pytest.raises(BadInput, match="still to come"):
        journal.circle.pay_forward(ben.uid, D(2026, 11, 23))
    journal.circle.pay_forward(ben.uid, None, mentored_by="Ida")
    assert journal.circle.pay_forward(ben.uid, D(2026, 11, 1)).mentored_by == "Ida"
    assert journal.circle.pay_forward(ben.uid, None, mentored_by="").mentored_by == ""


def test_what_is_let_go_is_never_asked_again(journal: Journal, clock: Clock) -> None:
    journal.relationships.begin("Ben", "protege", start=D(2026, 6, 10))
    journal.relationships.begin("Ana", "mentor", start=D(2026, 4, 1))
    assert sorted(kinds(journal)) == ["first protege", "thank-you"]
    for step in next_steps(journal.overview.facts(), journal.today()):
        if step.kind in ("thank-you", "first protege"):
            journal.steps.let_go(step, "not my way")
    assert kinds(journal) == []
    for _ in range(12):
        clock.move(days=10)
        assert kinds(journal) == []


def test_the_draft_has_what_came_of_it_since_the_last_thanks(journal: Journal) -> None:
    journal.people.call_me("Robin Hale")
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=D(2026, 6, 1))
    journal.sessions.log(ben, on=D(2026, 8, 1), notes="> Sleep on it\n\n> Ask why\n\n> Not yet")
    sleep, why, _ = journal.follow_ups.of(ben)
    journal.follow_ups.amend(sleep, result="I slept")
    journal.follow_ups.amend(why, tried="Twice", reported=D(2026, 8, 20))
    assert draft_of_thanks(journal, ben).splitlines() == [
        *("Dear Ben,", "", "thank you. This is what came of it:"),
        *("• “Ask why”: Twice", "• “Sleep on it”: I slept"),
        *("", "Robin Hale"),
    ]
    door = journal.introductions.add(ben, "Priya Nair", asked=D(2026, 8, 1))
    journal.introductions.edit(door.uid, met=D(2026, 9, 9), outcome="She wants to see it")
    assert "• Priya Nair: She wants to see it" in draft_of_thanks(journal, ben)
    thanked = journal.circle.thank(ben.uid, D(2026, 9, 10))
    assert "Priya" not in draft_of_thanks(journal, thanked)
    assert "Ask why" not in draft_of_thanks(journal, thanked)
    assert "Sleep on it" in draft_of_thanks(journal, thanked)
    ana = journal.relationships.begin("Ana", "mentor")
    assert draft_of_thanks(journal, ana) == ""
    exports = journal.exports
    with pytest.raises(NotFound, match="You are the mentor there"):
        exports.prepare(exports.wish("thanks", ana))
    made = exports.prepare(exports.wish("thanks", thanked))
    assert (made.name, made.asks) == ("2026-11-22-ben-o-neil-thank-you.md", False)
    manager = journal.relationships.edit(ben.uid, reporting_line="my-manager")
    assert exports.prepare(exports.wish("thanks", manager)).asks
