"""What went out is remembered: for whom, when, and whether it says something else since."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.given import Given
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.naming import Format
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.journal.conftest import Clock


def test_a_summary_that_changed_since_it_was_given_has_another_mark(
    journal: Journal, clock: Clock
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    session = journal.sessions.log(ana, on=journal.today(), notes="! It landed\n! And why\n")
    exports = journal.exports
    wish = exports.wish("summary", ana)
    lines = exports.prepare(wish).lines
    less = replace(wish, left=frozenset({lines[1].key}))
    assert exports.given.last(less) is None

    given = exports.given.keep(less, exports.prepare(less), "file")
    assert isinstance(given, Given)
    assert (given.relationship, given.about, given.left) == (ana.uid, session.uid, (lines[1].key,))
    assert (given.on, given.document, given.audience) == (clock().date(), "summary", "other")
    assert exports.given.keep(less, exports.prepare(less), "file") == given
    assert exports.given.last(replace(wish, format="html")) == given
    for form in ("md", "txt", "html", "chat"):
        assert exports.prepare(replace(less, format=form)).mark == given.mark
    assert exports.prepare(wish).mark != given.mark
    assert "And why" in exports.chat(wish)
    assert "And why" not in exports.chat(less)

    journal.sessions.edit(session.uid, summary="Another word.")
    less = replace(exports.wish("summary", ana), left=less.left)
    assert exports.prepare(less).mark != given.mark
    clock.move(days=1)
    again = exports.given.keep(less, exports.prepare(less), "copy")
    assert exports.given.last(less) == again
    # That it went out cannot be undone; what the person changed before it can.
    journal.undo()
    assert journal.sessions.get(session.uid).summary == ""
    assert exports.given.last(less) == again


def test_a_line_that_was_left_out_does_not_come_back_in_other_words(
    journal: Journal, clock: Clock
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    notes = "! It landed\n! She doubts the VP\n- [ ] Ask @ana due:2026-12-01\n"
    session = journal.sessions.log(ana, on=journal.today(), notes=notes)
    exports = journal.exports
    wish = exports.wish("summary", ana)
    doubt = next(line for line in exports.prepare(wish).lines if "doubts" in line.text)
    less = replace(wish, left=frozenset({doubt.key}))
    exports.given.keep(less, exports.prepare(less), "file")

    def now(notes: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        journal.sessions.edit(session.uid, notes=notes)
        made = exports.prepare(exports.given.as_last(exports.wish("summary", ana)))
        return made.text, made.left_out, made.odd

    # What is said beside it, and another day of a promise, go on as before.
    text, left_out, odd = now(notes.replace("12-01", "12-04") + "! Another point\n")
    assert "Another point" in text
    assert "4 Dec" in text
    assert "doubts" not in text
    assert (left_out, odd) == (("1 line that you left out",), ())

    # In other words, or behind another mark, it cannot be told from what is new.
    for other in ("! She really doubts the VP", "> She doubts the VP"):
        text, left_out, odd = now(notes.replace("! She doubts the VP", other) + "! And more\n")
        assert "It landed" in text
        assert "doubts" not in text
        assert "And more" not in text
        assert left_out == ("2 lines that are new",)
        assert odd == (
            "A line that you left out says something else now, or is gone; what is new stays out "
            "until you take it in.",
        )
        assert "doubts" not in exports.chat(exports.given.as_last(exports.wish("summary", ana)))
    text, left_out, odd = now(notes.replace("! She doubts the VP\n", ""))
    assert (left_out, odd) == ((), ())

    # Given like that, what is new stays out in turn.
    now(notes.replace("doubts", "fears"))
    wish = exports.given.as_last(exports.wish("summary", ana))
    clock.move(days=1)
    exports.given.keep(wish, exports.prepare(wish), "copy")
    text, left_out, odd = now(notes.replace("doubts", "fears") + "! And more\n")
    assert "And more" in text
    assert "fears" not in text
    assert (left_out, odd) == (("1 line that you left out",), ())


def test_what_is_held_back_is_not_taken_for_a_line_that_changed(journal: Journal) -> None:
    maya = journal.relationships.begin("Maya Lind", "protege")
    notes = "! The salary\n! It landed\n"
    session = journal.sessions.log(maya, on=journal.today(), notes=notes)
    exports = journal.exports
    wish = exports.wish("summary", maya)
    salary = exports.prepare(wish).lines[0]
    less = replace(wish, left=frozenset({salary.key}))
    exports.given.keep(less, exports.prepare(less), "file")

    journal.relationships.edit(maya.uid, reporting_line="my-manager")
    journal.sessions.edit(session.uid, notes=f"{notes}! Something new\n")
    bond = journal.relationships.get(maya.uid)
    made = exports.prepare(exports.given.as_last(exports.wish("summary", bond)))
    assert "Something new" in made.text
    assert made.odd == ()


def test_nothing_is_remembered_of_what_is_for_me_nor_mixed_up_between_readers(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    ben = journal.relationships.begin("Ben Moss", "mentor")
    for bond in (ana, ben):
        journal.sessions.log(bond, on=journal.today(), notes="! It landed\n")
    exports = journal.exports
    mine = exports.wish("summary", ana, audience="me")
    assert exports.given.keep(mine, exports.prepare(mine), "file") is None

    theirs = exports.wish("summary", ana)
    exports.given.keep(theirs, exports.prepare(theirs), "mail")
    assert exports.given.last(exports.wish("summary", ben)) is None
    assert exports.given.last(replace(theirs, audience="manager")) is None
    assert exports.given.last(exports.wish("agenda", ana)) is None


def test_a_document_that_says_its_day_has_not_changed_on_the_next(
    journal: Journal, clock: Clock
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.goals.add(made_in(ana), "Win rate")
    wish = journal.exports.wish("goals", ana)
    before = journal.exports.prepare(wish)
    clock.move(days=1)
    after = journal.exports.prepare(wish)
    assert after.text != before.text
    assert after.mark == before.mark


def test_an_action_past_its_last_day_was_due_and_the_document_has_not_changed(
    journal: Journal, clock: Clock
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    late = "- [ ] Send the deck due:2026-11-22\n- [x] Ask due:2026-11-22\n"
    journal.sessions.log(ana, on=journal.today(), notes=f"{late}! One\n! Two\n")

    kinds: tuple[Kind, ...] = ("summary", "agenda")
    for kind in kinds:
        wish = journal.exports.wish(kind, ana)
        forms: tuple[Format, ...] = ("md", "txt", "chat", "html")
        first = [journal.exports.prepare(replace(wish, format=form)) for form in forms]
        assert not any("was due" in made.text for made in first)
        shared = journal.exports.prepare(replace(wish, format="json")).text

        clock.move(days=1)
        for before, form in zip(first, forms, strict=True):
            after = journal.exports.prepare(replace(wish, format=form))
            # Twice in a summary, on top too; the one that is done is not late.
            assert after.text.count("was due Sun 22 Nov 2026") == (2 if kind == "summary" else 1)
            assert after.mark == before.mark
        assert journal.exports.prepare(replace(wish, format="json")).text == shared
        clock.move(days=-1)


def test_each_door_and_ask_is_a_document_of_its_own_whether_it_is_named_or_the_newest(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    priya, olga = (journal.introductions.add(ana, to, why="Price") for to in ("Priya", "Olga"))
    exports, doors = journal.exports, {}
    for door in (priya, olga):
        wish = exports.wish("introduction", ana, audience="other", record=door.uid)
        lines = exports.prepare(wish).lines
        less = doors[door.uid] = replace(wish, left=frozenset({lines[-1].key}))
        if door is olga:
            exports.given.keep(less, exports.prepare(less), "copy")
    newest = exports.wish("introduction", ana, audience="other")
    assert exports.given.as_last(newest).left == doors[olga.uid].left
    assert exports.given.last(doors[priya.uid]) is None

    journal.introductions.edit(olga.uid, declined=journal.today())
    assert exports.wish("introduction", ana).record == priya.uid, (
        "the other door is closed for good"
    )
    assert exports.wish("ask", ana).record == ""
