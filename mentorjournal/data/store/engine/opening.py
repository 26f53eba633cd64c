"""Opening a journal: who may write, what is there, and what must be settled first."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store.disk.files import replace_file
from mentorjournal.data.store.disk.lock import Lock
from mentorjournal.data.store.disk.save_state import why
from mentorjournal.data.store.engine.log_storage import Setting
from mentorjournal.data.store.engine.storage import JournalStorage
from mentorjournal.data.store.format.change import apply
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, join
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox, Unreadable, settled
from mentorjournal.data.store.recovery.conflict_copies import copies_beside
from mentorjournal.data.store.recovery.follower import Follower, News
from mentorjournal.data.store.recovery.load import load
from mentorjournal.data.store.recovery.loaded import Loaded, stamp_of
from mentorjournal.data.store.recovery.manifest import OwnFile, digest_of
from mentorjournal.data.store.recovery.mass_deletion import to_be_asked
from mentorjournal.data.store.recovery.side_files import look_beside, strange_within
from mentorjournal.data.store.recovery.sweep import sweep
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.errors import CannotOpen, NotKept, ReadOnly
from mentorjournal.text import plural

FREE = (
    "The journal is open for reading only; what kept this program from writing it is gone, so "
    "that it may take over."
)

LOST = (
    "The lock beside the journal was removed, and another program has written it since. This one "
    "only reads now; what it had not yet written to the file is handed over."
)

KILLED = "The program did not end in order last time. What was kept is here: "


class _Right(Struct):
    """The right to write.

    Attributes:
        lock: The lock, once it is held.
        writer: Who else holds it.
        refused: Why it cannot be had, as a sentence.
        freed: Whether who held it has let go since, or the protection is gone.
        protection: What forbids writing where nobody holds it: "the file is write-protected".
        permitted: Whether permissions allow writing.
    """

    lock: Lock | None = None
    writer: str = ""
    refused: str = ""
    freed: bool = False
    protection: str = ""
    permitted: bool = True

    def release(self) -> None:
        """Give it up; more calls do nothing."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None


class Opened(Struct):
    """An open journal, for the store.

    Attributes:
        recovered: That the program was killed before, and what was kept is here; or empty.
        news: What others have done, for the thread of the screen.
    """

    home: JournalDir
    storage: JournalStorage
    right: _Right
    follower: Follower
    recovered: str = ""
    news: News | None = None

    @property
    def writer(self) -> str:
        """Who else writes it; empty if nobody does."""
        return self.right.writer

    @property
    def free(self) -> bool:
        """Whether the program that was writing is gone, so that this one may write."""
        return bool(self.storage.read_only and self.right.freed)

    def poll_writer(self) -> None:
        """See what others have done; for one thread beside the screen's.

        What is found waits in `news` for the thread of the screen.
        """
        right = self.right
        if not (right.permitted or _protection(self.home)):
            right.permitted, right.freed, self.storage.read_only = True, True, FREE
        if self.news is None and (self._follows() or self._begun_elsewhere()):
            self.news = self.follower.poll_writer(*self.storage.known_as)

    def _follows(self) -> bool:
        """Whether this program reads because another one writes."""
        right, new = self.right, not self.storage.known_as[2]
        return bool(self.storage.read_only and (right.writer or right.freed or new))

    def _begun_elsewhere(self) -> bool:
        """Whether a journal that did not exist here has been begun by another program."""
        new = not self.storage.read_only and not self.storage.known_as[2]
        return new and os.path.lexists(self.home.target)

    def apply_update(self, news: News) -> None:
        """Take over what `poll_writer` has found, while this program reads."""
        self.right.writer, self.right.freed = news.writer, not news.writer
        self.storage.read_only = reading_because(news.writer) if news.writer else FREE
        self.storage.apply_update(news)

    def keep_right(self) -> None:
        """See that the right to write is still held; where it is not, take it anew or give up.

        Raises:
            NotKept: It could not be settled now.
            CannotOpen: The log cannot be read.
        """
        with self.storage.work:
            self._keep_right()

    def _keep_right(self) -> None:
        lock = self.right.lock
        if lock is None or self.storage.read_only:
            return
        try:
            if not lock.lost(self.home) or not self.home.files.names(self.home.folder):
                return
            again = Lock.take(self.home.files, self.home)
            if isinstance(again, Lock):
                if not self.storage.others_wrote():
                    lock.release()
                    self.right.lock = again
                    return
                again.release()
        except OSError as error:
            raise NotKept(f"The lock beside the journal cannot be seen: {why(error)}.") from error
        writer = "" if isinstance(again, Lock) else again
        self.storage.give_up(reading_because(writer) if writer else FREE)
        self.right.release()
        self.right.writer, self.right.freed = writer, not writer
        self.storage.notices.append(LOST)

    def release(self) -> None:
        """Give up the right to write."""
        self.right.release()


