"""`show WHO agreement`: what two people expect of each other, in words and for programs."""

from __future__ import annotations

import json
from datetime import date, timedelta

from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine


def test_it_is_printed_row_by_row_and_what_is_private_says_so(with_ana: CommandLine) -> None:
    assert with_ana.fine("show", "ana", "agreement") == "Ana Lima: agreement\n\nNone yet.\n"
    journal = Journal.open(with_ana.journal)
    ana, today = journal.relationships.find("Ana"), journal.today()
    journal.people.call_me("Robin Hale")
    journal.relationships.edit(ana.uid, start=date(2020, 3, 13))
    journal.agreements.change(
        ana,
        their_aim="own pricing\nand packaging",
        my_aim="stay honest",
        rhythm="calls",
        length="45 min",
        boundaries="[/x] none",
        review=today + timedelta(days=14),
        review_note="at half-time",
        ends=None,
        ending="either may end it",
    )
    journal.agreements.agree(ana)
    journal.agreements.look_again(ana, review=today + timedelta(days=7), my_view="I talk\ntoo much")
    journal.agreements.change(ana, "a new job", reply="soon")
    journal.close()

    day, review = show_date(today, today), show_date(today + timedelta(days=7), today)
    assert (
        with_ana.fine("show", "Ana", "agreement")
        == f"""\
Ana Lima: agreement, version 3 of {day}, draft

  Aims          Ana: own pricing
                and packaging
                Robin: stay honest
  Rhythm        calls, 45 min
  Prepares      –
  Confidential  –
  Boundaries    [/x] none
  Reply         soon
  Review        {review}
                in 7 days
  Ends          either may end it

Versions
  version 1 of {day}, agreed
  version 2 of {day}, looked at again, still true, agreed
  version 3 of {day}, private: “a new job”, draft
"""
    )
    told = json.loads(with_ana.fine("show", "ana", "agreement", "--json"))
    assert told["who"] == "Ana Lima"
    first, second, third = told["versions"]
    assert (first["agreed"], third["agreed"]) == (today.isoformat(), None)
    assert (second["my_view"], second["still_true"]) == ("I talk\ntoo much", True)
    assert third["review"] == (today + timedelta(days=7)).isoformat()
    page = with_ana("export", "agreement", "-o", "-")
    assert page.out.startswith("# How we work together")
    assert "a new job" not in page.out
