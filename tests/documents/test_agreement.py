"""The agreement on one page: a draft asks for an answer, and one that is agreed says since when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship, ReportingLine
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from tests.journal.conftest import Clock

DRAFT = """\
# How we work together

Mentor: Robin Hale · Protégé: Ana Lima

Version 1 of 22 Nov 2026

A draft: please say what you would change, or that you agree.

## What each of us is after

- **Ana**: own pricing
- **Robin**: stay honest

## How often, and how

calls every week

**Length:** 45 min

## What is left out

*no* hiring questions

## The end

31 Jul 2027

either may end it
"""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Journal:
    return Journal.open(tmp_path / "journal.json", clock=clock)


def with_agreement(journal: Journal, line: ReportingLine = "none") -> Relationship:
    journal.people.call_me("Robin Hale")
    ana = journal.relationships.begin(
        "Ana Lima", "mentor", start=date(2026, 8, 1), reporting_line=line
    )
    journal.agreements.change(
        ana,
        their_aim="own pricing",
        my_aim="stay honest",
        rhythm="calls every week",
        length="45 min",
        boundaries="*no* hiring questions",
        review=None,
        review_note="",
        ending="either may end it",
    )
    return ana


def text(journal: Journal, ana: Relationship, audience: str = "other") -> str:
    wish = journal.exports.wish("agreement", ana, audience=audience)  # type: ignore[arg-type]
    return journal.exports.prepare(wish).text


def test_a_draft_reads_as_a_page_to_agree_on(journal: Journal) -> None:
    assert text(journal, with_agreement(journal)) == DRAFT


def test_what_is_agreed_says_since_when_and_keeps_reason_and_views_for_me(
    journal: Journal, clock: Clock
) -> None:
    ana = with_agreement(journal)
    journal.agreements.agree(ana)
    clock.move(days=1)
    journal.agreements.look_again(ana, review=None, my_view="I talk a lot", their_view="It helps")
    clock.move(days=1)
    journal.agreements.change(ana, "a new job", reply="soon")
    journal.agreements.agree(ana)

    for_ana, for_me = text(journal, ana), text(journal, ana, "me")
    assert "Version 3 of 24 Nov 2026, agreed on 24 Nov 2026" in for_ana
    assert "A draft" not in for_ana
    assert "a new job" not in for_ana
    assert "a new job" in for_me
    wish = journal.exports.wish("agreement", ana)
    assert journal.exports.prepare(wish).left_out == ("why this version came about",)


@pytest.mark.parametrize("line", ["my-manager", "managers-manager", "my-report", "none"])
def test_it_is_for_the_other_person_also_in_the_reporting_line_and_for_no_other_manager(
    journal: Journal, line: ReportingLine
) -> None:
    ana = with_agreement(journal, line)
    journal.agreements.change(ana, boundaries="We never speak of salary.\n\nNor of the team.")
    page = text(journal, ana)
    assert "own pricing" in page
    assert "Nor of the team" in page
    assert ("salary" in page) == (line == "none")
    for audience in ("manager", "anyone"):
        with pytest.raises(Refused, match="between the two of you"):
            text(journal, ana, audience)


def test_without_one_there_is_no_page(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    with pytest.raises(NotFound, match="no agreement with Ana Lima yet"):
        text(journal, ana)
