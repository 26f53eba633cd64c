"""How figures come about, unfolded on the sheet of a pay talk."""

from __future__ import annotations

from mentorjournal.journal import Journal
from mentorjournal.widgets.sheet_why import SheetWhy
from tests.examples import worked_negotiation
from tests.screens.driver import here, opened_at, press, screen_text, see, until

FIELDS = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit", "market")


async def test_i_unfolds_what_is_highlighted_and_esc_folds_it_again(journal: Journal) -> None:
    example = worked_negotiation()
    fields = {name: getattr(example, name) for name in FIELDS}
    journal.negotiations.add("me", "Talk [/x]", **fields)
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        said = "Offer from A stays BATNA down to 48 %; Offer from B would be it from 76 %."
        await until(pilot, lambda: said in screen_text(app))
        await press(pilot, "sheet.why")
        await until(pilot, lambda: "V = TC + N = 143,760 + 3,000 = 146,760" in screen_text(app))
        assert "thousand" not in screen_text(app)
        await pilot.press("j")
        await until(pilot, lambda: "delay = 2/12 × (156,370" in screen_text(app))
        effort = "effort = (40 h × 60 + 0) / 4 = 600"
        assert effort in screen_text(app)
        await pilot.press("G", "j", "G")
        assert here(app).query_one(SheetWhy).has_focus
        await until(pilot, lambda: "compa = 112,000 base /" in screen_text(app))
        await press(pilot, "app.hide")
        await until(pilot, lambda: "compa" not in screen_text(app))
        await press(pilot, "app.hide")
        await pilot.press("escape")
        await until(pilot, lambda: "thousand" in screen_text(app))
        assert here(app).WHERE == "negotiation"

        # Above the table stand the figures to walk in with.
        await pilot.press("g", "k")
        await press(pilot, "sheet.why")
        await until(pilot, lambda: "ask = 2 × 128,000 − 115,360" in screen_text(app))
        # What was asked for stays when the sheet is read again, until the cursor moves.
        for _ in range(2):
            await press(pilot, "app.hide")
        await see(pilot, "ask = 2 × 128,000 − 115,360")
        await press(pilot, "sheet.why")
        await until(pilot, lambda: "thousand" in screen_text(app))
