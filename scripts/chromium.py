"""A real Chromium without a window, to look at pages as their readers do.

It is driven through its own debugging pipe, so that nothing has to be installed but Chromium
(Debian: chromium). It loads only what it is given and reaches no network.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 120
"""Seconds after which it is taken for dead."""
PHONE = 375
"""How wide a narrow telephone is, in pixels."""
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)


def program() -> str | None:
    """Where Chromium is; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """A page that is open.

    Args:
        ask: Sends a command about it and waits for the answer.
    """

    def __init__(self, ask: Any) -> None:
        self._ask = ask
        self._ask("Page.enable")

    def show(
        self, html: str, *, width: int = 1000, dark: bool = False, printed: bool = False
    ) -> None:
        """Show a document in a window of some width, in light or dark colours or as printed."""
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width <= PHONE}
        self._ask("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        media = "print" if printed else ""
        self._ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._ask("Page.setDocumentContent", frameId=frame, html=html)

    def value(self, script: str) -> Any:
        """What an expression is worth in the page."""
        found = self._ask("Runtime.evaluate", expression=script, returnByValue=True)
        return found["result"].get("value")

    def names(self) -> list[tuple[str, str]]:
        """What a screen reader is told: the role and the name of everything, in order."""
        nodes = self._ask("Accessibility.getFullAXTree")["nodes"]
        said = [
            (str(node["role"]["value"]), str(node.get("name", {}).get("value", "")))
            for node in nodes
            if not node.get("ignored")
        ]
        return [(role, name) for role, name in said if role != "InlineTextBox"]

    def picture(self, *, at_most: int) -> bytes:
        """A PNG of it from its top, at most so many pixels high."""
        size = self._ask("Page.getLayoutMetrics")["cssContentSize"]
        height = min(size["height"], at_most)
        clip = {"x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1}
        shot = self._ask("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def paper(self) -> bytes:
        """A PDF of it as it would be printed on A4."""
        sheet = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False}
        return base64.b64decode(self._ask("Page.printToPDF", **sheet)["data"])


class _Pipe:
    """Commands to the browser and its answers, each ended by a zero byte."""

    def __init__(self, to: BinaryIO, back: BinaryIO) -> None:
        self._to, self._back = to, back
        self._number = 0
        self._rest = b""

    def ask(self, method: str, session: str = "", **values: Any) -> Any:
        """Send a command and wait for its answer.

        Raises:
            RuntimeError: The browser refuses it, has ended, or says nothing any more.
        """
        self._number += 1
        sent = {"id": self._number, "method": method, "params": values}
        sent |= {"sessionId": session} if session else {}
        self._to.write(json.dumps(sent).encode() + b"\0")
        self._to.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _next(self) -> Any:
        while b"\0" not in self._rest:
            if not select.select([self._back], [], [], PATIENCE)[0]:
                raise RuntimeError(f"Chromium has said nothing for {PATIENCE} seconds.")
            read = os.read(self._back.fileno(), 1 << 20)
            if not read:
                raise RuntimeError("Chromium has ended.")
            self._rest += read
        whole, _, self._rest = self._rest.partition(b"\0")
        return json.loads(whole)


@contextmanager
def opened() -> Iterator[Page]:
    """A page in a Chromium of its own, which ends with the block.

    Raises:
        RuntimeError: There is no Chromium.
    """
    found = program()
    if found is None:
        raise RuntimeError("There is no Chromium here; on Debian: apt install chromium")
    # The browser reads commands from 3 and answers on 4, so its ends stand far from these.
    there, to = _pipe(far=0)
    back, here = _pipe(far=1)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        running = os.posix_spawn(
            found,
            [found, *_FLAGS, f"--user-data-dir={folder}", "about:blank"],
            os.environ | {"HOME": folder, "XDG_CONFIG_HOME": folder},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, there, 3),
                (os.POSIX_SPAWN_DUP2, here, 4),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        os.close(there)
        os.close(here)
        with os.fdopen(to, "wb") as writes, os.fdopen(back, "rb", buffering=0) as reads:
            pipe = _Pipe(writes, reads)
            try:
                target = pipe.ask("Target.createTarget", url="about:blank")["targetId"]
                attached = pipe.ask("Target.attachToTarget", targetId=target, flatten=True)
                session = attached["sessionId"]
                yield Page(lambda method, **values: pipe.ask(method, session, **values))
            finally:
                os.kill(running, signal.SIGTERM)
                os.waitpid(running, 0)


def _pipe(far: int) -> tuple[int, int]:
    """A pipe of which one end, 0 for that to read from, has a number that nothing else needs."""
    ends = list(os.pipe())
    near = ends[far]
    ends[far] = fcntl.fcntl(near, fcntl.F_DUPFD_CLOEXEC, 100)
    os.close(near)
    return ends[0], ends[1]
