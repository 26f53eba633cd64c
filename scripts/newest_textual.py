"""Try the newest Textual 8 with the tests of all that this program replaces in it, and say so.

`python -m scripts.newest_textual` fetches it into a folder that goes again; the environment stays
as it is locked. Another version can be named: `python -m scripts.newest_textual ==8.2.5`. What is
found is printed, and fails nothing: `pyproject.toml` allows only versions that were tried.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
NEWEST = "<9"
CONTRACTS = tuple(
    f"tests/shell/test_{name}.py" for name in ("textual_patches", "sparse_compositor", "kept_rules")
)


def main(words: Sequence[str]) -> int:
    """Fetch it, run the tests with it, and say what came of that."""
    wanted, locked = (words[0] if words else NEWEST), importlib.metadata.version("textual")
    with tempfile.TemporaryDirectory(prefix="textual-") as folder:
        fetch = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary"]
        pip = [sys.executable, "-m", "pip", *fetch, ":all:", "--target", folder]
        if subprocess.run([*pip, f"textual{wanted}"], check=False).returncode:
            print(f"No Textual {wanted} could be fetched, so only {locked} was tried.")
            return 0
        (found,) = importlib.metadata.distributions(name="textual", path=[folder])
        if found.version == locked:
            print(f"The newest Textual 8 is {locked}, the one that is locked.")
            return 0
        pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONTRACTS]
        surroundings = os.environ | {"PYTHONPATH": folder}
        failed = subprocess.run(pytest, cwd=ROOT, env=surroundings, check=False).returncode
        came = "some of what is replaced in it is different" if failed else "all of it holds"
        print(f"Tried Textual {found.version} beside the locked {locked}: {came}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
