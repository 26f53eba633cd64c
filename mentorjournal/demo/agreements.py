"""The agreements of the demo journal: drawn up, agreed, and looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorjournal.demo.telling import Bond, Content, Telling, only
from mentorjournal.mentoring.agreements import TERMS


def tell_agreements(telling: Telling, relationship: Bond, versions: Iterable[Content]) -> None:
    """Put every version of an agreement on the walk, and the day on which it was agreed."""
    for version in versions:
        _version(telling, relationship, version)


def _version(telling: Telling, relationship: Bond, content: Content) -> None:
    chapter = telling.journal.agreements
    terms: dict[str, Any] = only(content, TERMS) | telling.days(content, "review", "ends")
    telling.evening(
        content["on"],
        lambda: chapter.change(relationship(), content.get("reason", ""), **terms),
        "21:00",
    )
    if "agreed" in content:
        telling.evening(content["agreed"], lambda: chapter.agree(relationship()), "21:05")
