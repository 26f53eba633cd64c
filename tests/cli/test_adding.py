"""Writing on the command line: people, actions, achievements, sessions."""

from __future__ import annotations

import os
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Achievement, FollowUp, Person, Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.paths import settings_path
from tests.cli.cli_help import CommandLine, own_process, today
from tests.tally import in_turn

BAD_DATES = [
    "",
    " ",
    "2026-02-30",
    "26-01-01",
    "01/02/2026",
    "1899-12-31",
    "2201-01-01",
    "next blue moon",
    "+9999y",
    "--2d",
    "fri\x1b[2J",
    "٢٠٢٦-٠١-٠١",
    "9" * 5_000,
]
BAD_MINUTES = ["", "-5", "1441", "an hour", "1e3", "4.5", "٣", "0x1f", "9" * 5_000]
HOSTILE_NAMES = [
    "Ana\x1b]0;owned\x07",
    "../../etc/passwd",
    "/dev/null",
    "[bold red]Ana[/] [@click=app.bell]x",
    "[/]",
    "\u202eanA\u2066",
    "محمد العربي",
    "山田 葵",
    "Ana\nLima\tX",
    "'; drop table person; --",
    "{name} %s $HOME `id`",
    "-",
]


def read(command_line: CommandLine) -> Journal:
    return Journal.open(command_line.journal, read_only=True)


def test_a_person_is_added_with_the_mentoring(mine: CommandLine) -> None:
    said = mine.fine(
        *("add", "person", "Ben O'Neil", "--role", "protege"),
        *("--form", "one-off", "--start", "2026-03-10"),
    )

    bond = read(mine).relationships.find("Ben O'Neil")
    assert said == f"Added Ben O'Neil; you are their protégé.  {bond.uid[-8:]}\n"
    assert (bond.my_role, bond.form, bond.start) == ("protege", "one-off", date(2026, 3, 10))
    assert bond.stage == "active"


def test_the_same_role_towards_somebody_is_not_added_twice(with_ana: CommandLine) -> None:
    ran = with_ana("add", "person", "ana lima", "--role", "mentor")

    assert (ran.status, ran.out) == (1, "")
    assert "You are Ana Lima's mentor in this journal already." in ran.err
    with_ana.fine("add", "person", "Ana Lima", "--role", "protégé")
    assert len(read(with_ana).relationships.all()) == 2
    assert len(read(with_ana).people.all()) == 1


def test_an_action_is_added_for_me_or_for_them(with_ana: CommandLine) -> None:
    with_ana.fine("add", "action", "ana", "Send the deck", "--due", "2026-12-01")
    said = with_ana.fine("add", "action", "Lima", "Read it", "--owner", "them", "--due", "tomorrow")

    actions = [(item.text, item.assignee, item.due) for item in read(with_ana).follow_ups.all()]
    assert actions == [
        ("Send the deck", "me", date(2026, 12, 1)),
        ("Read it", "them", today() + timedelta(days=1)),
    ]
    due = show_date(today() + timedelta(days=1), today())
    uid = read(with_ana).follow_ups.all()[1].record or ""
    assert said == f"Added for Ana Lima: Read it, due {due}  {uid[-8:]}\n"


def test_an_achievement_needs_nobody(mine: CommandLine) -> None:
    mine.fine("add", "achievement", "Spoke", "--impact", "two customers", "--on", "yesterday")

    done = read(mine).achievements.of("me")[0]
    assert (done.text, done.impact, done.on) == ("Spoke", "two customers", today() - timedelta(1))


def test_an_achievement_with_somebody_is_the_proteges_and_shown_to_the_other(
    with_ana: CommandLine,
) -> None:
    with_ana.fine("add", "person", "Ben O'Neil", "--role", "protege")

    said = with_ana.fine("add", "achievement", "Ran the review", "--who", "ana")
    with_ana.fine("add", "achievement", "Spoke", "--who", "ben")
    with_ana.fine("add", "achievement", "Told nobody")

    assert "Achieved by Ana Lima on" in said
    journal = read(with_ana)
    ana, ben = journal.relationships.find("ana"), journal.relationships.find("ben")
    assert [one.text for one in journal.achievements.shown_in(ana)] == ["Ran the review"]
    assert [one.text for one in journal.achievements.shown_in(ben)] == ["Spoke"]
    assert [one.text for one in journal.achievements.of("me")] == ["Spoke", "Told nobody"]


