"""A copy of the journal somewhere else, for when its own place takes nothing any more."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.data.store.disk.files import Files, write_new
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.errors import BadInput, NotKept


def write_copy(path: Path, content: bytes, files: Files | None = None) -> None:
    """Write a new private file, whole or not at all.

    Raises:
        BadInput: There is such a file, or no such folder.
        NotKept: The disk refuses; nothing is left behind.
    """
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}. Choose another.", "path")
    try:
        write_new(files or Files(), path, content)
    except FileExistsError:
        raise BadInput("There is a file of that name; it was left as it is.", "path") from None
    except OSError as error:
        raise NotKept(
            f"The copy could not be written, because {explain_os_error(error)}."
        ) from error
