"""Goal reviews, BATNA sheets and agendas show the figures that were worked out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from markdown_it.token import Token
from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_record
from mentorjournal.data.records.models import AgendaItem, FollowUp, Person, Relationship
from mentorjournal.data.records.negotiations import Limit, Package
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.plans import Goal, Reading, Step
from mentorjournal.documents import agenda, batna, goals
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.plain_text import to_text
from mentorjournal.documents.zone_picture import draw
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_sheet import Zone
from tests.documents.filled import UID
from tests.documents.reading import sections, strict, words
from tests.examples import worked_negotiation

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BASE: dict[str, Any] = {"uid": UID, "created": NOW, "updated": NOW}
PAIR = Pair(
    Relationship(**BASE, person=UID, my_role="mentor"),
    Person(**BASE, name="Ana Lima"),
    Person(**BASE, name="Carla Diaz", is_me=True),
)
MIDYEAR = date(2026, 6, 30)
TODAY = date(2026, 11, 30)


def goal(title: str, baseline: int, target: int, now: int, **fields: Any) -> Goal:
    return Goal(
        **BASE,
        owner=UID,
        shown_to=(UID,),
        title=title,
        baseline=Reading(uid=UID, on=date(2026, 1, 5), value=Decimal(baseline)),
        target=Decimal(target),
        start=date(2026, 1, 5),
        due=date(2026, 12, 31),
        readings=(Reading(uid=UID, on=date(2026, 6, 1), value=Decimal(now)),),
        **fields,
    )


def rows(markdown: str) -> list[list[str]]:
    """The rows of all tables, cell by cell."""
    tokens = strict().parse(markdown)
    found: list[list[str]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            found.append([])
        if token.type in ("th_open", "td_open"):
            found[-1].append(_cell(tokens, at))
    return found


def _cell(tokens: list[Token], at: int) -> str:
    return words([tokens[at + 1]])


def test_a_goal_review_shows_where_each_goal_stands_beside_what_was_expected() -> None:
    facts = goals.GoalFacts(
        PAIR,
        (
            goal("Win rate | deals", 31, 42, 38, unit="%"),
            goal("Talks", 0, 12, 4),
            goal("Interviews", 0, 20, 20),
            goal("Gone", 0, 1, 0, state="dropped"),
        ),
        MIDYEAR,
    )
    markdown = to_markdown(goals.build(facts, "other").document)
    assert rows(markdown)[1:4] == [
        ["Win rate | deals", "38 %", "42 %", "31 Dec 2026", "64 %", "on track"],
        ["Talks", "4", "12", "31 Dec 2026", "33 %", "behind"],
        ["Interviews", "20", "20", "31 Dec 2026", "100 %", "met"],
    ]
    found = sections(markdown)
    assert found["Win rate | deals"].startswith("64 % of the way, 49 % expected by now: on track")
    assert found["Dropped"] == "Gone\n"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("4", "talks", "4 talks"),
        ("1", "talks", "1 (talks)"),
        ("-1", "talks", "-1 (talks)"),
        ("1.5", "talks", "1.5 talks"),
        ("1", "%", "1 %"),
        ("1", "EUR", "1 EUR"),
        ("1", "ms", "1 ms"),
        ("1", "km/s", "1 km/s"),
        ("1", "mois", "1 (mois)"),
        ("1", "", "1"),
        (None, "talks", "–"),
    ],
)
def test_a_unit_stays_as_it_was_typed_and_one_of_several_is_no_mistake(
    value: str | None, unit: str, said: str
) -> None:
    assert goals.measure(None if value is None else Decimal(value), unit) == said


def test_what_is_closed_is_told_as_closed_below_the_goals_of_the_year() -> None:
    facts = goals.GoalFacts(
        PAIR,
        (goal("Closed", 0, 12, 4, state="closed"), goal("Talks", 0, 12, 4)),
        MIDYEAR,
    )
    markdown = to_markdown(goals.build(facts, "other").document)
    found = sections(markdown)
    of_year, _, earlier = markdown.partition("## Of earlier years")
    assert [row[0] for row in rows(of_year)[:2]] == ["Goal", "Talks"]
    assert rows(earlier)[1] == ["Closed", "4", "12", "31 Dec 2026", "33 %", "closed"]
    assert found["Closed"].startswith("33 % of the way: closed\n")
    assert "behind" not in found["Closed"]


def test_steps_that_are_done_are_ticked() -> None:
    steps = (
        Step(uid=UID, text="One", done=date(2026, 3, 1)),
        Step(uid=UID, text="Two", done=date(2026, 8, 1)),
    )
    stepped = Goal(**BASE, owner=UID, title="Steps", start=date(2026, 1, 5), steps=steps)
    markdown = to_markdown(goals.build(goals.GoalFacts(PAIR, (stepped,), MIDYEAR), "me").document)
    assert "- [x] One — 1 Mar 2026\n- [ ] Two\n" in markdown


def test_a_review_without_goals_says_so() -> None:
    made = goals.build(goals.GoalFacts(PAIR, (), MIDYEAR), "other").document
    assert "There are no goals yet." in to_text(made)


def batna_of(audience: Any = "me", **fields: Any) -> str:
    sheet = work_out(worked_negotiation(**fields), date(2026, 11, 22))
    return to_markdown(batna.build(batna.BatnaFacts(sheet, PAIR), audience).document)


def test_a_batna_sheet_shows_first_year_beside_average_year() -> None:
    assert rows(batna_of())[:4] == [
        ["Alternative", "Base", "Year 1", "Average year", "Chance", "Expected"],
        ["Stay as today", "112,000", "143,760", "143,760", "–", "146,760"],
        ["Offer from A (BATNA)", "124,000", "169,370", "160,370", "70 %", "152,607"],
        ["Offer from B", "118,000", "152,664", "152,664", "50 %", "150,541"],
    ]


def test_a_batna_sheet_shows_the_numbers_of_the_worked_example() -> None:
    found = sections(batna_of())
    assert "down to a chance of 48 %" in found["What the alternatives are worth"]
    assert found["Numbers for the talk"].splitlines() == [
        "Least base to accept here: 117,200",
        "Least total compensation: 149,607",
        "Target: 128,000",
        "Their first offer: 115,360",
        "Ask: 140,640",
    ]
    assert found["Market"].endswith("Base today: 0.901 of the median\nTarget: percentile 57\n")
    assert "112,304124,286137,295150,994".replace(",", "") in found["Market"].replace(
        "\n", ""
    ).replace(",", "")
    assert "Share of the zone won: 50 %" in found["Outcome"]
    assert "Estimates, not advice." in found[""]


def test_a_batna_sheet_tells_what_they_opened_with_rather_than_what_was_expected() -> None:
    offer = Offer(uid=UID, on=date(2026, 11, 19), package=Package(base=Decimal(120_000)))
    sheet = replace(worked_negotiation(), outcome=None, offers=(offer,))
    made = batna.build(batna.BatnaFacts(work_out(sheet, date(2026, 11, 22)), PAIR), "me")
    numbers = sections(to_markdown(made.document))["Numbers for the talk"]
    assert numbers.splitlines()[-2:] == ["Their first offer: 120,000", "Ask: 136,000"]


def test_a_batna_sheet_for_the_other_person_is_whole() -> None:
    assert batna_of("other") == batna_of("me")


def zone(low: int, likely: int, high: int, least: int = 117_200) -> Zone:
    limit = Limit(low=Decimal(low), likely=Decimal(likely), high=Decimal(high))
    return Zone("possible", Decimal(least), limit)


def test_the_picture_of_the_zone_lines_up() -> None:
    lines = draw(zone(115_000, 132_000, 138_000), Decimal(128_000)).splitlines()
    names = [line[:8].strip() for line in lines]
    assert names == ["they", "", "you", "overlap", "target", ""]
    they, _, you, overlap, target, _ = (line[9:57] for line in lines)
    assert you.index("-") == overlap.index("#")
    assert they.rindex("=") == overlap.rindex("#")
    assert overlap.index("#") < target.index("T") < overlap.rindex("#")
    assert lines[1].endswith("  at most 138,000")
    assert lines[3].endswith("  117,200–132,000")


@pytest.mark.parametrize("nought", [1, 1_000, 1_000_000])
def test_the_picture_of_the_zone_is_not_broken_in_a_window_of_80_columns(nought: int) -> None:
    least, low, likely, high, target = (
        x * nought for x in (117_200, 115_000, 132_000, 138_000, 128_000)
    )
    lines = draw(zone(low, likely, high, least), Decimal(target)).splitlines()
    assert len(lines) == 6
    assert max(map(len, lines)) <= 75


def test_without_overlap_the_picture_has_none() -> None:
    assert "overlap" not in draw(zone(100_000, 110_000, 115_000))


def test_a_zone_of_one_point_can_be_drawn() -> None:
    assert "overlap" in draw(zone(5, 5, 5, 5))


def test_an_agenda_lists_what_is_open_and_only_that() -> None:
    records = (
        FollowUp(**BASE, text="Ask for the slot", assignee="them", due=date(2026, 12, 1)),
        FollowUp(**BASE, text="Done already", state="done"),
        FollowUp(**BASE, kind="question", text="Who decides?"),
        FollowUp(**BASE, kind="advice", text="One page first"),
    )
    points = (AgendaItem(uid=UID, text="Half-time", source="month 7"),)
    facts = agenda.AgendaFacts(
        PAIR, TODAY, date(2026, 12, 8), points, tuple(from_record(record) for record in records)
    )
    found = sections(to_markdown(agenda.build(facts, "other").document))
    assert found["To discuss"] == "[ ] Half-time — month 7\n"
    assert found["Actions"] == "[ ] Ana: Ask for the slot — by Tue 1 Dec 2026\n"
    assert found["Questions"] == "5 Jan 2026: Who decides?\n"
    assert found["Advice: tried it?"] == "5 Jan 2026: One page first\n"


def open_item(kind: str, text: str, since: date, due: date | None = None) -> FollowUpItem:
    fields: dict[str, Any] = {"kind": kind, "assignee": "me", "relationship": UID}
    return FollowUpItem(words=text, since=since, due=due, **fields)


def test_an_agenda_begins_with_what_is_late_or_new_and_counts_what_is_old() -> None:
    years = [open_item("advice", f"Old {at}", date(2024, 12, 1 + at)) for at in range(25)]
    items = (
        *years,
        open_item("question", "Parked in spring", date(2026, 4, 1)),
        open_item("question", "Parked long ago", date(2023, 4, 1)),
        open_item("advice", "One page first", date(2026, 11, 16)),
        open_item("action", "Due soon", date(2026, 11, 16), date(2026, 12, 4)),
        open_item("action", "Late for a year", date(2025, 10, 1), date(2025, 11, 1)),
        open_item("action", "Late", date(2026, 11, 1), date(2026, 11, 28)),
    )
    points = tuple(AgendaItem(uid=UID, text=f"Point {at}") for at in range(4))
    facts = agenda.AgendaFacts(PAIR, TODAY, None, points, items)
    found = sections(to_markdown(agenda.build(facts, "other").document))
    assert list(found)[1:] == ["To discuss", "Actions", "Advice: tried it?", "Questions"]
    assert found["To discuss"].count("Point") == 4
    assert found["Actions"].splitlines() == [
        "[ ] Carla: Late — was due Sat 28 Nov 2026",
        "[ ] Carla: Due soon — by Fri 4 Dec 2026",
        "[ ] Carla: Late for a year — was due Sat 1 Nov 2025",
    ]
    assert found["Advice: tried it?"].splitlines()[0] == "16 Nov 2026: One page first"
    # Ten in all: of what is old the newest, whatever its kind.
    assert found["Advice: tried it?"].count("Old") == 1
    assert found["Questions"].splitlines() == [
        "1 Apr 2026: Parked in spring",
        "Also open: 25 older (1 question, 24 pieces of advice)",
    ]


def test_of_one_day_promises_stand_first_then_questions() -> None:
    day = date(2026, 11, 16)
    items = tuple(open_item(kind, kind, day) for kind in ("advice", "question", "action"))
    made = agenda.build(agenda.AgendaFacts(PAIR, TODAY, items=items), "other").document
    found = list(sections(to_markdown(made)))
    assert found[1:] == ["Actions", "Questions", "Advice: tried it?"]


def test_an_agenda_full_of_promises_does_not_call_the_others_older() -> None:
    items = tuple(
        open_item("action", f"Due {at}", date(2026, 11, 16), date(2026, 12, 1 + at))
        for at in range(12)
    )
    text = to_text(agenda.build(agenda.AgendaFacts(PAIR, TODAY, items=items), "other").document)
    assert "Due 9 " in text
    assert text.endswith("Also open: 2 more actions\n")


def test_an_empty_agenda_says_so() -> None:
    text = to_text(agenda.build(agenda.AgendaFacts(PAIR, TODAY), "other").document)
    assert text.startswith("Agenda of Carla and Ana, next time\n====")
    assert "Nothing is on the agenda yet." in text
