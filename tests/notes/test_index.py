"""The index of notes after any edits is the index of what they then are."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.blocks import Block, parse
from mentorjournal.data.notes.index import NotesIndex, shared_parts
from tests.notes.slow_reading import fences_of, kinds_of, read_slowly
from tests.notes.test_marked_lines import some_notes
from tests.tally import drawn, now_and_then

SOME_LINES = [
    "", " ", "plain", "! key", "! ", "> advice", ">", "- [ ] send it @me due:2026-12-01",
    "- [x] done", "? why", "= decision", "% private", "  % private", "%", "  belongs",
    "\tbelongs", "  - [ ] its own", "\t- [x] sub", "```", "  ```", "````", "~~~ x", "~~~",
    "a ``` b",
]  # fmt: skip
line_lists = st.lists(st.sampled_from(SOME_LINES), min_size=1, max_size=16)
edits = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.integers(0, 3),
        st.lists(st.sampled_from(SOME_LINES), max_size=4),
        st.sampled_from(["blocks", "shared", "nothing"]),
    ),
    max_size=8,
)


@now_and_then
@settings(max_examples=drawn(150, 2000), deadline=None)
@given(line_lists, edits)
def test_after_any_edits_it_is_what_a_slow_reading_of_all_lines_says(
    lines: list[str], changes: list[tuple[int, int, list[str], str]]
) -> None:
    index = NotesIndex(lines)
    for at, gone, come, asked in changes:
        first = at % (len(lines) + 1)
        gone = min(gone, len(lines) - first)
        if not come and gone == len(lines):
            # An editor always has a line.
            continue
        before = [(index.kind_at(row), index.is_code(row)) for row in range(len(lines))]
        lines[first : first + gone] = come
        changed = index.replaced(first, gone, come)

        now = [(index.kind_at(row), index.is_code(row)) for row in range(len(lines))]
        fences = fences_of(lines)
        end = len(lines) - (not lines[-1])
        kinds = [kind for kind, _ in kinds_of(lines[:end])] + ["plain"] * (len(lines) - end)
        code = [any(one.first <= row <= one.last for one in fences) for row in range(len(lines))]
        assert now == list(zip(kinds, code, strict=True))
        opened = next((one.first for one in fences if not one.closed), None)
        assert index.open_fence == opened
        # Only what is said to have changed is drawn anew; the last line may be none.
        for row in set(range(len(lines) - 1)) - set(changed):
            was = row if row < first else row - len(come) + gone
            assert was == len(before) - 1 or before[was] == now[row]
        if asked == "blocks":
            assert list(index.blocks) == read_slowly("\n".join(lines))
        if asked == "shared":
            for shared in (False, True):
                notes = "\n".join(lines)
                assert index.shared(notes_shared=shared) == shared_parts(notes, notes_shared=shared)


@settings(max_examples=drawn(80, 1000), deadline=None)
@given(some_notes)
def test_notes_are_read_as_slowly_too(notes: str) -> None:
    assert list(parse(notes)) == read_slowly(notes)
    index = NotesIndex.of(notes)
    assert list(index.blocks) == read_slowly("\n".join(index.lines))


@settings(max_examples=drawn(40, 400), deadline=None)
@given(line_lists, line_lists)
def test_what_lines_have_become_is_taken_in_whatever_happened(
    old: list[str], new: list[str]
) -> None:
    index = NotesIndex(old)
    index.become(new)

    assert list(index.lines) == new
    assert list(index.blocks) == read_slowly("\n".join(new))


def test_only_what_an_edit_touches_is_made_again() -> None:
    index = NotesIndex([f"! point {number}" for number in range(50)])
    before = list(index.blocks)

    index.replaced(20, 1, ["! another"])

    assert [at for at in range(50) if index.blocks[at] is not before[at]] == [19, 20]


def test_what_is_shared_stays_the_same_object_while_other_lines_are_typed() -> None:
    index = NotesIndex(["! point", "for me", ""])
    before = index.shared(notes_shared=False)

    index.replaced(1, 1, ["for me alone"])

    assert index.shared(notes_shared=False) is before


def calls_of_an_edit(lines: list[str], row: int, come: str) -> int:
    """How many functions are called to take in an edit and say what is shared."""
    index = NotesIndex(lines)
    index.shared(notes_shared=False)
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        index.replaced(row, 1, [come])
        index.shared(notes_shared=False)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", ["! key", "for me", "- [ ] act @me"])
def test_an_edit_costs_the_same_however_long_the_notes_are(kind: str) -> None:
    lines = ["! key", "> advice", "for me", "- [ ] act", "", "```", "code", "```"]
    few, many = (calls_of_an_edit(lines * times, 4 + 8 * times // 2, kind) for times in (4, 400))

    # Places are looked up by halving.
    assert many < few + 100


def test_a_block_is_found_by_its_row() -> None:
    shared = shared_parts("! one\n  more\nfor me\n> two\n", notes_shared=False)

    assert [shared.at(row) for row in range(4)] == ["one\nmore", "one\nmore", "", "two"]


def test_the_first_line_begins_a_block_and_goes_on_with_one_put_above_it() -> None:
    index = NotesIndex(["two", "three"])
    assert [each.text for each in index.blocks] == ["two\nthree"]

    index.replaced(0, 0, ["one"])

    assert [(each.first, each.last) for each in index.blocks] == [(0, 2)]
    assert isinstance(index.blocks[0], Block)
