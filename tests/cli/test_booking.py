"""`mentorjournal book` on the command line."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine, today


def test_a_session_is_booked_beside_others_with_its_time_and_the_one_elsewhere(
    with_ana: CommandLine,
) -> None:
    journal = Journal.open(with_ana.journal)
    journal.people.edit(journal.people.all()[0].uid, zone="UTC")
    journal.close()
    first, second = today() + timedelta(days=20), today() + timedelta(days=60)
    said = with_ana.fine("book", "ana", first.isoformat(), "5pm", "--minutes", "45")
    shown = show_date(first, today())
    time = r"17:00( · .+ for Ana)?"
    assert re.fullmatch(
        rf"Booked with Ana Lima, call: {shown}, {time}, in 2 weeks\.  [0-9a-f]{{8}}\n", said
    )
    said = with_ana.fine("book", "ana", second.isoformat(), "--channel", "face-to-face")
    assert f"Also booked: {shown} call." in said
    sessions = Journal.open(with_ana.journal, read_only=True).sessions.all()
    assert [(s.on, s.at, s.planned_minutes, s.channel, s.state) for s in sessions] == [
        (first, "17:00", 45, "call", "planned"),
        (second, None, None, "face-to-face", "planned"),
    ]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("ana", "+1w", "25:00"), 2, "TIME: There is no such time as 25:00."),
        (("ana", "+1w", "5"), 2, "TIME: “5” could be 05:00 or 17:00."),
        (("ana", "yesterday"), 2, "That day is over; log the session instead."),
        (("ana", "2026-02-30"), 2, "DATE: There is no such day as 2026-02-30."),
        (("ana", "+1w", "--minutes", "1441"), 2, "minutes"),
        (("ana", "+1w", "--channel", "fax"), 2, "“fax” is not a channel"),
        (("zoe", "+1w"), 1, "Nobody called “zoe” is in the journal."),
        (("ana",), 2, "Please give DATE."),
    ],
)
def test_what_cannot_be_booked_is_refused_with_a_sentence_and_changes_nothing(
    with_ana: CommandLine, words: tuple[str, ...], status: int, said: str
) -> None:
    before = with_ana.journal.read_bytes()
    ran = with_ana("book", *words)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert with_ana.journal.read_bytes() == before
