"""P7: copies that a sync program puts beside the journal are named, and taken in when asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from mentorjournal.data.records.models import Person, Record, Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Question, Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.disk.files import write_file
from mentorjournal.data.store.merge.three_way import MARK
from mentorjournal.data.store.repair.apply import restore
from mentorjournal.data.store.repair.check import examine
from mentorjournal.errors import CannotOpen, NotKept

from .conftest import Clock, Makes, Stores
from .power import Disk, RecordingFiles

pytestmark = pytest.mark.proof("P7", "conflict copies of sync programs, taken in by record")

COPY = "journal.sync-conflict-20261130-101112-ABCDEFG.json"
NAMES = {
    COPY: "Syncthing",
    "journal (Ana's conflicted copy 2026-11-30).json": "Dropbox",
    "journal (Copie en conflit de Zoé 2026-11-30).json": "Dropbox",
    "journal (Konflikterande kopia 2026-11-30) (1).json": "Dropbox",
    "journal (conflicted copy 2026-11-30 101112).json": "Nextcloud",
    "journal_conflict-20261130-101112.json": "ownCloud",
    "journal.conflict1.json": "rclone or Resilio Sync",
    "journal.json.conflict2": "rclone or Resilio Sync",
    "journal.json..path1": "rclone or Resilio Sync",
    "journal.Conflict.json": "rclone or Resilio Sync",
    "journal.variant-1a2b.json": "git-annex",
    "journal [conflicted].json": "OneDrive or another program",
    "journal 2.json": "iCloud",
    "journal-HOSTNAME.json": "OneDrive or another program",
    "journal-HOST-NAME-2.json": "OneDrive or another program",
    "journal (1).json": "Google Drive or a browser",
}
"""Names of copies, and who leaves them."""


def changed(record: Record, clock: Clock, **fields: object) -> Record:
    clock.forward(minutes=1)
    return msgspec.structs.replace(record, updated=clock(), **fields)


@pytest.fixture
def elsewhere(tmp_path: Path, opens: Stores) -> Callable[..., None]:
    """Does something to a copy of the journal on another machine, and brings that back."""

    def work(path: Path, do: Callable[[Store], None], name: str = COPY) -> None:
        other = tmp_path / "other" / "journal.json"
        shutil.rmtree(other.parent, ignore_errors=True)
        shutil.copytree(path.parent, other.parent, ignore=shutil.ignore_patterns("other"))
        store = opens(other)
        do(store)
        store.close()
        shutil.copy(other, path.with_name(name))
        shutil.rmtree(other.parent)

    return work


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir(mode=0o700)
    return tmp_path / "mine" / "journal.json"


def begin(path: Path, opens: Stores, *records: Record) -> None:
    store = opens(path)
    store.put(*records)
    store.close()


def asked(store: Store) -> list[Question]:
    store.file.poll_file()
    return store.file.questions()


def people(store: Store) -> list[tuple[str, str]]:
    return [(one.name, one.role) for one in store.all(Person)]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_known_by_its_name_and_its_journal_and_named_by_everybody(
    path: Path, opens: Stores, makes: Makes, clock: Clock, elsewhere: Callable[..., None], name: str
) -> None:
    begin(path, opens, makes.person("Ana"))
    elsewhere(path, lambda there: there.put(makes.person("Ben")), name)
    (found,) = [one for one in examine(path, SCHEMA, clock()).findings if one.kind == "conflict"]
    assert name in found.text
    assert f"as {NAMES[name]} leaves" in found.text
    assert "1 record is not as in your journal" in found.text
    assert [name in one for one in opens(path, read_only=True).file.copies_beside] == [True]
    command = opens(path, forward_writes=True)
    assert [one for one in command.file.notices if name in one]
    command.close()
    ((question, words),) = asked(opens(path))
    assert name in words
    opens.opened[-1].answer(question, yes=True)
    assert people(opens.opened[-1]) == [("Ana", ""), ("Ben", "")]


@pytest.mark.parametrize(
    "name",
    [
        *("journal.json.bak", "journal.json.2", "journal.json 2", "journal.old.json"),
        *("notes.json", "myjournal 2.json", "j 2.json"),
    ],
)
def test_what_is_named_otherwise_is_no_copy(
    path: Path, opens: Stores, makes: Makes, clock: Clock, name: str
) -> None:
    begin(path, opens, makes.person("Ana"))
    shutil.copy(path, path.with_name(name))
    assert not [one for one in examine(path, SCHEMA, clock()).findings if one.kind == "conflict"]
    assert opens(path, read_only=True).file.copies_beside == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"meta": {}}', b"\xff"])
def test_another_journal_or_none_at_all_under_such_a_name_is_left_alone(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes, content: bytes
) -> None:
    begin(path, opens, makes.person("Ana"))
    begin(tmp_path / "journal.json", opens, makes.person("Zoe"))
    shutil.copy(tmp_path / "journal.json", path.with_name("journal 2.json"))
    path.with_name(COPY).write_bytes(content)
    store = opens(path)
    assert asked(store) == []
    assert store.file.notices == []
    assert path.with_name(COPY).read_bytes() == content


def test_a_copy_of_an_earlier_state_is_only_named(
    path: Path, opens: Stores, makes: Makes, clock: Clock
) -> None:
    ana = makes.person("Ana")
    begin(path, opens, ana)
    shutil.copy(path, path.with_name(COPY))
    begin(path, opens, changed(ana, clock, role="VP"), makes.person("Ben"))
    before = path.with_name(COPY).read_bytes()
    store = opens(path)
    assert asked(store) == []
    assert "All that is in it is in your journal too" in " ".join(store.file.notices)
    for _ in range(3):
        store.file.poll_file()
    assert len(store.file.notices) == 1
    assert path.with_name(COPY).read_bytes() == before


def test_what_only_one_side_changed_is_taken_from_it_and_the_copy_is_set_aside(
    path: Path, opens: Stores, makes: Makes, clock: Clock, elsewhere: Callable[..., None]
) -> None:
    ana, ben = makes.person("Ana"), makes.person("Ben")
    begin(path, opens, ana, ben)
    elsewhere(path, lambda there: there.put(changed(ana, clock, role="theirs")))
    begin(path, opens, changed(ben, clock, role="ours"))
    content = path.with_name(COPY).read_bytes()
    store = opens(path)
    ((question, _),) = asked(store)
    store.answer(question, yes=True)
    assert people(store) == [("Ana", "theirs"), ("Ben", "ours")]
    assert len(store.conflicts) == 0
    assert not path.with_name(COPY).exists()
    backups = path.with_name("journal.json.backups")
    reasons = {one.reason: backups / one.name for one in list_snapshots(path)}
    assert reasons["from elsewhere"].read_bytes() == content
    assert b"theirs" not in reasons["before merge"].read_bytes()
    assert b"ours" in reasons["before merge"].read_bytes()
    assert asked(store) == []
    store.close()
    assert people(opens(path)) == [("Ana", "theirs"), ("Ben", "ours")]


def test_where_both_changed_a_record_both_versions_are_kept(
    path: Path, opens: Stores, makes: Makes, clock: Clock, elsewhere: Callable[..., None]
) -> None:
    ana = makes.person("Ana")
    begin(path, opens, ana)
    elsewhere(path, lambda there: there.put(changed(ana, clock, role="theirs")))
    begin(path, opens, changed(ana, clock, role="ours"))
    store = opens(path)
    ((question, words),) = asked(store)
    assert "1 of them changed on both sides" in words
    store.answer(question, yes=True)
    assert people(store) == [("Ana", "ours"), (f"Ana {MARK}", "theirs")]
    assert len(store.conflicts.all()) == 1


def test_notes_that_both_sides_changed_are_brought_together_line_by_line(
    path: Path, opens: Stores, makes: Makes, clock: Clock, elsewhere: Callable[..., None]
) -> None:
    session = makes.session("one\ntwo\nthree")
    clock.forward(minutes=1)
    begin(path, opens, session)
    store = opens(path)
    store.file.snapshot("before-import")
    clock.forward(minutes=1)
    store.put(makes.person("Ana"))
    store.close()
    store = opens(path)
    store.file.snapshot("before-import")
    store.close()
    elsewhere(path, lambda there: there.put(changed(session, clock, notes="one!\ntwo\nthree")))
    begin(path, opens, changed(session, clock, notes="one\ntwo\nthree!"))
    store = opens(path)
    ((question, _),) = asked(store)
    store.answer(question, yes=True)
    assert [one.notes for one in store.all(Session)] == ["one!\ntwo\nthree!"]


def test_a_no_leaves_copy_and_journal_as_they_are_until_the_next_start(
    path: Path, opens: Stores, makes: Makes, elsewhere: Callable[..., None]
) -> None:
    begin(path, opens, makes.person("Ana"))
    elsewhere(path, lambda there: there.put(makes.person("Ben")))
    content = path.with_name(COPY).read_bytes()
    store = opens(path)
    ((question, _),) = asked(store)
    store.answer(question, yes=False)
    assert asked(store) == []
    assert people(store) == [("Ana", "")]
    assert path.with_name(COPY).read_bytes() == content
    store.close()
    assert len(asked(opens(path))) == 1


def test_a_copy_that_comes_while_the_journal_is_open_is_asked_about(
    path: Path, opens: Stores, makes: Makes, elsewhere: Callable[..., None]
) -> None:
    begin(path, opens, makes.person("Ana"))
    elsewhere(path, lambda there: there.put(makes.person("Ben")))
    store = opens(path)
    shutil.move(path.with_name(COPY), path.parent.parent / "later")
    assert asked(store) == []
    assert not store.file.asks
    shutil.move(path.parent.parent / "later", path.with_name(COPY))
    store.file.poll_file()
    assert store.file.asks
    assert len(store.file.questions()) == 1


def test_what_cannot_be_kept_leaves_the_copy(
    path: Path, opens: Stores, makes: Makes, elsewhere: Callable[..., None]
) -> None:
    begin(path, opens, makes.person("Ana"))
    elsewhere(path, lambda there: there.put(makes.person("Ben")))
    for step in range(1, 400):
        store = opens(path)
        ((question, _),) = asked(store)
        files = store.file._home.files
        files.fail_at = len(files.calls) + step  # type: ignore[attr-defined]
        try:
            store.answer(question, yes=True)
        except NotKept:
            assert path.with_name(COPY).exists()
        files.fail_at = 0  # type: ignore[attr-defined]
        names = [name for name, _ in people(store)]
        held = [one.read_bytes() for one in path.parent.rglob("*.json")]
        assert names[0] == "Ana"
        assert "Ben" in names or any(b"Ben" in one for one in held)
        if not path.with_name(COPY).exists():
            assert names == ["Ana", "Ben"]
            break
        store.close()
        if "Ben" in names:
            break
    else:
        pytest.fail("it never went through")


def test_a_journal_that_is_in_icloud_is_no_empty_one(
    path: Path, opens: Stores, makes: Makes, clock: Clock
) -> None:
    begin(path, opens, makes.person("Ana"))
    store = opens(path)
    store.file.snapshot("before-import")
    store.close()
    (snapshot, *_) = list_snapshots(path)
    away = path.with_name(".journal.json.icloud")
    path.rename(away)
    held = {one.name: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    for use in (
        lambda: opens(path),
        lambda: opens(path, read_only=True),
        lambda: restore(path, SCHEMA, snapshot.name, now=clock()),
    ):
        with pytest.raises(CannotOpen, match="Download it first"):
            use()
    assert "Download it first" in " ".join(
        one.text for one in examine(path, SCHEMA, clock()).findings
    )
    after = {one.name: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    assert after == held


def test_where_there_is_no_history_icloud_is_seen_too(
    path: Path, opens: Stores, makes: Makes
) -> None:
    path.with_name(".journal.json.icloud").write_bytes(b"bplist00")
    with pytest.raises(CannotOpen, match="Download it first"):
        opens(path)
    assert [one.name for one in path.parent.iterdir()] == [".journal.json.icloud"]


def test_a_whole_day_apart_is_brought_together_without_conflicts(
    path: Path, opens: Stores, makes: Makes, clock: Clock, elsewhere: Callable[..., None]
) -> None:
    everybody = [makes.person(f"Person {number}") for number in range(8)]
    begin(path, opens, *everybody)

    def there(store: Store) -> None:
        for one in everybody[:4]:
            store.put(changed(one, clock, role="theirs"))
        clock.forward(hours=2)
        store.put(makes.person("New there"))

    def here(store: Store) -> None:
        for one in everybody[4:]:
            store.put(changed(one, clock, role="ours"))

    elsewhere(path, there)
    clock.moment -= timedelta(hours=1)
    store = opens(path)
    here(store)
    store.close()
    store = opens(path)
    ((question, _),) = asked(store)
    store.answer(question, yes=True)
    roles = ["theirs"] * 4 + ["ours"] * 4 + [""]
    assert [role for _, role in people(store)] == roles


def test_a_power_cut_at_any_instant_leaves_what_only_the_copy_held(
    path: Path, opens: Stores, makes: Makes, elsewhere: Callable[..., None]
) -> None:
    begun = False

    def look(disk: Disk) -> None:
        if begun:
            for content in disk.after_a_cut():
                assert any(b"Ben" in one for one in content.values())

    files = RecordingFiles(look)
    store = opens(path, files=files)
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    elsewhere(path, lambda there: there.put(makes.person("Ben")))
    content = path.with_name(COPY).read_bytes()
    path.with_name(COPY).unlink()
    write_file(files, path.with_name(COPY), [content])
    files.sync_folder(path.parent)
    begun = True
    ((question, _),) = asked(store)
    store.answer(question, yes=True)
    assert not path.with_name(COPY).exists()
    store.close()
