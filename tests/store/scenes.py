"""What the program that is killed and the test that kills it agree on."""

from __future__ import annotations

PLACES = 7
"""How many keys a life writes to in turn."""
SHARED = 400
"""To this one both write each time."""
THEIRS = 500
"""From here on stand the keys that another program writes to."""


def uid(key: int) -> str:
    """The uid of a key."""
    return f"01936d3e-0000-7000-8000-{key:012x}"


def form(schema: int) -> str:
    """What a migration to that schema leaves in every record."""
    return f"form {schema}"
