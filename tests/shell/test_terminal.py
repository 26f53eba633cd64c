"""The program in a real terminal: any bytes in, no commands out, and an end in good order."""

from __future__ import annotations

import os
import pty
import re
import signal
import stat
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from mentorjournal.widgets.textual_patches.terminal_driver import TolerantDriver
from tests.shell.in_terminal import InTerminal
from tests.shell.shell_help import HOSTILE, Host
from tests.tally import in_turn, now_and_then

PROGRAM = '''
import resource, sys
from pathlib import Path
from textual.widgets import TextArea
from mentorjournal.app import run
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.places import PLACES
from mentorjournal.settings import Settings

class NotesScreen(JournalScreen):
    """Notes about the first person; the names of all others above."""

    WHERE = "dashboard"
    BINDINGS = [("f9", "fail")]

    def compose_body(self):
        yield TextArea()

    def read(self):
        names = ", ".join(person.name for person in self.journal.people.all())
        self.notify(names, timeout=99)
        self.names = names
        notes = self.journal.relationships.all()[0].notes
        if not self.query_one(TextArea).text:
            self.query_one(TextArea).text = notes

    def header_words(self):
        return Heading(getattr(self, "names", ""))

    def flush(self):
        bond = self.journal.relationships.all()[0]
        self.journal.relationships.edit(bond.uid, notes=self.query_one(TextArea).text)

    def action_fail(self):
        salary = "SECRET-LOCAL"
        raise RuntimeError("SECRET-MESSAGE")

PLACES["dashboard"] = lambda: NotesScreen
journal = Journal.open(Path(sys.argv[1]))
try:
    status, wish = run(journal, Settings())
finally:
    journal.close()
print("core", resource.getrlimit(resource.RLIMIT_CORE)[0], "wish", wish)
sys.exit(status)
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with one relationship."""
    path = tmp_path / "journal.json"
    journal = Journal.open(path)
    journal.relationships.begin("Ana", "mentor")
    journal.close()
    return path


def notes_in(path: Path) -> str:
    """What is kept about the first person."""
    journal = Journal.open(path)
    try:
        return journal.relationships.all()[0].notes
    finally:
        journal.close()


@now_and_then
def test_any_bytes_may_be_typed_and_pasted(path: Path) -> None:
    with InTerminal(PROGRAM, [str(path)]) as terminal:
        terminal.until(lambda: "^p all" in terminal.shown)
        terminal.type(b"one \xff\xe9 two")
        terminal.until(lambda: "one \ufffd\ufffd two" in terminal.shown)
        terminal.type(b"\x1b[200~ past\xc3ed d\r\n\x1b[201~")
        terminal.until(lambda: "two past\ufffded d" in terminal.shown)
        terminal.type("é".encode()[:1])
        terminal.type("é".encode()[1:])
        terminal.until(lambda: "é" in terminal.shown)
        terminal.type(b"\x11")
        assert terminal.ended() == 0
        assert "core 0 wish None" in terminal.shown
        assert terminal.modes == terminal.usual_modes

    assert notes_in(path) == "one \ufffd\ufffd two past\ufffded d\né"


@now_and_then
def test_nothing_a_person_wrote_is_obeyed_by_the_terminal(path: Path) -> None:
    journal = Journal.open(path)
    context = journal._context
    raw_notes = "".join(HOSTILE).replace("\ud800", "")
    context.change(journal.relationships.all()[0], "test", notes=raw_notes)
    for text in HOSTILE:
        bond = journal.relationships.begin(f"{text[:100]}!", "mentor")
        # As a file from elsewhere may hold it: nothing has cleaned it.
        raw = text[:100].replace("\ud800", "")
        context.change(journal.relationships.person(bond), "test", name=f"RAW{raw}")
    journal.close()

    with InTerminal(PROGRAM, [str(path)]) as terminal:
        terminal.until(lambda: "^p all" in terminal.shown and "RAW" in terminal.shown)
        assert "$accent $(ls)" in terminal.shown
        terminal.type(b"\x10")
        terminal.until(lambda: "What would you like to do?" in terminal.shown)
        terminal.type(b"RAW")
        terminal.until(lambda: "you mentor them" in terminal.shown)
        assert terminal.status is None

    sent = terminal.sent.decode()
    assert "\x1b]52" not in sent
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", sent)
    assert "\x1b[2J\x1b[31mred" not in sent


@in_turn("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_ends_it_in_good_order(path: Path, number: signal.Signals) -> None:
    with InTerminal(PROGRAM, [str(path)]) as terminal:
        terminal.until(lambda: "^p all" in terminal.shown)
        terminal.type(b"typed at the last moment")
        terminal.until(lambda: "last moment" in terminal.shown)
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.modes == terminal.usual_modes
        # Wiped out before: a terminal that was resized brings back what stood there.
        assert terminal.sent.count(b"\x1b[m\x1b[H\x1b[2J\x1b[?1049l") == 1

    assert notes_in(path) == "typed at the last moment"


@pytest.fixture
def handlers_come_back() -> Iterator[None]:
    """Puts back what the tests do at the signals that a driver listens to."""
    numbers = (signal.SIGTSTP, signal.SIGCONT, signal.SIGINT)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers_come_back")
@pytest.mark.parametrize(
    ("told", "taken"),
    [((120, 40), (120, 40)), ((65_535, 65_535), (2000, 1000)), ((0, 0), (80, 24))],
)
async def test_a_terminal_is_taken_to_be_no_larger_than_one_can_be(
    told: tuple[int, int], taken: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    master, terminal = pty.openpty()
    try:
        termios.tcsetwinsize(terminal, told[::-1])
        driver = TolerantDriver(Host())
        driver._out = terminal
        assert driver._terminal_size() == taken
    finally:
        os.close(terminal)
        os.close(master)


@now_and_then
def test_a_terminal_that_vanishes_takes_nothing_along(path: Path) -> None:
    with InTerminal(PROGRAM, [str(path)]) as terminal:
        terminal.until(lambda: "^p all" in terminal.shown)
        terminal.type(b"typed before the window closed")
        terminal.until(lambda: "window closed" in terminal.shown)
        terminal.vanish()
        terminal.until(lambda: terminal.status is not None)

    assert notes_in(path) == "typed before the window closed"


@now_and_then
def test_a_failure_keeps_what_was_typed_and_tells_nobody_what(path: Path, home: Path) -> None:
    with InTerminal(PROGRAM, [str(path)]) as terminal:
        terminal.until(lambda: "^p all" in terminal.shown)
        terminal.type(b"SECRET-NOTES")
        terminal.until(lambda: "SECRET-NOTES" in terminal.shown)
        terminal.type(b"\x1b[20~")
        assert terminal.ended() == 1
        # What stands in the terminal once the program's own screen has gone.
        farewell = terminal.sent.partition(b"\x1b[?1049l")[2].decode()

    assert "What you had typed is kept." in farewell
    assert "SECRET" not in farewell
    assert "action_fail" not in farewell
    (report,) = (home / "xdg_state_home" / "mentorjournal").glob("crash-*.txt")
    assert report.name in "".join(farewell.split())
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    written = report.read_text()
    assert "builtins.RuntimeError" in written
    assert "action_fail" in written
    assert "SECRET" not in written
    assert str(home) not in written
    assert notes_in(path) == "SECRET-NOTES"
