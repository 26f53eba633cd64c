"""What lines of notes are, and what they call for while they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.marks import settle_dates
from mentorjournal.data.notes.words import due_words
from mentorjournal.screens.panel_pace import PATIENCE, REST, PanelPace
from mentorjournal.widgets.line_hints import everybody, flaws, handles, line_hint, who_fits
from tests.examples import a_person
from tests.tally import drawn, now_and_then

SUNDAY = date(2026, 11, 22)


def test_a_date_that_could_be_two_is_asked_about_where_it_stands() -> None:
    said = line_hint("- [ ] Send due:12/11/2026", None, SUNDAY)
    assert said == ("due:12/11/2026 could be 12 Nov 2026 or 11 Dec 2026", True)
    assert line_hint("- [ ] Send due:soon", None, SUNDAY) == ("due:soon is no date", True)


@now_and_then
@settings(max_examples=drawn(50, 150))
@given(
    st.lists(
        st.sampled_from(
            [
                *("due:fri", "due:31feb", "due: +2w", "Due:2026-12-01", "due:", "xdue:fri"),
                *("due:fri,", "due:3 dec", "due: Dec 3rd", "due:next week", "due:3 decks"),
                "due:tue, 1 Dec 2026.",
            ]
        )
    )
)
def test_a_word_has_a_date_exactly_when_leaving_the_line_would_write_one(words: list[str]) -> None:
    line = "- [ ] " + " x ".join(words)
    for word in due_words(line, SUNDAY):
        alone = f"- [ ] {line[word.begin : word.end]}"
        settled = settle_dates(alone, SUNDAY)
        if word.day is None:
            assert settled == alone
        else:
            assert word.day.isoformat() in settled


def test_the_date_of_the_line_with_the_cursor_is_shown() -> None:
    line = "- [ ] Send it due:fri"
    assert line_hint(line, len(line), SUNDAY) == ("Fri 27 Nov", False)
    assert line_hint(line, None, SUNDAY) == ("", False)
    assert line_hint("Send it due:fri", 3, SUNDAY) == ("", False)


def test_a_word_that_is_no_date_is_called_so_once_it_has_been_typed() -> None:
    line = "- [ ] Send it due:31feb"
    assert line_hint(line, len(line), SUNDAY) == ("", False)
    assert line_hint(line, 3, SUNDAY) == ("due:31feb is no date", True)
    assert line_hint(line, None, SUNDAY) == ("due:31feb is no date", True)


def test_a_date_of_several_words_is_not_called_wrong_while_it_is_typed() -> None:
    line = "- [ ] Send it due:27 November 2026"
    for end in range(line.index("due:") + 4, len(line) + 1):
        assert not line_hint(line[:end], end, SUNDAY)[1], line[:end]
    assert line_hint(line, len(line), SUNDAY) == ("Fri 27 Nov", False)
    went_on = "- [ ] Send due:3 slides to her"
    assert line_hint(went_on, len(went_on), SUNDAY) == ("due:3 is no date", True)


def test_of_two_due_words_the_first_counts_and_the_second_is_marked() -> None:
    line = "- [ ] Send it due:fri @ana due:27 Dec"
    [flaw] = flaws(line, None, SUNDAY)
    assert line[flaw.begin : flaw.end] == "due:27 Dec"
    assert line_hint(line, 0, SUNDAY) == ("one due: is enough; the first counts", True)
    assert settle_dates(line, SUNDAY) == "- [ ] Send it due:2026-11-27 @ana due:27 Dec"


KNOWN = everybody([a_person(name="Ana Lima"), a_person(name="José Díaz")])


@pytest.mark.parametrize(
    ("line", "wrong", "said"),
    [
        ("- [ ] it @anna due:fri", "@anna", "nobody is @anna; @ana?"),
        ("- [ ] it @zzz #tag", "@zzz", "nobody is @zzz, so it is yours"),
        (
            "- [x] @protegee it",
            "@protegee",
            "nobody is @protegee; @protege?",
        ),
        ("- [ ] ask @priya about it", "@priya", "nobody is @priya, so it is yours"),
    ],
)
def test_an_owner_whom_nobody_answers_to_is_marked_and_who_may_be_meant_is_said(
    line: str, wrong: str, said: str
) -> None:
    [flaw] = flaws(line, None, SUNDAY, KNOWN)
    assert line[flaw.begin : flaw.end] == wrong
    assert line_hint(line, None, SUNDAY, KNOWN) == (said, True)
    # Not while it is being typed, and not where nobody has said who is known.
    assert flaws(line, flaw.end, SUNDAY, KNOWN) == []
    assert flaws(line, None, SUNDAY) == []


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] it @Ana",
        "- [ ] it @jose",
        "- [ ] it @José-Díaz due:fri",
        "- [ ] it @me",
        "- [ ] it @protege.",
        "- [ ] ask @priya for it @ana",
        "- [ ] mail zoe@example.org",
        "! it @zoe",
        "@zoe",
    ],
)
def test_nothing_is_said_of_owners_who_are_known_and_of_other_lines(line: str) -> None:
    assert flaws(line, None, SUNDAY, KNOWN) == []


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("- [ ] it @", ["ana", "me", "mentor", "protege", "ben"]),
        ("- [ ] it @M", ["me", "mentor"]),
        ("- [ ] it @an", ["ana"]),
        ("- [ ] it @ana", []),
        ("- [ ] it @zoe", []),
        ("- [ ] mail@", []),
        ("it @", []),
        ("! it @", []),
    ],
)
def test_people_and_roles_are_offered_behind_the_sign_in_an_action(
    line: str, fits: list[str]
) -> None:
    people = ("ana", "me", "mentor", "protege", "ben")
    assert who_fits(line, len(line), people)[1] == fits
    assert who_fits(line, len(line) - 1, people)[1] == []


def test_each_person_is_offered_by_a_word_that_means_nobody_else() -> None:
    people = [
        a_person(name=name, handle=handle)
        for name, handle in [("José Díaz", ""), ("Ana Lima", "al"), ("Jose B", ""), ("~", "")]
    ]
    assert handles(people) == ("jose", "al", "jose-b")


def test_the_panel_follows_at_rest_and_not_for_ever_later() -> None:
    pace = PanelPace()
    assert pace.typed(10.0)
    assert not pace.typed(10.1)
    assert pace.wait(10.1) == pytest.approx(REST)
    for tenth in range(2, 9):
        pace.typed(10.0 + tenth / 10)
    assert pace.wait(10.8) == pytest.approx(PATIENCE - 0.8)
    pace.followed(0.1)
    assert pace.typed(20.0)
    assert pace.wait(20.0) > REST
