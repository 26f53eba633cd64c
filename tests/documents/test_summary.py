"""A session summary says who, when and what, and leaves out what is empty."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Person, Relationship, Session
from mentorjournal.documents import summary
from mentorjournal.documents.chat import to_chat
from mentorjournal.documents.document import Bullets, Document, Item
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.pay.rule import clearing, hold_back, pay_rule
from mentorjournal.documents.plain_text import to_text
from mentorjournal.documents.promises import action
from tests.documents.filled import UID
from tests.documents.reading import sections, strict, words

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BASE: dict[str, Any] = {"uid": UID, "created": NOW, "updated": NOW}
ANA = Person(**BASE, name="Ana Lima", handle="ana")
CARLA = Person(**BASE, name="Carla Diaz", is_me=True)
BOND = Relationship(**BASE, person=UID, my_role="mentor")
NOTES = """Talked about the reorg.
! The talk landed
> Number first,
> then the story
- [ ] Send the deck @me due:2026-11-27 #pitch
  the short one
- [x] Ask for the slot @ana
? Who owns pricing
= Go ahead
% private
"""


def summary_of(pair: Pair | None = None, **fields: Any) -> Document:
    values: dict[str, Any] = {"on": date(2026, 11, 24), "notes": NOTES, "minutes": 45}
    session = Session(**BASE, relationship=UID, **(values | fields))
    facts = summary.SummaryFacts(session, pair or Pair(BOND, ANA, CARLA), date(2026, 12, 8))
    return summary.build(facts, "other").document


def test_a_summary_has_its_sections_in_order() -> None:
    found = sections(to_markdown(summary_of(summary="We agreed on *pricing*.")))
    assert list(found) == [
        "",
        "In short",
        "Summary",
        "Decisions",
        "Key points",
        "Advice",
        "Actions",
        "For next time",
    ]
    assert found[""].splitlines() == [
        "Mentoring session of Carla and Ana, 24 Nov 2026: Go ahead",
        "Mentor: Carla Diaz · Protégé: Ana Lima",
        "Tue 24 Nov 2026 · call · 45 minutes",
    ]
    assert found["Summary"] == "We agreed on pricing.\n"
    assert found["Advice"] == "Number first,\nthen the story\n"
    assert found["Actions"].splitlines() == [
        "[ ] Carla: Send the deck — by Fri 27 Nov 2026",
        "the short one",
        "[x] Ana: Ask for the slot",
    ]
    assert found["For next time"].splitlines() == ["Who owns pricing"]
    # What is to be done, and when the two meet again, stand together on top.
    assert found["In short"].splitlines()[-1] == "Next session: Tue 8 Dec 2026"


@pytest.mark.parametrize("most", range(7))
def test_the_beginning_of_a_summary_is_how_the_whole_one_begins(most: int) -> None:
    session = Session(
        **BASE, relationship=UID, on=date(2026, 11, 24), notes=NOTES, notes_shared=True
    )
    facts = summary.SummaryFacts(session, Pair(BOND, ANA, CARLA))

    whole = summary.build(facts, "other", around=False).document
    begun = summary.build(facts, "other", most=most, around=False).document

    items, fewer = _items(whole), _items(begun)
    assert fewer == items[:most]
    assert begun.blocks[-1] == whole.blocks[-1]


def _items(document: Document) -> list[Item]:
    lists = [block for block in document.blocks if isinstance(block, Bullets)]
    return [item for each in lists for item in each.items]


def test_the_sections_without_content_are_left_out() -> None:
    assert list(sections(to_markdown(summary_of(notes="! only this", summary="Yes.")))) == [
        "",
        "Summary",
        "Key points",
    ]


def test_a_missing_summary_leaves_its_part_out() -> None:
    assert list(sections(to_markdown(summary_of())))[:3] == ["", "In short", "Decisions"]
    assert "summary was" not in to_markdown(summary_of()).lower()
    assert "Nothing was written down to share." in to_markdown(summary_of(notes="% x"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- [ ] ask @bob about it", "[ ] Carla: ask @bob about it"),
        ("- [ ] ping @nobody soon", "[ ] Carla: ping @nobody soon"),
        ("- [ ] write to the bank @bob", "[ ] Carla: write to the bank @bob"),
        ("- [ ] talk to @me and @ana #tag", "[ ] Ana: talk to @me and @ana"),
        ("- [ ] see @bob with @ana", "[ ] Ana: see @bob with @ana"),
        ("- [ ] do it @ana", "[ ] Ana: do it"),
        ("- [ ] @ana do it", "[ ] Ana: do it"),
        ("- [ ] send it, @ana", "[ ] Ana: send it"),
    ],
)
def test_a_name_in_an_action_stands_once_and_stays_where_it_is_part_of_the_sentence(
    typed: str, said: str
) -> None:
    assert sections(to_markdown(summary_of(notes=typed)))["Actions"].splitlines()[0] == said


MINE, THEIRS = "- [ ] {} @me due:2026-12-{:02}\n", "- [ ] {} @ana due:2026-12-{:02}\n"


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        # No more is written down than would stand on top.
        (MINE.format("a", 1) + "! b\n= c\n", []),
        (NOTES, ["Carla: Send the deck — by Fri 27 Nov 2026", "Decided: Go ahead"]),
        (
            "".join(MINE.format(f"m{day}", day) for day in (9, 3, 7, 5)),
            [f"Carla: m{day[4:]} — by {day} Dec 2026" for day in ("Thu 3", "Sat 5", "Mon 7")],
        ),
        (
            "".join(THEIRS.format(f"t{day}", day) for day in (8, 2))
            + "".join(MINE.format(f"m{day}", day) for day in (9, 3, 7)),
            [
                "Carla: m3 — by Thu 3 Dec 2026",
                "Carla: m7 — by Mon 7 Dec 2026",
                "Ana: t2 — by Wed 2 Dec 2026",
            ],
        ),
        (
            "= one\n\n= two\n\n= three\n\n- [ ] no day @ana\n",
            ["Ana: no day", "Decided: one", "Decided: two"],
        ),
        ("! a\n\n! b\n\n! c\n\n! d\n\n- [x] done @me\n", []),
        ("% a\n\n% b\n\n% c\n\n- [ ] mine @me\n", []),
    ],
)
def test_a_long_summary_says_on_top_what_is_to_be_done_by_whom_and_when(
    notes: str, said: list[str]
) -> None:
    found = sections(to_markdown(summary_of(notes=notes)))
    following = ["Next session: Tue 8 Dec 2026"]
    assert found.get("In short", "").splitlines() == said + following * bool(said)
    assert (following[0] in found[""]) == (not said)
    assert "[ ]" not in found.get("In short", "")
    assert to_chat(summary_of(notes=notes)).count("In short:") == bool(said)


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("notes", "topic"),
    [
        ("plain\n% private\n", ""),
        ("? who owns it\n- [ ] ask @ana\n! it landed\n= go\n", ": go"),
        ("? who owns it\n- [ ] ask @ana\n! it landed\nand how\n", ": it landed"),
        ("> advice only\n? who owns it\n- [ ] ask them @ana\n", ": ask them"),
        (f"= {LONG}\n", ": one two three four five six seven eight nine ten eleven…"),
        ("= " + "長" * 61 + "\n", ": " + "長" * 59 + "…"),
        # A title is read as its line is, without the signs that set it.
        ("= Go **ahead** with [it](https://x.example) & `rate_a`\n", ": Go ahead with it & rate_a"),
        ("= _Go_ <b>2 * 3 * 4</b> \\*, snake_case\n", ": Go <b>2 * 3 * 4</b> *, snake_case"),
        ("= ![picture](https://x.example/i.png) [x](js:y)\n", ": picture [x](js:y)"),
    ],
)
def test_the_title_says_who_and_when_and_what_it_was_about(notes: str, topic: str) -> None:
    made = summary_of(notes=notes)
    assert made.name == f"Mentoring session of Carla and Ana, 24 Nov 2026{topic}"
    assert to_text(made).splitlines()[0] == made.name


def test_a_title_is_about_nothing_that_is_held_back() -> None:
    bond = msgspec.structs.replace(BOND, reporting_line="my-report")
    notes = "= Her salary first\n! It landed\n- [ ] Ask for more @salary\n"
    made = summary_of(Pair(bond, ANA, CARLA), notes=notes)
    assert made.name.endswith(": Her salary first")

    kept = hold_back(made, pay_rule("other", bond)).document
    assert kept.name == "Mentoring session of Carla and Ana, 24 Nov 2026: It landed"

    made = summary_of(Pair(bond, ANA, CARLA), notes="- [ ] Ask for more @salary\n")
    kept = hold_back(made, pay_rule("other", bond)).document
    assert kept.name == "Mentoring session of Carla and Ana, 24 Nov 2026"


def promise(text: str, since: int, **fields: Any) -> FollowUpItem:
    """A promise of the other person, written down on a day of November."""
    values: dict[str, Any] = {"kind": "action", "assignee": "them", "due": None}
    values |= {"relationship": UID, "words": text, "since": date(2026, 11, since)}
    return FollowUpItem(**(values | fields))


def done(on: int) -> dict[str, Any]:
    return {"state": "done", "closed": date(2026, 11, on)}


def test_a_summary_says_what_became_of_the_promises_before() -> None:
    promised = (
        promise("done long before", 1, **done(9)),
        promise("done since", 1, assignee="me", **done(11)),
        promise("done on the day", 1, **done(24)),
        promise("done later", 1, due=date(2026, 11, 20), **done(25)),
        promise("dropped", 1, state="dropped", closed=date(2026, 11, 12)),
        promise("ticked by typing, long before", 1, state="done"),
        promise("ticked by typing", 10, state="done"),
        promise("open", 2, due=date(2026, 12, 1)),
        promise("no question", 2, kind="question"),
    )
    session = Session(**BASE, relationship=UID, on=date(2026, 11, 24), notes="! Ok\n")
    facts = summary.SummaryFacts(
        session, Pair(BOND, ANA, CARLA), last_on=date(2026, 11, 10), promised=promised
    )

    found = sections(to_markdown(summary.build(facts, "other").document))
    assert found["Since last time"].splitlines() == [
        "[x] Carla: done since — done Wed 11 Nov 2026",
        "[x] Ana: done on the day — done Tue 24 Nov 2026",
        "[x] Ana: ticked by typing",
        "[ ] Ana: done later — by Fri 20 Nov 2026",
        "[ ] Ana: open — by Tue 1 Dec 2026",
    ]

    # What was kept since is not said to be late.
    facts = msgspec.structs.replace(facts, today=date(2026, 12, 2))
    found = sections(to_markdown(summary.build(facts, "other").document))
    assert found["Since last time"].splitlines()[3:] == [
        "[ ] Ana: done later — by Fri 20 Nov 2026",
        "[ ] Ana: open — was due Tue 1 Dec 2026",
    ]

    many = tuple(promise(f"p{day}", day) for day in range(1, 10))
    facts = msgspec.structs.replace(facts, promised=many)
    found = sections(to_markdown(summary.build(facts, "other").document))
    assert found["Since last time"].splitlines() == [
        *(f"[ ] Ana: p{day}" for day in (9, 8, 7, 6, 5)),
        "Also open: 4 more promises",
    ]

    first = msgspec.structs.replace(facts, last_on=None)
    assert "Since" not in to_markdown(summary.build(first, "other").document)


def test_what_is_in_short_is_held_back_where_any_of_it_speaks_of_pay() -> None:
    bond = msgspec.structs.replace(BOND, reporting_line="my-report")
    made = summary_of(Pair(bond, ANA, CARLA), notes=f"{NOTES}- [ ] Ask them\n  about the salary\n")
    assert "Ask them" in sections(to_markdown(made))["In short"]

    back = hold_back(made, pay_rule("other", bond))
    kept = to_markdown(back.document)

    # It stands in two places and is one text to decide on; put back, it is back in both.
    assert back.texts == ("Carla Ask them\nabout the salary",)
    rule = msgspec.structs.replace(pay_rule("other", bond), final=False)
    cleared = frozenset(map(clearing, back.texts))
    put_back = hold_back(made, msgspec.structs.replace(rule, cleared=cleared))
    assert put_back.document == made
    assert "Ask them" not in kept
    assert sections(kept)["In short"].splitlines() == [
        "Carla: Send the deck — by Fri 27 Nov 2026",
        "Decided: Go ahead",
        "Next session: Tue 8 Dec 2026",
    ]


def test_what_was_let_out_is_not_held_back_once_its_day_has_passed() -> None:
    notes = "- [ ] Ask about the salary @me due:2026-11-27\n"
    session = Session(**BASE, relationship=UID, on=date(2026, 11, 24), notes=notes)
    facts = summary.SummaryFacts(session, Pair(BOND, ANA, CARLA), today=date(2026, 11, 27))
    rule = pay_rule("other", msgspec.structs.replace(BOND, reporting_line="my-report"))
    back = hold_back(summary.build(facts, "other").document, rule)
    assert back.texts == ("Carla Ask about the salary by Fri 27 Nov 2026",)

    late = msgspec.structs.replace(facts, today=date(2026, 11, 28))
    cleared = frozenset(map(clearing, back.texts))
    rule = msgspec.structs.replace(rule, final=False, cleared=cleared)
    assert "was due" in to_text(hold_back(summary.build(late, "other").document, rule).document)


def test_shared_notes_stand_at_the_end_without_private_lines() -> None:
    found = sections(to_markdown(summary_of(notes_shared=True)))
    assert found["Notes"].splitlines()[0] == "Talked about the reorg."
    assert "private" not in to_markdown(summary_of(notes_shared=True))


def test_without_my_name_my_role_stands_for_me() -> None:
    text = to_text(summary_of(Pair(BOND, ANA)))
    assert "\nProtégé: Ana Lima\n" in text
    assert "- [ ] Mentor: Send the deck — by Fri 27 Nov 2026\n  the short one\n" in text


def test_two_of_the_same_first_name_are_told_apart() -> None:
    other = msgspec.structs.replace(CARLA, name="Ana Diaz")
    found = sections(to_markdown(summary_of(Pair(BOND, ANA, other))))
    assert found["Actions"].startswith("[ ] Ana Diaz: Send")


@pytest.mark.parametrize("state", ["planned", "missed", "moved"])
def test_a_session_that_did_not_happen_says_so(state: str) -> None:
    assert f"45 minutes · {state}\n" in to_text(summary_of(state=state))


def test_the_length_follows_from_the_times() -> None:
    ended = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
    text = to_text(summary_of(minutes=None, started=NOW, ended=ended, channel="face-to-face"))
    assert "Tue 24 Nov 2026 · face to face · 1 minute\n" in text


def test_actions_are_tasks_in_markdown() -> None:
    markdown = to_markdown(summary_of())
    assert "- [ ] **Carla**: Send the deck — by Fri 27 Nov 2026  \n  the short one\n" in markdown
    assert "- [x] **Ana**: Ask for the slot\n" in markdown
    entries = [t for t in strict().parse(markdown) if t.type == "inline" and "**Ana**" in t.content]
    assert words(entries) == "[x] Ana: Ask for the slot"


@pytest.mark.parametrize(
    ("due", "done", "said"),
    [
        (date(2026, 12, 2), False, "by Wed 2 Dec 2026"),
        (date(2026, 12, 1), False, "was due Tue 1 Dec 2026"),
        (date(2026, 12, 1), True, "by Tue 1 Dec 2026"),
        (None, False, ""),
    ],
)
def test_only_what_is_open_after_its_last_day_was_due(
    due: date | None, done: bool, said: str
) -> None:
    assert action("Send it", "Ana", due, done=done, today=date(2026, 12, 2)).tail == said
