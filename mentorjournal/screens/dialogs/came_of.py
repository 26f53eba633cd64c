"""The form that asks what came of advice, in the words of the side on which I am."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_words import became
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date, typed_date
from mentorjournal.text import first_word, named

NOTHING_SAID = "Say what was done with it, or on which day that was told."


def fields_of_advice(journal: Journal, *items: FollowUpItem) -> list[Field]:
    """What is asked of advice, in the words of the side on which I am.

    Args:
        journal: Who gave it, or was given it.
        items: It; of advice that several people gave all of them.
    """
    item = items[0]
    names = dict.fromkeys(_first_name(journal, each) for each in items)
    who = " and ".join(names) or "somebody"
    if item.given:
        done, told = f"What {who} did with it.", f"The day {who} told you what came of it."
        label = "Reported back"
    else:
        done, told = "What you did with it.", f"The day you told {who} what came of it."
        label = "Told"
    return [
        Field("tried", "Tried", value=item.tried, hint=done, private=True),
        Field("result", "Result", value=item.result, hint="What came of it.", private=True),
        Field(
            "helped",
            "It helped",
            "toggle",
            "yes" if item.helped else "",
            hint="Whether it was good advice; it is counted in what was given.",
            private=True,
        ),
        Field(
            "reported",
            label,
            value=shown_date(item.reported),
            hint=f"{told} That closes it.",
            anew=True,
        ),
    ]


def came_of_form(journal: Journal, *items: FollowUpItem) -> FormDialog[str]:
    """Asks what came of advice, one step further than it is.

    Ends with how it stands, in words.
    Once something was tried, today stands where it is asked when that was told.

    Args:
        journal: Where it is kept.
        items: It; of advice that several people gave all of them.

    Raises:
        NotFound: It is no advice.
    """
    item = items[0]
    if item.kind != "advice":
        raise NotFound("Only of advice this is asked; a question has an answer.")
    fields = fields_of_advice(journal, *items)
    if item.reported is None and (item.tried or item.result):
        fields[-1] = replace(fields[-1], value="today")
    known = {"tried": item.tried, "result": item.result, "helped": item.helped}

    def save(values: dict[str, str]) -> str:
        told = typed_date(values, "reported", journal.today(), past=True)
        if not (told or any(values[name].strip() for name in known)):
            raise BadInput(NOTHING_SAID, field="tried")
        now: dict[str, Any] = {
            "tried": values["tried"],
            "result": values["result"],
            "helped": bool(values["helped"]),
            "reported": told,
        }
        before = {**known, "reported": item.reported}
        fresh = {name: value for name, value in now.items() if value != before[name]}
        label = f"what came of {named(item.text)}"
        journal.follow_ups.amend(*items, label=label, **fresh)
        return became(replace(item, **now))

    return FormDialog(
        "What came of it",
        fields,
        save,
        intro=item.text,
        draft=f"came of {item.key}",
        anew=lambda: came_of_form(journal, *as_kept(journal, *items)),
    )


def _first_name(journal: Journal, item: FollowUpItem) -> str:
    if item.relationship is None:
        return "yourself"
    name = journal.relationships.person(journal.relationships.get(item.relationship)).name
    return first_word(name)
