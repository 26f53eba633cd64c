"""Pages in a real browser: on a telephone, in the dark, on paper, and for a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.negotiations import Limit
from mentorjournal.demo import write_demo
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import Document, Picture
from mentorjournal.documents.writers import write
from mentorjournal.documents.zone_picture import draw, draw_svg
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import KINDS
from mentorjournal.mentoring.pay_sheet import Zone
from scripts.chromium import PHONE, Page, opened, program
from tests.tally import in_turn, now_and_then

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WITH: dict[Kind, str] = {"ask": "Inés", "thanks": "Ben", "working-together": "Sam"}
"""Of whom the demo has such a document; of all others of Ana."""
A4 = 718
"""How wide a page of paper is between its margins, in pixels."""
CUT = """
[...document.querySelectorAll("body *")].filter(e =>
    e.ownerSVGElement
        ? e.getBBox().x + e.getBBox().width > e.ownerSVGElement.viewBox.baseVal.width + 1
        : e.clientWidth && e.scrollWidth > e.clientWidth + 1 && !e.closest("thead")
).map(e => e.outerHTML)
"""
"""What of a page is wider than the room it has; the head of a table is there to be heard."""
MUST_HAVE = {"summary": "Send Ana the deck for Priya", "batna": "117,200", "goals": "38 %"}


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    if program() is None:
        pytest.skip("no Chromium here, so no page was looked at; on Debian: apt install chromium")
    with opened() as found:
        yield found


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    path: Path = tmp_path_factory.mktemp("pages") / "journal.json"
    write_demo(path, today=NOON.date())
    found = Journal.open(path, clock=lambda: NOON, read_only=True)
    yield found
    found.close()


def html_of(journal: Journal, kind: Kind) -> str:
    bond = journal.relationships.find(WITH.get(kind, "Ana"))
    (talk,) = journal.negotiations.of(ME)
    return journal.exports.prepare(journal.exports.wish(kind, bond, format="html", sheet=talk)).text


@in_turn("kind", KINDS, parts=6)
def test_a_page_fits_its_reader(page: Page, journal: Journal, kind: Kind) -> None:
    html = html_of(journal, kind)
    for width in (320, PHONE, 1000):
        page.show(html, width=width)
        assert page.value("document.documentElement.scrollWidth") <= width
        assert page.value(CUT) == []
    assert MUST_HAVE.get(kind, "") in page.value("document.body.innerText")

    colours = "getComputedStyle(document.documentElement).colorScheme + "
    colours += "getComputedStyle(document.body).color"
    page.show(html, dark=True)
    assert page.value(colours) == "light darkrgb(255, 255, 255)"
    page.show(html)
    assert page.value(colours) == "light darkrgb(0, 0, 0)"

    page.show(html, width=A4, printed=True)
    assert page.value("document.documentElement.scrollWidth") <= A4
    assert page.paper().startswith(b"%PDF")


@now_and_then
def test_amounts_of_twelve_digits_fit_the_picture_of_a_zone(page: Page) -> None:
    low, likely, high = map(Decimal, ("700000000000", "732345678900", "999999999999"))
    zone = Zone("possible", Decimal("712345678900"), Limit(low=low, likely=likely, high=high))
    picture = Picture(draw(zone, likely), draw_svg(zone, likely))
    html = write(Document("Zone", (picture,)), "html")
    for width in (320, 1000):
        page.show(html, width=width)
        assert "They: up to 732,345,678,900, at most 999,999,999,999" in html
        assert page.value(CUT) == []


@in_turn("kind", ("summary", "batna", "goals"), parts=3)
def test_a_screen_reader_is_told_what_a_page_shows(
    page: Page, journal: Journal, kind: Kind
) -> None:
    page.show(html_of(journal, kind), width=PHONE)
    told = page.names()
    if kind == "summary":
        boxes = [name for role, name in told if role == "image"]
        assert boxes == ["to do"] * 3 + ["done"] * 2
    if kind == "batna":
        (drawn,) = [name for role, name in told if role == "image"]
        assert drawn.startswith("They: up to 132,000, at most 138,000; You: from 117,200; Overlap:")
    if kind == "goals":
        # Rows that stand one below the other on a telephone are rows of a table all the same.
        roles = [role for role, _name in told]
        assert roles.count("table") == 5
        assert ("columnheader", "Target") in told
        assert ("cell", "Now 38 %") in told


@in_turn("kind", ("summary",), parts=4)
def test_nothing_runs_in_a_page_and_nothing_is_loaded(
    page: Page, journal: Journal, kind: Kind
) -> None:
    html = html_of(journal, kind)
    title = re.escape(re.findall("<title>(.*)</title>", html)[0])
    bad = "<script>document.title = 'ran'</script><img src='data:,x' onerror='document.title=1'>"
    page.show(html.replace("</body>", f"{bad}</body>"))
    assert re.fullmatch(title, page.value("document.title"))
