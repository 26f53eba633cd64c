"""What can be done from the notes without leaving them, with a key that is no letter."""

from __future__ import annotations

import pytest
from textual.widgets.text_area import Selection

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog
from mentorjournal.screens.dialogs.running import RunningDialog
from tests.screens.driver import answer, editor, here, open_at, opened, press, see, type_text, until


@pytest.mark.parametrize(
    ("notes", "ticked"),
    [
        ("- [ ] Send it", "- [x] Send it"),
        ("- [x] Sent", "- [ ] Sent"),
        ("- [ ] one\n! two\n  - [x] three", "- [x] one\n! two\n  - [x] three"),
    ],
)
async def test_the_actions_of_the_selection_are_ticked_alike(
    journal: Journal, session: Session, notes: str, ticked: str
) -> None:
    journal.sessions.keep_notes(session.uid, notes)
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        editor(pilot).selection = Selection((0, 0), editor(pilot).document.end)
        await press(pilot, "session.tick")
        assert editor(pilot).text == ticked
        await pilot.press("ctrl+z")
        assert editor(pilot).text == notes


async def test_where_no_action_stands_the_key_that_ticks_says_so(
    journal: Journal, session: Session
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_at(pilot, "session", session.uid)
        await type_text(pilot, "! key")
        await press(pilot, "session.tick")
        await see(pilot, "No action stands on this line")
        assert editor(pilot).text == "! key"


async def test_another_call_begins_from_the_notes_of_the_one_that_runs(
    journal: Journal, session: Session
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "session", session.uid)
        await type_text(pilot, "said")
        await press(pilot, "session.begin")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert isinstance(app.screen, ChooseDialog)
        assert [item.label for item in app.screen._items] == ["Ben O'Neil"]
        await type_text(pilot, "ben\n")
        await until(pilot, lambda: isinstance(app.screen, RunningDialog))
        await answer(pilot, "confirm.enter")
        await until(pilot, lambda: here(app).uid not in ("", session.uid))
        new = journal.sessions.running()
        assert new is not None
        assert (new.relationship, new.uid) == (ben.uid, here(app).uid)
        old = journal.sessions.get(session.uid)
        assert (old.state, old.notes) == ("happened", "said")
