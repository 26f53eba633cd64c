"""A table's lines as TinyDB wants to see them: a mapping of documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


class Documents(Mapping[str, Any]):
    """Documents by key, decoded anew whenever one is asked for.

    Nobody who changes such a document in place can therefore change the journal.
    """

    def __init__(self, lines: dict[str, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, key: str) -> Any:
        return json.loads(self._lines[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, key: object) -> bool:
        return key in self._lines
