"""The agreement as a part of the page: none, one and many versions, and texts of any length."""

from __future__ import annotations

from datetime import date

import pytest
from textual.content import Content

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.versions import VersionsDialog
from mentorjournal.widgets.agreement_list import AgreementLine, AgreementList
from tests.screens.driver import fill_in, here, messages, opened_at, press, screen_text, see, until
from tests.tally import now_and_then

SKETCH = [
    " › Aims          Ana: from running the backlog to owning pricing",
    "                 Robin: stay honest about what I do not know",
    "   Rhythm        meetings every six weeks, a call in between, 45 min",
    "   Prepares      Ana, two days before; she keeps the dates",
    "   Confidential  everything, unless one of us asks first",
    "   Boundaries    no hiring questions about my own team",
    "   Reply         within two working days",
    "   Review        Sun 6 Dec, at half-time                             in 14 days",
    "   Ends          Wed 19 May 2027; either may end it, no reason owed",
]


def agree(journal: Journal, ana: Relationship) -> None:
    """The agreement of the sketch, its day of review in two weeks."""
    journal.people.call_me("Robin Hale")
    journal.agreements.change(
        ana,
        their_aim="from running the backlog to owning pricing",
        my_aim="stay honest about what I do not know",
        rhythm="meetings every six weeks, a call in between",
        length="45 min",
        prepares="Ana, two days before; she keeps the dates",
        confidential="everything, unless one of us asks first",
        boundaries="no hiring questions about my own team",
        reply="within two working days",
        review=date(2026, 12, 6),
        review_note="at half-time",
        ends=date(2027, 5, 19),
        ending="either may end it, no reason owed",
    )
    journal.agreements.agree(ana)


