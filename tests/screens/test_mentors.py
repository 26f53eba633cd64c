"""My mentors: areas against mentors, with none, a few and forty, and the way to each of them."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.mentors import MentorsScreen
from mentorjournal.widgets.field_row import FieldRow
from tests.screens.driver import fill_in, here, messages, opened_at, press, screen_text, see, until
from tests.tally import in_turn, now_and_then

SMALL, WIDE = (80, 24), (120, 40)


@pytest.fixture
def three(journal: Journal) -> Journal:
    """The mentors of the sketch."""
    ben = journal.relationships.begin("Ben O'Neil", "protege", focus=("strategic thinking",))
    maya = journal.relationships.begin(
        "Maya Lindqvist", "protege", focus=("executive relationships",)
    )
    journal.relationships.begin("Tomasz Zieliński", "protege", focus=("career planning",))
    journal.sessions.log(ben, on=journal.today(), notes="! career planning #management-skills")
    journal.sessions.log(maya, on=journal.today(), notes="> strategic thinking, every week")
    return journal


def table(app: object) -> list[str]:
    """The rows of the table as they stand on the screen, without the blanks behind them."""
    rows = screen_text(app).splitlines()  # type: ignore[arg-type]
    first = next(index for index, row in enumerate(rows) if "strategic thinking" in row)
    return [row.rstrip() for row in rows[first - 1 : first + 7]]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_table_stands_as_it_is_sketched(three: Journal, size: tuple[int, int]) -> None:
    async with opened_at(three, "mentors", ME, size=size) as (app, _pilot):
        assert screen_text(app).startswith(" Me › mentors")
        assert table(app) == [
            "                             Ben      Maya     Tomasz",
            " › strategic thinking        ●●       ●        –",
            "   executive relationships   –        ●●       –",
            "   career planning           ●        –        ●●",
            "   negotiation               –        –        –         nobody   a find one",
            "   management skills         ●        –        –",
            "   executive presence        –        –        –         nobody   a find one",
            "   hiring and team building  –        –        –         nobody   a find one",
        ]


async def test_left_and_right_choose_a_mentor_and_enter_opens_the_page(three: Journal) -> None:
    async with opened_at(three, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "Ben O'Neil   ●● strategic thinking   ● career planning, management")
        await press(pilot, "mentor.next")
        await see(pilot, "Maya Lindqvist   ●● executive relationships   ● strategic thinking")
        await press(pilot, "mentor.next")
        await press(pilot, "mentor.next")
        await press(pilot, "mentor.back")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "relationship")
        await see(pilot, "Maya Lindqvist › stands")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "mentors")
        await see(pilot, "Maya Lindqvist   ●●")


async def test_the_digit_leads_there_from_my_plan_and_says_how_many(three: Journal) -> None:
    async with opened_at(three, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "me.open")
        await until(pilot, lambda: here(app).WHERE == "plan")
        await see(pilot, "5 mentors 3")
        await press(pilot, "tab.mentors")
        await until(pilot, lambda: here(app).WHERE == "mentors")
        await press(pilot, "tab.plan")
        await until(pilot, lambda: here(app).WHERE == "plan")


async def test_a_protege_has_no_such_part(three: Journal) -> None:
    ana = three.relationships.begin("Ana Lima", "mentor")
    async with opened_at(three, "plan", ana.person, size=SMALL) as (app, pilot):
        assert "mentors" not in screen_text(app)
        await press(pilot, "tab.mentors")
        assert here(app).WHERE == "plan"
        assert any("Only you have that part." in each for each in messages(app))


async def test_who_is_added_in_an_empty_area_is_a_prospect_for_it_and_covers_it_once_begun(
    three: Journal,
) -> None:
    async with opened_at(three, "mentors", ME, size=SMALL) as (app, pilot):
        await pilot.press("down", "down", "down")
        await press(pilot, "person.add")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"name": "Inés Duarte"})
        await press(pilot, "form.save")
        await until(pilot, lambda: app.screen is here(app))
        await see(pilot, "5 mentors 3", "Inés Duarte   prospect, for negotiation")
        assert table(app)[4].endswith("nobody   prospect Inés")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: here(app).WHERE == "relationship")
        await see(pilot, "Inés Duarte › stands")
        bond = three.relationships.find("Inés")
        assert (bond.my_role, bond.focus) == ("protege", ("negotiation",))
        assert (bond.stage, bond.start) == ("prospect", None)
        three.lifecycle.start(bond.uid, three.today())
        await press(pilot, "app.back")
        await see(pilot, "5 mentors 4")
        assert "nobody" not in table(app)[4]


async def test_in_an_area_that_is_covered_nothing_is_filled_in(three: Journal) -> None:
    async with opened_at(three, "mentors", ME, size=SMALL) as (app, pilot):
        await press(pilot, "person.add")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        values = {row.field.id: row.value for row in app.screen.query(FieldRow)}
        asked = values["my_role"], values["stage"], values["focus"]
        assert asked == ("protege", "prospect", "")


@now_and_then
async def test_with_no_mentor_enter_takes_an_area_and_asks_who_could_help(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "Which area would you like help with?", "5 mentors 0")
        text = screen_text(app)
        assert text.count("nobody   a find one") == 7
        assert text.splitlines()[-1].split() == ["a", "add", "E", "event", "^p", "all"]
        await pilot.press("down")
        await press(pilot, "relationship.open")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await fill_in(pilot, {"name": "Ben O'Neil", "stage": "active", "focus_own": "chess"})
        await press(pilot, "form.save")
        await see(pilot, "Ben O'Neil   ●● executive relationships, chess")


@in_turn("size", [(60, 20), SMALL, WIDE, (160, 50)])
async def test_of_forty_mentors_the_chosen_one_is_always_in_sight(
    journal: Journal, size: tuple[int, int]
) -> None:
    for number in range(40):
        focus = ("negotiation",) if number == 39 else ()
        journal.relationships.begin(f"M{number:02} Ortega", "protege", focus=focus)
    async with opened_at(journal, "mentors", ME, size=size) as (app, pilot):
        await see(pilot, "1–", "of 40", "M00 Ortega   nothing yet")
        for number in range(1, 40):
            await pilot.press("right")
            await see(pilot, f"M{number:02} Ortega")
            assert f" M{number:02} " in f"{table(app)[0]} "
        await see(pilot, "–40 of 40", "M39 Ortega   ●● negotiation")
        row = next(row for row in table(app) if "negotiation" in row)
        assert " 1 " in row
        assert row.endswith("●●")
        for number in range(38, -1, -1):
            await pilot.press("left")
            await pilot.pause()
            assert f" M{number:02} " in f"{table(app)[0]} "
        # Who covers it is out of sight by now, and the row says that somebody does.
        row = next(row for row in table(app) if "negotiation" in row)
        assert " 1 " in row
        assert "nobody" not in row


async def test_many_areas_of_my_own_scroll_and_what_a_mentor_covers_stays_in_sight(
    journal: Journal,
) -> None:
    focus = tuple(f"area {number:02}" for number in range(30))
    journal.relationships.begin("Ben O'Neil", "protege", focus=focus)
    async with opened_at(journal, "mentors", ME, size=SMALL) as (_, pilot):
        await see(pilot, "strategic thinking", "Ben O'Neil   ●● area 00")
        await pilot.press("G")
        await see(pilot, "› area 29", "Ben O'Neil   ●● area 00")
        await pilot.press("g")
        await see(pilot, "› strategic thinking")


async def test_two_of_one_first_name_stand_with_their_whole_names(journal: Journal) -> None:
    journal.relationships.begin("Ben O'Neil", "protege")
    journal.relationships.begin("Ben Okri", "protege")
    async with opened_at(journal, "mentors", ME, size=SMALL) as (_, pilot):
        await see(pilot, "Ben Okri", "Ben O'Neil")


async def test_the_hide_key_covers_an_area_that_speaks_of_pay(journal: Journal) -> None:
    journal.relationships.begin("Ben O'Neil", "protege", focus=("my salary",))
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await see(pilot, "my salary")
        await press(pilot, "app.hide")
        await until(pilot, lambda: "salary" not in screen_text(app))
        assert "strategic thinking" in screen_text(app)


async def test_who_could_help_stands_beside_the_area_however_long_the_name(
    journal: Journal,
) -> None:
    long = "Maximiliana-Theodora von Hohenstaufen-Löwenmark"
    journal.relationships.begin("Ben O'Neil", "protege", focus=("negotiation",))
    for name in (long, "Inés Duarte"):
        journal.relationships.begin(name, "protege", stage="prospect", focus=("career planning",))
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        await pilot.press("down", "down")
        await see(pilot, "nobody   prospect Inés +1", "Inés Duarte   prospect, for career planning")
        journal.trash.throw(journal.relationships.find("Inés"), "Inés Duarte")
        await see(pilot, f"{long}   prospect, for career")
        assert "nobody   prospect Maximiliana-Theodora" in screen_text(app)


@pytest.mark.parametrize("name", ["[/x]", "[@click=app.quit]x[/]", "שלום", "👩‍👩‍👧 Zoë"])
async def test_any_name_and_area_is_shown_as_it_is(journal: Journal, name: str) -> None:
    journal.relationships.begin(name, "protege", focus=(name,))
    async with opened_at(journal, "mentors", ME, size=SMALL) as (app, pilot):
        assert isinstance(here(app), MentorsScreen)
        if name.isascii():
            await see(pilot, name)


def test_a_person_in_the_trash_is_no_mentor(journal: Journal) -> None:
    from mentorjournal.mentoring.coverage import coverage

    ben = journal.relationships.begin("Ben O'Neil", "protege")
    assert len(coverage(journal.overview.talks()).mentors) == 1
    journal.trash.throw(ben, "Ben O'Neil")
    assert coverage(journal.overview.talks()).mentors == ()
    with pytest.raises(NotFound):
        journal.people.find("Ben")
