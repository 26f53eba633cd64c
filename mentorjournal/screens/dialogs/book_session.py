"""The strip and the fields that book the next session, and say what became of a booked one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, cast

from textual import on
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Input

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import parse_date, show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.bookings import booking_days
from mentorjournal.mentoring.ask_size import Offered
from mentorjournal.mentoring.booking_days import BookingDays
from mentorjournal.mentoring.their_time import their_time, whereabouts
from mentorjournal.mentoring.usual import usual
from mentorjournal.money import parse_minutes, parse_number
from mentorjournal.recurrence import parse_every
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.booking_strip import BookingStrip
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.dialogs.typed import needed_date, typed_channel
from mentorjournal.text import first_word
from mentorjournal.times import parse_time
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.textual_patches.line_input import LineInput

ON_HINT = "2026-12-01, fri, tomorrow, +2w."
TIME_HINT = "Your time, as 17:00 or 5 pm; empty if it is not agreed yet."
LENGTH_HINT = "Minutes it is to take; empty if that is open."
EVERY_HINT = "2w, month or fri: books three in a row. Empty for this one alone."
WHAT_HINT = "Left and right change it. The agenda of a moved one goes along."
WHY = "Where it was missed or moves; private. The old day stays in the list."
BECAME = (("moved", "moved"), ("missed", "missed"), ("held", "held"))
PROPOSED = ("what", "on")
LABELS = 8
DAY_WIDTH, TIME_WIDTH, LENGTH_WIDTH, CHANNEL_WIDTH, EVERY_WIDTH = 18, 8, 6, 47, 9


class BookDialog(FormDialog[Session]):
    """Books a day, chosen on a strip of weeks or typed; nothing is forbidden.

    With a booked session it asks whether that moved, was missed or held.

    Args:
        journal: Where it is kept.
        relationship: With whom.
        booked: The booked session it is about; none where another one is booked.
    """

    DEFAULT_CSS = """
    BookDialog {
        & > #panel { padding: 1; }
        #head { padding: 0 0 1 0; }
        #hint { margin: 0; }
    }
    """

    def __init__(
        self, journal: Journal, relationship: Relationship, booked: Session | None = None
    ) -> None:
        self._journal, self._relationship, self._moving = journal, relationship, booked
        self._person = journal.relationships.person(relationship)
        days = booking_days(journal, relationship, booked)
        habits = usual(journal.sessions.of(relationship), journal.now())
        day = days.proposed(habits, booked.channel if booked else None)
        if booked is not None:
            at, minutes, channel = booked.at, booked.planned_minutes, booked.channel
        elif (first := self._first_talk()) is not None:
            day, at, minutes = first.on, first.at, first.minutes
            channel = first.channel or habits.channel
        else:
            at, minutes, channel = habits.at, habits.minutes, habits.channel
        self._strip = BookingStrip(days, first_word(self._person.name), day)
        self._strip.set_reactive(BookingStrip.channel, channel)
        fields = [
            Field(
                "on",
                "Day",
                value=self._shown(day),
                hint=ON_HINT,
                reads=self._day,
                width=DAY_WIDTH,
                required=True,
                saves=True,
            ),
            Field(
                "at",
                "Time",
                value=at or "",
                hint=TIME_HINT,
                reads=parse_time,
                beside=True,
                width=TIME_WIDTH,
                aside=self._theirs if self._person.zone else None,
                saves=True,
            ),
            Field(
                "minutes",
                "Length",
                value="" if minutes is None else str(minutes),
                hint=LENGTH_HINT,
                reads=parse_number,
                beside=True,
                width=LENGTH_WIDTH,
                saves=True,
            ),
            Field(
                "channel",
                "As",
                "choice",
                channel,
                options=CHANNELS,
                width=CHANNEL_WIDTH,
                saves=True,
            ),
        ]
        if booked is None:
            every = Field(
                "every",
                "Every",
                hint=EVERY_HINT,
                reads=parse_every,
                ghost="–",
                beside=True,
                width=EVERY_WIDTH,
                saves=True,
            )
            title, draft = f"Book with {self._person.name}", f"book {relationship.uid}"
            fields.append(every)
        else:
            default = "held" if booked.on < journal.today() else "moved"
            became = Field("what", "It was", "choice", default, hint=WHAT_HINT, options=BECAME)
            fields = [became, *fields, Field("reason", "Why", hint=WHY, private=True, saves=True)]
            title = f"{self._person.name}, booked for {self._shown(booked.on)}"
            draft = f"what became of {booked.uid}"
        super().__init__(
            title,
            fields,
            self._settle,
            anew=self._made_again if booked else None,
            draft=draft,
            says=self._where,
            labels=LABELS,
            top=self._strip,
        )

    def _made_again(self) -> BookDialog:
        """As it is kept by now; what is proposed stays, or nobody would know to what they agree."""
        form = BookDialog(self._journal, *as_kept(self._journal, self._relationship, self._moving))
        proposed = {field.id: field for field in self.fields if field.id in PROPOSED}
        form.fields = tuple(proposed.get(field.id, field) for field in form.fields)
        return form

    def _first_talk(self) -> Offered | None:
        """The talk that an ask offered, as long as none was booked or held."""
        if self._journal.sessions.of(self._relationship):
            return None
        return self._journal.asks.offered(self._relationship)

    def _shown(self, day: date) -> str:
        return show_date(day, self._journal.today())

    def _day(self, typed: str) -> date:
        return parse_date(typed, self._journal.today())

    # What is said

    def _slot(self, values: Mapping[str, str]) -> tuple[date, str | None]:
        """The day and time that stand in the fields, as far as they can be read."""
        at = None
        with suppress(BadInput):
            at = parse_time(values["at"])
        return self._strip.chosen, at

    def _where(self, values: Mapping[str, str]) -> str:
        return whereabouts(self._person, *self._slot(values), self._journal.now())

    def _theirs(self, values: Mapping[str, str]) -> str:
        return their_time(self._person, *self._slot(values), self._journal.now())

    # The strip and the fields

    def on_mount(self) -> None:
        """Begin on the strip, or with what became of it."""
        super().on_mount()
        self._judge()
        if self._moving is not None:
            self.rows[0].editor.focus()

    @on(Input.Changed)
    @on(Choice.Changed)
    def _judge(self) -> None:
        """Let the strip follow what is typed, as far as it can be read."""
        values = self.values
        if not {"on", "channel"} <= values.keys():
            return
        with suppress(BadInput):
            day = self._day(values["on"])
            if day >= self._journal.today():
                self._strip.chosen = day
        self._strip.channel = cast(Channel, values["channel"])
        self._strip.every = None
        with suppress(BadInput):
            self._strip.every = parse_every(values.get("every", ""))

    @property
    def _day_row(self) -> FieldRow:
        return next(row for row in self.rows if row.field.id == "on")

    @on(BookingStrip.Chosen)
    def _chosen(self, event: BookingStrip.Chosen) -> None:
        self._day_row.value = self._shown(event.day)

    @on(BookingStrip.Typed)
    def _typed(self, event: BookingStrip.Typed) -> None:
        if isinstance(editor := self._day_row.editor, LineInput):
            begun = "" if self.focused is self._strip else editor.value
            editor.value = begun + event.character
            editor.mend()
            editor.focus()

    @on(BookingStrip.Taken)
    def _take(self) -> None:
        self.action_form_save()

    @on(BookingStrip.Left)
    def _leave(self) -> None:
        self.action_form_leave()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _show_keys(self) -> None:
        """The keys of the strip at the foot while the cursor is on it."""
        footer = self.query_one(Footer)
        if self._strip.has_focus:
            footer.turn_to("booking", self._strip)
        else:
            footer.turn_to("form")

    # Keeping it

    def _settle(self, values: dict[str, str]) -> Session:
        typed = values["at"].strip()
        at = parse_time(typed, field="at") if typed else None
        minutes = parse_minutes(values["minutes"], field="minutes")
        channel = typed_channel(values)
        bookings, booked = self._journal.sessions.bookings, self._moving
        if booked is None:
            every = parse_every(values["every"], field="every")
            return bookings.plan(
                self._relationship, self._typed_day(values), channel,
                at=at, minutes=minutes, every=every,
            )  # fmt: skip
        if values["what"] == "missed":
            return bookings.miss(booked.uid, values["reason"])
        if values["what"] == "held":
            on = min(booked.on, self._journal.today())
            held: dict[str, Any] = {"on": on, "channel": channel, "minutes": minutes}
            return self._journal.sessions.edit(booked.uid, state="happened", **held)
        return bookings.move(
            booked.uid, self._typed_day(values), channel, values["reason"],
            at=at, planned_minutes=minutes,
        )  # fmt: skip

    def _typed_day(self, values: dict[str, str]) -> date:
        return needed_date(values, "on", self._journal.today())


def warning_for(
    journal: Journal,
    relationship: Relationship,
    day: date,
    channel: Channel,
    moving: Session | None = None,
) -> str:
    """What speaks against a day for the next session; empty if nothing does."""
    sessions = journal.sessions.of(relationship)
    days = BookingDays(relationship, sessions, journal.today(), moving=moving)
    return days.against(day, channel)
