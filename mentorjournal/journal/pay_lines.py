"""What is held back because it speaks of pay, and what the person puts back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Negotiation, Outline, Relationship
from mentorjournal.documents.audience import Audience
from mentorjournal.documents.document import paragraphs
from mentorjournal.documents.pay.rule import PayRule, clearing, pay_rule
from mentorjournal.documents.pay.speech import NO_SECRETS, PaySecrets, secrets_of
from mentorjournal.errors import Refused
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.text import plural

if TYPE_CHECKING:
    from decimal import Decimal

    from mentorjournal.mentoring.pay_sheet import Sheet


class PayLines:
    """The pay rule as it stands for one journal.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._secrets: tuple[int, PaySecrets] = (-1, NO_SECRETS)

    def rule(
        self,
        audience: Audience,
        relationship: Relationship | None,
        *,
        with_pay: bool = False,
        leaves: bool = False,
    ) -> PayRule:
        """What is held back from that audience in that relationship.

        Args:
            audience: Who will read it.
            relationship: Where it comes from; None for a sheet that is prepared alone.
            with_pay: Whether all of it goes out that may.
            leaves: As `pay_rule`.
        """
        return pay_rule(
            audience, relationship, secrets=self.secrets(), with_pay=with_pay, leaves=leaves
        )

    def secrets(self) -> PaySecrets:
        """Names and amounts of every sheet, worked out ones too, and what outlines ask of pay."""
        revision = self._context.store.file.revision
        if self._secrets[0] != revision:
            sheets = self._context.store.all(Negotiation)
            worked_out = [
                amount
                for sheet in sheets
                for amount in _figures(work_out(sheet, self._context.today()))
            ]
            outlines = self._context.store.all(Outline)
            self._secrets = revision, secrets_of(sheets, worked_out, outlines)
        return self._secrets[1]

    def without_pay(self, relationship: Relationship, text: str) -> tuple[str, str]:
        """A text for the other person by paragraphs, and in words what is held back of it."""
        rule, parts = self.rule("other", relationship), paragraphs(text)
        kept = [each for each in parts if not rule.holds_back(each)]
        held = plural(len(parts) - len(kept), "part that speaks of pay", "parts that speak of pay")
        return "\n\n".join(kept), held if len(kept) < len(parts) else ""

    def put_back(self, relationship: Relationship, text: str) -> None:
        """Let a text out although it speaks of pay; remembered for these words.

        Raises:
            Refused: The other person is in the reporting line.
        """
        if relationship.reporting_line != "none":
            raise Refused(
                "What speaks of pay stays held back from somebody in your reporting line."
            )
        cleared = dict.fromkeys((*relationship.pay_cleared, clearing(text)))
        self._context.change(relationship, "put back a line", pay_cleared=tuple(cleared))

    def hold_again(self, relationship: Relationship, text: str) -> None:
        """Hold a text back again that was put back."""
        cleared = tuple(words for words in relationship.pay_cleared if words != clearing(text))
        self._context.change(relationship, "held back a line", pay_cleared=cleared)


def _figures(sheet: Sheet) -> list[Decimal]:
    amounts = [sheet.reservation.total, sheet.reservation.exact_base, sheet.reservation.base]
    for option in sheet.options:
        amounts += [option.expected, option.pay.first_year, option.pay.average]
    market = sheet.market
    known = (sheet.ask, sheet.cap, market.p25, market.p50, market.p75, market.p90)
    return amounts + [amount for amount in known if amount is not None]
