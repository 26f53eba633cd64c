"""From whom pay is held back, by which part, and what may be put back."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.models import Relationship, ReportingLine
from mentorjournal.documents.audience import AUDIENCES, Audience
from mentorjournal.documents.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    Written,
    paragraphs,
)
from mentorjournal.documents.pay.rule import clearing, hold_back, pay_rule
from tests.documents.filled import filled

SURE, DOUBTFUL, WORK = "My salary is low", "Their offer ends on Friday", "Ship on Friday"
LINES: tuple[ReportingLine, ...] = ("none", "my-manager", "managers-manager", "my-report")


def bond(line: ReportingLine, *cleared: str) -> Relationship:
    return filled(
        Relationship, "relationship", my_role="protege", reporting_line=line, pay_cleared=cleared
    )


def held(blocks: tuple[Block, ...], audience: Audience, line: ReportingLine) -> tuple[str, ...]:
    return hold_back(Document("x", blocks), pay_rule(audience, bond(line))).texts


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_pay_is_held_back_as_the_table_says(audience: Audience, line: ReportingLine) -> None:
    texts = tuple(Paragraph(text) for text in (SURE, DOUBTFUL, WORK))
    expected: tuple[str, ...] = ()
    if audience == "anyone" or (line != "none" and audience != "me"):
        expected = (SURE, DOUBTFUL)
    elif audience == "manager":
        expected = (SURE,)
    assert held(texts, audience, line) == expected


@pytest.mark.parametrize(
    ("blocks", "left"),
    [
        ((Bullets((Item(WORK), Item(SURE), Item("x", lead="Bonus"), Item("y", tail=SURE))),),
         (Bullets((Item(WORK),)),)),
        ((Heading("Base salary"), Paragraph(WORK), Heading("Part", 3), Paragraph(WORK),
          Heading("Talks"), Paragraph(WORK)),
         (Heading("Talks"), Paragraph(WORK))),
        ((Heading("Advice"), Bullets((Item(SURE),)), Heading("Actions"), Paragraph(WORK)),
         (Heading("Actions"), Paragraph(WORK))),
        ((Heading("Outer"), Heading("Inner", 3), Paragraph(SURE), Heading("Next", 3),
          Paragraph(WORK)),
         (Heading("Outer"), Heading("Next", 3), Paragraph(WORK))),
        ((Written(f"{WORK}\n\n{SURE},\nand more\n\nThe end"),),
         (Written(f"{WORK}\n\nThe end"),)),
        ((Table(("a", "b"), ((WORK, "1"), (SURE, "2"))),), (Table(("a", "b"), ((WORK, "1"),)),)),
        ((Table(("a", "b"), ((SURE, "2"),)),), ()),
        ((Paragraph("yes", "Salary"),), ()),
        ((Heading("Band", about=(WORK, SURE)), Paragraph(WORK), Heading("Part", 3), Paragraph(WORK),
          Heading("Talks", about=(WORK,)), Paragraph(WORK)),
         (Heading("Talks", about=(WORK,)), Paragraph(WORK))),
        ((Bullets((Item("112", about=(SURE,)), Item("4", about=(WORK,)))),),
         (Bullets((Item("4", about=(WORK,)),)),)),
        ((Table(("a", "b"), ((WORK, "1"), (WORK, "112")), about=((WORK,), (WORK, SURE))),),
         (Table(("a", "b"), ((WORK, "1"),), about=((WORK,),)),)),
    ],
)  # fmt: skip
def test_what_speaks_of_pay_goes_by_its_part(
    blocks: tuple[Block, ...], left: tuple[Block, ...]
) -> None:
    rule = pay_rule("other", bond("my-manager"))
    assert hold_back(Document("x", blocks), rule).document.blocks == left


def test_a_currency_as_the_unit_of_a_goal_is_not_pay_and_an_amount_of_a_sheet_is() -> None:
    row = ("Revenue of the team plan", "45,000 EUR")
    table = Table(("Goal", "Now"), (row,), right=frozenset({1}))
    counted = Bullets((Item("45,000 EUR", lead="From, to", counted=True),))
    assert held((table, counted), "other", "my-manager") == ()


def test_what_was_put_back_goes_out_and_only_outside_the_line() -> None:
    blocks = (Paragraph(SURE), Paragraph("Another salary"))
    outside = pay_rule("manager", bond("none", clearing("  my SALARY   is low")))
    assert hold_back(Document("x", blocks), outside).texts == ("Another salary",)
    inside = pay_rule("other", bond("my-manager", clearing(SURE)))
    assert hold_back(Document("x", blocks), inside).texts == (SURE, "Another salary")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_everything_can_be_put_back_only_outside_the_line(
    audience: Audience, line: ReportingLine
) -> None:
    rule = pay_rule(audience, bond(line), with_pay=True)
    kept = hold_back(Document("x", (Paragraph(SURE),)), rule)
    stays = audience == "anyone" or (line != "none" and audience != "me")
    assert bool(kept.texts) == stays


def test_a_fence_is_one_paragraph_whatever_stands_in_it() -> None:
    text = "one\n\n```\na\n\n~~~\n\nb\n```\n\ntwo\nlines"
    assert paragraphs(text) == ["one", "```\na\n\n~~~\n\nb\n```", "two\nlines"]
    assert paragraphs("```\nopen\n\nto the end") == ["```\nopen\n\nto the end"]
