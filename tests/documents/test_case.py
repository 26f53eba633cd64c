"""The case for a pay talk: one page that gives nothing away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Achievement
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.documents.case import CaseFacts, build
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.mentoring.negotiation import work_out
from tests.examples import NOON, uid_of, worked_negotiation

TODAY = date(2026, 11, 22)


def achieved(text: str, **changes: Any) -> Achievement:
    """Something of mine, done on 1 Nov 2026 unless said otherwise."""
    usual: dict[str, Any] = {"uid": uid_of(sum(map(ord, text))), "created": NOON, "updated": NOON}
    return Achievement(**usual | {"text": text, "on": date(2026, 11, 1)} | changes)


def case_of(talk: Negotiation, *achieved: Achievement) -> tuple[str, tuple[str, ...]]:
    built = build(CaseFacts(work_out(talk, TODAY), achieved, name="Robin Hale"), "me")
    return to_markdown(built.document), built.odd


def test_it_holds_the_ask_the_market_and_what_was_achieved_and_no_figure_that_gives_me_away() -> (
    None
):
    talk = replace(worked_negotiation(on=TODAY), counterpart="Maya", evidence="- Renewals: 42 %")
    text, odd = case_of(talk, achieved("Rebuilt the price page", impact="31 to 58 %"))

    for said in (
        "Robin Hale · with Maya · 22 Nov 2026",
        "A base of 140,640 USD a year, before tax.",
        "- **Rebuilt the price page**: 31 to 58 %",
        "- Renewals: 42 %",
        "| 112,304 | 124,286 | 137,295 | 150,994 |",
        "112,000, 0.901 of the median",
        # 140,640 lies 3,345 of the 13,699 between the percentiles 75 and 90: 75 + 15 · 0.244.
        "**What I ask for**: percentile 79",
    ):
        assert said in text
    # Least, R, alternatives and their worth, target, first offer, limit.
    for kept in ("117,", "149,", "Offer", "160,", "152,", "128,000", "115,360", "132,000", "BATNA"):
        assert kept not in text
    assert odd == ("It tells what you earn today, a base of 112,000.",)


def test_of_many_achievements_those_for_management_come_first_and_it_stays_one_page() -> None:
    plain = [achieved(f"Plain {n}", on=TODAY - timedelta(n)) for n in range(1, 8)]
    old = achieved("Old and marked", on=date(2020, 1, 1), for_management=True)
    proved = achieved("Old and proved", on=date(2021, 1, 1), evidence="The minutes")
    still = [achieved("Planned", planned=True), achieved("Not yet", on=TODAY + timedelta(1))]
    text, _odd = case_of(worked_negotiation(on=TODAY), *plain, old, proved, *still)

    titles = [line[4:].partition("**")[0] for line in text.splitlines() if line[:4] == "- **"]
    assert titles[:6] == [
        *("Old and marked", "Old and proved", "Plain 1", "Plain 2", "Plain 3", "Plain 4"),
    ]
    assert "Plain 5" not in text
    linked = replace(worked_negotiation(on=TODAY), achievements=(plain[6].uid, plain[4].uid))
    text, _odd = case_of(linked, *plain, old)
    assert text.index("Plain 7") < text.index("Plain 5") < text.index("Old and marked")
    assert "Planned" not in text
    assert "Not yet" not in text


def test_what_an_empty_sheet_lacks_is_said_on_the_screen_and_not_on_the_page() -> None:
    talk = Negotiation(
        uid=uid_of(1), created=NOON, updated=NOON, owner="me", title="Pay talk with Maya"
    )
    text, odd = case_of(talk)

    assert text == "# The case: Pay talk with Maya\n\nRobin Hale · 22 Nov 2026\n"
    assert odd == (
        "It asks for nothing yet: the ask needs a target and their first offer.",
        "No achievement is written down yet, and a case lives by them.",
        "It has no market figure yet.",
    )
