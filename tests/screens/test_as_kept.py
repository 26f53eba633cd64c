"""What a form is about, read again when it is saved."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.plans import Step
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.proof_forms import step_form

DAY = date(2026, 9, 1)


def test_a_part_that_was_deleted_elsewhere_is_not_saved_as_a_new_one(journal: Journal) -> None:
    goal = journal.goals.add(mine(()), "Win rate")
    step = Step(uid=journal.new_uid(), text="Mine")
    goal = journal.goals.put(goal.uid, step)
    form = step_form(journal, goal, step)
    journal.goals.remove(goal.uid, step, "a step")
    assert form.anew is not None
    with pytest.raises(NotFound, match="not there any more"):
        form.anew()


@pytest.mark.parametrize(
    ("notes", "text", "due"),
    [
        ("- [ ] Call Ida due:2027-03-01", "Call Ida", date(2027, 3, 1)),
        # Without anything kept beside it a line is known by its words: it is not another one.
        ("- [ ] Ask Bo due:2027-04-01\n- [ ] Call Ida", "Call Ida", None),
    ],
)
def test_a_line_of_notes_is_read_again_where_it_can_be_told(
    journal: Journal, notes: str, text: str, due: date | None
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=DAY)
    session = journal.sessions.log(ana, on=DAY, channel="call", notes="- [ ] Call Ida")
    (item,) = journal.follow_ups.of(ana)
    if due is not None:
        journal.follow_ups.redate(item, due)
    else:
        journal.sessions.edit(session.uid, notes=notes)
    (now,) = as_kept(journal, item)
    assert (now.text, now.due) == (text, due)
