"""The roadmap of a relationship: where we are, and what is left over."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from mentorjournal.data.records.roadmaps import Month
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.deliverable_words import beside, who_leads
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.roadmap_state import Deliverable, RoadmapStand, roadmaps_of
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.screens.roadmap_actions import RoadmapActions
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.month_list import (
    CHOICES,
    MONTH,
    MonthDetail,
    MonthList,
    RoadmapShown,
    detail_rows,
    month_id,
    month_rows,
    read_id,
)
from mentorjournal.widgets.row_list import RowList

NOTHING = "Twelve months, one theme each."
WIDE = 110
"""Columns from which what belongs to the highlighted month stands beside the months."""


@for_a_relationship
@with_page
class RoadmapScreen(JournalScreen):
    """Twelve months with their days and states, and what belongs to them.

    Attributes:
        parts: Whose roadmap it is, and what else belongs to the relationship.
        months: What can be done with the highlighted row.
        actions: What can be done with the relationship.
        records: What the roadmap is read from.
        choice: What stands out of what may come behind a year that has run out.
    """

    WHERE: ClassVar[str] = "roadmap"
    HELP: ClassVar[str | None] = (
        "Twelve months, one theme each, with what each leaves behind and what to ask in it. A box "
        "is met by the record it asks for, and enter leads there; x is for what no record can "
        "prove. d d waives a deliverable, or skips a month, with a reason. What is left over of "
        "earlier months stands in this one. Pauses move the months, and months 9 to 11 end on the "
        "day the budget closes, once the pay talk says when that is."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("roadmap")
    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    RoadmapScreen {
        #roadmap { height: 1fr; padding: 1 0 0 0; }
        MonthDetail { display: none; }
        &.-beside MonthList { width: 61; }
        &.-beside MonthDetail { display: block; width: 1fr; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #roadmap { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PageParts = PageParts(self)
        self.months = RoadmapActions(self)
        self.actions = RelationshipActions(self, lambda: self.parts.relationship)
        self.records: Year | None = None
        self.choice = 0
        self._years: list[RoadmapStand] = []
        self._at = -1
        self._unfolded: set[str] = set()
        self._shown = ""

    def compose_body(self) -> ComposeResult:
        """The months, the highlighted one beside them; or what would stand there."""
        with Horizontal(id="roadmap"):
            yield MonthList()
            yield MonthDetail()
        yield Empty(NOTHING, "roadmap.open", "starts it on the day your mentoring began.")

    # What is shown

    @property
    def stand(self) -> RoadmapStand | None:
        """The year that is shown; None where there is no roadmap."""
        return self._years[self._at] if self._years else None

    @property
    def is_last(self) -> bool:
        """Whether the year that is shown is the last one."""
        return self._at in (-1, len(self._years) - 1)

    def header_words(self) -> Heading:
        """Whose roadmap, and which year of it."""
        stand = self.stand
        if stand is None:
            return self.parts.header_words()
        began = show_date(stand.year.begins, self.journal.today())
        return self.parts.header_words(f"year {stand.year.number} of {began}")

    def show(self, uid: str = "") -> None:
        """Show a certain relationship's; another one begins with the month it is in."""
        if uid != self.uid:
            self._at, self.choice = -1, 0
            self._unfolded.clear()
        super().show(uid)

    def read(self) -> None:
        """Fill the lists."""
        if not self.uid:
            return
        relationship, journal = self.parts.relationship, self.journal
        self.records = journal.overview.year(relationship)
        self._years = roadmaps_of(self.records, journal.today())
        if self._at >= len(self._years):
            self._at = -1
        stand = self.stand
        self.set_class(stand is None, "-empty")
        if stand is None:
            self.query_one(MonthList).fill([])
            self.refresh_bindings()
            return
        new = f"{relationship.uid} {stand.year.number}"
        current = stand.current
        here = month_id(MONTH, current.now.id) if current is not None else ""
        if new != self._shown and here:
            self._unfolded.add(here)
        self.fill()
        months = self.query_one(MonthList)
        if new != self._shown:
            self._shown = new
            said = stand.year.said
            if said is not None and said.decided is not None:
                self.choice = CHOICES.index(said.decided)
            months.action_jump(0)
            months.highlight(here)
            self.set_focus(months)
        elif self.focused is None:
            self.set_focus(months)
        self.refresh_bindings()

    def fill(self) -> None:
        """Show the months as they are known, and what belongs to the highlighted one."""
        stand = self.stand
        if stand is None:
            return
        wide = self.size.width >= WIDE
        self.set_class(wide, "-beside")
        shown = self._as_shown(stand, wide)
        months, detail = self.query_one(MonthList), self.query_one(MonthDetail)
        months.fill(month_rows(shown))
        if wide:
            self._fill_detail(shown)
        elif detail.has_focus:
            self.set_focus(months)

    def _fill_detail(self, shown: RoadmapShown) -> None:
        kind, month, _ = read_id(self.query_one(MonthList).chosen or "none")
        stand = shown.stand.month(month) if kind == MONTH else None
        detail = self.query_one(MonthDetail)
        detail.fill(detail_rows(shown, stand) if stand is not None else [])

    def _as_shown(self, stand: RoadmapStand, wide: bool) -> RoadmapShown:
        journal, records = self.journal, self.records
        assert records is not None

        def words(one: Deliverable) -> str:
            return beside(one, records, stand.year, journal.today())

        asked = (
            journal.overview.agenda_for(records.relationship) if stand.current is not None else ()
        )
        booked = self.months.booked
        return RoadmapShown(
            stand=stand,
            today=journal.today(),
            leads=self._leads,
            beside=words,
            on_agenda={item.text for item in (*asked, *(booked.agenda if booked else ()))},
            unfolded=self._unfolded,
            beside_months=wide,
            hide=self.hidden,
            choice=self.choice if self.is_last else None,
        )

    def _leads(self, month: Month) -> str:
        relationship = self.parts.relationship
        return who_leads(month, relationship, self.journal.relationships.person(relationship))

    @property
    def rows(self) -> RowList:
        """The list that keys are about."""
        detail = self.query_one(MonthDetail)
        return detail if detail.has_focus else self.query_one(MonthList)

    def unfold(self, row: str) -> None:
        """Show or fold away what belongs to a row; where there is room, go over to it."""
        if self.has_class("-beside") and read_id(row)[0] == MONTH:
            self.set_focus(self.query_one(MonthDetail))
            return
        self._unfolded ^= {row}
        self.fill()

    def to_year(self, step: int) -> None:
        """Show another year of the roadmap."""
        at = (self._at % len(self._years) if self._years else 0) + step
        if not 0 <= at < len(self._years):
            raise NotFound("There is no other year." if len(self._years) < 2 else "No further.")
        self._at = at
        self.read()
        self.header.fill()

    def to_last_year(self) -> None:
        """Show the last year, where another one has begun."""
        self._at = -1
        self.tick()
        self.header.fill()

    # Keys

    def on_resize(self) -> None:
        """Beside or below, as the width allows."""
        if self.uid and self.stand is not None:
            self.fill()

    @on(LineList.Highlighted)
    def _follow(self, event: LineList.Highlighted) -> None:
        if self.has_class("-beside") and isinstance(event.rows, MonthList):
            stand = self.stand
            if stand is not None:
                self._fill_detail(self._as_shown(stand, wide=True))

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.months.open()

    def may_go_back(self) -> bool:
        """From what stands beside the months back to them first."""
        if self.query_one(MonthDetail).has_focus:
            self.set_focus(self.query_one(MonthList))
            return False
        return True

    def fits(self, command: str) -> bool:
        """Only what works on the highlighted row."""
        return self.months.fits(command)

    action_roadmap_open = done_by("months", RoadmapActions.open)
    action_roadmap_tick = done_by("months", RoadmapActions.tick)
    action_roadmap_waive = done_by("months", RoadmapActions.waive)
    action_roadmap_up = done_by("months", RoadmapActions.up)
    action_roadmap_down = done_by("months", RoadmapActions.down)
    action_roadmap_repeat = done_by("months", RoadmapActions.repeat)
    action_roadmap_date = done_by("months", RoadmapActions.date)
    action_roadmap_unfold = done_by("months", RoadmapActions.unfold)
    action_roadmap_why = done_by("months", RoadmapActions.why)
    action_roadmap_left = done_by("months", RoadmapActions.left)
    action_roadmap_right = done_by("months", RoadmapActions.right)
    action_roadmap_outline = done_by("months", RoadmapActions.outline)
