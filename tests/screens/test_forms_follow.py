"""Every form that changes what is kept, saved with nothing typed after another program wrote."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import ME, Record
from mentorjournal.data.records.checks import Responsibility
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Objection,
    Outcome,
    Package,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.plans import Confidence, Evidence, Picture, Pitch, Reading, Step
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens import dialogs
from mentorjournal.screens.dialogs import (
    achievement,
    add_person,
    agreement_form,
    alternative_form,
    argument_forms,
    ask_form,
    book_session,
    came_of,
    check_forms,
    due_form,
    edit_relationship,
    event_form,
    exposure_forms,
    first_page_form,
    follow_up,
    giving_forms,
    goal_form,
    introduction_form,
    market_form,
    offer_form,
    outcome_form,
    package_form,
    picture_form,
    pitch_form,
    proof_forms,
    reading_form,
    rehearsal_form,
    roadmap_forms,
    session_forms,
    stage_form,
    talk_form,
    target_form,
    words_form,
)
from mentorjournal.screens.dialogs.form import FormDialog

ADDS = {
    "achievement.achieved_form",
    "add_person.begin_form",
    "ask_form.SecondForm",
    "ask_form.answer_form",
    "agreement_form.review_form",
    "check_forms.rating_form",
    "follow_up.add_follow_up_form",
    "log_session.LogDialog",
    "rehearse_form.rehearse_form",
    "roadmap_forms.skip_form",
    "roadmap_forms.waive_form",
    "session_forms.agenda_form",
}
"""Forms that write down something new, and change no words that are kept."""
ASKS = {"save_as.save_as_form", "save_copy.save_copy_form", "since_form.since_form"}
"""Forms that change nothing in the journal."""
OPENS = {"follow_up.edit_follow_up_form": "follow_up.follow_up_form"}
"""Forms that are another one."""
TYPED = {"import_form.import_form", "roadmap_forms.days_form"}
"""Forms that write nothing where nothing was typed."""

D, EARLIER, DAY, LATER = Decimal, date(2026, 5, 1), date(2026, 9, 1), date(2027, 3, 1)
Row = tuple[str, FormDialog[Any], Record, dict[str, Any]]


def _goals(journal: Journal) -> Iterator[Row]:
    form: FormDialog[Any]

    def goal() -> Any:
        made = journal.goals.add(
            mine(()), "Win rate", unit="%", baseline=D(30), measured=EARLIER, target=D(50)
        )
        return journal.goals.edit(made.uid, due=LATER)

    one = goal()
    yield (
        "goal_form.goal_form",
        goal_form.goal_form(journal, mine(()), one),
        one,
        {"title": "Theirs", "metric": "Their count", "target": D(60), "weight": 7, "serves": 5},
    )
    one = goal()
    yield "due_form.due_form", due_form.due_form(journal, one), one, {"due": date(2027, 5, 1)}
    one = goal()
    pitch = Pitch(gain="Theirs", answer="They said so", adopted=True)
    yield "pitch_form.pitch_form", pitch_form.pitch_form(journal, one), one, {"pitch": pitch}
    one, step = goal(), Step(uid=journal.new_uid(), text="Mine")
    one = journal.goals.put(one.uid, step)
    form = proof_forms.step_form(journal, one, step)
    steps = (replace(step, text="Theirs", weight=3, done=DAY),)
    yield "proof_forms.step_form", form, one, {"steps": steps}
    one, shown = goal(), Evidence(uid=journal.new_uid(), on=DAY, text="Mine")
    one = journal.goals.put(one.uid, shown)
    form = proof_forms.evidence_form(journal, one, shown)
    theirs = (replace(shown, text="Theirs", link="theirs.test"),)
    yield "proof_forms.evidence_form", form, one, {"evidence": theirs}
    one, felt = goal(), Confidence(on=journal.today(), level=2)
    one = journal.goals.edit(one.uid, confidence=(felt,))
    sure = (Confidence(on=DAY, level=1), Confidence(on=journal.today(), level=5))
    form = proof_forms.confidence_form(journal, one, felt)
    yield "proof_forms.confidence_form", form, one, {"confidence": sure}
    one, read = goal(), Reading(uid=journal.new_uid(), on=DAY, value=D(35))
    one = journal.goals.put_reading(one.uid, read)
    form = reading_form.reading_form(journal, one, read)
    readings = (replace(read, value=D(40), source="theirs"),)
    yield "reading_form.reading_form", form, one, {"readings": readings}


def _plans(journal: Journal) -> Iterator[Row]:
    form: FormDialog[Any]
    plan = journal.plans.draw(mine(()), Picture(horizon=5, title="Mine"))
    drawn = plan.versions[-1].picture(5)
    form = picture_form.picture_form(journal, mine(()), drawn)
    version = replace(plan.versions[-1], pictures=(replace(drawn, title="Theirs", text="So"),))
    yield "picture_form.picture_form", form, plan, {"versions": (version,)}
    check = journal.role_checks.begin(ME)
    check = journal.role_checks.put(check.uid, Responsibility(uid=journal.new_uid(), text="Mine"))
    part = check.responsibilities[-1]
    theirs = (replace(part, text="Theirs", fit="no", gap="All of it"),)
    yield (
        "check_forms.responsibility_form",
        check_forms.responsibility_form(journal, check, part),
        check,
        {"responsibilities": theirs},
    )
    form = check_forms.role_check_form(journal, check)
    yield "check_forms.role_check_form", form, check, {"comment": "Theirs", "on": DAY}


def _pay(journal: Journal) -> Iterator[Row]:
    form: FormDialog[Any]

    def talk(**parts: Any) -> Negotiation:
        return journal.negotiations.add(ME, "Mine", now=Package(base=D(100)), **parts)

    uid = journal.new_uid()
    theirs = {"title": "Theirs", "counterpart": "Maya", "decide_by": LATER, "hour_rate": D(9)}
    one = talk()
    yield "talk_form.talk_form", talk_form.talk_form(journal, ME, one), one, theirs
    one = talk()
    pays = {"now": Package(base=D(110), bonus=D("0.1"), benefits=D(5))}
    yield "package_form.package_form", package_form.package_form(journal, one), one, pays
    course = Alternative(uid=uid, title="Mine", package=Package(base=D(90)))
    one = talk(alternatives=(course,))
    form = alternative_form.alternative_form(journal, one, course)
    other = replace(course, title="Theirs", chance=D("0.4"), next_step="Write", expires=LATER)
    yield "alternative_form.alternative_form", form, one, {"alternatives": (other,)}
    figure = MarketFigure(uid=uid, source="Mine", on=DAY, p50=D(100))
    one = talk(market=(figure,))
    form = market_form.market_form(journal, one, figure)
    others = (replace(figure, source="Theirs", p50=D(120)),)
    yield "market_form.market_form", form, one, {"market": others, "market_growth": D("0.04")}
    one = talk()
    form = target_form.target_form(journal, one)
    limit = Limit(low=D(100), likely=D(110), high=D(120))
    yield "target_form.target_form", form, one, {"target": D(130), "cap": D(150), "limit": limit}
    one = talk()
    form = words_form.words_form(journal, one, "interests")
    wants = {"my_interests": "Theirs of mine", "their_interests": "Theirs"}
    yield "words_form.words_form", form, one, wants
    done = journal.achievements.add(mine(()), "Shipped")
    thrown = journal.achievements.add(mine(()), "Thrown away")
    journal.trash.throw(thrown, "an achievement")
    one = talk()
    form = words_form.evidence_form(journal, one)
    linked = {"evidence": "Theirs", "achievements": (done.uid, thrown.uid)}
    yield "words_form.evidence_form", form, one, linked
    said = Objection(uid=uid, text="Mine")
    one = talk(objections=(said,))
    form = argument_forms.objection_form(journal, one, said)
    others_said = replace(said, text="Theirs", reply="So", achievements=(done.uid, thrown.uid))
    yield "argument_forms.objection_form", form, one, {"objections": (others_said,)}
    trade = Trade(uid=uid, text="Mine")
    one = talk(trades=(trade,))
    form = argument_forms.trade_form(journal, one, trade)
    traded = (replace(trade, text="Theirs", direction="give", worth=D(3)),)
    yield "argument_forms.trade_form", form, one, {"trades": traded}
    played = Rehearsal(uid=uid, on=DAY, scene="Mine")
    one = talk(rehearsals=(played,))
    form = rehearsal_form.rehearsal_form(journal, one, played)
    others_played = (replace(played, scene="Theirs", who="Ana", minutes=9, learned="Slower"),)
    yield "rehearsal_form.rehearsal_form", form, one, {"rehearsals": others_played}
    made = Offer(uid=uid, on=DAY, side="I", package=Package(base=D(120)))
    one = journal.negotiations.put(talk().uid, made)
    form = offer_form.offer_form(journal, one, one.offers[0])
    offers = (replace(one.offers[0], written=True, note="Theirs"),)
    yield "offer_form.offer_form", form, one, {"offers": offers}
    one = talk()
    form = offer_form.concession_form(journal, one)
    yield "offer_form.concession_form", form, one, {"concessions": (D(140), D(135))}
    one = talk()
    form = outcome_form.outcome_form(journal, one)
    ended = Outcome(on=DAY, decision="wait", wait_until=LATER, reason="Theirs", lesson="Wait")
    yield "outcome_form.outcome_form", form, one, {"outcome": ended}


def _mentoring(journal: Journal) -> Iterator[Row]:
    form: FormDialog[Any]

    def ben(**given: Any) -> Relationship:
        return journal.relationships.begin(f"B {journal.new_uid()}", "protege", **given)

    one = ben(start=DAY)
    form = edit_relationship.edit_form(journal, one)
    theirs = {
        "aim": "Theirs",
        "notes": "Their notes",
        "focus": ("Hiring",),
        "start": date(2026, 5, 1),
    }
    yield "edit_relationship.edit_form", form, one, theirs
    one = ben(stage="prospect")
    form = stage_form.stage_form(journal, one)
    yield "stage_form.stage_form", form, one, {"aim": "Theirs", "why_them": "Their talk"}
    one = ben(start=DAY, reporting_line="managers-manager")
    form = stage_form.consent_form(journal, one)
    yield "stage_form.consent_form", form, one, {"manager_agreed": DAY}
    one = ben()
    form = roadmap_forms.start_form(journal, one)
    yield "roadmap_forms.start_form", form, one, {"start": DAY}
    one = ben(start=DAY)
    line = {"paid_forward": DAY, "first_protege": "Lea", "mentored_by": "Ida"}
    yield "giving_forms.line_form", giving_forms.line_form(journal, one), one, line
    agreed = journal.agreements.begin(one)
    names = journal.agreements.names(one)
    form = agreement_form.agreement_form(journal, one, agreed, names)
    yield "agreement_form.agreement_form", form, agreed, {"rhythm": "Theirs", "ends": LATER}
    door = journal.introductions.add(one, "Priya", asked=DAY)
    form = introduction_form.introduction_form(journal, one, door)
    opened = {"outcome": "Theirs", "blurb": "Their words", "target_yes": DAY, "horizon": 5}
    yield "introduction_form.introduction_form", form, door, opened
    one = journal.circle.thank(ben(start=EARLIER).uid, DAY, text="Mine")
    (thanks,) = one.thank_yous
    form = giving_forms.thanks_form(journal, one, thanks)
    theirs = {"thank_yous": (replace(thanks, text="Theirs", how="sent"),)}
    yield "giving_forms.thanks_form", form, one, theirs
    one = ben(stage="prospect")
    written = journal.agreements.first_pages.write(one, mine="Mine")
    assert written is not None
    form = first_page_form.first_page_form(journal, one)
    yield "first_page_form.first_page_form", form, written, {"mine": "Theirs", "ending": "Any day"}
    one = ben(stage="prospect")
    draft = journal.asks.keep(one, question="Mine?")
    form = ask_form.AskForm(journal, one)
    yield "ask_form.AskForm", form, draft, {"question": "Theirs?", "path": "a -> b"}
    page = journal.people.page.write(why="Mine")
    assert page is not None
    form = giving_forms.page_form(journal)
    yield "giving_forms.page_form", form, page, {"why": "Theirs", "worked": "Asking"}
    me = journal.people.call_me("Kim")
    yield "add_person.name_form", add_person.name_form(journal), me, {"name": "Theirs"}


def _days(journal: Journal) -> Iterator[Row]:
    form: FormDialog[Any]
    ana = journal.relationships.begin("Ana Lima", "mentor", start=DAY)
    held = journal.sessions.log(ana, on=DAY, channel="call", notes="")
    form = session_forms.details_form(journal, held)
    yield "session_forms.details_form", form, held, {"on": date(2026, 9, 3), "channel": "video"}
    booked = journal.sessions.bookings.plan(ana, date(2026, 12, 1), "call")
    form = book_session.BookDialog(journal, ana, booked)
    told = {"at": "17:00", "channel": "video", "planned_minutes": 45}
    yield "book_session.BookDialog", form, booked, told
    event = journal.events.add("Mine", DAY, speakers=["Ida"])
    there = {"title": "Theirs", "place": "Hall", "topic": "Boards", "asked": "Who?"}
    yield "event_form.event_form", event_form.event_form(journal, event), event, there
    event = journal.events.add("Mine", journal.today())
    form = event_form.stayed_form(journal, event)
    yield "event_form.stayed_form", form, event, {"asked": "Theirs"}
    form = event_form.came_of_form(journal, event)
    yield "event_form.came_of_form", form, event, {"came_of": "Theirs"}
    decider = journal.deciders.add(ME, "The board")
    form = exposure_forms.decider_form(journal, ME, decider)
    yield "exposure_forms.decider_form", form, decider, {"role": "Theirs", "note": "Cost"}
    review = journal.reviews.plan(ME, "Maya", on=LATER)
    form = exposure_forms.review_form(journal, ME, review)
    yield "exposure_forms.review_form", form, review, {"review_with": "Theirs", "result": "So"}
    review = journal.reviews.plan(ME, "Maya", on=LATER)
    form = exposure_forms.another_day_form(journal, review)
    yield "exposure_forms.another_day_form", form, review, {"due": date(2027, 4, 1)}
    form = exposure_forms.held_form(journal, review)
    yield "exposure_forms.held_form", form, review, {"result": "Theirs"}
    done = journal.achievements.add(mine(()), "Mine")
    form = achievement.achievement_form(journal, mine(()), done)
    words = {"text": "Theirs", "impact": "31 to 38 %", "evidence": "Slides", "setting": "inside"}
    yield "achievement.achievement_form", form, done, words
    done = journal.achievements.add(mine(()), "Mine")
    form = achievement.result_form(journal, done)
    yield "achievement.result_form", form, done, {"impact": "Theirs", "link": "theirs.test"}
    chance = journal.achievements.add(mine(()), "A talk", on=LATER, kind="visibility", planned=True)
    form = exposure_forms.another_day_form(journal, chance)
    yield "exposure_forms.another_day_form", form, chance, {"on": date(2027, 4, 1)}


def _follow_ups(journal: Journal) -> Iterator[Row]:
    eva = journal.relationships.begin("Eva Holm", "mentor", start=DAY)

    def of(kind: Any, form: Callable[..., FormDialog[Any]], **theirs: Any) -> Row:
        record = journal.follow_ups.add(eva, "Mine", kind=kind)
        name = f"{form.__module__.rpartition('.')[2]}.{form.__name__}"
        return name, form(journal, journal.follow_ups.item_of(record)), record, theirs

    yield of("action", follow_up.follow_up_form, text="Theirs", due=LATER, result="So")
    yield of("action", follow_up.redate_form, due=LATER)
    yield of("question", follow_up.let_go_form, reason="Theirs")
    yield of("question", follow_up.hand_on_form, handed_to="Theirs", back=LATER)
    yield of("question", follow_up.answer_form, answer="Theirs")
    yield of("advice", came_of.came_of_form, tried="Theirs", result="So", helped=True)


CHAPTERS = (_goals, _plans, _pay, _mentoring, _days, _follow_ups)


def _differs(journal: Journal, row: Row) -> str:
    """What of another program's words is lost when the form is saved with nothing typed."""
    name, form, record, theirs = row
    journal._context.keep_quietly(replace(journal.record(type(record), record.uid), **theirs))
    if form.anew is None:
        return f"{name} follows nothing"
    now = form.anew()
    now.submit({field.id: field.at_first for field in now.fields})
    kept = journal.record(type(record), record.uid)
    lost = [field for field, value in theirs.items() if getattr(kept, field) != value]
    return f"{name} loses {', '.join(lost)}" if lost else ""


