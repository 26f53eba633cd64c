"""A message for a chat has no headings and no tables, and reads by itself."""

from __future__ import annotations

from mentorjournal.documents.chat import to_chat
from mentorjournal.documents.document import (
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    Written,
)


def test_a_message_says_every_part_in_lines() -> None:
    document = Document(
        "Session, 9 Nov",
        (
            Paragraph("Ana and Ben"),
            Heading("Summary"),
            Written("We talked.\n\nTwice."),
            Heading("Actions"),
            Bullets(
                (
                    Item("Send it", "Ana", "by 1 Dec", done=False),
                    Item("Done", done=True),
                    Item("one\n  two", written=True),
                )
            ),
            Heading("Goals"),
            Table(("Goal", "Now", "Due"), (("Win | rate", "38 %", ""), ("Talks", "4", "1 Dec"))),
        ),
    )
    assert to_chat(document) == (
        "Session, 9 Nov\n\nAna and Ben\n\n"
        "Summary:\nWe talked.\n\nTwice.\n\n"
        "Actions:\n☐ Ana: Send it, by 1 Dec\n☑ Done\n• one\n  two\n\n"
        "Goals:\n• Win | rate: Now 38 %\n• Talks: Now 4, Due 1 Dec\n"
    )
