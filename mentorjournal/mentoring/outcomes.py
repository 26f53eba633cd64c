"""How a pay talk ended: what was offered last, the sheet that is frozen, and next year's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import (
    ZERO,
    Alternative,
    KindOfNo,
    Negotiation,
    Outcome,
    Package,
)
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.negotiation import opened_at, work_out
from mentorjournal.mentoring.offers import last_of, shown_n
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.pay_why import Why
from mentorjournal.mentoring.words import DECISION_WORDS
from mentorjournal.money import show_money, show_share
from mentorjournal.text import LINE_LIMIT

NO_WORDS: Mapping[KindOfNo, str] = MappingProxyType(
    {"tactical": "a tactical no", "reset": "a no to start over", "final": "a final no"}
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def begins_with(talk: Negotiation, today: date) -> Outcome:
    """What the outcome of a talk begins with: what is written down of it, or a new round.

    A new round begins while the talk is open, with an offer of theirs that is newer than what is
    written down; of the round before only its lesson stays, and what it still asks for.
    """
    old, theirs = talk.outcome, last_of(talk, "they")
    newer = theirs is not None and (old is None or (not decided(talk) and theirs.on > old.on))
    if theirs is None or not newer:
        return old or Outcome(on=today)
    new = Outcome(
        on=today, offer=theirs.package.base, package=theirs.package, written=theirs.written
    )
    if old is None:
        return new
    if old.next_done is None:
        new = replace(new, next_step=old.next_step, next_on=old.next_on)
    return replace(new, lesson=old.lesson)


def offered_in(outcome: Outcome, now: Package) -> Package:
    """What was offered, as far as it is written down; without base where nothing was.

    Args:
        outcome: How the talk ended.
        now: Today's package, which holds but for the base where only a base was offered.
    """
    return outcome.package or replace(now, base=outcome.offer or ZERO)


def what_is_missing(talk: Negotiation, outcome: Outcome) -> BadInput | None:
    """What a decision does not say though it has to; None where nothing is missing.

    One that an older program took without that can be opened and saved again as it is.
    """
    old = talk.outcome
    same = old is not None and old.decision == outcome.decision
    if outcome.decision == "alternative" and not outcome.take:
        if same and old is not None and not old.take:
            return None
        if not talk.alternatives:
            return BadInput("There is no alternative on the sheet; add it there first.", "decision")
        return BadInput("Which one do you take?", "take")
    if outcome.decision == "accept" and outcome.offer is None and outcome.package is None:
        if same and old is not None and old.offer is None:
            return None
        return BadInput("What do you accept? Write down the base offered.", "base")
    return None


def taken(talk: Negotiation) -> Alternative | None:
    """The alternative that was decided for, where it is still on the sheet."""
    outcome = talk.outcome
    if outcome is None or outcome.decision != "alternative":
        return None
    return next((each for each in talk.alternatives if each.uid == outcome.take), None)


def frozen_on(talk: Negotiation) -> date | None:
    """The day from which on the figures of a talk stay; None while it is open."""
    return talk.outcome.on if talk.outcome is not None and decided(talk) else None


def settled(talk: Negotiation, outcome: Outcome) -> Outcome:
    """The outcome, with what was offered judged for good where the talk is over.

    Args:
        talk: The sheet, still open.
        outcome: What is to be written down.
    """
    judged = replace(outcome, judgement=None, opened=None)
    ended = replace(talk, outcome=judged)
    if not decided(ended):
        return judged
    judged = replace(judged, opened=opened_at(talk))
    sheet = work_out(ended, outcome.on)
    if sheet.acceptance is None:
        return judged
    return replace(judged, judgement=replace(sheet.acceptance, share=sheet.share))


def outcome_words(sheet: Sheet, today: date) -> str:
    """How the talk ended, in a line, the decision first; empty while it has not."""
    return "; ".join(_words(sheet, today))


def outcome_why(sheet: Sheet, today: date) -> tuple[Why, ...]:
    """How the talk ended, line by line; nothing while it has not."""
    outcome = sheet.negotiation.outcome
    if outcome is None:
        return ()
    return (Why("outcome", show_date(outcome.on, today), tuple(_words(sheet, today))),)


def _words(sheet: Sheet, today: date) -> Iterator[str]:
    outcome = sheet.negotiation.outcome
    if outcome is None:
        return
    if outcome.decision:
        yield _decision(sheet.negotiation, outcome, today)
    if outcome.offer is not None:
        yield f"{show_money(outcome.offer)} offered"
        yield "in writing" if outcome.written else "not in writing"
    if sheet.acceptance:
        yield f"{'worth' if sheet.acceptance.worthwhile else 'not worth'} accepting"
    if sheet.share is not None:
        yield f"{show_share(sheet.share)} of the zone won"
    if outcome.kind_of_no:
        yield NO_WORDS[outcome.kind_of_no]
    if outcome.reason:
        yield f"because {outcome.reason}"
    if outcome.next_step:
        word, on = ("done", outcome.next_done) if outcome.next_done else ("by", outcome.next_on)
        yield f"next: {outcome.next_step}{f', {word} {show_date(on, today)}' if on else ''}"
    if outcome.lesson:
        yield " ".join(outcome.lesson.split())


def _decision(talk: Negotiation, outcome: Outcome, today: date) -> str:
    words = DECISION_WORDS[outcome.decision] if outcome.decision else ""
    alternative = taken(talk)
    if alternative is not None:
        return f"{words}: {alternative.title}"
    until = f" until {show_date(outcome.wait_until, today)}" if outcome.wait_until else ""
    return f"{words}{until}"


def next_year(talk: Negotiation, new_uid: Callable[[], str]) -> dict[str, Any]:
    """The fields of next year's sheet: a copy, with what came of this one as the new "now".

    What belongs to this year's talk alone is not copied: its days, target, offers, concessions,
    limit, rehearsals and outcome. A sign-on was paid and does not come again; when alternatives
    ended is of this year too.
    """
    fields = {name: getattr(talk, name) for name in talk.__struct_fields__ if name not in _ONCE}
    taking = taken(talk)
    fields["title"] = _next_title(talk)
    fields["now"] = replace(_now(talk, taking), sign_on=ZERO)
    fields["alternatives"] = tuple(
        replace(each, uid=new_uid(), expires=None)
        for each in talk.alternatives
        if each is not taking
    )
    for parts in ("market", "trades", "objections"):
        fields[parts] = tuple(replace(each, uid=new_uid()) for each in fields[parts])
    return fields


_ONCE = frozenset(
    {
        *("uid", "created", "updated", "deleted", "decide_by", "budget_closes", "budget_known"),
        *("target", "first_offer", "cap", "limit", "offers", "concessions", "rehearsals"),
        *("outcome",),
    }
)
"""What is of one year alone."""


def _now(talk: Negotiation, taking: Alternative | None) -> Package:
    outcome = talk.outcome
    if taking is not None:
        return taking.package
    if outcome is not None and outcome.decision == "accept" and outcome.offer is not None:
        accepted = shown_n(offered_in(outcome, talk.now), talk.now.other)
        return replace(accepted, other_stated=False)
    return talk.now


def _next_title(talk: Negotiation) -> str:
    """The title with the next year in it: "Pay talk 2027"."""
    ended = talk.outcome.on.year if talk.outcome else talk.created.year
    years = [*_YEAR.finditer(talk.title)]
    if not years:
        longer = f"{talk.title} {ended + 1}"
        return longer if len(longer) <= LINE_LIMIT else talk.title
    last = years[-1]
    return f"{talk.title[: last.start()]}{int(last.group()) + 1}{talk.title[last.end() :]}"
