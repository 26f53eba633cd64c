"""Advice as it goes round: the same words from several people are one piece of advice."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from mentorjournal.text import fold_name

_WORD = re.compile(r"\w+")


class Given(Struct, frozen=True):
    """Who gave a piece of advice, by name, and on which day."""

    who: str
    on: date


def wording(text: str) -> str:
    """What two pieces of advice have in common that say the same: their words, without case,
    accents, signs and line breaks; empty where there is no word.
    """
    return " ".join(_WORD.findall(fold_name(text)))
