"""Journals in unusual places: links, write protection, mounts; what is said and what is kept.

Root may write everywhere, so as root these run as a user who has nothing but the folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.repair.check import check
from tests.cli.cli_help import ROOT, OnTerminal
from tests.tally import now_and_then

NOBODY = 65534
IS_ROOT = os.geteuid() == 0
BACKUP = "2026-01-02.json"
ADD = ["add", "achievement", "Spoke at the sales day"]


@pytest.fixture
def place(home: Path) -> Iterator[Path]:
    """A folder of somebody without rights, with a journal in which there is one person."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if IS_ROOT:
            os.chown(folder, NOBODY, NOBODY)
        added = run(folder / "journal.json", "add", "person", "Ana", "--role", "mentor")
        assert added.returncode == 0, added.stderr
        yield folder
        folder.chmod(0o700)


AS_NOBODY = f"""
import importlib, os, pkgutil, sys
import mentorjournal.cli, mentorjournal.data, mentorjournal.demo, mentorjournal.crash
import encodings.idna, dateutil.relativedelta, difflib, hashlib, platformdirs.unix, tempfile
for package in (mentorjournal.cli, mentorjournal.data, mentorjournal.journal):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
# Everything is loaded: whoever it is from now on need not be able to read the program.
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
sys.exit(mentorjournal.cli.main(sys.argv[1:]))
"""


def run(journal: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as somebody without rights, in a process of its own."""
    # Their home is the journal's folder, the only place they may write to.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY, "--journal", str(journal), *words],
        cwd=ROOT,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env=kept | {"HOME": str(journal.parent)},
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def states(folder: Path) -> dict[str, tuple[bytes, int, int, int]]:
    """Of each file its bytes, mode, inode and the time it was written."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.endswith(".lock"):
            known = path.stat()
            state = (path.read_bytes(), known.st_mode, known.st_ino, known.st_mtime_ns)
            found[str(path.relative_to(folder))] = state
    return found


@now_and_then
def test_a_link_stays_a_link_and_shares_everything_with_its_file(place: Path) -> None:
    (place / "elsewhere").mkdir()
    shutil.chown(place / "elsewhere", NOBODY, NOBODY) if IS_ROOT else None
    link = place / "elsewhere" / "mine.json"
    link.symlink_to(place / "journal.json")
    added = run(link, *ADD)
    assert (added.returncode, added.stderr) == (0, b"")
    assert link.is_symlink()
    assert sorted(path.name for path in link.parent.iterdir()) == ["mine.json"]
    for path in (link, place / "journal.json"):
        found = run(path, "check")
        assert found.returncode == 0
        assert b"person 1" in found.stdout
        assert b"achievement 1" in found.stdout
    assert b"is a link" in run(link, "check").stdout


def test_a_second_name_is_said_by_check(place: Path) -> None:
    os.link(place / "journal.json", place / "other name.json")
    found = run(place / "journal.json", "check")
    assert found.returncode == 0
    assert b"hard link" in found.stdout


@now_and_then
@pytest.mark.parametrize("what", ["journal.json", "."], ids=["file", "folder"])
def test_write_protection_is_respected_and_said(place: Path, what: str) -> None:
    run(place / "journal.json", "check")
    (place / what).chmod(0o500 if what == "." else 0o400)
    before = contents(place)

    refused = run(place / "journal.json", *ADD)
    read = run(place / "journal.json", "people")
    checked = run(place / "journal.json", "check")

    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"write-protected" in refused.stderr or b"no permission" in refused.stderr
    assert (read.returncode, read.stderr) == (0, b"")
    assert b"Ana" in read.stdout
    assert checked.returncode == 0
    assert b"write-protected" in checked.stdout
    for ended in (refused, read, checked):
        assert b"Traceback" not in ended.stderr
    assert contents(place) == before


@now_and_then
@pytest.mark.parametrize(
    ("what", "mode", "words"),
    [
        ("journal.json", 0o400, "“{}” is write-protected, so it was left as it is."),
        (".", 0o500, "The folder of “{}” is write-protected; nothing was changed."),
    ],
    ids=["file", "folder"],
)
def test_a_backup_is_not_restored_over_a_protected_journal(
    place: Path, what: str, mode: int, words: str
) -> None:
    journal, backups = place / "journal.json", place / "journal.json.backups"
    backups.mkdir(exist_ok=True)
    shutil.copy(journal, backups / BACKUP)
    for path in (backups, backups / BACKUP):
        shutil.chown(path, NOBODY, NOBODY) if IS_ROOT else None
    assert run(journal, "add", "person", "Ben", "--role", "mentor").returncode == 0
    (place / what).chmod(mode)
    before = states(place)

    refused = run(journal, "restore", BACKUP)

    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.decode().splitlines() == [words.format(journal)]
    assert states(place) == before

    (place / what).chmod(0o700)
    assert run(journal, "restore", BACKUP).returncode == 0
    assert b"Ben" not in run(journal, "people").stdout


@now_and_then
def test_the_program_opens_a_protected_journal_for_reading_and_says_so(place: Path) -> None:
    (place / "journal.json").chmod(0o400)
    with OnTerminal("--journal", str(place / "journal.json")) as terminal:
        terminal.until("Ana")
        terminal.until("read only")
        terminal.type("\x11")
        assert terminal.ended() == 0
    assert (place / "journal.json").stat().st_mode & 0o777 == 0o400


def test_a_folder_without_rights_cannot_hold_a_new_journal(place: Path) -> None:
    (place / "empty").mkdir(mode=0o500)
    shutil.chown(place / "empty", NOBODY, NOBODY) if IS_ROOT else None
    ended = run(place / "empty" / "journal.json", *ADD)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"you may not write to" in ended.stderr
    assert list((place / "empty").iterdir()) == []


@pytest.mark.skipif(not IS_ROOT or not shutil.which("unshare"), reason="only root may mount")
def test_a_file_that_is_mounted_by_itself_keeps_changes_and_says_why_not_more(
    tmp_path: Path,
) -> None:
    journal, mounted = tmp_path / "journal.json", tmp_path / "m" / "journal.json"
    mounted.parent.mkdir()
    mounted.touch()
    python = f"{sys.executable} -m mentorjournal --journal"
    subprocess.run(
        [*python.split(), journal, "add", "person", "Ana", "--role", "mentor"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    store = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from mentorjournal.data.schema import SCHEMA\n"
        "from mentorjournal.data.store import Store\n"
        "from mentorjournal.errors import NotKept\n"
        "now = lambda: datetime(2026, 11, 22, tzinfo=UTC)\n"
        "store = Store.open(Path(sys.argv[1]), SCHEMA, now=now)\n"
        "try: store.file.snapshot('before-import')\n"
        "except NotKept as error: print(error)\n"
        "store.close()\n"
    )
    script = (
        'mount --bind "$1" "$2" || exit 77\n'
        f'{python} "$2" add achievement Kept || exit 1\n'
        f'{sys.executable} -c "$3" "$2"\n'
        f'{python} "$2" check\n'
    )
    ended = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", journal, mounted, store],
        cwd=ROOT,
        check=False,
        capture_output=True,
    )
    if ended.returncode == 77 or b"unshare" in ended.stderr:
        pytest.skip("mounting is not allowed here")
    assert b"mounted by itself" in ended.stdout, ended
    assert b"What was called kept or safe is in the change log" in ended.stdout
    assert b"achievement 1" in ended.stdout
    assert b"Traceback" not in ended.stderr
    assert all(finding.level != "problem" for finding in check(journal, SCHEMA))
