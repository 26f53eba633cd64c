"""Notes in the person's own editor: a private file for as long as it takes, and back."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mentorjournal.data.files import PRIVATE_FILE
from mentorjournal.errors import BadInput, CannotOpen, NotFound
from mentorjournal.paths import temporary_folder
from mentorjournal.text import clean, long_text

SHARED_MEMORY = Path("/dev/shm")
FILE_NAME = "notes.md"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
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


def edit_outside(notes: str, command: list[str], journal: Path) -> str:
    """Have notes edited in a file that nobody else can read and that is gone afterwards.

    Args:
        notes: What the file holds at first.
        command: The editor; the path of the file is added to it. No shell is involved.
        journal: The journal's file, beside which the file lies where there is no better place.

    Returns:
        The notes as they were left, cleaned.

    Raises:
        CannotOpen: The file could not be made, or the editor not be started, or it failed.
        BadInput: What it left is too long, or the file is gone.
    """
    with _private_file(notes, journal) as path:
        _run([*command, str(path)])
        try:
            raw = path.read_bytes()
        except OSError:
            raise BadInput("The editor left no file; the notes are as they were.") from None
    edited = long_text(clean(raw.decode("utf-8", "replace")), "notes")
    # Most editors end the last line, which the notes need not.
    if edited.endswith("\n") and not notes.endswith("\n"):
        edited = edited[:-1]
    return edited


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


@contextmanager
def _private_file(notes: str, journal: Path) -> Iterator[Path]:
    folder = _private_folder(journal)
    try:
        path = folder / FILE_NAME
        try:
            with os.fdopen(os.open(path, _NEW, PRIVATE_FILE), "wb") as file:
                os.fchmod(file.fileno(), PRIVATE_FILE)
                file.write(notes.encode())
        except OSError as error:
            raise CannotOpen(f"No file for the editor could be made: {error.strerror}.") from None
        yield path
    finally:
        # The folder goes with all that the editor left beside the file.
        shutil.rmtree(folder, ignore_errors=True)


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


def sweep(journal: Path) -> None:
    """Remove what a program that was killed has left of files for editors; never fails.

    Args:
        journal: The journal's file, which is ours to write.
    """
    for place in _places(journal):
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                match = _OURS.fullmatch(entry.name)
                if match and _is_left(entry, int(match[1])):
                    shutil.rmtree(entry.path, ignore_errors=True)


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
