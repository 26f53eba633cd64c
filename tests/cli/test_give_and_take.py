"""`export … --format json` and `import json` between the journals of a mentor and a protégé."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine
from tests.examples import uid_of

NOTES = "- [ ] Send the deck @ana due:2030-12-20\n! We go for pricing\n% my own doubt\n"


class Two:
    """A mentor, who mentors Ana, and Ana, on a machine of hers."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.mentor = CommandLine(folder / "mentor.json", capsys)
        self.ana = CommandLine(folder / "ana.json", capsys)
        self.mentor.fine("add", "person", "Ana Lima", "--role", "mentor")
        self.ana.fine("add", "person", "Carla Diaz", "--role", "protege")

    def told(self, side: CommandLine, kind: str = "agenda") -> Path:
        """A file that one of the two writes for the other."""
        path = self.folder / f"{side.journal.stem}-{kind}.json"
        assert side("export", kind, "-o", str(path), "--force").status == 0
        return path

    def changed(self, change: Callable[[dict[str, Any]], object]) -> str:
        """The mentor's file with something else in it."""
        path = self.told(self.mentor, "summary")
        whole = json.loads(path.read_text(encoding="ascii"))
        change(whole)
        path.write_text(json.dumps(whole), encoding="utf-8")
        return str(path)


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    both = Two(tmp_path, capsys)
    both.mentor.fine("log", "ana", NOTES, "--on", "2026-01-05")
    return both


