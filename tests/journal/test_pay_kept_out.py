"""Every way to a pay talk is closed where the pay rule hides it, also one that is added later."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Negotiation,
    Outcome,
    Package,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.negotiations import Negotiations
from mentorjournal.journal.rehearsals import HeldRehearsal, Rehearsals
from tests.journal.conftest import Clock

TODAY = date(2026, 11, 22)
A, B, C, D = (f"01936d3e-0000-7000-8000-00000000000{letter}" for letter in "abcd")


class Ana(Struct):
    """What I knew of Ana's pay before she became my report."""

    bond: Relationship
    talk: Negotiation
    ended: Negotiation
    session: Session
    on_sheet: HeldRehearsal
    in_session: HeldRehearsal


@pytest.fixture
def ana(journal: Journal) -> Ana:
    talks = journal.negotiations
    bond = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 5))
    session = journal.sessions.log(bond, on=TODAY)
    ended = talks.add(bond.owner, "Last year", relationship=bond)
    talks.decide(ended.uid, Outcome(on=TODAY, decision="accept", next_step="Thank", next_on=TODAY))
    rehearsals = talks.rehearsals
    in_session = rehearsals.begin(session, scene="", who="", most=1)
    rehearsals.answer(in_session.rehearsal.uid, in_session.cards[0].uid, "91,000", 5)
    talk = talks.add(
        bond.owner,
        "Talk of Ana",
        now=Package(base=Decimal(91_000)),
        trades=(Trade(uid=A, text="a day"), Trade(uid=B, text="a course")),
        offers=(Offer(uid=C, on=TODAY),),
    )
    on_sheet = rehearsals.begin(talk, scene="", who="", most=1)
    bond = journal.relationships.edit(bond.uid, reporting_line="my-report")
    talk, ended = (journal.record(Negotiation, each.uid) for each in (talk, ended))
    session = journal.record(Session, session.uid)
    return Ana(bond, talk, ended, session, on_sheet, in_session)


Way = Callable[[Any, Ana], object]
ALTERNATIVE = Alternative(uid=D, title="Elsewhere")
FIGURE = MarketFigure(uid=D, source="A table", on=TODAY)
NEW = Rehearsal(uid=D, on=TODAY)

REFUSED: dict[type, dict[str, Way]] = {
    Negotiations: {
        "get": lambda talks, ana: talks.get(ana.talk.uid),
        "meant_in": lambda talks, ana: talks.meant_in(ana.bond),
        "need_to_see": lambda talks, ana: talks.need_to_see(ana.bond.owner),
        "add": lambda talks, ana: talks.add(ana.bond.owner, "Another"),
        "edit": lambda talks, ana: talks.edit(ana.talk.uid, target=Decimal(1)),
        "put": lambda talks, ana: talks.put(ana.talk.uid, ALTERNATIVE),
        "put_market": lambda talks, ana: talks.put_market(ana.talk.uid, FIGURE, Decimal(0)),
        "move_trade": lambda talks, ana: talks.move_trade(ana.talk.uid, A, 1),
        "remove": lambda talks, ana: talks.remove(ana.talk.uid, ana.talk.offers[0], "it"),
        "decide": lambda talks, ana: talks.decide(ana.talk.uid, Outcome(on=TODAY)),
        "tick_next_step": lambda talks, ana: talks.tick_next_step(ana.ended.uid),
        "begin_next": lambda talks, ana: talks.begin_next(ana.ended.uid),
    },
    Rehearsals: {
        "find": lambda found, ana: found.find(ana.in_session.rehearsal.uid),
        "held_in": lambda found, ana: found.held_in(ana.session),
        "begin": lambda found, ana: found.begin(ana.session, scene="", who="", most=1),
        "answer": lambda found, ana: found.answer(*_card(ana.in_session), "x", 1),
        "mark": lambda found, ana: found.mark(*_card(ana.in_session), "well", "x", 1),
        "end": lambda found, ana: found.end(ana.in_session.rehearsal.uid),
        "put": lambda found, ana: found.put(ana.session, NEW),
        "remove": lambda found, ana: found.remove(ana.in_session.rehearsal.uid),
    },
}
"""Each way, by the method's name."""

