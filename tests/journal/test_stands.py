"""Where a relationship stands, line by line, from a journal whose day is Sun 22 Nov 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.rhythm import Pause
from mentorjournal.journal import Journal
from mentorjournal.journal.stands import stands_facts
from mentorjournal.mentoring.clocks import Clock as ClockOfTwo
from mentorjournal.mentoring.stands import known, stands
from mentorjournal.widgets.stands_list import bar_of
from tests.journal.conftest import Clock

Prepare = Callable[[Journal, Relationship], Any]


def met(*days: date) -> Prepare:
    """Face to face on these days."""

    def prepare(journal: Journal, one: Relationship) -> None:
        for day in days:
            journal.sessions.log(one, on=day, channel="face-to-face", minutes=60)

    return prepare


def said(journal: Journal, one: Relationship, *, sums: bool = False) -> dict[str, str]:
    """The lines by their label; what goes on below a label stands behind it."""
    found: dict[str, str] = {}
    label = ""
    for each in stands(stands_facts(journal, one), sums=sums, book="b", agree="5"):
        label = each.label or label
        found[label] = " | ".join(filter(None, (found.get(label, ""), each.text)))
    return found


@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        (
            met(date(2026, 8, 6)),
            {
                "stale": "no meeting since Thu 6 Aug; the window was Sun 6 Sep – Fri 6 Nov",
                "meeting": "16 days over",
                "call": "not counted; you meet.  Calls in between too?",
                "b book": "Thu 26 Nov, your usual day, is free",
                "Last time": "Thu 6 Aug, face to face, 60 min",
                "Open": "nothing",
                "Agreement": "none yet; 5 begins one from what you do",
            },
        ),
        (met(date(2026, 8, 29)), {"due soon": "meet by Sun 29 Nov", "meeting": "7 days left"}),
        (met(date(2026, 11, 1)), {"fresh": "meet Tue 1 Dec to Mon 1 Feb 2027"}),
        (met(date(2026, 8, 22)), {"meeting": "the last good day"}),
        (
            lambda journal, one: journal.sessions.log(one, on=date(2026, 11, 20)),
            {"call": "opens in 12 days", "Last time": "Fri 20 Nov, call"},
        ),
        (lambda journal, one: None, {"Last time": "no contact yet", "first talk": "28 days left"}),
        (
            lambda journal, one: journal.relationships.edit(one.uid, rhythm="as-needed"),
            {"Last time": "no contact yet", "Open": "nothing"},
        ),
    ],
)
def test_the_word_its_clocks_and_what_to_do_are_said(
    journal: Journal, clock: Clock, prepare: Prepare, expected: dict[str, str]
) -> None:
    if expected.keys() & {"stale", "due soon"}:
        clock.move(days=-60)  # What was entered just now is new, whatever is entered.
    one = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    clock.moment = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    prepare(journal, one)
    lines = said(journal, journal.relationships.get(one.uid))
    assert {label: lines.get(label) for label in expected} == expected


def test_the_sum_takes_pauses_out(journal: Journal) -> None:
    one = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    met(date(2026, 6, 15))(journal, one)
    pause = Pause(uid=journal.new_uid(), first=date(2026, 7, 1), until=date(2026, 9, 1))
    one = journal.relationships.edit(one.uid, pauses=(pause,))
    # By hand: 31 days of July and 31 of August behind 15 Sep are 16 Nov.
    assert said(journal, one, sums=True)["meeting"] == (
        "6 days over | too soon before Wed 15 Jul: 1 month after it | "
        "last meeting Mon 15 Jun + 3 months + 62 days of pauses = last good day Mon 16 Nov"
    )


def test_a_one_off_says_its_question_and_what_came_of_it(journal: Journal) -> None:
    one = journal.relationships.begin(
        "Dana Weiss", "mentor", form="one-off", start=date(2026, 10, 5), aim="Inside or outside?"
    )
    journal.sessions.log(one, on=date(2026, 10, 23), summary="Outside first")
    journal.relationships.edit(
        one.uid, why_them="Did it twice", learned="Ask once", thanks_owed=date(2026, 10, 23)
    )
    lines = said(journal, journal.relationships.get(one.uid))
    expected = {
        "Last time": "Fri 23 Oct, call | Outside first",
        "Question": "Inside or outside?",
        "Why them": "Did it twice",
        "Learned": "Ask once",
        "Thanks": "owed since Fri 23 Oct",
    }
    assert {label: lines[label] for label in expected} == expected
    assert not {"Agreement", "meeting", "call", "–"} & set(lines)


def test_what_is_open_is_counted_by_kind(journal: Journal) -> None:
    one = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 5))
    notes = "- [ ] A @me\n- [ ] B @ana\n- [ ] C @ana\n- [x] D @me\n> E\n? F"
    journal.sessions.log(one, on=date(2026, 11, 9), notes=notes)
    expected = "1 mine, 2 theirs, 1 question, 1 piece of advice not reported back"
    assert said(journal, one)["Open"] == expected


def a_clock(since: date, opens: date, last_good: date) -> ClockOfTwo:
    """A meeting clock with these days."""
    return ClockOfTwo("meeting", since, None, opens, last_good, last_good, counts=True)


@pytest.mark.parametrize(
    ("clock", "today", "most", "bar", "axis"),
    [
        # The sketch: 92 days are 36 cells, 5 days over are 2.
        (
            a_clock(date(2026, 8, 25), date(2026, 9, 25), date(2026, 11, 25)),
            date(2026, 11, 30),
            46,
            "▆" + "━" * 11 + "╌" * 24 + "██",
            "25 Aug      25 Sep     25 Oct       25 Nov",
        ),
        # Over for three times as long as it was open: a quarter of the room is the window.
        (
            a_clock(date(2026, 1, 1), date(2026, 1, 16), date(2026, 1, 31)),
            date(2026, 5, 1),
            40,
            "▆━━━━╌╌╌╌╌" + "█" * 30,
            "1 Jan     31 Jan",
        ),
        # No room at all, and a window without days.
        (
            a_clock(date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 1)),
            date(2026, 1, 1),
            12,
            "▆" + "╌" * 11,
            "1 Jan",
        ),
    ],
)
def test_the_bar_tells_too_soon_open_and_over_apart(
    clock: ClockOfTwo, today: date, most: int, bar: str, axis: str
) -> None:
    drawn, below = bar_of(clock, today, most)
    assert (drawn.plain, below.plain) == (bar, axis)


def test_what_a_mentor_sees_in_a_protege_and_where_they_were_found_is_for_the_mentor_alone(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    seen: dict[str, Any] = {
        "why_them": "She asked twice",
        "observed": "Willing [/x]; says no too late",
    }
    ana = journal.relationships.edit(ana.uid, **seen)
    lines = {each.label: each for each in known(stands_facts(journal, ana))}
    assert (lines["I see"].text, lines["I see"].private) == (seen["observed"], True)
    assert (lines["Why them"].text, lines["Why them"].private) == ("She asked twice", True)
    journal.undo()
    journal.relationships.edit(
        ana.uid, details={"source": "platform", "found_at": "Lighthouse, 15"}
    )
    lines = {each.label: each for each in known(stands_facts(journal, ana))}
    assert (lines["From"].text, lines["From"].private) == ("platforms", False)
    assert (lines["Found at"].text, lines["Found at"].private) == ("Lighthouse, 15", True)
    now = journal.relationships.get(ana.uid)
    assert "I see" not in {each.label for each in known(stands_facts(journal, now))}
