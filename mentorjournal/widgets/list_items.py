"""List items while they are typed: how the next one begins, and what a space in one means."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(\s*)(- \[[ xX]\] |[-*+] |(\d{1,6})([.)]) )")
_OTHER_MARK = re.compile(r"\s*(?:- \[ \] |[-*+] |\d{1,6}[.)] )([!>?=%-])")


def item_begin(line: str) -> str:
    """What makes a line an item of a list: its indentation and its mark; empty if none is."""
    item = _ITEM.match(line)
    return item[0] if item else ""


def next_item(begin: str) -> str:
    """How the item behind one that begins like this begins."""
    item = _ITEM.match(begin)
    if item is None:
        return ""
    indent, mark, number, dot = item.groups()
    if number:
        mark = f"{int(number) + 1}{dot} "
    elif mark.startswith("- ["):
        mark = "- [ ] "
    return f"{indent}{mark}"


def begun_anew(line: str) -> str | None:
    """What a space makes of a list item that Enter began and that is still empty.

    A mark typed there is meant as a mark: were it not, a line begun with % would be shared
    as an action. A space alone makes the line belong to the item above.
    """
    if typed := _OTHER_MARK.fullmatch(line):
        return f"{typed[1]} "
    if item := _ITEM.fullmatch(line):
        return f"{item[1]}  "
    return None
