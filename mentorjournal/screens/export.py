"""The export: exactly what would be written, for whom, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import ScreenResume
from textual.widgets import Static

from mentorjournal.data.records.models import Negotiation
from mentorjournal.dates import show_date
from mentorjournal.documents.audience import AUDIENCES, TITLES
from mentorjournal.documents.naming import pages
from mentorjournal.errors import JournalError, NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.journal.exports import SHARED
from mentorjournal.mentoring.words import session_words
from mentorjournal.paths import shown
from mentorjournal.screens.ask_actions import SharedAsk
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.first_wish import first_wish
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.hide_key import need_to_show
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.kinds import beside
from mentorjournal.screens.share_left_out import LeftOut
from mentorjournal.screens.share_ways import WaysOut, folder
from mentorjournal.screens.share_words import ShareWords, is_private
from mentorjournal.widgets.document_preview import DocumentPreview
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.share_lines import HELD, LINE, ShareLines

ONLY_AFTER = "This is shown only after you have said yes."


class ExportScreen(JournalScreen):
    """A document before it is written. Nothing is written until it is saved."""

    WHERE = "export"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS = bindings("export")
    HELP = (
        "You see what goes out line by line, and beside it or after enter the exact text. What "
        "was left out is said here only, because in the document it would give something away. "
        "The file is readable by you alone until you send it to somebody."
    )
    DEFAULT_CSS = """
    ExportScreen {
        #about, #odd, #left-out, #outcome { height: auto; padding: 0 1; }
        #about { padding: 1 1 1 1; }
        #odd { color: $warning; padding: 1 1 0 1; display: none; }
        #left-out { color: $muted; padding: 1 1 0 1; }
        #outcome { padding: 0 1 1 1; }
        #paper { height: 1fr; }
        ShareLines { width: 1fr; padding: 0 0 0 1; }
        #text { width: 1fr; height: 1fr; border: none; padding: 0; background: $surface; }
        &.-narrow #text, &.-narrow.-exact ShareLines { display: none; }
        &.-narrow.-exact #text { display: block; }
        #text:focus { border: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.wish: ExportRequest | None = None
        self._wish_of = ""
        # Of which pay talk a sheet or case is made, also while another document is shown.
        self._talk: Negotiation | None = None
        self.prepared: ExportPreview | None = None
        self._agreed = False
        self._to_ask: ExportRequest | None = None
        self._outcome = ""
        self.ways, self._words = WaysOut(self), ShareWords(journal)
        self._left_out, self.asked = LeftOut(journal), SharedAsk(self)

    def compose_body(self) -> ComposeResult:
        """For whom, the text, what was left out, where it goes."""
        yield Static(id="about")
        with Horizontal(id="paper"):
            yield ShareLines()
            yield DocumentPreview(id="text")
        with Vertical(id="foot"):
            yield Static(id="odd")
            yield Static(id="left-out")
            yield Static(id="outcome")

    def on_mount(self) -> None:
        """Let the arrow keys choose a line."""
        self.query_one("#foot").styles.height = "auto"
        self._focus_shown()

    def _focus_shown(self) -> None:
        exact = self.has_class("-exact")
        self.query_one(DocumentPreview if exact else ShareLines).focus()

    @property
    def shown_text(self) -> str:
        """The exact text that is shown, or would be; empty while nothing may be seen."""
        return self.query_one(DocumentPreview).text

    def tell(self, outcome: str) -> None:
        """Say what became of it."""
        self._outcome = outcome
        with self.show_errors():
            self.read()
        self.query_one("#outcome", Static).update(line((outcome, "$accent")))

    def header_words(self) -> Heading:
        """Whose document it is."""
        if self.wish is None:
            return Heading("share")
        about = self.journal.exports.whom_about(self.wish)
        return Heading(f"{about.name if about else 'Me'} · share")

    def read(self) -> None:
        """Make the document anew from the journal as it is."""
        if not self.uid:
            return
        self._to_ask = None
        if self.wish is None or self._wish_of != self.uid:
            self.wish = self._left_out.known(first_wish(self.journal, self.uid))
            self._wish_of, self._talk = self.uid, self.wish.negotiation
            self._agreed, self._outcome = False, ""
        wish = self._fresh(self.wish)
        self.wish = wish
        try:
            self.prepared = self.journal.exports.prepare(wish)
        except JournalError as error:
            self.prepared = None
            self._show(wish, "", (), str(error))
            return
        if self.hidden and is_private(wish, self.prepared.text):
            key = self.key("app.hide")
            self._show(wish, "", (), f"This is private and hidden; {key} shows it.")
            return
        if self.prepared.asks and not self._agreed:
            self._show(wish, "", (), ONLY_AFTER)
            self._ask(wish)
            return
        self._show(wish, self.prepared.text, self.prepared.left_out, self._where_to())

    def leave(self, place: str) -> bool:
        """What was agreed to is asked again the next time."""
        if place != "export" and self._agreed and self.wish is not None:
            self._agreed = False
            self._to_ask = self.wish
            self._show(self.wish, "", (), ONLY_AFTER)
        return super().leave(place)

    @on(ScreenResume)
    def _ask_once_seen(self) -> None:
        """Ask what could not be asked while another screen was in front."""
        if (wish := self._to_ask) is not None:
            self._ask(wish)

    def label_of(self, command: str) -> str:
        """With an ask, that it was sent."""
        return self.asked.label_of(command)

    def in_footer(self, command: str) -> bool:
        """Nothing but the reader of an ask is left to choose, and it is sent: mail stands there."""
        return command != "export.audience" or self.asked.current is None

    def _fresh(self, wish: ExportRequest) -> ExportRequest:
        """The wish with its records as they are now."""
        known = wish.relationship
        fresh = self.journal.relationships.get(known.uid) if known else None
        session = self.journal.sessions.get(wish.session.uid) if wish.session else None
        talk = None
        if wish.negotiation is not None:
            talk = self.journal.negotiations.get(wish.negotiation.uid)
            fresh = self.journal.negotiations.prepared_with(talk)
        for record in (fresh, session, talk):
            if record is not None and record.deleted is not None:
                raise NotFound("What this is made of lies in the trash now.")
        return replace(wish, relationship=fresh, session=session, negotiation=talk)

    def _show(
        self, wish: ExportRequest, text: str, left_out: tuple[str, ...], outcome: str
    ) -> None:
        made, rows = self.prepared if text else None, self.query_one(ShareLines)
        about = self._words.about(wish, made.mark if made else None)
        self.query_one("#about", Static).update(line(*about))
        area, odd = self.query_one(DocumentPreview), self.query_one("#odd", Static)
        area.markdown = wish.format == "md"
        if area.text != text:
            area.load_text(text)
        rows.show(made, wish.left)
        said = " ".join(made.odd) if made else ""
        odd.update(line(said))
        odd.display = bool(said)
        left = f"Left out: {', '.join(left_out) or 'nothing'}"
        self.query_one("#left-out", Static).update(line(left) if text else "")
        became = self._outcome if text and self._outcome else outcome
        self.query_one("#outcome", Static).update(line(became))

    def _where_to(self) -> str:
        name = self.prepared.name if self.prepared else ""
        return f"Not written yet. Saving writes {shown(folder() / name)}"

    def _want(self, wish: ExportRequest) -> None:
        self.wish, self._outcome = wish, ""
        with self.show_errors():
            self.read()

    def _ask(self, wish: ExportRequest) -> None:
        if not self.is_current:
            # A question asked now would stand on the screen that is still in front.
            self._to_ask = wish
            return
        self._to_ask = None

        def answered(yes: bool | None) -> None:
            if yes:
                self._agreed = True
            else:
                self.wish = replace(wish, audience="me")
            with self.show_errors():
                self.read()

        self.app.push_screen(
            ConfirmDialog(
                f"Show this {TITLES[wish.kind]} to {self.journal.exports.reader(wish)}?",
                yes="make it",
                no="keep it to myself",
                detail="It says what is not shared as a rule. This is asked each time.",
            ),
            answered,
        )

    # Commands

    action_export_save = done_by("ways", WaysOut.save)
    action_export_copy = done_by("ways", WaysOut.copy)
    action_export_mail = done_by("ways", WaysOut.mail)
    action_export_browser = done_by("ways", WaysOut.browser)
    action_export_folder = done_by("ways", WaysOut.folder)

    def action_export_exact(self) -> None:
        """Look at the exact text, or back at the lines."""
        self.set_class(not self.has_class("-exact"), "-exact")
        self._focus_shown()

    def action_export_leave_out(self) -> None:
        """Leave the chosen line out, or take it in again; of what is held back, ask first.

        An ask that is drafted is sent by it.

        Raises:
            Refused: No line is chosen, or it stays held back.
        """
        chosen = self.query_one(ShareLines).chosen
        if self.asked.current is not None and not chosen.startswith(HELD):
            self.asked.sent()
            return
        wish, prepared = self.wish, self.prepared
        if wish is None or prepared is None or not chosen:
            raise Refused("Choose a line first; enter leads from the text to the lines.")
        if chosen.startswith(HELD):
            self._put_back(wish, chosen.removeprefix(HELD))
        else:
            key = chosen.removeprefix(LINE).partition(":")[0]
            self._want(self._left_out.turned(wish, prepared, key))

    def _put_back(self, wish: ExportRequest, text: str) -> None:
        need_to_show(self)
        final = self.prepared is not None and self.prepared.held_for_good
        if final or wish.relationship is None:
            raise Refused("What speaks of pay stays held back from that reader.")

        def answered(yes: bool | None) -> None:
            if yes:
                self._turn_pay(wish, f"-{text}")

        question = f"Let this out to {self.journal.exports.reader(wish)}?"
        self.app.push_screen(
            ConfirmDialog(question, yes="let it out", no="hold it back", detail=text), answered
        )

    def action_export_audience(self) -> None:
        """Make it for the next audience."""
        self._step_audience(1)

    def action_export_audience_back(self) -> None:
        """Make it for the audience before."""
        self._step_audience(-1)

    def _step_audience(self, step: int) -> None:
        if (wish := self.wish) is not None:
            self._agreed = False
            reader = beside(AUDIENCES, wish.audience, step)
            form = wish.format if wish.format in pages(wish.kind, reader) else "md"
            other = replace(wish, audience=reader, format=form)
            self._want(self._left_out.known(other))

    def action_export_kind(self) -> None:
        """Show the next document that there is."""
        self._step_kind(1)

    def action_export_kind_back(self) -> None:
        """Show the document before."""
        self._step_kind(-1)

    def _step_kind(self, step: int) -> None:
        if (wish := self.wish) is None:
            return
        kind = wish.kind
        for _ in SHARED:
            kind = beside(SHARED, kind, step)
            with suppress(JournalError):
                other = self.journal.exports.wish(kind, wish.relationship, sheet=self._talk)
                self.journal.exports.prepare(other)
                self._agreed = False
                self._want(self._left_out.known(other))
                self.query_one(ShareLines).action_jump(0)
                return

    def action_export_session(self) -> None:
        """Choose which session's summary it is."""
        if (wish := self.wish) is None or wish.relationship is None:
            return
        today = self.journal.today()
        items = [
            Item(session.uid, show_date(session.on, today), session_words(session))
            for session in reversed(self.journal.sessions.of(wish.relationship))
            if session.state in ("happened", "running")
        ]
        here = wish.session.uid if wish.session else ""
        self._choose("Which session?", items, here, partial(self._of_session, wish))

    def _of_session(self, wish: ExportRequest, session: str) -> None:
        with self.show_errors():
            other = self.journal.exports.wish(
                "summary",
                wish.relationship,
                audience=wish.audience if wish.kind == "summary" else None,
                format=wish.format if wish.format in pages("summary", wish.audience) else "md",
                session=session,
            )
            self._want(self._left_out.known(other))

    def action_export_format(self) -> None:
        """Write it in the next form: Markdown, for a chat, text, HTML, for another journal."""
        if (wish := self.wish) is not None:
            forms = pages(wish.kind, wish.audience)
            self._want(replace(wish, format=beside(forms, wish.format, 1)))

    def action_export_pay(self) -> None:
        """Show what is held back; let one out or hold it again, remembered for its words.

        Raises:
            Refused: Nothing is held back.
        """
        need_to_show(self)
        wish, prepared = self.wish, self.prepared
        if wish is None or prepared is None:
            return
        out = wish.relationship.pay_cleared if wish.relationship else ()
        items = [Item(f"-{text}", text, "held back") for text in dict.fromkeys(prepared.held)]
        items += [Item(f"+{text}", text, "goes out") for text in out]
        if not items:
            raise Refused("Nothing is held back here because it speaks of pay.")
        stays = prepared.held and prepared.held_for_good
        title = "Held back, and it stays so" if stays else "Which one goes out after all?"
        self._choose(title, items, "", partial(self._turn_pay, wish))

    def _turn_pay(self, wish: ExportRequest, picked: str) -> None:
        pay = self.journal.exports.pay
        turn = pay.put_back if picked.startswith("-") else pay.hold_again
        if wish.relationship is None:
            return
        with self.show_errors():
            need_to_show(self)
            turn(wish.relationship, picked[1:])
            self._want(wish)

    def _choose(
        self, title: str, items: Sequence[Item], here: str, then: Callable[[str], None]
    ) -> None:
        """Let the person pick one, and go on with it."""
        dialog = ChooseDialog(title, items, highlighted=here)
        self.app.push_screen(dialog, lambda picked: None if picked is None else then(picked))
