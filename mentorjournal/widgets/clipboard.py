"""Copying text out of the program: by the desktop's own tool, else through the terminal.

A terminal answers nothing when it is asked to copy, so what is said then is only that it was
asked. Over SSH the tools would copy on the wrong machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from textual.app import App

from mentorjournal.widgets.desktop import is_remote

MOST = 64 * 1024
"""Bytes that terminals take; some drop more without a word."""

_SECONDS = 2


def copy(app: App[object], text: str) -> str:
    """Copy a text, and say what became of it: "copied", or that the terminal was asked.

    Returns:
        The words; empty where the text is too long for the terminal and there is no tool.
    """
    for tool in _tools():
        if _copied_by(tool, text):
            return "copied"
    if len(text.encode("utf-8", "replace")) > MOST:
        return ""
    app.copy_to_clipboard(text)
    return "sent to the terminal to copy"


def _tools() -> list[list[str]]:
    """The commands that copy here, the likeliest first."""
    if is_remote():
        return []
    tools = []
    if sys.platform == "darwin":
        tools.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        tools.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        tools += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return [tool for tool in tools if shutil.which(tool[0])]


def _copied_by(tool: list[str], text: str) -> bool:
    try:
        # A tool may stay to serve the clipboard; it must not hold our terminal.
        done = subprocess.run(
            tool,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
