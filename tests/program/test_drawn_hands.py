"""P14: drawn bursts of keys do in the real program what the same keys do one by one.

A model of what should come out is the same program with the same keys typed slowly. In lists
and questions nothing may leave the journal unless its question stood on the screen first.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from mentorjournal.journal import Journal
from tests.program.hands import (
    ASKED,
    BACKSPACE,
    DELETE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    F1,
    F3,
    F7,
    F10,
    F11,
    HOME,
    LEFT,
    MARK,
    PANEL,
    PRIVATE,
    RIGHT,
    SHIFT_TAB,
    TAB,
    UP,
    clicked,
    left,
    newest,
    pasted,
    people,
    running,
    started,
    typed,
    typed_slowly,
)
from tests.program.test_killed import in_session
from tests.shell.in_terminal import InTerminal
from tests.tally import TORTURE, Tally, tally

__all__ = ["tally"]

LIVES = 1 if TORTURE == 1 else 5 * TORTURE
"""So many times the program is started."""
ROUNDS = 5
"""Each is a burst in the notes, in the panel, in a form, and in a list with its questions."""
LEAST = {"bursts": 4, "characters": 40, "tabs": 4, "dialogs": 1}
"""Each round does so much: all of `make torture` 2,000 bursts with 20,000 characters, 2,000 tabs
and 500 dialogs."""
HELP = "Above stands who is due these days"
"""Begins the help of the dashboard."""
REFUSED = "Not saved, because of"
"""Stands in a form of which what was typed came out in the wrong fields."""
READABLE = 0.45
"""Seconds after which a question takes an answer."""
ANSWERED = 5.0
"""Seconds for which an answer of the program is waited for, until a key is pressed again."""
GAPS = (0, 0, 0.001, 0.005, 0.02, 0.08)
ASKED_WHICH = {"still running, since": f"{DOWN}{ENTER}", "Go on with that one": ENTER}
"""Questions which session is meant, and the keys that lead to the one with Ana."""
LETTERS = "abcdefghijklmnop"
MOVES = (BACKSPACE, LEFT, RIGHT, UP, DOWN, HOME, END)
IN_NOTES = (ENTER, TAB, SHIFT_TAB, MARK, PRIVATE, pasted("xyz"), *MOVES)
IN_FORMS = (TAB, TAB, ENTER, BACKSPACE, LEFT, HOME, END, pasted("xyz"), "klm\tnop")
IN_PANEL = (DOWN, PANEL, pasted("xyz"))
IN_LISTS = ("d", "y", "dy", "d", "y", "j", DELETE, UP, DOWN, ENTER, ESCAPE, TAB, pasted("dyd"))
PANEL_COLUMNS, FORM_COLUMNS, LIST_COLUMNS = (80, 105), (30, 80), (2, 100)
FORM_ROWS = (3, 13)
"""From the heading to the field from which no drawn key gets as far as the last one: letters
there are no day, and enter there saves."""
FIRST_MARK = 0x1200
"""From here on there are hundreds of letters, each a cell wide."""
LETTING_GO = "Let go  enter take"
"""Stands at the foot while it is asked on the dashboard why a line of Next is let go."""
MESSAGE = "\n▌ "
"""Begins the row of a message."""


class Hands:
    """Draws and types bursts; a session with Ana runs all the time.

    Attributes:
        program: The program.
        done: How much was done, by the names of `LEAST`.
    """

    def __init__(self, program: InTerminal, path: Path, chance: random.Random) -> None:
        self.program, self.chance = program, chance
        self._path = path
        self._number = 0
        self._burst: tuple[list[str], float] = [], 0.0
        self.done = dict.fromkeys(LEAST, 0)

    def _words(self) -> list[str]:
        """The letters of a word, as keys."""
        return [self.chance.choice(LETTERS) for _ in range(self.chance.randint(1, 6))]

    def _mixed(self, others: tuple[str, ...], count: int) -> list[str]:
        """Words with other keys in between."""
        return [key for _ in range(count) for key in (*self._words(), self.chance.choice(others))]

    def _click(self, columns: tuple[int, int]) -> str:
        """A click somewhere between two columns."""
        return clicked(self.chance.randint(*columns), self.chance.randint(3, 30))

    def _count(self, keys: list[str], times: int = 1) -> None:
        """Count a burst, and what is in it."""
        self.done["bursts"] += 1
        self.done["characters"] += times * sum(key.isprintable() for key in keys)
        self.done["tabs"] += times * sum(key.endswith(("\t", SHIFT_TAB)) for key in keys)

    def _next(self) -> int:
        """A number that no burst had before."""
        self._number += 1
        return self._number

    def _both_ways(
        self,
        keys: list[str],
        come_out: Callable[[], str],
        begin: Callable[[], list[str]] = list,
    ) -> None:
        """Type keys in a burst and slowly, from the same start, and compare what came out."""
        gap = self.chance.choice(GAPS)
        self._burst = keys, gap
        typed(self.program, [*begin(), *keys], gap)
        fast = come_out()
        typed_slowly(self.program, [*begin(), *keys])
        self._count(keys, 2)
        assert fast == come_out(), f"{keys} {gap}"

    def _notes(self) -> str:
        """The notes once all of a burst is kept; they are emptied for the next one."""
        program = self.program
        end = f"z{self._next()}z"
        program.type(f"{END}{end}")
        program.until(lambda: program.look() and end in running(self._path).notes)
        notes = running(self._path).notes.replace(end, "")
        program.type(f"{F7}{DELETE}")
        program.until("Type away")
        return notes

    def in_notes(self) -> None:
        """Letters among keys that indent, mark, move and end lines."""
        click = clicked(self.chance.randint(4, 20), self.chance.randint(1, 3))
        before, behind = self._mixed(IN_NOTES, 4), self._mixed(IN_NOTES, 3)
        self._both_ways([*before, click, *behind], self._notes)

    def in_panel(self) -> None:
        """On the way into the panel and back; each letter is to stand in the notes, in order."""
        keys: list[str] = []
        for _ in range(5):
            keys += [*self._words(), PANEL, *self.chance.choices(IN_PANEL, k=2)]
            keys += [self._click(PANEL_COLUMNS)] * self.chance.randint(0, 1)
            keys += [ESCAPE] * self.chance.randint(0, 1) + self._words()
        gap = self.chance.choice(GAPS)
        typed(self.program, keys, gap)
        self._count(keys)
        expected = "".join("xyz" if key == pasted("xyz") else key for key in keys if _is_text(key))
        assert self._notes() == expected, f"{keys} {gap}"

    def in_form(self) -> None:
        """Letters among keys that go from field to field of a new person's form."""
        click = clicked(self.chance.randint(*FORM_COLUMNS), self.chance.randint(*FORM_ROWS))
        self._both_ways(
            [
                *(*self._words(), TAB, *self._mixed(IN_FORMS, 3), click),
                *(*self._mixed(IN_FORMS, 3), TAB, SHIFT_TAB, *self._words()),
            ],
            self._saved,
            begin=self._new_form,
        )
        self.done["dialogs"] += 2
        self._to_notes()

    def _new_form(self) -> list[str]:
        """Keys that open an empty form, from the dashboard without a message.

        A message takes a row while it is there, and the form would stand elsewhere under a click;
        what is hidden and shown again has none.
        """
        self._to_dashboard()
        if MESSAGE in self.program.look():
            self.program.type(F11)
            self.program.until(lambda: MESSAGE not in self.program.look())
            self.program.type(F11)
        self._next()
        return ["a", self._mark]

    def _saved(self) -> str:
        """What the form has made."""
        program, name = self.program, self._mark
        program.type(F10)
        program.until(
            lambda: REFUSED in program.look() or any(name in each for each in people(self._path))
        )
        assert REFUSED not in program.shown, (self._burst, program.shown)
        program.until(lambda: "Add a person" not in program.shown)
        return newest(self._path).replace(name, "N")

    @property
    def _mark(self) -> str:
        """A letter that no form had before and no key types: nothing can come in its middle."""
        return chr(FIRST_MARK + self._number)

    def in_list(self) -> None:
        """Letters that delete and answer, typed at the dashboard by somebody who means notes."""
        program = self.program
        self._to_dashboard()
        before, asked = people(self._path), False
        gap = self.chance.choice(GAPS)
        keys = self.chance.choices((*IN_LISTS, self._click(LIST_COLUMNS)), k=24)
        for key in keys if gap >= 0.02 else ():
            asked = asked or ("y" in key and ASKED in program.look())
            program.type(key)
        if gap < 0.02:
            typed(program, keys, gap)
        self._count(keys)
        self._to_dashboard()
        assert asked or people(self._path) == before, f"{keys} {gap}"
        self._to_notes()

    def _to_dashboard(self) -> None:
        """Out of whatever is open, by escape as often as needed."""
        program = self.program

        def there() -> bool:
            asked = any(words in program.look() for words in (ASKED, LETTING_GO))
            if "Next   " in program.shown and not asked:
                # Keys keep their order: once its help comes, all that were typed are done.
                self._answer(F1, lambda now: HELP in now)
                if HELP in program.shown:
                    self._answer(ESCAPE, lambda now: HELP not in now)
                    return HELP not in program.shown
                # The help of a form that lies over the dashboard.
                self._answer(ESCAPE)
            self._answer(f"{ESCAPE}{F3}")
            return False

        program.until(there)

    def _to_notes(self) -> None:
        """Into empty notes, from wherever keys that are still on their way may lead."""
        program = self.program

        def there() -> bool:
            shown = program.look()
            if "Type away" in shown:
                # As above: what arrives here comes behind all that was typed before.
                self._answer("ö", lambda now: "ö" in _body(now))
                self._answer(f"{F7}{DELETE}", lambda now: "Type away" in now)
                return "Type away" in program.shown
            if asked := next((words for words in ASKED_WHICH if words in shown), ""):
                begun = monotonic()
                program.until(lambda: monotonic() > begun + READABLE)
                self._answer(ASKED_WHICH[asked], lambda now: asked not in now)
            elif "^l private" in shown:
                self._answer(f"{F7}{DELETE}", lambda now: "Type away" in now)
            elif "Next   " in shown and ASKED not in shown and LETTING_GO not in shown:
                # Pressed again where only the clock has moved on, it would be typed.
                # The first line is about somebody; the last one may lead to more lines.
                self._answer(
                    f"{HOME}n", lambda now: "still running, since" in now or "^l priv" in now
                )
            else:
                self._answer(ESCAPE)
            return False

        program.until(there)

    def _answer(self, keys: str, done: Callable[[str], bool] | None = None) -> None:
        """Type keys, and give the program some seconds to show what they lead to.

        Args:
            keys: The keys.
            done: Whether that is shown; if left out, anything new below the header is.
        """
        program = self.program
        body, begun = _body(program.shown), monotonic()
        program.type(keys)
        program.until(
            lambda: (
                (done(program.shown) if done else _body(program.shown) != body)
                or monotonic() > begun + ANSWERED
            )
        )


