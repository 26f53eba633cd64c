"""A mentoring from the first thought to a second year, in a real file; each step undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from tests.journal.conftest import Clock

Step = Callable[[Journal, str], Relationship]
D = date


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=D(2026, 3, 13), aim="Pricing")


@pytest.fixture
def line(journal: Journal) -> Relationship:
    return journal.relationships.begin("Maya Lind", "protege", reporting_line="managers-manager")


STEPS: dict[str, Step] = {
    "propose": lambda j, uid: j.lifecycle.propose(uid, aim="Gaming", why_them="Her talk"),
    "ask": lambda j, uid: j.lifecycle.ask(uid, D(2026, 11, 19), "by mail"),
    "decline": lambda j, uid: j.lifecycle.decline(uid, D(2026, 11, 20), "no time", "owed"),
    "start": lambda j, uid: j.lifecycle.start(uid, D(2026, 12, 1)),
    "complete": lambda j, uid: j.lifecycle.complete(uid, D(2026, 11, 22), reason="full"),
    "year": lambda j, uid: j.lifecycle.begin_year(uid, D(2026, 11, 22)),
    "recurring": lambda j, uid: j.lifecycle.make_recurring(uid, D(2026, 11, 1), "A year"),
    "thank": lambda j, uid: j.circle.thank(uid),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_one_change_that_can_be_undone(
    journal: Journal, ana: Relationship, step: str
) -> None:
    after = STEPS[step](journal, ana.uid)

    assert after != ana
    assert "Ana Lima" in journal.last_change()
    journal.undo()
    back = journal.relationships.get(ana.uid)
    assert {**_fields(back), "updated": None} == {**_fields(ana), "updated": None}


def _fields(one: Relationship) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def test_a_whole_life_is_kept_in_the_file(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    life = journal.lifecycle
    life.propose(ana.uid, aim="[b]Own pricing[/]", why_them="% her talk")
    life.ask(ana.uid, D(2026, 11, 1), "by mail, after the talk")
    life.decline(ana.uid, D(2026, 11, 3), "a bad season", "said")
    again = life.ask(ana.uid, D(2026, 11, 10), "in person")
    assert (again.stage, again.declined) == ("asked", None)
    life.start(ana.uid, D(2026, 11, 11))
    life.complete(ana.uid, D(2026, 11, 20), reason="full", last_words="Go on.", thanks="owed")
    journal.circle.thank(ana.uid)
    clock.move(days=3)
    life.begin_year(ana.uid, D(2026, 11, 25))
    journal.close()

    reopened = Journal.open(path, clock=clock)
    kept = reopened.relationships.get(ana.uid)
    reopened.close()
    assert (kept.stage, kept.start, kept.ended) == ("active", D(2026, 11, 25), None)
    assert (kept.aim, kept.why_them) == ("[b]Own pricing[/]", "% her talk")
    assert (kept.asked, kept.asked_how) == (D(2026, 11, 10), "in person")
    assert (kept.thanks_owed, kept.thanked) == (None, D(2026, 11, 22))
    (year,) = kept.years
    assert (year.start, year.end) == (D(2026, 11, 11), D(2026, 11, 20))
    assert (year.reason, year.last_words) == ("full", "Go on.")
    assert (kept.stage_reason, kept.last_words) == ("", "")


def test_a_next_year_without_an_end_between_ends_the_old_one_the_day_before(
    journal: Journal, ana: Relationship
) -> None:
    after = journal.lifecycle.begin_year(ana.uid, D(2027, 3, 13), aim="Packaging")

    (year,) = after.years
    assert (year.start, year.end, year.reason) == (D(2026, 3, 13), D(2027, 3, 12), "")
    assert (after.start, after.aim, after.stage) == (D(2027, 3, 13), "Packaging", "active")


def test_a_one_off_becomes_recurring_with_its_history(journal: Journal) -> None:
    dana = journal.relationships.begin(
        "Dana Weiss", "mentor", form="one-off", start=D(2026, 10, 1), aim="Inside or outside?"
    )
    journal.relationships.edit(dana.uid, notes="Good question.")
    talk = journal.sessions.log(dana, on=D(2026, 10, 3), channel="call", notes="! Inside first")
    journal.lifecycle.complete(dana.uid, D(2026, 10, 4), learned="Ask earlier.", thanks="owed")

    after = journal.lifecycle.make_recurring(dana.uid, D(2026, 11, 1), "A year in games")

    assert (after.form, after.stage, after.start) == ("recurring", "active", D(2026, 11, 1))
    assert after.notes == "Good question.\n\nThe question at first: Inside or outside?"
    assert (after.learned, after.thanks_owed) == ("Ask earlier.", D(2026, 10, 4))
    assert [each.uid for each in journal.sessions.of(after)] == [talk.uid]


BAD: dict[str, tuple[Step, str, str]] = {
    "asked in the future": (
        lambda j, uid: j.lifecycle.ask(uid, D(2026, 11, 23), ""),
        "asked",
        "23 Nov 2026 is still to come.",
    ),
    "a no in the future": (
        lambda j, uid: j.lifecycle.decline(uid, D(2026, 11, 23), ""),
        "declined",
        "23 Nov 2026 is still to come.",
    ),
    "an end in the future": (
        lambda j, uid: j.lifecycle.complete(uid, D(2026, 11, 23)),
        "ended",
        "23 Nov 2026 is still to come.",
    ),
    "an end before the start": (
        lambda j, uid: j.lifecycle.complete(uid, D(2026, 3, 12)),
        "ended",
        "It cannot end before it began, which was on 13 Mar 2026.",
    ),
    "a new year before the old one": (
        lambda j, uid: j.lifecycle.begin_year(uid, D(2026, 3, 13)),
        "year",
        "The new year has to begin after the one before, which began on 13 Mar 2026.",
    ),
    "consent without a manager's manager": (
        lambda j, uid: j.lifecycle.agree_manager(uid, D(2026, 11, 1)),
        "manager_agreed",
        "Only mentoring with a manager's manager needs that.",
    ),
    "two lines in one": (
        lambda j, uid: j.lifecycle.ask(uid, D(2026, 11, 1), "x" * 5000),
        "asked_how",
        "too long",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(
    journal: Journal, ana: Relationship, what: str
) -> None:
    step, field, sentence = BAD[what]
    with pytest.raises(BadInput) as refused:
        step(journal, ana.uid)
    assert sentence in str(refused.value)
    assert refused.value.field == field
    assert journal.relationships.get(ana.uid) == ana


def test_a_no_cannot_come_before_the_question(journal: Journal, ana: Relationship) -> None:
    journal.lifecycle.ask(ana.uid, D(2026, 11, 10), "")
    with pytest.raises(BadInput, match="before the question, which was put on 10 Nov 2026"):
        journal.lifecycle.decline(ana.uid, D(2026, 11, 9), "")


def test_years_do_not_overlap(journal: Journal, ana: Relationship) -> None:
    life = journal.lifecycle
    life.complete(ana.uid, D(2026, 11, 20))
    with pytest.raises(BadInput, match="after the end of the one before, 20 Nov 2026"):
        life.begin_year(ana.uid, D(2026, 11, 20))
    life.begin_year(ana.uid, D(2026, 11, 21))
    with pytest.raises(BadInput, match="ended on 20 Nov 2026; this one has to begin after it"):
        life.start(ana.uid, D(2026, 11, 20))


@pytest.mark.parametrize("stage", ["prospect", "asked", "declined"])
def test_no_new_year_follows_where_there_was_none(
    journal: Journal, ana: Relationship, stage: str
) -> None:
    journal.lifecycle.ask(ana.uid, D(2026, 11, 1), "")
    if stage == "prospect":
        journal.lifecycle.propose(ana.uid, aim="", why_them="")
    elif stage == "declined":
        journal.lifecycle.decline(ana.uid, D(2026, 11, 2), "")
    with pytest.raises(BadInput, match="no year yet"):
        journal.lifecycle.begin_year(ana.uid, D(2026, 11, 22))


def test_my_managers_consent_has_a_day(journal: Journal, line: Relationship) -> None:
    with pytest.raises(BadInput, match="still to come"):
        journal.lifecycle.agree_manager(line.uid, D(2026, 12, 1))
    assert journal.lifecycle.agree_manager(line.uid, D(2026, 11, 20)).manager_agreed == D(
        2026, 11, 20
    )
    journal.undo()
    assert journal.relationships.get(line.uid).manager_agreed is None


def test_who_was_kept_for_later_is_not_once_asked(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, ask_later=True)
    assert journal.lifecycle.ask(ana.uid, D(2026, 11, 1), "").ask_later is False


def test_a_pause_that_runs_is_changed_and_one_that_is_over_stays(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    life = journal.lifecycle
    paused = life.pause(ana.uid, D(2026, 11, 20), D(2026, 12, 24), "leave")
    assert (paused.stage, paused.stage_reason) == ("paused", "leave")
    later = life.pause(ana.uid, D(2026, 11, 20), None, "leave, no end yet")
    (pause,) = later.pauses
    assert (pause.uid, pause.until, pause.reason) == (
        paused.pauses[0].uid,
        None,
        "leave, no end yet",
    )
    back = life.come_back(ana.uid, D(2026, 11, 21))
    assert (back.stage, back.stage_reason) == ("active", "")
    clock.move(days=10)
    again = life.pause(ana.uid, D(2027, 1, 1), D(2027, 2, 1))
    assert again.stage == "active"
    assert [each.first for each in again.pauses] == [D(2026, 11, 20), D(2027, 1, 1)]
    ended = life.complete(ana.uid, D(2026, 12, 1))
    assert ended.stage == "completed"


@pytest.mark.parametrize(
    ("first", "until", "field", "sentence"),
    [
        (
            D(2026, 3, 12),
            None,
            "first",
            "A pause cannot begin before the mentoring did, which was on 13 Mar 2026.",
        ),
        (
            D(2026, 11, 20),
            D(2026, 11, 20),
            "until",
            "The day of return has to come after the first day of the pause, 20 Nov 2026.",
        ),
    ],
)
def test_a_pause_that_cannot_be_is_refused(
    journal: Journal, ana: Relationship, first: date, until: date | None, field: str, sentence: str
) -> None:
    with pytest.raises(BadInput) as refused:
        journal.lifecycle.pause(ana.uid, first, until)
    assert (str(refused.value), refused.value.field) == (sentence, field)
    assert journal.relationships.get(ana.uid) == ana
    journal.lifecycle.pause(ana.uid, D(2026, 11, 20))
    with pytest.raises(BadInput, match="after the first day of the pause"):
        journal.lifecycle.come_back(ana.uid, D(2026, 11, 20))


def test_the_line_says_who_came_before_and_since_when_it_was_paid_forward(
    journal: Journal, ana: Relationship
) -> None:
    pay = journal.circle.pay_forward
    with pytest.raises(BadInput, match="Since when"):
        pay(ana.uid, None, first_protege="Lea Kunz")
    with pytest.raises(BadInput, match="still to come"):
        pay(ana.uid, D(2026, 11, 23))
    assert journal.relationships.get(ana.uid) == ana
    paid = pay(ana.uid, D(2026, 11, 3), first_protege="Lea  Kunz")
    assert (paid.paid_forward, paid.first_protege) == (D(2026, 11, 3), "Lea Kunz")
    ben = journal.relationships.begin("Ben", "protege", start=D(2026, 10, 5))
    pay(ben.uid, None, mentored_by="Vera")
    assert pay(ben.uid, D(2026, 11, 3)).mentored_by == "Vera"
    assert journal.undo() == "noted the line of Ben"
    assert pay(ana.uid, None).first_protege == ""


def test_what_was_a_one_off_at_first_is_remembered(journal: Journal) -> None:
    dana = journal.relationships.begin("Dana", "mentor", form="one-off", start=D(2026, 10, 5))
    assert journal.lifecycle.make_recurring(
        dana.uid, D(2026, 11, 1), "A year"
    ).one_off_since == D(2026, 10, 5)  # fmt: skip
