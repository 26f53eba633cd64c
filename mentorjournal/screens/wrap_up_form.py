"""The wrap-up of a session, beside its notes: summary, actions, next date, reflection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, cast
from zlib import crc32

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import DescendantFocus, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.index import shared_parts
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import BadInput, JournalError, NotKept
from mentorjournal.journal import Journal
from mentorjournal.screens import wrap_up_fields as made
from mentorjournal.screens.dialogs.form import READINGS, Rows
from mentorjournal.screens.dialogs.kept_fields import KEEP_EVERY, DraftLine, KeptFields
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.wrap_up_fields import ACTION, NEW
from mentorjournal.screens.wrap_up_words import WrapUpWords
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.field_line import FieldLine
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.plain import hiding, line, plain
from mentorjournal.widgets.textual_patches.safe_screen import is_gone


class WrapUpForm(Vertical):
    """Asks for what ends a session, while its notes can be read and written on.

    The open actions of the session stand in it as they stand in the notes; what is changed here
    is changed there when it is saved. Half filled it is kept, and stands there again.

    Args:
        journal: Where it is kept.
        session: The session; it has ended.
        relationship: With whom.
    """

    WHERE: ClassVar[str] = "wrap-up"
    BINDINGS: ClassVar[list[BindingType]] = bindings("wrap-up")
    DEFAULT_CSS = """
    WrapUpForm {
        width: 57%;
        padding: 0 1;
        border-left: solid $panel;
        #wrap-rows { height: 1fr; scrollbar-size-vertical: 1; }
        .head { height: 1; margin: 1 0 0 0; }
        #summary-head { margin: 0; }
        DraftLine { height: auto; color: $muted; }
        #decided { height: 1; display: none; }
        #hint { height: auto; min-height: 1; max-height: 3; color: $muted; }
        #hint.-wrong { color: $warning; }
        FieldRow .label { display: none; }
        TextBox { min-height: 3; }
    }
    """

    class Saved(Message):
        """The session is wrapped up.

        Attributes:
            warning: What speaks against the next date; empty if nothing does.
        """

        def __init__(self, warning: str) -> None:
            super().__init__()
            self.warning = warning

    class Left(Message):
        """It is to be closed and finished later."""

    class ToNotes(Message):
        """The person wants to be in the notes."""

    class Asked(Message):
        """It is to be saved, once the notes are kept."""

    def __init__(self, journal: Journal, session: Session, relationship: Relationship) -> None:
        super().__init__(id="wrap-up")
        self._journal = journal
        self._session = session
        self._relationship = relationship
        self.fields = KeptFields(self, f"wrap-up {session.uid}")
        self._words = WrapUpWords(journal, session, relationship)
        self._actions = self._open_actions()
        self._decided = self._warning = ""
        self._by_key = False
        self._last: Widget | None = None
        self._following = journal.sessions.next_of(session)

    def _open_actions(self) -> dict[str, FollowUpItem]:
        """The open actions of the notes, by a name that they keep as long as they read so."""
        found: dict[str, FollowUpItem] = {}
        for item in self._journal.follow_ups.of(self._relationship):
            if item.session == self._session.uid and item.kind == "action" and item.open:
                # An unsaved draft must not be taken for another action by now.
                name = f"{ACTION}{crc32(item.expected_line.encode()):x}"
                count = sum(1 for other in found if other.startswith(name))
                found[f"{name}-{count}"] = item
        return found

    # What stands in it

    def compose(self) -> ComposeResult:
        """Parts with a heading each, and what the field with the cursor is for."""
        draft = self.fields.recall()
        mine = self._relationship.my_role == "protege"
        whose = "your" if mine else f"{self._words.first_name}'s"
        with Rows(id="wrap-rows", can_focus=False):
            yield DraftLine(draft)
            yield Static(made.head("Summary", f"in {whose} words, shared"), id="summary-head")
            yield made.summary(self._session, draft)
            yield Static(made.head("Actions", "whose, by when"), id="actions-head", classes="head")
            for name, item in self._actions.items():
                yield made.action(self._words, name, item, draft)
            for number in range(1 + sum(1 for name in draft if name.startswith(NEW))):
                yield made.one_more(number, draft)
            yield Static(id="next-head", classes="head")
            yield made.next_date(self._words, self._session, self._following, draft)
            yield Static(id="decided")
            if self._words.offers_calls():
                yield Static(made.head("Calls in between", made.CALLS_BESIDE), classes="head")
                yield made.calls(self._relationship, draft)
            yield Static(made.head("Only for me", ""), id="reflection-head", classes="head")
            yield made.reflection(self._session, draft)
        yield Static(id="hint")

    def on_mount(self) -> None:
        """Say at once what is known: the windows, and which of the dates is none."""
        self.set_interval(KEEP_EVERY, self.keep)
        self.follow()
        for name, item in self._actions.items():
            row = self.fields.row(f"{name}-due")
            if row is not None and self._words.no_date_in(item.wording):
                row.judge()

    def follow(self) -> None:
        """Bring up to date what the journal and the hide key say."""
        hide = hiding(self)
        windows = "" if hide else self._words.windows()
        self.query_one("#next-head", Static).update(made.head("Next", windows))
        notes = self._journal.sessions.get(self._session.uid).notes
        decisions = shared_parts(notes, notes_shared=False).decisions
        self._decided = self._words.decided(tuple(each.text for each in decisions))
        words = line(("→", "bold $accent"), f" takes {self._decided}, as you decided")
        self.query_one("#decided", Static).update(words)
        self._judge()

    async def follow_notes(self) -> None:
        """Take in what the notes say by now; what was typed here about other lines stays."""
        now = self._open_actions()
        if now.keys() != self._actions.keys():
            lines = {each.fields[0].id.removesuffix("-who"): each for each in self._lines()}
            for name in self._actions.keys() - now.keys():
                await lines.pop(name).remove()
            above: Widget = self.query_one("#actions-head")
            for name, item in now.items():
                if name not in lines:
                    lines[name] = made.action(self._words, name, item, {})
                    await self._rows.mount(lines[name], after=above)
                above = lines[name]
        self._actions = now
        self.follow()

    @property
    def _rows(self) -> Rows:
        return self.query_one(Rows)

    def _lines(self) -> Iterator[FieldLine]:
        """The lines of the actions."""
        lines = (each for each in self._rows.children if isinstance(each, FieldLine))
        return (each for each in lines if each.fields[0].id.startswith(ACTION))

    # Typing

    def take_focus(self) -> None:
        """Put the cursor where it was, at first into the first field that is empty."""
        if self._last is not None and self._last.is_attached:
            self._last.focus(scroll_visible=False)
            return
        rows = self.fields.rows
        empty = (row for row in rows if not row.value.strip() and not row.field.id.startswith(NEW))
        next(empty, rows[0]).editor.focus(scroll_visible=False)

    def keep(self) -> None:
        """Keep what was typed and is not saved, should the program end."""
        if not is_gone(self):
            self.fields.keep()

    @property
    def filled(self) -> str:
        """How much of it is filled in: "4 of 5 filled"."""
        values = self.fields.values
        asked = ["summary", *(f"{name}-due" for name in self._actions), "next_on", "reflection"]
        done = sum(1 for field in asked if values.get(field, "").strip())
        return f"{done} of {len(asked)} filled"

    @on(Input.Changed)
    @on(Choice.Changed)
    def _judge(self) -> None:
        """Say what was understood of the line with the cursor; warn of the next date, no more."""
        values = self.fields.values
        if is_gone(self) or not self._whole(values):
            return
        for each in self._lines():
            due = values[each.fields[1].id].strip()
            each.remark("" if due else "no date")
        self._offer(values["next_on"])
        here = self.fields.here
        if here is not None and not self.fields.still_refused:
            self._foot(self._said(here, values))

    def _whole(self, values: dict[str, str]) -> bool:
        """Whether all fields are there, and not only some of those that are put in or taken out."""
        short = {field.id for each in self._lines() for field in each.fields}
        return {"next_on", "next_at", "next_channel", "reflection", *short} <= values.keys()

    def _offer(self, next_on: str) -> None:
        """Offer the day that the decisions name, while none stands there."""
        offered = bool(self._decided) and not next_on.strip()
        self.query_one("#decided", Static).display = offered

    def _said(self, row: FieldRow, values: dict[str, str]) -> str:
        """What was understood of a field, or what it is for."""
        field = row.field.id
        if field.startswith(ACTION):
            name = field.rpartition("-")[0]
            try:
                wording = self._words.reworded(self._actions[name].wording, name, values)
            except BadInput as error:
                wrong = self.fields.row(error.field)
                # What stands below its field is not said a second time.
                return row.field.hint if wrong is not None and wrong.complains else str(error)
            return discreet(self, self._words.understood(wording))
        if field.startswith(NEW) and values[field].strip():
            return discreet(self, self._words.understood(values[field]))
        if field in ("next_on", "next_channel") or (field == "next_at" and values[field].strip()):
            said, warning = self._words.next_date(
                values["next_on"], values["next_at"], values["next_channel"], hide=hiding(self)
            )
            day = self.fields.row("next_on")
            # What was said below the field goes as soon as something else stands in it.
            if day is not None and (warning != self._warning or not day.complains):
                self._warning = warning
                day.complain(warning)
            return said
        return row.field.hint

    def _foot(self, text: str, *, wrong: bool = False) -> None:
        hint = self.query_one("#hint", Static)
        hint.set_class(wrong, "-wrong")
        if hint.content != (words := plain(text)):
            hint.update(words)

    @on(Input.Changed)
    async def _grow(self, event: Input.Changed) -> None:
        """Once something stands in the last line for another action, offer one more."""
        rows = [row for row in self.fields.rows if row.field.id.startswith(NEW)]
        if rows and event.input is rows[-1].editor and event.value.strip():
            await self._rows.mount(made.one_more(len(rows), {}), after=rows[-1])

    @on(DescendantFocus)
    def _look(self, event: DescendantFocus) -> None:
        """Bring a field into sight, with the heading that stands above it."""
        self._last = event.widget
        self.call_after_refresh(self._show_part, event.widget)
        self._judge()

    def _show_part(self, field: Widget) -> None:
        above: Widget | None = None
        rows = self._rows
        for child in rows.children:
            if field in child.query("*"):
                region = child.virtual_region
                if isinstance(above, Static):
                    region = region.union(above.virtual_region)
                rows.scroll_to_region(region, animate=False, immediate=True)
            above = child

    @on(FieldRow.Entered)
    def _entered(self, event: FieldRow.Entered) -> None:
        event.stop()
        rows = self.fields.rows
        if event.row is rows[-1]:
            self._by_key = False
            self.post_message(self.Asked())
        else:
            rows[rows.index(event.row) + 1].editor.focus(scroll_visible=False)

    def on_key(self, event: Key) -> None:
        """Take the day that was decided; go to the field before, never out of the wrap-up."""
        row = self.fields.row("next_on")
        if event.key == "shift+tab":
            self._step(-1)
        elif (
            event.key == "right"
            and self._decided
            and row is not None
            and row.editor.has_focus
            and not row.value.strip()
        ):
            row.value = self._decided
        else:
            return
        event.stop()
        event.prevent_default()

    def _step(self, step: int) -> None:
        rows = self.fields.rows
        here = next((at for at, row in enumerate(rows) if row.editor.has_focus), -step)
        rows[(here + step) % len(rows)].editor.focus(scroll_visible=False)

    # Its keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of a question alone where none is asked."""
        if action in READINGS:
            return self.fields.asked(READINGS.index(action)) is not None
        return super().check_action(action, parameters)

    def action_form_first(self) -> None:
        """Take the first of what a day could mean."""
        self.fields.take_reading(0)

    def action_form_second(self) -> None:
        """Take the second of what a day could mean."""
        self.fields.take_reading(1)

    def action_form_next(self) -> None:
        """Go to the next field, from the last one to the first."""
        self._step(1)

    def action_form_reset(self) -> None:
        """Put every field back to what is saved; done again, to what was typed before."""
        self.fields.reset()
        self.fields.rows[0].editor.focus()

    def action_wrap_up_notes(self) -> None:
        """Go up into the notes."""
        self.post_message(self.ToNotes())

    def action_wrap_up_later(self) -> None:
        """Close it; what was typed is kept."""
        self.fields.keep()
        self.post_message(self.Left())

    def action_wrap_up_save(self) -> None:
        """Wrap the session up; stay, with everything as it is, where that is refused."""
        self._by_key = True
        self.post_message(self.Asked())

    def save(self) -> None:
        """Wrap the session up, with the notes as they are kept."""
        self.fields.judge()
        try:
            warning = self._end(self.fields.values)
        except BadInput as error:
            self._foot(self.fields.refuse(error, "wrap_up.save", again=self._by_key), wrong=True)
        except NotKept as error:
            self._foot(f"{error} What you typed is still here.", wrong=True)
        except JournalError as error:
            self._foot(str(error), wrong=True)
        else:
            self.fields.forget()
            self.post_message(self.Saved(warning))

    def _end(self, values: dict[str, str]) -> str:
        next_on, next_at = self._words.next_slot(values, self._following)
        lines, added = made.lines_of(self._words, self._actions, values)
        channel = cast(Channel, values["next_channel"])
        self._journal.sessions.end(
            self._session.uid,
            summary=values["summary"],
            reflection=values["reflection"],
            next_on=next_on,
            next_channel=channel,
            next_at=next_at,
            lines=lines,
            added="\n".join(added),
        )
        if made.CALLS in values:
            counted = values[made.CALLS] == made.COUNTED
            self._journal.relationships.answer_calls(self._relationship.uid, counted=counted)
        if next_on is None:
            return ""
        typed = (values["next_on"], values["next_at"], channel)
        return self._words.next_date(*typed, hide=hiding(self))[1]
