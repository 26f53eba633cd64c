"""What speaks of pay, and its shape in the place of its words while the hide key is on."""

from __future__ import annotations

import re
from functools import cache

from textual.message_pump import MessagePump
from textual.widgets import Static

from mentorjournal.mentoring.roadmap import standard
from mentorjournal.widgets.plain import hiding, plain, veil

_WORDS = re.compile(
    r"""\b(?:
        pays?|paid|paying|underpaid|overpaid|pay(?:ment|roll|check|cheque|day|rise)s?
        |salar(?:y|ies|ied)|wages?|bonus(?:es)?|raises?|remuneration|compensation|earn(?:s|ings)?
        |base|package|equity|stock\ options?|vesting|severance|sign-on|perks?
        |batna|zopa|negotiat\w*|haggl\w*|counter-?offers?|offers?|market\ (?:figure|rate|value)s?
        |usd|eur|gbp|chf|\d+(?:[.,]\d+)?\ ?k
    )\b|[$€£¥]\s?\d|\d\s?[$€£¥]""",
    re.IGNORECASE | re.VERBOSE,
)


def speaks_of_pay(*texts: str) -> bool:
    """Whether one of these texts is about pay or negotiation.

    Told by its words, and by what the roadmap asks about pay. In doubt it is: a harmless line
    is covered for a while sooner than a figure is shown to everybody.
    """
    return any(text and (_WORDS.search(text) or _asked(text)) for text in texts)


def _asked(text: str) -> bool:
    return text.strip() in _pay_prompts()


@cache
def _pay_prompts() -> frozenset[str]:
    months = standard().months
    prompts = (prompt.text for month in months for prompt in month.prompts if prompt.pay)
    asked = (asked.text for month in months for asked in month.deliverables if asked.pay)
    return frozenset((*prompts, *asked))


def discreet(widget: MessagePump, text: str) -> str:
    """A text, or only its shape where it speaks of pay and the hide key is on."""
    return veil(text) if hiding(widget) and speaks_of_pay(text) else text


class Discreet(Static):
    """A text somebody wrote, which follows the hide key.

    Args:
        text: What it says while nothing is hidden.
        id: As Textual's.
        covered: What it says instead while the hide key is on; left out, its shape where it
            speaks of pay.
    """

    def __init__(self, text: str, *, id: str, covered: str = "") -> None:  # noqa: A002 - Textual's own word
        super().__init__(plain(text), id=id)
        self._text = text
        self._covered = covered

    def on_mount(self) -> None:
        """Follow the hide key."""
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._follow_hiding)

    def _follow_hiding(self) -> None:
        covered = self._covered if hiding(self) else ""
        self.update(plain(covered or discreet(self, self._text)))
