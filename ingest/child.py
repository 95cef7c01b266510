"""Reads documents of formats that can be hostile in a child process with limits (see `rag.confined`)."""

from ingest.left_out import OmittedPiece
from ingest.readers import READERS, Document
from rag.confined import ConfinedProcess, JsonReply, answer_requests

DOCUMENT_WALL_S = 60.0
"""How long a document may take by the clock."""


class Child(ConfinedProcess):
    """Reads documents, one after another."""

    def __init__(self, wall_s: float = DOCUMENT_WALL_S) -> None:
        super().__init__("ingest.child", wall_s, "Save its text in another format")

    def read(self, kind: str, content: bytes) -> Document:
        """The document.

        Raises:
            SourceError: it cannot be read, or not within the limits.
        """
        answer = self.ask(kind, content)
        return Document(
            text=str(answer["text"]),
            metadata=dict(answer["metadata"]),
            left_out=tuple(OmittedPiece(str(reason), str(text)) for reason, text in answer["left_out"]),
            notes=tuple(map(str, answer["notes"])),
            pages=tuple(map(str, answer["pages"])),
        )


def _read_document(kind: str, content: bytes) -> JsonReply:
    found = READERS[kind](content)
    return {
        "text": found.text,
        "metadata": {name: value for name, value in found.metadata.items() if value is not None},
        "left_out": [(one.reason, one.text) for one in found.left_out],
        "notes": found.notes,
        "pages": found.pages,
    }


if __name__ == "__main__":
    answer_requests(_read_document)
