"""Takes the pictures of README and docs: the real program on the demo journal.

python scripts/screenshots.py        writes docs/screenshots/*.svg
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.cells import cell_len

from mentorjournal.app import MentorJournalApp
from mentorjournal.data.records.base import ME
from mentorjournal.demo import write_demo
from mentorjournal.documents.line_picture import picture as picture_of
from mentorjournal.journal import Journal
from mentorjournal.journal.giving import line_of
from mentorjournal.settings import Settings

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SIZE = (100, 30)
NOTES = (
    "Talked about the reorg. She sounds tired, careful with the new VP.\n"
    "! Her roadmap talk landed with sales\n"
    "> Lead with the number, then the story\n"
    "- [ ] Send the deck to Priya @me due:2026-11-27\n"
    "  she wants the short one\n"
    "? Who really owns pricing\n"
    "% My own doubt about the VP, not for her\n"
)


def kept(picture: str) -> str:
    """The picture with its spaces kept and nothing loaded from elsewhere."""
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    return picture.replace("<text ", '<text xml:space="preserve" ')


async def take() -> None:
    """Walk through the places and take a picture of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.json"
        write_demo(path, today=NOW.date())
        journal = Journal.open(path, clock=lambda: NOW)
        ana = journal.relationships.find("Ana")
        app = MentorJournalApp(journal, Settings())
        async with app.run_test(size=SIZE) as pilot:

            async def picture(name: str, place: str, uid: str = "", *keys: str) -> None:
                await app.places.open(place, uid)
                await pilot.pause(1)
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.2)
                await pilot.pause(1)
                shown = kept(app.export_screenshot(title="mentorjournal"))
                (FOLDER / f"{name}.svg").write_text(shown, encoding="utf-8")

            await picture("dashboard", "dashboard")
            await picture("find", "dashboard", "", "slash", *"pricing")
            await pilot.press("escape")
            await picture("follow-ups", "follow-ups")
            await picture("roadmap", "roadmap", ana.uid)
            await picture("plan", "plan", ana.person)
            (talk,) = journal.negotiations.of(ME)
            await picture("pay-talk", "negotiation", talk.uid)
            await picture("packages", "packages", talk.uid)
            await picture("offers", "offers", talk.uid)
            await picture("preparation", "preparation", talk.uid)
            await picture("what-if", "negotiation", talk.uid, "down", "w", "left", "left")
            await pilot.press("escape")
            held = journal.negotiations.rehearsals.of(ME, talk)[0]
            await picture("card", "cards", held.rehearsal.uid)
            await picture("mentors", "mentors", ME)
            await picture("giving", "giving", ME)
            await picture("ask", "mentors", ME, "tab", "down", "down", "down", "r")
            await pilot.press("escape")
            session = journal.sessions.start(ana, agenda=journal.overview.agenda_for(ana))
            journal.sessions.keep_notes(session.uid, NOTES)
            await picture("session", "session", session.uid)
            await picture("share", "export", session.uid)
        me = journal.people.me()
        line = picture_of(line_of(journal), me.name if me else "", cell_len)
        (FOLDER / "line-of-mentors.svg").write_text(line, encoding="utf-8")
        journal.close()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(take())
