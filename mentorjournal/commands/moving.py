"""The keys that move, in every list and in every text that is only read.

They change nothing, and no command has one of them where there is a list.
"""

from __future__ import annotations

from typing import Final

UP: Final = "up,k"
DOWN: Final = "down,j"
FIRST: Final = "home,g"
LAST: Final = "end,G"
PAGE_UP: Final = "pageup"
PAGE_DOWN: Final = "pagedown"
NEXT_PAGE: Final = "pagedown,space"
"""In a text, where nothing unfolds."""

KEYS: Final = frozenset(
    key
    for keys in (UP, DOWN, FIRST, LAST, PAGE_UP, NEXT_PAGE, "tab,shift+tab")
    for key in keys.split(",")
)

MOVES: Final = (
    (f"{UP},{DOWN}", "The line above, the line below"),
    (f"{FIRST},{LAST}", "The first line, the last one"),
    (f"{PAGE_UP},{PAGE_DOWN}", "A page up, a page down; space too, in a text"),
    ("tab,shift+tab", "The next list of the place, the one before"),
)
"""What help says of them."""
