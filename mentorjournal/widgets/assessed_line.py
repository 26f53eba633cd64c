"""One goal of an assessment that is open: how it stands, and room for what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mentorjournal.data.records.checks import AssessedGoal, GoalThen
from mentorjournal.mentoring.assessments import of_which
from mentorjournal.money import parse_measure, show_number, show_share, write_number
from mentorjournal.widgets.discreet import about_pay, discreet
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.goal_table import LATE
from mentorjournal.widgets.plain import fit, hiding, line, veil

VALUE, MINE, THEIRS, NEXT = "value", "mine", "theirs", "next"
_NEXT_LABEL = 8
HERE, ELSEWHERE = "› ", "  "


class Columns(Struct, frozen=True):
    """How wide what stands before the fields is, in cells.

    Attributes:
        title: The goal, with the mark before it.
        value: The field in which its value stands.
        of: What it is to reach, behind the value.
        status: The word for it.
    """

    title: int
    value: int
    of: int
    status: int

    @property
    def stands(self) -> int:
        """Target, share and status together."""
        return self.of + 1 + 5 + 2 + self.status + 1

    @property
    def all(self) -> int:
        """All that stands before the two views."""
        return self.title + self.value + self.stands


def columns_for(stood: list[GoalThen], width: int) -> Columns:
    """Columns as wide as what is in them; the title takes half of what is left, or less."""
    value = max((cell_len(_value(then)) for then in stood), default=0) + 4
    of = max((cell_len(_of(then)) for then in stood), default=0)
    status = max((cell_len(then.status) for then in stood), default=0)
    taken = Columns(0, value, of, status).all
    longest = max((cell_len(then.title) for then in stood), default=0) + len(HERE) + 1
    return Columns(max(14, min(longest, (width - taken) // 2)), value, of, status)


class AssessedLine(Vertical):
    """A goal in one row of the screen, and below it what is next, once there is something.

    Args:
        said: The line of the assessment.
        then: How its goal stands.
        both: Whether there is somebody else who has a say.
        typed: What the fields hold at first, by id, where that is not what is saved.
    """

    DEFAULT_CSS = f"""
    AssessedLine {{
        height: auto;
        Horizontal {{ height: auto; }}
        .goal, .stands {{ height: 1; width: auto; }}
        FieldRow .label {{ display: none; }}
        FieldRow .wrong {{ display: none; }}
        FieldRow {{ width: 1fr; }}
        .following {{ padding: 0 0 0 4; display: none; }}
        .following .word {{ width: {_NEXT_LABEL}; color: $muted; }}
        &.-here .following, &.-next .following {{ display: block; }}
        .amiss {{ display: none; height: auto; color: $warning; padding: 0 0 0 4; }}
        &.-amiss .amiss {{ display: block; }}
    }}
    """

    def __init__(
        self, said: AssessedGoal, then: GoalThen, *, both: bool, typed: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.said, self.then = said, then
        self._both, self._typed = both, typed
        self._title = ""
        self._amiss: dict[str, Content] = {}

    @property
    def counted(self) -> bool:
        """Whether a value can be read; steps are ticked where the goal is."""
        return self.then.baseline is not None or not self.then.steps

    def read(self, typed: str) -> Decimal:
        """A value as it was typed, with or without the goal's unit.

        Raises:
            BadInput: It is no number.
        """
        field = f"{self.said.uid}-{VALUE}"
        return parse_measure(typed, self.then.unit, field=field).value

    def saved(self) -> dict[str, str]:
        """What is saved of it, by field id."""
        values = {VALUE: _value(self.then)} if self.counted else {}
        values[MINE] = self.said.mine
        if self._both:
            values[THEIRS] = self.said.theirs
        values[NEXT] = self.said.next
        return {f"{self.said.uid}-{name}": text for name, text in values.items()}

    def compose(self) -> ComposeResult:
        """Goal, value and how it stands, the two views; what is next."""
        rows = {field.rpartition("-")[2]: self._row(field) for field in self.saved()}
        with Horizontal():
            yield Static(classes="goal")
            yield rows.get(VALUE) or Static(classes="-value")
            yield Static(classes="stands")
            yield from (rows[name] for name in (MINE, THEIRS) if name in rows)
        with Horizontal(classes="following"):
            yield Static(line("next"), classes="word")
            yield rows[NEXT]
        yield Static(classes="amiss")

    def _row(self, field: str) -> FieldRow:
        name = field.rpartition("-")[2]
        labels = {VALUE: "Where it stands", MINE: "Mine", THEIRS: "Theirs", NEXT: "Next"}
        hints = {
            VALUE: "Where it stands today, as a reading of the goal.",
            MINE: "How you see it.",
            THEIRS: "How the other one does.",
            NEXT: "What is to be done about it next.",
        }
        row = FieldRow(
            Field(
                field,
                labels[name],
                value=self.saved()[field],
                hint=hints[name],
                private=self._of_pay,
                reads=self.read if name == VALUE else None,
                ghost="–" if name in (VALUE, THEIRS) else "",
            ),
            self._typed.get(field),
        )
        row.add_class(f"-{name}")
        return row

    @property
    def _of_pay(self) -> bool:
        return about_pay(self.then)

    def show(self, said: AssessedGoal, then: GoalThen, columns: Columns) -> None:
        """Bring up to date what stands before the fields."""
        self.said, self.then = said, then
        covered = hiding(self) and self._of_pay
        title = veil(then.title) if covered else discreet(self, then.title)
        self.query_one(".-value").styles.width = columns.value
        self._title = fit(title, columns.title - len(HERE) - 1)
        self._mark()
        share = "–" if then.progress is None else show_share(then.progress)
        late = then.status in LATE
        figures = f"{fit(_of(then), columns.of)} {fit(share, 5, right=True)}"
        self.query_one(".stands", Static).update(
            line(
                veil(figures) if covered else figures,
                "  ",
                (fit(then.status, columns.status), "bold $warning" if late else ""),
                " ",
            )
        )
        self.set_class(bool(said.next or self._typed.get(f"{said.uid}-{NEXT}")), "-next")

    def _mark(self) -> None:
        mark = HERE if self.has_class("-here") else ELSEWHERE
        self.query_one(".goal", Static).update(line((mark, "bold $accent"), self._title, " "))

    def unfold(self, here: bool) -> None:
        """Mark the line with the cursor, and show what is next there."""
        self.set_class(here, "-here")
        self._mark()
        filled = any(row.value.strip() for row in self.query(FieldRow) if row.has_class("-next"))
        self.set_class(filled, "-next")
        # The class counts once styles are read; who goes there now must find it already.
        self.query_one(".following").styles.display = "block" if here or filled else "none"

    def on_field_row_complained(self, event: FieldRow.Complained) -> None:
        """Say below the line what is wrong, where there is room for it."""
        event.stop()
        self._amiss[event.row.field.id] = event.words
        words = next((each for each in self._amiss.values() if each), Content())
        self.set_class(bool(words), "-amiss")
        self.query_one(".amiss", Static).update(words)


def _value(then: GoalThen) -> str:
    """A value as its field holds it."""
    return "" if then.value is None else write_number(then.value)


def _of(then: GoalThen) -> str:
    """What stands behind the value: "of 42"; for steps all of it."""
    if then.baseline is None and then.steps:
        return of_which(then)
    return "" if then.target is None else f"of {show_number(then.target)}"
