"""The forms of a role check and of a rating."""

from __future__ import annotations

from typing import cast

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.checks import (
    Fit,
    Responsibility,
    RoleCheck,
    Skill,
    SkillRating,
    Verdict,
)
from mentorjournal.dates import HINT, show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.skills import LEVELS, in_order
from mentorjournal.mentoring.words import FIT_WORDS, VERDICTS
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.goal_choice import goals_to_choose
from mentorjournal.screens.dialogs.typed import needed_date, shown_date

_FITS = tuple(FIT_WORDS.items())
_NO_GOAL = ("", "no goal yet")
_WELL = {1: "1 hardly", 3: "3 fairly", 5: "5 very well"}
_LEVELS = tuple((str(level), _WELL.get(level, str(level))) for level in LEVELS)


def responsibility_form(
    journal: Journal, check: RoleCheck, old: Responsibility | None = None
) -> FormDialog[RoleCheck]:
    """Adds something the role answers for, or changes it."""
    chosen = old.goal if old else None
    goals = goals_to_choose(journal, journal.goals.of(check.owner), chosen)

    def submit(values: dict[str, str]) -> RoleCheck:
        answers = Answers(values, journal.today())
        part = Responsibility(
            uid=old.uid if old else journal.new_uid(),
            text=answers.required("text", "a responsibility"),
            fit=cast(Fit, answers.typed("fit")),
            gap=answers.line("gap", "a gap"),
            goal=answers.typed("goal") or None,
        )
        return journal.role_checks.put(check.uid, part)

    return FormDialog(
        "Edit the responsibility" if old else "Add a responsibility",
        (
            Field(
                "text",
                "Answers for",
                value=old.text if old else "",
                required=True,
                hint="What the role is there for, on paper or in fact.",
            ),
            Field(
                "fit",
                "This year's picture",
                "choice",
                old.fit if old else "yes",
                options=_FITS,
                hint="Whether it carries the picture of one year, or stands in its way.",
            ),
            Field(
                "gap",
                "What is missing",
                value=old.gap if old else "",
                hint="Empty if nothing is. A gap can become a goal with one key.",
            ),
            Field(
                "goal",
                "Closed by",
                "choice",
                chosen or "",
                options=(_NO_GOAL, *((goal.uid, goal.title) for goal in goals)),
                hint="The goal that closes the gap, where there is one already.",
            ),
        ),
        submit,
        draft=f"responsibility {old.uid if old else check.uid}",
        anew=(lambda: responsibility_form(journal, *as_kept(journal, check, old))) if old else None,
    )


def role_check_form(journal: Journal, check: RoleCheck) -> FormDialog[RoleCheck]:
    """Changes the day of a role check, and what is said of all of it."""

    def submit(values: dict[str, str]) -> RoleCheck:
        on = needed_date(values, "on", journal.today(), past=True)
        return journal.role_checks.edit(
            check.uid,
            on=on,
            comment=values["comment"],
            verdict=cast("Verdict", values["verdict"]),
            turn=values["turn"],
        )

    return FormDialog(
        "Edit the role check",
        (
            Field("comment", "All together", "text", check.comment),
            Field(
                "verdict",
                "Stay or change",
                "choice",
                check.verdict,
                options=(("", "not said"), *VERDICTS.items()),
                hint="By what the role holds for this year, and what the picture asks for.",
            ),
            Field(
                "turn",
                "What would turn it",
                value=check.turn,
                hint="No second report by March: then I look outside. Private.",
            ),
            Field("on", "Of", value=shown_date(check.on), hint=HINT, required=True),
        ),
        submit,
        draft=f"role check {check.uid}",
        anew=lambda: role_check_form(journal, *as_kept(journal, check)),
    )


def rating_form(journal: Journal, owner: OwnerId, area: str = "") -> FormDialog[Skill]:
    """Rates an area; asks which one it is where none is given."""
    skill = journal.skills.named(owner, area) if area else None
    ratings = in_order(skill.ratings) if skill else []
    last = ratings[-1] if ratings else None

    def submit(values: dict[str, str]) -> Skill:
        answers = Answers(values, journal.today())
        rating = SkillRating(
            uid=journal.new_uid(),
            on=needed_date(values, "on", journal.today(), past=True),
            level=int(answers.typed("level")),
            note=answers.line("note", "a note"),
        )
        return journal.skills.rate(owner, area or answers.required("area", "an area"), rating)

    today = journal.today()
    before = ", ".join(f"{each.level} on {show_date(each.on, today)}" for each in ratings)
    asked = () if area else (Field("area", "Area", required=True, hint="An area of your own."),)
    return FormDialog(
        area or "An area of your own",
        (
            *asked,
            Field(
                "level",
                "Today",
                "choice",
                str(last.level) if last else "3",
                options=_LEVELS,
                hint="A digit chooses.",
            ),
            Field("note", "Because", hint="What makes you think so; for you alone."),
            Field("on", "On", value="today", hint=HINT, required=True),
        ),
        submit,
        intro=f"Rated {before}." if before else "",
        draft=f"rating {owner} {area}",
    )
