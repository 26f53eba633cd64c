"""Which reader reads what: the words behind `import`."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.files import read_text
from mentorjournal.imports.jrnl import read_jrnl
from mentorjournal.imports.markdown import read_markdown
from mentorjournal.imports.reading import Reading


def read_source(form: str, path: Path) -> Reading:
    """What another program has written.

    Args:
        form: What it is: "jrnl" or "markdown".
        path: The file, or for "markdown" a folder.

    Raises:
        CannotOpen: It cannot be read, or is no such thing.
    """
    if form == "markdown":
        if not path.exists():
            raise CannotOpen(f"There is no “{path}”.")
        return read_markdown(path)
    text, remark = read_text(path)
    return replace(read_jrnl(text), remarks=tuple(filter(None, [remark])))
