"""Reading on the command line: today, people, check."""

from __future__ import annotations

import json
import os
import plistlib
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mentorjournal.dates import add_months, show_date
from mentorjournal.journal import Journal
from mentorjournal.text import fold_name
from tests.cli.cli_help import ROOT, CommandLine, in_python, lines_of, own_process, paths_of, today
from tests.tally import now_and_then


def test_today_begins_with_the_promise_that_is_late(with_ana: CommandLine) -> None:
    with_ana.fine("add", "action", "Ana", "Send the deck", "--due", "-2d")
    due = today() - timedelta(days=2)

    heading, first, *_ = lines_of(with_ana.fine("today"))
    first = " ".join(first.split())

    assert heading.startswith("Next   ")
    assert first == f"! Ana Lima: Send the deck due {show_date(due, today())}, 2 days late"


def test_today_tells_of_the_session_that_is_booked_for_today(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    bond = journal.relationships.find("Ana")
    session = journal.sessions.bookings.plan(bond, today(), "video")
    journal.close()

    lines = lines_of(with_ana.fine("today"))
    assert lines[0] == "Today and this week"
    assert " ".join(lines[1].split()).startswith("today Ana Lima video")
    found = json.loads(with_ana.fine("today", "--json"))
    same = {
        "who": "Ana Lima",
        "channel": "video",
        "relationship": bond.uid,
        "session": session.uid,
    }
    assert found["booked"] == [same]
    [this_week] = found["week"]
    assert this_week | same == this_week
    assert (this_week["on"], this_week["at"]) == (today().isoformat(), None)


def test_people_are_narrowed_and_ordered_as_on_the_dashboard(with_ana: CommandLine) -> None:
    with_ana.fine("add", "person", "Ben", "--role", "protege", "--start", "-200d")
    with_ana.fine("log", "Ben", "--on", "-190d", "--channel", "face-to-face")
    with_ana.fine("add", "person", "Åsa", "--role", "mentor", "--form", "one-off")

    def names(*words: str) -> list[str]:
        found = json.loads(with_ana.fine("people", *words, "--json"))["people"]
        return [each["name"] for each in found]

    assert names() == ["Ana Lima", "Åsa", "Ben"]
    assert names("--role", "protege") == ["Ben"]
    assert names("--role", "mentor", "--sort", "name") == ["Ana Lima", "Åsa"]
    assert names("--sort", "last")[-1] == "Ben"
    assert names("--state", "booked-late") == []
    assert with_ana.fine("people", "--state", "paused") == "Nobody is like that.\n"
    refused = with_ana("people", "--state", "sleepy")
    assert refused.status == 2
    assert "“sleepy” is not a state; it is new, fresh, open, " in refused.err


def test_people_are_narrowed_by_their_tags(with_ana: CommandLine) -> None:
    with_ana.fine("add", "person", "Ben", "--role", "protege")
    journal = Journal.open(with_ana.journal)
    journal.people.edit(journal.people.find("Ben").uid, tags=["Pricing", "board"])
    journal.close()

    for typed in ("pricing", "#Prícing"):
        found = json.loads(with_ana.fine("people", "--tag", typed, "--json"))["people"]
        assert [each["name"] for each in found] == ["Ben"]
    assert with_ana.fine("people", "--tag", "price") == "Nobody is like that.\n"


def test_today_says_when_there_is_nothing_to_do(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    bond = journal.relationships.find("Ana")
    journal.relationships.edit(bond.uid, stage="completed")
    journal.close()

    said = with_ana.fine("today")
    assert said == "Next   Nothing is waiting.\n\nI mentor   0, 1 resting\n"
    found = json.loads(with_ana.fine("today", "--json"))
    assert (found["booked"], found["week"], found["steps"]) == ([], [], [])
    assert [each["state"] for each in found["people"]] == ["completed"]


def test_what_is_due_alone_is_printed_and_the_status_says_whether_anything_is(
    with_ana: CommandLine,
) -> None:
    with_ana.fine("add", "action", "Ana", "Read on freight", "--due", "+40d")
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("ana")
    journal.sessions.bookings.plan(ana, today() + timedelta(days=1), "call")
    journal.close()
    ran = with_ana("today", "--due")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    ran = with_ana("today", "--due", "--json")
    assert (ran.status, json.loads(ran.out)["steps"]) == (1, [])

    with_ana.fine("add", "action", "Ana", "Send the deck", "--due", "-2d")
    said = with_ana.fine("today", "--due")
    assert [" ".join(row.split()).partition(" due ")[0] for row in lines_of(said)] == [
        "Next 1 thing for 1 person",
        "! Ana Lima: Send the deck",
    ]
    with_ana.fine("book", "ana", "today", "23:59")
    said = with_ana.fine("today", "--due")
    assert said.startswith("Today\ntoday  23:59  Ana Lima")
    found = json.loads(with_ana.fine("today", "--due", "--json"))
    assert [each["who"] for each in found["week"]] == ["Ana Lima"]
    assert [each["text"] for each in found["steps"]] == ["Ana Lima: Send the deck"]


def test_the_example_for_macos_can_be_read_and_runs_that_command() -> None:
    page = (ROOT / "docs" / "reminders.md").read_text(encoding="utf-8")
    example = page[page.index("<?xml") : page.index("</plist>") + len("</plist>")]
    *_shell, command = plistlib.loads(example.encode())["ProgramArguments"]
    assert command.startswith("due=$(mentorjournal today --due) && ")


@pytest.mark.parametrize("command", ["today", "people"])
def test_a_journal_that_is_not_there_yet_is_no_error(mine: CommandLine, command: str) -> None:
    said = mine.fine(command)

    assert said.startswith("Your journal does not exist yet. Begin it with a person: ")
    assert len(lines_of(said)) == 1
    found = json.loads(mine.fine(command, "--json"))
    assert list(found)[:2] == ["today", "at"]
    assert found["today"] == today().isoformat()
    made = datetime.fromisoformat(found["at"])
    assert made.utcoffset() is not None
    assert made.date() == today()
    assert list(mine.journal.parent.iterdir()) == []


def test_the_columns_of_people_are_aligned_whatever_the_script(demo: CommandLine) -> None:
    lines = lines_of(demo.fine("people"))

    heading = lines[0]
    heads = ["Name", "I am", "Month", "Last contact", "Next", "State", "Open actions", "Why"]
    assert re.split(r"\s{2,}", heading) == heads
    starts = [heading.index(word) for word in heads[1:]]
    for line in lines[1:]:
        # Ideographs take two cells, so that the line has fewer characters than cells.
        wide = len(re.findall(r"[\u3000-\u9fff]", line))
        assert all(line[start - wide - 2 : start - wide] == "  " for start in starts)
        assert all(line[start - wide] != " " for start in starts)


def test_people_say_how_each_relationship_stands(with_ana: CommandLine) -> None:
    with_ana.fine("log", "Ana", "- [ ] Read it @ana", "--on", "-9w", "--channel", "face-to-face")
    with_ana.fine("log", "Ana", "--on", "-6w")
    with_ana.fine("add", "action", "Ana", "Send the deck")
    last = today() - timedelta(weeks=6)

    row = lines_of(with_ana.fine("people"))[1]

    assert row.startswith("Ana Lima  mentor  1 where to")
    assert f"{show_date(last, today())} call" in row
    met = today() - timedelta(weeks=9)
    opens, last_good = (show_date(add_months(met, months), today()) for months in (1, 3))
    assert re.search(rf"  –  +open  +1 me, 1 them  meet {opens} to {last_good}$", row)


def test_reading_sees_what_another_program_has_kept_so_far(with_ana: CommandLine) -> None:
    other = Journal.open(with_ana.journal)
    other.relationships.begin("Ben O'Neil", "protege")

    assert "Ben O'Neil" not in with_ana.journal.read_text()
    assert "Ben O'Neil" in with_ana.fine("people")
    other.close()


def test_reading_leaves_every_file_as_it_is(demo: CommandLine) -> None:
    def everything() -> dict[str, tuple[bytes, int]]:
        files = [path for path in demo.journal.parent.rglob("*") if path.is_file()]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = everything()
    for words in (["today"], ["people"], ["check"], ["export", "batna", "-o", "-"]):
        assert demo(*words).status == 0

    assert everything() == before


@pytest.mark.parametrize("command", ["today", "people", "plan", "check", "show ana roadmap"])
def test_the_documentation_shows_the_json_there_is(demo: CommandLine, command: str) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    shown = re.search(rf"`{command} --json`.*?```json\n(.*?)```", text, re.DOTALL)

    assert shown is not None
    printed = demo.fine(*command.split(), "--json")
    assert paths_of(json.loads(shown[1])) == paths_of(json.loads(printed))
    assert printed.isascii()


def test_json_has_its_fields_in_the_documented_order(demo: CommandLine) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    shown = re.search(r"`people --json`.*?```json\n(.*?)```", text, re.DOTALL)

    assert shown is not None
    expected, found = json.loads(shown[1]), json.loads(demo.fine("people", "--json"))
    assert list(found["people"][0]) == list(expected["people"][0])
    assert list(found["people"][0]["relationships"][0]) == list(
        expected["people"][0]["relationships"][0]
    )
    names = [fold_name(person["name"]) for person in found["people"]]
    assert names == sorted(names)


def test_a_list_of_people_gives_away_no_mail_and_no_phone(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    ana = journal.people.find("Ana")
    journal.people.edit(ana.uid, email="ana@home.example", phone="+351 555 0100")
    journal.close()

    for words in (["people"], ["people", "--json"], ["today", "--json"]):
        said = with_ana.fine(*words)
        assert "ana@home.example" not in said
        assert "555 0100" not in said


def test_hostile_text_in_a_journal_does_not_reach_the_terminal(with_ana: CommandLine) -> None:
    # Written by hand, because the program itself lets no control character in.
    text = with_ana.journal.read_text()
    hostile = r"\u001b]52;c;cHduZWQ=\u0007\u202e\u009b31m\u2066 [/b]"
    with_ana.journal.write_text(text.replace('"Ana Lima"', f'"{hostile}"'))

    for words in (["today"], ["people"], ["today", "--json"], ["people", "--json"]):
        said = with_ana(*words).out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert "[/b]" in with_ana("people").out


def test_hostile_names_of_files_do_not_reach_the_terminal(mine: CommandLine) -> None:
    hostile = CommandLine(mine.journal.with_name("\x1b[2J\u202e.json"), mine.capsys)

    assert "␛[2J\ufffd.json" in hostile.fine("path")
    for words in (["check"], ["people"], ["demo", str(hostile.journal)], ["export", "goals"]):
        ran = hostile(*words)
        assert not re.search("[\x1b\u202e]", ran.out + ran.err)
    hostile.journal.write_text("no journal")
    for words in (["check"], ["people"], ["demo", str(hostile.journal)]):
        ran = hostile(*words)
        assert ran.status == 1
        assert not re.search("[\x1b\u202e]", ran.out + ran.err)


TEXTUAL = {"textual", "rich"}
NEVER_TO_ADD = {
    *TEXTUAL,
    *("shutil", "tempfile"),
    *("dateutil", "platformdirs", "tomllib", "tomlkit", "markdown_it", "difflib", "asyncio"),
    *("mentorjournal.documents", "mentorjournal.mentoring.overview", "mentorjournal.commands"),
    *(
        "mentorjournal.journal.plans",
        "mentorjournal.journal.trash",
        "mentorjournal.data.store.tinydb",
    ),
}
"""What a command that adds a line to a large journal does without, each a part of its time."""
NEVER_TO_EXPORT = {
    *TEXTUAL,
    *("tomllib", "platformdirs", "mentorjournal.settings"),
    *("mentorjournal.documents.html", "mentorjournal.documents.batna", "mentorjournal.commands"),
    *(
        "mentorjournal.journal.plans",
        "mentorjournal.journal.trash",
        "mentorjournal.data.store.tinydb",
    ),
}


def loaded(journal: Path, *words: str) -> set[str]:
    """The modules a command has loaded when it ends, besides those Python has begun with."""
    code = (
        "import sys; begun = {*sys.modules}; from mentorjournal.cli import main; "
        f"status = main({['--journal', str(journal), *words]!r}); "
        "sys.stderr.write(' '.join({*sys.modules} - begun)); sys.exit(status)"
    )
    ended = in_python("-c", code)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.decode().split())


def test_reading_loads_nothing_that_it_does_not_need(demo: CommandLine) -> None:
    for words in (["path"], ["--help"]):
        never = {"tinydb", "msgspec", "mentorjournal.data", "textual", "shutil"}
        assert not never & loaded(demo.journal, *words)
    summary = loaded(demo.journal, "export", "summary", "--who", "Ana Lima", "-o", "-")
    assert not NEVER_TO_EXPORT & summary
    never = {"mentorjournal.mentoring.ask_size", "statistics"}
    assert not never & loaded(demo.journal, "people")


def test_adding_to_a_large_journal_loads_only_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    journal = Journal.open(path)
    bond = journal.relationships.begin("Ana Lima", "mentor")
    journal.sessions.log(bond, on=journal.today(), notes="x" * 2_000_000)
    journal.close()

    for words in (["add", "action", "Ana", "Write"], ["add", "achievement", "Shipped it"]):
        assert not NEVER_TO_ADD & loaded(path, *words)


def test_check_says_that_the_demo_is_whole(demo: CommandLine) -> None:
    said = lines_of(demo.fine("check"))

    assert "is whole: person 14, relationship 13" in said[0]
    found = json.loads(demo.fine("check", "--json"))
    assert found["whole"] is True
    assert found["journal"] == str(demo.journal)
    assert found["findings"][0]["level"] == "ok"


def test_check_calls_a_missing_journal_whole(mine: CommandLine, tmp_path: Path) -> None:
    assert "There is no journal at" in mine.fine("check")
    assert list(tmp_path.iterdir()) == []


def test_check_reports_a_journal_that_others_can_read(demo: CommandLine) -> None:
    demo.journal.chmod(0o644)

    ran = demo("check")

    assert ran.status == 1
    assert f"Problem: “{demo.journal}” can be read by other people" in ran.out
    assert json.loads(demo("check", "--json").out)["whole"] is False


@now_and_then
def test_a_contact_of_a_day_that_has_not_come_here_counts(mine: CommandLine) -> None:
    def run(zone: str, *words: str) -> str:
        ran = own_process("--journal", str(mine.journal), *words, env=os.environ | {"TZ": zone})
        assert ran.returncode == 0
        return ran.stdout.decode()

    east, west = "Pacific/Kiritimati", "Pacific/Pago_Pago"
    run(east, "add", "person", "Ana", "--role", "mentor")
    run(east, "log", "Ana", "! talked")
    assert "no contact yet" not in run(west, "today")
    person = json.loads(run(west, "people", "--json"))["people"][0]
    assert person["relationships"][0]["last_contact"]["channel"] == "call"
