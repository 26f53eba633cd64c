"""Where the demo journal is written, where it is not, and that it is always the same."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.demo import demo_journal_file, write_demo
from mentorjournal.errors import BadInput, JournalError
from tests.demo.reading import TODAY, tables_of

NAMES = ("one.json", "two.json", "later.json")


def _apart_from_the_journal(path: Path) -> dict[str, Any]:
    """The tables without the uids that are made of the journal's own."""
    tables = tables_of(path)
    return tables | {"plan": [{**plan, "uid": plan["owner"]} for plan in tables["plan"]]}


def test_two_days_apart_and_written_again_it_is_the_same_journal(tmp_path: Path) -> None:
    for name in NAMES[:2]:
        write_demo(tmp_path / name, today=TODAY)
    write_demo(tmp_path / "later.json", today=TODAY + timedelta(days=2))

    one, two, later = (_apart_from_the_journal(tmp_path / name) for name in NAMES)
    assert one == two != later


def test_a_file_that_is_there_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(JournalError, match="is there already"):
        write_demo(path)

    assert path.read_text(encoding="utf-8") == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["journal.json"]


def test_a_link_to_nowhere_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    path.symlink_to(tmp_path / "elsewhere.json")

    with pytest.raises(JournalError, match="is there already"):
        write_demo(path)

    assert not (tmp_path / "elsewhere.json").exists()


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        write_demo(tmp_path / "nowhere" / "journal.json")


def test_the_temporary_demo_is_for_this_person_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    path = demo_journal_file()

    assert path.is_relative_to(tmp_path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert tables_of(path)["person"]


def test_it_is_written_without_textual(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from mentorjournal.demo import write_demo; "
        "write_demo(Path(sys.argv[1])); print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    path = tmp_path / "journal.json"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
    )

    assert path.exists()
    assert not {"textual", "rich"} & set(ran.stdout.split())
