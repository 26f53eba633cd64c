"""What comes in one read, marked as nothing: when it may be a paste, and where it is one."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot

from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.raw_paste import RawPaste, folded, is_long
from mentorjournal.widgets.textual_patches.terminal_input import TerminalInput
from tests.shell.shell_help import Host

SIZE = (80, 24)


def one_read(text: str) -> list[Message]:
    """What the driver makes of a read."""
    return folded(text, TerminalInput(lambda: SIZE).feed(text))


@pytest.mark.parametrize(
    ("text", "paste"),
    [
        # Eleven printable characters are typing, twelve are not.
        ("- [ ] abc\rde", False),
        ("- [ ] abc\rdef", True),
        ("- [ ] abc\ndef", True),
        ("abcdefgh\tijkl", True),
        # On both sides, and not only before or behind.
        ("a long line of text\r", False),
        ("\ra long line of text", False),
        ("\t\ta long line\r\r", False),
        ("a long line\r\r\tof text", True),
        ("a long line of text", False),
        # Blanks are printable; any other control key makes it typing.
        ("a          \rb", True),
        ("a long line\rof te\x7fxt", False),
        ("a long line\rof text\x14", False),
        ("a long line\r\x1b[Aof text", False),
        ("\x1bda long line\rof text", False),
        # Any script, and what joins signs to one.
        ("Größe: größer\rals", True),
        ("she is an 👩\u200d🚀\rand so am I", True),
        ("日本語の名前日本語の名\r前", True),
    ],
)
def test_a_read_may_be_a_paste(text: str, paste: bool) -> None:
    assert any(isinstance(each, RawPaste) for each in one_read(text)) is paste


def test_its_keys_stay_with_it_where_it_is_none() -> None:
    (raw,) = one_read("Ana Lima\tand Ben O'Neil")
    assert isinstance(raw, RawPaste)
    assert [key.key for key in raw.keys].index("tab") == 8
    assert all(isinstance(key, Key) for key in raw.keys)
    assert "".join(key.character or "" for key in raw.keys) == "Ana Lima\tand Ben O'Neil"


@pytest.mark.parametrize(
    ("text", "long"),
    [
        (f"{'a' * 38}\n{'b' * 39}\nc", True),
        (f"{'a' * 38}\n{'b' * 38}\nc", False),
        (f"{'a' * 60}\n{'b' * 60}", False),
        ("a\n" * 40, True),
    ],
)
def test_in_a_field_it_takes_eighty_characters_and_two_line_ends(text: str, long: bool) -> None:
    assert is_long(text) is long


async def sent(pilot: Pilot[str], text: str) -> None:
    for message in one_read(text):
        pilot.app.post_message(message)
    await pilot.pause()


async def test_in_a_form_order_alone_counts_and_tab_moves() -> None:
    fields = [Field("name", "Name"), Field("role", "Role"), Field("notes", "Notes", "text")]
    async with Host().run_test(size=SIZE) as pilot:
        form = FormDialog("Add a person", fields, lambda values: "taken")
        pilot.app.push_screen(form)
        await pilot.pause()
        await sent(pilot, "Ana Maria Lima\tproduct manager\rone\rtwo")
        assert form.values == {
            "name": "Ana Maria Lima",
            "role": "product manager",
            "notes": "one\ntwo",
        }
