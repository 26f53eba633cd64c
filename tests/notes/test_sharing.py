"""What of the notes may be shared, and whose an action is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentorjournal.data.notes.follow_up_items import from_record, from_session
from mentorjournal.data.notes.index import shared_parts
from mentorjournal.data.notes.marks import assignee_of, handles_of, parse
from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.models import FollowUp, Session

_UID = "01890000-0000-7000-8000-000000000001"
_NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOTES = """Talked about the reorg.
! The talk landed
% She is tired
> Number first
Later she said more.

- [ ] Send it @me due:2026-11-27
- [x] Read it @ana
? Who owns pricing
= Go ahead
"""


def test_the_shared_parts_are_the_marked_lines() -> None:
    shared = shared_parts(NOTES, notes_shared=False)
    assert [b.text for b in shared.decisions] == ["Go ahead"]
    assert [b.text for b in shared.key_points] == ["The talk landed"]
    assert [b.text for b in shared.advice] == ["Number first"]
    assert [b.text for b in shared.actions] == ["Send it", "Read it"]
    assert [b.text for b in shared.questions] == ["Who owns pricing"]
    assert (shared.notes, shared.shared_lines, shared.private_lines) == ("", 6, 3)


def test_shared_notes_are_the_unmarked_lines_without_private_ones() -> None:
    shared = shared_parts(NOTES, notes_shared=True)
    assert shared.notes == "Talked about the reorg.\n\nLater she said more.\n"
    assert (shared.shared_lines, shared.private_lines) == (8, 1)


def test_marks_with_nothing_behind_them_are_not_shared() -> None:
    shared = shared_parts("! \n- [ ] \n> \n% \n", notes_shared=True)
    assert shared.key_points + shared.actions + shared.advice == ()
    assert shared.notes == ""
    assert (shared.shared_lines, shared.private_lines) == (0, 0)


@pytest.mark.parametrize(
    ("who", "my_role", "owner"),
    [
        ("", "mentor", "me"),
        ("@me", "mentor", "me"),
        ("@mentor", "mentor", "me"),
        ("@mentor", "protege", "them"),
        ("@protege", "mentor", "them"),
        ("@Protégé", "protege", "me"),
        ("@ana", "mentor", "them"),
        ("@Ana-Lima", "mentor", "them"),
        ("@analima", "mentor", "them"),
        ("@al", "mentor", "them"),
        ("@priya", "mentor", "me"),
    ],
)
def test_an_action_belongs_to_whom_its_handle_names(who: str, my_role: MyRole, owner: str) -> None:
    (block,) = parse(f"- [ ] Send it {who}")
    assert assignee_of(block, my_role, handles_of("Ana Lima", "al")) == owner


def test_a_handle_matches_without_its_accents() -> None:
    (block,) = parse("- [ ] Send it @zoe")
    assert assignee_of(block, "mentor", handles_of("Zoë Åberg")) == "them"


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("José Álvarez", "jose\u0301"),
        ("José Álvarez", "JOSE\u0301-A\u0301lvarez"),
        ("Zoë Åberg", "zoe\u0308.a\u030aberg"),
        ("Việt Nguyễn", "vie\u0323\u0302t"),
        ("Сергей Иванов", "серге\u0438\u0306"),
        ("किरण सिंह", "किरण-सिंह"),
        ("กิ่ง ทอง", "กิ่ง"),
        ("محمّد علي", "محمّد"),
    ],
)
def test_a_handle_goes_on_behind_accents_and_vowels_that_are_characters_of_their_own(
    name: str, handle: str
) -> None:
    (block,) = parse(f"- [ ] Send it @{handle}")
    assert (block.text, block.who) == ("Send it", handle)
    assert assignee_of(block, "mentor", handles_of(name)) == "them"


@pytest.mark.parametrize("behind", [",", "،", "؟", "।", "。", "…", "’s", "”", "՝", "׃"])
def test_a_handle_ends_before_a_sign_of_any_script(behind: str) -> None:
    (block,) = parse(f"- [ ] Ask @ana{behind} soon")
    assert block.who == "ana"


def test_a_session_gives_its_actions_advice_and_questions_as_items() -> None:
    session = Session(
        uid=_UID, created=_NOW, updated=_NOW, relationship=_UID, on=date(2026, 11, 20), notes=NOTES
    )
    items = from_session(session, "mentor", handles_of("Ana Lima"))
    assert [(i.kind, i.text, i.assignee, i.open, i.line) for i in items] == [
        ("advice", "Number first", "me", True, 3),
        ("action", "Send it", "me", True, 6),
        ("action", "Read it", "them", False, 7),
        ("question", "Who owns pricing", "me", True, 8),
    ]
    assert items[1].expected_line == "- [ ] Send it @me due:2026-11-27"
    assert (items[1].due, items[1].since) == (date(2026, 11, 27), date(2026, 11, 20))
    assert (items[1].session, items[1].record, items[1].relationship) == (_UID, None, _UID)


def test_a_record_gives_an_item_too() -> None:
    record = FollowUp(
        uid=_UID, created=_NOW, updated=_NOW, text="Thank Ben", assignee="them", state="dropped"
    )
    item = from_record(record)
    assert (item.kind, item.text, item.assignee, item.open) == (
        "action",
        "Thank Ben",
        "them",
        False,
    )
    assert (item.record, item.session, item.line, item.since) == (
        _UID,
        None,
        None,
        date(2026, 11, 22),
    )
