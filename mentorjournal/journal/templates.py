"""The templates there are: those of the program and the person's own."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from mentorjournal.errors import BadInput
from mentorjournal.mentoring.templates import SIZE_LIMIT, SUFFIX, Template, read_template, standard

MOST = 100
"""How many of the person's own are offered."""


class Found(Struct, frozen=True):
    """What was found.

    Attributes:
        templates: The person's own first; one of theirs stands in for ours of the same id.
        problems: Which files were left out and why, as sentences.
    """

    templates: tuple[Template, ...]
    problems: tuple[str, ...] = ()

    def get(self, name: str) -> Template | None:
        """The template of that id."""
        return next((each for each in self.templates if each.id == name), None)


def find_templates(folder: Path) -> Found:
    """All templates; a file that cannot be used is named and left out.

    Args:
        folder: The person's own; it need not exist.
    """
    own: list[Template] = []
    problems: list[str] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except FileNotFoundError:
        paths = []
    except OSError as error:
        paths = []
        problems.append(f"The templates in {folder} cannot be read: {error.strerror}.")
    for path in paths[:MOST]:
        try:
            own.append(_read(path))
        except BadInput as error:
            problems.append(f"The template {path.name} was left out: {error}.")
    if len(paths) > MOST:
        problems.append(f"Only the first {MOST} templates in {folder} are offered.")
    taken = {each.id for each in own}
    return Found((*own, *(each for each in standard() if each.id not in taken)), tuple(problems))


def _read(path: Path) -> Template:
    """The template in a file of the person's.

    Raises:
        BadInput: It cannot be read, or is none.
    """
    try:
        # A pipe or a device would be waited for without end.
        if not path.is_file():
            raise BadInput("it is not a file")
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise BadInput(f"it cannot be read, {error.strerror}") from None
    return read_template(path.stem, raw, own=True)
