"""What it costs to find a word in all notes: one pass of `str.find` over the text is 1.

CPU time in this process, over 40 MB of notes; the two take turns. Texts are folded in the first
pass, which is told beside it. Then a word is typed in the program, on a journal of that size: how
soon the first lines stand there, and how long the thread that reads keys was away at most.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.figures import ratio, table
from benchmarks.journals import Journals, notes_of
from benchmarks.starting import CTRL_Q
from benchmarks.terminal import Replay, Terminal
from mentorjournal.data.records.models import Session
from mentorjournal.mentoring.search import SearchIndex, Source, best_first, parse_query

BUDGET = 1.5
MEGABYTES = 40
SESSIONS, PEOPLE = 40_000, 300
"""Those of the journal in which is typed: a kilobyte of notes each."""
MY_PLAN, FIND, TYPED = b"m", b"/", "roadmap"
SETTLED, LOOKED_AT, BETWEEN = 4.0, 1.0, 0.15
"""Seconds until all is loaded, before the first letter, and from letter to letter."""
PER_SESSION = 4_000
WANTED = {"nowhere": "zeppelin", "in some": "marmalade", "in all": "roadmap"}

NEWEST = date(2026, 11, 22)
"""The day of the newest session; what is searched for depends on no day."""


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure and print a table, and what is typed in the program."""
    _one_pass(quick=quick)
    with journals.copy(SESSIONS // 4 if quick else SESSIONS, relationships=PEOPLE) as path:
        size = path.stat().st_size / 1e6
        first, longest = _typed(path)
    heads = ["typed in the program, wall ms", "first lines after", "longest gap"]
    table(heads, [[f"{size:.0f} MB", f"{first * 1000:.0f}", f"{longest * 1000:.0f}"]])


def _typed(path: Path) -> tuple[float, float]:
    """How long after the first letter lines stand there, and the longest gap of the screen's loop.

    Both in seconds; the gaps are those from the key on that leads to the line.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "gaps")
        ours = ["-m", "mentorjournal", "--journal", str(path)]
        with Terminal([sys.executable, "-m", "benchmarks.ticking", str(kept), *ours]) as terminal:
            terminal.until(b"Next")
            terminal.listen(SETTLED)
            terminal.type(MY_PLAN)
            terminal.until_quiet(0.5)
            began = terminal.type(FIND)
            terminal.listen(LOOKED_AT)
            pressed = [_press(terminal, letter) for letter in TYPED]
            terminal.listen(SETTLED)
            ended = terminal.chunks[-1][0]
            screen = Replay()
            first = ended
            for at, data in terminal.chunks:
                screen.feed(data)
                if at > pressed[0] and screen.row_of(r"Person \d+ ") is not None:
                    first = at
                    break
            terminal.type(CTRL_Q)
            while not terminal.ended:
                terminal.listen(0.01)
        lines = kept.read_text(encoding="ascii").splitlines()
    gaps = (tuple(map(float, each.split())) for each in lines)
    return first - pressed[0], max((long for at, long in gaps if began < at < ended), default=0.0)


def _press(terminal: Terminal, letter: str) -> float:
    at = terminal.type(letter.encode())
    terminal.listen(BETWEEN)
    return at


def _one_pass(*, quick: bool) -> None:
    sources = list(_sources(MEGABYTES * 1_000_000 // PER_SESSION))
    began = process_time()
    index = SearchIndex(sources)
    assert not list(index.find(parse_query("zeppelin", NEWEST)))
    ready = process_time() - began
    whole = "\n".join(source.text for source in sources)
    rows: list[list[str]] = []
    for words, wanted in WANTED.items():
        ours: list[float] = []
        theirs: list[float] = []
        query = parse_query(wanted, NEWEST)
        for _ in range(5 if quick else 25):
            began = process_time()
            found = len(best_first(index.find(query)))
            ours.append(process_time() - began)
            began = process_time()
            _pass_over(whole, wanted)
            theirs.append(process_time() - began)
        took = [f"{median(each) * 1000:.1f}" for each in (ours, theirs)]
        budget = f"≤ {BUDGET}×" if words != "in all" else ""
        times = f"{ratio(ours, theirs):.2f}×"
        rows.append([f"a word that is {words}", f"{found:,}", *took, times, budget])
    heads = [f"{MEGABYTES} MB of notes, CPU ms", "hits", "search", "str.find", "ratio", "budget"]
    table(heads, rows)
    print(f"the first pass, which folds: {ready * 1000:.0f} ms\n", flush=True)


def _pass_over(whole: str, wanted: str) -> None:
    """Find a word everywhere, by nothing but `str.find`."""
    at = whole.find(wanted)
    while at >= 0:
        at = whole.find(wanted, at + 1)


def _sources(sessions: int) -> Iterator[Source]:
    """The notes of so many sessions, a rare word in one of two hundred."""
    now = datetime.combine(NEWEST, time(12), UTC)
    notes = [notes_of(PER_SESSION, seed) for seed in range(20)]
    for number in range(sessions):
        on = NEWEST - timedelta(days=number // 8)
        uid = f"00000000-0000-7000-8000-{number:012x}"
        text = notes[number % len(notes)]
        text += "" if number % 200 else "- [ ] Ask Marmalade Maps\n"
        session = Session(uid=uid, created=now, updated=now, relationship=uid, on=on, notes=text)
        yield Source(
            text=text,
            kind="note",
            on=on,
            who="Ana Lima",
            names="ana lima",
            of=frozenset({uid}),
            record=session,
            notes=True,
        )
