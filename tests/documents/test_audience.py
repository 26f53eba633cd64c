"""The allow-list says who may see what, and a new kind of content is private."""

from __future__ import annotations

from typing import cast

import pytest

from mentorjournal.data.records.models import Relationship, ReportingLine
from mentorjournal.documents.audience import (
    ALLOWED,
    AUDIENCES,
    TITLES,
    Audience,
    Kind,
    allowed,
    may,
    needs_asking,
)
from mentorjournal.errors import Refused
from tests.documents.filled import filled

TABLE = {
    "meeting": ("yes", "chosen", "no"),
    "promises before": ("yes", "no", "no"),
    "shared notes": ("yes", "no", "no"),
    "private notes": ("no", "no", "no"),
    "cadence": ("no", "no", "no"),
    "goals": ("yes", "marked", "no"),
    "drafts": ("yes", "no", "no"),
    "smallest yes": ("no", "no", "no"),
    "confidence": ("yes", "no", "no"),
    "assessments": ("yes", "marked", "no"),
    "assessment words": ("yes", "no", "no"),
    "role check": ("no", "no", "no"),
    "skills": ("no", "no", "no"),
    "pictures": ("yes", "no", "no"),
    "achievements": ("yes", "marked", "chosen"),
    "introductions": ("yes", "no", "no"),
    "contact details": ("no", "no", "no"),
    "pay": ("asked", "no", "no"),
    "agreement": ("yes", "no", "no"),
    "ask": ("yes", "no", "no"),
    "mentor's page": ("yes", "chosen", "chosen"),
    "thanks": ("yes", "no", "no"),
}


def bond(line: ReportingLine) -> Relationship:
    return filled(Relationship, "relationship", my_role="mentor", reporting_line=line)


def test_the_table_is_the_one_that_was_decided() -> None:
    table = {
        content: (row["other"], row["manager"], row["anyone"]) for content, row in ALLOWED.items()
    }
    assert table == TABLE


@pytest.mark.parametrize("content", [*TABLE, "something new"])
def test_i_may_see_everything(content: str) -> None:
    assert may(content, "me", bond("my-manager"))


@pytest.mark.parametrize("audience", ["other", "manager", "anyone"])
def test_new_content_is_private_even_when_chosen(audience: Audience) -> None:
    assert not may("something new", audience, bond("none"), chosen=True, marked=True)


def test_content_to_be_chosen_is_left_out_until_it_is() -> None:
    assert not may("meeting", "manager", bond("none"))
    assert may("meeting", "manager", bond("none"), chosen=True)
    assert not may("pay", "other", bond("none"))
    assert not may("pay", "manager", bond("none"), chosen=True)


@pytest.mark.parametrize("line", ["none", "my-manager", "my-report", "managers-manager"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_batna_sheet_never_reaches_the_reporting_line(
    audience: Audience, line: ReportingLine
) -> None:
    if audience == "me" or (audience == "other" and line == "none"):
        allowed("batna", audience, bond(line))
    else:
        with pytest.raises(Refused, match="BATNA sheet"):
            allowed("batna", audience, bond(line))


def test_a_batna_sheet_of_no_relationship_is_for_me_alone() -> None:
    allowed("batna", "me", None)
    with pytest.raises(Refused):
        allowed("batna", "other", None)


@pytest.mark.parametrize("document", TITLES)
def test_i_may_have_every_document_without_a_question(document: Kind) -> None:
    allowed(document, "me", None)
    assert not needs_asking(document, "me", None)


@pytest.mark.parametrize("audience", ["other", "manager", "anyone"])
def test_the_whole_journal_is_for_me_alone(audience: Audience) -> None:
    with pytest.raises(Refused, match="whole journal cannot be made for"):
        allowed("journal", audience, bond("none"))


def test_asking_comes_before_what_is_not_shared_as_a_rule() -> None:
    asked = {(d, a) for d in TITLES for a in AUDIENCES if needs_asking(d, a, bond("none"))}
    assert asked == {
        ("batna", "other"),
        ("summary", "manager"),
        ("agenda", "manager"),
        ("calendar", "manager"),
        ("achievements", "anyone"),
        ("profile", "manager"),
        ("profile", "anyone"),
    }


@pytest.mark.parametrize("line", ["my-manager", "managers-manager"])
@pytest.mark.parametrize("content", TABLE)
def test_a_manager_stays_one_as_the_other_person_of_a_mentoring(
    content: str, line: ReportingLine
) -> None:
    if content in ("agreement", "ask", "thanks"):
        # The one with them is theirs too, where I choose so; that with others never is.
        assert not may(content, "other", bond(line))
        assert may(content, "other", bond(line), chosen=True)
        assert needs_asking(cast(Kind, content), "other", bond(line))
        assert not may(content, "manager", bond(line), chosen=True, marked=True)
        return
    everybody = [(chosen, marked) for chosen in (False, True) for marked in (False, True)]
    for chosen, marked in everybody:
        both = [
            may(content, audience, bond("none"), chosen=chosen, marked=marked)
            for audience in ("other", "manager")
        ]
        got = may(content, "other", bond(line), chosen=chosen, marked=marked)
        assert got == all(both), (content, chosen, marked)


def test_a_report_of_mine_is_the_other_person_like_anybody() -> None:
    assert may("pictures", "other", bond("my-report"))
    assert may("goals", "other", bond("my-report"))


def test_goals_reach_a_manager_only_where_they_are_marked() -> None:
    assert not may("goals", "manager", bond("none"))
    assert may("goals", "manager", bond("none"), marked=True)
    assert not may("drafts", "manager", bond("none"), marked=True)
