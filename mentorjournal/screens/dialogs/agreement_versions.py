"""The versions of an agreement: any two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.mentoring.agreements import Names, parts, version_remark, version_words
from mentorjournal.screens.dialogs.versions import VersionsDialog
from mentorjournal.widgets.plain import hiding
from mentorjournal.widgets.side_by_side import Side


def agreement_versions(
    versions: Sequence[Agreement], names: Names, with_whom: str, today: date
) -> VersionsDialog:
    """A dialog with two versions beside each other; why one came about is private.

    Args:
        versions: All of them, oldest first.
        names: How the two are called.
        with_whom: The other person's whole name.
        today: The local day.
    """

    def side(at: int) -> Side:
        return Side(
            version_words(versions, at, today),
            "" if hiding(dialog) else version_remark(versions[at]),
            parts(versions[at], names, today),
        )

    dialog = VersionsDialog(f"{with_whom} › agreement › versions", len(versions), side)
    return dialog
