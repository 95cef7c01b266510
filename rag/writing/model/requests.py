"""How a model is asked not to think before it writes, by its provider."""

from collections.abc import Mapping
from typing import Any

from langchain_core.language_models import BaseChatModel

from rag.writing.model.limits import MOST_THOUGHT_TOKENS, MOST_TOKENS

Request = Mapping[str, Any]
"""What is asked of the model besides the messages, in the words of its LangChain class."""
_WITH_ROOM: Request = {"max_tokens": MOST_TOKENS + MOST_THOUGHT_TOKENS}
_LEAST_EFFORTS = ("none", "minimal", "low")
"""OpenAI's names for the least thought, the least first; which a model has differs."""


def requests_for(provider: str, model: BaseChatModel) -> tuple[Request, ...]:
    """How a model can be asked not to think, the best way first, and then without asking for that.

    OpenAI's own service refuses what it does not know, so it is asked by what LangChain's profile says of the model.
    Servers that speak its protocol are asked through the chat template, as vLLM, SGLang and llama.cpp have it; most
    others overlook that, and those that refuse it, or so many tokens, are asked more simply. Anthropic's models think
    only when they are told to. A model in this process has been told by its template.
    """
    match provider:
        case "ollama":
            # Ollama has this since 0.9 and overlooked it before. gpt-oss always thinks; it takes only how much.
            return {"reasoning": "low" if "gpt-oss" in str(getattr(model, "model", "")) else False}, {}
        case "openai" if _is_openais_own(model):
            profile: Any = getattr(model, "profile", None) or {}
            if not profile:
                return _WITH_ROOM, {}
            levels = profile.get("reasoning_effort_levels") or (["low"] if profile.get("reasoning_output") else [])
            if not levels:
                return ({},)
            least = next((effort for effort in _LEAST_EFFORTS if effort in levels), None)
            return ({"reasoning_effort": least, **_WITH_ROOM}, _WITH_ROOM) if least else (_WITH_ROOM,)
        case "openai":
            template = {"extra_body": {"chat_template_kwargs": {"enable_thinking": False, "thinking": False}}}
            return {**template, **_WITH_ROOM}, template, {}
        case _:
            return ({},)


def _is_openais_own(model: BaseChatModel) -> bool:
    """Whether an OpenAI client speaks to OpenAI, and not to a server that speaks the same protocol."""
    address = getattr(getattr(model, "root_client", None), "base_url", None)
    return str(getattr(address, "host", "")).endswith(".openai.com")
