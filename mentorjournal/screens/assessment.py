"""An assessment: a place to type in while it is open, and to read once it is closed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from mentorjournal.data.records.models import Assessment, Relationship
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.assessments import KIND_WORDS, NAMES, state_words
from mentorjournal.screens.assessment_form import AssessmentForm
from mentorjournal.screens.base import JournalScreen, not_deleted
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.form import READINGS
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import first_word
from mentorjournal.widgets.assessment_view import AssessmentView

FROZEN = (
    "From then on it says what it says today, whatever becomes of the goals. It cannot be opened "
    "again."
)


class AssessmentScreen(JournalScreen):
    """Each goal with how it stands, what the two say of it, and what is next."""

    WHERE: ClassVar[str] = "assessment"
    AUTO_FOCUS: ClassVar[str | None] = ""
    HELP: ClassVar[str | None] = (
        "Tab goes through value, both views and what is next, up and down from goal to goal. A "
        "value that is typed is a reading of the goal, of today. What you type is kept as it is in "
        "forms; saving writes it down. Closed, it stays as it was then."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("assessment")
    DEFAULT_CSS = """
    AssessmentScreen #assessment { height: 1fr; }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._shown: tuple[object, ...] = ()
        self._form: AssessmentForm | None = None

    def compose_body(self) -> ComposeResult:
        """Room for the form, or for what is read."""
        yield Container(id="assessment")

    @property
    def assessment(self) -> Assessment:
        """The assessment that is shown.

        Raises:
            NotFound: It is not there any more.
        """
        return not_deleted(self.journal.assessments.get(self.uid))

    def about(self) -> Relationship | None:
        """The relationship in which it is made; none for one that is made alone."""
        with suppress(NotFound):
            uid = self.assessment.relationship
            return self.journal.relationships.get(uid) if uid else None
        return None

    def header_words(self) -> Heading:
        """Whose goals, which assessment, and how it stands."""
        try:
            one = self.assessment
            name = self.journal.people.owner_name(one.owner)
        except NotFound:
            return Heading("assessment")
        where = f"{name} › checks › {KIND_WORDS[one.kind]}"
        return Heading(where, aside=state_words(one, self.journal.today()))

    def read(self) -> None:
        """Show the form or what is read; a form that is there already stays, with what is typed."""
        one = self.assessment
        shown = (one.uid, one.closed)
        if shown != self._shown:
            self._shown = shown
            self._place(one)
        elif self._form is not None:
            self._form.follow(one)
        else:
            self.query_one(AssessmentView).show()
        self.refresh_bindings()

    def _place(self, one: Assessment) -> None:
        """Put the form, or what is read, in the place of what was shown."""
        self._keep()
        desk = self.query_one("#assessment", Container)
        desk.remove_children()
        about = self.about()
        whom = first_word(self.name_of(about)) if about else ""
        self._form = AssessmentForm(self.journal, one, whom) if one.closed is None else None
        desk.mount(self._form or AssessmentView(one, whom))

    # Typing

    def _keep(self) -> None:
        if self._form is not None:
            self._form.keep()

    def flush(self) -> None:
        """Keep what is typed and not saved, as a draft."""
        self._keep()

    def half_filled(self) -> bool:
        """Whether it holds what nothing keeps."""
        form = self._form
        return form is not None and form.fields.changed and not form.fields.lasting

    def leave(self, place: str) -> bool:
        """Say that what was typed waits."""
        form = self._form
        if place not in ("", "assessment", "export") and form is not None and form.fields.changed:
            self.say("What you typed waits here, not saved yet.", calm=True)
        return super().leave(place)

    @on(AssessmentForm.Asked)
    async def _asked(self) -> None:
        await self._save_and_go(by_key=False)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of a question alone where none is asked, and all keys of a form."""
        form = self._form
        if action in READINGS:
            return form is not None and form.fields.asked(READINGS.index(action)) is not None
        if form is None and action in ("assessment_save", "assessment_close", "form_next"):
            return None
        return super().check_action(action, parameters)

    def action_form_next(self) -> None:
        """Go to the next field."""
        if self._form is not None:
            self._form.step(1)

    def action_form_first(self) -> None:
        """Take the first of what a figure could mean."""
        if self._form is not None:
            self._form.fields.take_reading(0)

    def action_form_second(self) -> None:
        """Take the second of what a figure could mean."""
        if self._form is not None:
            self._form.fields.take_reading(1)

    def action_form_reset(self) -> None:
        """Put every field back to what is saved; done again, to what was typed before."""
        if self._form is not None:
            self._form.fields.reset()

    async def action_assessment_save(self) -> None:
        """Write down what was typed, and go back."""
        await self._save_and_go(by_key=True)

    async def _save_and_go(self, *, by_key: bool) -> None:
        if self._saved(by_key=by_key):
            self.say(f"The {NAMES[self.assessment.kind]} is saved, and open.", calm=True)
            await self.app.run_action("app_back")

    def _saved(self, *, by_key: bool = True) -> bool:
        """Whether what was typed is written down."""
        self.need_to_write()
        if self._form is None or not self._form.save(by_key=by_key):
            return False
        self.tick()
        return True

    def action_assessment_close(self) -> None:
        """Close it for good, after a question."""
        if not self._saved():
            return
        uid, what = self.uid, NAMES[self.assessment.kind]

        def answered(yes: bool | None) -> None:
            if yes:
                with self.show_errors():
                    self.journal.assessments.close(uid)
                    self.tick()

        dialog = ConfirmDialog(f"Close this {what}?", yes="close", no="keep it open", detail=FROZEN)
        self.app.push_screen(dialog, answered)

    def action_assessment_share(self) -> None:
        """Write down what was typed, and look at what is shared of it."""
        if self._form is None or self._saved():
            self.go("export", self.uid)
