"""Introductions: doors that the mentor of a mentoring opens for its protégé."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.introductions import DOORS, Door, Introduction
from mentorjournal.data.records.models import Person, Relationship
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.journal.ids import one_meant
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.introductions import following, gone_words
from mentorjournal.text import long_text, optional_line, required_line

_LINES = ("about", "why", "outcome")
_DAYS = (*DOORS, "declined")
_IN_ORDER: tuple[tuple[Door, ...], ...] = (
    ("asked",),
    # Either of the two may be asked first.
    ("target_yes", "protege_yes"),
    ("made",),
    ("met",),
    ("thanked",),
)
_WAS: Mapping[Door, str] = MappingProxyType(
    {
        "asked": "it was asked for",
        "target_yes": "they said yes",
        "protege_yes": "the protégé said yes",
        "made": "it was made",
        "met": "they met",
        "thanked": "it was thanked for",
    }
)


class Introductions:
    """The introductions of the journal.

    Args:
        context: Store, clock and ids.
        people: Who is behind a door, where they are known.
        relationships: In which they are opened.
    """

    def __init__(self, context: Context, people: People, relationships: Relationships) -> None:
        self._context, self._people = context, people
        self._relationships = relationships

    def get(self, uid: str) -> Introduction:
        """The introduction of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Introduction, uid)

    def named(self, typed: str) -> Introduction:
        """The introduction of an id, or of a beginning or ending of one that no other has.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        names = {one.uid: one.to for one in self._context.store.all(Introduction)}
        return self.get(one_meant(typed, names, "introduction"))

    def of(self, relationship: Relationship) -> list[Introduction]:
        """Those of a mentoring, oldest first."""
        return self._context.store.about(Introduction, relationship.uid)

    def current(self, relationship: Relationship) -> Introduction | None:
        """The newest that is not open yet, or else the newest; None where there is none."""
        doors = self.of(relationship)
        closed = [one for one in doors if one.made is None and one.declined is None]
        return next(reversed(closed or doors), None)

    def by_relationship(self) -> dict[Uid, list[Introduction]]:
        """All of them, by relationship, oldest first."""
        found: dict[Uid, list[Introduction]] = {}
        for one in self._context.store.all(Introduction):
            found.setdefault(one.relationship, []).append(one)
        return found

    def add(self, relationship: Relationship, to: str, **fields: Any) -> Introduction:
        """Write down a door that could be opened.

        Raises:
            BadInput: A field cannot be used, or the mentoring is in the trash.
        """
        need_in_use(self._relationships.get(relationship.uid))
        behind = self._behind(to)
        made = self._context.make(Introduction, relationship=relationship.uid, **behind)
        made = self._context.with_fields(made, **self._checked(made, fields))
        self._context.keep(f"added an introduction to {made.to}", made)
        return made

    def edit(self, uid: str, **fields: Any) -> Introduction:
        """Change fields of an introduction.

        Whoever became a prospect or a mentor of mine gets a mentoring of their own, unless there
        is one already; both are one change.

        Raises:
            BadInput: A field cannot be used.
        """
        known = self.get(uid)
        checked = self._checked(known, fields)
        if checked.get("to", known.to) != known.to:
            checked |= self._behind(checked["to"])
        changed = self._context.with_fields(known, **checked)
        if changed.became != known.became and self._begins(changed):
            return self._begin(changed)
        return self._context.change(known, f"changed the introduction to {known.to}", **checked)

    def _behind(self, to: str) -> dict[str, Any]:
        """The name of who stands behind a door, and that person, where there is a record."""
        name = required_line(to, "a name", field="to")
        known = self._people.named(name)
        return {"to": name, "person": known.uid if known is not None else None}

    def _person(self, one: Introduction) -> Person | None:
        """Who stands behind a door, also once they are called something else."""
        with suppress(NotFound):
            if one.person:
                return self._people.get(self._people.owner(one.person))
        return self._people.named(one.to)

    def _begins(self, one: Introduction) -> bool:
        """Whether a mentoring begins with who stands behind a door that was opened for me."""
        opened_in = self._relationships.get(one.relationship)
        if opened_in.my_role != "protege" or one.became not in ("prospect", "mentor"):
            return False
        person = self._person(one)
        return person is None or not self._relationships.is_with(person.name)

    def _begin(self, one: Introduction) -> Introduction:
        """Begin that mentoring; it says out of whose network they come."""
        need_in_use(one)
        opener = self._relationships.person(self._relationships.get(one.relationship))
        known = self._person(one)
        self._relationships.begin(
            known.name if known else one.to,
            "protege",
            stage="prospect" if one.became == "prospect" else "active",
            why_them=one.why,
            details={"role": one.about, "how_met": f"Introduced by {opener.name}"},
            leads_to=lambda begun: self._context.with_fields(one, person=begun.person),
        )
        return self.get(one.uid)

    def go_on(self, uid: str) -> Introduction:
        """Say that what comes next was done, today.

        Raises:
            NotFound: Nothing comes next.
        """
        known = self.get(uid)
        door = following(known)
        if door is None:
            raise NotFound(f"Nothing is left to do for the introduction to {known.to}.")
        today: dict[str, Any] = {door: self._context.today()}
        label = f"{gone_words(replace(known, **today))}: the introduction to {known.to}"
        return self._context.change(known, label, **today)

    def _checked(self, known: Introduction, fields: dict[str, Any]) -> dict[str, Any]:
        checked = dict(fields)
        for name in _LINES:
            if name in checked:
                checked[name] = optional_line(checked[name], "this line", field=name)
        if "blurb" in checked:
            checked["blurb"] = long_text(checked["blurb"], "this text", field="blurb").strip("\n")
        self._check_days(
            replace(known, **{each: checked[each] for each in _DAYS if each in checked})
        )
        return checked

    def _check_days(self, one: Introduction) -> None:
        """See that its days lie behind, and in their order.

        Raises:
            BadInput: One does not.
        """
        today = self._context.today()
        for name in _DAYS:
            day: date | None = getattr(one, name)
            if day is not None and day > today:
                raise BadInput("That day is yet to come.", name)
        before: tuple[date, Door] | None = None
        for doors in _IN_ORDER:
            known = [(day, door) for door in doors if (day := getattr(one, door)) is not None]
            for day, door in known:
                if before is not None and day < before[0]:
                    raise _too_early(before, door)
            before = max(known, default=before)
        if one.asked is not None and one.declined is not None and one.declined < one.asked:
            raise _too_early((one.asked, "asked"), "declined")


def _too_early(before: tuple[date, Door], field: str) -> BadInput:
    return BadInput(f"That cannot come before {_WAS[before[1]]}, on {full_date(before[0])}.", field)
