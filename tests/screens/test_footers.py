"""Footers tell the truth: what they show is bound and enabled on the row it is shown for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.commands import PLACES, Command, footer_of
from mentorjournal.data.records.base import ME
from mentorjournal.demo import write_demo
from mentorjournal.journal import Journal
from mentorjournal.screens.card_form import PAGES
from mentorjournal.widgets.footer import footer_key
from mentorjournal.widgets.line_list import LineList
from tests.screens.driver import here, opened_at, screen_text
from tests.shell.shell_help import NOW
from tests.tally import in_turn

MOST_ROWS = 6
"""Rows of a list that are looked at, from its beginning and from its end."""
OF_WHOM = {"relationship": "Ana Lima"}
MINE = ("plan", "checks", "skills", "achieved", "pay-talks", "mentors", "negotiation")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Journal]:
    """The made-up journal, with something in its trash."""
    path = tmp_path / "journal.json"
    write_demo(path, today=NOW.date())
    journal = Journal.open(path, clock=lambda: NOW)
    journal.trash.throw(journal.achievements.shown_in(journal.relationships.all()[0])[0], "it")
    yield journal
    journal.close()


def record_for(journal: Journal, place: str) -> str:
    """What is shown at a place."""
    people = {journal.relationships.person(b).name: b for b in journal.relationships.all()}
    if place in OF_WHOM:
        return people[OF_WHOM[place]].uid
    if place in MINE:
        return ME
    if place == "assessment":
        return journal.assessments.of(people["Ana Lima"].owner)[0].uid
    if place == "role-check":
        return journal.role_checks.of(ME)[0].uid
    if place == "cards":
        return journal.negotiations.of(ME)[0].rehearsals[0].uid
    if place == "session":
        return journal.sessions.of(people["Ana Lima"])[0].uid
    return people["Ana Lima"].uid if place == "export" else ""


def shown(app: Any) -> list[Command]:
    """The commands that the footer shows, read off the screen."""
    place = here(app).WHERE
    words = screen_text(app).splitlines()[-1].strip().split("   ")
    entries = {f"{footer_key(each, {})} {each.label}": each for each in footer_of(place)}
    return [entries[word] for word in map(str.strip, words) if word in entries]


async def rows(pilot: Any) -> Any:
    """Go through some rows of each list of the place; yields after each step."""
    yield
    for listed in list(here(pilot.app).query(LineList)):
        if not (listed.display and listed.rows and listed.can_focus and listed.region):
            continue
        listed.focus()
        for start, step in (("home", "down"), ("end", "up")):
            await pilot.press(start)
            for _ in range(min(MOST_ROWS, len(listed.rows))):
                await pilot.pause()
                yield
                await pilot.press(step)


def is_in_force(app: Any, command: Command) -> bool:
    """Whether the key that is shown runs the command, and is not muted."""
    key = footer_key(command, {}).split()[-1]
    active = app.screen.active_bindings.values()
    found = [each for each in active if each.binding.id == command.id]
    return bool(key) and any(each.enabled for each in found)


@in_turn("place", PLACES)
async def test_each_key_of_a_footer_is_bound_and_enabled_on_the_row_it_is_shown_for(
    demo: Journal, tmp_path: Path, place: str
) -> None:
    # The welcome is left as soon as there is anybody.
    journal = Journal.open(tmp_path / "empty.json") if place == "welcome" else demo
    async with opened_at(journal, place, record_for(demo, place), size=(120, 40)) as (app, pilot):
        seen = set()
        async for _row in rows(pilot):
            for command in shown(app):
                # The answer to a card hands on the keys that would page in it.
                assert command.id in PAGES or is_in_force(app, command), command.id
                seen.add(command.id)
        assert seen or place in ("conflicts", "backups")
