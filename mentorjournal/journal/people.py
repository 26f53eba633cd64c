"""People: who is in the journal, and who a person means by a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.models import Capacity, Person
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.ids import ambiguous, any_of
from mentorjournal.text import (
    fold_name,
    long_text,
    one_line,
    optional_line,
    required_line,
    spellings,
)
from mentorjournal.times import parse_zone

if TYPE_CHECKING:
    from mentorjournal.journal.mentor_page import MentorPages

LINES = ("role", "organisation", "how_met", "found_at", "email", "phone", "handle")
_UID_BEGINNING = 8


class People:
    """The people of the journal."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @cached_property
    def page(self) -> MentorPages:
        """Who I am as a mentor."""
        from mentorjournal.journal.mentor_page import MentorPages

        return MentorPages(self._context)

    def thrown(self) -> list[Person]:
        """Those in the trash."""
        return [each for each in self._context.store.trash() if isinstance(each, Person)]

    def all(self) -> list[Person]:
        """Everybody but me, by name."""
        others = (person for person in self.everybody() if not person.is_me)
        return sorted(others, key=lambda person: (fold_name(person.name), person.uid))

    def everybody(self) -> list[Person]:
        """Everybody once, me too, in no order."""
        persons = self._context.store.all(Person)
        first = first_records(persons)
        return [person for person in persons if first[person.uid] == person.uid]

    def get(self, uid: str) -> Person:
        """The person of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Person, uid)

    def owner(self, uid: OwnerId) -> OwnerId:
        """Whose something is: me, or the first record of the person of that uid.

        Raises:
            NotFound: That person is not there any more.
        """
        if uid in ("", ME):
            return ME
        first = first_records(self._context.store.all(Person)).get(uid, uid)
        if self.get(first).deleted is not None:
            raise NotFound("That is in the trash now.")
        return first

    def owner_name(self, owner: OwnerId) -> str:
        """Whose something is, as it is said: "Me", or the person's name.

        Raises:
            NotFound: There is nobody of that uid.
        """
        return "Me" if owner == ME else self.get(owner).name

    def me(self) -> Person | None:
        """Who keeps this journal, where a name was given."""
        return next((person for person in self._context.store.all(Person) if person.is_me), None)

    def call_me(self, name: str, capacity: Capacity | None = None) -> Person:
        """Set the name under which exports are written.

        Args:
            name: My name.
            capacity: How much mentoring I can give; None where that stays as it is.

        Raises:
            BadInput: The name is empty or too long.
        """
        name = required_line(name, "your name", field="name")
        if (me := self.me()) is not None:
            given = capacity or me.capacity
            label = "changed your name" if name != me.name else "said what you can give"
            return self._context.change(me, label, name=name, capacity=given)
        me = self._context.make(Person, name=name, is_me=True, capacity=capacity)
        self._context.keep("gave your name", me)
        return me

    def drafted(self, name: str, **details: Any) -> Person:
        """A person with checked fields, not kept yet.

        Args:
            name: Must be new in this journal.
            details: Other fields of `Person`.

        Raises:
            BadInput: A field is empty or too long, or the name is taken.
        """
        name = required_line(name, "a name", field="name")
        if (taken := self.named(name)) is not None:
            raise BadInput(f"{taken.name} is in the journal already.", "name")
        details["zone"] = parse_zone(details.get("zone", ""), field="zone")
        return self._context.make(Person, name=name, **_checked_lines(details))

    def named(self, name: str) -> Person | None:
        """The person of exactly that name, or else of that name spelled in another way."""
        people = self.all()
        fits = next((fits for fits in _whole_name(people, name) if fits), [])
        return fits[0] if fits else None

    def nearly_named(self, name: str) -> Person | None:
        """Somebody whose name may be the same, spelled as people do without umlauts and rings.

        None where somebody has exactly that name, or one that reads the same.
        """
        if self.named(name) is not None:
            return None
        ways = spellings(name) - {""}
        return next((each for each in self.all() if _ways(each.names) & ways), None)

    def edit(self, uid: str, **fields: Any) -> Person:
        """Change fields of a person.

        Raises:
            BadInput: A field is empty or too long, or the name is another person's.
        """
        person = self.get(uid)
        return self._context.change(person, f"edited {person.name}", **self.checked(uid, fields))

    def checked(self, uid: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Fields for that person as they may be kept; nothing is changed yet.

        Raises:
            BadInput: As `edit`.
        """
        checked = _checked_lines(dict(fields))
        if "tags" in checked:
            tags = (optional_line(tag, "a tag", field="tags") for tag in checked["tags"])
            checked["tags"] = tuple(dict.fromkeys(tag for tag in tags if tag))
        if "notes" in checked:
            checked["notes"] = long_text(checked["notes"], "notes", field="notes")
        if "zone" in checked and checked["zone"] != self.get(uid).zone:
            checked["zone"] = parse_zone(checked["zone"], field="zone")
        if "name" in checked:
            checked["name"] = required_line(checked["name"], "a name", field="name")
            taken = self.named(checked["name"])
            if taken is not None and taken.uid != uid:
                raise BadInput(f"{taken.name} is in the journal already.", "name")
        return checked

    def find(self, who: str) -> Person:
        """Whom somebody means by a name, a unique part of one, a handle or a uid.

        Accents, apostrophes and the like may be left out; what is written exactly goes first.

        Raises:
            NotFound: Nobody fits.
            Ambiguous: Several fit.
        """
        wanted = one_line(who)
        people = self.all()
        if (first := self._of_second_record(wanted)) is not None:
            return first
        for fits in _candidates(people, wanted):
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise ambiguous(any_of(wanted), ((p.name, p.uid) for p in fits))
        raise NotFound(
            f"Nobody called “{wanted[:60]}” is in the journal. "
            "See who is with: mentorjournal people"
        )

    def _of_second_record(self, uid: Uid) -> Person | None:
        """Whose second record has that uid; an id that was noted once still leads to them."""
        first = first_records(self._context.store.all(Person)).get(uid, uid)
        return self.get(first) if first != uid else None


