"""Two journals on two machines tell each other of the actions of one mentoring."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from email import message_from_string
from email.policy import default
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.line_history import LineHistory
from mentorjournal.data.records.models import FollowUp, Relationship
from mentorjournal.documents.audience import Kind
from mentorjournal.errors import CannotOpen, Refused
from mentorjournal.imports.exchange import read_shared
from mentorjournal.imports.json_text import parsed
from mentorjournal.journal import Journal
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.mentoring.exchange import Outgoing, Taken
from tests.documents.filled import canaries, filled
from tests.examples import uid_of
from tests.tally import drawn

SECRET = "canary-private"
DAY = date(2026, 12, 1)


def read(text: str) -> Taken:
    """What a file tells."""
    return read_shared(parsed(text))


class Side:
    """One of the two, with a journal and a machine of their own."""

    def __init__(self, folder: Path, role: MyRole, other: str) -> None:
        self.role, self.now = role, datetime(2026, 12, 1, 12, tzinfo=UTC)
        self.journal = Journal.open(folder / f"{role}.json", clock=self.clock)
        self.bond_uid = self.journal.relationships.begin(other, role).uid

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    @property
    def bond(self) -> Relationship:
        return self.journal.relationships.get(self.bond_uid)

    def shared(self, kind: Kind = "summary") -> str:
        exports = self.journal.exports
        made = exports.prepare(exports.wish(kind, self.bond, format="json"))
        exports.exchange.remember(self.bond, made.outgoing)
        return made.text

    def mail(self, *, along: bool) -> ExportRequest:
        """The wish for an agenda as the draft of a mail."""
        made = self.journal.exports.wish("agenda", self.bond, format="eml")
        return replace(made, along=along)

    def take(self, text: str) -> bool:
        """Take a file over; whether that changed anything."""
        before = self.journal.file.revision
        taken, chapter = read(text), self.journal.exports.exchange
        chapter.take(taken, self.bond, chapter.plan(taken, self.bond))
        return self.journal.file.revision != before

    def state(self) -> list[tuple[str, str, date | None, str]]:
        other = "protege" if self.role == "mentor" else "mentor"
        return sorted(
            (one.text, self.role if one.assignee == "me" else other, one.due, one.state)
            for one in self.journal.follow_ups.of(self.bond)
            if one.kind == "action"
        )


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    mentor = Side(tmp_path, "mentor", "Ana Lima")
    protege = Side(tmp_path, "protege", "Carla Diaz")
    for side in (mentor, protege):
        side.journal.sessions.log(side.bond, on=DAY, notes=f"first\n% {SECRET}\n")
    return mentor, protege


def test_a_tick_travels_back_to_the_line_it_was_taken_from(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    mentor.journal.sessions.log(mentor.bond, on=DAY, notes="- [ ] Send the deck @ana\n")
    protege.take(mentor.shared())
    [item] = protege.journal.follow_ups.of(protege.bond)
    protege.journal.follow_ups.tick(item, True)
    mentor.take(protege.shared())
    last = mentor.journal.sessions.last(mentor.bond)
    assert last is not None
    assert last.notes == "- [x] Send the deck @ana\n"


def test_the_same_file_twice_changes_nothing(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    mentor.journal.follow_ups.add(mentor.bond, "Read it", assignee="them")
    text = mentor.shared()
    protege.take(text)
    before = protege.journal.file.revision
    protege.take(text)
    assert protege.journal.file.revision == before


def test_taking_over_is_undone_in_one_step(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    for number in range(3):
        mentor.journal.follow_ups.add(mentor.bond, f"Read {number}")
    protege.take(mentor.shared())
    protege.journal.undo()
    assert protege.state() == []


def test_what_both_changed_stays_and_is_named(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    mentor.journal.follow_ups.add(mentor.bond, "Read it", due=DAY)
    protege.take(mentor.shared())
    for side, later in ((mentor, 3), (protege, 5)):
        [item] = side.journal.follow_ups.of(side.bond)
        side.journal.follow_ups.redate(item, DAY + timedelta(days=later))
    plan = mentor.journal.exports.exchange.plan(read(protege.shared()), mentor.bond)
    assert [row.kept for row in plan.rows] == [("due",)]


def test_an_id_of_mine_that_was_never_given_opens_nothing(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    mine = protege.journal.follow_ups.add(protege.bond, "Mine alone")
    mentor.journal.follow_ups.add(mentor.bond, "Theirs")
    protege.take(mentor.shared())
    mentor.take(protege.shared())
    mine = protege.journal.follow_ups.add(protege.bond, "Not given")
    mentor.journal.follow_ups.add(mentor.bond, "Forged")
    file = json.loads(mentor.shared())
    for section in file["sections"]:
        for line in section["lines"]:
            if line["text"] == "Forged":
                line["yours"] = mine.uid
    plan = protege.journal.exports.exchange.plan(read(json.dumps(file)), protege.bond)
    assert ["never given" in row.why for row in plan.of("left")] == [True]


def test_an_action_that_comes_back_comes_back_once(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    notes = "- [ ] Weekly report every 1w @ana due:2026-12-04\n"
    mentor.journal.sessions.log(mentor.bond, on=DAY, notes=notes)
    protege.take(mentor.shared())
    [item] = protege.journal.follow_ups.of(protege.bond)
    protege.journal.follow_ups.tick(item, True)
    [line] = mentor.journal.follow_ups.of(mentor.bond)
    mentor.journal.follow_ups.tick(line, True)
    mentor.take(protege.shared())
    protege.take(mentor.shared())
    assert protege.state() == mentor.state()
    assert [(due, state) for _text, _owner, due, state in mentor.state()] == [
        (date(2026, 12, 4), "done"),
        (date(2026, 12, 11), "open"),
    ]


def test_of_an_action_nothing_is_told_but_words_owner_day_and_state(tmp_path: Path) -> None:
    side = Side(tmp_path, "mentor", "Ana Lima")
    session = side.journal.sessions.log(side.bond, on=DAY, notes="- [ ] canary-line\n")
    [item] = side.journal.follow_ups.of(side.bond)
    known = filled(
        LineHistory, "history", line=item.line, text=item.expected_line, lost=None, uid=uid_of(7)
    )
    record = filled(
        FollowUp, "record", relationship=side.bond_uid, review_with="", deleted=None, state="open"
    )
    side.journal._context.keep_quietly(replace(session, lines=(known,)), record)
    assert canaries(side.shared("agenda")) == {"line", "record.text"}


def test_the_draft_of_a_mail_brings_the_file_along_to_who_keeps_a_journal(
    sides: tuple[Side, Side],
) -> None:
    mentor, protege = sides
    mentor.journal.follow_ups.add(mentor.bond, "Read it", assignee="them")
    exports = mentor.journal.exports
    assert "application/json" not in exports.prepare(mentor.mail(along=True)).text
    mentor.take(protege.shared())
    assert "application/json" not in exports.prepare(mentor.mail(along=False)).text

    made = exports.prepare(mentor.mail(along=True))
    assert made.text == exports.prepare(mentor.mail(along=True)).text
    mail = message_from_string(made.text, policy=default)
    [file] = mail.iter_attachments()
    assert file.get_filename() == "2026-12-01-ana-lima-agenda.json"
    protege.take(file.get_content().decode("ascii"))
    assert [text for text, *_ in protege.state()] == ["Read it"]
    texts = [one.state.text for one in made.outgoing if isinstance(one, Outgoing)]
    assert texts == ["Read it"]


def test_a_line_left_out_of_a_document_keeps_no_other_out_of_the_file(
    sides: tuple[Side, Side],
) -> None:
    mentor, _protege = sides
    notes = "- [ ] Ask the board\n- [ ] Read it\n"
    mentor.journal.sessions.log(mentor.bond, on=DAY, notes=notes)
    mentor.journal.sessions.log(mentor.bond, on=DAY, notes="! Later\n- [ ] Write it\n")
    exports = mentor.journal.exports
    wish = exports.wish("summary", mentor.bond)
    [board] = [line.key for line in exports.prepare(wish).lines if "board" in line.text]
    made = exports.prepare(replace(wish, left=frozenset([board])))
    exports.given.keep(wish, made, "file")

    file = exports.prepare(exports.given.as_last(replace(wish, format="json")))
    texts = {one.state.text for one in file.outgoing if isinstance(one, Outgoing)}
    assert texts == {"Read it", "Write it"}
    assert "board" not in file.text
    assert file.mark == made.mark


def test_my_own_file_and_one_of_the_same_role_are_refused(sides: tuple[Side, Side]) -> None:
    mentor, protege = sides
    with pytest.raises(Refused):
        mentor.take(mentor.shared())
    file = json.loads(protege.shared())
    with pytest.raises(Refused):
        mentor.take(json.dumps({**file, "role": "mentor"}))


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "[" * 100_000, '{"mentorjournal": "shared-document"}',
        '{"mentorjournal": "shared-document", "form": 1e999}', "\ud800",
        '{"mentorjournal": "shared-document", "x": ' + "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_a_sentence(text: str) -> None:
    with pytest.raises(CannotOpen):
        read(text)


def _edit(side: Side, draw: Random, made: list[str]) -> None:
    """Something one of the two does between two files."""
    items = [one for one in side.journal.follow_ups.of(side.bond) if one.kind == "action"]
    verbs = ("note", "record", "tick", "redate", "hand", "drop", "reword")
    what = draw.choice(verbs) if items else "note"
    if what in ("note", "record"):
        text = f"Step {len(made)} {side.role}"
        made.append(text)
        if what == "record":
            side.journal.follow_ups.add(side.bond, text, assignee=draw.choice(("me", "them")))
        else:
            notes = f"- [ ] {text} @{draw.choice(('mentor', 'protege'))}\n% {SECRET}\n{SECRET}\n"
            side.journal.sessions.log(side.bond, on=DAY, notes=notes)
        return
    item = draw.choice(items)
    chapter = side.journal.follow_ups
    if what == "tick":
        chapter.tick(item, item.state != "done")
    elif what == "redate":
        chapter.redate(item, DAY + timedelta(days=draw.randrange(60)))
    elif what == "hand":
        chapter.hand_over(item, draw.choice(("me", "them")))
    elif what == "drop":
        chapter.drop(item)
    elif item.record is not None:
        chapter.edit(item.record, text=f"{item.text} more")
    else:
        session = side.journal.sessions.get(item.session or "")
        notes = session.notes.replace(item.text, f"{item.text} more")
        side.journal.sessions.keep_notes(session.uid, notes)


@pytest.mark.parametrize("seed", range(drawn(5, 500)))
def test_ten_files_both_ways_lose_nothing_and_double_nothing(seed: int, tmp_path: Path) -> None:
    draw, made = Random(seed), list[str]()
    sides = Side(tmp_path, "mentor", "Ana Lima"), Side(tmp_path, "protege", "Carla Diaz")
    for side in sides:
        side.journal.sessions.log(side.bond, on=DAY, notes=f"first\n% {SECRET}\n")
    waiting: list[tuple[int, str]] = []
    for _ in range(10):
        for at, side in enumerate(sides):
            for _ in range(draw.randrange(4)):
                _edit(side, draw, made)
            waiting.append((1 - at, side.shared(draw.choice(("summary", "agenda")))))
        while waiting and draw.random() < 0.7:
            to, text = waiting.pop(draw.randrange(len(waiting)))
            assert SECRET not in text
            if sides[to].take(text) and draw.random() < 0.2:
                sides[to].journal.undo()
    sides[1].take(sides[0].shared())
    sides[0].take(sides[1].shared())
    assert sides[0].state() == sides[1].state()
    kept = [text.split(" more")[0] for text, *_ in sides[0].state()]
    assert sorted(kept) == sorted(made)
