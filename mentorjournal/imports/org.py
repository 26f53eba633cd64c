"""Notes of Emacs' org mode, put into Markdown line by line, so that places stay true.

Only what is plain: headings, tasks, check boxes, deadlines, days, blocks of code. Drawers and what
stands behind `#+` are named and not read; all else is text and stays as it is.
"""

from __future__ import annotations

import re

from mentorjournal.imports.reading import Left, Place

_HEADING = re.compile(r"(\*+)[ \t]+(.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*")
_STATE = re.compile(r"(TODO|NEXT|WAITING|DONE|CANCELLED|CANCELED)(?:[ \t]+\[#[A-Z]\])?[ \t]+(\S.*)")
_CLOSED = ("DONE", "CANCELLED", "CANCELED")
_DAY = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: [^\]>\n]{0,40})?[>\]]", re.ASCII)
_DEADLINE = re.compile(r"[ \t]*DEADLINE:[ \t]*<(\d{4}-\d\d-\d\d)[^>\n]*>[ \t]*", re.ASCII)
_HALF = re.compile(r"([ \t]*(?:[-+]|\d{1,9}[.)])[ \t]+)\[-\]")
_LINK = re.compile(r"\[\[[^\]\n]*\]\[([^\]\n]*)\]\]")
_CODE = re.compile(r"[ \t]*#\+(begin|end)_(?:src|example|quote)\b.*", re.IGNORECASE)
_WORD = re.compile(r"[ \t]*#\+(\w[\w-]*):.*")
_DRAWER = re.compile(r"[ \t]*:(?!end:)[\w-]+:[ \t]*", re.IGNORECASE)
_DEEPEST = 6


def as_markdown(lines: list[str], file: str, left: list[Left]) -> list[str]:
    """An org file in Markdown, each line in its place.

    Args:
        lines: Its lines.
        file: How it is named in places.
        left: What is not read is added to it.
    """
    found: list[str] = []
    code, drawer, task = False, 0, -1
    for row, line in enumerate(lines):
        if drawer:
            found.append("")
            if line.strip().upper() == ":END:":
                left.append(Left(Place(drawer, row + 1, file), "drawers are not read"))
                drawer = 0
        elif (block := _CODE.fullmatch(line)) is not None:
            code = block[1].lower() == "begin"
            found.append("```")
        elif code:
            found.append(line)
        elif _DRAWER.fullmatch(line) is not None and ":END:" in _ahead(lines, row):
            found.append("")
            drawer = row + 1
        elif (word := _WORD.fullmatch(line)) is not None:
            found.append("")
            left.append(Left(Place(row + 1, row + 1, file), f"“#+{word[1]}” is not read"))
        elif (late := _DEADLINE.fullmatch(line)) is not None and task == row - 1 and row:
            found[task] += f" due:{late[1]}"
            found.append("")
        else:
            found.append(_line(line))
            task = row if found[row].startswith("- [") else -1
    return found


def _ahead(lines: list[str], row: int) -> list[str]:
    """What stands below a line, as far as the next heading."""
    end = next((at for at in range(row + 1, len(lines)) if lines[at][:1] == "*"), len(lines))
    return [line.strip().upper() for line in lines[row + 1 : min(end, row + 100)]]


def _line(line: str) -> str:
    """A line that is no part of a block."""
    heading = _HEADING.fullmatch(line)
    if heading is None:
        return _HALF.sub(r"\1[ ]", line)
    if (task := _STATE.fullmatch(heading[2])) is not None:
        return f"- [{'x' if task[1] in _CLOSED else ' '}] {task[2]}"
    title = _LINK.sub(r"[[\1]]", _DAY.sub(r"\1", heading[2]))
    return f"{'#' * min(len(heading[1]), _DEEPEST)} {title}"