def test_forms_saved_with_nothing_typed_lose_nothing_that_others_wrote(journal: Journal) -> None:
    seen, lost = set(), []
    for row in (row for chapter in CHAPTERS for row in chapter(journal)):
        seen.add(row[0])
        lost += [said] if (said := _differs(journal, row)) else []
    assert lost == []
    assert _forms() - ADDS - ASKS - TYPED - OPENS.keys() == seen


def test_what_was_thrown_away_meanwhile_is_not_changed(journal: Journal) -> None:
    changed = []
    for name, form, record, theirs in (row for chapter in CHAPTERS for row in chapter(journal)):
        journal.trash.throw(journal.record(type(record), record.uid), name)
        thrown = journal.record(type(record), record.uid)
        with suppress(JournalError):
            assert form.anew is not None
            now = form.anew()
            words = {name: text for name, text in theirs.items() if isinstance(text, str)}
            now.submit({field.id: words.get(field.id, field.at_first) for field in now.fields})
        if journal.record(type(record), record.uid) != thrown:
            changed.append(name)
        journal.trash.restore(journal.trash.all()[0])
    assert changed == []


def _forms() -> set[str]:
    """Every form of the program, by its module and name."""
    found = set()
    for module in pkgutil.iter_modules(dialogs.__path__):
        loaded = import_module(f"{dialogs.__name__}.{module.name}")
        for name, one in vars(loaded).items():
            if getattr(one, "__module__", "") != loaded.__name__ or name.startswith("_"):
                continue
            if inspect.isclass(one):
                is_form = issubclass(one, FormDialog) and one is not FormDialog
            else:
                is_form = "FormDialog[" in str(getattr(one, "__annotations__", {}).get("return"))
            if is_form:
                found.add(f"{module.name}.{name}")
    return found
