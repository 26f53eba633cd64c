"""Form 1 to 2: what was kept in a relationship belongs to its protégé, and nothing is lost."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from mentorjournal.data.migrations import plan_uid, to_owners
from mentorjournal.data.store.format.keys import key_of

JOURNAL = "019a0000-0000-7000-8000-0000000000aa"
BEN, CARLA, ANA = (f"019a0000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))
WITH_BEN, WITH_CARLA, WITH_ANA = (
    f"019a0000-0000-7000-8000-00000000001{number}" for number in (1, 2, 3)
)
PLAN_1, PLAN_2, PLAN_3 = (f"019a0000-0000-7000-8000-00000000002{number}" for number in (1, 2, 3))
GOAL, TALK, DONE, PROMISE, PART = (
    f"019a0000-0000-7000-8000-00000000003{number}" for number in range(1, 6)
)
EARLY, LATE = "2026-01-05T09:00:00Z", "2026-06-01T09:00:00Z"

Tables = dict[str, dict[str, Any]]


def record(uid: str, **fields: Any) -> dict[str, Any]:
    return {"uid": uid, "created": EARLY, "updated": LATE, **fields}


def journal(**tables: list[dict[str, Any]]) -> Tables:
    """Ben and Carla mentor me, Carla is my manager; I mentor Ana."""
    known: dict[str, list[dict[str, Any]]] = {
        "person": [
            record(BEN, name="Ben O'Neil"),
            record(CARLA, name="Carla Diaz"),
            record(ANA, name="Ana Lima"),
        ],
        "relationship": [
            record(WITH_BEN, person=BEN, my_role="protege"),
            record(WITH_CARLA, person=CARLA, my_role="protege", reporting_line="my-manager"),
            record(WITH_ANA, person=ANA, my_role="mentor"),
        ],
    } | {name.replace("_", "-"): records for name, records in tables.items()}
    return {"meta": {"1": {"schema": 1, "journal": JOURNAL, "seq": 1}}} | {
        table: {key_of(one["uid"]): one for one in records} for table, records in known.items()
    }


def version(on: str, reason: str = "", **pictures: str) -> dict[str, Any]:
    """A version with pictures by horizon: `one="a year"`."""
    years = {"one": 1, "five": 5, "ten": 10}
    drawn = [{"horizon": years[name], "text": text} for name, text in pictures.items()]
    return {"on": on} | ({"reason": reason} if reason else {}) | {"pictures": drawn}


def plan(uid: str, relationship: str, *versions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return record(uid, relationship=relationship, versions=list(versions), **fields)


def said(tables: Tables, owner: str) -> list[tuple[str, str, dict[int, str]]]:
    """Day, reason and texts of each version of the plan of an owner."""
    found = tables["plan"][key_of(plan_uid(JOURNAL, owner))]
    return [
        (
            each["on"],
            each.get("reason", ""),
            {one["horizon"]: one["text"] for one in each["pictures"]},
        )
        for each in found["versions"]
    ]


def migrated(tables: Tables) -> Tables:
    to_owners(tables)
    return tables


def test_plans_of_one_owner_become_one_with_the_newest_picture_of_each_horizon() -> None:
    tables = migrated(
        journal(
            plan=[
                plan(
                    PLAN_1,
                    WITH_BEN,
                    version("2026-03-01", one="senior"),
                    version("2026-05-01", "farther", one="senior", five="head"),
                ),
                plan(PLAN_2, WITH_CARLA, version("2026-04-01", one="lead")),
            ]
        )
    )

    assert said(tables, "me") == [
        ("2026-03-01", "", {1: "senior"}),
        ("2026-04-01", "", {1: "lead"}),
        ("2026-05-01", "farther", {1: "lead", 5: "head"}),
    ]
    assert len(tables["plan"]) == 1


def test_two_plans_of_one_day_keep_both_with_the_mentors_names() -> None:
    tables = migrated(
        journal(
            plan=[
                plan(PLAN_2, WITH_CARLA, version("2026-03-01", "first", one="lead")),
                plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior")),
            ]
        )
    )

    assert said(tables, "me") == [
        ("2026-03-01", "Ben O'Neil", {1: "senior"}),
        ("2026-03-01", "Carla Diaz: first", {1: "lead"}),
    ]


def test_a_picture_is_shown_where_it_came_from_and_what_two_say_in_both() -> None:
    tables = migrated(
        journal(
            plan=[
                plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior", five="head")),
                plan(PLAN_2, WITH_CARLA, version("2026-04-01", one="senior")),
            ]
        )
    )

    (chief,) = tables["plan"].values()
    one, five = chief["versions"][-1]["pictures"]
    assert one == {
        "horizon": 1,
        "text": "senior",
        "shown_to": [WITH_BEN, WITH_CARLA],
        "for_management": True,
    }
    assert five == {"horizon": 5, "text": "head", "shown_to": [WITH_BEN]}


def test_what_a_protege_made_with_me_is_theirs_and_what_my_mentors_saw_is_mine() -> None:
    tables = migrated(
        journal(
            plan=[plan(PLAN_3, WITH_ANA, version("2026-03-01", one="hers"))],
            goal=[record(GOAL, relationship=WITH_ANA, title="Win rate", start="2026-01-05")],
            achievement=[record(DONE, relationship=WITH_CARLA, on="2026-02-01", text="Shipped")],
            negotiation=[record(TALK, relationship=WITH_BEN, title="Pay talk")],
        )
    )

    assert said(tables, ANA) == [("2026-03-01", "", {1: "hers"})]
    goal, done, talk = (
        next(iter(tables[name].values())) for name in ("goal", "achievement", "negotiation")
    )
    assert (goal["owner"], goal["shown_to"]) == (ANA, [WITH_ANA])
    assert "for_management" not in goal
    assert "relationship" not in goal
    assert (done["owner"], done["shown_to"], done["for_management"]) == ("me", [WITH_CARLA], True)
    assert (talk["owner"], talk["relationship"]) == ("me", WITH_BEN)


def test_what_lies_in_the_trash_stays_there_by_itself() -> None:
    deleted = plan(PLAN_2, WITH_CARLA, version("2026-04-01", one="lead"), deleted=LATE)
    kept = plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior"))

    tables = migrated(journal(plan=[deleted, kept]))

    lying = tables["plan"][key_of(PLAN_2)]
    assert (lying["owner"], lying["deleted"]) == ("me", LATE)
    assert said(tables, "me") == [("2026-03-01", "", {1: "senior"})]


def test_the_two_fields_that_were_called_owner_have_other_names_in_their_old_places() -> None:
    tables = migrated(
        journal(
            follow_up=[record(PROMISE, kind="action", owner="them", text="Send it")],
            scrap=[record(PART, owner=GOAL, owner_table="goal", field="readings", index=0)],
        )
    )

    promise, part = (next(iter(tables[name].values())) for name in ("follow-up", "scrap"))
    assert list(promise)[3:] == ["kind", "assignee", "text"]
    assert promise["assignee"] == "them"
    assert (part["parent"], part["parent_table"]) == (GOAL, "goal")
    assert not {"owner", "owner_table"} & {*promise, *part}


def test_done_twice_it_changes_nothing_more_and_it_is_the_same_everywhere() -> None:
    old = journal(
        plan=[
            plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior")),
            plan(PLAN_2, WITH_CARLA, version("2026-03-01", one="lead")),
            plan(PLAN_3, WITH_ANA, version("2026-03-01", one="hers")),
        ]
    )
    here, there = migrated(copy.deepcopy(old)), migrated(copy.deepcopy(old))

    assert json.dumps(here) == json.dumps(there)
    assert json.dumps(migrated(copy.deepcopy(here))) == json.dumps(here)


def test_of_an_older_copy_only_what_is_missing_comes_into_a_plan_of_today() -> None:
    first, second = version("2026-03-01", one="senior"), version("2026-04-01", one="lead")
    today = migrated(journal(plan=[plan(PLAN_1, WITH_BEN, first)]))
    both = journal(plan=[plan(PLAN_1, WITH_BEN, first), plan(PLAN_2, WITH_CARLA, second)])
    both["plan"] |= today["plan"]

    assert said(migrated(both), "me") == [
        ("2026-03-01", "", {1: "senior"}),
        ("2026-04-01", "", {1: "lead"}),
    ]


def test_who_sees_a_picture_is_not_taken_back_by_an_older_copy() -> None:
    tables = migrated(journal(plan=[plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior"))]))
    (today,) = tables["plan"].values()
    again = version("2026-05-01", one="senior", five="head")
    for picture in again["pictures"]:
        picture["shown_to"] = [WITH_CARLA]
    looked = {"on": "2026-06-01", "still_true": True, "pictures": again["pictures"]}
    today["versions"] += [again, looked]
    both = journal(plan=[plan(PLAN_2, WITH_CARLA, version("2026-06-01", "asked", ten="founder"))])
    both["plan"] |= tables["plan"]

    (chief,) = migrated(both)["plan"].values()

    assert [
        (each["on"], [(one["text"], one["shown_to"]) for one in each["pictures"]])
        for each in chief["versions"]
    ] == [
        ("2026-03-01", [("senior", [WITH_BEN])]),
        ("2026-05-01", [("senior", [WITH_CARLA]), ("head", [WITH_CARLA])]),
        ("2026-06-01", [("senior", [WITH_CARLA]), ("head", [WITH_CARLA])]),
        (
            "2026-06-01",
            [("senior", [WITH_CARLA]), ("head", [WITH_CARLA]), ("founder", [WITH_CARLA])],
        ),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"versions": 7},
        {"versions": [7]},
        {"versions": [{"on": 7}]},
        {"versions": [{"on": "2026-02-31"}]},
        {"versions": [{"on": "2026-03-01", "session": 7}]},
        {"versions": [{"on": "2026-03-01", "pictures": [{"horizon": 1, "text": 7}]}]},
        {"versions": [{"on": "2026-03-01", "pictures": {}}]},
        {"versions": [{"on": "2026-03-01", "pictures": [{"horizon": 7}]}]},
        {"versions": [{"on": "2026-03-01", "reason": 7}]},
        {"relationship": 7},
        {"updated": None},
        {"updated": "yesterday"},
    ],
)
def test_a_damaged_plan_is_left_for_whoever_names_it(wrong: dict[str, Any]) -> None:
    whole = plan(PLAN_1, WITH_BEN, version("2026-03-01", one="senior"))
    damaged = plan(PLAN_2, WITH_CARLA) | wrong

    tables = migrated(journal(plan=[damaged, whole]))

    if "relationship" not in wrong:
        left = tables["plan"][key_of(PLAN_2)]
        assert {name: left[name] for name in wrong} == wrong
    assert said(tables, "me") == [("2026-03-01", "", {1: "senior"})]
