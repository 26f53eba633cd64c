"""`mentorjournal show` with the id of a session: all that it says, private lines marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.rehearsals import rehearsal_entry, rehearsal_words
from mentorjournal.cli.session_list import entry_of
from mentorjournal.cli.showing import Twin
from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.records.models import Session
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.private_lines import is_private_line
from mentorjournal.mentoring.timeline import STATES
from mentorjournal.mentoring.words import session_words

_PRIVATE = "private: "


def _words(journal: Journal, session: Session) -> Iterator[str]:
    relationship = journal.relationships.get(session.relationship)
    name = journal.relationships.person(relationship).name
    state = f", {STATES[session.state]}" if session.state in STATES else ""
    told = f"{full_date(session.on)}, {session_words(session)}{state}"
    yield f"{name}: {told}   {short_id(session.uid)}"
    if session.reason:
        yield f"{_PRIVATE}{one_line(session.reason)}"
    if session.summary.strip():
        yield f"\nSummary\n{_indented(session.summary)}"
    if session.agenda:
        yield "\nAgenda"
        for point in session.agenda:
            yield f"  [{'x' if point.done else ' '}] {one_line(point.text)}"
    if lines := _lines(session):
        yield "\nNotes"
        for line, private in lines:
            yield f"  {_PRIVATE if private else ''}{line}".rstrip()
    if session.reflection.strip():
        yield f"\nReflection\n{_indented(session.reflection, _PRIVATE)}"
    for one in session.role_plays:
        played = "\n".join(rehearsal_words(one, journal.today()))
        yield f"\nRole play\n{_indented(played, _PRIVATE)}"
    if (following := journal.sessions.next_of(session)) is not None:
        yield (
            f"\nNext: {full_date(following.on)}, {session_words(following)}   "
            f"{short_id(following.uid)}"
        )


def _indented(text: str, lead: str = "") -> str:
    return "\n".join(
        f"  {lead if line.strip() else ''}{line}".rstrip() for line in text.split("\n")
    )


def _lines(session: Session) -> list[tuple[str, bool]]:
    """The lines of the notes, each with whether it is nobody else's; a blank one says nothing."""
    if not session.notes.strip():
        return []
    index = NotesIndex.of(session.notes)
    return [
        (line, bool(line.strip()) and is_private_line(session, index.kind_at(row)))
        for row, line in enumerate(session.notes.splitlines())
    ]


def _as_json(journal: Journal, session: Session) -> dict[str, Any]:
    relationship = journal.relationships.get(session.relationship)
    following = journal.sessions.next_of(session)
    return {
        "today": journal.today().isoformat(),
        "session": entry_of(journal, relationship, session)
        | {
            "agenda": [{"text": each.text, "done": each.done} for each in session.agenda],
            "notes": session.notes,
            "lines": [{"text": line, "private": private} for line, private in _lines(session)],
            "reflection": session.reflection,
            "reason": session.reason,
            "role_plays": [rehearsal_entry(each, session.uid) for each in session.role_plays],
            "next": None if following is None else entry_of(journal, relationship, following),
        },
    }


TWIN = Twin(_words, _as_json, of="itself")
