"""The stages of a mentoring: asked for, begun, ended without fault, and begun again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from mentorjournal.data.records.base import Form, Uid
from mentorjournal.data.records.lifecycle import PastYear
from mentorjournal.data.records.models import Pause, Relationship
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.pauses import pause_on, stage_on
from mentorjournal.text import NAME_LIMIT, optional_line

Thanks = Literal["", "owed", "said"]
"""Whether somebody is to be thanked at an end: not at all, still, or it is done."""


class Lifecycle:
    """Leads relationships from one stage to the next, each step as one change.

    Args:
        context: Store, clock and ids.
        relationships: Who keeps them.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context, self._relationships = context, relationships

    def propose(self, uid: Uid, *, aim: str, why_them: str) -> Relationship:
        """Somebody could be asked: for what, and why just them."""
        return self._relationships.lead(
            uid, "made a prospect of", stage="prospect", aim=aim, why_them=why_them
        )

    def ask(self, uid: Uid, on: date, how: str) -> Relationship:
        """The question was put.

        Raises:
            BadInput: The day is still to come.
        """
        self._context.need_past(on, "asked")
        return self._relationships.lead(
            uid,
            "noted the question to",
            stage="asked",
            asked=on,
            asked_how=how,
            declined=None,
            ask_later=False,
        )

    def decline(
        self, uid: Uid, on: date, reason: str, thanks: Thanks = "", named: str = ""
    ) -> Relationship:
        """The answer was no; the relationship rests, and may be asked for again.

        Args:
            uid: The relationship.
            on: The day of the answer.
            reason: Why; empty where nothing was said.
            thanks: Whether they are said, or owed.
            named: Whom they named instead. Who is new to the journal becomes a prospect, from the
                same corner of the network and for the same; a change of its own.

        Raises:
            BadInput: The day is still to come or before the question, or the name is too long.
        """
        self._context.need_past(on, "declined")
        asked = self._relationships.get(uid)
        _need_after_question(asked, on, "declined")
        instead = optional_line(named, "a name", field="named", limit=NAME_LIMIT)
        declined = self._relationships.lead(
            uid,
            "noted the no of",
            stage="completed",
            declined=on,
            stage_reason=reason,
            ended=None,
            **self._thanks(uid, thanks, on),
        )
        if instead:
            self._relationships.begin_named(instead, by=asked)
        return declined

    def start(
        self, uid: Uid, on: date | None, form: Form | None = None, **of_one_off: str
    ) -> Relationship:
        """The mentoring goes on, or begins.

        Args:
            uid: The relationship.
            on: The day on which its year begins, or None to leave it as it is.
            form: What it is from now on, or None to leave that as it is.
            of_one_off: For a one-off, its question as `aim`, and `why_them`.

        Raises:
            BadInput: The day lies in a year that is over, or before the question that it answers.
        """
        relationship = self._relationships.get(uid)
        on = on or relationship.start or self._context.today()
        if relationship.stage == "asked" and on != relationship.start:
            _need_after_question(relationship, on, "start")
        self._need_after_years(relationship, on, "start")
        form = form or relationship.form
        return self._relationships.lead(
            uid,
            "began the one-off with" if form == "one-off" else "began the mentoring with",
            form=form,
            stage="active",
            start=on,
            stage_reason="",
            declined=None,
            ended=None,
            ask_later=False,
            **of_one_off,
        )

    def pause(
        self, uid: Uid, first: date, until: date | None = None, reason: str = ""
    ) -> Relationship:
        """It rests for a while; a pause that runs is changed, another one is added.

        Args:
            uid: The relationship.
            first: The first day that is paused.
            until: The day of return; None where it is not known.
            reason: Why.

        Raises:
            BadInput: The pause begins before the mentoring did, or ends before it begins.
        """
        relationship, today = self._relationships.get(uid), self._context.today()
        if relationship.start is not None and first < relationship.start:
            raise BadInput(
                "A pause cannot begin before the mentoring did, which was on "
                f"{full_date(relationship.start)}.",
                "first",
            )
        _need_return_after(first, until)
        reason = optional_line(reason, "this line", field="stage_reason")
        running = pause_on(relationship, today)
        known = running or Pause(uid=self._context.new_uid(), first=first)
        pause = replace(known, first=first, until=until, reason=reason)
        changed = replace(relationship, pauses=put_in(relationship.pauses, pause), stage="active")
        return self._relationships.lead(
            uid,
            "paused the mentoring with",
            stage=stage_on(changed, today),
            stage_reason=reason,
            pauses=changed.pauses,
            ended=None,
            declined=None,
        )

    def come_back(self, uid: Uid, on: date) -> Relationship:
        """A pause that runs ends; that day is not paused any more.

        Raises:
            BadInput: The day is not after the first day of the pause.
        """
        relationship, today = self._relationships.get(uid), self._context.today()
        pauses = relationship.pauses
        if (running := pause_on(relationship, today)) is not None:
            _need_return_after(running.first, on)
            pauses = put_in(pauses, replace(running, until=on))
        changed = replace(relationship, pauses=pauses, stage="active")
        return self._relationships.lead(
            uid,
            "went on with",
            stage=stage_on(changed, today),
            pauses=pauses,
            stage_reason="" if on <= today else relationship.stage_reason,
        )

    def complete(
        self,
        uid: Uid,
        on: date,
        *,
        reason: str = "",
        last_words: str = "",
        thanks: Thanks = "",
        **of_one_off: str,
    ) -> Relationship:
        """The mentoring is over, without fault.

        Args:
            uid: The relationship.
            on: Its last day.
            reason: Why.
            last_words: What was said then.
            thanks: Whether thanks are owed, or said.
            of_one_off: What came of a one-off, as `learned`.

        Raises:
            BadInput: The day is still to come, or before the first one.
        """
        self._context.need_past(on, "ended")
        start = self._relationships.get(uid).start
        if start is not None and on < start:
            raise BadInput(
                f"It cannot end before it began, which was on {full_date(start)}.", "ended"
            )
        return self._relationships.lead(
            uid,
            "completed the mentoring with",
            stage="completed",
            ended=on,
            declined=None,
            stage_reason=reason,
            last_words=last_words,
            **self._thanks(uid, thanks, on),
            **of_one_off,
        )

    def begin_year(self, uid: Uid, on: date, aim: str | None = None) -> Relationship:
        """A new year begins; the one before is kept, and what belongs to the two stays.

        Args:
            uid: The relationship, which may have been completed.
            on: The first day of the new year; month 1 of the roadmap begins there.
            aim: What the new year is for; as before where it is left out.

        Raises:
            BadInput: The day is not behind the first day of the year before, or its end; or
                there was no year yet.
        """
        before = self._relationships.get(uid)
        if before.stage in ("prospect", "asked") or before.declined is not None:
            raise BadInput("There is no year yet that a new one could follow.", "stage")
        self._need_after_years(before, on, "year")
        if before.start is not None and on <= before.start:
            raise BadInput(
                "The new year has to begin after the one before, which began on "
                f"{full_date(before.start)}.",
                "year",
            )
        ended = before.ended if before.stage == "completed" else None
        if ended is not None and on <= ended:
            raise BadInput(
                f"The new year has to begin after the end of the one before, {full_date(ended)}.",
                "year",
            )
        over = PastYear(
            uid=self._context.new_uid(),
            start=before.start,
            end=ended or on - timedelta(days=1),
            reason=before.stage_reason if ended else "",
            last_words=before.last_words if ended else "",
        )
        return self._relationships.lead(
            uid,
            "began a new year with",
            stage="active",
            start=on,
            years=(*before.years, over),
            stage_reason="",
            last_words="",
            ended=None,
            declined=None,
            aim=before.aim if aim is None else aim,
        )

    def make_recurring(self, uid: Uid, on: date, aim: str) -> Relationship:
        """A one-off becomes recurring, with all that was said before.

        Args:
            uid: The relationship.
            on: The day on which its first year begins.
            aim: What it is for from now on; the question of the one-off goes to the notes.
        """
        before = self._relationships.get(uid)
        kept = [before.notes.strip()] if before.notes.strip() else []
        if before.aim and before.aim != aim.strip():
            kept.append(f"The question at first: {before.aim}")
        return self._relationships.lead(
            uid,
            "made recurring the mentoring with",
            form="recurring",
            stage="active",
            start=on,
            one_off_since=before.start,
            aim=aim,
            notes="\n\n".join(kept),
            stage_reason="",
            ended=None,
            declined=None,
        )

    def agree_manager(self, uid: Uid, on: date) -> Relationship:
        """My manager knows of the mentoring by the manager's manager, and agrees.

        Raises:
            BadInput: The day is still to come, or there is no such manager.
        """
        self._context.need_past(on, "manager_agreed")
        if self._relationships.get(uid).reporting_line != "managers-manager":
            raise BadInput("Only mentoring with a manager's manager needs that.", "manager_agreed")
        return self._relationships.lead(
            uid, "noted that my manager agrees to the mentoring with", manager_agreed=on
        )

    def _thanks(self, uid: Uid, thanks: Thanks, on: date) -> dict[str, date | None]:
        """Since when they are owed, or when they were said: that day, unless one is known."""
        known = self._relationships.get(uid)
        return {
            "thanks_owed": (known.thanks_owed or on) if thanks == "owed" else None,
            "thanked": (known.thanked or on) if thanks == "said" else None,
        }

    @staticmethod
    def _need_after_years(relationship: Relationship, on: date, field: str) -> None:
        """See that a year does not begin in one that is over."""
        last = max((year.end for year in relationship.years), default=None)
        if last is not None and on <= last:
            raise BadInput(
                f"The year before ended on {full_date(last)}; this one has to begin after it.",
                field,
            )


def _need_after_question(relationship: Relationship, on: date, field: str) -> None:
    """See that an answer does not come before its question.

    Raises:
        BadInput: It does.
    """
    asked = relationship.asked
    if asked is not None and on < asked:
        raise BadInput(
            f"The answer cannot come before the question, which was put on {full_date(asked)}.",
            field,
        )


def _need_return_after(first: date, until: date | None) -> None:
    """See that a pause has a day at least.

    Raises:
        BadInput: The day of return is not after its first day.
    """
    if until is not None and until <= first:
        raise BadInput(
            f"The day of return has to come after the first day of the pause, {full_date(first)}.",
            "until",
        )
