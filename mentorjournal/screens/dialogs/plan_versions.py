"""The versions of a plan: any two of them side by side, at first then and now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentorjournal.data.records.base import HORIZONS, Horizon
from mentorjournal.data.records.models import Plan
from mentorjournal.mentoring.versions import picture_parts, version_name, version_remark
from mentorjournal.screens.dialogs.versions import VersionsDialog
from mentorjournal.text import plural
from mentorjournal.widgets.side_by_side import Side


class PlanVersionsDialog(VersionsDialog):
    """Two versions beside each other; which, and of which horizon, keys say.

    Args:
        whose: Whose plan: "Me".
        plan: The plan; of two versions at least.
        sessions: Says in which session a version was made, by the session's uid.
        today: The local day.
        horizon: The horizon shown first.
        confirm: Says that the newest version is still true, and gives the plan after it.
    """

    def __init__(
        self,
        whose: str,
        plan: Plan,
        sessions: Callable[[str], str],
        today: date,
        *,
        horizon: Horizon,
        confirm: Callable[[], Plan],
    ) -> None:
        super().__init__(f"{whose} › plan › versions", len(plan.versions), self._pictures)
        self._versions = plan.versions
        self._sessions = sessions
        self._today = today
        self._horizon = horizon
        self._confirm = confirm

    def _pictures(self, at: int) -> Side:
        """The pictures of a version, for the horizon that is shown."""
        version = self._versions[at]
        return Side(
            version_name(at + 1, version, self._today),
            version_remark(version, self._sessions),
            picture_parts(version.picture(self._horizon)),
        )

    @property
    def aside(self) -> str:
        """Which horizon."""
        return plural(self._horizon, "year")

    def _turn(self, step: int) -> None:
        at = HORIZONS.index(self._horizon) + step
        self._horizon = HORIZONS[at % len(HORIZONS)]
        self.show_both()

    def action_versions_nearer(self) -> None:
        """Show the pictures of fewer years."""
        self._turn(-1)

    def action_versions_further(self) -> None:
        """Show the pictures of more years."""
        self._turn(1)

    def action_versions_true(self) -> None:
        """Say that the newest version is still true, and show that as the newest."""
        self._versions = self._confirm().versions
        self.show_newest(len(self._versions))
