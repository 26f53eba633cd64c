"""Two records of one person made one: everything of both stands under one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct, inspect
from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import (
    RECORDS,
    Decider,
    Person,
    Plan,
    Record,
    Relationship,
    ReportingLine,
)
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.people import first_records
from mentorjournal.journal.plans import Plans, as_one
from mentorjournal.text import spellings

S = TypeVar("S", bound=Struct)
LINE_WORDS = {
    "role": "role",
    "organisation": "organisation",
    "how_met": "how we met",
    "found_at": "found at",
    "email": "e-mail",
    "phone": "phone",
}

STRICTEST: tuple[ReportingLine, ...] = ("my-manager", "my-report", "managers-manager")
"""Places in the reporting line, that which keeps most back first."""


class OnePerson:
    """Makes two records of one person one, and keeps them one.

    The second record stays, with the uid of the first in `same_as`: so what another program has
    changed in it is merged like any other change, and undo finds all as it was.

    Args:
        context: Store, clock and ids.
        plans: Who knows which plan is an owner's.
    """

    def __init__(self, context: Context, plans: Plans) -> None:
        self._context, self._plans = context, plans

    def unite(self, kept: Uid, other: Uid) -> Person:
        """Bring everything of two records of one person together, as one change.

        Relationships, what they own and whatever else names the other record names the kept one;
        of two plans one is made, as when an older journal is read. Relationships stay as many as
        they are. The other name is one more by which the person is found.

        Args:
            kept: The person whose name stays.
            other: The same person once more.

        Raises:
            BadInput: They are one already, or one of them is me.
            NotFound: One of them is in the trash, or nowhere.
        """
        first, second = self._in_use(kept), self._in_use(other)
        if first.uid == second.uid:
            raise BadInput("That is one person already; nothing was changed.")
        changed = {record.uid: record for record in self._naming(second.uid, first.uid)}
        changed |= {record.uid: record for record in self._one_plan(first, second)}
        changed |= {record.uid: record for record in self._each_decider_once(changed)}
        for relationship in self._in_one_line(first, second):
            named = changed.get(relationship.uid, relationship)
            changed[relationship.uid] = replace(named, reporting_line=relationship.reporting_line)
        self._context.keep(
            f"made {second.name} and {first.name} one person",
            _with_all_of(first, second),
            replace(second, same_as=first.uid),
            *changed.values(),
        )
        return self._context.store.get(Person, first.uid)

    def gather(self) -> None:
        """Bring to a person what another program has added to the second record of them.

        Whoever takes the union back takes that back too.

        Raises:
            NotKept: The disk refused; it is tried again the next time.
        """
        for second, first in first_records(self._context.store.all(Person)).items():
            if first != second and (found := list(self._naming(second, first, in_use=True))):
                changed = {record.uid: record for record in found}
                changed |= {record.uid: record for record in self._each_decider_once(changed)}
                before = tuple(filter(None, map(self._context.kept, changed.values())))
                after = self._context.keep_quietly(*changed.values())
                self._context.done.add_to({first, second}, before, after)

    def _in_use(self, uid: Uid) -> Person:
        person = self._context.store.get(Person, uid)
        if person.deleted is not None:
            raise NotFound(f"{person.name} is in the trash; put that back first.")
        if person.is_me:
            raise BadInput("You keep this journal; you cannot be made one with somebody in it.")
        first = first_records(self._context.store.all(Person))[uid]
        return person if first == uid else self._context.store.get(Person, first)

    def _naming(self, old: Uid, new: Uid, *, in_use: bool = False) -> Iterator[Record]:
        """Every record that names a person, naming another one instead."""
        store = self._context.store
        records: list[Record] = [one for kind in RECORDS.values() for one in store.about(kind, old)]
        if not in_use:
            # What comes back from the trash shall find its owner.
            records += [one for one in self._thrown() if one.uid != old]
        for record in records:
            named = _renamed(record, old, new)
            if isinstance(named, Person) and named.same_as == named.uid:
                named = replace(named, same_as=None)
            if named != record and record.uid != old:
                yield named

    def _thrown(self) -> list[Record]:
        return [one for one in self._context.store.trash() if isinstance(one, Record)]

    def _one_plan(self, first: Person, second: Person) -> list[Record]:
        """The plans of both as one, in that of the first, where both have one."""
        every = self._context.store.all(Plan)
        kept = self._plans.of(first.uid)
        others = [plan for plan in every if plan.owner == second.uid]
        if kept is None or not others:
            return []
        others += [plan for plan in every if plan.owner == first.uid and plan.uid != kept.uid]
        names = {plan.uid: second.name for plan in others} | {kept.uid: first.name}
        now = self._context.now()
        return [
            as_one(kept, others, names),
            *(replace(plan, owner=first.uid, deleted=now) for plan in others),
        ]

    def _each_decider_once(self, changed: Mapping[Uid, Record]) -> Iterator[Decider]:
        """Those who would stand twice among the deciders of one owner: the first, with both notes.

        Args:
            changed: Records as they will be, by uid.
        """
        every = (changed.get(one.uid, one) for one in self._context.store.all(Decider))
        known: list[Decider] = []
        for one in every:
            assert isinstance(one, Decider)
            twin = next((each for each in known if _is_same(each, one)), None)
            if twin is None or not {one.uid, twin.uid} & changed.keys():
                known.append(one)
                continue
            notes = dict.fromkeys(text for text in (twin.note, one.note) if text.strip())
            first = replace(twin, role=twin.role or one.role, note="; ".join(notes))
            known[known.index(twin)] = first
            yield first
            yield replace(one, deleted=self._context.now())

    def _in_one_line(self, first: Person, second: Person) -> Iterator[Relationship]:
        """The relationships that come into the reporting line, since the other's are in it."""
        both = [
            each
            for each in self._context.store.all(Relationship)
            if each.person in (first.uid, second.uid)
        ]
        lines = {each.reporting_line for each in both} - {"none"}
        if lines:
            line = min(lines, key=STRICTEST.index)
            yield from (
                replace(each, reporting_line=line) for each in both if each.reporting_line == "none"
            )


