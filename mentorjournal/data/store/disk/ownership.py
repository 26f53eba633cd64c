"""Whether what stands at a name is a file or folder of this program's, and no way elsewhere.

A folder that came from git, an archive or a share may hold links at the names beside a journal,
pipes, or files of somebody else. Whoever followed them would write where nobody wanted it.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_KINDS = {
    stat.S_IFLNK: "a link, which is not followed",
    stat.S_IFDIR: "a folder, where a file belongs",
    stat.S_IFIFO: "a pipe and not a file",
    stat.S_IFSOCK: "a socket and not a file",
    stat.S_IFCHR: "a device and not a file",
    stat.S_IFBLK: "a device and not a file",
}

SIDE_FOLDERS = (".backups", ".inbox")
"""How the names of the folders beside a journal end; they are never links."""


class NotOurs(OSError):
    """Something else stands where a file or folder of this program's belongs; it is untouched.

    Its text is the end of a sentence: what is there, and what to do about it.
    """

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(errno.EPERM, what, str(path))
        self.path = path
        self.what = what

    def __str__(self) -> str:
        return f"“{self.path}” is {self.what}; move it elsewhere, it was left as it is"


def own_file(path: Path) -> os.stat_result:
    """What the system knows about a file of ours.

    Raises:
        NotOurs: It is none, or the folder it is in is a link.
        OSError: It is not there, or cannot be seen.
    """
    folder = true_folder(path.parent)
    found = os.lstat(path)
    see_file(path, found, folder)
    return found


def see_file(path: Path, found: os.stat_result, folder: os.stat_result) -> None:
    """See that it is a regular file of our own, or of whoever owns its folder.

    Who owns a folder can put anything there anyway; and some disks know no owners, so that all
    on them belongs to one who is not us.

    Raises:
        NotOurs: It is not.
    """
    if not stat.S_ISREG(found.st_mode):
        raise NotOurs(path, _KINDS.get(stat.S_IFMT(found.st_mode), "not a file"))
    _see_owner(path, found, folder)


def true_folder(path: Path) -> os.stat_result:
    """What the system knows about a folder; the journal's own may be moved and linked meanwhile.

    Raises:
        NotOurs: It is one of those beside a journal, and a link.
        OSError: It is not there.
    """
    found = os.lstat(path)
    if not stat.S_ISLNK(found.st_mode):
        return found
    if path.name.endswith(SIDE_FOLDERS):
        raise NotOurs(path, _KINDS[stat.S_IFLNK])
    return path.stat()


def own_folder(path: Path) -> None:
    """See that a folder is a real one of our own, or of whoever owns the one it is in.

    Raises:
        NotOurs: It is not.
        OSError: It is not there, or cannot be seen.
    """
    above = true_folder(path.parent)
    found = os.lstat(path)
    if not stat.S_ISDIR(found.st_mode):
        kinds = {**_KINDS, stat.S_IFREG: "a file, where a folder belongs"}
        raise NotOurs(path, kinds.get(stat.S_IFMT(found.st_mode), "not a folder"))
    _see_owner(path, found, above)


def _see_owner(path: Path, found: os.stat_result, folder: os.stat_result) -> None:
    if found.st_uid not in (os.geteuid(), folder.st_uid):
        raise NotOurs(path, "somebody else's")
