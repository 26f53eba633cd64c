"""Notes of org mode: headings, tasks and boxes are read, the rest is text or named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.imports.markdown import read_markdown
from mentorjournal.imports.org import as_markdown

# Days in angles and brackets, tags behind headings, a drawer, a task with its deadline below it, a
# box that is half done, code with what looks like a heading.
NOTES = """\
#+TITLE: Ana
* <2026-11-03 Tue 09:00> 1:1 [[id:7][Ana Lima]] :work:
:PROPERTIES:
:ID: 7
:END:
She wants to lead.
** TODO [#A] send the plan :mail:
DEADLINE: <2026-11-10 Tue>
** DONE read it
- [-] half of it
- [X] whole
#+begin_src sh
* no heading
#+end_src
* [2026-11-04 Wed]
Another day.
"""


def test_headings_tasks_and_boxes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "talks.org"
    path.write_text(NOTES)
    found = read_markdown(path)

    assert [(each.on, each.place.words, each.text) for each in found.entries] == [
        (
            date(2026, 11, 3),
            "lines 2–14",
            "# 2026-11-03 1:1 [[Ana Lima]]\n\n\n\nShe wants to lead.\n"
            "- [ ] send the plan due:2026-11-10\n\n- [x] read it\n- [ ] half of it\n- [x] whole\n"
            "```\n* no heading\n```",
        ),
        (date(2026, 11, 4), "lines 15–16", "# 2026-11-04\nAnother day."),
    ]
    assert found.entries[0].names[-1] == "Ana Lima"
    assert [(each.place.words, each.why) for each in found.left] == [
        ("line 1", "“#+TITLE” is not read"),
        ("lines 3–5", "drawers are not read"),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                *("", "text", "* One", "** TODO do", "* <2026-10-01 Thu>", "- [-] half", ":END:"),
                *(":LOGBOOK:", "#+x: y", "#+begin_src", "#+end_src", "DEADLINE: <2026-10-02 Fri>"),
            ]
        ),
        max_size=14,
    )
)
def test_each_line_keeps_its_place_or_is_named(lines: list[str]) -> None:
    left = []  # type: ignore[var-annotated]
    found = as_markdown(lines, "", left)

    assert len(found) == len(lines)
    named = {row for each in left for row in range(each.place.first, each.place.last + 1)}
    for row, (line, becomes) in enumerate(zip(lines, found, strict=True), 1):
        due = line.startswith("DEADLINE") and "due:2026-10-02" in found[row - 2]
        assert not line or becomes or row in named or due, (row, lines)


def test_a_drawer_ends_at_its_end_whatever_begins_in_it() -> None:
    left = []  # type: ignore[var-annotated]
    lines = [":LOGBOOK:", "#+begin_src", ":END:", "Talked.", ":END:", "#+begin_src", ":END:"]

    assert as_markdown(lines, "", left) == ["", "", "", "Talked.", ":END:", "```", ":END:"]
    assert [(each.place.first, each.place.last) for each in left] == [(1, 3)]
