"""`mentorjournal show`: a part of what is mine or somebody's, as on the screen, in words."""

from __future__ import annotations

import importlib
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import reading, relationship_of
from mentorjournal.cli.output import show
from mentorjournal.cli.with_id import RecordOf, part_with_id
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import Negotiation, Relationship, Session
from mentorjournal.data.records.plans import Goal
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.text import listed

Of = Literal["owner", "relationship", "sheet", "talk", "ask", "itself"]
"""What a part is a part of."""
T = TypeVar("T")


class Twin(NamedTuple, Generic[T]):
    """What prints a part that the screens show.

    Attributes:
        words: It in words, piece by piece, of an owner, a relationship, a sheet, an ask or
            a `PayTalkOf`.
        as_json: It for other programs.
        of: What it is a part of.
        mine_only: Whether only I have it.
    """

    words: Callable[[Journal, T], Iterator[str]]
    as_json: Callable[[Journal, T], dict[str, Any]]
    of: Of = "owner"
    mine_only: bool = False


class PayTalkOf(NamedTuple):
    """Whose pay talk is meant, of which there may be something without a sheet.

    Attributes:
        owner: Whose.
        talk: The sheet; None where there is none.
    """

    owner: OwnerId
    talk: Negotiation | None


class FollowUpOf(NamedTuple):
    """A follow-up and its id."""

    uid: Uid
    item: FollowUpItem


LAST = "last"
"""What the last session with somebody is called."""
_TWINS: Mapping[str, str] = MappingProxyType(
    {
        "plan": "plans",
        "versions": "plan_versions",
        "checks": "checks",
        "achieved": "achieved",
        "pay talks": "pay_talks",
        "mentors": "mentors",
        "giving": "giving",
    }
)
"""Module of this package that has a part's `TWIN`, by what the screens call the part."""
_PAGE: Mapping[str, str] = MappingProxyType(
    {
        "stands": "stands",
        "timeline": "timeline",
        "roadmap": "roadmap",
        "agreement": "agreement",
    }
)
"""The same of the parts of a relationship's page."""
_SHEET: Mapping[str, str] = MappingProxyType(
    {
        "sheet": "pay_sheet",
        "packages": "packages",
        "offers": "offers",
        "preparation": "preparation",
        "rehearsal": "rehearsals",
    }
)
"""The same of the parts of a pay talk."""
_ITSELF: Mapping[str, str] = MappingProxyType(
    {
        "session": "one_session",
        "follow up": "one_follow_up",
        "event": "one_event",
        "goal": "one_goal",
        "achievement": "one_achievement",
        "introduction": "one_introduction",
        "record": "one_record",
    }
)
"""The same of what is named by its id and has no parts."""
_PACKAGE = "mentorjournal.cli"
_MODULES: Mapping[str, str] = MappingProxyType({**_PAGE, **_TWINS, **_SHEET, "ask": "asks"})
PARTS = tuple(_MODULES)
"""What there is to be shown of somebody, of me, or of a pay talk."""


def print_part(arguments: Namespace) -> int:
    """Print a part of what is mine, or of what is somebody's.

    Raises:
        BadInput: There is no such part.
        NotFound: Nobody is called that.
    """
    with reading(arguments) as journal:
        twin, of = _asked_for(journal, arguments)
        if arguments.json:
            show_json(twin.as_json(journal, of))
        else:
            for piece in twin.words(journal, of):
                show(piece)
    return 0


def _asked_for(journal: Journal, arguments: Namespace) -> tuple[Twin[Any], Any]:
    """What prints it, and of what."""
    meant, first = _meant(journal, arguments.who, arguments.whose)
    part = (arguments.part or first or _FIRST[type(meant)]).strip()
    twin = _with_figures(arguments.what_if, part) if arguments.what_if else _twin(part)
    if isinstance(meant, Ask) and twin.of != "ask":
        raise BadInput(f"An ask has no {part}: name the person who is asked.", "part")
    if isinstance(meant, ById) and twin.of != "itself":
        raise BadInput(f"What has that id has no {part}: name the person.", "part")
    of = _SUBJECTS[twin.of](journal, meant, part)
    if twin.mine_only and of != ME:
        raise BadInput(f"Only you have {part}: show me {part}.")
    return twin, of


Meant = Relationship | Negotiation | None
"""Who or what is named: a relationship, a sheet by its id, or myself."""
ById = Session | FollowUpOf | Event | Goal | Achievement | Introduction | RecordOf
"""What is named by its id alone."""
_FIRST: Mapping[type, str] = MappingProxyType(
    {
        type(None): "plan",
        Relationship: "stands",
        Negotiation: "sheet",
        Ask: "ask",
        Session: "session",
        FollowUpOf: "follow up",
        Event: "event",
        Goal: "goal",
        Achievement: "achievement",
        Introduction: "introduction",
        RecordOf: "record",
    }
)
"""What is shown where no part is named."""


