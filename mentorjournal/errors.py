"""The errors a person may meet, each worded for that person.

The message of every error here is a sentence to be shown as it stands: it says what is
wrong, what was kept, and what to do. None of them carries text from the journal that the
person did not just type. Screens and the command line catch `JournalError` at their edge;
anything else is a defect and is logged.
"""

from __future__ import annotations

from collections.abc import Sequence


class JournalError(Exception):
    """Anything that goes wrong in a way the person can be told about."""


class BadInput(JournalError):
    """Something typed that cannot be used; nothing was changed.

    Args:
        message: What is wrong and what would be right, as a sentence.
        field: The name of the form field or option it was typed in, if known.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFound(JournalError):
    """The journal holds nothing of that name or id."""


class Unclear(BadInput):
    """A figure, a day or a name could mean several; nothing was changed, and the person chooses.

    Args:
        typed: What was typed.
        readings: What it could mean, each as it is to be typed to mean nothing else.
        field: The name of the form field or option it was typed in, if known.
        advice: What to do about it, as the rest of a sentence, without the full stop.
        said: What each of them is called where they are offered; as it is typed if left out.
    """

    def __init__(
        self,
        typed: str,
        readings: Sequence[str],
        field: str = "",
        *,
        advice: str = "write the one you mean",
        said: Sequence[str] = (),
    ) -> None:
        self.said = tuple(said or readings)
        possible = " or ".join(self.said)
        super().__init__(f"“{typed[:40]}” could be {possible}. Please {advice}.", field)
        self.typed = typed
        self.readings = tuple(readings)


class Ambiguous(BadInput):
    """A name fits several people.

    Args:
        message: The sentence.
        candidates: Names that fit, each unambiguous.
    """

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class Refused(JournalError):
    """A rule forbids it, such as a document for an audience that may not have it."""


class Conflict(JournalError):
    """What was to be changed has changed meanwhile; nothing was changed."""


class NotKept(JournalError):
    """A change could not be written to the disk; nothing was changed."""


class ReadOnly(NotKept):
    """The journal is open for reading only, because another program writes it."""


class CannotOpen(JournalError):
    """The journal file cannot be opened; it was left as it is."""


class Damaged(CannotOpen):
    """The journal file is not a whole journal; it was left as it is.

    Args:
        message: The sentence, with file, line and column where known.
        line: 1-based line of the damage, or 0.
        column: 1-based column, or 0.
        byte: 0-based offset, or -1.
        table: The table of the record that is wrong, or empty.
        record: Its uid, or its key where it has none.
        field: The field that is wrong, or empty.
    """

    def __init__(
        self,
        message: str,
        *,
        line: int = 0,
        column: int = 0,
        byte: int = -1,
        table: str = "",
        record: str = "",
        field: str = "",
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.byte = byte
        self.table = table
        self.record = record
        self.field = field


class NotHere(CannotOpen):
    """The journal file is kept elsewhere, and has to be fetched first."""


class TooNew(CannotOpen):
    """The journal was written by a newer version of the program."""
