"""One thing to do next: what kinds there are, how pressing each is, and what comes before what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import blake2s
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship

if TYPE_CHECKING:
    from mentorjournal.mentoring.overview import FollowUpLike

Kind = Literal[
    "running",
    "promise",
    "pay date",
    "stale",
    "quiet",
    "not recorded",
    "due soon",
    "no next date",
    "pay date ahead",
    "their promise",
    "pause ended",
    "wrap up",
    "old promises",
    "deliverables",
    "year over",
    "goals behind",
    "untouched goals",
    "in person",
    "advice",
    "no plan",
    "no goals",
    "thanks",
    "thank-you",
    "first protege",
    "ask silent",
    "consent",
    "ask later",
    "door waits",
    "door thanks",
    "no agreement",
    "agreement review",
    "agreement end",
    "pay question",
    "find out",
    "tell",
    "event today",
    "event",
]
Action = Literal["done", "plan", "open"]
Tier = Literal[1, 2, 3, 4, 5, 6, 7]

TIERS: Mapping[Kind, Tier] = MappingProxyType(
    {
        # 1 now
        "running": 1,
        # 2 a promise of mine or a day that cannot be moved, reached by tomorrow or just passed
        "promise": 2,
        "pay date": 2,
        "event today": 2,
        # 3 fading
        "stale": 3,
        "quiet": 3,
        # 4 soon
        "not recorded": 4,
        "due soon": 4,
        "no next date": 4,
        "pay date ahead": 4,
        # 5 somebody waits, or is waited for
        "their promise": 5,
        "pause ended": 5,
        "wrap up": 5,
        "old promises": 5,
        "thanks": 5,
        "ask silent": 5,
        "consent": 5,
        "ask later": 5,
        "door waits": 5,
        "door thanks": 5,
        "find out": 5,
        "tell": 5,
        "event": 5,
        # 6 the work of the month
        "deliverables": 6,
        "year over": 6,
        "goals behind": 6,
        "untouched goals": 6,
        "in person": 6,
        "advice": 6,
        "thank-you": 6,
        # 7 what is missing
        "no plan": 7,
        "no goals": 7,
        "no agreement": 7,
        "agreement review": 7,
        "agreement end": 7,
        "first protege": 7,
        "pay question": 7,
    }
)
"""How pressing each kind is; a lower number is a higher tier."""

PRESSING: Tier = 3
"""Down to this tier a step is urgent."""
NEEDS_ME: Tier = 5
"""Down to this tier somebody needs me; below it the work has its own time."""
FIXED_TIER: Tier = 2
FADING_TIER: Tier = 3

_SUBJECTS: Mapping[Kind, str] = MappingProxyType(
    {
        **dict.fromkeys(("stale", "quiet", "due soon", "no next date"), "contact"),
        "promise": "promise",
        "their promise": "promise",
        "pay date": "pay date",
        "pay date ahead": "pay date",
        "event today": "event",
    }
)
"""What a kind is about, where several kinds follow one another about the same."""
_WARN_WHEN_PASSED: frozenset[Kind] = frozenset({"promise", "their promise", "pay date"})
_DAY = timedelta(days=1)


class NextStep(Struct, frozen=True):
    """One thing to do.

    Attributes:
        kind: What kind of thing.
        text: What it is, the person's name first.
        detail: How late, since when, how many.
        action: What a key press on it does: mark it done, plan a date, open the record.
        relationship: The relationship's uid; None for something of mine alone.
        target: The uid of the record to open or change. For a promise or advice typed in a
            note it is the session's; for what is missing, the relationship's.
        place: The place in which it is worked on, where that is not the same for all of its kind.
        follow_up: The promise itself, to be ticked.
        private: Whether it tells of pay, and so is blanked while the hide key is on.
        on: The day by which; the latest there is where there is none.
        contact: For what fades, the contact from which the time to `on` is counted.
        part: What of the target it is about, where several steps may be about one.
        who: The other person's name; "Me" for what is mine alone.
    """

    kind: Kind
    text: str
    detail: str
    action: Action
    relationship: Uid | None
    target: Uid | None
    place: str = ""
    follow_up: FollowUpLike | None = None
    private: bool = False
    on: date = date.max
    contact: date | None = None
    part: str = ""
    who: str = ""

    @property
    def tier(self) -> Tier:
        """How pressing it is."""
        return TIERS[self.kind]

    @property
    def what(self) -> str:
        """What it is, without the name."""
        rest = self.text.removeprefix(self.who) if self.who else self.text
        return next(
            (rest.removeprefix(sign) for sign in (": ", ", ", " ") if rest.startswith(sign)), rest
        )

    @property
    def id(self) -> str:
        """What it is known by on other days, also when it has become more pressing.

        A promise in a note is known by its words, of which only a digest is kept, so that they
        are nowhere else when the note is gone.
        """
        about = _SUBJECTS.get(self.kind, self.kind)
        part = self.part
        if self.follow_up is not None and self.follow_up.record is None:
            part = blake2s(self.follow_up.text.encode(), digest_size=8).hexdigest()
        return " ".join(filter(None, (about, self.target or "", part)))

    def warns(self, today: date) -> bool:
        """Whether something is late or fades, so that the day is said in the warning colour."""
        late = self.kind in _WARN_WHEN_PASSED and self.on < today
        return late or self.tier == FADING_TIER


def order(step: NextStep, today: date) -> tuple[int, float, str]:
    """What comes before what: the tier, and within it what tells most.

    A promise that was due last comes first, since older ones have waited already; what fades
    comes by how much longer than its usual time it has waited; everything else by its day.

    Args:
        step: The step.
        today: The local day.
    """
    within: float = step.on.toordinal()
    if step.tier == FIXED_TIER:
        within = -within
    elif step.tier == FADING_TIER:
        usual = (step.on - step.contact) if step.contact is not None else _DAY
        within = -((today - step.on) / max(usual, _DAY))
    return step.tier, within, step.text.casefold()


def step_for(
    kind: Kind,
    relationship: Relationship,
    text: str,
    detail: str,
    *,
    action: Action = "open",
    target: Uid | None = None,
    on: date = date.max,
    place: str = "",
    contact: date | None = None,
    part: str = "",
) -> NextStep:
    """A step about a relationship, on the relationship itself unless a target is named."""
    return NextStep(
        kind=kind,
        text=text,
        detail=detail,
        action=action,
        relationship=relationship.uid,
        target=target or relationship.uid,
        on=on,
        place=place,
        contact=contact,
        part=part,
    )
