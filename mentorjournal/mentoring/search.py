"""Finding sentences: what is looked for, and the lines of all texts in which it stands.

Looking for a word is one pass over all texts, folded; only what has the word is looked at line by
line. Between two stretches of them something else may be done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Record, Uid
from mentorjournal.data.records.models import Session
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.day_words import DayWords, day_words
from mentorjournal.text import find_folded, fold, fold_name

Kind = Literal[
    "action",
    "advice",
    "question",
    "key",
    "decision",
    "note",
    "summary",
    "agenda",
    "goal",
    "plan",
    "agreement",
    "person",
    "achievement",
    "ask",
    "introduction",
    "event",
    "check",
    "roadmap",
    "giving",
    "pay",
]
"""What can be found: the lines of notes by their marks, then all else by where it stands."""

FOR_ME = "Me"
"""Whose something is that is mine."""
# A sign of what must not be there counts only before something, and quotes need not be closed.
_ASKED = re.compile(r'(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))')
_ELLIPSIS = "…"
_STRETCH = 200_000
"""Letters that are looked through at once, in a fraction of a millisecond."""
_FOLDING = 20
"""How many times as long it takes to fold a text first."""


class Source(Struct, frozen=True, kw_only=True, dict=True):
    """A text in which is looked.

    Attributes:
        text: It, line by line.
        kind: What it is; of notes the marks of their lines say that.
        on: Its day.
        who: With whom or whose it is, as it is said.
        names: The folded names by which that person is meant, too.
        of: The uids of relationships and owners whose it is.
        record: Where it stands.
        notes: Whether it is the notes of a session.
        private: Whether it is nobody else's.
        part: The part of the record in which it stands; None for the record itself.
        field: The field of the part, or of the record.
        tags: Tags that count for all of it, beside those that stand in a line.
    """

    text: str
    kind: Kind
    on: date
    who: str
    names: str
    of: frozenset[str]
    record: Record
    notes: bool = False
    private: bool = False
    part: Struct | None = None
    field: str = ""
    tags: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text as it is looked through; made once."""
        return fold(self.text)

    @property
    def session(self) -> Session | None:
        """The session in which it stands, if it does in one."""
        return self.record if isinstance(self.record, Session) else None


class Found(Struct, frozen=True):
    """A line that is found.

    Attributes:
        source: The text in which it stands.
        row: Which line of it, from 0.
        exact: Whether every word stands there as a word of its own.
    """

    source: Source
    row: int
    exact: bool

    @property
    def line(self) -> str:
        """How the line reads."""
        return self.source.text.splitlines()[self.row]


class Hit(Struct, frozen=True, kw_only=True):
    """A sentence that is found.

    Attributes:
        id: By which it is told from others: that of a follow-up, of a record, or of the session.
        on: Its day.
        who: With whom or whose it is.
        kind: What it is.
        text: The line, without its mark.
        private: Whether it is nobody else's.
        state: Of an action, advice or question whether it is open; empty for all else.
        record: Where it stands.
        anchor: Of a line of notes its row there, and how it reads.
        row: Which line of its text it is, from 0.
        part: The part of the record in which that text is; None for the record itself.
        field: The field of the part, or of the record.
    """

    id: Uid
    on: date
    who: str
    kind: Kind
    text: str
    private: bool
    state: str
    record: Record
    anchor: tuple[int, str] | None = None
    row: int = 0
    part: Struct | None = None
    field: str = ""


