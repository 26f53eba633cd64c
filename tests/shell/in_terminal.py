"""A Python program in a terminal, as the tests run it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.terminal import Terminal


class InTerminal(Terminal):
    """Runs a Python program in a terminal, in the folder of the checkout.

    Args:
        program: Its source.
        arguments: What it finds in `sys.argv[1:]`.
        through: A command that runs another one in surroundings of its own, given behind it.
        size: Columns and rows.
    """

    def __init__(
        self,
        program: str,
        arguments: Sequence[str],
        *,
        through: Sequence[str] = (),
        size: tuple[int, int] = (100, 30),
    ) -> None:
        super().__init__(
            [*through, sys.executable, "-c", program, *arguments],
            size=size,
            cwd=Path(__file__).parents[2],
            environment={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
        )

    @property
    def header(self) -> str:
        """The first line of the screen."""
        return self.shown.split("\n")[0]
