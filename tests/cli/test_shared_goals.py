"""`export goals --format json` and `import json`: one goal in the journals of two."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from mentorjournal.data.records.models import Goal
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.cli.cli_help import CommandLine
from tests.cli.test_give_and_take import Two


def goals(side: CommandLine) -> list[Goal]:
    """The goals of who is mentored, in the journal of one side."""
    journal = Journal.open(side.journal, read_only=True)
    found = journal.goals.of(journal.relationships.all()[0].owner)
    journal.close()
    return found


def told(two: Two, side: CommandLine, *more: str) -> str:
    """The file that one side writes for the other."""
    path = two.folder / f"{side.journal.stem}-goals.json"
    assert side("export", "goals", "-o", str(path), "--force", *more).status == 0
    return str(path)


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    both = Two(tmp_path, capsys)
    journal = Journal.open(both.ana.journal)
    showing = made_in(journal.relationships.all()[0])
    start, due = date(2026, 1, 5), date(2030, 12, 31)
    made = journal.goals.add(
        showing, "Win rate", baseline=Decimal(31), target=Decimal(42), start=start, due=due
    )
    journal.goals.add_reading(made.uid, Decimal(38), on=date(2026, 6, 30), source="the CRM")
    journal.close()
    return both


def test_a_goal_is_taken_once_as_the_proteges_and_shown_there(two: Two) -> None:
    path = told(two, two.ana)
    assert "Taken over: 1 new goal." in two.mentor.fine("import", "json", path, "--yes")
    [mine], [theirs] = goals(two.mentor), goals(two.ana)
    assert (mine.title, mine.target, mine.start, mine.due, mine.readings) == (
        "Win rate",
        Decimal(42),
        date(2026, 1, 5),
        date(2030, 12, 31),
        theirs.readings,
    )
    assert (mine.owner != "me", len(mine.shown_to)) == (True, 1)
    again = two.mentor.fine("import", "json", path, "--yes")
    assert again.endswith("Nothing was changed.\n")


def test_what_each_changed_alone_comes_to_the_other(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    for side, value, title in ((two.mentor, 40, "Win rate"), (two.ana, 41, "Won deals")):
        journal = Journal.open(side.journal)
        [goal] = journal.goals.of(journal.relationships.all()[0].owner)
        journal.goals.add_reading(goal.uid, Decimal(value), on=date(2026, 7, value - 39))
        journal.goals.edit(goal.uid, title=title)
        journal.close()
    two.ana.fine("import", "json", told(two, two.mentor), "--yes")
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    for side in (two.mentor, two.ana):
        [goal] = goals(side)
        assert goal.title == "Won deals"
        assert [read.value for read in goal.readings] == [38, 40, 41]


def test_the_smallest_yes_and_a_goal_that_is_not_shown_are_in_no_file(two: Two) -> None:
    journal = Journal.open(two.ana.journal)
    [goal] = journal.goals.of("me")
    pitch = type(goal.pitch)(gain="Two deals", smallest_yes="canary-least")
    journal.goals.edit(goal.uid, pitch=pitch)
    showing = type(made_in(journal.relationships.all()[0]))("me")
    journal.goals.add(showing, "canary-hidden")
    journal.close()
    text = Path(told(two, two.ana)).read_text(encoding="ascii")
    assert ("Two deals" in text, "canary" in text) == (True, False)


def spoilt(two: Two, spoil: Callable[[dict[str, Any]], object]) -> str:
    """Ana's file with something else in its first goal."""
    path = Path(told(two, two.ana))
    whole = json.loads(path.read_text(encoding="ascii"))
    spoil(whole["goals"][0])
    path.write_text(json.dumps(whole), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda goal: goal.update(title=" "), "has a text that is empty, or too long"),
        (lambda goal: goal.update(title="x" * 100_000), "has a text that is empty, or too long"),
        (lambda goal: goal["aim"].update(due="0001-01-01"), "has a date that cannot be meant"),
        (lambda goal: goal["readings"][0].update(value="NaN"), "has a figure that cannot be meant"),
        (lambda goal: goal["readings"].append(goal["readings"][0]), "piece of evidence twice"),
        (lambda goal: goal["changes"].pop("aim"), "does not say how often it was changed"),
        (lambda goal: goal["aim"].update(due="2020-01-01"), "cannot be so here"),
        (lambda goal: goal.update(state="dropped"), "was dropped there, and is not here"),
    ],
)
def test_a_goal_that_cannot_be_here_is_named_and_not_taken(
    two: Two, spoil: Callable[[dict[str, Any]], object], why: str
) -> None:
    ran = two.mentor("import", "json", spoilt(two, spoil), "--yes")
    assert why in f"{ran.out}{ran.err}"
    assert goals(two.mentor) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda goal: goal.update(aim=[]),
        lambda goal: goal.update(readings={"id": goal["id"]}),
        lambda goal: goal["aim"].update(target="Infinity"),
        lambda goal: goal.update(id="../../journal"),
        lambda goal: goal["changes"].update(aim=[1, -1]),
        lambda goal: goal.pop("title"),
    ],
)
def test_a_goal_of_another_shape_is_damage(
    two: Two, spoil: Callable[[dict[str, Any]], object]
) -> None:
    ran = two.mentor("import", "json", spoilt(two, spoil), "--yes")
    assert (ran.status, "damaged" in ran.err) == (1, True)
    assert goals(two.mentor) == []


