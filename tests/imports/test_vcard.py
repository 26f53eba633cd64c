"""vCards of all versions say who somebody is; what has no place is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.vcard import read_vcards

# As Apple and Google write version 3: groups before properties, a folded line and a folded picture.
APPLE = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//macOS//EN\r\n"
    "N:Lima;Ana;;Dr.;\r\nFN:Dr. Ana Lima\r\nORG:Acme\\, Inc.;Sales;\r\n"
    "TITLE:Head of\r\n  pricing\r\n"
    "EMAIL;type=INTERNET;type=WORK;type=pref:ana@exam\r\n ple.org\r\n"
    'item1.TEL;TYPE="home,voice":+49 30 1234\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n'
    "TEL;type=CELL:+49 170 1\r\nNOTE:Met in Bath\\n- [ ] no mark\\, no action\r\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nBDAY:1980-01-01\r\nEND:VCARD\r\n"
)
# Version 2.1: parameters without keys, quoted-printable folded by "=", letters of Western Europe.
OLD = (
    "BEGIN:VCARD\nVERSION:2.1\n"
    "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen\n"
    "TEL;CELL:0170\nNOTE;ENCODING=QUOTED-PRINTABLE:a long =\nnote=0D=0Ahere\nEND:VCARD\n"
)
# Version 4: links instead of values.
NEW = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Ben Okoye\nTEL;VALUE=uri:tel:+44-1\n"
    "EMAIL:ben@example.org\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Team\n"
    "MEMBER:urn:uuid:1\nEND:VCARD\n"
)


def test_folded_lines_groups_and_escapes_are_read() -> None:
    found = read_vcards(APPLE)

    assert [(each.new_name, each.names, each.details) for each in found.cards] == [
        (
            "Dr. Ana Lima",
            ("Dr. Ana Lima",),
            {
                "organisation": "Acme, Inc., Sales",
                "role": "Head of pricing",
                "email": "ana@example.org",
                "phone": "+49 30 1234",
                "notes": "Met in Bath\n- [ ] no mark, no action",
            },
        )
    ]
    assert [(each.place.words, each.why) for each in found.left] == [
        ("line 12", "there is no place here for “X-ABLABEL”"),
        ("line 13", "there is no place here for more than one “TEL”"),
        ("lines 15–16", "there is no place here for “PHOTO”"),
        ("line 17", "there is no place here for “BDAY”"),
    ]


def test_quoted_printable_and_other_letters_are_read() -> None:
    [card] = read_vcards(OLD).cards

    assert card.new_name == "Jürgen Müller"
    assert card.details == {"phone": "0170", "notes": "a long note\nhere"}


def test_links_are_read_and_groups_are_nobody() -> None:
    found = read_vcards(NEW)

    assert [(each.new_name, each.details) for each in found.cards] == [
        ("Ben Okoye", {"phone": "+44-1", "email": "ben@example.org"})
    ]
    assert [(each.place.words, each.why) for each in found.left] == [
        ("lines 8–13", "it is no person")
    ]


def test_what_has_no_end_or_no_name_is_named() -> None:
    found = read_vcards(
        "hello\nBEGIN:VCARD\nFN:One\nBEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Two\n"
    )

    assert found.cards == ()
    assert [(each.place.words, each.why) for each in found.left] == [
        ("line 1", "it stands in no card"),
        ("lines 2–3", "its card has no end"),
        ("lines 4–6", "it names nobody"),
        ("lines 7–8", "its card has no end"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "FN:Ana\n", "{}", "END:VCARD\n", "x" * 100_000])
def test_what_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(CannotOpen):
        read_vcards(text)


@pytest.mark.parametrize(
    "line",
    [
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=" * 9_999,
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such:=FF=ZZ",
        "TEL" + ";X" * 50_000 + ":1",
        "TEL" + ';"' * 50_001,
        "EMAIL:" + "x" * 100_000,
        "\\" * 50_000,
        " folded onto nothing",
    ],
)
def test_no_line_can_do_harm(line: str) -> None:
    found = read_vcards(f"BEGIN:VCARD\nFN:Ana\n{line}\nEND:VCARD\n")

    assert [each.new_name[:3] for each in found.cards] == ["Ana"]


_HEADS = st.sampled_from(
    ["FN", "N", "EMAIL", "TEL;CELL", "a.ORG", "TITLE", "NOTE", "PHOTO", "ADR;TYPE=x", "oddity"]
)


@given(st.lists(st.tuples(_HEADS, st.booleans()), max_size=8))
def test_each_value_is_taken_or_its_line_is_named(rows: list[tuple[str, bool]]) -> None:
    lines = ["BEGIN:VCARD", "FN:Ana"]
    values: dict[int, str] = {}
    for at, (head, folded) in enumerate(rows):
        values[len(lines) + 1] = f"value{at}y"
        lines.append(f"{head}:value{at}" + ("\n " if folded else "") + "y")
        lines += lines.pop().split("\n")
    found = read_vcards("\n".join([*lines, "END:VCARD", ""]))

    [card] = found.cards
    named = {each.place.first for each in found.left}
    for line, value in values.items():
        head = lines[line - 1].partition(":")[0]
        known = value in card.details.values() or head in ("N", "FN")
        assert known or line in named, (lines, line)
