"""`mentorjournal log`: a session that took place."""

from __future__ import annotations

import sys
from argparse import Namespace

from mentorjournal.cli.journals import relationship_of, typed_date, typed_minutes, writing
from mentorjournal.cli.output import complain, confirm, short_id
from mentorjournal.dates import show_date
from mentorjournal.decoding import NotText, decode_or_western
from mentorjournal.errors import BadInput, JournalError, Refused
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import TEXT_LIMIT, clean, visible

# A character takes four bytes at most; one more shows that there are too many.
_BYTES_LIMIT = 4 * TEXT_LIMIT + 1
_TOO_LONG = BadInput(f"That is too long for notes: at most {TEXT_LIMIT:,} characters.")


def log_session(arguments: Namespace) -> int:
    """Write down a session, with notes from the command line or standard input.

    Raises:
        BadInput: A word cannot be used.
        NotFound: Nobody is called that.
        Refused: Nothing came in where standard input was asked for.
    """
    # Read first: nobody waits for the journal while notes are being typed.
    notes = _standard_input() if arguments.text == "-" else arguments.text or ""
    with writing(arguments) as journal:
        today = journal.today()
        on = typed_date(arguments.on, today, "--on", past=True) or today
        minutes = typed_minutes(arguments.minutes)
        relationship = relationship_of(journal, arguments.who)
        session = journal.sessions.log(
            relationship,
            on=on,
            channel=arguments.channel,
            minutes=minutes,
            notes=clean(notes),
        )
        name = journal.relationships.person(relationship).name
    what, day = CHANNEL_WORDS[session.channel], show_date(session.on, today)
    confirm(f"Logged with {name}: {what}, {day}  {short_id(session.uid)}")
    return 0


def _standard_input() -> str:
    """What comes in on standard input.

    Raises:
        Refused: Nothing comes in, or nothing that can be read as text.
        BadInput: It is too long.
        JournalError: It cannot be read.
    """
    if sys.stdin is None:
        raise Refused("“-” reads standard input, which is closed. Nothing was written.")
    if sys.stdin.isatty():
        complain("Type the notes, and Ctrl+D on a line of its own to end them.")
    try:
        raw = sys.stdin.buffer.read(_BYTES_LIMIT)
    except OSError as error:
        raise JournalError(f"Standard input cannot be read: {error.strerror}.") from None
    if len(raw) == _BYTES_LIMIT:
        raise _TOO_LONG
    try:
        notes, odd = decode_or_western(raw)
    except NotText as error:
        raise Refused(f"What came in {error}. Nothing was written.") from None
    if len(notes) > TEXT_LIMIT:
        raise _TOO_LONG
    if not visible(notes):
        raise Refused("Nothing came in on standard input, so nothing was written.")
    if odd:
        complain(f"What came in {odd}. It was read as Windows-1252; please look it over.")
    return notes
