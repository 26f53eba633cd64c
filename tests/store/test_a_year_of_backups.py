"""P9: what the backups of a year of daily use take, and that each of them can be gone back to.

`make torture` plays the whole year with nine uses a day; here it is a sample of it.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.contents import Contents
from tests.tally import now_and_then

from .conftest import TORTURE, FaultyFiles, Makes, Tally

USES = ("07:40", "09:05", "10:20", "11:35", "13:10", "14:30", "16:00", "17:45", "20:15")
DAYS = 365 if TORTURE > 1 else 12
BEGAN = datetime(2026, 1, 5, tzinfo=UTC)
LETTERS = "eeeetttaaooiinnsshhrrddllucmfwygpbvk"

pytestmark = pytest.mark.proof("P9", "backups of a year, each read back")


class Writer:
    """Writes notes as people do: few words again and again, many seldom, nothing twice."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = [self._word() for _ in range(4000)]
        self.weights = [1 / (rank + 3) for rank in range(len(self.words))]

    def _word(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(2, 9)))

    def notes(self) -> str:
        """The notes of one use: some lines of some words."""
        count = self.random.randint(4, 12)
        return "\n".join(
            " ".join(self.random.choices(self.words, self.weights, k=self.random.randint(4, 18)))
            for _ in range(count)
        )


def live(path: Path, makes: Makes) -> dict[str, str]:
    """Use a journal nine times a day: new notes, and now and then a word more in older ones.

    Returns:
        By the name a snapshot of it would have, what the file was each time it was left.
    """
    writer, sessions, left = Writer(7), list[Session](), dict[str, str]()
    people = [makes.person(f"Person {number}") for number in range(12)]
    for day in range(DAYS):
        for use in USES:
            hours, minutes = use.split(":")
            makes.clock.moment = BEGAN + timedelta(days=day, hours=int(hours), minutes=int(minutes))
            store = Store.open(path, SCHEMA, now=makes.clock, files=FaultyFiles())
            if not sessions:
                store.put(*people)
            sessions.append(makes.session(writer.notes()))
            store.put(sessions[-1])
            again = writer.random.choice(sessions[-40:])
            store.put(replace(again, notes=f"{again.notes}\n{writer.notes()[:60]}"))
            store.close()
            left[f"{makes.clock():%Y-%m-%dT%H%M%S}.json"] = sha256(path.read_bytes()).hexdigest()
    return left


@now_and_then
def test_the_backups_of_a_year_take_little_and_say_all(
    path: Path, makes: Makes, tally: Tally, capsys: pytest.CaptureFixture[str]
) -> None:
    left = live(path, makes)
    home = JournalDir.find(path, SCHEMA)
    contents, unpacked = Contents(home), 0
    found = list_snapshots(path)
    for one in found:
        raw = contents.of(one)
        assert sha256(raw).hexdigest() == left[one.name]
        unpacked += len(raw)
    tally.count += len(found)
    journal = path.stat().st_size
    taken = sum(one.stat().st_size for one in home.backups.iterdir())
    with capsys.disabled():
        print(  # noqa: T201 - the figure is what it is run for
            f"\n{DAYS} days of nine uses: the journal takes {journal:,} bytes, its {len(found)} "
            f"backups {taken:,}, which is {taken / journal:.2f} times as much; unpacked it "
            f"would be {unpacked / journal:.1f} times"
        )
    assert taken <= 3 * journal
    names, today = {one.name for one in found}, BEGAN + timedelta(days=DAYS - 1)
    assert {name for name in left if name.startswith(f"{today:%Y-%m-%d}")} <= names
    for days in range(min(DAYS, 14)):
        last = max(n for n in left if n.startswith(f"{today - timedelta(days=days):%Y-%m-%d}"))
        assert last in names
    for month in {name[:7] for name in left}:
        assert max(name for name in left if name.startswith(month)) in names
