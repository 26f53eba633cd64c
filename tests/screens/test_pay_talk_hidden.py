"""Under the hide key no part of a pay talk says a day, a count or a key of what it hides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.demo import write_demo
from mentorjournal.journal import Journal
from mentorjournal.screens.pay_talk_parts import PARTS
from tests.screens.driver import here, open_at, opened, press, screen_text, see, until
from tests.shell.shell_help import NOW
from tests.tally import now_and_then

STRIP = "1 sheet   2 packages   3 offers   4 preparation   5 rehearsal"
OF_ME = "1 plan   2 checks   3 achieved   4 pay talks   5 mentors   6 giving"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Journal]:
    """The made-up journal, with a pay talk of three offers and two rehearsals."""
    path = tmp_path / "journal.json"
    write_demo(path, today=NOW.date())
    journal = Journal.open(path, clock=lambda: NOW)
    yield journal
    journal.close()


@now_and_then
async def test_no_part_says_what_is_hidden_in_header_strip_or_foot(demo: Journal) -> None:
    app = opened(demo)

    def told() -> list[str]:
        rows = [" ".join(row.split()) for row in screen_text(app).splitlines()]
        return [row for row in rows if row]

    async def covered(strip: str) -> None:
        words = "This is private and hidden; f11 shows it."
        head = "hidden private text hidden private safe"
        wanted = [head, words, " ".join(strip.split()), "^p all"]
        await until(pilot, lambda: told() == wanted)

    async with app.run_test(size=(100, 24)) as pilot:
        places = [(part.place, STRIP) for part in PARTS] + [("pay-talks", OF_ME)]
        for place, strip in places:
            await open_at(pilot, place, ME)
            await press(pilot, "app.hide")
            await covered(strip)
            await press(pilot, "app.hide")
        # The count of pay talks is hidden beside other parts, too.
        await open_at(pilot, "plan", ME)
        await see(pilot, "4 pay talks 1")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "4 pay talks   5" in screen_text(app))
        await press(pilot, "app.hide")
        # What if, with half a figure typed.
        await open_at(pilot, "negotiation", ME)
        await see(pilot, "3 offers 3", "decide by", "5 rehearsal 2")
        await press(pilot, "sheet.what_if")
        await pilot.press("7")
        await see(pilot, "clears it")
        await pilot.press("f11")
        await covered(STRIP)
        await pilot.press("8", "x", "f11")
        await see(pilot, "nothing is saved", "take over")
        assert here(app).WHERE == "negotiation"
