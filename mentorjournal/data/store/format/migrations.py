"""From older forms of the journal to today's, one step at a time.

A step gets the tables as plain dicts, as `json` reads them, and changes them in place. Steps
are never edited once released: a journal of any age passes through all that follow it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentorjournal.data.store.format.layout import META, META_KEY
from mentorjournal.data.store.format.strict_json import Tables
from mentorjournal.errors import Damaged, TooNew

Step = Callable[[Tables], None]

STEPS: tuple[Step, ...] = ()
"""The first step leads from schema 1 to 2, the next from 2 to 3, and so on."""


def schema() -> int:
    """The schema that this program writes."""
    return 1 + len(STEPS)


def meta_of(tables: Tables, name: str) -> dict[str, Any]:
    """The journal's own data: its schema, its uid, and the number of its last commit.

    Raises:
        Damaged: It is missing or of no use.
        TooNew: A newer program wrote the journal.
    """
    meta = tables.get(META, {}).get(META_KEY)
    if not isinstance(meta, dict):
        raise Damaged(f"“{name}” is damaged: its table “meta” does not say what it is.")
    for field, kind in (("schema", int), ("journal", str), ("seq", int)):
        if type(meta.get(field)) is not kind:
            raise Damaged(f"“{name}” is damaged: “{field}” in its table “meta” is of no use.")
    if meta["schema"] > schema():
        raise TooNew(
            f"“{name}” was written by a newer version of this program (form {meta['schema']}, "
            f"this one knows {schema()}). Please update; the file was left as it is."
        )
    if meta["schema"] < 1 or meta["seq"] < 0:
        raise Damaged(f"“{name}” is damaged: its table “meta” holds impossible numbers.")
    return meta


def migrate(tables: Tables, old: int) -> None:
    """Bring the tables from an old schema to today's, in place."""
    for step in STEPS[old - 1 :]:
        step(tables)
