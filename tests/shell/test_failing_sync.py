"""P5: the disk stops confirming what it was given, while somebody types in the real program."""

from __future__ import annotations

import errno
from pathlib import Path
from threading import Event

from tinydb import TinyDB

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.disk.files import Files
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.session import SessionScreen
from tests.tally import now_and_then

from .shell_help import NOW, messages, opened, reply, screen_text, until


class Unconfirming(Files):
    """A disk that takes everything, and from one moment on fails whenever it shall confirm it."""

    failing = False

    def sync(self, descriptor: int) -> None:
        if self.failing:
            raise OSError(errno.EIO, "Input/output error")
        super().sync(descriptor)

    def sync_folder(self, folder: Path) -> None:
        if self.failing:
            raise OSError(errno.EIO, "Input/output error")
        super().sync_folder(folder)


class Slow(Files):
    """A disk that takes everything, and confirms it only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.goes_on = Event()
        self.goes_on.set()

    def sync(self, descriptor: int) -> None:
        assert self.goes_on.wait(60)
        super().sync(descriptor)


async def test_the_header_says_what_becomes_of_a_change(tmp_path: Path) -> None:
    disk = Slow()
    store = Store.open(tmp_path / "journal.json", SCHEMA, now=lambda: NOW, files=disk)
    journal = Journal(store, clock=lambda: NOW)
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:

        def last_word() -> str:
            return (screen_text(app).split("\n")[0].split() or [""])[-1]

        await until(pilot, lambda: app.current_mode == "dashboard")
        await until(pilot, lambda: journal.file.state.word == "safe")
        disk.goes_on.clear()
        try:
            journal.relationships.begin("Ben", "mentor")
            await until(pilot, lambda: last_word() == "kept")
        finally:
            disk.goes_on.set()
        await until(pilot, lambda: last_word() == "safe")


@now_and_then
async def test_where_the_disk_confirms_nothing_it_is_said_and_all_is_kept_once_it_does(
    tmp_path: Path,
) -> None:
    disk, path = Unconfirming(), tmp_path / "journal.json"
    journal = Journal(Store.open(path, SCHEMA, now=lambda: NOW, files=disk), clock=lambda: NOW)
    journal.relationships.begin("Ana Lima", "mentor")
    app = opened(journal)
    async with app.run_test(size=(120, 30)) as pilot:

        def header() -> str:
            return screen_text(app).split("\n")[0]

        await until(pilot, lambda: "Ana Lima" in screen_text(app))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await pilot.press(*"before")
        await until(
            pilot, lambda: "before" in screen_text(app) and journal.file.state.word == "safe"
        )

        disk.failing = True
        await pilot.press(*" and after")
        await until(pilot, lambda: "not safe: the disk reports an error" in header())
        await until(pilot, lambda: "before and after" in screen_text(app))
        offer = "copy your journal to another disk. It is tried again. alt+y saves a copy"
        await until(pilot, lambda: any(offer in one for one in messages(app)))

        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await until(pilot, lambda: "Leave although not everything is safe?" in screen_text(app))
        await reply(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await pilot.press("alt+y")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await until(pilot, lambda: "before and after" in screen_text(app))

        disk.failing = False
        await until(pilot, lambda: header().rstrip().endswith("safe"))
        assert "not safe" not in header()
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    journal.close()
    with TinyDB(path) as stock:
        assert [one["notes"] for one in stock.table("session").all()] == ["before and after"]
