"""The form of a rehearsal of the pay talk."""

from __future__ import annotations

from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.rehearsals import HeldRehearsal, Holder
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date


def rehearsal_form(
    journal: Journal, holder: Holder, old: Rehearsal | None = None
) -> FormDialog[HeldRehearsal]:
    """Writes down a role play of the talk, or changes one.

    Its cards stay as they are when it is saved, whatever was said to them since it was opened.

    Args:
        journal: Where it is kept.
        holder: The sheet or the session with which it is kept.
        old: What is to be changed; None for a new one.
    """

    def submit(values: dict[str, str]) -> HeldRehearsal:
        rehearsals = journal.negotiations.rehearsals
        now = rehearsals.find(old.uid) if old else None
        answers = Answers(values, journal.today())
        on = answers.day("on", past=True) or journal.today()
        if on > journal.today():
            raise BadInput("A rehearsal that was held cannot lie in the future.", "on")
        part = made(
            Rehearsal,
            uid=old.uid if old else journal.new_uid(),
            on=on,
            scene=answers.text("scene"),
            who=answers.line("who"),
            minutes=answers.count("minutes", 0, 10_000, 0),
            learned=answers.text("learned"),
            cards=now.cards if now else (),
        )
        return rehearsals.put(now.holder if now else holder, part)

    def anew() -> FormDialog[HeldRehearsal]:
        now = journal.negotiations.rehearsals.find(old.uid) if old else None
        return rehearsal_form(journal, now.holder, now.rehearsal) if now else form

    form = FormDialog(
        "Edit the rehearsal" if old else "Write down a rehearsal",
        (
            Field("on", "Day", value=shown_date(old.on) if old else "today", hint=HINT),
            Field(
                "scene",
                "Scene",
                "text",
                old.scene if old else "",
                hint="Where it plays, and how it begins.",
            ),
            Field(
                "who",
                "Who played whom",
                value=old.who if old else "",
                hint="Your mentor plays those who decide.",
            ),
            Field(
                "minutes",
                "Minutes",
                value=written(old.minutes) if old and old.minutes else "",
                reads=parse_number,
            ),
            Field(
                "learned",
                "What to say instead",
                "text",
                old.learned if old else "",
            ),
        ),
        submit,
        draft=f"rehearsal {old.uid if old else holder.uid}",
        anew=anew if old else None,
    )
    return form
