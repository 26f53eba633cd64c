"""Another journal of this program: its file, or what `export journal --format json` writes.

Its sessions, people, open actions and achievements are taken; all else is named. What somebody
marked there stays marked; what becomes of it here is for whoever takes it to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, get_args

from mentorjournal.data.records.base import Channel, MyRole
from mentorjournal.data.schema import SCHEMA
from mentorjournal.imports.days import day_in
from mentorjournal.imports.json_text import unknown_fields
from mentorjournal.imports.reading import (
    About,
    Card,
    Deed,
    Entry,
    Left,
    Place,
    Reading,
    Task,
    sorted_out,
)
from mentorjournal.money import MOST_MINUTES
from mentorjournal.text import LINE_LIMIT, clean, one_line

SOURCE = "another journal"
_EVERY = ("uid", "created", "updated", "deleted", "imported")
_DETAILS = ("email", "phone", "organisation", "role", "notes")
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "person": ("name", "is_me", *_DETAILS),
    "relationship": ("person", "my_role", "form", "start"),
    "session": (
        *("relationship", "on", "state", "channel", "minutes", "notes", "started", "ended"),
        *("at", "planned_minutes", "zone"),
    ),
    "follow-up": ("relationship", "kind", "text", "assignee", "due", "state"),
    "achievement": ("owner", "kind", "planned", "on", "text", "impact"),
}
_HAPPENED = ("happened", "running")
_OTHER: Mapping[str, str] = {"mentor": "protege", "protege": "mentor"}
Found = Iterator[About | Left]


def is_own(whole: dict[str, Any]) -> bool:
    """Whether JSON is a journal of this program."""
    return isinstance(whole.get("tables"), dict) or (
        isinstance(whole.get("meta"), dict) and "person" in whole
    )


def read_own(whole: dict[str, Any]) -> Reading:
    """What stands in another journal of this program.

    Args:
        whole: What stands in the file.
    """
    tables = whole.get("tables", whole)
    journal = _Journal({name: _records(tables.get(name)) for name in SCHEMA.tables})
    return sorted_out(SOURCE, journal.found())


class _Journal:
    """The records of another journal, which may be anything.

    Args:
        tables: The records, by table.
    """

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self._tables = tables
        self._names = {
            _line(one, "uid"): _line(one, "name")
            for one in tables["person"]
            if not one.get("is_me")
        }
        self._bonds = {_line(one, "uid"): one for one in tables["relationship"]}

    def found(self) -> Found:
        """All of it."""
        readers = {
            "person": self._person,
            "session": self._session,
            "follow-up": self._follow_up,
            "achievement": self._achievement,
        }
        for table, records in self._tables.items():
            reader = readers.get(table)
            several = SCHEMA.tables[table].words[1]
            kept = [one for one in records if not one.get("deleted")]
            for number, one in enumerate(records, 1):
                place = Place(number, number, several, "entry")
                if one.get("deleted"):
                    yield Left(place, "it is in the trash there")
                elif reader is not None:
                    yield from reader(place, one)
                elif table not in _KNOWN:
                    yield Left(place, f"there is no place here for {several}")
            if table in _KNOWN:
                yield from unknown_fields(kept, {*_EVERY, *_KNOWN[table]}, several)

    def _person(self, place: Place, one: dict[str, Any]) -> Found:
        name = _line(one, "name")
        uid = _line(one, "uid")
        if one.get("is_me"):
            return
        bonds = (each for each in self._bonds.values() if _line(each, "person") == uid)
        role = next((known for bond in bonds if (known := _role(bond))), None)
        details = {key: clean(text) for key in _DETAILS if (text := _text(one, key))}
        if not name:
            yield Left(place, "it names nobody")
        elif details or role:
            yield Card(place=place, names=(name,), new_name=name, details=details, my_role=role)
        else:
            yield Left(place, "nothing is said of them")

    def _session(self, place: Place, one: dict[str, Any]) -> Found:
        on, state = day_in(_line(one, "on")), _line(one, "state") or "happened"
        if on is None:
            yield Left(place, "no day of a calendar stands with it")
        elif state not in _HAPPENED:
            yield Left(place, "it has not happened")
        else:
            channel = _line(one, "channel")
            yield Entry(
                place=place,
                on=on,
                text=clean(_text(one, "notes")).rstrip(),
                id=_line(one, "uid"),
                channel=next((each for each in get_args(Channel) if each == channel), None),
                minutes=_minutes(one),
                **self._whom(one),
            )

    def _follow_up(self, place: Place, one: dict[str, Any]) -> Found:
        text, whom = _line(one, "text"), self._whom(one)
        if (_line(one, "kind") or "action", _line(one, "state") or "open") != ("action", "open"):
            yield Left(place, "it is no open action")
        elif not 0 < len(text) <= LINE_LIMIT:
            yield Left(place, "it says nothing that is to be done")
        else:
            theirs = one.get("assignee") == "them"
            owner = _OTHER.get(whom["my_role"] or "", "") if theirs else ""
            yield Task(place=place, text=text, due=day_in(_line(one, "due")), owner=owner, **whom)

    def _achievement(self, place: Place, one: dict[str, Any]) -> Found:
        on, text, impact = day_in(_line(one, "on")), _line(one, "text"), _line(one, "impact")
        done = (one.get("kind") or "done") == "done" and not one.get("planned")
        name = self._names.get(_line(one, "owner"), "")
        if on is None or not text or not done or max(len(text), len(impact)) > LINE_LIMIT:
            yield Left(place, "it is not something done on a day")
        elif _line(one, "owner") in ("", "me") or name:
            names = (name,) if name else ()
            yield Deed(
                place=place, on=on, text=text, impact=impact, names=names, told=len(names),
                new_name=name, my_role="mentor" if name else None,
            )  # fmt: skip
        else:
            yield Left(place, "whose it is, is not there")

    def _whom(self, one: dict[str, Any]) -> dict[str, Any]:
        """Whom a record of a relationship is about."""
        bond = self._bonds.get(_line(one, "relationship"), {})
        name = self._names.get(_line(bond, "person"), "")
        return {
            "names": (name,) if name else (),
            "told": 1 if name else 0,
            "new_name": name,
            "my_role": _role(bond) if name else None,
        }


def _records(table: object) -> list[dict[str, Any]]:
    """The records of a table, which has them in a list, or by number."""
    found = list(table.values()) if isinstance(table, dict) else table
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(one: Mapping[str, Any], field: str) -> str:
    value = one.get(field)
    return value if isinstance(value, str) else ""


def _line(one: Mapping[str, Any], field: str) -> str:
    return one_line(_text(one, field))


def _role(bond: Mapping[str, Any]) -> MyRole | None:
    return next((role for role in get_args(MyRole) if role == bond.get("my_role")), None)


def _minutes(one: Mapping[str, Any]) -> int | None:
    """How long a session took, as it says, or from its beginning to its end."""
    said = one.get("minutes")
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= MOST_MINUTES:
        return said
    try:
        began, ended = (datetime.fromisoformat(_text(one, key)) for key in ("started", "ended"))
        minutes = round((ended - began).total_seconds() / 60)
    except (ValueError, TypeError, OverflowError):
        return None
    return minutes if 0 <= minutes <= MOST_MINUTES else None
