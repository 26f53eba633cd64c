"""The fields of a wrap-up, and the headings above them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from mentorjournal.data.form_drafts import Draft
from mentorjournal.data.notes.action_fields import taken_apart
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal.sessions import Reworded
from mentorjournal.mentoring.cadence_words import RHYTHM_WORDS
from mentorjournal.screens.dialogs.book_session import TIME_HINT
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.wrap_up_words import WrapUpWords
from mentorjournal.times import parse_time
from mentorjournal.widgets.field_line import FieldLine
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import line

ACTION, NEW = "action-", "new-"
"""How the ids of the fields begin that are about an action, or about one more."""
CALLS, COUNTED = "calls", "count"
"""The field that asks whether calls between meetings count, and its yes."""
WHO_WIDTH, DAY_WIDTH = 9, 17
NEXT_WIDTH, TIME_WIDTH = 15, 8
SUMMARY_HINT = "What it was about, in brief. Alt+enter begins a new row."
NEW_HINT = "Something else that was promised; @who and due:fri count. It goes into the notes."
CALLS_BESIDE = "you call between meetings"
CALLS_HINT = "If they count, a month without a call is stale. It is asked once."
REFLECTION_HINT = "Private for ever: what went well, what otherwise, what did it teach you?"


def head(words: str, beside: str = "") -> Content:
    """The heading of a part."""
    return line((words, "bold $foreground"), (f"   {beside}" if beside else "", "$muted"))


def summary(session: Session, draft: Draft) -> FieldRow:
    """What was talked about."""
    field = Field("summary", "Summary", "prose", session.summary, hint=SUMMARY_HINT)
    return FieldRow(field, draft.get(field.id), labels=0)


def action(words: WrapUpWords, name: str, item: FollowUpItem, draft: Draft) -> FieldLine:
    """Whose an action is, by when, and what it says."""
    who, due = words.whose(item.wording), words.by_when(item.wording)
    fields = (
        Field(f"{name}-who", "Whose", value=who, anew=True, ghost="me"),
        Field(f"{name}-due", "By when", value=due, reads=words.day, ghost="–"),
        Field(f"{name}-text", "Action", value=taken_apart(item.wording).words),
    )
    return FieldLine(fields, (WHO_WIDTH, DAY_WIDTH), draft)


def one_more(number: int, draft: Draft) -> FieldRow:
    """Room for an action that stands nowhere yet."""
    field = Field(f"{NEW}{number}", "One more action", hint=NEW_HINT, ghost="one more…")
    return FieldRow(field, draft.get(field.id), labels=0)


def next_date(
    words: WrapUpWords, session: Session, following: Session | None, draft: Draft
) -> FieldLine:
    """The day of the next session, its time, and how it will be held."""
    day = words.shown(following.on) if following else ""
    at = (following.at if following else None) or ""
    channel = (following or session).channel
    fields = (
        Field("next_on", "Next date", value=day, reads=words.day, ghost="–"),
        Field("next_at", "Next time", value=at, reads=parse_time, ghost="–", hint=TIME_HINT),
        Field("next_channel", "Next channel", "choice", channel, options=CHANNELS),
    )
    return FieldLine(fields, (NEXT_WIDTH, TIME_WIDTH), draft)


def calls(relationship: Relationship, draft: Draft) -> FieldRow:
    """Whether calls between meetings shall count from now on; asked once."""
    before = RHYTHM_WORDS[relationship.rhythm]
    options = (("as-before", f"no, {before}"), (COUNTED, "yes, let them count"))
    field = Field(CALLS, "Calls in between", "choice", options=options, hint=CALLS_HINT)
    return FieldRow(field, draft.get(field.id), labels=0)


def lines_of(
    words: WrapUpWords, actions: Mapping[str, FollowUpItem], values: dict[str, str]
) -> tuple[list[Reworded], list[str]]:
    """The actions that are reworded in the notes, and the lines that are added to these.

    Args:
        words: Reads the fields.
        actions: The open actions of the notes, by the name of their fields.
        values: What stands in the fields.

    Raises:
        BadInput: An action says nothing, is nobody's, or its date is none.
    """
    reworded = []
    for name, item in actions.items():
        wording = words.reworded(item.wording, name, values)
        if wording != item.wording:
            reworded.append(Reworded(item.line or 0, item.expected_line, item.mark + wording))
    added = [
        words.line(text, field)
        for field, text in values.items()
        if field.startswith(NEW) and text.strip()
    ]
    return reworded, added


def reflection(session: Session, draft: Draft) -> FieldRow:
    """What nobody else reads."""
    field = Field(
        "reflection",
        "Reflection",
        "prose",
        session.reflection,
        hint=REFLECTION_HINT,
        private=True,
    )
    return FieldRow(field, draft.get(field.id), labels=0)
