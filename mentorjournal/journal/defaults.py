"""What a Journal uses unless it is told otherwise."""

from __future__ import annotations

from datetime import datetime

from uuid_utils import uuid7

from mentorjournal.data.store import TIMES


def local_now() -> datetime:
    """The present moment in the machine's own zone."""
    return datetime.now().astimezone()


def new_uid() -> str:
    """A new UUIDv7 as text; later ones sort behind earlier ones."""
    return str(uuid7())


def backup_times() -> float:
    """How many times what the journal takes its backups may take, as the person chose."""
    # Imported here: it is only needed once there are too many.
    from mentorjournal.settings import read_settings

    return read_settings().backup_times or TIMES
