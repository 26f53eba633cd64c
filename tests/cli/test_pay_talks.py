"""`mentorjournal show WHO "pay talks"`: the twin of the part on the screen."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Alternative, Outcome, Package
from mentorjournal.data.records.offers import Offer, OfferSide
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine
from tests.examples import uid_of, worked_negotiation


def test_the_pay_talks_are_printed_newest_first_with_what_was_won(
    with_ana: CommandLine,
) -> None:
    assert with_ana.fine("show", "me", "pay talks") == (
        "Me: pay talks, private\n\nNo pay talk is prepared yet.\n"
    )
    example = worked_negotiation()
    fields = ("now", "alternatives", "hour_rate", "limit")
    journal = Journal.open(with_ana.journal)
    old = journal.negotiations.add(
        "me", "Talk [/x]", **{name: getattr(example, name) for name in fields}
    )
    outcome = Outcome(on=date(2025, 12, 3), offer=Decimal(124_600), decision="accept")
    journal.negotiations.decide(old.uid, outcome)
    new = journal.negotiations.add("me", "Next", decide_by=date(2999, 12, 20))
    journal.close()

    said = with_ana.fine("show", "me", "pay-talks")
    assert said == with_ana.fine("show", "me", "Pay  Talks")
    first, second = (row for row in said.splitlines() if " 3 Dec 2025" in row or "2999" in row)
    assert first.split()[0] == "Next"
    assert first.split()[-2:] == ["–", new.uid[-8:]]
    assert second.startswith("Talk [/x]")
    assert "accepted Wed 3 Dec 2025" in second
    assert second.split()[-3:] == ["50", "%", old.uid[-8:]]

    told = json.loads(with_ana.fine("show", "me", "pay talks", "--json"))
    assert (told["owner"], told["private"]) == ("me", True)
    assert [one["id"] for one in told["pay_talks"]] == [new.uid, old.uid]
    wanted = {"state": "accept", "on": "2025-12-03", "offer": "124600", "won": "0.50"}
    assert {key: told["pay_talks"][1][key] for key in wanted} == wanted
    assert told["pay_talks"][0]["decide_by"] == "2999-12-20"


def test_a_proteges_are_printed_but_not_in_their_reporting_line(with_ana: CommandLine) -> None:
    journal = Journal.open(with_ana.journal)
    ana = journal.relationships.find("ana")
    journal.negotiations.add(ana.owner, "Talk of hers")
    journal.negotiations.add("me", "Talk of mine")
    journal.close()
    said = with_ana.fine("show", "ana", "pay talks")
    assert said.startswith("Ana Lima: pay talks, private\n")
    assert "Talk of hers" in said
    assert "Talk of mine" not in said

    journal = Journal.open(with_ana.journal)
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    journal.close()
    for words in ((), ("--json",)):
        ran = with_ana("show", "ana", "pay talks", *words)
        assert (ran.status, ran.out) == (1, "")
        assert "Pay stays out" in ran.err


def test_the_packages_are_printed_line_by_line_and_year_by_year(with_ana: CommandLine) -> None:
    assert "There is no BATNA sheet yet." in with_ana("show", "me", "packages").err
    example = worked_negotiation()
    journal = Journal.open(with_ana.journal)
    talk = journal.negotiations.add(
        "me", "Talk [/x]", now=example.now, alternatives=example.alternatives
    )
    journal.close()

    said = with_ana.fine("show", talk.uid[-8:], "packages")

    assert said == with_ana.fine("show", "me", "packages")
    assert said.startswith("Talk [/x]: packages, private\nUSD, before tax;")
    assert [row for row in said.splitlines() if row[:1].isupper()][2:] == [
        "Year 1",
        "Years 2 to 4",
        "Average",
    ]
    rows = [row.split() for row in said.splitlines()]
    bonus = ["bonus", "10,080", "12,400", "+2,320", "12,744", "+2,664"]
    assert rows.count(bonus) == 3
    assert ["match", "4,480", "3,720", "−760", "4,720", "+240"] in rows
    assert ["together", "143,760", "169,370", "+25,610", "152,664", "+8,904"] in rows
    assert ["together", "143,760", "157,370", "+13,610", "152,664", "+8,904"] in rows
    assert ["together", "143,760", "160,370", "+16,610", "152,664", "+8,904"] in rows

    told = json.loads(with_ana.fine("show", talk.uid, "packages", "--json"))
    assert (told["id"], told["private"], told["currency"]) == (talk.uid, True, "USD")
    now, offer_a, _offer_b = told["packages"]
    assert now["id"] is None
    assert [year["total"] for year in offer_a["years"]] == [
        *("169370.00", "157370.00", "157370.00", "157370.00", "160370.00")
    ]
    assert offer_a["years"][-1]["lines"]["sign-on"] == "3000.00"


def test_the_sheet_is_printed_with_how_each_figure_comes_about(with_ana: CommandLine) -> None:
    example = worked_negotiation()
    unlikely = replace(example.alternatives[1], chance=Decimal("0.125"))
    example = replace(example, alternatives=(example.alternatives[0], unlikely))
    fields = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit")
    journal = Journal.open(with_ana.journal)
    talk = journal.negotiations.add(
        "me", "Talk [/x]", **{name: getattr(example, name) for name in fields}
    )
    journal.close()

    said = with_ana.fine("show", talk.uid[-8:])

    assert said == with_ana.fine("show", "me", "sheet")
    assert said.startswith(
        "Talk [/x]: pay talk, private\n"
        "Least 117,200   Target 128,000   Ask 140,640   ZOPA possible   base, USD\n"
        "\n"
        "they     115,000–132,000–138,000, up to 132,000, likely\n"
        "you      from 117,200\n"
        "overlap  possible, not certain\n"
        "offers   now, 115,360 expected\n"
        "\n"
    )
    assert "  R = expected of the BATNA, Offer from A, − N here = 152,607" in said
    assert "\nOffer from A stays BATNA down to 15 %; Offer from B would be it from 76 %.\n" in said
    assert (
        "\n3,000 of base = 13,560 of sign-on, of which an average year pays as much\n"
        "Of equal value: 128,000  ·  125,000 + 13,560 sign-on  ·  124,000 + 18,080 equity\n"
    ) in said
    assert "\nNext: What does the market pay?\n" in said
    remedy = "Link what you have achieved, or write it down."
    assert f"! There is no evidence for the ask of 140,640 yet. {remedy}\n" in said
    told = json.loads(with_ana.fine("show", talk.uid, "--json"))
    wanted = {"least": "117200.00", "ask": "140640.00", "zopa": "possible", "private": True}
    wanted |= {"frozen": None}
    assert told["picture"]["overlap"] == "possible, not certain"
    assert {key: told[key] for key in wanted} == wanted
    assert told["trade"] == {"base": "3000.00", "sign_on": "13560.00"}
    assert told["equal"][1:] == [
        {"base": "125000.00", "sign_on": "13560.00", "equity": "0.00"},
        {"base": "124000.00", "sign_on": "0.00", "equity": "18080.00"},
    ]
    assert (told["batna_down_to"], told["batna_down_to_above"]) == ("0.143356", False)
    assert [each["batna_from"] for each in told["options"]] == [None, None, "0.753088"]
    assert not any(each["batna_from_above"] for each in told["options"])
    assert told["batna"] == told["options"][1]["id"] == example.alternatives[0].uid
    assert [each["chance"] for each in told["options"]] == ["1", "0.7", "0.125"]
    assert [each["heading"] for each in told["why"]][-2:] == ["Ask", "ZOPA"]
    assert "nobody" in with_ana("show", "nobody").err
    for part in ("plan", "roadmap"):
        ran = with_ana("show", talk.uid, part)
        assert (ran.status, ran.out) == (2, "")
        assert f"A pay talk has no {part}; it has sheet, packages" in ran.err


def test_the_offers_are_printed_with_verdict_note_and_next_concession(
    with_ana: CommandLine,
) -> None:
    example = worked_negotiation()
    fields = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit")
    journal = Journal.open(with_ana.journal)
    talk = journal.negotiations.add(
        "me", "Talk [/x]", **{name: getattr(example, name) for name in fields}
    )
    journal.close()
    assert with_ana.fine("show", "me", "offers") == (
        "Talk [/x]: offers, private\n\nNo offer yet.\n\nno concession planned yet\n"
    )
    journal = Journal.open(with_ana.journal)
    offers: list[tuple[date, OfferSide, int, str]] = [
        (date(2025, 11, 19), "they", 115_360, "“the [b] band is fixed”"),
        (date(2025, 11, 23), "I", 140_640, ""),
    ]
    for on, side, base, note in offers:
        package = replace(example.now, base=Decimal(base))
        offer = Offer(uid=journal.new_uid(), on=on, side=side, package=package, note=note)
        journal.negotiations.put(talk.uid, offer)
    journal.negotiations.edit(talk.uid, concessions=(Decimal(134_000), Decimal(131_000)))
    journal.close()

    said = with_ana.fine("show", talk.uid[-8:], "offers")

    assert said.splitlines() == [
        "Talk [/x]: offers, private",
        "USD, before tax; each judged by the sheet as it was then",
        "",
        "19 Nov 2025  they  115,360  spoken  150,557 < 152,607  2,050 short  counter",
        "23 Nov 2025  I     140,640  spoken",
        "",
        "next concession: 134,000, then 131,000; each smaller than the last",
        "",
        "19 Nov 2025, they, 115,360",
        "  year 1 147,557   2 147,557   3 147,557   4 147,557   average 147,557",
        "  TC = 115,360 × (1 + 10 % × 90 % + 4 %) + 10,000 equity + 7,200 benefits = 147,557",
        "  equity = 40,000: (10,000 + 10,000 + 10,000 + 10,000) / 4 = 10,000",
        "  worth = TC + 3,000 its N = 150,557",
        "  the BATNA of that day was expected to be worth 152,607",
        "  2,050 short: counter with 140,640, for more may be had",
        "  noted: “the [b] band is fixed”",
        "",
        "23 Nov 2025, I, 140,640",
        "  year 1 176,123   2 176,123   3 176,123   4 176,123   average 176,123",
        "  TC = 140,640 × (1 + 10 % × 90 % + 4 %) + 10,000 equity + 7,200 benefits = 176,123",
        "  equity = 40,000: (10,000 + 10,000 + 10,000 + 10,000) / 4 = 10,000",
        "  worth = TC + 3,000 its N = 179,123",
        "  the BATNA of that day was expected to be worth 152,607",
    ]
    told = json.loads(with_ana.fine("show", talk.uid, "offers", "--json"))
    assert (told["id"], told["private"], told["currency"]) == (talk.uid, True, "USD")
    first, mine = told["offers"]
    wanted = {"on": "2025-11-19", "side": "they", "written": False, "worth": "150556.80"}
    wanted |= {"n_here": "3000.00", "years": 4, "verdict": "counter"}
    assert {key: first[key] for key in wanted} == wanted
    assert (first["package"]["base"], first["package"]["bonus"]) == ("115360.00", "0.1")
    assert (first["counter_with"], mine["counter_with"]) == ("140640.00", None)
    assert mine["verdict"] is None
    assert (told["concessions"], told["concession_checks"]) == (["134000.00", "131000.00"], [])
    assert told["outcome"] is None

    journal = Journal.open(with_ana.journal)
    outcome = Outcome(on=date(2025, 12, 3), offer=Decimal(124_600), decision="accept")
    journal.negotiations.decide(talk.uid, replace(outcome, reason="enough [/x]"))
    journal.close()
    said = with_ana.fine("show", talk.uid, "offers")
    assert "next concession" not in said
    assert (
        "\n3 Dec 2025: accepted; 124,600 offered; not in writing; worth accepting; "
        "50 % of the zone won; because enough [/x]\n"
    ) in said
    told = json.loads(with_ana.fine("show", talk.uid, "offers", "--json"))["outcome"]
    wanted = {"on": "2025-12-03", "frozen": True, "decision": "accept", "worth": "160998.00"}
    wanted |= {"won": "0.50", "package": None, "reason": "enough [/x]", "next_done": None}
    assert {key: told[key] for key in wanted} == wanted
    said = with_ana.fine("show", talk.uid)
    assert said.startswith("Talk [/x]: pay talk, private, frozen 3 Dec 2025\n")
    assert json.loads(with_ana.fine("show", talk.uid, "--json"))["frozen"] == "2025-12-03"


def test_a_sheet_is_printed_as_it_would_be_and_stays_as_it_is(with_ana: CommandLine) -> None:
    example = worked_negotiation()
    fields = ("now", "alternatives", "hour_rate", "target", "first_offer", "limit", "market")
    journal = Journal.open(with_ana.journal)
    talk = journal.negotiations.add(
        "me", "Talk", **{name: getattr(example, name) for name in fields}
    )
    journal.close()
    before = with_ana.fine("show", "me", "sheet")

    chance = ("--what-if", "chance of offer from a = 60 %")
    said = with_ana.fine("show", talk.uid, *chance, "--what-if", "cap=none")
    told = json.loads(with_ana.fine("show", "me", "sheet", "--what-if", "years=5", "--json"))

    assert said.startswith(
        "What if; nothing is saved\n"
        "chance of Offer from A 60 %, was 70 %\n"
        "cap –, was –\n"
        "least 116,400, −800\n"
        "ask 140,640, same\n"
        "expected 151,686, −921\n"
        "BATNA still Offer from A\n"
        "\n"
        "Talk: pay talk, private\n"
        "Least 116,400 "
    )
    years = {"figure": "years", "id": None, "value": "5", "was": "4"}
    assert (told["what_if"], told["trade"]["sign_on"]) == ([years], "16950.00")
    # Two of one name: both ids are said, and one of them will do.
    first, second = (each.uid for each in talk.alternatives)
    journal = Journal.open(with_ana.journal)
    twins = tuple(replace(each, title="Offer [x]") for each in talk.alternatives)
    journal.negotiations.edit(talk.uid, alternatives=twins)
    journal.close()
    refused = with_ana("show", "me", "sheet", "--what-if", "chance of Offer [x]=60 %").err
    assert f"write the id of one: {first}, {second}." in refused
    both = ("--what-if", f"chance of {first}=60.25 %", "--what-if", f"chance of {second}=1 %")
    said = with_ana.fine("show", "me", "sheet", *both)
    assert "\nexpected of Offer [x] 151,709, −898\nexpected of Offer [x] 146,542, −3,999\n" in said
    told = json.loads(with_ana.fine("show", "me", "sheet", *both, "--json"))
    assert told["what_if"] == [
        {"figure": "chance", "id": first, "value": "0.6025", "was": "0.7"},
        {"figure": "chance", "id": second, "value": "0.01", "was": "0.5"},
    ]
    journal = Journal.open(with_ana.journal)
    journal.negotiations.edit(talk.uid, alternatives=talk.alternatives)
    journal.close()
    assert with_ana.fine("show", "me", "sheet") == before
    for wrong, why in [
        ("target", "says no figure"),
        ("base=3", "is no figure to suppose"),
        ("chance of Offer=3", "Several offers"),
        ("chance of C=3", "No offer is"),
        ("chance of Offer from A=0.7", "could be 0.7 % or 70 %"),
        ("years=none", "does not fit"),
    ]:
        failed = with_ana("show", "me", "sheet", "--what-if", wrong)
        assert failed.status != 0
        assert why in failed.err
    assert "--what-if is for the sheet" in with_ana("show", "me", "plan", *chance).err


def test_a_tie_is_told_as_what_is_not_enough(mine: CommandLine) -> None:
    """Offer A is worth 102,000; at 25 % Offer B is too, and A stands before it."""
    offer_a, offer_b = (
        Alternative(uid=uid_of(at), title=title, package=Package(base=Decimal(base)),
                    chance=Decimal(chance))
        for at, title, base, chance in [(1, "A", 104_000, "0.5"), (2, "B", 108_000, "0.2")]
    )  # fmt: skip
    journal = Journal.open(mine.journal)
    now = Package(base=Decimal(100_000))
    journal.negotiations.add("me", "Talk", now=now, alternatives=(offer_a, offer_b))
    journal.close()
    told = json.loads(mine.fine("show", "me", "sheet", "--json"))
    assert (told["batna_down_to"], told["batna_down_to_above"]) == ("0.4", False)
    of_b = told["options"][2]
    assert (of_b["batna_from"], of_b["batna_from_above"]) == ("0.25", True)


def test_a_journal_with_nothing_but_my_sheet_is_not_called_empty(mine: CommandLine) -> None:
    journal = Journal.open(mine.journal)
    talk = journal.negotiations.add("me", "Talk 2026")
    assert not journal.is_empty
    journal.close()
    document = mine.fine("export", "batna", "--for", "me", "-o", "-")
    assert document.startswith("# BATNA sheet: Talk 2026")
    assert "Talk 2026" in mine.fine("today")
    journal = Journal.open(mine.journal)
    journal.trash.throw(talk, "the pay talk")
    assert journal.is_empty
    journal.close()
    assert "Your journal is empty." in mine("export", "batna", "--for", "me", "-o", "-").err
