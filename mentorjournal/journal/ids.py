"""Ids as people type them: whole, or a beginning or ending that no other has."""

from __future__ import annotations

from collections.abc import Iterable

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
