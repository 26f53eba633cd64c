"""Writes the keys from the table of commands: all into docs/keys.md, the usual into README.md.

python scripts/key_table.py          writes them
python scripts/key_table.py --check  says whether they are up to date
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from mentorjournal.commands import APP, DIALOGS, PLACES, Command, commands_of, title_of
from mentorjournal.commands.moving import MOVES

ROOT = Path(__file__).parents[1]
README, KEYS = ROOT / "README.md", ROOT / "docs" / "keys.md"
BEGIN = "<!-- keys: made by scripts/key_table.py -->"
END = "<!-- end of keys -->"
USUAL = (
    *(APP, "dashboard", "relationship", "follow-ups", "session", "plan", "negotiation"),
    *("export", "find", "form"),
)
"""The places whose keys stand in the README."""


def key_table() -> str:
    """All commands by place, as Markdown."""
    rows = ["| where | key | what it does | name |", "| --- | --- | --- | --- |"]
    title = "In every list"
    for moves, what in MOVES:
        rows.append(f"| {title} | {_keys(moves)} | {what} | |")
        title = ""
    for where in (APP, *PLACES, *DIALOGS):
        title = title_of(where)
        for command in commands_of(where):
            rows.append(_row(title, command))
            title = ""
    return "\n".join(rows)


def _keys(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split(",") if key)


def _row(title: str, command: Command) -> str:
    keys = _keys(command.keys) or "palette"
    return f"| {title} | {keys} | {command.help.replace('|', chr(92) + '|')} | `{command.id}` |"


def usual_keys() -> str:
    """The first key of each command of the usual places, a row each, as Markdown."""
    rows = ["| where | keys |", "| --- | --- |"]
    rows += [f"| {title_of(where)} | {' · '.join(_labels(where))} |" for where in USUAL]
    return "\n".join(rows)


def _labels(where: str) -> Iterator[str]:
    for command in commands_of(where):
        if command.keys:
            yield f"`{command.keys.split(',')[0]}` {command.label}"


PAGES: Mapping[Path, Callable[[], str]] = MappingProxyType({README: usual_keys, KEYS: key_table})
"""What stands between the marks of each file."""


def with_table(text: str, table: str) -> str:
    """The text of a file with its table as it should be."""
    before, rest = text.split(BEGIN)
    behind = rest.split(END)[1]
    return f"{before}{BEGIN}\n{table}\n{END}{behind}"


def main(arguments: list[str]) -> int:
    """Write or check; 1 where a check fails."""
    status = 0
    for page, table in PAGES.items():
        text = page.read_text(encoding="utf-8")
        wanted = with_table(text, table())
        if "--check" in arguments:
            status |= text != wanted
        else:
            page.write_text(wanted, encoding="utf-8")
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
