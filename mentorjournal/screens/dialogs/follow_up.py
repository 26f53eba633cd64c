"""The forms that add a follow-up and change one, be it a record or a line of notes."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Assignee
from mentorjournal.data.records.models import FollowUp, FollowUpKind, Relationship
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.came_of import fields_of_advice
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date, typed_date

KINDS = (("action", "action"), ("advice", "advice"), ("question", "question"))
STATES = (("open", "open"), ("done", "done"), ("dropped", "dropped"))
DUE_HINT = "2026-12-01, fri, +2w; empty for no date. For actions."
BACK_HINT = "2026-12-01, fri, +2w: then it stands under Next; a week from now where empty."
WHAT_HINT = "In a line. An action that ends with “every 2w” comes back when it is done."
LINE_HINT = "The line of the notes behind its mark; it is changed there."


def add_follow_up_form(journal: Journal, relationship: Relationship) -> FormDialog[FollowUp]:
    """A form that ends with the new follow-up."""
    name = journal.relationships.person(relationship).name
    fields = (
        Field("text", "What", required=True, hint=WHAT_HINT),
        Field("kind", "It is", "choice", "action", options=KINDS),
        Field(
            "assignee",
            "Whose",
            "choice",
            "me",
            hint="For actions: who has promised it.",
            options=(("me", "mine"), ("them", f"{name}'s")),
        ),
        Field("due", "Due", hint=DUE_HINT),
    )

    def add(values: dict[str, str]) -> FollowUp:
        return journal.follow_ups.add(
            relationship,
            values["text"],
            kind=cast(FollowUpKind, values["kind"]),
            assignee=cast(Assignee, values["assignee"]),
            due=typed_date(values, "due", journal.today()),
        )

    return FormDialog("Add a follow-up", fields, add, draft=f"follow-up of {relationship.uid}")


def edit_follow_up_form(journal: Journal, follow_up: FollowUp) -> FormDialog[bool]:
    """A form for a record; it asks what its kind can have, and ends with True once kept."""
    return follow_up_form(journal, journal.follow_ups.item_of(follow_up))


def follow_up_form(journal: Journal, *items: FollowUpItem) -> FormDialog[bool]:
    """A form for a follow-up; it asks what its kind can have, and ends with True once kept.

    Args:
        journal: Where it is kept.
        items: The follow-up; of advice that several people gave all of them, which then get
            the same.
    """
    item = items[0]
    fields = [*_words(items), *_fields_of_kind(journal, items)]
    if item.kind != "action":
        # What one comes for is the answer; a key too early must not change what is shared.
        fields = [*_fields_of_kind(journal, items), *_words(items)]
    fields.append(Field("state", "It is", "choice", item.state, options=STATES))
    fields.append(replace(_why_field(item), when=lambda values: values["state"] == "dropped"))

    def save(values: dict[str, str]) -> bool:
        changed: dict[str, Any] = {
            field.id: values[field.id] for field in fields if values[field.id] != field.at_first
        }
        for day in {"due", "reported", "back", "told"} & changed.keys():
            past = day in ("reported", "told")
            changed[day] = typed_date(values, day, journal.today(), past=past)
        for flag in {"to_find_out", "helped"} & changed.keys():
            changed[flag] = bool(changed[flag])
        journal.follow_ups.amend(*items, **changed)
        return True

    return FormDialog(
        f"Edit this {item.kind}",
        fields,
        save,
        intro=_whole(items, journal.today()),
        draft=f"follow-up {item.key}",
        anew=lambda: follow_up_form(journal, *as_kept(journal, *items)),
    )


def redate_form(journal: Journal, item: FollowUpItem) -> FormDialog[bool]:
    """Asks for another date of an action."""
    field = Field("due", "Due", value=shown_date(item.due), hint=DUE_HINT)

    def save(values: dict[str, str]) -> bool:
        journal.follow_ups.redate(item, typed_date(values, "due", journal.today()))
        return True

    return FormDialog(
        "When is it due?",
        (field,),
        save,
        intro=_about(item),
        draft=f"due {item.key}",
        anew=lambda: redate_form(journal, *as_kept(journal, item)),
    )


def let_go_form(journal: Journal, *items: FollowUpItem) -> FormDialog[bool]:
    """Asks why a follow-up is let go; nobody owes a reason.

    Args:
        journal: Where it is kept.
        items: It; of advice that several people gave all of them.
    """
    item = items[0]

    def save(values: dict[str, str]) -> bool:
        journal.follow_ups.drop(*items, reason=values["reason"])
        return True

    return FormDialog(
        "Let go, because",
        (_why_field(item),),
        save,
        intro=_about(item),
        draft=f"drop {item.key}",
        anew=lambda: let_go_form(journal, *as_kept(journal, *items)),
    )


def _why_field(item: FollowUpItem) -> Field:
    hint = "In a line; private. It may stay empty."
    return Field("reason", "Why", value=item.reason, hint=hint, private=True)


def hand_on_form(journal: Journal, item: FollowUpItem) -> FormDialog[bool]:
    """Asks who is asked a question instead, or when I find out, and when it comes back."""
    whom = "Who may know, by name; empty to find it out yourself."
    fields = (
        Field("handed_to", "Whom", value=item.handed_to, hint=whom, private=True),
        Field("back", "Back on", value=shown_date(item.back), hint=BACK_HINT),
    )

    def save(values: dict[str, str]) -> bool:
        back = typed_date(values, "back", journal.today())
        if values["handed_to"].strip():
            journal.follow_ups.hand_on(item, values["handed_to"], back)
        else:
            journal.follow_ups.find_out(item, back)
        return True

    return FormDialog(
        "Who may know?",
        fields,
        save,
        intro=_about(item),
        draft=f"ask {item.key}",
        anew=lambda: hand_on_form(journal, *as_kept(journal, item)),
    )


def answer_form(journal: Journal, item: FollowUpItem) -> FormDialog[bool]:
    """Asks what was learned, or what the answer is; that closes the question."""
    field = Field(
        "answer",
        "What you learned" if item.in_hand else "Answer",
        value=item.answer,
        required=True,
        hint="It closes the question; then whoever asked can be told.",
        private=True,
    )

    def save(values: dict[str, str]) -> bool:
        journal.follow_ups.answer(item, values["answer"])
        return True

    return FormDialog(
        "The answer",
        (field,),
        save,
        intro=_about(item),
        draft=f"know {item.key}",
        anew=lambda: answer_form(journal, *as_kept(journal, item)),
    )


def _about(item: FollowUpItem) -> str:
    return item.text


def _whole(items: tuple[FollowUpItem, ...], today: date) -> str:
    """Where it was written, and all that it says where no field below does."""
    item = items[0]
    said = "\n".join(dict.fromkeys(each.text for each in items))
    where = f"From the notes of {show_date(item.since, today)}" if item.session else ""
    if len(items) == 1 and "\n" not in item.text:
        return f"{where}." if where else ""
    return f"{where}:\n{said}" if where else said


def _words(items: tuple[FollowUpItem, ...]) -> list[Field]:
    """Its words, unless several people said them."""
    item = items[0]
    if len(items) > 1:
        return []
    if item.record is not None:
        return [Field("text", "What", value=item.text, required=True, hint=WHAT_HINT)]
    return [Field("text", "What", value=item.wording, required=True, hint=LINE_HINT)]


def _fields_of_kind(journal: Journal, items: tuple[FollowUpItem, ...]) -> list[Field]:
    item = items[0]
    if item.kind == "action":
        owners = (("me", "mine"), ("them", "theirs"))
        return [
            Field("assignee", "Whose", "choice", item.assignee, options=owners),
            Field("due", "Due", value=shown_date(item.due), hint=DUE_HINT),
            Field("result", "Outcome", value=item.result, hint="What came of it.", private=True),
        ]
    if item.kind == "question":
        return [
            Field(
                "answer",
                "Answer",
                value=item.answer,
                hint="An answer closes the question.",
                private=True,
            ),
            Field(
                "handed_to",
                "Handed to",
                value=item.handed_to,
                hint="Who is asked instead.",
                private=True,
            ),
            Field(
                "to_find_out",
                "To find out",
                "toggle",
                "yes" if item.to_find_out else "",
                hint="“I don't know” is an answer: it stays on the list until there is another.",
            ),
            Field("back", "Back on", value=shown_date(item.back), hint=BACK_HINT),
            Field(
                "told",
                "Told on",
                value=shown_date(item.told),
                hint="The day whoever had asked heard what you learned for it.",
            ),
        ]
    return fields_of_advice(journal, *items)