def _is_same(one: Decider, other: Decider) -> bool:
    """Whether two are one who decides about somebody, as `Deciders.add` would refuse the second."""
    if one.owner != other.owner:
        return False
    if one.person and other.person:
        return one.person == other.person
    return bool(spellings(one.name) & spellings(other.name))


def _with_all_of(first: Person, second: Person) -> Person:
    """A person with what is known of the other record too; what differs stands in the notes."""
    lines: dict[str, Any] = {
        name: getattr(first, name) or getattr(second, name)
        for name in (*LINE_WORDS, "handle", "source")
    }
    apart = [
        f"{words} {said}"
        for name, words in LINE_WORDS.items()
        if (said := getattr(second, name)) and said != lines[name]
    ]
    told = [f"As {second.name}: {', '.join(apart)}."] if apart else []
    notes = [text for text in (first.notes, *told, second.notes) if text.strip()]
    more = (*first.other_names, *second.names, second.handle)
    names = [name for name in more if name and name not in (first.name, lines["handle"])]
    return replace(
        first,
        **lines,
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        notes="\n\n".join(notes),
        other_names=tuple(dict.fromkeys(names)),
    )


def _renamed(struct: S, old: Uid, new: Uid) -> S:
    """A record or part in which each reference to one uid leads to another."""
    changed = {}
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        then = _followed(value, old, new, refers=name in _references(type(struct)))
        if then != value:
            changed[name] = then
    return replace(struct, **changed) if changed else struct


def _followed(value: Any, old: Uid, new: Uid, *, refers: bool) -> Any:
    if isinstance(value, Struct):
        return _renamed(value, old, new)
    if isinstance(value, tuple):
        return tuple(_followed(each, old, new, refers=refers) for each in value)
    if isinstance(value, Mapping):
        # What was taken out of a record is kept as it is written.
        return {key: _followed(each, old, new, refers=key != "uid") for key, each in value.items()}
    if isinstance(value, list):
        return [_followed(each, old, new, refers=refers) for each in value]
    return new if refers and value == old else value


@cache
def _references(kind: type[Struct]) -> frozenset[str]:
    """The fields of a record or part that hold uids of others; a text is never one."""
    known = inspect.type_info(kind)
    assert isinstance(known, inspect.StructType)
    return frozenset(
        field.name for field in known.fields if field.name != "uid" and _holds_uid(field.type)
    )


def _holds_uid(node: inspect.Type) -> bool:
    if isinstance(node, inspect.StrType):
        return node.pattern is not None and "0-9a-f" in node.pattern
    if isinstance(node, inspect.VarTupleType):
        return _holds_uid(node.item_type)
    return isinstance(node, inspect.UnionType) and any(map(_holds_uid, node.types))
