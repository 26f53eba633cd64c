"""What the desktop around the terminal can do, where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread


def is_remote() -> bool:
    """Whether the person sits at another machine, so that this one's desktop is not theirs."""
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def show_in_desktop(path: Path) -> bool:
    """Show a folder in the file manager, or a file in its program; False without a desktop."""
    tool = "open" if sys.platform == "darwin" else "xdg-open"
    shown = sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    found = shutil.which(tool)
    if is_remote() or not shown or found is None:
        return False
    try:
        # It outlives us, and must not write on our screen.
        started = subprocess.Popen(
            [found, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    Thread(target=started.wait, name="desktop", daemon=True).start()
    return True
