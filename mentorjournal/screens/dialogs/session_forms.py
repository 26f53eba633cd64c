"""The forms of a session: wrapping up, its day and channel, a point for its agenda."""

from __future__ import annotations

from typing import cast

from mentorjournal.data.base import Channel
from mentorjournal.data.models import Relationship, Session
from mentorjournal.dates import parse_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence import check_date
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.text import plural

CHANNELS = tuple(CHANNEL_WORDS.items())


def wrap_up_form(journal: Journal, session: Session, relationship: Relationship) -> FormDialog[str]:
    """Ends a session; gives a sentence about the next date's cadence, or "" where it is fine.

    Args:
        journal: Where it is kept.
        session: The session; one that is over already keeps its times.
        relationship: With whom.
    """
    following = journal.sessions.next_of(session)
    fields = (
        Field(
            "summary",
            "Summary",
            "text",
            session.summary,
            hint="In the protégé's words: what was it about, what comes of it? It is shared.",
        ),
        Field(
            "next_on",
            "Next date",
            value=following.on.isoformat() if following else "",
            hint="2026-12-01, fri, +2w; empty for none yet.",
        ),
        Field(
            "next_channel",
            "Next channel",
            "choice",
            following.channel if following else session.channel,
            options=CHANNELS,
        ),
        Field(
            "reflection",
            "Reflection",
            "text",
            session.reflection,
            hint="Private for ever: what went well, what would you do otherwise?",
            private=True,
        ),
    )

    def submit(values: dict[str, str]) -> str:
        typed = values["next_on"].strip()
        next_on = parse_date(typed, journal.today(), field="next_on") if typed else None
        channel = cast(Channel, values["next_channel"])
        warning = ""
        if next_on is not None:
            others = [s for s in journal.sessions.of(relationship) if s.state != "planned"]
            warning = check_date(relationship, others, next_on, channel)
        journal.sessions.end(
            session.uid,
            summary=values["summary"],
            reflection=values["reflection"],
            next_on=next_on,
            next_channel=channel,
        )
        return warning

    return FormDialog(
        "Wrap up",
        fields,
        submit,
        intro=_actions(journal, session, relationship),
        draft=f"wrap-up {session.uid}",
    )


def _actions(journal: Journal, session: Session, relationship: Relationship) -> str:
    """What was promised in this session, and what still lacks a date."""
    promised = [
        item
        for item in journal.follow_ups.of(relationship)
        if item.session == session.uid and item.kind == "action" and item.open
    ]
    if not promised:
        return "No action was noted in this session."
    undated = sum(item.due is None for item in promised)
    mine = sum(item.owner == "me" for item in promised)
    words = f"{plural(len(promised), 'action')}: {mine} yours, {len(promised) - mine} theirs"
    return f"{words}; {undated} without a date." if undated else f"{words}, all with a date."


def details_form(journal: Journal, session: Session) -> FormDialog[Session]:
    """Changes the day, the channel and the length of a session."""
    fields = [
        Field("on", "Day", value=session.on.isoformat(), required=True),
        Field("channel", "Channel", "choice", session.channel, options=CHANNELS),
    ]
    if session.state == "happened":
        fields.append(
            Field("minutes", "Minutes", value=length_of(session), hint="How long it took.")
        )

    def submit(values: dict[str, str]) -> Session:
        past = session.state != "planned"
        on = parse_date(values["on"], journal.today(), past=past, field="on")
        changed: dict[str, object] = {"on": on, "channel": values["channel"]}
        if values.get("minutes", length_of(session)) != length_of(session):
            changed["minutes"] = parse_minutes(values["minutes"])
        return journal.sessions.edit(session.uid, **changed)

    return FormDialog("Day and channel", fields, submit, draft=f"details {session.uid}")


def length_of(session: Session) -> str:
    """The length of a session as a form shows it."""
    return "" if session.length is None else str(session.length)


def parse_minutes(typed: str) -> int | None:
    """Minutes from what was typed; None for nothing.

    Raises:
        BadInput: It is not a whole number.
    """
    typed = typed.strip()
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        raise BadInput(f"“{typed[:40]}” is not a number of minutes; write 45.", "minutes")
    return int(typed)


def agenda_form(journal: Journal, session: str) -> FormDialog[Session]:
    """Adds a point to a session's agenda."""
    return FormDialog(
        "Add to the agenda",
        [Field("text", "Point", required=True)],
        lambda values: journal.sessions.add_point(session, values["text"]),
        draft=f"agenda {session}",
    )
