"""The form with which everything is added and edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.widget import Widget

from mentorjournal.commands import BY_ID
from mentorjournal.errors import BadInput, JournalError, NotKept
from mentorjournal.screens.dialogs.form_parts import BESIDE, FormParts
from mentorjournal.screens.dialogs.form_room import FormRoom
from mentorjournal.screens.dialogs.kept_fields import KEEP_EVERY, DraftLine, KeptFields
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.discreet import Discreet, speaks_of_pay
from mentorjournal.widgets.field_line import FieldLine, in_lines
from mentorjournal.widgets.field_row import LABELS, TAKERS, Field, FieldRow, Says
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.plain import plain, veil
from mentorjournal.widgets.steady_text import SteadyText
from mentorjournal.widgets.strip_line import StripLine
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

__all__ = ["Field", "FormDialog"]

T = TypeVar("T")

READINGS = tuple(BY_ID[command].action for command in TAKERS)
PARTS = tuple(BY_ID[command].action for command in ("form.part_one", "form.part_two"))


class Rows(VerticalScroll, inherit_bindings=False):
    """The fields; a page of them goes by, and up and down are free for what is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to a form whose parts they turn to."""
        return not self.has_class("-parts") and super().check_action(action, parameters)


class FormDialog(ModalScreen[T | None], SafeScreen[T | None], Generic[T]):
    """Asks for some fields and hands them over; ends with what `submit` gave, or None.

    Nothing typed is lost: a refusal leaves all fields as they are, and what was typed when the
    form is left, or the program ends, stands there again when it is opened the next time.

    Args:
        title: What the form does: "Add a person".
        fields: What it asks for, in order.
        submit: Takes the values by field id. A `BadInput` from it is shown below its field,
            any other `JournalError` at the foot of the form.
        intro: A sentence or two above the fields.
        draft: Under which name unsaved typing is remembered; the title if left out. Give the
            record's uid with it where forms of the same title are about different records.
        remembers: Whether what was typed and not saved stands there again the next time.
        says: What stands beside the title, of what is typed.
        about: Fields that say what the whole form is about: where one of them speaks of pay, all
            follow the hide key.
        labels: Cells that the labels of the fields take.
        top: What stands above the fields.
        parts: The fields in parts, of which one is shown; None where all are.
        anew: Makes the form once more, by what is kept at this moment. Fields in which nothing
            was typed follow it before they are handed over, so that nothing that another program
            or window wrote meanwhile is lost. Every form that changes what is kept has it.

    Attributes:
        fields, submit, anew: As they were given.
    """

    WHERE: ClassVar[str] = "form"
    HELP: ClassVar[str | None] = (
        "Tab and shift+tab move between fields, and so does enter, which saves from the last "
        "line. Left and right choose among words, and space ticks where several can be chosen. "
        "A star marks what must be filled in. A figure or a day that stands in a field is "
        "replaced by typing; an arrow edits it in place."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form"),
        Binding("shift+tab", "form_back", show=False),
    ]

    DEFAULT_CSS = """
    FormDialog {
        align: center middle;
        & > #panel {
            width: 88;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $background;
        }
        #head { height: auto; padding: 0 0 1 0; }
        #heading { width: auto; max-width: 100%; height: auto; text-style: bold; }
        #said { width: 1fr; height: auto; padding: 0 0 0 3; color: $muted; }
        #parts { width: 1fr; padding: 0 0 0 3; }
        &.-narrow PartBox { layout: vertical; }
        &.-narrow PartBox > .totals { padding: 1 0 0 0; }
        #head.-parts { padding: 0; }
        #head.-parts #heading { max-width: 50%; height: 1; }
        #rows .above { height: auto; padding: 1 0 0 0; color: $muted; }
        #intro, DraftLine { height: auto; color: $muted; padding: 0 0 1 0; }
        #rows { height: auto; scrollbar-size-vertical: 1; }
        #hint { height: auto; min-height: 1; margin: 1 0 0 0; color: $muted; }
        #hint.-wrong { color: $warning; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        submit: Callable[[dict[str, str]], T],
        *,
        intro: str = "",
        draft: str = "",
        remembers: bool = True,
        says: Says | None = None,
        about: Sequence[str] = (),
        labels: int = LABELS,
        top: Widget | None = None,
        parts: FormParts | None = None,
        anew: Callable[[], FormDialog[T]] | None = None,
    ) -> None:
        super().__init__()
        self._heading = title
        self._says = says
        self._about = about
        self._covers = False
        self._labels = labels
        self._top = top
        self._parts = parts
        self.fields = tuple(fields)
        self.submit = submit
        self.anew = anew
        self._intro = intro
        self._first = ""
        self._kept = KeptFields(self, draft or title, remembers=remembers)
        # What was refused is to be seen, and else where the cursor is.
        self._room = FormRoom(self, lambda: self._kept.still_refused or self.focused)

    def cover(self) -> None:
        """Let every field follow the hide key, not only those that always do, and the intro."""
        self._covers = True
        self.fields = tuple(replace(field, private=True) for field in self.fields)

    def begin_at(self, field: str) -> None:
        """Put the cursor into that field at first; into the first one for an empty name."""
        self._first = field

    def compose(self) -> ComposeResult:
        """Heading, fields, hint, keys."""
        draft = self._kept.recall()
        with Vertical(id="panel"):
            with Horizontal(id="head", classes="-parts" if self._parts else ""):
                yield Discreet(self._heading, id="heading")
                if self._says is not None:
                    yield SteadyText(id="said")
                if self._parts is not None:
                    yield from self._parts.head()
            if self._intro:
                covered = veil(self._intro) if self._covers else ""
                yield Discreet(self._intro, id="intro", covered=covered)
            yield DraftLine(draft)
            if self._top is not None:
                yield self._top
            with Rows(id="rows", can_focus=False, classes="-parts" if self._parts else ""):
                if self._parts is not None:
                    yield from self._parts.compose(self.fields, draft)
                else:
                    yield from in_lines(self.fields, draft, self._labels)
            yield SteadyText(id="hint")
            yield Footer(self.WHERE, palette=False)

    def on_mount(self) -> None:
        """Begin at the first field, and leave room whenever messages or rows come or go."""
        self._room.begin()
        self.set_interval(KEEP_EVERY, self.keep_draft)
        if self._parts is not None:
            self._parts.show(self, self.rows[0])
        self._follow()
        if (first := self._kept.row(self._first)) is not None:
            self.set_focus(first.editor)
            self.tell(first.field.hint)
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._follow_hiding)

    def _follow_hiding(self) -> None:
        if self._about:
            covered = speaks_of_pay(*(self.values[field] for field in self._about))
            for row in self.rows:
                row.cover(covered)
        # The rows are covered, or not any more, by then.
        self.call_after_refresh(self._follow)

    @on(FieldRow.Changed)
    def _follow(self) -> None:
        """Say what there is to say of what is typed, and ask only for what it leaves to ask."""
        values = self.values
        for row in self.rows:
            if row.field.when is not None:
                row.display = row.field.when(values)
        if self._parts is not None:
            self._parts.follow(values)
        lines = [line for line in self.query_one(Rows).children if isinstance(line, FieldLine)]
        if self._says is None and not any(line.says for line in lines):
            return
        if self._says is not None:
            self.query_one("#said", SteadyText).say(plain(self._says(values)))
        for line in lines:
            line.follow(values)

    def on_resize(self) -> None:
        """Leave room for heading, hint and keys however many fields there are."""
        self.set_class(self.size.width < BESIDE, "-narrow")
        self._room.make()

    def keep_draft(self) -> None:
        """Keep what was typed and is not saved, should the program end."""
        if not self.left:
            self._kept.keep()

    @property
    def rows(self) -> list[FieldRow]:
        """The fields, in the order in which they are filled in."""
        return self._kept.rows

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, by id."""
        return self._kept.values

    @property
    def draft_lasts(self) -> bool:
        """Whether what was typed is there again after the end of the program."""
        return self._kept.lasting

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._kept.changed

    @on(DescendantFocus)
    def _show_hint(self, event: DescendantFocus) -> None:
        row = self._kept.here
        if row is not None:
            if self._parts is not None:
                self._parts.show(self, row)
            if not self._kept.still_refused:
                self.tell(row.field.hint)
            row.scroll_visible(animate=False)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Say at the foot what was understood, or what is wrong."""
        hint = self.query_one("#hint", SteadyText)
        hint.set_class(wrong, "-wrong")
        hint.say(plain(text))
        self._room.make()

    @on(FieldRow.Entered)
    def _go_on(self, event: FieldRow.Entered) -> None:
        rows = [row for row in self.rows if row.display]
        if event.row is rows[-1] or event.row.field.saves:
            self._save(by_key=False)
        else:
            rows[rows.index(event.row) + 1].editor.focus()

    def action_form_next(self) -> None:
        """Go to the next field; from the last one of a part to the next part."""
        if self._parts is None:
            self.focus_next()
        else:
            self._step(1)

    def action_form_back(self) -> None:
        """Go to the field before; from the first one of a part to the part before."""
        if self._parts is None:
            self.focus_previous()
        else:
            self._step(-1)

    def _step(self, step: int) -> None:
        asked, here = [row for row in self.rows if row.display], self._kept.here
        at = asked.index(here) + step if here is not None else 0
        self.set_focus(asked[at % len(asked)].editor)

    def action_form_part_one(self) -> None:
        """Show the first part."""
        self._turn_to(0)

    def action_form_part_two(self) -> None:
        """Show the second part."""
        self._turn_to(1)

    @on(StripLine.Chosen)
    def _clicked(self, event: StripLine.Chosen) -> None:
        if self._parts is not None:
            self._turn_to(int(event.part))

    def _turn_to(self, part: int) -> None:
        if self._parts is not None:
            self.set_focus(self._parts.first_row(part).editor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of a question alone where none is asked."""
        if action in READINGS:
            return self._kept.asked(READINGS.index(action)) is not None
        if action in PARTS:
            return self._parts is not None and self._parts.has(PARTS.index(action))
        return super().check_action(action, parameters)

    def action_form_first(self) -> None:
        """Take the first of what a figure could mean."""
        self._kept.take_reading(0)

    def action_form_second(self) -> None:
        """Take the second of what a figure could mean."""
        self._kept.take_reading(1)

    def action_form_save(self) -> None:
        """Hand the values over; stay, with everything as it is, where they are refused."""
        self._save(by_key=True)

    def _save(self, *, by_key: bool) -> None:
        try:
            now = self._followed()
            self._kept.judge()
            self._kept.check_required()
            self._kept.check_answered()
            result = now.submit(self._kept.to_save(now.fields))
        except BadInput as error:
            self.tell(self._kept.refuse(error, "form.save", again=by_key), wrong=True)
            self.call_after_refresh(self._show_refused, error.field)
        except NotKept as error:
            self.tell(f"{error} What you typed is still here.", wrong=True)
        except JournalError as error:
            self.tell(str(error), wrong=True)
        else:
            self._kept.forget()
            self.dismiss(result)

    def _followed(self) -> FormDialog[T]:
        """The form by what is kept at this moment, which stands in the fields by then."""
        if self.anew is None:
            return self
        now = self.anew()
        self._kept.take_saved({field.id: field.at_first for field in now.fields})
        self._follow()
        return now

    def _show_refused(self, field: str) -> None:
        if (row := self._kept.row(field)) is not None:
            row.scroll_visible(animate=False)

    def action_form_leave(self) -> None:
        """Leave; what was typed is remembered until it is saved or thrown away."""
        self.keep_draft()
        self.dismiss(None)

    def action_form_reset(self) -> None:
        """Put every field back to what is saved; done again, to what was typed before."""
        self._kept.reset()
        self.tell("")
        self._room.make()
        self.rows[0].editor.focus()
