"""Achievements on paper: the case for management, each with what it changed and who saw it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.models import Achievement, FollowUp, Goal, Relationship
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, Kind, allowed, is_for, is_goal_for, may
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    bullets,
    section,
)
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.exposure import KIND_WORDS, Exposure, evidence_words, what_to_show
from mentorjournal.text import plural


class AchievementFacts(Struct, frozen=True):
    """What a list of achievements is made from.

    Attributes:
        name: Whose they are; empty where that person never gave a name.
        relationship: In which it is shared; None for mine, with nobody in particular.
        achievements: All of the owner's, what is planned among them.
        today: The day of the document.
        goals: The owner's goals.
        exposure: What those who decide about the owner have seen.
        reviews: The owner's reviews with management.
    """

    name: str
    relationship: Relationship | None
    achievements: tuple[Achievement, ...]
    today: date
    goals: tuple[Goal, ...] = ()
    exposure: tuple[Exposure, ...] = ()
    reviews: tuple[FollowUp, ...] = ()


def build(facts: AchievementFacts, audience: Audience) -> Built:
    """The achievements, the latest first.

    Raises:
        Refused: The audience may not have them.
    """
    kind: Kind = "achievements"
    allowed(kind, audience, facts.relationship)
    done = [one for one in facts.achievements if not one.planned and one.on <= facts.today]
    shown = [one for one in done if is_achievement_for(one, audience, facts.relationship)]
    shown.sort(key=lambda one: (one.on, one.uid), reverse=True)
    blocks: list[Block] = [Paragraph(facts.name)] if facts.name else []
    blocks.append(Paragraph(full_date(facts.today)))
    if not shown:
        none = "There are no achievements to show here." if done else "Nothing is achieved yet."
        blocks.append(Paragraph(none))
    for one in shown:
        blocks += _achievement(one, facts, audience)
    if audience == "me":
        blocks += _for_me(facts)
    document = Document("Achievements", tuple(blocks), whose=facts.name, on=full_date(facts.today))
    return Built(document, _left_out(facts, done, shown, audience))


def is_achievement_for(
    one: Achievement, audience: Audience, relationship: Relationship | None
) -> bool:
    """Whether an audience may be told of an achievement."""
    return is_for(one, audience, relationship) and may(
        "achievements", audience, relationship, chosen=True, marked=one.for_management
    )


def _achievement(one: Achievement, facts: AchievementFacts, audience: Audience) -> Iterable[Block]:
    what = "" if one.kind == "done" else f", {KIND_WORDS[one.kind]}"
    where = f" {one.setting}" if one.setting else ""
    yield from section(
        one.text,
        Paragraph(f"{full_date(one.on)}{what}{where}"),
        bullets(
            Item(one.impact, lead="Changed"),
            Item(evidence_words(one), lead="Evidence"),
            Item(one.seen_by, lead="Seen by"),
            _goal_item(_goal(one, facts, audience)),
        ),
    )


def _goal(one: Achievement, facts: AchievementFacts, audience: Audience) -> Goal | None:
    """The goal it belongs to, where that may be shown as well."""
    goal = next((each for each in facts.goals if each.uid == one.goal), None)
    return goal if goal and is_goal_for(goal, audience, facts.relationship) else None


def _goal_item(goal: Goal | None) -> Item | None:
    return Item(goal.title, lead="Goal", about=goal_pay_texts(goal)) if goal else None


def _for_me(facts: AchievementFacts) -> Iterable[Block]:
    """What nobody else gets: what is planned, the reviews, and what those who decide have seen."""
    chances = sorted(
        (one for one in facts.achievements if one.planned), key=lambda one: (one.on, one.uid)
    )
    yield from section(
        "Planned",
        bullets(*(Item(one.text, lead=full_date(one.on), tail=one.seen_by) for one in chances)),
    )
    yield from section("Reviews with management", bullets(*map(_review, facts.reviews)))
    yield from section("Who decides", bullets(*(_decider(each) for each in facts.exposure)))


def _review(review: FollowUp) -> Item:
    day = review.closed if review.state == "done" else review.due
    when = full_date(day) if day else "no day yet"
    word = "held" if review.state == "done" else "planned"
    came = f": {review.result}" if review.result else ""
    show = f", {shown}" if (shown := what_to_show(review)) else ""
    return Item(f"{word} {when}{show}{came}", lead=review.review_with)


def _decider(each: Exposure) -> Item:
    saw = f"saw “{each.last.text}” on {full_date(each.last.on)}" if each.last else "saw nothing"
    chance = f"; next {full_date(each.chance.on)}, {each.chance.words}" if each.chance else ""
    role = f", {each.role}" if each.role else ""
    return Item(f"{saw}{chance}", lead=f"{each.name}{role}")


def _left_out(
    facts: AchievementFacts, done: list[Achievement], shown: list[Achievement], audience: Audience
) -> tuple[str, ...]:
    if audience == "me":
        return ()
    left = []
    apart = sum(not is_for(one, audience, facts.relationship) for one in done)
    if apart:
        left.append(f"{plural(apart, 'achievement')} not shown to them")
    if unmarked := len(done) - len(shown) - apart:
        left.append(f"{plural(unmarked, 'achievement')} not marked for management")
    if planned := len(facts.achievements) - len(done):
        left.append(f"{plural(planned, 'chance')} that {'is' if planned == 1 else 'are'} planned")
    linked = {one.goal for one in shown if one.goal and not _goal(one, facts, audience)}
    hidden = sum(goal.uid in linked for goal in facts.goals)
    if hidden:
        left.append(f"{plural(hidden, 'goal')} that they are not shown")
    if facts.exposure or facts.reviews:
        left.append("who decides, and the reviews")
    return tuple(left)
