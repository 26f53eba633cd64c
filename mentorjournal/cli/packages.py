"""`mentorjournal show SHEET packages`: what each package pays, line by line and year by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from mentorjournal.cli.as_json import cents
from mentorjournal.cli.output import table
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.journal import Journal
from mentorjournal.mentoring.packages import (
    AVERAGE,
    Line,
    Packages,
    packages_of,
    show_amount,
    show_difference,
    year_label,
    years_of,
)


def _words(_journal: Journal, talk: Negotiation) -> Iterator[str]:
    yield f"{talk.title}: packages, private"
    yield f"{talk.currency}, before tax; each with the difference to today's"
    found = [packages_of(talk, year) for year in years_of(talk)]
    for _same, group in groupby(found[:-1], key=_paid):
        yield from _year(list(group))
    yield from _year(found[-1:])


def _paid(packages: Packages) -> tuple[tuple[Any, ...], ...]:
    return tuple(line.amounts for line in packages.lines if not line.total)


def _year(same: list[Packages]) -> Iterator[str]:
    """One table for years that pay the same."""
    first, last = same[0], same[-1]
    heading = year_label(first.year)
    if last.year != first.year:
        heading = f"years {first.year} to {last.year}"
    yield f"\n{heading.capitalize()}"
    heads = ["", "Now"]
    for title in first.titles[1:]:
        heads += [title, "to now"]
    whole_year = next(line for line in first.lines if line.label == year_label(first.year))
    parts = [line for line in first.lines if not line.total]
    yield table([heads, *map(_row, parts), ["together", *_row(whole_year)[1:]]])


def _row(line: Line) -> list[str]:
    cells = [line.label, show_amount(line.amounts[0])]
    for amount, by in zip(line.amounts[1:], line.differences()[1:], strict=True):
        cells += [show_amount(amount), show_difference(by)]
    return cells


def _as_json(_journal: Journal, talk: Negotiation) -> dict[str, Any]:
    found = [packages_of(talk, year) for year in years_of(talk)]
    return {
        "id": talk.uid,
        "title": talk.title,
        "private": True,
        "currency": talk.currency,
        "packages": [
            {
                "id": uid or None,
                "title": title,
                "years": [
                    {
                        "year": None if each.year == AVERAGE else each.year,
                        "lines": {
                            line.label: cents(line.amounts[at])
                            for line in each.lines
                            if not line.total
                        },
                        "total": next(
                            cents(line.amounts[at])
                            for line in each.lines
                            if line.label == year_label(each.year)
                        ),
                    }
                    for each in found
                ],
            }
            for at, (uid, title) in enumerate(zip(found[0].uids, found[0].titles, strict=True))
        ],
    }


TWIN = Twin(_words, _as_json, of="sheet")
