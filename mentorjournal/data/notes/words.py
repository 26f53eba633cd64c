"""The words inside a line of notes that mean something: `@who`, `due:`, `every 2w`, `#tag`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from mentorjournal import dates
from mentorjournal.data.records.base import Assignee, MyRole
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.recurrence import SPAN, Every, parse_every
from mentorjournal.text import ACCENTS
from mentorjournal.text import fold as fold_text

_ME, _MENTOR, _PROTEGE = "me", "mentor", "protege"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_WEEKDAY = rf"(?:{_WEEKDAYS},? )?"
_COUNT = r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?:day|week|month|year)s?"
_DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_YEAR = r"(?:,? (?:19|20|21)\d\d)?"
_OF_SEVERAL_WORDS = (
    rf"(?:{_WEEKDAY}(?:{_DAY} {_MONTH}|{_MONTH}\.? {_DAY}){_YEAR}"
    rf"|next (?:week|month|year|{_WEEKDAYS})|(?:in {_COUNT}|\d{{1,4}}) {_UNIT}"
    rf"|end of (?:the |this )?{_UNIT})"
    r"(?![^\s,;.!?)])"
)
_WHEN = rf"(?:{_OF_SEVERAL_WORDS}|[^\s,;@#][^\s,;]*)"
HANDLE = rf"\w[\w.\-{ACCENTS}]*"
"""What may stand behind `@`, for a regular expression."""
_TAG_WORD = rf"[^\W\d_][\w\-/{ACCENTS}]*"
_WORD = (
    rf"(?<!\S)(?:@(?P<who>{HANDLE})"
    rf"|due:[ \t]?(?P<due>{_WHEN})"
    rf"|every[ \t](?P<every>{SPAN})(?![^\s,;.!?)])"
    rf"|\#(?P<tag>{_TAG_WORD}))"
)
_TAG = re.compile(rf"(?<!\S)\#({_TAG_WORD})")
# What stands behind such a word belongs to the sentence: "talk to @ana".
_JOINED = (
    r"(?<!\S)(?:and|or|nor|with|to|for|from|by|about|of|at|on|than|via|plus|tell|ask|ping|see|call"
    r"|meet|mail|email|thank|like|und|oder|mit|zu|zum|zur|von|vom|bei|et|ou|avec|chez|de|y|o|con|a"
    r"|e|com|en|met|aan|voor|&|\+)[ \t]+\Z"
)
DUE = rf"(?<!\S)(due:)[ \t]?({_WHEN})"
_BEGUN = (
    rf"{_WEEKDAY}(?:{_DAY} ?[a-z]{{0,9}}|{_MONTH}\.? ?\d?|{_DAY} {_MONTH},? ?\d{{0,4}}"
    rf"|{_MONTH}\.? {_DAY},? ?\d{{0,4}})|next ?[a-z]{{0,9}}"
    r"|\d{1,4} ?[a-z]{0,6}|in(?: (?:\d{0,4}|[a-z]{0,5})(?: [a-z]{0,6})?)?"
    r"|end(?: of?(?: [a-z]{0,5}){0,2})?"
)
_SIGNS = "@:#"
_ENDS = ".!?)"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """One of the patterns in which case does not count, when it is first asked for.

    They take long to make ready, and what the program shows at a start asks for none.
    """
    return re.compile(pattern, re.IGNORECASE)


class Words(Struct, frozen=True):
    """What an action's first line says about itself, and the line without it."""

    text: str
    who: str = ""
    due: date | None = None
    due_word: str = ""


def read(line: str) -> Words:
    """Assignee and date of an action.

    The owner is the last `@word` among the words at the end of the line (`@ana due:… #tag`),
    else one that begins it, else the last anywhere; only in the first two cases does it
    leave the text, because elsewhere it is part of the sentence, as behind "and" or "with".
    The first `due:` counts.

    Args:
        line: The action without its mark.
    """
    # Most lines have none of the signs with which such a word begins or goes on.
    if not any(sign in line for sign in _SIGNS) and "every" not in line.lower():
        return Words(line.strip())
    found = list(compiled(_WORD).finditer(line))
    if not found:
        return Words(line.strip())
    at_end = _at_end(line, found)
    who = _owner(line, found, at_end)
    dues = [match for match in found if match["due"]]
    due_match = dues[0] if dues else None
    due = _iso(due_match["due"]) if due_match else None
    cut = [match.span() for match in at_end if match["tag"]]
    if who and _stands_alone(line, who, at_end):
        cut.append(who.span())
    if due_match and due:
        cut.append(due_match.span())
    return Words(
        text=without(line, cut) or line.strip(),
        who=_handle(who) if who else "",
        due=due,
        due_word=due_match["due"] if due_match and not due else "",
    )


