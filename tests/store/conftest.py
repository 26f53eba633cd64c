"""A clock that stands still, records to keep, and a disk that fails when told to."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Person, Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.disk.files import Files
from tests.tally import TORTURE, Tally, tally

__all__ = ["TORTURE", "Tally", "tally"]

METHODS = [name for name in vars(Files) if not name.startswith("_")]


@dataclass
class Clock:
    """A clock that moves only when told to."""

    moment: datetime = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Makes:
    """Makes records with uids that count."""

    clock: Clock
    count: int = 0

    def uid(self) -> str:
        self.count += 1
        return f"01936d3e-0000-7000-8000-{self.count:012x}"

    def person(self, name: str = "Ana Lima", **fields: Any) -> Person:
        now = self.clock()
        return Person(uid=self.uid(), created=now, updated=now, name=name, **fields)

    def session(self, notes: str = "", **fields: Any) -> Session:
        now = self.clock()
        return Session(
            uid=self.uid(),
            created=now,
            updated=now,
            relationship="01936d3e-0000-7000-8000-00000000ffff",
            on=date(2026, 11, 22),
            notes=notes,
            **fields,
        )


class FaultyFiles(Files):
    """The disk, whose calls are counted and fail from `fail_at` on, once or for good.

    With `torn`, a write that fails has first written half of its data. Closing closes even
    when it fails, as the system does. Nothing waits for the real disk, which no test pulls.
    """

    def __init__(
        self, fail_at: int = 0, code: int = errno.EIO, *, for_good: bool = False, torn: bool = False
    ) -> None:
        self.fail_at, self.code, self.for_good, self.torn = fail_at, code, for_good, torn
        self.calls: list[str] = []

    def step(self, name: str, *args: Any) -> None:
        self.calls.append(name)
        count = len(self.calls)
        if self.fail_at and (count == self.fail_at or (self.for_good and count > self.fail_at)):
            if self.torn and name == "write":
                os.write(args[0], args[1][: len(args[1]) // 2])
            if name == "close":
                os.close(args[0])
            raise OSError(self.code, os.strerror(self.code))


def _counted(name: str) -> Callable[..., Any]:
    real = getattr(Files, name)

    def call(self: FaultyFiles, *args: Any) -> Any:
        self.step(name, *args)
        return None if name in ("sync", "sync_folder") else real(self, *args)

    return call


for _name in METHODS:
    setattr(FaultyFiles, _name, _counted(_name))


class Killed(BaseException):
    """The program was killed: not an error that anybody could catch and mend."""


class MortalFiles(FaultyFiles):
    """The disk of a program that is killed at call `fail_at`; from then on it calls nothing.

    With `torn`, the write at which it dies has written half. What it held open is closed by
    `buried`, as the system does.
    """

    def __init__(self, fail_at: int = 0, *, torn: bool = False) -> None:
        super().__init__(fail_at, torn=torn)
        self._held: set[int] = set()
        self.dead = False

    def step(self, name: str, *args: Any) -> None:
        self.calls.append(name)
        if self.dead or len(self.calls) == self.fail_at:
            if self.torn and name == "write" and not self.dead:
                os.write(args[0], args[1][: len(args[1]) // 2])
            self.dead = True
            raise Killed

    def open(self, path: Path) -> int:
        return self._hold(super().open(path))

    def create(self, path: Path) -> int:
        return self._hold(super().create(path))

    def _hold(self, descriptor: int) -> int:
        self._held.add(descriptor)
        return descriptor

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._held.discard(descriptor)

    def buried(self) -> None:
        """Close what it held open, its lock too."""
        while self._held:
            os.close(self._held.pop())


@dataclass
class Stores:
    """Opens stores and closes them when the test ends."""

    path: Path
    clock: Clock
    opened: list[Store] = field(default_factory=list)

    def __call__(self, path: Path | None = None, **options: Any) -> Store:
        options.setdefault("files", FaultyFiles())
        store = Store.open(path or self.path, SCHEMA, now=self.clock, **options)
        self.opened.append(store)
        return store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def makes(clock: Clock) -> Makes:
    return Makes(clock)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


@pytest.fixture
def opens(path: Path, clock: Clock) -> Iterator[Stores]:
    stores = Stores(path, clock)
    yield stores
    for store in stores.opened:
        store.close()
