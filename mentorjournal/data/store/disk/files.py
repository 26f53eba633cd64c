"""The one door to the disk: everything the store does with files goes through `Files`.

Tests put an object in its place that fails, or dies, at the k-th call. Files are made for
their owner only (0600, folders 0700), whatever the umask.

Nothing is read, written, removed or replaced through a link, nor unless it is a regular file of
our own. Only the journal's file may be anybody's; it has methods of its own.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mentorjournal.data.store.disk.ownership import (
    NotOurs,
    own_file,
    own_folder,
    see_file,
    true_folder,
)
from mentorjournal.paths import new_folder

PRIVATE_FILE = 0o600
OTHERS = 0o077
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
# A pipe that has taken the file's place since it was looked at must not hold the program up.
_STILL = os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_NOT_THROUGH = _STILL | os.O_NOFOLLOW


class Files:
    """The operating system's files, one method for one system call or nearly so.

    Every method raises `OSError` as the system does.
    """

    def stat(self, path: Path) -> os.stat_result:
        """What the system knows about what stands at a name; of a link, about the link."""
        return path.lstat()

    def stat_journal(self, path: Path) -> os.stat_result:
        """What it knows about the journal's file, which may have become a link since."""
        return path.stat()

    def stat_open(self, descriptor: int) -> os.stat_result:
        """What the system knows about a file that is open."""
        return os.fstat(descriptor)

    def allows_writing(self, path: Path) -> bool:
        """Whether the person may write to a file or folder, going by its permissions."""
        return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none where there is no folder."""
        try:
            true_folder(folder)
            return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return []

    def see(self, path: Path) -> None:
        """See that a file is our own, and no way elsewhere.

        Raises:
            NotOurs: It is not.
        """
        own_file(path)

    def see_folder(self, path: Path) -> None:
        """See that a folder is our own, and no way elsewhere.

        Raises:
            NotOurs: It is not.
        """
        own_folder(path)

    def read(self, path: Path) -> bytes:
        """The whole of a file of ours."""
        own_file(path)
        descriptor = os.open(path, os.O_RDONLY | _NOT_THROUGH)
        with os.fdopen(descriptor, "rb") as file:
            see_file(path, os.fstat(descriptor), true_folder(path.parent))
            return file.read()

    def read_journal(self, path: Path) -> bytes:
        """The whole of the journal's file, whoever owns it."""
        descriptor = os.open(path, os.O_RDONLY | _STILL)
        with os.fdopen(descriptor, "rb") as file:
            return file.read()

    def make_folder(self, path: Path) -> None:
        """Make a private folder and those above it that are missing, on the disk for good."""
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir() and new_folder(folder):
                self.sync_folder(folder.parent)
        true_folder(path)

    def make_private(self, path: Path) -> None:
        """Take a file or folder from everybody else; what its owner may do stays."""
        true_folder(path.parent)
        mode = path.lstat().st_mode
        if mode & OTHERS and not stat.S_ISLNK(mode):
            # Where it belongs to somebody else, or the disk knows no owners, it stays as it is.
            with suppress(PermissionError):
                path.chmod(stat.S_IMODE(mode) & ~OTHERS)

    def create(self, path: Path) -> int:
        """Make a new private file and return its descriptor, for appending."""
        true_folder(path.parent)
        descriptor = os.open(path, _NEW, PRIVATE_FILE)
        os.fchmod(descriptor, PRIVATE_FILE)
        return descriptor

    def open(self, path: Path) -> int:
        """Open a private file, which is made if it is missing, for reading and writing.

        One that has a second name keeps its mode; whoever writes looks for that first.
        """
        try:
            own_file(path)
        except FileNotFoundError:
            with suppress(FileExistsError):
                # Another program may just be making it.
                descriptor = os.open(
                    path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _STILL, PRIVATE_FILE
                )
                os.fchmod(descriptor, PRIVATE_FILE)
                return descriptor
        descriptor = os.open(path, os.O_RDWR | _NOT_THROUGH)
        try:
            found = os.fstat(descriptor)
            see_file(path, found, true_folder(path.parent))
            if found.st_nlink == 1:
                os.fchmod(descriptor, PRIVATE_FILE)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the data; returns how many bytes it took."""
        return os.write(descriptor, data)

    def cut(self, descriptor: int, length: int) -> None:
        """Shorten a file to so many bytes."""
        os.ftruncate(descriptor, length)

    def sync(self, descriptor: int) -> None:
        """Wait until the file's content is on the disk."""
        if hasattr(os, "fdatasync"):
            os.fdatasync(descriptor)
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        except PermissionError:
            # A folder one may write to but not list cannot be waited for.
            return
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Put one file in the place of another, at once; what is no file is not replaced."""
        true_folder(target.parent)
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(target.lstat().st_mode):
                own_file(target)
        source.replace(target)

    def exchange(self, one: Path, other: Path) -> bool:
        """Swap two files at once; False where the system cannot."""
        from mentorjournal.data.store.disk.exchange import exchange  # kept off the start path

        return exchange(one, other)

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name, which must be free."""
        true_folder(target.parent)
        os.link(source, target)

    def remove_journal(self, path: Path) -> None:
        """Remove what was the journal's file until ours was swapped into its place."""
        path.unlink(missing_ok=True)

    def remove(self, path: Path) -> None:
        """Remove a file of ours; one that is gone already is no error."""
        with suppress(FileNotFoundError):
            own_file(path)
            path.unlink(missing_ok=True)


