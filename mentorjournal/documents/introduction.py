"""The few words that are forwarded to somebody to whom a protégé is to be introduced."""

from __future__ import annotations

from msgspec import Struct

from mentorjournal.data.records.introductions import Introduction
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import Block, Built, Document, Paragraph, Written
from mentorjournal.documents.pair import Pair
from mentorjournal.mentoring.introductions import MOST_WORDS, blurb


class IntroductionFacts(Struct, frozen=True):
    """What an introduction on paper is made from.

    Attributes:
        pair: The two of the mentoring.
        introduction: The door.
    """

    pair: Pair
    introduction: Introduction


def build(facts: IntroductionFacts, audience: Audience) -> Built:
    """What is forwarded: the person's own words, or a draft of at most sixty.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("introduction", audience, facts.pair.relationship)
    one, pair = facts.introduction, facts.pair
    mine = pair.relationship.my_role == "protege"
    protege = (pair.me.name if pair.me else "") if mine else pair.person.name
    words = one.blurb or blurb(one, protege)
    blocks: tuple[Block, ...] = (Written(words),)
    if not one.blurb:
        blocks = tuple(map(Paragraph, words.split("\n\n")))
    # What stands in a title is never held back, so the name stands below it.
    document = Document("An introduction", (Paragraph(f"To {one.to}"), *blocks))
    return Built(document, odd=_odd(words))


def _odd(words: str) -> tuple[str, ...]:
    count = len(words.split())
    if count <= MOST_WORDS:
        return ()
    return (f"It has {count} words; a telephone shows about {MOST_WORDS} at a glance.",)
