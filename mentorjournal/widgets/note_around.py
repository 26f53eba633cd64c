"""The notes around a line of them: what was said just before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.plain import fit, hiding, plain, veil, wrapped


class Around(Struct, frozen=True):
    """Where a line stands.

    Attributes:
        head: Whose notes these are and of which day, in words.
        lines: All of them.
        first, last: The lines in question, 0-based, both included.
        shared: Whether unmarked lines are shared too.
    """

    head: str
    lines: tuple[str, ...] = ()
    first: int = 0
    last: int = -1
    shared: bool = False


class NoteAround(Widget):
    """As many lines as there is room for; blank ones are passed over.

    Attributes:
        around: What is shown; None for nothing.
    """

    DEFAULT_CSS = """
    NoteAround { text-wrap: nowrap; }
    """

    around: reactive[Around | None] = reactive[Around | None](None)

    def render(self) -> Content:
        """The head, lines before, the line itself, lines after."""
        if self.around is None:
            return Content()
        width, height = self.content_size
        covered = _cover(self.around) if hiding(self) else None
        return Content("\n").join(rows_around(self.around, width, height, covered))


def _cover(around: Around) -> Callable[[int], bool]:
    """Tells of a line whether it shows its shape only: it is not shared, or speaks of pay."""
    index = NotesIndex(around.lines)

    def covered(row: int) -> bool:
        kind = index.kind_at(row)
        unshared = kind == "private" or (kind == "plain" and not around.shared)
        return unshared or speaks_of_pay(around.lines[row])

    return covered


def rows_around(
    around: Around, width: int, height: int, covered: Callable[[int], bool] | None = None
) -> list[Content]:
    """The rows of a line with what stands around it, muted.

    Args:
        around: Where it stands.
        width: In cells.
        height: In rows, that of the head included.
        covered: Tells of a line whether only its shape may be seen; None for no line.
    """

    def said(row: int) -> str:
        words = around.lines[row].expandtabs(4)
        return veil(words) if covered is not None and covered(row) else words

    own = [
        part
        for row in range(around.first, around.last + 1)
        for part in wrapped(plain(said(row)), width)
    ][: max(1, height - 3)]
    before = [row for row in range(around.first) if around.lines[row].strip()]
    after = [row for row in range(around.last + 1, len(around.lines)) if around.lines[row].strip()]
    above, below = _shares(len(before), len(after), height - 1 - len(own))

    def quiet(rows: Sequence[int]) -> list[Content]:
        return [plain(fit(said(row), width).rstrip(), "$muted") for row in rows]

    head = plain(fit(around.head, width).rstrip(), "bold $muted")
    return [head, *quiet(before[len(before) - above :]), *own, *quiet(after[:below])]


def _shares(before: int, after: int, room: int) -> tuple[int, int]:
    """How many lines before and after are shown; what one side does not need the other has."""
    room = max(0, room)
    above = min(before, max(room // 2, room - after))
    return above, min(after, room - above)
