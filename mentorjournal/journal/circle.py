"""Completing the circle: thanks that are said or sent, and what is paid forward."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.giving import ThankedHow, ThankYou
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.relationships import Relationships
from mentorjournal.text import long_text, optional_line


class Circle:
    """What a protégé gives back, to the mentor or to somebody else.

    Args:
        context: Store, clock and ids.
        relationships: Who keeps them.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context, self._relationships = context, relationships

    def thank(
        self, uid: Uid, on: date | None = None, *, how: ThankedHow = "said", text: str = ""
    ) -> Relationship:
        """Thanks are said, or sent; none are owed any more.

        Args:
            uid: The relationship.
            on: The day; today if left out.
            how: Said, or sent.
            text: In which words; empty where they are not kept.

        Raises:
            BadInput: The day is still to come or before it all began, or the text too long.
        """
        on = on or self._context.today()
        self._context.need_past(on, "on")
        before = self._relationships.get(uid)
        _need_since(before, on, "on")
        text = long_text(text, "this text", field="text").strip("\n")
        said = ThankYou(uid=self._context.new_uid(), on=on, how=how, text=text)
        return self._relationships.lead(
            uid,
            "thanked",
            thanks_owed=None,
            thanked=max(on, before.thanked or on),
            thank_yous=(*before.thank_yous, said),
        )

    def rewrite(
        self, uid: Uid, thanks: Uid, on: date, *, how: ThankedHow = "said", text: str = ""
    ) -> Relationship:
        """Put right what was kept of thanks.

        Args:
            uid: The relationship.
            thanks: Which of its thanks.
            on: The day.
            how: Said, or sent.
            text: In which words; empty where they are not kept.

        Raises:
            NotFound: They are not there any more.
            BadInput: The day is still to come or before it all began, or the text too long.
        """
        self._context.need_past(on, "on")
        before = self._relationships.get(uid)
        _need_since(before, on, "on")
        if thanks not in {each.uid for each in before.thank_yous}:
            raise NotFound("These thanks are not in the journal any more.")
        text = long_text(text, "this text", field="text").strip("\n")
        every = tuple(
            replace(each, on=on, how=how, text=text) if each.uid == thanks else each
            for each in before.thank_yous
        )
        last = max(each.on for each in every)
        return self._relationships.lead(
            uid, "changed the thanks to", thanked=last, thank_yous=every
        )

    def pay_forward(
        self,
        uid: Uid,
        on: date | None,
        *,
        first_protege: str = "",
        mentored_by: str | None = None,
    ) -> Relationship:
        """The protégé of the two has become a mentor, which completes the circle.

        Args:
            uid: The relationship.
            on: Since when; None where that is not so, or not yet.
            first_protege: Whom they mentor, by name.
            mentored_by: Who mentored a mentor of mine; None to leave that as it is.

        Raises:
            BadInput: The day is still to come or before it all began, or a name too long; or one is
                named without a day.
        """
        before = self._relationships.get(uid)
        first_protege = optional_line(first_protege, "a name", field="first_protege")
        if on is not None:
            self._context.need_past(on, "paid_forward")
            _need_since(before, on, "paid_forward")
        elif first_protege:
            raise BadInput("Since when? A day, such as today or -3w.", "paid_forward")
        known = before.mentored_by if mentored_by is None else mentored_by
        return self._relationships.lead(
            uid,
            "noted the line of",
            paid_forward=on,
            first_protege=first_protege,
            mentored_by=optional_line(known, "a name", field="mentored_by"),
        )


def _need_since(relationship: Relationship, on: date, field: str) -> None:
    """See that a day is not before the first of a mentoring, or the question for it.

    Raises:
        BadInput: It is.
    """
    years = [year.start for year in relationship.years]
    known = [day for day in (relationship.start, relationship.asked, *years) if day is not None]
    # Of a year that is over the first day may not be known.
    if known and None not in years and on < min(known):
        raise BadInput(f"That is before it began, on {full_date(min(known))}.", field)
