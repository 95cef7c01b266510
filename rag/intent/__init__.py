"""Recognises what a request asks for in wordings that no rule knows, and says it in one that the rules know."""

from rag.intent.reader import IntentReader, shipped_intent_reader
from rag.intent.wording import in_plain_words

__all__ = ["IntentReader", "in_plain_words", "shipped_intent_reader"]
