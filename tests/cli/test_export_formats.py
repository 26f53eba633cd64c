"""Exports for a chat, as a mail draft and as a calendar."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def test_a_message_for_a_chat_and_a_mail_draft_are_written_too(
    demo: CommandLine, tmp_path: Path
) -> None:
    journal = Journal.open(demo.journal)
    journal.people.edit(journal.relationships.find("ana").person, email="ana@example.org")
    journal.close()

    chat = Path(demo("export", "agenda", "--who", "ana", "--format", "chat").out.strip())
    draft = tmp_path / "agenda.eml"
    demo.fine("export", "agenda", "--who", "ana", "-o", str(draft))
    printed = demo("export", "agenda", "--who", "ana", "--format", "eml", "-o", "-")

    assert chat.name.endswith("-ana-lima-agenda-chat.txt")
    assert chat.read_text().startswith("Agenda of Robin and Ana, ")
    assert draft.read_bytes() == printed.out.encode()
    assert draft.read_bytes().startswith(b"X-Unsent: 1\r\nSubject: Agenda of ")
    assert b"\r\nTo: Ana Lima <ana@example.org>\r\n" in draft.read_bytes()
    for_me = demo("export", "agenda", "--who", "ana", "--for", "me", "--format", "eml", "-o", "-")
    assert "ana@example.org" not in for_me.out


def test_a_calendar_is_printed_as_a_list_and_written_for_calendars(
    with_ana: CommandLine, tmp_path: Path
) -> None:
    assert "Nothing is booked or due." in with_ana("export", "calendar", "-o", "-").err
    with_ana.fine("book", "ana", "+1w", "17:00", "--channel", "video", "--minutes", "45")
    with_ana.fine("add", "action", "ana", "Send the deck", "--due", "+2w")
    target = tmp_path / "mentoring.ics"

    listed = with_ana.fine("export", "calendar", "-o", "-")
    with_ana.fine("export", "calendar", "-o", str(target))
    theirs = with_ana.fine("export", "calendar", "--for", "other", "--format", "ics", "-o", "-")

    assert listed.startswith("# Mentoring calendar\n\n## Booked\n\n- **Ana Lima**: ")
    assert " · 17:00" in listed
    assert " · video · 45 minutes\n\n## Due\n\n- [ ] **Mentor, with Ana Lima**: Send" in listed
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 2
    assert "\r\nSUMMARY:Mentoring\\, video: Ana Lima\r\n" in theirs
    assert with_ana("export", "agenda", "--format", "ics", "-o", "-").status == 1
    refused = with_ana("export", "calendar", "--for", "anyone", "-o", "-")
    assert (refused.status, refused.out) == (1, "")


def test_all_documents_of_somebody_are_written_into_a_folder_and_counted(
    with_ana: CommandLine, tmp_path: Path
) -> None:
    with_ana.fine("log", "ana", "- [ ] @me Send the deck\n% private")
    folder = tmp_path / "ana"
    words = ["export", "all", "--who", "ana", "--for", "other", "-o", str(folder)]

    ran = with_ana(*words)

    written = [Path(line) for line in ran.out.splitlines()]
    assert {*written} == {*folder.iterdir()}
    assert len(written) == 5
    assert all(path.read_text().startswith('---\nkind: "') for path in written)
    assert "session-summary.md: left out 1 private line.\n" in ran.err
    assert ran.err.splitlines()[-1] == (
        "Asked for 12 documents, written 5. There is nothing for: agreement, ask, page on how it "
        "could work, mentor's page, thank-you, introduction, calendar. "
        "Not for the other person: case for the talk. "
        "For the other person only when asked for by itself: BATNA sheet."
    )
    again = with_ana(*words)
    assert (again.status, again.out) == (1, "")
    assert "and 2 more; nothing was written." in again.err
    assert "--force" in again.err
    assert with_ana(*words, "--force").out == ran.out

    nothing = with_ana("export", "all", "--for", "anyone", "-o", f"{tmp_path}/b")
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err.startswith("Nothing was written. Not for anyone: session summary, ")
    for wrong in ([], ["-o", "-"], ["-o", f"{tmp_path}/b", "--format", "ics"]):
        assert with_ana("export", "all", *wrong).status == 2
    assert not (tmp_path / "b").exists()


def test_lines_that_were_left_out_stay_out_on_the_command_line_too(
    with_ana: CommandLine, tmp_path: Path
) -> None:
    with_ana.fine("log", "ana", "! It landed\n! She doubts the VP\n> Number first")
    words = ("export", "summary", "--who", "ana", "-o", "-")
    ran = with_ana(*words, "--without", "DOUBTS")
    assert "doubts" not in ran.out
    assert "It landed" in ran.out
    assert "1 line that you left out" in ran.err
    assert "doubts" in with_ana(*words).out
    ran = with_ana(*words, "--without", "nowhere")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "No line of it says “nowhere”, so nothing was made.\n"

    journal = Journal.open(with_ana.journal)
    wish = journal.exports.wish("summary", journal.relationships.find("ana"))
    doubt = journal.exports.prepare(wish).lines[1]
    less = replace(wish, left=frozenset({doubt.key}))
    journal.exports.given.keep(less, journal.exports.prepare(less), "mail")
    journal.close()

    ran = with_ana(*words)
    assert "doubts" not in ran.out
    assert re.search(r"Given to Ana Lima on \w+ +\d+ \w+, drafted as a mail\.", ran.err)
    ran = with_ana(*words, "--whole")
    assert "doubts" in ran.out
    assert "changed since" in ran.err
    for whole, found in ((), False), (("--whole",), True):
        folder = tmp_path / f"all{found}"
        with_ana("export", "all", "--who", "ana", "--for", "other", "-o", str(folder), *whole)
        (path,) = folder.glob("*summary.md")
        assert ("doubts" in path.read_text()) == found
    ran = with_ana("export", "all", "--who", "ana", "-o", str(tmp_path), "--without", "x")
    assert ran.status == 2
