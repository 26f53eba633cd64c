"""What becomes of an agreement that two people keep in journals of their own.

It is taken as a whole, by counters as for actions: what was changed there alone follows the version
here as a draft; what was changed on both sides stays on either, and is named.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.exchanged import TermsTold
from mentorjournal.mentoring.agreements import TERMS

TERM_WORDS: dict[str, str] = {
    "my_aim": "What you are after",
    "their_aim": "What they are after",
    "review_note": "Review, what that day is",
    "ending": "How it may end",
    **{name: name.capitalize() for name in ("rhythm", "length", "prepares", "confidential")},
    **{name: name.capitalize() for name in ("boundaries", "reply", "review", "ends")},
}
"""How each term is named beside another."""
Term = str | date | None
_LENGTH = 16
AIMS: dict[MyRole, dict[str, str]] = {
    "mentor": {"my_aim": "mentor_aim", "their_aim": "protege_aim"},
    "protege": {"my_aim": "protege_aim", "their_aim": "mentor_aim"},
}
"""How the aims of an agreement are called in the file, by what its writer is."""


class ThereTerms(Struct, frozen=True):
    """An agreement as another journal tells it, as this one sees it.

    Attributes:
        values: Its terms by the fields of `Agreement`; without what is empty there, or not told.
        here, there: How often it was changed in this journal as far as they know, and in theirs.
    """

    values: dict[str, Term]
    here: int
    there: int


class OutgoingTerms(Struct, frozen=True):
    """An agreement as it is told to the other person's journal.

    Attributes:
        values: Its terms by the fields of `Agreement`, as far as the document tells them.
        state: How it is here, see `stamped_terms`.
    """

    values: dict[str, Term]
    state: TermsTold


class TermsRow(Struct, frozen=True):
    """What becomes of the agreement of a file.

    Attributes:
        kind: Taken as a new version; kept as it is here though it was changed there; the same, or
            older there; not taken.
        after: What both know from then on.
        there: The terms that differ, as they are there.
        before: The same as they are here.
        why: Why it is not taken, in words.
    """

    kind: Literal["changed", "kept", "same", "left"]
    after: TermsTold
    there: dict[str, Term] = {}
    before: dict[str, Term] = {}
    why: str = ""


def mark_of(agreement: Agreement) -> str:
    """By which terms are known again without their words."""
    terms = msgspec.json.encode([getattr(agreement, name) for name in TERMS])
    return hashlib.sha256(terms).hexdigest()[:_LENGTH]


def stamped_terms(agreement: Agreement | None, told: TermsTold | None) -> TermsTold:
    """An agreement as it is here now; one that is not as it was last told counts as changed."""
    before = told or TermsTold()
    if agreement is None or mark_of(agreement) == before.mark:
        return before
    return TermsTold(mark=mark_of(agreement), here=before.here + 1, there=before.there)


def merge_terms(
    now: Agreement | None, wanted: Agreement, mine: TermsTold, theirs: ThereTerms
) -> TermsRow:
    """Bring two states of one agreement together.

    Args:
        now: The newest version here; None for none.
        wanted: What would follow it if theirs were taken.
        mine: How it is here, see `stamped_terms`.
        theirs: How it is there.
    """
    ours, told = (mine.here, mine.there), (theirs.here, theirs.there)
    newest = tuple(map(max, ours, told))
    there = {
        name: getattr(wanted, name)
        for name in theirs.values
        if now is None or getattr(wanted, name) != getattr(now, name)
    }
    before = {name: getattr(now, name) for name in there} if now is not None else {}
    after = TermsTold(mark=mine.mark, here=newest[0], there=newest[1])
    if not there or (newest == ours and told != ours and now is not None):
        return TermsRow("same", after)
    if now is None or newest == told != ours:
        after = TermsTold(mark=mark_of(wanted), here=newest[0], there=newest[1])
        return TermsRow("changed", after, there, before)
    # What stays here follows both, so that theirs is asked to take it.
    after = TermsTold(mark=mine.mark, here=newest[0] + 1, there=newest[1])
    return TermsRow("kept", after, there, before)
