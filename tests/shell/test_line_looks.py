"""What in a line of notes is drawn how."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.notes.blocks import parse
from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.notes.marks import Kind
from mentorjournal.widgets.line_looks import LineLook, look_of, spans_of

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        ("- [ ] Send it", "action", LineLook("action", "action")),
        ("- [x] Sent", "action", LineLook("action", "done")),
        ("  with page two", "action", LineLook("more", "action")),
        ("! Landed", "key", LineLook("key", "key")),
        ("  and how", "key", LineLook("more", "key")),
        ("Reorg", "plain", LineLook("plain", "plain")),
        ("", "plain", LineLook("plain", "plain")),
        ("% No", "private", LineLook("private", "private")),
        ("- % No", "private", LineLook("private", "private")),
        ("  nor this", "private", LineLook("more", "private")),
    ],
)
def test_a_line_is_drawn_as_what_it_is(line: str, kind: Kind, expected: LineLook) -> None:
    assert look_of(line, kind, code=False) == expected


@pytest.mark.parametrize(
    ("notes", "edges"),
    [
        ("> Say no early\n> and offer another question", ["advice", "more"]),
        ("> Say no early\n>\n> and offer another\n\n> Lead with the number", [
            *("advice", "more", "more", "plain", "advice"),
        ]),
        ("> Say no early\n! It landed\n> Lead with the number", ["advice", "key", "advice"]),
        ("! Landed\n! and how", ["key", "key"]),
        ("? Why\n? Why now\n  and here", ["question", "question", "more"]),
        ("= Yes\n= No\n- [ ] a\n- [ ] b\n  - [ ] c", [
            *("decision", "decision", "action", "action", "action"),
        ]),
    ],
)  # fmt: skip
def test_as_many_words_stand_at_the_edge_as_there_are_pieces(notes: str, edges: list[str]) -> None:
    index = NotesIndex.of(notes)
    lines = notes.split("\n")
    seen = [
        look_of(line, index.kind_at(row), code=False, on=index.goes_on(row)).edge
        for row, line in enumerate(lines)
    ]
    assert seen == edges
    pieces = [block for block in parse(notes) if block.kind != "plain"]
    assert len(pieces) == sum(edge not in ("more", "plain") for edge in seen)


def test_in_a_code_fence_only_what_is_private_is_not_code() -> None:
    assert look_of("! x", "plain", code=True) == LineLook("code", "code")
    assert look_of("% x", "private", code=True) == LineLook("private", "private")


def parts(line: str, kind: Kind = "action") -> dict[str, str]:
    return {part.part: line[part.begin : part.end] for part in spans_of(line, kind, MONDAY)}


def test_sign_owner_and_date_of_an_action_are_set_apart() -> None:
    line = "- [ ] Send the deck @me due:2026-12-04 #pitch"
    assert parts(line) == {"sign": "- [ ] ", "who": "@me", "due": "due:2026-12-04"}


def test_a_day_that_has_passed_is_late_until_it_is_done() -> None:
    assert parts("- [ ] Send it due:2026-11-29")["late"] == "due:2026-11-29"
    assert parts("- [ ] Send it due:2026-11-30")["due"] == "due:2026-11-30"
    assert parts("- [x] Send it due:2026-11-29")["due"] == "due:2026-11-29"


def test_only_the_sign_is_set_apart_in_other_marked_lines_and_nothing_in_what_belongs_to_them() -> (
    None
):
    assert parts("> Ask @ana due:fri", "advice") == {"sign": "> "}
    assert parts("  and @ana", "advice") == {}
    assert parts("  with @ana", "action") == {}
    assert parts("% Ask @ana", "private") == {}
    assert parts("Ask @ana", "plain") == {}
