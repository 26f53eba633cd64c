"""Results for other programs: JSON in ASCII, in the order that `docs/command-line.md` gives."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mentorjournal.cli.output import show


def show_json(value: Any) -> None:
    """Print a result for programs.

    Raises:
        JournalError, BrokenPipeError: As `output.show`.
    """
    show(json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False))


def made(now: datetime) -> dict[str, str]:
    """The day and the moment for which a result holds, as its first fields.

    Args:
        now: The present moment, in the person's own zone.
    """
    return {"today": now.date().isoformat(), "at": now.isoformat(timespec="seconds")}


def exact(value: Decimal | None) -> str | None:
    """A number as text, so that no program rounds it: "38", "0.64"."""
    return None if value is None else f"{value.normalize():f}"


def cents(amount: Decimal | None) -> str | None:
    """An amount of money as text, to its hundredths: "169370.00"."""
    return None if amount is None else f"{amount:.2f}"


def iso_day(day: date | None) -> str | None:
    """A day as programs read it; None where there is none."""
    return day.isoformat() if day else None
