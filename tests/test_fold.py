"""Folding: what counts as the same when somebody looks for a name or a word."""

from __future__ import annotations

import unicodedata

import pytest

from mentorjournal.text import find_folded, fold, fold_name, spellings
from mentorjournal.widgets.matching import score

SAME = [
    ("José", "jose"),
    ("JOSE\u0301", "José"),
    ("Łukasz Żak", "lukasz zak"),
    ("Søren Ørsted", "soren orsted"),
    ("Straße", "STRASSE"),
    ("IŞIK", "ışık"),
    ("İnci", "inci"),
    ("O’Neil", "O'Neil"),
    ("Oʼneil", "oneil"),
    ("D´Arcy", "d`arcy"),
    ("Jean‑Luc", "jean luc"),
    ("Jean—Luc", "Jean-Luc"),
    ("ＡＮＡ　Ｌｉｍａ", "Ana Lima"),
    ("Þóra Ægisdóttir", "thora aegisdottir"),
    ("Đặng Thị", "dang thi"),
    ("Семён", "семен"),
    ("Αλέξης", "αλεξησ"),
    ("ﬁona", "Fiona"),
    ("ana\u200b  lima", "Ana Lima"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)
    assert fold_name(unicodedata.normalize("NFD", one)) == fold_name(other)
    assert fold_name(unicodedata.normalize("NFC", one)) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana", "Anna"),
        ("かき", "がき"),
        ("कम", "काम"),
        ("ישראל", "ישר"),
        ("한", "하"),
        ("a-b", "ab"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("mueller", "Müller"), ("joerg", "Jo\u0308rg"), ("aase", "Åse"), ("oersted", "Ørsted")],
)
def test_umlauts_may_be_written_out(typed: str, name: str) -> None:
    assert fold_name(typed) in spellings(name)


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("resume", "a re\u0301sume\u0301 b", ["re\u0301sume\u0301"]),
        ("resume", "Résumé, resume", ["Résumé", "resume"]),
        ("it's", "It’s IT'S its", ["It’s", "IT'S"]),
        ("strasse", "die Straße", ["Straße"]),
        ("ss", "ß", ["ß"]),
        ("- [ ]", "– [ ] x", ["– [ ]"]),
        (".*", "a.*b", [".*"]),
        ("\u0301", "é", []),
        ("", "abc", []),
    ],
)
def test_words_are_found_where_they_stand(typed: str, text: str, places: list[str]) -> None:
    assert [text[start:end] for start, end in find_folded(fold(typed), text)] == places


@pytest.mark.parametrize(
    ("typed", "name", "letters"),
    [
        ("jose", "José Lima", "José"),
        ("josé", "Jose Lima", "Jose"),
        ("oneil", "Ben O’Neil", "ONeil"),
        ("jean luc", "Jean-Luc", "Jean-Luc"),
        ("LUKASZ", "Łukasz", "Łukasz"),
        ("mueller", "Müller", ""),
    ],
)
def test_letters_that_were_found_are_those_of_the_name(typed: str, name: str, letters: str) -> None:
    fit, offsets = score(typed, name)
    assert fit > 0
    assert "".join(name[offset] for offset in offsets) == letters


@pytest.mark.parametrize("typed", ["'", "-", "’", "xyz"])
def test_what_is_no_part_of_a_name_finds_nobody(typed: str) -> None:
    assert score(typed, "Ana Lima")[0] == 0
