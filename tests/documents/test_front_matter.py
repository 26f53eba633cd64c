"""What stands above a Markdown file says what was meant, whatever stands in it."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.documents.front_matter import front_matter


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Ana Lima", '"Ana Lima"'),
        ('Ana "Lu" \\ O\'Neil', '"Ana \\"Lu\\" \\\\ O\'Neil"'),
        ("yes: no # - [x] {y} & * ! | > %", '"yes: no # - [x] {y} & * ! | > %"'),
        ("x\n---\nfor: me\n", '"x --- for: me"'),
        ("x\u2028y\x85z", '"x y\ufffdz"'),
        ("gpj\u202eexe", '"gpj\\u202Eexe"'),
        ("👩\u200d👧 \U000e0061", '"👩\\u200D👧 \\U000E0061"'),
        ("\ufeffx\ufffe", '"\\uFEFFx\\uFFFE"'),
        ("2026-12-04", '"2026-12-04"'),
    ],
)
def test_a_text_is_one_line_in_quotes(name: str, line: str) -> None:
    above = front_matter({"date": date(2026, 12, 4), "with": name, "for": ""})
    assert above == f"---\ndate: 2026-12-04\nwith: {line}\n---\n\n"
