"""`show me mentors`: what the table of areas and mentors says, in words and as JSON."""

from __future__ import annotations

import json

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def fill(command_line: CommandLine) -> None:
    journal = Journal.open(command_line.journal)
    ben = journal.relationships.begin(
        "Ben O'Neil", "protege", focus=("negotiation", "pricing [/x]")
    )
    journal.relationships.begin("Maya Lindqvist", "protege", focus=("negotiation",))
    journal.relationships.begin(
        "Inés Duarte",
        "protege",
        stage="prospect",
        focus=("executive presence",),
        details={"source": "alumni"},
    )
    journal.sessions.log(ben, on=journal.today(), notes="! #career-planning")
    journal.close()


def test_it_says_who_covers_what_and_what_nobody_does(mine: CommandLine) -> None:
    fill(mine)
    assert mine.fine("show", "me", "mentors").splitlines() == [
        "Me: mentors, 2: Ben O'Neil and Maya Lindqvist",
        "",
        "strategic thinking: nobody",
        "executive relationships: nobody",
        "career planning: touched in talks with Ben O'Neil",
        "negotiation: agreed with Ben O'Neil and Maya Lindqvist",
        "management skills: nobody",
        "executive presence: nobody; prospect Inés Duarte",
        "hiring and team building: nobody",
        "pricing [/x]: agreed with Ben O'Neil",
        "",
        "From: work – · family – · alumni 1 · online – · live events – · platforms – · not said 2",
        "",
        "Prospects",
        "  Inés Duarte: private: alumni; next: ask",
    ]


def test_what_several_say_and_on_what_nobody_advised_is_told(mine: CommandLine) -> None:
    fill(mine)
    journal = Journal.open(mine.journal)
    for who, said in (("Ben", "Lead with the [/x]"), ("Maya", "lead with the x")):
        journal.sessions.log(
            journal.relationships.find(who), on=journal.today(), notes=f"> {said}\n"
        )
    journal.close()
    said = mine.fine("show", "me", "mentors")
    assert "\nHeard twice\n  “Lead with the [/x]”: Ben O'Neil, Maya Lindqvist\n" in said
    assert "\nNot advised yet: strategic thinking, executive relationships, management" in said
    found = json.loads(mine.fine("show", "me", "mentors", "--json"))
    assert found["heard_twice"] == [
        {"text": "Lead with the [/x]", "names": ["Ben O'Neil", "Maya Lindqvist"]}
    ]
    assert "executive presence" in found["not_advised"]
    assert "Ben O'Neil, Maya Lindqvist" in mine.fine("follow-ups", "--kind", "advice")


def test_it_is_json_for_other_programs(mine: CommandLine) -> None:
    fill(mine)
    found = json.loads(mine.fine("show", "me", "mentors", "--json"))
    assert list(found) == [
        "today",
        "mentors",
        "prospects",
        "areas",
        "corners",
        "doors",
        "heard_twice",
        "not_advised",
        "events",
        "asked",
    ]
    assert [each["name"] for each in found["mentors"]] == ["Ben O'Neil", "Maya Lindqvist"]
    ben, maya = (each["id"] for each in found["mentors"])
    areas = {each["area"]: (each["agreed"], each["touched"]) for each in found["areas"]}
    assert areas["negotiation"] == ([ben, maya], [])
    assert areas["career planning"] == ([], [ben])
    assert areas["executive presence"] == ([], [])
    (ines,) = found["prospects"]
    assert (ines["name"], ines["stage"]) == ("Inés Duarte", "prospect")
    assert [each["area"] for each in found["areas"] if each["prospects"] == [ines["id"]]] == [
        "executive presence"
    ]


def test_an_event_is_told_line_by_line_as_private_and_for_other_programs(mine: CommandLine) -> None:
    journal = Journal.open(mine.journal)
    event = journal.events.add(
        "Pricing [/x]",
        journal.today(),
        at="18:30",
        place="https://a.example",
        topic="pricing",
        speakers=("Sam Reed",),
    )
    journal.events.stayed(event.uid, "Who owns price?")
    journal.close()
    said = mine.fine("show", "me", "mentors").partition("Events\n")[2].splitlines()
    assert said[0].startswith("  private: Pricing [/x]: ")
    assert "18:30, Sam Reed, stayed for a question" in said[0]
    assert said[1:4] == [
        "    private: where       https://a.example",
        "    private: topic       pricing",
        "    private: asked       Who owns price?",
    ]
    (found,) = json.loads(mine.fine("show", "me", "mentors", "--json"))["events"]
    assert (found["speakers"], found["next"]) == (
        [{"name": "Sam Reed", "relationship": None}],
        "write",
    )
    alone = mine.fine("show", event.uid[-8:]).splitlines()
    assert alone == [line.removeprefix("  ") for line in said[: len(alone)]]
    assert alone[3] == "  private: asked       Who owns price?"
    assert json.loads(mine.fine("show", event.uid, "--json"))["event"] == found
    ran = mine("show", event.uid, "plan")
    assert "What has that id has no plan: name the person." in ran.err
    (hit,) = json.loads(mine.fine("search", "owns price", "--json"))["hits"]
    assert (hit["kind"], hit["private"]) == ("event", True)


def test_without_a_mentor_it_says_so(with_ana: CommandLine) -> None:
    said = with_ana.fine("show", "me", "mentors").splitlines()
    assert said[0] == "Me: mentors, nobody yet"
    assert said[2] == "strategic thinking: nobody"


def test_somebody_whom_i_mentor_has_no_such_part(with_ana: CommandLine) -> None:
    ran = with_ana("show", "ana", "mentors")
    assert (ran.status, ran.out) == (2, "")
    assert "Only you have mentors: show me mentors." in ran.err
