"""`export agreement --format json` and `import json`: one agreement in the journals of two."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Agreement
from mentorjournal.imports.sources import read_source
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine
from tests.cli.test_give_and_take import Two

START: dict[str, Any] = {
    "my_aim": "Give back",
    "their_aim": "Speak up",
    "rhythm": "every two weeks",
    "review": None,
    "review_note": "",
    "ends": None,
}
PRIVATE = ("why I changed it", "I find it hard")


def write(side: CommandLine, reason: str = "", **terms: Any) -> None:
    """Write it down on one side."""
    journal = Journal.open(side.journal)
    journal.agreements.change(journal.relationships.all()[0], reason, **terms)
    journal.close()


def versions(side: CommandLine) -> list[Agreement]:
    """All versions of one side, oldest first."""
    journal = Journal.open(side.journal, read_only=True)
    found = journal.agreements.of(journal.relationships.all()[0])
    journal.close()
    return found


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    both = Two(tmp_path, capsys)
    write(both.mentor, **START)
    return both


def told(two: Two, side: CommandLine, *more: str) -> str:
    """The file that one side writes for the other."""
    path = two.folder / f"from-{side.journal.stem}.json"
    assert side("export", "agreement", "-o", str(path), "--force", *more).status == 0
    return str(path)


def passed(two: Two, giver: CommandLine, taker: CommandLine) -> str:
    """What is said when one side takes over what the other one has."""
    return taker.fine("import", "json", told(two, giver), "--yes")


def test_first_it_only_says_what_it_would_change(two: Two) -> None:
    path = told(two, two.mentor)
    before = two.ana.journal.read_bytes()
    said = two.ana.fine("import", "json", path).splitlines()

    assert said[1:5] == [
        "The agreement, as a new draft:",
        "  What they are after: “Give back” there, nothing here",
        "  What you are after: “Speak up” there, nothing here",
        "  Rhythm: “every two weeks” there, nothing here",
    ]
    assert said[-1] == "Nothing was changed. To do it, add --yes."
    assert two.ana.journal.read_bytes() == before


def test_it_is_taken_as_a_draft_with_the_two_changed_over_and_only_once(two: Two) -> None:
    path = told(two, two.mentor)
    said = two.ana.fine("import", "json", path, "--yes")
    assert "Taken over: a new draft of the agreement." in said
    [taken] = versions(two.ana)
    assert (taken.my_aim, taken.their_aim, taken.agreed) == ("Speak up", "Give back", None)
    assert (taken.rhythm, taken.reason) == ("every two weeks", "as Carla Diaz shared it")

    before = two.ana.journal.read_bytes()
    again = two.ana.fine("import", "json", path, "--yes")
    assert "The agreement: nothing new there." in again
    assert again.endswith("Nothing was changed.\n")
    assert two.ana.journal.read_bytes() == before


def test_what_was_changed_on_one_side_alone_goes_back_as_a_version(two: Two) -> None:
    passed(two, two.mentor, two.ana)
    write(two.ana, rhythm="every month")
    path = told(two, two.ana)

    assert "Rhythm: “every month” there, “every two weeks” here" in two.mentor.fine(
        "import", "json", path
    )
    assert "a new draft" in two.mentor.fine("import", "json", path, "--yes")
    assert [each.rhythm for each in versions(two.mentor)] == ["every two weeks", "every month"]
    assert versions(two.mentor)[-1].my_aim == "Give back"
    assert "nothing new" in passed(two, two.mentor, two.ana)


def test_an_older_file_that_comes_late_changes_nothing(two: Two) -> None:
    old = told(two, two.mentor)
    kept = Path(old).read_text(encoding="ascii")
    two.ana.fine("import", "json", old, "--yes")
    write(two.ana, rhythm="every month")
    passed(two, two.ana, two.mentor)
    Path(old).write_text(kept, encoding="ascii")

    assert "nothing new" in two.ana.fine("import", "json", old, "--yes")
    assert versions(two.ana)[-1].rhythm == "every month"


def test_what_both_changed_is_shown_and_stays_on_either_side(two: Two) -> None:
    passed(two, two.mentor, two.ana)
    write(two.mentor, rhythm="every week")
    write(two.ana, rhythm="every month")
    said = passed(two, two.ana, two.mentor)

    assert "The agreement, changed there and here; it stays as it is here:" in said
    assert "Rhythm: “every month” there, “every week” here" in said
    assert said.endswith("Nothing was changed.\n")
    assert [each.rhythm for each in versions(two.mentor)] == ["every week"]
    assert "a new draft" in passed(two, two.mentor, two.ana)
    assert [each.rhythm for each in versions(two.ana)] == ["every month", "every week"]


def test_undo_takes_it_back_in_one_step_and_it_can_come_again(two: Two) -> None:
    shared = read_source("json", Path(told(two, two.mentor))).shared
    assert shared is not None
    journal = Journal.open(two.ana.journal)
    bond = journal.relationships.all()[0]
    chapter = journal.exports.exchange
    chapter.take(shared, bond, chapter.plan(shared, bond))
    assert [each.rhythm for each in journal.agreements.of(bond)] == ["every two weeks"]
    journal.undo()
    bond = journal.relationships.all()[0]
    assert (journal.agreements.of(bond), bond.terms_told) == ([], None)
    assert chapter.plan(shared, bond).has_new_terms
    journal.close()


def test_nothing_private_and_nothing_left_out_is_in_the_file(two: Two) -> None:
    journal = Journal.open(two.mentor.journal)
    bond = journal.relationships.all()[0]
    journal.agreements.agree(bond)
    journal.agreements.look_again(bond, review=None, my_view=PRIVATE[1], their_view=PRIVATE[1])
    journal.agreements.change(bond, PRIVATE[0], prepares="Ana")
    journal.close()
    text = Path(told(two, two.mentor, "--without", "two weeks")).read_text(encoding="ascii")

    assert json.loads(text)["agreement"]["terms"] == {
        "mentor_aim": "Give back",
        "protege_aim": "Speak up",
        "prepares": "Ana",
    }
    assert not [word for word in (*PRIVATE, "two weeks") if word in text]


def test_what_is_not_told_stays_as_it_is_here(two: Two) -> None:
    passed(two, two.mentor, two.ana)
    write(two.mentor, prepares="Ana", rhythm="every week")
    path = told(two, two.mentor, "--without", "every week")
    two.ana.fine("import", "json", path, "--yes")
    assert (versions(two.ana)[-1].prepares, versions(two.ana)[-1].rhythm) == (
        "Ana",
        "every two weeks",
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda terms: terms.update(review="2031-02-01", ends="2031-01-01"),
        lambda terms: terms.update(review="0001-01-01"),
        lambda terms: terms.update(length="x" * 100_000),
    ],
)
def test_terms_that_cannot_be_here_are_named_and_not_taken(
    two: Two, spoil: Callable[[dict[str, Any]], None]
) -> None:
    path = Path(told(two, two.mentor))
    whole = json.loads(path.read_text(encoding="ascii"))
    spoil(whole["agreement"]["terms"])
    path.write_text(json.dumps(whole), encoding="utf-8")
    ran = two.ana("import", "json", str(path), "--yes")
    assert "not taken" in f"{ran.out}{ran.err}".lower()
    assert versions(two.ana) == []


@pytest.mark.parametrize("wrong", [3, [], {"changes": [1, -1], "terms": {}}, {"terms": {}}])
def test_an_agreement_of_another_shape_is_damage(two: Two, wrong: object) -> None:
    path = Path(told(two, two.mentor))
    whole = json.loads(path.read_text(encoding="ascii"))
    path.write_text(json.dumps(whole | {"agreement": wrong}), encoding="utf-8")
    ran = two.ana("import", "json", str(path), "--yes")
    assert (ran.status, "damaged" in ran.err) == (1, True)
    assert versions(two.ana) == []


def test_json_says_what_becomes_of_it(two: Two) -> None:
    write(two.mentor, ends=date(2031, 1, 31))
    said = json.loads(two.ana.fine("import", "json", told(two, two.mentor), "--json"))
    assert said["agreement"]["kind"] == "changed"
    assert (said["agreement"]["there"]["ends"], said["agreement"]["here"]) == ("2031-01-31", {})
