"""A journal for each test of the shell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from tests.quiet import pilots_wait_until_quiet
from tests.shell.shell_help import open_journal
from tests.style_sheets import styles_are_worked_out_once

__all__ = ["journal", "pilots_wait_until_quiet", "styles_are_worked_out_once"]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal in a file of its own."""
    journal = open_journal(tmp_path)
    yield journal
    journal.close()
