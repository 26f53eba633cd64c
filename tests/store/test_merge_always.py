"""P7: what always holds of a three-way merge, whatever either side has done.

Three tables are drawn: what both sides had, and what each has made of it.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.format.change import Known, apply
from mentorjournal.data.store.format.codec import encode, fingerprint
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.merge.three_way import MergeResult, merge
from tests.tally import drawn

from .conftest import TORTURE, Tally

KEYS = [str((0x01936D3E << 96) + (7 << 76) + (2 << 62) + number) for number in range(5)]
TABLE = "mine"

texts = st.one_of(st.none(), st.sampled_from(["a", "b", "c"]))
"""What a record says; None where there is none."""
sides = st.lists(st.tuples(texts, texts, texts), min_size=len(KEYS), max_size=len(KEYS))
"""For each key: what both had, ours, theirs."""
Sides = list[tuple[str | None, str | None, str | None]]


def tables(said: list[str | None], side: str = "") -> EncodedTables:
    """A journal with a record under each key that says something."""
    records = {
        key: encode({"key": key, "text": text})
        for key, text in zip(KEYS, said, strict=True)
        if text is not None
    }
    return {TABLE: records}


def three(drawn: Sides) -> tuple[EncodedTables, EncodedTables, EncodedTables]:
    base, ours, theirs = (tables([row[side] for row in drawn]) for side in range(3))
    return base, ours, theirs


def known_from(base: EncodedTables, ours: EncodedTables) -> Known:
    """What our side remembers of the records it has changed."""
    before, after = base[TABLE], ours[TABLE]
    return {
        (TABLE, key): {fingerprint(before.get(key))}
        for key in KEYS
        if before.get(key) != after.get(key)
    }


def merged(
    base: EncodedTables, ours: EncodedTables, theirs: EncodedTables
) -> tuple[EncodedTables, MergeResult]:
    result = {TABLE: dict(ours[TABLE])}
    found = merge(SCHEMA, ours, theirs, known_from(base, ours), set())
    for change in found.changes:
        apply(result, change)
    return result, found


def said_in(lines: EncodedTables) -> set[str]:
    return {line.decode().partition('"text": "')[2][0] for line in lines[TABLE].values()}


many = settings(
    max_examples=drawn(50, 100 * TORTURE),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.proof("P7", "three-way merges of drawn journals")
@many
@given(drawn=sides)
def test_nothing_that_either_side_wrote_vanishes(tally: Tally, drawn: Sides) -> None:
    base, ours, theirs = three(drawn)
    result, found = merged(base, ours, theirs)
    for key, (was, our, their) in zip(KEYS, drawn, strict=True):
        here = result[TABLE].get(key)
        if our not in (was, None):
            assert here == ours[TABLE][key], "ours stands under its key"
        if their not in (was, None) and our in (was, None):
            assert here == theirs[TABLE][key], "so does theirs where we wrote nothing"
        if our == was == their:
            assert here == base[TABLE].get(key)
        if None in (our, their) and {our, their} <= {was, None}:
            assert here is None, "what one side deleted and none edited is gone"
    both = [
        (was, our, their)
        for was, our, their in drawn
        if our != their and was not in (our, their) and None not in (our, their)
    ]
    assert found.conflicts == len(both)
    assert len(result[TABLE]) == sum(key in result[TABLE] for key in KEYS) + len(both)
    assert {row[2] for row in both} <= said_in(result), "and theirs where both wrote, as a copy"
    tally.count += 1


@pytest.mark.proof("P7", "three-way merges of drawn journals")
@many
@given(drawn=sides)
def test_without_conflicts_the_sides_may_be_exchanged(tally: Tally, drawn: Sides) -> None:
    base, ours, theirs = three(drawn)
    one, found = merged(base, ours, theirs)
    other, _ = merged(base, theirs, ours)
    if not found.conflicts:
        assert one[TABLE] == other[TABLE]
    assert said_in(one) == said_in(other), "with conflicts both hold the same texts"
    tally.count += 1


@pytest.mark.proof("P7", "three-way merges of drawn journals")
@many
@given(drawn=sides)
def test_meeting_the_same_file_again_changes_nothing(tally: Tally, drawn: Sides) -> None:
    base, ours, theirs = three(drawn)
    known = known_from(base, ours)
    once = {TABLE: dict(ours[TABLE])}
    for _ in range(2):
        found = merge(SCHEMA, once, theirs, known, set())
        before = {TABLE: dict(once[TABLE])}
        for change in found.changes:
            known.setdefault((TABLE, change.key), set()).add(change.was)
            apply(once, change)
    assert once == before
    tally.count += 1
