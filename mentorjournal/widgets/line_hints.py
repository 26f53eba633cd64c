"""What a line of notes being typed calls for: whose it may be, and which date a word means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mentorjournal.data.mark_words import (
    DueWord,
    due_words,
    fold,
    handles_of,
    may_go_on,
    owner_word,
    why_no_date,
)
from mentorjournal.data.marks import box_of
from mentorjournal.data.models import Person
from mentorjournal.dates import show_date

ROLES = ("me", "mentor", "protege")
OFFERED = 5
_HANDLE = re.compile(r"\w[\w.\-]*")
_WHO = re.compile(r"(?<!\S)@(\w[\w.\-]*)?$")


def handles(people: Iterable[Person]) -> tuple[str, ...]:
    """What to offer for people: each one's own handle, else the first name, else the whole one.

    Nobody is offered whose name cannot stand behind an `@`, and no handle means two people.
    """
    offered: list[str] = []
    for person in people:
        parts = fold(person.name).split()
        for handle in (fold(person.handle), *parts[:1], "-".join(parts)):
            if _HANDLE.fullmatch(handle) and handle not in offered and handle not in ROLES:
                offered.append(handle)
                break
    return tuple(offered)


def everybody(people: Iterable[Person]) -> frozenset[str]:
    """What may stand behind an `@`, folded: the roles, and what anybody of these answers to."""
    known = set(ROLES)
    for person in people:
        known |= handles_of(person.name, person.handle)
    return frozenset(known)


class Flaw(NamedTuple):
    """A word of an action that is not understood: first column, column behind, what to say."""

    begin: int
    end: int
    words: str


def flaws(
    line: str, column: int | None, today: date, known: Collection[str] | None = None
) -> list[Flaw]:
    """The words of an action that mean nothing as they stand.

    A word that is still being typed is not called wrong.

    Args:
        line: The line.
        column: Where the cursor stands in it; None if it stands elsewhere.
        today: The day that `fri` and `+2w` count from.
        known: What may stand behind an `@`, folded; None not to judge that.
    """
    if not box_of(line):
        return []
    found = []
    for number, word in enumerate(_due_words(line, today)):
        if column == word.end or (column == len(line) and may_go_on(_behind(line, word))):
            continue
        if number:
            found.append(Flaw(word.begin, word.end, "one due: is enough; the first counts"))
        elif word.day is None:
            said = f"{line[word.begin : word.end]} {why_no_date(word.typed, today)}"
            found.append(Flaw(word.begin, word.end, said))
    stranger = _stranger(line, column, known) if known is not None else None
    return [*found, stranger] if stranger else found


def _due_words(line: str, today: date) -> list[DueWord]:
    if "due:" not in line.lower() or not box_of(line):
        return []
    return due_words(line, today)


def _behind(line: str, word: DueWord) -> str:
    """What has been typed from the colon on."""
    return line[word.begin + len("due:") :].lstrip(" \t")


def _stranger(line: str, column: int | None, known: Collection[str]) -> Flaw | None:
    """The `@word` of an owner whom nobody answers to, with who may be meant."""
    mark = len(box_of(line))
    found = owner_word(line[mark:])
    if found is None or column == mark + found[1] or fold(found[2]) in known:
        return None
    # Kept off the start path: most actions are somebody's.
    from difflib import get_close_matches

    near = get_close_matches(fold(found[2]), sorted(known), n=2, cutoff=0.6)
    meant = f"; {' or '.join(f'@{each}' for each in near)}?" if near else ", so it is yours"
    words = f"nobody is @{found[2]}{meant}"
    return Flaw(mark + found[0], mark + found[1], words)


def line_hint(
    line: str, column: int | None, today: date, known: Collection[str] | None = None
) -> tuple[str, bool]:
    """What to say behind a line about its words, and whether it is a warning.

    Args:
        line: The line.
        column: As for `flaws`.
        today: As for `flaws`.
        known: As for `flaws`.
    """
    if found := flaws(line, column, today, known):
        return found[0].words, True
    words = _due_words(line, today)
    if column is None or not words or words[0].day is None:
        return "", False
    return show_date(words[0].day, today), False


def who_fits(line: str, column: int, people: Sequence[str]) -> tuple[str, list[str]]:
    """Who may be meant by an `@` that is being typed at the end of an action.

    Args:
        line: The line.
        column: Where the cursor stands in it.
        people: Handles, without the sign, in the order in which to offer them.

    Returns:
        What has been typed behind the sign, and the handles that go on like that; the one
        that stands there already is not among them.
    """
    if "@" not in line or column != len(line) or not box_of(line):
        return "", []
    typed = _WHO.search(line)
    if typed is None:
        return "", []
    begun = typed[1] or ""
    known = dict.fromkeys((*people, *ROLES))
    if any(handle == begun for handle in known):
        return begun, []
    fits = [handle for handle in known if fold(handle).startswith(fold(begun))]
    return begun, [handle for handle in fits if len(handle) > len(begun)][:OFFERED]
