"""A reader for each format: bytes in, a `Document` out. A new format is a new file, and one line here."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath

from ingest.readers.book import read_epub
from ingest.readers.document import Document, Metadata
from ingest.readers.feed import read_entry, read_feed
from ingest.readers.mail import read_archive, read_mail
from ingest.readers.markdown import read_markdown
from ingest.readers.open_document import read_odt
from ingest.readers.page import read_page
from ingest.readers.pdf import read_pdf
from ingest.readers.record_line import read_record_line, text_named
from ingest.readers.rich_text import read_rtf
from ingest.readers.spreadsheet import read_values, read_workbook
from ingest.readers.text import is_web_page, read_text
from ingest.readers.word import read_docx


def _read_attached(name: str, content: bytes) -> Document | None:
    """What is attached to a mail under that name; None when it is of no kind that can be read.

    Raises:
        SourceError: it cannot be read.
    """
    kind = READ_AS.get(PurePath(name).suffix.lower())
    return READERS[kind](content) if kind else None


READERS: Mapping[str, Callable[[bytes], Document]] = {
    "markdown": read_markdown,
    "text": read_text,
    "described": read_text,
    "record": read_record_line,
    "page": read_page,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "epub": read_epub,
    "values": read_values,
    "workbook": read_workbook,
    "mail": partial(read_mail, read_attached=_read_attached),
    "archive": read_archive,
    "feed": read_feed,
    "entry": read_entry,
}
"""By the kind of document."""
READ_AS: Mapping[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".log": "text",
    ".rst": "text",
    ".srt": "text",
    ".vtt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".csv": "values",
    ".tsv": "values",
    ".xlsx": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
    ".eml": "mail",
    ".mht": "archive",
    ".mhtml": "archive",
}
"""File endings that can be read, and the kind of document each means."""
TRUSTED = frozenset({"markdown", "text", "described", "record", "values"})
"""Kinds that are text. Short ones are read in this process; all others are read in a child process with limits."""
SHORT_BYTES = 200_000
"""Made to do harm, so short a text takes some seconds and 50 MB; a long one takes hours, or gigabytes for its HTML."""

__all__ = ["READERS", "READ_AS", "SHORT_BYTES", "TRUSTED", "Document", "Metadata", "is_web_page", "text_named"]
