"""My page as a mentor: written part by part, once, and taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.mentor_page import filled, missing
from tests.examples import uid_of


def test_it_is_written_once_and_each_change_is_taken_back(journal: Journal) -> None:
    page = journal.people.page
    assert page.write(offer="", why=" \n") is None
    assert (filled(page.mine()), len(missing(page.mine()))) == (0, 7)
    page.write(offer="An hour a month.\n")
    page.write(who_knows="Priya", why="[/x] ‮")
    mine = page.mine()
    assert mine is not None
    assert (mine.offer, mine.why, filled(mine)) == ("An hour a month.", "[/x] ‮", 3)
    assert missing(mine) == [
        "what worked", "worst mistakes", "to my younger self", "my own angle",
    ]  # fmt: skip
    assert page.write(offer=mine.offer) == mine
    assert journal.undo() == "changed your mentor's page"
    assert filled(page.mine()) == 1
    journal.undo()
    assert page.mine() is None


def test_a_second_page_of_another_program_is_one_with_the_first(journal: Journal) -> None:
    mine = journal.people.page.write(offer="An hour.", why="Same.")
    assert mine is not None
    other = replace(mine, uid=uid_of(0xFFFF), offer="Two.", worked="Asking.")
    other = replace(other, uid="ffffffff-ffff-7fff-8fff-ffffffffffff")
    journal._store.put(other)
    both = journal.people.page.mine()
    assert both is not None
    assert (both.offer, both.why, both.worked) == ("An hour.\n\nTwo.", "Same.", "Asking.")
    journal.people.page.write(offer="One of both.")
    kept = journal.people.page.mine()
    assert kept is not None
    assert (kept.uid, kept.offer, kept.worked) == (mine.uid, "One of both.", "Asking.")
    journal.undo()
    assert journal.people.page.mine() == both


def test_it_goes_out_for_each_audience_that_may_have_it(journal: Journal) -> None:
    exports = journal.exports
    with pytest.raises(NotFound, match="Nothing stands on your mentor's page yet"):
        exports.prepare(exports.wish("profile", None))
    journal.people.call_me("Robin Hale")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.people.page.write(offer="What Ana got: an hour.", why="My salary doubled.")
    mine = exports.prepare(exports.wish("profile", None))
    assert (mine.name, mine.asks) == ("2026-11-22-mentors-page-for-me.md", False)
    for_ana = exports.prepare(exports.wish("profile", ana, audience="other"))
    assert for_ana.name == "2026-11-22-ana-lima-mentors-page.md"
    assert "What Ana got" in for_ana.text
    assert "salary" in for_ana.text
    anyone = exports.prepare(exports.wish("profile", ana, audience="anyone"))
    assert (anyone.asks, "Ana" in anyone.text, "salary" in anyone.text) == (True, False, False)
    assert anyone.left_out[0] == "1 paragraph that names somebody"


def test_a_text_without_end_is_refused(journal: Journal) -> None:
    with pytest.raises(BadInput):
        journal.people.page.write(offer="x" * 20_000_001)
    assert journal.people.page.mine() is None
