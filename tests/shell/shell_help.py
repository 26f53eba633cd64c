"""What the tests of the shell share: a journal at a fixed moment, waiting, hostile text."""

from __future__ import annotations

import asyncio
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from mentorjournal.app import MentorJournalApp
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.which_session import SessionChoice
from mentorjournal.settings import Settings
from mentorjournal.widgets.textual_patches.safe_app import SafeApp
from tests.tally import AT_LENGTH

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PATIENCE = 60.0

HOSTILE = [
    "[/x] Bob",
    "[b]bold[/b]",
    "[@click=app.quit]press me[/]",
    "[link=file:///etc/passwd]here[/link]",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J\x1b[31mred",
    "\x9b31mC1",
    "\u202egnp.exe",
    "$accent $(ls) {0} %s {name!r}",
    "\\[/x]\\",
    "\ud800 lone surrogate",
    "日本語の名前 👩‍🏫 é́́",
    "two\nlines\tand tabs",
    "x" * 5_000,
]


hostile_proof = pytest.mark.proof("P12", "hostile text, shown letter by letter on each screen")


def some_hostile(turn: int) -> list[str]:
    """A third of the hostile texts, another for each turn; all of them in `make torture`."""
    return HOSTILE if AT_LENGTH else HOSTILE[turn % 3 :: 3]


class Host(SafeApp):
    """A bare app with our theme variable, for dialogs and widgets on their own."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#8c939d"}

    def hand_over(self) -> str:
        return ""


def open_journal(folder: Path, **options: Any) -> Journal:
    """A journal in that folder on the 22nd of November 2026."""
    return Journal.open(folder / "journal.json", clock=lambda: NOW, **options)


def opened(journal: Journal, **settings: Any) -> MentorJournalApp:
    """The program on a journal."""
    return MentorJournalApp(journal, Settings(**settings))


@contextmanager
def no_file_grows(beyond: int = 0) -> Iterator[None]:
    """Let no file of this process grow any more, which is how a full disk looks to a program.

    It ends inside the test: pytest could not write down, in a file, how the test went.

    Args:
        beyond: Bytes that a file may still have.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Python (3.11) puts half-written byte code in place, which no program can load any more.
    writes_no_code, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = writes_no_code


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Wait for something to come true, and then until the rest has been painted as well.

    What comes true may stand on a screen of which another part is laid out a moment later.

    Raises:
        TimeoutError: It has not come true within a minute.
    """
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause(0.01)
    await pilot.pause()


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, line by line, as it is about to be sent to the terminal.

    Nothing, as long as the screen has not been laid out.
    """
    width, height = app.size
    if app.screen._compositor.size != app.size:
        return ""
    lines = app.screen._compositor.render_strips()
    assert len(lines) == height
    assert all(strip.cell_length <= width for strip in lines)
    return "\n".join(strip.text.rstrip() for strip in lines)


def messages(app: App[Any]) -> list[str]:
    """The notifications that are shown."""
    return [notification.message for notification in app._notifications]


async def reply(pilot: Pilot[Any], key: str) -> None:
    """Press a key at a question, once it has stood there long enough to be read."""

    def readable() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, (ConfirmDialog, SessionChoice)) and screen.answerable

    await until(pilot, readable)
    await pilot.press(key)
    await pilot.pause()
