"""Our table beside TinyDB's own: whatever is done to both, they hold the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB, operations, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from mentorjournal.data.store import Store
from mentorjournal.errors import BadInput

from .conftest import Clock, FaultyFiles, Makes, Stores

names = st.sampled_from(["a", "b", "c"])
numbers = st.integers(1, 6)
values = st.one_of(st.integers(), st.text(max_size=5), st.none(), st.lists(st.booleans()))
documents = st.dictionaries(names, values, max_size=3)


class TwoTables(RuleBasedStateMachine):
    """The same operations on the journal's TinyDB and on stock TinyDB in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.json"
        self.store = self.opened()
        self.stock = TinyDB(storage=MemoryStorage)

    def opened(self) -> Store:
        return Store.open(self.path, now=Clock(), files=FaultyFiles())

    def both(self, act: Callable[[Any], Any]) -> None:
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
        self.store.db.drop_table("t")
        self.stock.drop_table("t")

    @rule(checkpoint=st.booleans())
    def close_and_open(self, checkpoint: bool) -> None:
        if checkpoint:
            self.store.close()
        else:
            self.store._storage.close()
            self.store._opened.release()
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

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TwoTables.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestTwoTables = TwoTables.TestCase


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
    assert store.is_new
    store.close()
    again = opens()
    assert again.is_new
    again.put(makes.person())