def test_a_weekday_looks_back_for_what_happened_and_ahead_for_what_is_due(
    with_ana: CommandLine,
) -> None:
    day = today().strftime("%a").lower()
    with_ana.fine("log", "Ana", "--on", day)
    with_ana.fine("add", "action", "Ana", "x", "--due", day)
    with_ana.fine("log", "Ana", "--on", "-3d")

    journal = read(with_ana)
    assert [session.on for session in journal.sessions.all()] == [today() - timedelta(3), today()]
    assert journal.follow_ups.all()[0].due == today() + timedelta(7)


def test_a_session_is_logged_with_all_that_is_known(with_ana: CommandLine) -> None:
    said = with_ana.fine(
        *("log", "Ana", "! It landed\n% hush", "--channel", "face-to-face"),
        *("--on", "yesterday", "--minutes", "45"),
    )

    session = read(with_ana).sessions.all()[0]
    assert (session.channel, session.minutes, session.state) == ("face-to-face", 45, "happened")
    assert session.notes == "! It landed\n% hush"
    day = show_date(session.on, today())
    assert said == f"Logged with Ana Lima: face to face, {day}  {session.uid[-8:]}\n"


def test_due_words_in_logged_notes_become_dates_but_not_inside_a_fence(
    with_ana: CommandLine,
) -> None:
    notes = "- [ ] one due:tomorrow #x\nsee due:tomorrow\n```\n- [ ] two due:tomorrow\n```\n"
    with_ana.fine("log", "Ana", notes)

    tomorrow = (today() + timedelta(days=1)).isoformat()
    expected = notes.replace("one due:tomorrow", f"one due:{tomorrow}")
    assert read(with_ana).sessions.all()[0].notes == expected


def piped(command_line: CommandLine, raw: bytes) -> subprocess.CompletedProcess[bytes]:
    """Log what comes in on standard input."""
    return own_process("--journal", str(command_line.journal), "log", "Ana", "-", input=raw)


@pytest.mark.parametrize(
    ("raw", "notes"),
    [
        (b"\xef\xbb\xbf! key\r\nbad \x1b[2J\x00\n", "! key\nbad ␛[2J␀\n"),
        ("! café — “ok”\n".encode(), "! café — “ok”\n"),
    ],
)
def test_notes_come_from_standard_input_as_utf_8(
    with_ana: CommandLine, raw: bytes, notes: str
) -> None:
    ended = piped(with_ana, raw)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert read(with_ana).sessions.all()[0].notes == notes


def test_western_notes_are_read_and_that_is_said(with_ana: CommandLine) -> None:
    ended = piped(with_ana, b"! caf\xe9 r\xe9sum\xe9 \x80 5 \x93ok\x94\n")

    assert ended.returncode == 0
    assert b"byte 5, in line 1, is 0xE9" in ended.stderr
    assert b"Windows-1252" in ended.stderr
    assert read(with_ana).sessions.all()[0].notes == "! café résumé € 5 “ok”\n"


