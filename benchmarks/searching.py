"""What it costs to find a word in all notes: one pass of `str.find` over the text is 1.

CPU time in this process, over 40 MB of notes; the two take turns. Getting ready, which is done
once for as long as somebody looks for something, is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from time import process_time

from benchmarks.figures import ratio, table
from benchmarks.journals import Journals, notes_of
from mentorjournal.data.records.models import Session
from mentorjournal.mentoring.search import SearchIndex, Source, best_first, parse_query

BUDGET = 1.5
MEGABYTES = 40
PER_SESSION = 4_000
WANTED = {"nowhere": "zeppelin", "in some": "marmalade", "in all": "roadmap"}

NEWEST = date(2026, 11, 22)
"""The day of the newest session; what is searched for depends on no day."""


def compare(_journals: Journals, *, quick: bool) -> None:
    """Measure and print a table."""
    sources = list(_sources(MEGABYTES * 1_000_000 // PER_SESSION))
    began = process_time()
    index = SearchIndex(sources)
    ready = process_time() - began
    whole = "\n".join(source.text for source in sources)
    rows: list[list[str]] = []
    for words, wanted in WANTED.items():
        ours: list[float] = []
        theirs: list[float] = []
        query = parse_query(wanted)
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
    print(f"ready after {ready * 1000:.0f} ms\n", flush=True)


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
