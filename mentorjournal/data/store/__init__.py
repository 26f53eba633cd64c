"""The store: everything that is kept, in a TinyDB file that loses nothing.

This is its face. Besides, `backups` says what is in the snapshots, and `repair` gets a damaged
journal back; nothing else in here is for other packages.
"""

from mentorjournal.data.store.conflicts import Choice, Copied, Replacement
from mentorjournal.data.store.disk.files import PRIVATE_FILE, Files, write_new_private
from mentorjournal.data.store.disk.paths import JournalPaths
from mentorjournal.data.store.disk.save_state import SaveState
from mentorjournal.data.store.file import JournalFile
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.format.record import Record
from mentorjournal.data.store.format.schema import Schema, Step, Table
from mentorjournal.data.store.log.inbox import Question
from mentorjournal.data.store.messages import NOT_SAFE
from mentorjournal.data.store.recovery.mass_deletion import QUESTION
from mentorjournal.data.store.snapshots.retention import TIMES, Room
from mentorjournal.data.store.store import Store

__all__ = [
    "NOT_SAFE",
    "PRIVATE_FILE",
    "QUESTION",
    "TIMES",
    "Choice",
    "Copied",
    "EncodedTables",
    "Files",
    "JournalFile",
    "JournalPaths",
    "Question",
    "Record",
    "Replacement",
    "Room",
    "SaveState",
    "Schema",
    "Step",
    "Store",
    "Table",
    "new_uid",
    "write_new_private",
]
