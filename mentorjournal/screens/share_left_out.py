"""The lines that a person leaves out at the share desk, for each document and reader."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.journal import Journal
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.export_request import ExportRequest


class LeftOut:
    """What is left out of which document for whom, as long as the program runs.

    Args:
        journal: Which knows what was left out when a document was given last.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[tuple[str, ...], ExportRequest] = {}

    def known(self, wish: ExportRequest) -> ExportRequest:
        """Without the lines that are left out for this reader: here, or when it was given last."""
        meant = _meant(wish)
        if meant not in self._known:
            self._known[meant] = self._journal.exports.given.as_last(wish)
        known = self._known[meant]
        return replace(wish, left=known.left, seen=known.seen)

    def turned(self, wish: ExportRequest, prepared: ExportPreview, key: str) -> ExportRequest:
        """With a line left out that went out, or the other way round; what is shown is seen."""
        left = prepared.out ^ {key}
        self._known[_meant(wish)] = replace(wish, left=left, seen=prepared.seen)
        return self.known(wish)


def _meant(wish: ExportRequest) -> tuple[str, ...]:
    """Which document it is, of what, and who reads it."""
    bond = wish.relationship.uid if wish.relationship else ""
    return (wish.kind, wish.audience, bond, wish.about or "")
