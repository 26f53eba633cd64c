"""The mentor's page: half a page, and nobody else's name for strangers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Capacity, MentorPage, Person, Relationship
from mentorjournal.documents.audience import Audience
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.plain_text import to_text
from mentorjournal.documents.profile import ProfileFacts, build, names_one_of
from mentorjournal.journal import Journal
from tests.documents.filled import filled
from tests.examples import uid_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

PAGE = MentorPage(
    uid=uid_of(1),
    created=NOW,
    updated=NOW,
    offer="An hour a month.",
    mistakes="I shipped what nobody had asked for.\n\nI let Ana down once.",
    not_known="Hardware.",
    who_knows="Priya Nair does.",
)
PEOPLE = tuple(
    Person(uid=uid_of(at), created=NOW, updated=NOW, name=name, handle=handle)
    for at, (name, handle) in enumerate(
        [
            ("Ana Lima", ""),
            ("Zoë Müller", "zm"),
            ("山田", ""),
            ("Will", ""),
            ("Dr. Olga Weiss", ""),
            ("Jean-Luc Roy", ""),
            ("Pat O'Brien", ""),
            ("李小龍", ""),
            ("山本太郎", ""),
            ("김민수", ""),
            ("Bo Li", ""),
        ],
        start=2,
    )
)
PEOPLE = (*PEOPLE, replace(PEOPLE[0], name="Eva Holm", other_names=("Eva Strand",)))
FACTS = ProfileFacts("Robin Hale", PAGE, Capacity(recurring=3, one_off=1), people=PEOPLE)
FOR_ME = """\
# Mentor's page

Robin Hale

## What I offer

An hour a month.

At a time: 3 people regularly and 1 one-off talk.

## Worst mistakes

I shipped what nobody had asked for.

I let Ana down once.

## What I do not know

Hardware.

**Who does:** Priya Nair does.
"""


def test_it_says_what_is_written_and_nothing_of_empty_parts() -> None:
    assert to_markdown(build(FACTS, "me").document) == FOR_ME
    assert build(FACTS, "me").left_out == ()
    bare = replace(FACTS, name="", capacity=None, page=replace(PAGE, offer="", mistakes=""))
    assert to_text(build(bare, "me").document).splitlines()[3:] == [
        *("What I do not know", "------------------", ""),
        *("Hardware.", "", "Who does: Priya Nair does."),
    ]  # fmt: skip


@pytest.mark.parametrize("audience", ["manager", "anyone"])
def test_nobody_else_is_named_to_a_manager_or_to_anyone(audience: Audience) -> None:
    made = build(FACTS, audience)
    text = to_markdown(made.document)
    assert "Ana" not in text
    assert "Priya" not in text
    assert "I shipped what nobody had asked for." in text
    assert made.left_out == ("1 paragraph that names somebody", "who knows what you do not")


def test_a_manager_who_mentors_me_is_told_no_more_than_a_manager() -> None:
    bond = filled(Relationship, "bond", my_role="protege", reporting_line="my-manager")
    made = build(replace(FACTS, relationship=bond), "other")
    assert made == build(FACTS, "manager")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask Ana.", True),
        ("ana lima said so", True),
        ("Ana's talk", True),
        ("An anaconda", False),
        ("zoe muller", True),
        ("Zoë", True),
        ("thanks to @zm", True),
        ("山田さん", True),
        ("I will mark it", False),
        ("Will did", True),
        ("", False),
        ("LIMA said", True),
        ("Ms Müller said", True),
        ("Jean-Luc taught me", True),
        ("Olga said", True),
        ("O’Brien was there", True),
        ("Mül\u00adler", True),
        ("小龍", True),
        ("Limas Rat", True),
        ("a lima bean", False),
        ("田中さん", False),
        ("山本さんに会った", True),
        ("太郎に聞いた", True),
        ("김민수 said", True),
        ("민수 said", True),
        ("Luc taught me", True),
        ("Ms Mu\u0308ller said", True),
        ("Bo said", True),
        ("bo said", False),
        # Two letters behind a first name are too many words.
        ("Li said", False),
        ("Bo Li said", True),
        ("Strand said", True),
    ],
)
def test_a_name_is_known_in_any_spelling_and_a_word_is_no_name(text: str, names: bool) -> None:
    assert names_one_of(text, PEOPLE) is names


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The team grew.", False),
        ("The Board said no.", True),
        ("Ask the board.", True),
        ("Van life.", False),
        ("Dyck said no.", True),
        ("Tilda said no.", True),
    ],
)
def test_small_words_of_a_name_are_no_name(text: str, named: bool) -> None:
    assert names_one_of(text, (), ("the board", "Ida van Dyck", "tilda")) is named


def test_more_than_half_a_page_is_said() -> None:
    long = replace(FACTS, page=replace(PAGE, worked="word " * 260))
    assert build(FACTS, "me").odd == ()
    assert build(long, "me").odd == ("It has 280 words; half a page has room for about 260.",)


def test_who_is_named_elsewhere_in_the_journal_or_lies_in_its_trash_is_not_named(
    tmp_path: Path,
) -> None:
    journal = Journal.open(tmp_path / "journal.json", clock=lambda: NOW)
    ben = journal.relationships.begin("Ben Holt", "protege")
    journal.introductions.add(ben, "Quentin Zorro")
    journal.circle.pay_forward(ben.uid, NOW.date(), first_protege="Tilda Kvist")
    gone = journal.relationships.begin("Nadia Perez", "mentor")
    journal.introductions.add(gone, "Wanda Iqbal")
    journal.deciders.add(gone.owner, "Xaver Ott")
    journal.deciders.add(ME, "Yara Uhl")
    journal.reviews.plan(ME, "Zita Roth, Vito Sand", on=None)
    journal.events.add("Fair", NOW.date(), speakers=["Kofi Mensah"])
    journal.trash.throw(gone, "Nadia Perez")
    told = (
        *("Zorro opened it.", "Tilda is mine.", "Nadia said so.", "Wanda met me.", "Xaver too."),
        *("Yara decides.", "Sand was there.", "Mensah spoke.", "I asked."),
    )
    journal.people.page.write(why="\n\n".join(told))
    wish = journal.exports.wish("profile", None, audience="anyone", format="txt")
    made = journal.exports.prepare(wish)
    assert "I asked." in made.text
    assert not [each for each in told[:-1] if each in made.text]
    assert made.left_out == ("8 paragraphs that name somebody",)
    journal.close()
