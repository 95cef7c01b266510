"""The files that a conversation, or one answer of it, can be saved as."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rag.conversations import KeptExchange
from rag.ui.export.html import as_page
from rag.ui.export.markdown import as_markdown
from rag.ui.export.told import Holding, told

NAME_MAX_CHARS = 60

Ending = Literal["md", "html", "docx"]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A kind of file."""

    name: str
    ending: Ending
    mime: str


FORMATS: dict[str, FileFormat] = {
    one.ending: one
    for one in (
        FileFormat("Markdown", "md", "text/markdown"),
        FileFormat("HTML", "html", "text/html"),
        FileFormat("Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    )
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file to save."""

    name: str
    mime: str
    content: bytes


def exported(title: str, exchanges: Sequence[KeptExchange], ending: Ending, holding: Holding) -> ExportedFile:
    """The file.

    Args:
        title: Of the conversation, or the question of the one exchange.
        exchanges: What to tell, in order.
        ending: Which format.
        holding: Articles and statements as the library has them now.
    """
    every = [told(exchange, holding) for exchange in exchanges]
    if ending == "docx":
        from rag.ui.export.word import as_word  # half a second that only somebody who saves one spends

        content = as_word(title, every)
    else:
        content = (as_page if ending == "html" else as_markdown)(title, every).encode()
    return ExportedFile(file_name(title, ending), FORMATS[ending].mime, content)


def file_name(title: str, ending: str) -> str:
    """A name that every system takes: the title's letters and digits."""
    words = re.findall(r"[^\W_]+", title.lower())
    return f"{'-'.join(words)[:NAME_MAX_CHARS].strip('-') or 'conversation'}.{ending}"
