"""Where things are kept on this machine: the journal, settings, reports, exports."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

JOURNAL_VARIABLE = "MENTORJOURNAL_FILE"

_NAME = "mentorjournal"


def _folders() -> PlatformDirs:
    # Imported here: whoever names the journal needs none of the folders.
    from platformdirs import PlatformDirs

    # Asked anew each time: the environment decides, and tests have a home of their own.
    return PlatformDirs(_NAME, appauthor=False)


def journal_path(option: str | Path | None = None) -> Path:
    """The journal file: the option, else `$MENTORJOURNAL_FILE`, else the platform's data folder.

    Args:
        option: What was given on the command line, if anything.

    Returns:
        An absolute path, `~` resolved; symbolic links are left as they are.
    """
    chosen = option or os.environ.get(JOURNAL_VARIABLE)
    path = Path(chosen).expanduser() if chosen else _folders().user_data_path / "journal.json"
    return path.absolute()


def settings_path() -> Path:
    """The settings file; it need not exist."""
    return _folders().user_config_path / "settings.toml"


def template_folder() -> Path:
    """The folder for the person's own templates, beside the settings; it need not exist."""
    return settings_path().parent / "templates"


def outline_path(chosen: str = "") -> Path:
    """The person's own outline of the roadmap; it need not exist.

    Args:
        chosen: What the settings say; empty for a file beside them.
    """
    if chosen:
        return Path(chosen).expanduser().absolute()
    return settings_path().parent / "roadmap.toml"


def cards_path() -> Path:
    """The person's own cards for rehearsals, beside the settings; it need not exist."""
    return settings_path().parent / "cards.toml"


def report_folder() -> Path:
    """The folder for reports of crashes; it need not exist."""
    return _folders().user_state_path


def export_folder(chosen: str = "") -> Path:
    """The folder in which exports land; it need not exist.

    Args:
        chosen: What the settings say; empty for a folder among the person's documents.
    """
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _folders().user_documents_path / _NAME


PRIVATE_FOLDER = 0o700


def new_folder(folder: Path) -> bool:
    """Make one folder, for its owner only whatever the umask; False if there is one.

    Raises:
        OSError: It could not be made.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if folder.is_dir():
            return False
        raise
    # A umask may have taken something from its owner, too.
    folder.chmod(PRIVATE_FOLDER)
    return True


def shown(path: Path) -> str:
    """A path as people write it: from the home folder on with `~`."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def private_folder(folder: Path) -> Path:
    """Make a folder and those above it that are missing, for their owner only.

    What is there already stays as it is.

    Raises:
        OSError: It could not be made.
    """
    for one in (*reversed(folder.parents), folder):
        if not one.is_dir():
            new_folder(one)
    return folder


def temporary_folder(prefix: str, place: Path | None = None) -> Path:
    """Make a new folder of a name nobody can guess, for its owner only.

    Args:
        prefix: How its name begins.
        place: Where; the system's place for such folders if left out.

    Raises:
        OSError: It could not be made.
    """
    import tempfile  # Kept off the start path.

    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    folder.chmod(PRIVATE_FOLDER)
    return folder


def write_private(path: Path, text: str) -> None:
    """Write a whole file atomically, readable by its owner only, whatever the umask.

    A symbolic link stays one; what it points to is replaced.

    Args:
        path: Where; its folder is made where missing.
        text: What, kept as UTF-8.

    Raises:
        OSError: It could not be written; what was there before is still there.
    """
    import tempfile  # Kept off the start path: nothing is written there.

    try:
        target = path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None
    folder = private_folder(target.parent)
    # mkstemp creates with 0600.
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            os.fchmod(file.fileno(), 0o600)  # of which a umask may have taken something
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