OF_THE_SHEET: dict[str, Way] = {
    "find": lambda found, ana: found.find(ana.on_sheet.rehearsal.uid),
    "begin": lambda found, ana: found.begin(ana.talk, scene="", who="", most=1),
    "answer": lambda found, ana: found.answer(*_card(ana.on_sheet), "x", 1),
    "mark": lambda found, ana: found.mark(*_card(ana.on_sheet), "well", "x", 1),
    "end": lambda found, ana: found.end(ana.on_sheet.rehearsal.uid),
    "put": lambda found, ana: found.put(ana.talk, NEW),
    "remove": lambda found, ana: found.remove(ana.on_sheet.rehearsal.uid),
}
"""The same of a rehearsal that is kept with the sheet."""

EMPTY: dict[type, dict[str, Way]] = {
    Negotiations: {
        "of": lambda talks, ana: talks.of(ana.bond.owner),
        "seen": lambda talks, ana: talks.seen(),
        "current": lambda talks, ana: talks.current(ana.bond.owner),
        "prepared_in": lambda talks, ana: talks.prepared_in(ana.bond),
        "partners": lambda talks, ana: talks.partners(ana.bond.owner),
        "only": lambda talks, ana: _none(talks.only),
        "named": lambda talks, ana: _none(lambda: talks.named(ana.talk.uid)),
    },
    Rehearsals: {
        "of": lambda found, ana: [*found.of(ana.bond.owner), *found.of(ana.bond.owner, ana.talk)],
    },
}
"""What lists or chooses: for it there is none."""

TELLS_NO_PAY: dict[type, set[str]] = {
    Negotiations: {"stay_out", "owner_of", "prepared_with", "rehearsals"},
    Rehearsals: {"owner_of", "of_meetings", "begin_meeting"},
}
"""Whose it is, with whom it is prepared, and the role play of a meeting."""


def _card(held: HeldRehearsal) -> tuple[str, str]:
    return held.rehearsal.uid, held.cards[0].uid


def _none(choose: Callable[[], object]) -> object:
    """What a choice gives; None where it says that there is nothing to choose."""
    try:
        return choose()
    except NotFound:
        return None


def chapter(journal: Journal, kind: type) -> Any:
    return journal.negotiations if kind is Negotiations else journal.negotiations.rehearsals


@pytest.mark.parametrize("kind", [Negotiations, Rehearsals])
def test_each_public_method_is_tried_here(kind: type) -> None:
    methods = {name for name, _ in inspect.getmembers(kind) if not name.startswith("_")}
    assert methods == REFUSED[kind].keys() | EMPTY[kind].keys() | TELLS_NO_PAY[kind]


def test_every_way_is_closed_and_changes_nothing(journal: Journal, ana: Ana) -> None:
    ways = [
        *(
            (kind, f"{kind.__name__}.{name}", way)
            for kind in REFUSED
            for name, way in REFUSED[kind].items()
        ),
        *((Rehearsals, f"{name} on the sheet", way) for name, way in OF_THE_SHEET.items()),
    ]
    revision, opened = journal.file.revision, []
    for kind, name, way in ways:
        try:
            way(chapter(journal, kind), ana)
        except Refused:
            continue
        opened.append(name)
    shown = [
        f"{kind.__name__}.{name}"
        for kind in EMPTY
        for name, way in EMPTY[kind].items()
        if way(chapter(journal, kind), ana)
    ]
    assert (opened, shown) == ([], [])
    assert journal.file.revision == revision


def test_every_way_is_open_again_once_she_is_no_report_any_more(journal: Journal, ana: Ana) -> None:
    journal.relationships.edit(ana.bond.uid, reporting_line="none")
    talks = journal.negotiations
    assert [talk.title for talk in talks.of(ana.bond.owner)] == ["Last year", "Talk of Ana"]
    assert len(talks.rehearsals.of(ana.bond.owner)) == 2
    kept = talks.rehearsals.find(ana.in_session.rehearsal.uid)
    assert kept.cards[0].answer == "91,000"
    for kind in REFUSED:
        for name, way in REFUSED[kind].items():
            if kind is Negotiations or name not in ("end", "remove"):
                way(chapter(journal, kind), ana)


