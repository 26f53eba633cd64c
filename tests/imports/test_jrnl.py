"""Journals of jrnl are read as jrnl writes them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.jrnl import read_jrnl

# As jrnl 4 writes its file: a blank line between entries, a star behind the title of what is
# starred, a body below its title, a title alone.
FILE = """\
[2026-10-06 09:00] Talked with @ana about the offsite. *
She wants to lead it.
- [ ] send last year's plan due:2026-10-12

[2026-10-07 18:30] Bought milk.

[2026-10-20 10:15] @Ana-Lima led the first call.
[sic] is no day, and no new entry.
"""
# Version 1 wrote no brackets.
OLD = "2013-06-09 15:39 My first entry.\nAll is well.\n\n2013-06-10 08:00 The second.\n"
# As it prints: without brackets, the clock in twelve hours, and a bar before each line of a body.
PRINTED = "2026-10-06 09:00:00 AM Talked.\n| She wants to lead it.\n|\n| - [ ] send the plan\n"


def test_each_entry_has_its_day_its_text_and_whom_it_names() -> None:
    found = read_jrnl(FILE)

    assert [(each.on, each.mentioned) for each in found.entries] == [
        (date(2026, 10, 6), ("ana",)),
        (date(2026, 10, 7), ()),
        (date(2026, 10, 20), ("Ana-Lima",)),
    ]
    assert found.entries[0].text == (
        "Talked with @ana about the offsite.\nShe wants to lead it.\n"
        "- [ ] send last year's plan due:2026-10-12"
    )
    assert found.entries[2].text.endswith("[sic] is no day, and no new entry.")
    assert found.left == ()


@pytest.mark.parametrize(
    ("stamp", "on"),
    [
        ("2026-10-06 09:00:00 AM", date(2026, 10, 6)),
        ("2026-10-06", date(2026, 10, 6)),
        ("31/12/2025 23:59", date(2025, 12, 31)),
        ("Tue 06 Oct 2026 09:00", date(2026, 10, 6)),
        ("6 October 2026, 9:00 PM", date(2026, 10, 6)),
    ],
)
def test_the_day_may_be_written_as_the_settings_of_jrnl_say(stamp: str, on: date) -> None:
    assert [each.on for each in read_jrnl(f"[{stamp}] Talked.\n").entries] == [on]


def test_what_version_one_wrote_is_read() -> None:
    found = read_jrnl(OLD)

    assert [(each.on, each.text) for each in found.entries] == [
        (date(2013, 6, 9), "My first entry.\nAll is well."),
        (date(2013, 6, 10), "The second."),
    ]


def test_what_it_prints_is_read_without_its_bars() -> None:
    [entry] = read_jrnl(PRINTED).entries

    assert entry.text == "Talked.\nShe wants to lead it.\n\n- [ ] send the plan"


def test_its_json_is_read_and_what_has_no_place_is_named() -> None:
    entry = {
        "title": "Talked with @ana.",
        "body": "She leads.\n* [x] read her draft",
        "date": "2026-10-06",
        "time": "09:00",
        "tags": ["@ana"],
        "starred": True,
        "uuid": "A1",
        "location": {"city": "Bath"},
    }
    no_day = {"title": "When?", "body": "", "date": "2026-02-30", "time": "", "tags": []}
    found = read_jrnl(json.dumps({"tags": {"@ana": 1}, "entries": [entry, no_day, 7]}))

    assert [(each.on, each.id, each.text) for each in found.entries] == [
        (date(2026, 10, 6), "A1", "Talked with @ana.\nShe leads.\n- [x] read her draft")
    ]
    assert [(each.place.words, each.why) for each in found.left] == [
        ("entry 2", "no day of a calendar stands with it"),
        ("entry 3", "no day of a calendar stands with it"),
        ("entry 1", "there is no place here for “location”, of 1 entry"),
    ]


def test_lines_before_the_first_entry_are_named() -> None:
    found = read_jrnl("My journal\n\n[2026-10-06 09:00] Talked.\n[2026-10-07 09:00] \n")

    assert [each.place.words for each in found.left] == ["lines 1–2", "line 4"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear diary",
        "[never] Talked.",
        "[2026-02-30 09:00] Talked.",
        "{",
        "[" * 100_000,
        '{"entries": ' + "[" * 100_000,
        '{"entries": {"a": 1}}',
        '{"entries": [{"date": NaN}]}',
        '{"entries": [' + "9" * 5_000 + "]}",
    ],
)
def test_what_is_no_journal_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        read_jrnl(text)

    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 200
