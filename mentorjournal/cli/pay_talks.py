"""`mentorjournal show WHO "pay talks"`: each with how it stands and what was won."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.output import short_ids, table, terminal_width
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import OwnerId
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.pay_talks import TalkStanding, standing
from mentorjournal.money import show_fixed, show_share

_HEADS = ("Pay talk", "Begun", "State", "Won", "Id")
_NONE = "–"


def _standings(journal: Journal, owner: OwnerId) -> list[TalkStanding]:
    """The newest first.

    Raises:
        Refused: They are not for me to see.
    """
    journal.negotiations.need_to_see(owner)
    today = journal.today()
    return [standing(talk, today) for talk in reversed(journal.negotiations.of(owner))]


def _words(journal: Journal, owner: OwnerId) -> Iterator[str]:
    found = _standings(journal, owner)
    yield f"{journal.people.owner_name(owner)}: pay talks, private"
    if not found:
        yield "\nNo pay talk is prepared yet."
        return
    ids = short_ids([each.talk.uid for each in found])
    today = journal.today()
    rows = [
        (
            each.talk.title,
            show_date(each.begun, today),
            each.words,
            _NONE if each.share is None else show_share(each.share),
            uid,
        )
        for each, uid in zip(found, ids, strict=True)
    ]
    yield "\n" + table([_HEADS, *rows], cut_first=terminal_width())
    yield "\nWon is how far the offer went from the least to accept to their likely limit."


def _as_json(journal: Journal, owner: OwnerId) -> dict[str, Any]:
    return {
        "today": journal.today().isoformat(),
        "owner": owner,
        "name": journal.people.owner_name(owner),
        "private": True,
        "pay_talks": [_talk(each) for each in _standings(journal, owner)],
    }


def _talk(each: TalkStanding) -> dict[str, Any]:
    outcome = each.talk.outcome
    return {
        "id": each.talk.uid,
        "title": each.talk.title,
        "begun": each.begun.isoformat(),
        "state": each.state,
        "decide_by": each.talk.decide_by.isoformat() if each.talk.decide_by else None,
        "on": outcome.on.isoformat() if outcome else None,
        "currency": each.talk.currency,
        "offer": str(outcome.offer) if outcome and outcome.offer is not None else None,
        "won": None if each.share is None else show_fixed(each.share, 2),
        "prepared_in": each.talk.relationship,
    }


TWIN = Twin(_words, _as_json)
