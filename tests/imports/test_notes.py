"""Markdown of others becomes notes of ours, and nothing is shared by chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.notes.blocks import parse
from mentorjournal.imports.notes import as_notes, closed


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("* [ ] read it", "- [ ] read it"),
        ("1. [X] read it", "- [x] read it"),
        ("  - [/] half done", "- [ ] half done"),
        ("- [ ] send 📅 2026-12-01", "- [ ] send due:2026-12-01"),
        ("- [x] send ⏫ 📅 2026-12-01 ✅ 2026-11-30", "- [x] send ⏫ ✅ 2026-11-30 due:2026-12-01"),
        ("- [ ] send [due:: 2026-12-01]", "- [ ] send due:2026-12-01"),
        ("- [ ] send (due:: 2026-12-01) soon", "- [ ] send soon due:2026-12-01"),
        ("- [ ] send 📅 2026-02-30", "- [ ] send 📅 2026-02-30"),
        (
            "- [ ] send 🔁 every 2 weeks 📅 2026-12-01",
            "- [ ] send every 2 weeks due:2026-12-01",
        ),
        ("- [ ] send 🔁 every week when done", "- [ ] send 🔁 every week when done"),
        ("- [-] given up", "- [-] given up"),
        ("- [ ]", "- [ ]"),
    ],
)
def test_a_box_becomes_an_action_with_its_date(theirs: str, ours: str) -> None:
    assert as_notes(theirs) == ours


def test_a_quotation_is_no_advice_and_is_not_shared() -> None:
    text = "> go slow\n! really\n? why\n= x\n- [ ] do it\n> go slow"

    assert [block.kind for block in parse(as_notes(text)) if block.kind != "plain"] == ["action"]
    assert as_notes(text).split("\n")[0] == " > go slow"


def test_what_stands_in_a_fence_stays_and_a_fence_ends_with_its_entry() -> None:
    code = closed("```\n- [ ] code\n> code\n")
    notes = "\n\n".join([code, as_notes("* [ ] do it")])

    assert notes == "```\n- [ ] code\n> code\n```\n\n- [ ] do it"
    assert [block.kind for block in parse(notes) if block.kind == "action"] == ["action"]


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "text",
            "> q",
            "! k",
            "? w",
            "= d",
            "% p",
            "- [ ] a",
            "  - [x] b",
            "    c",
            "```",
            "~~~",
        ]
    )
    | st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12),
    max_size=12,
)


@given(_LINES)
def test_nothing_but_boxes_is_shared_and_no_line_is_lost(lines: list[str]) -> None:
    notes = as_notes("\n".join(lines))

    shared = [block.kind for block in parse(notes) if block.kind not in ("plain", "private")]
    assert set(shared) <= {"action"}
    said = [line.strip().lstrip("-*+ ").strip() for line in lines if "[" not in line]
    left = notes
    for each in said:
        assert each in left
        left = left[left.index(each) + len(each) :]
