"""How much a model reads, and how much it may write, in tokens."""

from typing import Any

from langchain_core.language_models import BaseChatModel

MOST_TOKENS = 1024
"""The longest answer that a model is asked for."""
MOST_THOUGHT_TOKENS = 4096
"""Allowed besides `MOST_TOKENS` to models that may think; with the longest prompt it fits into `CONTEXT_TOKENS`."""
CONTEXT_TOKENS = 8192
"""How much a model is taken to read when nothing is known of it."""
EVIDENCE_MOST_TOKENS = 4000
EVIDENCE_SHARE = 0.5
"""0-1: of what the model reads; the rest is for the rules, the question and the answer."""


def tokens_read(model: BaseChatModel) -> int:
    """Tokens that the model reads: by LangChain's profile of it, or its own tokenizer's limit where it runs here."""
    profile: Any = getattr(model, "profile", None) or {}
    tokenizer = getattr(getattr(getattr(model, "llm", None), "pipeline", None), "tokenizer", None)
    own = getattr(tokenizer, "model_max_length", None)
    return int(profile.get("max_input_tokens") or min(own or CONTEXT_TOKENS, CONTEXT_TOKENS))
