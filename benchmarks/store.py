"""What storage costs: keeping, writing the whole file, opening and searching, at four sizes.

Beside stock TinyDB as far as that is bearable, and beside the floor: the bare write and sync
of the same bytes, the bare parse of the same file, one pass of `in` over the same text. The
ways take turns; a ratio is the median of the ratios in each round.
"""

from __future__ import annotations

import gc
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import msgspec
from tinydb import Query, TinyDB

from benchmarks.figures import percentile, ratio, table
from benchmarks.journals import Journals
from mentorjournal.data.records.models import Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.journal.defaults import local_now

SIZES = (100, 1_000, 10_000, 50_000)
STOCK_UP_TO = 10_000
TICKING = 10_000
TICK = 0.001
WORD = "a word that nobody has written"

Way = Callable[[int], object]
Times = dict[str, list[float]]


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure all sizes and print four tables and the ticker's longest gap."""
    rows: dict[str, list[list[str]]] = {}
    for sessions in SIZES[:3] if quick else SIZES:
        rounds = 3 if quick or sessions > TICKING else 7
        with journals.copy(sessions) as path:
            _compare_at(path, sessions, rounds, rows)
    table(["keeping a change, CPU ms", "p50", "p99", "ratio to floor"], rows["keep"])
    for what in ("write the whole file", "open", "search by scan"):
        table([f"{what}, CPU ms", "median", "ratio to floor"], rows[what])
    with journals.copy(TICKING) as path:
        _tick(path, rounds=3 if quick else 9)


def _compare_at(path: Path, sessions: int, rounds: int, rows: dict[str, list[list[str]]]) -> None:
    def add(what: str, times: Times) -> None:
        floor = next(iter(times.values()))
        for name, taken in times.items():
            label = f"{sessions:,} sessions, {name}"
            rows.setdefault(what, []).append(
                [label, f"{median(taken) * 1000:.3f}", f"{ratio(taken, floor):.2f}×"]
            )

    kept = _keep(path, sessions, 20 * rounds)
    floor = kept["write and fsync"]
    for name, taken in kept.items():
        figures = [f"{percentile(taken, share) * 1000:.3f}" for share in (0.5, 0.99)]
        times = median(taken) / median(floor)
        rows.setdefault("keep", []).append(
            [f"{sessions:,} sessions, {name}", *figures, f"{times:.2f}×"]
        )
    add("write the whole file", _checkpoint(path, rounds))
    add("open", _open(path, sessions, rounds))
    add("search by scan", _search(path, sessions, rounds))


def _in_turns(ways: dict[str, Way], rounds: int) -> Times:
    """CPU seconds of this process for each way in each round, in an order that changes."""
    times: Times = {name: [] for name in ways}
    for number in range(rounds):
        order = list(ways)
        order = order[number % len(order) :] + order[: number % len(order)]
        for name in order:
            gc.collect()
            begun = time.process_time()
            ways[name](number)
            times[name].append(time.process_time() - begun)
    return times


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    store = Store.open(path, SCHEMA, now=local_now)
    try:
        yield store
    finally:
        store.close(checkpoint=False)


@contextmanager
def _stock_copy(path: Path) -> Iterator[TinyDB]:
    copy = path.with_name("stock.json")
    copy.write_bytes(path.read_bytes())
    with TinyDB(copy) as stock:
        yield stock
    copy.unlink()


