"""An assessment that is closed, as it was then."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from mentorjournal.data.records.checks import AssessedGoal, Assessment, GoalThen
from mentorjournal.mentoring.assessments import of_which
from mentorjournal.money import show_share
from mentorjournal.widgets.discreet import about_pay, discreet
from mentorjournal.widgets.goal_table import LATE
from mentorjournal.widgets.plain import fit, hiding, line, plain, veil
from mentorjournal.widgets.read_text import ReadScroll

ME, THEIRS, NEXT = "me", "theirs", "next"


class AssessmentView(ReadScroll):
    """Goal by goal how it stood and what the two said; it is read, not typed.

    Args:
        assessment: One that is closed.
        whom: The other person's first name; empty for one that was made alone.
    """

    DEFAULT_CSS = """
    AssessmentView { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    AssessmentView Static { height: auto; max-width: 92; }
    AssessmentView .said { padding: 0 0 0 4; }
    AssessmentView .goal { margin: 0 0 0 0; }
    AssessmentView .after { margin: 1 0 0 0; }
    """

    def __init__(self, assessment: Assessment, whom: str) -> None:
        super().__init__()
        self._assessment = assessment
        self._whom = whom

    def compose(self) -> ComposeResult:
        """A paragraph for each thing that was said."""
        for classes, _ in self._paragraphs():
            yield Static(classes=classes)

    def on_mount(self) -> None:
        """Fill in the words, and let the keys of lists scroll them."""
        self.show()
        self.focus()

    def show(self) -> None:
        """Show the words, or their shape where the hide key is on and they speak of pay."""
        for static, (_, words) in zip(self.query(Static), self._paragraphs(), strict=True):
            static.update(line(words))

    def _paragraphs(self) -> Iterator[tuple[str, Content]]:
        first = True
        for said in self._assessment.goals:
            if said.then is not None:
                yield "goal" if first else "goal after", self._goal(said.then)
                first = False
            yield from self._said(said)
        if self._assessment.mine or self._assessment.theirs:
            yield "after", line(("Together", "bold"))
            yield from self._both(self._assessment.mine, self._assessment.theirs)

    def _goal(self, then: GoalThen) -> Content:
        share = "–" if then.progress is None else show_share(then.progress)
        figures = f"{of_which(then)} {then.unit}".strip()
        covered = self._covers(then)
        late = then.status in LATE
        return line(
            (veil(then.title) if covered else discreet(self, then.title), "bold"),
            f"   {veil(figures) if covered else figures}   {share}   ",
            (then.status, "bold $warning" if late else ""),
        )

    def _said(self, said: AssessedGoal) -> Iterator[tuple[str, Content]]:
        covered = said.then is not None and self._covers(said.then)
        yield from self._both(said.mine, said.theirs, covered=covered)
        if said.next:
            yield "said", self._told(NEXT, said.next, covered=covered)

    def _covers(self, then: GoalThen) -> bool:
        return hiding(self) and about_pay(then)

    def _both(
        self, mine: str, theirs: str, *, covered: bool = False
    ) -> Iterator[tuple[str, Content]]:
        for whose, text in ((ME, mine), (self._whom or THEIRS, theirs)):
            if text:
                yield "said", self._told(whose, text, covered=covered)

    def _told(self, label: str, text: str, *, covered: bool = False) -> Content:
        shown = veil(text) if covered else discreet(self, text)
        widest = max(map(cell_len, (ME, NEXT, self._whom or THEIRS)))
        return line((f"{fit(label, widest)}  ", "$muted"), plain(shown))
