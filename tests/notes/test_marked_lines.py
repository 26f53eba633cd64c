"""Reading only the marked lines finds exactly what reading all of them finds."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.diff import same_lines
from mentorjournal.data.notes.index import follow_up_blocks
from mentorjournal.data.notes.marks import parse
from tests.tally import drawn

HEADS = ["- [ ] ", "- [x] ", "- [X] ", "- [", "- ", "> ", ">", "? ", "! ", "= ", "% ", "%", ""]
HEADS += ["  ", "\t", "  - [ ] ", "\t- [x] ", "  % ", "   > ", "```", "~~~", "  ```"]
ENDS = ["\n", "\n", "\n\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "", " \n"]

some_notes = st.lists(
    st.builds(
        lambda head, text, end: head + text + end,
        st.sampled_from(HEADS),
        st.sampled_from(["", "send it @me due:2026-12-01 #x", "why", " ", "- [ ] no", "> no"]),
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

    assert follow_up_blocks(notes) == [block for block in parse(notes) if block.kind in kinds]


@pytest.mark.parametrize(
    "notes", ["", "nothing here", "why? Because > 3", "a - [ ] b", "- [ ] % mine"]
)
def test_notes_without_a_marked_line_give_nothing(notes: str) -> None:
    assert follow_up_blocks(notes) == []


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