@now_and_then
async def test_an_agreement_is_begun_changed_agreed_on_and_compared_by_keys(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "relationship", ana.uid) as (app, pilot):
        await press(pilot, "tab.agreement")
        await see(pilot, "Ana Lima › agreement", "What you expect of each other, in one page.")
        assert "enter edit field" in screen_text(app)
        assert "x agreed" not in screen_text(app)
        await press(pilot, "agreement.versions")
        assert messages(app)

        await press(pilot, "agreement.open")
        await see(pilot, "version 1 of Sun 22 Nov", "draft", "a call every two to four weeks")
        await see(pilot, "Review        ", "x agreed")
        await pilot.press("g")
        await press(pilot, "agreement.open")
        await fill_in(pilot, {"their_aim": "Own pricing", "my_aim": "Stay honest"})
        await press(pilot, "form.save")
        await see(pilot, "Ana: Own pricing", "Stay honest")
        await pilot.press("j")
        await press(pilot, "agreement.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert list(app.screen.values) == ["my_aim", "their_aim"]  # type: ignore[attr-defined]
        await press(pilot, "form.leave")
        await pilot.press("g", *"jjjjj")
        assert here(app).query_one(AgreementList).part == "Confidential"
        await press(pilot, "agreement.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert list(app.screen.values) == ["confidential"]  # type: ignore[attr-defined]
        await fill_in(pilot, {"confidential": "[b]everything[/] %"})
        await press(pilot, "form.save")
        await see(pilot, "[b]everything[/] %", "draft")
        assert len(journal.agreements.of(ana)) == 1

        await press(pilot, "agreement.agree")
        await see(pilot, "   agreed")
        assert "Agreed with Ana Lima. u takes it back." in str(messages(app))
        assert journal.agreements.of(ana)[0].agreed == date(2026, 11, 22)
        await press(pilot, "agreement.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"confidential": "everything, unless asked", "reason": "clearer"})
        await press(pilot, "form.save")
        await see(pilot, "version 2 of Sun 22 Nov", "draft", "everything, unless asked")
        await press(pilot, "agreement.versions")
        await until(pilot, lambda: isinstance(app.screen, VersionsDialog))
        await see(pilot, "› version 1 of Sun 22 Nov ‹", "“clearer”, draft", "[b]everything[/] %")
        assert "still true" not in screen_text(app)
        await pilot.press("x", "v")
        await until(pilot, lambda: here(app) is app.screen)
        assert len(journal.agreements.of(ana)) == 2
        await pilot.press("u")
        await see(pilot, "version 1 of Sun 22 Nov")
        await pilot.press("q")
        await see(pilot, "Next   4 things")


async def test_it_stands_as_it_is_sketched_and_a_review_that_has_come_says_that_it_holds(
    journal: Journal, ana: Relationship
) -> None:
    agree(journal, ana)
    async with opened_at(journal, "agreement", ana.uid) as (app, pilot):
        await see(pilot, "Ends   ")
        rows = [row.rstrip() for row in screen_text(app).splitlines()]
        assert rows[0].startswith(" Ana Lima › agreement")
        assert "version 1 of Sun 22 Nov   agreed" in rows[0]
        assert rows[2:11] == SKETCH
        assert "x agreed" not in rows[-1]
        await press(pilot, "agreement.agree")
        assert "agreed, since 22 Nov 2026" in str(messages(app))

        (known,) = journal.agreements.of(ana)
        journal._context.change(known, "moved the day", review=date(2026, 11, 20))
        await see(pilot, "2 days late", "x agreed")
        await press(pilot, "agreement.agree")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"my_view": "I talk too much", "their_view": "It helps"})
        await press(pilot, "form.save")
        await see(pilot, "version 2 of Sun 22 Nov   agreed", "It works", "Robin: I talk too much")
        assert journal.agreements.of(ana)[1].review == date(2027, 5, 19)
        await pilot.press("H")
        await see(pilot, "▒▒▒▒▒▒ ▒ ▒▒▒▒ ▒▒▒ ▒▒▒▒")
        assert "I talk too much" not in screen_text(app)
        await pilot.press("H", "s", "enter")
        await see(pilot, "How we work together")


@pytest.mark.parametrize("width", [57, 80])
async def test_a_text_of_two_thousand_lines_is_read_and_only_what_is_in_sight_is_drawn(
    journal: Journal, ana: Relationship, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(journal, ana)
    long = "\n".join(f"{number} " + "word " * 20 for number in range(2000))
    journal.agreements.change(ana, "all of it", boundaries=long)
    async with opened_at(journal, "agreement", ana.uid, size=(width, 24)) as (app, pilot):
        await see(pilot, "Aims", "0 word word")
        shown = here(app).query_one(AgreementList)
        drawn: list[str] = []
        whole = shown.draw

        def draw(row: AgreementLine, room: int) -> Content:
            drawn.append(row.text)
            return whole(row, room)

        monkeypatch.setattr(shown, "draw", draw)
        await pilot.press("G")
        await see(pilot, "Ends   ", "1999 word word")
        assert 0 < len(drawn) < 100
        assert len(shown.rows) > 4000
        await press(pilot, "agreement.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert "ends" in app.screen.values  # type: ignore[attr-defined]


async def test_any_two_of_many_versions_are_compared(journal: Journal, ana: Relationship) -> None:
    agree(journal, ana)
    for number in range(2, 31):
        journal.agreements.change(ana, f"reason {number}", reply=f"within {number} days")
        journal.agreements.agree(ana)
    async with opened_at(journal, "agreement", ana.uid) as (app, pilot):
        await see(pilot, "version 30 of Sun 22 Nov", "within 30 days")
        await press(pilot, "agreement.versions")
        await see(pilot, "› version 1 of", "version 30 of", "within two working days")
        await pilot.press("tab", "left", "left")
        await see(pilot, "› version 28 of", "“reason 28”, agreed", "within 28 days")
        await pilot.press("H")
        await until(pilot, lambda: "reason 28" not in screen_text(app))
        await see(pilot, "› version 28 of", "within 28 days")
        await pilot.press("escape")
        await until(pilot, lambda: here(app) is app.screen)
