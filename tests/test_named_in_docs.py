"""Every command, option and key that the pages for users name exists."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.cli.command_words import AT_FIRST, arguments_of
from mentorjournal.cli.commands import COMMANDS, GROUPS
from mentorjournal.cli.parser import read_words
from mentorjournal.cli.showing import PARTS
from mentorjournal.commands import COMMANDS as DOABLE
from mentorjournal.commands.moving import MOVES
from mentorjournal.errors import BadInput

ROOT = Path(__file__).parents[1]
INSIDE = {"architecture.md", "storage.md", "ideas.md"}
"""Pages on the inside of the program, which name files and functions."""
PAGES = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name not in INSIDE),
]
NAMES = {command.name.partition(" ")[0] for command in COMMANDS}
PLACEHOLDER = re.compile(r"^[A-Z]{2,}$|[…\[\]|]|^FIGURE=|^\.\.\.$")
"""A word that stands for others."""
FENCE = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
SPAN = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")
CALLED = re.compile(r"(?:^|[\s(|])mentorjournal ((?:[^\s#&>);][^\n]*)?)")
BEHIND = re.compile(r"   +.*| > .*| +\| +[a-z].*| &&.*|\)[\"' ].*|\).*$")
"""What explains a command in the same line, or is done with what it prints."""
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OF_OTHERS = {"--quick", "--upgrade", "--user", "--now", "--another"}
"""Options of make, systemctl and others that the pages name."""

KEY = re.compile(
    r"(?<![\w^+])(?:(?:alt|ctrl|shift)\+(?:[a-z\]\[←→↑↓]+)|\^[a-z]|F\d{1,2})(?![\w+])",
    re.IGNORECASE,
)
ARROWS = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
KEYS = {
    key
    for keys in (*(command.keys for command in DOABLE), *(moves for moves, _what in MOVES))
    for key in keys.split(",")
    if key
}
OF_TEXT = {"alt+enter", "shift+left", "shift+right"}
"""Keys of a field into which text is typed, which are no commands."""


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def spans(text: str) -> list[str]:
    """What is set as code within lines."""
    return [" ".join(each.split()) for each in SPAN.findall(FENCE.sub("", text))]


def commands_in(text: str) -> Iterator[str]:
    """What stands behind the name of the program, and what begins like a command."""
    for block in FENCE.findall(text):
        for row in block.splitlines()[1:-1]:
            if found := CALLED.search(row):
                yield BEHIND.sub("", found[1]).strip()
    for span in spans(text):
        if found := CALLED.search(span):
            yield BEHIND.sub("", found[1]).strip()
        elif " " in span and span.partition(" ")[0] in NAMES:
            yield span


def wrong_with(typed: str) -> str:
    """Why such a command cannot be; empty where it can."""
    try:
        words = shlex.split(typed)
    except ValueError as error:
        return str(error)
    while words and words[0] == "--journal":
        del words[:2]
    if not words or words[0].startswith("--"):
        return "" if not words or any(words[0] in each.names for each in AT_FIRST) else "no option"
    name = " ".join(words[: 2 if words[0] in GROUPS else 1])
    if any(map(PLACEHOLDER.search, words)) or "=" in words[-1][-1:]:
        if PLACEHOLDER.search(name):
            return ""
        command = next((each for each in COMMANDS if each.name == name), None)
        if command is None:
            return f"no command “{name}”"
        known = {known for each in (*arguments_of(command), *AT_FIRST) for known in each.names}
        strange = [word for word in words if word.startswith("--") and word not in known]
        return f"no option {strange[0]}" if strange else ""
    try:
        read_words(words)
    except BadInput as error:
        # Lines often name a command by its first words alone.
        return "" if str(error).startswith("Please give") else str(error)
    if name == "show" and words[2:] and "--who" not in words and not words[2].startswith("--"):
        part = " ".join(words[2:]).partition(" --")[0].replace("-", " ")
        return "" if part in PARTS else f"no part “{part}”"
    return ""


def names_of_keys(text: str) -> Iterator[str]:
    """Every key that a text names, as the table of commands names it."""
    for key in KEY.findall(FENCE.sub("", text)):
        low = key.lower()
        low = f"ctrl+{low[1]}" if low.startswith("^") else low
        head, plus, last = low.rpartition("+")
        for arrow in last if set(last) <= set(ARROWS) else [last]:
            yield f"{head}{plus}{ARROWS.get(arrow, arrow)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    text = text_of(page)
    wrong = {typed: why for typed in commands_in(text) if (why := wrong_with(typed))}
    assert wrong == {}

    known = {name for command in COMMANDS for each in arguments_of(command) for name in each.names}
    known |= {name for each in AT_FIRST for name in each.names} | OF_OTHERS
    assert sorted(set(OPTION.findall(text)) - known) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_key_that_a_page_names_is_that_of_a_command(page: Path) -> None:
    text = text_of(page)
    assert sorted(set(names_of_keys(text)) - KEYS - OF_TEXT) == []
    # “I” is a word of the JSON, and no key.
    letters = {span for span in spans(text) if re.fullmatch(r"[A-HJ-Za-z]|[A-Za-z] \d|d d", span)}
    assert sorted(each for each in letters if each.split()[0] not in KEYS) == []


def test_what_does_not_exist_is_seen() -> None:
    assert list(commands_in("Type `mentorjournal peple`, or `show ana mood`, and `it`.")) == [
        "peple",
        "show ana mood",
    ]
    block = "```\n$ mentorjournal today   what is on\nx | mentorjournal log a -\n```"
    assert list(commands_in(block)) == ["today", "log a -"]
    assert "peple" in wrong_with("peple")
    assert wrong_with("show ana mood") == "no part “mood”"
    assert "--whom" in wrong_with("search pricing --whom ana")
    assert wrong_with("export KIND --whom ana") == "no option --whom"
    assert wrong_with("export KIND --who ana") == wrong_with("show me pay-talks") == ""
    assert list(names_of_keys("`^q`, alt+↑↓ and F33, and 3 ^ 4")) == [
        "ctrl+q",
        "alt+up",
        "alt+down",
        "f33",
    ]
    assert "f33" not in KEYS
