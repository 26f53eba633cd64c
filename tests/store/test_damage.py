"""P8: every kind of damage is named with its place, and the file is left as it is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.format.strict_json import parse
from mentorjournal.data.store.repair.check import check
from mentorjournal.errors import CannotOpen, Damaged, TooNew

from .conftest import Clock, Makes, Stores

pytestmark = pytest.mark.proof("P8", "damage of every kind is named, the file left as it is")

SECRET = "zanzibar"


@pytest.fixture
def whole(path: Path, opens: Stores, makes: Makes) -> bytes:
    """A journal with a past, closed; its content."""
    store = opens()
    for number in range(8):
        store.put(makes.person(f"{SECRET} {number}", notes="ä" * 50))
        store.file.checkpoint()
    store.close()
    return path.read_bytes()


def refusal(path: Path) -> CannotOpen:
    """The error on opening; sees to it that nothing was touched and nothing given away."""
    before = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    with pytest.raises(CannotOpen) as caught:
        Store.open(path, SCHEMA, now=Clock())
    after = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    before[path.with_name(".journal.json.lock")] = after[path.with_name(".journal.json.lock")]
    assert after == before
    assert SECRET not in str(caught.value)
    assert str(path) in str(caught.value)
    findings = check(path, SCHEMA)
    assert findings[0].level == "problem"
    assert str(caught.value) == findings[0].text
    return caught.value


def edited(whole: bytes, old: str, new: str) -> bytes:
    text = whole.decode()
    assert old in text
    return text.replace(old, new, 1).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("part", range(1, 64))
def test_a_file_cut_anywhere_is_refused(path: Path, whole: bytes, part: int) -> None:
    path.write_bytes(whole[: len(whole) * part // 64])
    error = refusal(path)
    assert isinstance(error, Damaged)
    assert error.line >= 1
    assert "line" in str(error)


@pytest.mark.parametrize("content", [b"", b"null", b"  \n", b"{}"])
def test_an_empty_file_with_a_history_is_damage(path: Path, whole: bytes, content: bytes) -> None:
    path.write_bytes(content)
    assert "although it has a history" in str(refusal(path))


def test_a_missing_file_with_a_history_is_said(path: Path, whole: bytes) -> None:
    path.unlink()
    assert "is gone" in str(refusal(path))


@pytest.mark.parametrize("content", [b"", b"null\n", b"{}"])
def test_an_empty_file_without_a_history_is_a_new_journal(
    path: Path, opens: Stores, makes: Makes, content: bytes
) -> None:
    path.write_bytes(content)
    store = opens()
    assert store.tables_copy() == {}
    store.put(makes.person())
    store.close()
    assert len(opens().all(Person)) == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"name": "zanzibar 3"', '"name": "zanzibar 3', "whole JSON"),
        ('"name": "zanzibar 3"', '"name": NaN', "NaN"),
        ('"name": "zanzibar 3"', '"name": -Infinity', "Infinity"),
        ('"name": "zanzibar 3"', '"name": 1e999', "too large"),
        ('"name": "zanzibar 3"', '"name": "zanzibar 3", "x": ' + "7" * 5000, "too long"),
        ('"name": "zanzibar 3"', '"name": "zanzibar 3", "name": "b"', "twice"),
        ('"name": "zanzibar 3"', '"name": "zanzibar \\ud800"', "half of a character"),
        ('"name": "zanzibar 3"', '"name": "zanzibar \\uDC00!"', "half of a character"),
        ('"name": "zanzibar 3"', '"n": ' + "[" * 100_000 + "]" * 100_000, "too deeply"),
        ('"name": "zanzibar 3"', '"n": ' + '{"a":' * 200 + "1" + "}" * 200, "too deeply"),
        ('"name": "zanzibar 3"', '"name": "zanzibar 3\x00"', "whole JSON"),
    ],
)
def test_bad_json_is_named_with_its_line(
    path: Path, whole: bytes, old: str, new: str, says: str
) -> None:
    path.write_bytes(edited(whole, old, new))
    error = refusal(path)
    assert isinstance(error, Damaged)
    assert says in str(error)
    line = next(n for n, text in enumerate(whole.splitlines(), 1) if b"zanzibar 3" in text)
    assert error.line == line
    assert f"line {line}" in str(error)
    assert (
        whole.splitlines(keepends=True)[: line - 1]
        == path.read_bytes().splitlines(keepends=True)[: line - 1]
    )
    assert error.byte >= sum(map(len, whole.splitlines(keepends=True)[: line - 1]))


def test_a_record_that_stands_twice_is_named_where_it_stands_again(
    path: Path, whole: bytes
) -> None:
    lines = whole.splitlines(keepends=True)
    number = next(n for n, text in enumerate(lines) if b"zanzibar 3" in text)
    path.write_bytes(b"".join([*lines[: number + 2], lines[number], *lines[number + 2 :]]))
    error = refusal(path)
    assert isinstance(error, Damaged)
    assert (error.line, error.column) == (number + 3, 1)
    assert error.byte == sum(map(len, lines[: number + 2]))


def test_brackets_that_go_too_deep_over_many_lines_are_named(path: Path, whole: bytes) -> None:
    tables = json.loads(whole)
    deep: list[object] = []
    for _ in range(70):
        deep = [deep]
    next(iter(tables["person"].values()))["x"] = deep
    path.write_text(json.dumps(tables, indent=1))
    error = refusal(path)
    assert isinstance(error, Damaged)
    # Three brackets stand around it; the sixty-first is the fifty-eighth of its own.
    first = next(n for n, line in enumerate(path.read_text().split("\n"), 1) if '"x": [' in line)
    assert error.line == first + 57


def test_a_record_that_does_not_fit_is_named_where_it_stands_although_the_log_has_changed_it(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    person = makes.person("Ana", role="one")
    store.put(person)
    store.file.checkpoint()
    store.put(msgspec.structs.replace(person, role="two"))
    store.file.abandon()
    path.write_bytes(path.read_bytes().replace(b'"created": "2', b'"created": "x2'))
    error = refusal(path)
    assert isinstance(error, Damaged)
    assert (error.record, error.field) == (person.uid, "created")
    lines = path.read_bytes().split(b"\n")
    assert b'"created": "x2' in lines[error.line - 1]


HALVES = ["\ud83d", "\ude00", "\U0001f600", "\\", "\\u", "ud83d", "ude00", "\n", "ж", "a"]


def is_read(text: str) -> bool:
    try:
        parse(json.dumps({"a": {"1": text}}).encode(), "it")
    except Damaged:
        return False
    return True


@given(st.lists(st.sampled_from(HALVES), max_size=8))
@example(["\\", "ud83d", "\ude00"])
def test_half_a_character_is_told_from_a_whole_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    # Two halves side by side are one character when they are read.
    read = json.loads(json.dumps(text))
    assert is_read(text) == (not any("\ud800" <= one <= "\udfff" for one in read))


def test_half_a_character_is_found_wherever_it_stands() -> None:
    # A file is searched in windows of so many characters.
    for back in range(28):
        for piece in ("\ud83d", "\ude00", "\ude00\ud83d"):
            assert not is_read("x" * ((1 << 18) - back) + piece)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"name": "zanzibar 3"', '"name": ""', "name"),
        ('"name": "zanzibar 3"', '"name": 7', "name"),
        ('"name": "zanzibar 3"', '"nam": "zanzibar 3"', "name"),
        ('"name": "zanzibar 3"', '"name": "zanzibar 3", "tags": ["a", 5]', "tags[1]"),
        ('"name": "zanzibar 3"', '"name": "zanzibar 3", "deleted": "zanzibar"', "deleted"),
    ],
)
def test_a_record_that_does_not_fit_is_named(
    path: Path, whole: bytes, old: str, new: str, field: str
) -> None:
    path.write_bytes(edited(whole, old, new))
    error = refusal(path)
    assert isinstance(error, Damaged)
    key = next(iter(json.loads(whole)["person"].keys()))[:10]
    assert "“person”" in str(error)
    assert field in str(error)
    assert key in str(error)
    assert error.line == next(
        n for n, text in enumerate(whole.splitlines(), 1) if b"zanzibar 3" in text
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[1, 2]", "not a journal"),
        (b'"zanzibar"', "not a journal"),
        (b'{"zanzibar": 1}', "not a journal"),
        (b'{"_default": {"1": {"name": "zanzibar"}}}', "not a journal"),
        (b'{"person": {}}', "meta"),
        (b'{"meta": {"1": {"schema": "zanzibar"}}}', "schema"),
        (b'{"meta": {"1": {"schema": true, "journal": "x", "seq": 0}}}', "schema"),
        (b'{"meta": {"1": {"schema": 1, "journal": "x", "seq": 0}}, "person": [1]}', "person"),
        (
            b'{"meta": {"1": {"schema": 1, "journal": "x", "seq": 0}}, "person": {"a": {}}}',
            "not a record",
        ),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ('{"meta": "zanzibar"}'.encode("utf-16"), "byte order mark"),
        ('{"meta": "zanzibar é"}'.encode("latin-1"), "Latin-1"),
        (b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n", "unfinished merge"),
        (b"zanzibar", "whole JSON"),
    ],
)
def test_what_is_no_journal_is_refused(path: Path, content: bytes, says: str) -> None:
    path.write_bytes(content)
    assert says in str(refusal(path))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_key_that_may_be_text_is_named_by_its_line_only(
    path: Path, whole: bytes, ascii_only: bool
) -> None:
    key = json.dumps(f"{SECRET} has é cold", ensure_ascii=ascii_only)
    path.write_bytes(whole.replace(b'"person": {\n', f'"person": {{\n{key}: {{}},\n'.encode()))
    error = refusal(path)
    assert isinstance(error, Damaged)
    line = next(n for n, text in enumerate(path.read_bytes().splitlines(), 1) if b"cold" in text)
    assert error.line == line
    assert f"line {line}" in str(error)


def test_a_zeroed_block_is_noticed(path: Path, whole: bytes) -> None:
    for start in range(0, len(whole), 97):
        path.write_bytes(whole[:start] + bytes(min(512, len(whole) - start)) + whole[start + 512 :])
        refusal(path)


def test_a_flipped_bit_is_refused_or_said(path: Path, whole: bytes) -> None:
    for place in range(0, len(whole), 41):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        path.write_bytes(flipped)
        try:
            store = Store.open(path, SCHEMA, now=Clock(), read_only=True)
        except CannotOpen:
            continue
        assert "changed by another program" in store.file.notices[0]


def test_a_newer_journal_is_refused(path: Path, whole: bytes) -> None:
    path.write_bytes(edited(whole, f'"schema": {SCHEMA.version}', '"schema": 99'))
    error = refusal(path)
    assert isinstance(error, TooNew)
    assert "update" in str(error)


def test_folders_and_pipes_are_not_opened(path: Path) -> None:
    path.mkdir()
    assert "a folder" in str(_plain_refusal(path))
    path.rmdir()
    os.mkfifo(path)
    assert "not a file" in str(_plain_refusal(path))


def test_impossible_paths_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "not a folder" in str(_plain_refusal(tmp_path / "file" / "journal.json"))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    _plain_refusal(loop)
    _plain_refusal(tmp_path / "nul\0")
    _plain_refusal(tmp_path / ("long" * 100))


def _plain_refusal(path: Path) -> CannotOpen:
    with pytest.raises(CannotOpen) as caught:
        Store.open(path, SCHEMA, now=Clock())
    return caught.value


def test_a_log_with_a_torn_end_is_used_up_to_there(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    people = [makes.person(f"{number}") for number in range(4)]
    for person in people:
        store.put(person)
    (log,) = path.parent.glob(".journal.json.log.*")
    content = log.read_bytes()
    for cut in range(content.index(b"\n") + 1, len(content), 53):
        torn = tmp_path / f"{cut}" / "journal.json"
        torn.parent.mkdir()
        torn.touch()
        torn.with_name(log.name).write_bytes(content[:cut])
        whole = content[:cut].count(b"\n") - 1
        if whole:
            assert opens(torn).all(Person) == people[:whole]
        else:
            assert opens(torn).tables_copy() == {}


def test_a_log_damaged_in_its_middle_is_said_and_set_aside(
    path: Path, tmp_path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    people = [makes.person(f"{number}") for number in range(6)]
    for person in people:
        store.put(person)
    (log,) = path.parent.glob(".journal.json.log.*")
    lines = log.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"name", b"nome")
    copy = tmp_path / "copy" / "journal.json"
    copy.parent.mkdir()
    copy.touch()
    copy.with_name(log.name).write_bytes(b"".join(lines))
    store = opens(copy)
    assert store.all(Person) == [*people[:2], *people[3:]]
    assert "damaged" in store.file.notices[0]
    store.close()
    (aside,) = copy.with_name("journal.json.backups").glob("*unread-log.json")
    assert aside.read_bytes() == b"".join(lines)
