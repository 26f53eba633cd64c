"""How far a chance must fall or rise before another course of action is the BATNA."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from mentorjournal.data.records.offers import HAIR
from mentorjournal.mentoring.negotiation import chance_to_be_worth
from mentorjournal.mentoring.pay_sheet import Option, Sheet


def batna_from(sheet: Sheet, option: Option) -> Decimal | None:
    """The chance from which an alternative is worth as much as the BATNA.

    None for staying, for what is the BATNA already or has ended, and where it would not be even
    if it were certain.
    """
    if option.alternative is None or option is sheet.batna or option.expired:
        return None
    chance = chance_to_be_worth(sheet.batna.expected, option, sheet.staying)
    certain = option.pay.value - option.delay - option.effort
    if chance is None or certain < sheet.batna.expected - HAIR:
        return None
    return min(chance, Decimal(1))


def changes_words(sheet: Sheet) -> str:
    """What would change the BATNA: "A stays BATNA down to 48 %; B would be it from 76 %."."""
    best, down_to = sheet.batna, sheet.holds_down_to
    if best.alternative is None or down_to is None:
        words = [f"{best.title} is the BATNA"]
    elif down_to == 0:
        words = [f"{best.title} is the BATNA at any chance"]
    else:
        words = [f"{best.title} stays BATNA down to {least_percent(down_to)}"]
    for option in sheet.options:
        if option is best or option.alternative is None or option.expired:
            continue
        chance = batna_from(sheet, option)
        if chance is None:
            words.append(f"{option.title} would not be it even if certain")
        else:
            words.append(f"{option.title} would be it from {least_percent(chance)}")
    return f"{'; '.join(words)}."


def least_percent(chance: Decimal) -> str:
    """The least whole percent that is enough: 0.753 is "76 %"."""
    return f"{(chance * 100).quantize(HAIR).to_integral_value(ROUND_CEILING)} %"
