"""Finds the passages that may answer a question, scores their sentences, and quotes the best or declines."""

from rag.reading.joint import AnsweringWords, shipped_joint_reader
from rag.reading.leaning import leans
from rag.reading.reader import HITS, Reader, Reading
from rag.reading.refusal import refusal
from rag.reading.reranker import Reranker
from rag.reading.retriever import HybridRetriever

__all__ = [
    "HITS",
    "AnsweringWords",
    "HybridRetriever",
    "Reader",
    "Reading",
    "Reranker",
    "leans",
    "refusal",
    "shipped_joint_reader",
]
