"""`show WHO ask` and `export ask`: a message in which somebody is asked, read and written."""

from __future__ import annotations

import json
from pathlib import Path

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine

SAID = {
    "who_i_am": "PM for pricing, six years",
    "path": "e-commerce -> gaming",
    "why_you": "your talk on free-to-play pricing",
    "question": "How does a studio decide who owns price?",
    "size": "30 min, video, 3 or 4 Dec",
    "lasting": "once",
}


def fill(command_line: CommandLine, *, line: str = "none") -> str:
    """Sam is asked with a draft; gives its id."""
    journal = Journal.open(command_line.journal)
    journal.people.call_me("Robin Hale")
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect", reporting_line=line)
    uid = journal.asks.keep(sam, **SAID).uid
    journal.close()
    return uid


def test_an_ask_is_shown_with_its_checks_and_its_text(mine: CommandLine) -> None:
    uid = fill(mine)
    shown = mine.fine("show", uid[-8:])
    assert shown == mine.fine("show", "sam", "ask")
    assert shown.splitlines() == [
        f"Ask Sam Reed: draft, 6 of 7 clear   {uid[-8:]}",
        "",
        "  private: Who I am      PM for pricing, six years",
        "  private: From → to     e-commerce -> gaming",
        "  private: Why you       your talk on free-to-play pricing",
        "  private: Question      How does a studio decide who owns price?",
        "  private: Size          30 min, video, 3 or 4 Dec",
        "  private: Once or more  once",
        "  About         –",
        "  Easy no       –",
        "                missing: A no made easy, and whom else to ask: “If it does not fit, "
        "a no is fine. Who else might know?”",
        "",
        "6 of 7   clear, without an easy no",
        "",
        "private: Hello Sam,",
        "private:",
        "private: I am Robin Hale, PM for pricing, six years. I would like to get from "
        "e-commerce to gaming.",
        "private:",
        "private: I am writing to you because of your talk on free-to-play pricing.",
        "private:",
        "private: May I ask you one thing? How does a studio decide who owns price?",
        "private:",
        "private: Would 30 minutes, video, 3 or 4 Dec suit you? One talk would already help me "
        "a lot.",
        "private:",
        "private: Thank you for reading this.",
        "private:",
        "private: Robin Hale",
    ]
    found = json.loads(mine.fine("show", "sam", "ask", "--json"))["ask"]
    assert (found["id"], found["state"], found["question"]) == (uid, "draft", SAID["question"])
    assert [field for field, met in found["checks"].items() if not met] == ["easy_no"]


def test_it_is_written_for_whom_it_asks_and_for_nobody_else(mine: CommandLine) -> None:
    fill(mine)
    text = mine.fine("export", "ask", "--format", "txt", "-o", "-")
    assert text.startswith("Hello Sam,\n\nI am Robin Hale, PM for pricing, six years.")
    assert "because of your talk on free-to-play pricing." in text
    for reader in ("manager", "anyone"):
        ran = mine("export", "ask", "--who", "sam", "--for", reader, "-o", "-")
        assert (ran.status, ran.out) == (1, "")
        assert "it is for the person who is asked" in ran.err


def test_who_is_asked_for_nothing_has_none_and_i_ask_somebody_else(mine: CommandLine) -> None:
    fill(mine)
    journal = Journal.open(mine.journal)
    journal.relationships.begin("Nuala Brennan", "protege", stage="prospect")
    journal.close()
    for words in (("show", "nuala", "ask"), ("export", "ask", "--who", "nuala", "-o", "-")):
        ran = mine(*words)
        assert (ran.status, ran.out) == (1, "")
        assert "Nuala Brennan is asked for nothing yet." in ran.err
    ran = mine("show", "me", "ask")
    assert ran.status == 2
    assert "name the other person instead of me" in ran.err


def test_any_door_and_any_ask_is_written_by_its_id(mine: CommandLine, tmp_path: Path) -> None:
    journal = Journal.open(mine.journal)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.relationships.begin("Ben", "protege")
    first = journal.introductions.add(ana, "Priya [/x]", why="Who owns the price")
    newest = journal.introductions.add(ana, "Olga Weiss")
    journal.close()
    assert "To Olga Weiss" in mine.fine("export", "introduction", "-o", "-", "--format", "txt")
    shown = mine.fine("export", "introduction", "--id", first.uid[-8:], "-o", "-")
    assert "Priya [/x]" in shown.replace("\\", "")
    mine.fine("export", "introduction", "--id", first.uid, "-o", f"{tmp_path}/")
    mine.fine("export", "introduction", "--id", newest.uid, "-o", f"{tmp_path}/")
    endings = sorted(path.name[11:] for path in tmp_path.iterdir() if path.suffix == ".md")
    assert endings == [
        "ana-lima-introduction-olga-weiss-for-me.md",
        "ana-lima-introduction-priya-x-for-me.md",
    ]
    for words, told in (
        (("introduction", "--id", "zzzzzzzz"), "There is no introduction with the id"),
        (("introduction", "--id", first.uid, "--who", "ben"), "not of the person behind --who"),
        (("goals", "--id", first.uid), "--id is for an introduction or an ask only"),
    ):
        ran = mine("export", *words, "-o", "-")
        assert ran.status in (1, 2)
        assert ran.out == ""
        assert told in ran.err


def test_how_it_could_work_is_written_for_whom_it_is_for(mine: CommandLine) -> None:
    fill(mine)
    page = mine.fine("export", "working-together", "--who", "sam", "-o", "-")
    assert page.startswith("# How we could work together\n\nMentor: Sam Reed · Protégé: Robin Hale")
    assert "- From e-commerce to gaming." in page
    assert "30 min, video, 3 or 4 Dec" in page
    assert "Months 1 to 3" not in page
    refused = mine("export", "working-together", "--for", "anyone", "-o", "-")
    assert (refused.status, refused.out) == (1, "")
