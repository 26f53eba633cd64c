"""Text from people: what may enter the journal and what may reach a terminal.

What a person types is stored as it is, with one exception: control characters, which are
not text and which a terminal would obey, become their visible pictures (ESC becomes ␛).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from mentorjournal.errors import BadInput

NAME_LIMIT = 200
NAMED = 30
LINE_LIMIT = 2_000
TEXT_LIMIT = 20_000_000
_THOUSAND = 1000

ACCENTS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711-\u07f3\u07fd\u0816-\u082d"
    r"\u0859-\u085b\u0898-\u08e1\u08e3-\u0963\u0981-\u09e3\u09fe-\u0a75\u0a81-\u0ae3\u0afa-\u0b63"
    r"\u0b82-\u0bd7\u0c00-\u0c63\u0c81-\u0c83\u0cbc-\u0d4d\u0d57-\u0d63\u0d81-\u0df3\u0e31-\u0e3a"
    r"\u0e47-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f84\u0f86-\u0fbc\u0fc6"
    r"\u102b-\u103e\u1056-\u109d\u135d-\u135f\u1712-\u1734\u1752-\u17d3\u17dd\u180b-\u180d"
    r"\u180f-\u193b\u1a17-\u1a1b\u1a55-\u1a7f\u1ab0-\u1b44\u1b6b-\u1b73\u1b80-\u1bf3\u1c24-\u1c37"
    r"\u1cd0-\u1cd2\u1cd4-\u1dff\u200c-\u200d\u20d0-\u20f0\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f"
    r"\u3099-\u309a\ua66f-\ua672\ua674-\ua67d\ua69e-\ua6f1\ua802-\ua827\ua82c\ua880-\ua8c5"
    r"\ua8e0-\ua8f1\ua8ff-\ua92d\ua947-\ua953\ua980-\ua9c0\ua9e5-\uaa4d\uaa7b-\uaac1\uaaeb-\uaaef"
    r"\uaaf5-\uaaf6\uabe3-\uabea\uabec-\uabed\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""Accents and signs of vowels that are characters of their own, and joiners, for a class in a
regular expression: with `\\w` they are what words are made of in any script."""

