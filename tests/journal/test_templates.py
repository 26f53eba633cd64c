"""Templates: text to begin notes with, never run, and nothing shared before it is filled in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.notes.index import shared_parts
from mentorjournal.journal.templates import find_templates
from mentorjournal.mentoring.templates import SIZE_LIMIT, Template, standard
from tests.shell.shell_help import HOSTILE

ON = date(2026, 11, 22)


def test_the_program_brings_those_it_promises() -> None:
    assert [each.id for each in standard()] == [
        "first-meeting",
        "grow",
        "mid-point",
        "role-play",
        "perspectives",
        "closing",
        "blank",
    ]


@pytest.mark.parametrize("template", standard(), ids=lambda each: each.id)
def test_a_template_alone_shares_nothing(template: Template) -> None:
    notes = template.filled("Ana Lima", ON)
    assert notes.strip()
    shared = shared_parts(notes, notes_shared=False)
    assert shared.shared_lines == 0
    assert "{" not in notes


def test_name_and_date_are_put_in_and_nothing_else_is_read() -> None:
    text = "{name} {date} {name!r} {0} {name.__class__} %s $(ls) {{date}} `id`"
    filled = Template("x", "X", text).filled("Ana", ON)
    assert filled == "Ana 22 Nov 2026 {name!r} {0} {name.__class__} %s $(ls) {22 Nov 2026} `id`"


def test_a_name_that_looks_like_a_place_stays_a_name() -> None:
    assert Template("x", "X", "{name}").filled("{date} {name}", ON) == "{date} {name}"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_and_texts_come_out_as_text_on_their_line(text: str) -> None:
    filled = Template("x", "X", "one {name} two\nthree").filled(text, ON)
    assert filled.split("\n")[1:] == ["three"]
    assert "\x1b" not in filled


def test_own_templates_come_first_and_stand_in_for_ours(tmp_path: Path) -> None:
    (tmp_path / "grow.md").write_text("# My GROW\n{name}?\n", encoding="utf-8")
    (tmp_path / "retro.md").write_text("# Retro\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a template", encoding="utf-8")
    found = find_templates(tmp_path)
    assert [each.title for each in found.templates][:2] == ["My GROW", "Retro"]
    assert [each.id for each in found.templates].count("grow") == 1
    assert len(found.templates) == 8
    assert found.problems == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no title\n", "first line"),
        (b"#   \ntext", "first line"),
        (b"", "first line"),
        (b"# \xff\xfe", "UTF-8"),
        (b"# x\n" + b"y" * SIZE_LIMIT, "64 KB"),
        (b"# " + b"long" * 40, "title is longer"),
    ],
)
def test_a_bad_file_is_named_and_left_out(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "bad.md").write_bytes(content)
    (tmp_path / "good.md").write_text("# Good\nx", encoding="utf-8")
    found = find_templates(tmp_path)
    assert "Good" in [each.title for each in found.templates]
    assert len(found.problems) == 1
    assert "bad.md" in found.problems[0]
    assert why in found.problems[0]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "nowhere.md").symlink_to(tmp_path / "gone")
    found = find_templates(tmp_path)
    assert len(found.problems) == 3
    assert len(found.templates) == len(standard())


def test_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    found = find_templates(tmp_path / "none")
    assert found.problems == ()
    assert found.templates == standard()


def test_control_characters_of_a_file_become_visible(tmp_path: Path) -> None:
    (tmp_path / "evil.md").write_bytes(b"# Ti\x1b[31mtle\r\n! \x1b]52;c;aGk=\x07\r\n")
    template = find_templates(tmp_path).templates[0]
    assert template.title == "Ti␛[31mtle"
    assert template.text == "! ␛]52;c;aGk=␇"
