"""The Journal: what a person can do, as verbs grouped in chapters."""

from mentorjournal.journal.journal import Journal

__all__ = ["Journal"]