def _body(shown: str) -> str:
    return shown.partition("\n")[2]


def _is_text(key: str) -> bool:
    return len(key) == 1 or key == pasted("xyz")


@pytest.mark.proof("P14", "drawn bursts of keys in the program, beside the same keys typed slowly")
@pytest.mark.parametrize("seed", range(LIVES))
def test_bursts_do_what_the_same_keys_do_one_by_one(
    tmp_path: Path, seed: int, tally: Tally
) -> None:
    path = tmp_path / "journal.json"
    journal = Journal.open(path)
    for name in ("Ana Lima", "Ben O'Neil", "Chidi Okafor"):
        journal.relationships.begin(name, "mentor")
    journal.close()
    with started(path) as program:
        in_session(program)
        # A terminal that marks what is pasted, so that no burst is taken for a paste.
        program.type(pasted("first"))
        program.until("first")
        program.type(f"{F7}{DELETE}")
        program.until("Type away")
        hands = Hands(program, path, random.Random(seed))
        for _ in range(ROUNDS):
            for burst in (hands.in_notes, hands.in_panel, hands.in_form, hands.in_list):
                burst()
                tally.count += 1
        assert all(hands.done[what] >= ROUNDS * least for what, least in LEAST.items()), hands.done
        tally.parts.update(hands.done)
        left(program)
