"""Whom an entry of another program is about: a relationship of this journal, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorjournal.data.notes.words import fold, handles_of
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.models import Person, Record, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.imports.reading import Entry
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.text import fold_name, named

NOBODY = "it names nobody of your journal"
SEVERAL = "it names several people of your journal"


class NotWhom(Exception):
    """Nobody could be found for an entry; the message says why, in a clause."""


class ImportPeople:
    """Finds whom entries are about, and drafts who is new.

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
        self._known = {person.uid: person for person in people.all()}
        for person in self._known.values():
            for handle in handles_of(*person.called):
                self._by_handle.setdefault(handle, set()).add(person.uid)
        self._found: dict[str, Person | None] = {}
        self.added: dict[str, Relationship] = {}
        self.drafts: list[Record] = []

    def of(self, entry: Entry, otherwise: Relationship | None) -> Relationship:
        """The relationship that an entry belongs to.

        By where it stands, then what the person said of all, then by the names behind `@`.

        Args:
            entry: The entry.
            otherwise: The relationship of what names nobody.

        Raises:
            NotWhom: There is none, or there could be several.
        """
        for name in entry.names:
            if (person := self._named(name)) is not None:
                return self._with(person)
        if otherwise is not None:
            return otherwise
        if entry.new_name and self._role is not None:
            return self._new(entry.new_name, self._role, entry.on)
        mentioned = {uid for word in entry.mentioned for uid in self._by_handle.get(fold(word), ())}
        if len(mentioned) == 1:
            return self._with(self._known[mentioned.pop()])
        if mentioned:
            raise NotWhom(SEVERAL)
        raise NotWhom(
            f"{named(entry.names[0])} is nobody of your journal" if entry.names else NOBODY
        )

    def name_of(self, relationship: Relationship) -> str:
        """The other person's name, of a drafted relationship too."""
        drafted = (one for one in self.drafts if isinstance(one, Person))
        new = next((one for one in drafted if one.uid == relationship.person), None)
        return (new or self._relationships.person(relationship)).name

    def _named(self, name: str) -> Person | None:
        """Whom a title, a file or a folder names; None for nobody, or more than one."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> Person | None:
        if (person := self._people.named(name)) is not None:
            return person
        uids = self._by_handle.get(fold(name).replace(" ", "-"), set())
        if not uids:
            title = f" {fold_name(name)} "
            uids = {
                person.uid
                for person in self._known.values()
                if any(f" {fold_name(each)} " in title for each in _whole(person.names))
            }
        return self._known[next(iter(uids))] if len(uids) == 1 else None

    def _with(self, person: Person) -> Relationship:
        """The relationship with somebody: the active one, where only one is."""
        every = self._relationships.of(person)
        active = [one for one in every if stage_on(one, self._today) == "active"] or every
        if len(active) == 1:
            return active[0]
        if not active:
            raise NotWhom(f"there is no mentoring with {person.name}")
        raise NotWhom(f"you are both mentor and protégé of {person.name}")

    def _new(self, name: str, role: MyRole, on: date) -> Relationship:
        """Somebody new, drafted once; the mentoring begins with the first entry."""
        key = fold_name(name)
        if key not in self.added:
            if (nearly := self._people.nearly_named(name)) is not None:
                raise NotWhom(f"{named(name)} could be {nearly.name}, who is in your journal")
            try:
                new, relationship, led = self._relationships.drafted(name, role, start=on)
            except BadInput as error:
                raise NotWhom(f"nobody can be called {named(name)}: {error}") from None
            self.drafts += [*([new] if new else []), relationship, *led]
            self.added[key] = relationship
        return self.added[key]


def _whole(names: Iterable[str]) -> list[str]:
    """The names of more than one word; a first name alone may be any word of a title."""
    return [name for name in names if " " in name.strip()]
