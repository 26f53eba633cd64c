"""What other programs rely on: no field of what `--json` printed once is gone or renamed.

`tests/fixtures/json/shapes.txt` has a line for each field that a command prints of the demo. What
is printed newly is added to it, by `python -m tests.cli.test_json_shapes` on a demo of today; what
is there is never taken out of it.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.cli.cli_help import PROGRAM, CommandLine, paths_of

SHAPES = Path(__file__).parents[1] / "fixtures" / "json" / "shapes.txt"
COMMANDS = (
    *("today", "people", "sessions", "follow-ups --state all", "plan", "search pricing", "check"),
    *(f"show me {part}" for part in ("versions", "checks", "achieved", "mentors", "giving")),
    *(f"show me {part}" for part in ("sheet", "packages", "offers", "preparation", "rehearsal")),
    *(f"show ana {part}" for part in ("stands", "timeline", "roadmap", "agreement")),
    *("show me pay-talks", "show last --who ana", "show ines ask"),
    "import markdown tests/fixtures/json/notes",
)


def kept() -> dict[str, set[str]]:
    """The fields that each command has printed once."""
    found: dict[str, set[str]] = {}
    for row in SHAPES.read_text(encoding="ascii").splitlines():
        command, path = row.split("\t")
        found.setdefault(command, set()).add(path)
    return found


def gone(once: Iterable[str], now: set[str]) -> list[str]:
    """The fields that are not printed any more, where anything beside them is.

    What has no entries today, or is not known, has no fields.
    """
    holders = {above for path in now for above in _above(path)}
    return sorted(
        path
        for path in once
        if path not in now | holders and next(iter(_above(path)), "") in holders | {""}
    )


def _above(path: str) -> Iterator[str]:
    """What holds a field, and what holds that, from the nearest on."""
    while path:
        path = path.rpartition(".")[0] if "." in path else ""
        yield path


def test_no_field_that_was_printed_once_is_gone_or_has_another_name(demo: CommandLine) -> None:
    recorded = kept()
    assert set(recorded) == set(COMMANDS)

    missing = {
        command: lost
        for command in COMMANDS
        if (lost := gone(recorded[command], paths_of(json.loads(_printed(demo, command)))))
    }
    assert missing == {}


def _printed(demo: CommandLine, command: str) -> str:
    return demo.fine(*command.split(), "--json")


def test_a_field_that_is_gone_is_told_from_one_that_has_nothing_today() -> None:
    once = {"today", "hits[]", "hits[].id", "hits[].on", "next.on"}

    assert gone(once, {"today", "hits[]", "next"}) == []
    assert gone(once, {"today", "hits[].id", "next"}) == ["hits[].on"]
    assert gone(once, {"hits[].id", "hits[].on", "next.on"}) == ["today"]


def _note() -> None:
    """Add what the demo of today prints to what was printed once."""
    rows = {f"{command}\t{path}" for command, paths in kept().items() for path in paths}
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "demo.json"))
        subprocess.run([*PROGRAM, "demo", path], check=True, stdout=subprocess.DEVNULL)
        for command in COMMANDS:
            words = [*PROGRAM, "--journal", path, *command.split(), "--json"]
            ran = subprocess.run(words, check=True, capture_output=True)
            rows |= {f"{command}\t{field}" for field in paths_of(json.loads(ran.stdout))}
    SHAPES.write_text("".join(f"{row}\n" for row in sorted(rows)), encoding="ascii")


if __name__ == "__main__":
    _note()
