"""Signs of ASCII where the terminal shows no others: as many cells, names as they are."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mentorjournal.settings import Glyphs, only_ascii
from mentorjournal.widgets.ascii_glyphs import AsciiGlyphs

BLACK = Color(0, 0, 0)


@pytest.mark.parametrize(
    ("drawn", "plain"),
    [
        (" › ! Ana Lima   due Mon", " > ! Ana Lima   due Mon"),
        ("   · Maya   no next date", "   - Maya   no next date"),
        ("▂·▂·▆▂▆×▂▆▂·○ 19 Nov", "c.c.McMxcMc.o 19 Nov"),
        ("█████▌····│··", "#####:....|.."),
        ("├─ one", "|- one"),
        ("└─ two", "`- two"),
        ("□ ask HR   ■ asked", "_ ask HR   x asked"),
        ("Send Ana the deck…  –", "Send Ana the deck~  -"),
        ("╌╌╌●╌╌┤  ▲", "---*--|  ^"),
        ("“Zoë” · 山田 葵 € 5", '"Zoë" - 山田 葵 € 5'),
    ],
)
def test_each_sign_has_one_of_ascii_and_letters_stay(drawn: str, plain: str) -> None:
    bold = Style(bold=True)
    shown = AsciiGlyphs().apply([Segment(drawn[:4], bold), Segment(drawn[4:])], BLACK)

    assert "".join(segment.text for segment in shown) == plain
    assert [segment.style for segment in shown] == [bold, None]
    assert [len(segment.text) for segment in shown] == [4, len(drawn) - 4]


def test_a_scrollbar_is_no_picture() -> None:
    assert AsciiGlyphs().apply([Segment("▄")], BLACK) == [Segment(" ")]


@pytest.mark.parametrize(
    ("glyphs", "environment", "plain"),
    [
        ("", {}, False),
        ("", {"LANG": "de_DE.UTF-8"}, False),
        ("", {"LANG": "de_DE.utf8@euro"}, False),
        ("", {"LANG": "C"}, True),
        ("", {"LANG": "de_DE"}, True),
        ("", {"LANG": "de_DE.ISO-8859-15@euro"}, True),
        ("", {"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ("", {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
        ("ascii", {"LANG": "en_GB.UTF-8"}, True),
        ("unicode", {"LANG": "C"}, False),
    ],
)
def test_the_locale_decides_unless_the_settings_do(
    glyphs: Glyphs, environment: dict[str, str], plain: bool
) -> None:
    assert only_ascii(glyphs, environment) is plain
