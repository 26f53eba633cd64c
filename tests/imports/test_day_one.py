"""What Day One exports as JSON is read, and JSON is known by what stands in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.sources import read_source

# An evening in Sydney is the next day there; signs are escaped; slashes of zones too, in the file.
ENTRY = {
    "uuid": "81F0F3CA693F484792F76359E9E2ACE8",
    "creationDate": "2026-10-05T22:30:00Z",
    "timeZone": "Australia/Sydney",
    "text": "1\\. Talked with @ana\\.\n\n- [ ] send it\n",
    "tags": ["Ana Lima"],
    "starred": False,
    "weather": {"code": "fair"},
}


def written(folder: Path, *entries: object) -> Path:
    path = folder / "Journal.json"
    whole = {"metadata": {"version": "1.0"}, "entries": entries}
    path.write_text(json.dumps(whole).replace("/", "\\/"), encoding="utf-8")
    return path


def test_an_entry_lies_on_the_day_where_it_was_written(tmp_path: Path) -> None:
    found = read_source("json", written(tmp_path, ENTRY, {"creationDate": "9999-99"}, 7))

    [entry] = found.entries
    assert (entry.on, entry.id) == (date(2026, 10, 6), ENTRY["uuid"])
    assert (entry.names, entry.mentioned) == (("Ana Lima",), ("ana",))
    assert entry.text == "1. Talked with @ana.\n\n- [ ] send it"
    assert [(each.place.words, each.why) for each in found.left] == [
        ("entry 2", "no day of a calendar stands with it"),
        ("entry 3", "no day of a calendar stands with it"),
        ("entry 1", "there is no place here for “weather”, of 1 entry"),
    ]


@pytest.mark.parametrize("zone", ["../../etc/passwd", "Nowhere", "/", "a\x00b", "", None, 7])
def test_a_zone_that_is_none_leaves_the_day_of_the_instant(tmp_path: Path, zone: object) -> None:
    found = read_source("json", written(tmp_path, {**ENTRY, "timeZone": zone}))

    assert [each.on for each in found.entries] == [date(2026, 10, 5)]


def test_what_jrnl_exports_is_known_too(tmp_path: Path) -> None:
    entry = {"title": "Talked.", "body": "", "date": "2026-10-06", "time": "09:00"}

    assert read_source("json", written(tmp_path, entry)).source == "a journal of jrnl"


@pytest.mark.parametrize("text", ["{}", '{"entries": []}', "[]", '{"entries": [{"a": 1}]}'])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotOpen):
        read_source("json", path)
