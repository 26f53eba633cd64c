"""A thank-you as a draft: what came of advice and doors, which goals are met, what was achieved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import Achievement, Goal
from mentorjournal.documents.achievements import is_achievement_for
from mentorjournal.documents.audience import Audience, allowed, is_goal_for, may
from mentorjournal.documents.document import Block, Built, Document, Item, Paragraph, bullets
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.introductions import BECAME
from mentorjournal.text import one_line, plural

TITLE = "Thank you"
MOST = 6
"""So many pieces of advice, doors, goals and achievements each are told at most."""


class ThanksFacts(Struct, frozen=True):
    """What the draft is made from.

    Attributes:
        pair: The two; I am the protégé.
        advice: The mentor's advice of which something came, the newest first.
        doors: Introductions that were made.
        goals: My goals that are met.
        achievements: What I have achieved, the newest first.
        today: The day of the draft.
    """

    pair: Pair
    advice: tuple[FollowUpItem, ...]
    doors: tuple[Introduction, ...]
    goals: tuple[Goal, ...]
    achievements: tuple[Achievement, ...]
    today: date


def build(facts: ThanksFacts, audience: Audience) -> Built:
    """The draft, in few words, so that there is room for the person's own.

    Raises:
        Refused: The audience may not have it.
    """
    pair = facts.pair
    allowed("thanks", audience, pair.relationship)
    goals = [one for one in facts.goals if is_goal_for(one, audience, pair.relationship)]
    done = [
        one for one in facts.achievements if is_achievement_for(one, audience, pair.relationship)
    ]
    doors = facts.doors if may("introductions", audience, pair.relationship) else ()
    told = bullets(*_advice(facts.advice), *_doors(doors), *_goals(goals), *_achieved(done))
    blocks: list[Block] = [Paragraph(f"Dear {pair.name('them')},")]
    if told is not None:
        blocks += [Paragraph("thank you. This is what came of it:"), told]
    else:
        blocks.append(Paragraph("thank you for your time, and for what I took along."))
    if pair.relationship.paid_forward is not None:
        blocks.append(Paragraph("And I mentor somebody myself now."))
    if pair.me is not None:
        blocks.append(Paragraph(pair.me.name))
    more = (
        _more(facts.advice, "piece of advice", "pieces of advice"),
        _more(doors, "introduction", "introductions"),
        _more(goals, "goal", "goals"),
        _more(done, "achievement", "achievements"),
    )
    left = (*_left_out(facts, len(doors), len(goals) + len(done)), *filter(None, more))
    return Built(Document(TITLE, tuple(blocks)), left)


def _left_out(facts: ThanksFacts, doors: int, shown: int) -> tuple[str, ...]:
    hidden = len(facts.goals) + len(facts.achievements) - shown
    left = [f"{plural(hidden, 'goal or achievement', 'goals or achievements')} not for them"]
    closed = len(facts.doors) - doors
    return (*(left if hidden else ()), *([plural(closed, "introduction")] if closed else ()))


def _more(those: Sequence[object], word: str, words: str) -> str:
    """How many are not told because there are so many."""
    over = len(those) - MOST
    return f"{over} more {word if over == 1 else words}" if over > 0 else ""


def _advice(items: Iterable[FollowUpItem]) -> Iterator[Item]:
    for item in list(items)[:MOST]:
        came = item.result or item.tried or "it helped"
        yield Item(came, lead=f"“{one_line(item.text)}”")


def _doors(doors: Iterable[Introduction]) -> Iterator[Item]:
    for door in list(doors)[:MOST]:
        came = one_line(door.outcome) or BECAME.get(door.became, "")
        yield Item(came or ("we met" if door.met else "you brought us together"), lead=door.to)


def _goals(goals: Iterable[Goal]) -> Iterator[Item]:
    for goal in list(goals)[:MOST]:
        yield Item("met", lead=goal.title, about=goal_pay_texts(goal))


def _achieved(achievements: Iterable[Achievement]) -> Iterator[Item]:
    for one in list(achievements)[:MOST]:
        yield Item(one.impact or "done", lead=one.text)
