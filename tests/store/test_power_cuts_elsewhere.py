"""P2: a copy elsewhere, and what one program hands in at another, are there after a power cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.disk.save_copy import write_copy
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox

from .conftest import Clock, Tally
from .power import RecordingFiles

pytestmark = pytest.mark.proof("P2", "a sync left out, and noticed")

NEW = b"all that is new"


def copied(files: RecordingFiles, folder: Path) -> list[str]:
    """What is wrong after a cut once a copy was called written."""
    write_copy(folder / "copy.json", NEW, files)
    left = [content.get(folder / "copy.json") for content in files.disk.after_a_cut()]
    return [f"left: {one!r}" for one in left if one != NEW]


def handed_in(files: RecordingFiles, folder: Path) -> list[str]:
    """What is wrong after a cut once changes were handed in, and once they were taken over."""
    inbox = Inbox(JournalDir.find(folder / "journal.json", SCHEMA, files))
    change = Change("put", "person", "1", "", b'{"name": "%s"}' % NEW)
    inbox.submit("journal", [change], Clock()())
    (request,) = inbox.waiting()
    wrong = [
        "a request is lost"
        for content in files.disk.after_a_cut()
        if NEW not in content.get(request, b"")
    ]
    inbox.remove(request)
    wrong += ["a request is back" for one in files.disk.after_a_cut() if request in one]
    return wrong


Doing = Callable[[RecordingFiles, Path], list[str]]
SITES: dict[Doing, set[str]] = {
    copied: {"save_copy.write_copy file", "save_copy.write_copy folder"},
    handed_in: {
        "files.make_folder folder",
        "inbox.submit file",
        "inbox.submit folder",
        "inbox.remove folder",
    },
}


@pytest.mark.parametrize("doing", SITES)
def test_what_was_called_done_survives_a_power_cut(
    tmp_path: Path, tally: Tally, doing: Doing
) -> None:
    files = RecordingFiles(lambda disk: None)
    assert doing(files, tmp_path) == []
    assert files.sites == SITES[doing]


@pytest.mark.parametrize(
    ("doing", "site"), [(doing, site) for doing, sites in SITES.items() for site in sorted(sites)]
)
def test_each_of_their_syncs_is_needed(
    tmp_path: Path, tally: Tally, doing: Doing, site: str
) -> None:
    assert doing(RecordingFiles(lambda disk: None, site), tmp_path)
    tally.count += 1
