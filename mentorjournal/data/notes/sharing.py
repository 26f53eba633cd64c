"""What of a session's notes goes into its summary, and what stays private."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from mentorjournal.data.notes.blocks import MARKS, SHARED_KINDS, Block, Kind


class Shared(Struct, frozen=True):
    """What of a session's notes goes into its summary, in the order it was typed.

    Attributes:
        decisions, key_points, advice, actions, questions: The marked lines; none is empty.
        notes: The unmarked lines if the notes are shared, Markdown; otherwise empty.
        shared_lines: How many lines that are not blank are shared.
        private_lines: How many lines that are not blank stay private.
        open_fence: The line, from 0, of a code fence that no line closes; None without one.
    """

    decisions: tuple[Block, ...] = ()
    key_points: tuple[Block, ...] = ()
    advice: tuple[Block, ...] = ()
    actions: tuple[Block, ...] = ()
    questions: tuple[Block, ...] = ()
    notes: str = ""
    shared_lines: int = 0
    private_lines: int = 0
    open_fence: int | None = None

    def at(self, row: int) -> str:
        """What the marked line on a row says, with all that belongs to it; empty if none is."""
        for group in (self.decisions, self.key_points, self.advice, self.actions, self.questions):
            at = bisect_right(group, row, key=_first) - 1
            if at >= 0 and row <= group[at].last:
                return group[at].text
        return ""


class Groups:
    """The blocks of notes by their kind, and how many lines say something in each."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._of: dict[Kind, list[Block]] = {kind: [] for kind in MARKS}
        self._said = dict.fromkeys(MARKS, 0)
        for block in blocks:
            if _says_something(block):
                self._of[block.kind].append(block)
                self._said[block.kind] += _lines_said(block)

    def replace(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        """Put neighbouring blocks in the place of others; those behind keep their lines."""
        gone, come = Groups(old), Groups(new)
        for kind, group in self._of.items():
            if gone._of[kind] or come._of[kind]:
                first = (gone._of[kind] or come._of[kind])[0].first
                at = bisect_left(group, first, key=_first)
                group[at : at + len(gone._of[kind])] = come._of[kind]
            self._said[kind] += come._said[kind] - gone._said[kind]

    def shared(self, *, notes_shared: bool, open_fence: int | None) -> Shared:
        """What a summary contains.

        Args:
            notes_shared: Whether unmarked lines are shared too. Private lines never are.
            open_fence: As in `Shared`.
        """
        kinds = (*SHARED_KINDS, "plain") if notes_shared else SHARED_KINDS
        lines = sum(self._said[kind] for kind in kinds)
        plain = self._of["plain"] if notes_shared else ()
        # A blank line between blocks, so that cutting what stood between them joins nothing.
        said = [block.text for block in plain if block.text.strip()]
        return Shared(
            decisions=tuple(self._of["decision"]),
            key_points=tuple(self._of["key"]),
            advice=tuple(self._of["advice"]),
            actions=tuple(self._of["action"]),
            questions=tuple(self._of["question"]),
            notes="\n\n".join(said),
            shared_lines=lines,
            private_lines=sum(self._said.values()) - lines,
            open_fence=open_fence,
        )


def _first(block: Block) -> int:
    return block.first


def _says_something(block: Block) -> bool:
    """Whether a block is more than a mark; unmarked lines are what they are."""
    return block.kind == "plain" or not (not block.text or block.text.isspace())


def _lines_said(block: Block) -> int:
    if block.first == block.last:
        return 0 if block.source.isspace() else 1
    return sum(1 for line in block.source.splitlines() if line.strip())
