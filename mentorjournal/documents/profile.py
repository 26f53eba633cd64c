"""The mentor's page on half a page: what I offer, and why somebody might want it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

from mentorjournal.data.records.giving import MentorPage
from mentorjournal.data.records.models import Capacity, Person, Relationship
from mentorjournal.documents.audience import Audience, allowed, may
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Paragraph,
    paragraph,
    section,
    written,
)
from mentorjournal.mentoring.mentor_page import HALF_A_PAGE, PARTS, texts_of
from mentorjournal.text import find_folded, fold, plural

TITLE = "Mentor's page"
_WORD = re.compile(r"[\w']+")


class ProfileFacts(Struct, frozen=True):
    """What the page is made from.

    Attributes:
        name: My name; empty where I gave none.
        page: The page.
        capacity: How much I can give; None where I never said.
        relationship: In which it is shared; None for nobody in particular.
        people: Everybody else in the journal, whom strangers are not told of.
    """

    name: str
    page: MentorPage
    capacity: Capacity | None = None
    relationship: Relationship | None = None
    people: tuple[Person, ...] = ()


def build(facts: ProfileFacts, audience: Audience) -> Built:
    """The page; a part of which nothing is said is no part of it.

    Whoever may not hear of other people gets no paragraph that names one of the journal, nor who
    knows what I do not.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("profile", audience, facts.relationship)
    others = may("introductions", audience, facts.relationship)
    blocks: list[Block] = [Paragraph(facts.name)] if facts.name else []
    left = 0
    for part, label in PARTS.items():
        kept, out = _told(getattr(facts.page, part), () if others else facts.people)
        left += out
        more: tuple[Block | None, ...] = (written(kept),)
        if part == "offer":
            more = (*more, paragraph(_slots(facts.capacity)))
        elif part == "not_known" and others:
            more = (*more, paragraph(facts.page.who_knows, "Who does"))
        blocks += section(_heading(part, label), *more)
    document = Document(TITLE, tuple(blocks))
    return Built(document, _left_out(facts, left, others=others), _odd(facts.page))


def _heading(part: str, label: str) -> str:
    said = label.partition(",")[0] if part == "not_known" else label
    return said[0].upper() + said[1:]


def _slots(capacity: Capacity | None) -> str:
    """How many people I take at a time: the form and the slots of what I offer."""
    if capacity is None:
        return ""
    kinds = (
        plural(number, kind)
        for kind, number in (
            ("regular mentoring", capacity.recurring),
            ("one-off talk", capacity.one_off),
        )
        if number
    )
    said = " and ".join(kinds)
    return f"At a time: {said}." if said else ""


def _told(text: str, people: Iterable[Person]) -> tuple[str, int]:
    """The paragraphs that name none of these people, and how many do."""
    paragraphs = [each for each in re.split(r"\n\s*\n", text) if each.strip()]
    kept = [each for each in paragraphs if not names_one_of(each, people)]
    return "\n\n".join(kept), len(paragraphs) - len(kept)


def names_one_of(text: str, people: Iterable[Person]) -> bool:
    """Whether a text names somebody: by a whole name in any spelling, a first name, a handle.

    A first name counts as it is spelled, so that will and mark are no people.
    """
    words = set(_WORD.findall(re.sub(r"['’]s\b", "", normalize("NFC", text))))
    for person in people:
        called = {*normalize("NFC", person.name).split()[:1], person.handle} - {""}
        whole = [fold(name) for name in person.names if " " in name or not name.isascii()]
        if words & called or any(find_folded(name, text) for name in whole):
            return True
    return False


def _left_out(facts: ProfileFacts, named: int, *, others: bool) -> tuple[str, ...]:
    left = [f"{plural(named, 'paragraph')} that {'names' if named == 1 else 'name'} somebody"]
    known = bool(facts.page.who_knows.strip()) and not others
    return (*(left if named else ()), *(["who knows what you do not"] if known else ()))


def _odd(page: MentorPage) -> tuple[str, ...]:
    words = sum(len(text.split()) for part in PARTS for text in texts_of(page, part))
    if words <= HALF_A_PAGE:
        return ()
    return (f"It has {words} words; half a page has room for about {HALF_A_PAGE}.",)
