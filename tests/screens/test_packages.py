"""Packages side by side: years, differences, more of them than there is room for, hiding."""

from __future__ import annotations

from decimal import Decimal

from mentorjournal.data.records.negotiations import Alternative, Package
from mentorjournal.journal import Journal
from tests.examples import uid_of, worked_negotiation
from tests.screens.driver import here, opened_at, press, screen_text, until


def row(app: object, label: str) -> list[str]:
    """The cells of a line on screen."""
    found = [text.split() for text in screen_text(app).splitlines()]  # type: ignore[arg-type]
    words = label.split()
    return next(cells[len(words) :] for cells in found if cells[: len(words)] == words)


async def test_the_packages_year_by_year_and_more_of_them_than_fit(journal: Journal) -> None:
    example = worked_negotiation()
    talk = journal.negotiations.add("me", "Talk [/x]", now=example.now)
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await press(pilot, "tab.packages")
        await until(pilot, lambda: here(app).WHERE == "packages")
        assert "Talk [/x] › packages" in screen_text(app)
        assert "No other course of action yet." in screen_text(app)

        for offer in example.alternatives:
            journal.negotiations.put(talk.uid, offer)
        await until(pilot, lambda: "Offer from B" in screen_text(app))
        assert row(app, "bonus") == ["10,080", "12,400", "+2,320", "12,744", "+2,664"]
        assert row(app, "sign-on") == ["–", "12,000", "+12,000", "–", "–"]
        assert row(app, "year 1") == ["143,760", "169,370", "+25,610", "152,664", "+8,904"]
        assert row(app, "average") == ["143,760", "160,370", "+16,610", "152,664", "+8,904"]
        await press(pilot, "packages.year")
        assert row(app, "sign-on") == ["–", "–", "–", "–", "–"]
        assert row(app, "year 2") == ["143,760", "157,370", "+13,610", "152,664", "+8,904"]
        await press(pilot, "packages.year_back")
        await press(pilot, "packages.year_back")
        assert row(app, "sign-on") == ["–", "3,000", "+3,000", "–", "–"]

        for number in (3, 4, 5):
            package = Package(base=Decimal(number * 100_000))
            journal.negotiations.put(
                talk.uid,
                Alternative(uid=uid_of(number), title=f"Number [{number}]", package=package),
            )
        here(app).tick()
        await until(pilot, lambda: "1–2 of 5 alternatives" in screen_text(app))
        await pilot.press("space")
        assert row(app, "base") == ["112,000", "300,000", "+188,000", "400,000", "+288,000"]
        await pilot.press("G")
        assert row(app, "base") == ["112,000", "400,000", "+288,000", "500,000", "+388,000"]
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "of 5 alternatives" not in screen_text(app))
        assert len(row(app, "base")) == 11

        await press(pilot, "app.hide")
        await until(pilot, lambda: "▒" in screen_text(app) or "143,760" not in screen_text(app))
        shown = screen_text(app)
        assert not [word for word in ("112,000", "Number", "average", "+25,610") if word in shown]
        await press(pilot, "app.hide")
        await press(pilot, "tab.sheet")
        await until(pilot, lambda: here(app).WHERE == "negotiation")
        await pilot.press("q")
        await until(pilot, lambda: here(app).WHERE != "negotiation")
