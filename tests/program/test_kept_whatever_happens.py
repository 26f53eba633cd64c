"""Kept, whatever happens: somebody types notes at speed, and in mid-typing …

    1  the program is killed                  what the screen had called kept is there again
    2  the terminal is closed                 all that stood on the screen is there again
    3  the program is asked to end            likewise
    4  the program fails                      likewise; it says so, and tells nobody the words
    5  the disk is full                       it is said, nothing is lost, and all is kept later
    6  the folder may not be written          likewise
    7  the program is started a second time   it reads along, and takes over when the first is gone
    8  another program changes the file       nothing that either side wrote vanishes

Each time the program is started again on the same journal. What is found has to be what was
typed, character by character, as far as it goes; how far it has to go the screen itself has
said. What a kill may take with it had not stood on the screen for two seconds: what is typed is
kept after a fifth of one, and the rest is for a computer with other things to do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.program.surroundings import (
    Place,
    limited,
    replace_file,
    small_disk,
    where_permissions_count,
)
from tests.program.test_killed import PROGRAM, notes_in, says, with_ana
from tests.program.typist import KEPT, LINES, Typist, found_again, notes_on, started, told
from tests.tally import in_turn, now_and_then

LONG = 2.0
FAILS_AT = 90
FAILING = f"""
import sys
from mentorjournal.cli import main
from mentorjournal.screens.panel_controller import PanelController

usual = PanelController.typed

def typed(self):
    usual(self)
    notes = self._screen.query_one("#notes").text
    if len(notes) == {FAILS_AT}:
        raise RuntimeError(notes)

PanelController.typed = typed
sys.exit(main(sys.argv[1:]))
"""
"""The program, but for a key at which the session's screen fails, with the notes in its hands."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder of its own with a journal of one relationship."""
    folder = tmp_path / "journal"
    folder.mkdir()
    with_ana(folder / "journal.json")
    return Place(folder / "journal.json")


def compare(found: str, typist: Typist, due: int) -> None:
    """What was found is what was typed, at least as far as it is due, and nothing else."""
    assert found == typist.typed[: len(found)]
    assert len(found) >= due


def reports() -> list[Path]:
    """What the program has left about its failures."""
    return [*Path(os.environ["XDG_STATE_HOME"]).rglob("crash-*.txt")]


# 1 to 4: the program ends


def is_killed(typist: Typist) -> int:
    while typist.seen_for(LONG) < 60:
        typist.type(3)
    typist.dash(5)
    stood = typist.seen_for(LONG)
    typist.program.signal(signal.SIGKILL)
    assert typist.program.ended() == -signal.SIGKILL
    return stood


def loses_its_terminal(typist: Typist) -> int:
    typist.type(30)
    typist.dash(5)
    typist.program.vanish()
    typist.program.ended()
    assert reports() == []
    return typist.seen


def is_asked_to_end(typist: Typist) -> int:
    typist.type(30)
    typist.dash(5)
    stood = typist.seen
    typist.program.signal(signal.SIGTERM)
    assert typist.program.ended() == 128 + signal.SIGTERM
    assert typist.program.modes == typist.program.usual_modes
    return stood


def fails(typist: Typist) -> int:
    typist.type(60)
    assert typist.program.ended() == 1
    assert typist.program.modes == typist.program.usual_modes
    farewell = typist.program.sent.partition(b"\x1b[?1049l")[2].decode()
    assert "mentorjournal has failed and had to stop. What you had typed is kept." in farewell
    (report,) = reports()
    assert report.name in "".join(farewell.split())
    written = report.read_text()
    assert "RuntimeError" in written
    # Behind that the terminal itself may show keys that nobody has read.
    secrets = typist.typed[:FAILS_AT].split("\n")
    assert not [words for words in secrets if words in farewell or words in written]
    return max(typist.seen, FAILS_AT)


@dataclass(frozen=True)
class Ending:
    """A way to end in mid-typing; gives how much has to be there again."""

    how: Callable[[Typist], int]
    program: str = PROGRAM


@in_turn(
    "ending",
    [
        Ending(is_killed),
        Ending(loses_its_terminal),
        Ending(is_asked_to_end),
        Ending(fails, FAILING),
    ],
    ids=lambda ending: ending.how.__name__,
)
def test_the_program(place: Place, ending: Ending) -> None:
    with started(place, ending.program) as program:
        typist = Typist(program)
        typist.type(60)
        program.until(lambda: typist.kept >= 60)
        stood = ending.how(typist)
        due = max(typist.kept, stood)
    (found,) = found_again(place, typist.typed[:due])
    compare(found, typist, due)


# 5 and 6: there is trouble with the disk


@pytest.fixture(params=[limited, small_disk])
def disk(request: pytest.FixtureRequest, tmp_path: Path, place: Place) -> Iterator[Place]:
    """A place that can be filled up."""
    folder = tmp_path / "disk"
    folder.mkdir()
    with request.param(folder, place.path) as disk:
        yield disk


@now_and_then
def test_a_full_disk_is_said_and_what_was_typed_kept_once_there_is_room(disk: Place) -> None:
    with started(disk) as program:
        typist = Typist(program)
        typist.type(30)
        typist.type_until_trouble(lambda: disk.fill(program.pid))
        assert "disk is full" in program.header or "may not grow" in program.header
        typist.asks_before_it_leaves()
        disk.free(program.pid)
        program.until(lambda: not typist.in_trouble and says(program) in KEPT)
        typist.until_all()
        program.signal(signal.SIGKILL)
        program.ended()
    assert found_again(disk, typist.typed) == [typist.typed]


