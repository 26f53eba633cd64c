"""The forms of what is said and traded in a pay talk: objections and trades."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import ZERO, Objection, Trade
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.words_form import (
    EVIDENCE,
    achievements_field,
    read_achievements,
)


def objection_form(
    journal: Journal, talk: Negotiation, old: Objection | None = None
) -> FormDialog[Negotiation]:
    """Adds something they may say, the reply to it and what shows it, or changes it."""
    kept = old.achievements if old else ()

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        part = made(
            Objection,
            uid=old.uid if old else journal.new_uid(),
            text=answers.required("text", "what they may say"),
            reply=answers.text("reply"),
            evidence=answers.text(EVIDENCE),
            achievements=read_achievements(journal, talk, values, kept),
        )
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        "Edit the objection" if old else "Add an objection",
        (
            Field(
                "text",
                "They may say",
                value=old.text if old else "",
                required=True,
                hint="“The band is fixed.”",
            ),
            Field(
                "reply",
                "I reply",
                "text",
                old.reply if old else "",
                hint="As you would say it aloud.",
            ),
            *achievements_field(journal, talk, kept),
            Field(
                EVIDENCE,
                "What shows it",
                "text",
                old.evidence if old else "",
                hint="A number, a page, a name: what you can lay on the table.",
            ),
        ),
        submit,
        draft=f"objection {old.uid if old else talk.uid}",
        anew=(lambda: objection_form(journal, *as_kept(journal, talk, old))) if old else None,
    )


def trade_form(
    journal: Journal, talk: Negotiation, old: Trade | None = None
) -> FormDialog[Negotiation]:
    """Adds something to give or to get, or changes it."""

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        part = made(
            Trade,
            uid=old.uid if old else journal.new_uid(),
            text=answers.required("text", "what is traded"),
            direction=answers.typed("direction"),
            worth=answers.amount("worth") or ZERO,
            cost=answers.amount("cost") or ZERO,
        )
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        "Edit the trade" if old else "Add a trade",
        (
            Field("text", "What", value=old.text if old else "", required=True),
            Field(
                "direction",
                "I",
                "choice",
                old.direction if old else "get",
                options=(("get", "get it"), ("give", "give it")),
            ),
            Field(
                "worth",
                "To me",
                value=written(old.worth) if old and old.worth else "",
                hint="What getting it is worth to you a year, or what giving it costs you.",
                reads=parse_number,
            ),
            Field(
                "cost",
                "To them",
                value=written(old.cost) if old and old.cost else "",
                hint="What giving it costs them a year, or what getting it is worth to them.",
                reads=parse_number,
            ),
        ),
        submit,
        draft=f"trade {old.uid if old else talk.uid}",
        anew=(lambda: trade_form(journal, *as_kept(journal, talk, old))) if old else None,
    )
