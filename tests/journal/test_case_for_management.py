"""The achievements on paper, made from a journal: for me, a mentor, my manager, anyone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import Audience
from mentorjournal.errors import Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine

CANARIES = ("ben-canary", "carla-canary", "maya-canary", "only-canary", "marked-canary")


@pytest.fixture
def mentors(journal: Journal) -> dict[str, Relationship]:
    """Ben and Carla mentor me, and Maya, who is my manager; each is shown an achievement.

    One more is mine alone, and one is for management.
    """
    found = {
        "ben": journal.relationships.begin("Ben O'Neil", "protege"),
        "carla": journal.relationships.begin("Carla Diaz", "protege"),
        "maya": journal.relationships.begin(
            "Maya Lindqvist", "protege", reporting_line="my-manager"
        ),
    }
    for name, bond in found.items():
        journal.achievements.add(made_in(bond), f"{name}-canary")
    journal.achievements.add(mine(), "only-canary")
    journal.achievements.add(mine(for_management=True), "marked-canary")
    return found


def told(journal: Journal, bond: Relationship | None, audience: Audience) -> set[str]:
    wish = journal.exports.wish("achievements", bond, audience=audience)
    text = journal.exports.prepare(wish).text
    return {canary for canary in CANARIES if canary in text}


def test_each_mentor_is_told_what_is_shown_to_them(
    journal: Journal, mentors: dict[str, Relationship]
) -> None:
    assert told(journal, mentors["ben"], "other") == {"ben-canary"}
    assert told(journal, mentors["carla"], "other") == {"carla-canary"}
    assert told(journal, mentors["maya"], "other") == {"maya-canary"}


@pytest.mark.parametrize("who", ["ben", "carla", "maya", None])
def test_management_is_told_what_is_marked_and_i_am_told_all(
    journal: Journal, mentors: dict[str, Relationship], who: str | None
) -> None:
    bond = mentors[who] if who else None
    assert told(journal, bond, "manager") == {"maya-canary", "marked-canary"}
    assert told(journal, bond, "me") == told(journal, bond, "anyone") == set(CANARIES)


def test_with_nobody_there_is_no_other_person_to_be_told(journal: Journal) -> None:
    with pytest.raises(Refused, match="no other person here"):
        told(journal, None, "other")


def test_pay_is_held_back_from_a_manager_who_mentors_me_and_not_from_others(
    journal: Journal, mentors: dict[str, Relationship]
) -> None:
    for name in ("maya", "ben"):
        journal.achievements.add(
            made_in(mentors[name]), "Won the account", impact="my salary went up by 8,000"
        )

    def text(name: str) -> str:
        wish = journal.exports.wish("achievements", mentors[name], audience="other")
        return journal.exports.prepare(wish).text

    assert "salary" in text("ben")
    assert "salary" not in text("maya")
    assert "Won the account" in text("maya")


def test_it_reads_as_a_case(journal: Journal) -> None:
    journal.people.call_me("Robin Hale")
    goal = journal.goals.add(
        mine(for_management=True),
        "Win rate",
        state="agreed",
        baseline=Decimal(31),
        target=Decimal(42),
        due=date(2027, 6, 2),
    )
    journal.achievements.add(
        mine(for_management=True),
        "Pricing page rebuilt",
        on=date(2026, 11, 16),
        impact="win rate 31 → 38 %",
        evidence="the page",
        evidence_on=date(2026, 11, 20),
        link="https://example.org/page",
        seen_by="Maya, Priya",
        goal=goal.uid,
    )
    journal.achievements.add(
        mine(for_management=True), "Talked", on=date(2026, 10, 6), kind="visibility",
        setting="inside",
    )  # fmt: skip
    journal.achievements.add(
        mine(for_management=True), "Secret plan", kind="exposure", planned=True,
        on=date(2026, 12, 6),
    )  # fmt: skip
    journal.deciders.add("me", "Secret Decider")
    journal.reviews.plan("me", "Secret reviewer", on=date(2026, 12, 10))
    wish = journal.exports.wish("achievements", None, audience="manager", format="txt")
    prepared = journal.exports.prepare(wish)
    text = " ".join(prepared.text.split())

    assert prepared.name == "2026-11-22-achievements-for-my-manager.txt"
    assert prepared.left_out == ("1 chance that is planned", "who decides, and the reviews")
    assert "Secret" not in text
    for words in (
        "Achievements of Robin Hale, 22 Nov 2026",
        "Robin Hale",
        "16 Nov 2026",
        "Changed: win rate 31 → 38 %",
        "Evidence: the page (20 Nov 2026) https://example.org/page",
        "Seen by: Maya, Priya",
        "Goal: Win rate",
        "6 Oct 2026, visibility inside",
    ):
        assert words in text
    order = [text.index(words) for words in ("Pricing page rebuilt", "Talked")]
    assert order == sorted(order)

    private = journal.exports.prepare(journal.exports.wish("achievements", None)).text
    for words in ("Secret plan", "Secret Decider", "Secret reviewer", "planned 10 Dec 2026"):
        assert words in private
