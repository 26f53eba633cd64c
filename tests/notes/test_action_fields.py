"""An action in its fields, and worded anew from them."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.notes.action_fields import ActionFields, put_together, taken_apart
from mentorjournal.data.notes.words import read

FRI = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("wording", "fields"),
    [
        ("Send the deck", ActionFields("Send the deck")),
        (
            "Send the deck @ana due:2026-12-04 #pitch",
            ActionFields("Send the deck #pitch", "ana", "2026-12-04"),
        ),
        ("@ana asks HR", ActionFields("asks HR", "ana")),
        ("Talk to @ana", ActionFields("Talk to @ana", "ana")),
        ("Send due:fri the deck", ActionFields("Send the deck", "", "fri")),
        ("one due:31feb", ActionFields("one", "", "31feb")),
    ],
)
def test_an_action_is_taken_apart(wording: str, fields: ActionFields) -> None:
    assert taken_apart(wording) == fields


@pytest.mark.parametrize(
    ("wording", "changes", "line"),
    [
        ("Send it @me  #a", {}, "Send it @me  #a"),
        ("Send it @me #a", {"due": FRI}, "Send it @me #a due:2026-12-04"),
        ("Send it due:fri #a", {"due": FRI}, "Send it due:2026-12-04 #a"),
        ("Send it due:31feb", {"due": None}, "Send it"),
        ("Send it @me due:2026-12-04", {"who": "ana"}, "Send it @ana due:2026-12-04"),
        ("Send it", {"who": "ana"}, "Send it @ana"),
        ("Send it @ana due:fri", {"words": "Send all"}, "Send all @ana due:fri"),
        ("Send it @ana", {"words": "Send it @me due:fri"}, "Send it @me due:fri"),
        ("@ana asks HR", {"words": "asks them"}, "asks them @ana"),
        ("Talk to @ana", {"words": "Talk with @ana"}, "Talk with @ana"),
    ],
)
def test_only_what_was_changed_is_worded_anew(
    wording: str, changes: dict[str, object], line: str
) -> None:
    words = str(changes.pop("words", taken_apart(wording).words))
    assert put_together(wording, words, **changes) == line  # type: ignore[arg-type]


@pytest.mark.parametrize("tail", ["", " @ana", " due:2026-12-04", " @ana due:2026-12-04 #pitch"])
def test_new_words_keep_whose_it_is_and_by_when(tail: str) -> None:
    before = read(f"Send the deck{tail}")
    after = read(put_together(f"Send the deck{tail}", "Mail it"))
    assert (after.who, after.due) == (before.who, before.due)
