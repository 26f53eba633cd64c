"""How it could work: kept in one's own words, drafted else, and told to whom it is for."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.models import FirstPage, Relationship
from mentorjournal.errors import BadInput, NotFound, Refused
from mentorjournal.journal import Journal

SAID = {"path": "shops -> games", "question": "Who sets a price?", "size": "30 min, video"}


@pytest.fixture
def sam(journal: Journal) -> Relationship:
    journal.people.call_me("Robin Hale")
    return journal.relationships.begin("Sam Reed", "protege", stage="prospect", aim="Own pricing")


def told(journal: Journal, whom: Relationship, **reader: str) -> str:
    return journal.exports.prepare(
        journal.exports.wish("working-together", whom, **reader)  # type: ignore[arg-type]
    ).text


def test_what_differs_from_the_draft_is_kept_and_the_rest_follows_what_it_is_made_of(
    journal: Journal, sam: Relationship
) -> None:
    pages = journal.agreements.first_pages
    drafts = {each.field: each.text for each in pages.sections(sam)}
    assert pages.write(sam, **drafts) is None
    assert pages.write(sam, **{field: f" {text} \n" for field, text in drafts.items()}) is None
    assert journal.last_change() != "wrote how it could work with Sam Reed"

    text = told(journal, sam)
    assert "\n\n## What I am after\n\nOwn pricing\n\n##" in text
    assert "\n\nNothing in here is agreed. " in text

    page = pages.write(sam, **{**drafts, "yours": "\nTell me where **you** failed [/x]\n"})
    assert page is not None
    assert page.yours == "Tell me where **you** failed [/x]"
    assert (page.mine, page.aim) == ("", "")
    journal.asks.keep(sam, **SAID)
    journal.agreements.change(sam, rhythm="calls every month")
    text = told(journal, sam)
    assert "Tell me where **you** failed [/x]" in text
    for line in ("Mentor: Sam Reed · Protégé: Robin Hale", "- From shops to games.",
                 "- My first question: Who sets a price?", "- calls every month",
                 "- Each time: 30 min", "- Months 1 to 3: "):  # fmt: skip
        assert line in text
    assert pages.write(sam, yours=" \n ") is not None
    assert "You ask, listen" in told(journal, sam)

    journal.undo()
    assert "Tell me where" in told(journal, sam)
    with pytest.raises(BadInput) as refused:
        pages.write(sam, mine="x" * 20_000_001)
    assert refused.value.field == "mine"
    assert pages.of(sam) is not None

    # What is asked the next time takes the place of the first ask.
    journal.lifecycle.ask(sam.uid, journal.today(), "mail")
    journal.lifecycle.decline(sam.uid, journal.today(), "")
    journal.asks.keep(sam, path="shops -> studios")
    assert "From shops to studios." in told(journal, sam)


def test_it_is_for_who_could_mentor_me_until_the_two_have_agreed(
    journal: Journal, sam: Relationship
) -> None:
    pages = journal.agreements.first_pages
    ana = journal.relationships.begin("Ana Lima", "mentor")
    with pytest.raises(NotFound, match="You mentor Ana Lima"):
        pages.sections(ana)
    for reader in ("manager", "anyone"):
        with pytest.raises(Refused, match="for the person who is asked"):
            told(journal, sam, audience=reader)
    journal.lifecycle.start(sam.uid, journal.today())
    now = journal.relationships.get(sam.uid)
    journal.agreements.begin(now)
    assert pages.is_wanted(now)
    journal.agreements.agree(now)
    assert not pages.is_wanted(now)
    with pytest.raises(NotFound, match="agreed already"):
        pages.write(now, mine="x")


def test_a_manager_is_told_nothing_of_pay(journal: Journal) -> None:
    maya = journal.relationships.begin(
        "Maya", "protege", stage="prospect", reporting_line="my-manager"
    )
    journal.agreements.first_pages.write(maya, mine="I bring my salary of 130,000", yours="Listen")
    text = told(journal, maya)
    assert "Listen" in text
    assert "130,000" not in text
    assert "salary" not in text


def test_it_goes_to_the_trash_with_its_mentoring_and_comes_back(
    journal: Journal, sam: Relationship
) -> None:
    pages = journal.agreements.first_pages
    page = pages.write(sam, mine="I bring cake")
    assert page is not None
    journal.trash.throw(sam, "Sam Reed")
    with pytest.raises(BadInput):
        pages.write(sam, mine="I bring more")
    journal.undo()
    assert journal.record(FirstPage, page.uid).deleted is None
    assert pages.of(sam) == page
