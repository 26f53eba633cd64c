"""The forms of an ask: the message with its checks, a second one after silence, the answer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Literal, cast

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Mount

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.commands.moving import PAGE_DOWN
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import Form
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.journal.asks import need_words
from mentorjournal.journal.context import need_in_use
from mentorjournal.journal.lifecycle import Thanks
from mentorjournal.mentoring.asks import FIELDS, Check, checks_of, is_clear, score_of
from mentorjournal.screens.dialogs.add_person import FORMS
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog, Rows
from mentorjournal.screens.dialogs.stage_fields import THANKS
from mentorjournal.screens.dialogs.typed import needed_date
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import NAME_LIMIT, optional_line
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.plain import hiding, plain, veil
from mentorjournal.widgets.steady_text import SteadyText

LABELS = 13
WIDTH = 38
"""Cells of a field, so that its check fits behind it in 80 columns."""
LASTING = (("", "–"), ("once", "once"), ("lasting", "lasting"))
ABOUT = (("", "–"), ("technology", "technology"), ("people", "people"))
SIGNED = "my_name"
"""The field of the name with which the letter ends."""
NAMES: Mapping[str, str] = {
    "who_i_am": "Who I am",
    "path": "From → to",
    "why_you": "Why you",
    "question": "Question",
    "size": "Size",
    "lasting": "Once or more",
    "about": "About",
    "easy_no": "Easy no",
}
VAGUE = (
    "A vague one: “I follow your work and find it great. Could I pick your brain some time?” "
    "Nobody knows what to answer: about what of it, why them, how long, how often? "
    "Say who you are and where you want to go, what you saw of theirs, one question, how little "
    "you ask for, and that a no is fine. Behind each line stands whether its check is met: ■ says "
    "what is there, □ gives an example of what is missing. With five of seven it is called clear; "
    "a vague one may be sent all the same. "
    "Asking costs you a few minutes, and nearly everybody is honoured by it; a simple question is "
    "better than going on without an answer. Who does not know you goes by three things: whether "
    "they like how you write, what you do, and what you have done."
)

Then = Literal["", "share", "sent"]


class AskDone(Struct, frozen=True):
    """How the form of an ask was left.

    Attributes:
        ask: The draft as it is kept.
        then: What is to be done with it at once.
    """

    ask: Ask
    then: Then


class Letter(SteadyText):
    """What is going to be sent, as it stands at this moment; or the words above it."""

    DEFAULT_CSS = """
    Letter { color: $muted; }
    """


class AskForm(FormDialog[AskDone]):
    """Asks for what an ask is made of; beside each field its check, below or beside all the text.

    Args:
        journal: Where it is kept.
        relationship: Who is asked, for what.
    """

    WHERE: ClassVar[str] = "ask"
    HELP: ClassVar[str | None] = VAGUE
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-broad")]

    DEFAULT_CSS = """
    AskForm {
        #said.-vague { color: $warning; }
        #below { height: auto; }
        #letter { text-style: bold; }
        #beside { display: none; dock: right; width: 40; height: 100%; padding: 3 2 1 2; }
        &.-broad #beside { display: block; background: $background; }
        &.-broad #below, &.-broad #letter { display: none; }
        &.-broad > #panel { width: 80; }
    }
    """

    def __init__(self, journal: Journal, relationship: Relationship) -> None:
        self._journal, self._relationship = journal, relationship
        self._then: Then = ""
        person = journal.relationships.person(relationship)
        super().__init__(
            f"Ask {person.name}",
            [*_fields(journal, relationship), *_signed(journal)],
            self._kept_as_draft,
            draft=f"ask {relationship.uid}",
            says=self._score,
            labels=LABELS,
            anew=self._made_again,
        )
        self.cover()

    def _made_again(self) -> AskForm:
        form = AskForm(self._journal, *as_kept(self._journal, self._relationship))
        form._then = self._then
        return form

    def compose(self) -> ComposeResult:
        """The form, and the text beside it, which is seen where there is room."""
        yield from super().compose()
        yield Letter(id="beside")

    @on(Mount)
    async def _put_text_below(self) -> None:
        """Put the text below the fields, before it is seen how much room all of it takes."""
        await self.query_one(Rows).mount(Letter("The letter", id="letter"), Letter(id="below"))
        self._write()
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._write, init=False)

    def _score(self, values: Mapping[str, str]) -> str:
        """How many checks are met; of a vague one, which key shows what that is."""
        checks = checks_of(values)
        if is_clear(checks):
            return score_of(checks)
        key = show_key(keys_of(BY_ID["app.help"], chosen_keys(self.app))[0])
        return f"{score_of(checks)}   {key} what a vague one looks like"

    @on(FieldRow.Changed)
    def _write(self) -> None:
        values = self.values
        clear = is_clear(checks_of(values))
        self.query_one("#said").set_class(not clear, "-vague")
        text = self._journal.asks.text(self._relationship, values, values.get(SIGNED, ""))
        text = veil(text) if hiding(self) else text
        self.query_one("#beside", Letter).say(plain(text))
        self.query_one("#below", Letter).say(plain(text.replace("\n\n", "\n")))
        self.call_after_refresh(self._say_where_it_goes_on)

    def on_resize(self) -> None:
        """Say with which key the letter goes on, where there is no room for all of it."""
        super().on_resize()
        self.call_after_refresh(self._say_where_it_goes_on)

    def _say_where_it_goes_on(self) -> None:
        more = (
            f"   {show_key(PAGE_DOWN)} shows all of it" if self.query_one(Rows).max_scroll_y else ""
        )
        self.query_one("#letter", Letter).say(plain(f"The letter{more}"))

    def _kept_as_draft(self, values: dict[str, str]) -> AskDone:
        words = {name: values[name] for name in FIELDS}
        need_in_use(self._journal.relationships.get(self._relationship.uid))
        if self._then == "sent":
            need_words(words)
        if name := optional_line(
            values.get(SIGNED, ""), "your name", field=SIGNED, limit=NAME_LIMIT
        ):
            self._journal.people.call_me(name)
        return AskDone(self._journal.asks.keep(self._relationship, **words), self._then)

    def action_ask_share(self) -> None:
        """Keep the draft, and go where it is copied, written to a file or looked at."""
        self._save_then("share")

    def action_ask_sent(self) -> None:
        """Keep the draft, and note that it was sent today."""
        self._save_then("sent")

    def _save_then(self, then: Then) -> None:
        self._then = then
        self.action_form_save()
        self._then = ""


def _fields(journal: Journal, relationship: Relationship) -> list[Field]:
    given = journal.asks.drafted(relationship)
    kept = journal.asks.current(relationship.uid)
    checks = {check.field: check for check in checks_of(given)}
    options = {"lasting": LASTING, "about": ABOUT}
    return [
        Field(
            name,
            NAMES[name],
            "choice" if name in options else "line",
            given[name],
            hint=checks[name].rule if name in checks else "What it is about more; or neither.",
            options=options.get(name, ()),
            width=WIDTH,
            anew=False,
            # What was said elsewhere is a proposal; what stands in a draft is the person's own.
            proposed=kept is None or not kept.is_draft,
            aside=partial(_shown, name),
        )
        for name in FIELDS
    ]


def _signed(journal: Journal) -> list[Field]:
    """My name, as long as I never gave it."""
    if journal.people.me() is not None:
        return []
    hint = "Your own name, with which the letter ends; it is kept for all that you share."
    return [Field(SIGNED, "Signed", hint=hint, width=WIDTH)]


def _shown(name: str, values: Mapping[str, str]) -> str:
    """The check of a field, as it stands by what is typed; nothing behind one that has none."""
    found: Check | None = next((one for one in checks_of(values) if one.field == name), None)
    return found.shown if found is not None else ""


class SecondForm(FormDialog[Ask]):
    """The second, shorter text, to be changed and copied; ends once it was sent.

    Args:
        journal: Where that is kept.
        ask: What was sent and not answered.
    """

    WHERE: ClassVar[str] = "ask"
    HELP: ClassVar[str | None] = (
        "A second word after ten days of silence: the question alone, and an easy no. Change the "
        "text as you like and copy it. Saving notes that it was sent today; a third one is never "
        "asked for."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("ask")

    def __init__(self, journal: Journal, ask: Ask) -> None:
        self._journal, self._ask = journal, ask
        relationship = journal.relationships.get(ask.relationship)
        name = journal.relationships.person(relationship).name
        super().__init__(
            f"A second, shorter word to {name}",
            [
                Field(
                    "text",
                    "Text",
                    "text",
                    journal.asks.second_text(ask),
                    hint="Saved once you have sent it: then it is noted for today.",
                )
            ],
            lambda values: journal.asks.send_again(ask.uid, values["text"]),
            draft=f"second {ask.uid}",
            labels=LABELS,
        )
        self.cover()

    def action_ask_share(self) -> None:
        """Copy the text as it stands, without what they may not have of pay."""
        from mentorjournal.widgets.clipboard import copy

        relationship = self._journal.relationships.get(self._ask.relationship)
        text, held = self._journal.exports.pay.without_pay(relationship, self.values["text"])
        if not text:
            self.tell("Nothing is copied: all of it speaks of pay.", wrong=True)
            return
        became = copy(self.app, text) or "too long for the clipboard"
        self.tell(f"{became}{f', without {held}' if held else ''}.".capitalize())

    def action_ask_sent(self) -> None:
        """Note that it was sent today."""
        self.action_form_save()


def answer_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """Asks what came back: a yes begins the mentoring, a no is thanked for once."""

    def save(values: dict[str, str]) -> Relationship:
        on = needed_date(values, "on", journal.today(), past=True)
        if values["answer"] == "yes":
            return journal.lifecycle.start(relationship.uid, on, cast(Form, values["form"]))
        thanks = cast(Thanks, values["thanks"])
        return journal.lifecycle.decline(
            relationship.uid, on, values["reason"], thanks, values["named"]
        )

    name = journal.relationships.person(relationship).name
    return FormDialog(
        f"What {name} answered",
        [
            Field("answer", "Answer", "choice", options=(("yes", "yes"), ("no", "no"))),
            Field("on", "On", value="today", anew=True, hint=HINT),
            Field(
                "form",
                "It is",
                "choice",
                journal.asks.form_of_yes(relationship),
                hint="As you asked for it. A one-off can become recurring, with its history.",
                options=FORMS,
                when=lambda values: values["answer"] == "yes",
            ),
            Field(
                "reason",
                "Why",
                hint="In a line; private. Nobody owes a reason.",
                private=True,
                when=lambda values: values["answer"] == "no",
            ),
            Field(
                "named",
                "Named instead",
                hint="Whom they named, by name: becomes a prospect, with who named them.",
                when=lambda values: values["answer"] == "no",
            ),
            Field(
                "thanks",
                "Thanks",
                "choice",
                "owed",
                hint="A no is worth a thank-you, once; while it is owed, Next reminds you.",
                options=THANKS,
                when=lambda values: values["answer"] == "no",
            ),
        ],
        save,
        draft=f"answer {relationship.uid}",
        labels=LABELS,
    )
