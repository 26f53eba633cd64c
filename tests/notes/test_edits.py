"""One line of notes is changed, and only that line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.marks import (
    Kind,
    kind_of,
    next_mark,
    set_line,
    set_marks,
    settle_dates,
    toggle_private,
    with_mark,
)
from mentorjournal.errors import Conflict
from tests.tally import drawn

SUNDAY = date(2026, 11, 22)
NOTES = "plain\r\n- [ ] Send it @ana\n  soon\n- [x] Done"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("action", "- [ ] Send it"),
        ("key", "! Send it"),
        ("advice", "> Send it"),
        ("question", "? Send it"),
        ("decision", "= Send it"),
        ("private", "% Send it"),
        ("plain", "Send it"),
    ],
)
@pytest.mark.parametrize(
    "line", ["Send it", "- Send it", "! Send it", "- [ ] Send it", "= Send it", "% Send it"]
)
def test_one_line_gets_the_very_mark(line: str, kind: Kind, expected: str) -> None:
    # A bullet without a mark stays one where no mark is set.
    assert set_marks([line], kind) == [line if (line, kind) == ("- Send it", "plain") else expected]


def test_a_line_that_has_the_mark_stays_as_it_is() -> None:
    assert set_marks(["  - [x] Send it"], "action") == ["  - [x] Send it"]
    assert set_marks(["- % Send it"], "private") == ["- % Send it"]


@pytest.mark.parametrize("line", ["  ! key with", "\t> key with", "  - key with", "  = key with"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [("action", "- [ ] key with"), ("advice", "> key with"), ("private", "% key with")],
)
def test_an_indented_sign_goes_when_the_line_gets_a_mark(
    line: str, kind: Kind, expected: str
) -> None:
    assert set_marks([line], kind) == [expected]
    assert with_mark(line, kind) == expected


def test_without_a_mark_an_indented_sign_never_becomes_one() -> None:
    assert with_mark("  ! key with", "plain") == "key with"


def test_of_several_lines_the_private_ones_stay_private_and_blank_ones_blank() -> None:
    lines = ["a", "% b", "", "> c"]
    assert set_marks(lines, "key") == ["! a", "% ! b", "", "! c"]
    assert set_marks(lines, "private") == ["% a", "% b", "", "% c"]
    assert set_marks(lines, "plain") == ["a", "% b", "", "c"]


def test_setting_a_line_keeps_its_end_and_all_others() -> None:
    changed = set_line(NOTES, 1, "- [ ] Send it @ana", "- [x] Send it @ana")

    assert changed == "plain\r\n- [x] Send it @ana\n  soon\n- [x] Done"
    assert set_line("a\r\nb", 0, "a", "c") == "c\r\nb"


@pytest.mark.parametrize(
    ("index", "expected"),
    [(1, "- [ ] Send it"), (0, "- [ ] Send it @ana"), (9, "- [x] Done"), (-1, "- [x] Done")],
)
def test_a_line_that_is_no_longer_the_same_is_not_changed(index: int, expected: str) -> None:
    with pytest.raises(Conflict, match="changed"):
        set_line(NOTES, index, expected, "- [x] Send it")


def test_the_empty_line_after_the_last_line_end_can_be_set() -> None:
    assert set_line("a\n", 1, "", "b") == "a\nb"
    assert set_line("", 0, "", "b") == "b"


@settings(max_examples=drawn(50, 200))
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), min_size=1), st.data())
def test_setting_a_line_leaves_every_other_line_alone(
    lines: list[str], data: st.DataObject
) -> None:
    notes = "\n".join(lines)
    shown = notes.split("\n") if not notes.splitlines() else notes.splitlines()
    index = data.draw(st.integers(0, len(shown) - 1))
    after = set_line(notes, index, shown[index], "new")
    assert after.splitlines() == [*shown[:index], "new", *shown[index + 1 :]]


def test_a_new_line_never_becomes_two() -> None:
    assert set_line("a\nb", 0, "a", "x\n! y") == "x ! y\nb"


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("- [ ] Send due:fri", "- [ ] Send due:2026-11-27"),
        ("- [ ] Send due:tomorrow #x", "- [ ] Send due:2026-11-23 #x"),
        ("- [x] Send due:+2w.", "- [x] Send due:2026-12-06."),
        ("- [ ] Send due: fri @ana", "- [ ] Send due:2026-11-27 @ana"),
        ("- [ ] Send due:2026-12-1", "- [ ] Send due:2026-12-01"),
        ("- [ ] Send due:2026-12-01", "- [ ] Send due:2026-12-01"),
        ("- [ ] Send due:27 Nov", "- [ ] Send due:2026-11-27"),
        ("- [ ] Send due:3 dec @ana", "- [ ] Send due:2026-12-03 @ana"),
        ("- [ ] Send due: Dec 3rd, 2027.", "- [ ] Send due:2027-12-03."),
        ("- [ ] Send due:Fri, 4. December; now", "- [ ] Send due:2026-12-04; now"),
        ("- [ ] Send due:next week #x", "- [ ] Send due:2026-11-29 #x"),
        ("- [ ] Send due:next month", "- [ ] Send due:2026-12-22"),
        ("- [ ] Send due:next fri #x", "- [ ] Send due:2026-11-27 #x"),
        ("- [ ] Send due:in 3 days #x", "- [ ] Send due:2026-11-25 #x"),
        ("- [ ] Send due:in two weeks.", "- [ ] Send due:2026-12-06."),
        ("- [ ] Send due:3 days", "- [ ] Send due:2026-11-25"),
        ("- [ ] Send due:2w", "- [ ] Send due:2026-12-06"),
        ("- [ ] Send due:eow @ana", "- [ ] Send due:2026-11-27 @ana"),
        ("- [ ] Send due:end of the month @ana", "- [ ] Send due:2026-11-30 @ana"),
        ("- [ ] Send due:31.12.2026", "- [ ] Send due:2026-12-31"),
        ("- [ ] Send due:31/12/2026.", "- [ ] Send due:2026-12-31."),
        ("- [ ] Send due:12/11/2026", "- [ ] Send due:12/11/2026"),
        ("- [ ] Send due:in time", "- [ ] Send due:in time"),
        ("- [ ] Send due:next fridge", "- [ ] Send due:next fridge"),
        ("- [ ] Send due:fri 3 slides", "- [ ] Send due:2026-11-27 3 slides"),
        ("- [ ] Send due:fri 3 decks", "- [ ] Send due:2026-11-27 3 decks"),
        ("- [ ] Send due:3 decks", "- [ ] Send due:3 decks"),
        ("- [ ] Send due:31 feb", "- [ ] Send due:31 feb"),
        ("- [ ] Send due:fri or due:3 dec", "- [ ] Send due:2026-11-27 or due:3 dec"),
        ("- [ ] Send due:soon", "- [ ] Send due:soon"),
        ("- [ ] Send due:2026-02-30", "- [ ] Send due:2026-02-30"),
        ("- [ ] Send due: @ana", "- [ ] Send due: @ana"),
        ("! The rent is due:fri", "! The rent is due:fri"),
        ("plain due:fri", "plain due:fri"),
    ],
)
def test_due_words_become_dates(typed: str, settled: str) -> None:
    assert settle_dates(typed, SUNDAY) == settled


def marked_next(line: str) -> str:
    return with_mark(line, next_mark(line))


def test_the_mark_goes_round() -> None:
    line = "foo"
    seen = []
    for _ in range(6):
        line = marked_next(line)
        seen.append(line)
    assert seen == ["- [ ] foo", "! foo", "> foo", "? foo", "= foo", "foo"]


def test_a_bullet_becomes_an_action_without_a_second_dash() -> None:
    assert marked_next("  - foo") == "- [ ] foo"
    assert marked_next("- [x] foo") == "! foo"
    assert marked_next("  - [ ] foo") == "! foo"


def test_a_private_line_is_never_made_shared_by_one_key() -> None:
    seen = ["  % foo"]
    for _ in range(6):
        seen.append(marked_next(seen[-1]))
    assert seen[1:] == [f"  % {mark}foo" for mark in ("- [ ] ", "! ", "> ", "? ", "= ", "")]
    assert toggle_private("% ! foo") == "! foo"


@given(st.text(st.characters(exclude_characters="\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
def test_making_a_line_private_and_back_gives_it_back(line: str) -> None:
    private = toggle_private(line)
    if kind_of(line) == "private":
        assert kind_of(private) != "private" or "%" in private
    else:
        assert kind_of(private) == "private"
        assert toggle_private(private) == line
