"""The forms of file that `import` reads, by the words for them; loads no reader."""

from __future__ import annotations

FORMS = ("jrnl", "markdown", "csv", "vcard", "json")
"""What can be read."""
