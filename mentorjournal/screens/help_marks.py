"""The marks and words of state of each place, drawn as the place draws them, with what they mean.

What a widget draws is taken from the widget, so that help shows what stands on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct
from textual.content import Content

from mentorjournal.data.notes.marks import MARKS, Kind
from mentorjournal.mentoring.cadence import State
from mentorjournal.mentoring.goals import Status
from mentorjournal.mentoring.timeline import STATES as SESSION_STATES
from mentorjournal.mentoring.year_strip import MonthWord
from mentorjournal.widgets.achievement_list import NO_EVIDENCE, PLANNED, WAS_PLANNED
from mentorjournal.widgets.exposure_lists import SEEN
from mentorjournal.widgets.follow_up_board import MARKS as FOLLOW_UP_MARKS
from mentorjournal.widgets.goal_table import LATE
from mentorjournal.widgets.line_list import MARK, QUIET_MARK
from mentorjournal.widgets.mark_signs import TO_DO, WORDS
from mentorjournal.widgets.mentor_table import AGREED, NOBODY, NONE, TOUCHED
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.progress_bar import progress_bar
from mentorjournal.widgets.reading_chart import EVEN, POINT, TARGET, TODAY
from mentorjournal.widgets.relationship_table import AHEAD, GLYPHS, MONTH_HEAD, STATE_STYLES
from mentorjournal.widgets.skill_list import BETWEEN, NOW, THEN
from mentorjournal.widgets.timeline_list import WORD_STYLES


class Mark(Struct, frozen=True):
    """Something that stands on the screen.

    Attributes:
        drawn: As it is drawn.
        means: What it means, in a sentence without a full stop.
    """

    drawn: Content
    means: str


STATES: Mapping[State, str] = MappingProxyType(
    {
        "new": "No talk yet, and it began not long ago",
        "fresh": "You talked lately; another talk would be soon",
        "open": "A good time for the next talk",
        "due soon": "The last good days for it",
        "booked": "A talk in good time stands in the calendar",
        "booked late": "What is booked comes after the last good day",
        "stale": "The last good day has passed without a talk",
        "quiet": "No talk yet, and it began more than four weeks ago",
        "too soon": "What is booked comes so early that it may ask too much",
        "paused": "Rests until a day that was agreed",
        "–": "No clock: one talk only, or talks as needed",
    }
)
"""What the word in the column State means."""

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        "met": "The target is reached",
        "on track": "As far as was to be expected by now, or farther",
        "watch": "A little less than was to be expected",
        "behind": "Much less than was to be expected",
        "nearly": "The day has passed with 70 % of the way done or more",
        "partly": "The day has passed with 40 % of the way done or more",
        "missed": "The day has passed with less than that",
        "no measure yet": "It is not said yet how it is counted",
        "not read yet": "Nothing was read since its baseline",
        "draft": "It lacks a baseline, a target or a due date, and cannot be agreed before",
        "no due date": "Without a day nothing is to be expected by now",
        "not started": "Its first day is still to come",
    }
)
"""What the word behind a goal means."""

_TYPED: Mapping[Kind, str] = MappingProxyType(
    {
        "action": "An action, shared; - [x] is a done one",
        "key": "A key point, shared",
        "advice": "Advice, shared; lines of it below each other are one piece",
        "question": "A question for next time, shared; it comes back on the agenda",
        "decision": "A decision, shared",
        "private": "Private for ever, also where the notes are shared",
        "plain": "No mark: private, unless the notes of this session are shared",
    }
)
_SESSIONS = {
    "planned": "A talk to come",
    "running": "Its clock runs",
    "missed": "It did not take place",
    "moved": "It was put on another day",
}
_FOLLOW_UPS = (
    Mark(line(("□", "$accent")), "A promise that is open"),
    Mark(line(("■", "$muted")), "One that is kept"),
    Mark(line((FOLLOW_UP_MARKS["advice"], "$accent")), "Advice; open until its result is told"),
    Mark(line((FOLLOW_UP_MARKS["question"], "$accent")), "A question without an answer"),
    Mark(line(("late", "$warning")), "The day it was promised for has passed"),
)
_CURSOR = (
    Mark(line((MARK, "bold $accent")), "The row that keys are about"),
    Mark(line((QUIET_MARK, "$muted")), "Where the list goes on while the cursor is elsewhere"),
)


def _states() -> Iterator[Mark]:
    for state, means in STATES.items():
        yield Mark(line((state, STATE_STYLES.get(state, ""))), means)


def _statuses() -> Iterator[Mark]:
    for status, means in STATUSES.items():
        yield Mark(line((status, "bold $warning" if status in LATE else "")), means)


def _sessions() -> Iterator[Mark]:
    for state, means in _SESSIONS.items():
        word = SESSION_STATES[state]
        yield Mark(line((word, WORD_STYLES.get(word, "$muted"))), means)


def _lines() -> Iterator[Mark]:
    for kind, means in _TYPED.items():
        if kind != "plain":
            yield Mark(line((WORDS[kind], "$accent" if kind in TO_DO else "$muted")), means)


def _typed() -> Iterator[Mark]:
    for kind, means in _TYPED.items():
        style = "$accent" if kind in TO_DO else "$muted"
        yield Mark(line((f"{WORDS[kind]:<4}", style), MARKS[kind]), means)
    yield Mark(line((WORDS["more"], "$muted")), "It belongs to the marked line above it")
    yield Mark(line((WORDS["code"], "$muted")), "In a code fence, where nothing is a mark")


def _bar() -> Content:
    return progress_bar(Decimal("0.4"), Decimal("0.6"), 10, "$accent")


MONTH_WORDS: Mapping[MonthWord, str] = {
    "nothing": "Nothing in that month",
    "talk": "A talk in that month",
    "meeting": "A meeting in that month",
    "missed": "A session was missed, and none held",
}
_DASHBOARD = (
    Mark(line("6 points"), "What that talk comes back to: so much stands on its agenda"),
    Mark(line(("!", "bold $warning")), "Pressing: a promise that is late, or somebody going stale"),
    Mark(line(("·", "$muted")), "It can wait a little"),
    Mark(line(("+3", "$accent")), "So much more there is to do for them; space shows it"),
    Mark(line((MONTH_HEAD, "$muted")), "Which of the twelve months of the roadmap it is"),
    *(Mark(line((GLYPHS[word], "$accent")), means) for word, means in MONTH_WORDS.items()),
    Mark(line((AHEAD, "$accent")), "A session is booked"),
    Mark(line("2·1"), "Open promises: two of mine, one of theirs"),
    *_states(),
)
_PLAN = (
    Mark(_bar(), "How far a goal is; the line in it is what was to be expected by now"),
    *_statuses(),
    Mark(line((POINT, "$accent")), "A reading of the goal, or one degree of confidence"),
    Mark(line((EVEN, "$muted")), "The way to the target, if it came evenly"),
    Mark(line((TARGET, "$muted")), "The target"),
    Mark(line((TODAY, "$muted")), "Today"),
    Mark(line(("□", "$accent")), "A step to do; ■ is one that is done"),
)
_ACHIEVED = (
    Mark(line((SEEN, "$accent")), "A month in which somebody who decides saw something"),
    Mark(line((NO_EVIDENCE, "$warning")), "Nothing is written down that shows it"),
    Mark(line(("nothing", "$warning")), "Whoever decides has seen nothing yet"),
    Mark(line((PLANNED, "$muted")), "A chance to be seen that is still to come"),
    Mark(line((WAS_PLANNED, "$warning")), "Its day has passed; r says what came of it"),
)
_SKILLS = (
    Mark(line((NOW, "bold $accent")), "The last rating of an area, from 1 to 5"),
    Mark(line((THEN, "bold $accent")), "The first one"),
    Mark(line((BETWEEN * 4, "bold $accent")), "What lies between the two"),
)
_ASSESSMENT = (
    Mark(line("open since"), "It takes words and values, and follows the goals"),
    Mark(line("as it was then"), "Closed: it says what it said, whatever becomes of the goals"),
)
_PAY_TALK = (
    Mark(
        line(("BATNA", "bold $accent")),
        "The best you can do without them",
    ),
    Mark(line(("ended", "$muted")), "An offer whose day has passed"),
    Mark(line(("├──▶", "$accent")), "What you need: from the least to accept here upward"),
    Mark(line(("T", "bold $accent"), " ", ("A", "bold $accent")), "Your target and your ask"),
    Mark(
        line(("0", "$muted"), ("▲", "$accent"), (" 1", "$muted"), ("▲", "$accent")),
        "What you earn, then what they offered, in its order",
    ),
    Mark(line(("███", "$accent")), "Overlap with what they can probably pay"),
    Mark(line(("░░░", "$accent")), "Overlap with the most they can pay"),
)
_PAY_TALKS = (
    Mark(line("50 %"), "Won: half of the way from the least to accept to their likely limit"),
    Mark(
        line(("late", "$warning")), "The day to decide by has passed, and nothing was offered yet"
    ),
)
_MENTORS = (
    Mark(line((AGREED, "$accent")), "Agreed: a focus area of the mentoring with that mentor"),
    Mark(line((TOUCHED, "$accent")), "Touched: its words stand in the summary or notes of a talk"),
    Mark(line((NONE, "$muted")), "Neither"),
    Mark(line((NOBODY, "$warning")), "No mentor covers the area"),
)
_GIVING = (
    Mark(line(("├─", "$muted")), "Whom the one above mentors; at the left who mentored whom"),
    Mark(line(("paid forward", "$accent")), "The protégé of the two mentors somebody since then"),
)
_ROADMAP = (
    Mark(line(("open", "bold $accent")), "The month it is in"),
    Mark(
        line(("late", "$warning")), "Over, with something left; at most three things are carried on"
    ),
    Mark(line(("done", "$muted")), "Everything it asks for is there, or is not asked for any more"),
    Mark(line(("waived", "$muted")), "Nothing of it is asked for any more, with a reason"),
    Mark(line(("skipped", "$muted")), "Passed over, with a reason"),
    Mark(line(("–", "$muted")), "Still to come"),
    Mark(line(("□", "bold $accent")), "To do; ■ is done, – waived"),
    Mark(line(("ask", "$accent")), "A question for the agenda"),
)
_REHEARSALS = (
    Mark(line(("well", "$muted")), "The answer went well, alt+x on its card"),
    Mark(line(("again", "$accent")), "It did not; such a card comes first the next time"),
    Mark(line(("answered", "$muted")), "An answer is noted, and nobody said how it went"),
    Mark(line(("not asked", "$muted")), "Nothing was said to it"),
)
_HEADER = (
    Mark(line("kept"), "What you typed survives the end of the program"),
    Mark(line("safe"), "It survives a power cut as well"),
    Mark(line(("not saved", "bold $warning")), "It is on no disk; why stands behind it"),
    Mark(line(("read only", "$accent")), "Another program writes the journal"),
    Mark(line(("private", "$accent")), "What is seen here goes into no document by itself"),
)

MARKS_OF: Mapping[str, tuple[Mark, ...]] = MappingProxyType(
    {
        "app": (*_CURSOR, *_HEADER),
        "dashboard": _DASHBOARD,
        "relationship": tuple(_states()),
        "timeline": (*_sessions(), *_lines()),
        "roadmap": _ROADMAP,
        "follow-ups": _FOLLOW_UPS,
        "session": (*_typed(), *_HEADER[:3]),
        "plan": _PLAN,
        "checks": _ASSESSMENT,
        "assessment": (*_ASSESSMENT, *_statuses()),
        "skills": _SKILLS,
        "achieved": _ACHIEVED,
        "pay-talks": _PAY_TALKS,
        "mentors": _MENTORS,
        "giving": _GIVING,
        "negotiation": _PAY_TALK,
        "rehearsals": _REHEARSALS,
    }
)
"""By place of the table of commands; "app" is what stands everywhere."""
