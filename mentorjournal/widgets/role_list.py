"""A role check: what a role answers for, whether that fits, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.content import Content

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.checks import Responsibility, RoleCheck
from mentorjournal.mentoring.checks import verdict_words
from mentorjournal.mentoring.words import FIT_WORDS
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

PART, GAP, VERDICT, COMMENT = "part", "gap", "verdict", "comment"
_FIT = max(map(len, FIT_WORDS.values())) + 2
NO_GOAL = "no goal yet"


class RoleList(RowList):
    """A responsibility a row, and what is missing below it.

    The id of a row is what it is and, but for the comment, the responsibility's uid: "gap:" and
    a uid.
    """

    DEFAULT_CSS = """
    RoleList { height: 1fr; padding: 0 1; }
    """

    def show(self, check: RoleCheck, goals: Mapping[Uid, str]) -> None:
        """Show a role check.

        Args:
            check: The role check.
            goals: The titles of the goals that are there, by uid.
        """
        self.fill(list(_rows(check, goals)))

    @property
    def part(self) -> tuple[str, str]:
        """What is highlighted, and of which responsibility; both empty where nothing is."""
        kind, _, uid = self.chosen.partition(":")
        return kind, uid


def _rows(check: RoleCheck, goals: Mapping[Uid, str]) -> Iterator[Row]:
    for part in check.responsibilities:
        yield Row(f"{PART}:{part.uid}", partial(_part, part))
        if part.gap:
            title = goals.get(part.goal or "", "")
            yield Row(f"{GAP}:{part.uid}", partial(_gap, part, title))
    yield Row("", _blank)
    yield Row(VERDICT, partial(_verdict, verdict_words(check)))
    yield Row(COMMENT, partial(_comment, check.comment))


def _blank(_width: int) -> Content:
    return Content()


def _part(part: Responsibility, width: int) -> Content:
    style = "$muted" if part.fit == "yes" else "bold"
    return line((fit(FIT_WORDS[part.fit], _FIT), style), fit(part.text, width - _FIT))


def _gap(part: Responsibility, title: str, width: int) -> Content:
    closes = f"→ {title}" if title else NO_GOAL
    room = max(10, width - _FIT - 7)
    words = fit(part.gap, min(room // 2 + 4, room)).rstrip()
    return line(
        " " * _FIT,
        ("gap  ", "$muted"),
        words,
        "   ",
        (closes, "$muted" if title else "$accent"),
    ).truncate(width, ellipsis=True)


def _comment(comment: str, width: int) -> Content:
    first = next(iter(comment.splitlines()), "–")
    return line((fit("comment", _FIT), "$muted"), fit(first, width - _FIT))


def _verdict(said: str, width: int) -> Content:
    return line((fit("stay?", _FIT), "$muted"), fit(said or "–", width - _FIT))
