"""Everything that must come back: actions, advice and questions of all relationships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_lists import Filter, FollowUpRow, sorted_out
from mentorjournal.mentoring.recency import OLD
from mentorjournal.mentoring.remembered import Remembered
from mentorjournal.screens.base import JournalScreen, not_deleted
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.whom import people_items
from mentorjournal.screens.follow_up_actions import FollowUpActions
from mentorjournal.screens.follow_up_rows import (
    FILTERS,
    NOTHING,
    folded,
    note_around,
    place_of,
    staying,
    strip_parts,
)
from mentorjournal.screens.going import EVERYBODY
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.kinds import Kinds
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.parts import OLD_ONES
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.text import plural
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.follow_up_board import Fold, FollowUpBoard
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.note_around import NoteAround
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.strip_line import StripLine

NOTHING_LIKE_THAT = "Nothing here is like that: ← → show other kinds, the last one what is closed."
CHANGES = (
    "follow_up_edit",
    "follow_up_done",
    "follow_up_redate",
    "follow_up_hand",
    "follow_up_report",
    "follow_up_drop",
)
ON_ROW = (*CHANGES, "follow_up_note", "row_copy")
WITH_SOMEBODY = ("follow_up.add", "session.start", "session.book", "session.log")
"""What needs somebody it is with; of these only the first has its place in the footer."""


@for_a_relationship
@with_page
class FollowUpsScreen(JournalScreen):
    """One list of all follow-ups, late and dated ones first; narrowed by person, kind and state.

    Attributes:
        parts: What else belongs to the relationship whose follow-ups are shown.
        items: What can be done with the highlighted one.
        actions: What can be done with whom it is about.
    """

    WHERE: ClassVar[str] = "follow-ups"
    HELP: ClassVar[str | None] = (
        "Late ones stand first, those due last before the others, then what has a date, then the "
        "newest, then what has been open or late for more than two months; ten of a kind, and how "
        "many more. What is changed here "
        "is changed where it was written: the line of the notes, or the record. What came of it "
        "is kept beside the line. The same advice from several of your mentors, also in other "
        "words, stands once."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("follow-ups")

    DEFAULT_CSS = """
    FollowUpsScreen {
        Vertical { padding: 1 1 0 1; height: 1fr; }
        #chosen { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        StripLine { margin: 0 0 1 0; }
        #hides { height: 1; color: $warning; display: none; }
        #none { color: $muted; padding: 1 2; display: none; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-none #none { display: block; }
        &.-empty #chosen, &.-empty StripLine { display: none; }
        &.-empty FollowUpBoard, &.-none FollowUpBoard { display: none; }
        NoteAround { display: none; height: 8; margin: 1 0 0 2; }
        &.-sorting.-usual NoteAround, &.-sorting.-tall NoteAround { display: block; }
        &.-tall NoteAround { height: 12; }
        &.-none NoteAround { display: none; }
    }
    """
    VERTICAL_BREAKPOINTS = [
        (0, "-low"),
        (20, "-usual"),
        (32, "-tall"),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.parts: PageParts = PageParts(self)
        self.items = FollowUpActions(self)
        self.actions = RelationshipActions(self, self.items.whose)
        self._chosen: Filter = ""
        self.kinds = Kinds[Filter](FILTERS, lambda: self._chosen, self._narrow)
        self._known = Remembered()
        self._unfolded: set[str] = set()
        self._counted = ""
        self._shown: list[FollowUpRow | Fold] = []
        self._changed: set[str] = set()

    def compose_body(self) -> ComposeResult:
        """What is chosen, the list, or what would stand in it."""
        with Vertical():
            yield Static(id="chosen")
            yield StripLine()
            yield Static(id="hides")
            yield FollowUpBoard()
            yield NoteAround()
            yield Static(line(NOTHING_LIKE_THAT), id="none")
            yield Empty(NOTHING)

    @property
    def relationship(self) -> Relationship | None:
        """The one whose follow-ups are shown; None for everybody's.

        Raises:
            NotFound: It is in the trash.
        """
        if self.uid in ("", EVERYBODY):
            return None
        return not_deleted(self.journal.relationships.get(self.uid))

    def about(self) -> Relationship | None:
        """The one whose follow-ups are shown, or who the highlighted one is about."""
        row = self._board.row
        if (
            (relationship := self.relationship) is None
            and isinstance(row, FollowUpRow)
            and row.item.relationship
        ):
            return self.journal.relationships.get(row.item.relationship)
        return relationship

    @property
    def _board(self) -> FollowUpBoard:
        return self.query_one(FollowUpBoard)

    def read(self) -> None:
        """Fill the list."""
        journal, today, relationship = self.journal, self.journal.today(), self.relationship
        relationships = journal.relationships.all()
        names: dict[str | None, str] = {
            b.uid: journal.relationships.person(b).name for b in relationships
        }
        items = (
            journal.follow_ups.all()
            if relationship is None
            else journal.follow_ups.of(relationship)
        )
        mentors = frozenset(b.uid for b in relationships if b.my_role == "protege")
        names |= {None: "Me"}
        # To show another kind changes nothing of this, which takes long where there are thousands.
        found = self._known.of(sorted_out, self.uid, items, names, mentors, today)
        pending, closed, chosen = found[""], found["closed"], found[self._chosen]
        listed: Sequence[FollowUpRow | Fold] = chosen
        if not self._chosen:
            unfolded = frozenset(self._unfolded)
            listed = self._known.of(folded, self.uid, chosen, today, unfolded)
        rows = staying(listed, (*pending, *closed), self._changed, self._shown)
        self._shown = rows
        self.set_class(not items and relationship is None, "-empty")
        self.set_class(not rows and (bool(items) or relationship is not None), "-none")
        self.set_class(self._chosen == "old", "-sorting")
        self._counted = f"{len(pending):,} open of {len(pending) + len(closed):,}   by due"
        strip = self.query_one(StripLine)
        strip.parts = strip_parts({each: len(rows) for each, rows in found.items()})
        strip.current = self._chosen
        self._tell_hidden(len(pending) - (0 if chosen is closed else len(chosen)))
        board = self._board
        board.today = today
        board.fill(rows)
        board.focus()
        self._follow()

    def show(self, uid: str = "") -> None:
        """Show somebody's follow-ups; what was ticked before stands in its place no more."""
        if self._changed:
            self._changed.clear()
            self.read()
        super().show(uid)

    @on(LineList.Highlighted)
    def _follow(self) -> None:
        """Say what is listed; among the old ones, which of them is highlighted and its note."""
        board, counted = self._board, self._counted
        if self._chosen == "old" and board.highlighted is not None and self.row is not None:
            at = f"{board.highlighted + 1:,} of {len(board.rows):,}"
            counted = f"{at} open for more than {OLD.days} days   oldest first"
            uid, today = self.row.item.session, self.journal.today()
            session = self.journal.sessions.get(uid) if uid else None
            self.query_one(NoteAround).around = note_around(self.row, session, today)
        self.query_one("#chosen", Static).update(
            line(("Follow-ups", "bold"), (f"   {counted}", "$muted"))
        )

    def _tell_hidden(self, hidden: int) -> None:
        """Say how many open ones are left out by the filter, and the key that shows them."""
        told = self.query_one("#hides", Static)
        told.display = hidden > 0
        count = plural(hidden, "open one")
        told.update(line(f"Not shown: {count}; ← → lead back to all."))
        self.refresh_bindings()

    # What keys are about

    @property
    def row(self) -> FollowUpRow | None:
        """The highlighted one; None where nothing is, or what stands for several."""
        row = self._board.row
        return row if isinstance(row, FollowUpRow) else None

    def keep_in_place(self, row: FollowUpRow) -> None:
        """Let what has just changed stand where it stood; of old ones one goes on to the next."""
        if self._chosen != "old":
            self._changed.add(place_of(row))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a highlighted line where there is none."""
        if self.guard.stops(action):
            return None
        row = self._board.row if self.is_mounted else None
        if self.is_mounted and action in ON_ROW and row is None:
            return None
        return None if action in CHANGES and isinstance(row, Fold) else True

    def fits(self, command: str) -> bool:
        """An action has a date, advice is reported on, and what is nobody's is not handed on."""
        row = self._board.row
        kind = row.item.kind if isinstance(row, FollowUpRow) else ""
        if command == "follow_ups.unfold":
            return isinstance(row, Fold)
        if command in ("follow_up.note", "row.copy"):
            return isinstance(row, FollowUpRow)
        if command == "follow_up.redate":
            return kind == "action"
        if command == "follow_up.report":
            return kind == "advice" or (
                isinstance(row, FollowUpRow)
                and kind == "question"
                and (row.item.open or row.item.learned)
            )
        if command == "follow_up.hand":
            return kind == "question" or (kind == "action" and self.about() is not None)
        return command not in WITH_SOMEBODY or self.about() is not None

    def in_footer(self, command: str) -> bool:
        """What is done with the line itself comes first."""
        return command not in WITH_SOMEBODY[1:]

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_follow_up_note()

    action_follow_up_edit = done_by("items", FollowUpActions.edit)
    action_follow_up_done = done_by("items", FollowUpActions.tick)
    action_follow_up_redate = done_by("items", FollowUpActions.redate)
    action_follow_up_hand = done_by("items", FollowUpActions.hand)
    action_follow_up_report = done_by("items", FollowUpActions.result)
    action_follow_up_drop = done_by("items", FollowUpActions.drop)
    action_follow_up_add = done_by("items", FollowUpActions.add)
    action_row_copy = done_by("items", FollowUpActions.copy)

    def action_follow_up_note(self) -> None:
        """Open the highlighted one; show those for which one row stands."""
        if isinstance(self._board.row, Fold):
            self.action_follow_ups_unfold()
        else:
            self.items.open()

    # What is shown

    def find(self) -> bool:
        """Choose whose are shown, by typing some of a name."""
        people = people_items(self.journal, self.journal.relationships.all())
        items = [Item(EVERYBODY, EVERYBODY), *people]
        dialog = ChooseDialog("Whose follow-ups?", items, highlighted=self.uid)
        self.app.push_screen(dialog, lambda uid: self.show(uid) if uid else None)
        return True

    def action_follow_ups_unfold(self) -> None:
        """Show what the highlighted row stands for; among the old ones go on to the next."""
        row = self._board.row
        if not isinstance(row, Fold):
            if self._chosen == "old":
                self._board.action_move(1)
        elif row.id == "old":
            self._sort_out()
        else:
            self._unfolded.add(row.id)
            self.read()

    async def open_part(self, part: str) -> None:
        """Show the old ones, to be sorted out."""
        if part == OLD_ONES:
            self._sort_out()

    def _sort_out(self) -> None:
        self._narrow("old")
        self._board.action_jump(0)

    def action_follow_ups_clear(self) -> None:
        """Show what is open, of every kind."""
        self._unfolded.clear()
        self._narrow("")

    action_follow_ups_kind = done_by("kinds", Kinds.next)
    action_follow_ups_kind_back = done_by("kinds", Kinds.before)

    @on(StripLine.Chosen)
    def _strip_clicked(self, event: StripLine.Chosen) -> None:
        self._narrow(cast(Filter, event.part))

    def _narrow(self, chosen: Filter) -> None:
        self._chosen = chosen
        self._changed.clear()
        self.read()
