"""What the pages on the inside of the program say about its files."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.repair import check

ROOT = Path(__file__).parents[1]
STORAGE = (ROOT / "docs" / "storage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["architecture.md", "storage.md"])
def test_each_file_that_is_named_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py|[\w/]+/)`", text))
    known = [path.as_posix() for path in ROOT.glob("[mtb]*/**/*.py")]
    known += [f"{path.as_posix()}/" for path in ROOT.glob("[mtb]*/**/")]

    assert len(named) > 10
    assert [name for name in named if not any(one.endswith(f"/{name}") for one in known)] == []


def test_no_two_pictures_show_the_same() -> None:
    pictures = [path.read_bytes() for path in (ROOT / "docs" / "screenshots").iterdir()]

    assert len(pictures) > 10
    assert len(set(pictures)) == len(pictures)


def block(begin: str) -> str:
    (found,) = re.findall(rf"```\w*\n({re.escape(begin)}.*?)```", STORAGE, re.DOTALL)
    return str(found)


def test_the_lines_of_logs_prove_themselves() -> None:
    lines = [block("40866ac5"), block("92a66c4b")]

    for line in "".join(lines).splitlines():
        assert line[:8] == f"{zlib.crc32(line[9:].encode()):08x}"


def test_the_files_that_are_shown_are_one_whole_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    state, request = block('{"version"'), "01a20442-dae0-7e3e-9714-3e2156abb15e"
    path.write_text(block('{\n"meta"'))
    (tmp_path / ".journal.json.log.0002").write_text(block("40866ac5"))
    (tmp_path / ".journal.json.state").write_text(state)
    (tmp_path / ".journal.json.inbox").mkdir()
    (tmp_path / ".journal.json.inbox" / request).write_text(block("92a66c4b"))

    content = hashlib.sha256(path.read_bytes()).hexdigest()
    assert json.loads(state)["files"][-1] == {"hash": content, "seq": 2, "records": 3}
    assert [one.text for one in check(path, SCHEMA) if one.kind == "log"] == [
        "1 change in the log will go into the file when the journal is next open."
    ]
    store = Store.open(path, SCHEMA, now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    store.close()
    written = path.read_text()
    assert "[x] Send the portfolio" in written
    assert "Likes tea" in written
