"""Documents as a mail that is not sent yet: a mail program opens it as a draft.

It is made by the standard library, which writes no line break into a header. What is in it
is what the text and the page of the document say; the address stands in its head only.
"""

from __future__ import annotations

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from mentorjournal.documents.document import Document
from mentorjournal.documents.html import to_html
from mentorjournal.documents.plain_text import to_text
from mentorjournal.text import one_line

# One address in plain letters, as all mail programs take it; anything else is left to the person.
_ADDRESS = re.compile(
    r"(?=.{3,254}$)[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)*",
    re.ASCII | re.IGNORECASE,
)
# Nothing but ASCII goes out, so that no server on the way has to change a byte.
_POLICY = SMTP.clone(cte_type="7bit")


def to_mail(
    document: Document,
    *,
    name: str = "",
    address: str = "",
    attached: tuple[str, str] | None = None,
) -> str:
    """The document as an unsent mail, the same for the same document.

    Args:
        document: The document; its name is the subject.
        name: Who gets it.
        address: Where to; left out where it is empty or is not one plain address.
        attached: The name and the text of a JSON file that comes along.
    """
    mail = EmailMessage(policy=_POLICY)
    mail["X-Unsent"] = "1"
    mail["Subject"] = one_line(document.name)
    if _ADDRESS.fullmatch(address.strip()):
        mail["To"] = Address(display_name=one_line(name), addr_spec=address.strip())
    text, page = to_text(document), to_html(document)
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(page, subtype="html", cte="quoted-printable")
    # What parts the two is drawn from them, so that neither can hold it.
    mail.set_boundary(_drawn_from(text, page))
    if attached is not None:
        file, said = attached
        mail.add_attachment(said.encode(), maintype="application", subtype="json", filename=file)
        mail.set_boundary(_drawn_from(text, page, said))
    return mail.as_bytes().decode("ascii")


def _drawn_from(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]