def is_file(files: Files, path: Path) -> bool:
    """Whether there is a file of ours: no folder, no link, nothing of somebody else's.

    Raises:
        OSError: It cannot be told.
    """
    try:
        files.see(path)
    except (NotOurs, FileNotFoundError, NotADirectoryError):
        return False
    return True


def write_all(files: Files, descriptor: int, data: bytes) -> None:
    """Write all of the data, continuing where the system took only a part."""
    view = memoryview(data)
    while view:
        view = view[files.write(descriptor, bytes(view) if len(view) < len(data) else data) :]


def write_file(files: Files, path: Path, chunks: Iterable[bytes], *, sync: bool = True) -> None:
    """Make a new private file of these chunks, on the disk when this returns.

    A file that could not be written whole is removed again.
    """
    descriptor = files.create(path)
    try:
        try:
            for chunk in chunks:
                write_all(files, descriptor, chunk)
            if sync:
                files.sync(descriptor)
        finally:
            files.close(descriptor)
    except BaseException:
        with suppress(OSError):
            files.remove(path)
        raise


def replace_file(files: Files, path: Path, chunks: Iterable[bytes], *, sync: bool = True) -> None:
    """Write a file in the place of an old one, so that either is whole at every instant.

    Without `sync` that holds for the death of the program, and not for that of the machine.
    """
    temporary = temporary_beside(path)
    files.remove(temporary)
    write_file(files, temporary, chunks, sync=sync)
    try:
        files.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            files.remove(temporary)
        raise


def temporary_beside(path: Path) -> Path:
    """The name under which a file is written before it takes its place."""
    return path.with_name(f".{path.name.removeprefix('.')}.{os.getpid()}.tmp")


def write_new(files: Files, path: Path, data: bytes) -> None:
    """Write a new private file that is either whole or not there, for good when this returns.

    Raises:
        FileExistsError: There is one of that name; it is left as it is.
        OSError: It cannot be written; nothing is left behind.
    """
    path = path.absolute().parent.resolve() / path.name
    if os.path.lexists(path):
        raise FileExistsError(f"{path} exists already")
    temporary = temporary_beside(path)
    files.remove(temporary)
    write_file(files, temporary, [data])
    try:
        try:
            files.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            # The disk knows no links.
            write_file(files, path, [data])
    finally:
        with suppress(OSError):
            files.remove(temporary)
    try:
        files.sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            files.remove(path)
        raise


def write_new_private(path: Path, text: str, *, overwrite: bool) -> None:
    """Write a text file that is either whole or not there, readable by its owner only.

    Raises:
        FileExistsError: There is one and `overwrite` does not allow to replace it.
        OSError: It cannot be written, or there is no such folder; nothing is left behind.
    """
    files = Files()
    data = text.encode()
    if not overwrite:
        write_new(files, path, data)
        return
    target = path.resolve()
    replace_file(files, target, [data])
    files.sync_folder(target.parent)
