"""How two could work together: the page for somebody who may never have mentored.

It is made of what is known before anything is agreed: the ask, the terms of a draft of an
agreement, the months of the outline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.first_pages import FirstPage
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.roadmaps import Month
from mentorjournal.dates import full_date
from mentorjournal.mentoring.ask_size import size_of
from mentorjournal.mentoring.asks import form_asked_for, path_of
from mentorjournal.mentoring.showing import keeps_pay_out
from mentorjournal.text import one_line

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "aim": "What I am after",
        "mine": "What I would do",
        "yours": "What you would do",
        "often": "How often, and how long",
        "year": "What a year is about",
        "between": "What stays between us",
        "ending": "How it ends",
    }
)
"""The parts of the page by their fields, in their order."""
PARTS: tuple[str, ...] = tuple(HEADINGS)
AT_A_TIME = 3
"""Months that stand in one line."""

_SENDS = "I keep the dates, and send what I would like to talk about two days before."
_TRIES = "I try what you tell me, and say the next time what came of it."
_YOURS = (
    "You ask, listen, and tell what you did yourself, most of all what went wrong. Nothing has to "
    "be prepared.",
    "“I do not know” is a good answer: then I look for it, or you name somebody who may.",
    "If you know somebody whom I should meet: ask them first, then me.",
)
_ONCE = "One talk, half an hour."
_RHYTHM = "A call every two to four weeks, a meeting every one to three months."
_LEAVE_OUT = "A theme for each month; what does not help us is left out, or comes in another order."
_QUIET = "What we say stays between us, unless one of us asks first."
_FRIENDLY = "Either of us may stop at any time, with a friendly word and no reason."


class BeforeAgreeing(Struct, frozen=True):
    """What is known of two before anything is agreed.

    Attributes:
        relationship: The mentoring that it could be.
        words: What the newest ask says, by its fields; nothing where there is none.
        terms: The newest version of the agreement; None where there is none.
        months: The outline of a year.
        own: What the person wrote of the page; None before the first word.
    """

    relationship: Relationship
    words: Mapping[str, str]
    months: Sequence[Month]
    terms: Agreement | None = None
    own: FirstPage | None = None

    @property
    def once(self) -> bool:
        """Whether one talk is asked for, and no year."""
        form = form_asked_for(self.words.get("lasting", ""), self.relationship.form)
        return form == "one-off"

    def term(self, name: str) -> str:
        """What the draft of an agreement says, in a line; empty where it does not."""
        return one_line(getattr(self.terms, name)) if self.terms is not None else ""


class Section(Struct, frozen=True):
    """A part of the page.

    Attributes:
        field: The field in which the person may write it.
        lines: A draft of it, line by line; none where there is nothing to say.
        own: In the person's own words, Markdown; empty where it is drafted.
    """

    field: str
    lines: tuple[str, ...]
    own: str = ""

    @property
    def heading(self) -> str:
        """What stands above it."""
        return HEADINGS[self.field]

    @property
    def draft(self) -> str:
        """The draft as the person would have typed it."""
        if len(self.lines) < 2:
            return "".join(self.lines)
        return "\n".join(f"- {line}" for line in self.lines)

    @property
    def text(self) -> str:
        """What it says."""
        return self.own or self.draft


def sections(facts: BeforeAgreeing) -> tuple[Section, ...]:
    """All parts in their order, those too of which there is nothing to say."""
    return tuple(
        Section(
            field,
            tuple(filter(None, drafted(facts))),
            getattr(facts.own, field) if facts.own is not None else "",
        )
        for field, drafted in _DRAFTED.items()
    )


def _aim(facts: BeforeAgreeing) -> tuple[str, ...]:
    path = path_of(facts.words.get("path", ""))
    towards = f"From {path[0]} to {path[1]}." if path else facts.words.get("path", "")
    aim = towards or facts.term("my_aim") or facts.relationship.aim
    question = facts.words.get("question", "")
    return aim, f"My first question: {question}" if question and question != aim else ""


def _mine(facts: BeforeAgreeing) -> tuple[str, ...]:
    return facts.term("prepares") or _SENDS, _TRIES


def _yours(facts: BeforeAgreeing) -> tuple[str, ...]:
    return _YOURS


def _often(facts: BeforeAgreeing) -> tuple[str, ...]:
    size = facts.words.get("size", "")
    if facts.once:
        return (size or _ONCE,)
    minutes = size_of(size).minutes
    length = facts.term("length") or (f"{minutes} min" if minutes else "")
    return facts.term("rhythm") or _RHYTHM, f"Each time: {length}" if length else ""


def _year(facts: BeforeAgreeing) -> tuple[str, ...]:
    if facts.once:
        return ()
    keep_out = keeps_pay_out(facts.relationship)
    months = [each.without_pay() if keep_out else each for each in facts.months]
    threes = [months[at : at + AT_A_TIME] for at in range(0, len(months), AT_A_TIME)]
    return (
        _LEAVE_OUT,
        *(
            f"Months {three[0].number} to {three[-1].number}: "
            + "; ".join(each.theme for each in three)
            for three in threes
        ),
    )


def _between(facts: BeforeAgreeing) -> tuple[str, ...]:
    boundaries, reply = facts.term("boundaries"), facts.term("reply")
    return (
        facts.term("confidential") or _QUIET,
        f"Left out: {boundaries}" if boundaries else "",
        f"Replies: {reply}" if reply else "",
    )


def _ending(facts: BeforeAgreeing) -> tuple[str, ...]:
    ends = facts.terms.ends if facts.terms is not None else None
    return (
        f"It ends on {full_date(ends)}." if ends else "",
        facts.term("ending") or _FRIENDLY,
    )


_DRAFTED: Mapping[str, Callable[[BeforeAgreeing], tuple[str, ...]]] = MappingProxyType(
    {
        "aim": _aim,
        "mine": _mine,
        "yours": _yours,
        "often": _often,
        "year": _year,
        "between": _between,
        "ending": _ending,
    }
)
