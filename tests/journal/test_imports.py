"""What other programs have written is taken over: once, as one change, with nothing lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.base import MyRole
from mentorjournal.errors import Conflict
from mentorjournal.imports.csv_table import read_csv
from mentorjournal.imports.jrnl import read_jrnl
from mentorjournal.imports.markdown import read_markdown
from mentorjournal.journal import Journal
from mentorjournal.journal.import_plan import ImportPlan
from mentorjournal.journal.import_words import plan_words

TEXT = """\
[2026-10-06 09:00] Talked with @ana about the offsite.
- [ ] send last year's plan due:fri

[2026-10-06 17:00] @ana wrote once more.

[2026-10-07 18:30] Bought milk.

[2026-12-24 10:00] @ana is still to come.
"""
ENTRIES = read_jrnl(TEXT)


def with_ana(journal: Journal, role: MyRole = "mentor") -> None:
    journal.relationships.begin("Ana Lima", role, start=date(2026, 1, 1))


def test_the_entries_of_a_day_become_one_session_with_its_actions(journal: Journal) -> None:
    with_ana(journal)
    journal.imports.take(journal.imports.plan(ENTRIES))

    [session] = journal.sessions.all()
    assert (session.on, session.state) == (date(2026, 10, 6), "happened")
    assert session.notes == (
        "Talked with @ana about the offsite.\n- [ ] send last year's plan due:2026-10-09\n\n"
        "@ana wrote once more."
    )
    [action] = journal.follow_ups.of(journal.relationships.find("Ana"))
    assert action.due == date(2026, 10, 9)


def test_what_is_left_is_named_with_its_reason(journal: Journal) -> None:
    with_ana(journal)

    assert list(plan_words(journal.imports.plan(ENTRIES), journal.today())) == [
        "To take:",
        "  Ana Lima: 1 session, Tue 6 Oct, 1 action",
        "Not taken:",
        "  line 6: it names nobody of your journal",
        "  line 8: its day is still to come",
    ]


def test_what_names_nobody_is_taken_where_it_is_said_whose_it_is(journal: Journal) -> None:
    with_ana(journal)
    ana = journal.relationships.find("Ana")
    journal.imports.take(journal.imports.plan(ENTRIES, ana))

    assert [each.on.day for each in journal.sessions.of(ana)] == [6, 7]


def test_a_second_time_nothing_is_taken_even_after_an_edit(journal: Journal) -> None:
    with_ana(journal)
    journal.imports.take(journal.imports.plan(ENTRIES))
    [session] = journal.sessions.all()
    journal.sessions.edit(session.uid, notes="- [x] all is said otherwise")

    again = journal.imports.plan(ENTRIES)
    assert (again.taken, again.records) == ((), ())
    assert [place.words for place in again.here] == ["lines 1–2", "line 4"]


def test_the_same_words_in_a_session_of_ours_are_not_taken_twice(journal: Journal) -> None:
    with_ana(journal)
    ana = journal.relationships.find("Ana")
    journal.sessions.log(ana, on=date(2026, 10, 6), notes="First\n@ana wrote once more.\nLast")

    plan = journal.imports.plan(ENTRIES)
    assert [place.words for place in plan.here] == ["line 4"]
    journal.imports.take(plan)
    [session] = journal.sessions.of(ana)
    assert session.notes.startswith("First\n@ana wrote once more.\nLast\n\nTalked with @ana")


def tables(journal: Journal, path: Path) -> dict[str, object]:
    """All that the file holds, but how often it was changed."""
    journal.file.checkpoint()
    whole = json.loads(path.read_bytes())
    return {table: rows for table, rows in whole.items() if rows and table != "meta"}


def test_undo_takes_all_of_it_back_at_once(journal: Journal, path: Path) -> None:
    with_ana(journal)
    before = tables(journal, path)
    journal.imports.take(journal.imports.plan(ENTRIES))
    assert tables(journal, path) != before

    assert journal.undo() == "imported from another program"
    assert tables(journal, path) == before
    assert journal.imports.plan(ENTRIES).taken


def test_a_backup_is_made_first(journal: Journal) -> None:
    with_ana(journal)
    journal.imports.take(journal.imports.plan(ENTRIES))

    assert "before import" in [each.snapshot.reason for each in journal.backups.all()]


def test_a_plan_that_would_be_another_by_now_is_not_carried_out(journal: Journal) -> None:
    with_ana(journal)
    plan = journal.imports.plan(ENTRIES)
    journal.sessions.log(
        journal.relationships.find("Ana"), on=date(2026, 10, 6), notes="@ana wrote once more."
    )

    with pytest.raises(Conflict):
        journal.imports.take(plan)
    assert len(journal.sessions.all()) == 1


def test_people_are_added_only_where_it_is_said_what_i_am_to_them(
    journal: Journal, tmp_path: Path
) -> None:
    folder = tmp_path / "notes" / "Ben Okoye"
    folder.mkdir(parents=True)
    (folder / "2026-10-06.md").write_text("Talked.\n")
    (folder / "2026-09-01.md").write_text("Began.\n")
    found = read_markdown(tmp_path / "notes")

    assert journal.imports.plan(found).records == ()
    journal.imports.take(journal.imports.plan(found, None, "mentor"))
    [ben] = journal.relationships.all()
    assert (ben.my_role, ben.start) == ("mentor", date(2026, 9, 1))
    assert journal.relationships.person(ben).name == "Ben Okoye"
    assert len(journal.sessions.of(ben)) == 2


def test_nothing_is_taken_into_a_session_that_is_going_on(journal: Journal) -> None:
    with_ana(journal)
    journal.sessions.start(journal.relationships.find("Ana"))

    plan = journal.imports.plan(read_jrnl("[2026-11-22 09:00] @ana now\n"))
    assert [each.why for each in plan.left] == ["a session of that day is going on; end it first"]


def left_of(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(each.place.words, each.why) for each in plan.left]


def test_said_whose_it_is_what_names_others_stays_theirs_or_is_left(journal: Journal) -> None:
    with_ana(journal)
    journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 1))
    ana, ben = journal.relationships.find("Ana"), journal.relationships.find("Ben")
    found = read_jrnl(
        "[2026-10-05 09:00] @ben on pricing.\n[2026-10-06 09:00] Slept well.\n"
        "[2026-10-07 09:00] With @ana and @ben.\n"
    )

    plan = journal.imports.plan(found, ana)
    assert left_of(plan) == [("line 3", "it names several people of your journal")]
    journal.imports.take(plan)
    assert [each.notes for each in journal.sessions.of(ana)] == ["Slept well."]
    assert [each.notes for each in journal.sessions.of(ben)] == ["@ben on pricing."]


def test_said_whose_it_is_what_names_somebody_unknown_is_left(
    journal: Journal, tmp_path: Path
) -> None:
    with_ana(journal)
    ana = journal.relationships.find("Ana")
    folder = tmp_path / "Ana Lima"
    folder.mkdir()
    (folder / "2026-10-06.md").write_text("---\nperson: Chidi Okafor\n---\nTalked with @ana.\n")
    table = read_csv("date,person,notes\n2026-10-06,Chidi Okafor,Talked.\n")

    why = "“Chidi Okafor” is nobody of your journal"
    note = journal.imports.plan(read_markdown(folder), ana)
    assert (note.taken, [each.why for each in note.left]) == ((), [why])
    row = journal.imports.plan(table, ana)
    assert (row.taken, [each.why for each in row.left]) == ((), [why])
    [taken] = journal.imports.plan(read_markdown(folder), ana, "mentor").taken
    assert (taken.name, taken.role) == ("Chidi Okafor", "mentor")


@pytest.mark.parametrize(
    "names",
    [
        "people: [Ana Lima, Ben O'Neil]",
        "people:\n  - Ana\n  - Ben",
        'person: "[[Ana Lima]], [[people/Ben O\'Neil|Ben]]"',
        "with: Ana, Ben",
        "with: Ana Lima and Ben O'Neil",
    ],
)
def test_a_note_whose_front_matter_names_several_people_is_left(
    journal: Journal, tmp_path: Path, names: str
) -> None:
    with_ana(journal)
    journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 1))
    (tmp_path / "2026-10-06.md").write_text(f"---\n{names}\n---\nTalked.\n")

    plan = journal.imports.plan(read_markdown(tmp_path), None, "mentor")
    assert [each.why for each in plan.left] == ["it names several people of your journal"]
    assert plan.taken == ()


def test_my_own_name_among_those_who_were_there_is_nobody_elses(
    journal: Journal, tmp_path: Path
) -> None:
    with_ana(journal)
    journal.people.call_me("Carla Diaz")
    note = "---\npeople: [Carla Diaz, Ana Lima]\n---\nTalked.\n"
    (tmp_path / "2026-10-06.md").write_text(note)
    (tmp_path / "Ana Lima").mkdir()
    note = "---\nmentor: Carla Diaz\n---\nTalked.\n"
    (tmp_path / "Ana Lima" / "2026-10-07.md").write_text(note)

    [taken] = journal.imports.plan(read_markdown(tmp_path), None, "mentor").taken
    assert (taken.name, taken.role, len(taken.days)) == ("Ana Lima", None, 2)
