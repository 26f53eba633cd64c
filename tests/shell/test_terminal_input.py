"""What a terminal sends is read rightly or dropped: no byte types what was not typed."""

from __future__ import annotations

from codecs import getincrementaldecoder
from random import Random

import pytest
from textual.events import AppFocus, Key, MouseDown, MouseEvent, MouseScrollDown, Paste, Resize
from textual.message import Message

from mentorjournal.widgets.textual_patches.terminal_input import TerminalInput
from tests.shell.drawn_input import drawn, spoilt
from tests.tally import TORTURE, Tally, tally

__all__ = ["tally"]

STREAMS = 1_000 * TORTURE
SIZE = (80, 24)


class Reader:
    """Reads bytes as the program does, at a time that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self._input = TerminalInput(lambda: SIZE, lambda: self.now)

    def read(self, sent: str | bytes) -> list[Message]:
        data = sent.encode() if isinstance(sent, str) else sent
        return list(self._input.feed(data.decode("utf-8", "surrogateescape")))

    def wait(self, seconds: float) -> list[Message]:
        self.now += seconds
        return list(self._input.tick())


def read(sent: str | bytes) -> list[Message]:
    reader = Reader()
    return [*reader.read(sent), *reader.wait(5)]


def keys(sent: str | bytes) -> list[str]:
    return [each.key for each in read(sent) if isinstance(each, Key)]


def typed(messages: list[Message]) -> str:
    """What a field would take of these messages."""
    text = ""
    for each in messages:
        if isinstance(each, Paste):
            text += each.text
        elif isinstance(each, Key) and each.is_printable:
            text += each.character or ""
    return text


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        # By word, in all spellings, and what takes words away.
        ("\x1b[1;3D", "alt+left"),
        ("\x1b[1;9C", "alt+right"),
        ("\x1b\x1b[D", "alt+left"),
        ("\x1b\x1bOC", "alt+right"),
        ("\x1bb", "ctrl+left"),
        ("\x1bf", "ctrl+right"),
        ("\x1b[98;3u", "ctrl+left"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1b[5D", "ctrl+left"),
        ("\x1bOd", "ctrl+left"),
        ("\x1b[1;4D", "alt+shift+left"),
        ("\x1bd", "alt+d"),
        ("\x1b[100;3u", "alt+d"),
        ("\x1b[27;3;100~", "alt+d"),
        ("\x1b[127;5u", "ctrl+backspace"),
        ("\x1b[27;5;127~", "ctrl+backspace"),
        ("\x1b\x7f", "ctrl+w"),
        ("\x1b[127;3u", "ctrl+w"),
        ("\x1b[3;5~", "ctrl+delete"),
        ("\x1b[3^", "ctrl+delete"),
        # Kitty's protocol with all its fields, and xterm's.
        ("\x1b[116;5;116u", "ctrl+t"),
        ("\x1b[116:84:116;6u", "ctrl+shift+t"),
        ("\x1b[27;5;116~", "ctrl+t"),
        ("\x1b[116;69u", "ctrl+t"),
        ("\x1b[1089::99;5u", "ctrl+c"),
        ("\x1b[97;1:2u", "a"),
        ("\x1b[1;1:1A", "up"),
        ("\x1b[57419u", "up"),
        ("\x1b[43::45;3u", "alt+plus"),
        ("\x1b[91;5u", "escape"),
        ("\x1b[109;5u", "enter"),
        ("\x1b[13;2u", "enter"),
        ("\x1b[127;2u", "backspace"),
        # Consoles, rxvt, keypads, eight bits.
        ("\x1b[[C", "f3"),
        ("\x1b[13~", "f3"),
        ("\x1b[1;2R", "shift+f3"),
        ("\x1b[11^", "ctrl+f1"),
        ("\x1b[7$", "shift+home"),
        ("\x1b[25~", "f13"),
        ("\x1bO5P", "ctrl+f1"),
        ("\x1bOM", "enter"),
        ("\x9bA", "up"),
        (b"\x9bA", "up"),
        (b"\x8fP", "f1"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b2", "alt+2"),
        ("\x1bP", "alt+shift+p"),
        ("\x1b[", "alt+left_square_bracket"),
        ("\x1b\x11", "escape ctrl+q"),
        ("\x1b", "escape"),
        ("\x1b\x1b", "escape escape"),
    ],
)
def test_a_key_is_known_in_every_spelling(sent: str | bytes, expected: str) -> None:
    assert keys(sent) == expected.split()
    assert typed(read(sent)) == ("a" if expected == "a" else "")


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("\x1b[97u", "a"),
        ("\x1b[97;;97u", "a"),
        ("\x1b[97;2u", "A"),
        ("\x1b[97:65;2u", "A"),
        ("\x1b[97:65;2;65u", "A"),
        ("\x1b[228;2u", "Ä"),
        ("\x1b[27;2;33~", "!"),
        ("\x1b[32;2u", " "),
        ("\x1b[0;;228:246u", "äö"),
        ("\x1b[113;7;64u", "@"),
        ("\x1b[101;3;8364u", "€"),
        ("\x1b[57404u", "5"),
        ("\x1b[57413;;43u", "+"),
        ("\x1bOj\x1bOq", "*1"),
        ("\x1b[57409u", "."),
    ],
)
def test_a_key_types_what_is_on_it(sent: str, text: str) -> None:
    assert typed(read(sent)) == text


@pytest.mark.parametrize(
    "sent",
    [
        *("\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[3;5:3~", "\x1b[97;1:9u"),  # releases, and no event
        *("\x1b[1114112u", "\x1b[55296u", "\x1b[57344u", "\x1b[133u", f"\x1b[{'9' * 9000}u"),
        *("\x1b[57441u", "\x1b[57358;65u", "\x1b[57438u"),  # shift, caps lock, louder
        *("\x1b[97;9999u", "\x1b[97;-1u", "\x1b[;;u", "\x1b[::;u", "\x1b[97;5;3;4;5u"),
        *(
            "\x1b[?62;22c",
            "\x1b[>0;136;0c",
            "\x1b[0n",
            "\x1b[24;80R",
            "\x1b[?12;2$y",
            "\x1b[12;2$y",
        ),
        *("\x1b[48;20000;20000;1;1t", "\x1b[8;24;80t", "\x1b[?2048;2$y", "\x1b[?997;1n"),
        *("\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]52;c;YQ==\x07", "\x1bP1+r436f\x1b\\"),
        *(
            "\x1bP>|WezTerm\x1b\\",
            "\x1b_Gi=31;OK\x1b\\",
            "\x1b^a\x1b\\",
            "\x9d0;a\x9c",
            b"\x9d0;a\x9c",
        ),
        *("\x1b[M !!", b"\x1b[M \xc3\xa9", "\x1b[32;10;10M", "\x1b[<0;0;0M", "\x1b[<0;81;1M"),
        *("\x1b[<0;99999999;1M", "\x1b[<-1;1;1M", "\x1b[<128;1;1M", "\x1b[<0;1M", "\x1b[<;;M"),
        *("\x80", "\x85", b"\x80", "\x9c", "\x1b\\", "\x1b[1", "\x1b[1;", "\x1b]", "\x1b]0;abc"),
        *(
            "\x1b[32~",
            "\x1b[1;5p",
            "\x1b[62~",
            "\x1b[E",
            "\x1b[~",
            "\x1bOz",
            "\x1b[201~",
            "\x1b[[~",
        ),
    ],
)
def test_what_is_no_key_does_nothing(sent: str | bytes) -> None:
    messages = read(sent)
    assert not typed(messages)
    assert not [each for each in messages if isinstance(each, MouseEvent | Resize)]
    data = sent.encode() if isinstance(sent, str) else sent
    reader = Reader()
    reader.read(data)
    reader.wait(5)
    assert typed(reader.read("on")) == "on"


def test_nothing_is_typed_of_an_answer_that_comes_in_pieces() -> None:
    reader = Reader()
    for piece in ("\x1b]52;c;", "QUJD" * 500, "\x1b"):
        assert not reader.read(piece)
        assert not reader.wait(0.25)
    assert typed(reader.read("\\on")) == "on"


SPLIT = [
    # A letter in another read is no alt, however close; in the same one it is.
    (("\x1b", "d"), "escape d"),
    (("\x1bd",), "alt+d"),
    (("ab\x1b", "d", "d"), "a b escape d d"),
    (("\x1b", "\x1b"), "escape escape"),
    (("\x1b", "\x1b[A"), "escape up"),
    (("\x1b", "Pay"), "escape P a y"),
    (("\x1b", "Oh"), "escape O h"),
    (("\x1b", "[x]"), "escape left_square_bracket x right_square_bracket"),
    (("\x1b", "\r"), "escape enter"),
    (("\x1b", "\x7f"), "escape backspace"),
    # What a slow line has cut behind the escape goes on.
    (("\x1b", "[A"), "up"),
    (("\x1b", "[1;5C"), "ctrl+right"),
    (("\x1b", "[1;", "5C"), "ctrl+right"),
    (("\x1b", "OP"), "f1"),
    (("\x1b", "[", "2", "1", "~"), "f10"),
    (("\x1b", "O", "P"), "f1"),
    (("\x1b\x1b", "[D"), "alt+left"),
    (("\x1b", "]11;rgb:0/0/0\x07"), ""),
]


@pytest.mark.parametrize(("reads", "expected"), SPLIT)
def test_two_reads_are_joined_only_to_a_sequence_that_a_line_has_cut(
    reads: tuple[str, ...], expected: str
) -> None:
    reader = Reader()
    messages = [message for each in reads for message in reader.read(each)]
    messages += reader.wait(5)
    assert [each.key for each in messages if isinstance(each, Key)] == expected.split()


def test_a_bracket_typed_behind_escape_is_typed() -> None:
    reader = Reader()
    reader.read("\x1b")
    reader.now += 0.03
    assert typed([*reader.read("["), *reader.wait(5)]) == "["


def test_what_is_typed_behind_a_sequence_that_broke_off_counts() -> None:
    for broken in ("\x1b[1;5", "\x1b]0;title", "\x1b[<0;1", "\x1b[M ", "\x1b[200"):
        reader = Reader()
        reader.read(broken)
        reader.wait(1.1)
        assert typed(reader.read("on")) == "on", broken
    # At once, where it can be told.
    assert keys("\x1b[1;\r") == ["enter"]
    assert keys("\x1b[1;\x1b[A") == ["up"]
    assert typed(read("\x1b[1;é")) == "é"


@pytest.mark.parametrize(
    ("sent", "pasted"),
    [
        (
            "\x1b[200~safe\x1b[31mred\x1b[0m\x07 bell\x08\x00\x7f\x9b\x1b[201~",
            "safe[31mred[0m bell",
        ),
        ("\x1b[200~a\r\n\tb\rc\n\x1b[201~", "a\r\n\tb\rc\n"),
        (b"\x1b[200~caf\xe9 \x93\x1b[201~", "caf\ufffd \ufffd"),
        ("\x1b[200~\x1b\x1b[201~", ""),
        ("\x1b[200~\x1b[200~a\x1b[201\x1b[201~", "[200~a[201"),
        ("\x1b[200~a\x1b[201~b\x1b[201~", "a[201~b"),
        ("\x9b200~a\x9b201~", "a"),
    ],
)
def test_a_paste_is_one_piece_without_control_characters(sent: str | bytes, pasted: str) -> None:
    messages = read((sent if isinstance(sent, bytes) else sent.encode()) + b"x")
    assert [each.text for each in messages if isinstance(each, Paste)] == [pasted] * bool(pasted)
    assert typed(messages) == pasted + "x"
    assert len(messages) == bool(pasted) + 1


def test_a_paste_whose_end_is_lost_takes_no_keys_along() -> None:
    reader = Reader()
    assert not reader.read("\x1b[200~first half,")
    assert typed(reader.wait(2)) == "first half,"
    assert not reader.read(" and the second over a slow line")
    assert typed(reader.wait(2)) == " and the second over a slow line"
    assert typed(reader.read("x")) == "x"
    assert typed(reader.read("y\x1b[201~z")) == "yz"


def test_two_pastes_in_one_read_are_two() -> None:
    messages = read("\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~")
    assert [each.text for each in messages if isinstance(each, Paste)] == ["a", "b"]


def test_a_paste_that_rested_may_end() -> None:
    reader = Reader()
    reader.read("\x1b[200~a")
    reader.wait(2)
    assert not reader.read("\x1b[201~")
    assert typed(reader.read("\x1b[Ab")) == "b"


def test_the_mouse_counts_within_the_terminal() -> None:
    (press,) = read("\x1b[<0;80;24M")
    assert isinstance(press, MouseDown)
    assert (press.x, press.y, press.button) == (79, 23, 1)
    (scroll,) = read("\x1b[<65;1;1M")
    assert isinstance(scroll, MouseScrollDown)


def test_who_types_is_here() -> None:
    messages = read("\x1b[Oa")
    assert [type(each).__name__ for each in messages] == ["AppBlur", "AppFocus", "Key"]
    assert isinstance(read("\x1b[O\x1b[200~a\x1b[201~")[1], AppFocus)


@pytest.mark.proof("P12", "drawn streams from a terminal, whole and in pieces")
def test_of_any_stream_the_letters_are_typed_and_nothing_else(tally: Tally) -> None:
    for seed in range(STREAMS):
        draw = Random(seed)
        sent, expected = drawn(draw)
        whole = [*(reader := Reader()).read(sent), *reader.wait(5)]
        assert typed(whole) == expected, (seed, sent)
        reader, data = Reader(), sent.encode()
        pieces: list[Message] = []
        decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        while data:
            size = draw.randint(1, 9)
            # An escape in a read of its own is a key, see below.
            while data[:size].endswith(b"\x1b") and size < len(data):
                size += 1
            pieces += reader._input.feed(decode(data[:size]))
            data = data[size:]
        pieces += reader.wait(5)
        assert [repr(each) for each in pieces] == [repr(each) for each in whole], (seed, sent)
        tally.count += 1


@pytest.mark.proof("P12", "spoilt streams from a terminal, and what is typed behind them")
def test_after_any_bytes_the_next_letter_is_typed(tally: Tally) -> None:
    for seed in range(STREAMS):
        draw = Random(f"spoilt {seed}")
        reader = Reader()
        for _ in range(draw.randint(1, 3)):
            reader.read(spoilt(draw, drawn(draw)[0]))
            reader.wait(draw.choice((0, 0.05, 0.2)))
        # A paste whose end was lost ends with the first key behind a rest.
        reader.wait(5)
        assert typed(reader.read("x")) == "x", seed
        tally.count += 1
