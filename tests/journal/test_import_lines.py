"""Actions, achievements and people of other programs: once, private, and filled in only."""

from __future__ import annotations

from datetime import date

from mentorjournal.imports.csv_table import read_csv
from mentorjournal.imports.vcard import read_vcards
from mentorjournal.journal import Journal
from mentorjournal.journal.import_words import plan_words
from mentorjournal.mentoring.showing import mine

TABLE = read_csv(
    "date,person,achievement,action,due,owner,email\n"
    ",Ana,,send it,2026-12-04,,\n"
    ",Ana,,read it,,them,\n"
    ",,,buy a book,,Ben,\n"
    "2026-10-06,,Shipped it,,,,\n"
    "2026-10-07,Ana,Gave a talk,,,,\n"
    "2027-10-07,,Not yet,,,,\n"
    ",Ana Lima,,,,,ana@example.org\n"
    ",Chidi Okafor,,,,,chidi@example.org\n"
)
CARD = "BEGIN:VCARD\nFN:Ana Lima\nEMAIL:{}\nTEL:1\nEND:VCARD\n"


def with_ana(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 1))


def test_each_comes_to_whom_it_is_about(journal: Journal) -> None:
    with_ana(journal)
    plan = journal.imports.plan(TABLE)

    assert list(plan_words(plan, journal.today())) == [
        "To take:",
        "  You: 1 action, 1 achievement",
        "  Ana Lima: 2 actions, 1 achievement, email",
        "Not taken:",
        "  line 7: its day is still to come",
        "  line 9: “Chidi Okafor” is nobody of your journal",
    ]
    journal.imports.take(plan)
    ana = journal.relationships.find("Ana")
    assert [(each.text, each.assignee, each.due) for each in journal.follow_ups.of(ana)] == [
        ("send it", "me", date(2026, 12, 4)),
        ("read it", "them", None),
    ]
    # Somebody who is not in a mentoring with me is to be seen to by me.
    assert [each.text for each in journal.follow_ups.of_records(None)] == ["@ben buy a book"]
    assert [each.text for each in journal.achievements.of("me")] == ["Shipped it"]
    [talk] = journal.achievements.of(ana.owner)
    assert (talk.text, talk.shown_to, talk.for_management) == ("Gave a talk", (), False)
    assert journal.people.find("Ana").email == "ana@example.org"


def test_a_second_time_nothing_is_taken_even_after_an_edit(journal: Journal) -> None:
    with_ana(journal)
    journal.imports.take(journal.imports.plan(TABLE))
    [book] = journal.follow_ups.of_records(None)
    journal.follow_ups.edit(str(book.record), text="bought two")
    [shipped] = journal.achievements.of("me")
    journal.achievements.edit(shipped.uid, text="Shipped all of it")

    again = journal.imports.plan(TABLE)
    assert (again.taken, again.records) == ((), ())
    assert [each.first for each in again.here] == [2, 3, 4, 5, 6, 8]


def test_what_stands_in_notes_already_is_not_taken(journal: Journal) -> None:
    with_ana(journal)
    ana = journal.relationships.find("Ana")
    journal.sessions.log(ana, on=date(2026, 10, 6), notes="- [x] send it")

    assert journal.imports.plan(TABLE).here[0].first == 2


def test_what_stands_there_twice_or_was_written_by_hand_is_taken_once(journal: Journal) -> None:
    journal.achievements.add(mine(), "Shipped it", on=date(2026, 10, 6))
    table = read_csv(
        "date,achievement,action\n,,buy a book\n,,buy a book\n2026-10-06,Shipped it,\n"
        "2026-10-07,Spoke,\n2026-10-07,Spoke,\n"
    )

    plan = journal.imports.plan(table)
    assert len(plan.records) == 2
    assert [each.first for each in plan.here] == [3, 4, 6]


def test_undo_takes_people_actions_and_achievements_back(journal: Journal) -> None:
    journal.imports.take(journal.imports.plan(TABLE, None, "mentor"))
    assert {each.name for each in journal.people.all()} == {"Ana", "Ana Lima", "Chidi Okafor"}

    journal.undo()
    assert journal.people.all() == []
    assert journal.follow_ups.all() == []
    assert journal.achievements.of("me") == []


def test_what_is_said_of_somebody_is_never_written_over(journal: Journal) -> None:
    with_ana(journal)
    journal.people.edit(journal.people.find("Ana").uid, email="mine@example.org")
    plan = journal.imports.plan(read_vcards(CARD.format("other@example.org")))

    assert list(plan_words(plan, journal.today())) == [
        "To take:",
        "  Ana Lima: phone",
        "Not taken:",
        "  lines 1–5: Ana Lima has other words here for email",
    ]
    journal.imports.take(plan)
    assert journal.people.find("Ana").email == "mine@example.org"
    assert journal.people.find("Ana").phone == "1"


def test_who_is_new_comes_with_the_card_once(journal: Journal) -> None:
    found = read_vcards(CARD.format("a@example.org") * 2)
    journal.imports.take(journal.imports.plan(found, None, "protege"))

    [ben] = journal.relationships.all()
    assert (ben.my_role, ben.start) == ("protege", journal.today())
    assert journal.people.find("Ana").email == "a@example.org"
