"""What was typed into forms and not saved yet, so that it outlives the program.

It stands in a private file beside the journal and in nothing else: no record, no log, no
snapshot. It is written whole, without waiting for the disk: a kill takes nothing, a power cut
may. When something is deleted for good, all of it goes, since any of it may quote that.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mentorjournal.data.store.disk.files import Files, replace_file
from mentorjournal.data.store.disk.paths import JournalPaths

Draft = dict[str, str]
"""What stands in the fields that were changed, by field id."""

MOST = 50
"""Forms whose drafts are kept; the one left alone for longest goes first."""


class FormDrafts:
    """Drafts of forms, by the name of the form.

    Where nothing may be written, or the disk refuses, they last as long as the program.

    Args:
        files: The disk.
        place: Where the journal is; None for drafts that are written nowhere.
        may_write: Whether this program may write there now.
    """

    def __init__(
        self,
        files: Files | None = None,
        place: JournalPaths | None = None,
        may_write: Callable[[], bool] = lambda: False,
    ) -> None:
        self._files = files or Files()
        self._place = place
        self._may_write = may_write
        self._unwritten: dict[str, Draft] = {}

    @classmethod
    def beside(cls, path: Path, may_write: Callable[[], bool]) -> FormDrafts:
        """Those that are kept beside the journal at that path."""
        return cls(Files(), JournalPaths.at(path), may_write)

    @property
    def lasting(self) -> bool:
        """Whether all that was kept outlives the program."""
        return not self._unwritten

    def get(self, name: str) -> Draft:
        """What was typed into the form of that name; empty if nothing was."""
        return self._unwritten.get(name) or self._read().get(name, {})

    def keep(self, name: str, typed: Draft) -> None:
        """Keep what was typed, in the place of what was kept before; nothing forgets it."""
        self._unwritten.pop(name, None)
        kept = self._read()
        before = kept.pop(name, None)
        if typed:
            kept[name] = typed
        if (before or {}) == typed:
            return
        if not self._write(dict(list(kept.items())[-MOST:])) and typed:
            self._unwritten[name] = typed

    def drop(self, name: str) -> None:
        """Forget what was typed: it was saved, or thrown away."""
        self.keep(name, {})

    def _read(self) -> dict[str, Draft]:
        if self._place is None:
            return {}
        try:
            kept = json.loads(self._files.read(self._place.drafts))
            return {
                str(name): {str(field): str(text) for field, text in draft.items()}
                for name, draft in kept["drafts"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def _write(self, drafts: dict[str, Draft]) -> bool:
        """Write them all; False where that cannot be done."""
        if self._place is None or not self._may_write():
            return False
        with suppress(OSError):
            if drafts:
                content = json.dumps({"drafts": drafts}).encode("ascii")
                replace_file(self._files, self._place.drafts, [content], sync=False)
            else:
                self._files.remove(self._place.drafts)
            return True
        return False
