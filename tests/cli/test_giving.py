"""`show me giving` and `export profile`: what the place of giving says, in words and as JSON."""

from __future__ import annotations

import json
from datetime import timedelta

from mentorjournal.data.records.models import Capacity
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def fill(command_line: CommandLine) -> None:
    journal = Journal.open(command_line.journal)
    journal.people.call_me("Robin Hale", Capacity(recurring=3, one_off=1, otherwise="a name [/x]"))
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    journal.circle.pay_forward(ben.uid, None, mentored_by="Vera Holm")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.circle.pay_forward(ana.uid, journal.today(), first_protege="Lea [/x]")
    journal.sessions.log(ana, on=journal.today(), minutes=45, notes="> Lead with the number")
    journal.sessions.log(ben, on=journal.today(), notes="> Sleep on it\n\n> Write it down")
    advice = next(item for item in journal.follow_ups.of(ben) if item.text == "Sleep on it")
    journal.follow_ups.amend(
        advice, tried="one night", result="I stayed", helped=True, reported=journal.today()
    )
    journal.introductions.add(ana, "Priya [/x]", outcome="they met every month")
    start = journal.today() - timedelta(days=journal.today().timetuple().tm_yday - 1)
    dana = journal.relationships.begin(
        "Dana Weiss",
        "mentor",
        form="one-off",
        start=start,
        details={"how_met": "a fair", "source": "live"},
    )
    journal.lifecycle.complete(dana.uid, journal.today(), learned="She took the offer.")
    journal.people.page.write(offer="An hour a month.", not_known="Hardware.", who_knows="Priya")
    journal.close()


def test_it_says_what_the_screen_says(mine: CommandLine) -> None:
    fill(mine)
    said = mine.fine("show", "me", "giving").splitlines()
    assert said[0] == "Me: giving   1 of 3 slots, 0 of 1 one-off   0:45 h"
    assert said[2:5] == [
        "page, 2 of 7 filled",
        "what I offer: An hour a month.",
        "why I do this: nothing yet",
    ]
    assert said[9:11] == ["what I do not know, and who does: Hardware.", "Priya"]
    assert said[12] == "Given: 1 piece of advice: 0 tried, 0 helped, 0 reported back"
    assert said[13].startswith("  Ana Lima, ")
    assert ": Lead with the number   " in said[13]
    assert said[14] == "Heard: 2 pieces of advice: 1 tried, 1 helped, 1 reported back"
    assert ": Sleep on it; tried, helped, told   " in said[15]
    assert said[16] == "    private: one night; I stayed"
    assert ": Write it down   " in said[17]
    assert said[18] == "Doors: 1 so far; something came of 1"
    assert said[19].startswith("  Ana → Priya [/x]: they met every month; next: ask for it   ")
    assert said[20] == "Besides: a name [/x]"
    said = said[:13] + said[21:]
    assert said[13] == ""
    assert said[14] == "One-offs: 1 this year; from live events 1; something came of 1"
    assert said[15].startswith("private: Dana Weiss, ")
    assert said[15].endswith(", live events, a fair, She took the offer.")
    tree = said[17:]
    assert tree[:3] == ["The line", "Vera Holm", "└─ Ben O'Neil ── you"]
    assert tree[3].startswith("                 └─ Ana Lima    paid forward ")
    assert tree[4:] == ["                    └─ Lea [/x]"]


def test_it_is_json_for_other_programs(mine: CommandLine) -> None:
    fill(mine)
    found = json.loads(mine.fine("show", "me", "giving", "--json"))
    assert list(found) == [
        *("today", "capacity", "taken", "page", "given", "heard"),
        *("advice_given", "advice_heard", "doors", "one_offs", "line"),
    ]
    (given,), (heard, _other) = found["advice_given"], found["advice_heard"]
    assert (given["text"], given["who"]) == ("Lead with the number", "Ana Lima")
    assert (heard["text"], heard["result"], heard["helped"]) == ("Sleep on it", "I stayed", True)
    assert found["doors"][0]["way"] == "Ana → Priya [/x]"
    assert found["capacity"] == {
        "recurring": 3,
        "one_off": 1,
        "hours": None,
        "otherwise": "a name [/x]",
    }
    assert found["taken"] == {"recurring": 1, "one_off": 0, "minutes_this_month": 45}
    assert (found["page"]["filled"], found["page"]["of"]) == (2, 7)
    assert found["page"]["who_knows"] == "Priya"
    assert found["heard"] == {"given": 2, "tried": 1, "helped": 1, "reported": 1}
    assert found["one_offs"][0]["came_of_it"] == "She took the offer."
    (ben,), (ana,) = found["line"]["mentors"], found["line"]["proteges"]
    assert (ben["name"], ben["mentored_by"]) == ("Ben O'Neil", "Vera Holm")
    assert (ana["first_protege"], ana["paid_forward"]) == ("Lea [/x]", found["today"])


def test_without_anything_it_says_so(mine: CommandLine) -> None:
    Journal.open(mine.journal).close()
    said = mine.fine("show", "me", "giving").splitlines()
    assert said[0] == "Me: giving"
    assert said[-2:] == ["The line", "nobody yet"]
    ran = mine("show", "ana", "giving")
    assert ran.status != 0
    gone = mine("export", "profile", "-o", "-")
    assert (gone.status, gone.out) == (1, "")
    assert "Nothing stands on your mentor's page yet" in gone.err


def test_the_page_goes_out_to_each_audience(mine: CommandLine) -> None:
    fill(mine)
    for_me = mine.fine("export", "profile", "-o", "-")
    assert for_me.startswith("# Mentor's page\n\nRobin Hale\n\n## What I offer\n")
    assert "Priya" in for_me
    assert "Priya" in mine.fine("export", "profile", "--who", "ana", "--for", "other", "-o", "-")
    for reader in ("anyone", "manager"):
        ran = mine("export", "profile", "--for", reader, "-o", "-", "--format", "txt")
        assert (ran.status, ran.err) == (0, "Left out: who knows what you do not.\n")
        assert "Hardware." in ran.out
        assert "Priya" not in ran.out
    refused = mine("export", "profile", "--who", "me", "--for", "other", "-o", "-")
    assert (refused.status, refused.out) == (1, "")


def test_of_a_one_off_of_which_nothing_was_said_stands_what_became_of_its_advice(
    mine: CommandLine,
) -> None:
    journal = Journal.open(mine.journal)
    dana = journal.relationships.begin(
        "Dana Weiss", "mentor", form="one-off", start=journal.today()
    )
    journal.sessions.log(dana, on=journal.today(), notes="> Ask for it")
    (advice,) = journal.follow_ups.of(dana)
    journal.follow_ups.amend(advice, tried="She asked", helped=True)
    journal.close()
    said = mine.fine("show", "me", "giving")
    assert "One-offs: 1 this year; something came of 1\n" in said
    (row,) = [line for line in said.splitlines() if "private: Dana" in line]
    assert row.endswith(", advice tried, helped")
