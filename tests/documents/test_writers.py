"""One document, three forms: Markdown, a page that loads nothing, and plain text."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.documents.document import (
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    Written,
)
from mentorjournal.documents.html import to_html
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.naming import file_name
from mentorjournal.documents.plain_text import columns, to_text
from tests.documents.reading import Page, strict

DOCUMENT = Document(
    "A <title>",
    (
        Heading("Part"),
        Paragraph("one | two", label="Label"),
        Bullets(
            (
                Item("[x] not a task"),
                Item("a task", lead="Ana", tail="by 1 Dec", done=False),
                Item("done", done=True),
                Item("own **words**\n- and a list", written=True),
            )
        ),
        Table(("Name", "Amount"), (("Zoë 東京", "1,000"), ("B", "9")), right=frozenset({1})),
        Picture("```\n /\\"),
        Written("See ![chart](https://example.org/c.png) and <b>"),
    ),
)


def test_the_markdown_is_what_one_would_write_by_hand() -> None:
    assert to_markdown(DOCUMENT) == (
        "# A \\<title>\n\n## Part\n\n**Label:** one \\| two\n\n"
        "- \\[x] not a task\n- [ ] **Ana**: a task — by 1 Dec\n- [x] done\n"
        "- own **words**\n\n  - and a list\n\n"
        "| Name | Amount |\n| --- | ---: |\n| Zoë 東京 | 1,000 |\n| B | 9 |\n\n"
        "````text\n```\n /\\\n````\n\n"
        "See [chart](https://example.org/c.png) and \\<b>\n"
    )


def test_the_plain_text_lines_its_tables_up() -> None:
    assert to_text(DOCUMENT) == (
        "A <title>\n=========\n\nPart\n----\n\nLabel: one | two\n\n"
        "- [x] not a task\n- [ ] Ana: a task — by 1 Dec\n- [x] done\n"
        "- own **words**\n  - and a list\n\n"
        "Name      Amount\n--------  ------\nZoë 東京   1,000\nB              9\n\n"
        "```\n /\\\n\nSee ![chart](https://example.org/c.png) and <b>\n"
    )


@pytest.mark.parametrize("word", ["talk", "東京", "é", "a-b"])
def test_a_paragraph_and_an_item_of_plain_text_are_a_line_each_however_long(word: str) -> None:
    many = " ".join([word] * 100)
    blocks = (Paragraph(many, "Label"), Bullets((Item(many, lead="Ana", tail="by 1 Dec"),)))
    assert to_text(Document("T", blocks)) == (
        f"T\n=\n\nLabel: {many}\n\n- Ana: {many} — by 1 Dec\n"
    )


def test_the_page_has_its_policy_and_nothing_to_load() -> None:
    html = to_html(DOCUMENT)
    page = Page(html)
    names = {element for element, _ in page.elements}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "input"}
    policy = next(a["content"] for e, a in page.elements if a.get("http-equiv"))
    style = re.search(r"<style>(.*)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not [a for _, a in page.elements if "style" in a]


def test_the_page_shows_tasks_as_boxes_and_only_tasks() -> None:
    text = Page(to_html(DOCUMENT)).text
    assert "☐ Ana: a task — by 1 Dec" in text
    assert "☑ done" in text
    boxes = [a for e, a in Page(to_html(DOCUMENT)).elements if e == "span"]
    assert [box["aria-label"] for box in boxes] == ["to do", "done"]
    assert "[x] not a task" in text


def test_links_of_the_page_carry_nothing_along() -> None:
    links = [a for e, a in Page(to_html(DOCUMENT)).elements if e == "a"]
    assert links == [
        {"href": "https://example.org/c.png", "rel": "noopener noreferrer nofollow"},
    ]


def test_numbers_are_aligned_by_class() -> None:
    cells = [a.get("class") for e, a in Page(to_html(DOCUMENT)).elements if e in ("td", "th")]
    assert cells == [None, "number", *("short", "number short") * 2]


def test_a_picture_with_fences_in_it_stays_one_block() -> None:
    fences = [t.content for t in strict().parse(to_markdown(DOCUMENT)) if t.type == "fence"]
    assert fences == ["```\n /\\\n"]


def test_wide_and_combining_characters_are_counted_as_terminals_do() -> None:
    assert [columns(text) for text in ("abc", "東京", "e\u0301")] == [3, 4, 1]


def test_documents_are_importable_without_a_markdown_reader() -> None:
    code = (
        "import sys; from mentorjournal.documents import summary, goals, batna, agenda, html;"
        "from mentorjournal.documents import plain_text, markdown;"
        "sys.exit(int('markdown_it' in sys.modules or 'textual' in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=dict(os.environ))


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Ana Lima", "2026-11-24-ana-lima-session-summary.md"),
        ("../../etc/passwd", "2026-11-24-etc-passwd-session-summary.md"),
        ("CON", "2026-11-24-con-session-summary.md"),
        ("東京 太郎", "2026-11-24-東京-太郎-session-summary.md"),
        ("Jose\u0301 Müller", "2026-11-24-josé-müller-session-summary.md"),
        ("ＡＮＡ", "2026-11-24-ana-session-summary.md"),
        ("محمد العربي", "2026-11-24-محمد-العربي-session-summary.md"),
        ("प्रिया", "2026-11-24-प्रिया-session-summary.md"),
        ("\u202eanA\u2066 \u200bLi\u00admA", "2026-11-24-ana-lima-session-summary.md"),
        ("...hidden", "2026-11-24-hidden-session-summary.md"),
        ("\u0301", "2026-11-24-unnamed-session-summary.md"),
        ("👩‍👧", "2026-11-24-unnamed-session-summary.md"),
        ("", "2026-11-24-session-summary.md"),
        ("a\x00b\n.c", "2026-11-24-a-b-c-session-summary.md"),
    ],
)
def test_a_file_is_named_after_day_person_and_document(person: str, expected: str) -> None:
    assert file_name("summary", person, date(2026, 11, 24), "md") == expected


@given(st.text())
def test_a_file_name_is_short_and_stays_in_its_folder(person: str) -> None:
    name = file_name("batna", person, date(2026, 11, 24), "html")
    assert re.fullmatch(r"2026-11-24-[^\W_A-Z][^./\\:*?\"<>|\s]*\.html", name)
    assert len(name.encode()) < 150
    assert unicodedata.is_normalized("NFC", name)
    assert not any(unicodedata.category(char)[0] in "CZ" for char in name)


def test_a_long_name_is_cut_between_letters() -> None:
    name = file_name("batna", "क्षि" * 40, date(2026, 11, 24), "html")
    assert len(name.encode()) < 150
    cut = name.removeprefix("2026-11-24-").removesuffix("-batna-sheet.html")
    assert ("क्षि" * 40).startswith(cut)
    following = ("क्षि" * 40)[len(cut)]
    assert unicodedata.category(following)[0] != "M"


def test_a_message_for_a_chat_is_a_text_file_of_another_name() -> None:
    name = file_name("agenda", "Ana", date(2026, 11, 24), "chat", "manager")
    assert name == "2026-11-24-ana-agenda-for-my-manager-chat.txt"
