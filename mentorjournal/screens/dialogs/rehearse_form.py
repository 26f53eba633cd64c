"""What is asked before a rehearsal with cards: scene, who plays whom, how many."""

from __future__ import annotations

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.journal.rehearsals import HeldRehearsal, Holder
from mentorjournal.mentoring.rehearsing import MOST, USUAL
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.text import first_word


def rehearse_form(
    journal: Journal, holder: Holder, about: Relationship | None
) -> FormDialog[HeldRehearsal]:
    """Begins a rehearsal with cards.

    Args:
        journal: Where it is kept.
        holder: The sheet or the session with which it is kept.
        about: Between whom it is held; None where I rehearse alone.
    """

    def submit(values: dict[str, str]) -> HeldRehearsal:
        answers = Answers(values, journal.today())
        return journal.negotiations.rehearsals.begin(
            holder,
            scene=answers.text("scene"),
            who=answers.line("who"),
            most=answers.count("cards", 1, MOST, USUAL),
        )

    return FormDialog(
        "Rehearse the pay talk",
        (
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
