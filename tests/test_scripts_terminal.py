"""The terminal that tests look at a program through takes what any terminal takes."""

from __future__ import annotations

import pyte
import pytest

from scripts.terminal import TolerantScreen


@pytest.mark.parametrize(
    "odd",
    [
        "\x1b[38;2;1;2;3;4;5B",  # A colour that was cut off, and a letter from the keyboard.
        "\x1b[?1B",
        "\x1b[1;2;3;4H",
        "\x1b[?25;1000;1006h",
        "\x1b[1;2;3K",
    ],
)
def test_what_a_terminal_does_not_know_of_a_sequence_is_passed_over(odd: str) -> None:
    screen = TolerantScreen(20, 3)
    stream = pyte.Stream(screen)
    stream.feed(f"{odd}\x1b[H\x1b[2Jafter\x1b[1;31m!\x1b[m")

    assert screen.display[0].rstrip() == "after!"
    assert screen.buffer[0][5].fg == "red"