def first_records(persons: Sequence[Person]) -> dict[Uid, Uid]:
    """Which record stands for a person, by the uid of each: mostly its own.

    Two programs may each have made the other's first record the second one; then the older one
    stands for both. One whose first record is gone stands for itself.
    """
    leads = {each.uid: each.same_as for each in persons}
    first = {}
    for uid in leads:
        way = [uid]
        while (further := leads[way[-1]]) in leads and further not in way:
            way.append(str(further))
        first[uid] = min(way[way.index(further) :]) if further in way else way[-1]
    return first


def _candidates(people: list[Person], wanted: str) -> Iterator[list[Person]]:
    """Who could be meant, the surest way of naming somebody first."""
    exact, ways = _exact(wanted), spellings(wanted) - {""}
    yield [person for person in people if person.uid == exact]
    yield from _whole_name(people, wanted)
    handled = [person for person in people if person.handle]
    handle = wanted.removeprefix("@")
    yield [person for person in handled if _exact(person.handle) == _exact(handle)]
    yield [person for person in handled if spellings(person.handle) & (spellings(handle) - {""})]
    if handle != wanted:
        yield from _whole_name(people, handle)
    if not ways:
        return
    yield [p for p in people if any(exact in _exact(name).split() for name in p.names)]
    yield [
        person
        for person in people
        if any(f" {way} " in f" {name} " for way in ways for name in _ways(person.names))
    ]
    yield [person for person in people if any(exact in _exact(name) for name in person.names)]
    yield [
        person
        for person in people
        if any(way in name for way in ways for name in _ways(person.names))
    ]
    if len(exact) >= _UID_BEGINNING:
        yield [person for person in people if person.uid.startswith(exact)]


def _whole_name(people: list[Person], name: str) -> Iterator[list[Person]]:
    """Who is called so: as it is written, capitals aside, and in any spelling.

    Who has it as an other name comes after those whose name it is.
    """
    written, wanted, folded = normalize("NFC", one_line(name)), _exact(name), fold_name(name)
    first = [(person, (person.name,)) for person in people]
    for named in (first, [(person, person.other_names) for person in people]):
        yield [p for p, names in named if written in (normalize("NFC", each) for each in names)]
        yield [p for p, names in named if wanted in map(_exact, names)]
        if folded:
            yield [p for p, names in named if folded in map(fold_name, names)]


def _ways(names: Iterable[str]) -> set[str]:
    """All folded spellings of some names."""
    return {way for name in names for way in spellings(name)}


def _exact(text: str) -> str:
    return normalize("NFC", one_line(text)).casefold()


def _checked_lines(fields: dict[str, Any]) -> dict[str, Any]:
    """The one-line fields among `fields`, cleaned; the others as they are."""
    return {
        key: optional_line(value, "this line", field=key) if key in LINES else value
        for key, value in fields.items()
    }
