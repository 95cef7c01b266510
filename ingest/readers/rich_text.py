"""Rich text (.rtf) by striprtf."""

from striprtf.striprtf import rtf_to_text

from ingest.readers.document import Document
from ingest.wrapping import unwrap
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
    unwrapped = unwrap(normalise(text))
    return Document(unwrapped.text, {}, unwrapped.left_out)
