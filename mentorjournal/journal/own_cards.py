"""One's own cards for rehearsing a pay talk or a meeting: a TOML file beside the settings."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.errors import BadInput
from mentorjournal.journal.own_file import begin_own, own_text
from mentorjournal.mentoring.cards import Deck, parse_cards, standard
from mentorjournal.paths import cards_path, shown

EXAMPLE = """\
# My own cards for rehearsing, beside those of the program.
#
# kind is worth, numbers, budget, comparison, pressure or promises for a pay talk, executives or
# stakeholders for a meeting. With if_well and if_again a card names another one, by its id, that
# follows at once when the answer went well or did not.
# A card with the id of one of the program's takes its place.
#
# [[cards]]
# id = "my-first"
# kind = "worth"
# question = "As they ask it"
# instead = "What to say instead"
"""


class FoundCards(Struct, frozen=True):
    """What there is to draw from.

    Attributes:
        deck: The cards of the program, with the person's own.
        problem: Why their own cannot be used, as a sentence; empty otherwise.
    """

    deck: Deck
    problem: str = ""


def find_cards() -> FoundCards:
    """All cards; never fails."""
    path, ours = cards_path(), standard()
    try:
        text = own_text(path)
        return FoundCards(ours if text is None else ours.with_own(parse_cards(text, ours)))
    except BadInput as error:
        said = f"{shown(path)}: {error} Only the cards of the program are drawn."
        return FoundCards(ours, said)


def begin_own_cards() -> tuple[Path, bool]:
    """See that there is a file to write one's own cards into.

    Returns:
        Where it is, and whether it was written just now.

    Raises:
        NotKept: It could not be written.
    """
    path = cards_path()
    return path, begin_own(path, EXAMPLE)
