"""Records with something in every field, so that no new field escapes the tests.

Every text field holds a word that names it, `canary-session.reflection`; what a document
contains can then be read off it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec import inspect

from mentorjournal.data.notes.follow_up_items import from_record, from_session
from mentorjournal.data.notes.marks import handles_of
from mentorjournal.data.records.base import HORIZONS
from mentorjournal.data.records.checks import (
    AssessedGoal,
    Assessment,
    GoalThen,
    RoleCheck,
    Skill,
)
from mentorjournal.data.records.models import (
    Achievement,
    AgendaItem,
    Agreement,
    Ask,
    Decider,
    FirstPage,
    FollowUp,
    Introduction,
    MentorPage,
    Person,
    Relationship,
    ReportingLine,
    Session,
)
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, GoalState, Picture, PlanVersion
from mentorjournal.documents import (
    achievements,
    agenda,
    agreement,
    ask,
    batna,
    calendar,
    case,
    first_page,
    goals,
    introduction,
    profile,
    summary,
    thanks,
    year,
)
from mentorjournal.documents.assessments import Assessed
from mentorjournal.documents.audience import Audience, Kind
from mentorjournal.documents.document import Built
from mentorjournal.documents.pair import Pair
from mentorjournal.mentoring.ask_letter import letter
from mentorjournal.mentoring.asks import words_of
from mentorjournal.mentoring.exposure import Called, exposure
from mentorjournal.mentoring.first_page import BeforeAgreeing, sections
from mentorjournal.mentoring.negotiation import work_out

T = TypeVar("T")
DAY = date(2026, 11, 24)
UID = "00000000-0000-7000-8000-000000000001"
NOTES_MARKS = {"- [ ] ": "action", "! ": "key", "> ": "advice", "? ": "question", "= ": "decision"}
_PATTERNS = {"A-Z": "USD", "0-9a-f": UID, "[01]": "17:00", "{16}": "0123456789abcdef"}
_CANARY = re.compile(r"canary-[\w.]*\w")

_KNOWN: dict[type[Any], inspect.Type] = {}

Naming = Callable[[str], str]


def canary(path: str) -> str:
    """The word that a text field holds."""
    return f"canary-{path}"


def canaries(text: str) -> set[str]:
    """The fields whose text is in a document."""
    return {found.removeprefix("canary-") for found in _CANARY.findall(text)}


def filled(kind: type[T], path: str, naming: Naming = canary, **given: Any) -> T:
    """A record with something in every field.

    Args:
        kind: The type of the record.
        path: What its texts are called by.
        naming: Makes the text of a field from its path.
        given: Fields with other values.
    """
    if kind not in _KNOWN:
        _KNOWN[kind] = inspect.type_info(kind)
    return msgspec.convert(_value(_KNOWN[kind], path, naming, given), kind)


def _value(node: Any, path: str, naming: Naming, given: Mapping[str, Any]) -> Any:
    if isinstance(node, inspect.StructType):
        return node.cls(**{
            field.name: given[field.name]
            if field.name in given
            else _choice(field, f"{path}.{field.name}", naming)
            for field in node.fields
        })  # fmt: skip
    if isinstance(node, inspect.StrType):
        found = [
            value for part, value in _PATTERNS.items() if node.pattern and part in node.pattern
        ]
        return found[-1] if found else naming(path)
    if isinstance(node, inspect.VarTupleType):
        return (_value(node.item_type, path, naming, {}),)
    if isinstance(node, inspect.UnionType):
        inner = next(part for part in node.types if not isinstance(part, inspect.NoneType))
        return _value(inner, path, naming, {})
    simple: dict[type, Any] = {
        inspect.IntType: 1,
        inspect.BoolType: True,
        inspect.DecimalType: Decimal(1),
        inspect.DateType: DAY,
        inspect.DateTimeType: datetime(2026, 11, 24, 9, tzinfo=UTC),
    }
    return simple[type(node)]


def _choice(field: inspect.Field, path: str, naming: Naming) -> Any:
    node: Any = field.type
    if isinstance(node, inspect.UnionType):
        node = next(part for part in node.types if not isinstance(part, inspect.NoneType))
    if isinstance(node, inspect.LiteralType):
        kept = field.default is not msgspec.NODEFAULT and field.default is not None
        return field.default if kept else node.values[0]
    return _value(field.type, path, naming, {})


def _achieved(pair: Pair, for_management: bool, naming: Naming) -> achievements.AchievementFacts:
    """One achievement that is shown and one that is not, a chance, a review, one who decides."""
    done = filled(Achievement, "done", naming, planned=False, for_management=for_management)
    apart = filled(Achievement, "apart", naming, planned=False, for_management=False, shown_to=())
    chance = filled(Achievement, "chance", naming, planned=True)
    goal = filled(Goal, "goal", naming, state="agreed", for_management=for_management)
    review = filled(FollowUp, "review", naming)
    decides = Called(naming("decider.name"), naming("decider.role"))
    seen = exposure(
        [filled(Decider, "decider", naming)], lambda _one: decides, [done, chance], [review], DAY
    )
    return achievements.AchievementFacts(
        name=pair.person.name,
        relationship=pair.relationship,
        achievements=(done, apart, chance),
        today=DAY,
        goals=(goal,),
        exposure=tuple(seen),
        reviews=(review,),
    )


def _calendar(pair: Pair, talk: Session, naming: Naming) -> calendar.CalendarFacts:
    """A session that is booked, and every action, with a day."""
    record = from_record(filled(FollowUp, "follow_up", naming))
    items = (record, *from_session(talk, "mentor", handles_of(*pair.person.called)))
    noon = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    due = tuple(
        calendar.Due(msgspec.structs.replace(item, due=DAY), UID, noon, noon)
        for item in items
        if item.kind == "action"
    )
    side = calendar.Side(pair, (calendar.Booked(talk, talk),), due)
    return calendar.CalendarFacts((side,), pair.relationship, noon, "Europe/Berlin")


def notes(naming: Naming = canary) -> str:
    """Notes with one line of every mark."""
    marked = "".join(f"{mark}{naming(f'notes.{kind}')}\n" for mark, kind in NOTES_MARKS.items())
    unmarked = f"{naming('notes.plain')}\n% {naming('notes.private')}\n"
    return f"{marked}{unmarked}  {naming('notes.private_more')}\n"


def built(
    document: Kind,
    audience: Audience,
    naming: Naming = canary,
    *,
    line: ReportingLine = "none",
    goal_state: GoalState = "agreed",
    for_management: bool = False,
    **session: Any,
) -> Built:
    """A document made of filled records.

    Args:
        document: Which document.
        audience: For whom.
        naming: Makes the texts.
        line: The reporting line between the two.
        goal_state: The state of the goal that was not dropped.
        for_management: Whether the goals are marked for management.
        session: Fields of the session with other values.
    """
    me = filled(Person, "me", naming, is_me=True)
    pair = Pair(
        filled(Relationship, "relationship", naming, my_role="mentor", reporting_line=line),
        filled(Person, "person", naming, is_me=False),
        me,
    )
    talk = filled(
        Session, "session", naming, **{"notes": notes(naming), "notes_shared": False} | session
    )
    if document == "summary":
        promised = (from_record(filled(FollowUp, "follow_up", naming)),)
        facts = summary.SummaryFacts(
            talk, pair, DAY, naming("cadence_warning"), last_on=DAY, promised=promised
        )
        return summary.build(facts, audience)
    if document == "agenda":
        record = filled(FollowUp, "follow_up", naming)
        handles = handles_of(*pair.person.called)
        items = (*from_session(talk, "mentor", handles), from_record(record))
        points = (filled(AgendaItem, "point", naming),)
        return agenda.build(agenda.AgendaFacts(pair, DAY, DAY, points, items), audience)
    if document == "calendar":
        return calendar.build(_calendar(pair, talk, naming), audience)
    if document == "agreement":
        version = filled(Agreement, "agreement", naming)
        return agreement.build(agreement.AgreementFacts(pair, version, 2), audience)
    if document == "profile":
        page = filled(MentorPage, "page", naming)
        known = (filled(Person, "known", naming, is_me=False, other_names=(), handle="known"),)
        return profile.build(
            profile.ProfileFacts(me.name, page, me.capacity, pair.relationship, known),
            audience,
        )
    if document == "ask":
        words = words_of(filled(Ask, "ask", naming))
        text = letter(words, pair.person.name, naming("me.name"))
        return ask.build(pair, text, audience)
    if document == "working-together":
        blank = dict.fromkeys(("aim", "often", "between", "ending"), "")
        before = BeforeAgreeing(
            pair.relationship,
            words_of(filled(Ask, "ask", naming)),
            (),
            terms=filled(Agreement, "agreement", naming),
            own=filled(FirstPage, "first", naming, **blank),
        )
        return first_page.build(pair, sections(before), audience)
    if document == "thanks":
        advice = msgspec.structs.replace(
            from_record(filled(FollowUp, "advice", naming)), kind="advice"
        )
        met = filled(Goal, "goal", naming, state="agreed", for_management=for_management)
        achieved = _achieved(pair, for_management, naming).achievements
        door = filled(Introduction, "door", naming)
        return thanks.build(
            thanks.ThanksFacts(pair, (advice,), (door,), (met,), achieved[:2], DAY), audience
        )
    if document == "introduction":
        door = filled(Introduction, "introduction", naming, blurb="")
        return introduction.build(introduction.IntroductionFacts(pair, door), audience)
    if document == "achievements":
        return achievements.build(_achieved(pair, for_management, naming), audience)
    mark = for_management
    goal = filled(Goal, "goal", naming, state=goal_state, for_management=mark)
    gone = filled(Goal, "gone", naming, state="dropped", for_management=mark)
    then = filled(GoalThen, "then", naming, state=goal_state, for_management=mark)
    said = filled(AssessedGoal, "line", naming, then=then)
    closed = filled(Assessment, "closed", naming, goals=(said,))
    still_open = filled(Assessment, "open", naming, closed=None)
    checks = Assessed(pair, DAY, (closed, still_open))
    if document == "goals":
        return goals.build(
            goals.GoalFacts(pair, (goal, gone), DAY, _drawn("year", naming), checks), audience
        )
    if document == "year":
        review = year.YearFacts(
            DAY,
            checks,
            (goal, gone),
            _drawn("before", naming),
            _drawn("year", naming),
            (filled(RoleCheck, "role_check", naming),),
            (filled(Skill, "skill", naming),),
            _achieved(pair, mark, naming).achievements[:2],
        )
        return year.build(review, audience)
    sheet = work_out(filled(Negotiation, "negotiation", naming), DAY)
    if document == "case":
        done = _achieved(pair, mark, naming).achievements
        talk_case = case.CaseFacts(sheet, done, pair.person.name, pair.relationship)
        return case.build(talk_case, audience)
    done = _achieved(pair, mark, naming).achievements[:1]
    return batna.build(batna.BatnaFacts(sheet, pair, achievements=done), audience)


def _drawn(path: str, naming: Naming) -> PlanVersion:
    """A version with a picture of each horizon."""
    drawn = tuple(
        filled(Picture, f"{path}{horizon}", naming, horizon=horizon) for horizon in HORIZONS
    )
    return filled(PlanVersion, "plan", naming, pictures=drawn)
