"""The three lists of a relationship, of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Achievement, Session
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.follow_up_list import FollowUpList
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.session_list import SessionList

SESSIONS = "What you talked about, session by session, will stand here."
FOLLOW_UPS = "Actions, advice and questions, from the notes of sessions and from here."
ACHIEVEMENTS = "What was done, what it changed and who saw it: the case for the next step."


class EntryLists(Vertical):
    """Sessions, follow-ups and achievements; where one is empty it says what it is for."""

    DEFAULT_CSS = """
    EntryLists {
        .list { height: 1fr; display: none; }
        .list LineList { max-height: 100%; }
        .list Empty { display: none; }
        .list.-empty Empty { display: block; }
        .list.-empty LineList { display: none; }
        .list.-shown { display: block; }
    }
    """

    _shown = "sessions"

    def compose(self) -> ComposeResult:
        """Each list with what stands there while it is empty."""
        with Vertical(id="sessions", classes="list"):
            yield SessionList()
            yield Empty(SESSIONS, "session.start", "starts a session now")
        with Vertical(id="follow_ups", classes="list"):
            yield FollowUpList()
            yield Empty(FOLLOW_UPS, "follow_up.add", "adds one")
        with Vertical(id="achievements", classes="list"):
            yield AchievementList()
            yield Empty(ACHIEVEMENTS, "achievement.add", "writes one down")

    def fill(
        self,
        sessions: Sequence[Session],
        follow_ups: Sequence[FollowUpItem],
        achievements: Sequence[Achievement],
        today: date,
    ) -> None:
        """Show these, each in the order given."""
        lists = self.query_one(SessionList), self.query_one(FollowUpList)
        for rows in (*lists, done := self.query_one(AchievementList)):
            rows.today = today
        lists[0].fill(sessions)
        lists[1].fill(follow_ups)
        done.fill(achievements)
        for found, tab in (
            (sessions, "sessions"),
            (follow_ups, "follow_ups"),
            (achievements, "achievements"),
        ):
            self.query_one(f"#{tab}").set_class(not found, "-empty")

    def open(self, tab: str) -> None:
        """Show one of the lists: "sessions", "follow_ups" or "achievements"."""
        self._shown = tab
        for each in self.query(".list"):
            each.set_class(each.id == tab, "-shown")

    @property
    def rows(self) -> LineList[Any]:
        """The list that is shown."""
        return self.query_one(f"#{self._shown} LineList", LineList)
