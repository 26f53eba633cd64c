"""The goal review: how the goals of the year stand, with what shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.base import HORIZONS
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Goal, Picture, Pitch, PlanVersion
from mentorjournal.dates import full_date
from mentorjournal.documents.assessments import Assessed
from mentorjournal.documents.audience import Audience, Kind, allowed, is_for, is_goal_for, may
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    Table,
    bullets,
    paragraph,
    section,
    written,
)
from mentorjournal.documents.pair import Alone, Pair
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.goals import Standing, parted, standing, status_word
from mentorjournal.mentoring.shared_goals import part_key
from mentorjournal.mentoring.words import ADOPTED_WORDS, PICTURE_DETAILS
from mentorjournal.money import show_number, show_share
from mentorjournal.text import plural

NONE = "–"
READINGS, DROPPED = "Readings", "Dropped"
_LISTS = ("Steps", "Evidence", "Pitch to management")
SHORTEST_PLURAL = 4
"""So many letters a unit has that may be a word for several; fewer are a sign, as "ms"."""


class GoalFacts(Struct, frozen=True):
    """What a goal review is made from.

    Attributes:
        pair: The two people; me alone where it is for nobody else.
        goals: The goals, in the order to show them; dropped ones are named at the end.
        today: The day of the review.
        plan: The plan in force, if there is one.
        checks: The assessments of these goals, of which the last one is told.
    """

    pair: Pair | Alone
    goals: tuple[Goal, ...]
    today: date
    plan: PlanVersion | None = None
    checks: Assessed | None = None


class Said(Struct, frozen=True):
    """One entry of what is said of a goal.

    Attributes:
        under: The smaller heading it stands under; empty where it stands under the goal's own.
        what: What it tells, by the keys of `mentoring.shared_goals.values_of`.
        entry: The entry of a list, or a row of the table of readings.
    """

    under: str
    what: str
    entry: Item | tuple[str, ...]


def build(facts: GoalFacts, audience: Audience) -> Built:
    """The review of all goals.

    Raises:
        Refused: The audience may not have one.
    """
    kind: Kind = "goals"
    relationship = facts.pair.relationship
    allowed(kind, audience, relationship)
    shown = [goal for goal in facts.goals if is_goal_for(goal, audience, relationship)]
    running, earlier = (
        [goal for goal in goals if goal in shown and goal.state != "dropped"]
        for goals in parted(facts.goals, facts.today)
    )
    dropped = [named(goal) for goal in shown if goal.state == "dropped"]
    blocks: list[Block] = [*whom(facts.pair), Paragraph(full_date(facts.today))]
    none = "There are no goals to show here." if facts.goals else "There are no goals yet."
    if running:
        blocks += [overview(running, facts.today)]
    elif not earlier:
        blocks += [Paragraph(none)]
    if facts.plan and may("pictures", audience, relationship):
        blocks += pictures(facts.plan, audience, relationship)
    for goal in running:
        blocks += one_goal(goal, facts.today, audience, relationship)
    if earlier:
        blocks += section("Of earlier years", overview(earlier, facts.today))
    for goal in earlier:
        blocks += one_goal(goal, facts.today, audience, relationship)
    blocks += section(DROPPED, bullets(*dropped))
    left_out = _left_out(facts, shown, audience)
    if facts.checks is not None:
        last = facts.checks.last(audience)
        blocks += last.blocks(audience)
        left_out += tuple(last.left_out(audience))
    document = Document(
        "Goal review", tuple(blocks), whose=facts.pair.protege, on=full_date(facts.today)
    )
    return Built(document, left_out)


def overview(goals: Iterable[Goal], today: date) -> Table:
    """All goals in one table: where they stand; what was expected by now is said with each."""
    goals = list(goals)
    rows = []
    for goal in goals:
        stands = standing(goal, today)
        rows.append(
            (
                goal.title,
                measure(stands.current, goal.unit),
                measure(goal.target, goal.unit),
                full_date(goal.due) if goal.due else NONE,
                share(stands.progress),
                status_word(goal, today),
            )
        )
    head = ("Goal", "Now", "Target", "Due", "Progress", "Status")
    return Table(head, tuple(rows), frozenset({1, 2, 4}), tuple(map(goal_pay_texts, goals)))


def whom(pair: Pair | Alone) -> Iterable[Block]:
    """Whom a document is about; nothing where nobody gave a name."""
    if pair.line:
        yield Paragraph(pair.line)


def pictures(
    plan: PlanVersion, audience: Audience, relationship: Relationship | None
) -> Iterable[Block]:
    """How 1, 5 and 10 years look, as far as that is shown to the audience."""
    for horizon in HORIZONS:
        picture = plan.picture(horizon)
        if not is_for(picture, audience, relationship):
            continue
        yield from section(f"In {plural(horizon, 'year')}", *words_of(picture))


def words_of(picture: Picture) -> tuple[Block | None, ...]:
    """What a picture says: its title, its text, its details."""
    return (
        paragraph(picture.title),
        written(picture.text),
        bullets(*_details(picture)),
    )


def one_goal(
    goal: Goal, today: date, audience: Audience, relationship: Relationship | None
) -> Iterable[Block]:
    """One goal with its measure, its readings, its evidence and its pitch."""
    said = list(said_of(goal, today, audience, relationship))
    items = {
        under: [each.entry for each in said if each.under == under and isinstance(each.entry, Item)]
        for under in ("", *_LISTS)
    }
    rows = tuple(each.entry for each in said if isinstance(each.entry, tuple))
    stands = standing_line(goal, today)
    yield from section(goal.title, stands, bullets(*items[""]), about=goal_pay_texts(goal))
    table = Table(("Date", "Value", "Read from"), rows, right=frozenset({1})) if rows else None
    yield from section(READINGS, table, level=3)
    for under in _LISTS:
        yield from section(under, bullets(*items[under]), level=3)


def said_of(
    goal: Goal, today: date, audience: Audience, relationship: Relationship | None
) -> Iterator[Said]:
    """What is said of one goal, entry by entry, with what each tells."""
    sure = _confidence(goal) if may("confidence", audience, relationship) else ""
    yield Said("", "metric", Item(goal.metric, lead="Measured by"))
    yield Said("", "aim", Item(_from_to(goal), lead="From, to", counted=True))
    yield Said("", "state", Item(goal.state, lead="State"))
    yield Said("", "confidence", Item(sure, lead="Confidence"))
    taken = sorted((*([goal.baseline] if goal.baseline else []), *goal.readings),
                   key=lambda reading: reading.on)  # fmt: skip
    for read in taken:
        what = "aim" if read is goal.baseline else part_key("readings", read.uid)
        row = (full_date(read.on), measure(read.value, goal.unit), read.source)
        yield Said(READINGS, what, row)
    for step in goal.steps:
        done = step.done is not None and step.done <= today
        tail = full_date(step.done) if done and step.done else ""
        yield Said("Steps", part_key("steps", step.uid), Item(step.text, tail=tail, done=done))
    for shown in goal.evidence:
        item = Item(f"{shown.text} {shown.link}".strip(), lead=full_date(shown.on))
        yield Said("Evidence", part_key("evidence", shown.uid), item)
    for what, item in _pitch(goal.pitch, audience, relationship):
        yield Said("Pitch to management", what, item)


def named(goal: Goal) -> Item:
    """A goal that is only named."""
    return Item(goal.title, about=goal_pay_texts(goal))


def measure(value: Decimal | None, unit: str) -> str:
    """A value with its unit: "38 %", "4 talks", "7", "1 (talks)".

    The unit is a person's word, in any language: it is shown as it was typed. One of something
    that looks like several is only told what it is counted in.
    """
    if value is None:
        return NONE
    several = unit.isalpha() and unit.endswith("s") and len(unit) >= SHORTEST_PLURAL
    said = f"({unit})" if abs(value) == 1 and several else unit
    return f"{show_number(value)} {said}".strip()


def share(fraction: Decimal | None) -> str:
    """A fraction as a percentage; a dash where it cannot be told."""
    return NONE if fraction is None else show_share(fraction)


def standing_line(goal: Goal, today: date) -> Paragraph:
    """How far a goal is, in a line."""
    return Paragraph(_line(standing(goal, today), status_word(goal, today)))


def _line(stands: Standing, word: str) -> str:
    if stands.progress is None:
        return word.capitalize()
    expected = f", {share(stands.expected)} expected by now" if stands.expected else ""
    return f"{share(stands.progress)} of the way{expected}: {word}"


def _from_to(goal: Goal) -> str:
    due = f" by {full_date(goal.due)}" if goal.due else ""
    if goal.baseline is None or goal.target is None:
        return due.strip()
    start = f"{measure(goal.baseline.value, goal.unit)} on {full_date(goal.baseline.on)}"
    return f"{start}, {measure(goal.target, goal.unit)}{due}"


def _confidence(goal: Goal) -> str:
    if not goal.confidence:
        return ""
    latest = max(goal.confidence, key=lambda held: held.on)
    return f"{latest.level} of 5 on {full_date(latest.on)}"


def _pitch(
    pitch: Pitch, audience: Audience, relationship: Relationship | None
) -> Iterator[tuple[str, Item]]:
    when = full_date(pitch.pitched) if pitch.pitched else ""
    to = f"to {pitch.to}" if pitch.to else ""
    answer = ", ".join(part for part in (pitch.answer, ADOPTED_WORDS[pitch.adopted]) if part)
    yield "objective", Item(pitch.objective, lead="Helps")
    yield "gain", Item(pitch.gain, lead="Gain")
    yield "cost", Item(pitch.cost, lead="Cost")
    yield "ask", Item(pitch.ask, lead="Ask")
    if may("smallest yes", audience, relationship):
        yield "smallest yes", Item(pitch.smallest_yes, lead="Smallest yes")
    yield "pitched", Item(" ".join(part for part in (when, to) if part), lead="Pitched")
    yield "answer", Item(answer, lead="Answer")


def _details(picture: Picture) -> Iterable[Item]:
    for field, label in PICTURE_DETAILS:
        yield Item(getattr(picture, field), lead=label, written=True)


def _left_out(facts: GoalFacts, shown: list[Goal], audience: Audience) -> tuple[str, ...]:
    left = []
    relationship = facts.pair.relationship
    apart = sum(not is_for(goal, audience, relationship) for goal in facts.goals)
    if apart:
        left.append(f"{plural(apart, 'goal')} not shown to them")
    if hidden := len(facts.goals) - len(shown) - apart:
        left.append(f"{plural(hidden, 'goal')} not agreed or not marked for management")
    drawn = [one for one in facts.plan.pictures if any(one.words)] if facts.plan else []
    if drawn and not may("pictures", audience, relationship):
        left.append("the pictures of 1, 5 and 10 years")
    elif kept := sum(not is_for(one, audience, relationship) for one in drawn):
        left.append(f"{plural(kept, 'picture')} not shown to them")
    if any(goal.confidence for goal in shown) and not may("confidence", audience, relationship):
        left.append("how confident you are")
    if any(goal.pitch.smallest_yes for goal in shown) and not may(
        "smallest yes", audience, relationship
    ):
        left.append("the smallest yes")
    return tuple(left)
