"""`completion`: the scripts in their shells, and the manual page."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentorjournal.cli.arguments import SHELLS
from mentorjournal.cli.command_words import arguments_of, expected
from mentorjournal.cli.commands import COMMANDS
from tests.cli.cli_help import LONGEST_WAIT, ROOT, CommandLine, lines_of
from tests.tally import now_and_then

ASKING = {
    # A line for each word that the shell would offer.
    "bash": """
eval "$SCRIPT"
compopt() { echo files; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_mentorjournal
printf '%s\\n' "${COMPREPLY[@]}"
""",
    "zsh": """
compdef() { : }
eval "$SCRIPT"
_files() { print files }
compadd() {
    if [[ $1 == -M ]]; then print -rl -- "${(@P)4}"; else shift; print -rl -- "$@"; fi
}
words=("$@"); CURRENT=$#
_mentorjournal
""",
    "fish": """
echo $SCRIPT | source
complete -C (string join ' ' -- (string escape -- $argv[1..-2]) $argv[-1]) | string split -f1 \\t
""",
}
EACH = [
    pytest.param(
        name,
        marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"no {name} is here"),
    )
    for name in ASKING
]
BEGINNING = {
    # What a shell at a terminal reads first. The command that is typed only says what it got.
    "bash": """
bind 'set enable-bracketed-paste off'
eval "$SCRIPT"
mentorjournal() { printf '%s\\n' "$@" >"$GOT"; exit; }
PS1='ready> '
""",
    "zsh": """
autoload -Uz compinit && compinit -D -u
eval "$SCRIPT"
mentorjournal() { printf '%s\\n' "$@" >"$GOT"; exit }
PS1='ready> '
""",
}
FISH_RUNS = """
echo $SCRIPT | source
function mentorjournal
    printf '%s\\n' $argv >$GOT
end
set -l finished (complete --escape -C "$argv[1]")
eval (string replace -r '\\S+$' '' -- $argv[1]) $finished[1]
"""
HOSTILE = "Ben $(touch ruin) `touch ruin` 'O' \"x\" & touch ruin; mentorjournal it"
"""A name that would run something if a shell read it as more than a name, to its very end."""


class Shell:
    """A shell in which the command is this program, on one journal."""

    def __init__(self, name: str, line: CommandLine, folder: Path) -> None:
        command = folder / "mentorjournal"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mentorjournal "$@"\n')
        command.chmod(0o700)
        self._name = name
        self._folder = folder
        self._surroundings = os.environ | {
            "PATH": f"{folder}:{os.environ['PATH']}",
            "MENTORJOURNAL_FILE": str(line.journal),
            "PYTHONPATH": str(ROOT),
            "SCRIPT": line.fine("completion", name),
            "HOME": str(folder),
        }

    def offers(self, *words: str) -> list[str]:
        """What it offers for the last of the words."""
        options = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}
        # Behind the script bash and zsh take a name for themselves.
        own = [] if self._name == "fish" else ["shell"]
        ran = subprocess.run(
            [self._name, *options[self._name], ASKING[self._name], *own, "mentorjournal", *words],
            capture_output=True,
            env=self._surroundings,
            timeout=LONGEST_WAIT,
            check=False,
        )
        assert ran.stderr == b""
        return ran.stdout.decode().split("\n")[:-1]

    def runs(self, typed: str) -> list[str]:
        """The words that the command gets when the line is finished with Tab and run."""
        got = self._folder / "got"
        surroundings = self._surroundings | {"GOT": str(got), "ZDOTDIR": str(self._folder)}
        if self._name == "fish":
            subprocess.run(
                ["fish", "--no-config", "-c", FISH_RUNS, typed],
                cwd=self._folder,
                env=surroundings,
                timeout=LONGEST_WAIT,
                check=True,
            )
        else:
            self._at_a_terminal(typed, surroundings)
        return got.read_text().splitlines()

    def _at_a_terminal(self, typed: str, surroundings: dict[str, str]) -> None:
        beginning = self._folder / ".zshrc"
        beginning.write_text(BEGINNING[self._name])
        options = {"bash": ["--noprofile", "--rcfile", str(beginning), "-i"], "zsh": ["-d", "-i"]}
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [self._name, *options[self._name]],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=self._folder,
            env=surroundings | {"TERM": "xterm", "INPUTRC": os.devnull},
            start_new_session=True,
        ) as shell:
            os.close(theirs)
            try:
                seen = b""
                while b"ready> " not in seen:
                    more = _read(ours)
                    assert more, seen.decode()
                    seen += more
                os.write(ours, f"{typed}\t\r".encode())
                while more := _read(ours):
                    seen += more
            finally:
                os.close(ours)
                shell.kill()


def _read(terminal: int) -> bytes:
    """What a shell says next; nothing once it has ended."""
    assert select.select([terminal], [], [], LONGEST_WAIT)[0], "the shell says nothing"
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@now_and_then
@pytest.mark.parametrize("name", EACH)
def test_a_shell_offers_commands_options_their_words_and_people(
    name: str, with_ana: CommandLine, tmp_path: Path
) -> None:
    with_ana.fine("add", "person", "Ben $(touch ruin) O'Neil", "--role", "protege")
    shell = Shell(name, with_ana, tmp_path)

    def fits(*words: str) -> set[str]:
        # Zsh is offered all and chooses itself.
        return {each for each in shell.offers(*words) if each and each.startswith(words[-1])}

    assert fits("se") == {"search", "sessions"}
    assert fits("add", "a") == {"action", "achievement"}
    assert fits("people", "--s") == {"--state", "--sort"}
    assert fits("people", "--state", "booked") == {"booked", "booked-late"}
    assert fits("--journal", "x.json", "follow-ups", "--kind", "a") == {"action", "advice"}
    assert fits("add", "action", "ana", "Send it", "--owner", "") == {"me", "them"}
    assert fits("show", "ana", "time") == {"timeline"}
    assert fits("log", "ana", "--on", "") == set()
    assert fits("nonsense", "") == set()
    people = shell.offers("plan", "")
    assert {"me", "Ben $(touch ruin) O'Neil", "Ana Lima"} == {
        each.replace("\\", "") for each in people
    }
    assert {"Ana Lima"} == {each.replace("\\", "") for each in fits("plan", "An")}
    if name == "bash":
        assert shell.offers("plan", '"ana') == ["Ana Lima"]
        assert shell.offers("plan", '"ben') == [""]
    assert not Path("ruin").exists()


@now_and_then
@pytest.mark.parametrize("name", EACH)
def test_a_name_that_a_shell_finishes_is_never_run(
    name: str, with_ana: CommandLine, tmp_path: Path
) -> None:
    with_ana.fine("add", "person", HOSTILE, "--role", "protege")
    shell = Shell(name, with_ana, tmp_path)

    assert shell.runs("mentorjournal plan Ben") == ["plan", HOSTILE]
    # The shell closes the quote itself, or offers nothing and leaves what was typed.
    if name == "zsh":
        assert shell.runs('mentorjournal plan "Ben') == ["plan", HOSTILE]
    elif name == "bash":
        assert shell.offers("plan", '"Ben') == [""]
    assert not (tmp_path / "ruin").exists()


@now_and_then
@pytest.mark.parametrize("name", EACH)
def test_people_are_those_of_the_journal_that_the_line_names(
    name: str, with_ana: CommandLine, tmp_path: Path
) -> None:
    other = CommandLine(tmp_path / "my $(touch ruin) other.json", with_ana.capsys)
    other.fine("add", "person", "Zoe Kunz", "--role", "mentor")
    home = CommandLine(tmp_path / "home.json", with_ana.capsys)
    home.fine("add", "person", "Dana Weiss", "--role", "mentor")
    shell = Shell(name, with_ana, tmp_path)

    def people(*words: str) -> set[str]:
        return {each.replace("\\", "") for each in shell.offers(*words)} - {"me", ""}

    # As they stand in the line: bash and zsh are handed what was typed, with its quotes.
    typed = str(other.journal) if name == "fish" else f"'{other.journal}'"
    assert people("--journal", typed, "plan", "") == {"Zoe Kunz"}
    assert people("plan", "--journal", typed, "") == {"Zoe Kunz"}
    assert people("--journal", "~/home.json", "plan", "") == {"Dana Weiss"}
    joined = ["--journal", "=", typed] if name == "bash" else [f"--journal={typed}"]
    assert people(*joined, "plan", "") == {"Zoe Kunz"}
    assert not list(tmp_path.glob("ruin"))
    assert not Path("ruin").exists()


def test_every_command_and_option_can_be_finished() -> None:
    table = expected()

    assert set(table["|0"]) | {f"add {each}" for each in table["add|0"]} >= {
        command.name for command in COMMANDS
    }
    for command in COMMANDS:
        for argument in arguments_of(command):
            assert set(argument.names) <= set(table[f"{command.name}|-"])
    assert table["completion|0"] == SHELLS
    assert table["export|-o"] == ("@path",)
    assert table["plan|0"] == table["search|--who"] == ("@who",)
    # They stand between single quotes, separated by blanks.
    every = [word for words in table.values() for word in words]
    assert not [word for word in every if set(word) & set(" '\"\\$`")]


def test_the_names_are_printed_one_a_line(with_ana: CommandLine) -> None:
    assert lines_of(with_ana.fine("completion", "--names")) == ["me", "Ana Lima"]
    ran = with_ana("completion")
    assert (ran.status, ran.err) == (2, "For which shell? It is bash, zsh, fish, man.\n")


def test_the_manual_page_has_every_command_and_option(mine: CommandLine) -> None:
    page = mine.fine("completion", "man")

    plain = page.replace(r"\-", "-")
    for command in COMMANDS:
        assert f".SS {command.name}" in plain
        for argument in arguments_of(command):
            assert all(name in plain for name in argument.names)
            assert argument.help in plain
    if shutil.which("groff"):
        ran = subprocess.run(
            ["groff", "-man", "-ww", "-Tutf8", "-k"],
            input=page.encode(),
            capture_output=True,
            check=True,
        )
        assert ran.stderr == b""
