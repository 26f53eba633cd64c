"""Exports as they would be written, and the files they become."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store import Files, JournalPaths, write_new_private
from mentorjournal.errors import BadInput, CannotOpen, Refused
from mentorjournal.paths import private_folder


class ExportPreview(Struct, frozen=True):
    """An export as it would be written.

    Attributes:
        text: Its exact text.
        left_out: What it does not contain, for the screen only.
        name: What its file would be called.
        asks: Whether to ask before it is written or shown: it says what is not shared as a rule.
        held: Texts held back because they speak of pay.
        held_for_good: Whether the person cannot put them back.
        odd: What its author may have meant otherwise, as sentences for the screen.
    """

    text: str
    left_out: tuple[str, ...]
    name: str
    asks: bool
    held: tuple[str, ...] = ()
    held_for_good: bool = False
    odd: tuple[str, ...] = ()


def save(own: JournalPaths, prepared: ExportPreview, path: Path, overwrite: bool = False) -> Path:
    """Write an export to a file, whole or not at all, readable by nobody else.

    Args:
        own: Where the journal and its files are.
        prepared: The export.
        path: A file, or a folder in which it gets its own name.
        overwrite: Whether a file that is there may be replaced.

    Returns:
        Where it was written.

    Raises:
        BadInput: A file is there already.
        Refused: It is a file of the journal itself, or no ordinary file.
        CannotOpen: It cannot be written there.
    """
    try:
        target = path / prepared.name if path.is_dir() else path
        _keep_whole(own, target)
        if overwrite and target.exists() and not Files().allows_writing(target):
            raise CannotOpen(f"“{target}” is write-protected, so it was left as it is.")
        private_folder(target.parent)
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: links that lead in a circle. ValueError: a character no name can hold.
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise CannotOpen(f"“{path}” cannot be written: {reason}.") from None
    try:
        write_new_private(target, prepared.text, overwrite=overwrite)
    except FileExistsError:
        raise BadInput(f"{target} is there already; it was left as it is.", "path") from None
    except OSError as error:
        raise CannotOpen(f"“{target}” cannot be written: {error.strerror}.") from None
    return target


def _keep_whole(own: JournalPaths, target: Path) -> None:
    """See to it that nothing but an ordinary file of another kind is ever replaced.

    Raises:
        Refused: It is a file of the journal itself, or no ordinary file.
    """
    if target.exists() and not target.is_file():
        raise Refused(f"“{target}” is not an ordinary file.")
    if own.is_own(target):
        raise Refused("That is a file of your journal; choose another name.")
