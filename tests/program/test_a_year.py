"""A year is lived: three mentors, one of them the manager, on the real program with a moved clock.

Every figure is worked out by hand. From 5 January to 31 December 2026 there are 360 days, 176 of
them until 30 June, and 359 until 30 December.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from scripts.day import on
from scripts.terminal import Terminal
from tests.tally import now_and_then

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "mentorjournal", "--journal"]
LONGEST_WAIT = 60.0
READABLE = 0.5
"""Seconds after which a question takes an answer."""
ENTER, ESCAPE, TAB, BACK = "\r", "\x1b", "\t", "\x1b[Z"
RIGHT, F10, CLOSE, EMPTY = "\x1b[C", "\x1b[21~", "\x1bx", "\x15"

GOALS = {
    "Win rate": ("%", "31", "42", "Ben O'Neil, Maya Lindqvist", True),
    "Talks outside": ("talks", "0", "12", "Ben O'Neil, Maya Lindqvist", False),
    "Onboarding": ("hours", "54", "35", "Ben O'Neil", False),
    "Interviews": ("", "0", "20", "Tomasz Zieliński", False),
}
"""Unit, baseline, target, whom it is shown to, and whether it is for management."""


@dataclass
class Life:
    """A journal, and the day on which something is done with it."""

    path: Path

    def _surroundings(self, day: str) -> dict[str, str]:
        moved = on(f"{day}T09:00,Berlin", os.environ)
        return moved | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}

    def does(self, day: str, *words: str) -> str:
        """What the command line prints on that day."""
        ran = subprocess.run(
            [*PROGRAM, str(self.path), *words],
            cwd=ROOT,
            env=self._surroundings(day),
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=LONGEST_WAIT,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def knows(self, day: str, *words: str) -> Any:
        """The same for programs."""
        return json.loads(self.does(day, *words, "--json"))

    @contextmanager
    def sits_down(self, day: str) -> Iterator[Hand]:
        """The program on that day, left by its key."""
        terminal = Terminal(
            [*PROGRAM, str(self.path)],
            size=(110, 40),
            cwd=ROOT,
            environment=self._surroundings(day),
        )
        with terminal as program:
            program.until("Next   ")
            yield Hand(program)
            program.type("\x11")
            assert program.ended() == 0


@dataclass
class Hand:
    """Types, and looks at what comes of it."""

    program: Terminal

    def types(self, *keys: str, until: str | Callable[[], object]) -> str:
        """Type, and give the screen on which that stands."""
        self.program.type("".join(keys))
        self.program.until(until)
        return self.program.shown

    def saves(self, form: str, then: str) -> None:
        """Save the form with that heading; then those words stand there."""
        self.types(
            F10, until=lambda: form not in self.program.look() and then in self.program.shown
        )

    def answers(self, key: str, question: str) -> None:
        """Answer a question once it could be read."""
        self.program.until(question)
        begun = monotonic()
        self.program.until(lambda: self.program.look() and monotonic() > begun + READABLE)
        self.types(key, until=lambda: question not in self.program.look())

    def goes_to(self, goal: str) -> None:
        """Put the cursor on a goal of the plan."""
        self.types("g", "j" * list(GOALS).index(goal), until=f"› {goal}")

    def adds(
        self,
        title: str,
        unit: str,
        now: str,
        target: str,
        due: str,
        shown_to: str,
        *,
        managed: bool = False,
    ) -> None:
        """Set a goal that is agreed."""
        self.types("a", until="How seen")
        self.types(title, TAB * 2, unit, TAB, now, TAB * 3, target, TAB, until=title)
        self.types(due, TAB, RIGHT, TAB * 4, until="● agreed")
        self.types(RIGHT if managed else "", TAB, EMPTY, shown_to, until=shown_to)
        self.saves("How seen", title)

    def reads(self, goal: str, value: str) -> None:
        """Write down where a goal stands today."""
        self.goes_to(goal)
        self.types("r", until="It stands at")
        self.types(value, until=value)
        self.saves("It stands at", goal)

    def begins_assessment(self, kind: str) -> None:
        """Begin one with Ben, and be in its first field."""
        self.types("m", until="Me › plan")
        self.types("2", until="Me › checks")
        self.types("a", until="What would you like to check?")
        self.types(kind, ENTER, until="with whom?")
        self.types("ben", ENTER, until="Together")

    def aims_at(self, goal: str, target: str, why: str) -> None:
        """Change the target of a goal."""
        self.goes_to(goal)
        self.types("e", until="How seen")
        self.types(TAB * 6, target, until=target)
        self.types(TAB * 2, why, until=why)
        self.saves("How seen", goal)


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "journal.json")


def standing(told: Any) -> dict[str, tuple[str, str, str, str]]:
    """Value, share of the way in whole percent, target and word of each goal, from `plan`."""
    return {
        goal["title"]: (
            goal["value"],
            f"{float(goal['progress']) * 100:.1f}",
            goal["target"],
            goal["status"],
        )
        for goal in told["goals"]
    }


def words_behind(shown: str, goal: str) -> str:
    """The word for how a goal stands, at the end of its row of the plan."""
    row = next(line for line in shown.splitlines() if line[3:].startswith(goal))
    return re.split(r"  +", row.rstrip("▁▂▃▄▅▆▇█▎ "))[-1]


def begin(life: Life) -> None:
    """5 January: three mentors, a picture of one year, four goals that are agreed."""
    for name in ("Ben O'Neil", "Tomasz Zieliński"):
        life.does("2026-01-05", "add", "person", name, "--role", "protege")
    with life.sits_down("2026-01-05") as hand:
        hand.types("a", until="Reporting line")
        hand.types("Maya Lindqvist", TAB, RIGHT, TAB * 10, RIGHT, until="● my manager ")
        hand.saves("Reporting line", "two views on that")
        hand.answers("y", "two views on that")
        hand.types("m", until="Me › plan")
        hand.types(ENTER, until="Title or role")
        hand.types("Senior PM", TAB, "Owns pricing", until="Owns pricing")
        hand.saves("Title or role", "Senior PM")
        for title, (unit, now, target, shown_to, managed) in GOALS.items():
            hand.adds(title, unit, now, target, "31.12.2026", shown_to, managed=managed)


@now_and_then
def test_a_year_with_three_mentors(life: Life) -> None:
    begin(life)
    half_time(life)
    the_end(life)
    papers(life)
    second_year(life)


def half_time(life: Life) -> None:
    """30 June: readings; the assessment is closed, and two targets change on the day after."""
    with life.sits_down("2026-06-30") as hand:
        hand.types("m", until="Me › plan")
        for goal, value in zip(GOALS, ("38", "4", "49", "20"), strict=True):
            hand.reads(goal, value)
        shown = hand.program.shown
        assert "expected: 49 %" in shown
        assert {goal: words_behind(shown, goal) for goal in GOALS} == {
            "Win rate": "on track",
            "Talks outside": "behind",
            "Onboarding": "behind",
            "Interviews": "met",
        }
    assert standing(life.knows("2026-06-30", "plan")) == {
        "Win rate": ("38", "63.6", "42", "on track"),
        "Talks outside": ("4", "33.3", "12", "behind"),
        "Onboarding": ("49", "26.3", "35", "behind"),
        "Interviews": ("20", "100.0", "20", "met"),
    }
    # (7/11 + 4/12 + 5/19 + 1) / 4 = 0.5582
    assert "56 %" in life.does("2026-06-30", "plan")

    with life.sits_down("2026-07-01") as hand:
        hand.begins_assessment("mid")
        hand.types("keep going", TAB, "Ben: agreed", TAB, "ask finance", until="ask finance")
        hand.types(CLOSE, until="Close this")
        hand.answers("y", "Close this")
        hand.program.until("closed Wed 1 Jul, as it was then")
    with life.sits_down("2026-07-02") as hand:
        hand.types("m", until="Me › plan")
        hand.aims_at("Talks outside", "8", "two fairs were called off")
        hand.aims_at("Onboarding", "45", "the new tool came late")
    (assessment,) = life.knows("2026-07-02", "show", "me", "checks")["assessments"]
    assert assessment["closed"] == "2026-07-01"
    assert standing(assessment) == {
        "Win rate": ("38", "63.6", "42", "on track"),
        "Talks outside": ("4", "33.3", "12", "behind"),
        "Onboarding": ("49", "26.3", "35", "behind"),
    }


def the_end(life: Life) -> None:
    """30 December: readings and the final assessment; two days later the end results stand."""
    with life.sits_down("2026-12-30") as hand:
        hand.types("m", until="Me › plan")
        for goal, value in (("Win rate", "40"), ("Talks outside", "8")):
            hand.reads(goal, value)
        hand.begins_assessment("final")
        hand.types(CLOSE, until="Close this")
        hand.answers("y", "Close this")
        hand.program.until("closed Wed 30 Dec, as it was then")
    half_time, final = life.knows("2026-12-30", "show", "me", "checks")["assessments"]
    assert standing(final) == {
        "Win rate": ("40", "81.8", "42", "behind"),
        "Talks outside": ("8", "100.0", "8", "met"),
        "Onboarding": ("49", "55.6", "45", "behind"),
    }
    assert standing(half_time)["Talks outside"] == ("4", "33.3", "12", "behind")
    assert standing(life.knows("2027-01-02", "plan")) == {
        "Win rate": ("40", "81.8", "42", "nearly"),
        "Talks outside": ("8", "100.0", "8", "met"),
        "Onboarding": ("49", "55.6", "45", "partly"),
        "Interviews": ("20", "100.0", "20", "met"),
    }
    # (9/11 + 1 + 5/9 + 1) / 4 = 0.8434
    assert "All 4, by weight: 84 % of the way, 100 % expected by now: nearly" in life.does(
        "2027-01-02", "plan"
    )


DONE = {
    "2026-03-10": ("Spoke at the sales day", "ben"),
    "2026-09-09": ("Led the price review", "maya"),
    "2026-10-01": ("Closed four old plans", ""),
}


SHOWN = {
    "ben": {
        *("Win rate", "Talks outside", "Onboarding", "Senior PM", "keep going", "ask finance"),
        *("two fairs were called off", "12 talks", "82 %", "56 %", "Spoke at the sales day"),
    },
    "maya": {"Win rate", "82 %", "Led the price review"},
    "tomasz": {"Interviews", "Senior PM"},
}
"""What the papers for each say; Maya is the manager, and Tomasz has seen one goal only."""
ALL_SAID = {
    *SHOWN["ben"],
    *SHOWN["maya"],
    *SHOWN["tomasz"],
    *(text for text, _who in DONE.values()),
}


def papers(life: Life) -> None:
    """What each mentor is given, and the manager among them, and what is mine alone."""
    for day, (text, who) in DONE.items():
        life.does(day, "add", "achievement", text, *(["--who", who] if who else []))
    told = life.does("2027-01-02", "show", "me", "achieved")
    assert all(text in told for text, _who in DONE.values())
    for who, shown in SHOWN.items():
        given = "".join(
            life.does("2027-01-02", "export", kind, "--who", who, "--for", "other", "-o", "-")
            for kind in ("goals", "year", "achievements")
        )
        assert {text for text in ALL_SAID if text in given} == shown, who


def second_year(life: Life) -> None:
    """4 January: a new goal; those of last year fold, the picture is looked at again."""
    with life.sits_down("2027-01-04") as hand:
        hand.types("m", until="Me › plan")
        hand.adds("Launches", "", "0", "2", "31.12.2027", "Ben O'Neil")
        hand.program.until("expected: 0 %")
        assert "▸ 4 of earlier years" in hand.program.shown
        assert "by weight" not in hand.program.shown
        hand.types("g", BACK, "x", until="Looked at again, still true")
        hand.types("v", until="version 1 of Mon 5 Jan 2026")
        hand.types(ESCAPE, until="▸ 4 of earlier years")
    told = life.knows("2027-01-04", "plan")
    assert told["versions"] == 2
    assert standing(told)["Launches"] == ("0", "0.0", "2", "not read yet")
    assert standing(told)["Win rate"] == ("40", "81.8", "42", "nearly")
