"""A document as it will be written, letter by letter, and set so that it can be read."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rich.style import Style

from mentorjournal.widgets.read_text import ReadText
from mentorjournal.widgets.textual_patches.swift_text_area import Look

_HEADING = re.compile(r"#{1,6} ")
_SIGN = re.compile(r"\s*(?:[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] |> ?|\|[\s:|-]+\|$)")
_STRONG = re.compile(r"(?<!\\)\*\*(?=\S)(.+?)(?<![\s\\])\*\*")
_LINK = re.compile(r"https?://[^\s<>)\]]+")


class DocumentPreview(ReadText):
    """The exact text of a document; of Markdown, headings, signs and links stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "preview--heading",
        "preview--sign",
        "preview--strong",
        "preview--link",
    }
    DEFAULT_CSS = """
    DocumentPreview {
        & .preview--heading { text-style: bold; }
        & .preview--sign { color: $accent; }
        & .preview--strong { text-style: bold; }
        & .preview--link { text-style: underline; }
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.markdown = False

    def look_of(self, line_index: int) -> Look:
        """A heading stands out as a whole."""
        if self.markdown and _HEADING.match(self.document.get_line(line_index)):
            return Look("", Style.null(), self._style("heading"))
        return super().look_of(line_index)

    def marks_on(self, line_index: int) -> list[tuple[int, int, Style]]:
        """Signs of lists, boxes and tables, what is strong, and addresses."""
        if not self.markdown:
            return []
        line = self.document.get_line(line_index)
        marks = [(*found.span(), self._style("strong")) for found in _STRONG.finditer(line)]
        marks += [(*found.span(), self._style("link")) for found in _LINK.finditer(line)]
        if sign := _SIGN.match(line):
            marks.append((*sign.span(), self._style("sign")))
        return marks

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"preview--{name}", partial=True)
