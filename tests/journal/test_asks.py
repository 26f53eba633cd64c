"""An ask from the draft to its answer, in a real file: kept, undone, thrown away, merged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import Ambiguous, BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.prospects import Search, search
from tests.journal.conftest import Clock

SAID = {
    "who_i_am": "PM for pricing, six years",
    "path": "e-commerce -> gaming",
    "why_you": "your talk on free-to-play pricing",
    "question": "How does a studio decide who owns price?",
    "size": "30 min, video, 3 or 4 Dec, 18:00",
    "lasting": "once",
    "about": "",
    "easy_no": "If it does not fit, a no is fine.",
}


@pytest.fixture
def sam(journal: Journal) -> Relationship:
    return journal.relationships.begin(
        "Sam Reed",
        "protege",
        form="one-off",
        stage="prospect",
        details={"source": "alumni"},
        aim="Who owns price?",
        why_them="Her talk",
    )


def silent(journal: Journal) -> list[str]:
    steps = next_steps(journal.overview.facts(), journal.today())
    return [f"{step.text}, {step.detail}" for step in steps if step.kind == "ask silent"]


def test_a_draft_begins_with_what_is_known_and_is_kept_as_one(
    journal: Journal, sam: Relationship
) -> None:
    begun = journal.asks.drafted(sam)
    assert (begun["question"], begun["why_you"], begun["lasting"]) == (
        "Who owns price?",
        "Your talk",
        "once",
    )
    first = journal.asks.keep(sam, **SAID)
    second = journal.asks.keep(sam, **{**SAID, "question": "[b]Who?[/b]  it"})
    assert first.uid == second.uid
    assert journal.asks.drafted(sam)["question"] == "[b]Who?[/b] it"
    nuala = journal.relationships.begin("Nuala", "protege", stage="prospect")
    begun = journal.asks.drafted(nuala)
    assert (begun["who_i_am"], begun["easy_no"]) == (SAID["who_i_am"], SAID["easy_no"])
    assert (begun["question"], begun["size"], begun["lasting"]) == ("", "", "once")
    journal.undo()
    journal.undo()
    assert journal.asks.of(sam.uid)[0].question == SAID["question"]


def test_sent_is_one_step_that_makes_a_prospect_asked(journal: Journal, sam: Relationship) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 19), "by mail")
    assert journal.asks.named(ask.uid[-8:]).sent == date(2026, 11, 19)
    journal.undo()
    assert journal.asks.named(ask.uid).is_draft
    assert journal.relationships.get(sam.uid).stage == "prospect"
    journal.lifecycle.ask(sam.uid, date(2026, 11, 19), "by mail")
    journal.lifecycle.ask(sam.uid, date(2026, 11, 18), "by mail")
    assert journal.asks.named(ask.uid).sent == date(2026, 11, 18)


def test_silence_is_a_step_after_ten_days_and_once_more_after_the_second(
    journal: Journal, sam: Relationship, clock: Clock
) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 22), "")
    clock.move(days=9)
    assert silent(journal) == []
    clock.move(days=1)
    assert silent(journal) == ["Sam Reed: no answer yet, 10 days silent since Sun 22 Nov"]
    journal.asks.send_again(ask.uid)
    assert silent(journal) == []
    with pytest.raises(NotFound, match="one is enough"):
        journal.asks.send_again(ask.uid)
    clock.move(days=10)
    assert silent(journal) == ["Sam Reed: no answer to two asks, 10 days silent since Wed 2 Dec"]
    journal.lifecycle.decline(sam.uid, journal.today(), "", "owed")
    assert silent(journal) == []


def test_a_no_and_a_yes_are_noted_in_the_ask_and_it_may_be_asked_again(
    journal: Journal, sam: Relationship, clock: Clock
) -> None:
    first = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 22), "")
    clock.move(days=2)
    journal.lifecycle.decline(sam.uid, journal.today(), "no time", "owed")
    first = journal.asks.named(first.uid)
    assert (first.answer, first.answered) == ("no", date(2026, 11, 24))
    second = journal.asks.keep(journal.relationships.get(sam.uid), **SAID)
    assert second.uid != first.uid
    journal.lifecycle.ask(sam.uid, date(2026, 11, 24), "")
    clock.move(days=3)
    journal.lifecycle.start(sam.uid, None)
    asks = journal.asks.of(sam.uid)
    assert [(each.answer, each.answered) for each in asks] == [
        ("no", date(2026, 11, 24)),
        ("yes", date(2026, 11, 27)),
    ]
    with pytest.raises(BadInput, match="Sam Reed mentors you already"):
        journal.asks.keep(journal.relationships.get(sam.uid), **SAID)
    journal.undo()
    assert journal.asks.of(sam.uid)[-1].waits


def test_nobody_whom_i_mentor_is_asked_and_a_line_has_a_limit(
    journal: Journal, sam: Relationship
) -> None:
    ana = journal.relationships.begin("Ana", "mentor")
    with pytest.raises(BadInput, match="could mentor you"):
        journal.asks.keep(ana, **SAID)
    with pytest.raises(BadInput) as refused:
        journal.asks.keep(sam, **{**SAID, "size": "x" * 5000})
    assert refused.value.field == "size"
    assert journal.asks.all() == []


def test_it_goes_to_the_trash_with_its_person_and_comes_back(
    journal: Journal, sam: Relationship
) -> None:
    journal.asks.keep(sam, **SAID)
    journal.trash.throw(sam, "Sam Reed")
    assert journal.asks.all() == []
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)
    assert len(journal.asks.of(sam.uid)) == 1


def test_of_two_records_of_one_person_the_asks_and_the_corner_stay(
    journal: Journal, sam: Relationship, path: Path
) -> None:
    journal.asks.keep(sam, **SAID)
    samuel = journal.relationships.begin("Samuel Reed", "mentor")
    journal.one_person.unite(samuel.person, sam.person)
    assert journal.people.get(samuel.person).source == "alumni"
    assert journal.relationships.get(sam.uid).person == samuel.person
    journal.close()
    again = Journal.open(path)
    assert [each.question for each in again.asks.of(sam.uid)] == [SAID["question"]]
    again.close()


def test_an_id_names_one_ask(journal: Journal, sam: Relationship) -> None:
    nuala = journal.relationships.begin("Nuala", "protege", stage="prospect")
    one = journal.asks.keep(sam, **SAID)
    journal.asks.keep(nuala, **SAID)
    assert journal.asks.named(one.uid[-8:].upper()) == one
    with pytest.raises(NotFound, match="no ask with the id “zzzz”"):
        journal.asks.named("zzzz")
    with pytest.raises(Ambiguous, match="Sam Reed"):
        journal.asks.named(one.uid[:8])


def test_the_text_tells_the_time_where_they_live(journal: Journal, sam: Relationship) -> None:
    journal.people.call_me("Robin Hale")
    assert "18:00 suit you?" in journal.asks.text(sam, SAID)
    journal.relationships.edit(sam.uid, details={"zone": "America/Sao_Paulo"})
    assert "3 or 4 Dec, 18:00 (15:00 for you) suit you?" in journal.asks.text(sam, SAID)
    assert journal.asks.text(sam, SAID).endswith("\n\nRobin Hale")
    ask = journal.asks.keep(sam, **SAID)
    assert "and I know how weeks fill up. How does" in journal.asks.second_text(ask)


def test_the_second_ask_keeps_what_came_back_meanwhile(journal: Journal, sam: Relationship) -> None:
    stale = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    journal.lifecycle.decline(sam.uid, date(2026, 11, 20), "no time")
    with pytest.raises(NotFound, match="No answer is awaited"):
        journal.asks.send_again(stale.uid)
    kept = journal.asks.named(stale.uid)
    assert (kept.answer, kept.answered, kept.again) == ("no", date(2026, 11, 20), None)


def test_what_was_answered_stays_when_the_question_is_put_on_another_day(
    journal: Journal, sam: Relationship, clock: Clock
) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    journal.lifecycle.decline(sam.uid, date(2026, 11, 20), "no time")
    # The no was a mistake: the same question, of the same day.
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    assert journal.asks.named(ask.uid).waits
    journal.lifecycle.decline(sam.uid, date(2026, 11, 20), "no time")
    clock.move(days=365)
    journal.lifecycle.ask(sam.uid, date(2027, 11, 20), "by mail")
    kept = journal.asks.named(ask.uid)
    assert (kept.sent, kept.answer, kept.answered) == (
        date(2026, 11, 10),
        "no",
        date(2026, 11, 20),
    )


def test_an_ask_is_refused_where_it_was_put_or_answered_meanwhile(
    journal: Journal, sam: Relationship
) -> None:
    draft = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    for late in (lambda: journal.asks.keep(sam, **SAID), lambda: journal.asks.ready(draft)):
        with pytest.raises(BadInput, match="was asked on 10 Nov 2026; an answer is awaited"):
            late()
    journal.lifecycle.start(sam.uid, date(2026, 11, 12))
    for late in (lambda: journal.asks.keep(sam, **SAID), lambda: journal.asks.ready(draft)):
        with pytest.raises(BadInput, match="Sam Reed mentors you already"):
            late()
    assert [each.answer for each in journal.asks.of(sam.uid)] == ["yes"]


def test_nothing_at_all_is_not_sent_and_a_vague_one_is(journal: Journal, sam: Relationship) -> None:
    blank = dict.fromkeys(SAID, "")
    ask = journal.asks.keep(sam, **blank | {"lasting": "once", "about": "people"})
    with pytest.raises(BadInput, match="Nothing stands in it yet") as refused:
        journal.asks.ready(ask)
    assert refused.value.field == "question"
    for name in ("who_i_am", "path", "why_you", "question", "size", "easy_no"):
        ask = journal.asks.keep(sam, **blank | {name: "x"})
        assert journal.asks.ready(ask).uid == sam.uid


def found(journal: Journal) -> Search:
    asks = {one.uid: journal.asks.of(one.uid) for one in journal.relationships.all()}
    return search(journal.overview.facts(), asks, journal.today())


def test_days_that_another_program_left_out_hide_no_ask(
    journal: Journal, sam: Relationship
) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 2), "mail")
    undated = replace(journal.relationships.get(sam.uid), asked=None)
    journal._context.keep_quietly(undated)
    (prospect,) = found(journal).prospects
    assert (prospect.words, prospect.move) == (
        "asked Mon 2 Nov, 20 days silent",
        "second, shorter",
    )
    answered = replace(journal.asks.of(sam.uid)[0], answer="no", answered=None)
    journal._context.keep_quietly(answered, replace(undated, stage="prospect"))
    (asked,) = found(journal).asked
    assert (asked.ask, asked.words) == (ask.uid, "no, sent Mon 2 Nov, 7 of 7")


def test_a_draft_is_sent_by_nothing_but_the_question(journal: Journal, sam: Relationship) -> None:
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "in person")
    draft = journal.asks.keep(sam, **SAID)
    journal.relationships.edit(sam.uid, notes="Met at the fair.")
    assert journal.asks.named(draft.uid).is_draft
    journal.lifecycle.ask(sam.uid, date(2026, 11, 21), "by mail")
    assert journal.asks.named(draft.uid).sent == date(2026, 11, 21)


def test_a_yes_has_its_day_and_comes_after_the_question(
    journal: Journal, sam: Relationship
) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 5), "")
    with pytest.raises(BadInput, match="before the question, which was put on 5 Nov 2026"):
        journal.lifecycle.start(sam.uid, date(2026, 11, 4))
    journal.lifecycle.start(sam.uid, date(2026, 11, 8))
    assert journal.asks.named(ask.uid).answered == date(2026, 11, 8)
    journal.undo()
    # It was agreed today that it begins next week.
    journal.lifecycle.start(sam.uid, date(2026, 11, 29))
    assert journal.asks.named(ask.uid).answered == date(2026, 11, 22)


def test_what_lies_in_the_trash_or_is_gone_is_not_changed(
    journal: Journal, sam: Relationship
) -> None:
    draft = journal.asks.keep(sam, **SAID)
    ben = journal.relationships.begin("Ben Holt", "protege")
    door = journal.introductions.add(ben, "Priya")
    journal.trash.throw(sam, "Sam Reed")
    journal.trash.throw(ben, "Ben Holt")
    changes: list[Callable[[], object]] = [
        lambda: journal.asks.keep(sam, **SAID),
        lambda: journal.asks.ready(draft),
        lambda: journal.asks.send_again(draft.uid),
        lambda: journal.lifecycle.ask(sam.uid, date(2026, 11, 20), ""),
        lambda: journal.circle.thank(ben.uid, text="Thank you"),
        lambda: journal.introductions.edit(door.uid, outcome="Met"),
        lambda: journal.introductions.edit(door.uid, became="mentor"),
        lambda: journal.introductions.add(ben, "Zed"),
    ]
    for change in changes:
        with pytest.raises(BadInput, match="to the trash meanwhile; put it back first"):
            change()
    journal.trash.purge(*journal.trash.all())
    for change in changes:
        with pytest.raises(NotFound):
            change()
    assert journal.asks.all() == []


@pytest.mark.parametrize("line", ["none", "my-manager"])
def test_the_words_of_the_second_one_are_kept_and_pay_is_held_back_in_the_line(
    journal: Journal, sam: Relationship, line: str
) -> None:
    ask = journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, date(2026, 11, 10), "")
    assert "A no is fine too" in journal.asks.second_text(journal.asks.named(ask.uid))
    typed = "Hello Sam,\n\nis a salary of 130,000 fair?\n\nRobin"
    kept = journal.asks.send_again(ask.uid, typed)
    assert journal.asks.second_text(kept) == kept.again_text == typed
    one = journal.relationships.edit(sam.uid, reporting_line=line)
    told = journal.exports.pay.without_pay(one, typed)
    held = ("Hello Sam,\n\nRobin", "1 part that speaks of pay")
    assert told == ((typed, "") if line == "none" else held)


def test_the_words_in_which_it_was_sent_stay_whatever_changes_later(journal: Journal) -> None:
    journal.people.call_me("Robin Hale")
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    draft = journal.asks.keep(sam, question="Who sets prices?")
    assert journal.asks.sent_text(draft).endswith("Robin Hale")
    journal.lifecycle.ask(sam.uid, journal.today(), "")
    journal.people.call_me("Robin Hale-Weiss")
    (sent,) = journal.asks.of(sam.uid)
    assert journal.asks.sent_text(sent).endswith("Robin Hale")
    journal.undo()
    journal.undo()
    assert journal.asks.of(sam.uid)[0].text == ""


def test_once_is_what_is_asked_for_at_first(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    assert journal.asks.drafted(sam)["lasting"] == "once"


def test_whom_they_named_with_a_no_becomes_a_prospect_that_says_who_named_them(
    journal: Journal,
) -> None:
    today = journal.today()
    sam = journal.relationships.begin(
        "Sam Reed", "protege", stage="asked", asked=today, aim="Own price", form="one-off",
        focus=("negotiation",), details={"source": "family"},
    )  # fmt: skip
    with pytest.raises(BadInput):
        journal.lifecycle.decline(sam.uid, today, "", named="x" * 9999)
    assert journal.relationships.get(sam.uid).stage == "asked"
    journal.lifecycle.decline(sam.uid, today, "no time", named=" Jo  [/x] ")
    jo = journal.relationships.find("Jo [/x]")
    person = journal.relationships.person(jo)
    assert (person.how_met, person.source) == ("Named by Sam Reed", "family")
    assert (jo.my_role, jo.stage, jo.form) == ("protege", "prospect", "one-off")
    assert (jo.aim, jo.focus) == ("Own price", ("negotiation",))
    assert journal.undo() == "added Jo [/x]"
    assert journal.relationships.get(sam.uid).was_declined
    assert len(journal.relationships.all()) == 1
    # Who is known already stays as they are.
    journal.undo()
    maya = journal.relationships.begin("Maya", "mentor")
    journal.lifecycle.decline(sam.uid, today, "", named="maya")
    assert {each.uid for each in journal.relationships.all()} == {sam.uid, maya.uid}
