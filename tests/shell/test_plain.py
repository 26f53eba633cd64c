"""Text on its way to a widget and to the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mentorjournal.widgets.matching import mark, score
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.safe_lines import SafeLines
from tests.shell.shell_help import HOSTILE

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE))


@given(TEXTS)
def test_text_is_shown_letter_by_letter_and_nothing_in_it_is_obeyed(text: str) -> None:
    for shown in (plain(text).plain, line(text, (text, "bold")).plain):
        assert not OBEYED.search(shown)
    assert not plain(text).spans


@pytest.mark.parametrize("text", ["[/x] Bob", "[b]bold[/b]", "\\[/x]", "[@click=app.quit]x[/]"])
def test_brackets_stay_where_they_are(text: str) -> None:
    assert plain(text).plain == text


@given(TEXTS, st.integers(-3, 40), st.booleans())
def test_a_fitted_text_has_exactly_its_width(text: str, width: int, right: bool) -> None:
    shown = fit(text, width, right=right)

    assert cell_len(shown) == max(0, width)
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "width", "right", "shown"),
    [
        ("Ana", 5, False, "Ana  "),
        ("42", 5, True, "   42"),
        ("Ana Lima", 5, False, "Ana …"),
        ("日本語", 5, False, "日本…"),
        ("日本語", 4, False, "日 …"),
        ("a\nb", 3, False, "a b"),
    ],
)
def test_columns_are_padded_and_cut(text: str, width: int, right: bool, shown: str) -> None:
    assert fit(text, width, right=right) == shown


@given(TEXTS)
def test_no_line_leaves_with_a_control_character_in_it(text: str) -> None:
    style = Style(bold=True)
    segments = [Segment("fine ", style), Segment(text, style)]

    safe = SafeLines().apply(segments, Color(0, 0, 0))

    sent = "".join(segment.text for segment in safe)
    assert not OBEYED.search(sent)
    assert not re.search("[\n\t\r]", sent)
    assert len(sent) == len("fine " + text)
    assert [segment.style for segment in safe] == [style, style]


def test_a_line_that_is_safe_is_passed_on_as_it_is() -> None:
    segments = [Segment("日本語 é 👩‍🏫 [/x]")]

    assert SafeLines().apply(segments, Color(0, 0, 0)) is segments


@given(st.text(max_size=8), TEXTS)
def test_finding_marks_letters_of_the_text_only(typed: str, text: str) -> None:
    fit_, offsets = score(typed, text)

    marked = mark(plain(text), offsets)

    assert marked.plain == plain(text).plain
    assert all(span.end <= len(marked) for span in marked.spans)
    assert fit_ >= 0
    if not typed.strip():
        assert fit_ == 1.0
