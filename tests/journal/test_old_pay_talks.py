"""Pay talks that an older program wrote keep everything, the frozen ones their figures too."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import Negotiation
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out

FIXTURE = Path(__file__).parents[1] / "fixtures" / "journals" / "schema-2.json"
NOV_22 = date(2026, 11, 22)


def opened(path: Path, **more: Any) -> tuple[Journal, Negotiation, dict[str, Any]]:
    """The old journal with more in its pay talk, the talk, and what is written of it there."""
    written = json.loads(FIXTURE.read_bytes())
    ((_key, record),) = written["negotiation"].items()
    record |= more
    path.write_text(json.dumps(written), encoding="utf-8")
    path.chmod(0o600)
    journal = Journal.open(path)
    return journal, journal.negotiations.get(record["uid"]), record


def test_an_open_one_keeps_its_words_and_parts_and_takes_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    journal, talk, record = opened(path)
    for name in ("my_interests", "their_interests", "options", "criteria", "evidence", "decider"):
        assert getattr(talk, name) == record[name]
        assert record[name]
    assert (talk.their_options, talk.their_criteria, talk.achievements) == ("", "", ())
    assert [each.text for each in talk.trades] == [each["text"] for each in record["trades"]]
    replies = [(each.text, each.reply) for each in talk.objections]
    assert replies == [(each["text"], each.get("reply", "")) for each in record["objections"]]
    assert {(each.evidence, each.achievements) for each in talk.objections} == {("", ())}
    sheet = work_out(talk, NOV_22)
    assert sheet.reservation.base == 117_200
    assert sheet.ask == 140_640

    journal.negotiations.edit(talk.uid, their_criteria="The band")
    journal.close()
    kept = next(iter(json.loads(path.read_bytes())["negotiation"].values()))
    assert kept.pop("their_criteria") == "The band"
    assert kept["updated"] != record["updated"]
    same = {"updated", "owner"}
    assert {k: v for k, v in kept.items() if k not in same} == {
        k: v for k, v in record.items() if k not in same
    }


def test_a_decided_one_stays_as_it_was(tmp_path: Path) -> None:
    outcome = {"on": "2026-11-20", "offer": "124600", "written": True, "decision": "accept"}
    journal, talk, _record = opened(tmp_path / "journal.json", outcome=outcome)
    sheet = work_out(talk, date(2027, 5, 1))
    assert sheet.reservation.base == 117_200
    assert sheet.share == Decimal("0.5")
    with pytest.raises(BadInput, match="decided"):
        journal.negotiations.edit(talk.uid, their_criteria="The band")
    assert journal.negotiations.get(talk.uid) == talk
    journal.close()
