"""Recognises what a request asks for in wordings that no rule knows, and says it in one that the rules know."""

from rag.intent.reader import IntentReader, shipped_intent_reader
from rag.intent.wording import asks_twice, recognised

__all__ = ["IntentReader", "asks_twice", "recognised", "shipped_intent_reader"]
