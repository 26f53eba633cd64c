"""The fields of a wrap-up, and the headings above them."""

from __future__ import annotations

from textual.content import Content

from mentorjournal.data.form_drafts import Draft
from mentorjournal.data.notes.action_fields import taken_apart
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Session
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.wrap_up_words import WrapUpWords
from mentorjournal.widgets.field_line import FieldLine
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import line

ACTION, NEW = "action-", "new-"
"""How the ids of the fields begin that are about an action, or about one more."""
WHO_WIDTH, DAY_WIDTH = 9, 17
SUMMARY_HINT = "What it was about, in brief. Alt+enter begins a new row."
NEW_HINT = "Something else that was promised; @who and due:fri count. It goes into the notes."
REFLECTION_HINT = "Private for ever: what went well, what would you do otherwise?"


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
    """The day of the next session, and how it will be held."""
    day = words.shown(following.on) if following else ""
    channel = (following or session).channel
    fields = (
        Field("next_on", "Next date", value=day, reads=words.day, ghost="–"),
        Field("next_channel", "Next channel", "choice", channel, options=CHANNELS),
    )
    return FieldLine(fields, (DAY_WIDTH,), draft)


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
