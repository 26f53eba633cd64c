"""The forms that add and change an achievement, and say what came of a planned chance."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.achievements import AchievementKind, Setting
from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.models import Achievement, Negotiation, Relationship
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.journal.just_done import JustDone
from mentorjournal.mentoring.exposure import KIND_WORDS, SETTING_WORDS
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.showing import Showing, made_in
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.goal_choice import goal_field
from mentorjournal.screens.dialogs.shown_to import (
    SHOWN_TO,
    my_showing,
    read_shown_to,
    shown_to_field,
)
from mentorjournal.screens.dialogs.typed import needed_date, shown_date, typed_date
from mentorjournal.text import named

LINES = ("impact", "evidence", "link", "seen_by")
WHERE_WORDS = tuple((value, words or "nothing said") for value, words in SETTING_WORDS.items())
EVIDENCE = "It becomes evidence of this pay talk, unless it is only planned."
FEW = 6
"""So many names of those who decide are said in a hint."""


class Beginning(Struct, frozen=True):
    """What stands in the form of a new achievement before anything is typed.

    Attributes:
        text, seen_by, kind, planned: As the fields of `Achievement`.
        goal, follow_up, session: Where it comes from.
        evidence_of: The pay talk for which it speaks.
        intro: A sentence about that.
        draft: What tells it from other new ones; empty for one that comes from nowhere.
    """

    text: str = ""
    seen_by: str = ""
    kind: AchievementKind = "done"
    planned: bool = False
    goal: Uid | None = None
    follow_up: Uid | None = None
    session: Uid | None = None
    evidence_of: Uid | None = None
    intro: str = ""
    draft: str = ""


NOTHING_YET = Beginning()


def from_just_done(journal: Journal, done: JustDone) -> tuple[Showing, Beginning]:
    """Whose achievement it would be that was just ticked or met, and what it begins with."""
    if done.goal is not None:
        goal = done.goal
        showing = Showing(goal.owner, goal.shown_to, goal.for_management)
        intro = f"From the goal {named(done.text)}."
        return showing, Beginning(done.text, goal=goal.uid, intro=intro, draft=f" of {goal.uid}")
    about = done.relationship
    its_own = about is not None and about.owner == done.owner
    return (
        made_in(about) if about is not None and its_own else my_showing(journal),
        Beginning(
            done.text,
            follow_up=done.follow_up,
            session=done.session,
            intro=f"From what was ticked: {named(done.text)}.",
            draft=f" of {done.follow_up or done.session} {done.text}",
        ),
    )


def achieved_form(
    journal: Journal,
    about: Relationship | None,
    done: JustDone | None = None,
    talk: Negotiation | None = None,
) -> FormDialog[Achievement]:
    """The form that opens from anywhere.

    Args:
        journal: Where it is kept.
        about: The relationship that is shown; None for none.
        done: What is done where the cursor is; None for what was ticked or met a moment ago.
        talk: The pay talk that is shown, whose evidence it becomes; None for none.
    """
    if (done := done or journal.just_done()) is not None:
        showing, begin = from_just_done(journal, done)
    else:
        showing = made_in(about) if about is not None else my_showing(journal)
        begin = NOTHING_YET
    if talk is not None and talk.owner == showing.owner and not decided(talk):
        intro = f"{begin.intro} {EVIDENCE}".strip()
        begin = replace(begin, evidence_of=talk.uid, intro=intro)
    return achievement_form(journal, showing, begin=begin)


def achievement_form(
    journal: Journal,
    showing: Showing,
    achievement: Achievement | None = None,
    *,
    begin: Beginning = NOTHING_YET,
) -> FormDialog[Achievement]:
    """A form that ends with the new or changed achievement: three lines, the rest below them.

    Args:
        journal: Where it is kept.
        showing: Whose it is, and who sees it.
        achievement: The one to change; None to add one.
        begin: What a new one begins with.
    """
    old = achievement
    owner = old.owner if old else showing.owner
    fields = (
        Field("text", "What was done", value=old.text if old else begin.text, required=True),
        Field(
            "impact",
            "What it changed",
            value=old.impact if old else "",
            hint="With a number if there is one: “win rate 31 → 38 %”.",
        ),
        Field(
            "seen_by",
            "Who saw it",
            value=old.seen_by if old else begin.seen_by,
            hint=_seen_hint(journal, owner),
        ),
        Field(
            "on",
            "Day",
            value=shown_date(old.on) if old else "+2w" if begin.planned else "today",
            hint=f"The day it was done, or is planned. {HINT}",
            required=True,
        ),
        Field(
            "kind",
            "It is",
            "choice",
            old.kind if old else begin.kind,
            options=tuple(KIND_WORDS.items()),
            hint="Executive exposure: shown to those who decide. Visibility: seen beyond the team.",
        ),
        Field(
            "planned",
            "Still planned",
            "toggle",
            "yes" if (old.planned if old else begin.planned) else "",
            hint="Exposure and visibility can be planned; then the day is to come.",
        ),
        Field(
            "setting",
            "Where",
            "choice",
            old.setting if old else "",
            options=WHERE_WORDS,
            hint="For visibility: inside the organisation, or outside.",
        ),
        *_evidence_fields(old),
        goal_field(journal, owner, old.goal if old else begin.goal, "Goal"),
        shown_to_field(journal, (old or showing).shown_to),
        Field(
            "for_management",
            "For management",
            "toggle",
            "yes" if (old or showing).for_management else "",
            hint="Whether the manager may be shown it, in the case for management.",
        ),
    )

    def save(values: dict[str, str]) -> Achievement:
        given = _read(values, journal, owner, (old or showing).shown_to)
        if old is not None:
            return journal.achievements.edit(old.uid, **given)
        chosen = replace(showing, shown_to=given.pop("shown_to"))
        given |= {"follow_up": begin.follow_up, "session": begin.session}
        given["evidence_of"] = begin.evidence_of
        return journal.achievements.add(chosen, given.pop("text"), **given)

    return FormDialog(
        "Edit the achievement" if old else "A chance to be seen" if begin.planned else "Achieved",
        fields,
        save,
        intro="" if old else begin.intro,
        draft=f"achievement {old.uid if old else owner}{'' if old else begin.draft}",
        anew=(lambda: achievement_form(journal, *as_kept(journal, showing, old))) if old else None,
    )


def result_form(journal: Journal, achievement: Achievement) -> FormDialog[Achievement]:
    """Asks what an achievement changed and who saw it; of a planned chance, what came of it."""
    old, today = achievement, journal.today()
    fields = (
        Field(
            "impact",
            "What it changed",
            value=old.impact,
            hint="With a number if there is one; empty where nothing is known yet.",
        ),
        Field("seen_by", "Who saw it", value=old.seen_by, hint=_seen_hint(journal, old.owner)),
        *(
            [Field("on", "Day", value=shown_date(min(old.on, today)), hint=HINT, required=True)]
            if old.planned
            else []
        ),
        *_evidence_fields(old),
    )

    def save(values: dict[str, str]) -> Achievement:
        given: dict[str, Any] = {key: values[key] for key in LINES}
        given["evidence_on"] = typed_date(values, "evidence_on", today, past=True)
        if old.planned:
            on = needed_date(values, "on", today, past=True)
            given |= {"on": on, "planned": False}
        label = f"said what came of {named(old.text)}"
        return journal.achievements.edit(old.uid, label=label, **given)

    return FormDialog(
        "What came of it?" if old.planned else "What did it change?",
        fields,
        save,
        intro=old.text,
        draft=f"result {old.uid}",
        anew=lambda: result_form(journal, *as_kept(journal, old)),
    )


def _evidence_fields(old: Achievement | None) -> tuple[Field, ...]:
    return (
        Field("evidence", "Evidence", value=old.evidence if old else "", hint="What shows it."),
        Field("link", "Link", value=old.link if old else "", hint="Where to see it."),
        Field(
            "evidence_on",
            "Evidence of",
            value=shown_date(old.evidence_on) if old else "",
            hint=f"The day of the evidence; may be empty. {HINT}",
        ),
    )


def _seen_hint(journal: Journal, owner: OwnerId) -> str:
    hint = "Names with commas between."
    deciders = journal.deciders.of(owner)
    if not deciders:
        return hint
    names = [journal.deciders.called(each).name for each in deciders[:FEW]]
    rest = f" and {len(deciders) - FEW} more" if len(deciders) > FEW else ""
    return f"{hint} Who decides: {', '.join(names)}{rest}."


def _read(
    values: dict[str, str], journal: Journal, owner: OwnerId, before: tuple[Uid, ...]
) -> dict[str, Any]:
    planned = bool(values["planned"])
    today = journal.today()
    return {
        "text": values["text"],
        "on": needed_date(values, "on", today, past=not planned),
        "kind": cast(AchievementKind, values["kind"]),
        "planned": planned,
        "setting": cast(Setting, values["setting"]),
        "evidence_on": typed_date(values, "evidence_on", today, past=True),
        "goal": values["goal"] or None,
        "shown_to": read_shown_to(journal, owner, values[SHOWN_TO], before),
        "for_management": bool(values["for_management"]),
        **{key: values[key] for key in LINES},
    }
