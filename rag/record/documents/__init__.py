"""The texts that a meeting adopted or signed, and not drafts, proposals, other meetings' or two states' own papers.

A document is a noun phrase whose head is a word for one ("declaration", "action plan") and that an act of adopting
governs: behind the verb, before a passive, or in the list that follows "three documents were adopted:".
"""

from rag.record.documents.documents import documents_of

__all__ = ["documents_of"]
