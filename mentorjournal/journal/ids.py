"""Ids as people type them: whole, or a beginning or ending that no other has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorjournal.errors import Ambiguous, NotFound

SHORTEST_ID = 4
"""So many characters of an id at least, or half a list would be meant."""


def meant_by(typed: str, ids: Iterable[str]) -> list[str]:
    """The ids that can be meant: the one typed, or else those that begin or end so."""
    wanted, every = typed.strip().casefold(), list(ids)
    if wanted in every:
        return [wanted]
    if len(wanted) < SHORTEST_ID:
        return []
    return [each for each in every if each.startswith(wanted) or each.endswith(wanted)]


def one_meant(typed: str, names: Mapping[str, str], what: str) -> str:
    """The one id that can be meant.

    Args:
        typed: An id, or a beginning or ending of one.
        names: What is called what, by its id.
        what: Of which kind it is: "event".

    Raises:
        NotFound: There is none.
        Ambiguous: There are several.
    """
    found, shown = meant_by(typed, names), typed.strip()[:40]
    if not found:
        raise NotFound(f"There is no {what} with the id “{shown}”.")
    if len(found) > 1:
        raise ambiguous(any_of(typed), ((names[uid], uid) for uid in found))
    return found[0]


def any_of(typed: str) -> str:
    """What is said above those of which one is meant."""
    return f"“{typed.strip()[:40]}” could be any of:"


def ambiguous(sentence: str, found: Iterable[tuple[str, str]]) -> Ambiguous:
    """The error that lists several to choose from, each with its id.

    Args:
        sentence: What is said above the list.
        found: What each is called, and its id.
    """
    names = tuple(f"{name} ({uid})" for name, uid in found)
    listed = "\n".join(f"  {name}" for name in names)
    return Ambiguous(f"{sentence}\n{listed}", names)
