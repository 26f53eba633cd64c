"""The two people of a relationship, or me alone, as a document names them."""

from __future__ import annotations

from msgspec import Struct

from mentorjournal.data.notes.marks import Block, assignee_of, handles_of
from mentorjournal.data.notes.words import fold
from mentorjournal.data.records.base import Assignee, MyRole
from mentorjournal.data.records.models import Person, Relationship
from mentorjournal.text import first_word

ROLE_WORDS: dict[MyRole, str] = {"mentor": "Mentor", "protege": "Protégé"}


class Pair(Struct, frozen=True):
    """Me and the other person.

    Attributes:
        relationship: What binds us.
        person: The other person.
        me: Who keeps the journal; None where that person never gave a name.
    """

    relationship: Relationship
    person: Person
    me: Person | None = None

    @property
    def their_role(self) -> MyRole:
        """What the other person is in the relationship."""
        return "protege" if self.relationship.my_role == "mentor" else "mentor"

    @property
    def line(self) -> str:
        """Both with their roles, mentor first: "Mentor: Carla Diaz · Protégé: Ana Lima"."""
        names = {self.their_role: self.person.name}
        if self.me:
            names[self.relationship.my_role] = self.me.name
        return " · ".join(f"{word}: {names[role]}" for role, word in ROLE_WORDS.items()
                          if role in names)  # fmt: skip

    @property
    def names(self) -> str:
        """Both as they call each other, mentor first: "Carla and Ana"; one where I gave no name."""
        sides: tuple[Assignee, ...] = ("them",)
        if self.me:
            sides = ("me", "them") if self.relationship.my_role == "mentor" else ("them", "me")
        return " and ".join(map(self.name, sides))

    @property
    def protege(self) -> str:
        """What the protégé is called; empty where that is me and I never gave a name."""
        if self.their_role == "protege":
            return self.name("them")
        return self.name("me") if self.me else ""

    def name(self, assignee: Assignee) -> str:
        """Whom an action is for: the first name, the whole one where both share the first.

        My role stands for me where I never gave a name.
        """
        mine = self.me.name if self.me else ROLE_WORDS[self.relationship.my_role]
        theirs = self.person.name
        name, other = (mine, theirs) if assignee == "me" else (theirs, mine)
        first = first_word(name)
        return name if first == first_word(other) else first

    def knows(self, handle: str) -> bool:
        """Whether a handle in our notes means one of the two, or nobody at all."""
        ours = {"", "me", "mentor", "protege"}
        if self.me:
            ours |= handles_of(*self.me.called)
        return fold(handle) in ours | handles_of(*self.person.called)

    def assignee(self, block: Block) -> Assignee:
        """Whose an action of our notes is."""
        their_handles = handles_of(*self.person.called)
        return assignee_of(block, self.relationship.my_role, their_handles)


class Alone(Struct, frozen=True):
    """Whose document it is where it is about nobody else: mine.

    Attributes:
        me: Who keeps the journal; None where that person never gave a name.
        relationship: None; where `Pair` has what binds the two.
    """

    me: Person | None = None
    relationship: None = None

    @property
    def line(self) -> str:
        """My name; empty where I gave none."""
        return self.me.name if self.me else ""

    @property
    def protege(self) -> str:
        """My first name; empty where I gave none."""
        return first_word(self.line)

    def name(self, assignee: Assignee) -> str:
        """Who said something: I, or whoever once was the other side."""
        return (self.line or "Me") if assignee == "me" else "The other side"
