"""The store: everything that is kept, in a TinyDB file that loses nothing."""

from mentorjournal.data.store.store import SaveState, Store

__all__ = ["SaveState", "Store"]
