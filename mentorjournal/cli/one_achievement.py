"""`mentorjournal show` with the id of an achievement: what it changed, who saw it, its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.achieved import HEADS, achieved_entry, achieved_row
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.achievements import Achievement
from mentorjournal.journal import Journal

_LABEL = 12


def _words(journal: Journal, one: Achievement) -> Iterator[str]:
    text, *rest = achieved_row(journal, one, journal.today())
    name = journal.people.owner_name(one.owner)
    yield f"{name}: achieved “{one_line(text)}”   {short_id(one.uid)}"
    for label, said in zip(HEADS[1:-1], rest, strict=True):
        yield f"  {label.lower():<{_LABEL}}{one_line(said)}"
    if one.link:
        yield f"  {'link':<{_LABEL}}{one.link}"


def _as_json(journal: Journal, one: Achievement) -> dict[str, Any]:
    today = journal.today().isoformat()
    return {"today": today, "owner": one.owner, "achievement": achieved_entry(one)}


TWIN = Twin(_words, _as_json, of="itself")
