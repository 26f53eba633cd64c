"""Skills: areas in which somebody rates themselves, before and after."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.checks import Skill, SkillRating
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.trash import Trash
from mentorjournal.mentoring.areas import with_own
from mentorjournal.mentoring.skills import in_order
from mentorjournal.text import fold, optional_line, required_line


class Skills:
    """The skills of the journal.

    Args:
        context: Store, clock and ids.
        trash: Where a rating goes that is taken out.
    """

    def __init__(self, context: Context, trash: Trash) -> None:
        self._context = context
        self._trash = trash

    def get(self, uid: str) -> Skill:
        """The skill of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Skill, uid)

    def of(self, owner: OwnerId) -> list[Skill]:
        """An owner's skills: the areas of the program in their order, then the person's own."""
        owned: dict[str, Skill] = {}
        for skill in self._records(owner):
            known = owned.setdefault(fold(skill.area), skill)
            every = {each.uid: each for each in (*known.ratings, *skill.ratings)}
            owned[fold(skill.area)] = replace(known, ratings=tuple(in_order([*every.values()])))
        order = {fold(area): place for place, area in enumerate(with_own(()))}
        last = len(order)
        return sorted(owned.values(), key=lambda each: (order.get(fold(each.area), last), each.uid))

    def _records(self, owner: OwnerId) -> list[Skill]:
        """Their records; two of an area where two persons or files were made one."""
        return self._context.owned(Skill, owner)

    def named(self, owner: OwnerId, area: str) -> Skill | None:
        """An owner's skill in that area, however it is spelled."""
        wanted = fold(area)
        return next((skill for skill in self.of(owner) if fold(skill.area) == wanted), None)

    def rate(self, owner: OwnerId, area: str, rating: SkillRating) -> Skill:
        """Rate an area; a rating of the same day, or of its uid, is replaced.

        Raises:
            BadInput: The area is empty or too long, the level is none of 1 to 5, or the day is
                yet to come.
        """
        if rating.on > self._context.today():
            raise BadInput("A rating cannot lie in the future.", "on")
        area = required_line(area, "an area", field="area")
        known = self.named(owner, area)
        skill = known or self._context.make(Skill, owner=owner, area=area)
        note = optional_line(rating.note, "a note", field="note")
        kept = (each for each in skill.ratings if each.uid != rating.uid and each.on != rating.on)
        rated = replace(skill, ratings=tuple(in_order([*kept, replace(rating, note=note)])))
        if rated != known:
            now, ways = self._context.now(), fold(skill.area)
            rest = [
                replace(each, deleted=now)
                for each in self._records(owner)
                if each.uid != skill.uid and fold(each.area) == ways
            ]
            self._context.keep(f"rated {area}", rated, *rest)
        return self.get(skill.uid)

    def remove(self, uid: str, rating: str) -> Skill:
        """Move a rating to the trash.

        Raises:
            NotFound: There is none of that uid.
        """
        for skill in self._records(self.get(uid).owner):
            if any(each.uid == rating for each in skill.ratings):
                break
        else:
            raise NotFound("That rating is not there any more.")
        return self._trash.delete_part(skill, "ratings", rating, "a rating")
