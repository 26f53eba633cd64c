"""How two could work together: the page that goes along with an ask, in the person's words."""

from __future__ import annotations

from collections.abc import Sequence

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.first_pages import FirstPage
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.journal.own_outline import own_outline
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.agreements import in_force
from mentorjournal.mentoring.asks import words_of
from mentorjournal.mentoring.first_page import BeforeAgreeing, Section, sections
from mentorjournal.mentoring.outline import standard
from mentorjournal.text import long_text


class FirstPages:
    """The pages that say how it could work, one for each who could mentor me.

    Args:
        context: Store, clock and ids.
        relationships: Whom each is for.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context, self._relationships = context, relationships

    def of(self, relationship: Relationship) -> FirstPage | None:
        """What I wrote of it; None before the first word."""
        return next(reversed(self._context.store.about(FirstPage, relationship.uid)), None)

    def is_wanted(self, relationship: Relationship) -> bool:
        """Whether it can be made: for who could mentor me, or begins to, until that is agreed."""
        return self._refusal(relationship) == ""

    def sections(self, relationship: Relationship) -> tuple[Section, ...]:
        """Its parts, as they are written or drafted now.

        Raises:
            NotFound: There is nothing to make it for.
        """
        if refusal := self._refusal(relationship):
            raise NotFound(refusal)
        asks = self._context.store.about(Ask, relationship.uid)
        versions = self._versions(relationship)
        outline = own_outline().outline or standard()
        return sections(
            BeforeAgreeing(
                relationship,
                words_of(asks[-1]) if asks else {},
                outline.months,
                terms=versions[-1] if versions else None,
                own=self.of(relationship),
            )
        )

    def write(self, relationship: Relationship, **texts: str) -> FirstPage | None:
        """Write parts of it; None where there is none, and nothing differs from the draft.

        Args:
            relationship: Whom it is for.
            texts: What stands in its fields, by their names; a draft as it stands is not kept, so
                that it goes on following what it is made of.

        Raises:
            BadInput: A text is too long, or the mentoring is in the trash.
            NotFound: There is nothing to write it for.
        """
        need_in_use(self._relationships.get(relationship.uid))
        drafts = {each.field: each.draft for each in self.sections(relationship)}
        own = {
            name: "" if text.strip() == drafts[name].strip() else text
            for name, text in ((name, _checked(name, text)) for name, text in texts.items())
        }
        now = self.of(relationship)
        if now is None and not any(own.values()):
            return None
        name = self._relationships.person(relationship).name
        label = f"wrote how it could work with {name}"
        if now is not None:
            return self._context.change(now, label, **own)
        made = self._context.make(FirstPage, relationship=relationship.uid, **own)
        self._context.keep(label, made)
        return self.of(relationship)

    def _versions(self, relationship: Relationship) -> Sequence[Agreement]:
        return self._context.store.about(Agreement, relationship.uid)

    def _refusal(self, relationship: Relationship) -> str:
        """Why there is no such page, as a sentence; empty where there is."""
        name = self._relationships.person(relationship).name
        if relationship.my_role != "protege":
            return f"You mentor {name}; the page is for somebody who could mentor you."
        if in_force(self._versions(relationship)) is not None:
            return f"You and {name} have agreed already: share the agreement."
        return ""


def _checked(name: str, text: str) -> str:
    text = long_text(text, "this text", field=name).strip("\n")
    return text if text.strip() else ""
