"""P11: deleted for good is gone from every file."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from mentorjournal.data.records.models import Achievement, Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.repair.apply import repair
from mentorjournal.errors import JournalError, NotFound

from .conftest import Clock, FaultyFiles, Killed, Makes, Stores

pytestmark = pytest.mark.proof("P11", "a canary looked for in every file")

CANARY = "canary-7f3a"


def files_with_the_canary(path: Path) -> list[Path]:
    forms = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        one
        for one in path.parent.rglob("*")
        if one.is_file() and any(form in one.read_bytes() for form in forms)
    ]


def full_of_canaries(path: Path, opens: Stores, makes: Makes) -> tuple[Store, Person]:
    """A store with a canary in the file, the log, snapshots, and files that were set aside."""
    store = opens()
    secret = makes.person(CANARY, notes="first")
    others = [makes.person(f"Person {number}") for number in range(5)]
    store.put(secret, *others)
    for _ in range(3):
        store.file.checkpoint()
        makes.clock.forward(days=1)
        store.put(makes.person("One more"))
    store.file.snapshot("before-import")
    content = path.read_bytes()
    backups = path.with_name("journal.json.backups")
    (backups / "2026-01-01T000000-set-aside.json").write_bytes(content[:-40])
    with TinyDB(backups / "2026-01-02T000000-before-merge.json") as stock:
        stock.table("person").insert({"name": CANARY, "uid": secret.uid})
    (backups / "2026-01-03T000000-set-aside.json").write_bytes(content.replace(b"\n", b"")[:-40])
    path.with_name(".journal.json.1.tmp").write_bytes(content)
    store.put(Person(uid=secret.uid, created=secret.created, updated=secret.updated, name=CANARY))
    return store, secret


def test_what_is_purged_does_not_come_back_with_a_backup_that_was_read_before(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    before = store.tables_copy()
    store.purge(store.get(Person, secret.uid))
    store.drop(store.all(Person)[0])
    store.replace_contents(before)
    store.file.checkpoint()
    assert files_with_the_canary(path) == []
    assert len(store.all(Person)) == len(before["person"]) - 1


def test_what_is_purged_is_gone_from_every_file(path: Path, opens: Stores, makes: Makes) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    assert len(files_with_the_canary(path)) >= 7
    before = {snapshot.name for snapshot in list_snapshots(path)}
    store.purge(store.get(Person, secret.uid))
    assert files_with_the_canary(path) == []
    with pytest.raises(NotFound):
        store.get(Person, secret.uid)
    gone = before - {snapshot.name for snapshot in list_snapshots(path)}
    assert gone == {"2026-01-03T000000-set-aside.json"}, "only what could not be taken apart"
    for snapshot in list_snapshots(path):
        text = (path.with_name("journal.json.backups") / snapshot.name).read_text()
        assert secret.uid not in text
        assert "Person 3" in text or "2026-01-02" in snapshot.name
    store.close()
    assert opens().all(Person)
    assert files_with_the_canary(path) == []


@pytest.mark.parametrize("dirty", [False, True])
def test_a_second_name_of_the_file_is_said_and_ours_is_clean(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes, dirty: bool
) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    store.file.checkpoint()
    second = tmp_path / "elsewhere" / "second.json"
    second.parent.mkdir()
    second.hardlink_to(path)
    held = second.read_bytes()
    if dirty:
        store.put(makes.person("Since then"))
    store.purge(store.get(Person, secret.uid))
    assert [one for one in store.file.notices if "hard link" in one] == store.file.notices[-1:]
    assert "still holds what was deleted for good" in store.file.notices[-1]
    assert files_with_the_canary(path) == [second], "as it was said, and nowhere else"
    assert second.read_bytes() == held
    assert path.stat().st_nlink == 1
    store.close()
    assert files_with_the_canary(path) == [second]


def test_without_a_second_name_none_is_spoken_of(path: Path, opens: Stores, makes: Makes) -> None:
    store, secret = full_of_canaries(path, opens, makes)
    store.purge(store.get(Person, secret.uid))
    assert not any("hard link" in one for one in store.file.notices)


def test_a_purge_that_is_interrupted_is_finished_later(
    tmp_path: Path, makes: Makes, clock: Clock
) -> None:
    for k in range(1, 300):
        path = tmp_path / f"{k}" / "journal.json"
        path.parent.mkdir()
        files = FaultyFiles()
        store = Store.open(path, SCHEMA, now=clock, files=files)
        secret = makes.person(CANARY)
        store.put(secret, makes.person("Ana"))
        store.file.checkpoint()
        clock.forward(days=1)
        store.put(makes.person("Ben"))
        store.file.checkpoint()
        files.calls.clear()
        files.fail_at, files.code, files.for_good = k, errno.EIO, True
        try:
            store.purge(secret)
        except JournalError:
            done = False
        else:
            done = len(files.calls) < k
        purged = not any(one.uid == secret.uid for one in store.all(Person))
        files.fail_at = 0
        store.file.abandon()
        store = Store.open(path, SCHEMA, now=clock, files=FaultyFiles())
        if purged:
            assert store.file.checkpoint_due(0) or files_with_the_canary(path) == []
            store.close()
            assert files_with_the_canary(path) == []
        store.close()
        if done:
            break
    assert done
    assert k > 20


def test_what_an_older_form_kept_of_a_record_goes_from_the_backups_with_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana, makes.person("Ben"))
    store.file.checkpoint()
    store.close()
    name = next(iter(backups(path)))
    older = json.loads(path.read_bytes())
    older["meta"]["1"]["schema"] = 1
    part = makes.person().uid
    # In the first form a deleted part named its record so.
    older["scrap"] = {key_of(part): {"uid": part, "owner": ana.uid, "content": {"text": CANARY}}}
    path.with_name("journal.json.backups").joinpath(name).write_text(json.dumps(older, indent=0))
    assert files_with_the_canary(path)

    opens().purge(ana)

    assert files_with_the_canary(path) == []
    assert b"Ben" in backups(path)[name]


def backups(path: Path) -> dict[str, bytes]:
    folder = path.with_name("journal.json.backups")
    return {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.mark.parametrize("while_open", [False, True])
@pytest.mark.parametrize("edited", [False, True])
def test_what_came_without_a_uid_is_found_in_the_files_of_before(
    path: Path, opens: Stores, makes: Makes, while_open: bool, edited: bool
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    if not while_open:
        store.close()
    with TinyDB(path) as stock:
        stock.table("achievement").insert({"text": f"{CANARY} won", "on": "2026-01-01"})
        stock.table("achievement").insert({"text": "something else", "on": "2026-01-02"})
    makes.clock.forward(days=1)
    store = store if while_open else opens()
    for _ in range(4):
        store.file.poll_file()
    store.file.checkpoint()
    canary, other = store.all(Achievement)[:: 1 if CANARY in store.all(Achievement)[0].text else -1]
    if edited:
        store.put(msgspec.structs.replace(canary, text="as it reads now"))
        store.file.checkpoint()
    assert files_with_the_canary(path)
    store.purge(store.get(Achievement, canary.uid))
    assert files_with_the_canary(path) == []
    assert [one.text for one in store.all(Achievement)] == [other.text]
    assert any(b"something else" in raw and b'"2": {' in raw for raw in backups(path).values())


def test_it_is_one_record_however_often_a_file_without_its_uid_comes_back(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    with TinyDB(path) as stock:
        stock.table("achievement").insert({"text": "won", "on": "2026-01-01"})
    before = path.read_bytes()
    uids = set()
    for _ in range(3):
        uids |= {one.uid for one in opens(read_only=True).all(Achievement)}
        store.close()
        store = opens()
        store.file.checkpoint()
        uids |= {one.uid for one in store.all(Achievement)}
        path.write_bytes(before)
    assert len(uids) == 1


def test_two_that_are_alike_stay_two(path: Path, opens: Stores, makes: Makes) -> None:
    opens().put(makes.person("Ana"))
    opens.opened[-1].close()
    with TinyDB(path) as stock:
        for _ in range(2):
            stock.table("achievement").insert({"text": "won", "on": "2026-01-01"})
    assert len(opens().all(Achievement)) == 2


def pretty(raw: bytes) -> bytes:
    return json.dumps(json.loads(raw), indent=4).encode()[:-3]


def utf_16(raw: bytes) -> bytes:
    return raw.decode().encode("utf-16")


def holed(raw: bytes) -> bytes:
    """The end of one record's line stands on the line of another one."""
    at = raw.index(CANARY.encode())
    return raw[: at - 150] + b" " * 149 + raw[at - 1 :]


