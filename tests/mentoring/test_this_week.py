"""Today and this week, the strip of twelve months, and whom the table shows in which order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import AgendaItem, Session
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.people_groups import groups_of
from mentorjournal.mentoring.standings import (
    Group,
    Order,
    Standing,
    belongs,
    ordered,
    standings,
    whom,
)
from mentorjournal.mentoring.steps import NextStep
from mentorjournal.mentoring.this_week import coming_up
from mentorjournal.mentoring.year_strip import month_initials, year_strip
from tests.examples import a_person, a_relationship, a_session, uid_of
from tests.known_facts import at, facts

MONDAY = date(2026, 11, 30)


def planned(on: date, **changes: Any) -> Session:
    return a_session(on, state="planned", **changes)


def test_the_seven_days_from_today_on_in_the_order_in_which_they_come() -> None:
    sessions = [
        planned(date(2026, 12, 7), uid=uid_of(1)),
        planned(date(2026, 12, 6), uid=uid_of(2)),
        planned(MONDAY, at="17:00", uid=uid_of(3)),
        planned(MONDAY, at="09:30", uid=uid_of(4)),
        planned(MONDAY, uid=uid_of(5)),
        planned(date(2026, 11, 29), uid=uid_of(6)),
        a_session(MONDAY, uid=uid_of(7)),
    ]
    shown = coming_up(facts(sessions=at(*sessions)), MONDAY)

    assert [each.session.uid for each in shown] == [uid_of(4), uid_of(3), uid_of(5), uid_of(2)]


def test_a_coming_session_says_how_much_there_is_to_talk_about_and_how_last_time_ended() -> None:
    point = AgendaItem(uid=uid_of(50), text="The slot in January")
    spoken = AgendaItem(uid=uid_of(51), text="Done already", done=True)
    sessions = [
        a_session(date(2026, 11, 2), summary="  Lead with the number.\nThen the story."),
        a_session(date(2026, 11, 9), summary=" "),
        planned(MONDAY, agenda=(point, spoken)),
    ]
    (coming,) = coming_up(facts(a_relationship(start=None), sessions=at(*sessions)), MONDAY)
    (unread,) = coming_up(facts(sessions=at(*sessions)), MONDAY, counted=False)

    assert (coming.who, coming.points) == ("Ana Lima", 1)
    assert coming.last_summary == "Lead with the number."
    assert unread.points is None


@pytest.mark.parametrize(
    ("sessions", "months", "ahead"),
    [
        ([], "............", False),
        ([a_session(date(2025, 12, 1))], "t...........", False),
        ([a_session(date(2025, 11, 30))], "............", False),
        ([a_session(date(2026, 11, 30))], "...........t", False),
        # A message is no talk.
        ([a_session(date(2026, 11, 30), "message")], "............", False),
        ([a_session(date(2026, 11, 2), "message", state="missed")], "............", False),
        ([a_session(date(2026, 8, 25), "face-to-face")], "........m...", False),
        ([a_session(date(2026, 8, 1), state="missed")], "........x...", False),
        (
            [
                a_session(date(2026, 8, 1), state="missed"),
                a_session(date(2026, 8, 2)),
                a_session(date(2026, 8, 3), "face-to-face"),
                a_session(date(2026, 9, 1), state="moved"),
            ],
            "........m...",
            False,
        ),
        ([planned(date(2026, 12, 10))], "............", True),
        ([planned(MONDAY)], "............", False),
        ([planned(date(2026, 11, 3))], "............", False),
    ],
)
def test_the_strip_has_the_most_of_each_month(
    sessions: list[Session], months: str, ahead: bool
) -> None:
    strip = year_strip(sessions, MONDAY)
    signs = {"nothing": ".", "talk": "t", "meeting": "m", "missed": "x"}

    assert "".join(signs[word] for word in strip.months) == months
    assert strip.ahead is ahead


def test_the_months_of_the_strip_end_with_this_one() -> None:
    assert month_initials(MONDAY) == "DJFMAMJJASON+"
    assert month_initials(date(2027, 2, 1)) == "MAMJJASONDJF+"


# Whom the table shows

PEOPLE = ("Ana Lima", "Ben O'Neil", "Zoë Strauß", "Jörg Iwanow")


def practice() -> JournalOverview:
    """Ana called a week ago, Ben met long ago, Zoë paused, Jörg once, and never yet."""
    people = {
        uid_of(90 + at): a_person(uid=uid_of(90 + at), name=name) for at, name in enumerate(PEOPLE)
    }
    people[uid_of(90)] = a_person(uid=uid_of(90), name="Ana Lima", tags=("pricing",))
    people[uid_of(93)] = a_person(uid=uid_of(93), name="Jörg Iwanow", role="gaming PM")
    more: list[dict[str, Any]] = [
        {},
        {"my_role": "protege", "focus": ("executive presence",)},
        {"stage": "paused"},
        {"form": "one-off"},
    ]
    of = [
        a_relationship(uid=uid_of(70 + at), person=uid_of(90 + at), start=None, **fields)
        for at, fields in enumerate(more)
    ]
    ana, ben = of[0].uid, of[1].uid
    return JournalOverview(
        people=people,
        relationships=of,
        sessions={
            ana: [a_session(date(2026, 11, 23), relationship=ana)],
            ben: [a_session(date(2026, 8, 3), "face-to-face", relationship=ben)],
        },
    )


def everybody(known: JournalOverview) -> list[Standing]:
    stale = NextStep(
        kind="stale", text="", detail="", action="plan", relationship=uid_of(71), target=None
    )
    work = NextStep(
        kind="advice", text="", detail="", action="open", relationship=uid_of(70), target=None
    )
    return standings(known, [stale, work], MONDAY)


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("everyone", list(PEOPLE)),
        ("mentor", ["Ana Lima", "Zoë Strauß", "Jörg Iwanow"]),
        ("protege", ["Ben O'Neil"]),
        ("needs me", ["Ben O'Neil"]),
        ("resting", ["Zoë Strauß"]),
    ],
)
def test_a_group_has_whom_it_says(group: Group, names: list[str]) -> None:
    found = everybody(practice())

    assert [one.who for one in found if belongs(one, group)] == names


def test_who_is_asked_or_could_be_asked_does_not_rest() -> None:
    known = practice()
    ben = known.relationships[1]
    asked = [
        replace(ben, uid=uid_of(80 + at), stage=stage, start=None)
        for at, stage in enumerate(("asked", "asked", "prospect", "completed"))
    ]
    more = JournalOverview(people=known.people, relationships=[*known.relationships, *asked])
    found = standings(more, [], MONDAY)

    assert [one.relationship.stage for one in found if belongs(one, "resting")] == [
        "paused",
        "completed",
    ]
    words = {group.title: group.words for group in groups_of(more, found, MONDAY)}
    assert words == {
        "I mentor": "1, 1 one-off, 1 resting",
        "Mentoring me": "1, 2 asked, 1 prospect, 1 resting",
    }


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("limit", ["Ben O'Neil", "Ana Lima", "Jörg Iwanow", "Zoë Strauß"]),
        ("name", ["Ana Lima", "Ben O'Neil", "Jörg Iwanow", "Zoë Strauß"]),
        ("last", ["Jörg Iwanow", "Ben O'Neil", "Ana Lima", "Zoë Strauß"]),
        ("open", ["Ana Lima", "Ben O'Neil", "Jörg Iwanow", "Zoë Strauß"]),
    ],
)
def test_an_order_brings_first_whom_it_says_and_who_rests_last(
    order: Order, names: list[str]
) -> None:
    assert [one.who for one in ordered(everybody(practice()), order)] == names


def test_a_booked_day_is_the_next_limit_and_what_is_open_is_counted() -> None:
    known = practice()
    ana = known.relationships[0].uid
    soon = planned(MONDAY + timedelta(days=3), relationship=ana)
    booked = JournalOverview(
        people=known.people,
        relationships=known.relationships,
        sessions={**known.sessions, ana: [*known.sessions[ana], soon]},
    )

    assert everybody(booked)[0].limit == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("zoe", ["Zoë Strauß"]),
        ("STRAUSS", ["Zoë Strauß"]),
        ("joerg", ["Jörg Iwanow"]),
        ("oneil", ["Ben O'Neil"]),
        ("pric", ["Ana Lima"]),
        ("#pric", ["Ana Lima"]),
        ("presence", ["Ben O'Neil"]),
        ("gaming pm", ["Jörg Iwanow"]),
        ("stale", ["Ben O'Neil"]),
        ("stale presence", ["Ben O'Neil"]),
        ("stale pricing", []),
        ("protégé", ["Ben O'Neil"]),
        ("paused", ["Zoë Strauß"]),
        ("", list(PEOPLE)),
    ],
)
def test_anybody_is_found_by_name_tag_area_role_or_state_in_any_spelling(
    typed: str, names: list[str]
) -> None:
    known = practice()
    found = everybody(known)
    fits = whom(known, found)(typed)

    assert [one.who for one in found if one.relationship.uid in fits] == names


def test_who_is_called_so_goes_before_who_has_it_among_tags_and_areas() -> None:
    known = practice()

    assert whom(known, everybody(known))("pr") == {uid_of(70): 1, uid_of(71): 1}
    assert whom(known, everybody(known))("an") == {uid_of(70): 0, uid_of(73): 1}
