"""Relationships: begun, changed, found, and taken away with all that belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Form, MyRole, Uid
from mentorjournal.data.records.models import RECORDS, Pause, Person, Record, Relationship
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.journal.people import People
from mentorjournal.mentoring.pauses import pauses_with, stage_on
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.text import fold_name, long_text, optional_line

Follows = Callable[[Relationship, Relationship | None], Sequence[Record]]


class Relationships:
    """The mentoring relationships of the journal.

    Args:
        context: Store, clock and ids.
        people: Who keeps the people.
        following: Gives what finds, each, what is to be kept with a relationship that begins or
            changes; they get it as it is going to be, and as it was.
    """

    def __init__(
        self,
        context: Context,
        people: People,
        following: Callable[[], Sequence[Follows]],
    ) -> None:
        self._context = context
        self._people = people
        self._following = following

    def all(self) -> list[Relationship]:
        """Every relationship, the ones that are going on first, then by name."""
        today = self._context.today()
        order = {"active": 0, "paused": 1, "asked": 2, "prospect": 3, "completed": 4}
        return sorted(
            self._context.store.all(Relationship),
            key=lambda relationship: (
                order[stage_on(relationship, today)],
                fold_name(self.person(relationship).name),
                relationship.uid,
            ),
        )

    def get(self, uid: str) -> Relationship:
        """The relationship of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Relationship, uid)

    def person(self, relationship: Relationship) -> Person:
        """The other person in it; "Somebody" where the file has lost the record."""
        try:
            return self._people.get(relationship.person)
        except NotFound:
            # Other programs write the file too; all that is left must still open.
            known = relationship.created
            return Person(uid=relationship.person, created=known, updated=known, name="Somebody")

    def names(self, uids: Collection[Uid]) -> list[str]:
        """The other people's names in those of these relationships that are in use, once each."""
        those = {each.person: each for each in self.all() if each.uid in uids}
        return [self.person(each).name for each in those.values()]

    def of(self, person: Person) -> list[Relationship]:
        """All relationships with that person."""
        return [
            relationship
            for relationship in self._context.store.all(Relationship)
            if relationship.person == person.uid
        ]

    def is_with(self, name: str, my_role: MyRole = "protege") -> bool:
        """Whether I have that role towards somebody of that name."""
        person = self._people.named(name)
        return person is not None and self._has(person, my_role)

    def _has(self, person: Person, my_role: MyRole) -> bool:
        return any(each.my_role == my_role for each in self.of(person))

    def find(self, who: str) -> Relationship:
        """The relationship with whom somebody means; the active one if there are several.

        Raises:
            NotFound, Ambiguous: As `People.find`; or there is no relationship with that person.
        """
        try:
            return self.get(who.strip())
        except NotFound:
            person = self._people.find(who)
        today = self._context.today()
        relationships = sorted(
            self.of(person),
            key=lambda relationship: (stage_on(relationship, today) != "active", relationship.uid),
        )
        if not relationships:
            raise NotFound(f"There is no mentoring relationship with {person.name}.")
        return relationships[0]

    def begin(
        self,
        name: str,
        my_role: MyRole,
        *,
        form: Form = "recurring",
        start: date | None = None,
        details: dict[str, Any] | None = None,
        leads_to: Callable[[Relationship], Record] | None = None,
        **fields: Any,
    ) -> Relationship:
        """Begin mentoring with somebody, who is added if new to the journal.

        Args:
            name: The other person's name; one that is known already is used again.
            my_role: What I am in it.
            form: Recurring, or one-off.
            start: The first day; today if left out, but none of a prospect.
            details: More fields of the person, where the person is new.
            leads_to: Gives what changes with that, such as where they were met; one undo for both.
            fields: More fields of the relationship.

        Raises:
            BadInput: A field cannot be used, or I already have that role towards that person.
        """
        new, relationship, led = self.drafted(
            name, my_role, form=form, start=start, details=details, **fields
        )
        also = [leads_to(relationship)] if leads_to else []
        whose = new or self.person(relationship)
        self._context.keep(
            f"added {whose.name}", *([new] if new else []), relationship, *led, *also
        )
        return relationship

    def drafted(
        self,
        name: str,
        my_role: MyRole,
        *,
        form: Form = "recurring",
        start: date | None = None,
        details: dict[str, Any] | None = None,
        **fields: Any,
    ) -> tuple[Person | None, Relationship, list[Record]]:
        """What `begin` would keep: the person where they are new, the relationship, what it brings.

        Raises:
            BadInput: As `begin`.
        """
        person = self._people.named(name)
        new = None if person else self._people.drafted(name, **(details or {}))
        if person is not None and self._has(person, my_role):
            raise BadInput(
                f"You are {person.name}'s {ROLE_WORDS[my_role]} in this journal already.", "name"
            )
        whose = person or new
        assert whose is not None
        relationship = self._context.make(
            Relationship,
            person=whose.uid,
            my_role=my_role,
            form=form,
            start=start or (None if fields.get("stage") == "prospect" else self._context.today()),
            **_checked_text(fields),
        )
        return new, relationship, self._led(relationship, None)

    def begin_named(self, name: str, by: Relationship) -> Relationship | None:
        """Make a prospect of whom somebody named that I had asked; None for who is known already.

        Args:
            name: Whom.
            by: The mentoring that was asked for; what it was for, they could be asked, too.
        """
        if self._people.named(name) is not None:
            return None
        namer = self.person(by)
        return self.begin(
            name,
            "protege",
            form=by.form,
            stage="prospect",
            aim=by.aim,
            focus=by.focus,
            details={"how_met": f"Named by {namer.name}", "source": namer.source},
        )

    def edit(
        self,
        uid: str,
        *,
        details: Mapping[str, Any] | None = None,
        label: str = "",
        **fields: Any,
    ) -> Relationship:
        """Change fields of a relationship, and of the person in it, as one change.

        Args:
            uid: The relationship.
            details: Changed fields of the person.
            label: What was done, where that has a name of its own.
            fields: Changed fields of the relationship.

        Raises:
            BadInput: A field cannot be used, or it is in the trash; nothing was changed.
        """
        relationship = self.get(uid)
        need_in_use(relationship)
        person = self.person(relationship)
        label = label or f"edited the relationship with {person.name}"
        today = self._context.today()
        checked = _checked_text(fields)
        stage = stage_on(relationship, today)
        if "pauses" not in fields and checked.get("stage", stage) != stage:
            checked["pauses"] = self._pauses(self._context.with_fields(relationship, **checked))
        known = replace(person, **self._people.checked(person.uid, details)) if details else person
        changed: list[Record] = [known] if known != person else []
        if (new := self._context.with_fields(relationship, **checked)) != relationship:
            changed += [new, *self._led(new, relationship)]
        if changed:
            self._context.keep(label, *changed)
        return self.get(uid)

    def lead(self, uid: str, done: str, **fields: Any) -> Relationship:
        """Change fields by a step that has a name of its own, as in "thanked" with their name."""
        name = self.person(self.get(uid)).name
        return self.edit(uid, label=f"{done} {name}", **fields)

    def _led(self, new: Relationship, before: Relationship | None) -> list[Record]:
        return [record for follows in self._following() for record in follows(new, before)]

    def answer_calls(self, uid: str, *, counted: bool) -> Relationship:
        """Let calls between meetings count as well, or not; it is not asked again.

        Args:
            uid: The relationship.
            counted: Whether they count, so that a call is due as well as a meeting.
        """
        relationship = self.get(uid)
        if counted:
            name = self.person(relationship).name
            label = f"let calls with {name} count"
            return self.edit(uid, label=label, rhythm="meetings-and-calls", calls_offered=True)
        # That it was asked is nothing that anybody would take back.
        self._context.keep_quietly(replace(relationship, calls_offered=True))
        return self.get(uid)

    def _pauses(self, relationship: Relationship) -> tuple[Pause, ...]:
        """The pauses of a relationship whose stage was chosen: from today it rests, or no more."""
        today, uid = self._context.today(), self._context.new_uid()
        return pauses_with(relationship, relationship.stage, today, uid)

    def belongings(self, relationship: Relationship) -> list[Record]:
        """Everything in use that hangs on a relationship: its sessions, follow-ups and the like."""
        return self._hanging_on(relationship.uid)

    def owned_by(self, person: Uid) -> list[Record]:
        """Everything in use that a person whom I mentor owns: plan, goals and the rest."""
        return self._hanging_on(person)

    def _hanging_on(self, uid: Uid) -> list[Record]:
        return [
            record
            for kind in RECORDS.values()
            if {"relationship", "owner"} & set(kind.__struct_fields__)
            for record in self._context.store.all(kind)
            if uid in belongs_to(record)
        ]


def belongs_to(record: Record) -> set[Uid]:
    """What a record goes with when that is deleted: its owner, or its relationship.

    What has an owner stays when a relationship goes in which it was made; what was assessed
    with somebody goes with either.
    """
    if record.goes_with:
        return {uid for field in record.goes_with if (uid := getattr(record, field))}
    found: Uid | None = getattr(record, "owner", getattr(record, "relationship", None))
    return {found} if found else set()


_TEXTS = {"notes": "notes"}


def _checked_text(fields: dict[str, Any]) -> dict[str, Any]:
    checked = dict(fields)
    for key in ("aim", "stage_reason", "asked_how", "why_them"):
        if key in checked:
            checked[key] = optional_line(checked[key], "this line", field=key)
    for key in ("notes", "last_words", "learned", "observed"):
        if key in checked:
            checked[key] = long_text(checked[key], _TEXTS.get(key, "this text"), field=key)
    if "focus" in checked:
        areas = (optional_line(area, "a focus area", field="focus") for area in checked["focus"])
        checked["focus"] = tuple(dict.fromkeys(area for area in areas if area))
    return checked
