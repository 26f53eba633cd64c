"""One's own outline of the roadmap: a TOML file beside the settings, or where these say."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.errors import BadInput
from mentorjournal.journal.own_file import begin_own, own_text
from mentorjournal.mentoring.outline import STANDARD_FILE, Roadmap
from mentorjournal.paths import outline_path, settings_path, shown


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
    try:
        text = own_text(path)
        if text is None:
            return OwnOutline(path)
        # Kept off the start path: few have one.
        from mentorjournal.mentoring.outline_file import parse_outline

        return OwnOutline(path, parse_outline(text))
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
    return path, begin_own(path, STANDARD_FILE.read_text(encoding="utf-8"))


def _place() -> Path:
    if not settings_path().exists():
        return outline_path()
    # Kept off the start path: only who has settings can have named another place.
    from mentorjournal.settings import read_settings

    return outline_path(read_settings().outline)
