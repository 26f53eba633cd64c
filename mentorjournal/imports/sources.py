"""Which reader reads what: the words behind `import`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.csv_table import read_csv
from mentorjournal.imports.day_one import read_day_one
from mentorjournal.imports.exchange import is_shared, read_shared
from mentorjournal.imports.files import read_text
from mentorjournal.imports.jrnl import read_jrnl, read_jrnl_json
from mentorjournal.imports.json_text import parsed
from mentorjournal.imports.markdown import read_markdown
from mentorjournal.imports.own_journal import is_own, read_own
from mentorjournal.imports.reading import Reading
from mentorjournal.imports.vcard import read_vcards


def read_source(form: str, path: Path) -> Reading:
    """What another program has written, or another person's mentorjournal.

    Args:
        form: What it is: one of `forms.FORMS`.
        path: The file, or for "markdown" a folder.

    Raises:
        CannotOpen: It cannot be read, or is no such thing.
    """
    if form == "markdown":
        if not path.exists():
            raise CannotOpen(f"There is no “{path}”.")
        return read_markdown(path)
    text, remark = read_text(path)
    found = _READERS[form](text)
    return replace(found, remarks=tuple(filter(None, [remark])))


def _read_json(text: str) -> Reading:
    """What stands in JSON, by what it is: of Day One, of jrnl, another journal, or what was shared.

    Raises:
        CannotOpen: It is none of these.
    """
    whole = parsed(text)
    if is_shared(whole):
        return Reading(
            source="a document shared by another mentorjournal", shared=read_shared(whole)
        )
    if is_own(whole):
        return read_own(whole)
    entries = whole.get("entries")
    first = entries[0] if isinstance(entries, list) and entries else None
    if isinstance(first, dict) and "creationDate" in first:
        return read_day_one(whole)
    if isinstance(first, dict) and "title" in first:
        return read_jrnl_json(whole)
    raise CannotOpen(
        "That JSON is neither a journal of Day One, nor one that jrnl has exported, nor a journal "
        "of this program, nor what another one has shared."
    )


_READERS: dict[str, Callable[[str], Reading]] = {
    "jrnl": read_jrnl,
    "json": _read_json,
    "csv": read_csv,
    "vcard": read_vcards,
}
