"""Actions that come back: one open at a time, from a line of notes or a record, undone as one."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.notes.words import every_word, read
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.widgets.line_hints import line_hint
from tests.journal.conftest import Clock

TEXT = "Send the numbers every 2w"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


@pytest.mark.parametrize(
    ("line", "often", "text"),
    [
        ("Send the numbers every 2w", "every 2 weeks", "Send the numbers every 2w"),
        ("Send @ana every 2w due:2026-12-04 #kpi", "every 2 weeks", "Send every 2w"),
        ("Send due:2026-12-04 every month", "every month", "Send every month"),
        ("Walk Every Fri.", "every Friday", "Walk Every Fri."),
        ("Ring every other week @ana", "every 2 weeks", "Ring every other week"),
        ("Ask every month about pay", None, "Ask every month about pay"),
        ("Think of every day's work", None, "Think of every day's work"),
        ("Count every 0w", None, "Count every 0w"),
        ("every", None, "every"),
    ],
)
def test_an_action_says_at_its_end_how_often_it_comes_back(
    line: str, often: str | None, text: str
) -> None:
    every = every_word(line)
    assert (every.words if every else None) == often
    assert read(line).text == text


def test_behind_a_line_that_is_typed_it_is_said_that_it_comes_back() -> None:
    said = line_hint("- [ ] Send it @me every other week", 10, date(2026, 11, 22))
    assert said == ("comes back every 2 weeks when it is done", False)
    assert line_hint("Send it every week", 10, date(2026, 11, 22)) == ("", False)


def actions(journal: Journal, who: Relationship) -> list[tuple[str, str, date | None, str]]:
    """State, whose, due day and words of every action."""
    items = journal.follow_ups.of(who)
    return [(each.state, each.assignee, each.due, each.text) for each in items]


def test_a_record_that_is_done_comes_back_once_and_undo_takes_both_back(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    first = journal.follow_ups.add(ana, TEXT, assignee="them", due=date(2026, 11, 20))
    [item] = journal.follow_ups.of(ana)
    journal.follow_ups.tick(item, True)
    both = [
        ("done", "them", date(2026, 11, 20), TEXT),
        ("open", "them", date(2026, 12, 4), TEXT),
    ]
    assert actions(journal, ana) == both
    # Done again it is only ticked; opened again, the next one goes.
    [item, following] = journal.follow_ups.of(ana)
    journal.follow_ups.amend(item, result="sent")
    assert actions(journal, ana) == both
    journal.follow_ups.tick(journal.follow_ups.of(ana)[0], False)
    assert actions(journal, ana) == [("open", "them", date(2026, 11, 20), TEXT)]
    journal.undo()
    assert actions(journal, ana) == both
    assert following.record is not None
    journal.undo()
    journal.undo()
    assert actions(journal, ana) == [("open", "them", date(2026, 11, 20), TEXT)]
    assert journal.follow_ups.get(first.uid).state == "open"
    # Weeks that went by do not pile up.
    clock.move(days=40)
    journal.follow_ups.tick(journal.follow_ups.of(ana)[0], True)
    assert actions(journal, ana)[1:] == [("open", "them", date(2027, 1, 15), TEXT)]


def test_a_line_of_notes_comes_back_as_a_record_and_only_its_box_is_changed(
    journal: Journal, ana: Relationship
) -> None:
    notes = "- [ ] Send the numbers @ana due:2026-11-20 every 2w #kpi\nprivate"
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=notes)
    journal.follow_ups.tick(journal.follow_ups.of(ana)[0], True)
    assert journal.sessions.get(session.uid).notes == notes.replace("[ ]", "[x]")
    assert actions(journal, ana)[1:] == [("open", "them", date(2026, 12, 4), TEXT)]
    journal.undo()
    assert journal.sessions.get(session.uid).notes == notes
    assert len(actions(journal, ana)) == 1


def test_ticking_while_one_types_brings_the_next_one_and_unticking_takes_it_away(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    keep = journal.sessions.keep_notes
    for length in range(6, len(f"- [ ] {TEXT}") + 1):
        keep(session.uid, f"- [ ] {TEXT}"[:length])
    keep(session.uid, f"- [x] {TEXT}")
    assert [state for state, *_ in actions(journal, ana)] == ["done", "open"]
    keep(session.uid, f"- [x] {TEXT}\nmore")
    assert len(actions(journal, ana)) == 2
    keep(session.uid, f"- [ ] {TEXT}\nmore")
    assert [state for state, *_ in actions(journal, ana)] == ["open"]
    # The other of two alike is the open one.
    keep(session.uid, f"- [ ] {TEXT}\n- [ ] {TEXT}")
    keep(session.uid, f"- [x] {TEXT}\n- [ ] {TEXT}")
    assert [state for state, *_ in actions(journal, ana)] == ["done", "open"]
    # Notes that are edited as a whole count the same, and are one change.
    journal.sessions.edit(session.uid, notes=f"- [x] {TEXT}\n- [x] {TEXT}")
    assert [state for state, *_ in actions(journal, ana)] == ["done", "done", "open"]
    journal.undo()
    assert [state for state, *_ in actions(journal, ana)] == ["done", "open"]


def test_what_was_done_when_it_was_typed_or_is_let_go_does_not_come_back(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.start(ana)
    journal.sessions.keep_notes(session.uid, f"- [x] {TEXT}")
    assert len(actions(journal, ana)) == 1
    journal.sessions.end(session.uid)
    journal.follow_ups.add(ana, "Water the plants every week")
    journal.follow_ups.drop(journal.follow_ups.of(ana)[-1])
    assert [state for state, *_ in actions(journal, ana)] == ["done", "dropped"]


def test_what_is_mine_alone_comes_back_too(journal: Journal) -> None:
    journal.follow_ups.add(None, "Look at the market every month", due=date(2026, 10, 31))
    journal.follow_ups.tick(journal.follow_ups.all()[0], True)
    assert [(i.state, i.due) for i in journal.follow_ups.all()] == [
        ("done", date(2026, 10, 31)),
        ("open", date(2026, 11, 30)),
    ]
