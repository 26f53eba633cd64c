"""Runs the benchmarks: all of them, or those named."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import (
    autosave,
    command_line,
    dashboard,
    keys,
    living,
    refreshing,
    searching,
    starting,
    store,
)
from benchmarks.children import obey_ends
from benchmarks.journals import Journals

PARTS = {
    "keys": keys.compare,
    "starting": starting.compare,
    "living": living.compare,
    "refreshing": refreshing.compare,
    "dashboard": dashboard.compare,
    "autosave": autosave.compare,
    "store": store.compare,
    "commands": command_line.compare,
    "search": searching.compare,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"{', '.join(PARTS)}; all if left out")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, in a minute or two")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    obey_ends()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        journals = Journals(Path(folder))
        for name in options.parts or PARTS:
            PARTS[name](journals, quick=options.quick)


if __name__ == "__main__":
    main()
