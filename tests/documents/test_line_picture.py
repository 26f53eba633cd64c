"""The line of mentors as SVG: whole, with a title and a description, and no name is a command."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from mentorjournal.cli.output import cells
from mentorjournal.documents.line_picture import picture
from mentorjournal.mentoring.mentor_line import Link, MentorLine
from tests.examples import uid_of
from tests.mentoring.test_mentor_line import ANA, BEN, CHIDI, HEBREW, LONG, MAYA

SVG = "{http://www.w3.org/2000/svg}"


def parsed(line: MentorLine, me: str = "Robin Hale") -> ElementTree.Element:
    return ElementTree.fromstring(picture(line, me, cells))


def texts(root: ElementTree.Element, tag: str = "text") -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}{tag}")]


def test_everybody_is_in_it_and_it_is_told_in_words() -> None:
    root = parsed(MentorLine((BEN, MAYA), (ANA, CHIDI)))
    assert texts(root) == [
        *("Vera Holm", "Ben O'Neil", "Maya Lindqvist", "Robin Hale"),
        *("Ana Lima", "paid forward 3 Nov 2026", "Chidi Okafor", "Lea Kunz"),
    ]
    assert texts(root, "title") == ["The line of mentors of Robin Hale"]
    assert texts(root, "desc")[0].startswith("Vera Holm mentored Ben O'Neil. Ben O'Neil mentored")
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    # Vera to Ben, two mentors and two protégés to me, Ana to Lea.
    assert len(list(root.iter(f"{SVG}path"))) == 6


def test_without_a_name_of_mine_it_is_mine() -> None:
    root = parsed(MentorLine((MAYA,), (CHIDI,)), me="")
    assert texts(root) == ["Maya Lindqvist", "Me", "Chidi Okafor"]
    assert texts(root, "title") == ["My line of mentors"]
    assert texts(root, "desc") == ["Maya Lindqvist mentored me. I mentored Chidi Okafor."]


@pytest.mark.parametrize(
    "name", [LONG, HEBREW, "<script>x</script> & \"'", "]]>", "\x1b[31m\x00", "\u202eabc", "\ufffe"]
)
def test_a_name_is_text_whatever_it_says(name: str) -> None:
    hostile = Link(uid_of(1), name, name, date(2026, 1, 1))
    root = parsed(MentorLine((hostile,), (hostile,)), me=name)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "path", "text"),
    }
    shown = {text for text in texts(root) if not text.startswith("paid forward")}
    assert len(shown) == 1
    if name.isprintable() and "\ufffe" not in name and "\u202e" not in name:
        assert shown == {name}


def test_nothing_lies_beyond_its_edge_with_many_people() -> None:
    many = tuple(Link(uid_of(at), LONG, LONG) for at in range(40))
    root = parsed(MentorLine(many, many[:1]))
    width, height = (float(root.get(side, "")) for side in ("width", "height"))
    for each in root.iter(f"{SVG}text"):
        assert float(each.get("x", "")) + cells(each.text or "") * 8.4 <= width
        assert float(each.get("y", "")) <= height
    assert len(texts(parsed(MentorLine(), me=""))) == 1
