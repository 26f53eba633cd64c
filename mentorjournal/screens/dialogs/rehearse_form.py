"""What is asked before a rehearsal with cards: scene, who plays whom, how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.journal.rehearsals import HeldRehearsal, Holder
from mentorjournal.mentoring.cards import SUBJECTS, Subject
from mentorjournal.mentoring.rehearsing import MOST, USUAL
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.text import first_word


def rehearse_form(
    journal: Journal,
    holder: Holder,
    about: Relationship | None,
    session: Session | None = None,
    subjects: Sequence[Subject] = ("pay", "meeting"),
) -> FormDialog[HeldRehearsal]:
    """Begins a rehearsal with cards.

    Args:
        journal: Where it is kept.
        holder: The sheet or the session with which one of the pay talk is kept.
        about: Between whom it is held; None where I rehearse alone.
        session: The session in which it is held; None elsewhere, where it is of the pay talk.
        subjects: What may be rehearsed there.
    """

    def submit(values: dict[str, str]) -> HeldRehearsal:
        answers, rehearsals = Answers(values, journal.today()), journal.negotiations.rehearsals
        how: dict[str, Any] = {
            "scene": answers.text("scene"),
            "who": answers.line("who"),
            "most": answers.count("cards", 1, MOST, USUAL),
        }
        if session is not None and values["what"] == "meeting":
            return rehearsals.begin_meeting(session, **how)
        return rehearsals.begin(holder, **how)

    what = Field(
        "what",
        "What for",
        "choice",
        options=tuple((each, SUBJECTS[each]) for each in subjects),
        hint="A meeting: how executives and stakeholders see it.",
    )
    return FormDialog(
        "Rehearse with cards" if session is not None else "Rehearse the pay talk",
        (
            *((what,) if session is not None else ()),
            Field(
                "who",
                "Who plays whom",
                value=_who_plays(journal, about),
                hint="It stands beside each card. The mentor plays those who decide.",
                private=True,
            ),
            Field(
                "scene",
                "Scene",
                "prose",
                hint="Where it plays, and how it begins. May be left empty.",
                private=True,
            ),
            Field(
                "cards",
                "Cards",
                value=str(USUAL),
                hint="How many questions. What went badly, or was never asked, comes first.",
                reads=parse_number,
            ),
        ),
        submit,
        draft=f"rehearse {holder.uid}",
    )


def _who_plays(journal: Journal, about: Relationship | None) -> str:
    """The mentor plays those who decide."""
    if about is None:
        return ""
    if about.my_role == "mentor":
        mentor = journal.people.me()
        if mentor is None:
            return "I play those who decide"
    else:
        mentor = journal.relationships.person(about)
    return f"{first_word(mentor.name)} plays the executive team"
