"""Several lines are changed at once, and what is typed next takes none of them away."""

from __future__ import annotations

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from tests.screens.driver import editor, opened_at, press, until
from tests.tally import in_turn


@in_turn(
    ("keys", "text"),
    [
        (("ctrl+t", "x"), "one\n- [ ] two\n- [ ] threex"),
        (("ctrl+t", "ctrl+t", "x"), "one\n! two\n! threex"),
        (("alt+t", "!", "x"), "one\n! two\n! threex"),
        (("alt+t", "!", "alt+t", "?", "x"), "one\n? two\n? threex"),
        (("ctrl+l", "x"), "one\n% two\n% threex"),
        (("ctrl+l", "ctrl+l", "x"), "one\ntwo\nthreex"),
        (("tab", "x"), "one\n  two\n  threex"),
        (("tab", "tab", "shift+tab", "x"), "one\n  two\n  threex"),
        (("alt+up", "x"), "two\nthreex\none"),
        # Any other key between, and one line is meant.
        (("ctrl+t", "left", "ctrl+t"), "one\n- [ ] two\n! three"),
        (("ctrl+t", "escape", "ctrl+t"), "one\n- [ ] two\n! three"),
        (("ctrl+t", "x", "ctrl+t"), "one\n- [ ] two\n! threex"),
    ],
)
async def test_a_change_of_lines_ends_the_selection_and_the_next_one_means_the_same_lines(
    journal: Journal, session: Session, keys: tuple[str, ...], text: str
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo\nthree")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        editor(pilot).move_cursor((2, 3))
        await pilot.press("shift+up", *keys)
        assert editor(pilot).text == text


async def test_a_date_that_is_written_out_meanwhile_leaves_the_lines_that_are_meant(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo due:fri\nthree")
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await pilot.press("ctrl+shift+home", "ctrl+t")
        await until(pilot, lambda: "due:2026-11-27" in editor(pilot).text)
        await pilot.press("ctrl+t")
        assert editor(pilot).text == "! one\n! two due:2026-11-27\n! three"


async def test_typing_in_the_panel_takes_nothing_that_was_selected_away(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, "one\ntwo")
    async with opened_at(journal, "session", session.uid, size=(120, 24)) as (_, pilot):
        await pilot.press("ctrl+shift+home")
        await press(pilot, "session.read_panel")
        await pilot.press("x")
        await until(pilot, lambda: "x" in editor(pilot).text)
        assert editor(pilot).text == "xone\ntwo"
