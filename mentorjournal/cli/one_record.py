"""`mentorjournal show` with the id of what no part shows by itself: all texts there are of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.cli.with_id import RecordOf
from mentorjournal.journal import Journal
from mentorjournal.mentoring.searched import texts_of


def _words(_journal: Journal, of: RecordOf) -> Iterator[str]:
    what = of.record.table.replace("-", " ")
    yield f"{what[:1].upper()}{what[1:]}   {short_id(of.record.uid)}"
    for each in texts_of(of.record):
        private = "private: " if each.private else ""
        yield f"  {private}{each.field.replace('_', ' ')}: {one_line(each.text)}"


def _as_json(journal: Journal, of: RecordOf) -> dict[str, Any]:
    said: dict[str, list[str]] = {}
    for each in texts_of(of.record):
        said.setdefault(each.field, []).append(each.text)
    known = {"id": of.record.uid, "what": of.record.table, "texts": said}
    return {"today": journal.today().isoformat(), "record": known}


TWIN = Twin(_words, _as_json, of="itself")
