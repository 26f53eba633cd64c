"""Agreements: what two people expect of each other, version by version."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import full_date
from mentorjournal.documents.pair import Pair
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.journal.sessions import Sessions
from mentorjournal.mentoring.agreements import TERMS, Names, proposed
from mentorjournal.text import long_text, optional_line

if TYPE_CHECKING:
    from mentorjournal.journal.first_pages import FirstPages

_LINES = ("length", "reply", "review_note", "reason")
_DAYS = ("review", "ends")


class Agreements:
    """The agreements of relationships, each version a record of its own.

    Args:
        context: Store, clock and ids.
        people: Who the two are.
        relationships: Whose they are.
        sessions: What the two do already.
    """

    def __init__(
        self,
        context: Context,
        people: People,
        relationships: Relationships,
        sessions: Sessions,
    ) -> None:
        self._context, self._people = context, people
        self._relationships, self._sessions = relationships, sessions

    @property
    def first_pages(self) -> FirstPages:
        """What is said of how it could work, before anything is agreed."""
        from mentorjournal.journal.first_pages import FirstPages

        return FirstPages(self._context, self._relationships)

    def of(self, relationship: Relationship) -> list[Agreement]:
        """All versions, oldest first."""
        return self._context.store.about(Agreement, relationship.uid)

    def current(self, relationship: Relationship) -> Agreement | None:
        """The newest version; None where there is none."""
        return next(reversed(self.of(relationship)), None)

    def names(self, relationship: Relationship) -> Names:
        """How the two are called in it."""
        person = self._relationships.person(relationship)
        pair = Pair(relationship, person, self._people.me())
        return Names(pair.name("me"), pair.name("them"))

    def begin(self, relationship: Relationship) -> Agreement:
        """A draft of what the two do already, or the version there is."""
        if (known := self.current(relationship)) is not None:
            return known
        draft = self._drafted(relationship)
        self._context.keep(f"began the agreement with {self._name(relationship)}", draft)
        return draft

    def change(self, relationship: Relationship, reason: str = "", **fields: Any) -> Agreement:
        """Change what the newest version says; one that is agreed stays, a draft follows it.

        Args:
            relationship: Whose.
            reason: Why it is changed; for one that was agreed.
            fields: Changed terms.

        Raises:
            BadInput: A text is too long, or a day does not fit.
        """
        terms = _checked(fields)
        now = self.current(relationship) or self._drafted(relationship)
        _check_days(relationship, now, terms)
        changed = msgspec.structs.replace(now, **terms)
        label = f"changed the agreement with {self._name(relationship)}"
        if changed == now and self._context.kept(now) is not None:
            return now
        if now.agreed is not None:
            reason = optional_line(reason, "a reason", field="reason")
            changed = self._following(changed, reason=reason)
        self._context.keep(label, changed)
        return self._context.store.get(Agreement, changed.uid)

    def agree(self, relationship: Relationship) -> Agreement:
        """Both stand by the newest version from today on.

        Raises:
            NotFound: There is none, or it is agreed already.
        """
        now = self.current(relationship)
        if now is None:
            raise NotFound("There is no agreement yet that you could agree on.")
        if now.agreed is not None:
            raise NotFound(f"This is agreed, since {full_date(now.agreed)}.")
        label = f"agreed with {self._name(relationship)}"
        return self._context.change(now, label, agreed=self._context.today())

    def look_again(
        self,
        relationship: Relationship,
        *,
        review: date | None,
        my_view: str = "",
        their_view: str = "",
    ) -> Agreement:
        """What is agreed was looked at again and still holds: a version of its own.

        Args:
            relationship: Whose.
            review: The day on which it is looked at the next time; None for none.
            my_view: How I see that the mentoring works.
            their_view: How the other person does.

        Raises:
            NotFound: Nothing is agreed yet.
            BadInput: A text is too long, or the day does not lie ahead.
        """
        now = self.current(relationship)
        if now is None or now.agreed is None:
            raise NotFound("There is nothing agreed yet to look at again.")
        today = self._context.today()
        if review is not None and review <= today:
            raise BadInput("The next review has to lie ahead.", "review")
        _check_days(relationship, now, {"review": review})
        again = self._following(
            now,
            agreed=today,
            still_true=True,
            review=review,
            review_note=now.review_note if review == now.review else "",
            my_view=long_text(my_view, "this text", field="my_view").strip("\n"),
            their_view=long_text(their_view, "this text", field="their_view").strip("\n"),
        )
        label = f"looked at the agreement with {self._name(relationship)} again"
        self._context.keep(label, again)
        return self._context.store.get(Agreement, again.uid)

    def following(self, relationship: Relationship, reason: str, **terms: Any) -> Agreement:
        """The draft that would follow the newest version with these terms; it is not kept.

        Args:
            relationship: Whose.
            reason: Why it differs.
            terms: The terms that become something else.

        Raises:
            BadInput: A text is too long, or a day does not fit.
        """
        checked = _checked({**terms, "reason": reason})
        empty = self._context.make(
            Agreement, relationship=relationship.uid, on=self._context.today()
        )
        now = self.current(relationship) or empty
        _check_days(relationship, now, checked)
        return self._following(now, **checked)

    def _drafted(self, relationship: Relationship) -> Agreement:
        today = self._context.today()
        fields = proposed(relationship, self._sessions.of(relationship), today)
        return self._context.make(Agreement, relationship=relationship.uid, on=today, **fields)

    def _following(self, before: Agreement, **fields: Any) -> Agreement:
        """The version after another one, with the same terms."""
        terms = {name: getattr(before, name) for name in TERMS}
        return self._context.make(
            Agreement,
            relationship=before.relationship,
            on=self._context.today(),
            **(terms | fields),
        )

    def _name(self, relationship: Relationship) -> str:
        return self._relationships.person(relationship).name


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    checked = {}
    for name, value in fields.items():
        if name in _DAYS:
            checked[name] = value
        elif name in _LINES:
            checked[name] = optional_line(value, "this line", field=name)
        else:
            checked[name] = long_text(value, "this text", field=name).strip("\n")
    return checked


def _check_days(relationship: Relationship, now: Agreement, terms: dict[str, Any]) -> None:
    """See that the days of an agreement lie in the mentoring, and in their order.

    Raises:
        BadInput: One does not.
    """
    review, ends = (terms.get(name, getattr(now, name)) for name in _DAYS)
    start = relationship.start
    for field, day, what in (("review", review, "A review"), ("ends", ends, "The end")):
        if field in terms and day is not None and start is not None and day < start:
            raise BadInput(
                f"{what} cannot come before the mentoring began, on {full_date(start)}.", field
            )
    if review is not None and ends is not None and review > ends:
        late = "review" if "review" in terms else "ends"
        raise BadInput(
            f"The review on {full_date(review)} would come after the end on {full_date(ends)}.",
            late,
        )
