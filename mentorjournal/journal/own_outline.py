"""One's own outline of the roadmap: a TOML file beside the settings, or where these say."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.decoding import NotText, decode
from mentorjournal.errors import BadInput, NotKept
from mentorjournal.mentoring.outline import STANDARD_FILE, Roadmap
from mentorjournal.paths import outline_path, settings_path, shown, write_private

SIZE_LIMIT = 64 * 1024
"""Bytes; a longer file is not read into memory whole."""


class OwnOutline(Struct, frozen=True):
    """What was found.

    Attributes:
        path: Where it is, or would be.
        outline: It, where there is one that can be used.
        problem: Why one that is there cannot be used, as a sentence; empty otherwise.
    """

    path: Path
    outline: Roadmap | None = None
    problem: str = ""


def own_outline() -> OwnOutline:
    """The person's own outline, for years that begin from now on; never fails."""
    path = _place()
    if not path.exists():
        return OwnOutline(path)
    # Kept off the start path: few have one.
    from mentorjournal.mentoring.outline_file import parse_outline

    try:
        return OwnOutline(path, parse_outline(_text(path)))
    except BadInput as error:
        said = f"{shown(path)}: {error} New years go by the outline of the program."
        return OwnOutline(path, problem=said)


def begin_own_outline() -> tuple[Path, bool]:
    """See that there is a file to edit: the outline of the program, where there was none.

    Returns:
        Where it is, and whether it was written just now.

    Raises:
        NotKept: It could not be written.
    """
    path = _place()
    if path.exists():
        return path, False
    try:
        write_private(path, STANDARD_FILE.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotKept(f"{shown(path)} cannot be written: {error.strerror}.") from None
    return path, True


def _place() -> Path:
    if not settings_path().exists():
        return outline_path()
    # Kept off the start path: only who has settings can have named another place.
    from mentorjournal.settings import read_settings

    return outline_path(read_settings().outline)


def _text(path: Path) -> str:
    """What stands in the file.

    Raises:
        BadInput: It is no file that can be read, is too long, or no text.
    """
    # A pipe or a device would be waited for without end.
    if not path.is_file():
        raise BadInput("It is not a file.")
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
        if len(raw) > SIZE_LIMIT:
            raise BadInput(f"It is longer than {SIZE_LIMIT // 1024} KB.")
        return decode(raw)
    except NotText as error:
        raise BadInput(f"It {error}.") from None
    except OSError as error:
        raise BadInput(f"It cannot be read: {error.strerror}.") from None
