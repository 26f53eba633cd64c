"""A journal for each test of a screen, and who and what is in it unless a test has its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from tests.quiet import pilots_wait_until_quiet
from tests.shell.shell_help import open_journal
from tests.style_sheets import styles_are_worked_out_once

__all__ = [
    "ana",
    "journal",
    "pilots_wait_until_quiet",
    "session",
    "styles_are_worked_out_once",
]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal in a file of its own."""
    journal = open_journal(tmp_path)
    yield journal
    journal.close()


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """My mentor since May."""
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


@pytest.fixture
def session(journal: Journal, ana: Relationship) -> Session:
    """A session with her that is running."""
    return journal.sessions.start(ana)
