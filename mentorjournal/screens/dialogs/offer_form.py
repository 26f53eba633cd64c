"""The forms of an offer in a pay talk, and of the concessions planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.offers import Offer, OfferSide
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.offers import (
    counter_with,
    in_turn,
    judgement_of,
    last_of,
    shown_n,
    typed_n,
    verdict,
    with_offer,
)
from mentorjournal.money import show_money, show_signed
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.form_parts import FormPart, FormParts, Total
from mentorjournal.screens.dialogs.package_fields import (
    EARNED,
    UNREAD,
    PackageFields,
    typed_package,
)
from mentorjournal.screens.dialogs.typed import shown_date

SIDES = (("they", "theirs"), ("I", "mine"))
MOST_CONCESSIONS = 5
"""So many can be planned at least; nobody believes in a sixth last word."""


def offer_form(
    journal: Journal, talk: Negotiation, old: Offer | None = None
) -> FormDialog[Negotiation]:
    """Writes down an offer, or changes one.

    A new one is expected of the side whose turn it is, and begins with the last offer of that
    side, or with today's package.
    """
    start = old or next_offer(talk, journal.new_uid(), journal.today())
    here = old.judgement.here if old and old.judgement else talk.now.other
    package = PackageFields(shown_n(start.package, here), talk.years, talk.currency, today=talk.now)
    terms = _Terms(talk, start, here, journal.today())
    parts = FormParts(terms.part, package.part)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        on = answers.day("on", past=True) or journal.today()
        if on > journal.today():
            raise BadInput("An offer that was made cannot lie in the future.", "on")
        offered = typed_n(package.read(answers), start.package, here)
        if offered.base <= 0:
            raise BadInput("Write down the base offered; today's, if it stays.", "base")
        part = made(
            Offer,
            uid=start.uid,
            on=on,
            side=answers.typed("side"),
            package=offered,
            written=answers.flag("written"),
            note=answers.text("note"),
        )
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        "The offer" if old else "An offer",
        parts.fields,
        submit,
        draft=f"offer {old.uid if old else talk.uid}",
        anew=(lambda: offer_form(journal, *as_kept(journal, talk, old))) if old else None,
        parts=parts,
    )


def next_offer(talk: Negotiation, uid: Uid, today: date) -> Offer:
    """What a new offer begins with: they open, then it is the turn of whoever spoke not last."""
    newest = in_turn(talk)[-1:]
    side: OfferSide = "I" if newest and newest[0].side == "they" else "they"
    before = last_of(talk, side)
    return Offer(uid=uid, on=today, side=side, package=before.package if before else talk.now)


class _Terms:
    """The first part: whose it is, and how it is to be judged while it is typed."""

    def __init__(self, talk: Negotiation, start: Offer, here: Decimal, today: date) -> None:
        self._talk = talk
        self._start = start
        self._here = here
        self._today = today
        fields = (
            Field("on", "Day", value=shown_date(start.on), hint=HINT),
            Field("side", "Whose", "choice", start.side, options=SIDES),
            Field("written", "In writing", "toggle", "yes" if start.written else ""),
            Field(
                "note",
                "Note",
                "text",
                start.note,
                hint="Who said what, and until when it stands.",
            ),
        )
        self.part = FormPart("what it is", fields, self.totals, f"a year, {talk.currency}")

    def totals(self, values: Mapping[str, str]) -> Sequence[Total]:
        """What it is worth, what the BATNA is, and what that calls for."""
        typed, unread = typed_package(values)
        package = typed_n(typed, self._start.package, self._here)
        on = self._start.on
        with suppress(BadInput):
            on = Answers(values, self._today).day("on", past=True) or on
        offer = replace(self._start, package=package, on=on, side=_side(values))
        judged = judgement_of(self._talk, offer)
        short = abs(judged.worth - judged.needed)
        rows = [
            Total("worth", show_signed(judged.worth)),
            Total("the BATNA", show_signed(judged.needed)),
        ]
        if values["side"] == "they":
            rows.append(Total("over" if judged.worthwhile else "short", show_money(short)))
            placed = replace(offer, judgement=judged)
            ask = counter_with(with_offer(self._talk, placed), placed)
            calls_for = verdict(judged, ask)
            rows.append(Total("calls for", calls_for, strong=True))
            if ask is not None and calls_for == "counter":
                rows.append(Total("with", show_money(ask), strong=True))
        return tuple(replace(row, figure=UNREAD) if unread else row for row in rows)


def _side(values: Mapping[str, str]) -> OfferSide:
    return "I" if values["side"] == "I" else "they"


def concession_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Plans the bases to go down to, one after the other."""
    count = max(MOST_CONCESSIONS, len(talk.concessions))

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        typed = [answers.amount(f"base_{at}") for at in range(count)]
        planned = tuple(base for base in typed if base is not None)
        return journal.negotiations.edit(talk.uid, concessions=planned)

    planned = [*map(written, talk.concessions), *[""] * count]
    return FormDialog(
        "Planned concessions",
        [
            Field(
                f"base_{at}",
                "First down to" if at == 0 else "Then to",
                value=planned[at],
                hint="A base; steps that get smaller say that there is an end to them.",
                reads=EARNED,
            )
            for at in range(count)
        ],
        submit,
        intro=f"Base a year, before tax, in {talk.currency}.",
        draft=f"concessions {talk.uid}",
        anew=lambda: concession_form(journal, *as_kept(journal, talk)),
    )
