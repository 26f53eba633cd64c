"""Next steps that come of the clocks: due soon, back from a pause, time to meet again."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.overview import JournalOverview
from tests.examples import PERSON, RELATIONSHIP, a_person, uid_of
from tests.mentoring.histories import history, long_known

NOV_22 = date(2026, 11, 22)


def said(told: str, today: date = NOV_22, **changes: Any) -> list[tuple[str, str, str]]:
    """Kind, text and detail of each step of one with this history, who has no roadmap."""
    relationship: Relationship = long_known(**{"start": None} | changes)
    known = JournalOverview(
        people={PERSON: a_person()},
        relationships=[relationship],
        sessions={RELATIONSHIP: history(told)},
    )
    steps = next_steps(known, today)
    assert all(step.action == "plan" for step in steps if step.kind != "not recorded")
    return [(step.kind, step.text.removeprefix("Ana Lima: "), step.detail) for step in steps]


def test_what_is_due_soon_says_by_when_unless_a_day_is_booked_or_was_not_recorded() -> None:
    called = "call 2026-10-24"

    assert said(called) == [("due soon", "no call since Sat 24 Oct", "due soon, by Tue 24 Nov")]
    assert said(f"{called}; booked call 2026-11-24") == []
    assert [kind for kind, *_ in said(f"{called}; booked call 2026-11-20")] == ["not recorded"]


def test_a_pause_that_has_ended_is_a_step_until_a_talk_or_a_booking() -> None:
    paused = "2026-10-01 to 2026-11-16"
    before = "call 2026-09-20"
    back = ("pause ended", "the pause has ended", "back since Mon 16 Nov")

    assert said(before, paused=paused) == [back]
    assert said(f"{before}; wrote 2026-11-18", paused=paused) == [back]
    assert said(f"{before}; booked call 2026-12-01", paused=paused) == []
    assert said(before, date(2026, 11, 15), paused=paused) == []
    assert said(f"{before}; call 2026-11-16", paused=paused) == [
        ("no next date", "no next date", "last call Mon 16 Nov")
    ]
    # The call of 20 Sep was good until 20 Oct; 46 days were paused, so it is until 5 Dec.
    assert said(before, date(2026, 12, 6), paused=paused) == [
        ("stale", "no call since Sun 20 Sep", "stale since Sun 6 Dec"),
        back,
    ]


def test_three_contacts_without_a_meeting_ask_once_whether_to_meet_again() -> None:
    met, calls = "met 2026-08-06", "call 2026-08-20; call 2026-09-20; call 2026-10-20"
    whole, day = f"{met}; {calls}", date(2026, 11, 7)

    def asked(told: str, today: date = day, **changes: Any) -> list[str]:
        return [text for kind, text, _ in said(told, today, **changes) if kind == "in person"]

    assert asked(whole) == ["not met since Thu 6 Aug: make the next one in person?"]
    assert asked(calls) == ["not met yet: make the next one in person?"]
    # Three months are not over; a meeting is booked; or only two contacts came after it.
    assert asked(whole, date(2026, 11, 6)) == []
    assert asked(f"{whole}; booked met 2026-12-01") == []
    assert asked(whole.replace("call 2026-08-20; ", "")) == []
    assert asked(whole, rhythm="calls") == asked(whole, rhythm="as-needed") == []
    # What is stale is said instead.
    assert asked(whole, date(2026, 11, 21)) == asked(whole, rhythm="meetings") == []


def test_what_fades_is_ranked_by_its_last_good_day_and_its_own_last_contact() -> None:
    known = JournalOverview(
        people={PERSON: a_person()},
        relationships=[long_known(start=None)],
        sessions={RELATIONSHIP: history("met 2026-08-17; call 2026-08-20; wrote 2026-11-20")},
    )

    (step,) = next_steps(known, NOV_22)

    assert (step.kind, step.on, step.contact) == ("stale", date(2026, 11, 17), date(2026, 8, 17))


def test_no_next_date_has_its_last_good_day_by_which_it_is_ranked_beside_what_is_due_soon() -> None:
    # Ana was called on 2 Nov, good until 2 Dec; Ben was met on 12 Oct, good until 12 Jan.
    ben = long_known(start=None, uid=uid_of(71))
    known = JournalOverview(
        people={PERSON: a_person()},
        relationships=[long_known(start=None, rhythm="calls"), ben],
        sessions={
            RELATIONSHIP: history("call 2026-11-02"),
            ben.uid: history("met 2026-10-12"),
        },
    )

    steps = next_steps(known, date(2026, 11, 30))

    assert [(step.kind, step.on) for step in steps] == [
        ("due soon", date(2026, 12, 2)),
        ("no next date", date(2027, 1, 12)),
    ]


def test_a_person_who_is_not_in_the_journal_does_no_harm() -> None:
    known = JournalOverview(people={}, relationships=[long_known(start=None)])

    (step,) = next_steps(known, NOV_22)

    assert step.text == "Somebody: no talk yet"