def test_an_id_of_mine_opens_no_goal_that_was_not_given(two: Two) -> None:
    # Only a file that was made for this journal may name its ids.
    two.ana.fine("import", "json", str(two.told(two.mentor)), "--yes")
    journal = Journal.open(two.mentor.journal)
    unshown = type(made_in(journal.relationships.all()[0]))(journal.relationships.all()[0].owner)
    secret = journal.goals.add(unshown, "My view of her")
    journal.close()
    path = spoilt(two, lambda goal: goal.update(yours=secret.uid, title="Theirs now"))
    said = two.mentor.fine("import", "json", path, "--yes")
    assert "“Theirs now” claims to be a goal that they were never given" in said
    assert [goal.title for goal in goals(two.mentor)] == ["My view of her"]


def test_a_goal_that_is_not_shown_any_more_is_not_changed_by_them(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    journal = Journal.open(two.mentor.journal)
    [goal] = journal.goals.of(journal.relationships.all()[0].owner)
    journal.goals.edit(goal.uid, shown_to=())
    journal.close()
    path = spoilt(two, lambda goal: goal.update(title="Theirs now"))
    assert "is not shown to them any more" in two.mentor.fine("import", "json", path, "--yes")
    assert [goal.title for goal in goals(two.mentor)] == ["Win rate"]


def test_the_backup_leads_back_and_then_goals_can_be_taken_again(two: Two) -> None:
    path = told(two, two.ana)
    ran = two.mentor("import", "json", path, "--yes")
    assert two.mentor("restore", ran.out.split("restore ")[1].strip()).status == 0
    assert goals(two.mentor) == []
    assert "1 new goal" in two.mentor.fine("import", "json", path, "--yes")


def test_what_was_left_out_of_the_review_is_not_told(two: Two) -> None:
    path = told(two, two.ana, "--without", "the CRM")
    [goal] = json.loads(Path(path).read_text(encoding="ascii"))["goals"]
    assert ("readings" in goal, "the CRM" in Path(path).read_text()) == (False, False)


def test_a_goal_that_was_deleted_here_stays_away_and_is_named(two: Two) -> None:
    path = told(two, two.ana)
    two.mentor.fine("import", "json", path, "--yes")
    journal = Journal.open(two.mentor.journal)
    [goal] = journal.goals.of(journal.relationships.all()[0].owner)
    journal.trash.throw(goal, "a goal")
    journal.close()
    assert "“Win rate” was deleted here" in two.mentor.fine("import", "json", path, "--yes")
    assert goals(two.mentor) == []


def test_what_both_changed_stays_on_either_side_and_is_shown(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    for side, title in ((two.mentor, "Deals won"), (two.ana, "Won deals")):
        journal = Journal.open(side.journal)
        [goal] = journal.goals.of(journal.relationships.all()[0].owner)
        journal.goals.edit(goal.uid, title=title)
        journal.close()
    said = two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    assert "name: “Won deals” there, “Deals won” here" in said
    assert [goal.title for goal in goals(two.mentor)] == ["Deals won"]


def test_first_it_only_says_what_would_come(two: Two) -> None:
    journal = Journal.open(two.ana.journal)
    [goal] = journal.goals.of("me")
    journal.goals.edit(goal.uid, unit="%")
    journal.close()
    said = two.mentor.fine("import", "json", told(two, two.ana)).splitlines()
    start = said.index("New goals here:")
    # A year is named where it is another one than today's.
    for shown, expected in zip(
        said[start : start + 5],
        (
            "New goals here:",
            "  Win rate",
            "    from, to: 31 to 42 % by ",
            "    state: “draft”",
            "    reading: 38 % on Tue 30 Jun",
        ),
        strict=True,
    ):
        assert shown.startswith(expected)
    assert said[-1] == "Nothing was changed. To do it, add --yes."
    assert goals(two.mentor) == []


def test_json_says_what_becomes_of_each_goal(two: Two) -> None:
    said = json.loads(two.mentor.fine("import", "json", told(two, two.ana), "--json"))
    [goal] = said["goals"]
    assert (goal["kind"], goal["title"], goal["here"], goal["why"]) == ("new", "Win rate", {}, None)
    assert goal["there"]["aim"]["target"] == "42"


def test_one_goal_that_both_wrote_down_under_one_name_stays_one(two: Two) -> None:
    journal = Journal.open(two.mentor.journal)
    journal.goals.add(made_in(journal.relationships.all()[0]), "win  RATE")
    journal.close()
    said = two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    [goal] = goals(two.mentor)
    assert ([read.value for read in goal.readings], "new goal" in said) == ([Decimal(38)], False)


def test_one_goal_of_mine_is_not_two_of_theirs(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    two.ana.fine("import", "json", told(two, two.mentor), "--yes")
    [mine] = goals(two.mentor)
    path = spoilt(two, lambda goal: goal.update(id=mine.uid, title="Another one"))
    said = two.mentor.fine("import", "json", path, "--yes")
    assert "“Another one” claims to be a goal that is another one there" in said
    assert [goal.title for goal in goals(two.mentor)] == ["Win rate"]


def test_of_a_goal_that_stands_there_twice_the_first_is_taken(two: Two) -> None:
    path = Path(told(two, two.ana))
    whole = json.loads(path.read_text(encoding="ascii"))
    whole["goals"].append(whole["goals"][0] | {"title": "Once more"})
    path.write_text(json.dumps(whole), encoding="utf-8")
    ran = two.mentor("import", "json", str(path), "--yes")
    assert "the goal “Once more” stands there twice" in f"{ran.out}{ran.err}"
    assert [goal.title for goal in goals(two.mentor)] == ["Win rate"]


def test_what_tells_a_goal_is_not_said_to_be_only_to_read(two: Two) -> None:
    said = two.mentor.fine("import", "json", told(two, two.ana))
    # Who the two are, and the day.
    assert "Only to be read in the document: 2 lines." in said


def test_other_words_at_the_same_count_stay_out(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    path = spoilt(two, lambda goal: goal.update(title="Slipped in"))
    assert "“Slipped in” there, “Win rate” here" in two.mentor.fine("import", "json", path, "--yes")
    assert [goal.title for goal in goals(two.mentor)] == ["Win rate"]
    whole = json.loads(Path(told(two, two.mentor)).read_text(encoding="ascii"))
    assert whole["goals"][0]["changes"]["title"] == [1, 1], "it asks them to take what is here"


def test_what_stayed_on_one_side_asks_the_other_to_take_it(two: Two) -> None:
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    for side, title in ((two.mentor, "Deals won"), (two.ana, "Won deals")):
        journal = Journal.open(side.journal)
        [goal] = journal.goals.of(journal.relationships.all()[0].owner)
        journal.goals.edit(goal.uid, title=title)
        journal.close()
    two.mentor.fine("import", "json", told(two, two.ana), "--yes")
    two.ana.fine("import", "json", told(two, two.mentor), "--yes")
    assert [goal.title for goal in goals(two.ana)] == ["Deals won"]


def test_two_of_theirs_do_not_become_the_same_goal_of_mine(two: Two) -> None:
    journal = Journal.open(two.mentor.journal)
    journal.goals.add(made_in(journal.relationships.all()[0]), "Talks held")
    journal.close()
    two.ana.fine("import", "json", told(two, two.mentor), "--yes")
    path = Path(told(two, two.ana))
    whole = json.loads(path.read_text(encoding="ascii"))
    [given] = [goal for goal in whole["goals"] if goal["yours"]]
    whole["goals"].append(given | {"id": str(UUID(int=7)), "title": "Second claim"})
    path.write_text(json.dumps(whole), encoding="utf-8")
    said = two.mentor.fine("import", "json", str(path), "--yes")
    assert "“Second claim” is a goal of yours that stands there twice" in said
    assert sorted(goal.title for goal in goals(two.mentor)) == ["Talks held", "Win rate"]
