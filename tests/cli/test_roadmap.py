"""`show WHO roadmap`: the months, what belongs to them, and what is left over."""

from __future__ import annotations

import json
from datetime import date, timedelta

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import add_months, show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.outline import standard
from tests.cli.cli_help import CommandLine

INTRODUCTION = "an introduction that fits the 5- or 10-year picture"
HOSTILE = "[/x] never \x1b[31m asked"


def fill(command_line: CommandLine) -> tuple[Relationship, date]:
    """Ana, mentored for two months and a day, with things waived, ticked and skipped."""
    journal = Journal.open(command_line.journal)
    today = journal.today()
    start = add_months(today, -2) - timedelta(days=1)
    ana = journal.relationships.begin("Ana Lima", "mentor", start=start, focus=("negotiation",))
    journal.roadmaps.waive(ana, (1, 1), "the picture of 1, 5 and 10 years", HOSTILE)
    journal.roadmaps.tick(ana, (6, 1), INTRODUCTION)
    journal.roadmaps.skip(ana, (12, 1), "no year's end")
    journal.close()
    return ana, start


def test_it_says_when_each_month_is_and_how_it_stands(mine: CommandLine) -> None:
    _, start = fill(mine)
    said = mine.fine("show", "ana", "roadmap").splitlines()
    journal = Journal.open(mine.journal, read_only=True)
    today = journal.today()
    journal.close()
    first, last = (
        show_date(start, today),
        show_date(add_months(start, 1) - timedelta(days=1), today),
    )

    assert said[:6] == [
        f"Ana Lima: roadmap, year 1 of {first}",
        "",
        f"1 where to: {first} – {last}, late, 1 of 2, you lead",
        "  [-] the picture of 1, 5 and 10 years: waived: [/x] never ␛[31m asked",
        "  [x] the focus areas of this mentoring: done",
        "  [ ] an agreement on how we work together: agreement",
    ]
    here = next(at for at, row in enumerate(said) if row.startswith("> 3 where you stand"))
    assert said[here + 1 : here + 6] == [
        "  [ ] a check of the role against the one-year plan: checks",
        "  [ ] pay and benefits beside the market: pay talks",
        "  [ ] if under market: a plan to correct it: pay talks",
        "  [ ] an agreement on how we work together: left over from month 1",
        "  [ ] three to five goals with baseline, target and due date: left over from month 2",
    ]
    assert any(row.startswith("12 again, or enough") and "no year's end" in row for row in said)
    for month in standard().months:
        assert all(f"  ask {prompt.text}" in said for prompt in month.prompts)


def test_it_is_json_for_other_programs(mine: CommandLine) -> None:
    ana, start = fill(mine)
    found = json.loads(mine.fine("show", "ana", "roadmap", "--json"))

    assert list(found) == ["today", "relationship", "name", "years"]
    assert found["relationship"] == ana.uid
    (year,) = found["years"]
    assert list(year) == ["year", "begins", "over", "decided", "month", "months", "left_over"]
    assert (year["year"], year["begins"], year["month"]) == (1, start.isoformat(), 3)
    assert [each["month"] for each in year["months"]] == list(range(1, 13))
    assert [each["state"] for each in year["months"]][::11] == ["late", "skipped"]
    first = year["months"][0]
    assert (first["begins"], first["done"], first["asked_for"]) == (start.isoformat(), 1, 2)
    assert first["deliverables"][0]["reason"] == "[/x] never ␛[31m asked"
    assert [each["month"] for each in year["left_over"]] == [1, 2, 2]


def test_who_has_no_roadmap_is_told_so_and_me_has_none(mine: CommandLine) -> None:
    journal = Journal.open(mine.journal)
    journal.relationships.begin("Dana Weiss", "mentor", form="one-off")
    asked = journal.relationships.begin("Sam Reed", "protege")
    journal.relationships.edit(asked.uid, stage="asked")
    journal.close()

    assert mine.fine("show", "dana", "roadmap") == "Dana Weiss: no roadmap; one talk needs none.\n"
    assert "it begins with the mentoring" in mine.fine("show", "sam", "roadmap")
    assert json.loads(mine.fine("show", "sam", "roadmap", "--json"))["years"] == []
    ran = mine("show", "me", "roadmap")
    assert (ran.status, ran.out) == (2, "")
    assert "name the other person instead of me" in ran.err
    assert "Did you mean roadmap?" in mine("show", "dana", "roadmaps").err
