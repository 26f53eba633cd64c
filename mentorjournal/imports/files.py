"""Files of other programs, read whole: what is none, too long or no text is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from mentorjournal.decoding import NotText, decode_or_western
from mentorjournal.errors import BadInput, CannotOpen
from mentorjournal.text import size_words

LARGEST = 50_000_000
"""Bytes; a longer file is not read into memory."""


def typed_path(typed: str) -> Path:
    """The path that somebody typed; `~` is the home folder.

    Raises:
        BadInput: It is empty, or there is no home folder.
    """
    if not typed.strip():
        raise BadInput("Please name the file or folder to take over.", "path")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise BadInput("There is no home folder behind the ~ of that path.", "path") from None


def read_text(path: Path, *, through_links: bool = True) -> tuple[str, str]:
    """What stands in a file.

    Args:
        path: The file.
        through_links: Whether a link is followed, as one that the person names is.

    Returns:
        The text, with line ends as they are; and a sentence where it is not in UTF-8.

    Raises:
        CannotOpen: It is no file that can be read, is too long, or no text.
    """
    what = f"“{path.name or path}”"
    try:
        raw = _read(path, through_links)
        text, odd = decode_or_western(raw)
    except NotText as error:
        raise CannotOpen(f"{what} {error}. Save it as UTF-8, then try again.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise CannotOpen(f"{what} cannot be read: {reason}.") from None
    except BadInput as error:
        raise CannotOpen(f"{what} {error}") from None
    return text, f"{what} {odd}. It was read as Windows-1252; please look it over." if odd else ""


def _read(path: Path, through_links: bool) -> bytes:
    # A pipe or a device would be waited for without end.
    not_through = 0 if through_links else os.O_NOFOLLOW
    opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | not_through)
    with os.fdopen(opened, "rb") as file:
        known = os.fstat(file.fileno())
        if stat.S_ISDIR(known.st_mode):
            raise BadInput("is a folder; name a file.")
        if not stat.S_ISREG(known.st_mode):
            raise BadInput("is not a file.")
        # What grows while it is read is refused too.
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise BadInput(f"is too long: more than {size_words(LARGEST)}. Please take it in parts.")
    return raw
