"""The versions of an agreement: any two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.mentoring.agreements import Names, parts, version_remark, version_words
from mentorjournal.screens.dialogs.versions import VersionsDialog
from mentorjournal.widgets.plain import hiding
from mentorjournal.widgets.side_by_side import Side


class AgreementVersionsDialog(VersionsDialog):
    """Two versions beside each other.

    Args:
        versions: All of them, oldest first.
        names: How the two are called.
        with_whom: The other person's whole name.
        today: The local day.
    """

    def __init__(
        self, versions: Sequence[Agreement], names: Names, with_whom: str, today: date
    ) -> None:
        super().__init__(f"{with_whom} › agreement › versions", len(versions))
        self._versions, self._names, self._today = tuple(versions), names, today

    def side(self, at: int) -> Side:
        """What a version says; why it came about is private."""
        version = self._versions[at]
        return Side(
            version_words(self._versions, at, self._today),
            "" if hiding(self) else version_remark(version),
            parts(version, self._names, self._today),
        )
