"""The ways a document goes out of the share desk: file, clipboard, draft of a mail, browser."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mentorjournal.data.records.given import Way
from mentorjournal.documents.naming import FORMAT_WORDS, Format
from mentorjournal.errors import BadInput, JournalError, Refused
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.paths import export_folder, shown
from mentorjournal.screens.dialogs.save_as import save_as_form
from mentorjournal.settings import read_settings
from mentorjournal.widgets.clipboard import copy
from mentorjournal.widgets.desktop import show_in_desktop

if TYPE_CHECKING:
    from mentorjournal.screens.export import ExportScreen

_WRITES_AS: dict[Way, Format] = {"mail": "eml", "browser": "html"}
_OPENED: dict[Way, str] = {"mail": "opened as a draft", "browser": "opened in the browser"}


class WaysOut:
    """Sends out what a share desk shows, and has it remembered.

    Args:
        screen: The desk.
    """

    def __init__(self, screen: ExportScreen) -> None:
        self._screen = screen
        self._copied = ""
        self._written: Path | None = None

    def save(self) -> None:
        """Write the file into the export folder; nothing where nothing is shown."""
        self._screen.read()
        if self._screen.shown_text and (prepared := self._screen.prepared) is not None:
            self._write(prepared, "file")

    def mail(self) -> None:
        """Write the document as the draft of a mail and open that.

        Raises:
            Refused: There is nothing to write.
        """
        self._open_as("mail")

    def browser(self) -> None:
        """Write the document as a page and open that.

        Raises:
            Refused: There is nothing to write.
        """
        self._open_as("browser")

    def _open_as(self, way: Way) -> None:
        self._screen.read()
        wish = self._screen.wish
        if wish is None or not self._screen.shown_text:
            raise Refused("There is nothing to write yet.")
        journal = self._screen.journal
        made = replace(wish, format=_WRITES_AS[way], along=True)
        self._write(journal.exports.prepare(made), way)

    def _write(self, prepared: ExportPreview, way: Way) -> None:
        path = folder() / prepared.name
        if _says(path, prepared.text):
            self._tell(path, prepared, way)
            return
        try:
            written = self._screen.journal.exports.save(prepared, path)
        except BadInput:
            form = save_as_form(self._screen.journal, prepared, path)
            self._screen.app.push_screen(form, lambda named: self._tell(named, prepared, way))
        else:
            self._tell(written, prepared, way)

    def _tell(self, path: Path | None, prepared: ExportPreview, way: Way) -> None:
        if path is None:
            return
        self._written = path
        self._remember(prepared, way)
        said = f"Written: {shown(path)}"
        if way in _OPENED:
            here = show_in_desktop(path)
            said += f", {_OPENED[way]}." if here else ". No desktop is at hand to open it."
        self._screen.tell(said)

    def folder(self) -> None:
        """Show the folder of the file that was written.

        Raises:
            Refused: Nothing was written yet, or there is no desktop to show it.
        """
        if self._written is None:
            key = self._screen.key("export.save")
            raise Refused(f"Nothing is written yet; {key} writes the file.")
        if not show_in_desktop(self._written.parent):
            raise Refused(f"No file manager is at hand. It is {shown(self._written)}")

    def copy(self) -> None:
        """Copy what is shown; once more, the same as a message for a chat.

        Raises:
            Refused: There is nothing to copy, or it is too long for the terminal.
        """
        screen = self._screen
        screen.read()
        wish, prepared = screen.wish, screen.prepared
        if wish is None or prepared is None or not screen.shown_text:
            raise Refused("There is nothing to copy yet.")
        as_chat = self._copied == prepared.text
        text = screen.journal.exports.chat(wish) if as_chat else prepared.text
        became = copy(screen.app, text)
        if not became:
            raise Refused("That is too long for the terminal's clipboard; save the file instead.")
        self._remember(prepared, "copy")
        self._copied = "" if as_chat else prepared.text
        form = f"as a {FORMAT_WORDS['chat']}" if as_chat else f"as {FORMAT_WORDS[wish.format]}"
        again = "" if as_chat else f"; {screen.key('export.copy')} again: for a chat"
        screen.tell(f"{became.capitalize()}, {form}, {len(text):,} characters{again}.")

    def _remember(self, prepared: ExportPreview, way: Way) -> None:
        """Keep what went out; that it did is true also where this cannot be kept."""
        exports, wish = self._screen.journal.exports, self._screen.wish
        if wish is None:
            return
        with suppress(JournalError):
            if wish.relationship is not None and prepared.outgoing:
                exports.exchange.remember(wish.relationship, prepared.outgoing)
            exports.given.keep(wish, prepared, way)


def folder() -> Path:
    """Where exports go."""
    return export_folder(read_settings().export_folder)


def _says(path: Path, text: str) -> bool:
    """Whether a file is there already and says just that."""
    try:
        return path.read_bytes() == text.encode("utf-8", "surrogatepass")
    except OSError:
        return False
