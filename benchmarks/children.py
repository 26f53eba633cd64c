"""Programs that are measured, and that never outlive what measures them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def start(command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
    """Start a program in a process group of its own.

    On Linux the system kills it when this process ends, even if that is killed itself.
    """
    parent = os.getpid()

    def bind() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != parent:
                # It has ended before it could be bound to.
                os._exit(1)

    return subprocess.Popen(list(command), start_new_session=True, preexec_fn=bind, **options)


def end(child: subprocess.Popen[bytes]) -> None:
    """Kill a program with everything it has started, and wait until it has ended."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def obey_ends() -> None:
    """Let a signal that ends this process run what is to be done before: killing its children."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
