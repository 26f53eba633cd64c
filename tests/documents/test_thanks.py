"""The draft of thanks: few words, what came of it, and nothing that is not for its reader."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import Achievement
from mentorjournal.documents.chat import to_chat
from mentorjournal.documents.document import Bullets
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.thanks import ThanksFacts, build
from mentorjournal.errors import Refused
from tests.examples import NOON, RELATIONSHIP, a_goal, a_person, a_relationship, uid_of

TODAY = date(2026, 11, 30)


def advice(text: str, **fields: Any) -> FollowUpItem:
    return FollowUpItem(
        kind="advice", words=text, assignee="me", due=None, relationship=None, since=TODAY, **fields
    )


BEN = Pair(
    a_relationship(my_role="protege"),
    a_person(name="Ben O'Neil"),
    a_person(name="Robin Hale", uid=uid_of(0xB2)),
)
DONE = Achievement(
    uid=uid_of(5), created=NOON, updated=NOON, on=TODAY, text="Talked at sales day",
    impact="2 customers", shown_to=(RELATIONSHIP,),
)  # fmt: skip
FACTS = ThanksFacts(
    pair=BEN,
    advice=(advice("Say [/x]\nfirst", result="He wrote it down"), advice("Sleep", helped=True)),
    doors=(
        Introduction(
            uid=uid_of(6),
            created=NOON,
            updated=NOON,
            relationship=RELATIONSHIP,
            to="Priya [/x]",
            met=TODAY,
        ),
    ),
    goals=(a_goal(0, 1, title="Win rate", shown_to=(RELATIONSHIP,)),),
    achievements=(DONE,),
    today=TODAY,
)


def test_it_tells_what_came_of_it() -> None:
    assert to_chat(build(FACTS, "other").document).splitlines() == [
        *("Thank you", "", "Dear Ben,", ""),
        "thank you. This is what came of it:",
        "• “Say [/x] first”: He wrote it down",
        "• “Sleep”: it helped",
        "• Priya [/x]: we met",
        "• Win rate: met",
        "• Talked at sales day: 2 customers",
        *("", "Robin Hale"),
    ]


def test_where_nothing_came_of_it_yet_it_thanks_for_the_time() -> None:
    paid = replace(BEN, relationship=replace(BEN.relationship, paid_forward=TODAY), me=None)
    said = to_chat(build(ThanksFacts(paid, (), (), (), (), TODAY), "me").document).splitlines()
    assert said[4::2] == [
        "thank you for your time, and for what I took along.",
        "And I mentor somebody myself now.",
    ]


def test_what_is_not_shown_to_them_is_left_out_and_said() -> None:
    apart = replace(FACTS, achievements=(replace(DONE, shown_to=()),))
    made = build(apart, "other")
    assert "sales day" not in to_chat(made.document)
    assert made.left_out == ("1 goal or achievement not for them",)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"outcome": "Long talk", "became": "mentor", "met": TODAY}, "Long talk"),
        ({"became": "mentor", "met": TODAY}, "became a mentor"),
        ({"met": TODAY}, "we met"),
        ({"met": None, "made": TODAY}, "you brought us together"),
    ],
)
def test_what_came_of_a_door_is_told_as_far_as_it_is_known(
    fields: dict[str, Any], said: str
) -> None:
    door = replace(FACTS.doors[0], **fields)
    told = to_chat(build(replace(FACTS, doors=(door,)), "other").document)
    assert f"• Priya [/x]: {said}" in told.splitlines()


def test_what_was_tried_is_told_where_nothing_is_known_of_the_result() -> None:
    tried = replace(FACTS, advice=(advice("Sleep", tried="Twice"),))
    assert "• “Sleep”: Twice" in to_chat(build(tried, "other").document).splitlines()


def test_a_goal_about_pay_is_held_back_by_all_that_says_so() -> None:
    paid = a_goal(0, 1, title="Lead a team", metric="base salary", shown_to=(RELATIONSHIP,))
    made = build(replace(FACTS, goals=(paid,)), "other")
    (told,) = (block for block in made.document.blocks if isinstance(block, Bullets))
    about = [item.about for item in told.items if item.lead == "Lead a team"]
    assert len(about) == 1
    assert {"Lead a team", "base salary"} <= set(about[0])


def test_what_is_too_much_for_a_letter_is_said() -> None:
    six = replace(FACTS, advice=tuple(advice(f"{at}", helped=True) for at in range(6)))
    assert build(six, "other").left_out == ()
    many = replace(
        FACTS,
        advice=tuple(advice(f"Advice {at}", helped=True) for at in range(9)),
        doors=tuple(replace(FACTS.doors[0], to=f"Door {at}") for at in range(7)),
        achievements=tuple(replace(DONE, text=f"Done {at}") for at in range(8)),
    )
    made = build(many, "other")
    assert made.left_out == (
        *("3 more pieces of advice", "1 more introduction", "2 more achievements"),
    )
    said = to_chat(made.document)
    assert ("Advice 5" in said, "Advice 6" in said) == (True, False)


def test_it_is_for_nobody_else() -> None:
    for audience in ("manager", "anyone"):
        with pytest.raises(Refused, match="between the two of you"):
            build(FACTS, audience)


def test_a_mentor_who_manages_me_hears_of_no_door_and_of_what_is_marked_only() -> None:
    above = replace(BEN, relationship=replace(BEN.relationship, reporting_line="my-manager"))
    made = build(replace(FACTS, pair=above), "other")
    said = to_chat(made.document)
    assert "He wrote it down" in said
    assert not [word for word in ("Priya", "Win rate", "sales day") if word in said]
    assert made.left_out == ("2 goals or achievements not for them", "1 introduction")
