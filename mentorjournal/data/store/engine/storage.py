"""The journal as a TinyDB storage, and the parts that it is made of.

`poll_file`, `drain`, `sync` and `checkpoint` may run in one other thread than the rest; the
state's guard is never held while they wait for the disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tinydb.storages import Storage

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.checkpoint import Checkpointer
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.engine.external_changes import ExternalChanges
from mentorjournal.data.store.engine.questions import Questions
from mentorjournal.data.store.engine.requests import Requests
from mentorjournal.data.store.format.codec import encode, fingerprint
from mentorjournal.data.store.format.layout import META
from mentorjournal.data.store.recovery.follower import News
from mentorjournal.data.store.recovery.manifest import Stamp
from mentorjournal.data.store.snapshots.retention import Room
from mentorjournal.errors import NotKept


class Documents(Mapping[str, Any]):
    """Documents by key, decoded anew whenever one is asked for.

    Nobody who changes such a document in place can therefore change the journal.
    """

    def __init__(self, encoded: dict[str, bytes]) -> None:
        self._encoded = encoded

    def __getitem__(self, key: str) -> Any:
        return json.loads(self._encoded[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def __contains__(self, key: object) -> bool:
        return key in self._encoded


class JournalStorage(Storage):
    """An open journal: what is in memory, in the log and in the file, and what others do to it.

    Attributes:
        state: The journal in memory.
        commits: How changes are kept.
        checkpointer: How they reach the file.
        requests: What commands have submitted.
        questions: What is to be asked of the person.
    """

    def __init__(self, commits: Commits, room: Room) -> None:
        """A storage of these commits, whose backups may take so much room."""
        self.commits = commits
        self.state = self.commits.state
        external = ExternalChanges(commits)
        self.checkpointer = Checkpointer(commits, external, room)
        self.requests = Requests(commits)
        self.questions = Questions(commits, self.checkpointer, self.requests)

    @property
    def known_as(self) -> tuple[int, Stamp | None, str]:
        """The last commit known, the file's stamp, and the journal's uid; empty for a new one."""
        return self.state.seq, self.commits.manifest.stamp, self.state.journal

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as TinyDB wants them; documents are decoded when they are asked for."""
        return {name: Documents(encoded) for name, encoded in self.state.tables.items()}  # type: ignore[misc]

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the journal what `data` says, by committing what is different.

        Raises:
            NotKept: It could not be written; nothing was changed.
        """
        state = self.state
        with state.guard:
            changes = []
            for name in (set(state.tables) | set(data)) - {META}:
                before = state.tables.get(name, {})
                after = {str(key): encode(one) for key, one in data.get(name, {}).items()}
                changes += [state.change(name, key, after.get(key)) for key in {**before, **after}]
            self.commits.commit([one for one in changes if fingerprint(one.encoded) != one.was])
            for name in set(state.tables) - set(data) - {META}:
                del state.tables[name]

    def apply_update(self, news: News) -> None:
        """Take over what the writer has kept, while this program only reads."""
        state = self.state
        with state.guard:
            if news.loaded is not None:
                changed = {*state.tables, *news.loaded.tables}
                self.commits.start_from(news.loaded)
                state.versions.update(changed)
                state.revision += bool(changed)
            else:
                self.commits.manifest.stamp = news.stamp
                changes = [change for entry in news.entries for change in entry.changes]
                state.follow(changes, len(news.entries))
                self.commits.note_state()

    def poll_file(self) -> None:
        """Notice what other programs have done to the file, once it stands still.

        For the thread that syncs, at every beat.

        Raises:
            NotKept: What was found could not be settled now.
        """
        commits = self.commits
        if commits.read_only:
            return
        with commits.work:
            commits.try_again()
            if commits.log is None:
                return
            try:
                self.checkpointer.poll()
                self.questions.look_for_copies()
            except OSError as error:
                words = messages.NOT_LOOKED_AT.format(commits.home.path, explain_os_error(error))
                commits.say_once(words)
                raise NotKept(words) from error

    def close(self) -> None:
        """Close the log; nothing is written."""
        self.commits.close(messages.CLOSED)
