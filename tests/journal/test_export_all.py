"""All documents of a relationship at once: those that its reader may have, all or none of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.documents.audience import AUDIENCES, Audience
from mentorjournal.errors import BadInput, CannotOpen, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_all import Everything, everything
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.exports import KINDS
from tests.documents.test_canary import DRAWN, NOON, may_have, sow, words

FILES = tuple(ExportPreview(f"text {n}", (), f"{n}.md", False) for n in range(4))


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    journal.people.call_me("Robin Hale")
    ana = journal.relationships.begin("Ana Lima", "mentor")
    for day in (18, 20, 20):
        journal.sessions.log(ana, on=date(2026, 11, day), notes="= Half-time\n% private thing\n")
    return ana


def names(found: Everything) -> list[str]:
    return [one.name for one in found.prepared]


def test_every_document_of_the_two_is_there_with_a_summary_of_each_session(
    journal: Journal, ana: Relationship
) -> None:
    found = everything(journal, ana, "other")

    assert names(found) == [
        "2026-11-18-ana-lima-session-summary.md",
        "2026-11-20-ana-lima-session-summary.md",
        "2026-11-20-ana-lima-session-summary-2.md",
        "2026-11-22-ana-lima-agenda.md",
        "2026-11-22-ana-lima-goal-review.md",
        "2026-11-22-ana-lima-year-review.md",
        "2026-11-22-ana-lima-achievements.md",
    ]
    assert found.prepared[0].text.startswith(
        '---\nkind: "session summary"\ndate: 2026-11-18\nwith: "Ana Lima"\n'
        'for: "the other person"\n---\n\n'
        "# Mentoring session of Robin and Ana, 18 Nov 2026: Half-time\n"
    )
    assert "private thing" not in "".join(one.text for one in found.prepared)
    assert found.missing == (
        *("agreement", "ask", "page on how it could work", "mentor's page", "thank-you"),
        *("introduction", "calendar"),
    )
    assert (found.never, found.alone) == (("case for the talk",), ("BATNA sheet",))

    plain = everything(journal, ana, "other", "txt")
    assert names(plain) == [name.replace(".md", ".txt") for name in names(found)]
    assert plain.prepared[0].text.startswith(
        "Mentoring session of Robin and Ana, 18 Nov 2026: Half-time\n==="
    )
    mine = everything(journal, ana, "me")
    assert "private thing" in mine.prepared[0].text
    assert (mine.never, mine.alone) == ((), ())


@pytest.mark.parametrize(
    ("audience", "alone"),
    [
        ("manager", {"session summary", "agenda", "mentor's page", "calendar"}),
        ("anyone", {"achievements", "mentor's page"}),
    ],
)
def test_who_asks_for_all_has_chosen_none(
    journal: Journal, ana: Relationship, audience: Audience, alone: set[str]
) -> None:
    found = everything(journal, ana, audience)

    assert {*found.alone} == alone
    assert not [name for name in names(found) if "summary" in name or "agenda" in name]


def test_nobody_is_told_more_by_all_than_the_table_gives_them(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "journal.json", clock=lambda: NOON)
    told = 0
    for name, bond in sow(journal, DRAWN[0]).items():
        for audience in AUDIENCES:
            found = everything(journal, bond, audience)
            text = "".join(one.text for one in found.prepared)
            told += len(words(text))
            assert audience == "me" or "negotiation" not in {word.table for word in words(text)}
            may = {
                word
                for word in words(text)
                for kind in KINDS
                if kind != "batna" and may_have(word, kind, audience, name)
            }
            assert words(text) == may
            # Whom it is made with stands above only what names them anyway.
            for one in found.prepared:
                _, above, document = one.text.split("---\n", 2)
                assert ("with:" in above) == (name.capitalize() in document)
    journal.close()
    assert told


def test_all_files_are_written_or_none(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new" / "folder"
    written = journal.exports.save_all(FILES, folder)
    assert [path.read_text() for path in written] == ["text 0", "text 1", "text 2", "text 3"]
    assert {path.name for path in folder.iterdir()} == {"0.md", "1.md", "2.md", "3.md"}

    for path in written[1:]:
        path.unlink()
    written[0].write_bytes(b"mine \xff")
    with pytest.raises(BadInput, match=r"there is already 0\.md; nothing was written"):
        journal.exports.save_all(FILES, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"0.md": b"mine \xff"}

    # What stands in the way of the last one is found when the others are written.
    (folder / "3.md").symlink_to(tmp_path / "nothing")
    with pytest.raises((BadInput, CannotOpen)):
        journal.exports.save_all(FILES[1:], folder)
    assert {path.name for path in folder.iterdir()} == {"0.md", "3.md"}
    (folder / "3.md").unlink()
    (folder / "3.md").write_text("protected")
    (folder / "3.md").chmod(0o400)
    with pytest.raises(CannotOpen, match="write-protected"):
        journal.exports.save_all(FILES, folder, overwrite=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "0.md": b"mine \xff",
        "3.md": b"protected",
    }
    (folder / "3.md").chmod(0o600)
    journal.exports.save_all(FILES, folder, overwrite=True)
    assert (folder / "0.md").read_text() == "text 0"


def test_a_folder_that_cannot_be_is_left_alone(
    journal: Journal, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BadInput, match="is no folder"):
        journal.exports.save_all(FILES, tmp_path / "file")
    for place in ("a\0b", "x" * 5_000):
        with pytest.raises(CannotOpen, match="cannot be written"):
            journal.exports.save_all(FILES, tmp_path / place)
    too_long = ExportPreview("x", (), "y" * 300 + ".md", False)
    with pytest.raises(CannotOpen):
        journal.exports.save_all((*FILES, too_long), tmp_path / "new")
    assert not (tmp_path / "new").exists()
    journal.file.checkpoint()
    before = {*tmp_path.rglob("*")}
    with pytest.raises(Refused, match="your journal"):
        journal.exports.save_all(FILES, path.with_name(f"{path.name}.backups"))
    assert {*tmp_path.rglob("*")} == before
