"""Nothing goes, and nobody's call is left, by a key that somebody did not mean."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from mentorjournal.journal import Journal
from tests.program.hands import (
    ASKED,
    DELETE,
    DOWN,
    ENTER,
    ESCAPE,
    PANEL,
    SHIFT_TAB,
    TAB,
    clicked,
    left,
    pasted,
    people,
    place_of,
    running,
    started,
)
from tests.program.test_killed import in_session, notes_in, says
from tests.shell.in_terminal import InTerminal
from tests.tally import in_turn, now_and_then

EARLY = "came before the question"


def with_two(path: Path) -> None:
    journal = Journal.open(path)
    journal.relationships.begin("Ana Lima", "mentor")
    journal.relationships.begin("Ben O'Neil", "mentor")
    journal.close()


def answered(program: InTerminal, question: str, key: str) -> None:
    """Read a question for a second, and answer it."""
    program.until(question)
    begun = monotonic()
    program.until(lambda: monotonic() > begun + 1)
    program.type(key)
    program.until(lambda: question not in program.shown)


@now_and_then
def test_a_letter_on_its_way_does_not_answer_the_question_before_which_it_was_typed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    with started(path) as program:
        program.until("› · Ana Lima")
        # Tab leads to the table, where d is about the relationship.
        program.type("\tdy")
        program.until(lambda: "Move Ana Lima" in program.shown and EARLY in program.shown)
        assert people(path) == ["Ana Lima", "Ben O'Neil"]
        answered(program, ASKED, ENTER)
        assert people(path) == ["Ana Lima", "Ben O'Neil"]
        program.type(DELETE)
        answered(program, ASKED, "y")
        program.until("Ana Lima is in the trash")
        assert people(path) == ["Ben O'Neil"]
        program.type("u")
        program.until("Ana Lima is back")
        left(program)
    assert people(path) == ["Ana Lima", "Ben O'Neil"]


@now_and_then
def test_escape_leaves_a_running_session_only_when_pressed_twice_in_a_row(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    warning = "Ana's clock runs on; esc again leaves"
    with started(path) as program:
        in_session(program)
        program.type(f"a{ESCAPE}{ESCAPE}")
        program.until(warning)
        program.type(f"b{ESCAPE}c")
        program.until(lambda: "abc" in program.shown)
        program.type(ESCAPE)
        program.look()
        program.type(ESCAPE)
        program.until(lambda: "Next   " in program.shown and "● Ana 00:0" in program.header)
        left(program)
    assert notes_in(path) == ["abc"]


@now_and_then
def test_tab_indents_and_what_is_typed_in_the_panel_lands_in_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    with started(path) as program:
        in_session(program)
        program.type(f"! she said{ENTER}{TAB}so{TAB}{SHIFT_TAB} and{ENTER}")
        program.until(lambda: "so and" in program.shown and says(program) in ("kept", "safe"))
        points = [point.text for point in running(path).agenda]
        program.type(clicked(*place_of(program, points[1][:20])))
        program.type("xd then")
        program.until(lambda: "xd then" in program.shown and says(program) in ("kept", "safe"))
        assert [point.done for point in running(path).agenda].index(True) == 1
        program.type(f"{PANEL}{PANEL}{DOWN}{DELETE}")
        program.until("Off the agenda")
        assert points[2] not in [point.text for point in running(path).agenda]
        program.type("\x1a")
        program.until("All is again as it was")
        assert [point.text for point in running(path).agenda] == points
        program.type("dx")
        program.until("xd thendx")
        program.type(f"{PANEL}{ESCAPE} end")
        program.until("dx end")
        left(program)
    assert notes_in(path) == ["! she said\n  so and\nxd thendx end"]


@now_and_then
def test_another_call_begins_with_n_and_enter_while_one_runs(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    with started(path) as program:
        in_session(program)
        program.type("with Ana\x1bOR")
        program.until("Next   ")
        program.type(f"{DOWN}n% yes{ENTER}no")
        program.until(lambda: "still running" in program.shown and EARLY in program.shown)
        answered(program, "still running", ENTER)
        program.until("^l private")
        program.type(" with Ben")
        program.until("no with Ben")
        left(program)
    assert sorted(notes_in(path)) == ["% yes\nno with Ben", "with Ana"]


@now_and_then
def test_a_paste_that_is_not_marked_as_one_goes_on_with_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    paste = "- [ ] send it\r\tindented\rshe may leave him\r> first\rthen"
    with started(path) as program:
        in_session(program)
        program.type(paste)
        program.until("then")
        program.type(f"{ENTER}- [ ] hi{ENTER}one")
        program.until("one")
        left(program)
    assert notes_in(path) == [paste.replace("\r", "\n") + "\n- [ ] hi\n- [ ] one"]


@in_turn("marked", [True, False])
def test_what_is_pasted_in_the_panel_goes_into_the_notes_as_it_is(
    tmp_path: Path, marked: bool
) -> None:
    path = tmp_path / "journal.json"
    with_two(path)
    paste = "- [ ] send it\rshe may leave him\rthen"
    with started(path) as program:
        in_session(program)
        program.type("before ")
        program.until(lambda: "before" in program.shown)
        program.type(PANEL)
        program.look()
        program.type(pasted(paste) if marked else paste)
        program.until("then")
        program.type(" behind")
        program.until("then behind")
        left(program)
    assert notes_in(path) == [f"before {paste} behind".replace("\r", "\n")]
