"""Exports for a chat, as a mail draft and as a calendar."""

from __future__ import annotations

from pathlib import Path

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
    assert chat.read_text().startswith("Agenda, ")
    assert draft.read_bytes() == printed.out.encode()
    assert draft.read_bytes().startswith(b"X-Unsent: 1\r\nSubject: Agenda, ")
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
