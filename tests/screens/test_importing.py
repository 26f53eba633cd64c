"""Notes of other programs come along by keyboard: shown first, taken after a yes, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from tests.screens.driver import (
    answer,
    complaint,
    fill_in,
    here,
    messages,
    opened,
    opened_at,
    press,
    save,
    screen_text,
    see,
    until,
)

SMALL = (80, 24)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Notes of talks with Chidi, who is new, and a day that names nobody."""
    folder = tmp_path / "vault"
    (folder / "Chidi Okafor").mkdir(parents=True)
    (folder / "Chidi Okafor" / "2026-11-03.md").write_text("Talked.\n- [ ] send it\n")
    (folder / "2026-11-05.md").write_text("A day.\n")
    return folder


async def test_a_folder_is_chosen_looked_at_and_taken_over(journal: Journal, vault: Path) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await press(pilot, "import.open")
        await until(pilot, lambda: here(app).WHERE == "import")
        await save(pilot, "import.choose", {"path": str(vault)})
        await see(pilot, "There is nothing to take.", "“Chidi Okafor” is nobody of")
        assert not here(app).fits("import.take")
        # What was chosen stands there again.
        await save(pilot, "import.choose", {"role": "mentor"})
        await see(pilot, "Chidi Okafor (new; you are their mentor): 1 session, Tue 3 Nov, 1 action")
        await see(pilot, "2026-11-05.md, line 1: it names nobody of your journal")
        assert journal.people.all() == []

        await press(pilot, "import.take")
        await see(pilot, "Take over 1 session, 1 action, 1 new person?")
        await answer(pilot, "confirm.no")
        assert journal.people.all() == []
        await press(pilot, "import.take")
        await see(pilot, "Take over")
        await answer(pilot, "confirm.yes")
        await see(pilot, "There is nothing to take.", "In the journal already")
        assert [each.name for each in journal.people.all()] == ["Chidi Okafor"]
        assert messages(app)[-1].startswith("Taken over: 1 session, 1 action, 1 new person.")

        await press(pilot, "app.undo")
        await until(pilot, lambda: journal.people.all() == [])
        await see(pilot, "To take:")


async def test_what_names_nobody_comes_with_whose_it_is(
    journal: Journal, ana: Relationship, vault: Path
) -> None:
    async with opened_at(journal, "import", size=SMALL) as (_, pilot):
        await save(pilot, "import.choose", {"path": str(vault / "2026-11-05.md"), "who": "ana"})
        await see(pilot, "Ana Lima: 1 session, Thu 5 Nov")
        journal.sessions.start(ana)
        await see(pilot, "Ana Lima: 1 session, Thu 5 Nov")


async def test_a_path_that_is_none_and_nobody_are_refused_in_the_form(
    journal: Journal, tmp_path: Path
) -> None:
    async with opened_at(journal, "import", size=SMALL) as (app, pilot):
        await save(pilot, "import.choose", {"path": str(tmp_path / "none.md")})
        await until(pilot, lambda: "no such file" in complaint(app, "path"))
        await fill_in(pilot, {"path": str(tmp_path), "who": "Nobody"})
        await press(pilot, "form.save")
        await until(pilot, lambda: "Nobody called" in complaint(app, "who"))
        assert "Add them on the dashboard first." in complaint(app, "who")


async def test_what_cannot_be_read_is_said_and_changes_nothing(
    journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"entries": [')
    async with opened_at(journal, "import", size=SMALL, notifications=True) as (app, pilot):
        await save(pilot, "import.choose", {"path": str(path)})
        await until(pilot, lambda: "not whole JSON" in "".join(messages(app)))
        await see(pilot, "chooses a file or a folder")


async def test_names_from_outside_are_shown_as_they_are(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("date,person,notes,[b]mood[/b]\n2026-11-03,[red]Ana[/] \x1b[31m,Talked\n")
    async with opened_at(journal, "import", size=SMALL) as (app, pilot):
        await save(pilot, "import.choose", {"path": str(path), "form": "csv"})
        await see(pilot, "[b]mood[/b]", "[red]Ana[/]")
        assert "\x1b" not in screen_text(app)


async def test_what_the_other_person_shares_comes_the_same_way(
    journal: Journal, ana: Relationship, tmp_path: Path
) -> None:
    theirs = Journal.open(tmp_path / "theirs" / "journal.json", clock=journal.now)
    bond = theirs.relationships.begin("Robin Hale", "protege")
    theirs.sessions.log(bond, on=theirs.today(), notes="- [ ] send the deck")
    exports = theirs.exports
    path = tmp_path / "shared.json"
    made = exports.prepare(exports.wish("summary", bond, format="json"))
    exports.exchange.remember(bond, made.outgoing)
    path.write_text(made.text)
    theirs.close()

    async with opened_at(journal, "import", size=SMALL, notifications=True) as (_app, pilot):
        await save(pilot, "import.choose", {"path": str(path), "who": "ana"})
        await see(pilot, "From Ana Lima", "send the deck")
        await press(pilot, "import.take")
        await see(pilot, "Take over 1 new action?")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: len(journal.follow_ups.of(ana)) == 1)
        await press(pilot, "app.undo")
        await until(pilot, lambda: journal.follow_ups.of(ana) == [])


async def test_of_a_file_of_somebody_new_it_says_where_they_are_added(
    journal: Journal, tmp_path: Path
) -> None:
    theirs = Journal.open(tmp_path / "theirs" / "journal.json", clock=journal.now)
    theirs.people.call_me("Carla Diaz")
    bond = theirs.relationships.begin("Robin Hale", "mentor")
    theirs.sessions.log(bond, on=theirs.today(), notes="- [ ] send the deck")
    path = tmp_path / "shared.json"
    path.write_text(
        theirs.exports.prepare(theirs.exports.wish("summary", bond, format="json")).text
    )
    theirs.close()

    async with opened_at(journal, "import", size=SMALL) as (_, pilot):
        await save(pilot, "import.choose", {"path": str(path)})
        await see(pilot, "“Carla Diaz”", "added on the dashboard first, with a")


async def test_only_what_would_help_is_asked_for(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "jrnl.txt"
    path.write_text("[2026-10-05 09:00] With @chidi.\n")
    async with opened_at(journal, "import", size=SMALL) as (app, pilot):
        await save(pilot, "import.choose", {"path": str(path), "form": "jrnl"})
        await see(pilot, "it names @chidi, nobody of your journal", "Whom an @ means is added")
        assert "People who are new" not in screen_text(app)


async def test_what_it_is_stands_there_again(
    journal: Journal, ana: Relationship, tmp_path: Path
) -> None:
    path = tmp_path / "2026-11-05.txt"
    path.write_text("A day.\n")
    async with opened_at(journal, "import", size=SMALL) as (_, pilot):
        await save(pilot, "import.choose", {"path": str(path), "form": "markdown"})
        await see(pilot, "it names nobody of your journal", "What names nobody", "choose again")
        await save(pilot, "import.choose", {"who": "ana"})
        await see(pilot, "Ana Lima: 1 session, Thu 5 Nov")
