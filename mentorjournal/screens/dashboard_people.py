"""The table of people on the dashboard: who is in it, in which order, found by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, get_args

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.people_groups import PeopleGroup, groups_of
from mentorjournal.mentoring.standings import (
    ORDERS,
    Group,
    Order,
    Standing,
    belongs,
    ordered,
    whom,
)
from mentorjournal.screens.dashboard_found import DashboardFound
from mentorjournal.screens.dashboard_rows import goes_along, relationship_row
from mentorjournal.screens.lifecycle_actions import say_too_many
from mentorjournal.screens.parts import SUMS
from mentorjournal.text import plural
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.people_bar import PeopleBar
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.relationship_table import (
    GroupHead,
    RelationshipRow,
    RelationshipTable,
)
from mentorjournal.widgets.strip_line import Part

if TYPE_CHECKING:
    from mentorjournal.screens.dashboard import DashboardScreen

KEEP = ("enter", "keep filter", "keep")
CHOOSE = ("↑ ↓", "choose", "choose")
EVERYWHERE = ("tab", "everywhere", "everywhere")
GROUPS: dict[Group, str] = {
    "everyone": "everyone",
    "mentor": "I mentor",
    "protege": "mentoring me",
    "needs me": "needs me",
    "resting": "resting",
}


class DashboardPeople:
    """Fills the table and the line above it, and remembers what was chosen.

    Args:
        screen: The dashboard.

    Attributes:
        found: What is found beside people.
    """

    def __init__(self, screen: DashboardScreen) -> None:
        self._screen = screen
        self._facts = JournalOverview(people={}, relationships=())
        self._every: list[Standing] = []
        self._counted = False
        self._group: Group = "everyone"
        self._order: Order = "limit"
        self._typed = ""
        self._look: Callable[[str], dict[Uid, int]] | None = None
        self._chosen: list[Standing] | None = None
        self._counts: dict[Group, int] = dict.fromkeys(GROUPS, 0)
        self._made: dict[Uid, RelationshipRow] = {}
        self.found = DashboardFound(screen)

    @property
    def _table(self) -> RelationshipTable:
        return self._screen.query_one(RelationshipTable)

    @property
    def _bar(self) -> PeopleBar:
        return self._screen.query_one(PeopleBar)

    @property
    def narrowed(self) -> bool:
        """Whether somebody is left out, or the order is another than the usual one."""
        return self._group != "everyone" or self._order != "limit" or self._finding

    @property
    def typing(self) -> bool:
        """Whether somebody types what to look for."""
        return self._bar.typing

    @property
    def typed(self) -> str:
        """What people are found by."""
        return self._typed

    @property
    def _finding(self) -> bool:
        return bool(self._typed) or self._bar.has_class("-finding")

    def read(self, facts: JournalOverview, every: list[Standing], *, counted: bool) -> None:
        """Take over what is known of everybody, and show it.

        Args:
            facts: What is known.
            every: How everybody stands.
            counted: Whether the follow-ups are among the facts.
        """
        self._facts, self._every, self._counted = facts, every, counted
        self._look = self._chosen = None
        self._made.clear()
        self._counts = {each: sum(belongs(one, each) for one in every) for each in GROUPS}
        self.fill()

    def fill(self) -> None:
        """Show those who are chosen."""
        chosen = self._in_order()
        if self._typed.strip():
            self._look = self._look or whom(self._facts, self._every)
            fits = self._look(self._typed)
            chosen = [one for one in chosen if one.relationship.uid in fits]
            chosen.sort(key=lambda one: fits[one.relationship.uid])
        today = self._screen.journal.today()
        groups = [] if self.narrowed else groups_of(self._facts, chosen, today)
        self._head(chosen, groups)
        rows = self._rows(chosen) if self.narrowed else self._in_groups(groups)
        table = self._table
        if rows != table.rows or today != table.today:
            # Most letters lead to whom the letter before led to: nothing moves then.
            table.today = today
            table.fill(rows)
        table.display = bool(self._every)
        self._screen.head_table()
        self.follow_focus()

    def _in_order(self) -> list[Standing]:
        """Those of the group in the order, whatever is typed; put into it once."""
        if self._chosen is None:
            members = (one for one in self._every if belongs(one, self._group))
            self._chosen = ordered(members, self._order)
        return self._chosen

    def _rows(self, standings: Sequence[Standing]) -> list[RelationshipRow | GroupHead]:
        return [self._row(one) for one in standings]

    def _row(self, one: Standing) -> RelationshipRow:
        """The row of a relationship, made once for each time that all is read."""
        uid = one.relationship.uid
        if uid not in self._made:
            screen = self._screen
            self._made[uid] = relationship_row(
                one,
                self._facts,
                screen.journal.today(),
                counted=self._counted,
                hide=screen.hidden,
            )
        return self._made[uid]

    def _in_groups(self, groups: Sequence[PeopleGroup]) -> list[RelationshipRow | GroupHead]:
        """Those I mentor, whose head stands above the table; then those who mentor me."""
        rows: list[RelationshipRow | GroupHead] = []
        for at, group in enumerate(groups):
            rows += [GroupHead(group.title, group.words)] if at else []
            rows += self._rows(group.members)
        return rows

    def _head(self, chosen: Sequence[Standing], groups: Sequence[PeopleGroup]) -> None:
        """Say above the table who is in it."""
        self._bar.show_hits(len(chosen) if self._typed.strip() else None)
        if self.narrowed:
            parts = [Part(each, words, self._counts[each]) for each, words in GROUPS.items()]
            order = f"by {ORDERS[self._order]}"
            self._bar.show_strip(parts, self._group, order, usual=self._order == "limit")
            return
        for first in groups[:1]:
            self._bar.show_group(
                line(
                    (first.title, "bold"),
                    (f"   {first.words}", "$warning" if first.over else "$muted"),
                )
            )

    def nobody(self) -> str:
        """What is said in the place of the table."""
        if not self._every:
            key = self._screen.key("person.add")
            return f"  Nobody is here yet; {key} adds who mentors you, or whom you mentor."
        all_of_them = plural(len(self._every), "person", "people")
        return f"  Nobody is like that; {self._screen.key('app.back')} shows all {all_of_them}."

    def follow_focus(self) -> None:
        """While somebody types, the foot says what keys do there."""
        footer = self._screen.query_one(Footer)
        if self._bar.typing:
            esc = f"all {len(self._every):,}"
            footer.answers = ("Find", (KEEP, CHOOSE, EVERYWHERE, ("esc", esc, "all")))
        elif footer.answers is not None and footer.answers[1][0] == KEEP:
            footer.answers = None

    def next_group(self) -> None:
        """Show the next group."""
        self._step(1)

    def group_before(self) -> None:
        """Show the group before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        every = get_args(Group)
        self.choose(every[(every.index(self._group) + step) % len(every)])

    def choose(self, group: Group) -> None:
        """Show those of a group."""
        self._group, self._chosen = group, None
        self.fill()

    def say_why(self) -> None:
        """Show where it stands with the highlighted person, and how that comes about."""
        self._screen.go("relationship", self._screen.relationship.uid, part=SUMS)

    def reorder(self) -> None:
        """Show them in the next order."""
        every = get_args(Order)
        self._order, self._chosen = every[(every.index(self._order) + 1) % len(every)], None
        self.fill()

    def open(self) -> None:
        """Let somebody type by what people are found."""
        self.found.begin()
        self._bar.open()
        self.fill()

    def look_for(self, typed: str) -> None:
        """Show those who fit, the first of them highlighted."""
        self._typed = typed
        self.fill()
        self._table.action_jump(0)
        self.found.look_for(typed)

    def keep(self) -> None:
        """Go to the first match; with nothing typed show everybody again."""
        if not self._typed.strip():
            self.forget()
        if self._table.chosen is not None:
            self._table.focus()
            return
        self._go_on()

    def stop_typing(self) -> None:
        """Keep whom one has found, without the cursor in the line; everybody where that is none."""
        if not self.typing:
            return
        if self._typed.strip() and self._table.chosen is not None:
            self._table.focus()
        else:
            self.forget()

    def go_to_found(self) -> None:
        """Go to what is found beside people; to them where nothing is looked for."""
        if self._typed.strip():
            self._go_on()
        elif self._table.chosen is not None:
            self._table.focus()

    def _go_on(self) -> None:
        """Go to what is found everywhere; where that is nothing, look for what may be meant."""
        if self.found.near:
            self._bar.retype(self.found.near[0])
        else:
            self.found.enter(self._typed)

    def forget(self) -> None:
        """Show everybody again, in the usual order."""
        self._typed, self._group, self._order, self._chosen = "", "everyone", "limit", None
        self._bar.clear()
        self.found.look_for("", after=0)
        self.fill()
        if self._table.chosen is not None:
            self._table.focus()

    # Somebody comes, somebody goes

    def add(self) -> None:
        """Add a person."""
        from mentorjournal.screens.dialogs.add_person import begin_form

        self._screen.app.push_screen(begin_form(self._screen.journal), self._added)

    def edit_me(self) -> None:
        """Ask for the name that exports show."""
        from mentorjournal.screens.dialogs.add_person import name_form

        self._screen.app.push_screen(name_form(self._screen.journal))

    def _added(self, relationship: Relationship | None) -> None:
        screen = self._screen
        screen.tick()
        if relationship is not None:
            self._table.highlight(relationship.uid)
            self._table.focus()
            from mentorjournal.screens.dialogs.reporting_line import ask_two_views

            ask_two_views(screen, "none", relationship)
            say_too_many(screen, relationship)

    def delete(self, relationship: Relationship) -> None:
        """Move a relationship to the trash, with all that hangs on it, after a question."""
        screen = self._screen
        name = screen.name_of(relationship)
        count = len(screen.journal.sessions.of(relationship))
        taken = f", with {plural(count, 'session')}" if count else ""

        def take() -> None:
            screen.journal.trash.throw(relationship, name)
            undo = screen.key("app.undo")
            screen.say(f"{name} is in the trash{taken}. {undo} brings it back.", calm=True)
            screen.tick()

        detail = goes_along(screen.journal, relationship, hide=screen.hidden)
        screen.taking.ask(f"{name}{taken}," if taken else name, take, detail=detail)
