"""What another journal is told is what the document says to a person, and nothing else."""

from __future__ import annotations

import json

import pytest

from mentorjournal.data.records.models import ReportingLine
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import Document
from mentorjournal.documents.exchange import to_json
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.mentoring.exchange import Sender
from tests.documents.filled import UID, built, canaries

LINES: tuple[ReportingLine, ...] = ("none", "my-manager", "managers-manager", "my-report")


def told(document: Document) -> str:
    """The file for the other person's journal."""
    return to_json(document, Sender(UID, None, "mentor"))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("kind", ["summary", "agenda"])
def test_another_journal_is_told_what_the_other_person_reads(
    kind: Kind, line: ReportingLine
) -> None:
    document = built(kind, "other", line=line).document
    assert canaries(told(document)) == canaries(to_markdown(document)) != set()


def test_the_file_is_the_same_for_the_same_document_and_ascii() -> None:
    document = built("agenda", "other", lambda path: f"É👩‍👧\u202e{path}").document
    assert told(document) == told(document)
    assert told(document).isascii()
    assert json.loads(told(document))["mentorjournal"] == "shared-document"