def one_line(raw: bytes) -> bytes:
    return raw.replace(b"\n", b"")[:-9]


@pytest.mark.parametrize("damage", [pretty, utf_16, holed, one_line])
def test_of_a_damaged_file_nothing_stays_that_is_not_proved_to_be_another_record(
    path: Path, opens: Stores, makes: Makes, damage: Callable[[bytes], bytes]
) -> None:
    store = opens()
    secret = makes.person(CANARY, notes=f"{CANARY} too")
    store.put(makes.person("Ana"), makes.person("Ben"), secret, makes.person("Cleo"))
    store.close()
    path.write_bytes(damage(path.read_bytes()))
    kept_as = repair(path, SCHEMA, now=makes.clock()).kept_as
    store = opens()
    store.put(secret)
    store.file.checkpoint()
    store.file.notices.clear()
    store.purge(secret)
    assert files_with_the_canary(path) == []
    assert (kept_as in backups(path)) == (damage is holed)
    if damage is holed:
        assert b"Ana" in backups(path)[kept_as]
    assert any("could not be read" in words for words in store.file.notices)


def test_an_earlier_form_that_was_set_aside_goes_with_what_came_of_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.checkpoint()
    for fields in ({"text": CANARY}, {"text": "better", "on": "2026-01-01"}):
        # The first one lacks its day, so that the file is set aside.
        with TinyDB(path) as stock:
            stock.table("achievement").truncate()
            stock.table("achievement").insert(fields)
        for _ in range(4):
            store.file.poll_file()
    (won,) = store.all(Achievement)
    assert won.text == "better"
    assert files_with_the_canary(path)
    store.purge(won)
    assert files_with_the_canary(path) == []
    assert any(b"Ana" in raw for name, raw in backups(path).items() if "set-aside" in name)


