"""The page of the ideas: what it names is there, and it counts right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from mentorjournal.cli.parser import read_words
from mentorjournal.cli.showing import PARTS
from mentorjournal.commands import APP, COMMANDS, Command, commands_of

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ideas.md").read_text(encoding="utf-8")
IDEAS = 77
PALETTE = "^p "
PROGRAM = "mentorjournal "
TEST = re.compile(r"tests/[\w/]+\.py::\w+")
LEADS: Mapping[str, str] = {
    "me.open": "plan",
    "plan.open": "plan",
    "negotiation.open": "negotiation",
    "follow_ups.open": "follow-ups",
    "session.start": "session",
    "relationship.open": "relationship",
    "export.open": "export",
}
"""Where a command leads, besides those of the parts of a place."""


class Idea(NamedTuple):
    """A line of the page: its words, and what it names."""

    words: str
    named: list[str]

    @property
    def state(self) -> str:
        marked = re.search(r"\*\*(Partly|Left out)\*\*", self.words)
        return marked[1] if marked else "works"

    @property
    def ways(self) -> list[str]:
        return [each for each in self.named if not TEST.fullmatch(each)]


def _ideas() -> list[Idea]:
    lines = re.findall(r"^- (.+)$", PAGE, re.MULTILINE)
    return [Idea(line.split(" `")[0], re.findall(r"`([^`]+)`", line)) for line in lines]


ALL = _ideas()
KEYS = sorted({way for idea in ALL for way in idea.ways if not way.startswith((PROGRAM, PALETTE))})


def test_all_are_there_and_counted_right() -> None:
    states = [idea.state for idea in ALL]

    assert len(ALL) == len({idea.words for idea in ALL}) == IDEAS
    said = re.search(r"Of (\d+) ideas (\d+) work, (\d+) partly, (\d+) are left out", PAGE)
    assert said is not None
    counted = (states.count("works"), states.count("Partly"), states.count("Left out"))
    assert tuple(map(int, said.groups())) == (IDEAS, *counted)


def test_what_works_has_a_way_and_a_test_and_what_does_not_has_a_reason() -> None:
    for idea in ALL:
        tested = [each for each in idea.named if TEST.fullmatch(each)]
        if idea.state == "Left out":
            assert re.search(r"\*\*Left out\*\*: \w.+\.$", idea.words), idea.words
        else:
            assert tested, idea.words
            assert idea.ways, idea.words
        if idea.state == "Partly":
            assert re.search(r"\*\*Partly\*\*: \w.+\.$", idea.words), idea.words


def test_each_test_that_is_named_is_there() -> None:
    for each in sorted(set(TEST.findall(PAGE))):
        path, name = each.split("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(rf"^\s*(async )?def {name}\(", text, re.MULTILINE), each


@pytest.mark.parametrize("keys", KEYS)
def test_keys_lead_on_from_the_dashboard_one_by_one(keys: str) -> None:
    place = "dashboard"
    for key in keys.split():
        here: list[Command] = [*commands_of(place), *commands_of(APP)]
        found = next((each for each in here if key in each.keys.split(",")), None)
        assert found is not None, f"{key} does nothing in {place}"
        tab = found.id.removeprefix("tab.").replace("_", "-") if "tab." in found.id else ""
        place = LEADS.get(found.id) or tab.replace("their-", "") or place


def test_what_is_named_of_the_palette_and_the_command_line_can_be_called() -> None:
    titles = {each.name for each in COMMANDS}
    for idea in ALL:
        for way in idea.ways:
            if way.startswith(PALETTE):
                assert way.removeprefix(PALETTE) in titles
            elif way.startswith(PROGRAM):
                _work, arguments = read_words(way.split()[1:])
                assert (getattr(arguments, "part", "") or "plan") in PARTS
