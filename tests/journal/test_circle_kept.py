"""Thanks that were kept: every one on the timeline, the newest by its day, put right in place."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.lifecycle import life_of
from mentorjournal.mentoring.timeline import is_private


def test_all_thanks_stand_on_the_timeline_and_the_newest_by_day_on_the_page(
    journal: Journal,
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    journal.circle.thank(ben.uid, date(2026, 11, 1), how="sent", text="Later\nwords")
    journal.circle.thank(ben.uid, date(2026, 10, 1), text="Earlier words")
    ben = journal.relationships.get(ben.uid)
    thanks = [each for each in journal.timeline.of(ben) if each.word == "thanks"]
    assert [(each.on, each.text, each.tail) for each in thanks] == [
        (date(2026, 11, 1), "Later words", "sent"),
        (date(2026, 10, 1), "Earlier words", "said"),
    ]
    assert all(map(is_private, thanks))
    told = {each.label: each.text for each in life_of(ben, journal.today())}
    assert (told["Thanks"], told["In words"]) == ("sent Sun 1 Nov", "Later words")


def test_kept_thanks_are_put_right_and_that_is_taken_back(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    journal.circle.thank(ben.uid, date(2026, 11, 1), text="Later")
    (kept,) = journal.relationships.get(ben.uid).thank_yous
    now = journal.circle.rewrite(ben.uid, kept.uid, date(2026, 10, 3), how="sent", text="Right")
    assert (now.thanked, now.thank_yous[0].text) == (date(2026, 10, 3), "Right")
    with pytest.raises(BadInput, match="still to come"):
        journal.circle.rewrite(ben.uid, kept.uid, date(2027, 1, 1))
    with pytest.raises(NotFound):
        journal.circle.rewrite(ben.uid, ben.uid, date(2026, 10, 4))
    journal.undo()
    assert journal.relationships.get(ben.uid).thank_yous == (kept,)


def test_an_ask_that_was_sent_stands_on_the_timeline_with_what_came_of_it(
    journal: Journal,
) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    journal.asks.keep(sam, question="Who sets prices?")
    assert not [each for each in journal.timeline.of(sam) if each.word == "ask"]
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    (ask,) = (each for each in journal.timeline.of(sam) if each.word == "ask")
    assert (ask.on, ask.text, ask.tail) == (
        date(2026, 11, 10),
        "Who sets prices?",
        "12 days silent",
    )
    journal.lifecycle.decline(sam.uid, date(2026, 11, 20), "")
    (ask,) = (
        each
        for each in journal.timeline.of(journal.relationships.get(sam.uid))
        if each.word == "ask"
    )
    assert (ask.tail, ask.past) == ("no after 10 days", True)
