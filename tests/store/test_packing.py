"""P9: packed snapshots hold what they held, whatever happens while they are packed."""

from __future__ import annotations

import errno
import gzip
import json
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import Files, write_file
from mentorjournal.data.store.format.layout import EncodedTables, join, split
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.compression import Interrupted
from mentorjournal.data.store.snapshots.contents import Contents
from mentorjournal.data.store.snapshots.delta import delta, whole
from mentorjournal.data.store.snapshots.packing import pack_all
from mentorjournal.data.store.snapshots.retention import Room, fit
from mentorjournal.data.store.snapshots.schedule import SnapshotPolicy
from mentorjournal.errors import Damaged
from tests.tally import in_turn

from .conftest import FaultyFiles, Killed, MortalFiles, Tally
from .power import Disk, RecordingFiles

NOW = datetime(2026, 11, 22, 18)
JOURNAL = "01936d3e-0000-7000-8000-0000000000aa"
NEVER: Callable[[], bool] = lambda: False  # noqa: E731
PACKED = Room(lambda: 1000.0, 0)
"""Room for everything, and nothing so little that it stays as it is."""


def journal(seq: int, sessions: int) -> bytes:
    """A journal of so many sessions, the first of which has changed with each commit."""
    lines = {
        f"{number}": b'{"notes": "%s"}' % sha256(b"%d" % number).hexdigest().encode()
        for number in range(sessions)
    }
    lines["0"] = b'{"notes": "seq %d"}' % seq
    meta = {"schema": 1, "journal": JOURNAL, "seq": seq}
    return b"".join(join({"theirs": lines, "person": {}}, meta))


