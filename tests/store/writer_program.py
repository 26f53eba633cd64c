"""A program that keeps records as fast as it can until it is killed.

It prints "uid number" once a record is kept, while a second thread syncs and checkpoints
without pause. Arguments: the journal's path, a number that makes this run's uids its own.
"""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mentorjournal.data.models import Person
from mentorjournal.data.store import Store


def now() -> datetime:
    return datetime.now(UTC)


def uid(run: int, number: int) -> str:
    return f"01936d3e-0000-7000-8000-{run:06x}{number:06x}"


def main() -> None:
    path, run = Path(sys.argv[1]), int(sys.argv[2])
    store = Store.open(path, now=now)
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            store.sync()
            store.checkpoint()

    threading.Thread(target=work, daemon=True).start()
    first = Person(uid=uid(run, 0), created=now(), updated=now(), name="first")
    for number in range(1, 1_000_000):
        fresh = msgspec.structs.replace(first, uid=uid(run, number % 40), name=f"n {number}")
        edited = msgspec.structs.replace(first, notes=f"{number} " + "é" * (number % 3000))
        store.put(fresh, edited)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


main()
