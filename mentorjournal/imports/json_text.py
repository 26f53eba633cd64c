"""JSON of other programs, read so that nothing in it can end the program or go on without end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NoReturn

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.reading import Left, Place
from mentorjournal.text import named, plural


def parsed(text: str) -> dict[str, Any]:
    """What stands in a JSON file that is an object.

    Raises:
        CannotOpen: It is no JSON, nests too deep, or is no object.
    """
    try:
        found = json.loads(text.lstrip("\ufeff"), parse_constant=_no_number)
    except RecursionError:
        raise CannotOpen("That JSON nests too deep to be read.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CannotOpen(f"That is not whole JSON: {where}.") from None
    except ValueError:
        raise CannotOpen("That JSON holds a number that cannot be read.") from None
    if not isinstance(found, dict):
        raise CannotOpen("That JSON is no journal: its outermost part is no object.")
    return found


def _no_number(_word: str) -> NoReturn:
    raise ValueError


def entries_of(whole: dict[str, Any], source: str) -> list[Any]:
    """The entries of an export.

    Args:
        whole: What stands in the file.
        source: What it is said to be, with its article.

    Raises:
        CannotOpen: There is no list of them.
    """
    found = whole.get("entries")
    if not isinstance(found, list):
        raise CannotOpen(f"That JSON is not {source}: it has no list of entries.")
    return found


def unknown_fields(
    entries: Sequence[Any], known: Collection[str], file: str = ""
) -> Iterator[Left]:
    """The fields of entries that are not taken, each named once for all entries that have it.

    Args:
        entries: The entries, which may be anything.
        known: The fields that are taken, or mean nothing here.
        file: Where they stand, as places say it.
    """
    counted: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, each in enumerate(entries, 1):
        if isinstance(each, dict):
            extra = [name for name, value in each.items() if name not in known and value]
            counted.update(extra)
            first |= {name: number for name in extra if name not in first}
    for name, count in counted.items():
        why = f"there is no place here for {named(name)}, of {plural(count, 'entry', 'entries')}"
        yield Left(Place(first[name], first[name], file, "entry"), why)
