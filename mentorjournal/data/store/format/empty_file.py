"""A journal's file that holds nothing."""

from __future__ import annotations

EMPTY = (b"", b"null", b"{}")


def is_empty(raw: bytes) -> bool:
    """Whether a file holds nothing; zeros are what a power cut leaves of a fresh file."""
    blank = b"\0 \t\r\n"
    return raw[:80].strip(blank) in EMPTY and raw.strip(blank) in EMPTY


def blank_words(raw: bytes | None) -> str:
    """What is the matter with a file that is not there or holds nothing: "is empty"."""
    if raw is None:
        return "is gone"
    if b"\0" in raw:
        return "holds nothing but zero bytes, as a power cut may leave them"
    return "is empty"
