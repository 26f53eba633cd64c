"""The journal's file is changed, cut and deleted under the open program, which goes on."""

from __future__ import annotations

import json
from pathlib import Path

from tinydb import Query, TinyDB

from tests.program.test_killed import PROGRAM, in_session, notes_in, says, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then


@now_and_then
def test_what_a_sync_tool_an_editor_and_a_delete_do_is_said_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"first words")
        program.until(lambda: "first words" in program.shown and says(program) == "safe")
        content = json.loads(path.read_text())
        next(iter(content["person"].values()))["name"] = "Ana Maria Lima"
        other = tmp_path / "incoming"
        other.write_text(json.dumps(content))
        other.rename(path)
        program.until(lambda: "changed by another" in program.shown)
        program.until(lambda: "Ana Maria Lima" in program.shown.split("\n")[0])

        path.unlink()
        program.until(lambda: "had been removed" in program.shown)
        program.until(path.exists)

        path.write_bytes(path.read_bytes()[:50])
        program.until(lambda: " whole " in program.shown)

        program.type(b", more words")
        program.until(lambda: "more words" in program.shown and says(program) == "safe")
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["first words, more words"]
    with TinyDB(path) as stock:
        assert len(stock.table("person").search(Query().name == "Ana Maria Lima")) == 1
