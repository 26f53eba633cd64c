"""`follow-ups` and `done`: what must come back, by ids that stay, and that it did."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine, lines_of, own_process, today

NOTES = """\
- [ ] Read the deck @me due:2026-03-02
- [ ] Send the deck @ana
> Lead with the number
- [ ] Read the deck
? Who owns pricing
"""


@pytest.fixture
def talk(with_ana: CommandLine) -> CommandLine:
    """A talk with Ana of two equal actions, advice and a question; a promise beside it."""
    with_ana.fine("log", "Ana", NOTES, "--on", "2026-02-01")
    with_ana.fine("add", "action", "Ana", "Book a room", "--owner", "them", "--due", "2026-03-01")
    return with_ana


def told(line: CommandLine, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(line.fine("follow-ups", *words, "--json"))[
        "follow_ups"
    ]
    return found


def session_of(line: CommandLine) -> str:
    (session,) = Journal.open(line.journal, read_only=True).sessions.all()
    return session.uid


def test_they_stand_as_on_the_screen_late_ones_first(talk: CommandLine) -> None:
    head, *rows = lines_of(talk.fine("follow-ups"))

    assert head.split() == ["With", "What", "When", "Id"]
    assert [re.split(r" {2,}", row)[:3] for row in rows] == [
        ["mine", "Ana Lima", "Read the deck"],
        ["theirs", "Ana Lima", "Book a room"],
        ["theirs", "Ana Lima", "Send the deck"],
        ["advice", "Ana Lima", "Lead with the number"],
        ["mine", "Ana Lima", "Read the deck"],
        ["ask", "Ana Lima", "Who owns pricing"],
    ]


def test_they_are_narrowed_by_person_kind_state_and_owner(talk: CommandLine) -> None:
    talk.fine("add", "person", "Ben O'Neil", "--role", "protege")

    def texts(*words: str) -> list[str]:
        return sorted(each["text"] for each in told(talk, *words))

    assert texts("--kind", "advice") == ["Lead with the number"]
    assert texts("--owner", "them") == ["Book a room", "Send the deck"]
    assert texts("ana", "--kind", "question") == ["Who owns pricing"]
    assert texts("ben") == []
    assert texts("--state", "closed") == []
    assert len(texts("--state", "all")) == 6
    assert talk.fine("follow-ups", "ben") == "There is no such follow-up.\n"
    assert talk("follow-ups", "--kind", "actoin").status == 2
    assert talk("follow-ups", "nobody").status == 1


def test_they_are_narrowed_by_a_tag_in_their_words(talk: CommandLine) -> None:
    notes = "- [ ] Send the slides @ana due:2026-03-02 #pitch\n? Who says #Pitch first\n? #pitches"
    talk.fine("log", "Ana", notes, "--on", "2026-02-02")
    talk.fine("add", "action", "Ana", "Learn it by heart #pitch")

    for typed in ("pitch", "#PITCH"):
        assert sorted(each["text"] for each in told(talk, "--tag", typed)) == [
            "Learn it by heart #pitch",
            "Send the slides",
            "Who says #Pitch first",
        ]
    assert [each["text"] for each in told(talk, "--tag", "pitch", "--owner", "them")] == [
        "Send the slides"
    ]
    assert talk.fine("follow-ups", "--tag", "deck") == "There is no such follow-up.\n"


def test_an_id_of_a_line_is_made_of_session_kind_number_and_words(talk: CommandLine) -> None:
    session = UUID(session_of(talk))
    first, second = (str(uuid5(session, f"action {n} Read the deck")) for n in (1, 2))
    ids = {each["id"]: each["due"] for each in told(talk, "--owner", "me")}

    assert ids == {first: "2026-03-02", second: None}


def test_done_ticks_the_very_line_and_its_id_stays(talk: CommandLine) -> None:
    session = session_of(talk)
    second = str(uuid5(UUID(session), "action 2 Read the deck"))

    assert talk.fine("done", second[-8:]) == f"Done: Read the deck  {second[-8:]}\n"
    kept = Journal.open(talk.journal, read_only=True).sessions.get(session).notes.splitlines()
    assert kept[0].startswith("- [ ] Read the deck")
    assert kept[3] == "- [x] Read the deck"
    (closed,) = told(talk, "--state", "closed")
    assert (closed["id"], closed["state"]) == (second, "done")
    again = talk("done", second)
    assert (again.status, again.out) == (1, "")
    assert "already: Read the deck" in again.err


def test_done_closes_a_promise_that_stands_in_no_note(talk: CommandLine) -> None:
    (room,) = (each["id"] for each in told(talk) if each["text"] == "Book a room")
    talk.fine("done", room[:13])

    assert "Book a room" not in talk.fine("follow-ups")


def test_an_id_that_is_gone_none_or_several_changes_nothing(talk: CommandLine) -> None:
    advice = str(uuid5(UUID(session_of(talk)), "advice 1 Lead with the number"))
    journal = Journal.open(talk.journal)
    session = journal.sessions.all()[0]
    reworded = session.notes.replace("the number", "the figure")
    journal.sessions.edit(session.uid, notes=reworded)
    for word in ("One", "Two"):
        journal.follow_ups.add(None, word)
    alike = [item.record or "" for item in journal.follow_ups.all() if item.record]
    journal.close()
    before = talk.journal.read_bytes()

    gone = talk("done", advice)
    assert (gone.status, gone.out) == (1, "")
    assert "goes with its words" in gone.err
    assert talk("done", "").status == 1
    assert talk("done", alike[0][-3:]).status == 1, "too short to mean one"
    # Ids begin with the time, so two made in one moment begin alike.
    several = talk("done", alike[-1][:4])
    assert (several.status, several.out) == (2, "")
    assert "“Two”" in several.err or "Two (" in several.err
    assert talk.journal.read_bytes() == before


def test_while_the_program_is_open_done_is_handed_to_it(talk: CommandLine) -> None:
    (send,) = (each["id"] for each in told(talk) if each["text"] == "Send the deck")
    open_here = Journal.open(talk.journal)
    try:
        session = open_here.sessions.all()[0]
        open_here.sessions.edit(session.uid, notes=f"{session.notes}! Typed meanwhile")
        ran = own_process("--journal", str(talk.journal), "done", send[-8:])
        assert (ran.returncode, b"takes this over" in ran.stderr) == (0, True)
        open_here.file.drain()
        kept = open_here.sessions.all()[0].notes.splitlines()
    finally:
        open_here.close()
    assert kept[1] == "- [x] Send the deck @ana"
    assert kept[-1] == "! Typed meanwhile"


def test_advice_that_several_mentors_gave_stands_once_with_all_their_names(
    with_ana: CommandLine,
) -> None:
    for name in ("Ben O'Neil", "Maya Lindqvist"):
        with_ana.fine("add", "person", name, "--role", "protege")
        with_ana.fine("log", name, "> Lead with the number", "--on", "yesterday")

    _head, row = lines_of(with_ana.fine("follow-ups"))
    assert "Ben O'Neil, Maya Lindqvist" in row
    assert len(told(with_ana)) == 2
    assert date.fromisoformat(told(with_ana)[0]["since"]) == today() - timedelta(1)


def test_why_something_was_let_go_is_told(talk: CommandLine) -> None:
    journal = Journal.open(talk.journal)
    (room,) = (item for item in journal.follow_ups.all() if item.text == "Book a room")
    journal.follow_ups.drop(room, reason="We meet outside")
    journal.close()

    assert "dropped: We meet outside" in talk.fine("follow-ups", "--state", "closed")
    listed = json.loads(talk.fine("follow-ups", "--state", "all", "--json"))["follow_ups"]
    reasons = {each["text"]: each["reason"] for each in listed}
    assert (reasons["Book a room"], reasons["Send the deck"]) == ("We meet outside", "")
