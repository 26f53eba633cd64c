"""Asks: drafted, sent, sent again, answered; all that was ever asked is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import Form, Uid
from mentorjournal.data.records.models import Person, Record, Relationship
from mentorjournal.dates import full_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.journal.ids import one_meant
from mentorjournal.journal.people import People
from mentorjournal.journal.relationships import Relationships
from mentorjournal.mentoring.ask_letter import letter, said_to_them, second_letter
from mentorjournal.mentoring.asks import FIELDS, WRITTEN, form_asked_for, words_of
from mentorjournal.mentoring.their_time import first_name, their_clock
from mentorjournal.text import long_text, optional_line

if TYPE_CHECKING:
    from mentorjournal.mentoring.ask_size import Offered

NOT_BEGUN = ("prospect", "asked")


class Asks:
    """The asks of relationships; a draft is sent by leading its relationship to *asked*.

    Args:
        context: Store, clock and ids.
        people: Who I am.
        relationships: Who is asked.
    """

    def __init__(self, context: Context, people: People, relationships: Relationships) -> None:
        self._context, self._people, self._relationships = context, people, relationships

    def all(self) -> list[Ask]:
        """Every ask in use, oldest first."""
        return self._context.store.all(Ask)

    def get(self, uid: Uid) -> Ask:
        """The ask of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Ask, uid)

    def of(self, relationship: Uid) -> list[Ask]:
        """Those in which one mentoring was asked for, oldest first."""
        return self._context.store.about(Ask, relationship)

    def by_relationship(self) -> dict[Uid, list[Ask]]:
        """Every ask in use, by the mentoring that it asks for."""
        found: dict[Uid, list[Ask]] = {}
        for ask in self.all():
            found.setdefault(ask.relationship, []).append(ask)
        return found

    def current(self, relationship: Uid) -> Ask | None:
        """The newest one; None where nothing was drafted."""
        return next(reversed(self.of(relationship)), None)

    def form_of_yes(self, relationship: Relationship) -> Form:
        """The form in which a mentoring begins with a yes: what the ask that waits was for."""
        ask = self.current(relationship.uid)
        lasting = ask.lasting if ask is not None and ask.waits else ""
        return form_asked_for(lasting, relationship.form)

    def offered(self, relationship: Relationship) -> Offered | None:
        """The talk that was offered in an ask that got a yes; None where no day of it is left."""
        # Imported here: what a start reads of asks needs none of its patterns.
        from mentorjournal.mentoring.ask_size import offered

        ask = self.current(relationship.uid)
        if ask is None or ask.answer != "yes" or ask.sent is None:
            return None
        return offered(ask.size, ask.sent, self._context.today())

    def named(self, uid: str) -> Ask:
        """The ask of an id, or of a beginning or ending of one that no other has.

        Raises:
            NotFound: There is none.
            Ambiguous: There are several.
        """
        names = {ask.uid: self._asked(ask) for ask in self.all()}
        return self.get(one_meant(uid, names, "ask"))

    def drafted(self, relationship: Relationship) -> dict[str, str]:
        """What the form of a draft begins with: what is known already, or was said before."""
        draft = self.current(relationship.uid)
        if draft is not None and draft.is_draft:
            return words_of(draft)
        known = self.all()
        last = words_of(known[-1]) if known else {}
        return {
            **dict.fromkeys(FIELDS, ""),
            **{name: last.get(name, "") for name in ("who_i_am", "path", "easy_no")},
            "why_you": said_to_them(relationship.why_them),
            "question": relationship.aim if relationship.form == "one-off" else "",
            # Most people can say yes to one talk; what lasts comes of it, or is said.
            "lasting": "once",
        }

    def keep(self, relationship: Relationship, **words: str) -> Ask:
        """Keep a draft: the one there is, changed, or a new one.

        Args:
            relationship: Whom it is to ask for what.
            words: What it is made of, by the names of `FIELDS`.

        Raises:
            BadInput: A line is too long, they mentor me already, or an answer is awaited.
            NotFound: The mentoring was deleted for good.
        """
        self._need_unasked(relationship.uid)
        checked = {
            name: optional_line(text, "this line", field=name) for name, text in words.items()
        }
        now = self.current(relationship.uid)
        label = f"drafted the ask to {self._name(relationship)}"
        if now is not None and now.is_draft:
            return self._context.change(now, label, **checked)
        fields: dict[str, Any] = checked
        ask = self._context.make(Ask, relationship=relationship.uid, **fields)
        self._context.keep(label, ask)
        return self._context.store.get(Ask, ask.uid)

    def ready(self, ask: Ask) -> Relationship:
        """Whom a draft asks, as long as they can be asked.

        Raises:
            BadInput: They mentor me already, an answer is awaited, or nothing stands in it.
            NotFound: It is not there any more.
        """
        need_in_use(now := self._context.store.get(Ask, ask.uid))
        need_words(words_of(now))
        return self._need_unasked(now.relationship)

    def _need_unasked(self, uid: Uid) -> Relationship:
        """The relationship as it is by now, if it waits for nothing but the question."""
        relationship = self._relationships.get(uid)
        need_in_use(relationship)
        if relationship.my_role != "protege":
            raise BadInput("An ask is for somebody who could mentor you.")
        name = self._name(relationship)
        if relationship.stage not in NOT_BEGUN and not relationship.was_declined:
            raise BadInput(f"{name} mentors you already, or did.")
        now = self.current(uid)
        if relationship.stage == "asked" and now is not None and now.waits and now.sent:
            raise BadInput(f"{name} was asked on {full_date(now.sent)}; an answer is awaited.")
        return relationship

    def send_again(self, uid: Uid, text: str = "") -> Ask:
        """The second, shorter one was sent today.

        Args:
            uid: The ask.
            text: In which words; empty where they were not kept.

        Raises:
            NotFound: Nothing is awaited, or there was a second one already.
            BadInput: It is in the trash.
        """
        ask = self._context.store.get(Ask, uid)
        need_in_use(ask)
        if not ask.waits:
            raise NotFound("No answer is awaited to that.")
        if ask.again is not None:
            raise NotFound(f"The second one was sent on {full_date(ask.again)}; one is enough.")
        label = f"asked {self._asked(ask)} a second time"
        said = long_text(text, "this text", field="text").strip("\n")
        return self._context.change(ask, label, again=self._context.today(), again_text=said)

    def following(self, new: Relationship, before: Relationship | None) -> list[Record]:
        """What becomes of its ask when a relationship goes from one stage to another.

        Args:
            new: The relationship as it is going to be.
            before: As it was; None for a new one.

        Returns:
            The ask that is sent or answered by that; nothing where none is.
        """
        ask = self.current(new.uid) if before is not None else None
        if ask is None or before is None:
            return []
        changed = ask
        put = new.stage == "asked" and (before.stage, before.asked) != ("asked", new.asked)
        # Another day puts the day of a question right, unless there was an answer: then it is
        # another question, and what was answered stays as it is.
        same = ask.sent == before.asked and (not ask.answer or new.asked == before.asked)
        if put and (ask.is_draft or same):
            changed = self._context.with_fields(
                ask,
                sent=new.asked,
                text=ask.text or self.text(new, words_of(ask)),
                answer="",
                answered=None,
                again=(again := _not_before(ask.again, new.asked)),
                again_text=ask.again_text if again else "",
            )
        elif ask.waits and new.was_declined:
            changed = self._context.with_fields(ask, answer="no", answered=new.declined)
        elif ask.waits and new.stage in ("active", "paused") and before.stage in NOT_BEGUN:
            on = _said_yes(ask, new, before, self._context.today())
            changed = self._context.with_fields(ask, answer="yes", answered=on)
        return [] if changed == ask else [changed]

    # What is sent

    def text(self, relationship: Relationship, words: dict[str, str], me: str = "") -> str:
        """The text of an ask as it is typed or kept.

        Args:
            relationship: Whom it asks.
            words: What it is made of.
            me: My name, where it is typed beside it and not kept yet.
        """
        person = self._relationships.person(relationship)
        theirs = self._elsewhere(person, words.get("size", ""))
        return letter(words, first_name(person), self._me() or me.strip(), theirs)

    def sent_text(self, ask: Ask) -> str:
        """The text as it was sent, or of a draft as it would be."""
        return ask.text or self.text(self._relationships.get(ask.relationship), words_of(ask))

    def second_text(self, ask: Ask) -> str:
        """The second, shorter text: as it was sent, or its draft."""
        if ask.again_text:
            return ask.again_text
        person = self._relationships.person(self._relationships.get(ask.relationship))
        return second_letter(ask, first_name(person), self._me(), self._context.today())

    def _elsewhere(self, person: Person, size: str) -> str:
        """What the other's clock shows at the times of an ask; empty where it is the same."""
        # Imported here: what a start reads of asks needs none of its patterns.
        from mentorjournal.mentoring.ask_size import clock_of, first_day, size_of

        found, today = size_of(size), self._context.today()
        on, now = first_day(found, today), self._context.clock()
        times = [clock for each in found.times if (clock := clock_of(each))]
        theirs = [their_clock(person, on, clock, now) for clock in times]
        return ", ".join(dict.fromkeys(filter(None, theirs)))

    def _me(self) -> str:
        me = self._people.me()
        return me.name if me is not None else ""

    def _asked(self, ask: Ask) -> str:
        return self._name(self._relationships.get(ask.relationship))

    def _name(self, relationship: Relationship) -> str:
        return self._relationships.person(relationship).name


def need_words(words: Mapping[str, str]) -> None:
    """See that something stands in an ask that is to be sent; a vague one may be, an empty one not.

    Raises:
        BadInput: Nothing does.
    """
    if not any(words.get(name, "").strip() for name in WRITTEN):
        raise BadInput("Nothing stands in it yet; write your question at least.", "question")


def _said_yes(ask: Ask, new: Relationship, before: Relationship, today: date) -> date:
    """The day of a yes: that on which the mentoring begins, where it begins between the two."""
    start = new.start if new.start != before.start else None
    return start if start is not None and (ask.sent or start) <= start <= today else today


def _not_before(day: date | None, first: date | None) -> date | None:
    """A day that is not before another one; None for others."""
    return day if day is not None and first is not None and day >= first else None
