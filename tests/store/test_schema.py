"""The store in the hands of another program, with one table of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec import Struct
from msgspec.structs import replace
from tinydb import TinyDB

from mentorjournal.data.store import Schema, Store, Table, new_uid
from mentorjournal.data.store.backups import change_words, list_backups, preview
from mentorjournal.data.store.repair import examine, restore
from mentorjournal.errors import Damaged

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Loan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A book somebody has borrowed."""

    table: ClassVar[str] = "loan"

    uid: str
    created: datetime
    updated: datetime
    deleted: datetime | None = None
    title: str
    to: str = ""


LOANS = Schema([Table(kind=Loan, words=("loan", "loans"), mark=("title", "{old} {mark}"))])


def loan(title: str, to: str, minute: int) -> Loan:
    at = NOW.replace(minute=minute)
    return Loan(uid=new_uid(at), created=at, updated=at, title=title, to=to)


def opened(path: Path, schema: Schema = LOANS) -> Store:
    return Store.open(path, schema, now=lambda: NOW)


def titles(path: Path) -> list[str]:
    store = opened(path)
    found = [one.title for one in store.all(Loan)]
    store.close()
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where two loans are kept."""
    path = tmp_path / "loans.json"
    store = opened(path)
    store.put(loan("Emma", "Ana", 1), loan("Persuasion", "Ben", 2))
    store.close()
    return path


def test_what_was_kept_is_read_again_also_by_stock_tinydb(path: Path) -> None:
    assert titles(path) == ["Emma", "Persuasion"]
    with TinyDB(path) as stock:
        assert [row["to"] for row in stock.table("loan")] == ["Ana", "Ben"]


def test_a_record_that_does_not_fit_its_type_is_named(path: Path) -> None:
    path.write_text(path.read_text().replace('"Persuasion"', "7"))

    with pytest.raises(Damaged, match=r"line \d+: The record \d+ of table “loan”.*“title”"):
        opened(path)
    assert examine(path, LOANS, NOW).findings[0].level == "problem"


def test_both_versions_of_a_record_changed_in_two_places_are_kept(path: Path) -> None:
    store = opened(path)
    emma = store.all(Loan)[0]
    store.put(replace(emma, to="Cleo"))
    path.write_text(path.read_text().replace('"Ana"', '"Dora"'))
    store.file.checkpoint()

    assert {one.to for one in store.all(Loan)} == {"Ben", "Cleo", "Dora"}
    (copied,) = store.conflicts.all()
    assert copied.theirs == replace(emma, uid=copied.theirs.uid, to="Dora")
    store.close()
    assert "Emma (copy: changed by another program)" in titles(path)


def test_a_migration_brings_older_records_up_to_date(path: Path) -> None:
    def shout(tables: dict[str, dict[str, Any]]) -> None:
        for row in tables["loan"].values():
            row["title"] = row["title"].upper()

    newer = Schema(LOANS.tables.values(), [shout])
    store = opened(path, newer)

    assert [one.title for one in store.all(Loan)] == ["EMMA", "PERSUASION"]
    store.close()
    assert json.loads(path.read_bytes())["meta"]["1"]["schema"] == 2
    assert "before form 2" in {one.snapshot.reason for one in list_backups(path, newer)}


def test_backups_speak_of_its_tables(path: Path) -> None:
    store = opened(path)
    store.file.snapshot("before-import")
    listed = [one.snapshot for one in list_backups(path, LOANS)]
    (kept,) = [one for one in listed if one.reason == "before import"]
    store.drop(store.all(Loan)[0])

    seen = preview(path, LOANS, kept.name, store.tables_copy, now=NOW)
    assert change_words(seen, LOANS) == ["Come back: 1 loan."]
    store.close()
    restore(path, LOANS, kept.name, now=NOW)
    assert titles(path) == ["Emma", "Persuasion"]


def test_the_store_loads_nothing_of_this_program_s_own_records() -> None:
    code = (
        "import sys, mentorjournal.data.store, mentorjournal.data.store.repair; print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = {name for name in ran.stdout.split() if name.startswith("mentorjournal.data.")}
    assert "mentorjournal.data.store.engine.opening" in loaded
    assert {name.split(".")[2] for name in loaded} == {"store"}
