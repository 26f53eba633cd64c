"""What a page on how it could work is drafted of: the ask, the terms of a draft, the outline."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.first_pages import FirstPage
from mentorjournal.mentoring.first_page import HEADINGS, BeforeAgreeing, sections
from mentorjournal.mentoring.outline import standard
from tests.examples import a_relationship, uid_of

MAYA = a_relationship(my_role="protege", reporting_line="my-manager", aim="Own pricing")
JO = a_relationship(my_role="protege", aim="Own pricing")
ONCE = a_relationship(my_role="protege", form="one-off", aim="Who owns the price?")


def facts(relationship: Any = JO, **given: Any) -> BeforeAgreeing:
    words = given.pop("words", {})
    return BeforeAgreeing(relationship, words, standard().months, **given)


def terms(**said: Any) -> Agreement:
    return Agreement(
        uid=uid_of(8), created=JO.created, updated=JO.created, relationship=JO.uid,
        on=date(2026, 11, 1), **said,
    )  # fmt: skip


def lines(known: BeforeAgreeing, field: str) -> tuple[str, ...]:
    return next(each.lines for each in sections(known) if each.field == field)


@pytest.mark.parametrize(
    ("known", "field", "said"),
    [
        (facts(), "aim", ("Own pricing",)),
        (facts(terms=terms(my_aim="From doing\nto owning")), "aim", ("From doing to owning",)),
        (
            facts(words={"path": "shops -> games", "question": "Who decides?"}),
            "aim",
            ("From shops to games.", "My first question: Who decides?"),
        ),
        (facts(words={"path": "games"}), "aim", ("games",)),
        (
            facts(ONCE, words={"question": "Who owns the price?"}),
            "aim",
            ("Who owns the price?",),
        ),
        (
            facts(terms=terms(prepares="Robin, two pages")),
            "mine",
            ("Robin, two pages", "I try what you tell me, and say the next time what came of it."),
        ),
        (
            facts(),
            "often",
            ("A call every two to four weeks, a meeting every one to three months.",),
        ),
        (
            facts(words={"size": "30 min, video, Thu 10 or Fri 11 Dec", "lasting": "lasting"}),
            "often",
            (
                "A call every two to four weeks, a meeting every one to three months.",
                "Each time: 30 min",
            ),
        ),
        (
            facts(ONCE, words={"lasting": "lasting"}),
            "often",
            ("A call every two to four weeks, a meeting every one to three months.",),
        ),
        (
            facts(words={"size": "30 min"}, terms=terms(rhythm="calls", length="45 min")),
            "often",
            ("calls", "Each time: 45 min"),
        ),
        (
            facts(terms=terms(rhythm="calls every month", length="45 min")),
            "often",
            ("calls every month", "Each time: 45 min"),
        ),
        (facts(ONCE), "often", ("One talk, half an hour.",)),
        # What the ask says goes before the form of the mentoring.
        (facts(words={"lasting": "once", "size": "20 min"}), "often", ("20 min",)),
        (facts(words={"lasting": "once"}), "year", ()),
        (facts(ONCE), "year", ()),
        (
            facts(terms=terms(confidential="names", boundaries="no hiring", reply="in a week")),
            "between",
            ("names", "Left out: no hiring", "Replies: in a week"),
        ),
        (
            facts(terms=terms(ends=date(2027, 5, 19))),
            "ending",
            (
                "It ends on 19 May 2027.",
                "Either of us may stop at any time, with a friendly word and no reason.",
            ),
        ),
        (
            facts(terms=terms(ends=date(2027, 5, 19), ending="whoever is bored says so")),
            "ending",
            ("It ends on 19 May 2027.", "whoever is bored says so"),
        ),
    ],
)
def test_each_part_is_drafted_of_what_is_known(
    known: BeforeAgreeing, field: str, said: tuple[str, ...]
) -> None:
    assert lines(known, field) == said


def test_a_year_has_its_twelve_themes_in_four_lines_and_none_of_pay_for_a_manager() -> None:
    assert len(lines(facts(), "year")) == 5
    assert lines(facts(), "year")[3] == (
        "Months 7 to 9: half-time; known for something; evidence for the pay talk"
    )
    told = " ".join(lines(facts(MAYA), "year"))
    assert "half-time" in told
    assert "pay" not in told


def test_all_stand_in_their_order_and_what_i_wrote_takes_the_place_of_a_draft() -> None:
    own = FirstPage(
        uid=uid_of(9), created=JO.created, updated=JO.created, relationship=JO.uid, mine="I *do*"
    )
    found = sections(facts(own=own))

    assert [each.heading for each in found] == list(HEADINGS.values())
    mine, yours = found[1], found[2]
    assert mine.text == mine.own == "I *do*"
    assert yours.text == yours.draft
    assert [line[:2] for line in yours.draft.splitlines()] == ["- ", "- ", "- "]
