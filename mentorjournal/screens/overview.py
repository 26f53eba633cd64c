"""The overview of a relationship: who, how it stands, what this month is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.data.records.models import Person, Relationship, Session
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.booking_days import next_booked
from mentorjournal.mentoring.cadence import CadenceStatus, cadence_status
from mentorjournal.mentoring.cadence_words import RHYTHM_WORDS, VERBS, why
from mentorjournal.mentoring.clocks import Clock
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.roadmap import keeps_pay_out
from mentorjournal.mentoring.roadmap_state import Deliverable, MonthStand, roadmap_of
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import plural
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.fact_sheet import Fact, Section
from mentorjournal.widgets.plain import Piece, veil
from mentorjournal.widgets.relationship_table import STATE_STYLES

LEADS = {"mentor": "the mentor leads", "protege": "the protégé leads", "both": "both lead"}
LINES = {
    "my-manager": "my manager; pay and negotiation stay out",
    "my-report": "my report; pay and negotiation stay out",
    "managers-manager": "my manager's manager",
}


def overview(
    person: Person, year: Year, sessions: list[Session], today: date, *, hide: bool = False
) -> list[Section]:
    """The sections of the overview.

    Args:
        person: The other person.
        year: The relationship and the records its deliverables are read from.
        sessions: Its sessions.
        today: The local day.
        hide: Whether pay and what is private are left out, while others see the screen.
    """
    relationship = year.relationship
    sections = [_who(person, relationship, today, hide), _rhythm(relationship, sessions, today)]
    now = roadmap_of(year, today)
    if now is not None and now.current is not None and relationship.stage in ("active", "paused"):
        sections.append(_month(relationship, now.current, hide))
    if hide:
        return sections
    known = [*_contact(person)]
    if known:
        sections.append(Section("In touch", known))
    notes = [text for text in (person.notes, relationship.notes) if text.strip()]
    if notes:
        facts = [Fact("", text) for each in notes for text in each.strip().split("\n")]
        sections.append(Section("Notes", facts, "private"))
    return sections


def _who(person: Person, relationship: Relationship, today: date, hide: bool) -> Section:
    verb = (
        f"I mentor {person.name}"
        if relationship.my_role == "mentor"
        else f"{person.name} mentors me"
    )
    since = f"since {show_date(relationship.start, today)}" if relationship.start else ""

    def shown(text: str) -> str:
        return veil(text) if hide and speaks_of_pay(text) else text

    stage = stage_on(relationship, today)
    beside = ", ".join(part for part in (relationship.form, stage, since) if part)
    facts = [
        Fact("Also", ", ".join(person.other_names)),
        Fact("Role", ", ".join(part for part in (person.role, person.organisation) if part)),
        Fact("Question" if relationship.form == "one-off" else "Aim", shown(relationship.aim)),
        Fact("Focus", shown(", ".join(relationship.focus))),
        Fact("Why", "" if hide else relationship.stage_reason),
        Fact("At work", LINES.get(relationship.reporting_line, "")),
        Fact("", _agreed(relationship, today)),
    ]
    return Section(verb, [fact for fact in facts if _text(fact.said)], beside)


def _agreed(relationship: Relationship, today: date) -> Piece:
    if relationship.reporting_line != "managers-manager":
        return ""
    if relationship.manager_agreed is None:
        return "□ my manager knows and agrees: not yet", "$warning"
    return f"■ my manager knows and agrees, {show_date(relationship.manager_agreed, today)}"


def _text(piece: Piece) -> str:
    return str(piece[0] if isinstance(piece, tuple) else piece)


def _rhythm(relationship: Relationship, sessions: list[Session], today: date) -> Section:
    now = cadence_status(relationship, sessions, today)
    facts = [
        Fact("Last", _session(now.last, today) or "no contact yet"),
        *(Fact("Next", _session(each, today)) for each in next_booked(sessions, today)),
    ]
    if now.next is None:
        facts.append(Fact("Next", "no date"))
    if now.overdue_planned is not None:
        day = show_date(now.overdue_planned.on, today)
        facts.append(Fact("Booked", (f"{day} has passed: what became of it?", "$warning")))
    facts += _windows(now, today)
    beside = RHYTHM_WORDS[relationship.rhythm] if relationship.form == "recurring" else ""
    if now.word != "–":
        facts.insert(0, Fact("State", (now.word, STATE_STYLES.get(now.word, ""))))
        facts.insert(1, Fact("", why(now, today)))
    return Section("Rhythm", [fact for fact in facts if _text(fact.said)], beside)


def _session(session: Session | None, today: date) -> str:
    if session is None:
        return ""
    day = show_date(session.on, today)
    time = f" {session.at}" if session.at and session.state == "planned" else ""
    return f"{day}{time}, {CHANNEL_WORDS[session.channel]}, {ago(session.on, today)}"


def _windows(now: CadenceStatus, today: date) -> Iterator[Fact]:
    for clock in now.clocks.both:
        label = VERBS[clock.name].capitalize()
        yield Fact(label, (_span(clock, today), "" if clock.counts else "$muted"))


def _span(clock: Clock, today: date) -> str:
    opens = show_date(clock.opens, today)
    if not clock.counts:
        return f"not before {opens}"
    return f"from {opens}, last good day {show_date(clock.last_good, today)}"


def _month(relationship: Relationship, stand: MonthStand, hide: bool) -> Section:
    """The month's deliverables, told by their records, and what to ask."""
    month = stand.now.month.without_pay() if hide else stand.now.month
    asked = [each for each in stand.deliverables if each.asked in month.deliverables]
    facts = [Fact("To do" if index == 0 else "", _asked(each)) for index, each in enumerate(asked)]
    facts += [
        Fact("To ask" if index == 0 else "", f"· {prompt.text}")
        for index, prompt in enumerate(month.prompts)
    ]
    wanted = sum(each.state != "waived" for each in asked)
    count = sum(each.state == "done" for each in asked)
    done = f", {count} of {plural(wanted, 'deliverable')}" if wanted else ""
    beside = LEADS[month.leads] + done
    if keeps_pay_out(relationship):
        beside += ", without pay"
    return Section(f"Month {month.number}: {month.theme}", facts, beside)


def _asked(one: Deliverable) -> Piece:
    if one.is_open:
        return f"□ {one.text}"
    return f"{'■' if one.state == 'done' else '–'} {one.text}, {one.state}", "$muted"


def _contact(person: Person) -> Iterator[Fact]:
    handle = f"@{person.handle}" if person.handle else ""
    for label, said in (
        ("E-mail", person.email),
        ("Phone", person.phone),
        ("Handle", handle),
        ("Tags", ", ".join(person.tags)),
        ("Met", person.how_met),
    ):
        if said:
            yield Fact(label, said)
