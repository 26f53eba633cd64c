"""How the stage of a mentoring is said, and what each stage waits for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.giving import ThankYou
from mentorjournal.data.records.lifecycle import PastYear
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import later, show_date
from mentorjournal.mentoring.asks import SILENT_AFTER
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.text import one_line, plural


class Told(Struct, frozen=True):
    """Something of the life of a mentoring, in words.

    Attributes:
        label: What it is.
        text: What is said.
        private: Whether it is hidden while others see the screen.
    """

    label: str
    text: str
    private: bool = False


def life_of(relationship: Relationship, today: date) -> list[Told]:
    """What is known of its stages: the question and its answer, the years, the end, thanks.

    What a one-off is made of is not among it: that stands where it stands.
    """
    once, before = relationship.form == "one-off", relationship.mentored_by

    def on(day: date | None, *more: str) -> str:
        return ", ".join(filter(None, (show_date(day, today), *more))) if day else ""

    told = [
        Told("Why them", "" if once else relationship.why_them, private=True),
        Told("Asked", on(relationship.asked, relationship.asked_how)),
        Told("Declined", on(relationship.declined)),
        *(
            Told(f"Year {number}", _year_words(year, today))
            for number, year in enumerate(relationship.years, start=1)
        ),
        Told("Ended", on(relationship.ended)),
        Told("Last words", relationship.last_words, private=True),
        Told("Thanks", "" if once else _thanks_words(relationship, today)),
        Told("In words", one_line(last.text) if (last := last_thanks(relationship)) else "", True),
        Told("Line", before and f"mentored by {before}"),
        Told("Circle", _circle_words(relationship, today)),
        Told("Later", "ask when the reporting line ends" if relationship.ask_later else ""),
    ]
    return [each for each in told if each.text.strip()]


def last_thanks(relationship: Relationship) -> ThankYou | None:
    """The thanks of the latest day; of one day those that were written down last."""
    return max(reversed(relationship.thank_yous), key=lambda each: each.on, default=None)


def _year_words(year: PastYear, today: date) -> str:
    begun = f"{show_date(year.start, today)} – " if year.start else "until "
    return f"{begun}{show_date(year.end, today)}"


def _thanks_words(relationship: Relationship, today: date) -> str:
    if relationship.thanks_owed is not None:
        return f"owed since {show_date(relationship.thanks_owed, today)}"
    if relationship.thanked is None:
        return ""
    last = last_thanks(relationship)
    how = last.how if last is not None and last.on == relationship.thanked else "said"
    return f"{how} {show_date(relationship.thanked, today)}"


def _circle_words(relationship: Relationship, today: date) -> str:
    """Since when it is paid forward, and to whom: "paid forward since Tue 3 Nov, Lea Kunz"."""
    if relationship.paid_forward is None:
        return ""
    since = f"paid forward since {show_date(relationship.paid_forward, today)}"
    return ", ".join(filter(None, (since, relationship.first_protege)))


def what_waits(
    relationship: Relationship, who: str, today: date, asks: Sequence[Ask] = ()
) -> Iterator[NextStep]:
    """Who waits for whom: an answer, thanks, a manager's consent, a question kept for later.

    Args:
        relationship: In any stage.
        who: The other person's name.
        today: The local day.
        asks: In which it was asked for, oldest first.
    """
    stage, line = relationship.stage, relationship.reporting_line
    if (since := relationship.thanks_owed) is not None:
        yield step_for(
            "thanks",
            relationship,
            f"{who}: thank-you owed",
            f"since {show_date(since, today)}",
            action="done",
            on=since,
        )
    again = asks[-1].again if asks and asks[-1].waits else None
    asked = again or relationship.asked
    if stage == "asked" and asked is not None and today - asked >= SILENT_AFTER:
        yield step_for(
            "ask silent",
            relationship,
            f"{who}: no answer to two asks" if again else f"{who}: no answer yet",
            f"{plural((today - asked).days, 'day')} silent since {show_date(asked, today)}",
            on=later(asked, SILENT_AFTER),
            part="again" if again else "",
        )
    if line == "managers-manager" and stage != "completed" and not relationship.manager_agreed:
        yield step_for(
            "consent",
            relationship,
            f"{who}: does my manager agree?",
            "my manager's manager",
            action="done",
        )
    if relationship.ask_later and line == "none" and stage in ("prospect", "completed"):
        yield step_for(
            "ask later",
            relationship,
            f"{who}: ask now",
            "the reporting line between you has ended",
        )
