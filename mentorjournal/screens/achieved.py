"""What somebody has achieved, the reviews with management, and who decides about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Achievement, Decider, Record
from mentorjournal.errors import NotFound
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.mentoring.exposure import Exposure
from mentorjournal.screens.achieved_actions import AchievedActions
from mentorjournal.screens.achieved_rows import (
    FILTERS,
    Filter,
    narrowed,
    newest_first,
    strip_parts,
    usual_since,
)
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.kinds import Kinds
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.exposure_lists import DeciderHeading, DeciderList, ReviewList
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.strip_line import StripLine

NOTHING = "What have you done that somebody saw?"
NOTHING_LIKE_THAT = "Nothing here is like that: ← → show other kinds."
ON_ROW = ("achieved_result", "achieved_delete")


@with_parts
class AchievedScreen(JournalScreen):
    """Achievements above, then the reviews with management, then who decides.

    Attributes:
        parts: Whose they are, and what else is theirs.
        actions: What can be done with what is highlighted.
        every: All achievements, the latest first.
        exposure: What those who decide have seen.
        since: Since when they are listed, where that is chosen.
    """

    WHERE: ClassVar[str] = "achieved"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = ""
    HELP: ClassVar[str | None] = (
        "Above stands what was achieved, the latest first; left and right show one kind, what "
        "nothing proves, or what is new since the last review. Tab goes on to the reviews with "
        "management and to those who decide. What they saw last, and in which of the last twelve "
        "months, is read from the names behind “who saw it”; their next chance from what is "
        "planned and from the reviews. On somebody who has none, a suggests one. Nobody is shown "
        "who decides, nor the reviews; an achievement goes to those it is shown to."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("achieved")

    DEFAULT_CSS = """
    AchievedScreen {
        #achieved { height: 1fr; padding: 0 1; }
        #list { height: 1fr; }
        AchievementList { max-height: 100%; }
        #none { display: none; padding: 1 2; color: $muted; }
        Empty { display: none; }
        &.-empty Empty, &.-none #none { display: block; }
        &.-empty StripLine, &.-empty AchievementList, &.-none AchievementList { display: none; }
        &.-low ReviewList { max-height: 1; margin: 0; }
        &.-low DeciderHeading { margin: 0; }
        &.-low DeciderList { max-height: 3; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-usual")]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: OwnerParts = OwnerParts(self)
        self.actions = AchievedActions(self)
        self.every: list[Achievement] = []
        self.exposure: Sequence[Exposure] = ()
        self.since = date.min
        self._chosen: Filter = ""
        self.kinds = Kinds[Filter](FILTERS, lambda: self._chosen, self._narrow)
        self._since: date | None = None
        self._shown = ""

    def compose_body(self) -> ComposeResult:
        """Parts, strip, the three lists."""
        yield from self.parts.compose()
        with Vertical(id="achieved"):
            yield StripLine()
            with Vertical(id="list"):
                yield AchievementList()
                yield Static(line(NOTHING_LIKE_THAT), id="none")
                yield Empty(NOTHING, "achievement.add", "from anywhere")
            yield ReviewList()
            yield DeciderHeading()
            yield DeciderList()

    # What is shown

    def header_words(self) -> Heading:
        """Whose they are; all of it is private."""
        return self.parts.header_words("", "private")

    def show(self, uid: str = "") -> None:
        """Show an owner's; of another one everything, from the top."""
        if uid != self.uid:
            self._chosen, self._since = "", None
        super().show(uid)

    def read(self) -> None:
        """Fill the strip and the lists."""
        journal, today, owner = self.journal, self.journal.today(), self.parts.owner
        self.parts.fill()
        self.every = newest_first(journal.achievements.of(owner))
        self.exposure = exposure_of(journal, owner)
        reviews = journal.reviews.of(owner)
        self.since = self._since or usual_since(reviews, today)
        rows = narrowed(self.every, self._chosen, self.since)
        self.set_class(not self.every, "-empty")
        self.set_class(bool(self.every) and not rows, "-none")
        strip, done = self.query_one(StripLine), self.query_one(AchievementList)
        strip.parts, strip.current = strip_parts(self._chosen, self.since, today), self._chosen
        done.today = today
        done.fill(rows)
        add, result = self.key("achieved.add"), self.key("achieved.result")
        self.query_one(ReviewList).show(reviews, today, add=add, result=result)
        self.query_one(DeciderList).show(self.exposure, today, add=add)
        heading = self.query_one(DeciderHeading)
        heading.words = f"Who decides about {self._whom()}"
        heading.today = today if self.exposure else None
        if self._shown != owner:
            self._shown = owner
            done.action_jump(0)
            self.set_focus(done if rows else None)
        elif not rows and done.has_focus:
            self.set_focus(None)
        elif rows and self.focused is None:
            # The first one was just written down.
            self.set_focus(done)
        self.refresh_bindings()

    def _whom(self) -> str:
        owner = self.parts.owner
        return "me" if owner == ME else self.journal.people.get(owner).name

    @property
    def rows(self) -> AchievementList | ReviewList | DeciderList:
        """The list that keys are about: the one with the cursor, or the achievements."""
        reviews, deciders = self.query_one(ReviewList), self.query_one(DeciderList)
        if reviews.has_focus:
            return reviews
        return deciders if deciders.has_focus else self.query_one(AchievementList)

    def point_at_record(self, record: Record) -> None:
        """Highlight what was added or changed, also where the strip leaves it out so far."""
        if isinstance(record, Achievement):
            self.go_to(record.uid)
            return
        rows = self.query_one(DeciderList if isinstance(record, Decider) else ReviewList)
        rows.highlight(record.uid)
        rows.focus()

    async def open_part(self, part: str) -> None:
        """Highlight an achievement or somebody who decides, given by the uid."""
        self.tick()
        deciders = self.query_one(DeciderList)
        deciders.highlight(part)
        if deciders.chosen == part:
            deciders.focus()
        elif any(one.uid == part for one in self.every):
            self.go_to(part)

    def go_to(self, uid: str) -> None:
        """Highlight an achievement, with all of them listed where it is not among these."""
        done = self.query_one(AchievementList)
        if all(one.uid != uid for one in done.rows):
            self._narrow("")
        done.highlight(uid)
        done.focus()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a highlighted row where there is none."""
        if action in ON_ROW and self.is_mounted and self.uid and self.actions.record is None:
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """Whoever decides has no result; what is not there cannot be opened."""
        if command == "achieved.result":
            return not isinstance(self.actions.record, Decider)
        if command == "achieved.open":
            return self.rows.row is not None
        if command == "export.open":
            return bool(self.every)
        return True

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.actions.open()

    @on(DeciderList.Rearranged)
    def _follow_columns(self, event: DeciderList.Rearranged) -> None:
        self.query_one(DeciderHeading).room = event.room

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        """Go on to the next list that has rows, or back."""
        every: tuple[LineList[Any], ...] = (
            self.query_one(AchievementList),
            self.query_one(ReviewList),
            self.query_one(DeciderList),
        )
        lists = [rows for rows in every if rows.rows and rows.display]
        at = lists.index(event.rows) + event.step if event.rows in lists else -1
        if 0 <= at < len(lists):
            lists[at].enter(event.step)

    action_achieved_open = done_by("actions", AchievedActions.open)
    action_achieved_add = done_by("actions", AchievedActions.add)
    action_achieved_result = done_by("actions", AchievedActions.result)
    action_achieved_delete = done_by("actions", AchievedActions.delete)
    action_achieved_date = done_by("actions", AchievedActions.date)

    def find(self) -> bool:
        """Look for an achievement by its words."""
        self.actions.find()
        return True

    action_achieved_kind = done_by("kinds", Kinds.next)
    action_achieved_kind_back = done_by("kinds", Kinds.before)

    @on(StripLine.Chosen)
    def _strip_clicked(self, event: StripLine.Chosen) -> None:
        self._narrow(cast(Filter, event.part))

    @property
    def by_day(self) -> bool:
        """Whether those since a day are listed."""
        return self._chosen == "since"

    def list_since(self, day: str | None) -> None:
        """List what was done since a day, as a form has it; nothing changes without one."""
        if day is not None:
            self._since = date.fromisoformat(day)
            self._narrow("since")

    def _narrow(self, chosen: Filter) -> None:
        self._chosen = chosen
        self.read()

    def action_export_open(self) -> None:
        """Share them, after a look at exactly what is shared."""
        if not self.every:
            raise NotFound("There is nothing yet to share.")
        row = self.query_one(AchievementList).row
        self.go("export", (row or self.every[0]).uid)
