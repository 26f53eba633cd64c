"""The fields in which the focus areas of a mentoring are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorjournal.journal import Journal
from mentorjournal.mentoring.areas import with_own
from mentorjournal.screens.dialogs.form import Field
from mentorjournal.screens.dialogs.typed import typed_words
from mentorjournal.text import fold
from mentorjournal.widgets.several import joined, parted

HINT = "Space ticks; left and right, or first letters, go to another."
OWN_HINT = "One that is missing above; from then on it stands there."


class FocusAreas:
    """Those of the program and my own of any mentoring, to be ticked, and a line for more.

    Args:
        journal: Where one's own are found.
        focus: What is ticked at first, each as it is spelled there.
    """

    def __init__(self, journal: Journal, focus: Iterable[str] = ()) -> None:
        self._focus = tuple(focus)
        every = (area for one in journal.relationships.all() for area in one.focus)
        known = {fold(area): area for area in with_own(every)}
        self._known = known | {fold(area): area for area in self._focus}

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the form asks for."""
        options = tuple((area, area) for area in self._known.values())
        ticked = joined(self._focus)
        return (
            Field("focus", "Focus areas", "several", ticked, hint=HINT, options=options),
            Field("focus_own", "Another area", hint=OWN_HINT),
        )

    def chosen(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """The areas that are ticked or typed, each once; a known one as it is spelled already."""
        typed = (self._known.get(fold(area), area) for area in typed_words(values, "focus_own"))
        return tuple(dict.fromkeys((*parted(values["focus"]), *typed)))
