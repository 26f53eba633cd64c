"""From whom pay is held back, and the holding back itself.

The last step of every document that is not for me alone: whatever a builder put in, what
speaks of pay is taken out where the rule holds. It is taken out by the heading, the
paragraph, the entry of a list or the row of a table; what a section, an entry or a row is
about says it as well as what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import Audience, in_reporting_line
from mentorjournal.documents.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Table,
    Written,
    filled_sections,
    paragraphs,
)
from mentorjournal.documents.pay.phrases import fold_words
from mentorjournal.documents.pay.speech import NO_SECRETS, PaySecrets, Speech, speech


class PayRule(Struct, frozen=True):
    """What is held back from somebody.

    Attributes:
        holds: How surely a text must speak of pay to be held back; empty where nothing is.
        final: Whether it stays held back whatever the person says.
        secrets: What the owner's sheets say.
        cleared: Texts that the person put back, see `clearing`.
        open: Whether the person put back everything at once.
    """

    holds: frozenset[Speech] = frozenset()
    final: bool = True
    secrets: PaySecrets = NO_SECRETS
    cleared: frozenset[str] = frozenset()
    open: bool = False

    def holds_back(self, text: str, *, counted: bool = False) -> bool:
        """Whether that text is kept from this reader.

        Args:
            text: What it says.
            counted: Whether it is figures with their unit; a currency as the unit of a goal
                is not pay, an amount of a sheet is.
        """
        if not self.holds or (self.open and not self.final):
            return False
        found = speech(text, self.secrets)
        if found not in self.holds or (counted and found != "sure"):
            return False
        return self.final or clearing(text) not in self.cleared


def pay_rule(
    audience: Audience,
    relationship: Relationship | None,
    *,
    secrets: PaySecrets = NO_SECRETS,
    with_pay: bool = False,
    leaves: bool = False,
) -> PayRule:
    """What is held back from that audience in that relationship.

    Args:
        audience: Who will read it.
        relationship: Where it comes from; the other person is in it. None for what comes from
            none, which is held back as from somebody in the reporting line.
        secrets: What the sheets of the plan's owner say.
        with_pay: Whether the person asked for everything that the rule lets them put back.
        leaves: Whether it goes where many can look, as a calendar does, so that what speaks of
            pay is held back from everybody.
    """
    in_line = in_reporting_line(relationship)
    free = audience == "me" or (audience == "other" and not in_line)
    if free and not leaves:
        return PayRule()
    final = not free and (in_line or audience == "anyone")
    return PayRule(
        holds=frozenset(("sure", "doubtful") if final else ("sure",)),
        final=final,
        secrets=secrets,
        cleared=frozenset(relationship.pay_cleared if relationship else ()),
        open=with_pay,
    )


def clearing(text: str) -> str:
    """What is remembered of a text that was put back: its words, however they are spaced."""
    return " ".join(fold_words(text).split())


class HeldBack(Struct, frozen=True):
    """A document without what was held back from its reader, and what that was."""

    document: Document
    texts: tuple[str, ...] = ()


def hold_back(document: Document, rule: PayRule) -> HeldBack:
    """Take out what the rule keeps from the reader; a section left empty goes with it."""
    if not rule.holds:
        return HeldBack(document)
    held: list[str] = []

    def keeps(text: str, *, counted: bool = False) -> bool:
        if rule.holds_back(text, counted=counted):
            held.append(text)
            return False
        return True

    blocks = tuple(filled_sections(_kept(document.blocks, keeps)))
    # The names stand below the title too, where they are counted as held back.
    whose = "" if rule.holds_back(document.whose) else document.whose
    kept = replace(document, blocks=blocks, whose=whose)
    return HeldBack(kept, tuple(dict.fromkeys(held)))


class Keeps(Protocol):
    """Whether a text stays; what does not is taken down."""

    def __call__(self, text: str, *, counted: bool = False) -> bool:
        """Tell of one text; `counted` as in `PayRule.holds_back`."""


def _kept(blocks: Iterable[Block], keeps: Keeps) -> Iterator[Block]:
    closed: int | None = None
    for block in blocks:
        if isinstance(block, Heading):
            if closed is not None and block.level > closed:
                continue
            closed = None if _all_stay((block.text, *block.about), keeps) else block.level
        if closed is None and (left := _left(block, keeps)) is not None:
            yield left


def _left(block: Block, keeps: Keeps) -> Block | None:
    """What is left of a block; None for nothing."""
    match block:
        case Written():
            parts = [part for part in paragraphs(block.markdown) if keeps(part)]
            return Written("\n\n".join(parts)) if parts else None
        case Bullets():
            items = tuple(item for item in block.items if _item_stays(item.of or item, keeps))
            return Bullets(items) if items else None
        case Table():
            return _rows_left(block, keeps)
        case Paragraph():
            return block if keeps(f"{block.label} {block.text}".strip()) else None
        case Picture():
            return block if keeps(block.text) else None
    return block


def _all_stay(texts: Iterable[str], keeps: Keeps) -> bool:
    """Whether each of them stays; all are asked, so that each that does not is taken down."""
    return not [text for text in texts if not keeps(text)]


def _item_stays(item: Item, keeps: Keeps) -> bool:
    # By the words it had before its day passed, so that a person decides on it once.
    shown = " ".join(part for part in (item.lead, item.text, item.lasting or item.tail) if part)
    return _all_stay(item.about, keeps) and keeps(shown, counted=item.counted)


def _rows_left(table: Table, keeps: Keeps) -> Table | None:
    about = table.about or ((),) * len(table.rows)
    left = [
        (row, said)
        for row, said in zip(table.rows, about, strict=True)
        if _all_stay(said, keeps) and _row_stays(row, table.right, keeps)
    ]
    if not left:
        return None
    said = tuple(said for _row, said in left) if table.about else ()
    return replace(table, rows=tuple(row for row, _said in left), about=said)


def _row_stays(row: tuple[str, ...], right: frozenset[int], keeps: Keeps) -> bool:
    return all(keeps(cell, counted=column in right) for column, cell in enumerate(row))
