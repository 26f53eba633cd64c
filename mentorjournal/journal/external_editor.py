"""Notes in the person's own editor: a private file for as long as it takes, and back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from mentorjournal.data.store import PRIVATE_FILE
from mentorjournal.decoding import NotText, decode_or_western
from mentorjournal.errors import BadInput, CannotOpen, NotFound
from mentorjournal.paths import temporary_folder
from mentorjournal.text import clean, long_text

SHARED_MEMORY = Path("/dev/shm")
FILE_NAME = "notes.md"
AT_ONCE = 5.0
"""Seconds; an editor that ends sooner with nothing changed may have opened a window."""
_TAKEN = "taken"
_OVER = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
_WAITING = {
    **dict.fromkeys(("code", "codium", "cursor", "zed", "atom", "subl"), "--wait"),
    **dict.fromkeys(("gvim", "mvim"), "-f"),
    "mate": "-w",
    "kate": "--block",
    "gedit": "--wait",
    "open": "-W -n",
}
_OURS = re.compile(r"mentorjournal-edit-(\d+)-\w+")


def editor_command() -> list[str]:
    """The person's editor with its arguments, from `$VISUAL` or else `$EDITOR`.

    Raises:
        NotFound: None is set, or it is not there.
    """
    name = "VISUAL" if os.environ.get("VISUAL", "").strip() else "EDITOR"
    written = os.environ.get(name, "")
    try:
        command = shlex.split(written)
    except ValueError:
        raise NotFound(f"${name} cannot be understood: a quote in it is not closed.") from None
    if not command:
        raise NotFound("No editor is set. Set $VISUAL or $EDITOR, as in EDITOR=nano.")
    if shutil.which(command[0]) is None:
        raise NotFound(f"The editor “{command[0][:60]}” in ${name} was not found.")
    return command


class Edited(NamedTuple):
    """What an editor has made of notes.

    Attributes:
        text: The notes as they were left, cleaned.
        odd: What to say of their encoding, a clause; empty for UTF-8.
        open: The file, where the editor returned at once and may still have it open.
    """

    text: str
    odd: str = ""
    open: OpenFile | None = None


class OpenFile:
    """A file that an editor may still have open, in a window of its own.

    Attributes:
        notes: What the file held when it was looked at last, as notes.
        clashing: What was saved in it over lines that were changed in the notes too.
    """

    def __init__(self, path: Path, notes: str) -> None:
        self.path, self.notes = path, notes
        self.clashing: Edited | None = None
        self._taken = _read(path)
        self._seen = self._taken

    def saved(self) -> Edited | None:
        """What was saved in it since; None where nothing was, or it is being written.

        Raises:
            BadInput: It is no text; said once.
        """
        raw = _read(self.path)
        whole, self._seen = raw == self._seen, raw
        if not whole or raw == self._taken or not raw.strip():
            return None
        try:
            return _edited(raw, self.notes)
        except BadInput:
            self._taken = raw
            raise

    def take(self, notes: str) -> None:
        """Remember that what it holds now is among the notes."""
        self.notes, self._taken, self.clashing = notes, self._seen, None
        _mark_taken(self.path, self._taken)


def edit_outside(
    notes: str, command: list[str], journal: Path, *, again: OpenFile | None = None
) -> Edited:
    """Have notes edited in a file that nobody else can read.

    It is gone afterwards, except where the editor returned at once without a change, and so may
    have it open in a window still; and where it has left in it what is not taken in.

    Args:
        notes: What the file holds at first.
        command: The editor; the path of the file is added to it. No shell is involved.
        journal: The journal's file, beside which the file lies where there is no better place.
        again: The file of before, if it is still open.

    Raises:
        CannotOpen: The file could not be made, or the editor not be started, or it failed.
        BadInput: What it left is too long or no text, or the file is gone.
    """
    path = _private_file(notes, journal, again)
    given = _read(path)
    began = monotonic()
    kept = False
    try:
        _run([*command, str(path)])
        raw = _left_in(path)
        if raw == given and monotonic() - began < AT_ONCE:
            kept = True
            return Edited(notes, open=OpenFile(path, notes))
        return _edited(raw, notes)
    except (BadInput, CannotOpen) as error:
        kept = not _holds_only(path, given)
        raise type(error)(f"{error} It is kept as {path}." if kept else str(error)) from None
    finally:
        if not kept:
            # The folder goes with all that the editor left beside the file.
            shutil.rmtree(path.parent, ignore_errors=True)


def waiting_words(command: list[str]) -> str:
    """What to do about an editor that does not wait: "code --wait"."""
    name = Path(command[0]).name
    return f"{name} {_WAITING[name]}" if name in _WAITING else "code --wait"


def _edited(raw: bytes, notes: str) -> Edited:
    """What bytes say, ended as the notes were.

    Raises:
        BadInput: They are no text, or too much of it.
    """
    try:
        text, odd = decode_or_western(raw)
    except NotText as error:
        raise BadInput(f"What the editor left {error}. The notes are as they were.") from None
    edited = long_text(clean(text), "notes")
    # Most editors end the last line, which the notes need not.
    if edited.endswith("\n") and not notes.endswith("\n"):
        edited = edited[:-1]
    return Edited(edited, odd)


def _read(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _left_in(path: Path) -> bytes:
    """What an editor has left in a file.

    Raises:
        BadInput: It is gone, or cannot be read.
    """
    if not path.is_file():
        raise BadInput("The editor left no file; the notes are as they were.")
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror
        raise BadInput(
            f"What the editor left cannot be read: {reason}. The notes are as they were."
        ) from None


def _holds_only(path: Path, known: bytes) -> bool:
    """Whether there is nothing in a file but what is known; what cannot be read may be more."""
    try:
        return path.read_bytes() == known
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _mark_taken(path: Path, raw: bytes) -> None:
    """Note down beside a file that what it holds is among the notes, so that it may go."""
    with suppress(OSError):
        mark = os.open(path.with_name(_TAKEN), _OVER, PRIVATE_FILE)
        with os.fdopen(mark, "w") as file:
            file.write(sha256(raw).hexdigest())


def _run(command: list[str]) -> None:
    # An interrupt is for the editor. A handler of ours, unlike ignoring, is not inherited by it.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        status = subprocess.run(command, check=False).returncode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise CannotOpen(f"The editor could not be started: {reason}.") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if status:
        word = f"status {status}" if status > 0 else f"signal {-status}"
        raise CannotOpen(f"The editor ended with an error ({word}); the notes are as they were.")


def _private_file(notes: str, journal: Path, again: OpenFile | None) -> Path:
    """A file with the notes, new or the one that is open."""
    path = again.path if again and again.path.is_file() else _private_folder(journal) / FILE_NAME
    try:
        with os.fdopen(os.open(path, _OVER, PRIVATE_FILE), "wb") as file:
            os.fchmod(file.fileno(), PRIVATE_FILE)
            file.write(notes.encode())
    except OSError as error:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise CannotOpen(f"No file for the editor could be made: {error.strerror}.") from None
    _mark_taken(path, notes.encode())
    return path


def _private_folder(journal: Path) -> Path:
    """A new folder for the owner only, in memory where the system has such a place."""
    trouble = ""
    for place in _places(journal):
        try:
            return temporary_folder(f"mentorjournal-edit-{os.getpid()}-", place)
        except OSError as error:
            trouble = error.strerror or "it is refused"
    raise CannotOpen(f"No private folder for the editor could be made: {trouble}.")


def _places(journal: Path) -> Iterator[Path]:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_absolute():
        yield Path(runtime)
    yield SHARED_MEMORY
    yield journal.resolve().parent


def sweep(journal: Path) -> list[Path]:
    """Remove what a program that was killed has left of files for editors; never fails.

    Args:
        journal: The journal's file, which is ours to write.

    Returns:
        Files with notes that were saved in them and never taken in; they are left.
    """
    unsaved = []
    for place in _places(journal):
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                match = _OURS.fullmatch(entry.name)
                if match and _is_left(entry, int(match[1])):
                    notes = Path(entry.path) / FILE_NAME
                    if _is_taken(notes):
                        shutil.rmtree(entry.path, ignore_errors=True)
                    else:
                        unsaved.append(notes)
    return unsaved


def _is_taken(path: Path) -> bool:
    """Whether what a file holds is among the notes, as far as that was noted down."""
    mark, raw = _read(path.with_name(_TAKEN)), _read(path)
    if not (mark and raw):
        return not mark or _holds_only(path, b"")
    return mark.decode("ascii", "replace") == sha256(raw).hexdigest()


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    """Whether it is our own folder, and the program that made it has ended."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    if entry.stat(follow_symlinks=False).st_uid != os.getuid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return process == os.getpid()
