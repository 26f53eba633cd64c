"""`show` with an id: one session in full, one follow-up."""

from __future__ import annotations

import json

import pytest

from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine, lines_of, today

NOTES = """\
She is tired

! The talk landed
% only for me
- [ ] Send the deck @me
  the short one
? Who owns it"""


@pytest.fixture
def talk(with_ana: CommandLine) -> str:
    """The id of a talk with Ana of 2 Feb 2026, and a promise beside it."""
    with_ana.fine("log", "Ana", NOTES, "--on", "2026-02-02", "--minutes", "40")
    journal = Journal.open(with_ana.journal)
    (session,) = journal.sessions.all()
    journal.sessions.edit(session.uid, summary="All well.\n\nNext: the plan", reflection="Hm")
    journal.close()
    return session.uid


def test_a_session_is_printed_in_full_with_private_lines_marked(
    with_ana: CommandLine, talk: str
) -> None:
    said = with_ana.fine("show", talk[-8:])

    assert (
        said
        == f"""\
Ana Lima: 2 Feb 2026, call, 40 min   {talk[-8:]}

Summary
  All well.

  Next: the plan

Notes
  private: She is tired

  ! The talk landed
  private: % only for me
  - [ ] Send the deck @me
    the short one
  ? Who owns it

Reflection
  private: Hm
"""
    )
    assert with_ana.fine("show", "last", "--who", "ana") == said
    assert with_ana.fine("show", talk[:13]) == said


def test_what_is_only_prepared_is_private_and_the_next_date_is_said(
    with_ana: CommandLine, talk: str
) -> None:
    with_ana.fine("book", "ana", "+3d", "17:00")
    journal = Journal.open(with_ana.journal)
    planned = next(each for each in journal.sessions.all() if each.uid != talk)
    point = journal.sessions.agenda.add(planned.uid, "Her roadmap")
    journal.sessions.edit(planned.uid, notes="! Say it first")
    journal.sessions.edit(talk, next_session=planned.uid)
    journal.close()
    assert point is not None

    day = full_date(planned.on)
    assert lines_of(with_ana.fine("show", talk))[-1] == (
        f"Next: {day}, call at 17:00   {planned.uid[-8:]}"
    )
    lines = lines_of(with_ana.fine("show", planned.uid))
    assert lines[0] == f"Ana Lima: {day}, call at 17:00, booked   {planned.uid[-8:]}"
    assert "  [ ] Her roadmap" in lines
    assert lines[-1] == "  private: ! Say it first"


def test_the_json_of_a_session_has_its_lines_and_the_next(with_ana: CommandLine, talk: str) -> None:
    found = json.loads(with_ana.fine("show", talk, "--json"))

    assert found["today"] == today().isoformat()
    session = found["session"]
    (listed,) = json.loads(with_ana.fine("sessions", "--json"))["sessions"]
    assert {key: session[key] for key in listed} == listed
    assert session["notes"] == NOTES
    assert session["lines"][0] == {"text": "She is tired", "private": True}
    assert session["lines"][2] == {"text": "! The talk landed", "private": False}
    rest = {key: session[key] for key in ("agenda", "reflection", "reason", "next")}
    assert rest == {"agenda": [], "reflection": "Hm", "reason": "", "next": None}


def test_a_follow_up_is_printed_with_how_it_stands(with_ana: CommandLine, talk: str) -> None:
    every = json.loads(with_ana.fine("follow-ups", "--json"))["follow_ups"]
    (action,) = (each for each in every if each["kind"] == "action")
    uid = action["id"]

    said = [" ".join(line.split()) for line in lines_of(with_ana.fine("show", uid[-8:]))]
    assert said[:4] == [f"Ana Lima, mine {uid[-8:]}", "Send the deck", "the short one", ""]
    # In another year the day is told with its year.
    assert said[4] in ("stands since Mon 2 Feb", "stands since 2 Feb 2026")
    assert said[5:] == [f"since 2 Feb 2026, in the notes of {talk[-8:]}"]
    with_ana.fine("done", uid)
    assert "  stands      done" in lines_of(with_ana.fine("show", uid))
    found = json.loads(with_ana.fine("show", uid, "--json"))
    assert found["follow_up"] | {"state": "open", "closed": None} == action
    assert found["follow_up"]["state"] == "done"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("ffffffff",), 1, "Nobody called “ffffffff” is in the journal."),
        (("last", "--who", "nobody"), 1, "Nobody called “nobody” is in the journal."),
        (("ana", "--who", "ana"), 2, "--who is for the last session with somebody"),
        (("ana", "session"), 2, "A session is named by its id, or as: show last --who ana."),
        (("last", "timeline", "--who", "ana"), 2, "What has that id has no timeline"),
    ],
)
@pytest.mark.usefixtures("talk")
def test_what_is_not_there_is_said_in_a_sentence(
    with_ana: CommandLine, words: tuple[str, ...], status: int, said: str
) -> None:
    ran = with_ana("show", *words)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert len(lines_of(ran.err)) == 1


def test_a_role_play_of_a_meeting_is_told_card_by_card_as_private(
    with_ana: CommandLine, talk: str
) -> None:
    journal = Journal.open(with_ana.journal)
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin_meeting(
        journal.sessions.get(talk), scene="", who="I play the board", most=1
    )
    rehearsals.mark(begun.rehearsal.uid, begun.cards[0].uid, "well", "One price [/x]", 60)
    journal.close()

    said = with_ana.fine("show", talk)
    assert "\nRole play\n  private: " in said
    played = said.partition("\nRole play\n")[2].rstrip("\n").splitlines()
    assert all(line.startswith("  private: ") for line in played)
    assert played[0].endswith("   I play the board   1 of 1 went well   1 minute")
    assert "  private:   answer      One price [/x]" in played
    (found,) = json.loads(with_ana.fine("show", talk, "--json"))["session"]["role_plays"]
    assert (found["session"], found["cards"][0]["answer"]) == (talk, "One price [/x]")
    hits = json.loads(with_ana.fine("search", "One price", "--json"))["hits"]
    assert [each["private"] for each in hits] == [True]
    written = with_ana("export", "summary", "--who", "ana", "-o", "-").out
    assert "The talk landed" in written
    assert "One price" not in written
