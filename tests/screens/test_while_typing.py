"""What can be done from the notes without leaving them, with a key that is no letter."""

from __future__ import annotations

import pytest
from textual.widgets.text_area import Selection

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog
from mentorjournal.screens.dialogs.which_session import SessionChoice
from tests.screens.driver import answer, editor, here, opened_at, press, see, type_text, until


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
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        editor(pilot).selection = Selection((0, 0), editor(pilot).document.end)
        await press(pilot, "session.tick")
        assert editor(pilot).text == ticked
        await pilot.press("ctrl+z")
        assert editor(pilot).text == notes


async def test_where_no_action_stands_the_key_that_ticks_says_so(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "session", session.uid, notifications=True) as (_, pilot):
        await type_text(pilot, "! key")
        await press(pilot, "session.tick")
        await see(pilot, "No action stands on this line")
        assert editor(pilot).text == "! key"


async def test_another_call_begins_from_the_notes_of_the_one_that_runs(
    journal: Journal, session: Session
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "said")
        await press(pilot, "session.begin")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        assert isinstance(app.screen, ChooseDialog)
        assert [item.label for item in app.screen._items] == ["Ben O'Neil"]
        await type_text(pilot, "ben\n")
        await until(pilot, lambda: isinstance(app.screen, SessionChoice))
        await type_text(pilot, "yes, no")
        await answer(pilot, "choose.take")
        await until(pilot, lambda: here(app).uid not in ("", session.uid))
        await until(pilot, lambda: editor(pilot).text == "yes, no")
        new = journal.sessions.running()
        assert new is not None
        assert (new.relationship, new.uid) == (ben.uid, here(app).uid)
        assert new.notes == "yes, no"
        old = journal.sessions.get(session.uid)
        assert (old.state, old.notes) == ("happened", "said")


async def test_one_types_on_behind_the_words_that_waited_for_the_session_one_goes_to(
    journal: Journal, session: Session
) -> None:
    journal.relationships.begin("Ben O'Neil", "protege")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await type_text(pilot, "! shared\nsaid")
        await pilot.press("ctrl+home")
        await press(pilot, "session.begin")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        await type_text(pilot, "ben\n")
        await until(pilot, lambda: isinstance(app.screen, SessionChoice))
        await type_text(pilot, "now")
        await pilot.press("down")
        await answer(pilot, "choose.take")
        await until(pilot, lambda: editor(pilot).text.endswith("now"))
        await type_text(pilot, " then")
        assert editor(pilot).text == "! shared\nsaid\nnow then"
