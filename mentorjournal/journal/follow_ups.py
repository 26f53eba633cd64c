"""Follow-ups: lines of notes and records as one list, each changed where it stands."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.notes import marks, words
from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_record, from_session
from mentorjournal.data.records.base import Assignee
from mentorjournal.data.records.models import FollowUp, FollowUpKind, Record, Relationship, Session
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import need_in_use
from mentorjournal.journal.follow_up_changes import changed_line, changed_record, checked
from mentorjournal.journal.follow_up_queries import FollowUpQueries
from mentorjournal.journal.recurring import Recurring, touches
from mentorjournal.text import LINE_LIMIT, named, required_line


class FollowUps(FollowUpQueries):
    """What must come back, wherever it was written.

    Every change is about the follow-up as it was read. Where it is a line of notes, the line
    is changed and nothing else of them; what a line cannot hold is kept beside it. With an action
    that comes back the next one is made when it is done.
    """

    @cached_property
    def _recurring(self) -> Recurring:
        return Recurring(self.context)

    def add(
        self,
        relationship: Relationship | None,
        text: str,
        *,
        kind: FollowUpKind = "action",
        assignee: Assignee = "me",
        due: date | None = None,
    ) -> FollowUp:
        """Write down a follow-up outside a session's notes.

        Raises:
            BadInput: The text is empty or too long.
        """
        record = self.context.make(
            FollowUp,
            relationship=relationship.uid if relationship else None,
            text=required_line(text, f"the {kind}", field="text", limit=LINE_LIMIT),
            kind=kind,
            assignee=assignee,
            due=due,
        )
        self.context.keep(f"added an {kind}" if kind != "question" else "added a question", record)
        return record

    def edit(self, uid: str, **fields: Any) -> FollowUp:
        """Change fields of a follow-up record.

        Raises:
            BadInput: The text is empty or too long, or it is in the trash.
        """
        record = self.get(uid)
        need_in_use(record)
        fields = checked(record.kind, fields)
        if brought := self._coming_back(from_record(record), fields):
            self.context.keep("edited a follow-up", replace(record, **fields), *brought)
            return self.get(uid)
        return self.context.change(record, "edited a follow-up", **fields)

    def amend(self, *items: FollowUpItem, label: str = "edited a follow-up", **fields: Any) -> None:
        """Change follow-ups that say the same, or just one, as one change.

        Args:
            items: As they were read.
            label: What it is called where it can be undone.
            fields: Of `text` (for a line all that stands behind its mark), `assignee`, `due`,
                `state`, `tried`, `result`, `helped`, `reported`, `answer`, `handed_to`,
                `to_find_out`, `back`, `told` and `reason` those that change. Who reports or
                answers closes it; who opens it again takes report, answer or reason back.

        Raises:
            BadInput: A field cannot be used, or one of them is in the trash.
            Conflict: The note has changed under one of them; nothing was changed.
        """
        today = self.context.today()
        changed: list[Record] = []
        for item in items:
            wanted = checked(item.kind, fields)
            if item.record is not None:
                record = self.get(item.record)
                need_in_use(record)
                after = changed_record(record, from_record(record), wanted, today)
                changed += [after] if after != record else []
            else:
                session = self.sessions.get(item.session or "")
                need_in_use(session)
                wanted = self.with_handle(session.relationship, wanted)
                now = changed_line(session, item, wanted, today, self.context.new_uid)
                changed += [now] if now != session else []
            changed += self._coming_back(item, wanted)
        if changed:
            self.context.keep(label, *changed)

    def _coming_back(self, item: FollowUpItem, fields: dict[str, Any]) -> list[FollowUp]:
        """What follows where an action that comes back is done, or open again."""
        if item.kind != "action" or fields.get("state", item.state) == item.state:
            return []
        text = fields.get("text", item.text)
        now = replace(
            item,
            words=text if item.record is not None else words.read(text).text,
            state=fields["state"],
            due=fields.get("due", item.due),
        )
        others = [each for each in self._with(item.relationship) if each.key != item.key]
        return self._recurring.follows([replace(item, words=now.text)], [now], others)

    def _with(self, relationship: str | None) -> list[FollowUpItem]:
        """Everything of a relationship, or of what is mine alone."""
        if relationship is None:
            return self.of_records(None)
        return self.of(self.relationships.get(relationship))

    def after_notes(self, before: Session, after: Session) -> list[FollowUp]:
        """What follows where notes that are typed tick an action that comes back, or open it."""
        if not touches(before.notes, after.notes):
            return []
        relationship = self.relationships.get(after.relationship)
        handles = marks.handles_of(*self.relationships.person(relationship).called)
        was, now = (from_session(each, relationship.my_role, handles) for each in (before, after))
        others = [each for each in self.of(relationship) if each.session != after.uid]
        return self._recurring.follows(was, now, others)

    def with_handle(self, uid: str, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields with the owner as what stands behind `@` in a line of that relationship."""
        if fields.get("assignee", "me") == "me":
            return fields
        relationship = self.relationships.get(uid)
        person = self.relationships.person(relationship)
        known = marks.handles_of(*person.called)
        role = "protege" if relationship.my_role == "mentor" else "mentor"
        first = (person.name.split() or [""])[0].casefold()
        fits = (word for word in (person.handle, first) if words.is_handle(word, known))
        return fields | {"assignee": next(fits, role)}

    def tick(self, item: FollowUpItem, done: bool) -> None:
        """Mark a follow-up as done or open again: an action of notes in its line.

        Raises:
            Conflict: The note has changed under it; nothing was changed.
        """
        label = f"{'ticked' if done else 'opened'} {named(item.text)}"
        self.amend(item, label=label, state="done" if done else "open")

    def redate(self, item: FollowUpItem, due: date | None) -> None:
        """Give an action another date, or none.

        Raises:
            BadInput: It is no action.
            Conflict: The note has changed under it.
        """
        _only("action", item, "has a date")
        self.amend(item, label="changed a date", due=due)

    def hand_over(self, item: FollowUpItem, assignee: Assignee) -> None:
        """Make an action mine or theirs.

        Raises:
            BadInput: It is no action.
            Conflict: The note has changed under it.
        """
        _only("action", item, "has an owner")
        self.amend(item, label="handed an action over", assignee=assignee)

    def drop(self, *items: FollowUpItem, reason: str = "") -> None:
        """Let go of it; its words stay where they are.

        Args:
            items: It; of advice that several people gave all of them.
            reason: Why, in a line; private.

        Raises:
            BadInput: The reason is too long.
            Conflict: The note has changed under it.
        """
        label = f"let go of {named(items[0].text)}"
        self.amend(*items, label=label, state="dropped", reason=reason)

    def answer(self, item: FollowUpItem, text: str) -> None:
        """Answer a question, which closes it.

        Raises:
            BadInput: It is no question, or the answer is empty or too long.
            Conflict: The note has changed under it.
        """
        _only("question", item, "has an answer")
        text = required_line(text, "the answer", field="answer", limit=LINE_LIMIT)
        self.amend(item, label="answered a question", answer=text)

    def hand_on(self, item: FollowUpItem, whom: str, back: date | None = None) -> None:
        """Say who is asked a question instead: "I don't know" is an answer. It stays open.

        Args:
            item: The question.
            whom: Who may know.
            back: The day on which it comes back; a week from now if left out.

        Raises:
            BadInput: It is no question, or nobody is named.
            Conflict: The note has changed under it.
        """
        _only("question", item, "can be handed on")
        whom = required_line(whom, "a name", field="handed_to")
        day = {} if back is None else {"back": back}
        self.amend(item, label="handed a question on", handed_to=whom, **day)

    def find_out(self, item: FollowUpItem, back: date | None = None) -> None:
        """Keep a question as one to find out oneself; it stays open, and nobody else is asked.

        Args:
            item: The question.
            back: The day on which it comes back; a week from now if left out.

        Raises:
            BadInput: It is no question.
            Conflict: The note has changed under it.
        """
        _only("question", item, "can be kept as to find out")
        fields: dict[str, Any] = {"to_find_out": True, "handed_to": ""}
        fields |= {} if back is None else {"back": back}
        self.amend(item, label="kept a question to find out", **fields)

    def tell(self, item: FollowUpItem, on: date | None = None) -> None:
        """Say that who had asked was told what was learned.

        Args:
            item: The question.
            on: The day; today if left out.

        Raises:
            BadInput: There is nothing to tell.
            Conflict: The note has changed under it.
        """
        if not item.learned:
            raise BadInput("Nothing was learned there that waits to be told.")
        told = on or self.context.today()
        self.amend(item, label="told what was learned", told=told)


def _only(kind: str, item: FollowUpItem, what: str) -> None:
    if item.kind != kind:
        raise BadInput(f"Only {'an' if kind[0] == 'a' else 'a'} {kind} {what}.")
