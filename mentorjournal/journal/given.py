"""What was given to whom and when, so that a document that has changed since says so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.given import Given, Way
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal.context import Context
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.export_request import ExportRequest

WAYS: Mapping[Way, str] = MappingProxyType(
    {
        "file": "written to a file",
        "copy": "copied",
        "mail": "drafted as a mail",
        "browser": "opened in the browser",
    }
)
"""How a document went out, in words: whether its reader ever got it is not known here."""


class GivenPapers:
    """The documents that went out for somebody else.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def keep(self, wish: ExportRequest, prepared: ExportPreview, way: Way) -> Given | None:
        """Remember that a document goes out; None for what is for me alone.

        The same once more on one day, in the same way, is remembered once.
        """
        if wish.audience == "me":
            return None
        last, on = self.last(wish), self._context.today()
        if last and (last.on, last.way, last.mark) == (on, way, prepared.mark):
            return last
        given = self._context.make(
            Given,
            relationship=wish.relationship.uid if wish.relationship else None,
            about=wish.about,
            document=wish.kind,
            audience=wish.audience,
            on=on,
            way=way,
            mark=prepared.mark,
            left=tuple(sorted(prepared.out)),
            seen=tuple(sorted(prepared.seen)) if prepared.out else (),
        )
        # That it went out is not what the person did last, nor can it be undone.
        self._context.keep_quietly(given)
        return given

    def as_last(self, wish: ExportRequest) -> ExportRequest:
        """Without the lines that were left out when this document was given to this reader last."""
        last = self.last(wish)
        if last is None:
            return wish
        return replace(wish, left=frozenset(last.left), seen=frozenset(last.seen))

    def left_for(self, relationship: Relationship) -> frozenset[str]:
        """The keys of all lines that are left out of what the other person was given last."""
        newest: dict[tuple[str, Uid | None], Given] = {}
        every = self._context.store.about(Given, relationship.uid)
        for one in sorted(every, key=lambda one: (one.on, one.uid)):
            if one.audience == "other":
                newest[one.document, one.about] = one
        return frozenset(key for one in newest.values() for key in one.left)

    def last(self, wish: ExportRequest) -> Given | None:
        """The last time that this document went out to this reader; None if it never did."""
        meant = (wish.kind, wish.audience, wish.about)
        if wish.relationship is not None:
            every = self._context.store.about(Given, wish.relationship.uid)
        else:
            every = [one for one in self._context.store.all(Given) if one.relationship is None]
        fits = [one for one in every if (one.document, one.audience, one.about) == meant]
        return max(fits, key=lambda one: (one.on, one.uid), default=None)
