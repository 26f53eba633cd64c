"""Ways to a plan, a pay talk, follow-ups, trash and backups, which are open from everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorjournal.commands.command import FILE, OWNER, TALK
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Achievement, Negotiation, Relationship
from mentorjournal.errors import NotFound, Refused
from mentorjournal.screens.going import EVERYBODY

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen

OF_ONE = (
    *("relationship", "timeline", "roadmap", "agreement", "session", *TALK),
    *("assessment", "role-check", "skills"),
    *OWNER,
)
"""Places that show one relationship, whose follow-ups are meant there."""


class FromAnywhere:
    """What a key does that is the same in every place.

    Args:
        here: The place that is open.
    """

    def __init__(self, here: JournalScreen) -> None:
        self._here = here

    def go(self, place: str) -> None:
        """Go to a place that is about nobody; from one part of the file beside it."""
        self._here.go(place, beside=place in FILE and self._here.WHERE in FILE)

    def _with_whom(self, question: str, then: Callable[[Relationship], None]) -> None:
        """Go on with the relationship that is shown or highlighted, or ask which one is meant."""
        here = self._here
        if (relationship := here.about()) is not None:
            then(relationship)
            return
        relationships = here.journal.relationships.all()
        if not relationships:
            raise NotFound(f"Nobody is here yet; {here.key('person.add')} adds a person.")
        from mentorjournal.screens.dialogs.whom import ask_whom

        ask_whom(here, question, relationships, then)

    def me(self) -> None:
        """Go to my own plan."""
        self._here.go("plan", ME)

    def plan(self) -> None:
        """Go to the plan."""
        self._with_whom(
            "Whose plan?", lambda relationship: self._here.go("plan", relationship.owner)
        )

    def pay_talk(self) -> None:
        """Go to my pay talk, or to the protégé's who is shown or highlighted.

        Raises:
            Refused: I am in that protégé's reporting line.
        """
        here = self._here
        about = here.about()
        owner = about.owner if about is not None else ME
        if about is not None and here.journal.negotiations.stay_out(owner):
            raise Refused(
                f"Pay stays out of the mentoring with {here.name_of(about)}, who is in "
                "your reporting line; "
                f"{here.key('relationship.edit')} on the dashboard changes that."
            )
        here.go("negotiation", owner, beside=here.WHERE in TALK)

    def achievement(self) -> None:
        """Write down something achieved: what was just ticked or met, if something was.

        Otherwise it is by whom the relationship shown is about, or by me. In a pay talk it is
        linked as evidence.
        """
        here = self._here
        here.need_to_write()
        here.flush()
        from mentorjournal.screens.dialogs.achievement import achieved_form

        talk = self._talk_shown()
        form = achieved_form(here.journal, here.about(), here.done_here(), talk)
        undo = here.key("app.undo")

        def kept(made: Achievement | None) -> None:
            here.tick()
            if made is not None:
                linked = self._speaks_for(made, talk)
                where = "what was achieved, and as evidence here" if linked else "what was achieved"
                said = f"Kept among {where}. {undo} takes it back."
                here.say(said, calm=True)

        here.app.push_screen(form, kept)

    def _talk_shown(self) -> Negotiation | None:
        """The pay talk of which a part is shown; None elsewhere, and where there is none."""
        if self._here.WHERE not in TALK:
            return None
        from mentorjournal.screens.pay_talk_choice import named_talk

        return named_talk(self._here.journal, self._here.uid)[1]

    def _speaks_for(self, made: Achievement, talk: Negotiation | None) -> bool:
        if talk is None:
            return False
        return made.uid in self._here.journal.negotiations.get(talk.uid).achievements

    def follow_ups(self) -> None:
        """Go to what must come back: of the relationship shown, or of everybody."""
        here = self._here
        relationship = here.about() if here.WHERE in OF_ONE else None
        here.go("follow-ups", relationship.uid if relationship is not None else EVERYBODY)
