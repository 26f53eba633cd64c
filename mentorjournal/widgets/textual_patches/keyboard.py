"""Which key a sequence is: kitty's protocol, xterm's, rxvt's and the consoles' spellings.

Textual's own reader (8.2) ends the program at a key with alternate codes and types what the
terminal only tells (issue 6417). Its tables of names are right, and private; they are used here
so that a key has the name that bindings know.

Upstream: issue 6417 would make this unnecessary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS, MODIFIER_FUNCTIONAL_KEYS
from textual.events import Key
from textual.keys import _character_to_key

from mentorjournal.widgets.escape_sequences import ESC, Piece

SHIFT, ALT, CTRL, SUPER, HYPER, META = (1 << bit for bit in range(6))
_COMMANDS = CTRL | SUPER | HYPER | META
_NAMES = {ALT: "alt", CTRL: "ctrl", HYPER: "hyper", META: "meta", SHIFT: "shift", SUPER: "super"}
_PRESSED = ("", "1", "2")
"""Kinds of event that count: a press and a repeat, and not the release."""

_NUMBER = r"\d{0,7}"
_CSI = re.compile(
    rf"(?P<code>{_NUMBER})(?::(?P<shifted>{_NUMBER}))?(?::(?P<base>{_NUMBER}))?"
    rf"(?:;(?P<held>{_NUMBER})(?::(?P<event>{_NUMBER}))?(?:;(?P<text>[\d:]*))?)?"
    r"(?P<last>[A-FHP-SZu~])",
    re.ASCII,
)
_RXVT = re.compile(r"(?P<code>\d{1,2})(?P<last>[$^@])", re.ASCII)
_SS3 = re.compile(r"(?:1;)?(?P<held>\d?)(?P<last>[A-DFHP-SM])", re.ASCII)

_RXVT_HELD = {"$": SHIFT, "^": CTRL, "@": CTRL | SHIFT}
_FIXED = {
    **{f"[{letter}": f"f{number}" for number, letter in enumerate("ABCDE", 1)},
    **dict(zip("abcd", ("shift+up", "shift+down", "shift+right", "shift+left"), strict=True)),
}
"""Keys of the Linux console and of rxvt, behind `ESC [`."""
_HIGH_FUNCTION_KEYS = dict(
    zip(
        ("25", "26", "28", "29", "31", "32", "33", "34"),
        (f"f{number}" for number in range(13, 21)),
        strict=True,
    )
)
_RXVT_ARROWS = dict(zip("abcd", ("ctrl+up", "ctrl+down", "ctrl+right", "ctrl+left"), strict=True))
_KEYPAD = dict(zip("jklmnopqrstuvwxyX", "*+,-./0123456789=", strict=True))
"""Keys of the number pad, behind `ESC O`."""
_PAD_NAMES = {
    "add": "+",
    "decimal": ".",
    "divide": "/",
    "equal": "=",
    "multiply": "*",
    "separator": ",",
    "subtract": "-",
}
_UNHEARD = frozenset(MODIFIER_FUNCTIONAL_KEYS) | {
    *("caps_lock", "scroll_lock", "num_lock", "print_screen", "pause", "menu", "kp_begin"),
    *(name for name in FUNCTIONAL_KEYS.values() if name.startswith("media_")),
    *("lower_volume", "raise_volume", "mute_volume"),
}
"""Keys that say nothing by themselves; between two others they are as if not pressed."""
_CODES = {8: "backspace", 9: "tab", 13: "enter", 27: "escape", 127: "backspace"}
_LEGACY = {
    "alt+b": "ctrl+left",
    "alt+backspace": "ctrl+w",
    "alt+f": "ctrl+right",
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+left_square_bracket": "escape",
    "ctrl+m": "enter",
    "ctrl+space": "ctrl+@",
    "shift+backspace": "backspace",
    "shift+enter": "enter",
    "shift+escape": "escape",
    "shift+space": "space",
}
"""What terminals without a protocol send for these keys, which hands are used to."""
_CHARACTERS = {"backspace": "\x7f", "enter": "\r", "escape": ESC, "space": " ", "tab": "\t"}
_FUNCTIONAL = frozenset(FUNCTIONAL_KEYS.values()) - _CHARACTERS.keys()


class Named(NamedTuple):
    """A key: its name, and the character it types if it types one."""

    name: str
    character: str | None


def keys_of(piece: Piece) -> Iterator[Key] | None:
    """The keys a piece is; None where it is something else, or nothing."""
    named = _named(piece)
    return None if named is None else (Key(*each) for each in named)


@lru_cache(4096)
def _named(piece: Piece) -> tuple[Named, ...] | None:
    kind, text, escaped = piece
    if kind == "letter":
        return (_letter(text),)
    if kind == "meta":
        return _meta(text)
    named = _application_key(text) if kind == "ss3" else _csi(text)
    if not escaped or named is None:
        return named
    if len(named) == 1 and named[0].name.rpartition("+")[2] in _FUNCTIONAL:
        return (_with_alt(named[0].name),)
    return (Named("escape", ESC), *named)


def _letter(char: str) -> Named:
    known = ANSI_SEQUENCES_KEYS.get(char)
    if isinstance(known, tuple):
        return Named(known[0].value, char)
    return Named(_character_to_key(char), char)


def _meta(char: str) -> tuple[Named, ...]:
    """A key behind an escape: it was pressed with alt, or escape just before it."""
    if char == "\t":
        return (Named("shift+tab", None),)
    if char in "\r\n":
        return (Named("alt+enter", None),)
    if char in "\x7f\x08":
        return (_key("backspace", ALT),)
    if char < " ":
        return (Named("escape", ESC), _letter(char))
    return (_character(char, ALT),)


def _application_key(text: str) -> tuple[Named, ...] | None:
    if text in _RXVT_ARROWS:
        return (Named(_RXVT_ARROWS[text], None),)
    if text in _KEYPAD:
        return (_letter(_KEYPAD[text]),)
    if (match := _SS3.fullmatch(text)) is None:
        return None
    held = _held(match["held"])
    name = "enter" if match["last"] == "M" else FUNCTIONAL_KEYS.get(f"1{match['last']}")
    return None if held is None or name is None else (_key(name, held),)


def _csi(text: str) -> tuple[Named, ...] | None:
    if text in _FIXED:
        return (Named(_FIXED[text], None),)
    if match := _RXVT.fullmatch(text):
        name = FUNCTIONAL_KEYS.get(f"{match['code']}~")
        return None if name is None else (_key(name, _RXVT_HELD[match["last"]]),)
    if (match := _CSI.fullmatch(text)) is None or (match["event"] or "") not in _PRESSED:
        return None
    if match["last"] == "u":
        return _protocol_key(match)
    if match["last"] == "~":
        return _numbered_key(match)
    return _cursor_key(match)


def _cursor_key(match: re.Match[str]) -> tuple[Named, ...] | None:
    """A key whose last letter names it: `A`, `1;5A`, and `5A` of old programs."""
    code, held, last = match["code"], match["held"], match["last"]
    if held is None and code not in ("", "1"):
        code, held = "1", code
    bits = _held(held, alt_for_meta=True)
    name = "tab" if last == "Z" else FUNCTIONAL_KEYS.get(f"1{last}")
    # A row of one and a column is a key, F3, and not where the cursor stands: nobody asks for it.
    if code not in ("", "1") or (last == "R" and held is None and code == ""):
        return None
    if bits is None or name is None or name in _UNHEARD or match["text"]:
        return None
    return (_key(name, bits | SHIFT if last == "Z" else bits),)


def _numbered_key(match: re.Match[str]) -> tuple[Named, ...] | None:
    """A key with a number, or xterm's `27;held;code~` for any other."""
    held = _held(match["held"], alt_for_meta=True)
    if held is None:
        return None
    if match["code"] == "27" and match["text"]:
        code = _number(match["text"])
        return None if code is None else _coded_key(code, held, shifted=True)
    name = FUNCTIONAL_KEYS.get(f"{match['code']}~") or _HIGH_FUNCTION_KEYS.get(match["code"])
    if name is None or name in _UNHEARD or match["text"]:
        return None
    return (_key(name, held),)


