"""The goals of the demo journal: set, read, doubted, pitched, changed and closed."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Confidence, Evidence, Pitch, Step
from mentorjournal.demo.telling import Bond, Content, Telling, only
from mentorjournal.mentoring.showing import made_in

_LINES = ("metric", "unit", "serves", "weight", "state", "for_management")
_PITCH = ("objective", "gain", "cost", "ask", "smallest_yes", "to", "answer", "adopted")


def tell_goal(telling: Telling, relationship: Bond, content: Content) -> None:
    """Put a goal and all that happens to it on the walk."""
    _Goal(telling, relationship, content).tell()


class _Goal:
    def __init__(self, telling: Telling, relationship: Bond, content: Content) -> None:
        self._telling = telling
        self._goals = telling.journal.goals
        self._bond = relationship
        self._content = content
        self._uid = ""

    def tell(self) -> None:
        content, evening = self._content, self._telling.evening
        evening(content["on"], self._set, "19:00")
        if "mistyped" in content:
            self._mistyped(content["mistyped"])
        for taken in content.get("readings", ()):
            evening(taken["on"], partial(self._read, taken), "19:30")
        for sure in content.get("confidence", ()):
            level = Confidence(on=self._telling.calendar.day(sure["on"]), level=sure["level"])
            evening(sure["on"], partial(self._append, "confidence", level))
        for shown in content.get("evidence", ()):
            evening(shown["on"], partial(self._show, shown))
        for place, step in enumerate(content.get("steps", ())):
            if "done" in step:
                evening(step["done"], partial(self._reach, place))
        if "pitch" in content:
            evening(content["pitch"]["on"], partial(self._pitch, content["pitch"]))
        for state in ("changed", "dropped", "closed"):
            if state in content:
                evening(content[state], partial(self._edit, state=state))

    def _set(self) -> None:
        content = self._content
        goal = self._goals.add(
            made_in(self._bond()),
            content["title"],
            baseline=_number(content.get("baseline")),
            target=_number(content.get("target")),
            steps=tuple(
                Step(uid=self._telling.ids(), text=step["text"], weight=step.get("weight", 1))
                for step in content.get("steps", ())
            ),
            **self._telling.days(content, "start", "due"),
            **only(content, _LINES),
        )
        self._uid = goal.uid

    def _edit(self, **fields: Any) -> None:
        self._goals.edit(self._uid, **fields)

    def _append(self, field: str, part: Any) -> None:
        self._edit(**{field: (*getattr(self._now, field), part)})

    @property
    def _now(self) -> Goal:
        return self._goals.get(self._uid)

    def _read(self, taken: Content) -> Goal:
        return self._goals.add_reading(self._uid, Decimal(taken["value"]), source=taken["source"])

    def _mistyped(self, taken: Content) -> None:
        """A reading that is taken back the day after, so that the trash holds something."""

        def take_back() -> None:
            wrong = next(r for r in self._now.readings if r.value == taken["value"])
            self._goals.remove_reading(self._uid, wrong.uid)

        self._telling.evening(taken["on"], partial(self._read, taken), "19:20")
        self._telling.evening(taken["removed"], take_back)

    def _show(self, shown: Content) -> None:
        texts = only(shown, ("text", "link"))
        on = self._telling.calendar.day(shown["on"])
        self._append("evidence", Evidence(uid=self._telling.ids(), on=on, **texts))

    def _reach(self, place: int) -> None:
        steps = list(self._now.steps)
        steps[place] = replace(steps[place], done=self._telling.journal.today())
        self._edit(steps=tuple(steps))

    def _pitch(self, content: Content) -> None:
        pitched = self._telling.calendar.day(content["on"])
        self._edit(pitch=Pitch(pitched=pitched, **only(content, _PITCH)))


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
