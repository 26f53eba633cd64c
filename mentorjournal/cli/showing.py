"""`mentorjournal show`: a part of what is mine or somebody's, as on the screen, in words."""

from __future__ import annotations

import importlib
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import reading, relationship_of
from mentorjournal.cli.output import show
from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.errors import BadInput
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


def print_part(arguments: Namespace) -> int:
    """Print a part of what is mine, or of what is somebody's.

    Raises:
        BadInput: There is no such part.
        NotFound: Nobody is called that.
    """
    twin = _twin(arguments.part)
    with reading(arguments) as journal:
        me = arguments.who.strip().casefold() == ME
        owner = ME if me else relationship_of(journal, arguments.who).owner
        if twin.mine_only and not me:
            raise BadInput(f"Only you have {arguments.part}: show me {arguments.part}.")
        if arguments.json:
            show_json(twin.as_json(journal, owner))
        else:
            for piece in twin.words(journal, owner):
                show(piece)
    return 0


def _twin(typed: str) -> Twin:
    part = " ".join(typed.casefold().replace("-", " ").split())
    if part not in _TWINS:
        near = get_close_matches(part, _TWINS, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise BadInput(
            f"“{typed.strip()[:40]}” is no part; there is {listed(tuple(_TWINS))}.{meant}", "part"
        )
    twin: Twin = importlib.import_module(f"mentorjournal.cli.{_TWINS[part]}").TWIN
    return twin
