"""Events are kept, led on, and their speakers become prospects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal

TODAY = date(2026, 11, 22)


def test_a_speaker_becomes_a_prospect_with_where_they_were_heard_in_one_undo(
    journal: Journal,
) -> None:
    event = journal.events.add(
        "Pricing night", TODAY, speakers=("Sam Reed", "sam reed", "Jo Tanaka"), topic="pricing"
    )
    assert [each.name for each in event.speakers] == ["Sam Reed", "Jo Tanaka"]
    sam = journal.events.prospect(event.uid)
    person = journal.relationships.person(sam)
    assert (person.name, person.source) == ("Sam Reed", "live")
    assert person.how_met == "Pricing night, 22 Nov 2026"
    assert (sam.stage, sam.my_role) == ("prospect", "protege")
    # What an ask to them begins with.
    assert journal.asks.drafted(sam)["why_you"] == "Your talk on pricing, Pricing night"
    assert journal.events.get(event.uid).speakers[0].prospect == sam.uid
    journal.undo()
    assert journal.events.get(event.uid) == event
    assert journal.relationships.all() == []
    journal.events.prospect(event.uid)
    journal.events.edit(event.uid, speakers=("Jo Tanaka", "Sam Reed"), online=True)
    jo = journal.events.prospect(event.uid)
    known = {each.name: each.prospect for each in journal.events.get(event.uid).speakers}
    assert known == {"Jo Tanaka": jo.uid, "Sam Reed": journal.relationships.find("Sam").uid}
    assert journal.relationships.person(jo).name == "Jo Tanaka"
    assert journal.relationships.person(jo).source == "online"
    with pytest.raises(NotFound, match="Every speaker"):
        journal.events.prospect(event.uid)


def test_a_speaker_who_mentors_me_is_passed_over(journal: Journal) -> None:
    journal.relationships.begin("Ida Holm", "protege")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    event = journal.events.add("Fair", TODAY, speakers=["ida holm", "Ana Lima", "Jo Park"])

    assert journal.events.prospect(event.uid).person == ana.person
    jo = journal.events.prospect(event.uid)
    assert journal.relationships.person(jo).name == "Jo Park"
    with pytest.raises(NotFound, match="or mentors you already"):
        journal.events.prospect(event.uid)
    assert len(journal.relationships.all()) == 4


def test_staying_and_writing_are_said_once_and_what_cannot_be_changes_nothing(
    journal: Journal,
) -> None:
    event = journal.events.add("Pricing night", TODAY)
    assert journal.events.stayed(event.uid, "Who owns price?").hung_back == TODAY
    assert journal.events.written(event.uid).wrote == TODAY
    ahead = journal.events.add("Fair", date(2026, 12, 20))
    refusals: list[Callable[[], object]] = [
        lambda: journal.events.stayed(event.uid, "again"),
        lambda: journal.events.written(event.uid),
        lambda: journal.events.written(ahead.uid),
    ]
    for refused in refusals:
        with pytest.raises(NotFound):
            refused()
    assert journal.events.edit(event.uid, wrote=TODAY, came_of="Tea").came_of == "Tea"
    with pytest.raises(BadInput):
        journal.events.edit(ahead.uid, title=" ")
    with pytest.raises(BadInput):
        journal.events.edit(ahead.uid, wrote=date(2026, 12, 20))
    assert journal.events.get(ahead.uid) == ahead
    journal.trash.throw(ahead, ahead.title)
    assert [each.title for each in journal.events.all()] == ["Pricing night"]
    journal.undo()
    assert len(journal.events.all()) == 2
