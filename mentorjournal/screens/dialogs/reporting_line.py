"""Two views on mentoring along the reporting line, shown when somebody sets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Relationship, ReportingLine
from mentorjournal.mentoring.showing import keeps_pay_out
from mentorjournal.screens.dialogs.confirm import ConfirmDialog

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

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
    "and no unmarked notes. A great one can be kept for later: “Ask later” in the form of the "
    "relationship, and Next says when the line has ended."
)


def ask_two_views(
    here: JournalScreen,
    before: ReportingLine,
    relationship: Relationship,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Ask once, when a relationship has come into the reporting line, whether it shall be so.

    Args:
        here: The screen below the question.
        before: What the line was.
        relationship: The relationship as it is now.
        then: What is done afterwards, also where there is nothing to ask.
    """
    if not keeps_pay_out(relationship) or relationship.reporting_line == before:
        then()
        return

    def answered(keep: bool | None) -> None:
        if keep is False:
            with here.show_errors():
                here.journal.relationships.edit(relationship.uid, reporting_line=before)
                here.say("The reporting line is as it was before.", calm=True)
            here.tick()
        then()

    whose = "manager" if relationship.reporting_line == "my-manager" else "report"
    question = ConfirmDialog(
        f"{here.name_of(relationship)} is your {whose}: two views on that",
        yes="keep it so",
        no="set it back",
        detail="\n\n".join((KAO, YOUNG, KEPT_OUT)),
    )
    here.app.push_screen(question, answered)
