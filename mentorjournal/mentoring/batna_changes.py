"""How far a chance must fall or rise before another course of action is the BATNA."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.offers import HAIR
from mentorjournal.mentoring.negotiation import chance_to_be_worth, ranked
from mentorjournal.mentoring.pay_sheet import Option, Sheet
from mentorjournal.money import show_number

PLACES = 6
"""As many decimals of a percent as a chance that is typed can have."""

WHOLE = 100
"""The percentage of what is certain."""


class Tip(Struct, frozen=True):
    """The chance at which two courses of action are worth the same.

    Attributes:
        chance: That chance, exactly.
        least: The least percentage that is enough, with as few decimals as there can be.
        above: Whether only more than that percentage is enough, as at a tie the one listed first
            is the BATNA.
    """

    chance: Decimal
    least: Decimal
    above: bool = False

    def words(self, otherwise: str, of: str = "") -> str:
        """The percentage with what is said of it: "from 76 %", "above a chance of 25 %".

        Of none and of all it is said in words: "with any chance at all", "only if certain".

        Args:
            otherwise: What is said where that percentage is enough: "from", "down to".
            of: What it is a percentage of, with a blank behind it.
        """
        if self.above and not self.least:
            return "with any chance at all"
        if self.least == WHOLE:
            return "only if certain"
        return f"{'above' if self.above else otherwise} {of}{show_number(self.least)} %"


def holds_down_to(sheet: Sheet) -> Tip | None:
    """How far the chance of the BATNA may fall; None for staying, and where no chance matters."""
    if sheet.holds_down_to is None or _wins(sheet, sheet.batna, Decimal(0)):
        return None
    return _tip(sheet, sheet.batna, sheet.holds_down_to)


def batna_from(sheet: Sheet, option: Option) -> Tip | None:
    """How far the chance of an alternative must rise until it is the BATNA.

    None for staying, for what is the BATNA already or has ended, and where it would not be even
    if it were certain.
    """
    if option.alternative is None or option is sheet.batna or option.expired:
        return None
    if not _wins(sheet, option, Decimal(1)):
        return None
    chance = chance_to_be_worth(sheet.batna.expected, option, sheet.staying)
    return None if chance is None else _tip(sheet, option, min(chance, Decimal(1)))


def _tip(sheet: Sheet, option: Option, chance: Decimal) -> Tip:
    """What is said of a chance at which an option is worth as much as another."""
    for places in range(PLACES + 1):
        unit = Decimal(1).scaleb(-places)
        least = (chance * 100).quantize(HAIR).quantize(unit, ROUND_CEILING)
        wins = _wins(sheet, option, least / 100)
        # Of the BATNA no more can be needed than it has.
        if not wins or option is not sheet.batna or least <= option.chance * 100:
            break
    return Tip(chance, least, above=not wins)


def _wins(sheet: Sheet, option: Option, chance: Decimal) -> bool:
    """Whether an alternative would be the BATNA with that chance."""
    gain = option.pay.value - option.delay - sheet.staying.expected
    expected = chance * gain + sheet.staying.expected - option.effort
    moved = replace(option, chance=chance, expected=expected)
    best, _ = ranked(tuple(moved if each is option else each for each in sheet.options))
    return best is moved


def changes_words(sheet: Sheet) -> str:
    """What would change the BATNA: "A stays BATNA down to 48 %; B would be it from 76 %."."""
    rivals = (_would_be(sheet, option) for option in sheet.options)
    return f"{'; '.join([_stays(sheet), *filter(None, rivals)])}."


def change_words(sheet: Sheet, uid: Uid) -> str:
    """The same with one rival only: the one given, or else the one that needs the least more.

    Args:
        sheet: The sheet.
        uid: The alternative that is looked at.
    """
    looked_at = next((option for option in sheet.options if option.uid == uid), sheet.batna)
    rival = _would_be(sheet, looked_at) or _would_be(sheet, _nearest(sheet))
    return f"{'; '.join(filter(None, (_stays(sheet), rival)))}."


def _nearest(sheet: Sheet) -> Option:
    """The alternative whose chance has to rise least to be the BATNA; the BATNA if none can."""
    more = [
        (tip.chance - option.chance, number, option)
        for number, option in enumerate(sheet.options)
        if (tip := batna_from(sheet, option)) is not None
    ]
    return min(more)[2] if more else sheet.batna


def _stays(sheet: Sheet) -> str:
    best, down_to = sheet.batna, holds_down_to(sheet)
    if down_to is not None:
        return f"{best.title} stays BATNA {down_to.words('down to')}"
    if best.alternative is not None and sheet.holds_down_to is not None:
        return f"{best.title} is the BATNA at any chance"
    return f"{best.title} is the BATNA"


def _would_be(sheet: Sheet, option: Option) -> str:
    """What would make an alternative the BATNA; empty where nothing would or need."""
    if option is sheet.batna or option.alternative is None or option.expired:
        return ""
    tip = batna_from(sheet, option)
    if tip is None:
        return f"{option.title} would not be it even if certain"
    return f"{option.title} would be it {tip.words('from')}"
