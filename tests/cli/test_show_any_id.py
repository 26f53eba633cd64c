"""Every id that a command prints is one that `show` prints something for."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from mentorjournal.cli.showing import PARTS
from mentorjournal.data.records.models import Person
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from tests.cli.cli_help import CommandLine, lines_of, today
from tests.tally import now_and_then

SHORT_ID = re.compile(r"(?<![-0-9a-f])[0-9a-f]{8,12}(?![-0-9a-f])")
PRINTING = (
    ["today"],
    ["sessions"],
    ["follow-ups", "--state", "all"],
    ["plan"],
    ["search", "the"],
    ["show", "last", "--who", "ana"],
    *(["show", "me", part] for part in PARTS),
    *(["show", "ana", part] for part in PARTS),
    *(["show", "ines", part] for part in ("stands", "ask")),
)


@now_and_then
def test_each_id_that_a_command_prints_of_the_demo_is_shown(demo: CommandLine) -> None:
    printed = {found for words in PRINTING for found in SHORT_ID.findall(demo(*words).out.lower())}
    assert len(printed) > 100

    # A search has every kind of record: those of a kind are shown in one way.
    hits = json.loads(demo.fine("search", "a", "--json"))["hits"]
    kinds = {hit["kind"]: hit["id"] for hit in hits}
    assert len(kinds) > 15
    journal = Journal.open(demo.journal, read_only=True)
    known = {each for each in printed if not _is_session(journal, each)}
    journal.close()
    some = sorted(known)[:: max(1, len(known) // 30)]
    not_shown = [each for each in (*some, *kinds.values()) if demo("show", each).status != 0]
    assert not_shown == []


def _is_session(journal: Journal, uid: str) -> bool:
    """Whether it is one of many sessions, of which each is shown in the same way."""
    return sum(each.uid.endswith(uid) for each in journal.sessions.all()) > 0


@pytest.fixture
def records(with_ana: CommandLine) -> dict[str, str]:
    """The ids of a goal, an achievement and a door with Ana, of my page and of her agreement."""
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("ana")
    goal = journal.goals.add(made_in(ana), "Win more", metric="of deals", unit="%")
    read = journal.goals.add_reading(goal.uid, Decimal(3))
    done = journal.achievements.add(mine(), "Led the review", impact="10 %", seen_by="Maya")
    door = journal.introductions.add(
        ana, to="Priya Nair", about="VP at Tern", why="She priced freight", asked=today(),
        horizon=5, goal=goal.uid, blurb="I mentor Ana [/x].",
    )  # fmt: skip
    journal.introductions.edit(door.uid, declined=today(), became="contact", outcome="She writes")
    maya = journal._context.make(
        Person, name="Maya Lindqvist", role="VP", notes="Likes short notes"
    )
    journal._context.keep("noted somebody", maya)
    journal.close()
    return {
        "maya": maya.uid,
        "goal": goal.uid,
        "reading": read.readings[0].uid,
        "achievement": done.uid,
        "door": door.uid,
        "person": ana.person,
    }


def test_a_goal_an_achievement_and_a_door_are_printed_with_all_that_is_known_of_them(
    with_ana: CommandLine, records: dict[str, str]
) -> None:
    goal = lines_of(with_ana.fine("show", records["goal"][-8:]))
    assert goal[0] == f"Ana Lima: goal “Win more”   {records['goal'][-8:]}"
    assert "  seen by: of deals" in goal
    assert json.loads(with_ana.fine("show", records["goal"], "--json"))["goal"]["title"] == (
        "Win more"
    )

    done = lines_of(with_ana.fine("show", records["achievement"][-12:]))
    assert done[0].endswith(f"achieved “Led the review”   {records['achievement'][-8:]}")
    assert "  changed     10 %" in done
    assert "  seen by     Maya" in done

    door = lines_of(with_ana.fine("show", records["door"]))
    assert door[0] == f"Ana Lima: a door to Priya Nair   {records['door'][-8:]}"
    assert "  why                     She priced freight" in door
    assert f"  asked for               {full_date(today())}" in door
    assert f"  declined                {full_date(today())}" in door
    for label, said in (
        ("fits the picture", "in 5 years"),
        ("goal", "Win more"),
        ("what they became", "became a contact"),
        ("came of it", "She writes"),
    ):
        assert f"  {label:<24}{said}" in door
    assert door[-2:] == ["To forward", "  I mentor Ana [/x]."]
    parsed = json.loads(with_ana.fine("show", records["door"], "--json"))["introduction"]
    assert (parsed["to"], parsed["met"], parsed["horizon"]) == ("Priya Nair", None, 5)

    assert with_ana.fine("show", records["person"][-8:]) == with_ana.fine("show", "ana")
    # Of whom there is no mentoring, that is all there is.
    assert lines_of(with_ana.fine("show", records["maya"])) == [
        f"Person   {records['maya'][-8:]}",
        "  name: Maya Lindqvist",
        "  role: VP",
        "  private: notes: Likes short notes",
    ]
    # What is part of something leads to that.
    shown = with_ana.fine("show", records["reading"])
    assert shown == with_ana.fine("show", records["goal"])
    ran = with_ana("show", records["goal"], "timeline")
    assert (ran.status, ran.out) == (2, "")
    assert "What has that id has no timeline: name the person." in ran.err
    ran = with_ana("show", "ffffffff")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Nobody called “ffffffff” is in the journal.")
