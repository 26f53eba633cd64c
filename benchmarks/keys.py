"""From key to screen: how long until a letter typed into notes is shown, and in how many bytes.

The program runs as a person runs it, side panel and autosave included, beside the bare app;
the rounds are interleaved and the ratios are medians over the rounds.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.figures import percentile, ratio, table
from benchmarks.journals import Journals
from benchmarks.terminal import Replay, Terminal

BARE = Path(__file__).with_name("bare.py")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LINE = 40
RATE = 30
KEYS = 100
"""At each of two paces; so the last twentieth is five keys, fewer would say little."""
KINDS = ((4_000, 100), (50_000, 100), (200_000, 100), (4_000, 10_000), (200_000, 10_000))
"""Length of the notes, and sessions in the journal."""
QUICK = ((4_000, 100), (200_000, 10_000))


@dataclass
class Round:
    """What one run of a program gave: seconds per key, bytes and CPU seconds for a key."""

    human: list[float] = field(default_factory=list)
    fast: list[float] = field(default_factory=list)
    missed: int = 0
    per_key: float = 0.0
    cpu: float = 0.0


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure all sizes beside the bare app and print a table."""
    kinds = QUICK if quick else KINDS
    every: dict[tuple[int, int] | None, list[Round]] = {kind: [] for kind in (None, *kinds)}
    for number in range(1 if quick else 2):
        order = list(every)
        order = order[number % len(order) :] + order[: number % len(order)]
        for kind in order:
            with _opened(journals, kind) as terminal:
                every[kind].append(_round(terminal, seed=number))
    _print(every)


@contextmanager
def _opened(journals: Journals, kind: tuple[int, int] | None) -> Iterator[Terminal]:
    """A program with its text area ready and quiet."""
    if kind is None:
        with Terminal([sys.executable, str(BARE)]) as terminal:
            terminal.until("▔".encode())
            terminal.until_quiet(0.5)
            yield terminal
        return
    size, sessions = kind
    with journals.copy(sessions, size) as path:
        command = [sys.executable, "-m", "mentorjournal", "--journal", str(path)]
        with Terminal(command) as terminal:
            terminal.until(b"Next ")
            terminal.type(b"n")
            terminal.until(b"Will be shared")
            terminal.until_quiet(0.4)
            yield terminal


def _round(terminal: Terminal, *, seed: int) -> Round:
    """Type at the end of the notes: first like a person, then 30 keys a second."""
    chance = random.Random(seed)
    terminal.type(b"\r")
    terminal.until_quiet(0.4)
    result = Round()
    sent = sum(len(data) for _at, data in terminal.chunks)
    cpu = terminal.cpu()
    for pace in (result.human, result.fast):
        delays = typed(terminal, chance, KEYS, human=pace is result.human)
        pace += [delay for delay in delays if delay is not None]
        result.missed += sum(delay is None for delay in delays)
        terminal.type(b"\r")
        terminal.listen(0.4)
    keys_sent = len(result.human) + len(result.fast) + result.missed + 2
    result.per_key = (sum(len(data) for _at, data in terminal.chunks) - sent) / keys_sent
    result.cpu = (terminal.cpu() - cpu) / keys_sent
    return result


def typed(
    terminal: Terminal, chance: random.Random, count: int, *, human: bool
) -> list[float | None]:
    """Type drawn letters on a line of their own; for each how long until it was shown, if it was.

    Args:
        terminal: Where a text area takes them.
        chance: What draws them.
        count: How many.
        human: Whether to type like a person, and not at an even pace.
    """
    keys: list[tuple[str, float]] = []
    since = len(terminal.chunks)
    for letter in chance.choices(LETTERS, k=count):
        if keys and len(keys) % LINE == 0:
            terminal.type(b"\r")
            terminal.listen(1 / RATE)
        keys.append((letter, terminal.type(letter.encode())))
        terminal.listen(chance.uniform(0.08, 0.25) if human else 1 / RATE)
    terminal.listen(1.0)
    return list(_delays(terminal, since, keys))


def _delays(
    terminal: Terminal, since: int, keys: list[tuple[str, float]]
) -> Iterator[float | None]:
    """For each key how long until it stood on the screen behind those before it."""
    replay = Replay()
    chunks = iter(terminal.chunks)
    for _at, data in (next(chunks) for _ in range(since)):
        replay.feed(data)
    at, data = next(chunks, (0.0, b""))
    replay.feed(data)
    for number, (_letter, pressed) in enumerate(keys):
        line = number // LINE * LINE
        words = "".join(letter for letter, _ in keys[max(line, number - 11) : number + 1])
        while at < pressed or not replay.shows(words):
            at, data = next(chunks, (0.0, b""))
            if not data:
                yield None
                break
            replay.feed(data)
        else:
            yield at - pressed


def _print(every: dict[tuple[int, int] | None, list[Round]]) -> None:
    bare = every[None]
    rows = []
    for kind, rounds in every.items():
        row = ["bare app, empty" if kind is None else f"{kind[0] // 1000} kB, {kind[1]} sessions"]
        for pace in ("human", "fast"):
            for share in (0.5, 0.95):
                ours, theirs = (
                    [percentile(getattr(each, pace), share) for each in runs]
                    for runs in (rounds, bare)
                )
                row.append(f"{median(ours) * 1000:.1f} {ratio(ours, theirs):5.2f}×")
        row.append(f"{median(each.per_key for each in rounds):,.0f}")
        cpu = [each.cpu for each in rounds]
        row.append(f"{median(cpu) * 1000:.1f} {ratio(cpu, [each.cpu for each in bare]):5.2f}×")
        row.append(str(sum(each.missed for each in rounds)))
        rows.append(row)
    heads = ["key to screen, ms", "human p50", "p95", "30/s p50", "p95", "bytes", "cpu", "missed"]
    table(heads, rows)
