"""The demo journal as the tests read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from mentorjournal.journal import Journal

TODAY = date(2026, 11, 22)
Opened = Callable[[date], Journal]


def tables_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of a journal as TinyDB itself reads them, without what the file says of itself."""
    with TinyDB(path) as db:
        names = sorted(db.tables() - {"meta", "_default"})
        return {name: [dict(row) for row in db.table(name).all()] for name in names}
