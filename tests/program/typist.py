"""Types known text into live notes at speed, and remembers what the screen said of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from time import monotonic

from mentorjournal.screens.dialogs.read_first import SEEN_AFTER
from tests.program.surroundings import Place
from tests.program.test_killed import PROGRAM, in_session, notes_in, says
from tests.shell.in_terminal import InTerminal

LINES = (
    "Talked about the reorg",
    "She sounds tired",
    "! Her talk landed [/x]",
    "> Number first, then story",
    "% mine alone",
)
KNOWN = "\n".join(f"{LINES[row % len(LINES)]} {row}" for row in range(16))
"""So many lines that none scrolls away; no two of them read alike."""
BREATHS = (1, 4, 2, 1, 6)
"""So many keys come at once, again and again."""
SIGNS = 5
"""Cells left of the notes, for the words at their edge."""
SIZE = (80, 24)
KEPT = ("kept", "safe")
GLANCE = 0.25
"""Seconds that may pass between two frames; what goes beyond counts as a machine that stood still
for both, the program and who watches it."""


def started(place: Place, program: str = PROGRAM) -> InTerminal:
    """The program on the journal of a place, in a terminal of 80 × 24."""
    return InTerminal(program, ["--journal", str(place.path)], through=place.through, size=SIZE)


def notes_on(program: InTerminal) -> str:
    """The notes as they stand on the screen, without what is blank at the ends of lines."""
    rows = [row[SIGNS:] for row in program.shown.split("\n")[1:-1]]
    return "\n".join(rows[: rows.index("")] if "" in rows else rows)


def stay(program: InTerminal) -> None:
    """Answer the question whether to leave with no, once a person can have read it."""
    program.until("Leave although not everything is saved?")
    program.play([(b"", 3 * SEEN_AFTER)])
    program.type("n")
    program.until(lambda: "Leave although" not in program.shown)


def told(program: InTerminal) -> str:
    """The messages that lie over the screen, without what frames them."""
    pieces = (row.partition("▌") for row in program.shown.split("\n"))
    return " ".join(piece.strip() for _, frame, piece in pieces if frame)


class Typist:
    """Types into the notes of a session.

    Attributes:
        typed: Every character sent so far.
        seen: So many of its first characters have stood on the screen.
        kept: So many of them beside "kept" or "safe".
    """

    def __init__(self, program: InTerminal) -> None:
        in_session(program)
        self.program = program
        self.typed = ""
        self.seen = self.kept = 0
        self._seen_at: list[tuple[float, int]] = []
        self._watched, self._looked_at = 0.0, monotonic()
        program.on_frame = self._look

    def type(self, letters: int) -> None:
        """Type so many letters more, some in one breath and some alone; no more than are read."""
        goal = len(self.typed) + letters
        assert goal <= len(KNOWN)
        for breath in cycle(BREATHS):
            if len(self.typed) == goal or self.program.status is not None:
                return
            keys = KNOWN[len(self.typed) : min(goal, len(self.typed) + breath)]
            self.typed += keys
            self.program.type(keys.replace("\n", "\r"))
            self.program.look()

    def dash(self, letters: int) -> None:
        """Type so many letters more in one breath, until the moment they stand there."""
        goal = len(self.typed) + letters
        keys, self.typed = KNOWN[len(self.typed) : goal], KNOWN[:goal]
        self.program.type(keys.replace("\n", "\r"))
        self.program.until(lambda: self.seen >= len(self.typed.rstrip()))

    def until_all(self, word: str = "") -> None:
        """Wait until all that was typed stands on the screen, beside a word if there is one."""
        self.program.until(
            lambda: (
                notes_on(self.program) == self.typed.rstrip()
                and (not word or says(self.program) == word)
            )
        )

    @property
    def in_trouble(self) -> bool:
        """Whether the header says that something is not saved."""
        return "not saved: " in self.program.header

    def type_until_trouble(self, spoil: Callable[[], object]) -> None:
        """Spoil the place, again and again, and type until that is noticed."""
        while not self.in_trouble:
            spoil()
            self.type(3)
            self.program.until(lambda: says(self.program) in KEPT or self.in_trouble)

    def asks_before_it_leaves(self) -> None:
        """Type on in spite of the trouble, see all of it, try to leave, and stay."""
        self.type(20)
        self.until_all()
        self.program.type("\x11")
        stay(self.program)
        assert self.in_trouble

    def seen_for(self, seconds: float) -> int:
        """How many characters have stood on the screen for so long, while frames came."""
        self._watch()
        standing = (count for at, count in self._seen_at if self._watched - at > seconds)
        return max(standing, default=0)

    def _watch(self) -> None:
        now = monotonic()
        self._watched += min(now - self._looked_at, GLANCE)
        self._looked_at = now

    def _look(self) -> None:
        self._watch()
        notes = notes_on(self.program)
        if not self.typed.startswith(notes):
            # Something lies over them.
            return
        if len(notes) > self.seen:
            self.seen = len(notes)
            self._seen_at.append((self._watched, self.seen))
        if says(self.program) in KEPT:
            self.kept = max(self.kept, len(notes))


def found_again(
    place: Place, shown: str, before_leaving: Callable[[], object] = lambda: None
) -> list[str]:
    """The notes of all sessions, as the program shows them when it is started again.

    Args:
        place: Where the journal is.
        shown: What has to stand on the screen.
        before_leaving: What to do when it does.
    """
    with started(place) as program:
        program.until("Next   ")
        program.type("n")
        program.until(lambda: notes_on(program).startswith(shown.rstrip()))
        before_leaving()
        program.type("\x11")
        assert program.ended() == 0
    return notes_in(place.here)
