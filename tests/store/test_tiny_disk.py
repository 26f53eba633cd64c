"""P5: on a real disk of a few hundred kilobytes, until it is full, read-only, or gone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Tally
from .tiny_disk_program import FULL, NOT_ALLOWED, TAKEN

ROOT = Path(__file__).parents[2]
WAYS = (["unshare", "--map-root-user", "--mount"], ["unshare", "--mount"])
"""To a place in which one may mount: as anybody, where the system allows it, or as root."""


@pytest.mark.skipif(
    not shutil.which("unshare"), reason="there is no unshare, so nothing is mounted"
)
@pytest.mark.proof("P5", "a disk that is full, read-only or gone, and what it refused")
def test_a_tiny_disk_that_is_full_or_gone_loses_nothing_and_says_so(
    tmp_path: Path, tally: Tally
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    for way in WAYS:
        ended = subprocess.run(
            [*way, sys.executable, "-m", "tests.store.tiny_disk_program", folder],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
            capture_output=True,
            text=True,
        )
        refused = ended.returncode == NOT_ALLOWED or ended.stderr.startswith("unshare:")
        if not refused:
            break
    else:
        pytest.skip(f"mounting is not allowed here: {ended.stderr.strip()}")
    assert ended.returncode == 0, ended.stderr
    met = json.loads(ended.stdout)
    assert met.keys() == FULL.keys() | TAKEN.keys()
    assert all(met.values()), "each scene has been refused something"
    tally.count += sum(met.values())
