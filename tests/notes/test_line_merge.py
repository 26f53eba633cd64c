"""Notes changed in two places are one again where no line was changed in both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.notes.blocks import parse
from mentorjournal.data.notes.merge import merge_notes, row_after


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("first line", "first line typ", "first line\nTHEIRS", "first line typ\nTHEIRS"),
        ("a\nb\nc", "a1\nb\nc", "a\nb\nc3", "a1\nb\nc3"),
        ("a", "a\nmine", "a\ntheirs", "a\nmine\ntheirs"),
        ("a\n", "a\nmine", "a\ntheirs\n", "a\ntheirs\nmine"),
        ("", "mine", "theirs", "mine\ntheirs"),
        ("a\nb\n", "a\nb\n- [ ] x\n", "b\n", "b\n- [ ] x\n"),
        ("a\nb", "a\nx\nb", "a\nx\nb\nc", "a\nx\nb\nc"),
        ("a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd"),
        ("a", "a", "b", "b"),
        ("a", "b", "a", "b"),
        ("a", "b", "b", "b"),
    ],
)
def test_changes_of_different_lines_are_both_there(
    base: str, mine: str, theirs: str, merged: str
) -> None:
    assert merge_notes(base, mine, theirs) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a\nb", "a1\nb", "a2\nb"),
        ("a\nb\nc", "c", "a\nb1\nc"),
        ("a\nb", "a1\nb", "b"),
        ("a\u2028b", "a\u2028b\nc", "a\u2028b\nd"),
    ],
)
def test_a_line_changed_in_both_is_left_to_the_person(base: str, mine: str, theirs: str) -> None:
    assert merge_notes(base, mine, theirs) is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        # Made private here; put below another shared line there.
        ("! key\n  more", "% key\n  more", "! key\n! other\n  more"),
        # Their indented line would belong to a shared line of mine.
        ("% quiet\nb", "% quiet\n! loud\nb", "% quiet\n  still quiet\nb"),
        # A fence of theirs would take away what % means in a line of mine.
        ("a\n\nb", "a\n% mine\nb", "```\na\n\nb\n```"),
    ],
)
def test_no_line_becomes_more_or_less_private_than_whoever_changed_it_has_it(
    base: str, mine: str, theirs: str
) -> None:
    assert merge_notes(base, mine, theirs) is None


LINES = st.lists(
    st.sampled_from(["a", "b", "", "! key", "% no", "  more", "```", "> word", "- [ ] x"]),
    max_size=6,
)


@given(LINES, LINES, LINES)
def test_what_only_one_side_wrote_is_there_and_no_line_is_made_up(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    texts = ["\n".join(lines) for lines in (base, mine, theirs)]
    merged = merge_notes(*texts)
    if merged is None:
        return
    lines = merged.split("\n")
    began, ours, others = (text.split("\n") for text in texts)
    assert {*ours, *others} - {*began} <= {*lines} <= {*ours, *others}
    private = {
        line for text in (texts[1], texts[2]) for line in text.split("\n") if line.startswith("% ")
    }
    shared = [block.source for block in parse(merged) if block.kind not in ("plain", "private")]
    if "```" not in merged:
        assert not [line for line in private if any(line in source for source in shared)]


@pytest.mark.parametrize(
    ("old", "new", "row", "now"),
    [
        (["a", "b"], ["z", "a", "b"], 1, 2),
        (["a", "b"], ["z", "a", "b!"], 1, 2),
        (["a", "b"], ["a"], 1, 0),
        (["a", "b"], ["x", "y", "z"], 1, 1),
        ([""], ["x"], 0, 0),
    ],
)
def test_a_row_is_found_again(old: list[str], new: list[str], row: int, now: int) -> None:
    assert row_after(old, new, row) == now
