"""What a form is about, read again when it is saved."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.plans import Confidence, Reading, Step
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.book_session import BookDialog
from mentorjournal.screens.dialogs.form import FormDialog
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


def test_what_there_is_one_of_a_day_is_found_by_its_kind(journal: Journal) -> None:
    goal = journal.goals.add(mine(()), "Wins", baseline=Decimal(30), measured=DAY)
    felt = Confidence(on=DAY, level=2)
    journal.goals.edit(goal.uid, confidence=(replace(felt, level=4),))
    goal = journal.goals.put_reading(
        goal.uid, Reading(uid=journal.new_uid(), on=DAY, value=Decimal(40))
    )
    assert as_kept(journal, goal, felt) == (goal, Confidence(on=DAY, level=4))


def test_a_day_that_was_proposed_is_the_one_that_is_saved(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=DAY)
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 1), "call")
    form = BookDialog(journal, ana, booked)
    journal.sessions.log(ana, on=date(2026, 11, 20), channel="call", notes="")
    assert form.anew is not None

    def proposed(dialog: FormDialog[Any]) -> str:
        return next(field.value for field in dialog.fields if field.id == "on")

    assert proposed(form.anew()) == proposed(form)
    # Opened now, it would propose another one.
    assert proposed(BookDialog(journal, ana, booked)) != proposed(form)