def test_the_trash_and_undo_give_nothing_of_her_pay_back(
    journal: Journal, ana: Ana, clock: Clock
) -> None:
    line = journal.relationships.edit
    line(ana.bond.uid, reporting_line="none")
    talks, trash = journal.negotiations, journal.trash
    talks.remove(ana.talk.uid, ana.talk.offers[0], "an offer")
    clock.move(seconds=1)
    talks.rehearsals.remove(ana.in_session.rehearsal.uid)
    clock.move(seconds=1)
    trash.throw(journal.record(Negotiation, ana.ended.uid), "the pay talk")
    clock.move(seconds=1)
    own = talks.add("me", "My own talk")
    trash.throw(own, "the pay talk")
    line(ana.bond.uid, reporting_line="my-report")

    thrown = {each.chief.uid: each for each in trash.all()}
    mine = thrown.pop(own.uid)
    assert [each.shut for each in thrown.values()] == [True, True, True]
    assert not mine.shut
    revision = journal.file.revision
    for each in thrown.values():
        with pytest.raises(Refused, match="Pay stays out"):
            trash.restore(each)
    talk = journal.record(Negotiation, ana.talk.uid)
    with pytest.raises(Refused):
        trash.throw(talk, "it")
    with pytest.raises(Refused):
        trash.delete_part(talk, "trades", A, "it")
    assert journal.file.revision == revision

    # Of what nobody can say any more whose it was nothing is told either.
    clock.move(seconds=1)
    (scrap, _rehearsal) = (one.chief for one in thrown.values() if one.chief.table == "scrap")
    for parent_table in ("negotiation", "session"):
        lost = replace(scrap, uid=D, parent_table=parent_table, field="rehearsals", parent=A)
        journal._context.keep_quietly(replace(lost, deleted=clock()))
        assert [each.shut for each in trash.all() if each.chief.uid == D] == [True]

    trash.restore(mine)
    line(ana.bond.uid, reporting_line="none")
    for each in thrown.values():
        trash.restore(each)
    assert [each.title for each in talks.of(ana.bond.owner)] == ["Last year", "Talk of Ana"]


@pytest.mark.parametrize("change", ["part", "sheet", "title", "rehearsal", "answer"])
def test_what_was_done_to_her_sheet_is_not_taken_back_later(
    journal: Journal, ana: Ana, change: str
) -> None:
    quietly = journal._context.keep_quietly
    quietly(replace(journal.record(Relationship, ana.bond.uid), reporting_line="none"))
    talks = journal.negotiations
    if change == "part":
        talks.remove(ana.talk.uid, ana.talk.offers[0], "an offer")
    elif change == "sheet":
        journal.trash.throw(journal.record(Negotiation, ana.talk.uid), "the pay talk")
    elif change == "title":
        talks.edit(ana.talk.uid, title="Shorter")
    elif change == "rehearsal":
        talks.rehearsals.remove(ana.in_session.rehearsal.uid)
    else:
        talks.rehearsals.answer(*_card(ana.in_session), "92,000", 5)
    quietly(replace(journal.record(Relationship, ana.bond.uid), reporting_line="my-report"))
    revision, refused = journal.file.revision, journal._context.done.last
    with pytest.raises(Refused, match="Pay stays out"):
        journal.undo()
    assert journal.file.revision == revision
    # It is in nobody's way: what was done before it can be taken back.
    assert journal._context.done.last is not refused


def test_a_mentoring_comes_back_with_her_sheets_which_stay_shut(journal: Journal, ana: Ana) -> None:
    journal.trash.throw(journal.record(Relationship, ana.bond.uid), "Ana Lima")
    (thrown,) = journal.trash.all()
    assert not thrown.shut
    journal.trash.restore(thrown)
    assert journal.negotiations.of(ana.bond.owner) == []
    journal.trash.throw(journal.record(Relationship, ana.bond.uid), "Ana Lima")
    journal.undo()
    with pytest.raises(Refused):
        journal.negotiations.get(ana.talk.uid)
