"""What commands hand in while another program has the journal open, and how that takes it over.

One file for each request, in a folder beside the journal: first the journal's uid and schema,
then the changes, each line as in the change log. A request is on the disk before the command
ends; the writer puts it into its own log, waits for the disk, and removes it only then. One
that nobody has taken over yet is taken over by whoever opens the journal next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mentorjournal.data.store.disk.files import is_file, write_file
from mentorjournal.data.store.format.change import Change, Key, Versions, replacing
from mentorjournal.data.store.format.codec import encode, fingerprint
from mentorjournal.data.store.format.journal_file import migrated_changes
from mentorjournal.data.store.format.keys import UID_LENGTH, is_uid, number_of, uid_after, uid_of
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.reading import read_request
from mentorjournal.data.store.log.wal import LOG_VERSION, frame, frame_entry
from mentorjournal.data.store.merge.three_way import marked_copy
from mentorjournal.errors import TooNew

ASKED = ".asked"
LEFTOVER_AFTER = 60.0
"""Seconds after which a request that is not finished never will be."""


class Question(NamedTuple):
    """What the person is asked before it is done.

    Attributes:
        id: By which it is answered.
        text: What is asked, as sentences.
    """

    id: str
    text: str


class Unreadable(Exception):
    """A request that is damaged, or not for this journal."""


class Inbox:
    """The folder of requests."""

    def __init__(self, home: JournalDir) -> None:
        self._files, self._schema = home.files, home.schema
        self._folder = home.inbox

    def submit(
        self, journal: str, changes: Iterable[Change], now: datetime, question: str = ""
    ) -> None:
        """Keep changes for the program that writes; they survive a power cut from now on.

        A `question` is what to ask the person before they are made, as a sentence.

        Raises:
            OSError: They could not be kept; nothing is left behind.
        """
        self._files.make_folder(self._folder)
        self._files.make_private(self._folder)
        head = {"log": LOG_VERSION, "journal": journal, "schema": self._schema.version}
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        if question:
            head["question"] = question
        path = self._folder / (self._next(now) + (ASKED if question else ""))
        unfinished = path.with_name(f"{path.name}.tmp")
        write_file(self._files, unfinished, [frame(encode(head)), frame_entry(1, at, changes)])
        try:
            self._files.replace(unfinished, path)
            self._files.sync_folder(self._folder)
        except OSError:
            for one in (unfinished, path):
                with suppress(OSError):
                    self._files.remove(one)
            raise

    def _next(self, now: datetime) -> str:
        """A name behind all that are there: the order of names is that in which they are made.

        Neither two of one instant nor a clock that was set back may turn two requests round.
        """
        taken = (name[:UID_LENGTH] for name in self._files.names(self._folder))
        return uid_after(now, filter(is_uid, taken))

    def waiting(self) -> list[Path]:
        """The requests, oldest first."""
        names = [name for name in self._files.names(self._folder) if is_uid(name)]
        return [self._folder / name for name in names if self._is_request(name)]

    def questions(self, journal: str) -> list[Question]:
        """The requests that are to be asked about, by name, oldest first."""
        found = []
        for name in self._files.names(self._folder):
            if name.endswith(ASKED) and self._is_request(name):
                with suppress(OSError, ValueError, TooNew):
                    head, _ = read_request(self._files.read(self._folder / name))
                    if head["journal"] == journal:
                        found.append(Question(name, head.get("question", "")))
        return found

    def strange(self) -> list[str]:
        """Names of what is in the folder and no request; it is neither read nor removed."""
        return [
            name
            for name in self._files.names(self._folder)
            if not (is_unfinished(name) or self._is_request(name))
        ]

    def _is_request(self, name: str) -> bool:
        """Whether it is named like a request and a file of ours; we give none a second name."""
        path = self._folder / name
        if not is_uid(name.removesuffix(ASKED)) or not is_file(self._files, path):
            return False
        with suppress(FileNotFoundError):
            return self._files.stat(path).st_nlink == 1
        return False

    def path_of(self, name: str) -> Path:
        """The request of a name that `questions` has given."""
        return self._folder / name

    def forget(self, journal: str, purged: Set[Key]) -> None:
        """Let go of questions about records that are deleted for good.

        Raises:
            OSError: One of them could not be removed.
        """
        uids = [uid_of(number).encode() for _, key in purged if (number := number_of(key))]
        for question in self.questions(journal):
            path = self._folder / question.id
            _, entries = read_request(self._files.read(path))
            for change in (change for entry in entries for change in entry.changes):
                encoded = change.encoded or b""
                # A copy stands under a uid of its own, and names that of the record.
                if (change.table, change.key) in purged or any(uid in encoded for uid in uids):
                    self.remove(path)
                    break

    def sweep(self) -> None:
        """Remove what a command that was killed had not finished."""
        with suppress(OSError):
            names = [name for name in self._files.names(self._folder) if is_unfinished(name)]
            now = self._time_of_the_disk() if names else 0.0
            for path in (self._folder / name for name in names):
                ours = is_file(self._files, path)
                if ours and now - self._files.stat(path).st_mtime > LEFTOVER_AFTER:
                    self._files.remove(path)

    def _time_of_the_disk(self) -> float:
        """What time it is where the times of files come from: another computer, it may be.

        Raises:
            OSError: The disk does not say.
        """
        probe = self._folder / f"{uid_of(0)}.tmp"
        self._files.remove(probe)
        self._files.close(self._files.create(probe))
        try:
            return self._files.stat(probe).st_mtime
        finally:
            self._files.remove(probe)

    def read(
        self, path: Path, journal: str, records: Callable[[], EncodedTables]
    ) -> tuple[Change, ...]:
        """The changes of a request; those of an older program in today's form.

        Args:
            path: The request.
            journal: The uid of the journal.
            records: Gives the journal as it is.

        Raises:
            OSError: It cannot be read.
            Unreadable: It is damaged, or not for this journal.
        """
        try:
            head, entries = read_request(self._files.read(path))
        except (ValueError, TooNew) as error:
            raise Unreadable from error
        changes = tuple(change for entry in entries for change in entry.changes)
        # What the person is asked about may be more than a command may do.
        allowed = is_sound if path.name.endswith(ASKED) else fits
        form = head.get("schema")
        if (head["log"], head["journal"]) != (LOG_VERSION, journal) or type(form) is not int:
            raise Unreadable
        if 0 < form < self._schema.version:
            try:
                changes = migrated_changes(self._schema, changes, records(), form)
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                raise Unreadable from error
        elif form != self._schema.version:
            raise Unreadable
        if not all(allowed(self._schema, change) for change in changes):
            raise Unreadable
        return changes

    def remove(self, path: Path) -> None:
        """Let go of a request that has been taken over.

        Raises:
            OSError: It could not be removed.
        """
        self._files.remove(path)
        self._files.sync_folder(self._folder)


def is_unfinished(name: str) -> bool:
    """Whether a file of that name is a request that a command was only writing."""
    return name.endswith(".tmp") and is_uid(name.removesuffix(".tmp").removesuffix(ASKED))


def is_sound(schema: Schema, change: Change) -> bool:
    """Whether a change leaves a valid record behind, or none."""
    return schema.is_record(change.table, change.key, change.encoded)


def fits(schema: Schema, change: Change) -> bool:
    """Whether a change can be handed in: it puts a valid record where it belongs, or takes one
    out. Deleting for good is for the one who writes alone.
    """
    return (
        schema.kind_of(change.table) is not None
        and change.verb != "purge"
        and is_sound(schema, change)
    )


def rebased(
    schema: Schema,
    changes: Iterable[Change],
    ours: EncodedTables,
    known: Versions,
    purged: Set[Key],
    new_uid: Callable[[], str],
) -> Iterator[Change]:
    """Changes that were made elsewhere, as changes to our side; none of either side is lost.

    What we had already, by the fingerprints in `known`, is left out, so that taking a request over
    twice does no harm. Where both sides have changed a record, theirs becomes a marked copy under a
    uid of `new_uid`. What was deleted for good stays so; what else is gone here, by a restore or
    another program, comes back as they have it.
    """
    for change in changes:
        old = ours.get(change.table, {}).get(change.key)
        if (change.table, change.key) in purged:
            continue
        if fingerprint(old) == change.was:
            yield change
        elif change.encoded is not None and not _had(change, old, known):
            if old is None:
                yield replacing(change.table, change.key, None, change.encoded)
            else:
                yield marked_copy(schema, change.table, change.encoded, new_uid())


def _had(change: Change, old: bytes | None, known: Versions) -> bool:
    """Whether their version is ours, or was until we changed it."""
    if not change.was:
        return True
    versions = known.get((change.table, change.key), frozenset())
    return fingerprint(change.encoded) in {fingerprint(old), *versions}
