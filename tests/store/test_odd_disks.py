"""P5: what disks answer that nobody expects, and what lies about that nobody put there."""

from __future__ import annotations

import errno

import msgspec
import pytest

from mentorjournal.data.models import Person
from mentorjournal.data.store import Store
from mentorjournal.errors import NotKept

from .conftest import FaultyFiles, Makes, Stores


def kill(store: Store) -> None:
    """End as when killed: nothing more is written, and the lock is free."""
    store._storage.close()
    store._opened.release()


class Doubtful(FaultyFiles):
    """A disk that writes and says that it has not, and then cannot cut either."""

    bad = False

    def write(self, descriptor: int, data: bytes) -> int:
        written = super().write(descriptor, data)
        self._fail()
        return written

    def cut(self, descriptor: int, length: int) -> None:
        self._fail()
        super().cut(descriptor, length)

    def _fail(self) -> None:
        if self.bad:
            raise OSError(errno.EIO, "I/O error")


def test_what_was_refused_does_not_come_back_in_the_place_of_what_was_kept(
    opens: Stores, makes: Makes
) -> None:
    files = Doubtful()
    store = opens(files=files)
    ana = makes.person("Ana")
    store.put(ana)
    files.bad = True
    with pytest.raises(NotKept):
        store.put(msgspec.structs.replace(ana, notes="refused"))
    files.bad = False
    store.put(msgspec.structs.replace(ana, notes="kept"))
    store.put(makes.person("Ben"))
    assert store.sync().word == "safe"
    kill(store)
    again = opens()
    assert [(one.name, one.notes) for one in again.all(Person)] == [("Ana", "kept"), ("Ben", "")]
    assert again.notices == []