def test_a_part_of_the_log_that_was_kept_loses_its_commits(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    secret = makes.person(CANARY)
    for each in (makes.person("Ana"), secret, makes.person("Ben"), makes.person("Cleo")):
        store.put(each)
    store.file.abandon()
    log = path.with_name(".journal.json.log.0001")
    lines = log.read_bytes().splitlines(keepends=True)
    # One commit is damaged, and so what is behind it is kept apart.
    lines.insert(2, lines[1][:60] + lines[2][lines[2].index(CANARY.encode()) :])
    log.write_bytes(b"".join(lines))
    store = opens()
    (kept,) = [one.name for one in list_snapshots(path) if one.reason == "unread log"]
    store.put(secret)
    store.purge(secret)
    assert files_with_the_canary(path) == []
    left = backups(path)[kept]
    assert b"Ana" in left
    assert b"Cleo" in left
    assert left.count(b"\n") == 4


def test_marks_of_a_merge_stay_without_what_git_wrote_behind_them(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    secret, ana = makes.person(CANARY), makes.person("Ana")
    store.put(ana, secret)
    store.close()
    lines = path.read_bytes().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b"Ana" in line)
    lines[at:at] = [b"<<<<<<< HEAD\n", lines[at], b"=======\n"]
    lines[at + 4 : at + 4] = [b">>>>>>> 1234 (about %s)\n" % CANARY.encode()]
    path.write_bytes(b"".join(lines))
    kept_as = repair(path, SCHEMA, now=makes.clock()).kept_as
    store = opens()
    store.purge(store.get(Person, secret.uid))
    assert files_with_the_canary(path) == []
    left = backups(path)[kept_as]
    assert left.count(b"Ana") == 2
    assert b"\n<<<<<<<\n" in left
    assert b"\n>>>>>>>\n" in left


def test_a_request_that_was_never_finished_goes_too(
    path: Path, opens: Stores, makes: Makes
) -> None:
    class Dies(FaultyFiles):
        def replace(self, source: Path, target: Path) -> None:
            if target.parent.name.endswith(".inbox"):
                raise Killed
            super().replace(source, target)

    store = opens()
    secret = makes.person(CANARY)
    store.put(secret, makes.person("Ana"))
    store.file.checkpoint()
    command = opens(forward_writes=True, files=Dies())
    with pytest.raises(Killed):
        command.put(msgspec.structs.replace(secret, notes="more"))
    assert any(one.name.endswith(".tmp") for one in files_with_the_canary(path))
    store.purge(secret)
    assert files_with_the_canary(path) == []


def test_what_somebody_else_put_among_the_backups_is_left_alone(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(secret := makes.person(CANARY))
    store.file.snapshot("before-import")
    readme = path.with_name("journal.json.backups") / "README.txt"
    readme.write_text("not mine to remove")
    store.purge(secret)
    assert readme.read_text() == "not mine to remove"
    assert files_with_the_canary(path) == []


def test_brackets_without_end_in_what_was_set_aside_stop_no_purge(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(secret := makes.person(CANARY), makes.person("Ana"))
    store.file.checkpoint()
    deep = b'"x": ' + b"[" * 2000 + b"]" * 2000
    content = path.read_bytes().replace(b'"name": "Ana"', b'"name": "Ana", ' + deep)
    assert deep in content
    backups = path.with_name("journal.json.backups")
    backups.mkdir(exist_ok=True)
    (backups / "2026-01-01T000000-set-aside.json").write_bytes(content)
    store.purge(secret)
    assert files_with_the_canary(path) == []
    store.close()
    assert [one.name for one in opens().all(Person)] == ["Ana"]
