"""What is prepared for a pay talk, by keyboard: opened, added, linked, moved, deleted, undone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from textual.pilot import Pilot

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import Objection, Trade
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.widgets.preparation_list import PreparationList
from tests.examples import uid_of, worked_negotiation
from tests.screens.driver import (
    fill_in,
    here,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then


def prepared(journal: Journal) -> Negotiation:
    """A sheet with two trades and an objection, and somebody's words in it."""
    trades = (
        Trade(uid=uid_of(1), text="Two days [at] home", worth=Decimal(4000), cost=Decimal(500)),
        Trade(uid=uid_of(2), text="A title", worth=Decimal(100), cost=Decimal(3000)),
    )
    return journal.negotiations.add(
        "me",
        "Talk",
        now=worked_negotiation().now,
        my_interests="Time\nA mandate",
        their_interests="No precedent",
        trades=trades,
        objections=(Objection(uid=uid_of(3), text="The band is fixed"),),
        decide_by=date(2026, 12, 20),
    )


async def at(pilot: Pilot[Any], row: str) -> None:
    """Highlight a row, once it is there."""
    rows = here(pilot.app).query_one(PreparationList)
    await until(pilot, lambda: row in [each.id for each in rows.rows])
    rows.highlight(row)
    await pilot.pause()
    assert rows.chosen == row


@now_and_then
async def test_all_that_is_prepared_is_opened_linked_moved_and_deleted(journal: Journal) -> None:
    talk = prepared(journal)
    done = journal.achievements.add(mine(), "Renewals up", impact="a fifth since March")
    app = opened(journal)

    def now() -> Negotiation:
        return journal.negotiations.get(talk.uid)

    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "negotiation", "me")
        await press(pilot, "tab.preparation")
        await see(pilot, "Talk › preparation", "decide by Sun 20 Dec", "mine", "theirs")
        await see(pilot, "Interests     Time                            No precedent")
        await see(pilot, "what have you achieved that speaks for you?")

        await at(pilot, "words:evidence")
        await pilot.press("enter", "space")
        await press(pilot, "form.save")
        await see(pilot, "Renewals up; a fifth since March")
        assert now().achievements == (done.uid,)

        await at(pilot, f"objection:{uid_of(3)}")
        await pilot.press("enter")
        await fill_in(pilot, {"reply": "Then the band is wrong.", "evidence": "the [page]"})
        await press(pilot, "form.save")
        await see(
            pilot, "“The band is fixed”", "Then the band is wrong.", "shown by      the [page]"
        )

        await at(pilot, f"trade:{uid_of(1)}")
        await see(pilot, "+4,000      −500 best", "+100    −3,000")
        await press(pilot, "preparation.down")
        assert [each.text for each in now().trades] == ["A title", "Two days [at] home"]
        await press(pilot, "app.undo")
        assert [each.text for each in now().trades] == ["Two days [at] home", "A title"]
        await pilot.press("a")
        await fill_in(pilot, {"text": "Training"})
        await press(pilot, "form.save")
        assert [each.text for each in now().trades][2:] == ["Training"]

        for row in (f"words:evidence:{done.uid}", "words:interests", f"trade:{uid_of(2)}"):
            before = now()
            await at(pilot, row)
            await pilot.press("d", "d")
            await pilot.pause()
            assert now() != before
            assert "u brings it back" in messages(app)[-1]
            await press(pilot, "app.undo")
            assert now().achievements == (done.uid,)
            assert now().my_interests == "Time\nA mandate"
            assert [each.uid for each in now().trades][:2] == [uid_of(1), uid_of(2)]

        await pilot.resize_terminal(60, 24)
        await pilot.press("g")
        await see(pilot, "theirs        No precedent")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "precedent" not in screen_text(app))


async def test_what_is_added_is_what_the_heading_says_and_is_asked_where_that_is_the_talk(
    journal: Journal,
) -> None:
    talk = prepared(journal)
    async with opened_at(journal, "preparation", talk.uid) as (_, pilot):
        for row, added in (
            ("words:criteria", "a add criteria"),
            ("words:evidence", "a add evidence"),
            ("market:", "a add figure"),
            (f"trade:{uid_of(1)}", "a add trade"),
            (f"objection:{uid_of(3)}", "a add objection"),
            ("talk", "a add "),
        ):
            await at(pilot, row)
            await see(pilot, added)
        await pilot.press("a")
        await see(pilot, "Add what?", "A market figure", "What they may say")
        await pilot.press("enter")
        await see(pilot, "Add a market figure")
        await type_text(pilot, "A survey\t\t\t120000")
        await press(pilot, "form.save")
        await until(pilot, lambda: len(journal.negotiations.get(talk.uid).market) == 1)


@now_and_then
async def test_what_is_achieved_is_linked_at_once_and_a_figure_says_how_to_add_more(
    journal: Journal,
) -> None:
    talk = journal.negotiations.add("me", "Talk", now=worked_negotiation().now)
    async with opened_at(journal, "preparation", talk.uid) as (app, pilot):
        await pilot.press("A")
        await see(pilot, "It becomes evidence of this pay talk")
        await type_text(pilot, "Churn down")
        await press(pilot, "form.save")
        await until(pilot, lambda: "and as evidence here" in messages(app)[-1])
        await see(pilot, "Churn down")

        await at(pilot, "market:")
        await pilot.press("a")
        await type_text(pilot, "A survey\t\t\t120000")
        await press(pilot, "form.save")
        said = "1 market figure; three make it solid. They stand in part 4."
        await until(pilot, lambda: messages(app)[-1] == said)
    (done,) = journal.achievements.of("me")
    assert journal.negotiations.get(talk.uid).achievements == (done.uid,)
