"""The pay talks of an owner: a part of what is theirs, and private as a whole."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Negotiation
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.pay_talks import standing
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.screens.pay_talk_choice import ask_to_delete, begin_pay_talk
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.pay_talk_list import PayTalkList
from mentorjournal.widgets.plain import line

HEADING = "won: how far the offer went from your least to their likely limit"
HEADING_THEIRS = "won: how far the offer went from the least to accept to the likely limit"


@with_parts
class PayTalksScreen(JournalScreen):
    """Each sheet in a line, the newest first; one opens as a place of its own.

    Attributes:
        parts: Whose they are, and what else is theirs.
    """

    WHERE: ClassVar[str] = "pay-talks"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "PayTalkList"
    HELP: ClassVar[str | None] = (
        "Every pay talk with the day its sheet was begun, how it stands, and what was won: the "
        "share of the way from the least to accept to their likely limit that the offer went. "
        "Enter opens the sheet. All of it is private; the pay of somebody in whose reporting "
        "line you are is not shown at all."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("pay-talks")

    DEFAULT_CSS = """
    PayTalksScreen {
        #talks { height: 1fr; padding: 1 1 0 1; }
        #talks-heading, #columns { height: 1; }
        &.-none .filled { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: OwnerParts = OwnerParts(self)

    def compose_body(self) -> ComposeResult:
        """The parts, the list, or what would begin it."""
        yield from self.parts.compose()
        yield NoPay("talk.open")
        with Vertical(id="talks", classes="filled"):
            yield Static(id="talks-heading")
            yield Static(id="columns")
            yield PayTalkList()

    def read(self) -> None:
        """Fill the list, or say why it is empty."""
        self.parts.fill()
        owner, today = self.parts.owner, self.journal.today()
        talks = self.journal.negotiations
        refused = talks.stay_out(owner)
        sheets = [] if refused else talks.of(owner)[::-1]
        none = not sheets and not refused
        self.set_class(not sheets, "-none")
        self.query_one(NoPay).show(mine=owner == ME, none=none, refused=refused)
        said = HEADING if owner == ME else HEADING_THEIRS
        self.query_one("#talks-heading", Static).update(
            line(("Pay talks", "bold"), (f"   {said}", "$muted"))
        )
        rows = self.query_one(PayTalkList)
        rows.today = today
        rows.fill([standing(talk, today) for talk in sheets])
        if sheets and not rows.has_focus:
            rows.focus()
        self.refresh_bindings()

    @on(PayTalkList.Rearranged)
    def _head(self) -> None:
        """Name the columns where they stand."""
        self.query_one("#columns", Static).update(self.query_one(PayTalkList).heading())

    def header_words(self) -> Heading:
        """Whose they are; all of it is private."""
        return self.parts.header_words("", "private")

    @property
    def talk(self) -> Negotiation:
        """The highlighted pay talk.

        Raises:
            Refused: It is not for me to see.
            NotFound: There is none.
        """
        self.journal.negotiations.need_to_see(self.parts.owner)
        row = self.query_one(PayTalkList).row
        if row is None:
            raise NotFound(f"There is no pay talk yet; {self.key('talk.add')} begins one.")
        return row.talk

    def fits(self, command: str) -> bool:
        """Where there is no sheet one can be begun, where pay stays out not even that."""
        if self.journal.negotiations.stay_out(self.parts.owner):
            return False
        return command == "talk.add" or self.query_one(PayTalkList).row is not None

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_talk_open()

    def action_talk_open(self) -> None:
        """Open the highlighted sheet, or begin one where there is none."""
        if self.query_one(PayTalkList).row is None:
            self.action_talk_add()
        else:
            self.go("negotiation", self.talk.uid)

    def action_talk_add(self) -> None:
        """Begin a sheet, and open it."""
        begin_pay_talk(self, self.parts.owner, lambda talk: self.go("negotiation", talk.uid))

    def action_talk_delete(self) -> None:
        """Delete the highlighted sheet, after a question."""
        ask_to_delete(self, self.talk)

    def action_export_open(self) -> None:
        """Share the highlighted sheet, after a look at exactly what is shared."""
        self.go("export", self.talk.uid)