def _meant(journal: Journal, who: str, whose: str | None) -> tuple[Meant | Ask | ById, str]:
    """Whoever is called that, or what has that id; and of what is part of something the part."""
    if whose is not None:
        if who.strip().casefold() != LAST:
            raise BadInput("--who is for the last session with somebody: show last --who ana.")
        return journal.sessions.named(relationship_of(journal, whose), LAST), ""
    if who.strip().casefold() == ME:
        return None, ""
    try:
        return relationship_of(journal, who), ""
    except NotFound as nobody:
        for named in (
            journal.sessions.with_id,
            journal.negotiations.named,
            journal.asks.named,
            journal.events.named,
            lambda typed: FollowUpOf(*journal.follow_ups.named(typed)),
        ):
            with suppress(NotFound):
                return named(who), ""
        with suppress(NotFound):
            return part_with_id(journal, who)
        raise nobody from None


def _owner(_journal: Journal, meant: Meant, part: str) -> OwnerId:
    """Whose part is meant."""
    if isinstance(meant, Negotiation):
        raise _no_part_of_a_sheet(part)
    return ME if meant is None else meant.owner


def _relationship(_journal: Journal, meant: Meant, part: str) -> Relationship:
    """The relationship of which a part is meant."""
    if isinstance(meant, Negotiation):
        raise _no_part_of_a_sheet(part)
    if meant is None:
        raise BadInput(f"The {part} is of two: name the other person instead of me.", "who")
    return meant


def _no_part_of_a_sheet(part: str) -> BadInput:
    return BadInput(f"A pay talk has no {part}; it has {listed(tuple(_SHEET))}.", "part")


def _sheet(journal: Journal, meant: Meant, part: str) -> Negotiation:
    """The pay talk that is named, or the open one of whoever is.

    Raises:
        NotFound: There is none.
        Refused: It is not for me to see.
    """
    talk = _talk(journal, meant, part).talk
    if talk is None:
        raise NotFound("There is no BATNA sheet yet.")
    return talk


def _talk(journal: Journal, meant: Meant, _part: str) -> PayTalkOf:
    """The pay talk that is named, or that of whoever is, with the open sheet if there is one.

    Raises:
        Refused: It is not for me to see.
    """
    if isinstance(meant, Negotiation):
        return PayTalkOf(meant.owner, meant)
    talks, owner = journal.negotiations, ME if meant is None else meant.owner
    talks.need_to_see(owner)
    return PayTalkOf(owner, talks.current(owner))


def _ask(journal: Journal, meant: Meant | Ask, part: str) -> Ask:
    """The ask that is named, or the newest one to whoever is.

    Raises:
        NotFound: There is none.
        BadInput: I am named, or a pay talk.
    """
    if isinstance(meant, Ask):
        return meant
    relationship = _relationship(journal, meant, part)
    if (ask := journal.asks.current(relationship.uid)) is None:
        name = journal.relationships.person(relationship).name
        raise NotFound(f"{name} is asked for nothing yet.")
    return ask


def _itself(_journal: Journal, meant: Meant | ById, part: str) -> ById:
    """What is named by its id."""
    if isinstance(meant, ById):
        return meant
    raise BadInput(f"A {part} is named by its id, or as: show last --who ana.", "part")


_SUBJECTS: Mapping[Of, Callable[[Journal, Any, str], Any]] = MappingProxyType(
    {
        "owner": _owner,
        "relationship": _relationship,
        "sheet": _sheet,
        "talk": _talk,
        "ask": _ask,
        "itself": _itself,
    }
)


def _with_figures(typed: list[str], part: str) -> Twin[Negotiation]:
    """What prints a sheet with other figures than it has.

    Raises:
        BadInput: Another part is meant.
    """
    if _folded(part) != "sheet":
        raise BadInput(
            "--what-if is for the sheet of a pay talk: show me sheet, or its id.", "part"
        )
    twin: Twin[Negotiation] = importlib.import_module(f"{_PACKAGE}.what_if").with_figures(typed)
    return twin


def _folded(part: str) -> str:
    return " ".join(part.casefold().replace("-", " ").split())


def _twin(typed: str) -> Twin[Any]:
    part = _folded(typed)
    module = _MODULES.get(part) or _ITSELF.get(part)
    if module is None:
        near = get_close_matches(part, PARTS, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise BadInput(
            f"“{typed.strip()[:40]}” is no part; there is {listed(PARTS)}.{meant}", "part"
        )
    twin: Twin[Any] = importlib.import_module(f"{_PACKAGE}.{module}").TWIN
    return twin
