"""Reading only the marked lines finds exactly what reading all of them finds."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes import words
from mentorjournal.data.notes.diff import same_lines
from mentorjournal.data.notes.follow_up_items import from_session
from mentorjournal.data.notes.index import follow_ups_in
from mentorjournal.data.notes.marks import assignee_of, parse
from tests.examples import a_session
from tests.tally import drawn

HEADS = ["- [ ] ", "- [x] ", "- [X] ", "- [", "- ", "> ", ">", "? ", "! ", "= ", "% ", "%", ""]
HEADS += ["  ", "\t", "  - [ ] ", "\t- [x] ", "  % ", "   > ", "```", "~~~", "  ```"]
ENDS = ["\n", "\n", "\n\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "", " \n"]

some_notes = st.lists(
    st.builds(
        lambda head, text, end: head + text + end,
        st.sampled_from(HEADS),
        st.sampled_from(
            ["", "send it @ana due:2026-12-01 #x", "sell every 2w,", " ", "- [ ] no", "> no"]
        ),
        st.sampled_from(ENDS),
    ),
    max_size=9,
).map("".join)


@settings(max_examples=drawn(80, 400), deadline=None)
@example("> Ask early\n> and often\n>\n> by mail\n\n> Rest\n")
@example("- [ ] Send it\n  with figures\n\tand names\n? Why\nBecause\n  of that\n")
@given(some_notes)
def test_the_short_way_gives_what_the_long_way_gives(notes: str) -> None:
    kinds = ("action", "advice", "question")

    assert follow_ups_in(notes) == [
        (block.kind, block.first, block.source) for block in parse(notes) if block.kind in kinds
    ]


@settings(max_examples=drawn(80, 400), deadline=None)
@example("> \n> \n? Why\n")
@example("- [ ] \n  @ana due:2026-12-01\n- [ ] every 2w,\n")
@given(some_notes)
def test_what_is_read_of_a_line_at_once_and_later_is_what_its_block_says(notes: str) -> None:
    session = msgspec.structs.replace(a_session(date(2026, 11, 9), "call"), notes=notes)
    found = from_session(session, "mentor", {"ana"})

    assert [
        (item.kind, item.line, item.text, item.due, item.state, item.assignee, item.expected_line)
        for item in found
    ] == [
        (
            block.kind,
            block.first,
            block.text,
            block.due,
            "done" if block.done else "open",
            assignee_of(block, "mentor", {"ana"}) if block.kind == "action" else "me",
            block.source.splitlines()[0],
        )
        for block in parse(notes)
        if block.kind in ("action", "advice", "question") and block.text
    ]


def test_an_action_that_comes_back_loses_the_comma_behind_that_without_any_sign_too() -> None:
    assert words.read("sell EVERY 2w,").text == "sell EVERY 2w"


@pytest.mark.parametrize(
    "notes", ["", "nothing here", "why? Because > 3", "a - [ ] b", "- [ ] % mine"]
)
def test_notes_without_a_marked_line_give_nothing(notes: str) -> None:
    assert follow_ups_in(notes) == []


@settings(max_examples=drawn(50, 200), deadline=None)
@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef")))
def test_lines_that_are_the_same_read_the_same_and_keep_their_order(
    old: list[str], new: list[str]
) -> None:
    same = sorted(same_lines(old, new).items())

    assert all(old[at] == new[to] for at, to in same)
    assert [to for _, to in same] == sorted({to for _, to in same})
    if old == new:
        assert len(same) == len(old)
