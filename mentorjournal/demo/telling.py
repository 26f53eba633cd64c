"""What every part of the demo journal is told with: the journal, the walk, the calendar."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

from msgspec import Struct

from mentorjournal.data.records.models import Relationship
from mentorjournal.demo.calendar import Calendar, Spec
from mentorjournal.demo.walk import Walk
from mentorjournal.journal import Journal

Content = dict[str, Any]
Bond = Callable[[], Relationship]


class Telling(Struct, frozen=True):
    """One demo journal in the making.

    Attributes:
        journal: Where it is written.
        walk: The clock, and the steps still to be taken.
        calendar: Where the days fall.
        ids: Gives new ids.
    """

    journal: Journal
    walk: Walk
    calendar: Calendar
    ids: Callable[[], str]

    def read(self, name: str) -> Content:
        """The content of one of the files beside this module, with its days filled in."""
        text = resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
        content: Content = self.calendar.filled(tomllib.loads(text))
        return content

    def days(self, content: Content, *names: str) -> dict[str, date]:
        """Those of the named entries that are there, as days."""
        return {name: self.calendar.day(content[name]) for name in names if name in content}

    def evening(self, on: Spec, step: Callable[[], object], hour: str = "20:15") -> None:
        """Take a step in the evening of a day, when the journal is looked after."""
        self.walk.at(self.calendar.day(on), hour, step)


def only(content: Content, names: Iterable[str]) -> Content:
    """Those of the named entries that are there, lists as tuples."""
    found = {name: content[name] for name in names if name in content}
    return {name: tuple(x) if isinstance(x, list) else x for name, x in found.items()}


def amounts(content: Content, *texts: str) -> Content:
    """The content with its numbers, and numbers written as text, as amounts.

    Args:
        content: The entries.
        texts: Names of entries that are no amounts and stay as they are.
    """
    return {name: x if name in texts else Decimal(x) for name, x in content.items()}
