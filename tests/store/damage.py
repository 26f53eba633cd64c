"""What happens to files: every kind of damage, each a little differently at every turn."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

Damage = Callable[[bytes, int, random.Random], bytes]
"""Makes a damaged file of a whole one; the turn counts from 0."""

KINDS: dict[str, Damage] = {}


def _kind(name: str) -> Callable[[Damage], Damage]:
    def note(damage: Damage) -> Damage:
        KINDS[name] = damage
        return damage

    return note


def _line(whole: bytes, chance: random.Random) -> tuple[int, int]:
    """Where a record's line begins and ends, the comma behind it left out."""
    lines = whole.splitlines(keepends=True)
    number = chance.choice([n for n, line in enumerate(lines) if b'"uid"' in line])
    start = sum(map(len, lines[:number]))
    return start, start + len(lines[number].rstrip(b",\n"))


def _into_a_record(whole: bytes, chance: random.Random, text: bytes) -> bytes:
    """Write something before the closing bracket of a record."""
    place = _line(whole, chance)[1] - 1
    return whole[:place] + text + whole[place:]


@_kind("cut at a sixty-fourth")
def _cut(whole: bytes, turn: int, chance: random.Random) -> bytes:
    return whole[: len(whole) * (turn % 64) // 64]


@_kind("cut anywhere")
def _cut_anywhere(whole: bytes, turn: int, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


@_kind("four kilobytes of zeros")
def _zeros(whole: bytes, turn: int, chance: random.Random) -> bytes:
    start = chance.randrange(0, len(whole))
    start -= start % 4096 if turn % 2 else 0
    return whole[:start] + bytes(len(whole[start : start + 4096])) + whole[start + 4096 :]


@_kind("a flipped bit")
def _flip(whole: bytes, turn: int, chance: random.Random) -> bytes:
    data = bytearray(whole)
    data[chance.randrange(len(data))] ^= 1 << turn % 8
    return bytes(data)


@_kind("many flipped bits")
def _flips(whole: bytes, turn: int, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.randint(2, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


@_kind("a byte order mark, or UTF-16")
def _mark(whole: bytes, turn: int, chance: random.Random) -> bytes:
    if turn % 2:
        return b"\xef\xbb\xbf" + whole
    return whole.decode().encode("utf-16")


@_kind("a letter saved as Latin-1")
def _latin(whole: bytes, turn: int, chance: random.Random) -> bytes:
    return _into_a_record(whole, chance, ', "x": "é"'.encode("latin-1"))


@_kind("another value in its place")
def _other(whole: bytes, turn: int, chance: random.Random) -> bytes:
    others = [b"", b"null", b"[]", b"[1, 2]", b"42", b"{}", b'"text"', b"\0" * 5000, b"\n"]
    return others[turn % len(others)]


@_kind("the marks of a merge")
def _marks(whole: bytes, turn: int, chance: random.Random) -> bytes:
    start, end = _line(whole, chance)
    record = whole[start:end]
    theirs = record.replace(b'"updated": "2', b'"updated": "3', 1)
    comma, after = (b",", end + 1) if whole[end : end + 1] == b"," else (b"", end)
    both = b"<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> theirs" % (record + comma, theirs + comma)
    return whole[:start] + both + whole[after:]


@_kind("a key that stands twice in a record")
def _twice(whole: bytes, turn: int, chance: random.Random) -> bytes:
    return _into_a_record(whole, chance, b', "uid": "b"')


@_kind("a record that stands twice")
def _record_twice(whole: bytes, turn: int, chance: random.Random) -> bytes:
    start, end = _line(whole, chance)
    return whole[:start] + whole[start:end] + b",\n" + whole[start:]


@_kind("brackets without end")
def _bomb(whole: bytes, turn: int, chance: random.Random) -> bytes:
    depth = chance.choice((61, 70, 200, 1_000, 5_000, 5_000, 50_000))
    bombs = [
        b"[" * depth + b"]" * depth,
        b'{"a":' * depth + b"1" + b"}" * depth,
        b"[" * depth,
        b'[{"a":' * depth,
    ]
    return _into_a_record(whole, chance, b', "x": ' + bombs[turn % len(bombs)])


@_kind("a number beyond all measure")
def _number(whole: bytes, turn: int, chance: random.Random) -> bytes:
    numbers = [b"7" * 5_000, b"1e999", b"-1e999", b"NaN", b"-Infinity", b"0." + b"7" * 2_000]
    return _into_a_record(whole, chance, b', "x": ' + numbers[turn % len(numbers)])


@_kind("half of a character")
def _half(whole: bytes, turn: int, chance: random.Random) -> bytes:
    halves = [rb"\ud800", rb"a\uDFFFb", rb"\udc00\ud800"]
    return _into_a_record(whole, chance, b', "x": "%s"' % halves[turn % len(halves)])


@_kind("a field of another kind")
def _misfit(whole: bytes, turn: int, chance: random.Random) -> bytes:
    start, end = _line(whole, chance)
    fields = [(b'"created": "', b'"created": "x'), (b'"uid": "', b'"uid": 7, "y": "')]
    old, new = fields[turn % len(fields)]
    return whole[:start] + whole[start:end].replace(old, new, 1) + whole[end:]


@_kind("bytes that stand for nothing")
def _noise(whole: bytes, turn: int, chance: random.Random) -> bytes:
    place, length = chance.randrange(len(whole)), chance.choice((1, 7, 100, 512, 4096))
    damaged = whole
    while damaged == whole:  # of single bytes, one in 256 is what stood there
        damaged = whole[:place] + chance.randbytes(length) + whole[place + length :]
    return damaged


@_kind("a piece that is missing")
def _hole(whole: bytes, turn: int, chance: random.Random) -> bytes:
    place = chance.randrange(len(whole))
    return whole[:place] + whole[place + chance.choice((1, 7, 100, 512, 4096)) :]


@_kind("a piece that stands twice")
def _piece_twice(whole: bytes, turn: int, chance: random.Random) -> bytes:
    place = chance.randrange(len(whole))
    return whole[:place] + whole[place : place + chance.choice((1, 7, 100, 512))] + whole[place:]


@_kind("cut, in another form")
def _reformed(whole: bytes, turn: int, chance: random.Random) -> bytes:
    forms = [
        json.dumps(json.loads(whole)).encode(),
        json.dumps(json.loads(whole), indent=4).encode(),
        whole.replace(b"\n", b"\r\n"),
        b"Dear diary,\n" + whole,
    ]
    form = forms[turn % len(forms)]
    return form[: len(form) - chance.choice((1, 2, 3, chance.randrange(len(form))))]


@_kind("two to four of these together")
def _together(whole: bytes, turn: int, chance: random.Random) -> bytes:
    several = (_zeros, _flip, _flips, _noise, _hole, _piece_twice, _cut_anywhere)
    for damage in chance.sample(several, chance.randint(2, 4)):
        whole = damage(whole, chance.randrange(8), chance) if whole else whole
    return whole
