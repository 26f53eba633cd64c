"""The summary of one session: what a mentor and a protégé share after a talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.notes.marks import Block as Marked
from mentorjournal.data.notes.marks import parse
from mentorjournal.data.notes.sharing import Shared
from mentorjournal.data.notes.tracking import placed
from mentorjournal.data.records.models import Session
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed, may
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    bullets,
    paragraph,
    section,
    written,
)
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.promises import ACTIONS, BEFORE, action, day, promise, promises
from mentorjournal.mentoring.exchange import Outgoing
from mentorjournal.mentoring.recency import recency
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import plural

# What was prepared for a session that did not happen was never said to anybody.
_NOT_HELD = ("planned", "missed", "moved")
_IN_SHORT = 3
"""So many lines say a session in short."""
_STILL_OPEN = 5
"""So many promises of earlier sessions are named; how many more are open is said in words."""
_STATE_WORDS = {"planned": "planned", "missed": "missed", "moved": "moved"}


class SummaryFacts(Struct, frozen=True):
    """What a session summary is made from.

    Attributes:
        session: The session.
        pair: The two who held it.
        next_on: The day of the next session, where one is agreed on.
        cadence_warning: What the cadence says about this session; private.
        notes: The notes as they stand in an editor; None for those that the session has.
        last_on: The day of the session before; None for the first one.
        promised: What was written down before this session and the reader may be told of,
            closed or open.
        outgoing: Where a journal reads it: how that takes each action, by its place. Then all
            promises stand in it, as they are today.
        today: The local day, by which what is open and late says so; None where it does not.
    """

    session: Session
    pair: Pair
    next_on: date | None = None
    cadence_warning: str = ""
    notes: NotesIndex | None = None
    last_on: date | None = None
    promised: tuple[FollowUpItem, ...] = ()
    outgoing: Mapping[str, Outgoing] | None = None
    today: date | None = None


def build(
    facts: SummaryFacts, audience: Audience, *, most: int | None = None, around: bool = True
) -> Built:
    """The summary of a session.

    Args:
        facts: What it is made from.
        audience: Who will read it.
        most: For a look at its beginning: how many marked lines are enough; None for all.
        around: Whether it has what the notes of this session do not say by themselves: in short
            what is to be done, and what became of the promises before.

    Raises:
        Refused: The audience may not have one.
    """
    relationship = facts.pair.relationship
    allowed("summary", audience, relationship)
    session = facts.session
    mine = may("private notes", audience, relationship)
    if not mine and session.state in _NOT_HELD:
        return Built(_document(facts, _head(facts)), ("what was prepared for it",))
    notes_shared = session.notes_shared and may("shared notes", audience, relationship)
    notes = NotesIndex.of(session.notes) if facts.notes is None else facts.notes
    shared = _still_meant(notes.shared(notes_shared=notes_shared), session, notes.lines)
    if most is not None:
        shared = _beginning(shared, most)
    parts = [
        *_head(facts),
        *((*_in_short(shared, facts), *_next(facts)) if around else ()),
        *section("Summary", written(session.summary)),
        *_marked(shared, facts),
        *(_before(facts, audience) if around else ()),
        *section("Notes", written(shared.notes)),
    ]
    if len(parts) == len(_head(facts)) + len(_next(facts)) * around:
        parts.append(Paragraph("Nothing was written down to share."))
    if mine:
        parts += _private(facts, notes_shared=notes_shared)
    left_out = _left_out(facts, shared, audience)
    return Built(_document(facts, parts), left_out, tuple(_odd(shared)))


def _document(facts: SummaryFacts, blocks: Iterable[Block]) -> Document:
    return Document(
        "Mentoring session",
        tuple(blocks),
        whose=facts.pair.names,
        on=full_date(facts.session.on),
        topics=("Decisions", "Key points", "Actions", "For next time"),
    )


def _still_meant(shared: Shared, session: Session, lines: Sequence[str]) -> Shared:
    """Without what was dropped since, and without questions that were answered."""
    if not session.lines:
        return shared
    beside = placed(lines, session.lines)

    def state(block: Marked) -> str:
        rows = range(block.first, block.last + 1)
        return next((beside[row].state for row in rows if row in beside), "open")

    return replace(
        shared,
        actions=tuple(one for one in shared.actions if one.done or state(one) != "dropped"),
        advice=tuple(one for one in shared.advice if state(one) != "dropped"),
        questions=tuple(one for one in shared.questions if state(one) == "open"),
    )


def _beginning(shared: Shared, most: int) -> Shared:
    """The marked blocks that come first in a summary, and the counts of all."""
    groups = {}
    for name in ("decisions", "key_points", "advice", "actions", "questions"):
        groups[name] = getattr(shared, name)[:most]
        most -= len(groups[name])
    return replace(shared, **groups)


def _head(facts: SummaryFacts) -> tuple[Block, ...]:
    session = facts.session
    words = [day(session.on), CHANNEL_WORDS[session.channel]]
    if session.length is not None:
        words.append(plural(session.length, "minute"))
    if session.state in _STATE_WORDS:
        words.append(_STATE_WORDS[session.state])
    return Paragraph(facts.pair.line), Paragraph(" · ".join(words))


def _in_short(shared: Shared, facts: SummaryFacts) -> Iterable[Block]:
    """What is to be done by whom and when, at a glance: mine first, then by the day.

    Both sides are in it, and where less is open than there is room, the first decisions. All of
    it stands below too, so a summary that is short itself has none.
    """
    marked = (shared.decisions, shared.key_points, shared.advice, shared.actions, shared.questions)
    if sum(map(len, marked)) <= _IN_SHORT:
        return
    by_day = sorted((one for one in shared.actions if not one.done), key=_by_day)
    pair = facts.pair
    mine = [one for one in by_day if pair.assignee(one) == "me"]
    theirs = [one for one in by_day if pair.assignee(one) != "me"]
    room = _IN_SHORT - min(1, len(theirs))
    chosen = (*mine[:room], *theirs[: _IN_SHORT - len(mine[:room])])
    decided = shared.decisions[: _IN_SHORT - len(chosen)]
    yield from section(
        "In short",
        bullets(
            *(_in_a_line(_task(one, facts)) for one in chosen),
            *(_in_a_line(one, "Decided") for one in _points(decided)),
        ),
    )


def _next(facts: SummaryFacts) -> tuple[Block, ...]:
    return (Paragraph(day(facts.next_on), "Next session"),) if facts.next_on else ()


def _by_day(block: Marked) -> date:
    return block.due or date.max


def _in_a_line(item: Item, lead: str = "") -> Item:
    """An entry in one line; whether it is kept from a reader is decided by all of it."""
    first = item.text.strip().partition("\n")[0]
    return Item(first, lead or item.lead, item.tail, item.lasting, written=True, of=item)


def _marked(shared: Shared, facts: SummaryFacts) -> Iterable[Block]:
    yield from section("Decisions", bullets(*_points(shared.decisions)))
    yield from section("Key points", bullets(*_points(shared.key_points)))
    yield from section("Advice", bullets(*_points(shared.advice)))
    yield from section(ACTIONS, bullets(*(_own(block, facts) for block in shared.actions)))
    yield from section("For next time", bullets(*_points(shared.questions)))


def _own(block: Marked, facts: SummaryFacts) -> Item:
    """An action of this session, and how a journal takes it where one reads the summary."""
    task = _task(block, facts)
    known = facts.outgoing or {}
    return replace(task, outgoing=known.get(f"{facts.session.uid} {block.first}"))


def _before(facts: SummaryFacts, audience: Audience) -> Iterable[Block]:
    if facts.outgoing is None:
        return _since_last_time(facts, audience)
    if not may("promises before", audience, facts.pair.relationship):
        return ()
    actions = [each for each in facts.promised if each.kind == "action"]
    return section(BEFORE, bullets(*promises(actions, facts.pair, facts.outgoing)))


def _since_last_time(facts: SummaryFacts, audience: Audience) -> Iterable[Block]:
    """What was done of the promises before this session, and which were still open on its day."""
    on, last = facts.session.on, facts.last_on
    if last is None or not may("promises before", audience, facts.pair.relationship):
        return
    before = [item for item in facts.promised if item.kind == "action"]
    done = [each for each in before if each.state == "done" and _kept_by(each, last, on)]
    still = [each for each in before if each.open or (each.closed is not None and each.closed > on)]
    still.sort(key=lambda item: recency(item.due, item.since, on))
    rest = len(still) - _STILL_OPEN
    yield from section(
        BEFORE,
        bullets(
            *(promise(item, facts.pair, done=True) for item in done),
            *(_still(item, facts) for item in still[:_STILL_OPEN]),
        ),
        paragraph(plural(rest, "more promise") if rest > 0 else "", "Also open"),
    )


def _still(item: FollowUpItem, facts: SummaryFacts) -> Item:
    """A promise that was open on the day; late only where it is open today too."""
    return promise(item, facts.pair, done=False, today=facts.today if item.open else None)


def _kept_by(item: FollowUpItem, last: date, on: date) -> bool:
    """Whether it was done since the session before; one ticked from the first has no day."""
    promised_last = item.since >= last
    if item.closed is None:
        return promised_last
    return item.closed <= on and (promised_last or item.closed > last)


def _task(block: Marked, facts: SummaryFacts) -> Item:
    pair = facts.pair
    who = pair.name(pair.assignee(block))
    said = _said(block, pair)
    return action(said, who, block.due, done=block.done, today=facts.today)


def _said(block: Marked, pair: Pair) -> str:
    """What an action says; somebody named in it who is neither of the two stays named."""
    if pair.knows(block.who) or f"@{block.who}" in block.text:
        return block.text
    return f"{block.text} @{block.who}"


def _points(blocks: Iterable[Marked]) -> Iterable[Item]:
    return (Item(block.text, written=True) for block in blocks)


def _private(facts: SummaryFacts, *, notes_shared: bool) -> Iterable[Block]:
    session = facts.session
    kinds = ("private",) if notes_shared else ("private", "plain")
    notes = (block.text for block in parse(session.notes) if block.kind in kinds)
    agenda = (Item(point.text, done=point.done, tail=point.source) for point in session.agenda)
    yield from section("Agenda", bullets(*agenda))
    yield from section("Private notes", written("\n\n".join(notes)))
    yield from section("Reflection", written(session.reflection))
    yield from section(
        "For me",
        paragraph(session.reason, "Why"),
        paragraph(facts.cadence_warning, "Cadence"),
    )


def _odd(shared: Shared) -> Iterable[str]:
    """What was typed and does not mean what it looks like."""
    if shared.open_fence is not None:
        yield (
            f"The code fence of line {shared.open_fence + 1} is never closed, so no mark below it "
            "counts."
        )
    for block in shared.actions:
        if block.due_word:
            yield f"“due:{block.due_word[:40]}” is no date."


def _left_out(facts: SummaryFacts, shared: Shared, audience: Audience) -> tuple[str, ...]:
    session, relationship = facts.session, facts.pair.relationship
    left = []
    if shared.private_lines and not may("private notes", audience, relationship):
        left.append(plural(shared.private_lines, "private line"))
    if not may("private notes", audience, relationship):
        left += ["your reflection"] if session.reflection.strip() else []
        left += ["the agenda"] if session.agenda else []
        left += ["the reason you noted"] if session.reason.strip() else []
    if facts.cadence_warning and not may("cadence", audience, relationship):
        left.append("the cadence warning")
    return tuple(left)
