"""The forms of an offer in a pay talk, and of the concessions planned."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.offers import Offer, OfferSide
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.offers import in_turn, last_of
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.package_fields import package_fields, read_package
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

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        on = answers.day("on", past=True) or journal.today()
        if on > journal.today():
            raise BadInput("An offer that was made cannot lie in the future.", "on")
        package = read_package(answers)
        if package.base <= 0:
            raise BadInput("Write down the base offered; today's, if it stays.", "base")
        part = made(
            Offer,
            uid=old.uid if old else journal.new_uid(),
            on=on,
            side=answers.typed("side"),
            package=package,
            written=answers.flag("written"),
            note=answers.text("note"),
        )
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        "Edit the offer" if old else "Write down an offer",
        offer_fields(talk, old),
        submit,
        intro=f"What it pays a year, before tax, in {talk.currency}.",
        draft=f"offer {old.uid if old else talk.uid}",
    )


def offer_fields(talk: Negotiation, old: Offer | None = None) -> tuple[Field, ...]:
    """What the form begins with: the last offer of the side whose turn it is, or today's."""
    side = old.side if old else _next_side(talk)
    begins = old or last_of(talk, side)
    return (
        Field("on", "Day", value=shown_date(old.on) if old else "today", hint=HINT),
        Field("side", "Whose", "choice", side, options=SIDES),
        Field("written", "In writing", "toggle", "yes" if old and old.written else ""),
        *package_fields(begins.package if begins else talk.now),
        Field(
            "note",
            "Said with it",
            "text",
            old.note if old else "",
            hint="Who said what, and until when it stands.",
        ),
    )


def _next_side(talk: Negotiation) -> OfferSide:
    """They begin; after that it is the turn of whoever did not speak last."""
    newest = in_turn(talk)[-1:]
    return "I" if newest and newest[0].side == "they" else "they"


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
                reads=parse_number,
            )
            for at in range(count)
        ],
        submit,
        intro=f"Base a year, before tax, in {talk.currency}.",
        draft=f"concessions {talk.uid}",
    )
