"""What two hands may do to a program, drawn from a seed: keys, clicks, pastes, sizes, signals."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from dataclasses import dataclass

from mentorjournal.commands import COMMANDS
from tests.shell.shell_help import HOSTILE

Keys = list[tuple[bytes, float]]

NAMED = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "space": b" ",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "ctrl+home": b"\x1b[1;5H",
    "ctrl+end": b"\x1b[1;5F",
    "ctrl+right": b"\x1b[1;5C",
    "ctrl+left": b"\x1b[1;5D",
    "shift+down": b"\x1b[1;2B",
    "shift+up": b"\x1b[1;2A",
    "shift+end": b"\x1b[1;2F",
    "insert": b"\x1b[2~",
}
NAMED |= {f"f{number}": f"\x1bO{'PQRS'[number - 1]}".encode() for number in range(1, 5)}
NAMED |= {
    f"f{number}": f"\x1b[{code}~".encode()
    for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
LEAVING = "ctrl+q"
"""The one key that ends the program, which a hand in the middle of its work does not press."""
CONTROLS = tuple(f"ctrl+{letter}" for letter in "abcdefghklnoprstuvwxyz")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIGNS = "ABCDEZ0123456789 .,;:-_/\\'\"()[]{}<>=!?%#@äßéçøñ日語👩\u202eع"
DUE = "- [ ] @me due: > ! ? % = # ``` ~~"
NAMES = ("ben", "per", "person 7", "o'neil", "日本", "[/x]", "a", "e")
GAPS = (0.0, 0.001, 0.005, 0.01, 0.02, 0.04, 0.08)


def bytes_of(key: str) -> bytes:
    """What a terminal sends for a key of the command table."""
    if key in NAMED:
        return NAMED[key]
    if key.startswith("alt+"):
        return b"\x1b" + bytes_of(key.removeprefix("alt+"))
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1]) & 0x1F])
    return key.encode()


BOUND = tuple(
    dict.fromkeys(key for one in COMMANDS for key in one.keys.split(",") if key != LEAVING)
)
"""Every key of the command table but the one that leaves."""
PLAIN = tuple(key for key in BOUND if len(key) == 1)


@dataclass(frozen=True)
class Act:
    """One thing that is done.

    Attributes:
        what: Its name, for who reads what was done.
        keys: Bytes to send, each with the seconds before the next.
        size: The size the terminal gets, before.
        signals: What the program is sent, before.
    """

    what: str
    keys: Keys
    size: tuple[int, int] | None = None
    signals: tuple[signal.Signals, ...] = ()

    def __str__(self) -> str:
        keys = " ".join(f"{ascii(keys)[2:-1]}+{gap * 1000:.0f}" for keys, gap in self.keys)
        size = f" {self.size[0]}x{self.size[1]}" if self.size else ""
        return f"{self.what}{size} {' '.join(one.name for one in self.signals)} {keys[:400]}"


class Hands:
    """Draws acts.

    Args:
        chance: Where from.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._size = (80, 24)
        self._kinds: dict[Callable[[], Act], int] = {
            self._burst: 28,
            self._typing: 28,
            self._finder: 8,
            self._palette: 8,
            self._form: 9,
            self._notes: 6,
            self._clicks: 12,
            self._scrolls: 5,
            self._paste: 5,
            self._resize: 4,
            self._stop: 3,
            self._rest: 6,
        }

    def act(self, size: tuple[int, int]) -> Act:
        """The next act, in a terminal of that size."""
        self._size = size
        kinds = list(self._kinds)
        return self._chance.choices(kinds, [self._kinds[kind] for kind in kinds])[0]()

    def _key(self) -> bytes:
        chance = self._chance
        keys = chance.choices(
            (PLAIN, BOUND, ("enter", "escape", "tab"), tuple(NAMED), CONTROLS, LETTERS, SIGNS),
            (34, 12, 16, 16, 4, 12, 6),
        )[0]
        return bytes_of(chance.choice(keys))

    def _gap(self) -> float:
        return self._chance.choice(GAPS)

    def _words(self) -> str:
        chance = self._chance
        kinds = (LETTERS, SIGNS, DUE, LETTERS)
        return "".join(chance.choice(chance.choice(kinds)) for _ in range(chance.randint(1, 14)))

    def _spread(self, keys: list[bytes], rest: float = 0.05) -> Keys:
        """Keys at one speed, or all in one write."""
        if self._chance.random() < 0.4:
            return [(b"".join(keys), rest)]
        gap = self._gap()
        return [(key, gap) for key in keys]

    def _burst(self) -> Act:
        keys = b"".join(self._key() for _ in range(self._chance.randint(1, 14)))
        return Act("burst", [(keys, self._gap())])

    def _typing(self) -> Act:
        gap = self._gap()
        return Act("typing", [(self._key(), gap) for _ in range(self._chance.randint(1, 12))])

    def _finder(self) -> Act:
        name = [letter.encode() for letter in self._chance.choice(NAMES)]
        ends = self._chance.choice(
            ([b"\r"], [b"\r", b"\r"], [b"\x1b[5~"], [b"\x1b[6~", b"\r"], [b"\x1b"])
        )
        start = [self._chance.choice((b"\x1b", NAMED["f4"], b"\x1b/"))]
        return Act("find", self._spread([*start, NAMED["f4"], *name, *ends]))

    def _palette(self) -> Act:
        words = self._words() if self._chance.random() < 0.5 else self._chance.choice(("th", "add"))
        if self._chance.random() < 0.1:
            words *= 400
        keys = [b"\x10", *(letter.encode() for letter in words)]
        for _ in range(self._chance.randint(0, 4)):
            keys.append(bytes_of(self._chance.choice(("enter", "pageup", "pagedown", "down"))))
        return Act("palette", self._spread(keys))

    def _form(self) -> Act:
        """Something that opens a form, some of it filled in, saved or left."""
        chance = self._chance
        keys = [NAMED["f3"], chance.choice((b"a", b"e", b"s", b"\rg", b"\rt", b"\re", b"\rb"))]
        for _ in range(chance.randint(0, 5)):
            keys += [letter.encode() for letter in self._words()]
            keys.append(bytes_of(chance.choice(("tab", "tab", "enter", "shift+tab", "f5"))))
        ends = ("f10", "f10", "escape", "enter", "ctrl+s")
        keys += [bytes_of(chance.choice(ends)) for _ in range(chance.randint(0, 3))]
        return Act("form", self._spread(keys))

    def _notes(self) -> Act:
        """A session with something typed in it."""
        keys = [NAMED["f3"], b"n"]
        for _ in range(self._chance.randint(1, 6)):
            keys += [letter.encode() for letter in self._words()]
            keys.append(bytes_of(self._chance.choice(("enter", "tab", "ctrl+t", "ctrl+l", "up"))))
        return Act("notes", self._spread(keys))

    def _at(self) -> str:
        columns, rows = self._size
        return f"{self._chance.randint(1, columns)};{self._chance.randint(1, rows)}"

    def _clicks(self) -> Act:
        """One click or several, on one place or by a drag."""
        chance = self._chance
        place, button = self._at(), chance.choices((0, 1, 2), (8, 1, 2))[0]
        until = self._at() if chance.random() < 0.2 else place
        one = f"\x1b[<{button};{place}M"
        if until != place:
            one += f"\x1b[<{button + 32};{until}M"
        one += f"\x1b[<{button};{until}m"
        move = f"\x1b[<35;{place}M"
        clicks = [one.encode()] * chance.choice((1, 1, 2, 2, 3))
        return Act("click", self._spread([move.encode(), *clicks]))

    def _scrolls(self) -> Act:
        turns = [f"\x1b[<{self._chance.choice((64, 65))};{self._at()}M".encode()]
        return Act("scroll", self._spread(turns * self._chance.randint(1, 12)))

    def _paste(self) -> Act:
        text = self._chance.choice((*HOSTILE, self._words() * 40, "line\r\nline\n\tline\n" * 200))
        data = text.replace("\x1b", "").encode("utf-8", "replace")
        start = b"\x1b[200~" if self._chance.random() < 0.8 else b""
        if not start:
            # Outside the notes each of its keys is done, one by one: hundreds of fields take long.
            data = data[:600]
        return Act("paste", [(start + data + (b"\x1b[201~" if start else b""), self._gap())])

    def _resize(self) -> Act:
        chance = self._chance
        size = chance.choice(((60, 20), (80, 24), (160, 50), (20, 5), (1, 1), (250, 70)))
        return Act("resize", [(self._key(), self._gap())], size=size)

    def _stop(self) -> Act:
        signals = self._chance.choice(
            (
                (signal.SIGWINCH,),
                (signal.SIGSTOP, signal.SIGCONT),
                (signal.SIGTSTP, signal.SIGCONT),
            )
        )
        return Act("signal", [(self._key(), self._gap())], signals=signals)

    def _rest(self) -> Act:
        return Act("rest", [(b"", self._chance.choice((0.1, 0.3, 0.6)))])
