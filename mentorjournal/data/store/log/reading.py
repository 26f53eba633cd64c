"""Reads the change log: every commit in it that is whole, wherever the damage is.

Each line proves itself by its checksum. One that does not, or that holds what no commit can, is
named and left out; what stands behind it is read all the same. Only a last line without an end
is nothing to speak of: there the program was killed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.store import messages
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import strict_value
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.wal import LOG_VERSION, Entry, Spot, segment_paths
from mentorjournal.errors import TooNew

MOST_COMMITS = 1 << 53
"""No journal counts so many; a higher number is damage."""
_BEGIN = re.compile(rb'[0-9a-f]{8} \{"(?:log|seq)": ')

Head = dict[str, Any]


class LogContents(Struct, frozen=True):
    """What the segments hold.

    Attributes:
        entries: The commits, oldest first, each once.
        journals: The journals that the segments name.
        paths: The segments.
        damaged: Where something stands that is no whole commit.
        unnamed: Segments with commits whose first line, which names the journal, is damaged.
        strays: Commits of a program that wrote at the same time as another one, after which
            they were counted alike; those of the other one are among `entries`.
    """

    entries: tuple[Entry, ...] = ()
    journals: frozenset[str] = frozenset()
    paths: tuple[Path, ...] = ()
    damaged: tuple[Spot, ...] = ()
    unnamed: frozenset[Path] = frozenset()
    strays: tuple[Entry, ...] = ()
    unchecked: LogContents | None = None

    def without(self, unfit: Iterable[Entry]) -> LogContents:
        """The same with some commits counted as damage."""
        spots = {entry.where for entry in unfit if entry.where}
        if not spots:
            return self
        return replace(
            self,
            entries=tuple(one for one in self.entries if one.where not in spots),
            strays=tuple(one for one in self.strays if one.where not in spots),
            damaged=_in_order({*self.damaged, *spots}),
        )


def _in_order(spots: Iterable[Spot | None]) -> tuple[Spot, ...]:
    return tuple(sorted(filter(None, spots), key=lambda one: (str(one.path), one.byte)))


def damage_words(damaged: tuple[Spot, ...], kept_as: Sequence[str] = ()) -> str:
    """Where the change log is damaged, as sentences; see `messages.log_damaged`."""
    return messages.log_damaged([(one.path.name, one.line, one.byte) for one in damaged], kept_as)


def read_log(home: JournalDir) -> LogContents:
    """Read every whole commit of all segments.

    Where two of them hold a commit of one number, the later one counts: a write that was answered
    with an error, and could not be cut off again, may stand in the earlier one all the same. Of
    two programs that wrote at the same time both commits count.

    Raises:
        OSError: One of them cannot be read.
        TooNew: A newer program wrote one of them.
    """
    paths = segment_paths(home)
    segments = [_read_segment(home.files.read(path), path) for path in paths]
    every = _together(segments)
    fitting = [segment.fitting(home.schema) for segment in segments]
    return every if fitting == segments else replace(_together(fitting), unchecked=every)


class _Segment(Struct, frozen=True):
    """What a segment holds; its head is empty where it is damaged."""

    path: Path
    head: Head
    entries: tuple[Entry, ...]
    damaged: tuple[Spot, ...]

    def fitting(self, schema: Schema) -> _Segment:
        """The same with every commit counted as damage whose records do not fit their types."""
        fit = tuple(
            entry
            for entry in self.entries
            if all(schema.is_record(one.table, one.key, one.encoded) for one in entry.changes)
        )
        if len(fit) == len(self.entries):
            return self
        spots = {one.where for one in self.entries} - {one.where for one in fit}
        return replace(self, entries=fit, damaged=_in_order({*self.damaged, *spots}))


def _together(segments: list[_Segment]) -> LogContents:
    found = _Found()
    for segment in segments:
        for entry in segment.entries:
            found.add(segment.head.get("writer", ""), entry)
    return LogContents(
        tuple(found.entries[seq][1] for seq in sorted(found.entries)),
        frozenset(one.head["journal"] for one in segments if one.head),
        tuple(one.path for one in segments),
        tuple(spot for one in segments for spot in one.damaged),
        frozenset(one.path for one in segments if one.entries and not one.head),
        tuple(found.strays),
    )


class _Found:
    """Commits as they are read, segment by segment."""

    def __init__(self) -> None:
        self.entries: dict[int, tuple[str, Entry]] = {}
        self.strays: list[Entry] = []
        self._strayed: set[str] = set()

    def add(self, writer: str, entry: Entry) -> None:
        """Put a commit in its place; a writer without a name may be any of them."""
        if writer in self._strayed:
            self.strays.append(entry)
            return
        other, known = self.entries.get(entry.seq, (writer, entry))
        if writer and other and other != writer and known.changes != entry.changes:
            self._strayed.add(other)
            self.strays += [
                each
                for seq, (who, each) in sorted(self.entries.items())
                if who == other and seq >= entry.seq
            ]
            self.entries = {
                seq: one for seq, one in self.entries.items() if one[0] != other or seq < entry.seq
            }
        self.entries[entry.seq] = writer, entry


def read_request(raw: bytes) -> tuple[Head, tuple[Entry, ...]]:
    """The head and the commits of what is laid out like a segment.

    Raises:
        ValueError: It is not whole.
        TooNew: A newer program wrote it.
    """
    segment = _read_segment(raw, Path())
    if segment.damaged or not segment.head or not raw.endswith(b"\n"):
        raise ValueError("not whole")
    return segment.head, segment.entries


def _read_segment(raw: bytes, path: Path) -> _Segment:
    """What stands in a segment; whether its records fit their types is not looked at.

    Raises:
        TooNew: A newer program wrote it.
    """
    head: Head = {}
    entries: list[Entry] = []
    damaged: list[Spot] = []
    for number, byte, payload in _frames(raw):
        spot = Spot(path, number, byte)
        try:
            if payload is None:
                raise ValueError("no whole frame")
            value = strict_value(payload, extra_depth=1)
            if not isinstance(value, dict):
                raise ValueError("no commit")
            if "log" in value:
                named = _head(value, path)
                head = head or named
            else:
                entries.append(_entry(value, spot))
        except ValueError:
            damaged.append(spot)
    return _Segment(path, head, tuple(entries), tuple(damaged))


def _frames(raw: bytes) -> Iterator[tuple[int, int, bytes | None]]:
    """Number, first byte and payload of each frame; None for what is damaged."""
    start = number = 0
    while start < len(raw):
        number += 1
        end = raw.find(b"\n", start)
        ends = end >= 0
        frame = raw[start : end if ends else len(raw)]
        payload = _payload(frame)
        if payload is not None:
            yield number, start, payload
        else:
            found = False
            for place, payload in _within(frame):
                found = True
                yield number, start + place, payload
            if found or ends:
                yield number, start, None
        start += len(frame) + 1


def _payload(frame: bytes) -> bytes | None:
    """What a frame holds; None if its checksum is another."""
    payload = frame[9:]
    whole = frame[8:9] == b" " and frame[:8] == b"%08x" % zlib.crc32(payload)
    return payload if whole else None


def _within(frame: bytes) -> Iterator[tuple[int, bytes]]:
    """The whole frames within a line, where what should end one of them has been damaged."""
    begins = [match.start() for match in _BEGIN.finditer(frame)]
    for begin, following in zip(begins, [*begins[1:], len(frame) + 1], strict=False):
        for stop in (following - 1, following - 2):
            payload = _payload(frame[begin:stop])
            if payload is not None:
                yield begin, payload
                break


def _head(value: dict[str, Any], path: Path) -> Head:
    version = value["log"]
    if type(version) is not int or version < 1:
        raise ValueError("no version")
    if version > LOG_VERSION:
        raise TooNew(
            f"The change log “{path}” was written by a newer version of this program. "
            "Please update; nothing was changed."
        )
    texts = (value.get("journal"), value.get("writer", ""), value.get("question", ""))
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("no names")
    return value


def _entry(value: dict[str, Any], where: Spot) -> Entry:
    seq, changes = value.get("seq"), value.get("changes")
    if type(seq) is not int or not 0 < seq < MOST_COMMITS or not isinstance(changes, list):
        raise ValueError("no commit")
    return Entry(seq, tuple(map(_change, changes)), where)


def _change(value: Any) -> Change:
    match value:
        case ["put", str(table), str(key), str(was), record]:
            return Change("put", table, key, was, encode(record))
        case ["del" | "purge" as verb, str(table), str(key), str(was)]:
            return Change(verb, table, key, was)
    raise ValueError("no change")
