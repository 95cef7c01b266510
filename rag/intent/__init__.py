"""Recognises what a request asks for in wordings that no rule knows, and says it in one that the rules know."""

from rag.intent.reader import IntentReader, shipped_intent_reader
from rag.intent.wording import recognised

__all__ = ["IntentReader", "recognised", "shipped_intent_reader"]
