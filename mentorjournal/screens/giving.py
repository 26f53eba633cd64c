"""What I give as a mentor: my page, what became of my advice, one-offs, the line of mentors."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from mentorjournal.data.records.models import MentorPage, Relationship
from mentorjournal.documents.line_picture import picture
from mentorjournal.errors import NotFound
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.giving import giving_of, line_of
from mentorjournal.mentoring.giving import AdvicePiece
from mentorjournal.mentoring.introductions import OpenedDoor
from mentorjournal.mentoring.mentor_page import filled
from mentorjournal.paths import export_folder, shown
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.came_of import came_of_form
from mentorjournal.screens.dialogs.follow_up import edit_follow_up_form
from mentorjournal.screens.dialogs.giving_forms import line_form, page_form
from mentorjournal.screens.dialogs.save_as import free
from mentorjournal.screens.doors import go_on_with_door
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.lifecycle_actions import LifecycleActions
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.screens.parts import DOORS as DOORS_ALONE
from mentorjournal.settings import read_settings
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.giving_list import (
    DOOR,
    FOLDED,
    IN_LINE,
    ONCE,
    PIECE,
    GivingList,
)
from mentorjournal.widgets.line_list import LineList

NOTHING = "One line: what could you give? Enter. It makes half a page."


@with_parts
class GivingScreen(JournalScreen):
    """My page, the advice that went out and came in, the one-offs of the year, and the tree.

    Attributes:
        parts: Whose it is, and what else is theirs.
        life: What is said of a one-off that is over.
    """

    WHERE: ClassVar[str] = "giving"
    AUTO_FOCUS: ClassVar[str | None] = "GivingList"
    HELP: ClassVar[str | None] = (
        "Your page as a mentor has seven parts; enter on its row fills them in, and s shares it as "
        "half a page: with the other person, or, after a question, a manager or anyone, who are "
        "told of nobody else. Given is your advice to everybody you mentor, heard that of your "
        "mentors, doors whom you introduced to whom: enter unfolds each. Of advice the line below "
        "says what came of it; enter leads to its note, r says what became of it, of a door that "
        "the next thing was done. One-offs are those of this year. The line shows who mentored "
        "your mentors, you, whom you mentor, and whom they mentor; r on a name says so, and that "
        "it was paid forward. The picture of it names people, so it is for you."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("giving")

    DEFAULT_CSS = """
    GivingScreen {
        #giving { height: 1fr; padding: 1 0 0 0; }
        GivingList { padding: 0 1; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: OwnerParts = OwnerParts(self)
        self.life = LifecycleActions(self, self._highlighted)
        self._load = ""
        self._unfolded: set[str] = set()
        self._pieces: dict[str, AdvicePiece] = {}
        self._doors: dict[str, OpenedDoor] = {}
        self._counts: dict[str, int] = {}

    def compose_body(self) -> ComposeResult:
        """The parts, what to begin with, and all of it in one list."""
        yield from self.parts.compose()
        with Vertical(id="giving"):
            yield Empty(NOTHING)
            yield GivingList()

    def header_words(self) -> Heading:
        """How much of what I can give is taken."""
        return self.parts.header_words(self._load)

    def about(self) -> Relationship | None:
        """Whoever is highlighted."""
        uid = self._uid if self.is_mounted else ""
        return self.journal.relationships.get(uid) if uid else None

    def read(self) -> None:
        """Fill the list."""
        self.parts.fill()
        page = self.journal.people.page.mine()
        found = giving_of(self.journal)
        self._load = found.load.words
        self._pieces = {
            f"{PIECE}{each.item.key}": each for each in (*found.pieces, *found.heard_pieces)
        }
        self._counts = dict(
            zip(FOLDED, map(len, (found.pieces, found.heard_pieces, found.doors)), strict=True)
        )
        self._doors = {f"{DOOR}{each.introduction}": each for each in found.doors}
        besides = found.load.of.otherwise
        nothing = not (filled(page) or found.line or found.one_offs or besides)
        self.set_class(nothing, "-empty")
        share = self.key("export.open")
        self.query_one(GivingList).show(found, page, self.journal.today(), share, self._unfolded)
        self.refresh_bindings()

    @property
    def _chosen(self) -> str:
        return self.query_one(GivingList).chosen

    @property
    def _uid(self) -> str:
        """The relationship that is highlighted; empty where none is."""
        if (piece := self._piece) is not None:
            return piece.item.relationship or ""
        if (door := self._door) is not None:
            return door.relationship
        chosen = self._chosen
        return chosen.partition(":")[2] if chosen.startswith((ONCE, IN_LINE)) else ""

    @property
    def _piece(self) -> AdvicePiece | None:
        return self._pieces.get(self._chosen)

    @property
    def _door(self) -> OpenedDoor | None:
        return self._doors.get(self._chosen)

    def _highlighted(self) -> Relationship:
        if not self._uid:
            raise NotFound("Highlight somebody in the line, or a one-off; this key is about them.")
        return self.journal.relationships.get(self._uid)

    def fits(self, command: str) -> bool:
        """The page is shared once something stands on it; a result has who is highlighted."""
        if command == "export.open":
            return bool(filled(self.journal.people.page.mine()))
        if command == "giving.result":
            return bool(self._door.then if self._door is not None else self._uid)
        if command == "giving.unfold":
            return self._chosen in FOLDED
        return command != "giving.picture" or bool(line_of(self.journal))

    def label_of(self, command: str) -> str:
        """Of a door what is written down when it goes on."""
        door = self._door if command == "giving.result" else None
        return door.done if door is not None else ""

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_giving_open()

    def action_giving_open(self) -> None:
        """Open what is highlighted: the page's form, the advice, its note, a person's page."""
        if self._chosen in FOLDED:
            self.action_giving_unfold()
        elif (piece := self._piece) is not None and piece.item.session is not None:
            self.go("session", piece.item.session, piece.item.anchor)
        elif piece is not None:
            self._ask(
                edit_follow_up_form(self.journal, self.journal.follow_ups.get(piece.item.key))
            )
        elif (door := self._door) is not None:
            self.go("timeline", door.relationship, part=DOORS_ALONE)
        elif self._uid:
            self.go("relationship", self._uid)
        else:
            self._ask(page_form(self.journal))

    def action_giving_unfold(self) -> None:
        """Show piece by piece what the highlighted row counts, or fold it again.

        Raises:
            NotFound: It counts nothing.
        """
        if self._chosen not in FOLDED:
            raise NotFound("Highlight given, heard or doors; they unfold.")
        if not self._counts[self._chosen]:
            raise NotFound("No advice yet: in the notes of a talk it is a line that begins with >.")
        self._unfolded ^= {self._chosen}
        self.read()

    def action_giving_result(self) -> None:
        """Say what came of advice or of a one-off, or who mentors whom; lead a door on.

        Raises:
            NotFound: Nobody is highlighted.
        """
        if (piece := self._piece) is not None:
            self._ask(came_of_form(self.journal, piece.item))
            return
        if (door := self._door) is not None:
            go_on_with_door(self, door.introduction)
            return
        whom = self._highlighted()
        if self._chosen.startswith(ONCE) and whom.form == "one-off":
            self.life.open("completed")
        else:
            self._ask(line_form(self.journal, whom))

    def action_person_add(self) -> None:
        """Add somebody whom I mentor."""
        from mentorjournal.screens.dialogs.add_person import begin_form

        self._ask(begin_form(self.journal, my_role="mentor"))

    def _ask(self, form: Any) -> None:
        self.need_to_write()
        self.app.push_screen(form, lambda _done: self.tick())

    def action_export_open(self) -> None:
        """Share the page, after a look at exactly what is shared.

        Raises:
            NotFound: Nothing stands on it.
        """
        self.go("export", self._page().uid)

    def _page(self) -> MentorPage:
        page = self.journal.people.page.mine()
        if page is None or not filled(page):
            raise NotFound("Nothing stands on your page yet; enter on its row begins it.")
        return page

    def action_giving_picture(self) -> None:
        """Write the line as a picture into the export folder, beside one that is there.

        Raises:
            NotFound: There is nobody in it.
            CannotOpen: It cannot be written there.
        """
        found, journal = line_of(self.journal), self.journal
        if not found:
            raise NotFound("There is nobody in the line yet.")
        me, today = journal.people.me(), journal.today()
        text = picture(found, me.name if me else "", cell_len)
        name = f"{today:%Y-%m-%d}-line-of-mentors-for-me.svg"
        path = export_folder(read_settings().export_folder) / name
        made = ExportPreview(text=text, left_out=(), name=name, asks=False)
        written = journal.exports.save(made, free(path) if path.exists() else path)
        self.say(f"Written: {shown(written)}", calm=True)
