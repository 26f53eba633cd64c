"""Folders of Markdown notes are read as people keep them in Obsidian and the like."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.markdown import read_markdown
from mentorjournal.imports.reading import Entry

# A note of a talk as Obsidian writes properties: a link in quotes, lists below their key.
TALK = """\
---
date: 2026-11-03T09:00
person: "[[people/Ana Lima|Ana]]"
tags:
  - 1-1
channel: video
cssclass: wide
---
# Notes
- [ ] #task Send it 📅 2026-12-01
"""
# A daily note: the talk stands below a heading of its own.
DAILY = "# Tuesday\nslept well\n## 1:1 [[Ben Okoye]]\n- [ ] read\n### Later\nmore\n## Rest\nran\n"
# One file for a person, a heading a day.
PERSON = "# Chidi\n## 2026-09-01\nbegan\n## 2026-10-01 call\n- [x] done\n```\n## 2026-10-02\n```\n"


def written(folder: Path, **notes: str) -> Path:
    for name, text in notes.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def told(entries: tuple[Entry, ...]) -> list[tuple[date, tuple[str, ...], str]]:
    return [(each.on, each.names, each.text) for each in entries]


def test_a_note_of_a_talk_says_day_person_and_channel_above(tmp_path: Path) -> None:
    found = read_markdown(written(tmp_path / "vault", **{"1-1__Roadmap.md": TALK}))

    [entry] = found.entries
    assert (entry.on, entry.names[0], entry.channel) == (date(2026, 11, 3), "Ana Lima", "video")
    assert entry.text == "# Notes\n- [ ] #task Send it due:2026-12-01"
    assert [(each.place.words, each.why) for each in found.left] == [
        ("1-1/Roadmap.md, line 4", "there is no place here for “tags” of front matter"),
        ("1-1/Roadmap.md, line 7", "there is no place here for “cssclass” of front matter"),
    ]


def test_a_daily_note_is_parted_where_a_heading_names_somebody(tmp_path: Path) -> None:
    found = read_markdown(written(tmp_path / "daily", **{"2026-11-10.md": DAILY}))

    day = date(2026, 11, 10)
    assert told(found.entries) == [
        (day, (), "# Tuesday\nslept well"),
        (day, ("Ben Okoye",), "## 1:1 [[Ben Okoye]]\n- [ ] read\n### Later\nmore"),
        (day, (), "## Rest\nran"),
    ]


def test_one_file_for_a_person_is_parted_by_its_days(tmp_path: Path) -> None:
    found = read_markdown(written(tmp_path / "1-1", **{"Chidi Okafor.md": PERSON}))

    assert told(found.entries) == [
        (date(2026, 9, 1), ("Chidi Okafor",), "## 2026-09-01\nbegan"),
        (
            date(2026, 10, 1),
            ("Chidi Okafor",),
            "## 2026-10-01 call\n- [x] done\n```\n## 2026-10-02\n```",
        ),
    ]
    assert [each.place.words for each in found.left] == ["Chidi Okafor.md, line 1"]


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("Ana Lima__2026-11-03.md", ("Ana Lima",)),
        ("2026-11-03 1-1 Ana Lima.md", ("Ana Lima",)),
        ("1on1 with Ana Lima - 2026_11_03.md", ("Ana Lima",)),
        ("Ana Lima 20261103.md", ("Ana Lima",)),
        ("2026-11-03.md", ()),
    ],
)
def test_whom_a_note_is_about_says_its_name_or_its_folder(
    tmp_path: Path, file: str, names: tuple[str, ...]
) -> None:
    found = read_markdown(written(tmp_path / "daily", **{file: "Talked.\n"}))

    assert told(found.entries) == [(date(2026, 11, 3), names, "Talked.")]


def test_nothing_out_of_the_folder_is_followed_and_nothing_waited_for(tmp_path: Path) -> None:
    vault = written(tmp_path / "vault", **{"2026-11-03.md": "In.", ".hidden__2026-11-04.md": "No"})
    outside = written(tmp_path / "outside", **{"2026-11-05.md": "Out."})
    (vault / "away").symlink_to(outside)
    (vault / "2026-11-06.md").symlink_to(outside / "2026-11-05.md")
    os.mkfifo(vault / "2026-11-07.md")
    (vault / "2026-11-08.md").write_bytes(b"caf\xc3")
    found = read_markdown(vault)

    assert [each.text for each in found.entries] == ["In."]
    assert {each.place.file: each.why for each in found.left} == {
        "away": "it is a link, which is not followed",
        "2026-11-06.md": "it is a link, which is not followed",
        "2026-11-07.md": "“2026-11-07.md” is not a file",
        "2026-11-08.md": "“2026-11-08.md” is not UTF-8: byte 3, in line 1, is 0xC3. "
        "Save it as UTF-8, then try again",
    }


def test_what_grows_in_yaml_is_named_and_not_read(tmp_path: Path) -> None:
    laughs = "---\na: &a [x, x]\nb: &b [*a, *a]\nwho:\n  who:\n   nested: {x: 1}\n---\nTalked.\n"
    found = read_markdown(written(tmp_path / "daily", **{"2026-11-03.md": laughs}))

    assert told(found.entries) == [(date(2026, 11, 3), (), "Talked.")]
    assert [each.place.first for each in found.left] == [5, 6, 2, 3]


def test_a_folder_without_notes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        read_markdown(tmp_path)


_LINES = st.lists(
    st.sampled_from(
        [
            *("", "text", "# One", "## 2026-10-01", "## 1:1 [[Ana]]", "# With Ben", "- [ ] do"),
            *("---", "date: 2026-10-02", "mood: good", "  nested: 1", "> q", "```", "% no"),
        ]
    ),
    max_size=14,
)


@given(_LINES, st.sampled_from(["2026-11-03.md", "Ana.md"]))
def test_each_line_is_taken_or_named(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], name: str
) -> None:
    path = tmp_path_factory.mktemp("note") / name
    path.write_text("\n".join(lines), encoding="utf-8")
    found = read_markdown(path)

    told = {
        row
        for place in [each.place for each in found.entries] + [each.place for each in found.left]
        for row in range(place.first, place.last + 1)
    }
    for row, line in enumerate(lines, 1):
        known = line.strip() in ("", "---") or line.startswith("date:")
        assert known or row in told, (row, line)
