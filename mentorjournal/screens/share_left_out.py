"""The lines that a person leaves out at the share desk, for each document and reader."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.journal import Journal
from mentorjournal.journal.export_request import ExportRequest


class LeftOut:
    """What is left out of which document for whom, as long as the program runs.

    Args:
        journal: Which knows what was left out when a document was given last.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._keys: dict[tuple[str, ...], frozenset[str]] = {}

    def known(self, wish: ExportRequest) -> ExportRequest:
        """Without the lines that are left out for this reader: here, or when it was given last."""
        meant = _meant(wish)
        if meant not in self._keys:
            last = self._journal.exports.given.last(wish)
            self._keys[meant] = frozenset(last.left if last else ())
        return replace(wish, left=self._keys[meant])

    def turned(self, wish: ExportRequest, key: str) -> ExportRequest:
        """With a line left out that went out, or the other way round."""
        self._keys[_meant(wish)] = wish.left ^ {key}
        return self.known(wish)


def _meant(wish: ExportRequest) -> tuple[str, ...]:
    """Which document it is, of what, and who reads it."""
    made_of = (wish.relationship, wish.session, wish.negotiation)
    return (wish.kind, wish.audience, *(each.uid if each else "" for each in made_of))
