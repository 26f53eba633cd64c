"""A document as its builders make it and its writers read it.

Text is literal, the person's own Markdown is `Written`: what is typed into a field of one
line means exactly its characters, what is typed into an editor is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from msgspec import Struct

from mentorjournal.documents.own_markdown import as_read
from mentorjournal.mentoring.exchange import Outgoing

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TOPIC = 60
"""So many characters of a topic stand in a title."""


class Heading(Struct, frozen=True):
    """A heading; level 1 is the document's title, so sections begin at 2.

    Attributes:
        text: What it says.
        level: How deep it stands.
        about: What the section is about in more words than it shows, which decide as well whether
            it is kept from a reader.
    """

    text: str
    level: int = 2
    about: tuple[str, ...] = ()


class Paragraph(Struct, frozen=True):
    """One line of literal text, with a label before it if there is one."""

    text: str
    label: str = ""


class Written(Struct, frozen=True):
    """Markdown that the person wrote."""

    markdown: str


class Event(Struct, frozen=True):
    """An entry as a calendar has it.

    Attributes:
        uid: By which a calendar knows it again.
        sequence: Higher after each change.
        changed: When it was last changed.
        title: What stands in the calendar, in one line.
        start: When it begins; a day for what has no time.
        minutes: How long it takes; 0 where that is open.
    """

    uid: str
    sequence: int
    changed: datetime
    title: str
    start: date | datetime
    minutes: int = 0


class Item(Struct, frozen=True):
    """One entry of a list.

    Attributes:
        text: What it says.
        lead: A word or name that stands before it, emphasised.
        tail: What stands after its first line, as a due date.
        lasting: What the tail says before a day on which it says it otherwise; empty where it
            says the same on every day.
        done: For a task, whether it is done; None for anything else.
        written: Whether the text is the person's Markdown; otherwise it is one literal line.
        counted: Whether it is made of figures with their unit and nobody's words.
        about: What it is about, as in `Heading`.
        of: The entry further down whose first line it says; it goes out only where that does.
        event: What it is in a calendar; None for what is in none.
        outgoing: For an action, how its reader's journal takes it; None for anything else.
    """

    text: str
    lead: str = ""
    tail: str = ""
    lasting: str = ""
    done: bool | None = None
    written: bool = False
    counted: bool = False
    about: tuple[str, ...] = ()
    of: Item | None = None
    event: Event | None = None
    outgoing: Outgoing | None = None


class Bullets(Struct, frozen=True):
    """A list of at least one item."""

    items: tuple[Item, ...]


class Table(Struct, frozen=True):
    """A table of literal text.

    Attributes:
        head: The columns' names.
        rows: As many cells each as there are names.
        right: Columns whose cells are numbers, from 0.
        about: For each row what it is about, as in `Heading`; empty where no row says.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    about: tuple[tuple[str, ...], ...] = ()


class Picture(Struct, frozen=True):
    """A picture drawn in characters, shown as it is.

    Attributes:
        text: Its lines.
        svg: The same as an SVG element, for a page; empty where there is none.
    """

    text: str
    svg: str = ""


Block = Heading | Paragraph | Written | Bullets | Table | Picture


Said = Item | tuple[str, ...] | Paragraph | Written | Picture
"""The entry of a list, the row of a table, or a block of another kind."""


class Entry(Struct, frozen=True):
    """One entry of a document where it stands.

    Attributes:
        under: The heading of its section; None where there is none.
        deeper: The smaller heading below that; empty where there is none.
        said: What it says.
        head: Whether it is the head of a table.
    """

    under: Heading | None
    deeper: str
    said: Said
    head: bool = False


