"""Our table beside TinyDB's own: whatever is done to both, they hold the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tinydb import TinyDB, operations, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.errors import BadInput

from .conftest import TORTURE, Clock, Killed, Makes, MortalFiles, Stores, Tally

names = st.sampled_from(["a", "b", "c"])
numbers = st.integers(1, 6)
values = st.one_of(st.integers(), st.text(max_size=5), st.none(), st.lists(st.booleans()))
documents = st.dictionaries(names, values, max_size=3)

KILLED = Tally()


class TwoTables(RuleBasedStateMachine):
    """The same operations on the journal's TinyDB and on stock TinyDB in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.json"
        self.store = self.opened()
        self.stock = TinyDB(storage=MemoryStorage)

    def opened(self) -> Store:
        self.files = MortalFiles()
        return Store.open(self.path, SCHEMA, now=Clock(), files=self.files)

    @rule(after=st.integers(1, 30), torn=st.booleans())
    def kill_later(self, after: int, torn: bool) -> None:
        """The program will be killed at one of its next calls, whatever it does then."""
        self.files.fail_at, self.files.torn = len(self.files.calls) + after, torn

    @rule(torn=st.booleans())
    def kill_at_the_next_call(self, torn: bool) -> None:
        self.kill_later(1, torn)

    @rule(after=st.integers(1, 4), torn=st.booleans())
    def kill_soon(self, after: int, torn: bool) -> None:
        self.kill_later(after, torn)

    def survive(self, before: dict[int, Any], act: Callable[[Any], Any]) -> None:
        """Open again after a kill: what was under way is done or not, and nothing else."""
        self.files.buried()
        KILLED.count += 1
        self.store = self.opened()
        found = self.held_by(self.store.db)
        if found != before:
            with suppress(ValueError, KeyError, RuntimeError, TypeError):
                act(self.stock.table("t"))
        assert found == self.held_by(self.stock)
        self.stock._tables.clear()

    def held_by(self, db: TinyDB) -> dict[int, Any]:
        return {one.doc_id: one for one in db.table("t")}

    def both(self, act: Callable[[Any], Any]) -> None:
        before = self.held_by(self.stock)
        try:
            self.both_do(act)
        except Killed:
            self.survive(before, act)

    def both_do(self, act: Callable[[Any], Any]) -> None:
        results: list[Any] = []
        for db in (self.store.db, self.stock):
            try:
                results.append(act(db.table("t")))
            except (ValueError, KeyError, RuntimeError, TypeError) as error:
                results.append(type(error))
        assert results[0] == results[1]

    @rule(document=documents)
    def insert(self, document: dict[str, Any]) -> None:
        self.both(lambda table: table.insert(document))

    @rule(document=documents, number=numbers)
    def insert_under_a_number(self, document: dict[str, Any], number: int) -> None:
        self.both(lambda table: table.insert(Document(document, number)))

    @rule(several=st.lists(documents, max_size=3))
    def insert_several(self, several: list[dict[str, Any]]) -> None:
        self.both(lambda table: table.insert_multiple(several))

    @rule(document=documents, name=names, value=values)
    def upsert(self, document: dict[str, Any], name: str, value: Any) -> None:
        self.both(lambda table: table.upsert(document, where(name) == value))

    @rule(document=documents, name=names)
    def update_where(self, document: dict[str, Any], name: str) -> None:
        self.both(lambda table: table.update(document, where(name).exists()))

    @rule(document=documents, some=st.lists(numbers))
    def update_numbers(self, document: dict[str, Any], some: list[int]) -> None:
        self.both(lambda table: table.update(document, doc_ids=some))

    @rule(name=names)
    def update_all_with_an_operation(self, name: str) -> None:
        self.both(lambda table: table.update(operations.set(name, 1)))

    @rule(one=documents, two=documents, name=names)
    def update_multiple(self, one: dict[str, Any], two: dict[str, Any], name: str) -> None:
        pairs = [(one, where(name).exists()), (two, where("a") == 1)]
        self.both(lambda table: table.update_multiple(pairs))

    @rule(some=st.lists(numbers))
    def remove_numbers(self, some: list[int]) -> None:
        self.both(lambda table: table.remove(doc_ids=list(dict.fromkeys(some))))

    @rule(name=names, value=values)
    def remove_where(self, name: str, value: Any) -> None:
        self.both(lambda table: table.remove(where(name) == value))

    @rule()
    def truncate(self) -> None:
        self.both(lambda table: table.truncate())

    @rule()
    def drop(self) -> None:
        before = self.held_by(self.stock)
        try:
            self.store.db.drop_table("t")
        except Killed:
            self.survive(before, lambda table: table.truncate())
        else:
            self.stock.drop_table("t")

    @rule(checkpoint=st.booleans())
    def close_and_open(self, checkpoint: bool) -> None:
        try:
            self.store.close(checkpoint=checkpoint)
        except Killed:
            self.files.buried()
            KILLED.count += 1
        self.store = self.opened()
        # Counting starts anew with a new table object, as it does in stock TinyDB.
        self.stock._tables.clear()

    @invariant()
    def both_hold_the_same(self) -> None:
        ours, stock = self.store.db.table("t"), self.stock.table("t")
        assert {one.doc_id: one for one in ours} == {one.doc_id: one for one in stock}
        assert len(ours) == len(stock)
        for name in "abc":
            found = [ours.search(where(name) == 1), stock.search(where(name) == 1)]
            by_number = [sorted(one, key=lambda document: document.doc_id) for one in found]
            assert by_number[0] == by_number[1]
            assert ours.count(where(name).exists()) == stock.count(where(name).exists())
        for number in range(1, 7):
            assert ours.get(doc_id=number) == stock.get(doc_id=number)
            assert ours.contains(doc_id=number) == stock.contains(doc_id=number)

    @rule()
    def bring_up_to_date(self) -> None:
        before = self.held_by(self.stock)
        try:
            self.store.file.sync()
            self.store.file.checkpoint()
        except Killed:
            self.survive(before, lambda table: None)

    def teardown(self) -> None:
        self.files.fail_at = 0
        with suppress(Killed):
            self.store.close()
        self.files.buried()
        self.folder.cleanup()


