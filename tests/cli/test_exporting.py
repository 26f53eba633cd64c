"""Exports on the command line: what is printed, what is written, what is refused."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from mentorjournal.data.records.models import ReportingLine
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from tests.cli.cli_help import CommandLine, OnTerminal, lines_of, own_process
from tests.tally import in_turn, now_and_then

PAY_CANARIES = ("112,000", "152,607", "Offer from A")


def read(command_line: CommandLine) -> Journal:
    return Journal.open(command_line.journal, read_only=True)


def files_under(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_a_document_printed_is_the_document_and_nothing_else(demo: CommandLine) -> None:
    journal = read(demo)
    wish = journal.exports.wish("summary", journal.relationships.find("ana"))
    prepared = journal.exports.prepare(wish)

    ran = demo("export", "summary", "--who", "ana", "-o", "-")

    assert ran.out == prepared.text
    assert ran.err == f"Left out: {', '.join(prepared.left_out)}.\n"
    assert prepared.left_out


@pytest.mark.parametrize("form", ["md", "txt", "html"])
@pytest.mark.parametrize("kind", ["summary", "agenda", "goals", "year", "batna"])
def test_every_document_is_printed_in_every_format(demo: CommandLine, kind: str, form: str) -> None:
    ran = demo("export", kind, "--who", "ben", "--format", form, "-o", "-")

    assert ran.status == 0
    assert ran.out.endswith("\n")
    assert ("<html" in ran.out) == (form == "html")


def test_without_a_place_it_lands_in_the_export_folder_and_its_path_is_printed(
    demo: CommandLine, home: Path
) -> None:
    ran = demo("export", "agenda", "--who", "ana", "--format", "txt")

    path = Path(ran.out.removesuffix("\n"))
    assert path.parent == home / "Documents" / "mentorjournal"
    assert path.name.endswith("-ana-lima-agenda.txt")
    assert path.read_text() == demo("export", "agenda", "--who", "ana", "--format=txt", "-o-").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_export_folder_of_the_settings_is_used(
    demo: CommandLine, home: Path, tmp_path: Path
) -> None:
    settings = home / "xdg_config_home" / "mentorjournal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'export_folder = "{tmp_path / "talks"}"\n')

    path = Path(demo("export", "goals", "--who", "ana").out.strip())

    assert path.parent == tmp_path / "talks"
    assert path.is_file()


def test_a_file_a_folder_and_a_new_folder_can_be_named(demo: CommandLine, tmp_path: Path) -> None:
    own_name = Path(demo("export", "goals", "--who", "ana", "-o", str(tmp_path)).out.strip())
    new_folder = Path(demo("export", "goals", "--who", "ana", "-o", f"{tmp_path}/new/").out.strip())
    demo("export", "goals", "--who", "ana", "-o", str(tmp_path / "deep" / "review.md"))

    assert own_name.parent == tmp_path
    assert new_folder == tmp_path / "new" / own_name.name
    assert (tmp_path / "deep" / "review.md").read_bytes() == own_name.read_bytes()
    assert new_folder.read_bytes() == own_name.read_bytes()


def test_a_file_that_is_there_is_replaced_only_by_force(demo: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "review.md"
    target.write_text("mine")
    words = ["export", "goals", "--who", "ana", "-o", str(target)]

    ran = demo(*words)

    assert (ran.status, ran.out) == (1, "")
    assert f"{target} is there already; it was left as it is." in ran.err
    assert "--force" in ran.err
    assert target.read_text() == "mine"
    assert demo(*words, "--force").status == 0
    assert target.read_text().startswith("# Goal review")


def test_no_force_replaces_the_journal_or_what_is_no_file(
    demo: CommandLine, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link.md"
    link.symlink_to(demo.journal)
    before = demo.journal.read_bytes()
    lock = demo.journal.with_name(f".{demo.journal.name}.lock")

    for target in (pipe, demo.journal, link, lock):
        ran = demo("export", "goals", "--who", "ana", "--force", "-o", str(target))
        assert (ran.status, ran.out) == (1, "")
    assert demo.journal.read_bytes() == before
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("target", ["x" * 5_000, "x" * 5_000 + "/", "a\0b", "~nobody-of-this/x"])
def test_a_place_that_cannot_be_is_said_in_a_sentence(demo: CommandLine, target: str) -> None:
    ran = demo("export", "goals", "--who", "ana", "-o", target)

    assert (ran.status, ran.out) == (1, "")
    assert "cannot be written" in ran.err


@pytest.mark.parametrize("reader", ["manager", "anyone"])
def test_a_batna_sheet_is_refused_to_a_manager_and_to_anyone_with_no_byte_of_it(
    demo: CommandLine, tmp_path: Path, home: Path, reader: str
) -> None:
    before = files_under(tmp_path) | files_under(home)

    for place in (["-o", "-"], [], ["-o", str(tmp_path / "sheet.md"), "--force"]):
        ran = demo("export", "batna", "--for", reader, *place)
        assert (ran.status, ran.out) == (1, "")
        assert "The BATNA sheet cannot be made for" in ran.err
        assert not any(canary in ran.err for canary in PAY_CANARIES)
    assert files_under(tmp_path) | files_under(home) == before


@pytest.mark.parametrize("reader", ["me", "other", "manager", "anyone"])
@pytest.mark.parametrize("kind", ["summary", "agenda", "goals", "year", "batna", "case"])
def test_each_reader_gets_what_the_table_allows(demo: CommandLine, kind: str, reader: str) -> None:
    # The table of audiences: "chosen" is chosen by typing it, "asked" needs somebody to ask.
    refused = {
        *((kind, "anyone") for kind in ("summary", "agenda", "goals", "year", "batna")),
        ("batna", "manager"),
        ("batna", "other"),
        *(("case", reader) for reader in ("other", "manager", "anyone")),
    }

    ran = demo("export", kind, "--who", "ben", "--for", reader, "-o", "-")

    assert ran.status == (1 if (kind, reader) in refused else 0)
    assert bool(ran.out) == (ran.status == 0)


@now_and_then
def test_a_batna_sheet_for_the_other_person_is_asked_for_each_time(demo: CommandLine) -> None:
    words = ["--journal", str(demo.journal), "export", "batna", "--for", "other", "-o", "-"]

    ended = own_process(*words, input=b"y\ny\n")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"you are asked each time" in ended.stderr

    for answer, status in (("y\n", 0), ("n\n", 1), ("\n", 1), ("\x04", 1)):
        with OnTerminal(*words) as terminal:
            terminal.until("[y/N]")
            assert b"112,000" not in terminal.sent
            terminal.type(answer)
            assert terminal.ended() == status
            assert (b"112,000" in terminal.sent) == (status == 0)
            assert (b"Nothing was made." in terminal.sent) == (status == 1)


def test_a_batna_sheet_is_never_made_for_somebody_in_the_reporting_line(
    demo: CommandLine,
) -> None:
    journal = Journal.open(demo.journal)
    ben = journal.relationships.find("ben")
    journal.relationships.edit(ben.uid, reporting_line="my-manager")
    journal.close()

    ran = demo("export", "batna", "--for", "other", "-o", "-")

    assert (ran.status, ran.out) == (1, "")
    assert "never made for somebody in your reporting line" in ran.err


PAY = re.compile(
    r"152,607|149,607|117,2|140,640|BATNA|ZOPA|salary|the band|market figure|\bpay\b|\boffers?\b",
    re.IGNORECASE,
)


def _everything_for_ben(demo: CommandLine, *more: str) -> str:
    journal = Journal.open(demo.journal)
    sessions = journal.sessions.of(journal.relationships.find("ben"))
    held = [session.uid for session in sessions if session.state == "happened"]
    journal.close()
    assert len(held) > 5
    ben = ("--who", "ben", "-o", "-", *more)
    made = [demo("export", kind, *ben) for kind in ("agenda", "goals")]
    made += [demo("export", "summary", "--session", uid, *ben) for uid in held]
    assert {each.status for each in made} == {0}
    return "\n".join(each.out for each in made)


@in_turn("line", ["my-manager", "managers-manager", "my-report"])
def test_nothing_of_pay_leaves_for_somebody_in_the_reporting_line(
    demo: CommandLine, line: ReportingLine
) -> None:
    demo.fine("log", "ben", "! My BATNA is the offer from A, 152,607\n> Ask 140,640 first\n= Go")
    demo.fine("add", "action", "ben", "Write down the ZOPA")
    before = _everything_for_ben(demo)
    assert {found.lower() for found in PAY.findall(before)} >= {"batna", "152,607", "zopa"}
    ben = _in_line(demo, line)

    for more in ((), ("--with-pay",)):
        said = _everything_for_ben(demo, *more)
        assert PAY.findall(said) == []
        assert "Renewals on the yearly plan" in said
        assert ("Smallest yes" in said, "Confidence" in said) == (False, line == "my-report")

    _in_line(demo, ben)
    assert _everything_for_ben(demo) == before


def _in_line(demo: CommandLine, line: ReportingLine) -> ReportingLine:
    """Set the reporting line between Ben and me; gives the former one."""
    journal = Journal.open(demo.journal)
    bond = journal.relationships.find("ben")
    journal.relationships.edit(bond.uid, reporting_line=line)
    journal.close()
    return bond.reporting_line


def test_pay_goes_to_a_manager_outside_the_line_only_where_it_is_asked_for(
    demo: CommandLine,
) -> None:
    words = ("export", "agenda", "--who", "ben", "--for", "manager", "-o", "-")
    ran = demo(*words)
    assert "that speak" in ran.err
    assert "BATNA" not in ran.out
    assert PAY.findall(demo(*words, "--with-pay").out)


def test_a_sheet_is_named_by_its_id_or_is_the_open_one_of_the_only_owner(
    mine: CommandLine, with_ana: CommandLine
) -> None:
    journal = Journal.open(mine.journal)
    ana = journal.relationships.find("ana")
    journal.relationships.begin("Maya Lindqvist", "protege", reporting_line="my-manager")
    old, new = (journal.negotiations.add("me", title) for title in ("Talk 2025", "Talk 2026"))
    journal.close()

    assert mine.fine("export", "batna", "-o", "-").startswith("# BATNA sheet: Talk 2026")
    by_id = mine.fine("export", "batna", "--sheet", old.uid[-8:], "-o", "-")
    assert by_id.startswith("# BATNA sheet: Talk 2025\n\nPrepared alone\n")
    refused = mine("export", "batna", "--sheet", new.uid, "--for", "other", "-o", "-")
    assert (refused.status, refused.out) == (1, "")
    assert "prepared with nobody" in refused.err
    assert mine("export", "batna", "--sheet", "00000000", "-o", "-").status == 1
    assert mine("export", "case", "-o", "-").out.startswith("# The case: Talk 2026\n")
    earlier = mine("export", "case", "--sheet", old.uid[-8:], "-o", "-").out
    assert earlier.startswith("# The case: Talk 2025\n")
    assert mine("export", "goals", "--sheet", old.uid, "-o", "-").status == 2
    assert mine("export", "batna", "--who", "maya", "-o", "-").status == 1

    journal = Journal.open(mine.journal)
    hers = journal.negotiations.add(ana.owner, "Talk of Ana", relationship=ana)
    journal.close()
    ran = mine("export", "batna", "-o", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "Please say which with --sheet" in ran.err
    assert f"Talk of Ana ({hers.uid})" in ran.err
    assert "Talk of Ana" in mine.fine("export", "batna", "--who", "ana", "-o", "-")
    other = mine("export", "batna", "--who", "ana", "--sheet", old.uid, "-o", "-")
    assert (other.status, other.out) == (2, "")

    journal = Journal.open(mine.journal)
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    journal.close()
    kept_out = mine("export", "batna", "--who", "ana", "-o", "-")
    assert (kept_out.status, kept_out.out) == (1, "")
    assert "Pay stays out" in kept_out.err
    assert mine("export", "batna", "--sheet", hers.uid, "-o", "-").status == 1


def test_whose_may_be_left_out_where_only_one_is_possible(
    demo: CommandLine, with_ana: CommandLine
) -> None:
    assert "BATNA sheet: Pay talk with Maya" in demo.fine("export", "batna", "-o", "-")
    assert with_ana.fine("export", "agenda", "-o", "-").startswith("# Agenda")

    ran = demo("export", "summary", "-o", "-")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Please say whose with --who; it could be any of:\n  Ana Lima, I am")
    # Nobody with whom there was no session: Léonie and Nuala.
    assert len(lines_of(ran.err)) == 1 + 8


def test_without_what_it_is_made_from_there_is_no_document(
    mine: CommandLine, with_ana: CommandLine
) -> None:
    for kind, sentence in (
        ("summary", "There is no session to export yet."),
        ("batna", "There is no BATNA sheet yet."),
        ("case", "There is no BATNA sheet yet."),
    ):
        ran = with_ana("export", kind, "-o", "-")
        assert (ran.status, ran.out, ran.err) == (1, "", f"{sentence}\n")


def test_an_empty_journal_has_nothing_to_export(mine: CommandLine) -> None:
    ran = mine("export", "goals")

    assert (ran.status, ran.out) == (1, "")
    assert "Begin it with a person" in ran.err


def test_a_session_is_named_by_its_day_in_words_or_by_its_id(with_ana: CommandLine) -> None:
    with_ana.fine("log", "Ana", "! older", "--on", "yesterday")
    with_ana.fine("log", "Ana", "! newer")
    older, newer = read(with_ana).sessions.all()

    for which, point in (
        ("last", "newer"),
        ("today", "newer"),
        ("yesterday", "older"),
        ("-1d", "older"),
        (older.on.isoformat(), "older"),
        (older.uid, "older"),
        (newer.uid, "newer"),
    ):
        said = with_ana.fine("export", "summary", "--session", which, "-o", "-")
        assert f"- {point}\n" in said

    ran = with_ana("export", "summary", "--session", "2020-01-01", "-o", "-")
    assert (ran.status, ran.out) == (1, "")
    assert "There is no session “2020-01-01”" in ran.err


def test_private_lines_stay_at_home(with_ana: CommandLine) -> None:
    with_ana.fine("log", "Ana", "! open\nsecret-a\n% secret-b\n  secret-c")

    for form in ("md", "txt", "html"):
        ran = with_ana("export", "summary", "--format", form, "-o", "-")
        assert "open" in ran.out
        assert "secret" not in ran.out + ran.err


def test_a_document_in_a_pipe_is_utf8_whatever_the_locale(demo: CommandLine) -> None:
    words = ["--journal", str(demo.journal), "export", "batna", "-o", "-"]
    odd = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    ended = own_process(*words, env=odd)

    assert ended.returncode == 0
    assert ended.stdout.decode("utf-8") == demo.fine("export", "batna", "-o", "-")
    assert not ended.stdout.isascii()


def test_what_is_mine_is_exported_with_nobody_where_nobody_mentors_me(
    with_ana: CommandLine,
) -> None:
    nothing = with_ana("export", "goals", "--who", "me", "-o", "-")
    assert "There are no goals yet." in nothing.out
    journal = Journal.open(with_ana.journal)
    journal.goals.add(mine(), "Win rate [/x]")
    journal.achievements.add(mine(), "Shipped it")
    journal.close()

    for kind, found in (("goals", "Win rate"), ("year", "Shipped it"), ("achievements", "Shipped")):
        said = with_ana.fine("export", kind, "-o", "-")
        assert found in said
        assert "Ana" not in said
        assert with_ana.fine("export", kind, "--who", "me", "-o", "-") == said
        refused = with_ana("export", kind, "--who", "me", "--for", "other", "-o", "-")
        assert (refused.status, refused.out) == (1, "")
        assert "There is no other person here to make it for." in refused.err
    path = Path(with_ana.fine("export", "year").strip())
    assert path.name.endswith("-year-review-for-me.md")

    journal = Journal.open(with_ana.journal)
    journal.goals.add(made_in(journal.relationships.find("Ana")), "Hers")
    journal.close()
    assert "Hers" in with_ana.fine("export", "goals", "--for", "me", "-o", "-")
    assert "Win rate" in with_ana.fine("export", "goals", "--who", "me", "-o", "-")
