"""What could be done instead, as a table that cuts no figure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Package
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.widgets.alternative_table import AlternativeTable
from tests.examples import worked_negotiation

NOV_22 = date(2026, 11, 22)
HUGE = Package(base=Decimal(999_999_999_999), benefits=Decimal(999_999_999_999))


def lines(now: Package, width: int) -> list[str]:
    """The heading and what it is to stay, at a width."""
    talk = replace(worked_negotiation(on=NOV_22), now=now)
    table = AlternativeTable()
    table.show(work_out(talk, NOV_22))
    return [row.shown(width).plain for row in table.rows[:2]]


def test_where_twelve_digits_have_no_room_for_all_figures_the_base_goes_first() -> None:
    shown = {width: lines(HUGE, width)[0].split() for width in (100, 78, 60)}
    assert shown[100][-6:] == ["Base", "Year", "1", "Average", "Chance", "Expected"]
    assert shown[78][-4:] == ["Year", "1", "Average", "Expected"]
    assert shown[60][-2:] == ["Average", "Expected"]


@pytest.mark.parametrize("width", range(56, 121, 8))
def test_no_figure_is_cut_and_no_word_left_out(width: int) -> None:
    for now in (worked_negotiation().now, HUGE):
        head, stay = lines(now, width)
        assert max(len(head), len(stay)) <= width
        assert stay.rstrip().endswith("BATNA") == (now is HUGE)
        expected = "146,760" if now.base < 1_000_000 else "1,999,999,999,998"
        assert expected in stay
        assert "Average" in head