class Document(Struct, frozen=True):
    """Something to share.

    Attributes:
        title: What kind of document it is.
        blocks: What it says.
        letter: Whether it is sent to somebody as it is.
        whose: Whom it is of, by name; empty where the title says all.
        on: Of which day it is, in words; likewise.
        topics: Headings of what it is about, the best first: the first entry that stands under
            one of them stands behind the title. What is taken out of the document is so out of
            its title, too.
    """

    title: str
    blocks: tuple[Block, ...]
    letter: bool = False
    whose: str = ""
    on: str = ""
    topics: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What stands above it, and in the subject of a mail.

        As "Mentoring session of Carla and Ana, 24 Nov 2026: Go ahead".
        """
        name = f"{self.title} of {self.whose}" if self.whose else self.title
        name = f"{name}, {self.on}" if self.on else name
        said = " ".join(next(self._entries(), "").split())
        if len(said) > _TOPIC:
            words, space, _rest = said[:_TOPIC].rpartition(" ")
            said = f"{words if space else said[: _TOPIC - 1]}…"
        return f"{name}: {said}" if said else name

    def _entries(self) -> Iterator[str]:
        """What stands first under each of the headings that say what it is about."""
        for wanted in self.topics:
            for before, block in pairwise(self.blocks):
                if before == Heading(wanted) and isinstance(block, Bullets):
                    first = block.items[0]
                    line = first.text.strip().partition("\n")[0]
                    yield as_read(line) if first.written else line

    @property
    def entries(self) -> Iterator[Entry]:
        """What stands in it, entry by entry."""
        under, deeper = None, ""
        for block in self.blocks:
            match block:
                case Heading():
                    under, deeper = (under, block.text) if block.level > 2 else (block, "")
                case Bullets(items):
                    yield from (Entry(under, deeper, item) for item in items)
                case Table(head, rows):
                    yield Entry(under, deeper, head, head=True)
                    yield from (Entry(under, deeper, row) for row in rows)
                case _:
                    yield Entry(under, deeper, block)

    @property
    def outgoing(self) -> tuple[Outgoing, ...]:
        """Its actions, as its reader's journal can take them."""
        return tuple(
            item.outgoing
            for block in self.blocks
            if isinstance(block, Bullets)
            for item in block.items
            if item.outgoing is not None
        )

    @property
    def whole(self) -> tuple[Block, ...]:
        """All that is written: its name, unless it is a letter, and what it says."""
        return self.blocks if self.letter else (Heading(self.name, 1), *self.blocks)


class Tells(Struct, frozen=True):
    """What a document tells of something that another journal may take over.

    Attributes:
        values: What, by what it is called there.
        entries: The entries that tell it.
    """

    values: dict[str, Any]
    entries: frozenset[Entry] = frozenset()


class Built(Struct, frozen=True):
    """A document and what was left out of it.

    Attributes:
        document: The document.
        left_out: What it does not contain, in words ("6 private lines"); for the screen
            only, because in the document it would give something away.
        odd: What its author may have meant otherwise, as sentences; for the screen only.
    """

    document: Document
    left_out: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()


def section(
    heading: str, *blocks: Block | None, level: int = 2, about: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """A heading with what stands under it; nothing at all where nothing does."""
    filled = tuple(block for block in blocks if block is not None)
    return (Heading(heading, level, about), *filled) if filled else ()


def without_section(blocks: Iterable[Block], heading: str) -> Iterator[Block]:
    """The blocks without a heading of these words and what stands under it."""
    within = False
    for block in blocks:
        if isinstance(block, Heading):
            within = block.text == heading
        if not within:
            yield block


def bullets(*items: Item | None) -> Bullets | None:
    """A list of the items that say something; None where none does."""
    filled = tuple(item for item in items if item is not None and item.text.strip())
    return Bullets(filled) if filled else None


def written(markdown: str) -> Written | None:
    """The person's Markdown; None where there is none."""
    return Written(markdown) if markdown.strip() else None


def paragraph(text: str, label: str = "") -> Paragraph | None:
    """A paragraph; None where there is no text."""
    return Paragraph(text, label) if text.strip() else None


def filled_sections(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings only where something stands under them."""
    waiting: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            waiting = [heading for heading in waiting if heading.level < block.level]
            waiting.append(block)
        else:
            yield from waiting
            waiting = []
            yield block


def paragraphs(markdown: str) -> list[str]:
    """Text parted at its blank lines; what stands within a code fence stays together."""
    parts: list[list[str]] = [[]]
    fence = ""
    for line in markdown.split("\n"):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        if line.strip() or fence:
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return ["\n".join(part) for part in parts if part]
