"""Templates for the notes of a session: text to begin with, never anything that is run.

A template is a Markdown file whose first line is its title: `# First meeting`. What follows
is put into the notes as it stands, but for `{name}` and `{date}`. Those that come with the
program lie in `template_files` beside this module.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from mentorjournal.dates import full_date
from mentorjournal.decoding import NotText, decode
from mentorjournal.errors import BadInput
from mentorjournal.text import clean, one_line

FOLDER = Path(__file__).with_name("template_files")
SUFFIX = ".md"
SIZE_LIMIT = 64 * 1024
"""Bytes; a longer file is not meant to begin notes with."""
TITLE_LIMIT = 80
_PLACE = re.compile(r"\{(name|date)\}")


class Template(Struct, frozen=True):
    """Text to begin notes with.

    Attributes:
        id: The name of its file without the ending.
        title: What it is called.
        text: What it puts into the notes, with `{name}` and `{date}` in it.
        own: Whether it is the person's own.
    """

    id: str
    title: str
    text: str
    own: bool = False

    def filled(self, name: str, on: date) -> str:
        """The text for a session with somebody.

        Each place is filled once: a name that reads `{date}` stays a name.

        Args:
            name: The other person's name.
            on: The day of the session.
        """
        values = {"name": one_line(name), "date": full_date(on)}
        return _PLACE.sub(lambda place: values[place[1]], self.text)


def read_template(name: str, raw: bytes, *, own: bool = False) -> Template:
    """The template in a file.

    Args:
        name: Its id.
        raw: The whole content of the file.
        own: Whether it is the person's own.

    Raises:
        BadInput: It is no template; says why.
    """
    if len(raw) > SIZE_LIMIT:
        raise BadInput(f"it is longer than {SIZE_LIMIT // 1024} KB")
    try:
        text = clean(decode(raw))
    except NotText as error:
        raise BadInput(f"it {error}") from None
    first, _, rest = text.partition("\n")
    title = one_line(first.removeprefix("#"))
    if not first.startswith("#") or not title:
        raise BadInput("its first line is not a title such as “# First meeting”")
    if len(title) > TITLE_LIMIT:
        raise BadInput(f"its title is longer than {TITLE_LIMIT} characters")
    return Template(name, title, rest.strip("\n"), own)


@cache
def standard() -> tuple[Template, ...]:
    """The templates that come with the program."""
    files = sorted(FOLDER.glob(f"*{SUFFIX}"))
    return tuple(read_template(file.stem.partition("-")[2], file.read_bytes()) for file in files)
