"""Backups by name, going back to one, and coming back from that; a damaged journal's offers."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from mentorjournal.cli.output import wrapped
from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.journal.defaults import local_now
from tests.cli.cli_help import CommandLine, OnTerminal, own_process
from tests.tally import in_turn, now_and_then

FIRST = "2026-01-02.json"


def names(command_line: CommandLine) -> list[str]:
    """Everybody in the journal."""
    found = json.loads(command_line.fine("people", "--json"))["people"]
    return sorted(person["name"] for person in found)


@pytest.fixture
def backed_up(with_ana: CommandLine) -> CommandLine:
    """A journal with Ana in a backup, and Ben beside her since."""
    backups = with_ana.journal.with_name("mine.json.backups")
    backups.mkdir(exist_ok=True, mode=0o700)
    Store.open(with_ana.journal, SCHEMA, now=local_now).close()
    (backups / FIRST).write_bytes(with_ana.journal.read_bytes())
    (backups / FIRST).chmod(0o600)
    with_ana.fine("add", "person", "Ben", "--role", "mentor")
    return with_ana


def everything(folder: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(".lock")
    }


def test_backups_are_listed_with_day_reason_size_and_records(backed_up: CommandLine) -> None:
    heads, *rows, taken = backed_up.fine("backups").splitlines()
    assert heads.split() == ["Name", "Day", "Why", "Size", "Records"]
    row = next(row for row in rows if row.startswith(FIRST))
    assert "Fri 2 Jan" in row
    assert row.split()[-1] == "2"
    listed = json.loads(backed_up.fine("backups", "--json"))
    backup = next(one for one in listed["backups"] if one["name"] == FIRST)
    path = backed_up.journal.with_name("mine.json.backups") / FIRST
    assert backup == {
        "name": FIRST,
        "day": "2026-01-02",
        "reason": "daily",
        "size": path.stat().st_size,
        "records": 2,
        "set_aside": False,
        "file": FIRST,
    }
    sizes = [one["size"] for one in listed["backups"]]
    times = sum(sizes) / backed_up.journal.stat().st_size
    assert taken.endswith(f"B, {times:.1f} times what the journal takes.")
    assert f"B, {times:.1f} times what the journal takes." in backed_up.fine("check")


def test_a_packed_backup_is_restored_by_its_name_or_that_of_its_file(
    backed_up: CommandLine,
) -> None:
    path = backed_up.journal.with_name("mine.json.backups") / FIRST
    path.with_name(f"{FIRST}.gz").write_bytes(gzip.compress(path.read_bytes()))
    path.unlink()
    assert FIRST in backed_up.fine("backups")
    assert "Ben" in backed_up.fine("people")
    assert backed_up("restore", f"{FIRST}.gz").status == 0
    assert "Ben" not in backed_up.fine("people")
    kept = backed_up.journal.with_name("mine.json.backups") / f"{FIRST}.gz"
    assert gzip.decompress(kept.read_bytes())


def test_where_there_are_no_backups_that_is_said(mine: CommandLine) -> None:
    assert "no backups" in mine.fine("backups")
    assert json.loads(mine.fine("backups", "--json"))["backups"] == []


def test_restoring_tells_what_changes_and_can_itself_be_taken_back(
    backed_up: CommandLine,
) -> None:
    ran = backed_up("restore", FIRST)
    assert ran.status == 0
    assert ran.err == "Go away: 1 person, 1 relationship.\n"
    assert names(backed_up) == ["Ana Lima"]
    kept_as = ran.out.split()[-1]
    assert f"mentorjournal restore {kept_as}" in ran.out

    back = backed_up("restore", kept_as)

    assert back.status == 0
    assert back.err == "Come back: 1 person, 1 relationship.\n"
    assert names(backed_up) == ["Ana Lima", "Ben"]
    assert backed_up.fine("check").startswith("“")


def test_restoring_what_is_there_already_changes_nothing(backed_up: CommandLine) -> None:
    backed_up("restore", FIRST)
    before = everything(backed_up.journal.parent)
    ran = backed_up("restore", FIRST)
    assert (ran.status, ran.out) == (0, "Nothing was changed.\n")
    assert everything(backed_up.journal.parent) == before


@pytest.mark.parametrize("name", ["", "2020-01-01.json", "../mine.json", "/etc/passwd"])
def test_what_is_no_backup_is_not_restored(backed_up: CommandLine, name: str) -> None:
    before = everything(backed_up.journal.parent)
    ran = backed_up("restore", name)
    assert (ran.status, ran.out) == (1, "")
    assert "no backup named" in ran.err
    assert everything(backed_up.journal.parent) == before


def test_on_a_terminal_it_asks_and_no_means_no(
    backed_up: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As most locales have it; that of the tests lets bytes through that are no text.
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")
    before = everything(backed_up.journal.parent)
    for answer in (b"\n", b"\xff\n"):
        with OnTerminal("--journal", str(backed_up.journal), "restore", FIRST) as terminal:
            terminal.until("[y/N]")
            assert "Go away: 1 person, 1 relationship." in terminal.shown
            terminal.type(answer)
            assert terminal.ended() == 1
            assert "Nothing was changed." in terminal.shown
    assert everything(backed_up.journal.parent) == before
    with OnTerminal("--journal", str(backed_up.journal), "restore", FIRST) as terminal:
        terminal.until("[y/N]")
        terminal.type("y\n")
        assert terminal.ended() == 0
    assert names(backed_up) == ["Ana Lima"]


def test_it_refuses_while_another_program_has_the_journal_open(backed_up: CommandLine) -> None:
    store = Store.open(backed_up.journal, SCHEMA, now=local_now)
    before = everything(backed_up.journal.parent)
    ended = own_process("--journal", str(backed_up.journal), "restore", FIRST)
    assert ended.returncode == 1
    (refusal,) = ended.stderr.decode().splitlines()
    assert "is open in process" in refusal
    assert everything(backed_up.journal.parent) == before
    store.close()


def test_write_protection_holds_for_the_administrator_too(backed_up: CommandLine) -> None:
    journal = backed_up.journal
    journal.chmod(0o444)
    before, inode = everything(journal.parent), journal.stat().st_ino
    ran = backed_up("restore", FIRST)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith(f"“{journal}” is write-protected, so it was left as it is.\n")
    assert everything(journal.parent) == before
    assert (journal.stat().st_mode & 0o777, journal.stat().st_ino) == (0o444, inode)
    journal.chmod(0o600)
    assert backed_up("restore", FIRST).status == 0
    assert names(backed_up) == ["Ana Lima"]


def test_a_damaged_journal_is_restored_and_the_damaged_file_kept(backed_up: CommandLine) -> None:
    damaged = backed_up.journal.read_bytes()[:-50]
    backed_up.journal.write_bytes(damaged)
    ran = backed_up("restore", FIRST)
    assert ran.status == 0
    assert "line" in ran.err.splitlines()[0]
    kept_as = ran.out.split()[-1].rstrip(".")
    kept = backed_up.journal.with_name("mine.json.backups") / f"{kept_as}"
    assert kept.read_bytes() == damaged
    assert names(backed_up) == ["Ana Lima"]


def damage(command_line: CommandLine) -> bytes:
    """Settle everything into the file, then cut off its end."""
    store = Store.open(command_line.journal, SCHEMA, now=local_now)
    store.file.checkpoint()
    store.close()
    damaged = command_line.journal.read_bytes()[:-50]
    command_line.journal.write_bytes(damaged)
    return damaged


@in_turn(("key", "people"), [("b", ["Ana Lima"]), ("s", ["Ana Lima", "Ben"])])
def test_the_program_offers_ways_back_and_opens_on_the_one_chosen(
    backed_up: CommandLine, key: str, people: list[str]
) -> None:
    damaged = damage(backed_up)
    with OnTerminal("--journal", str(backed_up.journal)) as terminal:
        terminal.until("Which? [b/s/l]")
        assert "Traceback" not in terminal.shown
        assert "3 records of the file" in terminal.shown.replace("\n", "")
        terminal.type("x\n")
        terminal.until("Which? [b/s/l] x")
        terminal.type(f"{key}\n")
        terminal.until("Next   ")
        terminal.until({"b": "Restored", "s": "Saved 3 records"}[key])
        terminal.type("\x11")
        assert terminal.ended() == 0
    assert names(backed_up) == people
    backups = backed_up.journal.with_name("mine.json.backups")
    assert damaged in [path.read_bytes() for path in backups.glob("*set-aside*")]


@pytest.mark.parametrize("typed", ["l\n", "\x04", "x\ny\nz\n"], ids=["leave", "end", "nonsense"])
def test_leaving_changes_nothing(backed_up: CommandLine, typed: str) -> None:
    damage(backed_up)
    before = everything(backed_up.journal.parent)
    with OnTerminal("--journal", str(backed_up.journal)) as terminal:
        terminal.until("Which?")
        terminal.type(typed)
        assert terminal.ended() == 1
        assert "Nothing was changed." in terminal.shown
    assert everything(backed_up.journal.parent) == before


@now_and_then
def test_a_merge_that_git_could_not_finish_is_brought_together_by_the_program(
    backed_up: CommandLine,
) -> None:
    store = Store.open(backed_up.journal, SCHEMA, now=local_now)
    ana = next(one for one in store.all(Person) if one.name == "Ana Lima")
    store.close()
    text = backed_up.journal.read_text()
    line = next(one for one in text.split("\n") if ana.uid in one and '"name"' in one)
    other = line.replace('"Ana Lima"', '"Ana Lima-Weiss"')
    backed_up.journal.write_text(
        text.replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> laptop")
    )
    with OnTerminal("--journal", str(backed_up.journal)) as terminal:
        terminal.until("Which?")
        assert "unfinished merge" in terminal.shown.replace("\n", "")
        terminal.type("s\n")
        terminal.until("Next   ")
        terminal.type("\x11")
        assert terminal.ended() == 0
    found = names(backed_up)
    assert found[0] == "Ana Lima"
    assert found[1].startswith("Ana Lima-Weiss (copy")


def test_without_a_terminal_nothing_is_offered_or_changed(backed_up: CommandLine) -> None:
    damage(backed_up)
    before = everything(backed_up.journal.parent)
    ended = own_process("--journal", str(backed_up.journal))
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.count(b"\n") == 1
    assert everything(backed_up.journal.parent) == before


def test_backups_and_restore_load_no_textual(backed_up: CommandLine) -> None:
    ended = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            "-m",
            "mentorjournal",
            "--journal",
            str(backed_up.journal),
            "restore",
            FIRST,
        ],
        capture_output=True,
        check=True,
    )
    assert b"textual" not in ended.stderr


def test_a_file_set_aside_leads_back_to_what_can_be_read_of_it(backed_up: CommandLine) -> None:
    damage(backed_up)
    assert backed_up("restore", FIRST).status == 0
    assert names(backed_up) == ["Ana Lima"]
    (aside,) = backed_up.journal.with_name("mine.json.backups").glob("*set-aside*")
    ran = backed_up("restore", aside.name)
    assert (ran.status, ran.out.split(".")[0]) == (0, "Saved 3 records")
    assert "What can be read of it: 3 records, gaps filled from" in ran.err
    assert names(backed_up) == ["Ana Lima", "Ben"]
    assert "before restore" in backed_up.fine("backups")


def test_an_unread_log_is_explained_and_is_nothing_to_go_back_to(backed_up: CommandLine) -> None:
    assert "unread log" not in backed_up.fine("backups")
    name = "2026-01-03T000000-unread-log.json"
    (backed_up.journal.with_name("mine.json.backups") / name).write_bytes(b"x")
    assert "An unread log is a change log" in backed_up.fine("backups")
    ran = backed_up("restore", name)
    assert (ran.status, ran.out) == (1, "")
    assert "is a change log, not a journal" in ran.err
    assert "Besides, 1 file was set aside." in backed_up("check").out


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "is gone"), (b"", "is empty"), (bytes(5000), "holds nothing but zero bytes")],
    ids=["gone", "empty", "zeros"],
)
def test_of_a_file_that_gives_nothing_nothing_is_promised(
    backed_up: CommandLine, content: bytes | None, words: str
) -> None:
    damage(backed_up)
    backed_up.journal.unlink() if content is None else backed_up.journal.write_bytes(content)
    with OnTerminal("--journal", str(backed_up.journal)) as terminal:
        terminal.until("Which? [b/s/l]")
        shown = " ".join(terminal.shown.split())
        assert f"the file gives nothing, it {words}" in shown
        assert "no line is lost" not in shown
        assert ("the file as it is now is kept among the backups" in shown) == bool(content)
        assert "What was written since then is not in it" in shown
        terminal.type("l\n")
        assert terminal.ended() == 1


def test_long_words_of_the_rescue_end_their_lines_at_spaces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "  b  Restore the newest whole backup, of today (2026-11-22.json)."
    lines = wrapped(text).split("\n")
    assert " ".join(line.strip() for line in lines) == text.strip()
    assert all(len(line) <= 40 and line.startswith("  ") for line in lines)
