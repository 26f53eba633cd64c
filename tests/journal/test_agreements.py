"""Agreements in a real file: drafts, versions, reviews, and how each is taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from tests.journal.conftest import Clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin(
        "Ana Lima", "mentor", start=date(2026, 8, 1), aim="Own pricing"
    )


def test_it_begins_as_a_draft_of_what_the_two_do_and_is_gone_with_undo(
    journal: Journal, ana: Relationship
) -> None:
    for day in (4, 11, 18):
        journal.sessions.log(ana, on=date(2026, 11, day), channel="call", minutes=40)

    draft = journal.agreements.begin(ana)

    assert (draft.rhythm, draft.length, draft.agreed) == ("calls every week", "40 min", None)
    assert (draft.their_aim, draft.review, draft.ends) == (
        "Own pricing",
        date(2027, 2, 1),
        date(2027, 7, 31),
    )
    assert journal.agreements.begin(ana) == draft
    assert len(journal.agreements.of(ana)) == 1
    journal.undo()
    assert journal.agreements.of(ana) == []


def test_a_draft_is_changed_in_place_and_what_is_agreed_is_followed_by_a_version(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    chapter = journal.agreements
    chapter.begin(ana)
    chapter.change(ana, boundaries="[no hiring] questions\n% really\n")
    first = chapter.agree(ana)
    clock.move(days=2)
    second = chapter.change(ana, "a new job", reply="within a day", boundaries="none")
    same = chapter.change(ana, "not asked for again", reply="within two days")
    journal.close()

    reopened = Journal.open(path, clock=clock)
    found = reopened.agreements.of(ana)
    reopened.close()
    assert [each.uid for each in found] == [first.uid, second.uid]
    assert found[0].boundaries == "[no hiring] questions\n% really"
    assert (found[0].agreed, found[1].agreed) == (date(2026, 11, 22), None)
    assert (found[1].reason, found[1].on) == ("a new job", date(2026, 11, 24))
    assert (found[1].reply, found[1].rhythm) == ("within two days", first.rhythm)
    assert same.uid == second.uid


def test_each_change_is_undone_by_itself(journal: Journal, ana: Relationship) -> None:
    chapter = journal.agreements
    chapter.begin(ana)
    chapter.agree(ana)
    chapter.change(ana, "longer", length="60 min")
    assert len(chapter.of(ana)) == 2
    journal.undo()
    (only,) = chapter.of(ana)
    assert only.agreed is not None
    journal.undo()
    (only,) = chapter.of(ana)
    assert only.agreed is None


def test_nothing_changed_is_no_version(journal: Journal, ana: Relationship) -> None:
    chapter = journal.agreements
    draft = chapter.begin(ana)
    chapter.agree(ana)
    before = journal.last_change()
    chapter.change(ana, "no reason at all", rhythm=draft.rhythm)
    assert len(chapter.of(ana)) == 1
    assert journal.last_change() == before


def test_a_change_before_it_was_begun_begins_it(journal: Journal, ana: Relationship) -> None:
    made = journal.agreements.change(ana, reply="soon")
    assert (made.reply, made.their_aim) == ("soon", "Own pricing")
    assert journal.agreements.of(ana) == [made]


def test_what_still_holds_is_a_version_with_both_views_and_the_next_review(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    chapter = journal.agreements
    with pytest.raises(NotFound, match="nothing agreed yet"):
        chapter.look_again(ana, review=None)
    chapter.begin(ana)
    first = chapter.agree(ana)
    clock.move(days=3)
    again = chapter.look_again(
        ana, review=date(2027, 3, 1), my_view="I talk too much", their_view="It helps"
    )

    assert (again.still_true, again.agreed) == (True, date(2026, 11, 25))
    assert (again.review, again.review_note, again.rhythm) == (date(2027, 3, 1), "", first.rhythm)
    assert (again.my_view, again.their_view) == ("I talk too much", "It helps")
    changed = chapter.change(ana, "shorter", length="30 min")
    assert (changed.my_view, changed.their_view, changed.still_true) == ("", "", False)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        (
            {"review": date(2026, 7, 31)},
            "review",
            "A review cannot come before the mentoring began, on 1 Aug 2026.",
        ),
        (
            {"ends": date(2026, 7, 31)},
            "ends",
            "The end cannot come before the mentoring began, on 1 Aug 2026.",
        ),
        (
            {"review": date(2027, 8, 1)},
            "review",
            "The review on 1 Aug 2027 would come after the end on 31 Jul 2027.",
        ),
        (
            {"ends": date(2027, 1, 31)},
            "ends",
            "The review on 1 Feb 2027 would come after the end on 31 Jan 2027.",
        ),
        ({"reply": "x" * 5000}, "reply", "too long"),
    ],
)
def test_days_that_do_not_fit_are_refused_in_a_sentence(
    journal: Journal, ana: Relationship, fields: dict[str, Any], field: str, sentence: str
) -> None:
    draft = journal.agreements.begin(ana)
    with pytest.raises(BadInput) as refused:
        journal.agreements.change(ana, **fields)
    assert sentence in str(refused.value)
    assert refused.value.field == field
    assert journal.agreements.of(ana) == [draft]


def test_what_is_agreed_is_not_agreed_twice_nor_what_is_not_there(
    journal: Journal, ana: Relationship
) -> None:
    with pytest.raises(NotFound, match="no agreement yet"):
        journal.agreements.agree(ana)
    journal.agreements.begin(ana)
    journal.agreements.agree(ana)
    with pytest.raises(NotFound, match=r"agreed, since 22 Nov 2026\."):
        journal.agreements.agree(ana)
    with pytest.raises(BadInput, match="lie ahead"):
        journal.agreements.look_again(ana, review=date(2026, 11, 22))


def test_it_goes_to_the_trash_with_its_relationship_and_comes_back(
    journal: Journal, ana: Relationship
) -> None:
    journal.agreements.begin(ana)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.agreements.of(ana) == []
    journal.trash.restore(journal.trash.all()[0])
    assert len(journal.agreements.of(ana)) == 1
