"""Everything that people wrote and a screen shows, a command prints: each place has its twin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.commands import PLACES
from mentorjournal.data.records.base import ME
from mentorjournal.demo import write_demo
from mentorjournal.journal import Journal
from mentorjournal.mentoring.searched import KIND_OF, texts_of
from tests.cli.cli_help import CommandLine
from tests.screens.driver import opened_at, screen_text
from tests.tally import in_turn

MARK = re.compile(r"^(?:- \[.\]|[!>?=%]) ")
ANA, LEAST = "Ana Lima", 10
"""Whose page is shown, and letters of a line that tell it from others."""
TWINS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dashboard": ("", ("today", "people")),
    "relationship": (ANA, ("show ana", "show ana timeline")),
    "timeline": (ANA, ("show ana timeline",)),
    "agreement": (ANA, ("show ana agreement",)),
    "roadmap": (ANA, ("show ana roadmap",)),
    "follow-ups": (ANA, ("follow-ups ana --state all",)),
    "session": ("talk", ("show {uid}",)),
    "plan": (ME, ("plan", "show me versions")),
    "checks": (ME, ("show me checks",)),
    "assessment": ("assessment", ("show ana checks",)),
    "role-check": ("role check", ("show me checks",)),
    "skills": (ME, ("show me checks", "show me mentors")),
    "achieved": (ME, ("show me achieved",)),
    "pay-talks": (ME, ("show me pay-talks",)),
    "mentors": (ME, ("show me mentors",)),
    "giving": ("", ("show me giving",)),
    "negotiation": (ME, ("show me sheet",)),
    "packages": ("sheet", ("show me packages",)),
    "offers": ("sheet", ("show me offers",)),
    "preparation": ("sheet", ("show me preparation",)),
    "rehearsals": ("sheet", ("show me rehearsal",)),
    "cards": ("cards", ("show me rehearsal",)),
    "export": ("talk", ("export summary --session {uid} -o -",)),
    "backups": ("", ("backups",)),
}
"""What is shown at each place, and the commands that print the same in words."""
NOTHING_TO_READ = {"welcome", "find", "import", "trash", "conflicts"}
"""Where something is begun, looked for or given back; `search` and `show ID` print any text."""

NO_WORDS_OF_PEOPLE = {"backups", "checks"}
"""Where nothing stands that somebody has written."""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Journal]:
    """The made-up journal."""
    path = tmp_path / "journal.json"
    # Around today: commands know no other day.
    write_demo(path)
    journal = Journal.open(path)
    yield journal
    journal.close()


def shown_there(journal: Journal, what: str) -> str:
    """The uid of what a place is to show."""
    bonds = {journal.relationships.person(each).name: each for each in journal.relationships.all()}
    sheet = journal.negotiations.current(ME)
    assert sheet is not None
    return {
        ANA: bonds[ANA].uid,
        "talk": next(
            each.uid for each in journal.sessions.of(bonds[ANA]) if each.state == "happened"
        ),
        "assessment": journal.assessments.of(bonds[ANA].owner)[0].uid,
        "role check": journal.role_checks.of(ME)[0].uid,
        "sheet": sheet.uid,
        "cards": sheet.rehearsals[0].uid,
    }.get(what, what)


def bare(text: str) -> str:
    """A text without white space and the signs around a line, in which a screen breaks and cuts."""
    return re.sub(r"[\s│▏·›▁█▌▄]+", "", text)


def written(journal: Journal) -> set[str]:
    """Every line that people wrote, without its mark and long enough to be told from others."""
    records = (each for kind in KIND_OF for each in journal._store.all(kind))
    texts = (text.text for record in records for text in texts_of(record))
    lines = (bare(MARK.sub("", line)) for text in texts for line in text.splitlines())
    return {line for line in lines if len(line) >= LEAST}


def test_each_place_has_a_twin_or_nothing_to_read() -> None:
    assert set(TWINS) | NOTHING_TO_READ == set(PLACES)
    assert set(TWINS) & NOTHING_TO_READ == set()


@in_turn("place", list(TWINS))
async def test_what_stands_on_a_screen_is_printed_too(
    demo: Journal, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    what, commands = TWINS[place]
    uid = shown_there(demo, what)
    async with opened_at(demo, place, uid, size=(160, 60)) as (app, _pilot):
        on_screen = bare(screen_text(app))
    line = CommandLine(tmp_path / "journal.json", capsys)
    every = [line(*command.format(uid=uid).split()).out for command in commands]
    printed = bare("\n".join(every))

    seen = {line for line in written(demo) if line in on_screen}
    assert all(every)
    assert seen or place in NO_WORDS_OF_PEOPLE
    assert sorted(line for line in seen if line not in printed) == []
