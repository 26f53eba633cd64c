"""The real program in a real terminal: typed at, killed, started again."""

from __future__ import annotations

import signal
from pathlib import Path

from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.journal import Journal
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then

PROGRAM = "import sys; from mentorjournal.cli import main; sys.exit(main(sys.argv[1:]))"
NOTES = "She sounds tired\r! Talk landed [/x]\r% never this"
KEPT = "She sounds tired\n! Talk landed [/x]\n% never this"


def with_ana(path: Path) -> None:
    journal = Journal.open(path)
    journal.relationships.begin("Ana Lima", "mentor")
    journal.close()


def in_session(program: InTerminal) -> None:
    program.until(lambda: "Ana Lima" in program.shown)
    program.type(b"n")
    program.until(lambda: "Type away" in program.shown)


def says(program: InTerminal) -> str:
    """The last word of the header: what has become of what was typed."""
    words = program.shown.split("\n")[0].split()
    return words[-1] if words else ""


def notes_in(path: Path) -> list[str]:
    with TinyDB(path) as stock:
        # A session has none until its first words are kept.
        return [record.get("notes", "") for record in stock.table("session").all()]


@now_and_then
def test_notes_typed_two_seconds_before_a_kill_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(NOTES.encode())
        program.until(lambda: "never this" in program.shown and says(program) in ("kept", "safe"))
        program.signal(signal.SIGKILL)
        assert program.ended() == -signal.SIGKILL
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        program.until(lambda: "Ana Lima" in program.shown and "did not end in" in program.shown)
        program.type(b"n")
        program.until(lambda: "never this" in program.shown)
        assert "She sounds tired" in program.shown
        assert "! Talk landed [/x]" in program.shown
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == [KEPT]


@now_and_then
def test_a_person_added_by_keyboard_alone_stands_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        program.until(lambda: "add" in program.shown)
        program.type(b"a")
        program.until(lambda: "Name" in program.shown)
        program.type("Zoë [/x] Håkansson".encode())
        program.until(lambda: "Håkansson" in program.shown)
        program.type(b"\x1b[21~")
        program.until(lambda: "Next   " in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    journal = Journal.open(path, read_only=True)
    assert [person.name for person in journal.people.all()] == ["Zoë [/x] Håkansson"]
    journal.close()
    with TinyDB(path) as stock:
        assert len(stock.table(Person.table)) == 1


@now_and_then
def test_letters_typed_in_the_same_breath_as_the_key_that_leaves_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(NOTES.encode() + b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == [KEPT]


@now_and_then
def test_an_emoji_made_of_several_signs_can_be_typed(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type("👩‍🚀!".encode())
        program.until(lambda: "1 word" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["👩‍🚀!"]
