"""`mentorjournal show me achieved`: what the place shows, in words and as JSON."""

from __future__ import annotations

import json
from datetime import timedelta

from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.cli.cli_help import CommandLine


def test_nothing_yet_says_so(mine: CommandLine) -> None:
    mine.fine("add", "person", "Ana Lima", "--role", "mentor")
    assert mine.fine("show", "me", "achieved") == (
        "Me: achieved\n"
        "\nNothing is written down yet.\n"
        "\nprivate: no review with management yet\n"
        "\nprivate: nobody is named who decides about me\n"
    )


def test_what_is_added_prints_its_id_and_stands_in_words(mine: CommandLine) -> None:
    said = mine.fine("add", "achievement", "Spoke [/x]", "--impact", "two customers")
    uid = said.split()[-1]
    journal = Journal.open(mine.journal)
    (done,) = journal.achievements.of("me")
    assert done.uid.endswith(uid)
    assert len(uid) == 8
    today = journal.today()
    soon = today + timedelta(days=18)
    journal.deciders.add("me", "Maya Lindqvist", role="VP")
    journal.deciders.add("me", "The board")
    journal.reviews.plan("me", "Maya", on=soon)
    journal.achievements.edit(done.uid, seen_by="Maya", kind="visibility", setting="inside")
    journal.close()

    said = mine.fine("show", "me", "achieved")
    lines = [line.split("  ") for line in said.splitlines()]
    found = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    day, then = show_date(today, today), show_date(soon, today)
    assert found[3] == [
        "Spoke [/x]", day, "visibility inside", "two customers", "Maya", "no evidence", "–",
        "nobody", uid,
    ]  # fmt: skip
    assert f"private: review with Maya, planned {then}, what came of it: –" in said
    assert ["Maya Lindqvist, VP", "1", f"{day} Spoke [/x]", f"{then} review"] in found
    assert ["The board", "0", "nothing", "–"] in found

    told = json.loads(mine.fine("show", "me", "achieved", "--json"))
    assert [one["text"] for one in told["achievements"]] == ["Spoke [/x]"]
    assert told["achievements"][0]["id"] == done.uid
    assert [(one["name"], len(one["seen"])) for one in told["deciders"]] == [
        ("Maya Lindqvist", 1),
        ("The board", 0),
    ]
    assert told["deciders"][0]["next"] == {"on": soon.isoformat(), "what": "review"}
    assert (told["reviews"][0]["with"], told["reviews"][0]["state"]) == ("Maya", "planned")


def test_a_proteges_are_hers(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    journal.achievements.add(made_in(journal.relationships.find("Ana")), "Ran the review")
    journal.close()
    assert "Ran the review" in with_ana.fine("show", "ana", "achieved")
    assert "Ran the review" not in with_ana.fine("show", "me", "achieved")
    assert with_ana.fine("show", "ana", "achieved").startswith("Ana Lima: achieved\n")


def test_the_case_is_exported_of_mine_without_saying_whose(with_ana: CommandLine) -> None:
    assert with_ana("export", "achievements", "-o", "-").status == 1
    with_ana.fine("add", "achievement", "Spoke", "--impact", "two customers")
    with_ana.fine("add", "achievement", "Ran the review", "--who", "ana")

    mine = with_ana("export", "achievements", "-o", "-")
    assert (mine.status, mine.err) == (0, "")
    assert "## Spoke" in mine.out
    assert "Ran the review" not in mine.out
    hers = with_ana("export", "achievements", "--who", "ana", "--for", "other", "-o", "-")
    assert "## Ran the review" in hers.out
    assert "Spoke" not in hers.out

    manager = with_ana("export", "achievements", "--for", "manager", "-o", "-")
    assert "There are no achievements to show here." in manager.out
    assert "Left out: 1 achievement not marked for management." in manager.err
