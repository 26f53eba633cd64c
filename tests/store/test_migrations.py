"""P9: an older journal is brought to today's schema, and a snapshot of it is kept first."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.errors import CannotOpen

from .conftest import FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P9", "migrations, each with a snapshot first")


def shout(tables: dict[str, dict[str, Any]]) -> None:
    """A step: names in capitals; a field has another name."""
    for person in tables["person"].values():
        person["name"] = person["name"].upper()
        person["organisation"] = person.pop("organisation", "").replace("Old", "New")


def add_tag(tables: dict[str, dict[str, Any]]) -> None:
    """The next step."""
    for person in tables["person"].values():
        person["tags"] = [person["name"]]


@pytest.fixture
def old(monkeypatch: pytest.MonkeyPatch, path: Path, opens: Stores, makes: Makes) -> bytes:
    """A journal of schema 1, with a change that is only in the log."""
    monkeypatch.setattr(SCHEMA, "migrations", ())
    store = opens()
    store.put(makes.person("Ana", organisation="Old Ltd"))
    store.file.checkpoint()
    content = path.read_bytes()
    store.put(makes.person("Ben"))
    store.file.abandon()
    return content


def test_steps_run_in_order_over_file_and_log(
    monkeypatch: pytest.MonkeyPatch, path: Path, opens: Stores, old: bytes
) -> None:
    monkeypatch.setattr(SCHEMA, "migrations", (shout, add_tag))
    store = opens()
    assert [(one.name, one.tags, one.organisation) for one in store.all(Person)] == [
        ("ANA", ("ANA",), "New Ltd"),
        ("BEN", ("BEN",), ""),
    ]
    assert json.loads(path.read_text())["meta"]["1"]["schema"] == 3
    (snapshot,) = list_snapshots(path)
    assert snapshot.reason == "before form 3"
    assert (path.with_name("journal.json.backups") / snapshot.name).read_bytes() == old
    store.close()
    assert [one.name for one in opens().all(Person)] == ["ANA", "BEN"]


def test_only_the_missing_steps_run(
    monkeypatch: pytest.MonkeyPatch, path: Path, opens: Stores, old: bytes
) -> None:
    monkeypatch.setattr(SCHEMA, "migrations", (shout,))
    opens().close()
    monkeypatch.setattr(SCHEMA, "migrations", (shout, add_tag))
    store = opens()
    assert [one.tags for one in store.all(Person)] == [("ANA",), ("BEN",)]
    store.close()
    monkeypatch.setattr(SCHEMA, "migrations", (shout,))
    with pytest.raises(CannotOpen, match="newer version"):
        opens()


def test_reading_migrates_in_memory_only(
    monkeypatch: pytest.MonkeyPatch, path: Path, opens: Stores, old: bytes
) -> None:
    monkeypatch.setattr(SCHEMA, "migrations", (shout,))
    assert [one.name for one in opens(read_only=True).all(Person)] == ["ANA", "BEN"]
    assert path.read_bytes() == old


def test_a_migration_that_fails_at_any_call_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, path: Path, opens: Stores, old: bytes
) -> None:
    monkeypatch.setattr(SCHEMA, "migrations", (shout,))
    for k in range(1, 200):
        files = FaultyFiles(k, errno.ENOSPC, for_good=True)
        try:
            store = opens(files=files)
        except CannotOpen:
            content = json.loads(path.read_bytes())
            assert content["meta"]["1"]["schema"] in (1, 2)
            assert path.read_bytes() == old or content["meta"]["1"]["schema"] == 2
            continue
        if not store.file.read_only:
            break
        store.close()
    assert len(files.calls) < k
    assert [one.name for one in store.all(Person)] == ["ANA", "BEN"]
