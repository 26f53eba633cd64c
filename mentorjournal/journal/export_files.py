"""Exports as they would be written, and the files they become."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store import Files, JournalPaths, write_new_private
from mentorjournal.documents.leaving_out import Line
from mentorjournal.errors import BadInput, CannotOpen, Refused
from mentorjournal.mentoring.exchange import Outgoing
from mentorjournal.mentoring.shared_goals import OutgoingGoal
from mentorjournal.mentoring.shared_terms import OutgoingTerms
from mentorjournal.paths import private_folder, temporary_folder
from mentorjournal.text import listed

_NAMED = 3
"""So many of the files in the way are named."""


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
        lines: Its lines, with those that the person leaves out.
        out: The keys of lines that stay out: left out, or new where one left out has changed.
        seen: The keys of all lines, those that are held back too.
        mark: Of what it says, in whatever form; see `data.records.given`.
        outgoing: The actions or goals that its reader's journal can take from it, or the agreement.
    """

    text: str
    left_out: tuple[str, ...]
    name: str
    asks: bool
    held: tuple[str, ...] = ()
    held_for_good: bool = False
    odd: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    out: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    mark: str = ""
    outgoing: tuple[Outgoing | OutgoingTerms | OutgoingGoal, ...] = ()


def place_of(
    own: JournalPaths, prepared: ExportPreview, path: Path, overwrite: bool = False
) -> Path:
    """The file into which an export may be written; its folder is made where it is missing.

    Args:
        own: Where the journal and its files are.
        prepared: The export.
        path: A file, or a folder in which it gets its own name.
        overwrite: Whether a file that is there may be replaced.

    Raises:
        BadInput: A file is there already.
        Refused: It is a file of the journal itself, or no ordinary file.
        CannotOpen: It cannot be written there.
    """
    try:
        target = path / prepared.name if path.is_dir() else path
        _keep_whole(own, target)
        if target.exists() and not overwrite:
            raise _there(target)
        if target.exists() and not Files().allows_writing(target):
            raise CannotOpen(f"“{target}” is write-protected, so it was left as it is.")
        private_folder(target.parent)
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: links that lead in a circle. ValueError: a character no name can hold.
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise CannotOpen(f"“{path}” cannot be written: {reason}.") from None
    return target


def save(own: JournalPaths, prepared: ExportPreview, path: Path, overwrite: bool = False) -> Path:
    """Write an export to a file, whole or not at all, readable by nobody else.

    Args and errors are those of `place_of`.

    Returns:
        Where it was written.
    """
    target = place_of(own, prepared, path, overwrite)
    try:
        write_new_private(target, prepared.text, overwrite=overwrite)
    except FileExistsError:
        raise _there(target) from None
    except OSError as error:
        raise CannotOpen(f"“{target}” cannot be written: {error.strerror}.") from None
    return target


def _there(target: Path) -> BadInput:
    return BadInput(f"{target} is there already; it was left as it is.", "path")


def save_all(
    own: JournalPaths, prepared: Sequence[ExportPreview], folder: Path, overwrite: bool = False
) -> list[Path]:
    """Write exports into a folder, each under its own name: all of them, or none.

    Args:
        own: As `save`.
        prepared: The exports.
        folder: Where; made where it is missing.
        overwrite: Whether files that are there may be replaced.

    Returns:
        Where they were written.

    Raises:
        BadInput: Files are there already, or it is no folder.
        Refused, CannotOpen: As `save`; the folder is as it was.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise BadInput(f"“{folder}” is there already and is no folder.", "path")
        targets = [folder / one.name for one in prepared]
        for target in targets:
            _keep_whole(own, target)
        there = [target for target in targets if target.exists()]
        if there and not overwrite:
            names = listed([path.name for path in there[:_NAMED]])
            more = f", and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
            raise BadInput(f"In {folder} there is already {names}{more}; nothing was written.")
        made = not folder.exists()
        private_folder(folder)
        before = temporary_folder(".before-export-", folder)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no folder can have that name"
        raise CannotOpen(f"“{folder}” cannot be written: {reason}.") from None
    written: list[Path] = []
    try:
        for one, target in zip(prepared, targets, strict=True):
            if target in there:
                shutil.copy2(target, before / one.name)
            written.append(save(own, one, target, overwrite))
    except BaseException:
        for target in written:
            if target in there:
                (before / target.name).replace(target.resolve())
            else:
                target.unlink(missing_ok=True)
        shutil.rmtree(before, ignore_errors=True)
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise
    shutil.rmtree(before, ignore_errors=True)
    return written


def _keep_whole(own: JournalPaths, target: Path) -> None:
    """See to it that nothing but an ordinary file of another kind is ever replaced.

    Raises:
        Refused: It is a file of the journal itself, or no ordinary file.
    """
    if target.exists() and not target.is_file():
        raise Refused(f"“{target}” is not an ordinary file.")
    if own.is_own(target):
        raise Refused("That is a file of your journal; choose another name.")
