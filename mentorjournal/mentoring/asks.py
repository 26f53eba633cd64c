"""The seven checks of an ask, what it is called by them, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal
from unicodedata import east_asian_width

from msgspec import Struct

from mentorjournal.data.records.asks import Ask, Source
from mentorjournal.data.records.base import Form
from mentorjournal.dates import show_date
from mentorjournal.mentoring.ask_fillers import ASKING, PRAISE, SMALL
from mentorjournal.text import fold, listed, plural

FIELDS = ("who_i_am", "path", "why_you", "question", "size", "lasting", "about", "easy_no")
"""What an ask is made of; the checks and the text read these, typed or kept."""
WRITTEN = tuple(name for name in FIELDS if name not in ("lasting", "about"))
"""Those that are written; the others are chosen."""
LACKS: Mapping[str, str] = MappingProxyType(
    {
        "who_i_am": "who you are",
        "path": "from and to",
        "why_you": "why just them",
        "question": "one question",
        "size": "a small size",
        "lasting": "once or more",
        "easy_no": "an easy no",
    }
)
"""What an ask is without where a check is not met, by its field."""
_FORMS: Mapping[str, Form] = MappingProxyType({"once": "one-off", "lasting": "recurring"})
CLEAR = 5
"""So many of the seven checks make an ask clear; with fewer it is called vague."""
MOST_MINUTES = 60
DAYS = 2
SILENT_AFTER = timedelta(days=10)
"""So long an answer may take before it is worth another word."""
SOURCES: Mapping[Source, str] = MappingProxyType(
    {
        "work": "work",
        "family": "family",
        "alumni": "alumni",
        "online": "online",
        "live": "live events",
        "platform": "platforms",
    }
)
"""The six corners of a network, as they are said: those I know, then those I could meet."""

_ARROW = re.compile(r"\s*(?:→|⟶|➜|➔|⇒|[-–—=]+>|>)\s*")
_IN_WORDS = re.compile(r"\bfrom\s+(\S.*?)\s+to\s+(\S.*)$", re.IGNORECASE)
"""From what to what, without an arrow."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = re.compile(r"[?？؟]+")
_SMALL = frozenset(map(fold, SMALL))
_OF_QUESTIONS = _SMALL | frozenset(map(fold, ASKING))
_OF_PRAISE = _SMALL | frozenset(map(fold, PRAISE))
_WIDE_PER_WORD = 4
"""Cells that count as a word where words are written without blanks between them."""


class Check(Struct, frozen=True):
    """One of the seven, as it stands for an ask.

    Attributes:
        field: The field that it is about.
        word: What is there when it is met.
        met: Whether it is.
        example: A few words of what is missing.
        rule: When it is met, as a sentence with a whole example.
    """

    field: str
    word: str
    met: bool
    example: str
    rule: str

    @property
    def shown(self) -> str:
        """It with its box: the word where it is met, the example where it is not."""
        return f"■ {self.word}" if self.met else f"□ “{self.example}”"


def words_of(ask: Ask) -> dict[str, str]:
    """What a kept ask is made of, as a form would hold it."""
    return {name: getattr(ask, name) for name in FIELDS}


def form_asked_for(lasting: str, otherwise: Form) -> Form:
    """The form of mentoring that an ask is for, by its field "once or more".

    Args:
        lasting: What stands there.
        otherwise: The form where nothing does.
    """
    return _FORMS.get(lasting, otherwise)


def checks_of(words: Mapping[str, str]) -> tuple[Check, ...]:
    """The seven checks, in the order of the fields.

    Each is a rule that can be said in a sentence; none of them knows what a text means.

    Args:
        words: What stands in the fields, by their names.
    """
    return tuple(
        Check(field, word, met(words.get(field, "")), example, rule)
        for field, word, met, example, rule in _CHECKS
    )


def score_of(checks: Sequence[Check]) -> str:
    """How many are met, what that is called, and what a clear one lacks.

    "6 of 7   clear, without an easy no". Of a vague one the checks themselves say it.
    """
    met = sum(check.met for check in checks)
    if not is_clear(checks):
        return f"{met} of {len(checks)}   vague"
    lacks = [LACKS[check.field] for check in checks if not check.met]
    without = f", without {listed(lacks)}" if lacks else ""
    return f"{met} of {len(checks)}   clear{without}"


def is_clear(checks: Sequence[Check]) -> bool:
    """Whether enough of them are met."""
    return sum(check.met for check in checks) >= CLEAR


