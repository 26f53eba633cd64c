"""P1 and P3: what was acknowledged survives kill -9, and stock TinyDB can always read the file.

`MENTORJOURNAL_KILLS` sets how many programs are killed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from tinydb import TinyDB

import mentorjournal
from mentorjournal.data.models import Person
from mentorjournal.data.store import check

from .conftest import Stores

KILLS = int(os.environ.get("MENTORJOURNAL_KILLS", "30"))
PROGRAM = Path(__file__).with_name("writer_program.py")
ROOT = Path(mentorjournal.__file__).parents[1]


def uid(run: int, number: int) -> str:
    return f"01936d3e-0000-7000-8000-{run:06x}{number:06x}"


def run_and_kill(path: Path, run: int, acknowledgements: int) -> int:
    """Let the program write; kill it after so many acknowledgements. Returns the last one."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(path), str(run)],
        stdout=subprocess.PIPE,
        env=environment,
    ) as program:
        assert program.stdout is not None
        for _ in range(acknowledgements):
            assert program.stdout.readline(), "the program ended by itself"
        program.kill()
        rest = program.stdout.read().decode().split("\n")
    whole = [line for line in rest[:-1] if line]
    return int(whole[-1]) if whole else acknowledgements


def test_nothing_acknowledged_is_lost_by_killing_the_program(path: Path, opens: Stores) -> None:
    chance = random.Random(20261122)
    last: dict[int, int] = {}
    for run in range(KILLS):
        last[run] = run_and_kill(path, run, chance.randint(1, 600))
        with TinyDB(path) as stock:
            len(stock.table("person"))
        assert not [one for one in check(path) if one.level == "problem"]
        if run % 3 == 0:
            verify(opens, last)
    verify(opens, last)


def verify(opens: Stores, last: dict[int, int]) -> None:
    """Every run's records are at least as new as what it acknowledged last."""
    store = opens()
    assert not store.read_only
    kept = {person.uid: person for person in store.all(Person)}
    for run, number in last.items():
        assert int(kept[uid(run, 0)].notes.split()[0]) >= number
        for back in range(min(number, 39)):
            place = (number - back) % 40
            if place:
                assert int(kept[uid(run, place)].name.split()[1]) >= number - back
    store.close()
