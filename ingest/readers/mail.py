"""Mails (.eml) and web pages saved as one file (.mhtml), by the standard library's email package."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, MIMEPart

from ingest.left_out import OmittedPiece
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.readers.page import read_page
from ingest.wrapping import unwrap
from rag.errors import SourceError

_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
MAX_MAIL_PARTS = 500
MAX_FORWARDED = 5
"""Mails within each other that are read."""
LEAST_OF_PAGE = 0.5
"""0-1: a plain text with a smaller share of the page's words only says that there is one."""


def read_mail(content: bytes) -> Document:
    """A mail: its subject is the title, its sender the publisher, its day the day of publication.

    Raises:
        SourceError: it has no text.
    """
    message = _message(content)
    attached = tuple(
        OmittedPiece("attachment, not read", str(one.get_filename() or one.get_content_type()))
        for one in message.iter_attachments()
        if one.get_content_type() != "message/rfc822"
    )
    document = _with_forwarded(message, MAX_FORWARDED)
    return replace(document, metadata=document.metadata | _metadata(message), left_out=(*document.left_out, *attached))


def _with_forwarded(message: EmailMessage, depth: int) -> Document:
    """The text of a mail, and below it those of the mails that it forwards.

    Raises:
        SourceError: it has no text, nor has one that it forwards.
    """
    read = []
    if (own := _own_text(message)) is not None:
        read.append(own)
    for one in message.iter_attachments() if depth else ():
        if one.get_content_type() == "message/rfc822" and isinstance(inner := one.get_payload(0), EmailMessage):
            found = _with_forwarded(inner, depth - 1)
            subject = " ".join(str(inner.get("Subject") or "").split())
            read.append(replace(found, text=f"## {subject}\n\n{found.text}" if subject else found.text))
    if not read:
        raise SourceError("it is a mail without a text; save what is attached to it as a file of its own")
    return Document(
        "\n\n".join(one.text for one in read),
        read[0].metadata,
        tuple(piece for one in read for piece in one.left_out),
        tuple(dict.fromkeys(note for one in read for note in one.notes)),
    )


def _own_text(message: EmailMessage) -> Document | None:
    """The text of a mail; of one that comes in two forms, the web page where the plain one says much less."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is None or page is None:
        body = plain or page
        return _read(body) if body is not None else None
    short, full = _read(plain), _read(page)
    return full if len(short.text.split()) < LEAST_OF_PAGE * len(full.text.split()) else short


def read_archive(content: bytes) -> Document:
    """A web page that a browser saved with its pictures as one file.

    Raises:
        SourceError: it holds no page.
    """
    message = _message(content)
    pages = [one for one in message.walk() if one.get_content_type() == "text/html"]
    if not pages or not isinstance(pages[0], MIMEPart):
        raise SourceError("it is no web page saved as one file, or is cut off before the page; save it again")
    page = pages[0]
    document = _read(page)
    url = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    known: Metadata = {"url": url} if url.startswith(("http://", "https://")) else {}
    others = (OmittedPiece("frame of the page, not read", str(one.get("Content-Location") or "")) for one in pages[1:])
    return Document(document.text, known | document.metadata, (*document.left_out, *others), document.notes)


def _message(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise SourceError("it has no headers, as a mail has; give it the ending of what it is")
    if sum(1 for _ in message.walk()) > MAX_MAIL_PARTS:
        raise SourceError(f"it has more than {MAX_MAIL_PARTS} parts, which no article does")
    return message


def _read(body: MIMEPart) -> Document:
    content = body.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise SourceError("its text is damaged; save it again")
    charset = body.get_content_charset()
    if body.get_content_type() == "text/html":
        return read_page(content, charset)
    text, _ = decode(content, charset)
    parts = _SIGNATURE.split(text, maxsplit=1)
    unwrapped = unwrap(parts[0])
    signature = (OmittedPiece("signature", parts[1].strip()),) if len(parts) > 1 else ()
    return Document(unwrapped.text, {}, (*unwrapped.left_out, *signature))


def _metadata(message: EmailMessage) -> Metadata:
    known: Metadata = {}
    try:
        known["title"] = str(message.get("Subject") or "") or None
        sender = message.get("From")
        addresses = getattr(sender, "addresses", ())
        known["publisher"] = (addresses[0].display_name or addresses[0].domain) if addresses else None
        known["published"] = getattr(message.get("Date"), "datetime", None)
    except (ValueError, IndexError, AttributeError, LookupError):  # headers that are no mail's
        pass
    return known
