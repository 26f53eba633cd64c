"""What the palette offers: commands of the screen and the program, people, sessions."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator, Sequence
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from mentorjournal.commands import APP, Command, commands_of, keys_of
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import session_words
from mentorjournal.screens.base import JournalScreen
from mentorjournal.text import fold_name
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.matching import mark, score
from mentorjournal.widgets.plain import fit, line, plain

ROLES = {"mentor": "you mentor them", "protege": "they mentor you"}
# More than fit on a screen; a longer list is narrowed by typing, not by scrolling.
MOST_SESSIONS = 30
MOST_PEOPLE = 200
# Sessions come last among equally good hits: they are many.
SESSION_WEIGHT = 0.5
WORDS_WEIGHT = 0.8
HELP_WEIGHT = 0.4
TITLE = 26
KEYS = 15
MARGINS = 18
"""Cells of the palette's frame, and between its columns."""


class Findable(Provider):
    """People and sessions, by name and day."""

    @property
    def here(self) -> JournalScreen | None:
        """The screen the palette was opened on."""
        screen: object = self.screen
        return screen if isinstance(screen, JournalScreen) else None

    async def startup(self) -> None:
        """Read once what can be found, as plain text."""
        self._people: list[tuple[str, str, str]] = []
        self._sessions: list[tuple[str, str]] = []
        if self.here is not None:
            self._people = list(_people(self.here.journal))
            self._sessions = list(_sessions(self.here.journal))

    async def discover(self) -> Hits:
        """Everybody, before anything is typed."""
        for name, role, uid in self._people[:MOST_PEOPLE]:
            shown = line(name, (f"  {role}", "$muted"))
            yield DiscoveryHit(shown, self._opening("relationship", uid), shown.plain)

    async def search(self, query: str) -> Hits:
        """People and sessions that fit what was typed."""
        for name, role, uid in self._people:
            weight, offsets = score(query, name)
            if weight > 0:
                shown = line(mark(plain(name), offsets), (f"  {role}", "$muted"))
                yield Hit(weight, shown, self._opening("relationship", uid), shown.plain)
        words = fold_name(query).split()
        hits = ((t, uid) for t, uid in self._sessions if all(w in fold_name(t) for w in words))
        for _count, (text, uid) in zip(range(MOST_SESSIONS), hits, strict=False):
            yield Hit(SESSION_WEIGHT, plain(text), self._opening("session", uid), text)

    def _opening(self, place: str, uid: str) -> partial[None]:
        assert self.here is not None
        return partial(self.here.go, place, uid)


class Everything(Findable):
    """The commands in force here, and all that `Findable` finds."""

    async def discover(self) -> Hits:
        """The commands, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(self._line(command), self._running(command), command.name)

    async def search(self, query: str) -> Hits:
        """Commands, people and sessions that fit what was typed.

        What a command is called counts most, then other words for it, then what it does.
        """
        for command in self._commands():
            weight, offsets = score(query, command.name)
            weight = max(weight, _by_other_words(query, command))
            if weight > 0:
                shown = self._line(command, offsets)
                yield Hit(weight, shown, self._running(command), command.name)
        async for hit in super().search(query):
            yield hit

    def _commands(self) -> Iterator[Command]:
        where = self.here.WHERE if self.here is not None else APP
        for command in (*commands_of(where), *(commands_of(APP) if where != APP else ())):
            name = command.action.removeprefix("app.")
            if command.id != "app.palette" and self.screen.check_action(name, ()):
                yield command

    def _line(self, command: Command, offsets: Sequence[int] = ()) -> Content:
        """Its title, what it does, and its keys in a column of their own."""
        room = max(self.screen.app.size.width - MARGINS - TITLE - KEYS, 0)
        keys = "  ".join(map(show_key, keys_of(command, chosen_keys(self.app))))
        title = mark(plain(f"{command.name:<{TITLE - 1}} "), offsets)
        return line(title, (fit(command.help, room), "$muted"), "  ", (keys, "$accent"))

    def _running(self, command: Command) -> partial[Coroutine[Any, Any, None]]:
        return partial(self.screen.run_action, command.action)


def _by_other_words(query: str, command: Command) -> float:
    """How well what was typed fits other words for a command, or what its help says."""
    typed = fold_name(query)
    meant = [word for word in command.words.split() if typed and fold_name(word).startswith(typed)]
    other = max((score(query, word)[0] for word in meant), default=0.0)
    said = fold_name(command.help)
    does = score(query, command.help)[0] if all(w in said for w in typed.split()) else 0.0
    return max(other * WORDS_WEIGHT, does * HELP_WEIGHT)


def _people(journal: Journal) -> Iterator[tuple[str, str, str]]:
    """Name, role and uid of every relationship."""
    for bond in journal.relationships.all():
        yield journal.relationships.person(bond).name, ROLES[bond.my_role], bond.uid


def _sessions(journal: Journal) -> Iterator[tuple[str, str]]:
    """A line and the uid of every session, newest first."""
    names = {
        bond.uid: journal.relationships.person(bond).name for bond in journal.relationships.all()
    }
    for session in sorted(journal.sessions.all(), key=lambda each: each.on, reverse=True):
        if session.relationship in names:
            name = names[session.relationship]
            yield f"{name}, {full_date(session.on)}, {session_words(session)}", session.uid
