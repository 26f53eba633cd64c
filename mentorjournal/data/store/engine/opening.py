"""Opening a journal: who may write, what is there, and what must be settled first."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.files import replace_file
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.engine.storage import JournalStorage
from mentorjournal.data.store.engine.write_right import WriteRight
from mentorjournal.data.store.format.change import apply
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, join
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox, Unreadable, rebased
from mentorjournal.data.store.log.reading import damage_words
from mentorjournal.data.store.recovery.conflict_copies import copies_beside
from mentorjournal.data.store.recovery.load import load, see_that_it_is_a_file
from mentorjournal.data.store.recovery.loaded import Loaded, stamp_of
from mentorjournal.data.store.recovery.manifest import OwnFile, digest_of
from mentorjournal.data.store.recovery.mass_deletion import MassDeletion, look_for_losses
from mentorjournal.data.store.recovery.side_files import look_beside, strange_within, sweep
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen, NotKept, ReadOnly


class Opened(Struct, frozen=True):
    """An open journal.

    Attributes:
        storage: What is in it.
        right: Whether it may be written.
        recovered: That the program was killed before, and what was kept is here; or empty.
    """

    storage: JournalStorage
    right: WriteRight
    recovered: str = ""


class OpenOptions(Struct, frozen=True):
    """How a journal is to be opened, see `JournalFile.open`."""

    read_only: bool = False
    forward_writes: bool = False
    room: Room = Room()


def open_journal(home: JournalDir, now: Callable[[], datetime], options: OpenOptions) -> Opened:
    """Open a journal.

    Raises:
        CannotOpen: It cannot be used; it was left as it is.
    """
    right = WriteRight(home, messages.READ_ONLY if options.read_only else "")
    try:
        return _open(home, now, options, right)
    except NotKept as error:
        right.release()
        raise CannotOpen(
            f"“{home.path}” must be rewritten before it can be used. {error}"
        ) from error
    except OSError as error:
        right.release()
        raise CannotOpen(f"“{home.path}” cannot be opened: {explain_os_error(error)}.") from error
    except BaseException:
        right.release()
        raise


def _open(
    home: JournalDir, now: Callable[[], datetime], options: OpenOptions, right: WriteRight
) -> Opened:
    missing = _check_place(home)
    look_beside(home)
    if not (options.read_only or (missing and home.lock.name not in home.files.names(home.folder))):
        right.take()
    loaded = _load(home, now(), patient=bool(right.refused))
    lost = look_for_losses(home, loaded, now()) if right.lock else None
    # Where the file must be rewritten to be of use, or nothing can come back, it is only said.
    asked = lost if lost and lost.backup and not _is_older_form(loaded) else None
    if asked and options.forward_writes:
        raise CannotOpen(asked.refusal)
    kept = sweep(home, loaded, now()) if right.lock else []
    findings = loaded.findings
    if findings.damaged:
        findings.notices.append(damage_words(findings.damaged, kept))
    if lost and not asked:
        findings.notices.append(lost.words)
    if right.refused:
        read_along(home, loaded, now())
    commits = Commits(
        home,
        now,
        loaded,
        found=lambda: _found(home, right, now()),
        read_only=right.refused,
        forwards_writes=options.forward_writes and bool(right.writer),
    )
    storage, notices = JournalStorage(commits, options.room), commits.notices
    if right.lock and right.lock.notice:
        notices.append(right.lock.notice)
    notices += strange_within(home)
    if loaded.meta and (right.refused or options.forward_writes):
        # Where the journal is opened to be written for long, they are asked about.
        beside = [copy.words for copy in copies_beside(home, loaded.meta["journal"])]
        storage.questions.copies_beside = beside
        notices += beside
    if not right.refused:
        _settle(storage, loaded, asked)
    killed = right.lock and right.lock.was_killed and loaded.replayed
    return Opened(storage, right, messages.recovered(len(loaded.replayed)) if killed else "")


def _is_older_form(loaded: Loaded) -> bool:
    return loaded.findings.rewrite.startswith(Reason.BEFORE_FORM)


def _settle(storage: JournalStorage, loaded: Loaded, asked: MassDeletion | None) -> None:
    """Do what must be done before the journal can be used.

    Raises:
        NotKept, OSError: It could not be done.
    """
    findings, commits = loaded.findings, storage.commits
    if asked:
        storage.questions.ask_about_losses(asked)
    commits.commit(findings.normalized)
    if findings.asked:
        commits.ask(findings.question, findings.asked)
    if findings.rewrite and not asked:
        storage.checkpointer.checkpoint(findings.rewrite)
    elif findings.damaged and loaded.dirty:
        # Once the file holds it all, the damaged log goes. Until then it is only said anew.
        with suppress(NotKept):
            storage.checkpointer.checkpoint(Reason.BEFORE_RECOVERY)
    # What cannot be taken over now stays where it is, for the next attempt.
    with suppress(NotKept):
        storage.requests.drain()


def _check_place(home: JournalDir) -> bool:
    """Whether the journal is missing; its folder must then be there or be makeable.

    Raises:
        CannotOpen: The journal cannot be reached, or could never be written there.
    """
    try:
        see_that_it_is_a_file(home, home.files.stat_journal(home.target))
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        reason = (
            explain_os_error(error) if isinstance(error, OSError) else "no file can have that name"
        )
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


def _load(home: JournalDir, now: datetime, *, patient: bool) -> Loaded:
    """Load the journal; while somebody else writes it, until file and log fit together."""
    for attempt in range(10):
        try:
            loaded = load(home, now)
        except CannotOpen:
            if not patient or attempt == 9:
                raise
        else:
            if not (patient and loaded.findings.gap) or loaded.findings.damaged:
                break
    return loaded


def read_along(home: JournalDir, loaded: Loaded, now: datetime) -> list[Path]:
    """Show what the next writer will do to the journal, in memory only; returns the requests that
    are now part of it.

    Raises:
        OSError: It cannot be seen whether there are any.
    """
    for change in loaded.findings.normalized:
        apply(loaded.tables, change)
    inbox, taken = Inbox(home), []
    for path in inbox.waiting() if loaded.meta else ():
        # A request that cannot be read is settled, and said, by whoever writes.
        with suppress(OSError, Unreadable):
            changes = inbox.read(path, loaded.meta["journal"], lambda: loaded.tables)
            uids = partial(new_uid, now)
            for change in rebased(
                home.schema, changes, loaded.tables, loaded.known, loaded.purges, uids
            ):
                apply(loaded.tables, change)
            taken.append(path)
    return taken


def _found(home: JournalDir, right: WriteRight, now: datetime) -> Loaded:
    """Make the journal's file, before its first change.

    Raises:
        ReadOnly: Another program has been first.
        OSError: It cannot be made.
    """
    home.files.make_folder(home.folder)
    if right.lock is None and not right.take_lock():
        raise ReadOnly(f"{right.writer} has just begun this journal. Please open it again.")
    loaded = _load(home, now, patient=False)
    if loaded.seq or len(loaded.tables) > 1:
        right.release()
        raise ReadOnly(messages.JUST_MADE)
    meta = {"schema": home.schema.version, "journal": new_uid(now), "seq": 0}
    loaded.meta = meta
    loaded.tables = {META: {META_KEY: encode(meta)}}
    # The one time that a change waits for the disk: a file cut in half would be no journal.
    content = b"".join(join(loaded.tables, meta))
    replace_file(home.files, home.target, [content])
    loaded.stamp = stamp_of(home.files.stat_journal(home.target))
    loaded.own = OwnFile(digest_of(content), 0)
    return loaded
