"""`mentorjournal sessions`: talks that were held, missed, moved, or lie ahead."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import no_journal_yet, reading, relationship_of, typed_date
from mentorjournal.cli.output import cut, one_line, short_ids, show, table, terminal_width
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.timeline import STATES, begins
from mentorjournal.mentoring.words import CHANNEL_WORDS

_HEADS = ("Name", "Day", "How", "Length", "", "About", "Id")
_LEAST_ABOUT, _ABOUT = 20, 60


def print_sessions(arguments: Namespace) -> int:
    """Print talks, the newest first.

    Raises:
        BadInput: A day cannot be read, or the last one lies before the first.
        NotFound: Nobody is called that.
    """
    with reading(arguments) as journal:
        today = journal.today()
        since = typed_date(arguments.since, today, "--since", past=True) or date.min
        until = typed_date(arguments.until, today, "--until", past=True) or date.max
        if until < since:
            raise BadInput("--until lies before --since, so that no day is left.", "until")
        found = [each for each in _sessions(journal, arguments.who) if since <= each[1].on <= until]
        if arguments.json:
            entries = [entry_of(journal, *each) for each in found]
            show_json({"today": today.isoformat(), "sessions": entries})
        elif journal.is_empty:
            show(no_journal_yet(journal))
        elif not found:
            show("There is no such session.")
        else:
            show(table([_HEADS, *_rows(journal, found, today)]))
    return 0


def _sessions(journal: Journal, who: str | None) -> list[tuple[Relationship, Session]]:
    """Those with somebody, or with everybody, newest first."""
    every = journal.relationships.all() if who is None else [relationship_of(journal, who)]
    found = [(each, session) for each in every for session in journal.sessions.of(each)]
    return sorted(found, key=lambda each: (each[1].on, each[1].uid), reverse=True)


def _rows(
    journal: Journal, found: Sequence[tuple[Relationship, Session]], today: date
) -> Iterator[Sequence[str]]:
    ids = short_ids([session.uid for _relationship, session in found])
    room = terminal_width()
    about = _ABOUT if room is None else max(_LEAST_ABOUT, room - _ABOUT)
    for (relationship, session), uid in zip(found, ids, strict=True):
        # Without a summary it is told by its notes, which are nobody else's.
        private = "" if session.summary.strip() else "private: "
        words = one_line(begins(session, today))
        length = f"{session.length} min" if session.length else ""
        yield (
            journal.relationships.person(relationship).name,
            " ".join(filter(None, (show_date(session.on, today), session.at))),
            CHANNEL_WORDS[session.channel],
            length,
            STATES.get(session.state, ""),
            cut(f"{private}{words}", about) if words else "",
            uid,
        )


def entry_of(journal: Journal, relationship: Relationship, session: Session) -> dict[str, Any]:
    """A session for other programs."""
    return {
        "id": session.uid,
        "relationship": relationship.uid,
        "who": journal.relationships.person(relationship).name,
        "on": session.on.isoformat(),
        "at": session.at,
        "state": session.state,
        "channel": session.channel,
        "minutes": session.length,
        "summary": session.summary,
    }
