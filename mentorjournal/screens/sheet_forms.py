"""Editing and deleting what belongs to a BATNA sheet, by the id of its row in a list."""

from __future__ import annotations

from typing import Any

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Objection,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.preparation import BOTH
from mentorjournal.screens.dialogs.alternative_form import alternative_form
from mentorjournal.screens.dialogs.argument_forms import objection_form, trade_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.market_form import market_form
from mentorjournal.screens.dialogs.offer_form import concession_form, offer_form
from mentorjournal.screens.dialogs.outcome_form import outcome_form
from mentorjournal.screens.dialogs.package_form import package_form
from mentorjournal.screens.dialogs.rehearsal_form import rehearsal_form
from mentorjournal.screens.dialogs.talk_form import talk_form
from mentorjournal.screens.dialogs.target_form import target_form
from mentorjournal.screens.dialogs.words_form import EVIDENCE, evidence_form, words_form
from mentorjournal.widgets.alternative_table import STAYING

SheetPart = Alternative | MarketFigure | Trade | Objection | Rehearsal | Offer

NAMES: dict[type, str] = {
    Alternative: "The alternative",
    MarketFigure: "The market figure",
    Trade: "The trade",
    Objection: "The objection",
    Rehearsal: "The rehearsal",
    Offer: "The offer",
}


def sheet_part(talk: Negotiation, row: str) -> SheetPart | None:
    """The part a row stands for; None for what is the sheet's own, and for a new part.

    Raises:
        NotFound: It is not there any more.
    """
    kind, _, uid = row.partition(":")
    parts: dict[str, tuple[SheetPart, ...]] = {
        "alternative": talk.alternatives,
        "market": talk.market,
        "trade": talk.trades,
        "objection": talk.objections,
        "rehearsal": talk.rehearsals,
        "offer": talk.offers,
    }
    if kind not in parts or not uid:
        return None
    for part in parts[kind]:
        if part.uid == uid:
            return part
    raise NotFound("That is not there any more.")


BEGINS_AT = ("numbers", "talk", STAYING)
"""Rows whose id may name, behind a colon, the field of their form to begin at."""


def sheet_form(journal: Journal, talk: Negotiation, row: str) -> FormDialog[Any]:
    """The form for what a row stands for, or for a new part of its kind."""
    form = _form(journal, talk, row)
    kind, _, field = row.partition(":")
    if kind in BEGINS_AT:
        form.begin_at(field)
    return form


def _form(journal: Journal, talk: Negotiation, row: str) -> FormDialog[Any]:
    match sheet_part(talk, row):
        case Alternative() as alternative:
            return alternative_form(journal, talk, alternative)
        case MarketFigure() as figure:
            return market_form(journal, talk, figure)
        case Trade() as trade:
            return trade_form(journal, talk, trade)
        case Objection() as objection:
            return objection_form(journal, talk, objection)
        case Rehearsal() as rehearsal:
            return rehearsal_form(journal, talk, rehearsal)
        case Offer() as offer:
            return offer_form(journal, talk, offer)
    kind, _, which = row.partition(":")
    match kind:
        case "alternative":
            return alternative_form(journal, talk)
        case "market":
            return market_form(journal, talk)
        case "trade":
            return trade_form(journal, talk)
        case "objection":
            return objection_form(journal, talk)
        case "rehearsal":
            return rehearsal_form(journal, talk)
        case "offer":
            return offer_form(journal, talk)
        case "concessions":
            return concession_form(journal, talk)
        case "words" if _subject(which) == EVIDENCE:
            return evidence_form(journal, talk)
        case "words":
            return words_form(journal, talk, _subject(which))
        case "numbers":
            return target_form(journal, talk)
        case "outcome":
            return outcome_form(journal, talk)
        case _ if kind == STAYING:
            return package_form(journal, talk)
    return talk_form(journal, talk.owner, talk)


def _subject(which: str) -> str:
    """What a row of words is about: one of them may stand in several rows."""
    return which.partition(":")[0]


def _without(talk: Negotiation, which: str) -> dict[str, Any]:
    """The fields of a sheet without the words of a row; nothing where there are none."""
    subject, _, part = which.partition(":")
    if subject == EVIDENCE and part in talk.achievements:
        return {"achievements": tuple(uid for uid in talk.achievements if uid != part)}
    both = next((each for each in BOTH if each.id == subject), None)
    fields = (EVIDENCE,) if both is None else (both.mine, both.theirs)
    return dict.fromkeys(fields, "") if any(getattr(talk, field) for field in fields) else {}


def sheet_part_name(talk: Negotiation, row: str) -> str:
    """What a row stands for, in words: "the alternative"."""
    part = sheet_part(talk, row)
    if part is None:
        return "what stands here"
    name = NAMES[type(part)]
    return name[0].lower() + name[1:]


def delete_sheet_part(journal: Journal, talk: Negotiation, row: str) -> str:
    """Delete what a row stands for and say what became of it.

    Raises:
        Refused: It is not a thing that can be deleted by itself.
    """
    kind, _, which = row.partition(":")
    part = sheet_part(talk, row)
    if part is not None:
        name = NAMES[type(part)]
        journal.negotiations.remove(talk.uid, part, name[0].lower() + name[1:])
        return f"{name} is in the trash."
    if kind == "outcome" and talk.outcome is not None:
        journal.negotiations.edit(talk.uid, outcome=None)
        return "The outcome is gone."
    if kind == "numbers":
        journal.negotiations.edit(talk.uid, target=None, first_offer=None, cap=None, limit=None)
        return "Target, their first offer and their limit are gone."
    if kind == "concessions" and talk.concessions:
        journal.negotiations.edit(talk.uid, concessions=())
        return "The planned concessions are gone."
    if kind == "words" and (gone := _without(talk, which)):
        journal.negotiations.edit(talk.uid, **gone)
        return "That is gone."
    if kind == STAYING:
        raise Refused("To stay as today is always an alternative.")
    raise Refused("There is nothing to delete here.")