@in_turn(
    ("raw", "said"),
    [
        (b"", "Nothing came in"),
        (b"\n \t\n\r\n", "Nothing came in"),
        (b"\xef\xbb\xbf\n", "Nothing came in"),
        ("\u200b\u00a0\n".encode(), "Nothing came in"),
        ("! hi".encode("utf-16"), "UTF-16"),
        ("! hi".encode("utf-32"), "UTF-32"),
        ("! hi there".encode("utf-16-le"), "byte 1 is zero"),
        ("! hi there".encode("utf-16-be"), "byte 0 is zero"),
        ("! café ".encode() + b"and caf\xe9", "byte 15, in line 1"),
        ("! one\n! caf\u00e9".encode()[:-1], "byte 11, in line 2"),
        ("! привет, как дела".encode("koi8-r"), "byte 2, in line 1"),
        (b"! nothing \x81 is there", "byte 10, in line 1, is 0x81"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(
    with_ana: CommandLine, raw: bytes, said: str
) -> None:
    before = with_ana.journal.read_bytes()
    ended = piped(with_ana, raw)

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert said in ended.stderr.decode()
    assert with_ana.journal.read_bytes() == before
    assert not read(with_ana).sessions.all()


def test_a_name_that_is_no_utf8_is_kept_without_the_bad_bytes(mine: CommandLine) -> None:
    ended = own_process(
        *("--journal", str(mine.journal), "add", "person"),
        os.fsdecode(b"Jos\xe9"),
        *("--role", "mentor"),
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert read(mine).people.all()[0].name == "Jos\ufffd"


@pytest.mark.parametrize("typed", BAD_DATES, ids=lambda typed: repr(typed[:20]))
def test_a_bad_date_is_refused_and_nothing_is_written(with_ana: CommandLine, typed: str) -> None:
    before = with_ana.journal.read_bytes()

    for words in (
        ["log", "Ana", f"--on={typed}"],
        ["add", "action", "Ana", "x", f"--due={typed}"],
        ["add", "achievement", "x", f"--on={typed}"],
        ["add", "person", "Ben", "--role", "mentor", f"--start={typed}"],
        ["export", "summary", "-o", "-", f"--session={typed}"],
    ):
        ran = with_ana(*words)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(words[-1].partition("=")[0] + ": ")
        assert len(ran.err) < 300
        assert "\x1b" not in ran.err
        assert with_ana.journal.read_bytes() == before


def test_a_length_that_could_be_two_is_refused_with_both(with_ana: CommandLine) -> None:
    ran = with_ana("log", "Ana", "--minutes", "1.000")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "--minutes: “1.000” could be 1 or 1000. Please write the one you mean.\n"


@pytest.mark.parametrize("typed", BAD_MINUTES, ids=lambda typed: repr(typed[:20]))
def test_a_bad_length_is_refused_and_nothing_is_written(with_ana: CommandLine, typed: str) -> None:
    before = with_ana.journal.read_bytes()

    for words in (["--minutes", typed], [f"--minutes={typed}"]):
        ran = with_ana("log", "Ana", *words)
        assert (ran.status, ran.out) == (2, "")
        assert "minutes" in ran.err
    assert with_ana.journal.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["log", "Ana", "--on", "tomorrow"], "That day is yet to come"),
        (["add", "achievement", "x", "--on", "tomorrow"], "cannot lie in the future"),
        (["add", "achievement", "  "], "it cannot be empty"),
        (["add", "action", "Ana", ""], "it cannot be empty"),
        (["add", "action", "Ana", "x" * 5_000], "too long"),
        (["add", "achievement", "x", "--impact", "x" * 5_000], "too long"),
        (["add", "person", "", "--role", "mentor"], "it cannot be empty"),
        (["add", "person", "\u200b", "--role", "mentor"], "it cannot be empty"),
        (["add", "person", "x" * 5_000, "--role", "mentor"], "too long"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_makes_no_sense_is_wrong_usage(
    with_ana: CommandLine, words: list[str], sentence: str
) -> None:
    before = with_ana.journal.read_bytes()

    ran = with_ana(*words)

    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert with_ana.journal.read_bytes() == before


@pytest.mark.parametrize("who", ["Zoe", "", "  ", "../x", "x" * 5_000, "\x1b[2J", "a" * 36])
def test_nobody_of_that_name_is_said_in_a_sentence(with_ana: CommandLine, who: str) -> None:
    for words in (["log", who], ["add", "action", who, "x"], ["export", "agenda", "--who", who]):
        ran = with_ana(*words)
        assert (ran.status, ran.out) == (1, "")
        assert "is in the journal" in ran.err
        assert len(ran.err) < 300
        assert "\x1b" not in ran.err


def test_an_ambiguous_name_lists_the_candidates(with_ana: CommandLine) -> None:
    with_ana.fine("add", "person", "Ana Sousa", "--role", "protege")
    before = with_ana.journal.read_bytes()

    ran = with_ana("log", "ana", "x")

    assert (ran.status, ran.out) == (2, "")
    people = read(with_ana).people.all()
    assert ran.err.splitlines()[1:] == [f"  {one.name} ({one.uid})" for one in people]
    assert with_ana.journal.read_bytes() == before
    with_ana.fine("log", people[1].uid, "by id")
    assert read(with_ana).sessions.all()[0].notes == "by id"


def test_a_person_who_is_mentor_and_protege_of_mine_is_ambiguous_too(
    with_ana: CommandLine,
) -> None:
    with_ana.fine("add", "person", "Ana Lima", "--role", "protege")

    ran = with_ana("add", "action", "Ana Lima", "x")

    assert ran.status == 2
    bonds = {bond.my_role: bond.uid for bond in read(with_ana).relationships.all()}
    assert f"Ana Lima, I am mentor ({bonds['mentor']})" in ran.err
    assert f"Ana Lima, I am protégé ({bonds['protege']})" in ran.err
    with_ana.fine("add", "action", bonds["protege"], "x")
    assert read(with_ana).follow_ups.all()[0].relationship == bonds["protege"]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_hostile_name_is_a_name_like_any_other(
    mine: CommandLine, tmp_path: Path, name: str
) -> None:
    printed = mine.fine("add", "person", "--role", "mentor", "--", name)
    person = read(mine).people.all()[0]
    printed += mine.fine("log", person.uid, "! point")
    printed += mine.fine("add", "action", "--due", "yesterday", "--", name, "x")
    printed += mine.fine("today") + mine.fine("people")

    assert not any(char in printed for char in "\x07\x1b\x9b\u202e\u2066")
    # What is no terminal gets the document as it is; control characters never enter a journal.
    document = mine.fine("export", "summary", "-o", "-")
    assert not any(char in document for char in "\x07\x1b\x9b")
    folder = tmp_path / "out"
    folder.mkdir()
    written = Path(mine.fine("export", "summary", "-o", str(folder)).strip())
    assert written.parent == folder
    assert written.is_file()


def test_what_is_added_while_the_program_is_open_elsewhere_is_handed_to_it(
    with_ana: CommandLine,
) -> None:
    other = Journal.open(with_ana.journal)
    before = with_ana.journal.read_bytes()

    for words in (
        ["log", "Ana", "x"],
        ["add", "action", "Ana", "x"],
        ["add", "achievement", "x"],
        ["add", "person", "Ben", "--role", "mentor"],
        ["add", "action", "Ben", "y"],
    ):
        ran = with_ana(*words)
        assert ran.status == 0
        assert ran.out
        assert f"open in process {os.getpid()} on " in ran.err
        assert "takes this over" in ran.err
    assert with_ana.journal.read_bytes() == before
    assert "Ben" in with_ana.fine("people")

    other.file.drain()
    assert [person.name for person in other.people.all()] == ["Ana Lima", "Ben"]
    other.close()
    journal = read(with_ana)
    assert [each.notes for each in journal._store.all(Session)] == ["x"]
    assert [each.text for each in journal._store.all(FollowUp)] == ["x", "y"]
    assert [each.text for each in journal._store.all(Achievement)] == ["x"]
    assert len(journal._store.all(Person)) == len(journal._store.all(Relationship)) == 2


def test_nothing_is_written_to_a_journal_that_is_write_protected(with_ana: CommandLine) -> None:
    with_ana.journal.chmod(0o400)
    before = with_ana.journal.read_bytes()

    ran = with_ana("add", "action", "Ana", "x")

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was written." in ran.err
    assert with_ana.journal.read_bytes() == before


def test_the_settings_say_which_number_of_a_date_comes_first(
    with_ana: CommandLine,
) -> None:
    words = ("--journal", str(with_ana.journal), "add", "action", "Ana", "x", "--due", "2/3/2100")
    refused = own_process(*words)
    assert refused.returncode == 2
    assert "could be 2 Mar 2100 or 3 Feb 2100" in refused.stderr.decode()

    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('date_order = "month first"')
    assert own_process(*words).returncode == 0
    assert [each.due for each in read(with_ana).follow_ups.all()] == [date(2100, 2, 3)]
