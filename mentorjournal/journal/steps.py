"""Decisions about lines of Next: put off for a time, or let go with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.step_decisions import Rest, StepDecision
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.steps import NextStep
from mentorjournal.text import named, required_line


class Steps:
    """What becomes of lines of Next that are not done now.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def put_off(self, step: NextStep, until: date | None) -> StepDecision:
        """Let a line rest until a day, or until the next talk; before, if it gets more pressing.

        Args:
            step: The line.
            until: The day on which it is back; None for the next talk.

        Raises:
            BadInput: The day is not after today, or a talk is meant and it is about nobody.
        """
        today = self._context.today()
        if until is None:
            if step.relationship is None:
                raise BadInput("That is yours alone, so no talk brings it back; give a day.")
            return self._keep(step, f"put off {named(step.what)} until the next talk", rest="talk")
        if until <= today:
            raise BadInput("That day is not ahead; give one after today.", "until")
        label = f"put off {named(step.what)} until {show_date(until, today)}"
        return self._keep(step, label, until=until)

    def let_go(self, step: NextStep, reason: str) -> StepDecision:
        """Let go of a line, which is back only if it gets another day or more pressing.

        Raises:
            BadInput: There is no reason, or it is too long.
        """
        reason = required_line(reason, "a reason", field="reason")
        return self._keep(step, f"let go of {named(step.what)}", rest="let go", reason=reason)

    def _keep(
        self,
        step: NextStep,
        label: str,
        *,
        rest: Rest = "day",
        until: date | None = None,
        reason: str = "",
    ) -> StepDecision:
        """Keep a decision in the place of an earlier one about the same line."""
        fields: dict[str, Any] = {
            "tier": step.tier,
            "on": step.on,
            "made": self._context.today(),
            "rest": rest,
            "until": until,
            "reason": reason,
        }
        known = next(
            (one for one in self._context.store.all(StepDecision) if one.step == step.id), None
        )
        if known is not None:
            decision = replace(known, **fields)
        else:
            decision = self._context.make(
                StepDecision, step=step.id, relationship=step.relationship, **fields
            )
        self._context.keep(label, decision)
        return decision