_CONTROLS = {code: 0x2400 + code for code in range(0x20)}
_CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_NOT_TEXT = {code: picture for code, picture in _CONTROLS.items() if code not in (0x09, 0x0A)}
# Overrides and isolates change the order of what stands beside them; LRM, RLM and joiners do not.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
_ON_SCREEN = _NOT_TEXT | _BIDI
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in (0x09, 0x0A))
_HIGH_CONTROL = re.compile(b"\xc2[\x80-\x9f]")

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_APOSTROPHES = dict.fromkeys("`´‘’‛′ʹʻʼʽʾʿꞌ՚׳", "'")
_HYPHENS = dict.fromkeys("‐‑‒–—―−", "-")
# Letters that no decomposition takes apart, as people write them who have no such key.
_PLAIN_LETTERS = {
    **dict(zip("łøđðıħŧŋĸƀɨʉəɗɓƙ", "loddihtnkbiuedbk", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
# How names are written where a keyboard has no umlauts and rings.
_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
# Marks that make another letter of it, in the scripts of India and in kana.
_LETTER_MARKS = (7, 8, 9)


def clean(text: str) -> str:
    """Text as it may enter the journal: LF line ends, no control characters.

    Bidirectional marks, emoji and everything printable stay exactly as typed; lone
    surrogates, which no encoding can hold, become U+FFFD.
    """
    if _is_clean(text):
        # What is typed comes through here again with every few keys; nearly always it is clean.
        return text
    text = _SURROGATE.sub("\ufffd", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NOT_TEXT)


def _is_clean(text: str) -> bool:
    """Whether nothing has to be replaced; told from bytes, which takes half as long."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return False
    return len(raw.translate(None, _CONTROL_BYTES)) == len(raw) and not _HIGH_CONTROL.search(raw)


def for_terminal(text: str) -> str:
    """Text that a terminal shows rather than obeys; for everything that is printed."""
    return _SURROGATE.sub("\ufffd", text).translate(_ON_SCREEN)


def undone_words(done: str) -> str:
    """What it means that a change was taken back, as a sentence.

    Args:
        done: What the person had done: "deleted Ana Lima".
    """
    if done.startswith("deleted "):
        what = done.removeprefix("deleted ")
        return f"{what[:1].upper()}{what[1:]} is back."
    return f"All is again as it was before you {done}."


def named(text: str) -> str:
    """Something by the words it begins with, in quotes, short enough for a message of one row."""
    first = one_line(text.strip().partition("\n")[0])
    return f"“{first if len(first) <= NAMED else first[: NAMED - 1].rstrip() + '…'}”"


def one_line(text: str) -> str:
    """Cleaned text on one line, runs of white space folded to single spaces."""
    return " ".join(clean(text).split())


def first_word(name: str) -> str:
    """What somebody of that name is called in short; the whole of one that is only white space."""
    return next(iter(name.split()), name)


def required_line(text: str, what: str, *, field: str = "", limit: int = NAME_LIMIT) -> str:
    """One line that must not be empty, such as a name.

    Args:
        text: What was typed.
        what: What it is, for the message: "a name".
        field: The form field it was typed in.
        limit: The most characters it may have.

    Raises:
        BadInput: It is empty or too long.
    """
    line = optional_line(text, what, field=field, limit=limit)
    if not visible(line):
        raise BadInput(f"Please type {what}; it cannot be empty.", field)
    return line


def visible(text: str) -> bool:
    """Whether the text has anything to be seen in it."""
    return any(
        not char.isspace() and unicodedata.category(char) not in ("Cf", "Zs") for char in text
    )


def optional_line(text: str, what: str, *, field: str = "", limit: int = LINE_LIMIT) -> str:
    """One line that may be empty.

    Raises:
        BadInput: It is too long.
    """
    line = one_line(text)
    if len(line) > limit:
        raise BadInput(
            f"That is too long for {what}: {len(line):,} characters, at most {limit:,}.", field
        )
    return line


def long_text(text: str, what: str, *, field: str = "", limit: int = TEXT_LIMIT) -> str:
    """Text of any number of lines, cleaned.

    Raises:
        BadInput: It is too long.
    """
    text = clean(text)
    if len(text) > limit:
        raise BadInput(
            f"That is too long for {what}: {len(text):,} characters, at most {limit:,}.", field
        )
    return text


def fold(text: str) -> str:
    """Text as it is compared when somebody looks for it: one spelling for all of its kind.

    Case, accents, composed and decomposed forms, full width, ß and ss, ı and İ, the kinds of
    apostrophes and of hyphens make no difference.
    """
    lower = text.lower()
    # Most of nearly every text is ASCII; only the rest is looked up letter by letter.
    folded = lower if text.isascii() else _NOT_ASCII.sub(_fold_run, lower)
    return folded.replace("`", "'")


def fold_name(text: str) -> str:
    """A name as it is compared: folded, without apostrophes, its hyphens as spaces."""
    return " ".join(_as_in_names(fold(text)).split())


def spellings(name: str) -> frozenset[str]:
    """The folded spellings of a name: "Jörg" as it is without accents, and as "joerg"."""
    composed = unicodedata.normalize("NFC", name).lower()
    written_out = "".join(_TWO_LETTERS.get(char, char) for char in composed)
    return frozenset({fold_name(name), fold_name(written_out)})


def folded_places(text: str, *, as_name: bool = False) -> tuple[str, list[int]]:
    """Folded text, and where in the text each of its characters comes from.

    Args:
        text: The text; white space stays as it is.
        as_name: Whether apostrophes are left out and hyphens are spaces, as in names.
    """
    parts = [_as_in_names(fold(char)) if as_name else fold(char) for char in text]
    return "".join(parts), [place for place, part in enumerate(parts) for _char in part]


def find_folded(wanted: str, text: str) -> list[tuple[int, int]]:
    """Where a text stands in another, spelled in whatever way: begin and end of each place.

    Args:
        wanted: What to look for, folded.
        text: Where to look.
    """
    if not wanted:
        return []
    if text.isascii():
        return [match.span() for match in re.finditer(re.escape(wanted), fold(text))]
    folded, places = folded_places(text)
    # An accent that is a character of its own belongs to the letter before it.
    places.append(len(text))
    return [
        (places[match.start()], max(places[match.end()], places[match.end() - 1] + 1))
        for match in re.finditer(re.escape(wanted), folded)
    ]


def _as_in_names(folded: str) -> str:
    return folded.replace("'", "").replace("-", " ")


def _fold_run(run: re.Match[str]) -> str:
    return "".join(map(_fold_char, run[0]))


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.get(char, char)).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    kept = (letter for letter in plain if not _is_accent(letter))
    return "".join(_HYPHENS.get(each) or _PLAIN_LETTERS.get(each, each) for each in kept)


def _is_accent(char: str) -> bool:
    """Whether it is a mark on a letter that people leave out, or no visible character."""
    if unicodedata.category(char) == "Cf":
        return True
    return unicodedata.combining(char) not in (0, *_LETTER_MARKS)


def slug(text: str, limit: int = 60) -> str:
    """A short part of a file's name: small letters of any script, digits and hyphens.

    Never empty: what has no letter gives "unnamed". Composed, so that it is the same name on
    every system; no control, invisible or direction character is in it.

    Args:
        text: What it is made from.
        limit: The most bytes it may have in UTF-8.
    """
    words = [""]
    for char in unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).lower()):
        kind = unicodedata.category(char)[0]
        if kind in "LN" or (kind == "M" and words[-1]):
            words[-1] += char
        elif unicodedata.category(char) != "Cf" and words[-1]:
            words.append("")
    whole = "-".join(word for word in words if word)
    kept = whole.encode()[:limit].decode(errors="ignore")
    if whole[len(kept) :] and unicodedata.category(whole[len(kept)])[0] == "M":
        # A letter is not cut off from its marks.
        while unicodedata.category(kept[-1])[0] == "M" and len(kept) > 1:
            kept = kept[:-1]
        kept = kept[:-1]
    return kept.strip("-") or "unnamed"


Changed = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it has changed."""

_PIECES = re.compile(r"\s+|[^\s]+")
_MOST_COMPARED = 2_000


def changed_words(before: str, after: str) -> tuple[Changed, Changed]:
    """Two texts in pieces: what is gone from the first, and what is new in the second."""
    changes = _changes(before, after)
    gone = [piece for old, _new, same in changes for piece in _trimmed(old, same)]
    made = [piece for _old, new, same in changes for piece in _trimmed(new, same)]
    return tuple(gone), tuple(made)


def marked_words(before: str, after: str) -> str:
    """Two texts as one, with {-what is gone-} and {+what is new+}."""
    found = []
    for old, new, same in _changes(before, after):
        if same:
            found.append(old)
            continue
        start, _, end = _split(new or old)
        gone, made = old.strip(), new.strip()
        signs = (f"{{-{gone}-}}" if gone else "") + (f"{{+{made}+}}" if made else "")
        found.append(f"{start}{signs}{end}")
    return "".join(found)


@lru_cache(maxsize=64)
def _changes(before: str, after: str) -> Sequence[tuple[str, str, bool]]:
    """What stands in the first, what stands in its place in the second, and whether they are alike.

    Words are compared whole, and a blank between two changed words has changed with them. Texts
    of thousands of words are compared as one.
    """
    from difflib import SequenceMatcher  # Kept off the start path.

    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if before == after or len(old) + len(new) > _MOST_COMPARED:
        return [(before, after, before == after)]
    found: list[tuple[str, str, bool]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[a:b]), "".join(new[c:d])
        within = bool(found) and b < len(old) and d < len(new)
        same = tag == "equal" and bool(was.strip() or not within)
        if found and not same and not found[-1][2]:
            found[-1] = found[-1][0] + was, found[-1][1] + now, False
        else:
            found.append((was, now, same))
    return found


def _trimmed(text: str, same: bool) -> Changed:
    """A text in pieces, the blanks around a changed one apart."""
    start, inner, end = _split(text)
    pieces = ((text, False),) if same else ((start, False), (inner, True), (end, False))
    return tuple(piece for piece in pieces if piece[0])


def _split(text: str) -> tuple[str, str, str]:
    """The blanks before a text, itself, and the blanks behind it."""
    inner = text.strip()
    start = len(text) - len(text.lstrip())
    return text[:start], inner, text[start + len(inner) :]


def plural(count: int, word: str, words: str = "") -> str:
    """A count with its word: "1 goal", "2 goals"; `words` where adding an s is not enough."""
    return f"{count} {word if count == 1 else words or word + 's'}"


def listed(words: Sequence[str]) -> str:
    """Several things in a sentence: "a baseline, a target and a due date"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def size_words(size: int) -> str:
    """A size in bytes, as people say it."""
    if size < _THOUSAND:
        return f"{size} B"
    if size < _THOUSAND**2:
        return f"{size / _THOUSAND:.0f} kB"
    return f"{size / _THOUSAND**2:.1f} MB"