def reading_because(writer: str) -> str:
    """Why nothing may be changed while another program writes, as a sentence."""
    return f"The journal is open for reading only, because {writer} is writing it."


def open_journal(
    home: JournalDir,
    now: Callable[[], datetime],
    *,
    read_only: bool,
    forward_writes: bool = False,
    room: Room = Room(),  # noqa: B008 - frozen
) -> Opened:
    """Open a journal, see `Store.open`."""
    right = _Right(refused="The journal is open for reading only." if read_only else "")
    try:
        missing = _check_place(home)
        look_beside(home)
        if not read_only and not (missing and home.lock.name not in home.files.names(home.folder)):
            _take(home, right)
        loaded = _load(home, now(), patient=bool(right.refused))
        mass_deletion = to_be_asked(home, loaded, now()) if right.lock else None
        if mass_deletion and forward_writes:
            raise CannotOpen(mass_deletion.refusal)
        if right.lock is not None:
            sweep(home, loaded, now())
        if right.refused:
            read_along(home, loaded, now())
        setting = Setting(
            home,
            now,
            found=lambda: _found(home, right, now()),
            read_only=right.refused,
            forward_writes=forward_writes and bool(right.writer),
            room=room,
        )
        storage = JournalStorage(setting, loaded)
        storage.mass_deletion = mass_deletion
        if right.lock and right.lock.notice:
            storage.notices.append(right.lock.notice)
        storage.notices += strange_within(home)
        if loaded.meta and (right.refused or forward_writes):
            # Where the journal is opened to be written for long, they are asked about.
            beside = copies_beside(home, loaded.meta["journal"])
            storage.beside = [copy.words for copy in beside]
            storage.notices += storage.beside
        if not right.refused:
            storage.commit(loaded.adopted)
            if loaded.asked:
                storage.ask(loaded.question, loaded.asked)
            if loaded.settle and not mass_deletion:
                storage.checkpoint(loaded.settle)
            elif loaded.damaged and loaded.dirty:
                # Once the file holds it all, the damaged log goes. Until then it is only said anew.
                with suppress(NotKept):
                    storage.checkpoint("before-recovery")
            # What cannot be taken over now stays where it is, for the next attempt.
            with suppress(NotKept):
                storage.drain()
    except NotKept as error:
        right.release()
        raise CannotOpen(
            f"“{home.path}” must be rewritten before it can be used. {error}"
        ) from error
    except OSError as error:
        right.release()
        raise CannotOpen(f"“{home.path}” cannot be opened: {why(error)}.") from error
    except BaseException:
        right.release()
        raise
    recovered = ""
    if right.lock and right.lock.was_killed and loaded.replayed:
        recovered = KILLED + plural(len(loaded.replayed), "change") + " came from the change log."
    return Opened(home, storage, right, Follower(home, now), recovered)


