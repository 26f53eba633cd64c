"""Keys that come faster than the program can act do what they would do one by one."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tinydb import TinyDB

from mentorjournal.widgets.textual_patches.loop_rest import at_rest
from tests.program.test_killed import PROGRAM, notes_in, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then

BACKSPACE, PRIVATE, QUIT, SAVE = "\x7f", "\x0c", "\x11", "\x1b[21~"
ASK_MARK = "\x1bt"
HOME, END = "\x1b[1~", "\x1b[4~"


def started(path: Path) -> InTerminal:
    """The program on a journal, in a terminal."""
    return InTerminal(PROGRAM, ["--journal", str(path)])


def left(program: InTerminal) -> None:
    """Leave the program, and see that it ends well."""
    program.type(QUIT)
    assert program.ended() == 0


@now_and_then
def test_keys_of_one_write_are_done_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with started(path) as program:
        program.until("Ana Lima")
        program.type(f"nhd said\rba{BACKSPACE}c\rhello world{HOME}S{END}E\r")
        program.type(f"he drinks{PRIVATE} a lot\rnext")
        program.until(lambda: "a lot" in program.shown and "   next" in program.shown)
        left(program)
    assert notes_in(path) == ["hd said\nbc\nShello worldE\n% he drinks a lot\nnext"]


@now_and_then
def test_a_sign_in_the_same_read_as_the_key_that_asks_for_it_sets_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with started(path) as program:
        program.until("Ana Lima")
        program.type(f"nthe band{ASK_MARK}= {ASK_MARK}zfirst\ror then{ASK_MARK}?")
        program.until("or then")
        left(program)
    assert notes_in(path) == ["= the band zfirst\n? or then"]


@now_and_then
def test_what_is_typed_behind_a_tab_lands_in_the_field_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with started(path) as program:
        program.until("Ana Lima")
        program.type(f"aBen O'Neil\t\t\t\tproduct manager\tAcme\tat a fair{SAVE}")
        program.until(lambda: "Ben O'Neil" in program.shown and "f10" not in program.shown)
        left(program)
    with TinyDB(path) as stock:
        people = {person["name"]: person for person in stock.table("person").all()}
    ben = people["Ben O'Neil"]
    assert (ben["role"], ben["organisation"]) == ("product manager", "Acme")
    assert ben["how_met"] == "at a fair"


def test_a_loop_of_asyncio_says_whether_something_is_ready() -> None:
    async def look() -> tuple[bool, bool]:
        loop = asyncio.get_running_loop()
        before = at_rest(loop)
        loop.call_soon(lambda: None)
        return before, at_rest(loop)

    assert asyncio.run(look()) == (True, False)
