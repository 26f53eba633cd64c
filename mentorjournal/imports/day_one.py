"""Journals that Day One exports as JSON.

Its oddities: days are instants in UTC beside a time zone, so that an evening in Sydney lies on the
day before; signs are escaped by a backslash; pictures are links to `dayone-moment:`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mentorjournal.imports.json_text import entries_of, unknown_fields
from mentorjournal.imports.names import mentions
from mentorjournal.imports.notes import as_notes
from mentorjournal.imports.reading import Entry, Left, Place, Reading
from mentorjournal.text import one_line

SOURCE = "a journal of Day One"
_KNOWN = frozenset(
    {
        *("uuid", "text", "richText", "creationDate", "modifiedDate", "timeZone", "starred"),
        *("isPinned", "isAllDay", "creationDevice", "creationDeviceType", "creationDeviceModel"),
        *("creationOSName", "creationOSVersion", "duration", "editingTime", "tags"),
    }
)
_ESCAPED = re.compile(r"\\([!#()*+\-.\[\]_`{}>~|])")


def read_day_one(whole: dict[str, Any]) -> Reading:
    """A journal of Day One.

    Args:
        whole: What stands in the file.

    Raises:
        CannotOpen: It has no list of entries.
    """
    entries: list[Entry] = []
    left: list[Left] = []
    found = entries_of(whole, SOURCE)
    for number, each in enumerate(found, 1):
        place = Place(number, number, unit="entry")
        fields = each if isinstance(each, dict) else {}
        on = _day(str(fields.get("creationDate", "")), str(fields.get("timeZone", "")))
        text = as_notes(_ESCAPED.sub(r"\1", str(fields.get("text") or "")).strip("\n"))
        if on is None:
            left.append(Left(place, "no day of a calendar stands with it"))
        elif not text.strip():
            left.append(Left(place, "nothing stands in it"))
        else:
            tags = fields.get("tags")
            tagged = tuple(map(one_line, map(str, tags))) if isinstance(tags, list) else ()
            entries.append(
                Entry(
                    place=place,
                    on=on,
                    text=text,
                    names=tagged,
                    told=len(tagged),
                    mentioned=mentions(text),
                    id=one_line(str(fields.get("uuid") or "")),
                )
            )
    left += unknown_fields(found, _KNOWN)
    return Reading(source=SOURCE, entries=tuple(entries), left=tuple(left))


def _day(instant: str, zone: str) -> date | None:
    """The day on which it was written, where it was written."""
    try:
        moment = datetime.fromisoformat(instant)
    except ValueError:
        return None
    try:
        there = ZoneInfo(zone) if zone else UTC
    except (ValueError, OSError, LookupError):
        there = UTC
    try:
        return moment.astimezone(there).date() if moment.tzinfo else moment.date()
    except OverflowError:
        return None
