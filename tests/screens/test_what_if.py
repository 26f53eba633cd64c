"""Other figures supposed on the sheet of a pay talk: nothing saved, everything following."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Negotiation, Outcome
from mentorjournal.journal import Journal
from mentorjournal.mentoring.what_if import Figure, Lever
from mentorjournal.widgets.supposed_figures import Moved, Supposed, lines_of
from tests.examples import worked_negotiation
from tests.screens.driver import HOSTILE, here, messages, opened_at, press, screen_text, see, until
from tests.tally import now_and_then

FIELDS = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit", "market")
replace = msgspec.structs.replace


def begun(journal: Journal) -> Negotiation:
    example = worked_negotiation()
    offers = tuple(replace(each, title=f"{each.title[-1]}") for each in example.alternatives)
    fields = {name: getattr(example, name) for name in FIELDS} | {"alternatives": offers}
    return journal.negotiations.add("me", "Talk [/x]", **fields)


def rows(app: object) -> list[str]:
    """The lines of the board, as they stand on the screen."""
    shown = [row.rstrip() for row in screen_text(app).splitlines()]  # type: ignore[arg-type]
    first = next(at for at, row in enumerate(shown) if row.startswith(" What if"))
    return shown[first:-1]


@now_and_then
async def test_what_is_supposed_moves_every_figure_and_is_forgotten(
    journal: Journal,
) -> None:
    talk = begun(journal)
    revision = journal.file.revision
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await press(pilot, "sheet.what_if")
        await see(pilot, "nothing is saved")
        assert rows(app) == [
            " What if   nothing is saved; type a figure, or step",
            " › chance of A   ◂ 70 % ▸                      least      117,200   same",
            "   target          128,000                     ask        140,640   same",
            "   limit, likely   132,000                     expected   152,607   same",
            "   cap –    years 4                            BATNA      still A",
            " A stays BATNA down to 48 %; B would be it from 76 %.",
            " 3,000 of base = 13,560 of sign-on",
            " Equal: 128,000  ·  125,000 + 13,560 sign-on  ·  124,000 + 18,080 equity",
        ]
        await press(pilot, "what_if.much_back")
        await see(pilot, "−921")
        assert rows(app)[1:5] == [
            " › chance of A   ◂ 60 % ▸     was 70 %         least      116,400   −800",
            "   target          128,000                     ask        140,640   same",
            "   limit, likely   132,000                     expected   151,686   −921",
            "   cap –    years 4                            BATNA      still A",
        ]
        # The sheet and the picture are those of what is supposed.
        assert "60 %   151,686  BATNA" in screen_text(app)
        assert "from 116,400" in screen_text(app)

        # B would be it; its chance is the one that is moved by now.
        await press(pilot, "what_if.other")
        await pilot.press("8", "0", "enter")
        await see(pilot, "now B, was A")
        assert rows(app)[1].startswith(" › chance of B   ◂ 80 % ▸     was 50 %")
        # Two figures in one: half of it is none, and that is said where it is to be left.
        await pilot.press("j", *"112.000", "down")
        await see(pilot, "could be 112 or 112000")
        assert rows(app)[2].startswith(" › target")
        assert "Target 128,000 " in screen_text(app)
        await pilot.press("escape")
        assert "128,000" in rows(app)[2]
        # Once it is begun, each letter and sign belongs to a figure, and what it is is said.
        await pilot.press(*"130k", "enter")
        await see(pilot, "“130k” could be 130000", "esc clears it")
        await pilot.press("escape", *"-5", "enter")
        await see(pilot, "cannot be below zero")
        await pilot.press("escape", *"131000", "down", "j", "right", "j", "1", "enter")
        await see(pilot, "years ◂ 1 ▸ was 4")
        assert "131,000" in rows(app)[2]
        assert "3,000 of base = 3,390 of sign-on" in screen_text(app)
        await pilot.press("k", "delete")
        await see(pilot, "› cap ◂ – ▸")
        await pilot.press("g", "delete")
        await until(pilot, lambda: bool(messages(app)))
        assert messages(app)[-1] == "Only a target, a limit or a cap can be none."

        # Of the sheet's own keys none fires, what works everywhere does, and blindly nothing is.
        await pilot.press("a", "e", "D")
        # Nor does a click take the keys elsewhere, or open anything.
        await pilot.click("KeyFigures")
        await pilot.click("AlternativeTable", times=2)
        assert here(app) is app.screen
        assert journal.negotiations.get(talk.uid) == talk
        await press(pilot, "app.hide")
        await until(pilot, lambda: "What if" not in screen_text(app))
        await pilot.press("9", "x", "right")
        await press(pilot, "app.hide")
        await see(pilot, "years 1")
        # Other parts show what is; what is supposed waits here.
        await press(pilot, "tab.next")
        await see(pilot, "before tax")
        await press(pilot, "tab.back")
        await see(pilot, "years 1")
        assert "80 %" in rows(app)[1]

        await press(pilot, "what_if.leave")
        await until(pilot, lambda: "What if" not in screen_text(app))
        assert messages(app)[-1] == "What was supposed is forgotten; the sheet is as it was."
        assert journal.file.revision == revision
        assert "70 %   152,607" in screen_text(app)
        assert here(app).WHERE == "negotiation"


@now_and_then
async def test_what_is_typed_for_one_offer_never_goes_to_another(journal: Journal) -> None:
    talk = begun(journal)
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await press(pilot, "sheet.what_if")
        await see(pilot, "chance of A")
        # The fourth row of the table is B's; the first click is for each half of a figure.
        await pilot.press("6")
        await pilot.click("AlternativeTable", offset=(6, 3))
        await see(pilot, "chance of B")
        await pilot.press("5", "5")
        await see(pilot, "55▏")
        assert "6 %   1" in screen_text(app)
        await pilot.press("k", "k")
        await pilot.click("AlternativeTable", offset=(6, 2))
        await see(pilot, "chance of A", "“55kk” is not a percentage", "50 %   150,541")
        await pilot.press("x")
    chances = [each.chance for each in journal.negotiations.get(talk.uid).alternatives]
    assert chances == [Decimal("0.06"), Decimal("0.5")]


@now_and_then
async def test_what_is_taken_over_is_one_change_and_can_be_taken_back(journal: Journal) -> None:
    talk = begun(journal)
    async with opened_at(journal, "negotiation", "me") as (app, pilot):
        await press(pilot, "sheet.what_if")
        await press(pilot, "what_if.take")
        assert "Nothing is supposed" in messages(app)[-1]
        await pilot.press("tab", "shift+tab", "shift+right", "j", "right", "x")
        await until(pilot, lambda: "What if" not in screen_text(app))
        taken = journal.negotiations.get(talk.uid)
        assert [each.chance for each in taken.alternatives] == [Decimal("0.8"), Decimal("0.5")]
        assert taken.target == 129_000
        assert (taken.limit, taken.years) == (talk.limit, 4)
        await press(pilot, "app.undo")
        again = journal.negotiations.get(talk.uid)
        assert (again.alternatives, again.target) == (talk.alternatives, talk.target)


async def test_a_decided_talk_can_be_supposed_otherwise_and_stays_as_it_was(
    journal: Journal,
) -> None:
    talk = begun(journal)
    day = date(2026, 1, 5)
    talk = journal.negotiations.decide(
        talk.uid, Outcome(on=day, offer=Decimal(124_600), decision="accept")
    )
    async with opened_at(journal, "negotiation", talk.uid, size=(60, 20)) as (app, pilot):
        await press(pilot, "sheet.what_if")
        await pilot.press("right", "x")
        await until(pilot, lambda: bool(messages(app)))
        assert "is decided" in messages(app)[-1]
        assert journal.negotiations.get(talk.uid) == talk
        await see(pilot, "◂ 71 % ▸")
        # The place of what follows is below, where there is no room beside.
        assert "   least" in screen_text(app)
        await pilot.press("q")
        await until(pilot, lambda: "What if" not in screen_text(app))


def supposed(label: str, amount: str, batna: str) -> Supposed:
    levers = [Lever("chance", "a"), Lever("target"), Lever("limit"), Lever("cap"), Lever("years")]
    names = (label, "target", "limit, likely", "cap", "years")
    moved = [
        Moved(lever, name, name, amount, f"was {amount}")
        for lever, name in zip(levers, names, strict=True)
    ]
    follows = (
        Figure("least", amount, "same"),
        Figure("ask", amount, f"was {amount}"),
        Figure("expected", f"−{amount}", f"−{amount}"),
        Figure("BATNA", f"now {batna}", f"was {batna}"),
    )
    return Supposed(tuple(moved), follows, (f"{amount} of base = {amount} of sign-on",))


@pytest.mark.parametrize("width", [20, 40, 65, 78, 118])
def test_the_lines_never_go_beyond_their_width(width: int) -> None:
    amount = "999,999,999,999"
    for label in (*HOSTILE, "長い名前" * 20):
        shown = supposed(f"chance of {label}", amount, label)
        for at, typed in [(0, ""), (1, "999,999,999,999.99"), (4, "1")]:
            lines = lines_of(shown, at, typed, width, complaint=f"{typed} is none. " * 4)
            for each in lines:
                assert each.cell_length <= width
            # What is typed can be read to its end wherever there is room for it.
            assert width < 40 or not typed or any(f"{typed}▏" in each.plain for each in lines)


def test_where_a_name_has_no_room_it_goes_before_what_it_is_of() -> None:
    shown = supposed("chance of Osprey Row and Sons", "70 %", "B")
    moved = (replace(shown.moved[0], brief="Osprey Row and Sons"), *shown.moved[1:])
    narrow, wide = (
        lines_of(replace(shown, moved=moved), 1, "", width)[1].plain for width in (70, 92)
    )
    assert narrow.startswith("  Osprey Row")
    assert wide.startswith("  chance of Osprey Row and Sons")


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ("", ("still Osprey Row and Sons", "same")),
        ("was B", ("now Osprey Row and Sons", "another")),
    ],
)
def test_a_batna_with_a_long_name_is_not_cut_where_the_line_below_names_it(
    was: str, said: tuple[str, str]
) -> None:
    whole, brief = said
    shown = supposed("chance of A", "120,000", "B")
    follows = (*shown.follows[:-1], Figure("BATNA", whole, was))
    cut = lines_of(replace(shown, follows=follows), 1, "", 92)[4].plain
    assert cut.rstrip().endswith(f"BATNA      {brief}")
    figures = [replace(each, now="999,999,999,999") for each in shown.follows[:-1]]
    roomy = replace(shown, follows=(*figures, Figure("BATNA", whole, was)))
    assert lines_of(roomy, 1, "", 92)[4].plain.rstrip().endswith(f"BATNA      {whole}")
