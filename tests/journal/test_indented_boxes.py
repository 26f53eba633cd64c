"""A box indented below a shared line is followed up for itself, in its own line."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal

NOTES = (
    "- [x] Prepare the deck\n"
    "\t- [ ] ask for the map @ana due:fri\n"
    "  - [ ] find pictures @me due:2026-12-01\n"
    "! Her talk landed\n"
    "  - [ ] thank them\n"
    "  % - [ ] not for her\n"
)


@pytest.fixture
def session(journal: Journal) -> Session:
    ana: Relationship = journal.relationships.begin("Ana Lima", "mentor")
    return journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)


def bond_of(journal: Journal, session: Session) -> Relationship:
    return journal.relationships.get(session.relationship)


def test_each_box_is_open_with_its_own_owner_and_date(journal: Journal, session: Session) -> None:
    found = journal.follow_ups.open_actions(bond_of(journal, session))
    # The clock of these tests stands on Sun 22 Nov 2026.
    assert {(item.text, item.assignee, item.due) for item in found} == {
        ("ask for the map", "them", date(2026, 11, 27)),
        ("find pictures", "me", date(2026, 12, 1)),
        ("thank them", "me", None),
    }


def test_ticking_one_edits_that_very_line_and_opening_it_again_too(
    journal: Journal, session: Session
) -> None:
    kept = journal.sessions.get(session.uid).notes
    for words in ("ask for the map", "find pictures", "thank them"):
        items = journal.follow_ups.open_actions(bond_of(journal, session))
        item = next(each for each in items if each.text == words)
        journal.follow_ups.tick(item, True)
        ticked = journal.sessions.get(session.uid).notes
        line = next(each for each in kept.split("\n") if words in each)
        assert ticked == kept.replace(line, line.replace("[ ]", "[x]"))
        done = [each for each in journal.follow_ups.all() if each.text == words]
        journal.follow_ups.tick(done[0], False)
        assert journal.sessions.get(session.uid).notes == kept


def test_another_date_or_wording_keeps_the_indentation(journal: Journal, session: Session) -> None:
    items = journal.follow_ups.open_actions(bond_of(journal, session))
    item = next(each for each in items if each.text == "find pictures")
    journal.follow_ups.amend(item, due=date(2026, 12, 9))
    assert "\n  - [ ] find pictures @me due:2026-12-09\n" in journal.sessions.get(session.uid).notes


def test_each_box_is_an_action_of_the_summary_and_no_date_goes_out_raw(
    journal: Journal, session: Session
) -> None:
    wish = journal.exports.wish("summary", bond_of(journal, session), session=session.uid)
    text = journal.exports.prepare(wish).text
    assert "due:" not in text
    assert "find pictures — by Tue 1 Dec 2026" in text
    assert text.count("[ ]") == 3
    assert "not for her" not in text
