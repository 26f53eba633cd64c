"""The ask as it is sent: a short letter and nothing else of what the journal knows."""

from __future__ import annotations

from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import Built, Document, Paragraph
from mentorjournal.documents.pair import Pair

TITLE = "A question"
"""What its page is called; it is signed, so whose it is stands there."""


def build(pair: Pair, text: str, audience: Audience) -> Built:
    """The letter.

    Args:
        pair: Who asks whom.
        text: Its paragraphs, with an empty line between them.
        audience: Who will read it.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("ask", audience, pair.relationship)
    return Built(Document(TITLE, tuple(map(Paragraph, text.split("\n\n"))), letter=True))
