"""With ASCII glyphs every place is drawn with ASCII alone."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.screens.places import PLACES
from tests.screens.driver import open_at, screen_text
from tests.screens.secrets import fill, in_two_places
from tests.shell.shell_help import open_journal, opened
from tests.tally import in_turn


@in_turn("place", sorted(PLACES.keys() - {"welcome"}))
async def test_no_place_draws_anything_else(tmp_path: Path, place: str) -> None:
    journal = open_journal(tmp_path)
    uids = fill(journal)
    if place == "conflicts":
        in_two_places(journal)
    app = opened(journal, glyphs="ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        for uid in uids.get(place, uids[""]):
            await open_at(pilot, place, uid)
            shown = screen_text(app)
            assert shown.strip()
            # Words keep their letters, as the “Protégé” of a document does.
            signs = {sign for sign in shown if not sign.isascii() and not sign.isalpha()}
            assert signs == set()
    journal.close()
