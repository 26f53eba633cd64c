"""P5: a request that holds what no command hands in is set aside and said, and does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.data.records.models import Person
from mentorjournal.data.store import Store
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.log.wal import frame_entry
from mentorjournal.data.store.messages import REQUEST_SET_ASIDE

from .conftest import Makes, Stores
from .odd_content import ODD, framed
from .test_inbox import submit

pytestmark = pytest.mark.proof("P5", "odd requests: set aside, and said")

FIRST = "01936d3e-0000-7000-8000-000000000000"
"""A name before all others, so that it is taken over first."""


def head_of(store: Store, **more: object) -> bytes:
    head = {"log": 1, "journal": store.file.storage.known_as[2], "schema": 1, **more}
    return framed(encode(head))


def put_in(path: Path, name: str, raw: bytes) -> None:
    folder = path.with_name(".journal.json.inbox")
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / name).write_bytes(raw)


def names(store: Store) -> list[str]:
    return [one.name for one in store.all(Person)]


def aside(path: Path) -> list[bytes]:
    return [one.read_bytes() for one in path.parent.rglob("*-unread-log*.json")]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_request_is_set_aside_and_the_next_one_taken_over(
    path: Path, opens: Stores, makes: Makes, odd: str
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    raw = head_of(store) + framed(ODD[odd])
    put_in(path, FIRST, raw)
    submit(opens, makes.person("Ben"))
    assert names(opens(read_only=True)) == ["Ana", "Ben"]
    store.file.drain()
    assert names(store) == ["Ana", "Ben"]
    assert (aside(path), store.file.notices.count(REQUEST_SET_ASIDE)) == ([raw], 1)
    assert list(path.with_name(".journal.json.inbox").iterdir()) == []


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_question_is_not_asked(path: Path, opens: Stores, makes: Makes, odd: str) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    put_in(path, f"{FIRST}.asked", framed(ODD[odd]) + framed(ODD[odd]))
    assert store.file.questions() == []


def test_an_answered_question_does_not_bring_in_what_is_no_record(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    change = Change("put", "person", "7", "", b'{"name": 5}')
    put_in(
        path, f"{FIRST}.asked", head_of(store, question="May it?") + frame_entry(1, "", [change])
    )
    ((question, _),) = store.file.questions()
    store.answer(question, yes=True)
    assert names(store) == ["Ana"]
    assert REQUEST_SET_ASIDE in store.file.notices


def test_a_request_cannot_delete_for_good_by_calling_itself_a_question(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    was = store.file.storage.state.change("person", key_of(ana.uid), None).was
    change = Change("purge", "person", key_of(ana.uid), was)
    put_in(path, FIRST, head_of(store, question="?") + frame_entry(1, "", [change]))
    store.file.drain()
    assert names(store) == ["Ana"]
    assert REQUEST_SET_ASIDE in store.file.notices
