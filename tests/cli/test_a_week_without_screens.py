"""A week of somebody who sees no screen: everything is read, written, found and shared by commands.

Only what a command has printed is handed to the next one.
"""

from __future__ import annotations

import re
from io import BytesIO, TextIOWrapper

import pytest

from tests.cli.cli_help import CommandLine, lines_of
from tests.tally import now_and_then

NOTES = """\
She sounds tired.
! Sales liked her roadmap talk
> Lead with the number, then the story
- [ ] Send the short deck @me due:+4d
- [ ] Ask who owns pricing @ana
? Who decides about the budget
% would I hire her? yes
"""
ID = re.compile(r"[0-9a-f]{8,}$")


def id_of(line: str) -> str:
    """The id at the end of a line, as it is printed."""
    found = ID.search(line)
    assert found is not None, line
    return found[0]


def the_line(printed: str, words: str) -> str:
    """The one line in which some words stand."""
    (line,) = [row for row in lines_of(printed) if words in row]
    return line


@now_and_then
def test_a_week_is_read_noted_ticked_planned_and_shared_by_commands_alone(
    mine: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Monday: who is there, what is to be done, and an hour for today's call.
    assert "mentorjournal add person" in mine.fine("today")
    mine.fine("add", "person", "Ana Lima", "--role", "mentor")
    mine.fine("add", "person", "Ben O'Neil", "--role", "protege")
    booked = id_of(lines_of(mine.fine("book", "ana", "today", "23:00", "--minutes", "40"))[-1])
    assert " ".join(the_line(mine.fine("today"), "Ana Lima  call").split()) == (
        "today 23:00 Ana Lima call"
    )
    assert lines_of(mine.fine("show", booked))[0].startswith("Ana Lima: ")

    # Tuesday: notes of the call, from whatever editor there is.
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(NOTES.encode())))
    talk = id_of(lines_of(mine.fine("log", "ana", "-", "--minutes", "35"))[-1])
    in_full = mine.fine("show", talk)
    assert "private: She sounds tired." in in_full
    assert "private: % would I hire her? yes" in in_full
    assert "\n  ! Sales liked her roadmap talk" in in_full
    assert mine.fine("show", "last", "--who", "ana") == in_full

    # Wednesday: what did I promise Ana? It is done, and what she has to do is not.
    promised = mine.fine("follow-ups", "ana", "--owner", "me")
    assert "Ask who owns pricing" not in promised
    mine.fine("done", id_of(the_line(promised, "Send the short deck")))
    assert "Send the short deck" not in mine.fine("follow-ups", "ana", "--owner", "me")
    assert "  - [x] Send the short deck" in mine.fine("show", talk)
    assert "Ask who owns pricing" in mine.fine("follow-ups", "ana", "--owner", "them")
    asked = mine.fine("follow-ups", "ana", "--kind", "question")
    assert lines_of(mine.fine("show", id_of(the_line(asked, "Who decides"))))[0].startswith(
        "Ana Lima, "
    )

    # Thursday: a sentence heard some time ago, what else was done, and the next date.
    found = the_line(mine.fine("search", "ana number story"), "Lead with the number")
    assert "Lead with the number, then the story" in mine.fine("show", id_of(found))
    added = mine.fine("add", "action", "ana", "Read her page", "--due", "+7d")
    assert "Read her page" in mine.fine("show", id_of(lines_of(added)[-1]))
    mine.fine("add", "achievement", "Led the roadmap talk", "--impact", "two customers")
    assert "Led the roadmap talk" in mine.fine("show", "me", "achieved")
    mine.fine("book", "ana", "+14d", "17:00")
    assert mine("today", "--due").err == ""

    # Friday: where we stand, all that happened, the plan; and the paper that she gets.
    assert lines_of(mine.fine("show", "ana"))[0].startswith("Ana Lima: stands")
    assert "Sales liked her roadmap talk" in mine.fine("show", "ana", "timeline")
    assert lines_of(mine.fine("plan", "ana"))[0] == "Ana Lima: plan"
    paper = mine("export", "summary", "--session", talk, "-o", "-").out
    assert "Lead with the number, then the story" in paper
    for secret in ("tired", "hire her"):
        assert secret not in paper
    assert mine("check").status == 0
