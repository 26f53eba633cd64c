"""A document as an unsent mail: a draft with its address, in whose text no address stands."""

from __future__ import annotations

from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from mentorjournal.documents.audience import Audience, Kind
from mentorjournal.documents.document import Document, Paragraph, Written
from mentorjournal.documents.html import to_html
from mentorjournal.documents.mail import to_mail
from mentorjournal.documents.plain_text import to_text
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import KINDS
from tests.documents.reading import HOSTILE
from tests.documents.test_canary import DRAWN, NOON, sow

ELSE: tuple[tuple[Kind, Audience], ...] = (("summary", "me"), ("summary", "manager"))
PHONE = "+49 555 canary"


def read(mail: str) -> EmailMessage:
    """A mail as a mail program reads it."""
    assert mail.isascii()
    assert mail.replace("\r\n", "").isprintable(), "a line ends other than by CR and LF"
    assert max(map(len, mail.split("\r\n"))) <= 998
    message = message_from_bytes(mail.encode(), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def bodies(message: EmailMessage) -> tuple[str, str]:
    """The text and the page in it."""
    text, page = message.iter_parts()
    assert [text.get_content_type(), page.get_content_type()] == ["text/plain", "text/html"]
    assert not text.defects
    assert not page.defects
    # Lines of a mail end by CR and LF.
    said = text.get_content(), page.get_content()
    return said[0].replace("\r\n", "\n"), said[1].replace("\r\n", "\n")


def test_a_mail_is_a_draft_with_the_text_and_the_page() -> None:
    document = Document("Séance, 9 Nov", (Paragraph("Ana … 👩‍👧 schön"), Written("x " * 2_000)))

    message = read(to_mail(document, name="Łucja “Lu” O'Neil, PhD", address="lucja@example.org"))

    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Séance, 9 Nov"
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Łucja “Lu” O'Neil, PhD", "lucja@example.org")
    assert bodies(message) == (to_text(document), to_html(document))
    assert {*message.keys()} == {"X-Unsent", "Subject", "To", "MIME-Version", "Content-Type"}
    assert to_mail(document) == to_mail(document)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "ana@",
        "a@b, c@d.org",
        "Ana <a@b.org>",
        "a@b.org\nBcc: c@d.org",
        "a@b.org\r\n\r\nx",
        "jürgen@example.org",
        "a..b@example.org",
        "a b@example.org",
        "a@b.org>",
        "=?utf-8?q?a?=@b.org\x00",
        "x" * 300 + "@example.org",
    ],
)
def test_what_is_not_one_plain_address_is_left_to_the_person(address: str) -> None:
    message = read(to_mail(Document("Agenda", (Paragraph("x"),)), name="Ana", address=address))
    assert message["To"] is None
    assert message["Bcc"] is None


INJECTED = (
    *("x\r\nBcc: eve@example.org", "x\nBcc: eve@example.org", "x\r\n\r\n<script>", "x\x85Bcc: e"),
    *("x\u2028Bcc: eve@example.org", "x\x0bBcc: e", "\u202egpj.exe", "👩‍👧" * 60, "=?utf-8?q?x?="),
    *("word " * 300, "ö" * 500, "\ud800", "--boundary", "From x", ".\r\n.\r\n"),
)


@pytest.mark.parametrize("text", [*INJECTED, *HOSTILE])
def test_no_text_of_a_person_adds_a_header_or_a_part(text: str) -> None:
    document = Document(f"Title {text}", (Paragraph(f"Said {text}"), Written(text)))

    message = read(to_mail(document, name=f"Ana {text}", address="ana@example.org"))

    assert {*message.keys()} == {"X-Unsent", "Subject", "To", "MIME-Version", "Content-Type"}
    assert [one.addr_spec for one in message["To"].addresses] == ["ana@example.org"]
    assert bodies(message) == (to_text(document), to_html(document))


def test_a_text_that_knows_what_parts_a_mail_cannot_close_it() -> None:
    first = to_mail(Document("Agenda", (Written("x"),)))
    parting = read(first).get_boundary()

    message = read(to_mail(Document("Agenda", (Written(f"--{parting}--\n\nnot in it"),))))

    assert message.get_boundary() != parting
    assert "not in it" in bodies(message)[0]


def test_an_address_stands_in_the_head_of_a_mail_to_the_other_person_and_nowhere_else(
    tmp_path: Path,
) -> None:
    journal = Journal.open(tmp_path / "journal.json", clock=lambda: NOON)
    sow(journal, DRAWN[0])
    address = "canary-address@example.org"
    journal.people.edit(journal.relationships.find("ben").person, email=address, phone=PHONE)
    ben = journal.relationships.find("ben")
    to: dict[tuple[Kind, Audience], bool] = {}
    for kind, audience in (*((kind, "other") for kind in KINDS), *ELSE):
        with suppress(NotFound, Refused):
            wish = journal.exports.wish(kind, ben, audience=audience, format="eml")
            mail = read(journal.exports.prepare(wish).text)
            to[kind, audience] = mail["To"] is not None
            assert address not in "".join(bodies(mail))
            assert PHONE not in "".join(bodies(mail))
    journal.close()
    assert len(to) > len(ELSE)
    assert all(has == (audience == "other") for (_kind, audience), has in to.items())
