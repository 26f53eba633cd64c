"""P2: what was called safe survives a power cut at any moment, whatever the disk had put off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorjournal.data.models import Person
from mentorjournal.data.store import Store
from mentorjournal.errors import JournalError

from .conftest import Clock, FaultyFiles, Makes
from .power import Disk, RecordingFiles


class Cuts:
    """Cuts the power after every change on the disk and opens what is left, up to a failure."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.safe: dict[str, int] = {}
        self.seen: set[int] = set()
        self.failures: list[str] = []

    def __call__(self, disk: Disk) -> None:
        for content in disk.after_a_cut():
            by_name = {str(path): data for path, data in content.items()}
            state = hash((tuple(sorted(by_name.items())), tuple(self.safe.items())))
            if state not in self.seen and not self.failures:
                self.seen.add(state)
                self.examine(content)

    def examine(self, content: dict[Path, bytes]) -> None:
        folder = self.root / f"cut {len(self.seen)}"
        folder.mkdir()
        for path, data in content.items():
            copy = folder / path.relative_to(self.root / "live")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(data)
        try:
            store = Store.open(folder / "journal.json", now=Clock(), files=FaultyFiles())
            found = {person.uid: int(person.notes) for person in store.all(Person)}
            store.close()
        except JournalError as error:
            self.failures.append(str(error))
            return
        lost = {uid for uid, count in self.safe.items() if found.get(uid, -1) < count}
        if lost:
            self.failures.append(f"{len(lost)} lost of {len(self.safe)}")


def cut_all_through(root: Path, ignored: Callable[[str], bool]) -> Cuts:
    """A program's life with a power cut at each moment; some syncs may be ignored."""
    live = root / "live"
    live.mkdir()
    clock = Clock()
    makes = Makes(clock)
    people = [makes.person(f"{number}") for number in range(3)]
    cuts = Cuts(root)
    files = RecordingFiles(cuts, ignored)
    count = 0
    for _ in range(2):
        store = Store.open(live / "journal.json", now=clock, files=files)
        for step in (store.sync, store.sync, store.checkpoint, store.sync, store.close):
            count += 1
            person = people[count % 3]
            store.put(
                Person(
                    uid=person.uid,
                    created=person.created,
                    updated=person.updated,
                    name=person.name,
                    notes=f"{count}",
                )
            )
            step()
            assert store.state.word == "safe"
            cuts.safe = {**cuts.safe, person.uid: count}
        clock.forward(days=1)
    return cuts


def test_what_was_called_safe_survives_a_power_cut_at_any_moment(tmp_path: Path) -> None:
    cuts = cut_all_through(tmp_path, lambda name: False)
    assert len(cuts.seen) > 150
    assert cuts.failures == []


@pytest.mark.parametrize("left_out", [".journal.json.log", ".journal.json.1", "folder"])
def test_without_one_of_the_syncs_it_would_not(tmp_path: Path, left_out: str) -> None:
    """The model can tell: each kind of sync is needed."""

    def ignored(name: str) -> bool:
        temporary = name.endswith(".tmp") and not name.startswith(".journal.json.state")
        return name.startswith(left_out) if left_out != ".journal.json.1" else temporary

    assert cut_all_through(tmp_path, ignored).failures
