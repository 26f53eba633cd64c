"""Writes the table of keys in README.md from the table of commands.

python scripts/key_table.py          writes it
python scripts/key_table.py --check  says whether it is up to date
"""

from __future__ import annotations

import sys
from pathlib import Path

from mentorjournal.commands import APP, DIALOGS, PLACES, Command, commands_of, title_of
from mentorjournal.commands.moving import MOVES

README = Path(__file__).parents[1] / "README.md"
BEGIN = "<!-- keys: made by scripts/key_table.py -->"
END = "<!-- end of keys -->"


def key_table() -> str:
    """All commands by place, as Markdown."""
    rows = ["| where | key | what it does | name |", "| --- | --- | --- | --- |"]
    title = "In every list"
    for moves, what in MOVES:
        keys = " ".join(f"`{key}`" for key in moves.split(","))
        rows.append(f"| {title} | {keys} | {what} | |")
        title = ""
    for where in (APP, *PLACES, *DIALOGS):
        title = title_of(where)
        for command in commands_of(where):
            rows.append(_row(title, command))
            title = ""
    return "\n".join(rows)


def _row(title: str, command: Command) -> str:
    keys = " ".join(f"`{key}`" for key in command.keys.split(",") if key) or "palette"
    return f"| {title} | {keys} | {command.help.replace('|', chr(92) + '|')} | `{command.id}` |"


def with_table(text: str) -> str:
    """The text of the README with the table as it should be."""
    before, rest = text.split(BEGIN)
    behind = rest.split(END)[1]
    return f"{before}{BEGIN}\n{key_table()}\n{END}{behind}"


def main(arguments: list[str]) -> int:
    """Write or check; 1 where a check fails."""
    text = README.read_text(encoding="utf-8")
    wanted = with_table(text)
    if "--check" in arguments:
        return int(text != wanted)
    README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
