"""The questions when a session is to start beside one that is running or has just ended."""

from __future__ import annotations

from mentorjournal.data.models import Session
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.text import plural


def running_dialog(journal: Journal, running: Session) -> ConfirmDialog:
    """Offers the session that is running, with its name and since when."""
    bond = journal.relationships.get(running.relationship)
    name = journal.relationships.person(bond).name
    return ConfirmDialog(
        f"The session with {name} is still running, since {_since(journal, running)}.",
        yes="go there",
        no="stay here",
        detail="One session runs at a time. Wrap that one up to begin another.",
    )


def ended_dialog(journal: Journal, ended: Session) -> ChooseDialog:
    """Offers to go on with a session that ended minutes ago; ends with its uid, or "new"."""
    bond = journal.relationships.get(ended.relationship)
    name = journal.relationships.person(bond).name
    seconds = (journal.now() - (ended.ended or journal.now())).total_seconds()
    minutes = max(0, int(seconds // 60))
    when = f"{plural(minutes, 'minute')} ago" if minutes else "just now"
    return ChooseDialog(
        f"A session with {name} ended {when}.",
        [
            Item(ended.uid, "Go on with that one", "the clock runs again"),
            Item("new", "Begin another one"),
        ],
    )


def _since(journal: Journal, running: Session) -> str:
    """The time it began, with the day where that was not today."""
    now = journal.now()
    if running.started is None:
        return show_date(running.on, now.date())
    began = on_the_wall(running.started, now)
    day = "" if began.date() == now.date() else f"{show_date(began.date(), now.date())}, "
    return f"{day}{began:%H:%M}"
