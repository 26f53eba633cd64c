"""Skills: how an owner rates themselves, before and after."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Relationship, Skill
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.areas import with_own
from mentorjournal.mentoring.showing import offered
from mentorjournal.mentoring.skills import in_order
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.check_forms import rating_form
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.owner_parts import relationship_about
from mentorjournal.text import fold
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.skill_list import SkillList


class SkillsScreen(JournalScreen):
    """The areas of the program and the owner's own, with a picture of each."""

    WHERE: ClassVar[str] = "skills"
    PRIVATE: ClassVar[bool] = True
    HELP: ClassVar[str | None] = (
        "From 1, hardly, to 5, very well: o is the first rating of an area, ● the last, the line "
        "what lies between. Who learns sees more of what is missing, so a lower one may only be "
        "more honest. It is for you alone."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("skills")
    DEFAULT_CSS = """
    SkillsScreen SkillList { margin: 1 0 0 0; padding: 0 1; height: 1fr; }
    """

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield SkillList()

    @property
    def owner(self) -> OwnerId:
        """Whose skills.

        Raises:
            NotFound: That person is not there any more.
        """
        return self.journal.people.owner(self.uid)

    def about(self) -> Relationship | None:
        """The relationship with the person whose skills these are; none for mine."""
        return relationship_about(self.journal, self.owner)

    def header_words(self) -> Heading:
        """Whose skills."""
        try:
            owner = self.owner
        except NotFound:
            return Heading("skills")
        name = self.journal.people.owner_name(owner)
        return Heading(f"{name} › checks › skills", remarks=("private",))

    def read(self) -> None:
        """Fill the list: what is rated, and what two have agreed to work on."""
        skills = self.journal.skills.of(self.owner)
        about = offered(self.owner, self.journal.relationships.all())
        focus = [area for one in about for area in one.focus]
        areas = with_own([*(skill.area for skill in skills), *focus])
        named = {fold(skill.area): skill for skill in skills}
        rated = {area: named[fold(area)] for area in areas if fold(area) in named}
        self.query_one(SkillList).show(areas, rated)
        self.query_one(SkillList).focus()
        self.refresh_bindings()

    @property
    def _skill(self) -> Skill | None:
        """What is rated of the highlighted area; None for nothing."""
        area = self.query_one(SkillList).chosen
        return self.journal.skills.named(self.owner, area) if area else None

    def fits(self, command: str) -> bool:
        """A rating can be taken away where there is one."""
        skill = self._skill
        return command != "skill.delete" or bool(skill and skill.ratings)

    async def open_part(self, part: str) -> None:
        """Highlight an area, given by its name."""
        self.tick()
        self.query_one(SkillList).highlight(part)

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_skill_rate()

    # Commands

    def action_skill_rate(self) -> None:
        """Rate the highlighted area."""
        self._rate(self.query_one(SkillList).chosen)

    def action_skill_add(self) -> None:
        """Rate an area of one's own."""
        self._rate("")

    def _rate(self, area: str) -> None:
        self.need_to_write()
        form = rating_form(self.journal, self.owner, area)
        self.app.push_screen(form, self._rated)

    def _rated(self, skill: Skill | None) -> None:
        self.tick()
        if skill is not None:
            self.query_one(SkillList).highlight(skill.area)

    def action_skill_delete(self) -> None:
        """Move the last rating of the highlighted area to the trash.

        Raises:
            NotFound: It is not rated.
        """
        skill = self._skill
        if skill is None or not skill.ratings:
            raise NotFound("This area is not rated.")
        if self.taking.is_sure("the last rating of this area"):
            self.journal.skills.remove(skill.uid, in_order(skill.ratings)[-1].uid)
            self.tick()
            undo = self.key("app.undo")
            self.say(f"The rating is in the trash. {undo} brings it back.", calm=True)
