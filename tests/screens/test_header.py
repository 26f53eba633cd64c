"""The header where it is short of room: what is quiet gives way before where one is."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.plans import Picture
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.widgets.header import Header
from tests.screens.driver import here, opened_at, screen_text, until


@pytest.mark.parametrize("reason", ["short", "half-time showed that the offers were about more"])
async def test_a_long_reason_of_the_newest_version_leaves_the_place_in_sight(
    journal: Journal, reason: str
) -> None:
    journal.plans.draw(mine(), Picture(horizon=1, text="Own pricing"), reason=reason)
    async with opened_at(journal, "plan", "me") as (app, pilot):
        # What was written a moment ago is kept before it is safe.
        await until(pilot, lambda: screen_text(app).splitlines()[0].rstrip().endswith("safe"))
        head = screen_text(app).splitlines()[0]
        assert head.startswith(" Me › plan ")
        assert "version 1 of Sun 22 Nov" in head


async def test_a_figure_is_left_out_rather_than_cut_in_two(journal: Journal) -> None:
    journal.plans.draw(mine(), Picture(horizon=1, text="Own pricing"))
    async with opened_at(journal, "plan", "me", size=(60, 24)) as (app, pilot):
        header = here(app).query_one(Header)

        def head(where: str) -> str:
            # The place says what it is once a second too, so it is said anew at each look.
            header.where, header.quiet = where, "212 words"
            return screen_text(app).splitlines()[0]

        long = "Somebody of a rather long name and one more"
        await until(pilot, lambda: "and one more" in head(long) and "212" not in head(long))
        await until(pilot, lambda: "212 words" in head("Ana"))
