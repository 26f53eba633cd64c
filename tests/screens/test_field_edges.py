"""Every field can be seen, also an empty one and without colours."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

import pytest
from rich.style import Style
from textual.app import App

from mentorjournal.journal import Journal
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import opened_at, press
from tests.tally import in_turn

EDGE = "▏"


def cell_at(app: App[Any], x: int, y: int) -> tuple[str, Style]:
    """The character at a place of the screen, and how it is drawn."""
    strip = app.screen._compositor.render_strips()[y]
    segments = [segment for segment in strip if segment.text]
    ends = accumulate(segment.cell_length for segment in segments)
    return next(
        (segment.text[x - end], segment.style or Style())
        for segment, end in zip(segments, ends, strict=True)
        if x < end
    )


@in_turn("colour", [True, False])
async def test_a_field_has_an_edge_on_each_of_its_rows(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, colour: bool
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "relationship", ana.uid, size=(80, 60)) as (app, pilot):
        await press(pilot, "relationship.details")

        rows = [row.editor.region for row in app.screen.query(FieldRow) if row.display]
        assert {1, 3} <= {region.height for region in rows}
        for region in rows:
            for y in range(region.y, region.bottom):
                edge, _style = cell_at(app, region.x, y)
                _behind, style = cell_at(app, region.x + 1, y)
                assert edge == EDGE
                assert colour or style.underline
