"""From nobody to a sent ask, a second one after silence, and what came back, on the screen."""

from __future__ import annotations

from datetime import timedelta

from mentorjournal.data.records.base import ME
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.ask_form import AskForm, SecondForm
from mentorjournal.screens.dialogs.form import FormDialog
from tests.screens.driver import (
    fill_in,
    here,
    messages,
    open_at,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL, BROAD = (80, 24), (120, 40)
COPIED = ("Copied.", "Sent to the terminal to copy.")
SAID = {
    "who_i_am": "PM, six years",
    "path": "shops -> games",
    "why_you": "your talk on prices",
    "question": "Who sets a game's price?",
    "size": "30 min, 3 or 4 Dec",
    "easy_no": "fine if not",
}


@now_and_then
async def test_an_empty_journal_leads_to_a_sent_ask(journal: Journal) -> None:
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "Which area would you like help with?", "From   work – · family –")
        await see(pilot, "an area of your own", "E writes down an event at which somebody speaks")
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"name": "Sam Reed", "source": "alumni", "why_them": "The [/x] talk"})
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        await see(pilot, "alumni 1", "Sam Reed  alumni, The [/x] talk", "r ask", "prospect Sam")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "The [/x] talk" not in screen_text(app))
        await see(pilot, "Sam Reed  ▒")
        await press(pilot, "app.hide")
        await press(pilot, "ask.next")
        await until(pilot, lambda: isinstance(app.screen, AskForm))
        await see(
            pilot,
            "Ask Sam Reed   2 of 7   vague   f1 what a vague one looks like",
            "□ “PM, six years…”",
            "■ said",
        )
        assert app.screen.query_one("#said").has_class("-vague")
        await fill_in(pilot, {"my_name": "Robin Hale"})
        typed = ("who_i_am", "path", "question", "size")
        await fill_in(pilot, {field: SAID[field] for field in typed})
        await see(
            pilot,
            "6 of 7   clear",
            "■ small, two dates",
            "I would like to get from shops to games.",
        )
        assert not app.screen.query_one("#said").has_class("-vague")
        assert "Thank you for reading" not in screen_text(app)
        await see(pilot, "The letter   pgdn shows all of it")
        await pilot.press("pagedown", "pagedown")
        await see(pilot, "Thank you for reading this.")
        await press(pilot, "ask.share")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Ask, a draft  for  Sam Reed  as  plain text", "Hello Sam,", "x sent")
        await see(pilot, "@ mail")
        assert "audience" not in screen_text(app)
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "mentors")
        await see(pilot, "draft, 6 of 7 clear", "x sent")
        await press(pilot, "export.open")
        await until(pilot, lambda: here(app).WHERE == "export")
        await pilot.press("x")
        await see(pilot, "Ask of Sun 22 Nov  for  Sam Reed", "I am Robin Hale, ")
        await pilot.press("x")
        await until(pilot, lambda: "It was sent on Sun 22 Nov" in str(messages(app)))
        await press(pilot, "app.back")
        await see(pilot, "Sam Reed  asked", "r what came back")
        assert any("Sent today: Sam Reed is asked" in each for each in messages(app))
    sam = journal.relationships.find("Sam")
    assert (sam.stage, sam.asked, sam.why_them) == ("asked", journal.today(), "The [/x] talk")
    assert journal.asks.of(sam.uid)[0].sent == journal.today()


@now_and_then
async def test_what_is_half_typed_is_there_again_and_the_text_stands_beside(
    journal: Journal,
) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    async with opened_at(journal, "relationship", sam.uid, size=BROAD) as (app, pilot):
        await press(pilot, "session.miss")
        await until(pilot, lambda: isinstance(app.screen, AskForm))
        await fill_in(pilot, {"question": "Who sets prices there, and why?"})
        await see(pilot, "May I ask you one thing?")
        assert app.screen.query_one("#beside").display
        assert not app.screen.query_one("#below").display
        assert "The letter" not in screen_text(app)
        await press(pilot, "app.hide")
        await until(pilot, lambda: "Who sets prices" not in screen_text(app))
        await press(pilot, "app.hide")
        await press(pilot, "app.help")
        await see(pilot, "A vague one: “I follow your work", "honoured", "three things")
        await press(pilot, "help.leave")
        await press(pilot, "form.leave")
        await until(pilot, lambda: app.screen is here(app))
        await press(pilot, "session.miss")
        await see(pilot, "What you typed here before is back", "Who sets prices")
        await press(pilot, "ask.sent")
        await until(pilot, lambda: app.screen is here(app))
    assert journal.relationships.get(sam.uid).stage == "asked"
    assert journal.asks.of(sam.uid)[0].question.startswith("Who sets prices")
    journal.undo()
    assert journal.relationships.get(sam.uid).stage == "prospect"


