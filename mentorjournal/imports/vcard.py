"""vCards of address books, versions 2.1 to 4.0: who somebody is and how they are reached.

Their oddities: long lines are folded, the rest behind a blank; version 2.1 folds quoted-printable
by "=" at the end instead, and names its parameters without a key (`TEL;CELL:`); Apple puts groups
before properties (`item1.EMAIL`); commas, semicolons and line ends are escaped by a backslash.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.reading import Card, Left, Place, Reading
from mentorjournal.text import LINE_LIMIT, clean, fold, named, one_line

SOURCE = "vCards"
_PROPERTY = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;(?:\"[^\"]*\"|[^:;\"])*)*):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_FIELDS = {
    "EMAIL": "email",
    "TEL": "phone",
    "ORG": "organisation",
    "TITLE": "role",
    "NOTE": "notes",
}
_MEANINGLESS = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "FN", "N", "X-ABUID", "SOURCE", "KIND"}
)
_PARTS = re.compile(r"(?<!\\);")


class _Property(NamedTuple):
    """One property: its first and last line, from 1, its name, parameters and value."""

    first: int
    last: int
    name: str
    parameters: str
    value: str


def read_vcards(text: str) -> Reading:
    """The people in a file of vCards.

    Raises:
        CannotOpen: There is none in it.
    """
    cards: list[Card] = []
    left: list[Left] = []
    inside: list[_Property] = []
    begun = 0
    lines = clean(text).split("\n")
    for each in _properties(lines):
        if each.name == "BEGIN" and each.value.strip().upper() == "VCARD":
            if begun:
                left.append(Left(Place(begun, each.first - 1), "its card has no end"))
            inside, begun = [], each.first
        elif each.name == "END" and each.value.strip().upper() == "VCARD" and begun:
            _read_card(Place(begun, each.last), inside, cards, left)
            begun = 0
        elif begun:
            inside.append(each)
        else:
            left.append(Left(Place(each.first, each.last), "it stands in no card"))
    if not any(each.startswith("begin:vcard") for each in map(str.casefold, lines)):
        raise CannotOpen("That is no vCard: nothing begins with “BEGIN:VCARD”.")
    if begun:
        end = inside[-1].last if inside else begun
        left.append(Left(Place(begun, end), "its card has no end"))
    return Reading(source=SOURCE, cards=tuple(cards), left=tuple(left))


def _read_card(place: Place, inside: list[_Property], cards: list[Card], left: list[Left]) -> None:
    """Add one card, and what of it has no place here.

    Args:
        place: Its lines.
        inside: Its properties.
        cards: The card is added to it.
        left: What is not taken is added to it.
    """
    name = _name(inside)
    if not name:
        left.append(Left(place, "it names nobody"))
        return
    if any(
        each.name.endswith("KIND") and fold(each.value) not in ("", "individual") for each in inside
    ):
        left.append(Left(place, "it is no person"))
        return
    details: dict[str, str] = {}
    for each in inside:
        field = _FIELDS.get(each.name)
        if field and field not in details and (value := _value(each, field)):
            details[field] = value
        elif each.name not in _MEANINGLESS and each.value.strip(" ;"):
            more = "more than one " if field else ""
            why = f"there is no place here for {more}{named(each.name)}"
            left.append(Left(Place(each.first, each.last), why))
    cards.append(Card(place=place, names=(name,), new_name=name, details=details))


def _name(inside: list[_Property]) -> str:
    full = next((one_line(_plain(each)) for each in inside if each.name == "FN"), "")
    if full:
        return full
    parts = next((_PARTS.split(_decoded(each)) for each in inside if each.name == "N"), [])
    family, given, *_ = [*map(_unescaped, parts), "", ""]
    return one_line(f"{given} {family}")


def _value(each: _Property, field: str) -> str:
    """What a property says, as it fits into a field; empty where it says nothing or too much."""
    if field == "notes":
        return _plain(each).strip()
    if field == "organisation":
        units = (_unescaped(part) for part in _PARTS.split(_decoded(each)))
        said = one_line(", ".join(unit.strip() for unit in units if unit.strip()))
    else:
        said = one_line(_plain(each).removeprefix("tel:").removeprefix("mailto:"))
    return said if len(said) <= LINE_LIMIT else ""


def _plain(each: _Property) -> str:
    return _unescaped(_decoded(each))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _decoded(each: _Property) -> str:
    """A value without the coding that its parameters tell of."""
    parameters = each.parameters.upper()
    if "QUOTED-PRINTABLE" not in parameters:
        return each.value
    charset = "cp1252" if "8859" in parameters or "1252" in parameters else "utf-8"
    raw = quopri.decodestring(each.value.encode("ascii", "replace"))
    return clean(raw.decode(charset, "replace"))


def _properties(lines: list[str]) -> Iterator[_Property]:
    """The properties of a file, their folded lines put together."""
    row = 0
    while row < len(lines):
        first, parts = row, [lines[row]]
        row += 1
        if not parts[0].strip():
            continue
        head = parts[0].partition(":")[0].upper()
        while row < len(lines):
            if lines[row][:1] in (" ", "\t"):
                parts.append(lines[row][1:])
            elif (
                "QUOTED-PRINTABLE" in head
                and parts[-1].endswith("=")
                and not lines[row].upper().startswith("END:")
            ):
                parts[-1] = parts[-1][:-1]
                parts.append(lines[row])
            else:
                break
            row += 1
        found = _PROPERTY.fullmatch("".join(parts))
        if found is None:
            yield _Property(first + 1, row, "?", "", parts[0])
        else:
            yield _Property(first + 1, row, found[1].upper(), found[2], found[3])
