"""A document in the form that somebody wants it in."""

from __future__ import annotations

from mentorjournal.documents.document import Document
from mentorjournal.documents.naming import Format


def write(document: Document, form: Format) -> str:
    """The document in one of its forms.

    Args:
        document: The document.
        form: How it is written.
    """
    # Each of them alone: one is enough, and HTML takes long to load.
    if form == "md":
        from mentorjournal.documents.markdown import to_markdown

        return to_markdown(document)
    if form == "txt":
        from mentorjournal.documents.plain_text import to_text

        return to_text(document)
    if form == "chat":
        from mentorjournal.documents.chat import to_chat

        return to_chat(document)
    if form == "eml":
        from mentorjournal.documents.mail import to_mail

        return to_mail(document)
    if form == "ics":
        from mentorjournal.documents.icalendar import to_ics

        return to_ics(document)
    from mentorjournal.documents.html import to_html

    return to_html(document)
