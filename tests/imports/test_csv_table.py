"""Tables are read by the names of their columns; each cell is taken or its row is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.csv_table import read_csv
from mentorjournal.imports.reading import About, Reading
from mentorjournal.imports.sources import read_source

# As a spreadsheet saves it: a byte order mark, semicolons said above the header, line ends of
# Windows, quotes doubled, and a line end within a cell.
SPREADSHEET = (
    "\ufeffsep=;\r\n"
    "Date;Mentee;Notes;Next step;Due;Status;Owner;Mood\r\n"
    '2026-10-06;Ana Lima;"She wants to lead the offsite; said ""now"""\r\n'
    '3 Nov 2026;Ana Lima;"=1+1\nand so on";send it;2026-11-06;done;them;good\r\n'
    ";;;\r\n"
    "next week;Ana Lima;Talked;;;;;\r\n"
)


def why(found: Reading) -> list[tuple[str, str]]:
    return [(each.place.words, each.why) for each in found.left]


def test_a_row_with_a_day_is_an_entry_with_its_action(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_bytes(SPREADSHEET.encode())
    found = read_source("csv", path)

    assert [(each.on, each.names, each.text) for each in found.entries] == [
        (date(2026, 10, 6), ("Ana Lima",), 'She wants to lead the offsite; said "now"'),
        (
            date(2026, 11, 3),
            ("Ana Lima",),
            "=1+1\nand so on\n- [x] @ana-lima send it due:2026-11-06",
        ),
    ]
    assert why(found) == [
        ("line 1", "there is no place here for the column “Mood”"),
        ("line 7", "it says no day with its year"),
    ]


def test_a_row_without_a_day_is_something_to_do() -> None:
    found = read_csv(
        "task,due,owner,with,status\n"
        "send it,2026-11-06,,Ana Lima,open\n"
        "read it,,mentor,Ana Lima,\n"
        "ask,soon,Ben,,waiting\n"
        "old,,,,done\n"
    )

    assert [(each.text, each.due, each.owner, each.names) for each in found.tasks] == [
        ("send it", date(2026, 11, 6), "", ("Ana Lima",)),
        ("read it", None, "mentor", ("Ana Lima",)),
        ("ask", None, "ben", ()),
    ]
    assert why(found) == [
        ("line 4", "what stands under “due” cannot be read, and is not taken"),
        ("line 4", "what stands under “done” cannot be read, and is not taken"),
        ("line 5", "it is done, and says no day"),
    ]


def test_achievements_need_a_day_and_cards_say_who_somebody_is() -> None:
    found = read_csv(
        "Date,Achievement,Impact,Name,E-Mail,Job title,Description\n"
        "2026-10-06,Shipped it,+3 %,,,,\n"
        ",Some day,,,,,\n"
        ",,,Ana Lima,ana@example.org,Engineer,Met in Bath\n"
        ",,,Ben Okoye,,,\n"
    )

    assert [(each.on, each.text, each.impact) for each in found.deeds] == [
        (date(2026, 10, 6), "Shipped it", "+3 %")
    ]
    assert [(each.new_name, each.details) for each in found.cards] == [
        ("Ana Lima", {"email": "ana@example.org", "role": "Engineer", "notes": "Met in Bath"})
    ]
    assert why(found) == [
        ("line 3", "it says no day"),
        ("line 5", "it says nothing that has a day, is to be done, or tells who somebody is"),
    ]


def test_length_and_channel_are_taken_where_they_are_plain() -> None:
    found = read_csv(
        "date,with,notes,how,minutes\n2026-10-06,Ana,a,Zoom,45\n2026-10-07,Ana,b,x,1h\n"
    )

    assert [(each.channel, each.minutes) for each in found.entries] == [
        ("video", 45),
        (None, None),
    ]
    assert [each.place.words for each in found.left] == ["line 3", "line 3"]


def test_what_of_a_row_has_no_place_is_named() -> None:
    long = "x" * 2_001
    found = read_csv(
        "date,person,notes,summary,achievement,action,due,owner,due date\n"
        "2026-10-06,Ana,One,Two,,,2026-12-01,,,more\n"
        "2026-10-07,Ana,beside,,Shipped it,,,,\n"
        f"2026-10-08,Ana,,,{long},,,,\n"
        f",Ana,,,,{long},,,\n"
        ",Ana,,,,read it,2026-12-01,mentee,2027-01-01\n"
    )

    assert [each.text for each in found.entries] == ["One\nTwo"]
    assert [each.text for each in found.deeds] == ["Shipped it"]
    assert [(each.owner, each.due) for each in found.tasks] == [("protege", date(2026, 12, 1))]
    beside = "has no place beside the rest of its row"
    assert why(found) == [
        ("line 1", "there is no place here for the column “due date”"),
        ("line 2", f"what stands under “due” {beside}"),
        ("line 2", "it has more cells than the first row"),
        ("line 3", f"what stands under “text” {beside}"),
        ("line 4", "it is too long for a line"),
        ("line 5", "it is too long for a line"),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "a,b\n1,2\n", "Dear diary", "sep=;", ";" * 9, "\x00\x01"]
)
def test_what_has_no_header_that_is_known_is_refused(text: str) -> None:
    with pytest.raises(CannotOpen) as refused:
        read_csv(text)

    assert str(refused.value).endswith(".")


def test_a_quote_that_never_ends_is_one_cell() -> None:
    [entry] = read_csv('date,notes\n2026-10-06,"all\nof, it\n').entries

    assert (entry.text, entry.place.words) == ("all\nof, it", "lines 2–3")


@pytest.mark.parametrize(
    "cell", ["9" * 5_000, "x" * 300_000, "1e999", "../../etc/passwd", "=HYPERLINK(0)", "🦊" * 50]
)
def test_no_cell_can_do_harm(cell: str) -> None:
    columns = "date,name,notes,action,due,done,owner,minutes,email"
    for at in range(1, 9):
        cells = ["2026-10-06", *[""] * 8]
        cells[at] = cell
        found = read_csv(f"{columns}\n{','.join(cells)}\n")
        assert len(found.entries) + len(found.tasks) + len(found.left) >= 1


_NAMES = ("date", "person", "notes", "action", "due", "owner", "achievement", "email", "mood")
_CELLS = st.sampled_from(["", "", "x1", "2026-10-06", "Ana Lima", "45", '"q;"', "a\nb", "done"])


@given(
    st.lists(st.sampled_from(_NAMES), min_size=1, max_size=6),
    st.lists(st.lists(_CELLS, max_size=7), max_size=4),
)
def test_each_row_is_taken_or_named(header: list[str], rows: list[list[str]]) -> None:
    written = ["'".join(header).replace("'", ",")]
    lines = [1]
    for row in rows:
        lines.append(lines[-1] + 1 + (written[-1].count("\n")))
        written.append(",".join('"' + cell.replace('"', '""') + '"' for cell in row))
    try:
        found = read_csv("\n".join(written))
    except CannotOpen:
        return

    taken: list[About] = [*found.entries, *found.tasks, *found.deeds, *found.cards]
    named = {each.place.first for each in taken}
    named |= {each.place.first for each in found.left}
    for line, row in zip(lines[1:], rows, strict=True):
        assert not any(cell.strip() for cell in row) or line in named, (header, row)