def _check_place(home: JournalDir) -> bool:
    """Whether the journal is missing; its folder must then be there or be makeable.

    Raises:
        CannotOpen: The journal cannot be reached, or could never be written there.
    """
    try:
        home.files.stat_journal(home.target)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "no file can have that name"
        raise CannotOpen(f"“{home.path}” cannot be opened: {reason}.") from None
    else:
        return False
    folder = next(one for one in (home.folder, *home.folder.parents) if os.path.lexists(one))
    if not folder.is_dir():
        raise CannotOpen(f"“{home.path}” cannot be made: “{folder}” is not a folder.")
    if not home.files.allows_writing(folder):
        raise CannotOpen(
            f"“{home.path}” cannot be made: you may not write to “{folder}”. "
            "Choose another place, or change its permissions."
        )
    return True


def _take(home: JournalDir, right: _Right) -> None:
    """Take the right to write, or note why it cannot be had."""
    right.protection = _protection(home)
    right.permitted = not right.protection
    if right.permitted:
        try:
            lock = Lock.take(home.files, home)
        except OSError as error:
            right.protection = why(error)
    if right.protection:
        right.refused = f"The journal is open for reading only, because {right.protection}."
        return
    if isinstance(lock, Lock):
        right.lock = lock
    else:
        right.writer = lock
        right.refused = reading_because(lock)


def _protection(home: JournalDir) -> str:
    """What forbids writing the file or beside it, going by permissions; empty if nothing does."""
    try:
        if os.path.lexists(home.target) and not home.files.allows_writing(home.target):
            return "the file is write-protected"
        if not home.files.allows_writing(home.folder):
            return "its folder is write-protected"
    except OSError as error:
        return why(error)
    return ""


def _load(home: JournalDir, now: datetime, *, patient: bool) -> Loaded:
    """Load the journal; while somebody else writes it, until file and log fit together."""
    for attempt in range(10):
        try:
            loaded = load(home, now)
        except CannotOpen:
            if not patient or attempt == 9:
                raise
        else:
            if not (patient and loaded.gap) or loaded.damaged:
                break
    return loaded


def read_along(home: JournalDir, loaded: Loaded, now: datetime) -> list[Path]:
    """Show what the next writer will do to the journal, in memory only.

    Returns:
        The requests that are now part of it.

    Raises:
        OSError: It cannot be seen whether there are any.
    """
    for change in loaded.adopted:
        apply(loaded.tables, change)
    inbox, taken = Inbox(home), []
    for path in inbox.waiting() if loaded.meta else ():
        # A request that cannot be read is settled, and said, by whoever writes.
        with suppress(OSError, Unreadable):
            changes = inbox.read(path, loaded.meta["journal"])
            uids = partial(new_uid, now)
            for change in settled(
                home.schema, changes, loaded.tables, loaded.known, loaded.purges, uids
            ):
                apply(loaded.tables, change)
            taken.append(path)
    return taken


def _found(home: JournalDir, right: _Right, now: datetime) -> Loaded:
    """Make the journal's file, before its first change.

    Raises:
        ReadOnly: Another program has been first.
        OSError: It cannot be made.
    """
    home.files.make_folder(home.folder)
    if right.lock is None:
        taken = Lock.take(home.files, home)
        if isinstance(taken, str):
            right.writer = taken
            raise ReadOnly(f"{taken} has just begun this journal. Please open it again.")
        right.lock = taken
    loaded = _load(home, now, patient=False)
    if loaded.seq or len(loaded.tables) > 1:
        right.release()
        raise ReadOnly("This journal has just been made by another program. Please open it again.")
    meta = {"schema": home.schema.version, "journal": new_uid(now), "seq": 0}
    loaded.meta = meta
    loaded.tables = {META: {META_KEY: encode(meta)}}
    # The one time that a change waits for the disk: a file cut in half would be no journal.
    content = b"".join(join(loaded.tables, meta))
    replace_file(home.files, home.target, [content])
    loaded.stamp = stamp_of(home.files.stat_journal(home.target))
    loaded.own = OwnFile(digest_of(content), 0)
    return loaded
