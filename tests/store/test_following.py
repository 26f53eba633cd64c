"""A store that reads along sees all that the writer keeps, from the log where that is enough."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.data.store import Store

from .conftest import Clock, FaultyFiles, Makes, Stores


def look(store: Store) -> None:
    store.file.poll_writer()
    store.file.apply_update()


def test_what_is_only_in_the_log_is_read_without_the_file(opens: Stores, makes: Makes) -> None:
    writer = opens()
    ana = makes.person("Ana")
    writer.put(ana)
    files = FaultyFiles()
    reader = opens(files=files)
    look(reader)
    files.calls.clear()
    writer.put(msgspec.structs.replace(ana, role="VP"))
    before = reader.file.revision
    look(reader)
    assert reader.all(Person)[0].role == "VP"
    assert reader.file.revision > before
    assert reader.file.path.stat().st_size
    # One read for the log's segment, one for the state; none for the journal's file.
    assert files.calls.count("read") == 2


def test_a_reader_that_missed_a_checkpoint_reads_the_file(opens: Stores, makes: Makes) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    reader = opens()
    for name in ("Ben", "Chidi"):
        writer.put(makes.person(name))
        writer.file.checkpoint()
    look(reader)
    assert [person.name for person in reader.all(Person)] == ["Ana", "Ben", "Chidi"]


def test_what_the_writer_merges_from_a_stranger_arrives_too(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    writer.file.checkpoint()
    reader = opens()
    with TinyDB(path) as stock:
        stock.table("person").insert({"name": "Dana"})
    makes.count += 10  # TinyDB has just used the next number.
    writer.put(makes.person("Ben"))
    writer.file.checkpoint()
    look(reader)
    assert {person.name for person in reader.all(Person)} == {"Ana", "Ben", "Dana"}


def test_the_next_writer_is_named_and_the_last_ones_end_is_noticed(
    opens: Stores, makes: Makes
) -> None:
    writer = opens()
    writer.put(makes.person("Ana"))
    reader = opens()
    look(reader)
    assert (bool(reader.file.writer), reader.file.may_take_over) == (True, False)
    writer.close()
    look(reader)
    assert (reader.file.writer, reader.file.may_take_over) == ("", True)
    assert "may take over" in reader.file.why_read_only
    next_one = opens()
    next_one.put(makes.person("Ben"))
    look(reader)
    assert (bool(reader.file.writer), reader.file.may_take_over) == (True, False)
    assert reader.file.read_again()() is False
    next_one.close()
    assert reader.file.read_again()() is True
    assert reader.file.may_take_over is False
    assert len(reader.all(Person)) == 2


STEPS = st.lists(
    st.sampled_from(["put", "edit", "checkpoint", "again", "look", "sync"]), max_size=30
)


@given(STEPS)
def test_whatever_the_writer_does_a_reader_ends_up_with_the_same(steps: list[str]) -> None:
    clock = Clock()
    makes = Makes(clock)
    with tempfile.TemporaryDirectory() as folder:
        opens = Stores(Path(folder) / "journal.json", clock)
        writer = opens()
        people = [makes.person("Ana")]
        writer.put(people[0])
        reader = opens()
        for step in [*steps, "look"]:
            if step == "put":
                people.append(makes.person(f"Number {len(people)}"))
                writer.put(people[-1])
            elif step == "edit":
                people[0] = msgspec.structs.replace(people[0], notes=f"{people[0].notes}x")
                writer.put(people[0])
            elif step == "again":
                writer.close()
                writer = opens()
            elif step == "look":
                look(reader)
                assert reader.all(Person) == people
            else:
                getattr(writer.file, step)()
        for store in opens.opened:
            store.close()
