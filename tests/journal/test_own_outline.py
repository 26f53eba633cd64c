"""One's own outline: a file beside the settings, for years that begin while it is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorjournal.documents.pay.speech import speech
from mentorjournal.errors import NotKept
from mentorjournal.journal import Journal
from mentorjournal.journal.own_outline import begin_own_outline, own_outline
from mentorjournal.mentoring.outline import STANDARD_FILE
from mentorjournal.mentoring.roadmap import this_year
from mentorjournal.paths import outline_path, settings_path

STANDARD = STANDARD_FILE.read_text(encoding="utf-8")
LINE = next(at for at, row in enumerate(STANDARD.splitlines(), 1) if "half-time" in row)
MINE = STANDARD.replace('"half-time"', '"the long middle"')


@pytest.fixture
def own() -> Path:
    """The place of one's own outline, with its folder."""
    path = outline_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def theme(journal: Journal, uid: str, month: int = 7) -> str:
    year = this_year(journal.overview.year(journal.relationships.get(uid)), journal.today())
    assert year is not None
    return year.months[month - 1].month.theme


def test_years_that_begin_go_by_it_and_those_that_run_do_not(journal: Journal, own: Path) -> None:
    before = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    own.write_text(MINE, encoding="utf-8")
    after = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 6, 1))

    assert theme(journal, before.uid) == "half-time"
    assert theme(journal, after.uid) == "the long middle"


def test_a_running_year_keeps_its_words_when_the_file_is_edited(
    journal: Journal, own: Path
) -> None:
    own.write_text(MINE, encoding="utf-8")
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    own.write_text(MINE.replace("the long middle", "something else"), encoding="utf-8")
    assert theme(journal, ana.uid) == "the long middle"
    journal.roadmaps.skip(ana, (7, 1), "why")
    own.unlink()
    assert theme(journal, ana.uid) == "the long middle"
    assert len(journal.roadmaps.outlines()) == 1


def test_it_begins_with_the_mentoring_and_with_each_new_year(journal: Journal, own: Path) -> None:
    asked = journal.relationships.begin("Ana Lima", "mentor", start=date(2025, 5, 20))
    asked = journal.relationships.edit(asked.uid, stage="asked")
    own.write_text(MINE, encoding="utf-8")
    journal.lifecycle.start(asked.uid, date(2025, 6, 1))
    assert theme(journal, asked.uid) == "the long middle"
    own.write_text(MINE.replace("the long middle", "the second middle"), encoding="utf-8")
    journal.lifecycle.begin_year(asked.uid, date(2026, 6, 1))
    assert theme(journal, asked.uid) == "the second middle"
    # A change of anything else begins no year.
    journal.relationships.edit(asked.uid, aim="another")
    assert len(journal.roadmaps.by_relationship()[asked.uid]) == 2


def test_a_year_that_was_thought_over_keeps_the_words_it_began_with(
    journal: Journal, own: Path
) -> None:
    own.write_text(MINE, encoding="utf-8")
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    journal.relationships.edit(ana.uid, stage="asked")
    own.write_text(MINE.replace("the long middle", "something else"), encoding="utf-8")
    journal.relationships.edit(ana.uid, stage="active")
    assert theme(journal, ana.uid) == "the long middle"
    assert len(journal.roadmaps.by_relationship()[ana.uid]) == 1


def test_beginning_with_it_is_one_change(journal: Journal, own: Path) -> None:
    own.write_text(MINE, encoding="utf-8")
    journal.relationships.begin("Ana Lima", "mentor")
    assert journal.undo() == "added Ana Lima"
    assert (journal.people.all(), journal.roadmaps.outlines()) == ([], {})
    assert journal.roadmaps.by_relationship() == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            MINE.replace('"the long middle"', "7").encode(),
            f"line {LINE}, theme: a few words belong",
        ),
        (b"\xff\xfe\x00", "It "),
        (b"edition = ", "not valid TOML"),
        (b"edition = " + b"9" * 6000, "not valid TOML"),
        (b"x" * 70_000, "longer than 64 KB"),
    ],
)
def test_one_that_cannot_be_used_is_said_with_its_line_and_the_program_goes_by_its_own(
    journal: Journal, own: Path, content: bytes, said: str
) -> None:
    own.write_bytes(content)
    found = own_outline()
    assert found.outline is None
    assert found.problem.startswith("~")
    assert said in found.problem
    assert found.problem.endswith("New years go by the outline of the program.")
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    assert theme(journal, ana.uid) == "half-time"


def test_a_folder_in_its_place_is_said(own: Path) -> None:
    own.mkdir()
    assert "It is not a file." in own_outline().problem


def test_a_place_that_no_file_can_have_is_said(journal: Journal, own: Path) -> None:
    settings_path().write_text(f'outline = "{own.parent / ("x" * 300)}"\n', encoding="utf-8")
    assert "It cannot be read: File name too long." in own_outline().problem
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    assert theme(journal, ana.uid) == "half-time"
    with pytest.raises(NotKept, match="cannot be written"):
        begin_own_outline()


def test_the_settings_may_name_another_place(journal: Journal, own: Path, tmp_path: Path) -> None:
    other = tmp_path / "mine.toml"
    other.write_text(MINE, encoding="utf-8")
    settings_path().write_text(f'outline = "{other}"\n', encoding="utf-8")
    assert own_outline().path == other
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 20))
    assert theme(journal, ana.uid) == "the long middle"


def test_a_copy_to_edit_is_written_once_and_for_its_owner_only(own: Path) -> None:
    assert begin_own_outline() == (own, True)
    assert own.read_text(encoding="utf-8") == STANDARD
    assert own.stat().st_mode & 0o777 == 0o600
    assert own_outline().outline is not None
    own.write_text(MINE, encoding="utf-8")
    assert begin_own_outline() == (own, False)
    assert own.read_text(encoding="utf-8") == MINE


def test_where_it_cannot_be_written_that_is_said(own: Path) -> None:
    own.parent.rmdir()
    own.parent.write_text("a file in the way")
    with pytest.raises(NotKept, match="cannot be written"):
        begin_own_outline()


def test_what_it_asks_about_pay_is_held_back_from_a_manager_as_ours_is(
    journal: Journal, own: Path
) -> None:
    asked = "Who has the last word on the seventh floor?"
    own.write_text(STANDARD.replace("What did this year settle, and what is still open?", asked))
    journal.relationships.begin("Ana Lima", "mentor")
    assert speech(asked, journal.exports.pay.secrets()) == "none"
    marked = f'"{asked}" }}'
    own.write_text(own.read_text().replace(marked, f'"{asked}", pay = true }}'))
    journal.relationships.begin("Ben O'Neil", "protege")
    assert speech(asked, journal.exports.pay.secrets()) == "sure"
