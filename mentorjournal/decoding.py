"""Text from other programs: UTF-8, or it is said what it is."""

from __future__ import annotations

import codecs
import re

from mentorjournal.errors import JournalError

_UTF_8 = codecs.BOM_UTF8
# The marks of UTF-32 begin with those of UTF-16.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SEVERAL_BYTES = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_LETTER = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What UTF-8 begins most accents with; at the very end it has been cut off.
_CUT = (b"\xc2", b"\xc3")
# Text of two bytes a letter has a zero in nearly every second; others have none but by mistake.
_ZEROS_IN_WIDE = 4


class NotText(JournalError):
    """Bytes that are not UTF-8 text; the message says which is the first, in a clause."""


def decode(raw: bytes) -> str:
    """Text in UTF-8; a byte order mark before it is skipped.

    Raises:
        NotText: It is in another encoding, or no text.
    """
    for mark, name in _OTHER_MARKS:
        if raw.startswith(mark):
            raise NotText(f"is {name}, not UTF-8, by the mark at byte 0")
    if raw.count(b"\0") * _ZEROS_IN_WIDE > len(raw):
        zero = raw.index(b"\0")
        raise NotText(f"is not UTF-8 text: byte {zero} is zero, as in UTF-16")
    try:
        return raw.removeprefix(_UTF_8).decode()
    except UnicodeDecodeError as error:
        place = error.start + (len(_UTF_8) if raw.startswith(_UTF_8) else 0)
        line = raw.count(b"\n", 0, place) + 1
        raise NotText(
            f"is not UTF-8: byte {place}, in line {line}, is 0x{raw[place]:02X}"
        ) from None


def decode_or_western(raw: bytes) -> tuple[str, str]:
    """Text in UTF-8, or else in Windows-1252 where nothing speaks against that.

    Returns:
        The text, and a clause that says so where it is not UTF-8: "is not UTF-8: …".

    Raises:
        NotText: It is in another encoding, or no text.
    """
    try:
        return decode(raw), ""
    except NotText as refusal:
        text = _western(raw)
        if text is None:
            raise
        return text, str(refusal)


def _western(raw: bytes) -> str | None:
    """Bytes read as Windows-1252; None where they are more likely something else."""
    if b"\0" in raw or raw.startswith(_UTF_8) or raw.endswith(_CUT) or _SEVERAL_BYTES.search(raw):
        # UTF-8 with a byte that is wrong, or cut off, would come out as other letters.
        return None
    if len(_LETTER.findall(raw)) < len(_HIGH.findall(raw)):
        # Text in Latin letters has fewer accents than plain letters.
        return None
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
