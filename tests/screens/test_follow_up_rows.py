"""The rows of the follow-ups: their one date, ten of a kind, and what has grown old."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_lists import FollowUpRow, rows_of
from mentorjournal.mentoring.follow_up_words import outcome, when
from mentorjournal.screens.follow_up_rows import folded, staying
from mentorjournal.widgets.follow_up_board import Fold
from mentorjournal.widgets.note_around import Around, rows_around
from tests.screens.driver import open_at, opened_at, press, screen_text, see, until
from tests.screens.test_follow_ups import NOTES, SMALL, narrow, shown


def note_shown(app: Any) -> list[str]:
    """The rows of the note around the highlighted one."""
    rows = [row.strip() for row in screen_text(app).splitlines()[:-1]]
    head = next(at for at, row in enumerate(rows) if row.startswith("Ana Lima, "))
    return [row for row in rows[head:] if row]


def an_item(**fields: Any) -> FollowUpItem:
    """A promise of mine, made on 9 Nov 2026, or something else."""
    plain = {
        "kind": "action",
        "words": "Send it",
        "assignee": "me",
        "due": None,
        "relationship": None,
    }
    return FollowUpItem(**{**plain, "since": date(2026, 11, 9), **fields})


@pytest.mark.parametrize(
    ("fields", "words", "short"),
    [
        ({"due": date(2026, 11, 21)}, "Sat 21 Nov, 1 day late", "21 Nov, 1 day late"),
        ({"due": date(2026, 8, 1)}, "Sat 1 Aug, 3 months late", "1 Aug, 3 months late"),
        ({"due": date(2025, 12, 19)}, "19 Dec 2025, 11 months late", "19 Dec 2025, 11 months late"),
        ({"due": date(2026, 11, 22)}, "due Sun 22 Nov", "due 22 Nov"),
        ({"due": date(2027, 6, 2)}, "due 2 Jun 2027", "due 2 Jun 2027"),
        ({}, "since Mon 9 Nov", "since 9 Nov"),
        ({"kind": "advice", "since": date(2025, 12, 19)}, "given 19 Dec 2025", "given 19 Dec 2025"),
        ({"kind": "question"}, "asked Mon 9 Nov", "asked 9 Nov"),
        ({"kind": "advice", "tried": "once"}, "tried, not told", "tried, not told"),
        ({"kind": "advice", "tried": "x", "given": True}, *(2 * ["tried, not reported"])),
        ({"kind": "advice", "reported": date(2026, 11, 20), "state": "done"}, *(2 * ["reported"])),
        (
            {"kind": "advice", "reported": date(2026, 11, 20), "state": "done", "given": True},
            *(2 * ["reported back"]),
        ),
    ],
)
def test_the_one_date_that_matters_is_said_with_its_year(
    fields: dict[str, Any], words: str, short: str
) -> None:
    today = date(2026, 11, 22)
    assert when(an_item(**fields), today) == words
    assert when(an_item(**fields), today, short=True) == short


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"tried": "once"}, "tried"),
        ({"helped": True}, "tried, helped"),
        ({"result": "it went", "helped": True, "reported": date(2026, 11, 20)}, None),
        ({"reported": date(2026, 11, 20)}, "told"),
        ({"reported": date(2026, 11, 20), "given": True}, "reported back"),
        ({"state": "dropped", "tried": "once"}, "dropped"),
    ],
)
def test_what_became_of_advice_is_said_by_the_side_on_which_i_am(
    fields: dict[str, Any], words: str | None
) -> None:
    said = outcome(an_item(kind="advice", **fields), date(2026, 11, 22))
    assert said == ("tried, helped, told" if words is None else words)


def test_what_has_gone_out_of_the_list_is_put_back_where_it_stood() -> None:
    first, second, third, new = (
        FollowUpRow(an_item(words=letter, record=letter), "Me") for letter in "abcd"
    )
    fold = Fold("old", "old", "3 open for more than 60 days")
    stood: list[FollowUpRow | Fold] = [first, second, third, fold]
    cases: list[tuple[list[FollowUpRow | Fold], list[FollowUpRow | Fold]]] = [
        ([new, second, fold], [first, new, second, third, fold]),
        ([fold], [first, third, fold]),
        ([first, third], [first, third]),
    ]
    for now, rows in cases:
        assert staying(now, [third, second, first, new], {"a", "c"}, stood) == rows


async def test_ten_of_a_kind_are_shown_and_how_many_more_until_it_is_unfolded(
    journal: Journal,
) -> None:
    for number in range(13):
        journal.follow_ups.add(None, f"Promise {number}")
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await see(pilot, "› all ‹", "mine 13", "more   +3 of mine")
        assert len(shown(app)) == 10
        assert "space unfold" not in screen_text(app)
        await pilot.press("G")
        await see(pilot, "space unfold")
        assert "x done" not in screen_text(app)
        await pilot.press("x", "d", "d", "space")
        await until(pilot, lambda: len(shown(app)) == 13)
        assert "more" not in screen_text(app)
        assert all(each.open for each in journal.follow_ups.all())


async def test_old_ones_are_sorted_out_one_after_the_other(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 12))
    journal.sessions.log(
        ana,
        on=date(2026, 2, 3),
        channel="video",
        notes="She sounds tired\n\n- [ ] Find a book\n> Ask twice\n- [ ] Call Priya",
    )
    journal.follow_ups.add(ana, "Send the deck", due=date(2026, 12, 1))
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await see(pilot, "old    3 open for more than 60 days; enter sorts them out")
        await pilot.press("G", "enter")
        await see(pilot, "› old 3 ‹")
        assert "Send the deck" not in screen_text(app)
        await see(pilot, "1 of 3 open for more than 60 days   oldest first")
        assert note_shown(app) == [
            "Ana Lima, Tue 3 Feb, video",
            *("She sounds tired", "- [ ] Find a book", "> Ask twice", "- [ ] Call Priya"),
        ]
        await press(pilot, "app.hide")
        await until(pilot, lambda: "She sounds tired" not in screen_text(app))
        assert note_shown(app)[2] == "- [ ] Find a book"
        await press(pilot, "app.hide")
        await pilot.press("x")
        await see(pilot, "› old 2 ‹")
        await pilot.press("space")
        await see(pilot, "2 of 2 open for more than 60 days")
        await pilot.press("d", "d")
        await see(pilot, "Let go, because")
        await press(pilot, "form.save")
        await see(pilot, "› old 1 ‹")
        await press(pilot, "app.undo")
        await press(pilot, "app.undo")
        await see(pilot, "› old 3 ‹")
    assert all(each.open for each in journal.follow_ups.all())


def test_what_is_due_later_is_never_old_and_each_kind_folds_by_itself() -> None:
    today = date(2026, 11, 22)
    items = [an_item(record=f"m{n}") for n in range(11)]
    items += [an_item(record=f"t{n}", assignee="them") for n in range(12)]
    items += [an_item(record="later", since=date(2026, 1, 1), due=date(2027, 1, 1))]
    rows = folded(rows_of(items, {None: "Me"}, frozenset(), today), today, frozenset())
    assert [row.words for row in rows if isinstance(row, Fold)] == ["+2 of mine", "+2 of theirs"]
    assert len(rows) == 22


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (5, ["1", "3", "5", "6", "7"]),
        (0, ["0", "1", "3", "5", "6"]),
        (9, ["5", "6", "7", "8", "9"]),
    ],
)
def test_what_one_side_of_a_note_does_not_need_the_other_has(at: int, shown: str) -> None:
    lines = tuple("" if number in (2, 4) else str(number) for number in range(10))
    rows = rows_around(Around("head", lines, at, at), 10, 6)
    assert [row.plain for row in rows] == ["head", *shown]


def test_a_long_line_leaves_room_for_what_stands_around_it() -> None:
    around = Around("head", ("before", "a " * 30, "after"), 1, 1)
    rows = [row.plain.strip() for row in rows_around(around, 8, 6)]
    assert rows == ["head", "before", "a a a a", "a a a a", "a a a a", "after"]


async def test_what_a_filter_left_from_before_hides_is_said_with_the_key_that_shows_it(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await see(pilot, "4 open of 5")
        assert "Not shown" not in screen_text(app)
        await press(pilot, "follow_ups.kind")
        await open_at(pilot, "dashboard")
        await press(pilot, "follow_ups.open")
        await see(pilot, "› mine 1 ‹", "Not shown: 3 open ones; ← → lead back to all.")
        await narrow(pilot, "closed")
        await see(pilot, "Not shown: 4 open ones; ← → lead back to all.")
        await press(pilot, "follow_ups.clear")
        await see(pilot, "› all ‹")
        assert "Not shown" not in screen_text(app)