@pytest.mark.proof("P3", "operations beside stock TinyDB in memory, and kills among them")
def test_whatever_is_done_both_hold_the_same(tally: Tally) -> None:
    KILLED.count = 0
    steps = settings(
        max_examples=80 * TORTURE,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(TwoTables, settings=steps)
    assert KILLED.count > 20
    tally.count += KILLED.count


def test_an_updater_that_fails_changes_nothing(opens: Stores) -> None:
    store = opens()
    table = store.db.table("t")
    table.insert_multiple([{"a": 1}, {"a": 2}, {"b": 3}])

    def fails_on_the_last(document: Any) -> None:
        document["a"] += 1

    with pytest.raises(KeyError):
        table.update(fails_on_the_last)
    assert table.all() == [{"a": 1}, {"a": 2}, {"b": 3}]


def test_a_document_that_could_not_be_read_again_is_refused(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    deep: Any = []
    for _ in range(100):
        deep = [deep]
    for bad in ({"a": "\ud800"}, {"a": deep}, {"a": 10**4000}):
        with pytest.raises(BadInput):
            store.db.table("t").insert(bad)
    for bad in ({"a": float("nan")}, {"a": object()}):
        with pytest.raises((ValueError, TypeError)):
            store.db.table("t").insert(bad)
    with pytest.raises(BadInput, match="name"):
        store.db.table("person").insert({"role": "no name"})
    assert len(store.db.table("t")) == 0
    assert len(store.db.table("person")) == 1


def test_a_document_changed_in_place_does_not_change_the_journal(opens: Stores) -> None:
    store = opens()
    table = store.db.table("t")
    table.insert({"a": [1]})
    table.all()[0]["a"].append(2)
    assert table.all() == [{"a": [1]}]


def test_dropping_all_tables_keeps_the_journal_a_journal(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    store.db.drop_tables()
    assert store.tables_copy().keys() == {"meta"}
    store.close()
    again = opens()
    assert again.tables_copy().keys() == {"meta"}
    again.put(makes.person())
