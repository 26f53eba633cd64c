"""P11: deleted for good is gone from packed backups too, and nothing else is."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import shake_256
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_backups
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.contents import read_backup
from mentorjournal.errors import JournalError

from .conftest import TORTURE, FaultyFiles, Killed, Makes, MortalFiles, Stores
from .test_packing import PACKED
from .test_purge import CANARY

pytestmark = pytest.mark.proof("P11", "a canary looked for in what is packed")


def unpacked(path: Path) -> Iterator[bytes]:
    """All that can be had from a file: itself, and whatever is packed in it, whole or not."""
    raw = path.read_bytes()
    yield raw
    if raw.startswith(b"\x1f\x8b"):
        unpacker, found = zlib.decompressobj(wbits=31), b""
        with suppress(zlib.error):
            for start in range(0, len(raw), 16):
                found += unpacker.decompress(raw[start : start + 16])
        yield found


def told_of(path: Path, what: str) -> list[str]:
    """The files that hold it, unpacked."""
    return [
        one.name
        for one in path.parent.rglob("*")
        if one.is_file() and any(what.encode() in content for content in unpacked(one))
    ]


def full(path: Path, opens: Stores, makes: Makes) -> tuple[Store, Person]:
    """A store with the canary in whole packed snapshots, in deltas, damaged and foreign files."""
    first = opens(room=PACKED)
    secret = makes.person(CANARY, notes="first")
    others = [
        makes.person(f"Person {number}", notes=shake_256(b"%d" % number).hexdigest(400))
        for number in range(30)
    ]
    first.put(*others[:15], secret, *others[15:])
    first.close()
    for number in range(3):
        makes.clock.forward(days=1)
        store = opens(room=PACKED)
        changed = replace(secret, notes=f"{CANARY} {number}")
        store.put(makes.session(f"note {number}"), *[changed] * (number != 1))
        if number == 2:
            store.drop(others[3])
        store.close()
    backups = path.with_name("journal.json.backups")
    whole = path.read_bytes()
    damaged = bytearray(gzip.compress(whole * 3))
    damaged[len(damaged) * 2 // 3] ^= 0xFF
    (backups / "2026-01-01T000000-set-aside.json.gz").write_bytes(damaged)
    (backups / "2026-01-02T000000-set-aside.json.gz").write_bytes(gzip.compress(whole[:-40]))
    (backups / "2026-01-03T000000.json.since-2026-01-02T000000.gz").write_bytes(damaged)
    (backups / "by-hand.gz").write_bytes(gzip.compress(whole))
    (backups / "holiday.gz").write_bytes(gzip.compress(b"none of ours"))
    return opens(room=PACKED), secret


def test_it_is_gone_from_every_packed_file_and_nothing_else_is(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, secret = full(path, opens, makes)
    before = told_of(path, CANARY)
    assert sum(name.endswith(".json.gz") for name in before) >= 3
    assert sum(".since-" in name for name in before) >= 3
    records = {one.snapshot.name: one.records for one in list_backups(path, SCHEMA) if one.records}
    store.purge(store.get(Person, secret.uid))
    store.close()
    assert told_of(path, CANARY) == []
    assert told_of(path, secret.uid) == []
    home = JournalDir.find(path, SCHEMA)
    after = {one.snapshot.name: one.records for one in list_backups(path, SCHEMA)}
    for name, count in records.items():
        assert after[name] == count - 1
        tables, _ = read_backup(home, name, makes.clock())
        assert CANARY not in str(tables)
    assert "holiday.gz" in {one.name for one in home.backups.iterdir()}


@pytest.mark.parametrize("dies", [False, True], ids=["fails", "is killed"])
def test_wherever_it_ends_it_goes_on_and_costs_no_backup(
    tmp_path: Path, makes: Makes, *, dies: bool
) -> None:
    laid_out = tmp_path / "laid out" / "journal.json"
    laid_out.parent.mkdir()
    store, secret = full(laid_out, Stores(laid_out, makes.clock), makes)
    store.close()
    whole = {one.snapshot.name for one in list_backups(laid_out, SCHEMA) if one.records}
    k, done = 0, False
    while not done:
        k += 1 if TORTURE > 1 else 12
        path = tmp_path / f"{k}" / "journal.json"
        shutil.copytree(laid_out.parent, path.parent)
        files = MortalFiles() if dies else FaultyFiles(for_good=True)
        store = Store.open(path, SCHEMA, now=makes.clock, files=files, room=PACKED)
        files.fail_at, done = len(files.calls) + k, True
        try:
            store.purge(store.get(Person, secret.uid))
        except (JournalError, Killed):
            done = False
        done = done and len(files.calls) < files.fail_at
        if isinstance(files, MortalFiles):
            files.buried()
        else:
            files.fail_at = 0
            store.close(checkpoint=False)
        assert whole <= {one.snapshot.name for one in list_backups(path, SCHEMA) if one.records}
        store = Store.open(path, SCHEMA, now=makes.clock, files=FaultyFiles(), room=PACKED)
        store.file.checkpoint()
        store.close()
        if not any(one.uid == secret.uid for one in store.all(Person)):
            assert told_of(path, CANARY) == []
    assert k > 60
