"""The mentor's page on half a page: what I offer, and why somebody might want it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from unicodedata import category, east_asian_width, normalize

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
LEAST_OF_NAME = 3
"""Fewer letters of a name are found in too many words."""
_SMALL = frozenset(("the", "and", "for", "our", "all", "der", "die", "das", "les", "los", "las"))
_WORD = re.compile(r"\w[\w'-]*")
_PART = re.compile(r"[\w']+")


class ProfileFacts(Struct, frozen=True):
    """What the page is made from.

    Attributes:
        name: My name; empty where I gave none.
        page: The page.
        capacity: How much I can give; None where I never said.
        relationship: In which it is shared; None for nobody in particular.
        people: Everybody else in the journal and its trash, whom strangers are not told of.
        names: Of people without a record, whom they are not told of either.
    """

    name: str
    page: MentorPage
    capacity: Capacity | None = None
    relationship: Relationship | None = None
    people: tuple[Person, ...] = ()
    names: tuple[str, ...] = ()


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
        kept, out = _told(getattr(facts.page, part), facts, others=others)
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
    regular, once = capacity.recurring, capacity.one_off
    kinds = (
        f"{plural(regular, 'person', 'people')} regularly" if regular else "",
        plural(once, "one-off talk") if once else "",
    )
    said = " and ".join(filter(None, kinds))
    return f"At a time: {said}." if said else ""


def _told(text: str, facts: ProfileFacts, *, others: bool) -> tuple[str, int]:
    """The paragraphs that may be told, and how many name somebody who may not be named."""
    paragraphs = [each for each in re.split(r"\n\s*\n", text) if each.strip()]
    kept = [
        each for each in paragraphs if others or not names_one_of(each, facts.people, facts.names)
    ]
    return "\n\n".join(kept), len(paragraphs) - len(kept)


def names_one_of(text: str, people: Iterable[Person], names: Iterable[str] = ()) -> bool:
    """Whether a text names somebody: by a whole name in any spelling, a part of one, a handle.

    A part counts from three letters on, and where the word begins with a capital, so that will
    and mark are no people; a first name of two letters and a handle count as they are spelled.

    Args:
        text: What is said.
        people: Who may not be named, with all of their names.
        names: Of people without a record.
    """
    text = _bare(text)
    words = set(_WORD.findall(text)) | set(_PART.findall(text))
    words |= {word.removesuffix("'s") for word in words}
    capital = {fold(word) for word in words if not word[:1].islower()}
    capital |= {word.removesuffix("s") for word in capital}
    for person in people:
        if words & ({*_bare(person.name).split()[:1], person.handle} - {""}):
            return True
    known = [name for person in people for name in person.names]
    return any(_is_named(_bare(name), text, capital) for name in (*known, *names))


def _is_named(name: str, text: str, capital: Collection[str]) -> bool:
    """Whether a name, or a part of it, stands among words that begin with a capital."""
    if (" " in name or not name.isascii()) and find_folded(fold(name), text):
        return True
    written = set(_PART.findall(name))
    # Of “the board” and “Ida van Dyck”, small words are no names by themselves.
    large = {part for part in written if not part[:1].islower()} or written - _SMALL
    if any(len(part) >= LEAST_OF_NAME and fold(part) in capital for part in large):
        return True
    return any(part in text for part in _without_blanks(name))


def _without_blanks(name: str) -> tuple[str, ...]:
    """Parts of a name where family and given name stand together, without a blank.

    A family name has a letter there, or two; then there are four at least.
    """
    if len(name) < LEAST_OF_NAME or any(east_asian_width(letter) not in "WF" for letter in name):
        return ()
    both = (name[:2], name[2:]) if len(name) > LEAST_OF_NAME else ()
    return (name[1:], *both)


def _bare(text: str) -> str:
    """Text in one form of its letters and apostrophes, without what nobody sees."""
    shown = "".join(letter for letter in text if category(letter) != "Cf")
    return normalize("NFC", shown).replace("’", "'")


def _left_out(facts: ProfileFacts, named: int, *, others: bool) -> tuple[str, ...]:
    left = [f"{plural(named, 'paragraph')} that {'names' if named == 1 else 'name'} somebody"]
    known = bool(facts.page.who_knows.strip()) and not others
    return (*(left if named else ()), *(["who knows what you do not"] if known else ()))


def _odd(page: MentorPage) -> tuple[str, ...]:
    words = sum(len(text.split()) for part in PARTS for text in texts_of(page, part))
    if words <= HALF_A_PAGE:
        return ()
    return (f"It has {words} words; half a page has room for about {HALF_A_PAGE}.",)