def _protocol_key(match: re.Match[str]) -> tuple[Named, ...] | None:
    """A key of kitty's protocol, or of xterm's `code;heldu`."""
    held, code = _held(match["held"]), _number(match["code"] or "1")
    if held is None or code is None:
        return None
    shifted, base = _number(match["shifted"] or ""), _number(match["base"] or "")
    typed = [_char(part) for part in (match["text"] or "").split(":")]
    written = "".join(char for char in typed if char and char.isprintable())
    if written and _is_meant(written, held, code, shifted):
        return tuple(_letter(char) for char in written)
    if name := FUNCTIONAL_KEYS.get(f"{code}u") or _CODES.get(code):
        if name in _UNHEARD:
            return None
        name = _PAD_NAMES.get(name, name)
        return (_character(name, held),) if len(name) == 1 else (_key(name, held),)
    if held & ~SHIFT and code > 0x7F and base:
        # On a keyboard for another script, commands are where they are on a Latin one.
        code = base
    if held == SHIFT and shifted:
        return _coded_key(shifted, held, shifted=True)
    return _coded_key(code, held, shifted=False)


def _is_meant(written: str, held: int, code: int, shifted: int | None) -> bool:
    """Whether a text that a key carries is to be typed.

    WezTerm says for ctrl+t that it carries a t. With alt, only what is another character than
    the key's own was meant to be typed, as from AltGr.
    """
    own = {chr(each).casefold() for each in (code, shifted) if each and each < 0xD800}
    if held & ALT:
        return written.casefold() not in own and not held & (SUPER | HYPER | META)
    return not held & _COMMANDS


