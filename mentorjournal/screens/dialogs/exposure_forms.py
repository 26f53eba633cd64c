"""The forms of those who decide, and of reviews with management."""

from __future__ import annotations

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Achievement, Decider, FollowUp
from mentorjournal.dates import HINT
from mentorjournal.errors import Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.exposure import what_to_show
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import needed_date, shown_date, typed_date

RESULT = Field(
    "result",
    "What came of it",
    hint="What they said, what they promised, what they had not known.",
    private=True,
)


def decider_form(
    journal: Journal, owner: OwnerId, decider: Decider | None = None
) -> FormDialog[Decider]:
    """A form that ends with somebody who decides about an owner."""
    name = journal.deciders.called(decider).name if decider else ""
    fields = (
        Field(
            "name",
            "Name",
            value=name,
            required=True,
            hint="A person, or a body: “the board”. Who is in the journal is that person.",
        ),
        Field("role", "Role", value=decider.role if decider else "", hint="VP, CFO."),
        Field(
            "note",
            "Note",
            value=decider.note if decider else "",
            hint="What they care about; private.",
            private=True,
        ),
    )

    def save(values: dict[str, str]) -> Decider:
        lines = {"role": values["role"], "note": values["note"]}
        if decider is None:
            return journal.deciders.add(owner, values["name"], **lines)
        return journal.deciders.edit(decider.uid, name=values["name"], **lines)

    return FormDialog(
        "Edit who decides" if decider else "Who decides?",
        fields,
        save,
        draft=f"decider {decider.uid if decider else owner}",
        anew=(lambda: decider_form(journal, *as_kept(journal, owner, decider)))
        if decider
        else None,
    )


def review_form(
    journal: Journal, owner: OwnerId, review: FollowUp | None = None, *, who: str = ""
) -> FormDialog[FollowUp]:
    """A form that ends with a review that is planned, or changed.

    Args:
        journal: Where it is kept.
        owner: Whose achievements are gone through.
        review: The one to change; None to plan one.
        who: With whom it is most likely to be.
    """
    show = what_to_show(review) if review else ""
    fields = (
        Field(
            "review_with",
            "With whom",
            value=review.review_with if review else who,
            required=True,
            hint="Of management: names with commas between.",
        ),
        Field("due", "Day", value=shown_date(review.due) if review else "+2w", hint=HINT),
        Field("text", "What to show", value=show, hint="Empty for all that was achieved."),
        *([_with_value(review.result)] if review else []),
    )

    def save(values: dict[str, str]) -> FollowUp:
        on = typed_date(values, "due", journal.today())
        if review is None:
            return journal.reviews.plan(owner, values["review_with"], on=on, show=values["text"])
        return journal.reviews.edit(
            review.uid,
            values["review_with"],
            on=on,
            show=values["text"],
            result=values["result"],
        )

    return FormDialog(
        "Edit the review" if review else "Plan a review with management",
        fields,
        save,
        intro="" if review else "It stands among your follow-ups until you say what came of it.",
        draft=f"review {review.uid if review else owner}",
        anew=(lambda: review_form(journal, *as_kept(journal, owner, review))) if review else None,
    )


def held_form(journal: Journal, review: FollowUp) -> FormDialog[FollowUp]:
    """Asks what came of a review, and when it was held."""
    today = journal.today()
    day = review.closed or (review.due if review.due and review.due < today else today)
    fields = (
        _with_value(review.result, required=True),
        Field("on", "Held on", value=shown_date(day), hint=HINT, required=True),
    )

    def save(values: dict[str, str]) -> FollowUp:
        on = needed_date(values, "on", today, past=True)
        return journal.reviews.hold(review.uid, values["result"], on=on)

    return FormDialog(
        f"What came of the review with {review.review_with}?",
        fields,
        save,
        draft=f"held {review.uid}",
        anew=lambda: held_form(journal, *as_kept(journal, review)),
    )


def another_day_form(
    journal: Journal, planned: Achievement | FollowUp
) -> FormDialog[Achievement] | FormDialog[FollowUp]:
    """Asks for another day of a chance or a review that is planned.

    Raises:
        Refused: It lies behind.
    """
    if isinstance(planned, FollowUp):
        return _day_of_review(journal, planned)
    return _day_of_chance(journal, planned)


def _day_of_review(journal: Journal, review: FollowUp) -> FormDialog[FollowUp]:
    if review.state != "open":
        raise Refused("That review was held; its day stands.")

    def move(values: dict[str, str]) -> FollowUp:
        return journal.reviews.move(review.uid, typed_date(values, "due", journal.today()))

    return FormDialog(
        "When is it?",
        (Field("due", "Day", value=shown_date(review.due), hint=HINT, anew=True),),
        move,
        draft=f"day {review.uid}",
        anew=lambda: _day_of_review(journal, *as_kept(journal, review)),
    )


def _day_of_chance(journal: Journal, chance: Achievement) -> FormDialog[Achievement]:
    if not chance.planned:
        raise Refused("What was done has its day; the form of it changes that.")

    def redate(values: dict[str, str]) -> Achievement:
        on = needed_date(values, "on", journal.today())
        return journal.achievements.edit(chance.uid, label="gave a chance another day", on=on)

    return FormDialog(
        "When is it?",
        (Field("on", "Day", value=shown_date(chance.on), hint=HINT, required=True),),
        redate,
        draft=f"day {chance.uid}",
        anew=lambda: _day_of_chance(journal, *as_kept(journal, chance)),
    )


def _with_value(result: str, *, required: bool = False) -> Field:
    return Field(
        RESULT.id, RESULT.label, value=result, hint=RESULT.hint, private=True, required=required
    )