@now_and_then
def test_a_kill_while_the_disk_is_full_takes_nothing_that_was_called_kept(disk: Place) -> None:
    with started(disk) as program:
        typist = Typist(program)
        typist.type(30)
        typist.type_until_trouble(lambda: disk.fill(program.pid))
        typist.type(20)
        program.signal(signal.SIGKILL)
        program.ended()
    free = (lambda: disk.free(0)) if disk.through else (lambda: None)
    (found,) = found_again(disk, typist.typed[: typist.kept], free)
    compare(found, typist, typist.kept)


@now_and_then
def test_a_folder_write_protected_behind_an_open_log_keeps_every_key(place: Place) -> None:
    bound = where_permissions_count(place.path)
    with started(bound) as program:
        typist = Typist(program)
        typist.type(30)
        program.until(lambda: typist.kept >= 30)
        place.path.parent.chmod(0o500)
        typist.type(60)
        program.until(lambda: "you have no permission" in told(program))
        typist.until_all("safe")
        program.signal(signal.SIGKILL)
        program.ended()
    place.path.parent.chmod(0o700)
    assert found_again(bound, typist.typed) == [typist.typed]


@now_and_then
def test_a_folder_write_protected_before_the_log_is_begun_is_said_and_tried_again(
    place: Place,
) -> None:
    bound = where_permissions_count(place.path)
    with started(bound) as program:
        typist = Typist(program)
        typist.type(30)
        program.until(lambda: notes_in(place.path) == [typist.typed])
        program.until(lambda: not [*place.path.parent.glob(".*.log.*")])
        typist.type_until_trouble(lambda: place.path.parent.chmod(0o500))
        assert "you have no permission" in program.header
        typist.asks_before_it_leaves()
        place.path.parent.chmod(0o700)
        program.until(lambda: not typist.in_trouble and says(program) in KEPT)
        typist.until_all()
        program.signal(signal.SIGKILL)
        program.ended()
    assert found_again(bound, typist.typed) == [typist.typed]


# 7 and 8: somebody else has the journal open too


@now_and_then
def test_a_second_program_reads_along_and_takes_over_from_a_killed_one(place: Place) -> None:
    with started(place) as first:
        typist = Typist(first)
        typist.type(30)
        with started(place) as second:
            second.until(lambda: "Ana Lima" in second.shown and "read only" in second.header)
            assert f"process {first.pid} on {os.uname().nodename} writes" in second.header
            second.type("\r")
            second.until(lambda: "Ana Lima" in second.header)
            second.type("2\r")
            second.until(lambda: notes_on(second) == typist.typed.rstrip())
            typist.type(30)
            second.until(lambda: notes_on(second) == typist.typed.rstrip())
            second.type("w")
            second.until(lambda: "open for reading only" in told(second))
            typist.type(60)
            first.signal(signal.SIGKILL)
            first.ended()
            second.until(lambda: "to write here" in second.header)
            second.type("\x0e")
            second.until(lambda: "read only" not in second.header)
            due = typist.typed[: typist.kept].rstrip()
            second.until(lambda: notes_on(second).startswith(due))
            second.type(", and on")
            second.until(lambda: ", and on" in second.shown and says(second) in KEPT)
            second.signal(signal.SIGKILL)
            second.ended()
    (notes,) = found_again(place, due)
    compare(notes.removesuffix(", and on"), typist, typist.kept)
    assert notes.endswith(", and on")


@now_and_then
def test_another_record_changed_outside_is_taken_over_and_every_key_kept(place: Place) -> None:
    with started(place) as program:
        typist = Typist(program)
        typist.type(30)
        replace_file(place.path, lambda ana: ana.update(name="Ana Maria Lima"), "person")
        typist.type(90)
        program.until(lambda: "changed by another program" in told(program))
        program.until(lambda: "Ana Maria Lima" in program.header)
        typist.until_all()
        program.until(lambda: says(program) in KEPT)
        program.signal(signal.SIGKILL)
        program.ended()
    assert found_again(place, typist.typed) == [typist.typed]


@now_and_then
def test_the_same_notes_changed_outside_stay_beside_what_was_typed(place: Place) -> None:
    theirs = "Written at the other desk\n! while nobody looked"
    with started(place) as program:
        typist = Typist(program)
        typist.type(30)
        program.until(lambda: notes_in(place.path) == [typist.typed])
        while notes_in(place.path) == [typist.typed]:
            # Changed here too, in the log, and not yet in the file.
            typist.type(3)
            program.until(lambda: typist.kept >= len(typist.typed.rstrip()))
        replace_file(place.path, lambda session: session.update(notes=theirs), "session")
        typist.type(90)
        program.until(lambda: "1 record changed on both sides: both versions" in told(program))
        program.until(lambda: "1 conflict" in program.header)
        typist.until_all()
        program.until(lambda: says(program) in KEPT)
        program.type("\x1bOR")
        program.until("Next   ")
        program.type("C")
        program.until("Written at the other desk")
        assert LINES[0] in program.shown
        program.signal(signal.SIGKILL)
        program.ended()
    notes = found_again(place, typist.typed)
    assert sorted(notes) == sorted(
        [typist.typed, f"% (copy: changed by another program)\n{theirs}"]
    )
