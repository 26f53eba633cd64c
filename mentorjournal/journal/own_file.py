"""A file that a person may write in the place of, or beside, one of the program's."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.decoding import NotText, decode
from mentorjournal.errors import BadInput, NotKept
from mentorjournal.paths import shown, write_private

SIZE_LIMIT = 64 * 1024
"""Bytes; a longer file is not read into memory whole."""


def own_text(path: Path) -> str | None:
    """What stands in the file; None where there is none.

    Raises:
        BadInput: It is no file that can be read, is too long, or no text.
    """
    try:
        if not path.exists():
            return None
        # A pipe or a device would be waited for without end.
        if not path.is_file():
            raise BadInput("It is not a file.")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
        if len(raw) > SIZE_LIMIT:
            raise BadInput(f"It is longer than {SIZE_LIMIT // 1024} KB.")
        return decode(raw)
    except NotText as error:
        raise BadInput(f"It {error}.") from None
    except OSError as error:
        raise BadInput(f"It cannot be read: {error.strerror}.") from None


def begin_own(path: Path, text: str) -> bool:
    """See that there is a file to edit: one with this text, where there was none.

    Returns:
        Whether it was written just now.

    Raises:
        NotKept: It could not be written.
    """
    try:
        if path.exists():
            return False
        write_private(path, text)
    except OSError as error:
        raise NotKept(f"{shown(path)} cannot be written: {error.strerror}.") from None
    return True
