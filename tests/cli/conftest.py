"""A journal of its own for each test, and one that is the demo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.demo import write_demo
from tests.cli.cli_help import CommandLine, before_midnight


@pytest.fixture(autouse=True)
def _no_midnight() -> Iterator[None]:
    """A test may compare what two commands say of today."""
    with before_midnight():
        yield


@pytest.fixture(scope="package")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo journal, written once."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder / "demo.json")
    return folder


@pytest.fixture
def demo(demo_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on a demo journal of this test's own."""
    shutil.copytree(demo_folder, tmp_path / "demo")
    return CommandLine(tmp_path / "demo" / "demo.json", capsys)


@pytest.fixture
def mine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on a journal that does not exist yet."""
    return CommandLine(tmp_path / "mine.json", capsys)


@pytest.fixture
def with_ana(mine: CommandLine) -> CommandLine:
    """The command line on a journal with one person, Ana Lima, whose mentor I am."""
    mine.fine("add", "person", "Ana Lima", "--role", "mentor")
    return mine
