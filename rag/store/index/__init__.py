"""The search index: passage vectors in Chroma, made from the library and disposable."""

from rag.store.index.local import PassageIndex
from rag.store.index.served import ServedIndex, open_index

__all__ = ["PassageIndex", "ServedIndex", "open_index"]
