"""What each stage of a mentoring waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import ThankYou
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.lifecycle import life_of, what_waits
from tests.examples import a_relationship, uid_of

TODAY = date(2026, 11, 30)


def waits(**changes: Any) -> list[tuple[str, str, str]]:
    steps = what_waits(a_relationship(**changes), "Ana Lima", TODAY)
    return [(step.kind, step.text, step.detail) for step in steps]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"stage": "prospect"}, "prospect"),
        ({"stage": "completed"}, "completed"),
        ({"stage": "completed", "declined": date(2026, 11, 1)}, "declined"),
        ({"stage": "asked", "declined": date(2026, 11, 1)}, "asked"),
    ],
)
def test_a_no_is_said_as_such_until_it_is_asked_again(fields: dict[str, Any], word: str) -> None:
    assert cadence_status(a_relationship(**fields), [], TODAY).word == word


@pytest.mark.parametrize(("day", "steps"), [(20, 1), (21, 0)])
def test_an_ask_is_silent_after_ten_days(day: int, steps: int) -> None:
    found = waits(stage="asked", asked=date(2026, 11, day))
    assert len(found) == steps
    if steps:
        assert found == [
            ("ask silent", "Ana Lima: no answer yet", "10 days silent since Fri 20 Nov")
        ]
    assert waits(stage="active", asked=date(2026, 11, day)) == []


def test_an_ask_without_its_day_is_not_counted() -> None:
    assert waits(stage="asked") == []


@pytest.mark.parametrize("stage", ["active", "completed"])
def test_thanks_are_owed_until_they_are_said(stage: str) -> None:
    owed = {"stage": stage, "thanks_owed": date(2026, 10, 23)}
    assert waits(**owed) == [("thanks", "Ana Lima: thank-you owed", "since Fri 23 Oct")]
    assert waits(stage=stage, thanked=date(2026, 10, 24)) == []


def test_my_manager_is_to_agree_to_mentoring_by_the_managers_manager() -> None:
    line = {"reporting_line": "managers-manager"}
    assert waits(**line) == [
        ("consent", "Ana Lima: does my manager agree?", "my manager's manager")
    ]
    assert waits(**line, manager_agreed=date(2026, 11, 1)) == []
    assert waits(**line, stage="completed") == []
    assert waits(reporting_line="my-manager") == []


def test_somebody_kept_for_later_is_to_be_asked_when_the_reporting_line_has_ended() -> None:
    kept = {"stage": "prospect", "ask_later": True}
    assert waits(**kept, reporting_line="my-manager") == []
    assert waits(**kept) == [
        ("ask later", "Ana Lima: ask now", "the reporting line between you has ended")
    ]
    assert waits(stage="active", ask_later=True) == []
    assert [kind for kind, _, _ in waits(stage="completed", ask_later=True)] == ["ask later"]


def test_the_circle_is_told_with_its_days_and_words_of_thanks_are_private() -> None:
    thanks = ThankYou(uid=uid_of(1), on=date(2026, 11, 3), how="sent", text="Dear Ben,\nthank you")
    circle = {"thanked": date(2026, 11, 3), "paid_forward": date(2026, 11, 9)}
    told = life_of(
        a_relationship(**circle, first_protege="Lea", mentored_by="Vera", thank_yous=(thanks,)),
        TODAY,
    )
    assert [(each.label, each.text, each.private) for each in told] == [
        ("Thanks", "sent Tue 3 Nov", False),
        ("In words", "Dear Ben, thank you", True),
        ("Line", "mentored by Vera", False),
        ("Circle", "paid forward since Mon 9 Nov, Lea", False),
    ]
