"""Finding the lines again whose history is kept, after any change of the notes.

What a person does to a line is told from the notes before and after alone: the part that
changed is cut out, lines that read the same are the same, then those that were moved, then
those that were reworded. In doubt a history rather waits than stands beside another line: a
line that vanished keeps its history for some weeks, and has it back when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from mentorjournal.data.notes.blocks import kind_of
from mentorjournal.data.notes.diff import common_ends, likeness, same_lines, size
from mentorjournal.data.records.line_history import LineHistory

Histories = tuple[LineHistory, ...]

LOST_FOR = timedelta(days=30)
MOST_LOST = 50
_LOOKED_AT = 40


def placed(lines: Sequence[str], histories: Iterable[LineHistory]) -> dict[int, LineHistory]:
    """The histories by the line they belong to.

    A line that is being rewritten and does not say the same any more is left out; it has its
    history back when it does.

    Args:
        lines: The lines of the notes, without their ends.
        histories: What is kept beside them.
    """
    return {
        history.line: history
        for history in histories
        if history.line is not None
        and history.line < len(lines)
        and likeness(history.text, lines[history.line])
    }


def follow(before: str, after: str, histories: Histories, now: datetime) -> Histories:
    """The histories at the places where their lines stand after a change of the notes.

    Costs nothing where there are none, and little where no line that has one changed.

    Args:
        before: The notes as they were.
        after: The notes as they are now.
        histories: What is kept beside the lines of the notes before.
        now: The instant from which a line that vanished counts as gone (UTC).
    """
    if not histories or before == after:
        return histories
    change = _Change(before.splitlines(), after.splitlines())
    found = change.stayed(histories)
    if change.new_gap:
        change.take_moved(found)
        change.take_returned(found)
        change.take_reworded(found)
        change.take_rewritten(found)
    change.take_twins(found)
    followed = [found.get(history.uid) or _lose(history, now) for history in histories]
    return _not_too_old(followed, now)


def _lose(history: LineHistory, now: datetime) -> LineHistory:
    return replace(history, line=None, lost=history.lost or now)


def _not_too_old(histories: list[LineHistory], now: datetime) -> Histories:
    """Without those whose lines are gone for long, or are too many."""
    lost = sorted((h.lost for h in histories if h.lost is not None), reverse=True)
    last = max(now - LOST_FOR, lost[MOST_LOST - 1]) if len(lost) >= MOST_LOST else now - LOST_FOR
    return tuple(h for h in histories if h.lost is None or h.lost >= last)


Found = dict[str, LineHistory]


class _Change:
    """One change of notes: the lines before and after, and what is known to be the same.

    Args:
        old: The lines before.
        new: The lines after.

    Attributes:
        new_gap: The lines in which something changed, as they are now.
    """

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._old = old
        self._new = new
        start, end = common_ends(old, new)
        self._start = start
        self._old_gap = range(start, len(old) - end)
        self.new_gap = range(start, len(new) - end)
        self._loose: list[LineHistory] = []
        self._gone: list[LineHistory] = []
        self._free: list[int] = []
        self._rivals: list[int] = []
        self._same: dict[int, int] = {}

    def stayed(self, histories: Histories) -> Found:
        """Those outside the changed part, and those within it whose line reads as before."""
        within = [h for h in histories if h.line is not None and h.line in self._old_gap]
        self._gone = [h for h in histories if h.line is None]
        if self.new_gap and (within or self._gone):
            self._compare_gap()
        found: Found = {}
        for history in histories:
            if history.line is None or history.line >= len(self._old):
                continue
            at = self._place_now(history.line)
            if at is None:
                self._loose.append(history)
            else:
                self._settle(history, at, found)
        loose = {history.line for history in self._loose}
        self._rivals = [at for at in self._old_gap if at not in self._same and at not in loose]
        return found

    def _compare_gap(self) -> None:
        start = self._start
        old = [self._old[at] for at in self._old_gap]
        new = [self._new[at] for at in self.new_gap]
        self._same = {start + at: start + to for at, to in same_lines(old, new).items()}
        taken = set(self._same.values())
        self._free = [at for at in self.new_gap if at not in taken]

    def _place_now(self, at: int) -> int | None:
        """Where an old line stands now; None where no line reads like it in its order."""
        if at in self._old_gap:
            return self._same.get(at)
        return at if at < self._start else at + len(self._new) - len(self._old)

    def _settle(self, history: LineHistory, at: int, found: Found) -> None:
        """The line was left alone, so that it is whole now; or it has become another one."""
        if likeness(history.text, self._new[at]):
            found[history.uid] = replace(history, line=at, text=self._new[at], lost=None)
        else:
            self._gone.append(history)

    def _take(self, history: LineHistory, at: int, found: Found, *, whole: bool = True) -> None:
        line = self._new[at]
        text = line if whole or size(line) >= size(history.text) else history.text
        found[history.uid] = replace(history, line=at, text=text, lost=None)
        self._free.remove(at)
        if history in self._loose:
            self._loose.remove(history)

    def take_moved(self, found: Found) -> None:
        """Lines that stand elsewhere, word for word."""
        for history in tuple(self._loose):
            line = self._old[history.line or 0]
            if likeness(history.text, line):
                self._take_first(history, line, found)

    def take_returned(self, found: Found) -> None:
        """Lines that were gone and stand there again, the last gone first."""
        for history in sorted(self._gone, key=_lost_since, reverse=True):
            self._take_first(history, history.text, found)

    def _take_first(self, history: LineHistory, line: str, found: Found) -> None:
        at = next((at for at in self._free if self._new[at] == line), None)
        if at is not None:
            self._take(history, at, found)

    def take_reworded(self, found: Found) -> None:
        """Lines that say nearly the same; the closest first, and none that another line became."""
        offers = []
        for history in self._loose:
            place = history.line or 0
            for at in _nearest(self._free, place):
                score = likeness(history.text, self._new[at])
                if score:
                    same_kind = kind_of(history.text) == kind_of(self._new[at])
                    offers.append((score, same_kind, -abs(at - place), at, history))
        for score, _, _, at, history in sorted(offers, key=lambda o: o[:4], reverse=True):
            if at in self._free and history in self._loose and not self._rival(at, score):
                self._take(history, at, found, whole=False)

    def _rival(self, at: int, score: float) -> bool:
        """Whether a line without history is closer to that new line."""
        near = _nearest(self._rivals, at)
        return any(likeness(self._old[old], self._new[at]) > score for old in near)

    def take_rewritten(self, found: Found) -> None:
        """The one line that is just being typed in, whatever stands there now.

        Its history waits there: typing on may bring the words back, and leaving the line
        settles what it is.
        """
        if len(self._old_gap) == len(self.new_gap) == len(self._free) == 1:
            for history in self._loose:
                found[history.uid] = replace(history, line=self._free[0])
            self._loose.clear()

    def take_twins(self, found: Found) -> None:
        """Of identical lines in a row any may have gone: one without a history, then."""
        taken = {history.line for history in found.values()}
        for history in tuple(self._loose):
            for at in self._row(history.line or 0):
                to = self._place_now(at)
                if to is not None and to not in taken:
                    found[history.uid] = replace(history, line=to)
                    taken.add(to)
                    self._loose.remove(history)
                    break

    def _row(self, line: int) -> Iterator[int]:
        """The lines right above and below that read the same."""
        for step in (-1, 1):
            at = line + step
            while 0 <= at < len(self._old) and self._old[at] == self._old[line]:
                yield at
                at += step


def _nearest(lines: list[int], to: int) -> list[int]:
    return sorted(lines, key=lambda line: abs(line - to))[:_LOOKED_AT]


def _lost_since(history: LineHistory) -> float:
    return history.lost.timestamp() if history.lost else float("inf")
