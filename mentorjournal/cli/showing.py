"""`mentorjournal show`: a part of what is mine or somebody's, as on the screen, in words."""

from __future__ import annotations

import importlib
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import reading, relationship_of
from mentorjournal.cli.output import show
from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.text import listed


class Twin(NamedTuple):
    """What prints a part that the screens show.

    Attributes:
        words: It in words, piece by piece.
        as_json: It for other programs.
        mine_only: Whether only I have it.
    """

    words: Callable[[Journal, OwnerId], Iterator[str]]
    as_json: Callable[[Journal, OwnerId], dict[str, Any]]
    mine_only: bool = False


class PageTwin(NamedTuple):
    """What prints a part of the page of a relationship.

    Attributes:
        words: It in words, piece by piece.
        as_json: It for other programs.
    """

    words: Callable[[Journal, Relationship], Iterator[str]]
    as_json: Callable[[Journal, Relationship], dict[str, Any]]


class SheetTwin(NamedTuple):
    """What prints a part of a pay talk.

    Attributes:
        words: It in words, piece by piece.
        as_json: It for other programs.
    """

    words: Callable[[Journal, Negotiation], Iterator[str]]
    as_json: Callable[[Journal, Negotiation], dict[str, Any]]


_TWINS: Mapping[str, str] = MappingProxyType(
    {
        "plan": "plans",
        "versions": "plan_versions",
        "checks": "checks",
        "achieved": "achieved",
        "pay talks": "pay_talks",
        "mentors": "mentors",
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
"""The same of the parts of a relationship's page, each a `PageTwin`."""
_SHEET: Mapping[str, str] = MappingProxyType(
    {"sheet": "pay_sheet", "packages": "packages", "offers": "offers"}
)
"""The same of the parts of a pay talk, each a `SheetTwin`."""
_MODULES: Mapping[str, str] = MappingProxyType({**_PAGE, **_TWINS, **_SHEET})


def print_part(arguments: Namespace) -> int:
    """Print a part of what is mine, or of what is somebody's.

    Raises:
        BadInput: There is no such part.
        NotFound: Nobody is called that.
    """
    me = arguments.who.strip().casefold() == ME
    with reading(arguments) as journal:
        twin = _twin(arguments.part or ("plan" if me else _first_part(journal, arguments.who)))
        if isinstance(twin, SheetTwin):
            _show(arguments, twin, journal, _sheet(journal, arguments.who, me=me))
            return 0
        if isinstance(twin, PageTwin):
            if me:
                part = arguments.part.strip()
                raise BadInput(f"The {part} is of two: name the other person instead of me.", "who")
            whose = relationship_of(journal, arguments.who)
            _show(arguments, twin, journal, whose)
            return 0
        owner = ME if me else relationship_of(journal, arguments.who).owner
        if twin.mine_only and not me:
            raise BadInput(f"Only you have {arguments.part}: show me {arguments.part}.")
        _show(arguments, twin, journal, owner)
    return 0


def _first_part(journal: Journal, who: str) -> str:
    """What is shown where no part is named: of a pay talk its sheet, else where two stand."""
    try:
        relationship_of(journal, who)
    except NotFound:
        with suppress(NotFound):
            journal.negotiations.named(who)
            return "sheet"
    return "stands"


def _show(arguments: Namespace, twin: Any, journal: Journal, of: Any) -> None:
    """Print what a twin says of an owner or a relationship."""
    if arguments.json:
        show_json(twin.as_json(journal, of))
    else:
        for piece in twin.words(journal, of):
            show(piece)


def _sheet(journal: Journal, who: str, *, me: bool) -> Negotiation:
    """The pay talk of an id, or the open one of whoever is named.

    Raises:
        NotFound: There is none.
        Ambiguous: Several people or pay talks are called that.
        Refused: It is not for me to see.
    """
    talks = journal.negotiations
    owner: OwnerId = ME
    if not me:
        try:
            owner = relationship_of(journal, who).owner
        except NotFound:
            return talks.named(who)
    talks.need_to_see(owner)
    talk = talks.current(owner)
    if talk is None:
        raise NotFound("There is no BATNA sheet yet.")
    return talk


def _twin(typed: str) -> Twin | PageTwin | SheetTwin:
    part = " ".join(typed.casefold().replace("-", " ").split())
    if part not in _MODULES:
        near = get_close_matches(part, _MODULES, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise BadInput(
            f"“{typed.strip()[:40]}” is no part; there is {listed(tuple(_MODULES))}.{meant}", "part"
        )
    twin: Twin | PageTwin | SheetTwin = importlib.import_module(
        f"mentorjournal.cli.{_MODULES[part]}"
    ).TWIN
    return twin
