"""The form of a picture: how one, five or ten years from now look."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.base import Horizon, OwnerId
from mentorjournal.data.records.models import Plan
from mentorjournal.data.records.plans import Picture
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.mentoring.words import PICTURE_DETAILS
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.shown_to import SHOWN_TO, read_shown_to, shown_to_field
from mentorjournal.text import plural

HINTS = {"setting": "Where, with whom, how large."}


def picture_form(journal: Journal, showing: Showing, old: Picture) -> FormDialog[Plan]:
    """Draws the picture of one horizon, or draws it anew."""
    owner = showing.owner
    shown_to = (old if any(old.words) else showing).shown_to

    def submit(values: dict[str, str]) -> Plan:
        answers = Answers(values, journal.today())
        picture = Picture(
            horizon=old.horizon,
            title=answers.line("title"),
            text=answers.text("text"),
            responsibilities=answers.text("responsibilities"),
            setting=answers.text("setting"),
            known_for=answers.text("known_for"),
            must_haves=answers.text("must_haves"),
            must_nots=answers.text("must_nots"),
        )
        reason = answers.line("reason")
        chosen = replace(
            showing, shown_to=read_shown_to(journal, owner, values[SHOWN_TO], shown_to)
        )
        session = _running_session(journal, showing)
        return journal.plans.draw(chosen, picture, reason, session, reshow=True)

    years = plural(old.horizon, "year")
    return FormDialog(
        f"In {years}",
        (*_fields(old), shown_to_field(journal, shown_to)),
        submit,
        intro="What it looked like before stays in the versions of the plan.",
        draft=f"picture {owner} {old.horizon}",
        anew=lambda: picture_form(
            journal, showing, picture_of(journal, showing.owner, old.horizon)
        ),
    )


def picture_of(journal: Journal, owner: OwnerId, horizon: Horizon) -> Picture:
    """A picture as it is drawn now, an empty one where none is."""
    plan = journal.plans.of(owner)
    version = plan.current if plan else None
    return version.picture(horizon) if version else Picture(horizon=horizon)


def _running_session(journal: Journal, showing: Showing) -> str | None:
    """The session in which a picture is drawn: one that runs, if there is one."""
    about = [each for each in journal.relationships.all() if each.owner == showing.owner]
    running = (
        session.uid
        for relationship in about
        for session in journal.sessions.of(relationship)
        if session.state == "running"
    )
    return next(running, None)


def _fields(old: Picture) -> tuple[Field, ...]:
    return (
        Field("title", "Title or role", value=old.title, hint="“Head of product”."),
        Field(
            "text",
            "The picture",
            "text",
            old.text,
            hint="What you would see if you walked in on a working day.",
        ),
        *(
            Field(name, label, "text", getattr(old, name), hint=HINTS.get(name, ""))
            for name, label in PICTURE_DETAILS
        ),
        Field("reason", "Why it changed", hint="Stands with the new version of the plan."),
    )
