"""How each relationship stands: one word and one sentence, wherever it is said."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Pause
from mentorjournal.dates import add_months, show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.step_lines import StepLine
from mentorjournal.widgets.next_list import NextList
from tests.cli.cli_help import CommandLine, lines_of, today
from tests.examples import uid_of
from tests.screens.board import highlight, row_of
from tests.screens.driver import here, opened_at, press, see

Talk = tuple[Channel, int]
LONG_AGO = timedelta(days=900)


def told(journal: Journal, name: str, *talks: Talk, entered: int = 800, **fields: Any) -> None:
    """One I mentor, with talks so many days ago, or booked in so many as are less than none."""
    pair = journal.relationships.begin(name, "mentor", start=journal.today() - LONG_AGO, **fields)
    noon = datetime.combine(journal.today() - timedelta(days=entered), time(12)).astimezone(UTC)
    journal._context.keep_quietly(replace(pair, created=noon))
    for channel, ago in talks:
        on = journal.today() - timedelta(days=ago)
        if ago < 0:
            journal.sessions.bookings.plan(pair, on, channel)
        else:
            journal.sessions.log(pair, on=on, channel=channel)


def twelve(journal: Journal) -> dict[str, tuple[str, str]]:
    """The word and the sentence of each, told with days around today."""
    day = journal.today()

    def shown(days: int, months: int = 0) -> str:
        return show_date(add_months(day + timedelta(days=days), months), day)

    late = show_date(add_months(day - timedelta(days=200), 3) + timedelta(days=1), day)
    weekly = Cadence(call_after=5, call_within=8)
    rest = Pause(
        uid=uid_of(1), first=day - timedelta(days=5), until=day + timedelta(days=5), reason="leave"
    )
    told(journal, "Ana", ("face-to-face", 10))
    told(journal, "Ben", ("face-to-face", 45), ("call", 40))
    told(journal, "Chidi", ("call", 7), cadence=weekly)
    told(journal, "Dana", ("face-to-face", 200), ("message", 2))
    told(journal, "Emre", ("message", 3))
    told(journal, "Fay", entered=0)
    told(journal, "Gil", ("face-to-face", 45), ("face-to-face", -2))
    told(journal, "Hana", ("face-to-face", 200), ("call", -3))
    told(journal, "Ivo", ("call", 1), ("call", -3))
    told(journal, "Jo", ("call", 20), pauses=(rest,))
    told(journal, "Kim", ("call", 90), rhythm="as-needed")
    told(journal, "Lea", ("face-to-face", 200), ("call", 2), rhythm="meetings")
    told(journal, "Mo", stage="asked")
    return {
        "Ana": ("fresh", f"meet {shown(-10, 1)} to {shown(-10, 3)}"),
        "Ben": ("open", f"meet {shown(-45, 1)} to {shown(-45, 3)}"),
        "Chidi": ("due soon", f"call by {shown(1)}"),
        "Dana": ("stale", f"no meeting since {shown(-200)}, stale since {late}"),
        "Emre": ("quiet", f"quiet since {shown(-800 + 29)}, no talk yet"),
        "Fay": ("new", f"new until {shown(28)}, no talk yet"),
        "Gil": ("booked", f"meeting booked for {shown(2)}"),
        "Hana": (
            "booked late",
            f"call booked for {shown(3)}, after the last good day {shown(-200, 3)}",
        ),
        "Ivo": ("too soon", f"call booked for {shown(3)}, too soon before {shown(13)}"),
        "Jo": ("paused", f"paused since {shown(-5)}, back {shown(5)}"),
        "Kim": ("–", "as needed"),
        "Lea": ("stale", f"no meeting since {shown(-200)}, stale since {late}"),
        "Mo": ("asked", ""),
    }


async def test_every_place_says_the_same_word_and_the_same_sentence(mine: CommandLine) -> None:
    journal = Journal.open(mine.journal)
    expected = twelve(journal)
    async with opened_at(journal, "dashboard", size=(100, 50)) as (app, pilot):
        await see(pilot, "Dana")
        shown = {name: row_of(app, name) for name in expected}
        next_rows = [
            row.step.who
            for row in here(app).query_one(NextList).rows
            if isinstance(row, StepLine) and not row.below
        ]
        await highlight(pilot, "Dana")
        await press(pilot, "relationship.open")
        # The window, which the page shows, stands there in place of the day since when.
        word, why = expected["Dana"]
        await see(pilot, f"{word}      {why.partition(',')[0]}; the window was")
    journal.close()

    people = lines_of(mine.fine("people"))[1:]
    found = {each["name"]: each for each in json.loads(mine.fine("people", "--json"))["people"]}
    now = json.loads(mine.fine("today", "--json"))
    steps, stand = now["steps"], {each["who"]: each for each in now["people"]}
    for name, (word, said) in expected.items():
        (entry,) = found[name]["relationships"]
        assert (entry["state"], entry["why"]) == (word, said)
        (row,) = [line for line in people if line.startswith(f"{name} ")]
        assert f"  {word} " in row
        assert row.endswith(said or "–")
        assert f" {word} " in f"{shown[name]} "
        assert (stand[name]["state"], stand[name]["why"]) == (word, said)
        told_of = {step["kind"]: step for step in steps if step["who"] == name}
        assert {"stale", "quiet", "due soon"} & told_of.keys() == {word} & {
            "stale",
            "quiet",
            "due soon",
        }
        if word == "stale":
            assert f"{name}: {said}" == "{text}, {detail}".format(**told_of["stale"])
    assert date.fromisoformat(found["Jo"]["relationships"][0]["clocks"][0]["since"]) == (
        today() - timedelta(days=20)
    )
    printed = mine.fine("today")
    # Next has the same lines there in the same order, as many of them as it shows at once.
    marked = [row for row in lines_of(printed) if row[:2] in ("! ", "- ") and row[2] != " "]
    assert len(next_rows) > 4
    assert [row.split()[1].rstrip(":") for row in marked][: len(next_rows)] == next_rows
    for text, detail in (
        ("Dana: no meeting since", "stale since"),
        ("Emre: no talk yet", "quiet since"),
        ("Chidi: no call since", "due soon, by"),
    ):
        (line,) = [row for row in lines_of(printed) if text in row]
        assert detail in line
