"""A program that lives many short lives in the storage, one for each line it is sent.

A line is a scene, a path and the number of the life. Each life is a process of its own, so
that it can be killed; it says "end" when it has come to its end and then waits for that. What
is kept is acknowledged by a line "kept KEY NUMBER" once the storage has said so. "born PID"
and "dead" stand around all that a life says.
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Step, Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.repair.apply import restore
from tests.store.scenes import PLACES, SHARED, THEIRS, form, uid

TYPED, ROUNDS = 120, 10
PERSON = Person(uid=uid(0), created=datetime.now(UTC), updated=datetime.now(UTC), name="P")


def say(text: str) -> None:
    """One line to whoever listens, at once and whole."""
    os.write(1, text.encode() + b"\n")


def now() -> datetime:
    return datetime.now(UTC)


class Writer:
    """Keeps texts under keys and acknowledges each; the texts of a key only grow in number.

    Numbers go up with each life and each text.
    """

    def __init__(self, path: Path, life: int) -> None:
        self.path = path
        self.store = Store.open(path, SCHEMA, now=now)
        assert not self.store.file.read_only, self.store.file.why_read_only
        self._numbers = itertools.count(life * 100_000 + 1)

    def keep(self, key: int, **fields: str) -> int:
        """Keep the next text under a key, and acknowledge it."""
        number = next(self._numbers)
        notes = f"{number} " + "é" * (number * 37 % 3000)
        self.store.put(msgspec.structs.replace(PERSON, uid=uid(key), notes=notes, **fields))
        say(f"kept {key} {number}")
        return number

    @contextmanager
    def beside(self, *work: Callable[[], object]) -> Iterator[None]:
        """Do this without pause in another thread meanwhile."""
        stop = threading.Event()

        def run() -> None:
            while not stop.is_set():
                for one in work:
                    one()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield
        stop.set()
        thread.join()


def typing(writer: Writer, life: int) -> None:
    """Key after key, while another thread makes it safe."""
    with writer.beside(writer.store.file.sync):
        for count in range(TYPED):
            writer.keep(count % PLACES)


def checkpoint(writer: Writer, life: int) -> None:
    """The same, while another thread writes the file over and over."""
    with writer.beside(writer.store.file.sync, writer.store.file.checkpoint):
        for count in range(TYPED):
            writer.keep(count % PLACES)


def opening(writer: Writer, life: int) -> None:
    """Open and close, with and without a log to be read."""
    for count in range(ROUNDS):
        writer.keep(count % PLACES)
        writer.store.close(checkpoint=count % 3 == 0)
        writer.store = Store.open(writer.path, SCHEMA, now=now)


def migration(writer: Writer, life: int) -> None:
    """Opening has brought the journal to one form more than the last life."""
    say(f"form {SCHEMA.version}")
    for count in range(3):
        writer.keep(count, organisation=form(SCHEMA.version))
    writer.store.close(checkpoint=life % 2 == 0)


def merge(writer: Writer, life: int) -> None:
    """Another program changes the file each time before it is written."""
    for count in range(ROUNDS):
        writer.keep(count % PLACES)
        number = writer.keep(SHARED)
        edit_elsewhere(
            writer.path,
            {uid(THEIRS + count % PLACES): f"{number} theirs", uid(SHARED): f"{number} shared"},
        )
        say(f"kept {THEIRS + count % PLACES} {number}")
        say(f"theirs {number} shared")
        writer.store.file.checkpoint()


def edit_elsewhere(path: Path, notes: dict[str, str]) -> None:
    """Change records in the file as a program does that replaces it whole."""
    content = json.loads(path.read_bytes())
    people = content.setdefault("person", {})
    for one, text in notes.items():
        key = str(int(one.replace("-", ""), 16))
        record = people.setdefault(
            key, msgspec.to_builtins(msgspec.structs.replace(PERSON, uid=one))
        )
        record["notes"] = text
    other = path.with_name("other")
    other.write_text(json.dumps(content))
    other.chmod(0o600)
    other.replace(path)


def restoring(writer: Writer, life: int) -> None:
    """Go back to the first snapshot, write on, and go back again."""
    if not list_snapshots(writer.path):
        writer.keep(0)
        writer.store.file.snapshot("before-import")
    for count in range(3):
        writer.keep(1 + count)
        writer.store.close(checkpoint=count == 1)
        # Of twenty that were made for a reason the oldest makes room for the next.
        first = list_snapshots(writer.path)[-1].name
        restore(writer.path, SCHEMA, first, now=now())
        say("restored")
        writer.store = Store.open(writer.path, SCHEMA, now=now)


def purging(writer: Writer, life: int) -> None:
    """Delete for good what stands in snapshots, file and log."""
    for count in range(3):
        key = 1000 + life * 10 + count
        writer.keep(key)
        writer.store.file.checkpoint()
        writer.store.file.snapshot("before-import")
        writer.keep(key)
        writer.store.purge(writer.store.get(Person, uid(key)))
        say(f"purged {key}")


SCENES = (typing, checkpoint, opening, migration, merge, restoring, purging)


def live(scene: str, path: Path, life: int) -> None:
    """One life, to its end."""
    say(f"born {os.getpid()}")
    try:
        if scene == "migration":
            SCHEMA.migrations = tuple(_step(number) for number in range(2, life + 3))
        writer = Writer(path, life)
        say("open")
        next(one for one in SCENES if one.__name__ == scene)(writer, life)
        say("end")
    except BaseException:
        say("error " + repr(traceback.format_exc()))
    signal.pause()


def _step(number: int) -> Step:
    def step(tables: dict[str, dict[str, dict[str, str]]]) -> None:
        for person in tables.get("person", {}).values():
            person["organisation"] = form(number)

    return step


def main() -> None:
    for line in sys.stdin:
        scene, path, life = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            live(scene, Path(path), int(life))
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
