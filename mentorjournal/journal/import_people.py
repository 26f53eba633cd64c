"""Whom something of another program is about: a relationship of this journal, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.notes.words import fold, handles_of
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.models import Person, Record, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.imports.reading import About, Card, Left
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.text import fold_name, named

NOBODY = "it names nobody of your journal"
AT_NOBODY = "it names {}, nobody of your journal"
UNKNOWN = "{} is nobody of your journal"
FIELD_WORDS = {
    "email": "email",
    "phone": "phone",
    "organisation": "organisation",
    "role": "job",
    "notes": "notes",
}
SEVERAL = "it names several people of your journal"
SEVERAL_NEW = "it names several people, nobody of your journal"


class NotTaken(Exception):
    """Something cannot be taken; the message says why, in a clause."""


class ImportPeople:
    """Finds whom something is about, and drafts who is new or is filled in.

    Args:
        people: Everybody in the journal.
        relationships: The mentoring with them.
        today: The day on which it is asked who is active.
        role: What I am to people who are new; None where nobody is added.
    """

    def __init__(
        self, people: People, relationships: Relationships, today: date, role: MyRole | None
    ) -> None:
        self._people, self._relationships = people, relationships
        self._today, self._role = today, role
        self._by_handle: dict[str, set[Uid]] = {}
        me = people.me()
        self._mine = {_handle(me.name)} if me else set()
        self._known = {person.uid: person for person in people.all()}
        for person in self._known.values():
            for handle in handles_of(*person.called):
                self._by_handle.setdefault(handle, set()).add(person.uid)
        self._found: dict[str, set[Uid]] = {}
        self.added: dict[str, Relationship] = {}
        self.drafts: dict[Uid, Record] = {}
        self.filled: dict[Uid, list[str]] = {}
        self.otherwise: list[Left] = []

    def of(self, about: About, otherwise: Relationship | None) -> Relationship:
        """The relationship that something belongs to.

        By what is said outright, then where it stands, then the names behind `@`; only where none
        of these is anybody, by what the person said of all.

        Args:
            about: What it is.
            otherwise: The relationship of what names nobody.

        Raises:
            NotTaken: There is none, or there could be several.
        """
        about = self._without_me(about)
        named_here = self._known_of(about)
        if len(named_here) > 1:
            raise NotTaken(SEVERAL)
        if named_here:
            return self._with(self._known[named_here.pop()])
        if about.new_name:
            if about.told > 1:
                raise NotTaken(SEVERAL_NEW)
            if (role := about.my_role or self._role) is not None:
                return self._new(about.new_name, role, about.on or self._today)
            if about.told:
                raise NotTaken(UNKNOWN.format(named(about.new_name)))
        mentioned = {uid for word in about.mentioned for uid in self._by_handle.get(fold(word), ())}
        if len(mentioned) > 1:
            raise NotTaken(SEVERAL)
        if mentioned:
            return self._with(self._known[mentioned.pop()])
        if otherwise is not None:
            return otherwise
        if about.new_name:
            raise NotTaken(UNKNOWN.format(named(about.new_name)))
        at = ", ".join(f"@{word}" for word in about.mentioned)
        raise NotTaken(AT_NOBODY.format(at) if at else NOBODY)

    def person(self, uid: Uid) -> Person:
        """Somebody of the journal, or drafted."""
        drafted = self.drafts.get(uid)
        return drafted if isinstance(drafted, Person) else self._people.get(uid)

    def fill(self, card: Card) -> bool:
        """Draft somebody with what a card says, where that is not said yet.

        Args:
            card: The card.

        Returns:
            Whether they are filled in or new; what is said otherwise here is added to `otherwise`.

        Raises:
            NotTaken: They are nobody of the journal and are not added, or a line is too long.
        """
        new = False
        if (person := self._people.named(card.new_name)) is None:
            if (role := card.my_role or self._role) is None:
                raise NotTaken(UNKNOWN.format(named(card.new_name)))
            new = fold_name(card.new_name) not in self.added
            person = self.person(self._new(card.new_name, role, self._today).person)
        drafted = self.person(person.uid)
        fields = {name: value for name, value in card.details.items() if not getattr(drafted, name)}
        try:
            checked = self._people.checked(person.uid, fields)
        except BadInput as error:
            raise NotTaken(str(error).rstrip(".")) from None
        for name, value in card.details.items():
            if name not in fields and value not in getattr(drafted, name):
                why = f"{person.name} has other words here for {FIELD_WORDS[name]}"
                self.otherwise.append(Left(card.place, why))
        if checked or new:
            self.drafts[person.uid] = replace(drafted, **checked)
            self.filled.setdefault(person.uid, []).extend(checked)
        return bool(checked) or new

    def _without_me(self, about: About) -> About:
        """The same without my own name, which stands among those who were there."""
        told = about.names[: about.told]
        others = tuple(name for name in told if _handle(name) not in self._mine)
        if len(others) == len(told):
            return about
        new_name = (others or ("",))[0] if about.new_name else ""
        names = (*others, *about.names[about.told :])
        return replace(about, names=names, told=len(others), new_name=new_name)

    def _known_of(self, about: About) -> set[Uid]:
        """Who of the journal is named outright, all of them, or else the surest by its place."""
        told = {uid for name in about.names[: about.told] for uid in self._named(name)}
        if told or (about.told and about.new_name):
            return told
        found = [uids for name in about.names[about.told :] if (uids := self._named(name))]
        return set(next((uids for uids in found if len(uids) == 1), found[0] if found else ()))

    def _named(self, name: str) -> set[Uid]:
        """Whom a title, a file or a folder names, or could."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> set[Uid]:
        if (person := self._people.named(name)) is not None:
            return {person.uid}
        if uids := self._by_handle.get(_handle(name), set()):
            return uids
        title = f" {fold_name(name)} "
        whole = {
            person.uid
            for person in self._known.values()
            if any(f" {fold_name(each)} " in title for each in _whole(person.names))
        }
        if whole or "," not in name:
            return whole
        # One of them may be a surname that stands first.
        words = filter(None, map(str.strip, name.split(",")))
        parts = {uid for part in words for uid in self._look_up(part)}
        return parts if len(parts) > 1 else set()

    def _with(self, person: Person) -> Relationship:
        """The relationship with somebody: the active one, where only one is."""
        every = self._relationships.of(person)
        active = [one for one in every if stage_on(one, self._today) == "active"] or every
        if len(active) == 1:
            return active[0]
        if not active:
            raise NotTaken(f"there is no mentoring with {person.name}")
        raise NotTaken(f"you are both mentor and protégé of {person.name}")

    def _new(self, name: str, role: MyRole, on: date) -> Relationship:
        """Somebody new, drafted once; the mentoring begins on that day."""
        key = fold_name(name)
        if key not in self.added:
            if (nearly := self._people.nearly_named(name)) is not None:
                raise NotTaken(f"{named(name)} could be {nearly.name}, who is in your journal")
            try:
                new, relationship, led = self._relationships.drafted(name, role, start=on)
            except BadInput as error:
                raise NotTaken(f"nobody can be called {named(name)}: {error}") from None
            every = [*([new] if new else []), relationship, *led]
            self.drafts |= {one.uid: one for one in every}
            self.added[key] = relationship
        return self.added[key]


def _handle(name: str) -> str:
    """A name as it stands behind `@`, to be compared."""
    return fold(name).replace(" ", "-")


def _whole(names: Iterable[str]) -> list[str]:
    """The names of more than one word; a first name alone may be any word of a title."""
    return [name for name in names if " " in name.strip()]
