"""The forms of file that `import` reads, by the words for them; loads no reader."""

from __future__ import annotations

from pathlib import Path

FORM_WORDS = {
    "jrnl": "jrnl",
    "markdown": "Markdown notes",
    "csv": "a table (CSV)",
    "vcard": "people (vCard)",
    "json": "JSON",
}
FORMS = tuple(FORM_WORDS)
"""What can be read."""
_ENDINGS = {
    **dict.fromkeys((".md", ".markdown", ".org"), "markdown"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "csv"),
    **dict.fromkeys((".vcf", ".vcard"), "vcard"),
    ".json": "json",
}


def form_of(path: Path) -> str:
    """What a file or folder is by its name: a folder notes, a text of no other ending jrnl's."""
    return "markdown" if path.is_dir() else _ENDINGS.get(path.suffix.lower(), "jrnl")
