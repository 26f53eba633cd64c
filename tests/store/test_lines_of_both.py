"""P7: notes that two programs write at lose no line of either, whenever one of them dies."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from mentorjournal.data.records.models import Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store

from .conftest import TORTURE, Clock, FaultyFiles, Makes, Tally

STEPS = ("ours", "theirs", "elsewhere", "checkpoint", "crash")


def opened(path: Path, clock: Clock) -> Store:
    return Store.open(path, SCHEMA, now=clock, files=FaultyFiles())


def crash(store: Store) -> None:
    """End without a checkpoint, as when killed."""
    store.file.abandon()


def write_theirs(path: Path, session: Session, line: str) -> None:
    """Another program puts a line before the notes, as of what stands in the file."""
    with TinyDB(path) as stock:
        table = stock.table("session")
        (record,) = [one for one in table.all() if one["uid"] == session.uid]
        table.update({"notes": f"{line}\n{record['notes']}"}, doc_ids=[record.doc_id])


@pytest.mark.proof("P7", "notes that two programs write at, with kills between")
@settings(
    max_examples=60 * TORTURE,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.sampled_from(STEPS), max_size=10))
@example(steps=["ours", "crash", "ours", "elsewhere", "checkpoint"])
@example(steps=["ours", "crash", "theirs", "ours", "checkpoint"])
@example(steps=["ours", "crash", "ours", "theirs", "crash", "ours", "elsewhere"])
def test_no_line_of_either_side_is_lost(
    tmp_path_factory: pytest.TempPathFactory, tally: Tally, steps: list[str]
) -> None:
    path, clock = tmp_path_factory.mktemp("lines") / "journal.json", Clock()
    session, written = Makes(clock).session("first"), {"first"}
    store = opened(path, clock)
    store.put(session)
    store.file.checkpoint()
    for number, step in enumerate(steps):
        line = f"{step} {number}"
        if step == "ours":
            notes = store.get(Session, session.uid).notes
            store.put(msgspec.structs.replace(session, notes=f"{notes}\n{line}"))
            written.add(line)
        elif step == "theirs":
            write_theirs(path, session, line)
            written.add(line)
        elif step == "elsewhere":
            with TinyDB(path) as stock:
                stock.table("person").insert({"name": line})
        elif step == "checkpoint":
            store.file.checkpoint()
        else:
            crash(store)
            store = opened(path, clock)
    store.close()
    final = opened(path, clock)
    found = {line for one in final.all(Session) for line in one.notes.split("\n")}
    final.close()
    assert written <= found
    tally.count += 1
    tally.acknowledged += len(written)