def actions(whole: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of a file that can be taken over."""
    return [line for part in whole["sections"] for line in part["lines"] if "id" in line]


def test_first_it_only_says_what_it_would_change(two: Two) -> None:
    path = str(two.told(two.mentor, "summary"))
    before = two.ana.journal.read_bytes()
    said = two.ana.fine("import", "json", path)

    assert said.splitlines() == [
        "From Carla Diaz: Mentoring session of Ana, 5 Jan 2026: We go for pricing",
        "New here:",
        "  you: Send the deck, by Fri 20 Dec 2030",
        "Only to be read in the document: 3 lines.",
        "Nothing was changed. To do it, add --yes.",
    ]
    assert two.ana.journal.read_bytes() == before


def test_json_says_each_action_and_what_becomes_of_it(two: Two) -> None:
    path = str(two.told(two.mentor, "summary"))
    told = json.loads(two.ana.fine("import", "json", path, "--json"))

    row: dict[str, Any] = {"text": "Send the deck", "changed": [], "kept": [], "why": None}
    assert (told["from"], told["done"], told["backup"]) == ("Carla Diaz", False, None)
    assert (told["actions"], told["only_to_read"]) == ([{"kind": "new", **row}], 3)
    told = json.loads(two.ana.fine("import", "json", path, "--json", "--yes"))
    assert told["done"]
    assert two.ana("restore", told["backup"]).status == 0


def test_a_tick_goes_back_to_the_line_it_came_from(two: Two) -> None:
    assert "1 new action" in two.ana.fine("import", "json", str(two.told(two.mentor)), "--yes")
    [mine] = json.loads(two.ana.fine("follow-ups", "--json"))["follow_ups"]
    assert (mine["text"], mine["owner"], mine["due"]) == ("Send the deck", "me", "2030-12-20")
    two.ana.fine("done", mine["id"])

    path = str(two.told(two.ana))
    assert "Send the deck: done there, open here" in two.mentor.fine("import", "json", path)
    assert "1 action changed" in two.mentor.fine("import", "json", path, "--yes")
    assert "- [x] Send the deck @ana due:2030-12-20" in two.mentor.fine(
        "show", "last", "--who", "ana"
    )
    again = two.mentor.fine("import", "json", path, "--yes")
    assert again.endswith("Nothing was changed.\n")


def test_the_backup_leads_back_and_then_it_can_be_taken_again(two: Two) -> None:
    path = str(two.told(two.mentor))
    ran = two.ana("import", "json", path, "--yes")
    backup = ran.out.split("restore ")[1].strip()
    assert two.ana("restore", backup).status == 0
    assert "Send the deck" not in two.ana("follow-ups").out
    assert "1 new action" in two.ana.fine("import", "json", path, "--yes")


def test_what_was_deleted_here_stays_away_and_is_named(two: Two) -> None:
    path = str(two.told(two.mentor))
    two.ana.fine("import", "json", path, "--yes")
    journal = Journal.open(two.ana.journal)
    [item] = journal.follow_ups.of(journal.relationships.all()[0])
    journal.trash.throw(journal.follow_ups.get(item.record or ""), "an action")
    journal.close()

    assert "“Send the deck” was deleted here" in two.ana.fine("import", "json", path, "--yes")
    assert "Send the deck" not in two.ana("follow-ups").out


def test_a_line_that_was_left_out_of_a_document_is_in_none_of_these_files(two: Two) -> None:
    two.mentor.fine("log", "ana", "- [ ] Ask the board @me\n- [ ] Read it @ana\n", "--on", "today")
    path = two.folder / "left.json"
    two.mentor("export", "summary", "--without", "board", "-o", str(path))
    assert "Ask the board" not in path.read_text(encoding="ascii")
    assert [one["text"] for one in actions(json.loads(path.read_text(encoding="ascii")))] == [
        "Read it",
        "Send the deck",
    ]


@pytest.mark.parametrize("kind", ["year", "agreement", "achievements", "batna", "all"])
def test_nothing_else_is_made_for_a_journal(two: Two, kind: str) -> None:
    ran = two.mentor("export", kind, "--who", "ana", "--format", "json", "-o", "-")
    assert (ran.status in (1, 2), ran.out) == (True, "")


@pytest.mark.parametrize("audience", ["me", "manager", "anyone"])
def test_nobody_else_gets_such_a_file(two: Two, audience: str) -> None:
    ran = two.mentor("export", "summary", "--format", "json", "--for", audience, "-o", "-")
    assert (ran.status, ran.out) == (1, "")


def test_it_is_named_whose_file_it_is_where_that_is_not_clear(two: Two) -> None:
    path = two.changed(lambda whole: whole.update(name="Maya Olsen"))
    ran = two.ana("import", "json", path)
    assert (ran.status, ran.out) == (2, "")
    assert "shared by a mentor, “Maya Olsen”, whom your journal does not know" in ran.err
    ran = two.ana("import", "json", path, "--who", "carla")
    assert ran.status == 0
    assert "It is written by “Maya Olsen”. Is that Carla Diaz?" in ran.err


def test_the_file_of_somebody_else_is_not_taken_for_who_is_named(two: Two) -> None:
    path = str(two.told(two.mentor))
    two.ana.fine("import", "json", path, "--yes")
    two.ana.fine("add", "person", "Maya Olsen", "--role", "protege")
    ran = two.ana("import", "json", path, "--who", "maya", "--yes")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "That is from Carla Diaz, not from Maya Olsen; nothing was changed.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda whole: whole.update(form=2), "newer mentorjournal"),
        (lambda whole: whole.update(form="1"), "damaged"),
        (lambda whole: whole.update(form=10**400), "newer mentorjournal"),
        (lambda whole: whole.update(sections={}), "damaged"),
        (lambda whole: whole.update(sections=[[]] * 3), "damaged"),
        (lambda whole: whole.update(role="boss"), "damaged"),
        (lambda whole: whole.update(role="protege"), "shared by a protégé"),
        (lambda whole: whole.update(journal="../../x"), "damaged"),
        (lambda whole: whole.pop("title"), "damaged"),
        (lambda whole: actions(whole)[0].update(id="../x"), "damaged"),
        (lambda whole: actions(whole)[0].update(due="never"), "damaged"),
        (lambda whole: actions(whole)[0].update(state=["done"]), "damaged"),
        (lambda whole: actions(whole)[0]["changes"].update(text=[1]), "damaged"),
        (lambda whole: actions(whole)[0]["changes"].update(text=[10**9, 0]), "damaged"),
        (lambda whole: actions(whole)[0]["changes"].update(text=[-1, 0]), "damaged"),
        (lambda whole: actions(whole)[0]["changes"].update(text=[1e999, 0]), "cannot be read"),
    ],
)
def test_what_is_wrong_in_a_file_is_a_sentence_and_nothing_is_taken(
    two: Two, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    path = two.changed(change)
    before = two.ana.journal.read_bytes()
    ran = two.ana("import", "json", path, "--yes")
    assert (ran.status in (1, 2), ran.out) == (True, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert two.ana.journal.read_bytes() == before


def test_what_only_one_action_has_wrong_is_named_and_the_others_are_taken(two: Two) -> None:
    def change(whole: dict[str, Any]) -> None:
        one = actions(whole)[0]
        for number, other in enumerate(
            [{"text": " "}, {"text": "x" * 100_000}, {"due": "0001-01-01"}, {"text": "Fine"}]
        ):
            another = {**one, "id": uid_of(number), **other}
            whole["sections"][-1]["lines"].append(another)
        whole["sections"][-1]["lines"].append({**one, "text": "Twice"})

    ran = two.ana("import", "json", two.changed(change), "--yes")
    assert ran.status == 0
    assert "Taken over: 2 new actions." in ran.out
    assert sorted(ran.err.splitlines()) == [
        "Not taken: “Send the deck” has a date that cannot be meant.",
        "Not taken: “Twice” stands there twice.",
        f"Not taken: “{'x' * 40}” is empty, or too long.",
        "Not taken: “” is empty, or too long.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;owned\x07\x1b[2J[x](javascript:alert(1))",
        "- [ ] @carla due:2026-01-01 % ! > ? = | <script>",
        "=HYPERLINK(1)\u202e\u2028line",
        "[bold red]$(id) `id` ../../etc/passwd",
    ],
)
def test_words_are_obeyed_in_nothing(two: Two, text: str) -> None:
    def change(whole: dict[str, Any]) -> None:
        actions(whole)[0]["text"] = text
        whole.update(title=text, name=text)

    path = two.changed(change)
    ran = two.ana("import", "json", path, "--who", "carla", "--yes")
    assert (ran.status, "Taken over: 1 new action." in ran.out) == (0, True)
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err
    [mine] = json.loads(two.ana.fine("follow-ups", "--json"))["follow_ups"]
    assert (mine["kind"], mine["owner"], mine["due"]) == ("action", "me", "2030-12-20")
    assert ran.status == two.ana("export", "agenda", "-o", str(two.folder / "back.json")).status
    back = two.mentor("import", "json", str(two.folder / "back.json"), "--yes")
    assert back.status == 0


def test_what_nests_without_end_is_refused(two: Two) -> None:
    path = two.folder / "deep.json"
    path.write_text('{"mentorjournal": "shared-document", "x": ' + "[" * 200_000)
    ran = two.ana("import", "json", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert "nests too deep" in ran.err


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(two: Two) -> None:
    pipe = two.folder / "pipe.json"
    os.mkfifo(pipe)
    ran = two.ana("import", "json", str(pipe))
    assert (ran.status, ran.out) == (1, "")
    assert "is not a file" in ran.err


def test_while_the_program_is_open_it_is_looked_at_and_not_taken(two: Two) -> None:
    path = str(two.told(two.mentor))
    opened = Journal.open(two.ana.journal)
    try:
        assert "New here:" in two.ana.fine("import", "json", path)
        ran = two.ana("import", "json", path, "--yes")
    finally:
        opened.close()
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was changed." in ran.err
