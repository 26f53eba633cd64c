"""Exports: documents made for somebody, looked at, and written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.files import write_new_private
from mentorjournal.data.marks import shared_parts
from mentorjournal.data.models import Negotiation, Relationship, Session
from mentorjournal.data.place import Place
from mentorjournal.documents import agenda, batna, goals, summary
from mentorjournal.documents.audience import Audience, Kind, allowed, needs_asking
from mentorjournal.documents.document import Built, Document
from mentorjournal.documents.html import to_html
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.naming import file_name
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.plain_text import to_text
from mentorjournal.errors import BadInput, CannotOpen, NotFound, Refused
from mentorjournal.journal.desk import Desk
from mentorjournal.journal.follow_ups import FollowUps
from mentorjournal.journal.negotiations import Negotiations
from mentorjournal.journal.people import People
from mentorjournal.journal.plans import Goals, Plans
from mentorjournal.journal.relationships import Relationships
from mentorjournal.journal.sessions import Sessions
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.paths import private_folder

Format = Literal["md", "txt", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
DEFAULT_AUDIENCE: dict[Kind, Audience] = {
    "summary": "other",
    "agenda": "other",
    "goals": "other",
    "batna": "me",
}
KINDS: tuple[Kind, ...] = tuple(DEFAULT_AUDIENCE)


class Wish(Struct, frozen=True):
    """What somebody wants to export.

    Attributes:
        kind: Which document.
        relationship: Whose.
        audience: Who will read it.
        format: How it is written.
        session: For a summary: which session.
        negotiation: For a BATNA sheet: which talk.
    """

    kind: Kind
    relationship: Relationship
    audience: Audience
    format: Format = "md"
    session: Session | None = None
    negotiation: Negotiation | None = None


class Prepared(Struct, frozen=True):
    """An export as it would be written.

    Attributes:
        text: Its exact text.
        left_out: What it does not contain, for the screen only.
        name: What its file would be called.
        asks: Whether to ask before it is written or shown: it says what is not shared as a rule.
    """

    text: str
    left_out: tuple[str, ...]
    name: str
    asks: bool


class Live(Struct, frozen=True):
    """What the summary of a session would say at this moment.

    Attributes:
        document: For the other person, without title and head.
        shared_lines: Lines of the notes it takes.
        lines: Lines of the notes that are not blank.
    """

    document: Document
    shared_lines: int
    lines: int


class Exports:
    """Makes documents for somebody and writes them."""

    def __init__(
        self,
        desk: Desk,
        people: People,
        relationships: Relationships,
        sessions: Sessions,
        follow_ups: FollowUps,
        plans: Plans,
        goals: Goals,
        negotiations: Negotiations,
    ) -> None:
        self._desk = desk
        self._people = people
        self._relationships = relationships
        self._sessions = sessions
        self._follow_ups = follow_ups
        self._plans = plans
        self._goals = goals
        self._negotiations = negotiations

    def wish(
        self,
        kind: Kind,
        relationship: Relationship,
        *,
        audience: Audience | None = None,
        format: Format = "md",  # noqa: A002 - the word on the command line
        session: str = "last",
    ) -> Wish:
        """What somebody wants, with what they left open filled in.

        Args:
            kind: Which document.
            relationship: Whose.
            audience: Who will read it; by default the other person, for a BATNA sheet me.
            format: How it is written.
            session: For a summary: "last", a day or a uid.

        Raises:
            NotFound: There is no such session, or no BATNA sheet.
        """
        talks = self._negotiations.of(relationship) if kind == "batna" else []
        if kind == "batna" and not talks:
            raise NotFound("There is no BATNA sheet in this relationship yet.")
        return Wish(
            kind=kind,
            relationship=relationship,
            audience=audience or DEFAULT_AUDIENCE[kind],
            format=format,
            session=self._sessions.named(relationship, session) if kind == "summary" else None,
            negotiation=talks[-1] if talks else None,
        )

    def prepare(self, wish: Wish) -> Prepared:
        """The export as it would be written now.

        Raises:
            Refused: The audience may not have it; nothing of it was made.
        """
        allowed(wish.kind, wish.audience, wish.relationship)
        built = self._builders()[wish.kind](wish)
        person = self._relationships.person(wish.relationship)
        on = wish.session.on if wish.session else self._desk.today()
        return Prepared(
            text=_written(built.document, wish.format),
            left_out=built.left_out,
            name=file_name(wish.kind, person.name, on, wish.format, wish.audience),
            asks=needs_asking(wish.kind, wish.audience),
        )

    def save(self, prepared: Prepared, path: Path, *, overwrite: bool = False) -> Path:
        """Write an export to a file, whole or not at all, readable by nobody else.

        Args:
            prepared: The export.
            path: A file, or a folder in which it gets its own name.
            overwrite: Whether a file that is there may be replaced.

        Returns:
            Where it was written.

        Raises:
            BadInput: A file is there already.
            Refused: It is a file of the journal itself, or no ordinary file.
            CannotOpen: It cannot be written there.
        """
        try:
            target = path / prepared.name if path.is_dir() else path
            self._keep_whole(target)
            private_folder(target.parent)
        except (OSError, RuntimeError, ValueError) as error:
            # RuntimeError: links that lead in a circle. ValueError: a character no name can hold.
            reason = getattr(error, "strerror", None) or "no file can have that name"
            raise CannotOpen(f"“{path}” cannot be written: {reason}.") from None
        try:
            write_new_private(target, prepared.text, overwrite=overwrite)
        except FileExistsError:
            raise BadInput(f"{target} is there already; it was left as it is.", "path") from None
        except OSError as error:
            raise CannotOpen(f"“{target}” cannot be written: {error.strerror}.") from None
        return target

    def _keep_whole(self, target: Path) -> None:
        """See to it that nothing but an ordinary file of another kind is ever replaced.

        Raises:
            Refused: It is a file of the journal itself, or no ordinary file.
        """
        if target.exists() and not target.is_file():
            raise Refused(f"“{target}” is not an ordinary file.")
        if Place.at(self._desk.store.path).is_own(target):
            raise Refused("That is a file of your journal; choose another name.")

    def live_summary(self, session: Session, notes: str) -> Live:
        """What the summary says of a session whose notes read `notes` at this moment."""
        shared = shared_parts(notes, notes_shared=session.notes_shared)
        built = self._summary(replace(session, notes=notes), "other")
        # The two paragraphs at the head say who and when, which the screen shows already.
        document = Document(built.document.title, built.document.blocks[2:])
        lines = shared.shared_lines + shared.private_lines
        return Live(document, shared.shared_lines, lines)

    def _builders(self) -> dict[Kind, Callable[[Wish], Built]]:
        return {
            "summary": lambda wish: self._summary(_chosen(wish.session), wish.audience),
            "agenda": self._agenda,
            "goals": self._goal_review,
            "batna": self._sheet,
        }

    def _pair(self, relationship: Relationship) -> Pair:
        person = self._relationships.person(relationship)
        return Pair(relationship, person, self._people.me())

    def _summary(self, session: Session, audience: Audience) -> Built:
        following = self._sessions.next_of(session)
        pair = self._pair(self._relationships.get(session.relationship))
        next_on = following.on if following else None
        return summary.build(summary.SummaryFacts(session, pair, next_on), audience)

    def _agenda(self, wish: Wish) -> Built:
        bond = wish.relationship
        today = self._desk.today()
        booked = next(
            (s for s in self._sessions.of(bond) if s.state == "planned" and s.on >= today), None
        )
        facts = agenda.AgendaFacts(
            pair=self._pair(bond),
            on=booked.on if booked else None,
            points=booked.agenda if booked else (),
            items=tuple(item for item in self._follow_ups.of(bond) if item.open),
        )
        return agenda.build(facts, wish.audience)

    def _goal_review(self, wish: Wish) -> Built:
        bond = wish.relationship
        plan = self._plans.of(bond)
        facts = goals.GoalFacts(
            pair=self._pair(bond),
            goals=tuple(self._goals.of(bond)),
            today=self._desk.today(),
            plan=plan.current if plan else None,
        )
        return goals.build(facts, wish.audience)

    def _sheet(self, wish: Wish) -> Built:
        if wish.negotiation is None:
            raise NotFound("There is no BATNA sheet in this relationship yet.")
        sheet = work_out(wish.negotiation, self._desk.today())
        return batna.build(batna.BatnaFacts(self._pair(wish.relationship), sheet), wish.audience)


def _chosen(session: Session | None) -> Session:
    if session is None:
        raise NotFound("There is no session to export yet.")
    return session


def _written(document: Document, form: Format) -> str:
    if form == "txt":
        return to_text(document)
    if form == "html":
        return to_html(document)
    return to_markdown(document)
