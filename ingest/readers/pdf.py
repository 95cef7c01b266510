"""PDF by pypdf: the text of each page, its lines joined to paragraphs, running heads and page numbers left out."""

import io
import re
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ingest.readers.document import Document, Metadata
from ingest.wrapping import unwrap
from rag.english import normalise
from rag.errors import SourceError

MAX_PAGES = 2000
SCANNED_CHARACTERS = 20
"""A PDF with fewer letters a page has pictures of text, not text."""


def read_pdf(content: bytes) -> Document:
    """A PDF with a text layer.

    Raises:
        SourceError: it is no PDF, is damaged or encrypted, has no page, or only pictures of text.
    """
    if b"%PDF-" not in content[:1024]:
        raise SourceError("it is no PDF; save it again, or give it the ending of what it is")
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("it is encrypted with a password; save it without one")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise SourceError(f"it has {count:,} pages, more than {MAX_PAGES:,}; split it into articles")
        pages = [page.extract_text() for page in reader.pages]
        metadata = _metadata(reader)
    except (FileNotDecryptedError, DependencyError):
        raise SourceError("it is encrypted; save it without a password") from None
    except RecursionError:
        raise SourceError("its pages refer to each other in a circle; save it again") from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, AssertionError) as error:
        # pypdf meets damaged files with whatever their values lead to.
        raise SourceError(f"it is damaged and cannot be read as a PDF ({error}); save it again") from None
    if not pages:
        raise SourceError("it has no page")
    if sum(len(re.findall(r"\w", page)) for page in pages) < SCANNED_CHARACTERS * min(len(pages), 3):
        raise SourceError(
            f"it is a scan: its {len(pages)} pages are pictures without text; make the text readable by OCR first"
        )
    unwrapped = unwrap("\f".join(map(normalise, pages)))
    bare = [str(number) for number, page in enumerate(pages, start=1) if not re.search(r"\w", page)]
    notes = (f"has no text on page {', '.join(bare)}: such pages are empty, or pictures of text",) if bare else ()
    return Document(unwrapped.text, metadata, unwrapped.left_out, notes)


def _metadata(reader: Any) -> Metadata:
    info = reader.metadata
    title = str(info.title).strip() if info is not None and info.title else ""
    # Programs that make PDFs put the name of the file there.
    return (
        {"title": title} if title and not re.search(r"\.\w{2,4}$|^(?:Microsoft Word|untitled)\b", title, re.I) else {}
    )
