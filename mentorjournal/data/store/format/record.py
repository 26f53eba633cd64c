"""What every record has, whatever else its type says of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Protocol


class Record(Protocol):
    """One entry of a table: a frozen `msgspec.Struct` with these fields among its own.

    Attributes:
        table: The name of its table; the same for all records of its type.
    """

    table: ClassVar[str]
    __struct_fields__: ClassVar[tuple[str, ...]]

    @property
    def uid(self) -> str:
        """UUIDv7; also, as an integer, the entry's TinyDB key."""

    @property
    def created(self) -> datetime:
        """When it was first kept (UTC)."""

    @property
    def updated(self) -> datetime:
        """When it was last changed (UTC)."""

    @property
    def deleted(self) -> datetime | None:
        """When it was moved to the trash (UTC); None while it is in use."""
