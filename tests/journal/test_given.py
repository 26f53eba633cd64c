"""What went out is remembered: for whom, when, and whether it says something else since."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.given import Given
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
