"""Lines are left out of a document one by one, and what repeats them goes with them."""

from __future__ import annotations

import pytest

from mentorjournal.documents.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    Written,
)
from mentorjournal.documents.leaving_out import body_of, leave_out, lines_of

DECK = Item("Send the deck\n  the short one", "Carla", "by 27 Nov 2026", done=False, written=True)
BLOCKS: tuple[Block, ...] = (
    Paragraph("Mentor: Carla Diaz · Protégé: Ana Lima"),
    Heading("In short"),
    Bullets((Item("Send the deck", "Carla", of=DECK),)),
    Heading("Summary"),
    Written("First.\n\nSecond\nline."),
    Heading("Actions"),
    Bullets((
        DECK,
        Item("Ask", "Ana", about=("Win rate",), done=False),
    )),
    Heading("Goals"),
    Heading("Win rate", 3),
    Table(("When", "Value"), (("1 Nov", "31 %"), ("9 Nov", "38 %"))),
    Picture("---*---"),
    Paragraph("Fri 4 Dec 2026", "Next session"),
)  # fmt: skip
DOCUMENT = Document("Summary", BLOCKS, topics=("Actions",))
SAID = [
    ("First.", "Summary"),
    ("Second line.", "Summary"),
    ("Carla: Send the deck, by 27 Nov 2026", "Actions"),
    ("Ana: Ask", "Actions"),
    ("1 Nov · 31 %", "Win rate"),
    ("9 Nov · 38 %", "Win rate"),
    ("a picture", "Win rate"),
    ("Next session: Fri 4 Dec 2026", "Win rate"),
]


def test_every_line_below_the_head_can_be_left_out() -> None:
    assert [(line.text, line.under) for line in lines_of(DOCUMENT)] == SAID
    assert leave_out(DOCUMENT, frozenset()) is DOCUMENT


@pytest.mark.parametrize(
    ("which", "left"),
    [
        ([0], {4: Written("Second\nline.")}),
        ([0, 1], {3: None, 4: None}),
        # What is said in short says it no more either.
        ([2], {1: None, 2: None, 6: Bullets((BLOCKS[6].items[1],))}),  # type: ignore[union-attr]
        ([4], {9: Table(("When", "Value"), (("9 Nov", "38 %"),))}),
        ([4, 5, 6, 7], {7: None, 8: None, 9: None, 10: None, 11: None}),
    ],
)
def test_what_is_left_out_is_gone_with_the_heading_above_it(
    which: list[int], left: dict[int, Block | None]
) -> None:
    lines = lines_of(DOCUMENT)
    kept = leave_out(DOCUMENT, {lines[at].key for at in which})
    expected = [left.get(at, block) for at, block in enumerate(BLOCKS)]
    assert list(kept.blocks) == [block for block in expected if block is not None]
    assert kept.name == ("Summary: Ask" if 2 in which else "Summary: Send the deck")


def test_of_a_letter_each_paragraph_can_be_left_out() -> None:
    letter = Document("Ask", (Paragraph("Dear Ben,"), Paragraph("Would you?")), letter=True)
    first = lines_of(letter)[0]
    assert first.text == "Dear Ben,"
    assert leave_out(letter, {first.key}).blocks == (Paragraph("Would you?"),)


def test_the_same_words_under_another_heading_are_another_line() -> None:
    same = Bullets((Item("same"), Item("same", lead="State")))
    made = Document("x", (Heading("One"), same, Heading("Two"), same))
    first, second, third, _fourth = lines_of(made)
    assert len({first.key, second.key, third.key}) == 3
    assert leave_out(made, {first.key}).blocks == (
        Heading("One"),
        Bullets((Item("same", lead="State"),)),
        Heading("Two"),
        same,
    )


def test_a_table_at_the_head_and_a_document_without_headings_have_lines() -> None:
    table = Table(("Goal", "Now"), (("Win rate", "38 %"),))
    head = (Paragraph("Ana"), Paragraph("Maya", "With"), table)
    made = Document("Goals", (*head, Heading("Win rate"), Paragraph("Said")))
    assert [line.text for line in lines_of(made)] == ["With: Maya", "Win rate · 38 %", "Said"]
    plain = Document("Thanks", (Paragraph("Dear Ben"), Bullets((Item("You helped"),))))
    assert [line.text for line in lines_of(plain)] == ["Dear Ben", "You helped"]


def test_a_row_and_what_has_a_name_are_the_same_line_with_other_figures() -> None:
    def made(value: str, on: str, text: str) -> list[str]:
        table = Table(("Goal", "Now"), (("Win rate", value), ("Talks", "4")))
        blocks = (Heading("A"), table, Paragraph(on, "Next session"), Paragraph(text))
        return [line.key for line in lines_of(Document("x", blocks))]

    before, after = made("38 %", "4 Dec", "said"), made("39 %", "5 Dec", "told")
    assert before[:3] == after[:3]
    assert before[3] != after[3]
    assert len({*before}) == 4


def test_the_body_does_not_change_with_the_day() -> None:
    made = Document("Goals", (Paragraph("2 Dec 2026"), Heading("A"), Paragraph("b")), on="2 Dec")
    assert body_of(made) == Document("", (Heading("A"), Paragraph("b")), letter=True)
