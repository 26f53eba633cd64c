"""Two views on mentoring along the reporting line, shown when somebody sets it."""

from __future__ import annotations

from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.roadmap import keeps_pay_out
from mentorjournal.screens.dialogs.confirm import ConfirmDialog

KAO = (
    "One view (Clement Kao): your own manager is the easiest person to ask. Nobody sees your "
    "strengths and gaps more clearly, and whoever steers your career had better know where "
    "you would like it to go."
)
YOUNG = (
    "The other (Paul Young): whoever manages you should not be your mentor. Advice on how to "
    "deal with your management cannot come from it without a conflict of interest. A good "
    "manager makes a fine mentor later, when neither works for the other."
)
KEPT_OUT = (
    "You decide. While it is set, pay stays out of roadmap, agenda and exports here, as far as "
    "its words tell: read the preview. A manager gets goals marked for management, no pictures "
    "and no unmarked notes."
)


def two_views(before: Relationship, after: Relationship, name: str) -> ConfirmDialog | None:
    """The question to ask once, when a relationship has come into the reporting line.

    Args:
        before: As it was.
        after: As it is now.
        name: The other person's.

    Returns:
        A dialog that ends with True to leave it so; None where there is nothing to ask.
    """
    if not keeps_pay_out(after) or after.reporting_line == before.reporting_line:
        return None
    whose = "manager" if after.reporting_line == "my-manager" else "report"
    return ConfirmDialog(
        f"{name} is your {whose}: two views on that",
        yes="keep it so",
        no="set it back",
        detail="\n\n".join((KAO, YOUNG, KEPT_OUT)),
    )
