"""An action that is ticked by typing has the day on which it was; nothing else has."""

from __future__ import annotations

from datetime import date
from itertools import count, pairwise

import pytest

from mentorjournal.data.notes.ticks import with_ticks
from mentorjournal.data.records.line_history import LineHistory

TODAY = date(2026, 11, 22)
UID = "01934d2e-0000-7000-8000-{:012d}"


def dated(*versions: str, histories: tuple[LineHistory, ...] = ()) -> list[tuple[int | None, str]]:
    """The lines with the day of today beside them, once notes went through versions."""
    number = count(1)
    for old, new in pairwise(versions):
        histories = with_ticks(old, new, histories, TODAY, lambda: UID.format(next(number)))
    return [(each.line, each.text) for each in histories if each.closed == TODAY]


@pytest.mark.parametrize(
    ("versions", "lines"),
    [
        (("a\n- [ ] send it", "a\n- [x] send it"), [(1, "- [x] send it")]),
        (("! a\n  - [ ] send it", "! a\n  - [X] send it"), [(1, "  - [X] send it")]),
        (("- [ ] send it", "- [] send it", "- [x] send it"), [(0, "- [x] send it")]),
        (("- [ ] send it", "- [ send it", "- [x send it", "- [x] send it"), [(0, "- [x] send it")]),
        (("- [ ] a\n- [ ] b", "c\n- [x] b\n- [x] a"), [(1, "- [x] b"), (2, "- [x] a")]),
        # What was ticked from the first was done in its session, whenever that was typed.
        (("", "-", "- ", "- [", "- [x", "- [x]", "- [x] ", "- [x] s", "- [x] se"), []),
        (("- [x] one", "- [x] one more"), []),
        (("- [x] one", "- [ ] one"), []),
        (("one", "- [x] one"), []),
        # Neither an action in a block of code nor one that is private.
        (("```\n- [ ] one\n```", "```\n- [x] one\n```"), []),
        (("% - [ ] one", "% - [x] one"), []),
    ],
)  # fmt: skip
def test_a_box_that_stood_open_has_its_day_once_it_is_ticked(
    versions: tuple[str, ...], lines: list[tuple[int, str]]
) -> None:
    assert dated(*versions) == lines


def test_the_day_stands_beside_what_is_known_of_the_line_already() -> None:
    known = LineHistory(uid=UID.format(9), line=0, text="- [ ] one", result="well")
    other = LineHistory(uid=UID.format(8), line=1, text="> two", result="not so well")
    found = with_ticks("- [ ] one", "- [x] one", (known, other), TODAY, lambda: UID.format(1))
    assert [(each.uid, each.closed, each.result) for each in found] == [
        (UID.format(9), TODAY, "well"),
        (UID.format(8), None, "not so well"),
    ]
