"""Forms that stand open while another program writes: what was not typed here stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.screens.dialogs.ask_form import AskForm
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.giving_forms import line_form, page_form
from mentorjournal.screens.dialogs.introduction_form import introduction_form
from tests.screens.driver import fill_in, here, open_at, opened, press, see, until
from tests.tally import now_and_then


@now_and_then
async def test_a_form_leaves_alone_what_was_not_typed_in_it(journal: Journal) -> None:
    ben = journal.relationships.begin("Ben Holt", "protege", start=date(2026, 5, 12))
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    door = journal.introductions.add(ben, "Priya", asked=date(2026, 11, 2))
    journal.people.page.write(why="once", offer="an hour")
    journal.asks.keep(sam, question="Who?")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_at(pilot, "dashboard")

        async def saved(
            form: FormDialog[Any], elsewhere: Callable[[], object], **typed: str
        ) -> None:
            app.push_screen(form)
            await until(pilot, lambda: app.screen is form)
            elsewhere()
            await fill_in(pilot, typed)
            await press(pilot, "form.save")
            await until(pilot, lambda: app.screen is here(app))

        form = introduction_form(journal, ben, door)
        goal = journal.goals.add(Showing(ben.person), "Lead a team")
        await saved(
            form,
            # A goal among which the open form cannot choose, and words that were typed here, too.
            lambda: journal.introductions.edit(
                door.uid, outcome="Long talk", blurb="Theirs", goal=goal.uid, about="CEO"
            ),
            about="VP",
        )
        now = journal.introductions.get(door.uid)
        assert (now.about, now.outcome, now.blurb) == ("VP", "Long talk", "Theirs")
        assert now.goal == goal.uid
        await saved(
            page_form(journal), lambda: journal.people.page.write(worked="Asking"), angle="Mine"
        )
        page = journal.people.page.mine()
        assert page is not None
        assert (page.worked, page.angle, page.why) == ("Asking", "Mine", "once")
        await saved(
            line_form(journal, ben),
            lambda: journal.circle.pay_forward(
                ben.uid, date(2026, 11, 1), first_protege="Lea", mentored_by="Ida"
            ),
        )
        known = journal.relationships.get(ben.uid)
        assert (known.paid_forward, known.first_protege, known.mentored_by) == (
            date(2026, 11, 1),
            "Lea",
            "Ida",
        )
        await saved(
            AskForm(journal, sam),
            lambda: journal.asks.keep(sam, path="shops -> games"),
            size="30 min",
        )
        draft = journal.asks.of(sam.uid)[0]
        assert (draft.path, draft.size, draft.question) == ("shops -> games", "30 min", "Who?")
        ask = AskForm(journal, sam)
        app.push_screen(ask)
        await until(pilot, lambda: app.screen is ask)
        journal.trash.throw(journal.relationships.get(sam.uid), "Sam Reed")
        await press(pilot, "ask.sent")
        await see(pilot, "put it back first")
        journal.trash.purge(*journal.trash.all())
        await press(pilot, "ask.sent")
        await until(pilot, lambda: app.screen is ask)
    assert journal.asks.all() == []