def _coded_key(code: int, held: int, *, shifted: bool) -> tuple[Named, ...] | None:
    """A key given by its character's number.

    Args:
        code: The number.
        held: The modifiers.
        shifted: Whether that is the character with shift taken into account.
    """
    if code in _CODES:
        return (_key(_CODES[code], held),)
    char = _char(str(code))
    if char is None or not char.isprintable():
        return None
    return (_character(char, held, shifted=shifted),)


def _character(char: str, held: int, *, shifted: bool = False) -> Named:
    if held == SHIFT:
        if char.isalpha() and not shifted:
            char = char.upper() if len(char.upper()) == 1 else char
        if shifted or char.isupper() or char == " ":
            return _letter(char)
    if not held:
        return _letter(char)
    if char.isupper() and len(char.lower()) == 1:
        held |= SHIFT
        char = char.lower()
    return _key(_letter(char).name, held)


def _key(name: str, held: int) -> Named:
    words = [word for bit, word in _NAMES.items() if held & bit]
    full = "+".join((*words, name))
    full = _LEGACY.get(full, full)
    return Named(full, _CHARACTERS.get(full))


def _with_alt(name: str) -> Named:
    *words, last = name.split("+")
    return _key(last, sum(bit for bit, word in _NAMES.items() if word in {*words, "alt"}))


def _held(written: str | None, *, alt_for_meta: bool = False) -> int | None:
    """The modifiers that were held; None where there are no such.

    Locks of capitals and numbers are none.

    Args:
        written: One more than the sum of their bits; nothing for none.
        alt_for_meta: Whether nine to sixteen are with alt, as old programs send it.
    """
    value = int(written or "1") or 1
    if value > 256:
        return None
    bits = value - 1
    if alt_for_meta and SUPER <= bits < 2 * SUPER:
        bits = bits & ~SUPER | ALT
    return bits & (SHIFT | ALT | CTRL | SUPER | HYPER | META)


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) <= 7 else None


def _char(written: str) -> str | None:
    """The character of a number; None where there is none that could be typed."""
    code = _number(written)
    if code is None or not 0x20 <= code <= 0x10FFFF or 0x7F <= code < 0xA0:
        return None
    # Surrogates are no characters, and terminals number keys in the area for private use.
    return None if 0xD800 <= code <= 0xF8FF else chr(code)
