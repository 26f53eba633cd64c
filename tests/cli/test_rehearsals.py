"""`mentorjournal show SHEET rehearsal`: the twin of the part on the screen."""

from __future__ import annotations

import json

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def test_rehearsals_are_printed_with_their_cards_with_a_sheet_and_without(
    with_ana: CommandLine,
) -> None:
    said = with_ana.fine("show", "me", "rehearsal")
    assert said == "Me: rehearsals, private\n\nNot rehearsed yet.\n"

    journal = Journal.open(with_ana.journal)
    talk = journal.negotiations.add("me", "Talk [/x]")
    rehearsals = journal.negotiations.rehearsals
    held = rehearsals.begin(talk, scene="Her office", who="Ben as Maya", most=2)
    rehearsals.mark(held.rehearsal.uid, held.cards[0].uid, "well", "One\nnumber", 95)
    ana = journal.relationships.find("ana")
    session = journal.sessions.log(ana, on=journal.today())
    hers = rehearsals.begin(session, scene="", who="", most=1)
    journal.close()

    said = with_ana.fine("show", talk.uid[-8:], "rehearsal")
    assert said == with_ana.fine("show", "me", "rehearsal")
    title, head, *rows = [row for row in said.splitlines() if row]
    assert title == "Talk [/x]: rehearsals, private"
    assert head.split("   ")[1:] == ["Ben as Maya", "1 of 1 went well", "2 minutes"]
    assert rows == [
        "  scene       Her office",
        "  well        “Everybody would like more. Why you, why now?”",
        "  answer      One",
        "              number",
        "  instead     One number, one page, then stop talking.",
        "  not asked   “How do I know that it was you, and not the market?”",
        "  instead     One comparison: a part that nobody changed, or the months before. "
        "Not five of them.",
        "  not asked   “So what number do you have in mind?”",
        "  instead     The ask you prepared, as one exact figure, without “around” and without a"
        " smile. Then silence.",
    ]
    told = json.loads(with_ana.fine("show", "me", "rehearsal", "--json"))
    assert (told["id"], told["owner"], told["private"]) == (talk.uid, "me", True)
    (one,) = told["rehearsals"]
    wanted = {"who": "Ben as Maya", "asked": 1, "well": 1, "minutes": 2, "session": None}
    assert {key: one[key] for key in wanted} == wanted
    assert one["cards"][0]["answer"] == "One\nnumber"
    assert [card["result"] for card in one["cards"]] == ["well", None, None]

    assert "none asked yet   kept with the session" in with_ana.fine("show", "ana", "rehearsal")
    told = json.loads(with_ana.fine("show", "ana", "rehearsal", "--json"))
    assert told["id"] is None
    assert [each["id"] for each in told["rehearsals"]] == [hers.rehearsal.uid]
    assert told["rehearsals"][0]["session"] == session.uid
