"""What can be done with achievements, with reviews, and with those who decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorjournal.data.records.models import Achievement, Decider, FollowUp, Record
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.exposure import Exposure
from mentorjournal.screens.dialogs.achievement import (
    NOTHING_YET,
    Beginning,
    achievement_form,
    result_form,
)
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.exposure_forms import (
    another_day_form,
    decider_form,
    held_form,
    review_form,
)
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.shown_to import showing_of
from mentorjournal.screens.dialogs.since_form import since_form
from mentorjournal.text import named
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.exposure_lists import NEW, DeciderList, ReviewList

if TYPE_CHECKING:
    from mentorjournal.screens.achieved import AchievedScreen


class AchievedActions:
    """Adds, opens, ends and takes away what the list with the cursor is about.

    Args:
        screen: The screen with the three lists.
    """

    def __init__(self, screen: AchievedScreen) -> None:
        self._screen = screen

    @property
    def record(self) -> Record | None:
        """What is highlighted where the cursor is; None where nothing is."""
        screen, rows = self._screen, self._screen.rows
        if isinstance(rows, AchievementList):
            return rows.row
        if rows.chosen in ("", NEW):
            return None
        if isinstance(rows, ReviewList):
            return screen.journal.reviews.get(rows.chosen)
        return screen.journal.deciders.get(rows.chosen)

    def _chosen(self) -> Record:
        if (record := self.record) is None:
            raise NotFound(f"Nothing is highlighted; {self._screen.key('achieved.add')} adds here.")
        return record

    def _ask(self, form: FormDialog[Any]) -> None:
        """Open a form, and highlight what it ends with where that is listed."""
        screen = self._screen
        screen.need_to_write()

        def kept(record: Record | None) -> None:
            screen.tick()
            if record is not None:
                screen.point_at_record(record)

        screen.app.push_screen(form, kept)

    def add(self) -> None:
        """Add an achievement, a review, or somebody who decides, as the list says."""
        screen = self._screen
        rows = screen.rows
        if isinstance(rows, ReviewList):
            self._review()
        elif isinstance(rows, DeciderList):
            self._add_about_decider()
        else:
            self._achievement(NOTHING_YET)

    def _achievement(self, begin: Beginning) -> None:
        journal = self._screen.journal
        showing = showing_of(journal, self._screen.parts.owner)
        self._ask(achievement_form(journal, showing, begin=begin))

    def _review(self, who: str = "") -> None:
        screen = self._screen
        if not who and (exposure := screen.exposure):
            who = exposure[0].name
        self._ask(review_form(screen.journal, screen.parts.owner, who=who))

    def _add_about_decider(self) -> None:
        """Ask what is to be added: a chance for the highlighted one, or another who decides."""
        screen = self._screen
        chosen = next((one for one in screen.exposure if one.decider.uid == self._uid), None)
        if chosen is None:
            self._ask(decider_form(screen.journal, screen.parts.owner))
            return
        screen.need_to_write()
        items = [
            Item("chance", f"A chance to be seen by {chosen.name}", _suggestion(chosen)),
            Item("review", f"A review with {chosen.name}"),
            Item("decider", "Somebody else who decides"),
        ]
        first = "decider" if chosen.chance else "chance"
        dialog = ChooseDialog("What is to be added?", items, highlighted=first)

        def go_on(picked: str | None) -> None:
            with screen.show_errors():
                if picked == "chance":
                    self._achievement(_chance_for(chosen))
                elif picked == "review":
                    self._review(chosen.name)
                elif picked == "decider":
                    self._ask(decider_form(screen.journal, screen.parts.owner))

        screen.app.push_screen(dialog, go_on)

    @property
    def _uid(self) -> str:
        rows = self._screen.rows
        return rows.chosen if isinstance(rows, DeciderList) else ""

    def open(self) -> None:
        """Open what is highlighted; the row of a list with nothing in it begins it."""
        journal, owner = self._screen.journal, self._screen.parts.owner
        record = self.record
        if isinstance(record, Achievement):
            showing = showing_of(journal, owner)
            self._ask(achievement_form(journal, showing, record))
        elif isinstance(record, FollowUp):
            self._ask(review_form(journal, owner, record))
        elif isinstance(record, Decider):
            self._ask(decider_form(journal, owner, record))
        else:
            self.add()

    def result(self) -> None:
        """Say what came of it: what it changed, who saw it, what management said."""
        journal, record = self._screen.journal, self._chosen()
        if isinstance(record, Achievement):
            self._ask(result_form(journal, record))
        elif isinstance(record, FollowUp):
            self._ask(held_form(journal, record))
        else:
            raise NotFound("What they have seen is read from the achievements that name them.")

    def delete(self) -> None:
        """Move what is highlighted to the trash."""
        screen, record = self._screen, self._chosen()
        screen.need_to_write()
        if isinstance(record, Achievement):
            label = named(record.text)
        elif isinstance(record, FollowUp):
            label = f"the review with {named(record.review_with)}"
        elif isinstance(record, Decider):
            label = named(screen.journal.deciders.called(record).name)
        if screen.taking.is_sure(label):
            screen.journal.trash.throw(record, label)
            screen.tick()
            key = screen.key("app.undo")
            screen.say(f"In the trash: {label}. {key} brings it back.", calm=True)

    def date(self) -> None:
        """Ask for another day: since when they are listed, or of what is planned."""
        record = self.record
        if isinstance(record, Achievement) and self._screen.by_day:
            self._since()
        elif isinstance(record, Achievement | FollowUp):
            self._ask(another_day_form(self._screen.journal, record))
        else:
            raise NotFound("What is planned has a day; highlight that first.")

    def _since(self) -> None:
        """Ask since when achievements are listed."""
        screen = self._screen
        form = since_form(screen.since, screen.journal.today(), "since the last review")
        screen.app.push_screen(form, screen.list_since)

    def find(self) -> None:
        """Choose an achievement by typing some of it."""
        screen = self._screen
        today = screen.journal.today()
        items = [
            Item(one.uid, one.text, " ".join(filter(None, (f"{one.on:%Y-%m-%d}", one.seen_by))))
            for one in screen.every
            if one.on <= today or one.planned
        ]
        if not items:
            raise NotFound(f"Nothing is here yet; {screen.key('achieved.add')} adds something.")
        dialog = ChooseDialog("Which achievement?", items)
        screen.app.push_screen(dialog, lambda uid: screen.go_to(uid) if uid else None)


def _suggestion(chosen: Exposure) -> str:
    return f"show {named(chosen.show.text)}" if chosen.show else ""


def _chance_for(chosen: Exposure) -> Beginning:
    """A planned chance for somebody who decides, with what they have not seen yet."""
    return Beginning(
        f"Show “{chosen.show.text}” to {chosen.name}" if chosen.show else "",
        seen_by=chosen.name,
        kind="exposure",
        planned=True,
        goal=chosen.show.goal if chosen.show else None,
        draft=f" for {chosen.decider.uid}",
    )
