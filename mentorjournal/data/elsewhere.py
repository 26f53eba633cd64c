"""A copy of the journal somewhere else, for when its own place takes nothing any more."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from mentorjournal.data.files import Files, temporary_beside, write_file
from mentorjournal.data.savestate import why
from mentorjournal.errors import BadInput, NotKept


def write_copy(path: Path, content: bytes, files: Files | None = None) -> None:
    """Write a new private file, whole or not at all.

    Raises:
        BadInput: There is such a file, or no such folder.
        NotKept: The disk refuses; nothing is left behind.
    """
    files = files or Files()
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}. Choose another.", "path")
    if os.path.lexists(path):
        raise BadInput("There is a file of that name; it was left as it is.", "path")
    temporary = temporary_beside(path)
    try:
        files.remove(temporary)
        write_file(files, temporary, [content])
        try:
            _name(files, temporary, path, content)
        finally:
            with suppress(OSError):
                files.remove(temporary)
        files.sync_folder(path.parent)
    except FileExistsError:
        raise BadInput("There is a file of that name; it was left as it is.", "path") from None
    except OSError as error:
        raise NotKept(f"The copy could not be written, because {why(error)}.") from error


def _name(files: Files, temporary: Path, path: Path, content: bytes) -> None:
    """Give the finished file its name; where the disk knows no links, write it anew."""
    try:
        files.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        write_file(files, path, [content])
