"""What is said after a kill: that what was kept is here, only where something was read for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store

from .conftest import Makes, MortalFiles, Stores


def test_after_a_kill_it_is_said_that_what_was_kept_is_here(
    path: Path, opens: Stores, makes: Makes
) -> None:
    program = Store.open(path, SCHEMA, now=makes.clock, files=(files := MortalFiles()))
    program.put(makes.person("Ana"))
    program.put(makes.person("Ben"))
    files.buried()
    again = opens()
    assert again.file.recovered == (
        "The program did not end in order last time. What was kept is here: 2 changes came from "
        "the change log."
    )
    assert again.file.notices == []
    again.close()
    assert opens().file.recovered == ""


@pytest.mark.parametrize("left", ["nothing", "in the log", "not its own"])
def test_nothing_of_a_kill_is_said_where_nothing_had_to_be_read_or_nobody_was_killed(
    path: Path, opens: Stores, makes: Makes, left: str
) -> None:
    program = Store.open(path, SCHEMA, now=makes.clock, files=(files := MortalFiles()))
    program.put(makes.person("Ana"))
    if left == "nothing":
        program.file.checkpoint()
        files.buried()
    elif left == "in the log":
        program.close(checkpoint=False)
    else:
        assert opens(read_only=True).file.recovered == ""
        assert opens().file.recovered == ""
        program.close(checkpoint=False)
    assert opens().file.recovered == ""
