"""What becomes of a record or of a line of notes when a follow-up is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.notes import marks, words
from mentorjournal.data.notes.follow_up_items import OUTCOME, FollowUpItem
from mentorjournal.data.records.line_history import LineHistory
from mentorjournal.data.records.models import FollowUp, FollowUpKind, Session
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.finding_out import finding_out
from mentorjournal.text import LINE_LIMIT, one_line, optional_line, required_line

_TEXTS = {
    "tried": "what was tried",
    "result": "the result",
    "answer": "the answer",
    "handed_to": "a name",
    "reason": "the reason",
}
_CLOSING: dict[str, str] = {"advice": "reported", "question": "answer"}


def checked(kind: FollowUpKind, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as they may be kept.

    Raises:
        BadInput: A text is too long, or the follow-up itself would be empty.
    """
    fields = dict(fields)
    if "text" in fields:
        fields["text"] = required_line(
            fields["text"], f"the {kind}", field="text", limit=LINE_LIMIT
        )
    for name in _TEXTS.keys() & fields.keys():
        fields[name] = optional_line(fields[name], _TEXTS[name], field=name)
    return fields


def changed_record(
    record: FollowUp, item: FollowUpItem, fields: dict[str, Any], today: date
) -> FollowUp:
    """The record with fields changed, and with the state and the day they bring along.

    Args:
        record: The record.
        item: The same as an item.
        fields: What changes, checked.
        today: The local day.
    """
    return replace(record, **fields | _consequences(item, fields, today))


def _consequences(item: FollowUpItem, fields: dict[str, Any], today: date) -> dict[str, Any]:
    """State, report or answer, and closing day, as the fields bring them along."""
    closing = _CLOSING.get(item.kind, "")
    more: dict[str, Any] = {}
    state = fields.get("state", item.state)
    new = fields.get(closing, getattr(item, closing, None)) != getattr(item, closing, None)
    if closing and new and (state == item.state or state == "open"):
        state = "done" if fields[closing] else "open"
    elif closing and state == "open" and "state" in fields:
        more[closing] = "" if closing == "answer" else None
    if item.kind == "question":
        more |= finding_out(item, fields, state, today)
    if item.reason and state != "dropped":
        more["reason"] = ""
    closed = item.closed if state == item.state else None if state == "open" else today
    return more | {"state": state, "closed": closed}


def changed_line(
    session: Session,
    item: FollowUpItem,
    fields: dict[str, Any],
    today: date,
    new_uid: Callable[[], str],
) -> Session:
    """The session with one line of its notes changed, or what is kept beside that line.

    Args:
        session: The session in whose notes it stands.
        item: The follow-up as it was read.
        fields: What changes, checked; `assignee` is what shall stand behind `@`.
        today: The local day.
        new_uid: Gives the uid of a new history.

    Raises:
        Conflict: The line does not read any more as it did.
    """
    if item.line is None:
        raise NotFound("This stands in no note.")
    known = fields | _consequences(item, fields, today)
    line = _edited(item, known)
    notes = marks.set_line(session.notes, item.line, item.expected_line, line)
    outcome = {name: known[name] for name in (*OUTCOME, "state") if name in known}
    if item.kind == "action" and known["state"] != "dropped":
        # Whether an action is done its line says; beside it stands the day.
        outcome |= {"state": "open"}
    lines = []
    for history in session.lines:
        if history.uid == item.history or history.line != item.line:
            lines.append(history)
    if all(history.uid != item.history for history in lines):
        lines.append(LineHistory(uid=new_uid(), line=item.line, text=line))
        changed = lines[-1].uid
    else:
        changed = item.history or ""
    beside = (
        _told(history, item, line, outcome) if history.uid == changed else history
        for history in lines
    )
    return replace(session, notes=notes, lines=tuple(each for each in beside if _tells(each)))


def _edited(item: FollowUpItem, fields: dict[str, Any]) -> str:
    """How the line reads with other words, owner, date and tick."""
    head, body = item.mark, item.wording
    if "text" in fields:
        body = one_line(fields["text"])
    if item.kind != "action":
        return head + body
    if "assignee" in fields:
        body = words.hand(body, fields["assignee"])
    if "due" in fields:
        body = words.redate(body, fields["due"])
    if (fields["state"] == "done") != (item.state == "done"):
        head = marks.ticked_box(head, done=fields["state"] == "done")
    return head + body


def _told(
    history: LineHistory, item: FollowUpItem, line: str, outcome: dict[str, Any]
) -> LineHistory:
    text = line if history.line == item.line else history.text
    return replace(history, text=text, **outcome)


def _tells(history: LineHistory) -> bool:
    """Whether it says anything that the line does not."""
    return history != LineHistory(
        uid=history.uid, line=history.line, text=history.text, lost=history.lost
    )
