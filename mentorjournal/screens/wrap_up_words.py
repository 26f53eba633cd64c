"""What a wrap-up understands of what is typed into it, in words."""

from __future__ import annotations

from datetime import date
from typing import cast

from mentorjournal.data.notes.action_fields import put_together, taken_apart
from mentorjournal.data.notes.blocks import MARKS, parse
from mentorjournal.data.notes.marks import assignee_of, handles_of, settle_dates
from mentorjournal.data.notes.words import fold, is_handle
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, parse_date, show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.cadence_words import VERBS
from mentorjournal.mentoring.decided import decided_day
from mentorjournal.mentoring.rhythm_offers import offers_calls
from mentorjournal.mentoring.their_time import both_times
from mentorjournal.mentoring.words import span_words
from mentorjournal.screens.dialogs.book_session import ON_HINT, warning_for
from mentorjournal.text import first_word, one_line
from mentorjournal.times import parse_time
from mentorjournal.widgets.line_hints import everybody, handles, without_begin

OPEN = MARKS["action"]
ME = "me"


class WrapUpWords:
    """Reads the fields of the wrap-up of one session.

    Args:
        journal: Where the session is.
        session: The session.
        relationship: With whom.

    Attributes:
        first_name: The other person's.
    """

    def __init__(self, journal: Journal, session: Session, relationship: Relationship) -> None:
        self._journal = journal
        self._session = session
        self._relationship = relationship
        self._person = journal.relationships.person(relationship)
        self._handles = handles_of(*self._person.called)
        self.first_name = first_word(self._person.name)

    # Actions

    def whose(self, wording: str) -> str:
        """Whose an action is, as its field shows it: "me", a first name, or a handle."""
        [block, *_] = parse(OPEN + wording)
        if assignee_of(block, self._relationship.my_role, self._handles) == "them":
            return self.first_name
        return block.who if block.who and not self._known_as_me(block.who) else ME

    def _known_as_me(self, who: str) -> bool:
        return fold(who) in (ME, self._relationship.my_role)

    def by_when(self, wording: str) -> str:
        """By when, as its field shows it; a word that is no date as it was typed."""
        due = taken_apart(settle_dates(OPEN + wording, self._today)[len(OPEN) :]).due
        try:
            return self.shown(date.fromisoformat(due))
        except ValueError:
            return due

    def shown(self, day: date) -> str:
        """A day as its field shows it, which can be read back."""
        return show_date(day, self._today)

    def no_date_in(self, wording: str) -> str:
        """What stands behind the `due:` of an action and is no date; empty where nothing is."""
        [block, *_] = parse(OPEN + wording)
        return block.due_word

    @property
    def _today(self) -> date:
        return self._journal.today()

    def reworded(self, wording: str, name: str, values: dict[str, str]) -> str:
        """An action as its fields say it now; the very same where they were left alone.

        A date that is none is asked about also where it stood in the notes already.

        Args:
            wording: What stands behind its box now.
            name: Of the action; its fields have that and `-who`, `-due` or `-text`.
            values: What stands in the fields.

        Raises:
            BadInput: It says nothing, is nobody's, or its date is none.
        """
        who, due, words = (values[f"{name}-{part}"] for part in ("who", "due", "text"))
        if not words.strip():
            raise BadInput(
                "Say what is to be done; to take it out, delete it in the notes.", f"{name}-text"
            )
        handle = None if who == self.whose(wording) else self._handle(who, f"{name}-who")
        day: date | str | None = ""
        if due != self.by_when(wording) or self.no_date_in(wording):
            day = self._day(due, f"{name}-due")
        line = put_together(wording, words, handle, day)
        if line == wording:
            return line
        return self.line(line, f"{name}-text")[len(OPEN) :]

    def _handle(self, typed: str, field: str) -> str:
        """The handle of whoever is meant."""
        typed = one_line(typed).removeprefix("@")
        if not typed or self._known_as_me(typed):
            return ME
        if fold(typed) in {fold(self.first_name), fold(self._person.name)}:
            return next(iter(handles([self._person])), self._other_role)
        if is_handle(typed, {fold(typed)}):
            return typed
        raise BadInput(f"“{typed[:40]}” cannot stand behind @; write me or a first name.", field)

    @property
    def _other_role(self) -> str:
        return "protege" if self._relationship.my_role == "mentor" else "mentor"

    def day(self, typed: str) -> date:
        """The day that is meant.

        Raises:
            BadInput: None is, or one of two.
        """
        return parse_date(typed, self._today)

    def _day(self, typed: str, field: str) -> date | None:
        return parse_date(typed, self._today, field=field) if typed.strip() else None

    def line(self, typed: str, field: str) -> str:
        """An action as a line of the notes.

        Raises:
            BadInput: It says nothing, or its date is none.
        """
        line = self._as_line(typed)
        [block, *_] = parse(line)
        if not block.text:
            raise BadInput("Say what is to be done; empty for nothing.", field)
        if block.due_word:
            raise BadInput(no_date(block.due_word), field)
        return line

    def _as_line(self, typed: str) -> str:
        """What was typed as an action, with one box, whether or not a hand put one there."""
        return settle_dates(OPEN + without_begin(one_line(typed)), self._today)

    def understood(self, typed: str) -> str:
        """Whose an action is and by when, as a sentence."""
        [block, *_] = parse(self._as_line(typed))
        mine = assignee_of(block, self._relationship.my_role, self._handles) == "me"
        whose = "Yours" if mine else f"{self._person.name}'s"
        if block.who and fold(block.who) not in everybody(self._journal.people.everybody()):
            whose = f"Nobody is @{block.who[:40]}, so it is yours"
        if block.due_word:
            return f"{whose}; “{block.due_word[:40]}” is not a date."
        return f"{whose}, {f'by {show_date(block.due, self._today)}' if block.due else 'no date'}."

    # The next date

    def windows(self) -> str:
        """When the next contact is welcome: "meet 7 Nov – 7 Jan 2027, call 2 – 16 Dec"."""
        sessions = self._journal.sessions.of(self._relationship)
        now = cadence_status(self._relationship, sessions, self._today)
        return ", ".join(
            f"{VERBS[clock.name]} {span_words(clock.opens, clock.last_good, self._today)}"
            for clock in now.clocks.both
        )

    def offers_calls(self) -> bool:
        """Whether to ask if calls between meetings shall count."""
        sessions = self._journal.sessions.of(self._relationship)
        return offers_calls(self._relationship, sessions, self._session, self._today)

    def decided(self, decisions: tuple[str, ...]) -> str:
        """The day that the decisions name, as it is typed; empty where they name none."""
        day = decided_day(decisions, self._session.on, self._today)
        return show_date(day, self._today) if day else ""

    def next_date(self, typed: str, time: str, channel: str, *, hide: bool) -> tuple[str, str]:
        """What was understood of the next date, and what speaks against it.

        Args:
            typed: The date.
            time: The time of day; empty for none yet.
            channel: How the next session will be held.
            hide: Whether what is private is hidden, as what speaks against a day is.
        """
        try:
            day = parse_date(typed, self._today)
        except BadInput:
            return f"{ON_HINT} Empty for none yet.", ""
        held = cast(Channel, channel)
        booked = self._journal.sessions.next_booked(self._session, day, held)
        warning = moved = ""
        if not hide:
            warning = warning_for(self._journal, self._relationship, day, held, booked)
        if booked is not None and booked.on != day and day >= self._session.on:
            moved = f" That moves the session of {show_date(booked.on, self._today)}."
        when = ", ".join(filter(None, (show_date(day, self._today), self._clock(day, time))))
        return f"{when}, {ago(day, self._today)}.{moved}", warning

    def _clock(self, day: date, typed: str) -> str:
        """A time of day as it is understood, with the other's; empty where it is not clear."""
        try:
            at = parse_time(typed)
        except BadInput:
            return ""
        return both_times(self._person, day, at, self._journal.now())

    def next_slot(
        self, values: dict[str, str], following: Session | None
    ) -> tuple[date | None, str | None]:
        """The next date, None for none, and its time: empty for none, None as it is booked.

        Args:
            values: What stands in the fields.
            following: The session whose day and time stood there at first, if one is booked.

        Raises:
            BadInput: It is no date, no time, or a time without a day.
        """
        typed, before = values["next_at"].strip(), (following.at if following else None) or ""
        day = self._day(values["next_on"], "next_on")
        at = parse_time(typed, field="next_at") if typed else ""
        if day is None and at != before:
            raise BadInput("Say on which day, too.", "next_on")
        return day, at if at or before else None


def no_date(word: str) -> str:
    """What to say of a word behind `due:` that is no date."""
    return f"“{word[:40]}” is not a date. {ON_HINT}"