def _count(text: str, without: frozenset[str]) -> int:
    """How many words a text has besides some; by its length where it has no blanks."""
    words = [word for word in _WORD.findall(text) if fold(word) not in without]
    wide = sum(2 for letter in text if east_asian_width(letter) in "WF")
    return max(len(words), wide // _WIDE_PER_WORD)


def _says_who(text: str) -> bool:
    return _count(text, _SMALL) >= 2


def path_of(text: str) -> tuple[str, str] | None:
    """Both sides of the arrow, or of "from … to …"; None where one is missing or they are the same.

    Of several "to" the first one counts: what comes behind it belongs to where one wants to be.
    """
    spelled = _IN_WORDS.search(text)
    sides = [side.strip() for side in _ARROW.split(text, maxsplit=1)]
    if len(sides) != 2 and spelled is not None:
        sides = [side.strip(" .") for side in spelled.groups()]
    if len(sides) != 2 or not all(map(_WORD.search, sides)) or fold(sides[0]) == fold(sides[1]):
        return None
    return sides[0], sides[1]


def _has_both_ends(text: str) -> bool:
    return path_of(text) is not None


def _says_what_was_seen(text: str) -> bool:
    return _count(text, _OF_PRAISE) >= 2


def _is_one_question(text: str) -> bool:
    return len(_MARKS.findall(text)) == 1 and _count(text, _OF_QUESTIONS) >= 3


def _is_small(text: str) -> bool:
    # Imported here: what a start reads of asks needs none of its patterns.
    from mentorjournal.mentoring.ask_size import size_of

    size = size_of(text)
    return size.minutes is not None and size.minutes <= MOST_MINUTES and size.days >= DAYS


def _is_chosen(text: str) -> bool:
    return bool(text)


def _makes_no_easy(text: str) -> bool:
    return len(_WORD.findall(text)) >= 3 or _count(text, _SMALL) >= 2


_CHECKS: tuple[tuple[str, str, Callable[[str], bool], str, str], ...] = (
    (
        "who_i_am",
        "who",
        _says_who,
        "PM, six years…",
        "Who you are, in two words or more: “PM for pricing at a rental firm, six years”.",
    ),
    (
        "path",
        "from, to",
        _has_both_ends,
        "shops → games",
        "Where you are and where you want to be, with an arrow (-> will do) or in words: "
        "“e-commerce → product manager in gaming”, “from e-commerce to gaming”.",
    ),
    (
        "why_you",
        "something seen",
        _says_what_was_seen,
        "your talk on…",
        "Something they did, not how good they are: “Your talk on free-to-play pricing”.",
    ),
    (
        "question",
        "one, concrete",
        _is_one_question,
        "how do you…?",
        "One question mark, and what it is about in three words or more: "
        "“How does a studio decide who owns the price?”",
    ),
    (
        "size",
        "small, two dates",
        _is_small,
        "30 min, 10 or 11",
        "An hour at most, in figures, and two days: “30 min, video, Thu 10 or Fri 11 Dec, 18:00”.",
    ),
    ("lasting", "said", _is_chosen, "once", "Whether it is one talk, or something that lasts."),
    (
        "easy_no",
        "an easy no",
        _makes_no_easy,
        "…or whom else?",
        "A no made easy, and whom else to ask: "
        "“If it does not fit, a no is fine. Who else might know?”",
    ),
)


# How it stands


AskState = Literal["draft", "sent", "sent again", "yes", "no"]


def state_of(ask: Ask) -> AskState:
    """How it stands, in a word or two."""
    if ask.answer:
        return ask.answer
    return "draft" if ask.sent is None else "sent" if ask.again is None else "sent again"


def silent_days(ask: Ask, today: date) -> int | None:
    """For how many days nothing came back, since the last word; None where nothing is awaited."""
    last = ask.again or ask.sent
    return (today - last).days if ask.waits and last is not None else None


def answer_words(ask: Ask, today: date) -> str:
    """How long it waits, or waited, for which answer: "yes after 3 days", "11 days silent"."""
    if ask.answer and ask.answered is not None and ask.sent is not None:
        days = (ask.answered - ask.sent).days
        # Other programs write the file too, and may hold days that cannot be.
        return f"{ask.answer} after {plural(days, 'day')}" if days >= 0 else ask.answer
    if ask.answer:
        return ask.answer
    silent = silent_days(ask, today) or 0
    return f"{plural(silent, 'day')} silent" if silent > 0 else state_of(ask)


def came_of(ask: Ask, today: date) -> str:
    """What came of it, in words: "no answer for 11 days", "yes after 3 days, clear, 6 of 7"."""
    checks = checks_of(words_of(ask))
    how = f"{sum(check.met for check in checks)} of {len(checks)}"
    if ask.sent is None:
        return f"draft, {how} {'clear' if is_clear(checks) else 'vague'}"
    sent = f"sent {show_date(ask.sent, today)}"
    if ask.answer:
        return f"{answer_words(ask, today)}, {sent}, {how}"
    if ask.again is not None:
        sent += f", again {show_date(ask.again, today)}"
    silent = silent_days(ask, today) or 0
    waits = "today" if silent == 0 else f"{plural(silent, 'day')} silent" if silent > 0 else ""
    return ", ".join(filter(None, (sent, waits, how)))