@now_and_then
async def test_silence_leads_to_a_second_word_and_a_no_is_thanked_for(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    journal.relationships.begin("Nuala Brennan", "protege", stage="prospect")
    journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, journal.today() - timedelta(days=11), "by mail")
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await see(pilot, "no answer yet", "11 days silent", "r second, shorter")
        await press(pilot, "session.miss")
        await until(pilot, lambda: isinstance(app.screen, SecondForm))
        await see(pilot, "game's price?", "30 minutes would do")
        await press(pilot, "ask.share")
        await until(pilot, lambda: any(each in screen_text(app) for each in COPIED))
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        assert any("asked a second time" in each for each in messages(app))
        await until(pilot, lambda: "no answer yet" not in screen_text(app))
        await open_at(pilot, "mentors", ME)
        await press(pilot, "ask.next")
        assert any("Highlight a prospect first" in each for each in messages(app))
        await pilot.press("tab", "down")
        await see(pilot, "Sam Reed       asked again", "r what came back")
        await press(pilot, "ask.next")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"answer": "no", "reason": "No time", "named": "Jo Tanaka"})
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        await see(pilot, "Asked       Sam Reed", "no after 11 days")
        await pilot.press("down")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "relationship")
    after = journal.relationships.get(sam.uid)
    assert after.was_declined
    assert after.thanks_owed == journal.today()
    assert journal.relationships.find("Jo Tanaka").stage == "prospect"
    assert journal.asks.of(sam.uid)[0].answer == "no"


@now_and_then
async def test_an_answer_after_ten_days_of_silence_is_written_down_too(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    journal.asks.keep(sam, **SAID)
    journal.lifecycle.ask(sam.uid, journal.today() - timedelta(days=11), "by mail")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await pilot.press("tab", "down")
        await see(pilot, "r second, shorter", "x answered")
        await press(pilot, "ask.note_sent")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"answer": "yes"})
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
    after = journal.relationships.get(sam.uid)
    assert (after.stage, after.start) == ("active", journal.today())
    assert journal.asks.of(sam.uid)[0].answer == "yes"


@now_and_then
async def test_a_yes_to_one_talk_begins_no_more_and_says_how_it_is_booked(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", form="one-off", stage="prospect")
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "relationship", sam.uid, size=SMALL) as (app, pilot):
        await see(pilot, "r ask", "b book")
        journal.asks.keep(sam, **SAID, lasting="once")
        journal.lifecycle.ask(sam.uid, journal.today(), "by mail")
        await see(pilot, "r what came back")
        assert "n session" not in screen_text(app)
        await press(pilot, "session.miss")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await press(pilot, "form.save")
        await see(pilot, "n session")
        assert any("Sam Reed: yes, to one talk; b books it" in each for each in messages(app))
        assert "what came back" not in screen_text(app)
        await press(pilot, "session.book")
        await see(pilot, "Thu 3 Dec", "Length ▏30")
        await press(pilot, "booking.leave")
        await press(pilot, "app.undo")
        await see(pilot, "r what came back")
        assert any("before you began the one-off with Sam" in each for each in messages(app))
        await open_at(pilot, "relationship", journal.relationships.find("Ana Lima").uid)
        await see(pilot, "n session")
        assert "r ask" not in screen_text(app)


@now_and_then
async def test_how_it_could_work_is_put_into_my_words_and_shared(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect", aim="Own [/x]")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await pilot.press("tab")
        await press(pilot, "relationship.first_page")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await see(pilot, "How it could work with Sam Reed", "Own [/x]", "I keep the dates")
        await fill_in(pilot, {"aim": "Own [/x] with cake"})
        await press(pilot, "form.save")
        await until(pilot, lambda: here(app).WHERE == "export")
        await see(pilot, "Page on how it could work", "Own [/x] with cake", "“I do not know”")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "cake" not in screen_text(app))
        await press(pilot, "app.hide")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "mentors")
        await press(pilot, "app.undo")
        await until(pilot, lambda: journal.agreements.first_pages.of(sam) is None)


async def test_a_yes_among_my_mentors_says_where_its_talk_is_booked(journal: Journal) -> None:
    sam = journal.relationships.begin("Sam Reed", "protege", form="one-off", stage="prospect")
    journal.asks.keep(sam, **SAID, lasting="once")
    journal.lifecycle.ask(sam.uid, journal.today(), "by mail")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await press(pilot, "ask.next")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        assert any("yes, to one talk; on their page b books it" in each for each in messages(app))


async def test_what_is_proposed_for_an_ask_is_typed_anew_and_what_was_typed_goes_on(
    journal: Journal,
) -> None:
    sam = journal.relationships.begin(
        "Sam Reed", "protege", form="one-off", stage="prospect", aim="How to decide"
    )
    async with opened_at(journal, "relationship", sam.uid, size=SMALL) as (app, pilot):
        await press(pilot, "session.miss")
        await until(pilot, lambda: isinstance(app.screen, AskForm))
        form = app.screen
        assert isinstance(form, AskForm)
        await pilot.press("tab", "tab", "tab")
        await type_text(pilot, "Why so?")
        assert form.values["question"] == "Why so?"
        await pilot.press("tab", "shift+tab")
        await type_text(pilot, " And how?")
        assert form.values["question"] == "Why so? And how?"
