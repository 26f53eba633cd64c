"""An outline in TOML, such as a person's own; what cannot be used is refused with line and key."""

from __future__ import annotations

from collections.abc import Iterator

from mentorjournal.data.records.roadmaps import MONTHS_IN_YEAR
from mentorjournal.mentoring.outline import KINDS, Roadmap
from mentorjournal.mentoring.toml_entries import PathTo, TomlEntries, amiss
from mentorjournal.text import LINE_LIMIT, NAME_LIMIT

_FILE = TomlEntries(
    "The outline",
    "months",
    {
        "leads": "it is “mentor”, “protege” or “both”",
        "number": f"the months are numbered from 1 to {MONTHS_IN_YEAR}, in order",
        "theme": "a few words belong here",
        "text": "a text in quotes belongs here",
        "pay": "it is true or false",
        "with_budget": "it is true or false",
        "prompts": 'a list belongs here, each as { text = "…" }',
        "deliverables": 'a list belongs here, each as { text = "…" }',
        "months": f"there are {MONTHS_IN_YEAR} of them, numbered in order",
        "edition": "a number belongs here",
    },
)


def parse_outline(text: str) -> Roadmap:
    """An outline from TOML, such as a person's own copy.

    Raises:
        BadInput: It is not TOML, or no outline; says in which line, and what belongs there.
    """
    found = _FILE.read(text, Roadmap)
    for path, wrong in _wrong(found):
        _FILE.refuse_at(text, path, wrong)
    return found


def _wrong(found: Roadmap) -> Iterator[tuple[PathTo, str]]:
    """What the types do not forbid."""
    numbers = [month.number for month in found.months]
    for index, number in enumerate(numbers):
        if number != index + 1:
            yield ("months", index, "number"), f"the months 1 to {MONTHS_IN_YEAR}, in order"
    if len(numbers) != MONTHS_IN_YEAR:
        yield ("months",), f"the months 1 to {MONTHS_IN_YEAR}, in order; there are {len(numbers)}"
    for index, month in enumerate(found.months):
        for name in ("theme", "plain_theme"):
            yield from amiss(("months", index, name), getattr(month, name), NAME_LIMIT)
        for name in ("prompts", "deliverables"):
            known: set[str] = set()
            for place, one in enumerate(getattr(month, name)):
                path = ("months", index, name, place, "text")
                yield from amiss(path, one.text, LINE_LIMIT, needed=True)
                if one.text in known:
                    yield path, "it stands in this month already"
                known.add(one.text)
        for place, asked in enumerate(month.deliverables):
            if asked.kind not in KINDS:
                listed = ", ".join(KINDS)
                path = ("months", index, "deliverables", place, "kind")
                yield path, f"“{asked.kind[:40]}” is none of {listed}"
