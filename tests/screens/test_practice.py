"""Monday morning of a mentor of twelve: five questions, answered by the first screen."""

from __future__ import annotations

from pathlib import Path

from tests.practice import practice
from tests.screens.driver import opened, screen_text, see

DUE_TODAY = ("17:00  today", "Ana Lima", "call")
WHOM_TO_CALL = ("Chidi Okafor", "no call since Mon 2 Nov", "due soon, by Wed 2 Dec")
FADING = (
    ("Goran Ilić", "no talk yet", "quiet since Tue 10 Nov"),
    ("Ben O'Neil", "no meeting since Tue 25 Aug", "stale since Thu 26 Nov"),
)
I_PROMISED = ("Ana Lima", "Send the deck for Priya", "due Sat 28 Nov, 2 days late")
PROMISED_TO_ME = ("theirs: Ask HR for the band", "due Tue 24 Nov, 6 days late")
STATES = {
    "Goran Ilić": "quiet",
    "Ben O'Neil": "stale",
    "Ana Lima": "booked",
    "Chidi Okafor": "due soon",
    "Hana Sato": "booked late",
    "Lior Ben-Ami": "open",
    "Fatima Haddad": "new",
    "Dana Weiss": "open",
    "Emeka Adeyemi": "paused",
    "Karla Núñez": "completed",
}


def row_with(shown: str, *words: str) -> str:
    """The only row that holds all these words."""
    (row,) = (row for row in shown.splitlines() if all(word in row for word in words))
    return row


async def test_who_is_due_whom_to_call_who_is_fading_and_what_was_promised(tmp_path: Path) -> None:
    journal = practice(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Next   29 things for 10 people")
        shown = screen_text(app)
        rows = [row_with(shown, *words) for words in (DUE_TODAY, I_PROMISED, *FADING, WHOM_TO_CALL)]
        order = [shown.index(row) for row in rows]
        assert order == sorted(order)
        # What Ben promised is behind what is worse about him, one key away.
        await pilot.press("down", "down", "space")
        await see(pilot, *PROMISED_TO_ME)
        await pilot.resize_terminal(120, 50)
        await see(pilot, "Karla Núñez")
        _, _, everybody = screen_text(app).partition("I mentor   9, 1 one-off, 2 resting")
        assert {name: row_with(everybody, name, f"  {state}  ") for name, state in STATES.items()}
    journal.close()
