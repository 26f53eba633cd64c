"""Whatever two hands do, at whatever speed, the program goes on and leaves when it is asked to."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic

import pytest

from tests.program.hostile_journal import write_hostile_journal
from tests.program.monkey import SIZES, Monkey
from tests.tally import TORTURE, Tally, in_turn, tally

__all__ = ["tally"]

SEED = 20261130
MINUTES = float(os.environ.get("MENTORJOURNAL_MONKEY_MINUTES", "0"))
"""For so long it goes on, instead of for so many lives."""
SHORT = (1, 7)
LONG = (4, 14)
"""Stretches of a life, and acts in each."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that means harm."""
    path = tmp_path_factory.mktemp("hostile") / "journal.json"
    write_hostile_journal(path)
    return path


@pytest.mark.proof("P3", "a monkey at the keyboard, its acts")
@in_turn("size", SIZES, ids=str)
def test_nothing_that_a_hand_does_ends_the_program(
    hostile: Path, size: tuple[int, int], tally: Tally
) -> None:
    end = monotonic() + 60 * MINUTES / len(SIZES)
    lives = 0
    while lives < (1 if MINUTES else TORTURE) or monotonic() < end:
        long = MINUTES or TORTURE > 1
        tally.count += Monkey(hostile, SEED + lives, size).live(*(LONG if long else SHORT))
        lives += 1
