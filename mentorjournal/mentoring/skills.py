"""Skills: what somebody thought of themselves then, and what they think now."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mentorjournal.data.records.checks import Skill, SkillRating

LEVELS = (1, 2, 3, 4, 5)
SAME = "same"
MORE_HONEST = "more honest now?"
"""What is asked beside a rating that is lower than the first: who learns sees more of the rest."""


class Change(Struct, frozen=True):
    """How a rating has changed.

    Attributes:
        then: The first of the ratings.
        now: The last of them, if there are two.
    """

    then: SkillRating
    now: SkillRating | None = None

    @property
    def difference(self) -> int | None:
        """By how much it rose; None where it was rated once."""
        return None if self.now is None else self.now.level - self.then.level

    @property
    def word(self) -> str:
        """The change in a word: "+2", "−1", "same"; empty where it was rated once."""
        by = self.difference
        if by is None:
            return ""
        return f"+{by}" if by > 0 else f"−{-by}" if by else SAME

    @property
    def asked(self) -> str:
        """What is asked about it; empty for nothing."""
        return MORE_HONEST if (self.difference or 0) < 0 else ""


def change_of(skill: Skill) -> Change | None:
    """How the rating of a skill has changed; None before the first."""
    ratings = in_order(skill.ratings)
    if not ratings:
        return None
    return Change(ratings[0], ratings[-1] if len(ratings) > 1 else None)


def in_order(ratings: Sequence[SkillRating]) -> list[SkillRating]:
    """The ratings, oldest first."""
    return sorted(ratings, key=lambda rated: (rated.on, rated.uid))
