"""A folder of Markdown or org notes, or one file: daily, of talks, or one for a person.

The day is that of the front matter or of the file's name; where neither says one, each heading
with a day begins an entry. Whom a note is about says its front matter, its name, its folder, or a
heading that is a link or says "1:1". Links and what is hidden are not followed, nor anything out
of the folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mentorjournal.data.records.base import Channel
from mentorjournal.errors import CannotOpen, JournalError
from mentorjournal.imports.days import day_in
from mentorjournal.imports.files import LARGEST, read_text
from mentorjournal.imports.front_matter import FrontMatter, read_front_matter
from mentorjournal.imports.names import is_like_a_name, mentions, name_in, names_somebody
from mentorjournal.imports.notes import as_notes
from mentorjournal.imports.org import as_markdown
from mentorjournal.imports.reading import Entry, Left, Place, Reading
from mentorjournal.text import clean, size_words

ENDINGS = (".md", ".markdown", ".txt", ".org")
_ORG = ".org"
MOST_FILES = 20_000
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{4}_\d\d_\d\d|\d{4}\.\d\d\.\d\d|(?<!\d)\d{8}(?!\d)")
_WHOM = ("person", "with", "who", "attendee", "attendees", "people", "mentee", "mentor", "protege")
_WHEN = ("date", "day", "on")
_WRITTEN = "created"
_CHANNEL = ("channel", "type")
_KNOWN = frozenset((*_WHOM, *_WHEN, *_CHANNEL, _WRITTEN))
_CHANNELS: dict[str, Channel] = {
    "face-to-face": "face-to-face",
    "in person": "face-to-face",
    "call": "call",
    "phone": "call",
    "video": "video",
    "message": "message",
}
_NO_DAY = "neither its name, its front matter nor a heading says a day"


class _Part(NamedTuple):
    """Some lines of a note.

    Attributes:
        first, end: Which, from 0; `end` is the one behind.
        on: Their day; None where none is said.
        heading: The heading that names somebody; empty for none.
    """

    first: int
    end: int
    on: date | None
    heading: str


def read_markdown(path: Path) -> Reading:
    """The notes of a folder, or of one file.

    Args:
        path: The folder or the file.

    Raises:
        CannotOpen: It cannot be read, is too large, or holds no notes.
    """
    entries: list[Entry] = []
    left: list[Left] = []
    remarks: list[str] = []
    if path.is_dir():
        found, size = sorted(_files(path, left)), 0
        if not found:
            raise CannotOpen(
                f"There are no notes in “{path.resolve().name or path}”: "
                "no file ends in .md, .org or .txt."
            )
        for file in found:
            name = str(file.relative_to(path))
            folder = file.parent.name if file.parent != path else path.resolve().name
            try:
                text, remark = read_text(file, through_links=False)
            except JournalError as error:
                left.append(Left(Place(1, 1, name), str(error).rstrip(".")))
                continue
            size += len(text)
            if size > LARGEST:
                raise CannotOpen(
                    f"The notes are more than {size_words(LARGEST)}. Please take them in parts."
                )
            remarks += filter(None, [remark])
            _read_note(text, file, name, folder, entries, left)
    else:
        text, remark = read_text(path)
        remarks += filter(None, [remark])
        _read_note(text, path, "", path.resolve().parent.name, entries, left)
    return Reading(
        source="a folder of notes" if path.is_dir() else "a note",
        entries=tuple(entries),
        left=tuple(left),
        remarks=tuple(remarks),
    )


def _files(folder: Path, left: list[Left]) -> Iterator[Path]:
    """The notes below a folder; links are named and not followed."""
    count = 0
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(top, name).is_symlink()]
        for name in (*linked, *sorted(files)):
            path = Path(top, name)
            if name.startswith("."):
                continue
            if path.is_symlink():
                place = Place(1, 1, str(path.relative_to(folder)))
                left.append(Left(place, "it is a link, which is not followed"))
            elif path.suffix.lower() in ENDINGS:
                count += 1
                if count > MOST_FILES:
                    raise CannotOpen(
                        f"There are more than {MOST_FILES:,} notes. Please take them in parts."
                    )
                yield path


def _read_note(
    text: str, path: Path, file: str, folder: str, entries: list[Entry], left: list[Left]
) -> None:
    """Add what one note says.

    Args:
        text: The note.
        path: Where it is.
        file: How it is named in places; empty where it is the only one.
        folder: The name of the folder it lies in.
        entries: What is taken is added to it.
        left: What is not taken is added to it.
    """
    lines, stem = clean(text).split("\n"), path.stem
    if path.suffix.lower() == _ORG:
        lines = as_markdown(lines, file, left)
    front = read_front_matter(lines)
    left += (
        Left(Place(row, row, file), "this line of its front matter is not read")
        for row in front.unread
    )
    left += (
        Left(Place(row, row, file), f"there is no place here for “{key}” of front matter")
        for key, row in front.rows.items()
        if key not in _KNOWN
    )
    names, new_name = _names(front, stem, folder)
    told = len(front.words(*_WHOM))
    channel = next((_CHANNELS.get(word.lower()) for word in front.words(*_CHANNEL)), None)
    for part in _parts(lines, front, stem):
        first, end = _trimmed(lines, part.first, part.end)
        if first == end:
            continue
        place = Place(first + 1, end, file)
        said = as_notes("\n".join(lines[first:end]))
        if part.on is None:
            left.append(Left(place, _NO_DAY))
            continue
        heading = name_in(part.heading) if names_somebody(part.heading) else ""
        entries.append(
            Entry(
                place=place,
                on=part.on,
                text=said,
                names=(*names, *([heading] if heading else [])),
                told=told,
                new_name=new_name or (heading if is_like_a_name(heading) else ""),
                mentioned=mentions(said),
                channel=channel,
            )
        )


def _names(front: FrontMatter, stem: str, folder: str) -> tuple[tuple[str, ...], str]:
    """Whom a note may be about, and under which name somebody new could be added."""
    told = front.words(*_WHOM)
    by_place = [name for title in (stem, folder) if (name := name_in(title))]
    likely = next((name for name in by_place if is_like_a_name(name)), "")
    return (*told, *by_place), told[0] if told else likely


def _parts(lines: Sequence[str], front: FrontMatter, stem: str) -> Iterator[_Part]:
    """A note in parts: one, or one for each heading that names a day or somebody."""
    said = (*front.words(*_WHEN), stem, *front.words(_WRITTEN))
    on = next(filter(None, map(day_of_title, said)), None)
    first, depth, day, heading = front.lines, 0, on, ""
    fence = ""
    for row in range(front.lines, len(lines)):
        line = lines[row]
        if line.lstrip()[:3] in ("```", "~~~"):
            sign = line.lstrip()[:3]
            fence = "" if fence == sign else fence or sign
        found = _HEADING.fullmatch(line) if line[:1] == "#" and not fence else None
        if found is None:
            continue
        level, title = len(found[1]), found[2]
        of_day = day_of_title(title) if on is None else None
        somebody = names_somebody(title)
        if of_day is None and not somebody and not (depth and level <= depth):
            continue
        yield _Part(first, row, day, heading)
        first = row
        if of_day is not None:
            day, depth, heading = of_day, 0, title if somebody else ""
        elif somebody:
            depth, heading = level, title
        else:
            depth, heading = 0, ""
    yield _Part(first, len(lines), day, heading)


def day_of_title(title: str) -> date | None:
    """The day that a file's name or a heading says; None for none."""
    found = _DAY.search(title)
    if found is None:
        return day_in(title)
    return day_in(found[0].replace("_", "-").replace(".", "-"))


def _trimmed(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Some lines without the blank ones around them."""
    while first < end and not lines[first].strip():
        first += 1
    while end > first and not lines[end - 1].strip():
        end -= 1
    return first, end
