"""The allow-list says who may see what, and a new kind of content is private."""

from __future__ import annotations

import pytest

from mentorjournal.data.models import Relationship, ReportingLine
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
    "shared notes": ("yes", "no", "no"),
    "private notes": ("no", "no", "no"),
    "cadence": ("no", "no", "no"),
    "goals": ("yes", "yes", "no"),
    "confidence": ("yes", "no", "no"),
    "pictures": ("yes", "no", "no"),
    "achievements": ("yes", "yes", "chosen"),
    "introductions": ("yes", "no", "no"),
    "contact details": ("no", "no", "no"),
    "pay": ("asked", "no", "no"),
    "agreement": ("yes", "no", "no"),
    "mentor's page": ("yes", "chosen", "chosen"),
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
    assert may(content, "me")


@pytest.mark.parametrize("audience", ["other", "manager", "anyone"])
def test_new_content_is_private_even_when_chosen(audience: Audience) -> None:
    assert not may("something new", audience, chosen=True)


def test_content_to_be_chosen_is_left_out_until_it_is() -> None:
    assert not may("meeting", "manager")
    assert may("meeting", "manager", chosen=True)
    assert not may("pay", "other")
    assert not may("pay", "manager", chosen=True)


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
    assert not needs_asking(document, "me")


@pytest.mark.parametrize("audience", ["other", "manager", "anyone"])
def test_the_whole_journal_is_for_me_alone(audience: Audience) -> None:
    with pytest.raises(Refused, match="whole journal cannot be made for"):
        allowed("journal", audience, bond("none"))


def test_asking_comes_before_what_is_not_shared_as_a_rule() -> None:
    asked = {(d, a) for d in TITLES for a in AUDIENCES if needs_asking(d, a)}
    assert asked == {
        ("batna", "other"),
        ("summary", "manager"),
        ("agenda", "manager"),
        ("calendar", "manager"),
        ("achievements", "anyone"),
        ("profile", "manager"),
        ("profile", "anyone"),
    }
