"""Notes read again after an edit are read as if nothing were remembered."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.incremental import MarkMemory
from mentorjournal.data.notes.marks import parse
from tests.marks.test_marked_lines import some_notes
from tests.tally import drawn

SOME_LINES = [
    "- [ ] send it @me due:2026-12-01\n",
    "> call back\n",
    ">\n",
    "? why\n",
    "! key\n",
    "% private\n",
    "  % private\n",
    "%\n",
    "  belongs\n",
    "  - [ ] its own\n",
    "plain\n",
    "\n",
]
many_lines = st.lists(st.sampled_from(SOME_LINES), min_size=6, max_size=30)
edits = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 3), st.lists(st.sampled_from(SOME_LINES))),
    max_size=6,
)


@settings(max_examples=drawn(50, 200), deadline=None)
@given(many_lines, edits)
def test_edits_of_some_lines_are_read_as_the_whole(
    lines: list[str], changes: list[tuple[int, int, list[str]]]
) -> None:
    memory = MarkMemory()
    memory.parse("".join(lines))

    for at, gone, come in changes:
        lines[at : at + gone] = come
        notes = "".join(lines)
        assert tuple(memory.parse(notes)) == parse(notes)


@settings(max_examples=drawn(50, 200), deadline=None)
@given(st.lists(some_notes, max_size=4), some_notes, some_notes)
def test_notes_of_any_kind_after_each_other_are_read_as_the_whole(
    every: list[str], head: str, tail: str
) -> None:
    memory = MarkMemory()

    for middle in every:
        notes = head + middle + tail
        assert tuple(memory.parse(notes)) == parse(notes)


def test_only_what_an_edit_touches_is_read_again() -> None:
    memory = MarkMemory()
    notes = [f"! point {number}\n" for number in range(50)]
    before = list(memory.parse("".join(notes)))

    notes[20] = "! another\n"
    after = memory.parse("".join(notes))

    assert [at for at in range(50) if after[at] is not before[at]] == [19, 20]
