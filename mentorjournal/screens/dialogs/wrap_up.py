"""The form that ends a session: summary, actions, next date, reflection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast
from zlib import crc32

from textual import on
from textual.events import DescendantFocus
from textual.widgets import Input

from mentorjournal.data.notes.blocks import MARKS, parse
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.marks import handles_of, owner_of, settle_dates
from mentorjournal.data.notes.words import fold
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, parse_date, show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.sessions import Reworded
from mentorjournal.screens.dialogs.book_session import ON_HINT, warning_for
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.text import one_line
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.line_hints import everybody
from mentorjournal.widgets.plain import hiding

ACTION = "action-"
NEW = "new_action"
NEW_HINT = "Something else that was promised; it goes into the notes. Empty for nothing."
OPEN = MARKS["action"]


class WrapUpDialog(FormDialog[str]):
    """Ends a session; ends itself with what speaks against the next date, or "".

    The open actions of the session stand in it as they stand in the notes, with whose they are
    and by when; what is changed here is changed in the notes. One that is over already keeps
    its times.

    Args:
        journal: Where it is kept.
        session: The session.
        relationship: With whom.
    """

    def __init__(self, journal: Journal, session: Session, relationship: Relationship) -> None:
        self._journal = journal
        self._session = session
        self._bond = relationship
        person = journal.relationships.person(relationship)
        self._handles = handles_of(person.name, person.handle)
        self._actions: dict[str, FollowUpItem] = {
            # An unsaved draft must not be taken for another action that stands there by now.
            f"{ACTION}{item.line}-{crc32(item.expected_line.encode()):x}": item
            for item in journal.follow_ups.of(relationship)
            if item.session == session.uid and item.kind == "action" and item.open
        }
        super().__init__("Wrap up", self._asked(), self._end, draft=f"wrap-up {session.uid}")

    def _asked(self) -> list[Field]:
        session = self._session
        following = self._journal.sessions.next_of(session)
        hint = "In the protégé's words: what was it about, what comes of it? It is shared."
        actions = [
            Field(name, "" if number else "Actions", value=item.wording)
            for number, (name, item) in enumerate(self._actions.items())
        ]
        return [
            Field("summary", "Summary", "text", session.summary, hint=hint),
            *actions,
            Field(NEW, "One more action", hint=NEW_HINT),
            Field("next_on", "Next date", value=following.on.isoformat() if following else ""),
            Field(
                "next_channel",
                "Next channel",
                "choice",
                following.channel if following else session.channel,
                options=CHANNELS,
            ),
            Field(
                "reflection",
                "Reflection",
                "text",
                session.reflection,
                hint="Private for ever: what went well, what would you do otherwise?",
                private=True,
            ),
        ]

    def on_mount(self) -> None:
        """Say at once which of the dates in the notes is none."""
        rows = {row.field.id: row for row in self.query(FieldRow)}
        for name, item in self._actions.items():
            [block, *_] = parse(OPEN + item.wording)
            if block.due_word:
                rows[name].complain(f"“{block.due_word[:40]}” is not a date. {ON_HINT}")

    @on(Input.Changed)
    @on(Choice.Changed)
    def _judge(self) -> None:
        """Say what was understood of the line with the cursor; warn of the next date, no more."""
        rows = {row.field.id: row for row in self.query(FieldRow)}
        here = next((row for row in rows.values() if row.editor.has_focus), None)
        name = here.field.id if here else ""
        values = self.values
        if name in self._actions or (name == NEW and values[NEW].strip()):
            self._foot(self._understood(values[name]))
        if name in ("next_on", "next_channel"):
            said, warning = self._next(values)
            rows["next_on"].complain(warning)
            self._foot(said)

    @on(DescendantFocus)
    def _look(self) -> None:
        # After the form has shown the field's hint in the same place.
        self.call_after_refresh(self._judge)

    def _understood(self, typed: str) -> str:
        """Whose an action is and by when, in words."""
        today = self._journal.today()
        [block, *_] = parse(settle_dates(OPEN + one_line(typed), today))
        mine = owner_of(block, self._bond.my_role, self._handles) == "me"
        person = self._journal.relationships.person(self._bond).name
        whose = "Yours" if mine else f"{person}'s"
        if block.who and fold(block.who) not in everybody(self._journal.people.everybody()):
            whose = f"Nobody is @{block.who[:40]}, so it is yours"
        if block.due_word:
            return f"{whose}; “{block.due_word[:40]}” is not a date."
        return (
            f"{whose}, {_by(block.due, today)}. Change it with @me, @{person.split()[0]}, due:fri."
        )

    def _next(self, values: Mapping[str, str]) -> tuple[str, str]:
        """What was understood of the next date, and what speaks against it."""
        today = self._journal.today()
        try:
            day = parse_date(values["next_on"], today)
        except BadInput:
            return f"{ON_HINT} Empty for none yet.", ""
        channel = cast(Channel, values["next_channel"])
        # What speaks against a day is never shared, and so not shown to others either.
        hide = hiding(self)
        warning = "" if hide else warning_for(self._journal, self._bond, day, channel)
        booked = self._journal.sessions.next_booked(self._session, day)
        moved = ""
        if booked is not None and booked.on != day and day >= self._session.on:
            moved = f" That moves the session of {show_date(booked.on, today)}."
        return f"{show_date(day, today)}, {ago(day, today)}.{moved}", warning

    def _end(self, values: dict[str, str]) -> str:
        typed = values["next_on"].strip()
        today = self._journal.today()
        next_on = parse_date(typed, today, field="next_on") if typed else None
        lines = [
            self._reworded(name, item, values[name])
            for name, item in self._actions.items()
            if values[name] != item.wording
        ]
        self._journal.sessions.end(
            self._session.uid,
            summary=values["summary"],
            reflection=values["reflection"],
            next_on=next_on,
            next_channel=cast(Channel, values["next_channel"]),
            lines=lines,
            added=self._line(NEW, values[NEW]) if values[NEW].strip() else "",
        )
        return self._next(values)[1] if typed else ""

    def _reworded(self, name: str, item: FollowUpItem, typed: str) -> Reworded:
        """A changed action as its line shall read."""
        line = item.mark + self._line(name, typed).removeprefix(OPEN)
        return Reworded(item.line or 0, item.expected_line, line)

    def _line(self, name: str, typed: str) -> str:
        """An action as a line of the notes.

        Raises:
            BadInput: It says nothing, or its date is none.
        """
        line = settle_dates(OPEN + one_line(typed), self._journal.today())
        [block, *_] = parse(line)
        if not block.text:
            raise BadInput("Say what is to be done; to take it out, delete it in the notes.", name)
        if block.due_word:
            raise BadInput(f"“{block.due_word[:40]}” is not a date. {ON_HINT}", name)
        return line


def _by(due: date | None, today: date) -> str:
    return f"by {show_date(due, today)}" if due else "without a date"
