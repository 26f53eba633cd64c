"""The outline of the twelve months, and one's own."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from mentorjournal.errors import BadInput
from mentorjournal.mentoring.outline import STANDARD_FILE, standard
from mentorjournal.mentoring.outline_file import parse_outline

STANDARD_TEXT = STANDARD_FILE.read_text(encoding="utf-8")


def test_the_themes_in_order_and_who_leads() -> None:
    assert [(month.theme, month.leads) for month in standard().months] == [
        ("where to", "mentor"),
        ("from wishes to measures", "protege"),
        ("where you stand", "both"),
        ("what you have done", "protege"),
        ("seen by those who decide", "both"),
        ("a door opened", "mentor"),
        ("half-time", "protege"),
        ("known for something", "protege"),
        ("evidence for the pay talk", "protege"),
        ("year check and rehearsal", "both"),
        ("decide", "protege"),
        ("again, or enough", "both"),
    ]


def test_each_month_has_two_to_four_questions_and_something_to_leave_behind() -> None:
    for month in standard().months:
        assert 2 <= len(month.prompts) <= 4
        assert all("?" in prompt.text for prompt in month.prompts)
        assert month.deliverables


def test_no_question_and_no_deliverable_stands_twice() -> None:
    months = standard().months
    texts = [prompt.text for prompt in chain(*(month.prompts for month in months))]

    assert len(set(texts)) == len(texts)


def test_only_months_3_9_10_and_11_touch_on_pay() -> None:
    touching = [month.number for month in standard().months if month.without_pay() != month]

    assert touching == [3, 9, 10, 11]


@pytest.mark.parametrize("number", [3, 9, 10, 11])
def test_a_month_without_pay_says_no_word_of_it(number: int) -> None:
    month = standard().month(number).without_pay()

    texts = [month.theme, *(prompt.text for prompt in month.prompts)]
    texts += [asked.text for asked in month.deliverables]
    about_pay = re.compile(r"\bpay\b|salary|BATNA|market|offer|budget|money|negotia", re.IGNORECASE)
    assert [text for text in texts if about_pay.search(text)] == []
    assert month.prompts


def test_a_second_year_begins_again() -> None:
    assert standard().month(13).theme == "where to"
    assert standard().month(24).theme == "again, or enough"
    with pytest.raises(ValueError, match="counted from 1"):
        standard().month(0)


def changed(before: str, after: str, count: int = 1) -> str:
    assert before in STANDARD_TEXT
    return STANDARD_TEXT.replace(before, after, count)


def line_with(text: str, wanted: str) -> int:
    """The line of a text, from 1, that holds something."""
    return next(at for at, row in enumerate(text.splitlines(), 1) if wanted in row)


ALL_BUT_ONE = STANDARD_TEXT[: STANDARD_TEXT.index("[[months]]\nnumber = 12")]
OWN_TABLES = """\
edition = 3
[[months]]
number = 1
theme = "where to"
leads = "both"
[[months.prompts]]
text = "What for?"
[[months.prompts]]
text = 5
"""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("edition = ", None, "The outline is not valid TOML: Invalid value (at end of document)."),
        ("edition = 1", 1, "months: “months” is missing."),
        ("edition = 1\nmonths = []", 2, "months: the months 1 to 12, in order; there are 0."),
        (ALL_BUT_ONE, "[[months]]", "months: the months 1 to 12, in order; there are 11."),
        (
            changed("number = 7", "number = 8"),
            "number = 8",
            "number: the months 1 to 12, in order.",
        ),
        (
            changed('leads = "both"', 'leads = "nobody"'),
            '"nobody"',
            "leads: 'nobody': it is “mentor”, “protege” or “both”.",
        ),
        (changed("theme =", "title ="), "title =", "title: there is no such key."),
        (
            changed(
                '[[months]]\nnumber = 7\ntheme = "half-time"\n', "[[months]] # 7\nnumber = 7\n"
            ),
            "# 7",
            "theme: “theme” is missing.",
        ),
        (changed('"half-time"', "7"), "theme = 7", "theme: a few words belong here."),
        (changed('"half-time"', '""'), 'theme = ""', "theme: a few words belong here."),
        (changed('kind = "goals"', 'kind = "gaols"'), "gaols", "kind: “gaols” is none of picture,"),
        (changed("pay = true", 'pay = "yes"'), 'pay = "yes"', "pay: it is true or false."),
        (
            changed('text = "What must never be part of it, however well it pays?"', "text = 4"),
            "text = 4",
            "text: a text in quotes belongs here.",
        ),
        (
            changed('{ text = "thanks", kind', '{ text = "thanks", sort'),
            "sort =",
            "sort: there is no such key.",
        ),
        (
            changed('{ text = "thanks",', '{ text = " thanks",'),
            '" thanks"',
            "text: it has to be one",
        ),
        (changed('{ text = "thanks",', '{ text = "",'), 'text = "",', "text: it is empty."),
        (
            changed('text = "the decision"', 'text = "the outcome of the pay talk, written down"'),
            'down", kind = "decision"',
            "text: it stands in this month already.",
        ),
        (changed('"half-time"', '"' + "x" * 201 + '"'), "xxx", "theme: it is longer than"),
        (OWN_TABLES, 9, "text: a text in quotes belongs here."),
    ],
)
def test_an_outline_that_cannot_be_used_says_in_which_line_and_what_belongs_there(
    text: str, line: int | str | None, said: str
) -> None:
    with pytest.raises(BadInput) as refused:
        parse_outline(text)
    where = line_with(text, line) if isinstance(line, str) else line
    begins = f"The outline cannot be used: line {where}, {said}" if where else said
    assert str(refused.value).startswith(begins)


def test_a_copy_of_the_outline_may_be_reworded() -> None:
    own = parse_outline(changed("a door opened", "one introduction"))

    assert own.month(6).theme == "one introduction"
