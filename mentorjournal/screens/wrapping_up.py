"""The wrap-up of a session, from wherever it is asked for."""

from __future__ import annotations

from mentorjournal.data.records.models import Session
from mentorjournal.screens import dialogs
from mentorjournal.screens.base import JournalScreen


def wrap_up(screen: JournalScreen, session: Session) -> None:
    """Ask for what ends a session, then go on to what can be shared.

    Args:
        screen: Where one is; one comes back there where the wrap-up is not saved.
        session: It runs, or has ended already.
    """
    journal = screen.journal

    def ended(warning: str | None) -> None:
        if warning is None:
            return
        screen.tick()
        if warning:
            screen.say(warning)
        screen.go("export", session.uid)

    bond = journal.relationships.get(session.relationship)
    screen.app.push_screen(dialogs.wrap_up.WrapUpDialog(journal, session, bond), ended)
