"""What two journals have of an action or a goal: what both last told each other, and who knows it.

Each field has a version vector of two counters, the changes made here and those made there: of
two states of a field one follows the other, or both were changed apart.
"""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.base import Assignee, Count, FollowUpState, Part, Uid


class Counters(Part, frozen=True, kw_only=True):
    """How often each field of an action was changed by one side, as far as is known."""

    text: Count = 0
    assignee: Count = 0
    due: Count = 0
    state: Count = 0


class TermsTold(Part, frozen=True, kw_only=True):
    """What two journals have of their agreement, with the changes of either side.

    Attributes:
        mark: Which terms both last told each other, see `mentoring.shared_terms.mark_of`.
        here, there: How often they were changed in this journal, and in theirs.
    """

    mark: str = ""
    here: Count = 0
    there: Count = 0


class Known(Part, frozen=True, kw_only=True):
    """What two journals have of one thing that a goal says.

    Attributes:
        what: Which, see `mentoring.shared_goals.values_of`.
        mark: What both last told each other, see `mentoring.shared_goals.mark_of_value`.
        here, there: How often it was changed in this journal, and in theirs.
    """

    what: str
    mark: str = ""
    here: Count = 0
    there: Count = 0


class GoalTold(Part, frozen=True, kw_only=True):
    """What of a goal the other person's journal has, or will once it takes what was given.

    Attributes:
        relationship: With whom; a goal is told to each of those to whom it is shown.
        theirs: Its id in their journal; None until that is known.
        known: What it says, one by one.
    """

    relationship: Uid
    theirs: Uid | None = None
    known: tuple[Known, ...] = ()


class Exchanged(Part, frozen=True, kw_only=True):
    """An action as the other person's journal has it, or will once it takes what was given.

    Attributes:
        theirs: Its id in their journal; None until that is known.
        text: What it said, in one line.
        assignee: Whose it was.
        due: Its last good day.
        state: Whether it was open.
        here: The changes made in this journal.
        there: The changes made in theirs.
    """

    theirs: Uid | None = None
    text: str = ""
    assignee: Assignee = "me"
    due: date | None = None
    state: FollowUpState = "open"
    here: Counters = Counters()
    there: Counters = Counters()
