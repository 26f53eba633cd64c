"""Those who decide about somebody's next step, and the reviews with management."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Decider, FollowUp
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.exposure import Called, Exposure, exposure, review_words
from mentorjournal.text import LINE_LIMIT, named, optional_line, required_line, spellings

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

LINES = ("role", "note")


class Deciders:
    """Who decides about whom.

    Args:
        context: Store, clock and ids.
        people: Who is in the journal.
    """

    def __init__(self, context: Context, people: People) -> None:
        self._context, self._people = context, people

    def get(self, uid: str) -> Decider:
        """The one of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Decider, uid)

    def of(self, owner: OwnerId) -> list[Decider]:
        """Those who decide about an owner, as they were named."""
        return self._context.owned(Decider, owner)

    def called(self, decider: Decider) -> Called:
        """What one of them is called today: as the person's record says, where there is one."""
        try:
            person = self._people.get(decider.person) if decider.person else None
        except NotFound:
            person = None
        if person is None or person.deleted is not None:
            return Called(decider.name, decider.role)
        return Called(person.name, decider.role or person.role, (decider.name, *person.called))

    def add(self, owner: OwnerId, name: str, **fields: Any) -> Decider:
        """Name somebody who decides; who is in the journal already is that person.

        Raises:
            BadInput: The name is empty, too long, or named already.
        """
        decider = self._context.make(
            Decider, owner=owner, **self._named(owner, name, None), **_checked(fields)
        )
        self._context.keep(f"named {decider.name} among those who decide", decider)
        return decider

    def edit(self, uid: str, *, name: str, **fields: Any) -> Decider:
        """Change name and other fields.

        Raises:
            BadInput: As `add`.
        """
        decider = self.get(uid)
        known = {} if name == self.called(decider).name else self._named(decider.owner, name, uid)
        label = f"edited {decider.name} among those who decide"
        return self._context.change(decider, label, **known, **_checked(fields))

    def _named(self, owner: OwnerId, name: str, uid: str | None) -> dict[str, Any]:
        name = required_line(name, "a name", field="name")
        ways = spellings(name)
        for other in self.of(owner):
            if other.uid != uid and ways & spellings(self.called(other).name):
                raise BadInput(f"{self.called(other).name} stands there already.", "name")
        person = self._people.named(name)
        return {"name": name, "person": person.uid if person is not None else None}


class Reviews:
    """Reviews of what was achieved, with management: actions that say with whom.

    Args:
        context: Store, clock and ids.
        relationships: In which of them a protégé's stands.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context, self._relationships = context, relationships
        self._grouped: dict[OwnerId, list[FollowUp]] = {}
        self._grouped_at = -1

    def get(self, uid: str) -> FollowUp:
        """The review of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(FollowUp, uid)

    def of(self, owner: OwnerId) -> list[FollowUp]:
        """An owner's reviews: what is planned, the earliest first, then what was held, the latest.

        What was let go of is not among them.
        """
        found = self._by_owner().get(owner, [])
        planned = [each for each in found if each.state == "open"]
        held = [each for each in found if each.state == "done"]
        planned.sort(key=lambda each: (each.due is None, each.due or date.max, each.uid))
        held.sort(key=lambda each: (each.closed or date.min, each.uid), reverse=True)
        return planned + held

    def _by_owner(self) -> dict[OwnerId, list[FollowUp]]:
        """All reviews; grouped once for each revision of the journal.

        Other programs write the file too: one whose relationship is lost is nobody's.
        """
        revision = self._context.store.file.revision
        if revision != self._grouped_at:
            owners = {one.uid: one.owner for one in self._relationships.all()}
            self._grouped, self._grouped_at = {}, revision
            for each in self._context.store.all(FollowUp):
                owner = owners.get(each.relationship) if each.relationship else ME
                if each.review_with and owner is not None:
                    self._grouped.setdefault(owner, []).append(each)
        return self._grouped

    def plan(self, owner: OwnerId, who: str, *, on: date | None, show: str = "") -> FollowUp:
        """Plan a review, as an action of the owner.

        Args:
            owner: Whose achievements are gone through.
            who: With whom of management.
            on: The planned day; None where it is not known yet.
            show: What is to be shown.

        Raises:
            BadInput: Nobody is named, or a line is too long.
            NotFound: It is a protégé's, and the mentoring is not there any more.
        """
        relationship = None
        if owner != ME:
            about = [each for each in self._relationships.all() if each.owner == owner]
            if not about:
                raise NotFound("There is no mentoring any more in which it could stand.")
            relationship = about[0].uid
        review = self._context.make(
            FollowUp,
            relationship=relationship,
            assignee="me" if owner == ME else "them",
            **_words(who, show),
            due=on,
        )
        self._context.keep("planned a review", review)
        return review

    def edit(self, uid: str, who: str, *, on: date | None, show: str, result: str) -> FollowUp:
        """Change a review; who writes what came of it has held it.

        Raises:
            BadInput: As `plan`.
        """
        review = self.get(uid)
        result = optional_line(result, "what came of it", field="result")
        held = bool(result) or review.state == "done"
        return self._context.change(
            review,
            "edited a review",
            **_words(who, show),
            due=on,
            result=result,
            state="done" if held else "open",
            closed=(review.closed or self._context.today()) if held else None,
        )

    def move(self, uid: str, on: date | None) -> FollowUp:
        """Give a review another day, or none."""
        return self._context.change(self.get(uid), "gave a review another day", due=on)

    def hold(self, uid: str, result: str, *, on: date | None = None) -> FollowUp:
        """Say that a review was held, and what came of it.

        Raises:
            BadInput: Nothing is said, the line is too long, or the day is yet to come.
        """
        review = self.get(uid)
        on = on or self._context.today()
        if on > self._context.today():
            raise BadInput("What came of it can be said once it was held.", "on")
        result = required_line(result, "what came of it", field="result", limit=LINE_LIMIT)
        label = f"said what came of the review with {named(review.review_with)}"
        return self._context.change(review, label, result=result, state="done", closed=on)


def exposure_of(journal: Journal, owner: OwnerId) -> list[Exposure]:
    """What those who decide about an owner have seen, and when they will see more."""
    deciders = journal.deciders.of(owner)
    if not deciders:
        return []
    done, reviews = journal.achievements.of(owner), journal.reviews.of(owner)
    return exposure(deciders, journal.deciders.called, done, reviews, journal.today())


def _words(who: str, show: str) -> dict[str, str]:
    """With whom a review is, and what it says among the follow-ups."""
    who = required_line(who, "with whom", field="review_with")
    show = optional_line(show, "this line", field="text")
    return {"review_with": who, "text": show or review_words(who)}


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        key: optional_line(value, "this line", field=key) if key in LINES else value
        for key, value in fields.items()
    }
