"""What is left behind when the program fails: a report of where, without anything of what.

Messages of exceptions, values of variables and lines of source may hold text of the journal;
none of them is written. A report names files, lines and functions of the program only.
"""

from __future__ import annotations

import platform
import resource
import traceback
from datetime import UTC, datetime
from pathlib import Path

from mentorjournal import __version__
from mentorjournal.paths import report_folder, write_private

REPORTS_KEPT = 10


def forbid_core_dumps() -> None:
    """Keep the system from writing the program's memory to disk when it is killed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def describe(error: BaseException) -> str:
    """Where an exception came from, its causes first, without messages and values."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        # What failed in a worker of Textual's is wrapped without being named as the cause.
        link = link.__cause__ or link.__context__ or getattr(link, "error", None)
    parts = []
    for each in reversed(chain):
        frames = traceback.extract_tb(each.__traceback__)
        kind = type(each)
        parts.append(f"{kind.__module__}.{kind.__qualname__}")
        parts += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(parts)


def _short(filename: str) -> str:
    """A file's last three parts: which module, and nothing about whose home it is in."""
    return "/".join(Path(filename).parts[-3:])


def write_report(error: BaseException) -> Path | None:
    """Write a report of a failure, readable by its owner only.

    Returns:
        The file, or None where it could not be written.
    """
    now = datetime.now(UTC)
    text = (
        f"mentorjournal {__version__}, Python {platform.python_version()}, "
        f"{platform.system()}, {now:%Y-%m-%d %H:%M:%S} UTC\n\n{describe(error)}\n"
    )
    path = report_folder() / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        write_private(path, text)
        old = sorted(path.parent.glob("crash-*.txt"))[:-REPORTS_KEPT]
        for report in old:
            report.unlink(missing_ok=True)
    except OSError:
        return None
    return path