class Query(Struct, frozen=True):
    """What is looked for, folded.

    Attributes:
        words: Words and phrases, all of which must be there.
        without: Those that must not.
        days: Those of the words that may be the day of a text instead.
    """

    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    days: tuple[DayWords, ...] = ()

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say something in a line, too: of "last spring" the second."""
        little = {word for each in self.days for word in each.little}
        return tuple(word for word in self.words if word not in little)

    def places(self, line: str) -> list[tuple[int, int]]:
        """Where what is looked for stands in a line, begin and end of each place, in order."""
        return sorted({place for word in self.telling for place in find_folded(word, line)})


def parse_query(typed: str, today: date) -> Query:
    """What somebody looks for: several words, "phrases", and -what must not be there.

    Args:
        typed: What was typed.
        today: The day from which "last spring" is counted.

    Raises:
        BadInput: No word is left that must be there.
    """
    words: dict[str, None] = {}
    without: dict[str, None] = {}
    in_order: list[str] = []
    for sign, phrase, word in _ASKED.findall(typed):
        if folded := " ".join(fold(phrase or word).split()):
            (without if sign else words)[folded] = None
            in_order.append("" if sign or phrase else folded)
    if not words:
        raise BadInput(
            "Please type what to look for: words, “a phrase” in quotes, and -what must not "
            "stand beside them."
        )
    return Query(tuple(words), tuple(without), day_words(in_order, today))


def without_tags(query: Query) -> tuple[Query, tuple[str, ...]]:
    """What is looked for in lines, and the tags (#pitch) that must count for them.

    Where nothing but tags is looked for, their words are what is looked for in lines.
    """
    tags = tuple(word[1:] for word in query.words if word[:1] == "#" and word[1:])
    words = tuple(word for word in query.words if word[:1] != "#" or not word[1:])
    return replace(query, words=words or tags), tags


class SearchIndex:
    """All texts, ready to be looked through.

    Args:
        sources: The texts, in the order in which equally good lines are found.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._names = frozenset(source.names for source in sources)

    def find(
        self, query: Query, keeps: Callable[[Source], bool] = lambda source: True
    ) -> Iterator[Found]:
        """The lines in which all that is looked for stands, in the order of their texts.

        A word may stand in the name of whom it is about instead, or mean its day ("march",
        "last spring"), but one is in the line.

        Args:
            query: What is looked for.
            keeps: Whether a text is one of those in which is looked.
        """
        return (found for found in self.look(query, keeps) if found is not None)

    def look(
        self, query: Query, keeps: Callable[[Source], bool] = lambda source: True
    ) -> Iterator[Found | None]:
        """As `find`, with nothing after each stretch of texts, when somebody else may go first."""
        named = {word: fold_name(word) for word in query.words}
        without = [(word, fold_name(word)) for word in query.without]
        telling = query.telling
        months = {each.words[0] for each in query.days if len(each.words) == 1}
        looked = 0
        for source, at_once in self._candidates(query):
            looked += at_once
            if looked > _STRETCH:
                looked = 0
                yield None
            if source is None or not keeps(source):
                continue
            if any(_is_in(name, source.names) for _word, name in without):
                continue
            unnamed = [word for word, name in named.items() if not _is_in(name, source.names)]
            met = {word for each in query.days if each.hold(source.on) for word in each.words}
            needed = [word for word in unnamed if word not in met]
            by_day = [word for word in unnamed if word in met and word in months]
            for row, line in enumerate(source.folded.splitlines()):
                if not all(word in line for word in needed):
                    continue
                there = needed or [word for word in telling if word in line]
                if there and not any(word in line for word, _name in without):
                    exact = all(_is_word(word, line) for word in (*there, *by_day))
                    yield Found(source, row, exact)

    def _candidates(self, query: Query) -> Iterator[tuple[Source | None, int]]:
        """The texts in which a line may be, in their order, and what looking at each has cost.

        Nothing stands in the place of texts in which none can be, where they have cost something.
        """
        days = {word for each in query.days for word in each.words}
        apart = [word for word in query.words if word not in days and not self._is_named(word)]
        word, *others = [max(apart, key=len)] if apart else query.words
        passed = 0
        for source in self._sources:
            folded = source.__dict__.get("folded")
            if folded is None:
                folded = source.folded
                passed += len(folded) * _FOLDING
            if word in folded or (others and any(other in folded for other in others)):
                yield source, passed + len(folded)
                passed = 0
            else:
                passed += len(folded)
                if passed > _STRETCH:
                    yield None, passed
                    passed = 0

    def _is_named(self, word: str) -> bool:
        """Whether it may be in the name of somebody, and count for a line where it is not."""
        name = fold_name(word)
        return any(_is_in(name, each) for each in self._names)


def best_first(found: Iterable[Found]) -> list[Found]:
    """Lines as they are listed: those with exact words first, then in their order."""
    return sorted(found, key=lambda each: not each.exact)


def around(line: str, places: Sequence[tuple[int, int]], width: int) -> tuple[str, int]:
    """So much of a line as fits, with as much of what is looked for in it as can be.

    Args:
        line: The line.
        places: Where that stands, in order.
        width: The most characters.

    Returns:
        The piece, with … where something is left out, and by how much what stands in it has
        moved to the left.
    """
    if len(line) <= width:
        return line, 0
    first, end = _most_at_once(line, places, width - 2 * len(_ELLIPSIS)) if places else (0, 0)
    # What goes before tells more than what comes behind, but there is nothing behind the end. The
    # signs at both ends stand in the place of a letter, which is none of what is looked for.
    begin = max(0, min(first - width // 3, len(line) - width))
    if end > begin + width - (end < len(line)):
        begin = min(end - width + (end < len(line)), max(0, first - 1))
    piece = line[begin : begin + width]
    if begin:
        piece = _ELLIPSIS + piece[1:]
    if begin + width < len(line):
        piece = piece[:-1] + _ELLIPSIS
    return piece, begin


def _most_at_once(line: str, places: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    """The first stretch of a line in which most different words stand; of too long a word it."""
    best, most = places[0], 0
    for at, (first, _end) in enumerate(places):
        within = [each for each in places[at:] if each[1] <= first + width]
        words = len({fold(line[begin:end]) for begin, end in within})
        if words > most:
            best, most = (first, max(end for _begin, end in within)), words
    return best


def _is_in(word: str, names: str) -> bool:
    """Whether a word of a name begins so."""
    return bool(word) and f" {word}" in f" {names}"


def _is_word(word: str, line: str) -> bool:
    """Whether it stands in a line as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) is not None
