"""The pay talk."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("alternative.add", "a", "add", "Add an alternative", ("negotiation",), 1),
    Command("alternative.edit", "enter", "edit", "Edit the highlighted row", ("negotiation",), 2),
    Command(
        "target.edit",
        "t",
        "target",
        "Set the target, their limit and the first offer you expect",
        ("negotiation",),
        3,
    ),
    Command(
        "outcome.edit",
        "o",
        "outcome",
        "Write down the offer, what kind of no it was, and your decision",
        ("negotiation",),
        5,
    ),
    Command("package.edit", "n", "now", "Edit what today's position pays", ("negotiation",)),
    Command("market.add", "m", "market", "Add a market figure", ("negotiation",)),
    Command(
        "negotiation.edit",
        "e",
        "talk",
        "Edit the talk itself: title, who decides, dates, currency",
        ("negotiation",),
    ),
    Command(
        "alternative.delete",
        "d",
        "delete",
        "Delete what is highlighted",
        ("negotiation",),
    ),
    Command("trade.add", "g", "trade", "Add something to give or to get", ("negotiation",)),
    Command(
        "objection.add", "b", "objection", "Add what they may say, and the reply", ("negotiation",)
    ),
    Command("rehearsal.add", "r", "rehearsal", "Write down a rehearsal", ("negotiation",)),
    Command(
        "words.edit",
        "i",
        "interests",
        "Edit interests, options, criteria and evidence",
        ("negotiation",),
    ),
    Command(
        "negotiation.choose",
        "l",
        "sheets",
        "Show another pay talk of this relationship, or begin another",
        ("negotiation",),
    ),
    Command(
        "negotiation.delete",
        "D",
        "delete sheet",
        "Move the whole sheet to the trash",
        ("negotiation",),
    ),
)
