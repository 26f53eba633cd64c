"""A damaged journal: examined, its records extracted and put in place."""

from mentorjournal.data.store.repair.apply import (
    Repaired,
    Ways,
    extract_backup,
    preview_extract,
    preview_restore,
    repair,
    restore,
    see_alone,
    ways_back,
)
from mentorjournal.data.store.repair.check import (
    Examination,
    Finding,
    check,
    doubt_words,
    examine,
    lost_words,
)

__all__ = [
    "Examination",
    "Finding",
    "Repaired",
    "Ways",
    "check",
    "doubt_words",
    "examine",
    "extract_backup",
    "lost_words",
    "preview_extract",
    "preview_restore",
    "repair",
    "restore",
    "see_alone",
    "ways_back",
]
