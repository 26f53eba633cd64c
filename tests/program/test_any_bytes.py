"""Whatever a terminal sends, the program goes on, and the notes hold what was typed."""

from __future__ import annotations

from pathlib import Path

from tests.program.test_killed import PROGRAM, in_session, notes_in, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then

STRANGE = (
    *(b"\x1b[43::45;3u", b"\x1b[97;1:3u", b"\x1b[1;1:3A", b"\x1b[1114112u", b"\x1b[57441u"),
    *(b"\x1b[48;20000;20000;1;1t", b"\x1b[?62;22c", b"\x1b[24;80R", b"\x1b[999999999999;5u"),
    *(b"\x1b[<0;30000;30000M", b"\x1b[<0;1;1;1M", b"\x1b[M \xff\xff", b"\x1b[32;1;1M"),
    *(b"\x1b]11;rgb:00/00/00\x1b\\", b"\x1bP>|A terminal\x1b\\", b"\x1b_Gi=1;OK\x1b\\"),
    *(b"\x1b[O", b"\x9d0;title\x9c", b"\x80\x85", b"\x00", b"\x1b[50;3;50u", b"\x1b2"),
)


@now_and_then
def test_no_bytes_end_the_program_or_type_what_was_not_typed(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        words = [f"word{number}" for number in range(len(STRANGE))]
        for sequence, word in zip(STRANGE, words, strict=True):
            program.type(sequence + f"{word}\r".encode())
            program.until(word)
        program.type(b"\x11")
        assert program.ended() == 0
        assert program.modes == program.usual_modes
    assert notes_in(path) == ["\n".join([*words, ""])]


@now_and_then
def test_a_paste_with_control_characters_is_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"\x1b[200~safe\x1b[31mred\x1b[0m\x07 bell\x08 back")
        program.type(b"\x1b[201~evil\r- [ ] leak\n\x1b[201~behind")
        program.until("behind")
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["safe[31mred[0m bell back[201~evil\n- [ ] leak\nbehind"]
