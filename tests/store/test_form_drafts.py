"""What was typed into a form and not saved outlives the program, in a private file, for a while."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mentorjournal.data.form_drafts import MOST, FormDrafts
from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.paths import JournalPaths
from mentorjournal.journal import Journal

TYPED = {"name": "Zoë [/x] \ud800", "about": "line\nline"}


def drafts_in(folder: Path, *, may_write: bool = True) -> FormDrafts:
    return FormDrafts(Files(), JournalPaths.at(folder / "journal.json"), lambda: may_write)


def beside(folder: Path) -> Path:
    return folder / ".journal.json.drafts"


def test_a_draft_is_there_for_the_next_program_and_for_its_owner_only(tmp_path: Path) -> None:
    drafts_in(tmp_path).keep("Add a person", TYPED)
    assert drafts_in(tmp_path).get("Add a person") == TYPED
    assert drafts_in(tmp_path).get("Add a goal") == {}
    assert stat.S_IMODE(beside(tmp_path).stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == [".journal.json.drafts"]


def test_of_what_was_saved_or_thrown_away_nothing_is_left(tmp_path: Path) -> None:
    drafts_in(tmp_path).keep("one", {"field": "first"})
    drafts_in(tmp_path).keep("two", {"field": "second"})
    drafts_in(tmp_path).drop("one")
    assert b"first" not in beside(tmp_path).read_bytes()
    drafts_in(tmp_path).drop("two")
    assert [*tmp_path.iterdir()] == []


def test_the_one_left_alone_for_longest_gives_way(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path)
    for number in range(MOST):
        drafts.keep(str(number), {"field": "typed"})
    drafts.keep("0", {"field": "typed on"})
    drafts.keep("new", {"field": "typed"})
    assert drafts.get("1") == {}
    assert drafts.get("0") == {"field": "typed on"}


def test_a_program_that_only_reads_writes_none_and_knows_its_own(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path, may_write=False)
    drafts.keep("one", TYPED)
    assert drafts.get("one") == TYPED
    assert not drafts.lasting
    assert [*tmp_path.iterdir()] == []
    drafts.drop("one")
    assert drafts.get("one") == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"drafts": {"one": 7}}', b"\xff\xfe", b"[" * 99_000, b"9" * 6_000],
    ids=["nothing", "cut", "list", "number", "UTF-16", "too deep", "6,000 digits"],
)
def test_what_cannot_be_read_is_no_draft_and_no_failure(tmp_path: Path, content: bytes) -> None:
    beside(tmp_path).write_bytes(content)
    drafts = drafts_in(tmp_path)
    assert drafts.get("one") == {}
    drafts.keep("one", TYPED)
    assert drafts.get("one") == TYPED


def test_what_a_form_quotes_is_gone_when_something_is_deleted_for_good(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "journal.json")
    bond = journal.relationships.begin("Ana Lima", "mentor")
    journal.form_drafts.keep(f"edit {bond.uid}", {"about": "canary of Ana"})
    journal.trash.throw(bond, "the relationship")
    journal.trash.purge(*journal.trash.all())
    assert journal.form_drafts.get(f"edit {bond.uid}") == {}
    journal.close()
    left = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert not [each for each in left if b"canary" in each.read_bytes()]
