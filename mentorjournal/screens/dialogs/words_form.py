"""The forms of what is said in a pay talk: what each side wants, and what speaks for me."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Achievement, Negotiation
from mentorjournal.journal import Journal
from mentorjournal.mentoring.preparation import BOTH, linked, shown_by
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.widgets.several import joined, parted

EVIDENCE = "evidence"
LINKED = "achievements"


def words_form(journal: Journal, talk: Negotiation, which: str) -> FormDialog[Negotiation]:
    """Changes what each side wants of one kind.

    Args:
        journal: Where it is kept.
        talk: The sheet.
        which: "interests", "options" or "criteria".
    """
    both = next(each for each in BOTH if each.id == which)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        sides = {field: answers.text(field) for field in (both.mine, both.theirs)}
        return journal.negotiations.edit(talk.uid, **sides)

    return FormDialog(
        both.label,
        (
            Field(both.mine, "Mine", "text", getattr(talk, both.mine), hint=both.hint),
            Field(both.theirs, "Theirs", "text", getattr(talk, both.theirs), hint=both.their_hint),
        ),
        submit,
        draft=f"{which} {talk.uid}",
        anew=lambda: words_form(journal, *as_kept(journal, talk, which)),
    )


def evidence_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Links what was achieved, and changes what else speaks for me."""

    def submit(values: dict[str, str]) -> Negotiation:
        return journal.negotiations.edit(
            talk.uid,
            evidence=Answers(values, journal.today()).text(EVIDENCE),
            achievements=read_achievements(journal, talk, values, talk.achievements),
        )

    return FormDialog(
        "Evidence",
        (
            *achievements_field(journal, talk, talk.achievements),
            Field(
                EVIDENCE,
                "In words",
                "text",
                talk.evidence,
                hint="What else you have done, with numbers.",
            ),
        ),
        submit,
        draft=f"evidence {talk.uid}",
        anew=lambda: evidence_form(journal, *as_kept(journal, talk)),
    )


def achievements_field(
    journal: Journal, talk: Negotiation, chosen: Sequence[Uid]
) -> tuple[Field, ...]:
    """Asks which achievements show it; no field where the owner has none.

    Args:
        journal: Where they are.
        talk: The sheet, whose owner's they are.
        chosen: Those that are linked by now.
    """
    done = _done(journal, talk)
    if not done:
        return ()
    return (
        Field(
            LINKED,
            "Achieved",
            "several",
            joined(each.uid for each in linked(chosen, done)),
            options=tuple((each.uid, shown_by(each)) for each in reversed(done)),
            hint="Space ticks what shows it, left and right move; what you achieved is under A.",
        ),
    )


def read_achievements(
    journal: Journal, talk: Negotiation, values: Mapping[str, str], before: Sequence[Uid]
) -> tuple[Uid, ...]:
    """Those that are ticked, and linked ones that cannot be chosen now, as from the trash."""
    if LINKED not in values:
        return tuple(before)
    offered = {each.uid for each in _done(journal, talk)}
    return (*parted(values[LINKED]), *(uid for uid in before if uid not in offered))


def _done(journal: Journal, talk: Negotiation) -> list[Achievement]:
    return [each for each in journal.achievements.of(talk.owner) if not each.planned]
