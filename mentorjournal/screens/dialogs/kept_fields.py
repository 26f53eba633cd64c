"""The fields of a form: what stands in them, and what of it is kept until it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.data.form_drafts import Draft, FormDrafts
from mentorjournal.errors import BadInput
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.plain import plain

KEEP_EVERY = 0.3
"""Seconds between two looks at whether more has been typed that is to be kept."""

# Typed and left unsaved, where there is no journal beside which it could be kept.
_DRAFTS: WeakKeyDictionary[App[Any], FormDrafts] = WeakKeyDictionary()


class DraftLine(Static):
    """Says that what was typed before stands in the fields again, or how it comes back.

    Args:
        draft: What was typed before.
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._key = show_key(next(iter(keys_of(BY_ID["form.reset"], chosen_keys(self.app))), ""))
        self._say(f"What you typed here before is back, not saved yet. {self._key} starts afresh.")
        self.display = bool(draft)

    def tell_thrown(self, thrown: bool) -> None:
        """Say how what was thrown away comes back; nothing where there was nothing."""
        self._say(f"{self._key} again brings back what you typed.")
        self.display = thrown

    def _say(self, words: str) -> None:
        self.update(plain(words))


class KeptFields:
    """The rows of a form that is open, and their draft.

    Args:
        form: The widget in which the rows stand.
        name: Under which name unsaved typing is remembered.
        remembers: Whether it is remembered at all.
    """

    def __init__(self, form: Widget, name: str, *, remembers: bool = True) -> None:
        self._form = form
        self._name = name
        self._remembers = remembers
        self._kept: Draft = {}
        self._thrown: Draft = {}
        self._saved = False
        self._refused: FieldRow | None = None

    @property
    def rows(self) -> list[FieldRow]:
        """The rows, in their order."""
        return list(_rows_in(self._form))

    def row(self, field: str) -> FieldRow | None:
        """The row of a field, if it has one."""
        return next((row for row in self.rows if row.field.id == field), None)

    @property
    def here(self) -> FieldRow | None:
        """The row with the cursor."""
        return next((row for row in self.rows if row.editor.has_focus), None)

    def asked(self, reading: int) -> FieldRow | None:
        """The row with the cursor, if it asks what is meant and has so many readings."""
        row = self.here
        return row if row is not None and row.has_reading(reading) else None

    def take_reading(self, reading: int) -> None:
        """Let the row with the cursor mean one of the readings it asks about."""
        if (row := self.asked(reading)) is not None:
            row.take_reading(reading)

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields, by id."""
        return {row.field.id: row.value for row in self.rows}

    def to_save(self, fields: Iterable[Field]) -> dict[str, str]:
        """What was typed into fields that are shown, by id; all others as they are at first.

        Args:
            fields: Those of the form by what is kept at this moment.
        """
        at_first = {field.id: field.at_first for field in fields}
        return at_first | self._typed(row for row in self.rows if row.display)

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self._typed(self.rows))

    def check_required(self) -> None:
        """See that nothing that must be filled in is empty.

        Raises:
            BadInput: Something is.
        """
        for row in self._asked_for():
            if row.field.required and not row.value.strip():
                raise BadInput("This must not be empty.", row.field.id)

    def check_answered(self) -> None:
        """See that nothing is asked about a field that nobody has answered.

        Raises:
            Unclear: Something is.
        """
        for row in self._asked_for():
            if row.question is not None:
                raise row.question

    def _asked_for(self) -> list[FieldRow]:
        """The rows that are shown; what stands in the others is neither looked at nor saved."""
        return [row for row in self.rows if row.display]

    # What is refused

    def judge(self) -> None:
        """Let every field say what of it cannot be read, and take all else away that was said."""
        for row in self.rows:
            row.judge()

    def refuse(self, error: BadInput, save: str, *, again: bool) -> str:
        """Say below its field what is refused; whoever types elsewhere keeps the cursor.

        Args:
            error: What is wrong, and with which field.
            save: The command that saves.
            again: Whether it was given by its key, which on a second time leads to the field.

        Returns:
            What to say at the foot of the form; empty for nothing.
        """
        row = self.row(error.field)
        if row is None:
            return str(error)
        row.refuse(error)
        here = self.here
        if here is None or here is row or (again and row is self._refused):
            self._refused = None
            row.mend()
            return ""
        self._refused = row
        key = show_key(keys_of(BY_ID[save], chosen_keys(self._form.app))[0])
        return f"Not saved, because of “{row.field.label}”. {key} again goes there."

    @property
    def still_refused(self) -> FieldRow | None:
        """The row that was refused and waits to be mended, while the cursor is elsewhere."""
        row = self._refused
        return row if row is not None and row.complains and row is not self.here else None

    # What is kept

    def _drafts(self) -> FormDrafts:
        app = self._form.app
        kept: FormDrafts | None = getattr(app, "form_drafts", None)
        return kept or _DRAFTS.setdefault(app, FormDrafts())

    @property
    def lasting(self) -> bool:
        """Whether what was typed is there again after the end of the program."""
        return self._remembers and self._drafts().lasting

    def recall(self) -> Draft:
        """What was typed here before and not saved; empty if nothing was."""
        self._kept = self._drafts().get(self._name) if self._remembers else {}
        return self._kept

    def keep(self) -> None:
        """Keep what was typed and is not saved, should the program end; cheap if nothing was."""
        if self._saved or not self._remembers or not (rows := self.rows):
            return
        typed = self._typed(rows)
        if typed != self._kept:
            self._kept = typed
            self._drafts().keep(self._name, typed)

    def _typed(self, rows: Iterable[FieldRow]) -> Draft:
        return {row.field.id: row.value for row in rows if row.value != row.field.at_first}

    def forget(self) -> None:
        """Forget what was typed, which is saved by now; what stands in the fields is not kept."""
        self._saved = True
        self._drop()

    def _drop(self) -> None:
        self._kept = {}
        self._drafts().drop(self._name)

    def settle(self) -> None:
        """Forget what was typed, which is saved by now; the fields stay and are typed in on."""
        for row in self.rows:
            row.field = replace(row.field, value=row.value)
        self._drop()

    def take_saved(self, saved: Mapping[str, str]) -> None:
        """Let fields follow what is saved by now; what was typed into one stays.

        Args:
            saved: What is saved, by field id; other fields stay as they are.
        """
        for row in self.rows:
            new = saved.get(row.field.id, row.field.at_first)
            if new != row.field.at_first:
                untouched = row.value == row.field.at_first
                row.field = replace(row.field, value=new)
                if untouched:
                    row.value = new

    def reset(self) -> None:
        """Put every field back to what is saved; done again, to what was typed before."""
        typed = self._typed(self.rows)
        back = {} if typed else self._thrown
        self._drop()
        self._thrown = typed
        for row in self.rows:
            row.value = back.get(row.field.id, row.field.at_first)
            row.complain("")
        self._form.query_one(DraftLine).tell_thrown(bool(typed))


def _rows_in(widget: Widget) -> Iterator[FieldRow]:
    # Not by a query: that tries each widget of each row, which takes longer than a key may.
    for child in widget.children:
        if isinstance(child, FieldRow):
            yield child
        else:
            yield from _rows_in(child)
