"""An assessment that is open: a goal a row, with room for both views and for what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Key, Resize
from textual.message import Message
from textual.widgets import Static

from mentorjournal.data.form_drafts import Draft
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.checks import Assessment, GoalThen
from mentorjournal.errors import BadInput, JournalError
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.assessments import stood
from mentorjournal.screens.dialogs.form import Rows
from mentorjournal.screens.dialogs.kept_fields import KEEP_EVERY, DraftLine, KeptFields
from mentorjournal.widgets.assessed_line import (
    MINE,
    NEXT,
    THEIRS,
    VALUE,
    AssessedLine,
    Columns,
    columns_for,
)
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.textual_patches.safe_screen import is_gone

_STEPS = {"up": -1, "down": 1}
_TOGETHER = 12


class AssessmentForm(Vertical):
    """Takes what two say of each goal. Half filled it is kept, and stands there again.

    Args:
        journal: Where it is kept.
        assessment: An assessment that is open.
        whom: The other person's first name; empty for one that is made alone.
    """

    DEFAULT_CSS = f"""
    AssessmentForm {{
        padding: 1 1 0 1;
        DraftLine {{ height: auto; color: $muted; }}
        #assessed-head {{ height: 1; color: $muted; }}
        Rows {{ height: 1fr; scrollbar-size-vertical: 1; }}
        #together {{ height: auto; margin: 1 0 0 0; }}
        #together .word {{ width: {_TOGETHER}; }}
        #together FieldRow {{ width: 1fr; margin: 0 1 0 0; }}
        #together .label {{ display: none; }}
        TextBox {{ min-height: 2; }}
        #hint {{ height: auto; min-height: 1; max-height: 3; color: $muted; }}
        #hint.-wrong {{ color: $warning; }}
    }}
    """

    class Asked(Message):
        """Enter was pressed in the last field: it is to be saved."""

    def __init__(self, journal: Journal, assessment: Assessment, whom: str) -> None:
        super().__init__()
        self._journal = journal
        self._assessment = assessment
        self._whom = whom
        self.fields = KeptFields(self, f"assessment {assessment.uid}")

    def compose(self) -> ComposeResult:
        """Heads, a line for each goal, all of it together, what a field is for."""
        draft = self.fields.recall()
        stands = self._stood()
        yield DraftLine(draft)
        yield Static(id="assessed-head")
        with Rows(id="assessed-rows", can_focus=False):
            for said in self._assessment.goals:
                yield AssessedLine(said, stands[said.uid], both=bool(self._whom), typed=draft)
            with Horizontal(id="together"):
                yield Static(line("  Together"), classes="word")
                yield from self._together(draft)
        yield Static(id="hint")

    def _together(self, draft: Draft) -> Iterator[FieldRow]:
        """How each of the two sees all of it."""
        mine, theirs = self._assessment.mine, self._assessment.theirs
        hint = "All of it together, as you see it. Alt+enter begins a new row."
        yield FieldRow(Field(MINE, "Together", "prose", mine, hint=hint), draft.get(MINE))
        if self._whom:
            hint = f"All of it together, as {self._whom} sees it."
            yield FieldRow(Field(THEIRS, "Theirs", "prose", theirs, hint=hint), draft.get(THEIRS))

    def on_mount(self) -> None:
        """Keep what is typed, and put the cursor where nothing is said yet."""
        self.set_interval(KEEP_EVERY, self.keep)
        self.follow(self._assessment)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.has_focus_within or is_gone(self):
            return
        said = [row for row in self.fields.rows if not row.field.id.endswith((VALUE, NEXT))]
        empty = next((row for row in said if not row.value.strip()), None)
        self._go_to(empty or self.fields.rows[0])

    # What stands beside the fields

    def follow(self, assessment: Assessment) -> None:
        """Bring up to date what is saved and how the goals stand; what is typed stays."""
        self._assessment = assessment
        stands, columns = self._stood(), self._columns()
        words = {said.uid: said for said in assessment.goals}
        for each in self._lines():
            uid = each.said.uid
            if uid in words:
                each.show(words[uid], stands[uid], columns)
                self.fields.take_saved(each.saved())
        self.fields.take_saved({MINE: assessment.mine, THEIRS: assessment.theirs})
        self.query_one("#assessed-head", Static).update(
            line(
                fit("  Goal", columns.title),
                fit("value", columns.value + columns.stands),
                fit("mine", max(5, (self.content_size.width - columns.all) // 2)),
                self._whom,
            )
        )

    def _columns(self) -> Columns:
        return columns_for(list(self._stood().values()), self.content_size.width or 78)

    def _stood(self) -> Mapping[Uid, GoalThen]:
        goals = self._journal.assessments.goals_of(self._assessment)
        today = self._journal.today()
        return {said.uid: stood(said, goals, today) for said in self._assessment.goals}

    def on_resize(self, _event: Resize) -> None:
        """Fit the columns to the new width."""
        self.follow(self._assessment)

    def _lines(self) -> list[AssessedLine]:
        return list(self.query(AssessedLine))

    # Typing

    def keep(self) -> None:
        """Keep what was typed and is not saved, should the program end."""
        if not is_gone(self):
            self.fields.keep()

    @on(DescendantFocus)
    def _look(self) -> None:
        """Unfold the line with the cursor, and say what its field is for."""
        here = self.fields.here
        for each in self._lines():
            each.unfold(here is not None and here in each.query(FieldRow))
        if here is not None and not self.fields.still_refused:
            self.tell(here.field.hint)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say at the foot what a field is for, or what is wrong."""
        hint = self.query_one("#hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(plain(text))

    @on(FieldRow.Entered)
    def _entered(self, event: FieldRow.Entered) -> None:
        event.stop()
        rows = self.fields.rows
        if event.row is rows[-1]:
            self.post_message(self.Asked())
        else:
            self._go_to(rows[rows.index(event.row) + 1])

    def step(self, step: int) -> None:
        """Go to the next field, from the last one to the first."""
        rows = self.fields.rows
        here = next((at for at, row in enumerate(rows) if row.editor.has_focus), -step)
        self._go_to(rows[(here + step) % len(rows)])

    def _go_to(self, row: FieldRow) -> None:
        for each in self._lines():
            if row in each.query(FieldRow):
                each.unfold(here=True)
        row.editor.focus()

    def on_key(self, event: Key) -> None:
        """Go to the field before, or up and down in a column, unless something is asked there."""
        asked = self.fields.asked(0) is not None
        if event.key == "shift+tab":
            self.step(-1)
        elif event.key not in _STEPS or asked or not self._go_down(_STEPS[event.key]):
            return
        event.stop()
        event.prevent_default()

    def _go_down(self, step: int) -> bool:
        """Go to the same field of another goal; whether there was one."""
        here = self.fields.here
        if here is None or here.field.kind != "line":
            return False
        name = here.field.id.rpartition("-")[2]
        column = [row for row in self.fields.rows if row.field.id.endswith(f"-{name}")]
        at = column.index(here) + step
        if not 0 <= at < len(column):
            return False
        self._go_to(column[at])
        return True

    # Saving

    def save(self, *, by_key: bool = True) -> bool:
        """Write down what stands in the fields; whether that was taken."""
        self.fields.judge()
        try:
            self._write(self.fields.values)
        except BadInput as error:
            self.tell(self.fields.refuse(error, "assessment.save", again=by_key), wrong=True)
        except JournalError as error:
            self.tell(f"{error} What you typed is still here.", wrong=True)
        else:
            self.fields.settle()
            return True
        return False

    def _write(self, values: dict[str, str]) -> None:
        said = {each.said.uid: self._said(each, values) for each in self._lines()}
        self._journal.assessments.write(
            self._assessment.uid, said, mine=values[MINE], theirs=values.get(THEIRS)
        )

    def _said(self, each: AssessedLine, values: dict[str, str]) -> SaidOfGoal:
        uid = each.said.uid
        typed = values.get(f"{uid}-{VALUE}", "").strip()
        new = typed and typed != each.saved().get(f"{uid}-{VALUE}")
        return SaidOfGoal(
            mine=values[f"{uid}-{MINE}"],
            theirs=values.get(f"{uid}-{THEIRS}", each.said.theirs),
            next=values[f"{uid}-{NEXT}"],
            value=each.read(typed) if new else None,
        )
