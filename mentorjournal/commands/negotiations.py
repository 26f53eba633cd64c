"""The pay talk."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("alternative.add", "a", "add", "Add an alternative", ("negotiation",), 1, writes=True),
    Command(
        "alternative.edit",
        "enter",
        "edit",
        "Edit the highlighted row",
        ("negotiation",),
        2,
        writes=True,
        types=True,
    ),
    Command(
        "target.edit",
        "t",
        "target",
        "Set the target, their limit and the first offer you expect",
        ("negotiation",),
        3,
        writes=True,
    ),
    Command(
        "outcome.edit",
        "o",
        "outcome",
        "Write down the offer, what kind of no it was, and your decision",
        ("negotiation",),
        5,
        writes=True,
    ),
    Command(
        "package.edit", "n", "now", "Edit what today's position pays", ("negotiation",), writes=True
    ),
    Command("market.add", "m", "market", "Add a market figure", ("negotiation",), writes=True),
    Command(
        "negotiation.edit",
        "e",
        "talk",
        "Edit the talk itself: title, who decides, dates, currency",
        ("negotiation",),
        writes=True,
        types=True,
    ),
    Command(
        "alternative.delete",
        "delete,d",
        "delete",
        "Delete what is highlighted",
        ("negotiation",),
        writes=True,
    ),
    Command(
        "trade.add",
        "g",
        "trade",
        "Add something to give or to get",
        ("negotiation",),
        writes=True,
        types=True,
    ),
    Command(
        "objection.add",
        "b",
        "objection",
        "Add what they may say, and the reply",
        ("negotiation",),
        writes=True,
        types=True,
    ),
    Command(
        "rehearsal.add",
        "r",
        "rehearsal",
        "Write down a rehearsal",
        ("negotiation",),
        writes=True,
        types=True,
    ),
    Command(
        "words.edit",
        "i",
        "interests",
        "Edit interests, options, criteria and evidence",
        ("negotiation",),
        writes=True,
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
        writes=True,
    ),
)
