"""CommonMark's examples in every field of every document, read by four readers.

One of them, mistune, shares no code with the writers; another is GitHub's own.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import Document, Heading
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.journal.exports import SHARED
from tests.documents.filled import built
from tests.documents.reading import Page
from tests.documents.test_finished import ATTACKS, FORBIDDEN, READERS, SAFE, commonmark_examples
from tests.tally import AT_LENGTH, Tally

TRIES = 40 if AT_LENGTH else 1


def drawn_from(texts: list[str], chance: random.Random) -> Callable[[str], str]:
    """A text for each field: any of them."""
    return lambda path: (
        f"x {chance.choice(texts)}" if path == "notes.plain" else chance.choice(texts)
    )


def wrong(made: Document) -> list[str]:
    """What a reader finds in a document that was not meant to be there, or does not find."""
    meant = [f"h{block.level}" for block in made.whole if isinstance(block, Heading)]
    text, found = to_markdown(made), []
    for reader, read in READERS.items():
        elements = Page(read(text)).elements
        headings = [name for name, _ in elements if name in ("h1", "h2")]
        if headings != [name for name in meant if name in ("h1", "h2")]:
            found.append(f"{reader}: headings {headings}")
        if bad := FORBIDDEN & {name for name, _ in elements}:
            found.append(f"{reader}: elements {bad}")
        links = [str(each.get("href")).lower() for name, each in elements if name == "a"]
        found += [f"{reader}: link to {link}" for link in links if not link.startswith(SAFE)]
    return found


@pytest.mark.proof("P13", "CommonMark's examples and attacks in every field of every document")
@pytest.mark.parametrize("kind", SHARED)
def test_no_text_in_any_field_breaks_a_document(kind: Kind, tally: Tally) -> None:
    texts = [*commonmark_examples(), *(text for pair in ATTACKS for text in pair if text)]
    for seed in range(TRIES):
        chance = random.Random(f"{kind} {seed}")
        made = built(kind, "me", drawn_from(texts, chance), notes_shared=True).document
        assert wrong(made) == [], seed
        tally.count += 1
