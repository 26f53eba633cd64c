"""The whole journal: one document for me, and all records as JSON."""

from __future__ import annotations

import json

import pytest

from mentorjournal.documents.audience import AUDIENCES
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine


def test_everything_stands_in_it_once_and_for_me_alone(journal: Journal) -> None:
    with pytest.raises(NotFound, match="nothing in this journal"):
        journal.exports.prepare(journal.exports.wish("journal", None))

    ana = journal.relationships.begin("Ana Lima", "mentor")
    ben = journal.relationships.begin("Ben Moss", "protege")
    journal.people.edit(ana.person, phone="+49 30 123", notes="Two cats")
    journal.sessions.log(ana, on=journal.today(), notes="! It landed\n% my own doubt\nplain")
    journal.sessions.log(ben, on=journal.today(), notes="> Ask first\n")
    gone = journal.sessions.log(ben, on=journal.today(), notes="! in the trash\n")
    journal.trash.throw(gone, "a session")
    journal.follow_ups.add(ana, "Send the book")
    journal.goals.add(made_in(ana), "Win rate")
    journal.goals.add(mine(), "Talks")
    hers = journal.negotiations.add(ana.owner, "Ana's raise")

    text = journal.exports.prepare(journal.exports.wish("journal", None)).text
    for said in ("+49 30 123", "Two cats", "my own doubt", "plain", "Ask first", "Send the book"):
        assert said in text
    for heading in ("## People", "## Ana Lima", "## Ben Moss", "## Mine", "#### Key points"):
        assert text.splitlines().count(heading) == 1 or heading == "#### Key points"
    assert "BATNA sheet: Ana's raise" in text
    assert "in the trash" not in text
    assert text.count("It landed") == 2, "in the title of its session, and below"

    only = journal.exports.prepare(journal.exports.wish("journal", ben, audience="me"))
    assert only.text.startswith("# Journal with Ben Moss, ")
    assert "Ask first" in only.text
    assert "Ana" not in only.text
    for reader in AUDIENCES[1:]:
        for bond in (None, ana):
            with pytest.raises(Refused, match="for you alone"):
                journal.exports.prepare(journal.exports.wish("journal", bond, audience=reader))

    whole = json.loads(
        journal.exports.prepare(journal.exports.wish("journal", None, format="json")).text
    )
    assert whole["today"] == journal.today().isoformat()
    tables = whole["tables"]
    assert [one["name"] for one in tables["person"]] == ["Ana Lima", "Ben Moss"]
    notes = ["! It landed\n% my own doubt\nplain", "> Ask first\n"]
    assert [one["notes"] for one in tables["session"]] == notes
    assert [one["uid"] for one in tables["negotiation"]] == [hers.uid]
    journal.file.checkpoint()
    before = journal.file.path.read_bytes()
    with pytest.raises(Refused, match="a file of your journal"):
        journal.exports.save(
            journal.exports.prepare(journal.exports.wish("journal", None, format="json")),
            journal.file.path,
            overwrite=True,
        )
    assert journal.file.path.read_bytes() == before
    with pytest.raises(Refused, match="the journal as a whole"):
        journal.exports.prepare(journal.exports.wish("year", ana, format="json"))

    journal.relationships.edit(ana.uid, reporting_line="my-report")
    for form in ("md", "json"):
        wish = journal.exports.wish("journal", None, format=form)
        assert "raise" not in journal.exports.prepare(wish).text
