"""The mentor's page: who I am as a mentor, kept once."""

from __future__ import annotations

from functools import reduce

from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.giving import MentorPage
from mentorjournal.data.records.models import Record
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.mentor_page import TEXTS
from mentorjournal.text import long_text


class MentorPages:
    """My page as a mentor.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def mine(self) -> MentorPage | None:
        """My page; None before anything of it is written.

        Where another one stands beside it, as another program made it, all of both is in it.
        """
        pages = self._every()
        return reduce(_as_one, pages) if pages else None

    def _every(self) -> list[MentorPage]:
        return sorted(self._context.owned(MentorPage, ME), key=lambda page: page.uid)

    def write(self, **texts: str) -> MentorPage | None:
        """Write parts of the page; None where there is none and nothing is said.

        Args:
            texts: What stands in its fields, by their names.

        Raises:
            BadInput: A text is too long.
        """
        now = {name: _checked(name, text) for name, text in texts.items()}
        before = self.mine()
        if before is None and not any(now.values()):
            return None
        page = replace(before or self._context.make(MentorPage), **now)
        others = self._every()[1:]
        if page == before and not others:
            return before
        rest: list[Record] = [replace(one, deleted=self._context.now()) for one in others]
        self._context.keep("changed your mentor's page", page, *rest)
        return self.mine()


def _checked(name: str, text: str) -> str:
    text = long_text(text, "this text", field=name).strip("\n")
    return text if text.strip() else ""


def _as_one(page: MentorPage, other: MentorPage) -> MentorPage:
    """The first of two pages, with what only the other says behind it."""
    both = {}
    for name in TEXTS:
        said, more = getattr(page, name), getattr(other, name)
        both[name] = said if more in ("", said) else "\n\n".join(filter(None, (said, more)))
    return replace(page, **both)
