"""Every audience gets what the allow-list gives it, from every field of every record."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from email import message_from_string
from email.policy import default

import pytest

from mentorjournal.data.records.models import Relationship, ReportingLine
from mentorjournal.data.records.plans import GoalState
from mentorjournal.documents.audience import AUDIENCES, Audience, Kind
from mentorjournal.documents.chat import to_chat
from mentorjournal.documents.document import Document
from mentorjournal.documents.html import to_html
from mentorjournal.documents.icalendar import to_ics
from mentorjournal.documents.mail import to_mail
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.pay.rule import hold_back, pay_rule
from mentorjournal.documents.plain_text import to_text
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal.exports import KINDS
from tests.documents.between_two import ASK, BETWEEN_US, FIRST_PAGE, OF_VERSION, TERMS
from tests.documents.filled import NOTES_MARKS, built, canaries, filled


def mailed(document: Document) -> str:
    """All that a mail says, as a mail program reads it."""
    mail = message_from_string(to_mail(document), policy=default)
    return "\n".join((*map(str, mail.values()), *(one.get_content() for one in mail.iter_parts())))


def entered(document: Document) -> str:
    """All that a calendar says, as a calendar program reads it; nothing where it has no event."""
    with suppress(NotFound):
        return to_ics(document).replace("\r\n ", "")
    return ""


WRITERS = (to_markdown, to_html, to_text, to_chat, mailed)


def writers(document: Kind) -> tuple[Callable[[Document], str], ...]:
    """All that can write it."""
    return (*WRITERS, entered) if document == "calendar" else WRITERS


NAMES = {"me.name", "person.name"}
MARKED = {f"notes.{kind}" for kind in NOTES_MARKS.values()}
MEETING = NAMES | MARKED | {"session.summary"}
EARLIER = {"follow_up.text"}
HIDDEN = {
    "notes.plain",
    "notes.private",
    "notes.private_more",
    "session.reflection",
    "session.reason",
    "session.agenda.text",
    "session.agenda.source",
    "cadence_warning",
}
AGENDA = NAMES | {
    "point.text",
    "point.source",
    *("follow_up.text", "notes.action"),
    "notes.advice",
    "notes.question",
}
PITCH = {f"goal.pitch.{part}" for part in ("objective", "gain", "cost", "ask", "to", "answer")}
GOALS = (
    NAMES
    | PITCH
    | {f"goal.{part}" for part in ("title", "metric", "unit", "steps.text")}
    | {"goal.readings.source", "goal.baseline.source"}
    | {"goal.evidence.text", "goal.evidence.link"}
)
CALENDAR = NAMES | {"follow_up.text", "notes.action"}
GONE = {"gone.title"}
SMALLEST = {"goal.pitch.smallest_yes"}
PICTURES, BEFORE = (
    {
        f"{drawn}{horizon}.{part}"
        for horizon in (1, 5, 10)
        for part in (
            "text",
            "title",
            "responsibilities",
            "setting",
            "known_for",
            "must_haves",
            "must_nots",
        )
    }
    for drawn in ("year", "before")
)
ASSESSED = {f"then.{part}" for part in ("title", "unit", "status")}
SAID = {"closed.mine", "closed.theirs", "line.mine", "line.theirs", "line.next"}
OPEN = {
    *("open.mine", "open.theirs", "open.goals.mine", "open.goals.theirs", "open.goals.next"),
    *("open.goals.then.title", "open.goals.then.unit", "open.goals.then.status"),
}
YEAR = NAMES | {"goal.title", "goal.unit", "goal.former_targets.reason"}
ALONE = {
    *("role_check.responsibilities.text", "role_check.responsibilities.gap"),
    *("role_check.comment", "role_check.turn", "skill.area"),
}
DONE = {f"done.{part}" for part in ("text", "impact", "evidence", "link", "seen_by")}
APART = {name.replace("done", "apart") for name in DONE}
BRIEFLY = {"done.text", "done.impact"}
CATALOGUE = {"person.name", "goal.title"}
ONLY_MINE = {
    *("chance.text", "chance.seen_by", "decider.name", "decider.role"),
    *("review.review_with", "review.text", "review.result"),
}
BATNA = NAMES | {
    f"negotiation.{part}"
    for part in (
        "title",
        "counterpart",
        "decider",
        "alternatives.title",
        "alternatives.next_step",
        "market.source",
        "my_interests",
        "their_interests",
        "options",
        "their_options",
        "criteria",
        "their_criteria",
        "evidence",
        "trades.text",
        "objections.text",
        "objections.reply",
        "objections.evidence",
        "rehearsals.scene",
        "rehearsals.who",
        "rehearsals.learned",
        "offers.note",
        "outcome.reason",
        "outcome.next_step",
        "outcome.lesson",
    )
}
DOOR = {"person.name", "introduction.to", "introduction.why"}
CASE = {
    "person.name",
    *(f"negotiation.{part}" for part in ("title", "counterpart", "market.source", "evidence")),
}
THANKS_ABOVE = NAMES | {"advice.text", "advice.result"}
THANKS = THANKS_ABOVE | {"goal.title", "done.text", "done.impact", "door.to", "door.outcome"}
APART_BRIEFLY = {"apart.text", "apart.impact"}
PAGE = {
    "me.name",
    *(
        f"page.{part}"
        for part in ("offer", "why", "worked", "mistakes", "younger", "angle", "not_known")
    ),
}
CONTENTS: dict[tuple[Kind, Audience], set[str] | None] = {
    ("summary", "me"): MEETING | EARLIER | HIDDEN,
    ("summary", "other"): MEETING | EARLIER,
    ("summary", "manager"): MEETING,
    ("summary", "anyone"): None,
    ("agenda", "me"): AGENDA,
    ("agenda", "other"): AGENDA,
    ("agenda", "manager"): AGENDA,
    ("agenda", "anyone"): None,
    ("goals", "me"): GOALS | PICTURES | GONE | SMALLEST | OPEN,
    ("goals", "other"): GOALS | PICTURES | GONE | ASSESSED | SAID,
    ("goals", "manager"): NAMES,
    ("goals", "anyone"): None,
    ("year", "me"): (
        (YEAR | PICTURES | BEFORE | GONE | ASSESSED | SAID | OPEN | ALONE | BRIEFLY)
        | {"apart.text", "apart.impact"}
    ),
    ("year", "other"): YEAR | PICTURES | BEFORE | GONE | ASSESSED | SAID | BRIEFLY,
    ("year", "manager"): NAMES,
    ("year", "anyone"): None,
    ("agreement", "me"): NAMES | TERMS | OF_VERSION,
    ("agreement", "other"): NAMES | TERMS,
    ("agreement", "manager"): None,
    ("agreement", "anyone"): None,
    ("ask", "me"): NAMES | ASK,
    ("ask", "other"): NAMES | ASK,
    ("ask", "manager"): None,
    ("ask", "anyone"): None,
    ("working-together", "me"): NAMES | FIRST_PAGE,
    ("working-together", "other"): NAMES | FIRST_PAGE,
    ("working-together", "manager"): None,
    ("working-together", "anyone"): None,
    ("achievements", "me"): DONE | APART | CATALOGUE | ONLY_MINE,
    ("achievements", "other"): DONE | CATALOGUE,
    ("achievements", "manager"): {"person.name"},
    ("achievements", "anyone"): DONE | APART | {"person.name"},
    ("profile", "me"): PAGE | {"page.who_knows"},
    ("profile", "other"): PAGE | {"page.who_knows"},
    ("profile", "manager"): PAGE,
    ("profile", "anyone"): PAGE,
    ("thanks", "me"): THANKS | APART_BRIEFLY,
    ("thanks", "other"): THANKS,
    ("thanks", "manager"): None,
    ("thanks", "anyone"): None,
    ("introduction", "me"): DOOR,
    ("introduction", "other"): DOOR,
    ("introduction", "manager"): None,
    ("introduction", "anyone"): None,
    ("batna", "me"): BATNA | BRIEFLY,
    ("batna", "other"): BATNA,
    ("batna", "manager"): None,
    ("batna", "anyone"): None,
    ("calendar", "me"): CALENDAR,
    ("calendar", "other"): CALENDAR,
    ("calendar", "manager"): CALENDAR,
    ("calendar", "anyone"): None,
    ("case", "me"): CASE | DONE | APART,
    ("case", "other"): None,
    ("case", "manager"): None,
    ("case", "anyone"): None,
}
"""The text fields that each document may contain for each audience; None: no document."""


def test_every_document_is_judged_for_every_audience() -> None:
    assert {audience for _, audience in CONTENTS} == set(AUDIENCES)
    # The whole journal, for me alone, is put together of the others.
    assert {document for document, _ in CONTENTS} == {*KINDS} - {"journal"}
    assert len(CONTENTS) == (len(KINDS) - 1) * len(AUDIENCES)


LINES: tuple[ReportingLine, ...] = ("none", "my-manager", "managers-manager", "my-report")


def expected_for(document: Kind, audience: Audience, line: ReportingLine) -> set[str] | None:
    """What a document may contain; None for no document.

    In the line there is no sheet for the other person, and who is above gets what a manager may,
    but for the agreement and thanks, which are theirs as much as mine, and what they are asked.
    """
    if audience != "other" or line == "none" or document in BETWEEN_US:
        return CONTENTS[document, audience]
    if document == "batna":
        return None
    if document == "thanks" and line != "my-report":
        return THANKS_ABOVE
    return CONTENTS[document, "other" if line == "my-report" else "manager"]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(("document", "audience"), CONTENTS)
def test_a_document_contains_exactly_what_its_audience_may_see(
    document: Kind, audience: Audience, line: ReportingLine
) -> None:
    expected = expected_for(document, audience, line)
    if expected is None:
        with pytest.raises(Refused):
            built(document, audience, line=line)
        return
    made = built(document, audience, line=line)
    for write in writers(document):
        assert canaries(write(made.document)) == expected


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(("document", "audience"), CONTENTS)
def test_of_texts_that_speak_of_pay_a_document_keeps_what_the_rule_allows(
    document: Kind, audience: Audience, line: ReportingLine
) -> None:
    """Every field speaks of pay; where the rule holds, none of them may be left."""
    if expected_for(document, audience, line) is None:
        return
    made = built(document, audience, lambda path: f"salary canary-{path}", line=line)
    bond = filled(Relationship, "relationship", my_role="mentor", reporting_line=line)
    kept = hold_back(made.document, pay_rule(audience, bond)).document
    held = audience in ("manager", "anyone") or (audience == "other" and line != "none")
    for write in writers(document):
        left = canaries(write(kept))
        assert left == (set() if held else canaries(write(made.document)))
        assert held or left


@pytest.mark.parametrize("line", ["my-manager", "managers-manager"])
@pytest.mark.parametrize("document", ["summary", "agenda", "goals", "year", "achievements"])
def test_a_manager_who_mentors_me_gets_no_more_than_a_manager(
    document: Kind, line: ReportingLine
) -> None:
    made = built(document, "other", line=line, notes_shared=True)
    for write in WRITERS:
        assert canaries(write(made.document)) == CONTENTS[document, "manager"]


def test_a_report_whom_i_mentor_gets_what_any_other_person_gets() -> None:
    for document in ("summary", "agenda", "goals", "year", "achievements"):
        made = built(document, "other", line="my-report")
        assert canaries(to_markdown(made.document)) == CONTENTS[document, "other"]


@pytest.mark.parametrize("state", ["agreed", "changed", "closed"])
def test_a_goal_that_is_marked_for_management_reaches_a_manager(state: GoalState) -> None:
    made = built("goals", "manager", goal_state=state, for_management=True)
    assert canaries(to_markdown(made.document)) == GOALS | ASSESSED
    assert "1 goal not agreed or not marked for management" in made.left_out
    assert "the smallest yes" in made.left_out
    assert "what the two of you said in assessments" in made.left_out
    review = built("year", "manager", goal_state=state, for_management=True)
    assert canaries(to_markdown(review.document)) == YEAR | ASSESSED | BRIEFLY


def test_an_achievement_that_is_marked_for_management_reaches_a_manager() -> None:
    made = built("achievements", "manager", for_management=True)
    assert canaries(to_markdown(made.document)) == DONE | CATALOGUE
    assert made.left_out == (
        "1 achievement not marked for management",
        "1 chance that is planned",
        "who decides, and the reviews",
    )


def test_the_goal_of_an_achievement_is_named_to_nobody_who_may_not_have_the_goal() -> None:
    assert "goal.title" not in canaries(to_markdown(built("achievements", "anyone").document))
    assert "1 goal that they are not shown" in built("achievements", "anyone").left_out


def test_a_draft_never_reaches_a_manager() -> None:
    documents: dict[Kind, set[str]] = {"goals": set(), "year": BRIEFLY}
    for document, marked in documents.items():
        made = built(document, "manager", goal_state="draft", for_management=True)
        assert canaries(to_markdown(made.document)) == NAMES | marked


@pytest.mark.parametrize("state", ["planned", "missed", "moved"])
@pytest.mark.parametrize("audience", ["other", "manager"])
def test_what_was_prepared_for_a_session_that_was_not_held_stays_private(
    audience: Audience, state: str
) -> None:
    made = built("summary", audience, notes_shared=True, state=state)
    assert canaries(to_markdown(made.document)) == NAMES
    assert made.left_out == ("what was prepared for it",)


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("other", MEETING | EARLIER | {"notes.plain"}),
        ("manager", MEETING),
        ("me", MEETING | EARLIER | HIDDEN),
    ],
)
def test_shared_notes_reach_the_other_person_without_private_lines(
    audience: Audience, expected: set[str]
) -> None:
    made = built("summary", audience, notes_shared=True)
    for write in WRITERS:
        assert canaries(write(made.document)) == expected


def _all_text(document: Document) -> str:
    return "".join(write(document) for write in WRITERS).lower()


def test_what_was_left_out_is_said_but_not_in_the_document() -> None:
    made = built("summary", "other")
    assert made.left_out == (
        "3 private lines",
        "your reflection",
        "the agenda",
        "the reason you noted",
        "the cadence warning",
    )
    assert not [phrase for phrase in made.left_out if phrase in _all_text(made.document)]
    assert built("goals", "manager").left_out == (
        "2 goals not agreed or not marked for management",
        "the pictures of 1, 5 and 10 years",
        "1 line of assessments about other goals",
        "what the two of you said in assessments",
    )
    assert built("year", "manager").left_out == (
        "2 goals not shown to them, not agreed or not for management",
        "2 achievements not shown to them, or not for management",
        "pictures that are not shown to them",
        "1 assessment that is open or was not made with them",
        "1 line of assessments about other goals",
        "what the two of you said in assessments",
        "1 role check",
        "how you rate your skills",
    )
    assert "confidence" in _all_text(built("goals", "other").document)
    marked = built("goals", "manager", for_management=True).document
    assert "confidence" not in _all_text(marked)


@pytest.mark.parametrize(
    "document", ["summary", "agenda", "goals", "year", "achievements", "batna"]
)
def test_nothing_is_left_out_for_me(document: Kind) -> None:
    assert built(document, "me").left_out == ()
