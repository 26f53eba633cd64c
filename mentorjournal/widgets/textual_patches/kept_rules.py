"""A style sheet that reads its rules once.

Upstream: there is no issue yet; a style sheet that compares its variables would make this
unnecessary.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

MANY = 1024
"""More style sheets than the program has widgets; Textual remembers 64, which go round."""


class KeptRules(Stylesheet):
    """Textual's style sheet, which reads rules anew only when a variable in them has changed.

    The stock one reads those of all widgets again whenever a theme is set or a mode is first
    entered, three times by the time a dashboard is seen.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(MANY)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Use these variables from now on."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Read again what has to be read again.

        Raises:
            StylesheetError: The rules cannot be read.
        """
        if self._require_parse:
            self.parse()
