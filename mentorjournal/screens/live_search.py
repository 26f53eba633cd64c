"""Finding sentences while somebody types: a moment of it between two keys."""

from __future__ import annotations

from asyncio import TimerHandle
from collections.abc import Callable, Iterator
from time import monotonic

from msgspec import Struct

from mentorjournal.data.records.models import Person
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.search import Hit, Query, Source, parse_query, without_tags
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.incremental_loader import MOMENT, PAUSE
from mentorjournal.screens.palette import Findable
from mentorjournal.text import plural
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.found_list import FoundRow, person_row, row_of, talk_row
from mentorjournal.widgets.matching import PART
from mentorjournal.widgets.textual_patches.safe_app import SafeApp

MOST = 300
"""Lines that are listed; who has more before them types another word."""
SIGHT = 40
"""Lines with which a list is shown before all is looked through."""
ENOUGH = 20_000
"""Lines of which it is seen whether the word stands in them whole, once there are `MOST` more."""


class Among(Struct, frozen=True):
    """What is looked among.

    Attributes:
        keeps: Whether a text is one of those in which is looked.
        fits: Whether a line that is found is to be listed.
        people: Whether people are found by their names, too, and stand first.
        talks: Whether talks are found by name and day, too.
    """

    keeps: Callable[[Source], bool] = lambda source: True
    fits: Callable[[Hit], bool] = lambda hit: True
    people: bool = True
    talks: bool = True


class LiveSearch:
    """Looks through the journal as it was when this began, again with every letter.

    Args:
        screen: Where it is shown. Nothing is looked through while another one lies before it, or
            while a key is waited for.
        show: Called when there is more to be shown than before, and when all is looked through.

    Attributes:
        query: What is looked for; None for nothing.
        rows: What is found: people of that name, exact words, then the newest; last talks of that
            name and day.
        near: Where nothing is found, what may have been meant, and finds something.
        looked: Whether all is looked through.
        complete: Whether what may have been meant is known, too.
    """

    def __init__(self, screen: JournalScreen, show: Callable[[], None]) -> None:
        self._screen, self._show = screen, show
        self._search = screen.journal.overview.begin_search()
        self._read_at: object = None
        self._gathering: Iterator[None] = iter(())
        self._gathering_at: object = None
        self._named = Findable(screen)
        self._steps: Iterator[None] | None = None
        self._wish: TimerHandle | None = None
        self._more = False
        self.query: Query | None = None
        self.rows: list[FoundRow] = []
        self.near: tuple[str, ...] = ()
        self.looked = self.complete = True

    def prepare(self) -> None:
        """Take the texts as they are now, before anybody has typed what to look for."""
        if self._steps is None:
            self._steps, self.complete = self._gather(), False
            self._wish = call_in(self._screen, PAUSE, self._go_on)

    def look_for(self, typed: str, among: Among, *, after: float = 0.0) -> None:
        """Begin to look for something, and forget what was looked for before.

        Args:
            typed: As a person typed it.
            among: What is looked among.
            after: Seconds after which it begins.
        """
        self.stop()
        self.near = ()
        try:
            self.query = parse_query(typed, self._screen.journal.today())
        except BadInput:
            self.query, self.rows, self.looked, self.complete = None, [], True, True
            self._show()
            return
        self.looked = self.complete = False
        self._steps = self._look(typed, self.query, among)
        self._wish = call_in(self._screen, after, self._go_on)

    def stop(self) -> None:
        """Look for nothing any more; what is found stays."""
        if self._wish is not None:
            self._wish.cancel()
        self._wish = self._steps = None

    def resume(self) -> None:
        """Go on, where it was left because the screen was."""
        if self._steps is not None and self._wish is None:
            self._wish = call_in(self._screen, PAUSE, self._go_on)

    def words(self) -> str:
        """How many rows there are, and of how many talks: "9 in 5 talks"."""
        if not self.rows:
            return ""
        talks = {row.record.uid for row in self.rows if row.talk is not None}
        if all(row.named for row in self.rows) and len(talks) in (0, len(self.rows)):
            words = ("talk", "talks") if talks else ("person", "people")
            return plural(len(self.rows), *words)
        count = f"the first {len(self.rows):,}" if self._more else f"{len(self.rows):,}"
        return f"{count} in {plural(len(talks), 'talk')}" if talks else count

    def _go_on(self) -> None:
        self._wish = None
        app, shown = self._screen.app, len(self.rows)
        assert isinstance(app, SafeApp)
        if self._steps is None or not self._screen.is_active:
            return
        if not app.key_queue.is_shut:
            end = monotonic() + MOMENT
            while not self.complete and monotonic() < end:
                self.complete = next(self._steps, self) is self
        if self.complete:
            self._steps = None
            self._show()
            return
        if shown < SIGHT <= len(self.rows):
            self._show()
        self._wish = call_in(self._screen, PAUSE, self._go_on)

    def _look(self, typed: str, query: Query, among: Among) -> Iterator[None]:
        """Everything there is to do, bit by bit."""
        yield from self._gather()
        query, tags = without_tags(query)
        today = self._screen.journal.today()
        exact: list[FoundRow] = []
        others: list[FoundRow] = []
        named = list(self._people_like(typed)) if among.people else []
        rows = named
        passed = 0
        for found in self._search.look(query, among.keeps):
            yield
            if found is None:
                continue
            if len(exact if found.exact else others) > MOST:
                passed += 1
                if passed > ENOUGH:
                    break
                continue
            hit = self._search.hit(found)
            if not all(self._search.is_tagged(hit, tag) for tag in tags):
                continue
            if among.fits(hit) and not _is_name(hit):
                (exact if found.exact else others).append(row_of(hit, today))
                rows = [*named, *exact, *others][:MOST]
                if len(rows) <= SIGHT:
                    self.rows = rows
            if len(exact) > MOST:
                break
        self._more = len(exact) + len(others) > MOST
        self.rows = [*rows, *self._talks_like(typed)] if among.talks and not self._more else rows
        self.looked = True
        if not self.rows:
            self._show()
            yield
            near: list[str] = []
            for meant in self._search.near(typed, among.keeps, among.fits):
                yield
                near += [meant] if meant else []
            self.near = tuple(near)

    def _gather(self) -> Iterator[None]:
        """Take the texts as they are now, where anything has changed."""
        journal = self._screen.journal
        revision = journal.file.revision, journal.today()
        if revision != self._read_at:
            if revision != self._gathering_at:
                self._gathering, self._gathering_at = self._search.gather(), revision
            # Another letter goes on with what was begun for the one before.
            for _record in self._gathering:
                yield
            self._named = Findable(self._screen)
            self._read_at = revision

    def _people_like(self, typed: str) -> Iterator[FoundRow]:
        """Those whose name has a part like that, the likest first."""
        journal = self._screen.journal
        bonds = {each.uid: each for each in journal.relationships.all()}
        found = [each for each in self._named.people(typed.strip()) if each[0] >= PART]
        for _weight, hit in sorted(found, key=lambda each: -each[0]):
            if hit.id in bonds:
                yield person_row(bonds[hit.id], hit.title.plain, hit.about)

    def _talks_like(self, typed: str) -> Iterator[FoundRow]:
        """Talks whose name and day hold all that is typed."""
        journal = self._screen.journal
        for hit in self._named.sessions(typed):
            if (session := journal.sessions.find(hit.id)) is not None:
                yield talk_row(session, hit.title.plain, journal.today())


def _is_name(hit: Hit) -> bool:
    """Whether it is nothing but the name of somebody, who is found by it anyway."""
    return isinstance(hit.record, Person) and hit.text in hit.record.called