def _at_end(line: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words after which nothing but other such words stands."""
    run: list[re.Match[str]] = []
    end = len(line)
    for match in reversed(found):
        if line[match.end() : end].strip(" \t,;"):
            break
        run.append(match)
        end = match.start()
    return run


def _owner(
    line: str, found: list[re.Match[str]], at_end: list[re.Match[str]]
) -> re.Match[str] | None:
    everywhere = [match for match in found if match["who"]]
    for match in at_end:
        if match["who"]:
            return match
    if everywhere and not line[: everywhere[0].start()].strip():
        return everywhere[0]
    return everywhere[-1] if everywhere else None


def _stands_alone(line: str, who: re.Match[str], at_end: list[re.Match[str]]) -> bool:
    """Whether an `@word` says whose the action is and is no part of its sentence."""
    before = line[: who.start()]
    return not before.strip() or (who in at_end and not compiled(_JOINED).search(before))


def _handle(match: re.Match[str]) -> str:
    return match["who"].rstrip(".-")


def _iso(word: str) -> date | None:
    match = _ISO.fullmatch(word.rstrip(_ENDS))
    if match is None:
        return None
    try:
        day = date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
    return day if dates.EARLIEST <= day <= dates.LATEST else None


def without(line: str, cut: list[tuple[int, int]]) -> str:
    """The line without some spans of it, and without the gaps that these would leave."""
    kept = []
    at = 0
    for start, end in sorted(cut):
        kept.append(line[at:start].rstrip(" \t"))
        at = end
    kept.append(line[at:])
    return " ".join(part.strip() for part in kept if part.strip()).rstrip(" \t,;")


def tags(text: str) -> tuple[str, ...]:
    """The words after `#`, each once, in order; a number such as `#12` is not a tag."""
    return tuple(dict.fromkeys(_TAG.findall(text))) if "#" in text else ()


def is_among(tag: str, found: Iterable[str]) -> bool:
    """Whether a tag that was typed, with `#` or without, is one of these in any spelling."""
    wanted = fold_text(tag.strip().removeprefix("#"))
    return any(fold_text(each) == wanted for each in found)


def dedent(lines: Iterable[str]) -> list[str]:
    """The lines without the indentation that all of them share, and without trailing space."""
    lines = [line.expandtabs(4).rstrip() for line in lines]
    depth = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[depth:] for line in lines]


class DueWord(NamedTuple):
    """A `due:` word: first column, column behind, what stands behind the colon, its date if any."""

    begin: int
    end: int
    typed: str
    day: date | None


def due_words(line: str, today: date) -> list[DueWord]:
    """The `due:` words of a line; only the first one counts.

    Args:
        line: An action, with or without its mark.
        today: The day that `fri` and `+2w` count from.
    """
    found = compiled(DUE).finditer(line)
    return [DueWord(*match.span(), match[2], _meant(match[2], today)) for match in found]


def _meant(typed: str, today: date) -> date | None:
    try:
        return dates.parse_date(typed.rstrip(_ENDS), today)
    except BadInput:
        return None


def why_no_date(typed: str, today: date) -> str:
    """What to say about what stands behind `due:` and is no date: a clause."""
    try:
        dates.parse_date(typed.rstrip(_ENDS), today)
    except Unclear as error:
        return str(error).partition(". ")[0].rpartition("” ")[2]
    except BadInput:
        pass
    return "is no date"


def may_go_on(typed: str) -> bool:
    """Whether what stands behind `due:` may become a date by further words, as `3 d` may."""
    return compiled(_BEGUN).fullmatch(typed) is not None


def settle(line: str, today: date) -> str:
    """The line with its first `due:` word rewritten to its date; what is no date stays."""
    first = next(iter(due_words(line, today)), None)
    if first is None or first.day is None:
        return line
    behind = first.typed[len(first.typed.rstrip(_ENDS)) :]
    begin = line[first.begin : first.begin + len("due:")]
    return f"{line[: first.begin]}{begin}{first.day.isoformat()}{behind}{line[first.end :]}"


def redate(line: str, due: date | None) -> str:
    """The line with another `due:` date, at the place of the former one or else at its end.

    Args:
        line: A line of notes.
        due: The date; None takes every `due:` out.
    """
    found = list(compiled(DUE).finditer(line))
    if due is None:
        return without(line, [match.span() for match in found]) if found else line
    word = f"due:{due.isoformat()}"
    if not found:
        return f"{line.rstrip()} {word}"
    return line[: found[0].start()] + word + line[found[0].end() :]


def hand(line: str, handle: str) -> str:
    """The line with another owner, where the former one stands unless that is in a sentence.

    Args:
        line: An action without its mark.
        handle: What shall stand behind `@`.
    """
    found = list(compiled(_WORD).finditer(line))
    at_end = _at_end(line, found)
    who = _owner(line, found, at_end)
    if who and _stands_alone(line, who, at_end):
        return f"{line[: who.start()]}@{handle}{line[who.end() :]}"
    return f"{line.rstrip()} @{handle}"


def owner_word(line: str) -> tuple[int, int, str] | None:
    """Where the `@word` stands that says whose an action is, and the handle in it.

    Args:
        line: An action without its mark.
    """
    if "@" not in line:
        return None
    found = list(compiled(_WORD).finditer(line))
    who = _owner(line, found, _at_end(line, found))
    return (*who.span(), _handle(who)) if who else None


def every_word(text: str) -> Every | None:
    """How often an action comes back: `every 2w` among the words at the end of its first line.

    Args:
        text: What it says, with or without owner, date and tags.
    """
    first = text.partition("\n")[0].rstrip(" \t.!?")
    if "very" not in first:
        return None
    found = list(compiled(_WORD).finditer(first))
    often = next((match["every"] for match in _at_end(first, found) if match["every"]), "")
    try:
        return parse_every(often)
    except BadInput:
        return None


def in_a_sentence(line: str) -> bool:
    """Whether the `@word` that says whose an action is belongs to its sentence as well."""
    found = list(compiled(_WORD).finditer(line))
    at_end = _at_end(line, found)
    who = _owner(line, found, at_end)
    return who is not None and not _stands_alone(line, who, at_end)


def fold(handle: str) -> str:
    """A handle as it is compared: without sign, case, accents and apostrophes."""
    return fold_text(handle.removeprefix("@")).replace("'", "")


def is_handle(word: str, known: Collection[str]) -> bool:
    """Whether a word that is put behind `@` is read as somebody who answers to `known`."""
    match = compiled(_WORD).fullmatch(f"@{word}")
    return match is not None and fold(_handle(match)) in known


@lru_cache(maxsize=1024)
def handles_of(name: str, handle: str = "", *other_names: str) -> frozenset[str]:
    """What may stand behind `@` for a person: the handle, the first name, the whole name.

    Args:
        name: The person's name; "Ana Lima" answers to ana, ana-lima, ana.lima, ana_lima
            and analima.
        handle: The person's own handle, if there is one; the name counts either way.
        other_names: More names of the person, which count like the first.
    """
    known = {fold(handle)}
    for each in (name, *other_names):
        parts = fold(each).split()
        known |= {joint.join(parts) for joint in ("", "-", ".", "_")} | set(parts[:1])
    return frozenset(known - {""})


def assignee(who: str, my_role: MyRole, their_handles: Collection[str]) -> Assignee:
    """Whose an action is, in a relationship of two.

    An action without `@` is mine, because I typed it; one for somebody who is not in this
    relationship is mine too, because it is up to me to see to it.

    Args:
        who: The handle in the action; may be empty.
        my_role: What I am in the relationship.
        their_handles: What the other person answers to, see `handles_of`.
    """
    if not who:
        return "me"
    handle = fold(who)
    if handle in (_MENTOR, _PROTEGE):
        return "me" if handle == my_role else "them"
    return "them" if handle != _ME and handle in their_handles else "me"
