"""P1: whatever the real program's screen called kept is there after kill -9 at any moment."""

from __future__ import annotations

import json
import random
import signal
from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Step, Store
from mentorjournal.journal import Journal
from mentorjournal.journal.defaults import local_now
from tests.shell.in_terminal import InTerminal
from tests.tally import TORTURE, Tally, drawn, tally

from .test_killed import PROGRAM, says

__all__ = ["tally"]

KILLS = drawn(4, 20 * min(TORTURE, 5))
CTRL_END = b"\x1b[1;5F"
CTRL_Q = b"\x11"
WITH_STEPS = (
    "from mentorjournal.data.schema import SCHEMA\n"
    "SCHEMA.migrations = (lambda tables: None,) * {}\n"
)


def promised_on(program: InTerminal, typed: list[str]) -> set[str]:
    """The words on the screen at a moment at which it says that what was typed is kept."""
    shown = program.look().split()
    return set(typed) & set(shown) if says(program) in ("kept", "safe") else set()


def steps(count: int) -> tuple[Step, ...]:
    """So many steps from one form of the journal to the next."""
    return (lambda tables: None,) * count


def edit_outside(path: Path, life: int) -> None:
    """Another program adds somebody to the file, which it replaces whole."""
    with TinyDB(path) as stock:
        tables = stock.storage.read() or {}
    tables["person"][str(life + 1)] = {"name": f"Visitor {life}"}
    other = path.with_name("other")
    other.write_text(json.dumps(tables))
    other.chmod(0o600)
    other.replace(path)


def die_while_opening(path: Path, chance: random.Random, forms: int) -> None:
    """Begin, with a newer form of the journal to be made, and be killed before or after it."""
    with InTerminal(WITH_STEPS.format(forms) + PROGRAM, ["--journal", str(path)]) as program:
        if chance.random() < 0.5:
            program.until(lambda: "Ana Lima" in program.shown)
        for _ in range(chance.randint(0, 40)):
            program.look()
        program.signal(signal.SIGKILL)
        program.ended()


def live_and_die(path: Path, chance: random.Random, life: int, forms: int) -> set[str]:
    """Type words, and kill the program somewhere. Returns the words that were called kept.

    In every third life another program changes the file meanwhile, and every third is killed
    while it ends.
    """
    typed: list[str] = []
    promised: set[str] = set()
    with InTerminal(WITH_STEPS.format(forms) + PROGRAM, ["--journal", str(path)]) as program:
        program.until(lambda: "Ana Lima" in program.shown)
        program.type(b"n")
        program.until(lambda: "Will be shared" in program.shown)
        program.type(CTRL_END + b"\r")
        for count in range(chance.randint(1, 12)):
            typed.append(f"w{life}x{count}")
            program.type(f"{typed[-1]} ".encode())
            for _ in range(chance.randint(0, 9)):
                promised |= promised_on(program, typed)
            if life % 3 == 1 and chance.random() < 0.5:
                edit_outside(path, life)
        if life % 3 == 2:
            program.type(CTRL_Q)
            for _ in range(chance.randint(0, 6)):
                program.look()
        program.signal(signal.SIGKILL)
        assert program.ended() == -signal.SIGKILL or life % 3 == 2
    return promised


@pytest.mark.proof("P1", "kill -9 of the program in a terminal")
def test_what_the_screen_called_kept_is_there_after_a_kill(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tally: Tally
) -> None:
    path = tmp_path / "journal.json"
    # Each life has steps of its own, from the first form on.
    monkeypatch.setattr(SCHEMA, "migrations", ())
    journal = Journal.open(path)
    journal.relationships.begin("Ana Lima", "mentor")
    journal.close()
    chance = random.Random(20261122)
    promised: set[str] = set()
    for life in range(KILLS):
        forms = life // 4
        if life % 4 == 3:
            die_while_opening(path, chance, forms + 1)
            tally.count += 1
            forms += 1
        promised |= live_and_die(path, chance, life, forms)
        monkeypatch.setattr(SCHEMA, "migrations", steps(forms))
        with TinyDB(path) as stock:
            stock.table("session").all()
        store = Store.open(path, SCHEMA, now=local_now, read_only=True)
        kept = {word for session in store.all(Session) for word in session.notes.split()}
        assert promised <= kept, f"life {life}"
        store.close()
        tally.count += 1
    tally.acknowledged += len(promised)
    assert len(promised) > KILLS, "the program was mostly killed before it had kept anything"
