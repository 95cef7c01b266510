"""Rich text (.rtf) by striprtf."""

import itertools
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from ingest.readers.document import Document
from ingest.wrapping import table
from rag.english import normalise
from rag.errors import SourceError


def read_rtf(content: bytes) -> Document:
    """A rich text.

    Raises:
        SourceError: it is none, or is damaged.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise SourceError("it is no rich text (.rtf); save it again, or give it the ending of what it is")
    if not content.rstrip(b"\0\r\n \t").endswith(b"}"):
        raise SourceError("it is cut off before its end; save it again")
    try:
        text = str(rtf_to_text(content.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf raises what its tables raise: IndexError, LookupError, ValueError
        raise SourceError(f"it is damaged and cannot be read as rich text ({error}); save it again") from None
    return Document(normalise("\n\n".join(_lines(text))))


def _lines(text: str) -> Iterator[str]:
    """A line for each paragraph, and for each row of a table, whose cells striprtf ends with bars."""
    for is_row, lines in itertools.groupby(text.split("\n"), key=lambda line: line.rstrip().endswith("|")):
        if is_row:
            yield from table(line.rstrip().rstrip("|").split("|") for line in lines)
        else:
            yield from (line.strip() for line in lines if line.strip())