def _keep(path: Path, sessions: int, times: int) -> Times:
    """One session's notes changed, again and again."""
    with _opened(path) as store:
        session = store.all(Session)[0]
        plain = os.open(path.with_name("plain"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        data = msgspec.json.encode(session)

        def write(number: int) -> None:
            os.write(plain, data)
            os.fsync(plain)

        def keep(number: int) -> None:
            store.put(msgspec.structs.replace(session, notes=f"{session.notes}{number}"))

        def keep_safe(number: int) -> None:
            keep(-number - 1)
            store.file.sync()

        ways: dict[str, Way] = {"write and fsync": write, "kept": keep, "kept and safe": keep_safe}
        taken: Times = {name: [] for name in ways}
        gc.collect()
        for number in range(times):
            for name, act in ways.items():
                begun = time.thread_time()
                act(number)
                taken[name].append(time.thread_time() - begun)
        os.close(plain)
    if sessions <= STOCK_UP_TO:
        with _stock_copy(path) as stock:
            key = int(session.uid.replace("-", ""), 16)

            def update(number: int) -> None:
                stock.table("session").update({"notes": f"{number}"}, doc_ids=[key])

            taken |= _in_turns({"stock TinyDB": update}, 3)
    return taken


def _checkpoint(path: Path, rounds: int) -> Times:
    """The whole file written anew; the floor writes and syncs the same bytes."""
    content = path.read_bytes()
    with _opened(path) as store:
        session = store.all(Session)[0]

        def floor(number: int) -> None:
            descriptor = os.open(path.with_name("plain"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.write(descriptor, content)
            os.fsync(descriptor)
            os.close(descriptor)

        def checkpoint(number: int) -> None:
            store.put(msgspec.structs.replace(session, notes=f"{number}"))
            store.file.checkpoint()

        def dumps(number: int) -> None:
            json.dumps(tree)

        tree = json.loads(content)
        ways: dict[str, Way] = {"write and fsync": floor, "ours": checkpoint, "json.dumps": dumps}
        return _in_turns(ways, rounds)


def _open(path: Path, sessions: int, rounds: int) -> Times:
    """The journal opened and ready for the first record; the floor is the bare parse."""
    with _opened(path) as store:
        store.file.checkpoint()

    def parse(number: int) -> None:
        json.loads(path.read_bytes())

    def ours(number: int) -> None:
        with _opened(path):
            pass

    def every(number: int) -> None:
        with _opened(path) as store:
            store.all(Session)

    def stock(number: int) -> None:
        with TinyDB(path, access_mode="r") as db:
            db.table("session").all()

    ways: dict[str, Way] = {
        "read and json.loads": parse,
        "ours": ours,
        "ours, every session": every,
    }
    if sessions <= STOCK_UP_TO:
        ways["stock TinyDB, every session"] = stock
    return _in_turns(ways, rounds)


def _search(path: Path, sessions: int, rounds: int) -> Times:
    """A word looked for in all notes; the floor has the texts in a list."""
    with _opened(path) as store, TinyDB(path, access_mode="r") as db:
        texts = [session.notes for session in store.all(Session)]

        def floor(number: int) -> None:
            assert not [text for text in texts if WORD in text]

        def ours(number: int) -> None:
            assert not [one for one in store.all(Session) if WORD in one.notes]

        def stock(number: int) -> None:
            db.table("session").clear_cache()
            assert not db.table("session").search(Query().notes.search(WORD))

        ways: dict[str, Way] = {"in, over a list": floor, "ours": ours}
        if sessions <= STOCK_UP_TO:
            ways["stock TinyDB"] = stock
        return _in_turns(ways, rounds)


def _tick(path: Path, rounds: int) -> None:
    """The longest time that a ticker of a millisecond stands still while the file is written."""
    idle, busy, dumped = [], [], []
    with _opened(path) as store:
        session = store.all(Session)[0]
        tree = json.loads(path.read_bytes())
        gc.freeze()
        for number in range(rounds):
            store.put(msgspec.structs.replace(session, notes=f"{number}"))
            busy.append(_longest_gap(store.file.checkpoint))
            idle.append(_longest_gap(lambda: time.sleep(0.3)))
            dumped.append(_longest_gap(lambda: json.dumps(tree)))
        gc.unfreeze()
    rows = [
        [name, f"{median(gaps) * 1000:.1f}", f"{max(gaps) * 1000:.1f}"]
        for name, gaps in (("nothing", idle), ("a checkpoint", busy), ("json.dumps", dumped))
    ]
    table([f"a ticker's longest gap, ms, {TICKING:,} sessions, beside", "median", "worst"], rows)


def _longest_gap(work: Callable[[], object]) -> float:
    thread = threading.Thread(target=work)
    thread.start()
    longest, last = 0.0, time.perf_counter()
    while thread.is_alive():
        time.sleep(TICK)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest
