"""The rules of the house that no other tool checks."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.demo import write_demo
from mentorjournal.errors import JournalError
from tests.callers import Callers
from tests.class_tree import Class, ancestors, classes_in
from tests.plain_text import find_markup
from tests.tally import now_and_then

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mentorjournal"
MOST_LINES = 399
MOST_ANCESTORS = 2
MOST_METHODS = 34
PYTHON_FOLDERS = ("mentorjournal", "tests", "scripts", "benchmarks", "docs")
# Written apart, or this file would name what no file may name.
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"))]
TEXT_SUFFIXES = {".md", ".txt", ".toml", ".py", ".tcss", ".yml", ".yaml", ".cfg", ".in", ""}
SKIPPED = {"build", "dist", "__pycache__"}


def files_of_the_house() -> list[Path]:
    """Every file of the checkout that a person may read, without what tools have made."""
    found = []
    for top in sorted(ROOT.iterdir()):
        hidden = top.name.startswith(".") and top.name not in (".ci", ".gitignore")
        if hidden or top.name in SKIPPED:
            continue
        found += [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
    return [path for path in found if path.suffix in TEXT_SUFFIXES and not SKIPPED & {*path.parts}]


def test_no_python_file_has_four_hundred_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in PYTHON_FOLDERS
        for path in (ROOT / folder).rglob("*.py")
    }

    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_file_names_a_package_registry() -> None:
    files = files_of_the_house()

    assert ROOT / "pyproject.toml" in files
    assert ROOT / "requirements/run.txt" in files
    assert [
        str(path.relative_to(ROOT))
        for path in files
        if any(host in path.read_text(encoding="utf-8") for host in REGISTRIES)
    ] == []


def test_the_claim_how_much_is_said_without_words_stands_nowhere() -> None:
    # One of the two articles repeats it; the study it is taken from does not say it.
    claim = re.compile(
        r"non-?verbal|body language|(70|seventy) ?(%|per cent).{0,60}communicat", re.I
    )
    shown = [path for path in files_of_the_house() if "tests" not in path.parts]

    assert PACKAGE / "mentoring" / "roadmap.toml" in shown
    assert [
        str(path.relative_to(ROOT))
        for path in shown
        if claim.search(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize("name", ["run", "build", "dev", "docs", "lock"])
def test_a_lock_pins_every_package_and_names_no_place(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()

    for number, line in enumerate(lines):
        if line.startswith("    "):
            assert line.strip().startswith("--hash=sha256:")
        elif not line.startswith("#"):
            assert "==" in line
            assert lines[number + 1].startswith("    --hash=")
    assert not any("://" in line or " @ " in line for line in lines)
    assert "#    make lock" in lines


def test_the_locks_agree_with_each_other() -> None:
    pins: dict[str, set[str]] = {}
    for path in (ROOT / "requirements").glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            package, pinned, version = line.partition("==")
            if pinned and line[0].isalpha():
                pins.setdefault(package, set()).add(version.split()[0])

    assert {package: found for package, found in pins.items() if len(found) > 1} == {}


def test_rows_are_made_by_what_knows_of_terminals_without_room() -> None:
    found = {
        path.name: [line for line in path.read_text().splitlines() if ".wrap(" in line]
        for path in [*(PACKAGE / "widgets").rglob("*.py"), *(PACKAGE / "screens").rglob("*.py")]
    }
    assert {name: lines for name, lines in found.items() if lines} == {
        "plain.py": ["    return content.wrap(max(1, width))"]
    }


def test_nothing_waits_for_a_timer_that_a_busy_machine_skips() -> None:
    """A timer of Textual's for once that is late before it has begun never goes off.

    Those that Textual itself asks its app for are made whole where the app hands them on.
    """
    found = [
        str(path.relative_to(PACKAGE))
        for path in sorted(PACKAGE.rglob("*.py"))
        if ".set_timer(" in path.read_text(encoding="utf-8").replace("super().set_timer(", "")
    ]
    assert found == []


def test_text_from_people_reaches_widgets_only_through_one_door() -> None:
    sources = {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
        for path in sorted(PACKAGE.rglob("*.py"))
    }
    shown = {
        name: source
        for name, source in sources.items()
        if name.startswith(("screens/", "widgets/")) or name == "app.py"
    }
    del shown["widgets/plain.py"]
    others = [source for name, source in sources.items() if name not in shown]

    findings = find_markup(shown, others)

    assert [f"{finding.place}: {finding.what}" for finding in findings] == []


@pytest.fixture(scope="module")
def classes() -> dict[str, Class]:
    """Every class of the package."""
    return classes_in(PACKAGE)


def test_no_class_has_more_than_two_ancestors_of_ours(classes: dict[str, Class]) -> None:
    chains = {name: [each.name for each in ancestors(name, classes)] for name in classes}

    assert chains["SessionScreen"] == ["JournalScreen", "SafeScreen"]
    # An error is caught by its ancestors, which hold nothing else.
    chains = {name: chain for name, chain in chains.items() if JournalError.__name__ not in chain}
    assert {name: chain for name, chain in chains.items() if len(chain) > MOST_ANCESTORS} == {}


def test_no_class_shares_private_names_with_its_ancestors(classes: dict[str, Class]) -> None:
    shared = {
        f"{name} and {above.name}": sorted(private)
        for name, each in classes.items()
        for above in ancestors(name, classes)
        if (private := {one for one in (each.names | each.used) & above.names if is_private(one)})
    }

    assert shared == {}


def test_no_class_has_many_more_than_thirty_methods(classes: dict[str, Class]) -> None:
    assert classes["JournalScreen"].methods > 20
    many = {name: each.methods for name, each in classes.items() if each.methods > MOST_METHODS}
    assert many == {}


@now_and_then
def test_nothing_is_there_that_nothing_in_the_program_asks_for() -> None:
    assert Callers(PACKAGE).unused() == [
        # The whole of TinyDB's interface, for another program and for TinyDB's own tests.
        "mentorjournal.data.store.store: Store.db",
        # A test has to know when a question takes an answer; the program answers none.
        "mentorjournal.screens.dialogs.confirm: ConfirmDialog.answerable",
        "mentorjournal.screens.dialogs.which_session: SessionChoice.answerable",
    ]


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@pytest.fixture(scope="module")
def demo_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up journal in a file."""
    path = tmp_path_factory.mktemp("demo") / "journal.json"
    write_demo(path, today=date(2026, 11, 22))
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["today"],
        ["today", "--json"],
        ["people"],
        ["check"],
        ["export", "summary", "--who", "ana", "-o", "-"],
        ["export", "batna", "-o", "-"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_reading_on_the_command_line_loads_no_textual(demo_journal: Path, words: list[str]) -> None:
    arguments = words if words[0].startswith("--") else ["--journal", str(demo_journal), *words]
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mentorjournal", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0]
        for line in ended.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "mentorjournal" in loaded
    assert not {"textual", "rich"} & loaded
