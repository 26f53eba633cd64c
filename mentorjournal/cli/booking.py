"""`mentorjournal book`: a session that lies ahead."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.journals import relationship_of, typed_date, typed_minutes, writing
from mentorjournal.cli.output import confirm, short_id
from mentorjournal.errors import BadInput
from mentorjournal.journal.bookings import booked_words
from mentorjournal.mentoring.usual import usual_channel
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.times import parse_time


def book_session(arguments: Namespace) -> int:
    """Book a session and say how its day suits.

    Raises:
        BadInput: A word cannot be used, or the day is over.
        NotFound: Nobody is called that.
    """
    at = _time(arguments.time)
    minutes = typed_minutes(arguments.minutes)
    with writing(arguments) as journal:
        day = typed_date(arguments.date, journal.today(), "DATE", past=False)
        relationship = relationship_of(journal, arguments.who)
        channel = arguments.channel or usual_channel(journal.sessions.of(relationship))
        session = journal.sessions.bookings.plan(
            relationship,
            day or journal.today(),
            channel,
            at=at,
            minutes=minutes,
        )
        name = journal.relationships.person(relationship).name
        words, _warns = booked_words(journal, relationship, session)
    what = CHANNEL_WORDS[session.channel]
    confirm(f"Booked with {name}, {what}: {words}  {short_id(session.uid)}")
    return 0


def _time(typed: str | None) -> str | None:
    if typed is None:
        return None
    try:
        return parse_time(typed)
    except BadInput as error:
        raise BadInput(f"TIME: {error}") from None
