"""`mentorjournal people`: who is in the journal, and how each relationship stands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from mentorjournal.cli.as_json import iso_day, made, show_json
from mentorjournal.cli.journals import no_journal_yet, reading
from mentorjournal.cli.output import show, table, terminal_width
from mentorjournal.data.notes.words import is_among
from mentorjournal.data.records.models import Person, Session
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence_words import RHYTHM_WORDS, clocks_for_programs, why
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.roadmap import month_in
from mentorjournal.mentoring.standings import Order, Standing, ordered, standings
from mentorjournal.mentoring.words import CHANNEL_WORDS, ROLE_WORDS

_NONE = "–"
_HEADS = ("Name", "I am", "Month", "Last contact", "Next", "State", "Open actions", "Why")


def print_people(arguments: Namespace) -> int:
    """Print everybody, or those who are asked for, a line for each relationship."""
    with reading(arguments) as journal:
        today = journal.today()
        entries = entries_of(journal, arguments.role, arguments.state, arguments.sort)
        if arguments.tag:
            entries = [each for each in entries if is_among(arguments.tag, each["tags"])]
        if arguments.json:
            show_json({**made(journal.now()), "people": entries})
        elif not entries:
            narrowed = arguments.role or arguments.state or arguments.tag
            show("Nobody is like that." if narrowed else no_journal_yet(journal))
        else:
            rows = [row for entry in entries for row in _rows(entry, today)]
            show(table([_HEADS, *rows], cut_first=terminal_width()))
    return 0


def entries_of(
    journal: Journal, role: str | None = None, state: str | None = None, sort: str | None = None
) -> list[dict[str, Any]]:
    """People as JSON has them.

    Args:
        journal: The journal.
        role: What I am to them; None for either.
        state: How it stands, in a word; None for any.
        sort: One of the orders of the dashboard; None for everybody by name.
    """
    facts, today = journal.overview.facts(), journal.today()
    found = standings(facts, next_steps(facts, today), today)
    if sort is not None:
        found = ordered(found, cast(Order, sort))
    relationships: dict[str, list[dict[str, Any]]] = {}
    for one in found:
        if role in (None, one.relationship.my_role) and state in (None, one.status.word):
            entry = _relationship(one, facts, today)
            relationships.setdefault(one.relationship.person, []).append(entry)
    everybody = {person.uid: person for person in journal.people.all()}
    if sort is None:
        order = [uid for uid in everybody if uid in relationships or not (role or state)]
    else:
        alone = [uid for uid in everybody if uid not in relationships and not (role or state)]
        order = [*(uid for uid in relationships if uid in everybody), *alone]
    return [_person(everybody[uid], relationships.get(uid, [])) for uid in order]


def _person(person: Person, relationships: list[dict[str, Any]]) -> dict[str, Any]:
    # Mail and phone stay in the journal: a list of people is easily passed on.
    return {
        "id": person.uid,
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "handle": person.handle,
        "tags": list(person.tags),
        "relationships": relationships,
        "other_names": list(person.other_names),
    }


def _relationship(one: Standing, facts: JournalOverview, today: date) -> dict[str, Any]:
    relationship, now = one.relationship, one.status
    month = month_in(relationship, facts.year_now(relationship, today))
    return {
        "id": relationship.uid,
        "my_role": relationship.my_role,
        "form": relationship.form,
        "stage": now.stage,
        "state": now.word,
        "why": why(now, today),
        "rhythm": RHYTHM_WORDS[relationship.rhythm],
        "clocks": clocks_for_programs(now),
        "start": relationship.start.isoformat() if relationship.start else None,
        "paid_forward": iso_day(relationship.paid_forward),
        "month": month.id[0] if month else None,
        "theme": month.month.theme if month else None,
        "last_contact": _session(now.last),
        "next": _session(now.next),
        "needs_me": one.needs_me,
        "open_actions": {"me": one.mine, "them": one.theirs},
    }


def _session(session: Session | None) -> dict[str, str] | None:
    if session is None:
        return None
    return {"on": session.on.isoformat(), "channel": session.channel, "session": session.uid}


def _rows(entry: dict[str, Any], today: date) -> list[Sequence[str]]:
    """The lines of one person."""
    name = entry["name"]
    if not entry["relationships"]:
        return [(name, *[_NONE] * (len(_HEADS) - 1))]
    return [
        (
            name,
            ROLE_WORDS[relationship["my_role"]],
            _month(relationship),
            _contact(relationship["last_contact"], today),
            _contact(relationship["next"], today),
            relationship["state"],
            _open(relationship["open_actions"]),
            relationship["why"] or _NONE,
        )
        for relationship in entry["relationships"]
    ]


def _month(relationship: dict[str, Any]) -> str:
    if relationship["month"]:
        return f"{relationship['month']} {relationship['theme']}"
    return "one-off" if relationship["form"] == "one-off" else _NONE


def _contact(session: dict[str, Any] | None, today: date) -> str:
    if session is None:
        return _NONE
    channel = CHANNEL_WORDS[session["channel"]]
    return f"{show_date(date.fromisoformat(session['on']), today)} {channel}"


def _open(actions: dict[str, int]) -> str:
    words = [f"{count} {whose}" for whose, count in actions.items() if count]
    return ", ".join(words) or _NONE
