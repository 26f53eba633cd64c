"""How much mentoring I can give, and how much of it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Capacity, Relationship, Session
from mentorjournal.dates import FULL_MONTHS
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.text import plural

HOUR = 60


class Load(Struct, frozen=True):
    """How much of what I can give is taken.

    Attributes:
        recurring, one_off: How many people I mentor now, in each form.
        of: What I said that I can give.
        minutes: What I gave this month, of the talks whose length is known.
    """

    recurring: int
    one_off: int
    of: Capacity = Capacity()
    minutes: int = 0

    @property
    def slots_words(self) -> str:
        """The slots: "2 of 3 slots, 1 one-off"; only how many, where I named none."""
        slots, once = self.of.recurring, self.of.one_off
        taken = str(self.recurring)
        words = [f"{taken} of {plural(slots, 'slot')}" if slots is not None else taken]
        if once is not None:
            words.append(f"{self.one_off} of {once} one-off")
        elif self.one_off:
            words.append(f"{self.one_off} one-off")
        return ", ".join(words)

    @property
    def hours_given(self) -> str:
        """The hours of this month: "5:10 of 8 h"; empty where there are none."""
        if self.of.hours is None and not self.minutes:
            return ""
        hours, minutes = divmod(self.minutes, HOUR)
        given = f" of {self.of.hours.normalize():f}" if self.of.hours is not None else ""
        return f"{hours}:{minutes:02}{given} h"

    @property
    def words(self) -> str:
        """Slots and hours, for a heading; empty where nobody is mentored and nothing was said."""
        said = self.of != Capacity(otherwise=self.of.otherwise)
        slots = self.slots_words if self.recurring or self.one_off or said else ""
        return "   ".join(filter(None, (slots, self.hours_given)))

    def hours_words(self, today: date) -> str:
        """The same with the month: "5:10 of 8 h in November"."""
        given = self.hours_given
        return f"{given} in {FULL_MONTHS[today.month - 1]}" if given else ""

    @property
    def is_over(self) -> bool:
        """Whether more is taken than I said I could give."""
        return any(
            (
                self.of.recurring is not None and self.recurring > self.of.recurring,
                self.of.one_off is not None and self.one_off > self.of.one_off,
                self.of.hours is not None and self.minutes > self.of.hours * HOUR,
            )
        )


def load_of(
    relationships: Iterable[Relationship],
    capacity: Capacity | None,
    today: date,
    sessions: Mapping[Uid, Sequence[Session]] | None = None,
) -> Load:
    """How much is taken: by everybody whom I mentor today; who rests leaves the slot free.

    Args:
        relationships: Those of the journal.
        capacity: What I can give; None where I never said.
        today: The local day.
        sessions: By relationship, for the hours of this month.
    """
    mine = [each for each in relationships if each.my_role == "mentor"]
    now = [each for each in mine if stage_on(each, today) == "active"]
    first = today.replace(day=1)
    given = sum(
        session.length or 0
        for each in mine
        for session in (sessions or {}).get(each.uid, ())
        if session.state == "happened" and first <= session.on <= today
    )
    return Load(
        recurring=sum(each.form == "recurring" for each in now),
        one_off=sum(each.form == "one-off" for each in now),
        of=capacity or Capacity(),
        minutes=given,
    )


def too_many(load: Load, begun: Relationship) -> str:
    """What is to be said when another one has begun; empty where there was room.

    Nothing is forbidden: it is for me to know.

    Args:
        load: With the one that has begun among those taken.
        begun: The one that has begun.
    """
    if begun.my_role != "mentor":
        return ""
    once = begun.form == "one-off"
    taken, given = (load.one_off, load.of.one_off) if once else (load.recurring, load.of.recurring)
    if given is None or taken <= given:
        return ""
    kind = "one-off talk" if once else "mentoring"
    return f"That makes {plural(taken, kind)} where you said you could give {given}."
