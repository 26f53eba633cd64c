"""`show WHO timeline` and `sessions`: what happened, in words and for programs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.cli.cli_help import CommandLine

NOTES = """! Sales liked it
- [x] Send the deck @me due:2020-03-20
> Lead with the number [/x]
  then the story
% Would I hire her? Yes.
Tired today"""


@pytest.fixture
def history(with_ana: CommandLine) -> CommandLine:
    """Two talks with Ana, one of them with notes only, and one with Ben."""
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("Ana")
    log = journal.sessions.log
    log(ana, on=date(2020, 3, 13), channel="face-to-face", minutes=80, summary="Well", notes=NOTES)
    log(ana, on=date(2019, 12, 30), notes="Tired")
    journal.achievements.add(made_in(ana), "Page redone", on=date(2020, 1, 7), impact="+8 %")
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    log(ben, on=date(2020, 2, 1), channel="video", summary="Said\n“no”")
    journal.close()
    return with_ana


def test_the_timeline_is_told_year_by_year_with_the_lines_of_each_talk(
    history: CommandLine,
) -> None:
    said = history.fine("show", "ana", "timeline")
    assert said.startswith("Ana Lima: timeline\n")
    assert said.partition("\n2020\n")[2] == (
        "  13 Mar 2020  meeting  80 min Well\n"
        "    key  Sales liked it\n"
        "    act  Send the deck   done\n"
        "    adv  Lead with the number [/x]\n"
        "    prv  private: Would I hire her? Yes.\n"
        "  31 Jan 2020  state    stale: no call for 1 month\n"
        "   7 Jan 2020  done     Page redone   +8 %\n"
        "\n2019\n"
        "  30 Dec 2019  call     private: Tired\n"
    )
    entries = json.loads(history.fine("show", "ana", "timeline", "--json"))["entries"]
    (talk,) = [each for each in entries if each["on"] == "2020-03-13"]
    assert [line["private"] for line in talk["lines"]] == [False, False, False, True]
    assert (talk["word"], talk["kind"], talk["private"]) == ("meeting", "talks", False)


def test_where_one_stands_is_told_without_a_part(history: CommandLine) -> None:
    told = history.fine("show", "ana")
    assert told == history.fine("show", "ana", "stands")
    for line in (
        "Ana Lima: stands\n\nI mentor them · recurring · since ",
        "Last time  13 Mar 2020, face to face, 80 min\n           Well\n",
        "Open       1 piece of advice not reported back\n",
        "Agreement  none yet\n",
    ):
        assert line.replace("13 Mar", "Fri 13 Mar") in told
    found = json.loads(history.fine("show", "ana", "--json"))
    assert list(found) == ["today", "relationship", "who", "state", "why", "clocks", "lines"]
    assert (found["who"], found["state"]) == ("Ana Lima", "new")
    assert {"label": "Open", "text": "1 piece of advice not reported back", "private": False} in (
        found["lines"]
    )
    assert history.fine("show", "me").startswith("Me: ")


def test_who_was_asked_and_said_no_is_no_mentoring_since_a_day(history: CommandLine) -> None:
    journal = Journal.open(history.journal)
    begin = journal.relationships.begin
    begin("Nuala Brennan", "protege", form="one-off", stage="prospect", start=date(2020, 2, 1))
    ingrid = begin("Ingrid Solheim", "protege", stage="prospect", start=date(2020, 2, 1))
    journal.lifecycle.ask(ingrid.uid, date(2020, 2, 3), "by mail")
    journal.lifecycle.decline(ingrid.uid, date(2020, 2, 9), "no time")
    journal.close()
    assert "\n\nMentors me · one-off · prospect\n" in history.fine("show", "nuala")
    assert "\n\nMentors me · recurring · declined\n" in history.fine("show", "ingrid")


def test_only_somebody_else_has_a_timeline_and_a_near_word_is_named(history: CommandLine) -> None:
    for words, told in (
        (("me", "timeline"), "The timeline is of two: name the other person instead of me."),
        (("ana", "timelin"), "Did you mean timeline?"),
    ):
        ran = history("show", *words)
        assert (ran.status, ran.out) == (2, "")
        assert told in ran.err


def test_sessions_are_listed_of_one_or_all_within_days(history: CommandLine) -> None:
    every = history.fine("sessions").splitlines()
    assert [line.split()[0] for line in every] == ["Name", "Ana", "Ben", "Ana"]
    ids = [line.split()[-1] for line in every[1:]]
    assert every[1].startswith("Ana Lima    Fri 13 Mar 2020  face to face  80 min    Well ")
    assert "Said  " in every[2]
    assert "private: Tired" in every[3]
    for words, expected in (
        (("ana",), [ids[0], ids[2]]),
        (("--since", "2020-01-01"), ids[:2]),
        (("--until", "2020-02-01"), ids[1:]),
        (("ben", "--since", "2020-02-01", "--until", "2020-02-01"), ids[1:2]),
    ):
        told = history.fine("sessions", *words).splitlines()[1:]
        assert [line.split()[-1] for line in told] == expected, words
    assert history.fine("sessions", "ben", "--since", "-1w") == "There is no such session.\n"
    (one,) = json.loads(history.fine("sessions", "ben", "--json"))["sessions"]
    assert one["id"].endswith(ids[1])
    assert {name: one[name] for name in list(one)[2:]} == {
        "who": "Ben O'Neil",
        "on": "2020-02-01",
        "at": None,
        "state": "happened",
        "channel": "video",
        "minutes": None,
        "summary": "Said\n“no”",
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nobody",), "Nobody"),
        (("--since", "soon"), "“soon” is not a date."),
        (("--since", "2020-02-02", "--until", "2020-02-01"), "--until lies before --since"),
    ],
)
def test_bad_words_are_told_in_a_sentence(
    history: CommandLine, words: tuple[str, ...], told: str
) -> None:
    ran = history("sessions", *words)
    assert (ran.status != 0, ran.out) == (True, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
