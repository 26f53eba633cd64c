"""What the palette offers: commands of this place, of others, of everywhere; people, sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import Any

from msgspec import Struct

from mentorjournal.commands import (
    APP,
    BY_ID,
    Command,
    commands_of,
    keys_of,
    title_of,
)
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import FULL_MONTHS, WEEKDAYS, full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.day_words import without_days
from mentorjournal.mentoring.words import session_words, tie_words
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.finder import Hit
from mentorjournal.screens.parts import WRAP_UP
from mentorjournal.screens.why_not import why_not
from mentorjournal.text import fold, fold_name
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.matching import PART, mark, score
from mentorjournal.widgets.plain import plain

# More than fit on a screen; a longer list is narrowed by typing, not by scrolling.
MOST_SESSIONS = 30
MOST_PEOPLE = 200
# Sessions come last among equally good hits: they are many.
SESSION_WEIGHT = 0.5
WORDS_WEIGHT = 0.8
HELP_WEIGHT = 0.4
ELSEWHERE_WEIGHT = 0.5
IDLE_WEIGHT = 0.9
SHOWN_KEYS = 2
WAYS: Mapping[str, str] = {
    "dashboard": "app.dashboard",
    "follow-ups": "follow_ups.open",
    "plan": "plan.open",
    "negotiation": "negotiation.open",
    "trash": "trash.open",
    "backups": "backups.open",
    "conflicts": "app.conflicts",
    "import": "import.open",
}
"""The command that leads to a place from everywhere."""
Names = tuple[str, ...]
"""What somebody is called first, then what they are found by too."""
FoundSession = tuple[str, str, str, Uid, date]
"""A session: the folded text by which it is found, with whom, about it, its uid and its day."""
SESSION = "session"
NO_SESSION = "no session runs"


class Findable:
    """People and sessions, by name and day.

    Args:
        here: The place that is open.
    """

    def __init__(self, here: JournalScreen) -> None:
        self.here = here
        self._narrowed: tuple[str, list[FoundSession]] = ("", [])

    def __call__(self, typed: str) -> list[Hit]:
        """What fits what was typed, the best first."""
        return [hit for _weight, hit in sorted(self.found(typed), key=lambda each: -each[0])]

    def found(self, typed: str) -> Iterator[tuple[float, Hit]]:
        """Everybody while nothing is typed; then people and sessions, each with its weight."""
        yield from self.people(typed)
        yield from ((SESSION_WEIGHT, hit) for hit in self.sessions(typed))

    def people(self, typed: str) -> Iterator[tuple[float, Hit]]:
        """Everybody while nothing is typed; then those who fit, each with its weight."""
        for (name, *others), role, uid in self._people if typed else self._people[:MOST_PEOPLE]:
            weight, offsets = score(typed, name)
            # Those are looked in only: the person's own name is the one that is shown.
            by_others = max((score(typed, other)[0] for other in others), default=0.0)
            if (best := max(weight, by_others)) > 0:
                title = mark(plain(name), offsets)
                yield best, Hit(uid, title, role, "", self._opening("relationship", uid))

    @cached_property
    def _people(self) -> list[tuple[Names, str, str]]:
        return list(_people(self.here.journal))

    def sessions(self, typed: str) -> list[Hit]:
        """The newest ones that hold all words that were typed; none while none is.

        Where there are few, only these are looked at again for longer words. Words that mean days
        together ("last spring") are those of the session.
        """
        rest, days = without_days(fold(typed).split(), self.here.journal.today())
        words = fold_name(" ".join(rest)).split()
        if not words and not days:
            return []
        before, found = self._narrowed
        folded = " ".join(words)
        narrower = bool(before) and folded.startswith(before) and not days
        fitting = (
            each
            for each in (found if narrower else self._sessions)
            if all(word in each[0] for word in words) and all(held.hold(each[4]) for held in days)
        )
        found = list(islice(fitting, MOST_SESSIONS + 1))
        if len(found) <= MOST_SESSIONS and not days:
            self._narrowed = folded, found
        return [self._hit_of(*each) for each in found[:MOST_SESSIONS]]

    @cached_property
    def _sessions(self) -> list[FoundSession]:
        """Every session, newest first."""
        return list(_sessions(self.here.journal))

    def _hit_of(self, _folded: str, name: str, about: str, uid: Uid, _on: date) -> Hit:
        return Hit(uid, plain(name), about, "", self._opening("session", uid))

    def _opening(self, place: str, uid: str) -> Callable[[], Any]:
        return partial(self.here.go, place, uid)


class Offer(Struct, frozen=True):
    """A command as the palette offers it.

    Attributes:
        command: The command.
        title: What it is called, with its place where that is another one.
        here: Whether it is a command of the place that is open, or of everywhere.
        way: The command that leads to its place; None where that is open.
        session: The session to which it leads, for what is done in one; empty for none.
        reason: Why nothing leads to its place; empty where something does.
    """

    command: Command
    title: str
    here: bool = True
    way: Command | None = None
    session: str = ""
    reason: str = ""

    @property
    def weight(self) -> float:
        """How much it counts beside commands of the place that is open."""
        return 1.0 if self.here else ELSEWHERE_WEIGHT


class Everything(Findable):
    """All that can be done, here and elsewhere, and all that `Findable` finds."""

    def found(self, typed: str) -> Iterator[tuple[float, Hit]]:
        """What can be done here while nothing is typed; then all that fits, with its weight.

        What a command is called counts most, then other words for it, then what it does. One
        that cannot be run just now says why.
        """
        for offer in (*self._here, *(self._elsewhere if typed else ())):
            weight, offsets = score(typed, offer.title)
            if not offer.here and weight < PART:
                # A few letters in their order are in too many titles of other places.
                weight = 0.0
            weight = max(weight, _by_other_words(typed, offer.command)) * offer.weight
            if weight == 0:
                continue
            reason = why_not(self.here, offer.command) if offer.here else offer.reason
            if typed or not reason:
                yield weight * (IDLE_WEIGHT if reason else 1), self._hit(offer, offsets, reason)
        yield from super().found(typed)

    @cached_property
    def _here(self) -> list[Offer]:
        commands = (*commands_of(self.here.WHERE), *commands_of(APP))
        return [Offer(each, each.name) for each in commands if each.id != "app.palette"]

    @cached_property
    def _elsewhere(self) -> list[Offer]:
        """Commands of other places that can be gone to from here."""
        known = {offer.command.id for offer in self._here}
        offers = [
            Offer(command, _title(place, command), False, BY_ID[way])
            for place, way in WAYS.items()
            for command in commands_of(place)
            if command.id not in known and place != self.here.WHERE
        ]
        return offers if self.here.WHERE == SESSION else [*offers, *self._of_a_session()]

    def _of_a_session(self) -> Iterator[Offer]:
        """What is done in a session: in the one that runs, or in the last one, to wrap it up."""
        sessions = self.here.journal.sessions
        running = sessions.running()
        waiting = (each for each in sessions.all() if each.to_wrap_up)
        ended = max(waiting, key=lambda each: (each.on, each.uid), default=None)
        for command in commands_of(SESSION):
            found = running or (ended if command.id == "session.wrap_up" else None)
            uid, reason = (found.uid, "") if found is not None else ("", NO_SESSION)
            title = _title(SESSION, command)
            yield Offer(command, title, False, session=uid, reason=reason)

    def _hit(self, offer: Offer, offsets: Sequence[int], reason: str) -> Hit:
        chosen = chosen_keys(self.here.app)
        keys = [show_key(key) for key in keys_of(offer.command, chosen)[:SHOWN_KEYS]]
        if offer.way is not None:
            way = show_key(next(iter(keys_of(offer.way, chosen)), ""))
            keys = [" ".join([way, *keys[:1]])]
        return Hit(
            f"{offer.command.id} {offer.way.id if offer.way else ''}",
            mark(plain(offer.title), offsets),
            f"not here: {reason}" if reason else offer.command.help,
            "  ".join(keys),
            partial(_run, self.here, offer, reason),
            works=not reason,
        )


async def _run(here: JournalScreen, offer: Offer, reason: str) -> None:
    """Run a command, go to the place where it can be run, or say why it cannot be."""
    if reason:
        here.say(f"{offer.title}: {reason}.")
    elif offer.here:
        await here.run_action(offer.command.action)
    elif offer.command.id == "session.wrap_up":
        here.go(SESSION, offer.session, part=WRAP_UP)
    else:
        if offer.way is not None:
            await here.run_action(offer.way.action)
        else:
            here.go(SESSION, offer.session)
        key = show_key(next(iter(here.keys(offer.command.id)), ""))
        here.say(f"{key or offer.command.name}: {offer.command.help}.", calm=True)


def _title(place: str, command: Command) -> str:
    """What a command of another place is called."""
    return f"{title_of(place)}: {command.name[:1].lower()}{command.name[1:]}"


def _by_other_words(typed: str, command: Command) -> float:
    """How well what was typed fits the label, other words for a command, or what its help says."""
    wanted = fold_name(typed).split()
    words = fold_name(f"{command.name} {command.label} {command.words}").split()
    called = min((_best(word, words) for word in wanted), default=0.0)
    said = score(typed, command.help)[0]
    return max(called * WORDS_WEIGHT, said * HELP_WEIGHT if said >= PART else 0.0)


def _best(wanted: str, words: Sequence[str]) -> float:
    """How well the word fits that begins like it best."""
    return max((score(wanted, word)[0] for word in words if word.startswith(wanted)), default=0.0)


def _people(journal: Journal) -> Iterator[tuple[Names, str, str]]:
    """Names, role and uid of every relationship."""
    for relationship in journal.relationships.all():
        names = _names(journal, relationship)
        yield names, tie_words(relationship), relationship.uid


def _names(journal: Journal, relationship: Relationship) -> Names:
    """The other person's name, and whatever else they are found by."""
    name, *others = journal.relationships.person(relationship).called
    return (name, *filter(None, others))


def _sessions(journal: Journal) -> Iterator[FoundSession]:
    """Every session, newest first."""
    names = {each.uid: _names(journal, each) for each in journal.relationships.all()}
    folded = {uid: fold_name(", ".join(each)) for uid, each in names.items()}
    for session in sorted(journal.sessions.all(), key=lambda each: each.on, reverse=True):
        if (uid := session.relationship) in names:
            about = f"{full_date(session.on)}, {session_words(session)}"
            # As the columns say the day, and as people say the month.
            day = f"{WEEKDAYS[session.on.weekday()]} {FULL_MONTHS[session.on.month - 1]}"
            looked_for = f"{folded[uid]}, {fold_name(f'{about}, {day}')}"
            yield looked_for, names[uid][0], about, session.uid, session.on