def lay_out(path: Path, ages: Sequence[int] = (5, 4, 3, 2, 1)) -> dict[str, bytes]:
    """A journal and plain snapshots of so many days ago; returns what they hold, by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    backups = path.with_name("journal.json.backups")
    backups.mkdir(mode=0o700)
    held = {}
    for count, age in enumerate(ages):
        moment = NOW - timedelta(days=age)
        held[f"{moment:%Y-%m-%dT%H%M%S}.json"] = journal(count + 1, 40 + count)
    for name, content in held.items():
        (backups / name).write_bytes(content)
        (backups / name).chmod(0o600)
    path.write_bytes(journal(len(ages) + 1, 40 + len(ages)))
    return held


def tidy(path: Path, files: Files | None = None, room: Room = PACKED) -> None:
    SnapshotPolicy(JournalDir.find(path, SCHEMA, files or FaultyFiles()), room).tidy(NOW, NEVER)


def held_by(path: Path) -> dict[str, bytes]:
    """What each snapshot holds; each must be readable."""
    contents = Contents(JournalDir.find(path, SCHEMA))
    return {one.name: contents.of(one) for one in list_snapshots(path)}


def files_of(path: Path) -> list[str]:
    return sorted(one.name for one in path.with_name("journal.json.backups").iterdir())


def test_one_is_packed_whole_and_the_others_tell_what_differs(path: Path) -> None:
    held = lay_out(path)
    tidy(path)
    first, *others = sorted(held)
    base = first.removesuffix(".json")
    assert files_of(path) == [f"{first}.gz", *(f"{one}.since-{base}.gz" for one in others)]
    assert held_by(path) == held
    for one in path.with_name("journal.json.backups").iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
    tidy(path)
    assert held_by(path) == held


def test_a_base_reaches_a_month_and_no_base_builds_on_another(path: Path) -> None:
    held = lay_out(path, range(70, 0, -1))
    tidy(path)
    found = list_snapshots(path)
    assert {one.name for one in found} < held.keys()
    bases = {one.stem: one.day for one in found if not one.base}
    assert len(bases) > 2
    for one in found:
        if one.base:
            assert one.day - bases[one.base] <= timedelta(days=31)
    assert held_by(path) == {name: held[name] for name in held_by(path)}


def test_as_long_as_all_together_takes_little_nothing_is_packed(path: Path) -> None:
    held = lay_out(path)
    tidy(path, room=Room(lambda: 1.0, sum(map(len, held.values()))))
    assert files_of(path) == sorted(held)


def test_what_others_have_written_is_packed_byte_for_byte(path: Path) -> None:
    held = lay_out(path)
    backups = path.with_name("journal.json.backups")
    odd = {
        "2026-11-22T010000.json": json.dumps(json.loads(journal(9, 40)), indent=4).encode(),
        "2026-11-22T020000.json": b"no journal at all",
        "2026-11-22T030000-set-aside.json": journal(4, 43)[:-200],
        "2026-11-22T040000-unread-log.json": bytes(range(256)) * 40,
        "2026-11-22T050000.json": b"",
        "2026-11-22T060000.json": journal(8, 40).replace(b"\n}\n", b"\n}"),
        "2026-11-22T070000.json": journal(8, 40).replace(JOURNAL.encode(), JOURNAL[::-1].encode()),
        "2026-11-22T080000.json": journal(8, 40).replace(b'{"notes": "seq 8"}', b"null"),
    }
    for name, content in odd.items():
        (backups / name).write_bytes(content)
    tidy(path)
    assert held_by(path) == {**held, **odd}
    plain = [name for name in files_of(path) if not name.endswith(".gz")]
    assert plain == ["2026-11-22T040000-unread-log.json"], "any editor shall show it"


def test_what_another_program_may_yet_write_to_is_left(path: Path) -> None:
    lay_out(path)
    still = path.with_name("journal.json.backups") / "2026-11-22T090000.json"
    still.hardlink_to(path)
    tidy(path)
    assert [name for name in files_of(path) if name.endswith(".json")] == [still.name]


def test_a_damaged_base_is_built_on_no_more(path: Path) -> None:
    held = lay_out(path)
    tidy(path)
    backups = path.with_name("journal.json.backups")
    (base,) = backups.glob("*.json.gz")
    raw = bytearray(base.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    base.write_bytes(raw)
    late = {f"2026-11-22T0{hour}0000.json": journal(hour, 45) for hour in (7, 8)}
    for name, content in late.items():
        (backups / name).write_bytes(content)
    tidy(path)
    contents, readable = Contents(JournalDir.find(path, SCHEMA)), {}
    for one in list_snapshots(path):
        with suppress(Damaged):
            readable[one.name] = contents.of(one)
    assert readable == late
    assert len(list_snapshots(path)) == len(held) + 2, "what may be salvaged of is not removed"


def test_a_base_that_was_unpacked_by_hand_stays_one(path: Path) -> None:
    held = lay_out(path)
    tidy(path)
    (base,) = path.with_name("journal.json.backups").glob("*.json.gz")
    base.with_suffix("").write_bytes(gzip.decompress(base.read_bytes()))
    base.unlink()
    assert held_by(path) == held
    tidy(path)
    assert base.exists()
    assert held_by(path) == held


def test_who_needs_the_time_is_given_it(path: Path) -> None:
    held = lay_out(path)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 4

    with pytest.raises(Interrupted):
        SnapshotPolicy(JournalDir.find(path, SCHEMA, FaultyFiles()), PACKED).tidy(NOW, stop)
    assert held_by(path) == held
    assert 0 < sum(name.endswith(".gz") for name in files_of(path)) < len(held)


def failing(for_good: bool) -> Iterator[FaultyFiles]:
    count = 1
    while True:
        yield FaultyFiles(count, errno.ENOSPC, for_good=for_good, torn=True)
        count += 1


@pytest.mark.proof("P5", "the k-th call fails while snapshots are packed, for every k")
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_whatever_call_fails_no_snapshot_is_lost(
    tmp_path: Path, tally: Tally, for_good: bool
) -> None:
    for files in failing(for_good):
        path = tmp_path / f"{files.fail_at}" / "journal.json"
        held = lay_out(path, (3, 2, 1))
        with suppress(OSError):
            tidy(path, files)
        assert held_by(path) == held, f"when call {files.fail_at} fails"
        tidy(path)
        assert held_by(path) == held
        assert all(name.endswith(".gz") for name in files_of(path) if not name.endswith(".tmp"))
        tally.count += 1
        if len(files.calls) < files.fail_at:
            break
    assert files.fail_at > 40


@pytest.mark.proof("P9", "killed while snapshots are packed, at every call")
@in_turn("torn", [False, True])
def test_wherever_it_is_killed_no_snapshot_is_lost(
    tmp_path: Path, tally: Tally, torn: bool
) -> None:
    dead, k = True, 0
    while dead:
        k += 1
        path = tmp_path / f"{k}" / "journal.json"
        held, files = lay_out(path, (3, 2, 1)), MortalFiles(k, torn=torn)
        with suppress(Killed):
            tidy(path, files)
        files.buried()
        dead = files.dead
        assert held_by(path) == held, f"killed at call {k}"
        tidy(path)
        assert held_by(path) == held
        shutil.rmtree(path.parent)
        tally.count += 1
    assert k > 40


SITES = {"packing._keep file", "packing._keep folder", "retention._remove folder"}
"""The lines that wait for the disk while snapshots are packed and thinned."""


def left_unreadable(root: Path, left_out: str) -> tuple[list[str], set[str], int]:
    """Pack and thin on a disk that remembers, with one of its syncs left out or none.

    Returns:
        What a power cut may have cost, where syncs were asked for, and how many disks there were.
    """
    path, wrong, seen = root / "live" / "journal.json", list[str](), set[int]()
    held = lay_out(root / "plain" / "journal.json", ages=(60, 59, 2, 1))
    doing = ""

    def look(disk: Disk) -> None:
        for content in disk.after_a_cut() if doing and not wrong else ():
            state = hash((doing, frozenset(content.items())))
            if state in seen:
                continue
            seen.add(state)
            copy = root / "cut" / "journal.json"
            shutil.rmtree(copy.parent, ignore_errors=True)
            copy.with_name("journal.json.backups").mkdir(parents=True)
            for name, data in content.items():
                (copy.parent / name.relative_to(path.parent)).write_bytes(data)
            try:
                found = held_by(copy)
            except Damaged as error:
                wrong.append(str(error))
                return
            lost = held.keys() - found.keys() if doing == "packing" else set()
            wrong.extend([*lost, *(name for name in found if found[name] != held[name])])

    files = RecordingFiles(look, left_out)
    home = JournalDir.find(path, SCHEMA, files)
    files.make_folder(home.backups)
    write_file(files, path, [journal(9, 44)])
    for name, raw in held.items():
        write_file(files, home.backups / name, [raw])
    for folder in (home.backups, home.folder):
        files.sync_folder(folder)
    doing = "packing"
    pack_all(home, 0, NEVER)
    look(files.disk)
    assert len([name for name in files_of(path) if "since" in name]) == 2
    doing = "thinning"
    fit(home, Room(lambda: 0.0, 0))
    look(files.disk)
    assert len(files_of(path)) == 2
    return wrong, {site for site in files.sites if not site.startswith("test_")}, len(seen)


@pytest.mark.proof("P2", "power cuts while snapshots are packed")
def test_no_power_cut_costs_a_snapshot_or_what_it_builds_on(tmp_path: Path, tally: Tally) -> None:
    wrong, sites, seen = left_unreadable(tmp_path, "")
    tally.count += seen
    assert wrong == []
    assert seen > 30
    assert sites - {"files.make_folder folder"} == SITES, "each line that waits is listed"


@pytest.mark.proof("P2", "a sync left out, and noticed")
@pytest.mark.parametrize("site", sorted(SITES))
def test_every_sync_is_needed(tmp_path: Path, tally: Tally, site: str) -> None:
    assert left_unreadable(tmp_path, site)[0]
    tally.count += 1


TABLES = st.dictionaries(
    st.sampled_from(["session", "person", "their own", "meta"]),
    st.dictionaries(
        st.sampled_from(["11", "12", "13", "211", 'odd " key']),
        st.sampled_from([b'{"notes": "a"}', b'{"notes": "b"}', b"{}", b"null", b'"text"']),
    ),
)


@given(TABLES, TABLES, st.integers(0, 3), st.integers(0, 3))
def test_a_delta_gives_the_same_again_or_is_seen_not_to(
    before: EncodedTables, after: EncodedTables, was: int, seq: int
) -> None:
    base, raw = (
        b"".join(join(tables, {"schema": 1, "journal": JOURNAL, "seq": number}))
        for tables, number in ((before, was), (after, seq))
    )
    told = delta(raw, split(base))
    assert told is not None
    again = whole(told, split(base), "it")
    null = any(b"null" in lines.values() for lines in after.values())
    if not null and before.keys() <= after.keys():
        assert json.loads(again) == json.loads(raw)
    other = split(b"".join(join(before, {"schema": 1, "journal": JOURNAL, "seq": 9})))
    with pytest.raises(Damaged):
        whole(told, other, "it")
