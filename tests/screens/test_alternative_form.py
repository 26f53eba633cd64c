"""An alternative is entered in two short parts, each with what follows beside its fields."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import FormDialog
from tests.examples import worked_negotiation
from tests.screens.driver import fill_in, opened_at, press, screen_text, until
from tests.tally import now_and_then


def here(app: object) -> str:
    """The field with the cursor."""
    form = app.screen  # type: ignore[attr-defined]
    assert isinstance(form, FormDialog)
    found = next(row for row in form.rows if row.editor.has_focus)
    assert found.region.height, "the part with the cursor is shown"
    return found.field.id


def ends(app: object, *words: str) -> bool:
    """Whether a row of the screen ends with these words."""
    rows = screen_text(app).splitlines()  # type: ignore[arg-type]
    return any(row.split()[-len(words) :] == [*words] for row in rows)


@now_and_then
async def test_two_parts_are_filled_in_kept_and_saved_together(journal: Journal) -> None:
    example = worked_negotiation()
    offer = example.alternatives[0]
    rest = replace(offer.package, base=Decimal(0), sign_on=Decimal(0))
    before = replace(offer, title="Offer [/A]", months=Decimal(0), package=rest)
    talk = journal.negotiations.add("me", "Talk", now=example.now, hour_rate=Decimal(60))
    journal.negotiations.put(talk.uid, before)
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await pilot.press("down", "enter")
        await until(pilot, lambda: "› 1 what it is ‹   2 what it pays" in screen_text(app))
        assert "pgdn part 2" in screen_text(app)
        await pilot.press("tab", "tab", *"so", "pagedown", *"124000")
        assert here(app) == "base"
        assert "1 what it is   › 2 what it pays ‹" in screen_text(app)
        assert "pgup part 1" in screen_text(app)
        assert ends(app, "equity", "11,250")
        assert ends(app, "average", "157,370")
        # All of it fits without scrolling.
        assert app.screen.query_one("#rows").max_scroll_y == 0

        # What is half filled in is there again, in both parts.
        await press(pilot, "form.leave")
        await pilot.press("enter")
        await until(pilot, lambda: "What you typed here before is back" in screen_text(app))
        assert ends(app, "waiting", "?")
        # Over the first field and the last one the way leads from part to part.
        await pilot.press("shift+tab")
        assert here(app) == "other"
        assert ends(app, "average", "157,370")
        await pilot.press("tab")
        assert here(app) == "title"
        await pilot.press("pagedown")

        # The first time it says what is wrong, the second time it leads there.
        await pilot.press("f10")
        await until(pilot, lambda: "because of “Begins in”" in screen_text(app))
        assert here(app) == "base"
        await pilot.press("f10")
        await until(pilot, lambda: here(app) == "months")
        await fill_in(pilot, {"months": "2"})
        # Enter goes on over the end of the first part.
        await pilot.press(*["enter"] * 6)
        assert here(app) == "base"
        await fill_in(pilot, {"sign_on": "12000"})
        assert ends(app, "year", "1", "169,370")
        await pilot.press("pageup")
        assert ends(app, "expected", "152,607")
        assert ends(app, "to", "stay", "146,760")
        await press(pilot, "form.save")
        await until(pilot, lambda: "152,607" in screen_text(app))
    (kept,) = journal.negotiations.get(talk.uid).alternatives
    assert kept == replace(offer, title="Offer [/A]")
