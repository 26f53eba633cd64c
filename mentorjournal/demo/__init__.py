"""The demo journal: a made-up year of mentoring, rich enough to look around in.

Its content stands in the TOML files of this folder; here it is told with the Journal's own
verbs, by a clock that walks from about thirteen months ago to yesterday. Nobody in it lives
outside it. For one today and one time zone it is always the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from mentorjournal.demo.calendar import Calendar, moment
from mentorjournal.demo.pay_talk import tell_pay_talk
from mentorjournal.demo.relationships import tell_me, tell_relationship
from mentorjournal.demo.telling import Telling
from mentorjournal.demo.walk import Ids, Walk
from mentorjournal.errors import BadInput, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.paths import temporary_folder

__all__ = ["demo_journal_file", "write_demo"]

_BEGINNING = timedelta(days=400)
_PEOPLE = (
    *("zoe", "ana", "ben", "aoi", "maya", "tomasz", "dana", "chidi"),
    *("nuala", "ingrid", "leonie", "ines", "sam"),
)


def write_demo(path: Path, *, today: date | None = None) -> None:
    """Write the demo journal to a new file.

    Args:
        path: The file; it must not be there yet, its folder must.
        today: The day it is laid around; the machine's own if left out.

    Raises:
        Refused: Something stands there already; it was left as it is.
        BadInput: There is no such folder.
        NotKept: The disk refused.
    """
    path = path.expanduser()
    if path.exists() or path.is_symlink():
        raise Refused(f"{path} is there already and was left as it is. Choose another name.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {path.parent}. Make it first, or choose another.")
    calendar = Calendar(today or date.today())
    walk = Walk(moment(calendar.today - _BEGINNING, "07:00"))
    ids = Ids(walk)
    journal = Journal.open(path, clock=walk, ids=ids)
    try:
        _tell(Telling(journal, walk, calendar, ids))
    finally:
        journal.close()


def demo_journal_file() -> Path:
    """A demo journal in a new temporary folder that only this person can look into.

    Raises:
        NotKept: The disk refused.
    """
    path = temporary_folder("mentorjournal-demo-") / "journal.json"
    write_demo(path)
    return path


def _tell(telling: Telling) -> None:
    tell_me(telling)
    relationships = {name: tell_relationship(telling, name) for name in _PEOPLE}
    tell_pay_talk(telling, relationships["ben"], telling.read("pay_talk"))
    telling.walk.go()
    _put_off(telling)


def _put_off(telling: Telling) -> None:
    """The least pressing line of Next rests for a week."""
    journal, today = telling.journal, telling.calendar.today
    least = next_steps(journal.overview.facts(), today)[-1]
    journal.steps.put_off(least, today + timedelta(days=7))
