"""Takes the pictures of documents: pages of the demo journal in a real Chromium.

python -m scripts.page_pictures        writes docs/screenshots/*.png
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from mentorjournal.data.records.base import ME
from mentorjournal.demo import write_demo
from mentorjournal.documents.audience import Kind
from mentorjournal.journal import Journal
from scripts.chromium import PHONE, opened

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
WIDE, PAPER = 720, 718
PAGES: tuple[tuple[str, Kind, int, bool, bool, int], ...] = (
    ("page-summary-phone", "summary", PHONE, False, False, 1250),
    ("page-goals-phone", "goals", PHONE, True, False, 1250),
    ("page-batna", "batna", WIDE, True, False, 1180),
    ("page-summary-paper", "summary", PAPER, False, True, 1000),
)
"""A picture's name, of which document, how wide, dark, printed, and how much of it is shown."""


def take() -> None:
    """Take a picture of each of them."""
    with tempfile.TemporaryDirectory() as folder, opened() as page:
        path = Path(folder) / "journal.json"
        write_demo(path, today=NOW.date())
        journal = Journal.open(path, clock=lambda: NOW, read_only=True)
        ana = journal.relationships.find("Ana")
        (talk,) = journal.negotiations.of(ME)
        for name, kind, width, dark, printed, height in PAGES:
            wish = journal.exports.wish(kind, ana, format="html", sheet=talk)
            page.show(journal.exports.prepare(wish).text, width=width, dark=dark, printed=printed)
            (FOLDER / f"{name}.png").write_bytes(page.picture(at_most=height))
        journal.close()


if __name__ == "__main__":
    take()
