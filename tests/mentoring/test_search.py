"""Finding sentences: what is asked, which lines fit, which of them are private."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from msgspec import Struct

from mentorjournal.cli.arguments import FOUND
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import Record
from mentorjournal.data.records.given import Given
from mentorjournal.data.records.models import (
    RECORDS,
    AgendaItem,
    DeletedPart,
    Goal,
    Negotiation,
    NoteVersion,
    Outline,
    Person,
    Session,
)
from mentorjournal.data.records.negotiations import Alternative
from mentorjournal.data.records.plans import Picture as PlanPicture
from mentorjournal.data.records.plans import Pitch, Plan, PlanVersion, Reading
from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.search import (
    Kind,
    SearchIndex,
    Source,
    around,
    best_first,
    parse_query,
    without_tags,
)
from mentorjournal.mentoring.searched import KIND_OF, texts_of

DAY = date(2026, 11, 9)
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 9, 12).astimezone(UTC)
ANA = "019b0204-60c0-7011-81ab-9f84d39de908"
BEN = "019b0204-60c0-7012-a707-feb74ff0b17c"
NO_TEXTS = {NoteVersion, DeletedPart, StepDecision, Outline, Given}
"""Former notes, what was thrown away, lines of Next, and the outline that many share."""


def kept(kind: type[Record], **fields: Any) -> Record:
    made: Record = kind(uid=ANA, created=NOW, updated=NOW, **fields)
    return made


def source(text: str, who: str = "Ana Lima", day: int = 9) -> Source:
    return Source(
        text=text,
        kind="note",
        on=date(2026, 11, day),
        who=who,
        names=who.casefold().replace("'", ""),
        of=frozenset(),
        record=kept(Person, name=who),
    )


def found(query: str, *sources: Source) -> list[str]:
    return [each.line for each in best_first(SearchIndex(sources).find(parse_query(query, TODAY)))]


@pytest.mark.parametrize(
    ("typed", "words", "without"),
    [
        ("Pricing", ("pricing",), ()),
        ("  two   words ", ("two", "words"), ()),
        ('"half  time" -page', ("half time",), ("page",)),
        ("“half time” -“no page”", ("half time",), ("no page",)),
        ('say "not closed', ("say", "not closed"), ()),
        ("half-time", ("half-time",), ()),
        ("Größe GRÖSSE", ("grosse",), ()),
        ("again again", ("again",), ()),
    ],
)
def test_a_query_is_words_phrases_and_what_must_not_be_there(
    typed: str, words: tuple[str, ...], without: tuple[str, ...]
) -> None:
    query = parse_query(typed, TODAY)

    assert (query.words, query.without) == (words, without)


@pytest.mark.parametrize(
    ("typed", "words", "tags"),
    [
        ("deck #Pitch", ("deck",), ("pitch",)),
        ("#pitch #gaming", ("pitch", "gaming"), ("pitch", "gaming")),
        ("deck # 1", ("deck", "#", "1"), ()),
    ],
)
def test_a_tag_must_count_for_a_line_whose_other_words_are_looked_for(
    typed: str, words: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    query, needed = without_tags(parse_query(typed, TODAY))

    assert (query.words, needed) == (words, tags)


@pytest.mark.parametrize("typed", ["", "  ", '""', "-page", '-"no page"', "\u200b", '"'])
def test_a_query_without_a_word_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match="Please type what to look for"):
        parse_query(typed, TODAY)


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("price", ["The price first", "Prices rise"]),
        ("rise price", ["Prices rise"]),
        ("price -rise", ["The price first"]),
        ('"price first"', ["The price first"]),
        ("FIRST", ["The price first"]),
        ("grosse", ["Über die Größe reden"]),
        ("uber große", ["Über die Größe reden"]),
        ("zoe", ["Zoe\u0308 was there"]),
        ("o'neil", ["Ask O’Neil"]),
        ("rise first", []),
        ("behind", ["a line behind a line separator"]),
        (".*", []),
    ],
)
def test_all_words_must_be_in_one_line_however_they_are_spelled(
    query: str, lines: list[str]
) -> None:
    text = (
        "Prices rise\nThe price first\r\nÜber die Größe reden\n\nZoe\u0308 was there\n"
        "Ask O’Neil\u2028a line behind a line separator"
    )

    assert found(query, source("nothing"), source(text), source("")) == lines


def test_exact_words_go_first_and_then_the_order_of_the_texts_is_kept() -> None:
    sources = source("overpriced", day=12), source("price it", day=11), source("my price", day=3)

    assert found("price", *sources) == ["price it", "my price", "overpriced"]


def test_a_word_may_be_the_name_of_whom_it_is_about_but_one_is_in_the_line() -> None:
    ben = source("the price\nnothing of it", "Ben O'Neil")
    ana = source("the price, says Ben\nas Ben does")

    assert found("ben price", ana, ben) == ["the price, says Ben", "the price"]
    assert found("oneil price", ana, ben) == ["the price"]
    assert found("ben", ana, ben) == ["the price, says Ben", "as Ben does"]
    assert found("price -ben", ana, ben) == []
    assert found("price -ana", ana, ben) == ["the price"]
    assert found("eil price", ana, ben) == []


def test_a_word_may_mean_the_day_but_one_is_in_the_line_and_those_with_it_go_first() -> None:
    here = source("the price\nnothing of it", day=9)
    said = source("what november will do to the price", day=3)

    assert found("november price", here, said) == [
        "what november will do to the price",
        "the price",
    ]
    assert found("nov 2026 price", here) == ["the price"]
    assert found("price 2026 lima", here) == ["the price"]
    assert found("october price", here, said) == []
    assert found("november 2025 price", here, said) == []
    assert found("november 2026", here, said) == ["what november will do to the price"]
    assert found("no price", here) == []
    assert found("price -november", here, said) == ["the price"]


def test_last_spring_may_be_the_day_and_its_little_words_find_nothing_alone() -> None:
    spring = kept(Session, relationship=BEN, on=date(2026, 4, 14))
    then = Source(
        text="the price\nat last\nin spring we said last", kind="note", on=date(2026, 4, 14),
        who="Ben O'Neil", names="ben oneil", of=frozenset(), record=spring,
    )  # fmt: skip
    now = source("the price, as last spring\nthe price", "Ben O'Neil")

    assert found("ben price last spring", now, then) == ["the price, as last spring", "the price"]
    assert found("ben price since march until april", now, then) == ["the price"]
    assert found("price since october", now, then) == ["the price, as last spring", "the price"]
    assert found("last spring", then) == ["in spring we said last"]
    assert found('price "last spring"', now, then) == ["the price, as last spring"]
    # Nothing of it is looked for within other words of the line that it finds.
    query = parse_query("ben price last spring", TODAY)
    assert query.places("the price at last") == [(4, 9)]


def test_a_long_line_is_shown_around_the_first_place() -> None:
    line = f"{'before ' * 20}the word {'behind ' * 20}".strip()
    query = parse_query("word", TODAY)

    piece, moved = around(line, query.places(line), 40)
    assert (len(piece), piece[0], piece[-1]) == (40, "…", "…")
    assert "the word behind" in piece
    assert query.places(piece) == [
        (begin - moved, end - moved) for begin, end in query.places(line)
    ]
    assert around("short", query.places("short"), 40) == ("short", 0)
    assert around("word" * 20, query.places("word" * 20), 12)[0] == "wordwordwor…"


@pytest.mark.parametrize(
    ("line", "query", "width", "shown"),
    [
        ("The talk on free-to-play pricing", "pricing", 21, "…free-to-play pricing"),
        ("The talk on free-to-play pricing", "pricing", 8, "…pricing"),
        ("They said pricing is theirs", "pricing", 9, "…pricing…"),
        ("They said pricing is theirs", "pricing", 8, "…pricin…"),
        ("pricing, and then a lot of other things", "pricing", 8, "pricing…"),
        # As many different words at once as there is room for, rather than one of them twice.
        ("half, half, they all said: half of the time", "half time", 20, "…d: half of the time"),
        ("a day off, and then nothing for two days", "day then", 20, "a day off, and then…"),
        ("Größe, groß und klein: die Grösse zählt", "klein grosse", 20, "… klein: die Grösse…"),
    ],
)
def test_what_is_looked_for_stands_whole_in_what_is_shown_of_a_line(
    line: str, query: str, width: int, shown: str
) -> None:
    assert around(line, parse_query(query, TODAY).places(line), width)[0] == shown


# Which texts there are


def test_every_kind_of_record_is_looked_through_or_has_a_reason_not_to_be() -> None:
    assert set(KIND_OF) | NO_TEXTS == set(RECORDS.values())
    assert set(KIND_OF) & NO_TEXTS == set()
    assert get_args(Kind) == FOUND


def test_of_a_session_notes_and_summary_are_said_and_the_reflection_is_private() -> None:
    session = kept(
        Session,
        relationship=BEN,
        on=DAY,
        notes="! a point",
        summary="All well",
        reflection="Not well",
        zone="Europe/Berlin",
        agenda=(AgendaItem(uid=BEN, text="Her roadmap", source="parked on 9 Nov"),),
    )

    assert {(each.kind, each.text, each.private) for each in texts_of(session)} == {
        ("note", "! a point", False),
        ("summary", "All well", False),
        ("note", "Not well", True),
        ("agenda", "Her roadmap", False),
    }


def test_the_letter_drafted_from_an_ask_is_not_found_beside_its_words() -> None:
    ask = Ask(
        uid=BEN, created=NOW, updated=NOW, relationship=BEN, question="Who sets prices?",
        sent=date(2026, 11, 2), text="Hello Sam,\n\nMay I ask you one thing? Who sets prices?",
    )  # fmt: skip
    assert [(each.text, each.private) for each in texts_of(ask)] == [("Who sets prices?", False)]


@pytest.mark.parametrize("shown", [True, False])
def test_a_goal_is_private_until_it_is_shown_and_the_smallest_yes_is_for_ever(shown: bool) -> None:
    goal = kept(
        Goal,
        owner="me",
        title="Win more",
        start=date(2026, 3, 1),
        readings=(Reading(uid=BEN, on=DAY, value=Decimal(3), source="my calendar"),),
        pitch=Pitch(gain="two customers", smallest_yes="one"),
        shown_to=(BEN,) if shown else (),
    )

    assert {(each.text, each.on, each.private) for each in texts_of(goal)} == {
        ("Win more", date(2026, 11, 9), not shown),
        ("my calendar", DAY, not shown),
        ("two customers", date(2026, 11, 9), not shown),
        ("one", date(2026, 11, 9), True),
    }


def test_what_versions_of_a_plan_have_in_common_is_found_once_with_the_latest_day() -> None:
    def version(month: int, title: str) -> PlanVersion:
        picture = PlanPicture(horizon=1, title=title, known_for="plain words", shown_to=(BEN,))
        return PlanVersion(on=date(2026, month, 1), pictures=(picture,))

    plan = kept(Plan, owner="me", versions=(version(3, "Lead"), version(8, "Head")))

    assert {(each.text, each.on.month, each.private) for each in texts_of(plan)} == {
        ("Lead", 3, False),
        ("Head", 8, False),
        ("plain words", 8, False),
    }


def test_no_part_of_a_pay_talk_is_anything_but_private() -> None:
    parts: tuple[Struct, ...] = (Alternative(uid=BEN, title="Offer A", next_step="Ask"),)
    talk = kept(Negotiation, owner="me", title="With Maya", alternatives=parts)

    texts = list(texts_of(talk))
    assert {"Offer A", "Ask", "With Maya"} <= {each.text for each in texts}
    assert {(each.kind, each.private) for each in texts} == {("pay", True)}
    card = PlayedCard(uid=BEN, card="why-now", question="Why now?", answer="Not now")
    played = (Rehearsal(uid=BEN, on=DAY, scene="The CFO", cards=(card,)),)
    session = kept(Session, relationship=BEN, on=DAY, rehearsals=played)
    assert {(each.kind, each.text, each.private) for each in texts_of(session)} == {
        ("pay", "Why now?", True),
        ("pay", "Not now", True),
        ("pay", "The CFO", True),
    }
