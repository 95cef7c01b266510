"""Mails (.eml) and web pages saved as one file (.mhtml), by the standard library's email package.

A mail often only brings its text: documents that are attached to it, and mails that it forwards, are told below it.
"""

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart

from ingest.left_out import OmittedPiece
from ingest.lines import furniture
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.readers.page import read_page
from ingest.wrapping import unwrap
from rag.errors import SourceError
from rag.facsimile import folded_text

_SIGNATURE = re.compile(r"^-- ?\n", re.MULTILINE)
_ADDRESS = re.compile(r"[<\[(]?\b(?:https?://|mailto:)[^\s>\])]+[>\])]?")
MAX_MAIL_PARTS = 500
MAX_FORWARDED = 5
"""Mails within each other that are read."""
ReadAttached = Callable[[str, bytes], Document | None]
"""Reads a document by its file's name and content; gives None for what is of no kind that can be read."""
_NOT_READ = "attachment, not read"
LEAST_OF_PAGE = 0.5
"""0-1: a plain text with a smaller share of the page's words only says that there is one."""


def read_mail(content: bytes, read_attached: ReadAttached) -> Document:
    """A mail: its subject is the title, its sender the publisher, its day the day of publication.

    Raises:
        SourceError: neither it nor what is attached to it has a text.
    """
    message = _message(content)
    read = [*_told(message, MAX_FORWARDED, read_attached)]
    if not any(re.search(r"\w", one.text) for one in read):
        unread = "".join(f"; {piece.text}" for one in read for piece in one.left_out if piece.reason == _NOT_READ)
        raise SourceError(f"it is a mail without a text; save what is attached to it as a file of its own{unread}")
    return Document(
        "\n\n".join(one.text for one in read if one.text),
        read[0].metadata | _metadata(message),
        tuple(piece for one in read for piece in one.left_out),
        tuple(dict.fromkeys(note for one in read for note in one.notes)),
    )


def _told(message: EmailMessage, depth: int, read_attached: ReadAttached) -> Iterator[Document]:
    """The text of a mail, and those of the documents attached to it and of the mails that it forwards.

    Args:
        message: The mail.
        depth: How many mails within each other are read.
        read_attached: Reads a document.
    """
    if (own := _own_text(message)) is not None:
        yield own
    is_forwarded = message.get_content_type() == "message/rfc822"
    for one in [message] if is_forwarded else message.iter_attachments():
        inner = one.get_payload(0) if one.get_content_type() == "message/rfc822" else None
        if isinstance(inner, EmailMessage) and depth:
            first, *others = [*_told(inner, depth - 1, read_attached)] or [Document("")]
            yield _headed(first, str(inner.get("Subject") or ""))
            yield from others
        else:
            yield _attached(one, read_attached)


def _attached(attachment: MIMEPart, read_attached: ReadAttached) -> Document:
    """The document that is attached to a mail; without a text where it cannot be read, which is reported."""
    if attachment.get_filename() is None and attachment.get_content_type() in ("text/plain", "text/html"):
        return _read(attachment)  # programs divide a text at what is attached, and lists add their own
    name = str(attachment.get_filename() or attachment.get_content_type())
    content = attachment.get_payload(decode=True)
    try:
        document = read_attached(name, content) if isinstance(content, bytes) else None
    except SourceError as error:
        return Document("", left_out=(OmittedPiece(_NOT_READ, f"{name}: {error}"),))
    if document is None:
        return Document("", left_out=(OmittedPiece(_NOT_READ, name),))
    return _headed(replace(document, pages=()), str(document.metadata.get("title") or name.rpartition(".")[0]))


def _headed(document: Document, heading: str) -> Document:
    """The document below a heading that it does not begin with itself."""
    told = " ".join(heading.split())
    begins = document.text.lstrip("# ").casefold().startswith(told.casefold())
    return document if begins or not told else replace(document, text=f"## {told}\n\n{document.text}")


def _own_text(message: EmailMessage) -> Document | None:
    """The text of a mail; of one that comes in two forms that which says more, what only the other says reported."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is None or page is None:
        body = plain or page
        return _read(body) if body is not None else None
    plain_text, page_text = _read(plain), _read(page)
    of_plain, of_page = _said_only_in(plain_text, page_text), _said_only_in(page_text, plain_text)
    is_short = len(plain_text.text.split()) < LEAST_OF_PAGE * len(page_text.text.split())
    kept, dropped = (page_text, of_plain) if is_short or (of_page and not of_plain) else (plain_text, of_page)
    return kept.without(*(OmittedPiece("only in the other form of the mail", line) for line in dropped))


def _said_only_in(one: Document, other: Document) -> list[str]:
    """The lines of a form of a mail that the other has not, furniture and the addresses of links aside."""
    known = folded_text(other.text).letters
    lines = [_ADDRESS.sub("", line) for line in one.text.split("\n")]
    return [line for line in lines if folded_text(line).letters not in known and not furniture(line)]


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
