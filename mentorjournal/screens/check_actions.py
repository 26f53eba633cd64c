"""Beginning a check: which kind, and an assessment with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorjournal.data.records.checks import AssessmentKind
from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.assessments import KIND_WORDS, NAMES
from mentorjournal.mentoring.checks import SKILLS
from mentorjournal.mentoring.showing import offered
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.whom import people_items

if TYPE_CHECKING:
    from mentorjournal.screens.checks import ChecksScreen

ROLE, ALONE = "role-check", "alone"
KINDS = (
    Item("mid-point", KIND_WORDS["mid-point"], "half-time: the goals you have now"),
    Item("final", KIND_WORDS["final"], "year's end"),
    Item("any", KIND_WORDS["any"], "the goals at any time"),
    Item(ROLE, "role check", "what you answer for, beside the picture of one year"),
    Item(SKILLS, "skills", "how you rate yourself, before and after"),
)


class BeginningChecks:
    """Begins what is checked.

    Args:
        screen: The list of an owner's checks.
    """

    def __init__(self, screen: ChecksScreen) -> None:
        self._screen = screen

    def ask(self) -> None:
        """Ask which kind it is to be."""
        self._screen.need_to_write()
        dialog = ChooseDialog("What would you like to check?", KINDS)
        self._screen.app.push_screen(dialog, self._chosen)

    def _chosen(self, kind: str | None) -> None:
        if kind is None:
            return
        with self._screen.show_errors():
            if kind == SKILLS:
                self._screen.go(SKILLS, self._screen.parts.owner)
            elif kind == ROLE:
                self._begin_role_check()
            else:
                self._ask_with_whom(cast(AssessmentKind, kind))

    def _begin_role_check(self) -> None:
        """Begin one, or go on with the one that was begun today."""
        screen = self._screen
        chapter, owner = screen.journal.role_checks, screen.parts.owner
        before = chapter.of(owner)
        today = before and before[-1].on == screen.journal.today()
        check = before[-1] if today else chapter.begin(owner)
        screen.go(ROLE, check.uid)

    def _ask_with_whom(self, kind: AssessmentKind) -> None:
        """Ask with whom the goals are assessed, where that is not clear."""
        screen, owner = self._screen, self._screen.parts.owner
        about = [
            one
            for one in offered(owner, screen.journal.relationships.all())
            if one.stage in ("active", "paused")
        ]
        if not about:
            self._assess(kind, None)
            return
        items = [*people_items(screen.journal, about), Item(ALONE, "nobody", "alone")]
        known = {one.uid: one for one in about}

        def chosen(uid: str | None) -> None:
            if uid is not None:
                with screen.show_errors():
                    self._assess(kind, known.get(uid))

        question = f"A {NAMES[kind]} with whom?".replace("A a", "An a")
        screen.app.push_screen(ChooseDialog(question, items), chosen)

    def _assess(self, kind: AssessmentKind, relationship: Relationship | None) -> None:
        """Begin an assessment, or go on with the one of its kind that is open."""
        screen = self._screen
        chapter, owner = screen.journal.assessments, screen.parts.owner
        before = chapter.open_one(owner, kind, relationship)
        made = before or chapter.begin(owner, kind, relationship=relationship)
        screen.go("assessment", made.uid)
