"""The listed words of pay, read from a file for each language.

How a phrase is written stands in `words/README.md`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from msgspec import Struct

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")

_GAP = r"[\s\-]+"
_FEW_WORDS = rf"(?:{_GAP}\S+){{0,3}}?"


class Lexicon(Struct, frozen=True):
    """The phrases of all languages: what is only work, what is pay, what may be."""

    ordinary: re.Pattern[str]
    sure: re.Pattern[str]
    doubtful: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lists of all languages together: a line may be in any of them, or in two."""
    # Imported late: most starts ask nothing about pay.
    import tomllib
    from importlib.resources import files

    lists: dict[str, list[str]] = {"ordinary": [], "sure": [], "doubtful": []}
    folder = files(__package__) / "words"
    for language in LANGUAGES:
        listed = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        for name, phrases in lists.items():
            phrases += listed.get(name, [])
    return Lexicon(**{name: _pattern(phrases) for name, phrases in lists.items()})


def fold_words(text: str) -> str:
    """A text as the lists are written: lower case, no accents, nothing invisible, plain signs."""
    text = unicodedata.normalize("NFKD", text.casefold())
    # Cf are invisible characters, which would hide a word; Mn are accents.
    text = "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Cf"))
    return text.translate(_PLAIN_SIGNS)


_PLAIN_SIGNS = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-"}
)


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_regex, phrases))})(?!\w)")


def _regex(phrase: str) -> str:
    ends = phrase.endswith("$")
    words = phrase.rstrip("$").split()
    text = (
        _GAP.join(words)
        .replace(f"{_GAP}?", r"[\s\-]*")
        .replace(f"{_GAP}..{_GAP}", f"{_FEW_WORDS}{_GAP}")
    )
    # A star stands for letters; the one that belongs to a group of ours has a bracket before it.
    text = re.sub(r"(?<![\])}])\*", r"\\w*", text)
    return text + r"(?=\W*\Z)" if ends else text
