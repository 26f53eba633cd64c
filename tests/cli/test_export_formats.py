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
