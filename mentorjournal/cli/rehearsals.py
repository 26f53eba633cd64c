"""`mentorjournal show SHEET rehearsal`: how a pay talk was rehearsed, card by card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorjournal.cli.showing import PayTalkOf, Twin
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Session
from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.journal.rehearsals import HeldRehearsal
from mentorjournal.mentoring.rehearsing import asked, minutes_of, result_word, score, went_well
from mentorjournal.text import plural

_WORD = 12


def _words(journal: Journal, meant: PayTalkOf) -> Iterator[str]:
    talk = meant.talk
    title = talk.title if talk is not None else journal.people.owner_name(meant.owner)
    yield f"{title}: rehearsals, private"
    found = journal.negotiations.rehearsals.of(meant.owner, meant.talk)
    if not found:
        yield "\nNot rehearsed yet."
    for held in found[::-1]:
        yield from _rehearsal(journal, held)


def _rehearsal(journal: Journal, held: HeldRehearsal) -> Iterator[str]:
    where = "kept with the session" if isinstance(held.holder, Session) else ""
    first, *rest = rehearsal_words(held.rehearsal, journal.today(), where)
    yield f"\n{first}"
    yield from rest


def rehearsal_words(one: Rehearsal, today: date, where: str = "") -> Iterator[str]:
    """A rehearsal, its scene and what was learned, and card by card what was said.

    Args:
        one: The rehearsal.
        today: The local day.
        where: With what it is kept, where that is said.
    """
    minutes = plural(minutes_of(one), "minute") if minutes_of(one) else ""
    said = (show_date(one.on, today), one.who, score(one), minutes, where)
    yield "   ".join(filter(None, said))
    for label, text in (("scene", one.scene), ("learned", one.learned)):
        if text:
            yield _row(label, text)
    for card in one.cards:
        yield from _card(card)


def _card(card: PlayedCard) -> Iterator[str]:
    yield _row(result_word(card), f"“{card.question}”")
    for label, text in (("answer", card.answer), ("instead", card.instead)):
        if text:
            yield _row(label, text)


def _row(label: str, text: str) -> str:
    """A label, and a text of any number of lines behind it."""
    first, *others = text.split("\n")
    indented = (f"{'':<{_WORD + 2}}{line}".rstrip() for line in others)
    return "\n".join((f"  {label:<{_WORD}}{first}".rstrip(), *indented))


def _as_json(journal: Journal, meant: PayTalkOf) -> dict[str, Any]:
    found = journal.negotiations.rehearsals.of(meant.owner, meant.talk)
    return {
        "id": meant.talk.uid if meant.talk else None,
        "owner": meant.owner,
        "private": True,
        "rehearsals": [
            rehearsal_entry(
                held.rehearsal, held.holder.uid if isinstance(held.holder, Session) else None
            )
            for held in found
        ],
    }


def rehearsal_entry(one: Rehearsal, session: Uid | None) -> dict[str, Any]:
    """A rehearsal for other programs.

    Args:
        one: The rehearsal.
        session: The session with which it is kept; None for a sheet.
    """
    return {
        "id": one.uid,
        "session": session,
        "on": one.on.isoformat(),
        "who": one.who,
        "scene": one.scene,
        "learned": one.learned,
        "minutes": minutes_of(one),
        "asked": asked(one),
        "well": went_well(one),
        "cards": [
            {
                "card": card.card,
                "kind": card.kind,
                "question": card.question,
                "instead": card.instead,
                "answer": card.answer,
                "result": card.result,
                "seconds": card.seconds,
            }
            for card in one.cards
        ],
    }


TWIN = Twin(_words, _as_json, of="talk")
