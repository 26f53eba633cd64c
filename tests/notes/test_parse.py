"""Notes are read into blocks by their marks, and nothing of them is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.index import shared_parts
from mentorjournal.data.notes.marks import Block, kind_of, parse
from tests.tally import drawn

_PIECES = [
    "- [ ] ", "- [x] ", "! ", "> ", ">", "? ", "= ", "% ", "  ", "\t", "```", "~~~~", "word",
    "@ana", "due:fri", "due:2026-12-01", "#tag", "\n", "\n\n", "\r\n", "\r", "\u2028", "\x0c",
    "é", "\x85", " ", "`", "%",
]  # fmt: skip
notes_like = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=40).map("".join)


def kinds(notes: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse(notes) if block.text]


def only(notes: str) -> Block:
    (block,) = parse(notes)
    return block


@settings(max_examples=drawn(60, 300))
@given(notes_like)
def test_the_sources_joined_are_the_notes_again(notes: str) -> None:
    blocks = parse(notes)
    assert "".join(block.source for block in blocks) == notes
    lines = [number for block in blocks for number in range(block.first, block.last + 1)]
    assert lines == list(range(len(notes.splitlines())))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- [ ] call", "action"),
        ("- [x] call", "action"),
        ("- [X] call", "action"),
        ("! point", "key"),
        ("> try", "advice"),
        ("? why", "question"),
        ("= go", "decision"),
        ("% mine", "private"),
        ("%\tmine", "private"),
        ("   % mine", "private"),
        ("text", "plain"),
        ("!point", "plain"),
        ("?", "plain"),
        ("  ! point", "plain"),
        ("- [] call", "plain"),
        ("-[ ] call", "plain"),
        ("* [ ] call", "plain"),
        ("100 % sure", "plain"),
        ("%mine", "private"),
        ("%", "private"),
        ("%%", "private"),
        ("\u200b% mine", "private"),
        ("! \u200b% mine", "private"),
        ("\ufeff\u2060%mine", "private"),
        ("- % mine", "private"),
        ("* %mine", "private"),
        ("12. % mine", "private"),
        ("- [ ] % mine", "private"),
        ("- [x] %mine", "private"),
        ("> % mine", "private"),
        ("> > - %mine", "private"),
        ("! % mine", "private"),
        ("= %mine", "private"),
        ("\uff05 mine", "private"),
        ("> \u3164% mine", "private"),
        ("- 5 % off", "plain"),
        ("! 5 % off", "key"),
        ("- [ ] raise it by 3 %", "action"),
        ("> a % sign", "advice"),
        ("# Heading", "plain"),
        ("", "plain"),
    ],
)
def test_a_line_is_what_its_mark_says(line: str, kind: str) -> None:
    assert kind_of(line) == kind
    assert [block.kind for block in parse(line)] == ([kind] if line else [])


def test_consecutive_lines_of_advice_are_one_piece_and_a_gap_makes_two() -> None:
    assert kinds("> one\n> two\n>\n> three\n\n> other\n") == [
        ("advice", "one\ntwo\n\nthree"),
        ("advice", "other"),
    ]


def test_indented_lines_belong_to_the_marked_line_above() -> None:
    notes = "! point\n  more\n    deeper\n\ttab\nplain\n  still plain\n"
    assert kinds(notes) == [
        ("key", "point\nmore\n  deeper\n  tab"),
        ("plain", "plain\n  still plain"),
    ]


def test_a_blank_line_ends_what_is_shared_but_not_what_is_private() -> None:
    assert kinds("! point\n\n  apart\n") == [("key", "point"), ("plain", "\n  apart")]
    assert kinds("% mine\n\n  mine too\n\nplain\n") == [
        ("private", "mine"),
        ("private", "mine too"),
        ("plain", "\nplain"),
    ]


def test_a_private_line_indented_under_a_shared_one_stays_private() -> None:
    assert kinds("! point\n  % mine\n  this goes with it\n? q\n") == [
        ("key", "point"),
        ("private", "mine\nthis goes with it"),
        ("question", "q"),
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
def test_inside_a_code_fence_nothing_is_a_mark(fence: str) -> None:
    notes = f"{fence}\n! no\n- [ ] no\n% no\n{fence}\n! yes\n"
    assert [block.kind for block in parse(notes)] == ["plain", "key"]


def test_a_shorter_or_other_fence_does_not_close_one() -> None:
    assert [b.kind for b in parse("````\n```\n! no\n~~~\n! no\n````\n! yes")] == ["plain", "key"]


def test_a_fence_that_is_never_closed_runs_to_the_end() -> None:
    assert [block.kind for block in parse("```\n! no\n\n? no\n")] == ["plain"]


def test_a_fence_that_is_never_closed_gives_nothing_private_away() -> None:
    notes = "```\na\n```\n~~~\nb\n% mine\n  mine too\nc\n! d\n"
    assert [(b.kind, b.first, b.last) for b in parse(notes)] == [
        ("plain", 0, 4),
        ("private", 5, 6),
        ("plain", 7, 8),
    ]
    assert "mine" not in shared_parts(notes, notes_shared=True).notes


def test_backticks_with_more_on_their_line_open_no_fence() -> None:
    assert [block.kind for block in parse("```a``` b\n! yes\n")] == ["plain", "key"]


def test_a_fence_under_a_private_line_is_private_to_its_end() -> None:
    notes = "% mine\n  ```\nsecret\n\n! secret\n  ```\nplain\n"
    assert [(b.kind, b.first, b.last) for b in parse(notes)] == [
        ("private", 0, 5),
        ("plain", 6, 6),
    ]


def test_an_unindented_line_in_a_fence_under_a_shared_line_is_not_shared() -> None:
    notes = "! point\n  ```\n  code\napart\n  ```\n! next\n"
    assert [(b.kind, b.first, b.last) for b in parse(notes)] == [
        ("key", 0, 2),
        ("plain", 3, 4),
        ("key", 5, 5),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0c"])
def test_every_line_end_of_the_editor_ends_a_shared_line(end: str) -> None:
    assert kinds(f"! shared{end}not shared") == [("key", "shared"), ("plain", "not shared")]


def test_an_action_knows_its_owner_date_tags_and_state() -> None:
    block = only("- [x] Send Priya the deck @ana due:2026-12-01 #pitch\n  the short one #q2\n")
    assert block.text == "Send Priya the deck\nthe short one #q2"
    assert (block.done, block.who, block.due) == (True, "ana", date(2026, 12, 1))
    assert (block.due_word, block.tags) == ("", ("pitch", "q2"))


@pytest.mark.parametrize(
    ("line", "who", "text"),
    [
        ("Ask @priya about the deck @me", "me", "Ask @priya about the deck"),
        ("Ask @priya about the deck", "priya", "Ask @priya about the deck"),
        ("@ana send the deck", "ana", "send the deck"),
        ("Send it, @ana.", "ana", "Send it"),
        ("Write to ana@example.org", "", "Write to ana@example.org"),
        ("Send it @ana #deck due:2026-12-01", "ana", "Send it"),
        ("@me", "me", "@me"),
        ("@protégé sends it", "protégé", "sends it"),
    ],
)
def test_the_owner_is_found_where_people_write_it(line: str, who: str, text: str) -> None:
    block = only(f"- [ ] {line}")
    assert (block.who, block.text) == (who, text)


@pytest.mark.parametrize("word", ["fri", "soon", "2026-02-30", "0026-01-01", "2026-13-01"])
def test_a_due_that_is_no_date_is_told_and_stays_in_the_text(word: str) -> None:
    block = only(f"- [ ] Send it due:{word}")
    assert (block.due, block.due_word, block.text) == (None, word, f"Send it due:{word}")


def test_of_two_due_dates_the_first_counts() -> None:
    assert only("- [ ] Send it due:2026-12-01 due:2026-12-05").due == date(2026, 12, 1)


def test_numbers_and_headings_are_no_tags() -> None:
    assert only("! Fixes #12 and a#b for #q3-plan").tags == ("q3-plan",)


def test_a_tag_goes_on_behind_an_accent_that_is_a_character_of_its_own() -> None:
    block = only("- [ ] Write #re\u0301sume\u0301/now")
    assert (block.text, block.tags) == ("Write", ("re\u0301sume\u0301/now",))


def test_only_actions_have_owner_and_date() -> None:
    block = only("? Who asks @ana due:2026-12-01")
    assert (block.who, block.due, block.text) == ("", None, "Who asks @ana due:2026-12-01")


def test_an_indented_box_below_a_shared_line_is_an_action_of_its_own() -> None:
    notes = (
        "- [ ] Task 1 @me\n\t- [ ] sub tab\n  - [ ] sub two @ana due:2026-12-03\n    its detail\n"
        "- [x] done parent\n  - [ ] open child\n  - [X] closed child\n! point\n  - [ ] for it\n"
    )
    blocks = parse(notes)
    assert [(one.kind, one.text, one.done) for one in blocks] == [
        ("action", "Task 1", False),
        ("action", "sub tab", False),
        ("action", "sub two\nits detail", False),
        ("action", "done parent", True),
        ("action", "open child", False),
        ("action", "closed child", True),
        ("key", "point", False),
        ("action", "for it", False),
    ]
    assert (blocks[2].who, blocks[2].due) == ("ana", date(2026, 12, 3))


def test_an_indented_box_below_what_is_private_stays_private() -> None:
    assert kinds("just a note\n  - [ ] a\n") == [("plain", "just a note\n  - [ ] a")]
    assert kinds("% mine\n  - [ ] b\n") == [("private", "mine\n- [ ] b")]
    assert kinds("! point\n\n  - [ ] c\n") == [("key", "point"), ("plain", "\n  - [ ] c")]
    assert [one.kind for one in parse("- [ ] a\n  % - [ ] d\n  - [ ] % e\n")] == [
        "action",
        "private",
        "private",
    ]
    fenced = "- [ ] a\n  ```\n  - [ ] code\n  ```\n"
    assert [one.kind for one in parse(fenced)] == ["action"]
