"""Actions that come back: with the one that is done the next one is made, and never a second.

How often stands in the words of the action itself, `every 2w` at their end, be it a line of notes
or a record; two with the same words, of the same person, are one and the same that comes back.
The next one is a record, because a note is not written in by ticking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.words import every_word
from mentorjournal.data.records.models import FollowUp
from mentorjournal.journal.context import Context

Series = tuple[str, str]


def series_of(item: FollowUpItem) -> Series:
    """What tells an action that comes back from others: whose it is, and its words."""
    return item.assignee, " ".join(item.text.partition("\n")[0].split())


def _comes_back(item: FollowUpItem) -> bool:
    return item.kind == "action" and every_word(item.text) is not None


def touches(before: str, after: str) -> bool:
    """Whether a change of notes may be about an action that comes back; cheap."""
    return "very " in before and "very " in after and _candidates(before) != _candidates(after)


def _candidates(notes: str) -> list[str]:
    return [row for row in notes.splitlines() if "very " in row and "- [" in row]


class Recurring:
    """What a change of actions brings along.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def follows(
        self,
        before: Sequence[FollowUpItem],
        after: Sequence[FollowUpItem],
        others: Sequence[FollowUpItem],
    ) -> list[FollowUp]:
        """The next ones of what was open before and is done now, and those not needed any more.

        An action that is opened again is the open one: the record made for it goes to the trash.

        Args:
            before: Actions of one relationship before a change.
            after: The same after it.
            others: All else of the relationship.
        """
        kept: list[FollowUp] = []
        was_open = Counter(series_of(item) for item in before if item.open)
        was_done = Counter(series_of(item) for item in before if item.state == "done")
        now_open = Counter(series_of(item) for item in after if item.open)
        for item in filter(_comes_back, after):
            series = series_of(item)
            alike = [o for o in others if o.open and o.kind == "action" and series_of(o) == series]
            if item.state == "done" and was_open[series] and not (now_open[series] or alike):
                kept += self._next(item, self._context.today())
                now_open[series] += 1
            elif item.open and was_done[series] and now_open[series] > was_open[series]:
                kept += [self._away(each.record) for each in alike if each.record is not None]
        return kept

    def _next(self, item: FollowUpItem, today: date) -> list[FollowUp]:
        """The action as it comes back; nothing where that would be beyond all dates."""
        every = every_word(item.text)
        due = every.following(item.due, today) if every is not None else None
        if due is None:
            return []
        return [
            self._context.make(
                FollowUp,
                relationship=item.relationship,
                text=series_of(item)[1],
                assignee=item.assignee,
                due=due,
            )
        ]

    def _away(self, uid: str) -> FollowUp:
        return replace(self._context.store.get(FollowUp, uid), deleted=self._context.now())
