"""What a line of notes being typed calls for: whose it may be, and which date a word means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from mentorjournal.data.notes.marks import MARKS, Kind, box_of, private_mark
from mentorjournal.data.notes.words import (
    HANDLE,
    DueWord,
    due_words,
    every_word,
    fold,
    handles_of,
    may_go_on,
    owner_word,
    why_no_date,
)
from mentorjournal.data.records.models import Person
from mentorjournal.dates import show_date

ROLES = ("me", "mentor", "protege")
OFFERED = 5
FAR_OFF = 300
"""So many days away a day without a year is hardly the one that was meant."""
_YEAR = re.compile(r"\d{4}")
# What other programs take for a box. A link in brackets is none.
_BOX = r"(?:[-*+\u2022\u2013\u2014]|\d{1,9}[.)])\s*\[[ xX]?\](?![(:\[])|\[[ xX]?\](?=\s|$)"
_LIKE_BOX = re.compile(rf"\s*(?:{_BOX})\s*(?=\S)")
_SIGN = r"[!>?=\uff01\uff1e\uff1f\uff1d]"
_LIKE_SIGN = re.compile(rf"\s*({_SIGN})\s*(?=\S)(?!\[)")
_BEGUN = re.compile(rf"(?:\s*(?:{_BOX}|(?:{_SIGN}|[-*+\u2022\u2013\u2014])(?=\s|$)))+\s*")
# A letter before and a word behind: no per cent of something, which has a number before it.
_PUSHED = re.compile(
    r"(?P<word>\w*[^\W\d_])[.,:;!?]?(?P<apart>[ \t]?)[%\uff05\ufe6a\u066a][ \t]+(?!of\b)\S"
)
_OF_SHARES = frozenset({"the", "a", "what", "which", "in", "as", "per", "their", "our", "my"})
_SIGNS = str.maketrans("\uff01\uff1e\uff1f\uff1d", "!>?=")
_HANDLE = re.compile(HANDLE)
_WHO = re.compile(rf"(?<!\S)@({HANDLE})?$")


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
        known |= handles_of(*person.called)
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
    for number, word in enumerate(dues_of(line, today)):
        if column == word.end or (column == len(line) and may_go_on(_behind(line, word))):
            continue
        if number:
            found.append(Flaw(word.begin, word.end, "one due: is enough; the first counts"))
        elif word.day is None:
            said = f"{line[word.begin : word.end]} {why_no_date(word.typed, today)}"
            found.append(Flaw(word.begin, word.end, said))
    stranger = _stranger(line, column, known) if known is not None else None
    return [*found, stranger] if stranger else found


@lru_cache(maxsize=8)
def dues_of(line: str, today: date) -> tuple[DueWord, ...]:
    """The `due:` words of an action; remembered, as each key asks several times.

    Args:
        line: The line; one that is no action has none.
        today: The day that `fri` and `+2w` count from.
    """
    if "due:" not in line.lower() or not box_of(line):
        return ()
    return tuple(due_words(line, today))


@lru_cache(maxsize=8)
def assignee_in(line: str) -> tuple[int, int, str] | None:
    """Where in an action its owner stands, and the handle; remembered, as above.

    Args:
        line: The line; one that is no action has none.
    """
    mark = len(box_of(line))
    found = owner_word(line[mark:]) if mark and "@" in line else None
    return (mark + found[0], mark + found[1], found[2]) if found else None


def _behind(line: str, word: DueWord) -> str:
    """What has been typed from the colon on."""
    return line[word.begin + len("due:") :].lstrip(" \t")


def _stranger(line: str, column: int | None, known: Collection[str]) -> Flaw | None:
    """The `@word` of an owner whom nobody answers to, with who may be meant."""
    found = assignee_in(line)
    if found is None or column == found[1] or fold(found[2]) in known:
        return None
    # Kept off the start path: most actions are somebody's.
    from difflib import get_close_matches

    near = get_close_matches(fold(found[2]), sorted(known), n=2, cutoff=0.6)
    meant = f"; {' or '.join(f'@{each}' for each in near)}?" if near else ", so it is yours"
    words = f"nobody is @{found[2]}{meant}"
    return Flaw(found[0], found[1], words)


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
    words = dues_of(line, today)
    if column is None or not words or words[0].day is None:
        return ("" if column is None else _comes_back(line)), False
    day = words[0].day
    if day.year > today.year and not _YEAR.search(words[0].typed):
        years = day.year - today.year
        when = "next year" if years == 1 else f"in {years} years"
        return f"{show_date(day, today)}, {when}", (day - today).days > FAR_OFF
    return show_date(day, today), False


def _comes_back(line: str) -> str:
    """That an action comes back, and how often."""
    every = every_word(line) if box_of(line) else None
    return f"comes back {every.words} when it is done" if every is not None else ""


def _pushed_sign(line: str) -> bool:
    """Whether the sign that makes private seems to have been pushed from the line's begin."""
    if "%" not in line and line.isascii():
        return False
    return any(
        not (found["apart"] and found["word"].casefold() in _OF_SHARES)
        for found in _PUSHED.finditer(line)
    )


def mark_hint(line: str, kind: Kind) -> tuple[str, bool]:
    """What to say behind a line that looks marked and is not, or is private by a bare sign.

    Args:
        line: The line; in a code fence nothing is a mark, so it is not one of those.
        kind: What it is.

    Returns:
        The words, and whether they are a warning.
    """
    if kind == "private":
        own = private_mark(line)
        plainly = own is None or line.lstrip().startswith(MARKS[kind]) or own[1] == len(line)
        return ("" if plainly else "private, because of its %"), False
    if _pushed_sign(line):
        said = "not a mark" if kind == "plain" else "not private"
        return f"{said}: “%” must begin the line", True
    meant = ""
    if not box_of(line) and _LIKE_BOX.match(line):
        meant = MARKS["action"]
    elif kind == "plain":
        meant = MARKS["action"] if box_of(line) else _sign_meant(line)
    return (f"not a mark: “{meant}”" if meant else ""), bool(meant)


def _sign_meant(line: str) -> str:
    found = _LIKE_SIGN.match(line)
    if found is None or not line.strip().strip(found[1]):
        return ""
    return f"{found[1].translate(_SIGNS)} "


def without_begin(typed: str) -> str:
    """What is typed where an action is asked for, without the box or mark it has by habit."""
    found = _BEGUN.match(typed)
    return typed[found.end() :] if found else typed


def fence_words(line_index: int) -> str:
    """That a code fence is open, and since which line."""
    return f"fence open since line {line_index + 1}"


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
