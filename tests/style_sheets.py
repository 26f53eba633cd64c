"""Style sheets and colours that are worked out once for the programs of all tests.

A program reads the style sheets of all its widgets when it starts, and the tests start hundreds.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.design import ColorSystem

_read = Stylesheet._parse_rules
_worked_out = ColorSystem.generate


class _Known:
    """What was read and worked out before.

    Attributes:
        rules: The rules of a style sheet, by its text, where it stands and the variables.
        colours: The variables of a theme, by all that it is made of.
    """

    def __init__(self) -> None:
        self.rules: dict[tuple[object, ...], list[RuleSet]] = {}
        self.colours: dict[tuple[object, ...], dict[str, str]] = {}
        self._variables: dict[str, str] = {}
        self._as_key: frozenset[tuple[str, str]] = frozenset()

    def key_of(self, variables: dict[str, str]) -> frozenset[tuple[str, str]]:
        """The variables as part of a key; worked out anew only when they are others."""
        if variables is not self._variables:
            self._variables, self._as_key = variables, frozenset(variables.items())
        return self._as_key


_known = _Known()


def _read_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    words = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*words, _known.key_of(sheet._variables))
    if key not in _known.rules:
        _known.rules[key] = _read(sheet, *words)
    return _known.rules[key]


def _work_out_once(system: ColorSystem) -> dict[str, str]:
    parts: dict[str, Any] = vars(system)
    key = tuple(
        (name, tuple(part.items()) if isinstance(part, dict) else part)
        for name, part in parts.items()
    )
    if key not in _known.colours:
        _known.colours[key] = _worked_out(system)
    return dict(_known.colours[key])


@pytest.fixture(autouse=True)
def styles_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the programs of a test take what those of other tests have read."""
    monkeypatch.setattr(Stylesheet, "_parse_rules", _read_once)
    monkeypatch.setattr(ColorSystem, "generate", _work_out_once)
