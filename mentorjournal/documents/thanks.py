"""A thank-you as a draft: what came of advice, which goals are met, what was achieved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Achievement, Goal
from mentorjournal.documents.achievements import is_achievement_for
from mentorjournal.documents.audience import Audience, allowed, is_goal_for
from mentorjournal.documents.document import Block, Built, Document, Item, Paragraph, bullets
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.text import one_line, plural

TITLE = "Thank you"
MOST = 6
"""So many pieces of advice, goals and achievements each are told at most."""


class ThanksFacts(Struct, frozen=True):
    """What the draft is made from.

    Attributes:
        pair: The two; I am the protégé.
        advice: The mentor's advice of which something came, the newest first.
        goals: My goals that are met.
        achievements: What I have achieved, the newest first.
        today: The day of the draft.
    """

    pair: Pair
    advice: tuple[FollowUpItem, ...]
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
    told = bullets(*_advice(facts.advice), *_goals(goals), *_achieved(done))
    blocks: list[Block] = [Paragraph(f"Dear {pair.name('them')},")]
    if told is not None:
        blocks += [Paragraph("thank you. This is what came of it:"), told]
    else:
        blocks.append(Paragraph("thank you for your time, and for what I took along."))
    if pair.relationship.paid_forward is not None:
        blocks.append(Paragraph("And I mentor somebody myself now."))
    if pair.me is not None:
        blocks.append(Paragraph(pair.me.name))
    hidden = len(facts.goals) - len(goals) + len(facts.achievements) - len(done)
    left = (f"{plural(hidden, 'goal or achievement', 'goals or achievements')} not for them",)
    return Built(Document(TITLE, tuple(blocks)), left if hidden else ())


def _advice(items: Iterable[FollowUpItem]) -> Iterator[Item]:
    for item in list(items)[:MOST]:
        came = item.result or item.tried or "it helped"
        yield Item(came, lead=f"“{one_line(item.text)}”")


def _goals(goals: Iterable[Goal]) -> Iterator[Item]:
    for goal in list(goals)[:MOST]:
        yield Item("met", lead=goal.title, about=goal_pay_texts(goal))


def _achieved(achievements: Iterable[Achievement]) -> Iterator[Item]:
    for one in list(achievements)[:MOST]:
        yield Item(one.impact or "done", lead=one.text)
