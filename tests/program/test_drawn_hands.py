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
    F3,
    F7,
    F10,
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

LIVES = 1 if TORTURE == 1 else 6 * TORTURE
"""So many times the program is started."""
ROUNDS = 5
"""Each is a burst in the notes, in the panel, in a form, and in a list with its questions."""
GAPS = (0, 0, 0.001, 0.005, 0.02, 0.08)
LETTERS = "abcdefghijklmnop"
MOVES = (BACKSPACE, LEFT, RIGHT, UP, DOWN, HOME, END)
IN_NOTES = (ENTER, TAB, SHIFT_TAB, MARK, PRIVATE, pasted("xyz"), *MOVES)
IN_FORMS = (TAB, TAB, ENTER, BACKSPACE, LEFT, HOME, END)
IN_LISTS = ("d", "y", "d", "y", "j", DELETE, UP, DOWN, ENTER, ESCAPE, TAB)


class Hands:
    """Draws and types bursts; a session with Ana runs all the time.

    Attributes:
        program: The program.
        typed: How many keys were typed.
    """

    def __init__(self, program: InTerminal, path: Path, chance: random.Random) -> None:
        self.program, self.chance = program, chance
        self._path = path
        self._number = 0
        self.typed = 0

    def _words(self) -> list[str]:
        """The letters of a word, as keys."""
        return [self.chance.choice(LETTERS) for _ in range(self.chance.randint(1, 6))]

    def _mixed(self, others: tuple[str, ...], count: int) -> list[str]:
        """Words with other keys in between."""
        return [key for _ in range(count) for key in (*self._words(), self.chance.choice(others))]

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
        typed(self.program, [*begin(), *keys], gap)
        fast = come_out()
        typed_slowly(self.program, [*begin(), *keys])
        self.typed += 2 * len(keys)
        assert fast == come_out(), (keys, gap)

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
            keys += [*self._words(), PANEL, *self.chance.choices((DOWN, PANEL), k=2)]
            keys += [ESCAPE] * self.chance.randint(0, 1) + self._words()
        typed(self.program, keys, self.chance.choice(GAPS))
        self.typed += len(keys)
        assert self._notes() == "".join(key for key in keys if len(key) == 1), keys

    def in_form(self) -> None:
        """Letters among keys that go from field to field of a new person's form."""
        self._to_dashboard()
        self._both_ways(
            [*self._words(), TAB, *self._mixed(IN_FORMS, 6), SHIFT_TAB, *self._words()],
            self._saved,
            begin=lambda: ["a", *f"N{self._next()}"],
        )
        self._to_notes()

    def _saved(self) -> str:
        """What the form has made."""
        program, name = self.program, f"N{self._number}"
        program.type(F10)
        program.until(lambda: program.look() and any(name in each for each in people(self._path)))
        program.until(lambda: "Add a person" not in program.shown)
        return newest(self._path).replace(name, "N")

    def in_list(self) -> None:
        """Letters that delete and answer, typed at the dashboard by somebody who means notes."""
        program = self.program
        self._to_dashboard()
        before, asked = people(self._path), False
        gap, keys = self.chance.choice(GAPS), self.chance.choices(IN_LISTS, k=24)
        for key in keys if gap >= 0.02 else ():
            asked = asked or (key == "y" and ASKED in program.look())
            program.type(key)
        if gap < 0.02:
            typed(program, keys, gap)
        self.typed += len(keys)
        self._to_dashboard()
        assert asked or people(self._path) == before, (keys, gap)
        self._to_notes()

    def _to_dashboard(self) -> None:
        """Out of whatever is open, by escape as often as needed."""
        program = self.program

        def there() -> bool:
            if "Relationships  " in program.look() and ASKED not in program.shown:
                return True
            program.type(f"{ESCAPE}{F3}")
            return False

        program.until(there)

    def _to_notes(self) -> None:
        """Into empty notes, from wherever keys that are still on their way may lead."""
        program = self.program

        def there() -> bool:
            shown = program.look()
            if "Type away" in shown:
                return True
            if "save   tab next" in shown:
                program.type(ESCAPE)
                self._wait(0.1)
            elif "still running, since" in shown:
                self._wait(1.0)
                program.type("y")
            elif "^l private" in shown:
                program.type(f"{F7}{DELETE}")
            elif "Relationships  " in shown and ASKED not in shown:
                program.type("n")
                self._wait(1.0, lambda: program.shown != shown)
            else:
                program.type(ESCAPE)
                self._wait(0.1)
            return False

        program.until(there)

    def _wait(self, seconds: float, changed: Callable[[], bool] = lambda: False) -> None:
        """Do nothing for some time, as somebody who reads, or until something has changed."""
        begun = monotonic()
        self.program.until(lambda: monotonic() > begun + seconds or changed())


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
        assert hands.typed > 20 * ROUNDS
        left(program)
