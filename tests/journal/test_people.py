"""People and relationships: added once, found by what people call them, edited with care."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.errors import Ambiguous, BadInput, NotFound
from mentorjournal.journal import Journal

HOSTILE = [
    "[/x]",
    "[@click=app.quit]x[/]",
    'Ana "the" Lima',
    "👩‍👩‍👧 Zoë",
    "שלום",
    "a'b; --",
    "../../etc",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_as_it_was_typed(journal: Journal, name: str) -> None:
    bond = journal.relationships.begin(name, "mentor")
    assert journal.relationships.person(bond).name == name
    assert journal.people.find(name).name == name


def test_control_characters_in_a_name_become_visible(journal: Journal) -> None:
    bond = journal.relationships.begin("A\x1b[31mna\x07", "mentor")
    assert journal.relationships.person(bond).name == "A␛[31mna␇"


def test_tags_are_lines_like_any_other(journal: Journal) -> None:
    bond = journal.relationships.begin("Ana", "mentor")
    kept = journal.people.edit(bond.person, tags=("a\x1bb", " pay  talks ", "", "pay talks"))
    assert kept.tags == ("a␛b", "pay talks")
    with pytest.raises(BadInput):
        journal.people.edit(bond.person, tags=("x" * 5000,))


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b", "x" * 5000])
def test_a_name_that_cannot_be_one_is_refused_and_nothing_is_kept(
    journal: Journal, name: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        journal.relationships.begin(name, "mentor")
    assert refusal.value.field == "name"
    assert journal.is_empty


def test_a_second_relationship_of_the_same_role_with_the_same_person_is_refused(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    with pytest.raises(BadInput, match="already"):
        journal.relationships.begin("ana  LIMA", "mentor")
    journal.relationships.begin("Ana Lima", "protege")
    assert len(journal.people.all()) == 1
    assert len(journal.relationships.all()) == 2


def test_a_person_is_found_by_name_part_handle_and_uid(journal: Journal) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor", details={"handle": "al"})
    journal.relationships.begin("Anabel Stone", "mentor")
    uid = bond.person
    for who in ("Ana Lima", "ana lima", "ana", "lima", "@al", "al", uid, uid[:18]):
        assert journal.people.find(who).uid == uid


def test_an_ambiguous_name_names_the_candidates(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.relationships.begin("Ana Cruz", "mentor")
    with pytest.raises(Ambiguous) as refusal:
        journal.people.find("ana")
    assert "Ana Lima" in str(refusal.value)
    assert "Ana Cruz" in str(refusal.value)
    with pytest.raises(NotFound):
        journal.people.find("Zebra")


def test_a_person_cannot_take_the_name_of_another(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    ben = journal.relationships.begin("Ben", "protege").person
    with pytest.raises(BadInput, match="already"):
        journal.people.edit(ben, name="ANA")
    journal.people.edit(ben, name="BEN")
    assert journal.people.get(ben).name == "BEN"


def test_the_name_of_whoever_keeps_the_journal_is_not_among_the_people(journal: Journal) -> None:
    journal.people.call_me("Carla")
    journal.people.call_me("Carla Diaz")
    me = journal.people.me()
    assert me is not None
    assert me.name == "Carla Diaz"
    assert journal.people.all() == []
    assert journal.is_empty


def test_a_relationship_begins_today_unless_told_otherwise(journal: Journal) -> None:
    assert journal.relationships.begin("Ana", "mentor").start == date(2026, 11, 22)
    bond = journal.relationships.begin("Ben", "protege", start=date(2026, 5, 12))
    assert journal.relationships.get(bond.uid).start == date(2026, 5, 12)


def test_active_relationships_stand_first_then_by_name(journal: Journal) -> None:
    zoe = journal.relationships.begin("Zoe", "mentor")
    ana = journal.relationships.begin("Ana", "mentor", stage="completed")
    ben = journal.relationships.begin("Ben", "mentor")
    assert [bond.uid for bond in journal.relationships.all()] == [ben.uid, zoe.uid, ana.uid]


def test_a_relationship_whose_person_the_file_has_lost_can_still_be_read(
    journal: Journal, path: Path
) -> None:
    bond = journal.relationships.begin("Ana", "mentor")
    journal.close()
    kept = json.loads(path.read_text())
    path.write_text(json.dumps(kept | {"person": {}}))
    with_hole = Journal.open(path)
    assert with_hole.relationships.all() == [bond]
    assert with_hole.relationships.person(bond).name == "Somebody"
    with_hole.relationships.edit(bond.uid, details={"name": "Ana"})
    assert [person.name for person in with_hole.people.all()] == ["Ana"]
    with_hole.close()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("José Müller", "jose"),
        ("José Müller", "MULLER"),
        ("José Müller", "mueller"),
        ("Jose\u0301 Nfd", "josé nfd"),
        ("José Nfc", "jose\u0301"),
        ("Zoë Čapek", "capek"),
        ("Łukasz Żak", "lukasz z"),
        ("Søren Ørsted", "orsted"),
        ("Ben O’Neil", "o'neil"),
        ("Ben O'Neil", "oneil"),
        ("Jean-Luc Picard", "jean luc"),
        ("Jean-Luc Picard", "luc"),
        ("Işık Yılmaz", "ISIK"),
        ("Jörg Weiß", "weiss"),
    ],
)
def test_a_person_is_found_by_any_spelling_and_not_added_twice(
    journal: Journal, name: str, typed: str
) -> None:
    bond = journal.relationships.begin(name, "mentor")
    journal.relationships.begin("Somebody Else", "mentor")
    assert journal.people.find(typed).uid == bond.person
    for again in (name.upper(), name.replace("’", "'").replace("-", "‑"), f" {name} "):
        with pytest.raises(BadInput, match="already"):
            journal.relationships.begin(again, "mentor")


def test_what_is_spelled_exactly_goes_first(journal: Journal) -> None:
    with_accent = journal.relationships.begin("José Lima", "mentor")
    without = journal.relationships.begin("Jose Cruz", "mentor")
    assert journal.people.find("josé").uid == with_accent.person
    assert journal.people.find("jose\u0301").uid == with_accent.person
    assert journal.people.find("jose").uid == without.person
    with pytest.raises(Ambiguous):
        journal.people.find("jos")


def test_a_handle_is_found_without_its_accents(journal: Journal) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor", details={"handle": "zoë"})
    assert journal.people.find("@zoe").uid == bond.person


@pytest.mark.parametrize("who", ["", "'", "-", "@", "\u0301"])
def test_signs_alone_are_nobody(journal: Journal, who: str) -> None:
    journal.relationships.begin("Ana-Maria O'Neil", "mentor")
    journal.relationships.begin("Ben-Jo D'Arcy", "mentor")
    with pytest.raises(NotFound):
        journal.people.find(who)


def test_whose_something_is_is_told_by_the_first_record_of_a_person(journal: Journal) -> None:
    jorg, married, ana = (
        journal.relationships.begin(name, "mentor").person
        for name in ("Jörg Weiß", "Joerg Alder", "Ana Lima")
    )
    journal.one_person.unite(jorg, married)
    assert journal.people.owner(married) == jorg
    assert (journal.people.owner("me"), journal.people.owner("")) == ("me", "me")
    journal.trash.throw(journal.people.get(ana), "the person")
    with pytest.raises(NotFound, match="in the trash"):
        journal.people.owner(ana)
