"""What speaks of pay, and its shape in the place of its words while the hide key is on."""

from __future__ import annotations

from textual.message_pump import MessagePump
from textual.widgets import Static

from mentorjournal.data.records.checks import GoalThen
from mentorjournal.data.records.plans import Goal
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.documents.pay.speech import NO_SECRETS, PaySecrets, speech
from mentorjournal.widgets.plain import hiding, plain, veil


def speaks_of_pay(*texts: str) -> bool:
    """Whether one of these texts speaks of pay or may do so, as exports judge it."""
    return any(text and speech(text, _SHEETS.secrets) != "none" for text in texts)


def about_pay(goal: Goal | GoalThen) -> bool:
    """Whether its figures say what somebody earns, so that they follow the hide key."""
    return speaks_of_pay(*goal_pay_texts(goal))


class _Sheets:
    """What the sheets of the journal on screen say; set by whoever turns the hide key."""

    secrets: PaySecrets = NO_SECRETS


_SHEETS = _Sheets()


def look_for(secrets: PaySecrets) -> None:
    """Cover lines that name these alternatives and amounts, too."""
    _SHEETS.secrets = secrets


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
