"""`mentorjournal show SHEET offers`: every offer and counter, and how each was judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mentorjournal.cli.as_json import cents, exact
from mentorjournal.cli.output import table
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.negotiations import Negotiation, Outcome, Package
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import (
    OfferLine,
    concession_checks,
    concession_words,
    offer_lines,
    offer_whys,
)
from mentorjournal.mentoring.outcomes import outcome_words
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_fixed

_SHARES = ("bonus", "payout", "equity_discount", "match")


def _words(journal: Journal, talk: Negotiation) -> Iterator[str]:
    today = journal.today()
    sheet = work_out(talk, today)
    yield f"{talk.title}: offers, private"
    lines = offer_lines(talk, today)
    if not lines:
        yield "\nNo offer yet."
    else:
        yield f"{talk.currency}, before tax; each judged by the sheet as it was then\n"
        yield table([_row(each) for each in lines])
    if not decided(talk):
        yield f"\n{concession_words(sheet)}"
        for check in concession_checks(sheet):
            yield f"! {check}"
    if talk.outcome is not None:
        yield f"\n{full_date(talk.outcome.on)}: {outcome_words(sheet, today)}"
    for why in offer_whys(talk, today):
        yield f"\n{why.heading}"
        for words in why.lines:
            yield f"  {words}"


def _row(line: OfferLine) -> tuple[str, ...]:
    return (
        line.day,
        line.offer.side,
        line.base,
        line.writing,
        line.against,
        line.by,
        line.verdict,
    )


def _as_json(journal: Journal, talk: Negotiation) -> dict[str, Any]:
    sheet = work_out(talk, journal.today())
    return {
        "id": talk.uid,
        "title": talk.title,
        "private": True,
        "currency": talk.currency,
        "offers": [_offer(each) for each in offer_lines(talk, journal.today())],
        "concessions": [cents(base) for base in talk.concessions],
        "concession_checks": list(concession_checks(sheet)),
        "outcome": _outcome(sheet, talk.outcome) if talk.outcome else None,
    }


def _outcome(sheet: Sheet, outcome: Outcome) -> dict[str, Any]:
    judged = sheet.acceptance
    return {
        "on": outcome.on.isoformat(),
        "frozen": decided(sheet.negotiation),
        "offer": cents(outcome.offer),
        "package": package_json(outcome.package) if outcome.package else None,
        "written": outcome.written,
        "kind_of_no": outcome.kind_of_no,
        "decision": outcome.decision,
        "reason": outcome.reason,
        "wait_until": outcome.wait_until.isoformat() if outcome.wait_until else None,
        "take": outcome.take,
        "next_step": outcome.next_step,
        "next_on": outcome.next_on.isoformat() if outcome.next_on else None,
        "next_done": outcome.next_done.isoformat() if outcome.next_done else None,
        "lesson": outcome.lesson,
        "worth": cents(judged.worth) if judged else None,
        "needed": cents(judged.needed) if judged else None,
        "won": show_fixed(sheet.share, 2) if sheet.share is not None else None,
    }


def _offer(line: OfferLine) -> dict[str, Any]:
    offer, judged = line.offer, line.offer.judgement
    return {
        "id": offer.uid,
        "on": offer.on.isoformat(),
        "side": offer.side,
        "written": offer.written,
        "note": offer.note,
        "package": package_json(offer.package),
        "worth": cents(judged.worth) if judged else None,
        "needed": cents(judged.needed) if judged else None,
        "n_here": cents(judged.here) if judged else None,
        "years": judged.years if judged else None,
        "verdict": line.verdict or None,
        "counter_with": cents(line.ask),
    }


def package_json(package: Package) -> dict[str, Any]:
    """A package line by line, every amount and share as text."""
    found = msgspec.structs.asdict(package)
    for name, value in found.items():
        if name == "vesting":
            found[name] = [exact(share) for share in package.vesting]
        elif name in _SHARES:
            found[name] = exact(value)
        elif name not in ("equity_years", "other_stated"):
            found[name] = cents(value)
    return found


TWIN = Twin(_words, _as_json, of="sheet")
