"""P8: a journal in which git left the marks of a merge is brought together by record.

The marks are git's own, made by `git merge` with each of its styles.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Person
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.merge.three_way import MARK
from mentorjournal.data.store.repair.apply import repair
from mentorjournal.errors import CannotOpen

from .conftest import Makes, Stores


def git(folder: Path, *words: str, status: int = 0) -> None:
    ended = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    assert ended.returncode == status, ended.stderr


def conflicted(
    path: Path,
    opens: Stores,
    people: list[Person],
    ours: list[Person],
    theirs: list[Person],
    style: str,
) -> bytes:
    """The journal after a merge that git could not finish: both have edited the people."""
    store = opens()
    store.put(*people)
    store.close()
    git(path.parent, "init", "-q", "-b", "main")
    git(path.parent, "config", "merge.conflictStyle", style)
    (path.parent / ".gitignore").write_text(".*\n*.backups\n")
    git(path.parent, "add", "journal.json")
    git(path.parent, "commit", "-qm", "began")
    git(path.parent, "checkout", "-qb", "theirs")
    for branch, edited in (("theirs", theirs), ("main", ours)):
        git(path.parent, "checkout", "-q", branch)
        store = opens()
        store.put(*edited)
        store.close()
        git(path.parent, "commit", "-qam", branch)
    git(path.parent, "merge", "-q", "theirs", status=1)
    return path.read_bytes()


@pytest.fixture
def people(makes: Makes) -> list[Person]:
    """Sixteen people, in the order they stand in the file."""
    return [makes.person(f"Person {number}") for number in range(16)]


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_both_sides_are_kept(
    path: Path, opens: Stores, makes: Makes, people: list[Person], style: str, ends: bytes
) -> None:
    new_here, new_there = makes.person("New here"), makes.person("New there")
    ours = [replace(people[1], role="ours"), replace(people[5], role="ours"), new_here]
    theirs = [replace(people[5], role="theirs"), replace(people[10], role="theirs"), new_there]
    damaged = conflicted(path, opens, people, ours, theirs, style)
    assert b"<<<<<<< " in damaged
    assert (b"||||||| " in damaged) == (style != "merge")
    path.write_bytes(damaged.replace(b"\n", ends))
    with pytest.raises(CannotOpen, match="unfinished merge"):
        opens()

    done = repair(path, SCHEMA, now=opens.clock())

    found = opens().all(Person)
    assert done.lost == ()
    assert done.conflicts == 1
    roles = {one.name: one.role for one in found}
    expected = {f"Person {number}": "" for number in range(16)}
    expected |= {"Person 1": "ours", "Person 5": "ours", "Person 10": "theirs"}
    expected |= {"New here": "", "New there": "", f"Person 5 {MARK}": "theirs"}
    assert roles == expected
    assert len(found) == len(expected)
    kept = path.with_name("journal.json.backups") / done.kept_as
    assert kept.read_bytes() == path.read_bytes() or b"<<<<<<<" in kept.read_bytes()


def test_over_ten_conflicts_keep_the_other_side_whole_among_the_backups(
    path: Path, opens: Stores, makes: Makes
) -> None:
    people = [makes.person(f"Person {number}") for number in range(14)]
    ours = [replace(one, role="ours") for one in people]
    theirs = [replace(one, role="theirs") for one in people]
    conflicted(path, opens, people, ours, theirs, "diff3")

    done = repair(path, SCHEMA, now=opens.clock())

    assert done.conflicts == 14
    assert [one.role for one in opens().all(Person)] == ["ours"] * 14
    backups = path.with_name("journal.json.backups")
    sides = [
        json.loads(text) for text in map(Path.read_bytes, backups.iterdir()) if b"<<<" not in text
    ]
    assert any(
        all(one["role"] == "theirs" for one in side["person"].values())
        for side in sides
        if any("role" in one for one in side["person"].values())
    )


def test_a_line_that_is_damaged_on_top_of_it_is_named_and_taken_from_a_snapshot(
    path: Path, opens: Stores, makes: Makes, people: list[Person]
) -> None:
    ours = [replace(people[3], role="ours")]
    theirs = [replace(people[3], role="theirs")]
    damaged = conflicted(path, opens, people, ours, theirs, "merge")
    lines = damaged.split(b"\n")
    number = next(n for n, line in enumerate(lines) if b"Person 7" in line)
    lines[number] = lines[number][:30]
    (snapshot,) = list_snapshots(path)
    path.write_bytes(b"\n".join(lines))

    done = repair(path, SCHEMA, now=opens.clock())

    assert done.lost == (number + 1,)
    assert done.snapshot == snapshot.name
    assert {one.name for one in opens().all(Person)} == {
        *(one.name for one in people),
        f"Person 3 {MARK}",
    }
