"""P8: a number that nothing can be reckoned with is damage like any other, and named."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.repair.check import examine
from mentorjournal.errors import Damaged
from tests.tally import now_and_then

from .conftest import Clock, Stores

pytestmark = pytest.mark.proof("P8", "damage of every kind is named, the file left as it is")

UID = "01936d3e-0000-7000-8000-00000000aaaa"
BOND = "01936d3e-0000-7000-8000-00000000ffff"
DIGITS = "9" * 5_000
HEAD = {"uid": UID, "created": "2026-11-22T09:30:00Z", "updated": "2026-11-22T09:30:00Z"}
PACKAGE = {
    **dict.fromkeys(("base", "bonus", "payout", "flat_bonus", "equity", "equity_discount"), "0.5"),
    **dict.fromkeys(("sign_on", "match", "benefits", "costs", "other"), "0.5"),
}
WHOLE: dict[str, dict[str, Any]] = {
    "goal": {
        **HEAD,
        "relationship": BOND,
        "title": "Talks",
        "start": "2026-01-01",
        "target": "5",
        "baseline": {"uid": UID, "on": "2026-01-01", "value": "1"},
        "readings": [{"uid": UID, "on": "2026-01-01", "value": "1"}],
    },
    "negotiation": {
        **HEAD,
        "relationship": BOND,
        "title": "Pay",
        "hour_rate": "1",
        "target": "1",
        "first_offer": "1",
        "cap": "1",
        "market_growth": "0.1",
        "now": {**PACKAGE, "vesting": ["0.5", "0.5"]},
        "alternatives": [
            {"uid": UID, "title": "Wait", "chance": "1", "months": "1", "hours": "1", "cash": "1"}
        ],
        "limit": {"low": "1", "likely": "1", "high": "1"},
        "market": [
            {
                "uid": UID,
                "source": "A table",
                "on": "2026-01-01",
                **dict.fromkeys(("p25", "p50", "p75", "p90", "weight"), "1"),
            }
        ],
        "trades": [{"uid": UID, "text": "A day", "worth": "1", "cost": "1"}],
        "offers": [
            {"uid": UID, "on": "2026-01-01", "judgement": {"worth": "1", "needed": "1", "years": 4}}
        ],
        "outcome": {"on": "2026-01-01", "offer": "1"},
    },
}
FIELDS = {
    "goal": ["target", "baseline.value", "readings[0].value"],
    "negotiation": [
        *("hour_rate", "target", "first_offer", "cap", "market_growth"),
        *(f"now.{name}" for name in (*PACKAGE, "vesting")),
        *(f"alternatives[0].{name}" for name in ("chance", "months", "hours", "cash")),
        *(f"limit.{name}" for name in ("low", "likely", "high")),
        *(f"market[0].{name}" for name in ("p25", "p50", "p75", "p90", "weight")),
        *(f"trades[0].{name}" for name in ("worth", "cost")),
        "outcome.offer",
    ],
}
ODD = {
    "huge": "1E+999999999",
    "tiny": "1E-999999999",
    "nothing, hugely": "0E+999999999",
    "beyond all decimals": "1E+9999999999999999999999",
    "NaN": "NaN",
    "signalling": "sNaN",
    "infinite": "-Infinity",
    "6,000 digits": "9" * 6000,
    "6,000 places": "0." + "3" * 6000,
}

YEARS: dict[str, Any] = {"no years": 0, "years below nothing": -3, "endless years": 10**9}


def with_number(table: str, field: str, number: object) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(WHOLE[table]))
    part: Any = record
    *way, last = field.replace("[0]", ".0").split(".")
    for step in way:
        part = part[0] if step == "0" else part[step]
    part[last] = [number] if last == "vesting" else number
    return record


def written(path: Path, table: str, record: dict[str, Any]) -> bytes:
    meta = {"schema": 1, "journal": "01936d3e-0000-7000-8000-000000000000", "seq": 0}
    content = json.dumps({"meta": {"1": meta}, table: {key_of(UID): record}}).encode()
    path.write_bytes(content)
    path.chmod(0o600)
    return content


@pytest.mark.parametrize("table", WHOLE)
def test_the_whole_record_opens(path: Path, opens: Stores, table: str) -> None:
    written(path, table, WHOLE[table])
    assert len(opens().db.table(table)) == 1


@pytest.mark.parametrize(
    ("table", "field", "odd"),
    [
        *((table, field, "huge") for table, fields in FIELDS.items() for field in fields),
        *(("goal", "readings[0].value", odd) for odd in ODD),
        *(("negotiation", "now.vesting", odd) for odd in ODD),
        *(("negotiation", "offers[0].judgement.years", odd) for odd in YEARS),
    ],
)
def test_a_number_beyond_measure_is_named_with_its_place(
    path: Path, opens: Stores, table: str, field: str, odd: str
) -> None:
    number = {**ODD, **YEARS}[odd]
    content = written(path, table, with_number(table, field, number))
    with pytest.raises(Damaged) as caught:
        opens()
    error = caught.value
    assert (error.table, error.record, error.line) == (table, UID, 1)
    assert error.field in (field, f"{field}[0]")
    assert odd in YEARS or ODD[odd] not in str(error)
    found = examine(path, SCHEMA, Clock()())
    assert not found.whole
    assert [(one.table, one.record) for one in found.findings if one.kind == "record"] == [
        (table, UID)
    ]
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "odd",
    [
        f'{{"{DIGITS}": 1}}',
        f'{{"files": {{"{DIGITS}": 1}}}}',
        f'{{"version": "1", "schema": {DIGITS}, "files": []}}',
        f'{{"version": "1", "schema": 1, "files": [{{"hash": "", "seq": {DIGITS}}}]}}',
        "[" * 100_000,
    ],
    ids=["keys", "inner keys", "schema", "seq", "depth"],
)
def test_odd_content_of_the_file_of_what_is_our_own_stops_nothing(
    path: Path, opens: Stores, odd: str
) -> None:
    opens().close()
    state = path.with_name(".journal.json.state")
    state.write_text(odd)
    written(path, "goal", WHOLE["goal"])
    store = opens()
    assert len(store.db.table("goal")) == 1
    store.close()
    assert examine(path, SCHEMA, Clock()()).whole


@now_and_then
def test_each_of_many_records_that_do_not_fit_is_named_in_little_time(path: Path) -> None:
    def seconds(count: int) -> float:
        meta = {"schema": 1, "journal": "01936d3e-0000-7000-8000-000000000000", "seq": 0}
        odd = {f"{number}": {"title": "x" * 200} for number in range(1, count + 1)}
        path.write_text(json.dumps({"meta": {"1": meta}, "goal": odd}))
        path.chmod(0o600)
        began = time.process_time()
        found = [one for one in examine(path, SCHEMA, Clock()()).findings if one.kind == "record"]
        taken = time.process_time() - began
        assert len({one.byte for one in found}) == count
        return taken

    # Eight times as many records take eight times as long, not sixty-four times.
    assert seconds(4000) < 24 * seconds(500)
