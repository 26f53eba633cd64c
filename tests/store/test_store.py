"""The store's everyday life."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from mentorjournal.data.records.models import FollowUp, Person, Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.repair.check import check
from mentorjournal.errors import BadInput, NotFound, ReadOnly

from .conftest import Clock, Makes, Stores


def test_opening_a_journal_that_does_not_exist_writes_nothing(
    tmp_path: Path, opens: Stores
) -> None:
    store = opens(tmp_path / "deep" / "er" / "journal.json")
    assert store.tables_copy() == {}
    assert store.file.state.word == "safe"
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_what_was_put_is_there_after_closing_and_opening(opens: Stores, makes: Makes) -> None:
    ana, ben, talk = makes.person("Ana"), makes.person("Ben Łoś 🎓"), makes.session("! went well\n")
    store = opens()
    store.put(ana, talk)
    store.put(ben)
    store.close()
    again = opens()
    assert again.all(Person) == [ana, ben]
    assert again.get(Session, talk.uid) == talk
    assert again.tables_copy() != {}


def test_what_was_put_is_there_without_a_checkpoint(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person()
    store.put(ana)
    assert ana.uid not in path.read_text()
    assert Store.open(path, SCHEMA, now=makes.clock, read_only=True).all(Person) == [ana]


def test_several_records_are_one_commit(opens: Stores, makes: Makes) -> None:
    store = opens()
    before = store.file.revision
    store.put(*(makes.person(f"Person {number}") for number in range(5)))
    assert store.file.revision == before + 1


def test_all_is_in_order_of_creation_whatever_the_order_of_putting(
    opens: Stores, makes: Makes
) -> None:
    first, second, third = (makes.person(name) for name in ("A", "B", "C"))
    store = opens()
    store.put(third)
    store.put(first, second)
    assert store.all(Person) == [first, second, third]


def test_a_list_in_hand_does_not_change_the_stores(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    store.all(Person).clear()
    assert len(store.all(Person)) == 1


def test_unknown_uids_are_not_found(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    for uid in (makes.uid(), "", "Ana", "01936D3E-0000-7000-8000-000000000001"):
        with pytest.raises(NotFound):
            store.get(Person, uid)
    with pytest.raises(NotFound):
        store.get(Session, store.all(Person)[0].uid)


def test_the_trash_holds_what_was_deleted_newest_first(
    opens: Stores, makes: Makes, clock: Clock
) -> None:
    store = opens()
    ana, ben, talk = makes.person("Ana"), makes.person("Ben"), makes.session()
    store.put(ana, ben, talk)
    gone = []
    for record in (talk, ana):
        clock.forward(hours=1)
        gone.append(msgspec.structs.replace(record, deleted=clock()))
        store.put(gone[-1])
    assert store.trash() == gone[::-1]
    assert store.all(Person) == [ben]
    assert store.get(Person, ana.uid) == gone[1]
    store.put(ana)
    assert store.all(Person) == [ana, ben]


def test_a_record_that_could_not_be_read_again_is_refused(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person()
    store.put(ana)
    for bad in (
        msgspec.structs.replace(ana, name=""),
        msgspec.structs.replace(ana, notes="half \ud83d"),
        msgspec.structs.replace(ana, uid="01936d3e-0000-7000-8000-00000000000G".lower()),
    ):
        with pytest.raises((BadInput, ValueError)):
            store.put(bad)
    assert store.all(Person) == [ana]
    store.close()
    assert opens().all(Person) == [ana]


def test_kept_becomes_safe_by_sync_and_by_checkpoint(opens: Stores, makes: Makes) -> None:
    store = opens()
    for make_safe in (store.file.sync, store.file.checkpoint):
        store.put(makes.person())
        kept = store.file.state
        assert kept.word == "kept"
        make_safe()
        safe = store.file.state
        assert (safe.word, safe.since) == ("safe", makes.clock())


def test_what_an_earlier_run_left_in_the_log_becomes_safe_too(
    path: Path, opens: Stores, makes: Makes
) -> None:
    first = opens()
    first.put(makes.person())
    first.file.abandon()
    store = opens()
    assert store.file.state.word == "kept"
    assert store.file.sync().word == "safe"
    assert len(store.all(Person)) == 1


def test_a_checkpoint_is_due_after_an_idle_while_and_only_if_something_changed(
    opens: Stores, makes: Makes
) -> None:
    store = opens()
    assert not store.file.checkpoint_due(3600)
    store.put(makes.person())
    assert not store.file.checkpoint_due(0.5)
    assert store.file.checkpoint_due(3600)
    store.file.checkpoint()
    assert not store.file.checkpoint_due(3600)


def test_closing_twice_is_fine_and_then_nothing_can_be_put(opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    store.close()
    store.close()
    with pytest.raises(ReadOnly):
        store.put(makes.person())


def test_read_only_changes_nothing(path: Path, opens: Stores, makes: Makes) -> None:
    store = opens()
    store.put(makes.person())
    store.close()
    before = {one: one.stat().st_mtime_ns for one in path.parent.rglob("*")}
    reader = opens(read_only=True)
    assert reader.file.read_only
    assert len(reader.all(Person)) == 1
    with pytest.raises(ReadOnly):
        reader.put(makes.person())
    reader.file.checkpoint()
    reader.close()
    assert {one: one.stat().st_mtime_ns for one in path.parent.rglob("*")} == before


def test_fields_of_a_newer_program_are_carried_at_every_depth(
    path: Path, opens: Stores, makes: Makes
) -> None:
    talk = msgspec.convert(
        {
            **msgspec.to_builtins(makes.session("old")),
            "agenda": [
                {"uid": makes.uid(), "text": "pricing"},
                {"uid": makes.uid(), "text": "the VP"},
            ],
        },
        Session,
    )
    store = opens()
    store.put(talk)
    store.close()
    content = json.loads(path.read_text())
    (raw,) = content["session"].values()
    raw["mood"] = {"level": 2**70, "words": ["calm"]}
    raw["agenda"][1]["minutes"] = 15
    content["weather"] = {"7": {"sky": "grey"}}
    content["meta"]["1"]["colour"] = "blue"
    path.write_text(json.dumps(content))

    store = opens()
    agenda = (talk.agenda[1], talk.agenda[0])
    for notes in ("new", "newer"):
        store.put(msgspec.structs.replace(store.get(Session, talk.uid), notes=notes, agenda=agenda))
    store.close()

    content = json.loads(path.read_text())
    (raw,) = content["session"].values()
    assert raw["notes"] == "newer"
    assert raw["mood"] == {"level": 2**70, "words": ["calm"]}
    assert [item.get("minutes") for item in raw["agenda"]] == [15, None]
    assert content["weather"] == {"7": {"sky": "grey"}}
    assert content["meta"]["1"]["colour"] == "blue"


def test_a_known_field_that_returns_to_its_default_is_not_mistaken_for_an_unknown_one(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    task = FollowUp(
        uid=makes.uid(),
        created=makes.clock(),
        updated=makes.clock(),
        text="Send the deck",
        assignee="them",
    )
    store.put(task)
    store.close()
    content = json.loads(path.read_text())
    next(iter(content["follow-up"].values()))["stars"] = 3
    path.write_text(json.dumps(content))
    store = opens()
    store.put(msgspec.structs.replace(store.get(FollowUp, task.uid), assignee="me"))
    store.close()
    assert opens().get(FollowUp, task.uid).assignee == "me"
    assert next(iter(json.loads(path.read_text())["follow-up"].values()))["stars"] == 3


def test_check_finds_a_whole_journal_whole(path: Path, opens: Stores, makes: Makes) -> None:
    assert [finding.level for finding in check(path, SCHEMA)][:1] == ["note"]
    store = opens()
    store.put(makes.person())
    findings = check(path, SCHEMA)
    assert [one.text for one in findings if "log" in one.text]
    store.close()
    findings = check(path, SCHEMA)
    assert not [one for one in findings if one.level == "problem"]
    assert "person 1" in findings[0].text


def test_a_symbolic_link_to_the_journal_stays_one(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    real = tmp_path / "elsewhere" / "mine.json"
    real.parent.mkdir()
    path.symlink_to(real)
    store = opens()
    store.put(makes.person())
    store.close()
    assert path.is_symlink()
    assert len(json.loads(real.read_text())["person"]) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["elsewhere", "journal.json"]


def test_a_write_protected_journal_is_opened_for_reading(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person())
    store.close()
    path.chmod(0o444)
    content = path.read_bytes()
    store = opens()
    assert store.file.read_only
    assert "write-protected" in store.file.why_read_only
    assert store.file.writer == ""
    with pytest.raises(ReadOnly):
        store.put(makes.person())
    store.close()
    assert path.read_bytes() == content
