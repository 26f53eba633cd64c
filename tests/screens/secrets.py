"""A journal in which everything that the hide key covers says one word."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person, Record
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Objection,
    Outcome,
    Package,
    Trade,
)
from mentorjournal.data.records.plans import Confidence, Evidence, Picture, Pitch, Step
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in

SECRET = "canary77"
PAY = f"{SECRET} salary"
FIGURE = 876_543
"""Stands wherever an amount can stand."""
ASKED = ("evidence for the pay", "three market figures", "what others earn")
TOLD = (SECRET, f"{FIGURE}", f"{FIGURE:,}", *ASKED)
"""What must not be seen: the word, the amount, and what the roadmap's ninth month asks."""

NOTES = (
    f"{SECRET} unmarked\n! a key point\n% {SECRET} for ever\n> {PAY} from the third offer\n"
    f"- [ ] {PAY} @me due:2026-11-01\n  % {SECRET} below\n? {PAY}\n= {PAY}\n- [ ] ask Priya @me"
)


def fill(journal: Journal) -> dict[str, list[str]]:
    """Write secrets wherever there is room for one.

    Returns:
        The records that each place is to be opened with; elsewhere `""`, the relationship's.
    """
    today = journal.today()
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 10))
    how_met = {"how_met": SECRET, "email": f"{SECRET}@example.org", "phone": SECRET}
    details = {**how_met, "notes": SECRET}
    journal.relationships.edit(
        ben.uid, notes=SECRET, stage_reason=SECRET, aim=PAY, focus=(PAY,), details=details
    )
    _sessions(journal, ben.uid)
    for kind in ("action", "advice", "question"):
        made = journal.follow_ups.add(ben, PAY, kind=kind, due=today if kind == "action" else None)
        outcome = {"action": "result", "advice": "tried", "question": "handed_to"}[kind]
        journal.follow_ups.edit(made.uid, **{outcome: SECRET})
    journal.achievements.add(made_in(ben), PAY, impact=PAY)
    for text in ("first", "then"):
        picture = Picture(horizon=1, text=f"{PAY} {text}", must_nots=PAY)
        journal.plans.draw(made_in(ben), picture, f"{PAY} {text}")
    _goal(journal, ben.uid)
    _sheet(journal, ben.uid)
    sessions = {session.state: session.uid for session in journal.sessions.of(ben)}
    goals = [goal.uid for goal in journal.goals.of(ben.owner)]
    return {
        "session": [sessions["running"], sessions["planned"], sessions["happened"]],
        "export": [sessions["happened"], *goals],
        **{place: [ben.owner] for place in ("plan", "achieved", "pay-talks", "negotiation")},
        "": [ben.uid],
    }


def _sessions(journal: Journal, uid: str) -> None:
    ben, today = journal.relationships.get(uid), journal.today()
    held = journal.sessions.log(ben, on=today - timedelta(days=7), notes=NOTES, summary=PAY)
    journal.sessions.edit(held.uid, reflection=SECRET)
    missed = journal.sessions.bookings.plan(ben, today)
    journal.sessions.bookings.miss(missed.uid, SECRET)
    running = journal.sessions.start(ben, agenda=journal.overview.agenda_for(ben))
    journal.sessions.keep_notes(running.uid, NOTES)
    booked = journal.sessions.bookings.plan(ben, today + timedelta(days=3))
    for session in (running, booked):
        journal.sessions.agenda.add(session.uid, f"{SECRET} of my own")
        journal.sessions.edit(session.uid, reflection=SECRET)


def _goal(journal: Journal, uid: str) -> None:
    goal = journal.goals.add(
        made_in(journal.relationships.get(uid)),
        PAY,
        metric=SECRET,
        unit="USD",
        baseline=Decimal(FIGURE),
        target=Decimal(f"{FIGURE}0"),
        due=date(2026, 12, 31),
    )
    day = journal.today()
    journal.goals.add_reading(goal.uid, Decimal(FIGURE), on=day, source=SECRET)
    journal.goals.put(goal.uid, Step(uid=journal.new_uid(), text=SECRET))
    journal.goals.put(goal.uid, Evidence(uid=journal.new_uid(), on=day, text=SECRET, link=SECRET))
    journal.goals.edit(
        goal.uid,
        pitch=Pitch(objective=SECRET, gain=SECRET, smallest_yes=SECRET, answer=SECRET),
        confidence=(Confidence(on=day, level=3),),
    )
    thrown = journal.goals.add_reading(goal.uid, Decimal(FIGURE), on=day).readings[-1]
    journal.goals.remove_reading(goal.uid, thrown.uid)


def _sheet(journal: Journal, uid: str) -> None:
    ben, day = journal.relationships.get(uid), journal.today()
    amount, new = Decimal(FIGURE), journal.new_uid
    package = Package(base=amount)
    rival = Alternative(
        uid=new(), title=SECRET, package=package, next_step=SECRET, expires=day + timedelta(days=2)
    )
    parts = {
        "counterpart": SECRET,
        "decider": SECRET,
        "decide_by": day + timedelta(days=2),
        "now": package,
        "target": amount,
        "first_offer": amount,
        "alternatives": (rival, replace(rival, uid=new())),
        "market": (MarketFigure(uid=new(), source=SECRET, on=day, p50=amount),),
        "trades": (Trade(uid=new(), text=SECRET, worth=amount),),
        "objections": (Objection(uid=new(), text=SECRET, reply=SECRET, evidence=SECRET),),
        "rehearsals": (Rehearsal(uid=new(), on=day, scene=SECRET, learned=SECRET),),
    }
    words = ["my_interests", "their_interests", "options", "criteria", "evidence"]
    words += ["their_options", "their_criteria"]
    parts |= dict.fromkeys(words, SECRET)
    talk = journal.negotiations.add(ben.owner, SECRET, relationship=ben, **parts)
    journal.negotiations.remove(talk.uid, rival, "an alternative")
    decided = journal.negotiations.add(ben.owner, f"{SECRET} of last year", relationship=ben)
    journal.negotiations.decide(decided.uid, Outcome(on=day, offer=amount, lesson=SECRET))
    for title in (SECRET, f"{SECRET} too"):
        journal.trash.throw(
            journal.negotiations.add(ben.owner, title, relationship=ben), "the pay talk"
        )
    journal.trash.throw(journal.follow_ups.add(ben, PAY), "the action")


def in_two_places(journal: Journal) -> list[Record]:
    """Let another program change a person who is changed here too."""
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        stock.table("person").update({"notes": f"{SECRET} theirs"}, Query().name.exists())
    people = [replace(one, notes=f"{SECRET} ours") for one in journal.people.all()]
    journal._store.put(*people)
    return [journal.record(Person, one.uid) for one in people]
