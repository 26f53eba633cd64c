"""What stands at the names beside a journal and is not this program's is left as it is."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Callable
from contextlib import chdir, suppress
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_backups, list_snapshots
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.ownership import own_file
from mentorjournal.data.store.repair.apply import restore
from mentorjournal.data.store.repair.check import examine
from mentorjournal.errors import CannotOpen, JournalError

from .conftest import Clock, Makes, Stores

pytestmark = pytest.mark.proof("P10", "links, pipes and foreign files beside the journal")

CONTENT = b"ssh-ed25519 AAAA not for the journal\nsecond\nthird\n"
FILES = (
    ".journal.json.lock",
    ".journal.json.state",
    ".journal.json.reserve",
    ".journal.json.log.0009",
)
FOLDERS = (".journal.json.inbox", "journal.json.backups")
REQUEST = "01936d3e-0000-7000-8000-00000000abcd"
WITHIN = (
    f".journal.json.inbox/{REQUEST}",
    f".journal.json.inbox/{REQUEST}.asked",
    f".journal.json.inbox/{REQUEST}.tmp",
    ".journal.json.inbox/a",
    ".journal.json.1.tmp",
    "journal.json.backups/.2026-11-20T101010.json.1.tmp",
    "journal.json.backups/2026-11-20T101010.json",
    "journal.json.backups/2026-11-20T101010-set-aside.json",
)


def _to_file(at: Path, target: Path) -> None:
    at.symlink_to(target / "a")


def _to_folder(at: Path, target: Path) -> None:
    at.symlink_to(target)


def _to_nowhere(at: Path, target: Path) -> None:
    at.symlink_to(target / "not there")


def _pipe(at: Path, target: Path) -> None:
    os.mkfifo(at)


def _folder(at: Path, target: Path) -> None:
    shutil.copytree(target, at)


def _socket(at: Path, target: Path) -> None:
    # The name of a socket may have a hundred characters only.
    with socket.socket(socket.AF_UNIX) as one, chdir(at.parent):
        one.bind(at.name)


def _foreign(at: Path, target: Path) -> None:
    if os.geteuid():
        pytest.skip("only the administrator can give files away")
    shutil.copy(target / "a", at)
    os.chown(at, 12345, 12345)


def _foreign_folder(at: Path, target: Path) -> None:
    _foreign(at, target)
    at.unlink()
    shutil.copytree(target, at)
    os.chown(at, 12345, 12345)


def _file(at: Path, target: Path) -> None:
    shutil.copy(target / "a", at)


def _second_name(at: Path, target: Path) -> None:
    os.link(target / "a", at)


Kind = Callable[[Path, Path], None]
LINKS: tuple[Kind, ...] = (_to_file, _to_folder, _to_nowhere, _pipe, _socket)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """What nobody may touch."""
    folder = tmp_path / "target"
    folder.mkdir()
    folder.chmod(0o755)
    for name in ("a", "2026-11-20T101010.json", REQUEST):
        (folder / name).write_bytes(CONTENT)
        (folder / name).chmod(0o644)
    return folder


@pytest.fixture
def begun(tmp_path: Path, clock: Clock, makes: Makes) -> Path:
    """A journal with a backup and changes that are in the log only."""
    path = tmp_path / "s" / "journal.json"
    store = Store.open(path, SCHEMA, now=clock)
    store.put(makes.person("Ana"))
    store.file.snapshot("before-import")
    store.close()
    again = Store.open(path, SCHEMA, now=clock)
    again.put(makes.person("Ben"))
    again.file.sync()
    again.close(checkpoint=False)
    return path


def _all_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(one.relative_to(folder)): (
            one.lstat().st_mode,
            one.read_bytes() if one.is_file() else b"",
        )
        for one in (folder, *folder.rglob("*"))
    }


def _use(path: Path, clock: Clock, makes: Makes) -> str:
    """Everything that opens a journal; returns what was refused."""
    said = []
    for use in (
        lambda: Store.open(path, SCHEMA, now=clock, read_only=True).close(),
        lambda: list_backups(path, SCHEMA),
        lambda: [one.text for one in examine(path, SCHEMA, clock()).findings],
        lambda: restore(path, SCHEMA, list_snapshots(path)[-1].name, now=clock()),
    ):
        try:
            use()
        except (JournalError, OSError, IndexError) as error:
            said.append(str(error))
    try:
        store = Store.open(path, SCHEMA, now=clock, forward_writes=True)
    except CannotOpen as error:
        return "\n".join([*said, str(error)])
    store.put(makes.person("Zoe"))
    with suppress(JournalError):
        store.file.poll_file()
        store.file.drain()
        store.file.checkpoint()
        store.purge(store.all(Person)[0])
    said += store.file.notices
    store.close()
    return "\n".join(said)


def _put(path: Path, name: str, kind: Kind, target: Path) -> Path:
    at = path.parent / name
    if name in (*FILES, *FOLDERS):
        shutil.rmtree(at, ignore_errors=True)
        at.unlink(missing_ok=True)
    at.parent.mkdir(mode=0o700, exist_ok=True)
    kind(at, target)
    return at


@pytest.mark.parametrize("kind", [*LINKS, _folder, _foreign])
@pytest.mark.parametrize("name", FILES)
def test_a_file_beside_the_journal_that_is_none_of_ours_is_refused_in_a_sentence(
    begun: Path, target: Path, clock: Clock, makes: Makes, name: str, kind: Kind
) -> None:
    at = _put(begun, name, kind, target)
    before, stands, journal = _all_of(target), at.lstat(), begun.read_bytes()
    with pytest.raises(CannotOpen) as refused:
        Store.open(begun, SCHEMA, now=clock)
    assert str(at) in str(refused.value)
    assert "move it elsewhere" in str(refused.value)
    assert str(at) in " ".join(one.text for one in examine(begun, SCHEMA, clock()).findings)
    _use(begun, clock, makes)
    assert _all_of(target) == before
    assert (at.lstat().st_ino, at.lstat().st_mode) == (stands.st_ino, stands.st_mode)
    assert begun.read_bytes() == journal


@pytest.mark.parametrize("kind", [*LINKS, _file, _foreign_folder])
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_beside_the_journal_that_is_none_of_ours_is_refused_in_a_sentence(
    begun: Path, target: Path, clock: Clock, makes: Makes, name: str, kind: Kind
) -> None:
    at = _put(begun, name, kind, target)
    before, stands = _all_of(target), at.lstat()
    with pytest.raises(CannotOpen) as refused:
        Store.open(begun, SCHEMA, now=clock)
    assert str(at) in str(refused.value)
    assert str(at) in " ".join(one.text for one in examine(begun, SCHEMA, clock()).findings)
    _use(begun, clock, makes)
    assert _all_of(target) == before
    assert (at.lstat().st_ino, at.lstat().st_mode) == (stands.st_ino, stands.st_mode)


@pytest.mark.parametrize("kind", [*LINKS, _folder, _foreign])
@pytest.mark.parametrize("name", WITHIN)
def test_what_is_no_request_backup_or_leftover_of_ours_stays_unread_where_it_is(
    begun: Path, target: Path, clock: Clock, makes: Makes, name: str, kind: Kind
) -> None:
    at = _put(begun, name, kind, target)
    before, stands = _all_of(target), at.lstat()
    said = _use(begun, clock, makes)
    assert _all_of(target) == before
    assert (at.lstat().st_ino, at.lstat().st_mode) == (stands.st_ino, stands.st_mode)
    if ".inbox" in name and not name.endswith(".tmp"):
        assert "move them elsewhere" in said
    held = [one for one in begun.parent.rglob("*") if stat.S_ISREG(one.lstat().st_mode)]
    assert not [one for one in held if CONTENT in one.read_bytes() and at not in (one, one.parent)]


@pytest.mark.parametrize("name", [*FILES, *WITHIN])
def test_a_second_name_of_another_file_leaves_that_file_as_it_is(
    begun: Path, target: Path, clock: Clock, makes: Makes, name: str
) -> None:
    _put(begun, name, _second_name, target)
    before = _all_of(target)
    said = _use(begun, clock, makes)
    assert _all_of(target) == before
    if name.endswith(".lock"):
        assert "hard link" in said
        assert (begun.parent / name).stat().st_nlink == 2


@pytest.mark.parametrize(("use", "kind"), [("read", _to_file), ("open", _to_file), ("read", _pipe)])
def test_what_takes_the_place_of_a_file_that_is_being_opened_is_not_followed(
    begun: Path, target: Path, monkeypatch: pytest.MonkeyPatch, use: str, kind: Kind
) -> None:
    at = begun.parent / ".journal.json.state"

    def seen_and_replaced(path: Path) -> os.stat_result:
        found = own_file(path)
        at.unlink()
        kind(at, target)
        return found

    monkeypatch.setattr("mentorjournal.data.store.disk.files.own_file", seen_and_replaced)
    before = _all_of(target)
    with pytest.raises(OSError, match=r"links|a pipe"):
        getattr(Files(), use)(at)
    assert _all_of(target) == before


def test_a_link_that_takes_the_place_of_a_folder_while_the_journal_is_open_is_not_followed(
    begun: Path, target: Path, opens: Stores, makes: Makes
) -> None:
    store = opens(begun)
    before = _all_of(target)
    for name in FOLDERS:
        shutil.rmtree(begun.parent / name, ignore_errors=True)
        (begun.parent / name).symlink_to(target)
    store.put(makes.person("Chidi"))
    assert store.file.sync().word == "safe"
    for step in (
        store.file.poll_file,
        store.file.drain,
        store.file.checkpoint,
        lambda: store.file.snapshot("before-x"),
    ):
        with suppress(JournalError):
            step()
    store.close()
    assert _all_of(target) == before


def test_a_linked_journal_is_written_behind_its_link(
    tmp_path: Path, begun: Path, opens: Stores, makes: Makes
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(begun)
    store = opens(link)
    store.put(makes.person("Chidi"))
    store.close()
    assert link.is_symlink()
    assert b"Chidi" in begun.read_bytes()
    assert [one.name for one in tmp_path.iterdir() if "link" in one.name] == ["link.json"]


def test_a_journal_may_be_somebody_elses_as_long_as_it_may_be_read(
    begun: Path, opens: Stores, makes: Makes
) -> None:
    if os.geteuid():
        pytest.skip("only the administrator can give files away")
    os.chown(begun, 12345, 12345)
    store = opens(begun)
    store.put(makes.person("Chidi"))
    assert [one.name for one in store.all(Person)] == ["Ana", "Ben", "Chidi"]


def test_who_owns_the_folder_may_own_what_is_beside_the_journal(
    begun: Path, opens: Stores, makes: Makes
) -> None:
    if os.geteuid():
        pytest.skip("only the administrator can give files away")
    for one in (begun.parent, *begun.parent.rglob("*")):
        os.chown(one, 12345, 12345)
    store = opens(begun)
    store.put(makes.person("Chidi"))
    assert [one.name for one in store.all(Person)] == ["Ana", "Ben", "Chidi"]
