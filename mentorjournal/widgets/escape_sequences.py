"""Splits what a terminal sends into letters, escape sequences and pastes (ECMA-48, xterm).

Nothing is understood here, only cut: a sequence ends where the standard ends it, whether
anybody knows it or not, so no part of it is taken for letters that were typed. What breaks off
is dropped after a moment, and what was typed behind it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import Literal, NamedTuple

ESC = "\x1b"
ESCAPE_SECONDS = 0.1
"""So long an escape may be the begin of a sequence."""
BYTE_SECONDS = 0.02
"""So soon behind an escape a byte comes alone only where a line hands over byte by byte."""
PART_SECONDS = 0.3
"""So long the rest of a sequence is waited for."""
STRING_SECONDS = 1.0
"""So long the rest of an answer of any length is waited for."""
PASTE_SECONDS = 1.0
"""So long a paste may rest before it is taken for one whose end was lost."""
MANY = 16
"""Letters in one read that no hand can have typed."""
LONGEST = 4096
"""Letters of a sequence that are kept; what is longer is read to its end and means nothing."""

_STRINGS = frozenset("PX]^_")
_ENDS_STRING = frozenset("\x07\x18\x1a\x9c")
_REST = re.compile(
    r"\[(?:[A-DFHM-SZa-d\[]|[\d;:<=>?][ -?]*(?:[@-~]|\Z))"
    r"|O[\dA-DFHMP-SXa-dj-y]|\]\d|P[\d>+$!]|_G|\^."
)
"""How the rest of a sequence begins, where its escape came in a read of its own."""
_PASTE_BEGIN, _PASTE_END = "200~", "201~"
_PASTE_EDGE = re.compile("(?:\x1b\\[|[\x9b\udc9b])20(?P<last>[01])~")
_MAY_BE_LAST = re.compile("(?:\x1b(?:\\[(?:2(?:0(?:1)?)?)?)?|[\x9b\udc9b](?:2(?:0(?:1)?)?)?)\\Z")
_UNPASTED: dict[int, str | None] = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"
}
_UNPASTED |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Kind = Literal["letter", "meta", "csi", "ss3", "paste"]


class Piece(NamedTuple):
    """Something a terminal sent.

    Attributes:
        kind: A letter or control character; one behind an escape; a sequence that began with
            `ESC [` or `ESC O`; a paste.
        text: What was sent, without what `kind` says.
        escaped: Whether another escape stood before the sequence, as for alt and an arrow.
    """

    kind: Kind
    text: str
    escaped: bool = False


class SequenceReader:
    """Takes text as it is read and gives the pieces it consists of.

    Text is decoded with `surrogateescape`, so that a byte that is not UTF-8 is still that byte.

    Args:
        clock: Gives seconds; only differences count.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._pieces: list[Piece] = []
        self._state: Callable[[str], None] = self._ground
        self._begun: list[str] = []
        self._introducer = ""
        self._escaped = False
        self._bytes_left = 0
        self._string_end = 0.0
        self._pasted: list[str] = []
        self._rested = False
        self._deadline: float | None = None
        self._fed = 0.0

    @property
    def deadline(self) -> float | None:
        """When `tick` has something to do if nothing more comes; None for never."""
        return self._deadline

    def feed(self, text: str) -> list[Piece]:
        """The pieces that are whole now.

        What comes in another read than an escape was not held with alt: the escape stands for
        itself, however close it is, unless the rest of a sequence follows.
        """
        if text and self._state in (self._escape, self._escape_twice) and not self._is_rest(text):
            self._end_escape()
        many = len(text) >= MANY
        if self._state == self._paste and self._rested:
            self._judge_paste(text)
        while text:
            if self._state == self._paste:
                text = self._take_paste(text)
                continue
            for at, char in enumerate(text, 1):
                self._state(char)
                if self._state == self._paste:
                    text = text[at:]
                    break
            else:
                break
        self._set_deadline(many)
        return self._handed_out()

    def tick(self) -> list[Piece]:
        """What has turned out to be whole because nothing followed."""
        if self._deadline is None or self._clock() < self._deadline:
            return []
        state, self._deadline = self._state, None
        if state == self._paste:
            self._end_paste()
            self._rested = True
            return self._handed_out()
        if state in (self._escape, self._escape_twice, self._string_escape):
            self._end_escape()
            return self._handed_out()
        self._state = self._ground
        if self._introducer and not self._begun:
            # Alt was held with a letter that can begin a sequence.
            self._put("meta", self._introducer)
        return self._handed_out()

    def _is_rest(self, text: str) -> bool:
        """Whether a read goes on with the sequence whose escape came in the one before."""
        passed = self._clock() - self._fed
        if len(text) == 1:
            return passed <= BYTE_SECONDS and (text in "[O" or text in _STRINGS)
        return passed <= ESCAPE_SECONDS and _REST.match(text) is not None

    def _end_escape(self) -> None:
        """What was an escape by itself, or two, is that key."""
        for _ in range(2 if self._state == self._escape_twice else 1):
            self._put("letter", ESC)
        self._state = self._ground

    def _handed_out(self) -> list[Piece]:
        pieces, self._pieces = self._pieces, []
        return pieces

    def _put(self, kind: Kind, text: str) -> None:
        self._pieces.append(Piece(kind, text))

    def _set_deadline(self, many: bool) -> None:
        now, state = self._clock(), self._state
        self._fed = now
        if state == self._ground:
            self._deadline = None
        elif state == self._paste:
            self._deadline = None if self._rested else now + PASTE_SECONDS
        elif state == self._string and self._begun:
            if many:
                self._string_end = now + STRING_SECONDS
            self._deadline = self._string_end
        else:
            self._deadline = now + (PART_SECONDS if self._begun else ESCAPE_SECONDS)

    # The states, each a method that is given the next character.

    def _ground(self, char: str) -> None:
        if " " <= char < "\x7f":
            self._put("letter", char)
        elif char == ESC:
            self._enter(self._escape)
        elif "\x80" <= char < "\xa0":
            self._high_control(char)
        elif "\ud800" <= char <= "\udfff":
            byte = chr(ord(char) & 0xFF)
            if "\x80" <= byte < "\xa0":
                self._high_control(byte)
            else:
                self._put("letter", "\ufffd")
        else:
            self._put("letter", char)

    def _enter(self, state: Callable[[str], None]) -> None:
        self._state = state
        self._begun.clear()
        self._escaped = False

    def _high_control(self, char: str) -> None:
        """A control character of eight bits is `ESC` and a letter in one; most mean nothing."""
        letter = chr(ord(char) - 0x40)
        self._state = self._ground
        if letter in "[O" or letter in _STRINGS:
            self._escape(letter)
            self._introducer = ""  # no key sends it

    def _escape(self, char: str) -> None:
        self._introducer = char
        if char == "[":
            self._enter(self._csi)
        elif char == "O":
            self._enter(self._ss3)
        elif char in _STRINGS:
            self._enter(self._string)
            self._string_end = self._clock() + STRING_SECONDS
        elif char == ESC:
            self._enter(self._escape_twice)
        elif "\x80" <= char < "\xa0" or "\ud800" <= char <= "\udfff":
            self._put("letter", ESC)
            self._again(char)
        else:
            self._state = self._ground
            self._put("meta", char)

    def _escape_twice(self, char: str) -> None:
        if char in "[O":
            self._escape(char)
            self._escaped = True
            return
        self._put("letter", ESC)
        if char != ESC:
            self._escape(char)

    def _again(self, char: str) -> None:
        """A sequence broke off: it means nothing, and this character begins anew."""
        self._state = self._ground
        self._ground(char)

    def _csi(self, char: str) -> None:
        begun = self._begun
        if not begun and char in "[M":
            self._bytes_left = 3
            self._state = self._console if char == "[" else self._old_mouse
            self._begun.append(char)
        elif char == "$" and begun and "".join(begun).isdecimal():
            # With shift, rxvt ends a key like this, where the standard has no end yet.
            self._close("csi", char)
        elif " " <= char <= "?":
            if len(begun) < LONGEST:
                begun.append(char)
        elif "@" <= char <= "~":
            self._close("csi", char)
        else:
            self._again(char)

    def _console(self, char: str) -> None:
        """The Linux console sends `ESC [ [ A` for F1."""
        if " " <= char <= "~":
            self._close("csi", char)
        else:
            self._again(char)

    def _old_mouse(self, char: str) -> None:
        """Three bytes follow `ESC [ M`; nobody asked for such reports."""
        if char < " ":
            self._again(char)
            return
        self._bytes_left -= len(char.encode("utf-8", "surrogateescape"))
        if self._bytes_left <= 0:
            self._state = self._ground

    def _ss3(self, char: str) -> None:
        if "0" <= char <= ";":
            if len(self._begun) < LONGEST:
                self._begun.append(char)
        elif " " <= char <= "~":
            self._close("ss3", char)
        else:
            self._again(char)

    def _close(self, kind: Kind, last: str) -> None:
        text = "".join((*self._begun, last))
        self._state = self._ground
        if kind == "csi" and text == _PASTE_BEGIN:
            if self._escaped:
                self._put("letter", ESC)
            self._enter(self._paste)
            self._rested = False
        elif text != _PASTE_END and len(text) <= LONGEST:
            self._pieces.append(Piece(kind, text, self._escaped))

    def _string(self, char: str) -> None:
        """An answer that ends with `ESC` and a backslash, or with a bell; it says no key."""
        if not self._begun:
            self._begun.append(char)
        if char in _ENDS_STRING or char == "\udc9c":
            self._state = self._ground
        elif char == ESC:
            self._state = self._string_escape

    def _string_escape(self, char: str) -> None:
        self._state = self._ground
        if char != "\\":
            self._escape(char)

    def _paste(self, char: str) -> None:
        """What is pasted is taken in one go, by `_take_paste`."""
        raise NotImplementedError

    # Pastes

    def _take_paste(self, text: str) -> str:
        """Take what belongs to the paste, and give what comes behind it."""
        if self._pasted:
            # The end may be cut in two.
            text = self._pasted.pop() + text
        if end := _end_of_paste(text):
            self._pasted.append(text[: end.start()])
            self._end_paste()
            self._state = self._ground
            return text[end.end() :]
        cut = _MAY_BE_LAST.search(text)
        at = cut.start() if cut else len(text)
        self._pasted += [text[:at], text[at:]]
        return ""

    def _end_paste(self) -> None:
        text = "".join(self._pasted).translate(_UNPASTED)
        self._pasted.clear()
        if text:
            self._put("paste", text)

    def _judge_paste(self, text: str) -> None:
        """After a rest, a single key shows that the end of the paste was lost."""
        self._rested = False
        key = len(text) == 1 or text.startswith((ESC, "\x9b", "\udc9b"))
        if key and not _PASTE_EDGE.match(text):
            self._state = self._ground


def _end_of_paste(text: str) -> re.Match[str] | None:
    """Where a paste ends; not at an end that was copied too, behind which there is another."""
    end: re.Match[str] | None = None
    for edge in _PASTE_EDGE.finditer(text):
        if edge["last"] == "1":
            end = edge
        elif end:
            break
    return end
