"""`search`: any sentence, as text and as JSON."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine, OnTerminal, lines_of, today

NOTES = """\
- [ ] Send the pricing deck @ana due:2030-03-02 #pitch
- [x] Read on pricing
> Pricing first,
> then the story of pricing
not sold on this pricing idea
% pricing, for ever mine
? Who owns it
"""


@pytest.fixture
def talks(with_ana: CommandLine) -> CommandLine:
    """A talk with Ana, one with Ben, and what is mine."""
    with_ana.fine("log", "Ana", NOTES, "--on", "-10d")
    with_ana.fine("add", "person", "Ben O'Neil", "--role", "protege")
    with_ana.fine("log", "Ben", "! overpriced, he said of the prices", "--on", "-3d")
    with_ana.fine("add", "achievement", "Led the pricing review", "--on", "-1d")
    return with_ana


def hits(line: CommandLine, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(line.fine("search", "--json", *words))["hits"]
    return found


def test_a_line_a_hit_with_day_who_kind_words_and_id(talks: CommandLine) -> None:
    head, *rows = lines_of(talks.fine("search", "pricing"))
    day = show_date(today() - timedelta(days=10), today())
    mine = show_date(today() - timedelta(days=1), today())

    assert head.split() == ["Day", "Who", "What", "Words", "Id"]
    assert [re.split(r" {2,}", row)[:-1] for row in rows] == [
        [mine, "Me", "achievement", "private: Led the pricing review"],
        [day, "Ana Lima", "action", "Send the pricing deck @ana due:2030-03-02 #pitch"],
        [day, "Ana Lima", "action", "Read on pricing", "done"],
        [day, "Ana Lima", "advice", "Pricing first,"],
        [day, "Ana Lima", "advice", "then the story of pricing"],
        [day, "Ana Lima", "note", "private: not sold on this pricing idea"],
        [day, "Ana Lima", "note", "private: pricing, for ever mine"],
    ]
    assert all(re.search(r" [0-9a-f]{8}$", row) for row in rows)


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        (("pricing -story -idea -review", "--kind", "advice"), ["Pricing first,"]),
        (('"pricing first"',), ["Pricing first,"]),
        (("PRÍCING", "--tag", "pitch"), ["Send the pricing deck @ana due:2030-03-02 #pitch"]),
        (("deck #pitch",), ["Send the pricing deck @ana due:2030-03-02 #pitch"]),
        (("#pitch",), ["Send the pricing deck @ana due:2030-03-02 #pitch"]),
        (("pricing", "--tag", "#Pitch"), ["Send the pricing deck @ana due:2030-03-02 #pitch"]),
        (("pric", "--who", "ben"), ["overpriced, he said of the prices"]),
        (("oneil prices",), ["overpriced, he said of the prices"]),
        (("pricing", "--who", "me"), ["Led the pricing review"]),
        (("pricing", "--since", "-2d"), ["Led the pricing review"]),
        (("pric", "--since", "-4d", "--until", "-2d"), ["overpriced, he said of the prices"]),
        (("o’neil", "--kind", "person"), ["Ben O'Neil"]),
        (("oneil", "prices"), ["overpriced, he said of the prices"]),
        (("--kind", "advice", "pricing", "first", "--who", "ana"), ["Pricing first,"]),
        (("pricing", "first", "--", "-story"), ["Pricing first,"]),
    ],
)
def test_it_is_narrowed_by_words_person_kind_tag_and_day(
    talks: CommandLine, words: tuple[str, ...], texts: list[str]
) -> None:
    assert [hit["text"] for hit in hits(talks, *words)] == texts


def test_the_json_says_where_it_stands_with_the_id_of_the_follow_up(talks: CommandLine) -> None:
    follow_ups = json.loads(talks.fine("follow-ups", "--kind", "advice", "--json"))["follow_ups"]
    journal = Journal.open(talks.journal, read_only=True)
    ana = journal.relationships.find("ana")
    (session,) = journal.sessions.of(ana)
    journal.close()

    printed = json.loads(talks.fine("search", "story", "--json"))
    assert printed["today"] == today().isoformat()
    assert printed["hits"] == [
        {
            "id": follow_ups[0]["id"],
            "kind": "advice",
            "text": "then the story of pricing",
            "private": False,
            "state": "open",
            "on": (today() - timedelta(days=10)).isoformat(),
            "who": "Ana Lima",
            "relationship": ana.uid,
            "session": session.uid,
            "line": 4,
        }
    ]
    (idea,) = hits(talks, "idea")
    assert (idea["id"], idea["private"], idea["state"]) == (session.uid, True, None)
    (done,) = hits(talks, '"Led the"')
    assert (done["relationship"], done["session"], done["line"]) == (None, None, None)


def test_notes_that_were_shared_are_not_private_and_prepared_ones_are(talks: CommandLine) -> None:
    journal = Journal.open(talks.journal)
    ana = journal.relationships.find("ana")
    journal.sessions.edit(journal.sessions.of(ana)[0].uid, notes_shared=True)
    planned = journal.sessions.bookings.plan(ana, today() + timedelta(days=3), "call")
    journal.sessions.edit(planned.uid, notes="! pricing is prepared")
    journal.close()

    private = {hit["text"]: hit["private"] for hit in hits(talks, "pricing", "--who", "ana")}
    assert private["not sold on this pricing idea"] is False
    assert private["pricing, for ever mine"] is True
    assert private["pricing is prepared"] is True


def test_the_status_says_whether_anything_was_found(talks: CommandLine) -> None:
    ran = talks("search", "unheard")
    assert (ran.status, ran.out, ran.err) == (1, "Nothing is found.\n", "")
    ran = talks("search", "unheard", "--json")
    assert (ran.status, json.loads(ran.out)["hits"]) == (1, [])
    assert json.loads(ran.out)["near"] == []
    ran = talks("search", "pricing", "--since", "today", "--until", "yesterday")
    assert (ran.status, ran.out) == (2, "")
    assert talks("search", "").status == 2
    ran = talks("search", "pricing", "--kind", "promise")
    assert ran.status == 2
    assert "“promise” is not a kind; it is action, advice, " in ran.err


def test_what_may_have_been_meant_is_said_where_it_would_find_something(
    talks: CommandLine,
) -> None:
    ran = talks("search", "ana", "pircing -idea")
    said = "Did you mean “ana pricing -idea”?\n"
    assert (ran.status, ran.out, ran.err) == (1, "Nothing is found.\n", said)
    ran = talks("search", "--json", "pircing")
    assert (ran.status, ran.err, json.loads(ran.out)["near"]) == (1, "", ["pricing"])
    assert json.loads(talks.fine("search", "--json", "pricing"))["near"] == []
    # There is no such question, nothing with that tag, and nothing of those days.
    for narrowed in (("--kind", "decision"), ("--tag", "deck"), ("--since", "today")):
        ran = talks("search", "pircing", *narrowed)
        assert (ran.status, ran.err) == (1, "")


def test_of_a_word_that_is_everywhere_the_first_300_lines_are_printed(talks: CommandLine) -> None:
    for day in range(1, 8):
        notes = "\n".join(f"! roadmap {number}" for number in range(45))
        talks.fine("log", "Ben", notes, "--on", f"-{day}d")

    ran = talks("search", "roadmap")
    assert (ran.status, len(lines_of(ran.out))) == (0, 301)
    assert ran.err == "Only the first 300 are printed; --all prints the rest, older ones.\n"
    assert len(lines_of(talks.fine("search", "roadmap", "--all"))) == 316
    assert len(hits(talks, "roadmap")) == 315
    assert talks("search", "roadmap", "--since", "-2d").err == ""


def test_what_ben_said_last_spring_is_found_by_these_words(talks: CommandLine) -> None:
    spring = today().year - (today().month < 6)
    talks.fine("log", "Ben", "> Pricing is a promise", "--on", f"{spring}-04-14")
    talks.fine("log", "Ben", "> Pricing was a promise", "--on", f"{spring - 1}-04-14")

    said = ("ben", "pricing", "promise")
    assert [hit["on"] for hit in hits(talks, *said, "last", "spring")] == [f"{spring}-04-14"]
    assert [hit["on"] for hit in hits(talks, *said, f"spring {spring - 1}")] == [
        f"{spring - 1}-04-14"
    ]
    assert len(hits(talks, *said, f"since april {spring - 1}")) == 2
    # What leads to days was not mistyped, wherever it stands.
    ran = talks("search", "ben pircing promise last spring")
    assert ran.err == "Did you mean “ben pricing promise last spring”?\n"


def test_the_pay_of_somebody_in_the_reporting_line_is_not_found(talks: CommandLine) -> None:
    journal = Journal.open(talks.journal)
    ana = journal.relationships.find("ana")
    journal.negotiations.add(ana.person, title="Her pay talk")
    journal.close()

    assert [hit["private"] for hit in hits(talks, '"pay talk"')] == [True]
    journal = Journal.open(talks.journal)
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    journal.close()
    assert talks("search", '"pay talk"').status == 1


def test_on_a_terminal_each_row_fits_with_the_word_in_it(talks: CommandLine) -> None:
    talks.fine("add", "person", "Bartholomäus Freiherr von Weißenstein", "--role", "protege")
    talks.fine(
        "log", "Barth", f"- [x] {'and so on ' * 12}the churn {'and on ' * 9}@me", "--on", "-400d"
    )
    with OnTerminal("--journal", str(talks.journal), "search", "churn") as terminal:
        assert terminal.ended() == 0
        (row,) = [each for each in terminal.shown.splitlines() if "Barth" in each]

    assert "churn" in row
    assert re.search(r" done  [0-9a-f]{8}$", row.rstrip())
