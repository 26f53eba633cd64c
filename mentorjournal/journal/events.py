"""Events: where speakers were heard, what was asked there, and who of them became a prospect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.events import Event, Speaker
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.ids import one_meant
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.events import following, seen_words, unasked
from mentorjournal.text import fold_name, optional_line, required_line

_LINES = ("place", "topic", "asked", "came_of")


class Events:
    """The events of the journal.

    Args:
        context: Store, clock and ids.
        relationships: Where a speaker becomes a prospect.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context, self._relationships = context, relationships

    def all(self) -> list[Event]:
        """Every event in use, oldest first."""
        return self._context.store.all(Event)

    def get(self, uid: str) -> Event:
        """The event of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Event, uid)

    def named(self, typed: str) -> Event:
        """The event of an id, or of a beginning or ending of one that no other has.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        return self.get(one_meant(typed, {each.uid: each.title for each in self.all()}, "event"))

    def add(self, title: str, on: date, *, speakers: Sequence[str] = (), **fields: Any) -> Event:
        """Write down an event.

        Raises:
            BadInput: A field cannot be used.
        """
        event = self._context.make(
            Event,
            title=required_line(title, "a title", field="title"),
            on=on,
            speakers=self._speakers(speakers, ()),
            **self._checked(fields),
        )
        self._context.keep(f"added the event {event.title}", event)
        return event

    def edit(self, uid: str, *, speakers: Sequence[str] | None = None, **fields: Any) -> Event:
        """Change fields of an event; a speaker who is still named stays the same.

        Raises:
            BadInput: A field cannot be used.
        """
        known = self.get(uid)
        if "title" in fields:
            fields["title"] = required_line(fields["title"], "a title", field="title")
        if speakers is not None:
            fields["speakers"] = self._speakers(speakers, known.speakers)
        label = f"changed the event {known.title}"
        return self._context.change(known, label, **self._checked(fields))

    def stayed(self, uid: str, asked: str) -> Event:
        """Say that I stayed today, and what I asked.

        Raises:
            BadInput: The question is too long.
            NotFound: It is not today, or was said already.
        """
        event = self.get(uid)
        if following(event, self._context.today()) != "hang back":
            raise NotFound("One stays for a question on the day itself.")
        fields = self._checked({"asked": asked})
        label = f"stayed for a question at {event.title}"
        return self._context.change(event, label, hung_back=self._context.today(), **fields)

    def written(self, uid: str) -> Event:
        """Say that I wrote to a speaker today.

        Raises:
            NotFound: The event is yet to come, or that was said already.
        """
        event, today = self.get(uid), self._context.today()
        if event.on > today or event.wrote is not None:
            raise NotFound("Nothing is to be written after that.")
        return self._context.change(event, f"wrote after {event.title}", wrote=today)

    def prospect(self, uid: str) -> Relationship:
        """Make the next speaker a prospect: from that corner, with what I saw of theirs.

        Whoever mentors me, or could, is passed over.

        Raises:
            NotFound: Nobody is named who is none so far.
        """
        event = self.get(uid)
        free = (each for each in unasked(event) if not self._relationships.is_with(each.name))
        speaker = next(free, None)
        if speaker is None:
            raise NotFound(
                "Every speaker of that is a prospect, or mentors you already; name more of them "
                "first."
            )

        def known(begun: Relationship) -> Event:
            theirs = replace(speaker, prospect=begun.uid)
            speakers = tuple(theirs if each == speaker else each for each in event.speakers)
            return self._context.with_fields(event, speakers=speakers)

        return self._relationships.begin(
            speaker.name,
            "protege",
            stage="prospect",
            why_them=seen_words(event),
            details={
                "source": "online" if event.online else "live",
                "how_met": f"{event.title}, {full_date(event.on)}",
            },
            leads_to=known,
        )

    def _checked(self, fields: dict[str, Any]) -> dict[str, Any]:
        checked = dict(fields)
        for name in _LINES:
            if name in checked:
                checked[name] = optional_line(checked[name], "this line", field=name)
        for name in ("hung_back", "wrote"):
            if (day := checked.get(name)) is not None and day > self._context.today():
                raise BadInput("That day is yet to come.", name)
        return checked

    def _speakers(self, names: Sequence[str], known: Sequence[Speaker]) -> tuple[Speaker, ...]:
        """Speakers by their names; who is known already stays."""
        before: dict[str, Speaker] = {fold_name(each.name): each for each in known}
        found: dict[str, Speaker] = {}
        for typed in names:
            name = required_line(typed, "a name", field="speakers")
            uid: Uid = self._context.new_uid()
            found.setdefault(
                fold_name(name), before.get(fold_name(name)) or Speaker(uid=uid, name=name)
            )
        return tuple(found.values())
