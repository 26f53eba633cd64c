"""What speaks of pay is told from ordinary work, measured on lines that were labelled first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mentorjournal.data.records.negotiations import Alternative, Limit, Negotiation, Package
from mentorjournal.data.records.offers import Judgement, Offer
from mentorjournal.documents.pay.phrases import LANGUAGES
from mentorjournal.documents.pay.speech import PaySecrets, secrets_of, speech
from mentorjournal.mentoring.outline import standard
from tests.documents.filled import filled

LINES = Path(__file__).parent.parent / "fixtures" / "pay"
AMOUNTS = "112000 117200 118000 124000 128000 132000 140640 143760 149607 152607 160370 115360"
SECRETS = PaySecrets(
    frozenset({"northwind", "tern labs"}), frozenset(Decimal(amount) for amount in AMOUNTS.split())
)
DOUBT = Decimal("0.3")
"""As many doubtful lines may be taken for work, at most: those with none of the words."""
FALSE_ALARMS = Decimal("0.05")
"""As many harmless lines of ordinary work may be held back from a manager, at most."""


def _labelled(name: str) -> list[tuple[str, str, str]]:
    rows = (LINES / name).read_text(encoding="utf-8").splitlines()
    parted = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [(label, language, text) for label, language, text in parted]


FILES = sorted(path.name for path in LINES.glob("*.tsv"))


def test_there_are_enough_labelled_lines_in_enough_languages() -> None:
    lines = [line for name in FILES for line in _labelled(name)]
    languages = Counter(language for _, language, _ in lines)
    assert len(lines) >= 300
    assert set(languages) == set(LANGUAGES)
    assert languages["en"] <= 2 * languages.total() / 3


@pytest.mark.parametrize("name", FILES)
def test_no_line_that_surely_speaks_of_pay_is_missed(name: str) -> None:
    sure = [text for label, _, text in _labelled(name) if label == "sure"]
    assert [text for text in sure if speech(text, SECRETS) != "sure"] == []


@pytest.mark.parametrize("name", FILES)
def test_hardly_a_harmless_line_is_held_back(name: str) -> None:
    harmless = [text for label, _, text in _labelled(name) if label == "harmless"]
    held = [text for text in harmless if speech(text, SECRETS) != "none"]
    assert len(held) <= FALSE_ALARMS * len(harmless), held


@pytest.mark.parametrize("name", FILES)
def test_what_may_speak_of_pay_is_never_called_sure_work(name: str) -> None:
    doubtful = [text for label, _, text in _labelled(name) if label == "doubtful"]
    missed = [text for text in doubtful if speech(text, SECRETS) == "none"]
    assert len(missed) <= len(doubtful) * DOUBT, missed


@pytest.mark.parametrize(
    "hidden",
    [
        "s\u200bal\u200bary",
        "SALARY",
        "sal\u00adary",
        "\u202esalary",
        "ｓａｌａｒｙ",
        "sálary",
        "pay\u2011rise",
        "pay\u00a0rise",
        "Gehaltserho\u0308hung",
        "#PAY",
    ],
)
def test_a_word_is_known_however_it_is_written(hidden: str) -> None:
    assert speech(f"about my {hidden} in May") == "sure"


SPELLINGS = (
    *("117200", "117,200", "117.200", "117 200", "117'200", "117\u2019200", "117.2k", "117,2 k"),
    *("117200.00", "117,200.00", "$117,200"),
    *("\uff11\uff11\uff17\uff12\uff10\uff10", "\u0661\u0661\u0667\u0662\u0660\u0660"),
)


@pytest.mark.parametrize("amount", SPELLINGS)
def test_an_amount_of_a_sheet_is_known_in_every_spelling(amount: str) -> None:
    assert speech(f"not under {amount}, I said", SECRETS) == "sure"


@pytest.mark.parametrize("number", ["1172001", "117200-3", "117.201", "11 720", "v117.2", "117"])
def test_another_number_is_not_taken_for_an_amount_of_a_sheet(number: str) -> None:
    assert speech(f"row {number} of the log", SECRETS) != "sure"


def test_a_number_without_end_is_no_amount() -> None:
    line = f"row {'9' * 1_000_001} of the log"
    assert speech(line, SECRETS) == "none"
    assert speech(f"{line}, and 117200", SECRETS) == "sure"


def test_names_and_amounts_are_read_off_every_part_of_a_sheet() -> None:
    package = Package(base=Decimal(98000), equity=Decimal(45000), other=Decimal(-4000))
    sheet = filled(
        Negotiation,
        "talk",
        now=package,
        alternatives=(
            Alternative(uid=_UID, title="Plan  Bee", package=Package(base=Decimal(101000))),
            Alternative(uid=_UID, title="B"),
        ),
        target=Decimal(110500),
        limit=Limit(low=Decimal(103000), likely=Decimal(106000), high=Decimal(109000)),
        hour_rate=Decimal(60),
        offers=(
            Offer(
                uid=_UID,
                on=date(2026, 11, 19),
                package=Package(base=Decimal(104400)),
                judgement=Judgement(
                    worth=Decimal("150556.8"), needed=Decimal("152607.3"), ask=Decimal(116_600)
                ),
            ),
        ),
        concessions=(Decimal(108800),),
    )
    found = secrets_of([sheet], [Decimal("107123.4")])
    told = ("plan bee it is", "98k", "45,000", "101000", "110.500", "103 000", "109000", "107,123")
    offered = ("104,400", "150,557", "152.607", "108.8k", "116,600")
    assert [text for text in (*told, *offered) if speech(text, found) != "sure"] == []
    harmless = ("plan b it is", "60 minutes", "row 98")
    assert [text for text in harmless if speech(text, found) != "none"] == []


def test_what_the_roadmap_asks_about_pay_is_sure() -> None:
    months = standard().months
    asked = [prompt.text for month in months for prompt in month.prompts if prompt.pay]
    asked += [one.text for month in months for one in month.deliverables if one.pay]
    assert asked
    assert {speech(text) for text in asked} == {"sure"}


_UID = "00000000-0000-7000-8000-000000000001"
