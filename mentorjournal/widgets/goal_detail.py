"""One goal at length: how far it is in words, its readings as a picture, and its parts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from mentorjournal.data.records.plans import Goal
from mentorjournal.mentoring.goals import missing, standing
from mentorjournal.money import show_share
from mentorjournal.text import listed
from mentorjournal.widgets.discreet import about_pay
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_months import month_rows
from mentorjournal.widgets.plain import hiding, line, veil
from mentorjournal.widgets.reading_chart import ReadingChart, points


class GoalDetail(Vertical):
    """What is known of the highlighted goal."""

    DEFAULT_CSS = """
    GoalDetail {
        height: 1fr;
        min-height: 9;
        padding: 0 1;
        #words { height: auto; padding: 0 0 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
        #months { display: none; height: auto; padding: 1 0 1 2; }
        &.-opened #months { display: block; }
        &.-opened.-veiled #months { display: none; }
        Horizontal { height: 1fr; padding: 0 0 0 2; }
        &.-opened.-narrow Horizontal { layout: vertical; }
        &.-opened.-narrow ReadingChart { height: 7; margin: 0 0 1 0; }
        &.-opened.-narrow GoalEntries { width: 1fr; height: 1fr; }
        ReadingChart { width: 1fr; margin: 0 2 0 0; }
        GoalEntries { width: 44; height: 100%; }
        &.-narrow GoalEntries { width: 34; }
        &.-slim GoalEntries { width: 26; }
        &.-slim ReadingChart { margin: 0; }
        &.-uncounted ReadingChart { display: none; }
        &.-uncounted GoalEntries { width: 1fr; }
        &.-bare GoalEntries { display: none; }
        &.-veiled Horizontal { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """Words above; the picture and the parts side by side."""
        yield Static(id="words")
        yield Static(id="months")
        with Horizontal():
            yield ReadingChart()
            yield GoalEntries()

    def show(self, goal: Goal, today: date, shown_to: str, achieved: Collection[date]) -> None:
        """Show a goal as it stands today.

        Args:
            goal: The goal.
            today: The local day.
            shown_to: Names, for the line below its title.
            achieved: The days of what was achieved for it.
        """
        covered = hiding(self) and about_pay(goal)
        self.set_class(covered, "-veiled")
        words = _words(goal, today, shown_to)
        self.query_one("#words", Static).update(line(veil(words.plain)) if covered else words)
        months = month_rows(goal, achieved, today)
        self.query_one("#months", Static).update(Content("\n").join(months))
        chart = self.query_one(ReadingChart)
        chart.goal, chart.today = goal, today
        entries = self.query_one(GoalEntries)
        entries.show(goal, today)
        self.set_class(not points(goal), "-uncounted")
        self.set_class(not entries.rows, "-bare")

    def on_resize(self) -> None:
        """Leave the picture enough room."""
        self.set_class(self.size.width < 96, "-narrow")
        self.set_class(self.size.width < 70, "-slim")


def _words(goal: Goal, today: date, shown_to: str) -> Content:
    stands = standing(goal, today)
    words = []
    if stands.progress is not None:
        words.append(f"{show_share(stands.progress)} of the way")
        if stands.expected is not None and goal.state not in ("dropped", "closed"):
            words.append(f"{show_share(stands.expected)} expected by now")
    more: list[str] = [goal.state]
    if goal.state == "draft" and (lacks := missing(goal)):
        more = [f"draft, lacks {listed(lacks)}"]
    more += [f"shown to {shown_to}"]
    if goal.for_management:
        more.append("for management")
    if goal.serves != 1:
        more.append(f"for the picture of {goal.serves} years")
    if goal.weight != 1:
        more.append(f"weight {goal.weight}")
    if goal.unit:
        more.append(f"in {goal.unit}")
    if goal.metric:
        more.append(goal.metric)
    return line(
        (goal.title, "bold"),
        ("   " + ", ".join(words) if words else ""),
        "\n",
        (" · ".join(more), "$muted"),
    )
