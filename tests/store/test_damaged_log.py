"""P8: of a damaged change log every whole commit counts, and the rest stays on the disk, named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.format.change import Change, replacing
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.log.wal import frame_entry
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.data.store.repair.check import check
from mentorjournal.errors import CannotOpen

from .conftest import TORTURE, Clock, FaultyFiles, Makes, Stores, Tally
from .odd_content import ODD, framed
from .test_odd_disks import kill

pytestmark = pytest.mark.proof(
    "P8", "a damaged change log: each commit counts or is kept, and said"
)

COMMITS = (("Ana", "word-one"), ("Ben", "word-two"), ("Ana", "word-three"), ("Cleo", "word-four"))
"""Whose notes each commit of the log writes, and what they say."""


def killed(opens: Stores, makes: Makes, *, old: bool = True) -> Path:
    """The folder of a program that was killed: a file, and a log of four commits on top of it.

    Without `old` the file is as it is made, before anything is in it.
    """
    store = opens()
    people = {name: makes.person(name) for name, _ in COMMITS}
    if old:
        store.put(people["Ana"])
        store.file.checkpoint()
    for name, word in COMMITS:
        store.put(msgspec.structs.replace(people[name], notes=word))
    kill(store)
    return opens.path.parent


def log_of(folder: Path) -> Path:
    (log,) = folder.glob(".journal.json.log.*")
    return log


def opened(path: Path) -> Store:
    return Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())


def notes(store: Store) -> dict[str, str]:
    return {one.name: one.notes for one in store.all(Person)}


def flipped(raw: bytes, byte: int, bit: int) -> bytes:
    return raw[:byte] + bytes([raw[byte] ^ 1 << bit]) + raw[byte + 1 :]


def unread(folder: Path) -> dict[str, bytes]:
    backups = folder / "journal.json.backups"
    return {one.name: one.read_bytes() for one in backups.glob("*-unread-log*.json")}


def wrong_after_a_flip(
    folder: Path, byte: int, ranges: list[tuple[int, int]], *, old: bool
) -> list[str]:
    """What is lost or not said of a folder with one damaged bit in its log."""
    path, raw = folder / "journal.json", log_of(folder).read_bytes()
    problems = [one for one in check(path, SCHEMA) if one.level == "problem"]
    wrong = [] if [one.kind for one in problems] == ["log"] else [f"check says {problems}"]
    expected = {"Ana": ""} if old else {}
    for (name, word), (start, end) in zip(COMMITS, ranges, strict=True):
        if not start <= byte < end:
            expected[name] = word
    store = opened(path)
    if notes(store) != expected:
        wrong.append(f"{notes(store)} is there, not {expected}")
    kept = unread(folder)
    if list(kept.values()) != [raw]:
        wrong.append("the damaged log is not kept as it was")
    if not any("damaged" in one and next(iter(kept), "") in one for one in store.file.notices):
        wrong.append(f"not said: {store.file.notices}")
    store.close()
    if list(folder.glob(".journal.json.log.*")):
        wrong.append("the log stays")
    again = opened(path)
    if notes(again) != expected or again.file.notices:
        wrong.append("it is not over")
    again.close()
    return wrong


@pytest.mark.parametrize("old", [True, False], ids=["on a file of ours", "on a new file"])
def test_after_a_flipped_bit_at_any_byte_each_commit_counts_or_is_kept_and_said(
    tmp_path_factory: pytest.TempPathFactory,
    opens: Stores,
    makes: Makes,
    tally: Tally,
    old: bool,
) -> None:
    folder = killed(opens, makes, old=old)
    raw = log_of(folder).read_bytes()
    lines = raw.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    # What ends a line is no part of it: the commit before it is whole without.
    ranges = [(at, at + len(line) - 1) for at, line in zip(starts, lines, strict=True)][1:]
    assert len(ranges) == len(COMMITS)
    ends = {end for _, end in ranges} | {starts[1] - 1}
    few = {0, 4, 8, 9, *ends, *range(0, len(raw), 67)}
    for byte in range(len(raw)) if TORTURE > 1 else sorted(few):
        copy = tmp_path_factory.mktemp("copies") / "folder"
        shutil.copytree(folder, copy)
        log_of(copy).write_bytes(flipped(raw, byte, byte % 8))
        assert wrong_after_a_flip(copy, byte, ranges, old=old) == [], byte
        shutil.rmtree(copy)
        tally.count += 1


def damaged_with(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> bytes:
    """Change the lines of the log; returns it as it is then."""
    log = log_of(folder)
    log.write_bytes(b"".join(change(log.read_bytes().splitlines(keepends=True))))
    return log.read_bytes()


def spoilt(*numbers: int) -> Callable[[list[bytes]], list[bytes]]:
    return lambda lines: [
        line.replace(b'"seq"', b'"sep"') if number in numbers else line
        for number, line in enumerate(lines)
    ]


def test_a_deletion_behind_damage_stands_only_where_it_names_what_is_here(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana, ben, cleo = (makes.person(name, notes="first") for name in ("Ana", "Ben", "Cleo"))
    store.put(ana, ben, cleo)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="second"))
    storage = store.file.storage
    for one in (ana, ben):
        storage.commits.commit([storage.state.change("person", key_of(one.uid), None)])
    kill(store)
    damaged_with(path.parent, spoilt(1))
    # Ana's last wording is missing, so that she stays as she was; of Ben nothing is missing.
    assert notes(opens()) == {"Ana": "first", "Cleo": "first"}


def test_what_was_deleted_for_good_behind_damage_is_gone(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana, ben = makes.person("Ana", notes="canary-77"), makes.person("Ben")
    store.put(ana, ben)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(ana, notes="canary-77 again"))
    storage = store.file.storage
    key = key_of(ana.uid)
    storage.commits.commit(
        [Change("purge", "person", key, storage.state.change("person", key, None).was)]
    )
    kill(store)
    damaged_with(path.parent, spoilt(1))
    store = opens()
    assert notes(store) == {"Ben": ""}
    store.close()
    for file in (one for one in path.parent.rglob("*") if one.is_file()):
        assert b"canary-77" not in file.read_bytes(), file


def test_a_damaged_log_is_kept_before_a_snapshot_is_restored(opens: Stores, makes: Makes) -> None:
    folder = killed(opens, makes)
    store = opened(folder / "journal.json")
    store.file.snapshot("before-import")
    store.put(makes.person("Dana"))
    kill(store)
    raw = damaged_with(folder, spoilt(1))
    (name,) = [one.name for one in list_snapshots(folder / "journal.json") if "import" in one.name]
    restore(folder / "journal.json", SCHEMA, name, now=makes.clock())
    assert list(unread(folder).values()) == [raw]


def test_a_damaged_log_whose_file_is_gone_comes_back_by_a_repair(
    opens: Stores, makes: Makes
) -> None:
    folder = killed(opens, makes)
    path = folder / "journal.json"
    path.unlink()
    raw = damaged_with(folder, spoilt(1))
    with pytest.raises(CannotOpen, match="has a history"):
        opens()
    assert log_of(folder).read_bytes() == raw
    repair(path, SCHEMA, now=makes.clock())
    assert notes(opens()) == {"Ben": "word-two", "Ana": "word-three", "Cleo": "word-four"}
    assert raw in unread(folder).values()


@pytest.mark.parametrize("spoil", [(1,), (0, 1)], ids=["a commit", "the head too"])
def test_of_a_journal_that_never_was_on_the_disk_a_damaged_log_is_the_beginning(
    opens: Stores, makes: Makes, spoil: tuple[int, ...]
) -> None:
    folder = killed(opens, makes, old=False)
    (folder / "journal.json").unlink()
    damaged_with(folder, spoilt(*spoil))
    raw = damaged_with(
        folder, lambda lines: [b"\0" * len(lines[0]) if 0 in spoil else lines[0], *lines[1:]]
    )
    store = opens()
    assert notes(store) == {"Ben": "word-two", "Ana": "word-three", "Cleo": "word-four"}
    assert any("damaged" in one for one in store.file.notices)
    assert list(unread(folder).values()) == [raw]
    store.close()
    assert notes(opens()) == {"Ben": "word-two", "Ana": "word-three", "Cleo": "word-four"}


def test_check_names_the_damage_of_the_log_beside_that_of_the_file(
    opens: Stores, makes: Makes
) -> None:
    folder = killed(opens, makes)
    path = folder / "journal.json"
    path.write_bytes(path.read_bytes()[:-40])
    raw = damaged_with(folder, spoilt(1))
    found = {one.kind: one for one in check(path, SCHEMA) if one.level == "problem"}
    assert found.keys() == {"journal", "log"}
    assert (found["log"].line, found["log"].byte) == (2, raw.index(b"\n") + 1)


def test_a_damaged_log_of_another_journal_is_not_mixed_in(opens: Stores, makes: Makes) -> None:
    folder = killed(opens, makes)
    path = folder / "journal.json"
    tables = json.loads(path.read_bytes())
    tables["meta"]["1"].update(journal="01936d3e-0000-7000-8000-00000000cccc", seq=40)
    tables["person"].clear()
    path.write_text(json.dumps(tables))
    raw = damaged_with(folder, lambda lines: [b"x" + lines[0][1:], *lines[1:]])
    store = opens()
    assert notes(store) == {}
    assert any("damaged" in one for one in store.file.notices)
    assert list(unread(folder).values()) == [raw]


def test_whoever_only_reads_sees_every_whole_commit_and_leaves_the_log(
    opens: Stores, makes: Makes
) -> None:
    folder = killed(opens, makes)
    raw = damaged_with(folder, spoilt(1))
    store = opens(read_only=True)
    assert notes(store) == {"Ana": "word-three", "Ben": "word-two", "Cleo": "word-four"}
    assert any("damaged" in one for one in store.file.notices)
    assert (log_of(folder).read_bytes(), unread(folder)) == (raw, {})


@pytest.mark.parametrize("odd", ODD)
def test_odd_content_with_a_right_checksum_is_damage_and_no_crash(
    opens: Stores, makes: Makes, odd: str
) -> None:
    folder = killed(opens, makes)
    raw = damaged_with(folder, lambda lines: [*lines[:2], framed(ODD[odd]), *lines[2:]])
    assert [
        one.kind for one in check(folder / "journal.json", SCHEMA) if one.level == "problem"
    ] == ["log"]
    store = opens()
    assert notes(store) == {"Ana": "word-three", "Ben": "word-two", "Cleo": "word-four"}
    assert list(store.db.table("extra")) == []
    assert list(unread(folder).values()) == [raw]
    assert any("line 3" in one for one in store.file.notices)


def test_a_record_in_the_log_has_to_fit_its_type(path: Path, opens: Stores, makes: Makes) -> None:
    folder = killed(opens, makes)
    dana = makes.person("Dana")
    line = msgspec.json.encode({**msgspec.to_builtins(dana), "is_me": "perhaps"})
    change = replacing("person", key_of(dana.uid), None, line)
    raw = damaged_with(folder, lambda lines: [*lines, frame_entry(6, "", [change])])
    store = opens()
    assert notes(store) == {"Ana": "word-three", "Ben": "word-two", "Cleo": "word-four"}
    assert list(unread(folder).values()) == [raw]
    store.close()
    assert notes(opens()) == {"Ana": "word-three", "Ben": "word-two", "Cleo": "word-four"}
