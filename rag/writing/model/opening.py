"""Opens the model of a name, `provider:name`, through LangChain."""

import logging
from typing import Any

from langchain_core.language_models import BaseChatModel

from rag.errors import ModelSettingError
from rag.writing.model.limits import CONTEXT_TOKENS, MOST_THOUGHT_TOKENS, MOST_TOKENS
from rag.writing.model.requests import requests_for
from rag.writing.model.writer import Writer

log = logging.getLogger(__name__)


PROVIDERS = ("openai", "ollama", "anthropic", "huggingface")
"""That Readout knows how to open; the extra that installs each has its name."""


def open_writer(name: str, *, silence_s: float = 60.0, at_once: int = 4) -> Writer:
    """The model of that name, `provider:name`; nothing is sent to it yet.

    Raises:
        ModelSettingError: there is no such provider, its package is not installed, or it needs a key.
    """
    from langchain.chat_models import init_chat_model

    provider, _, model = name.partition(":")
    if not model or provider not in PROVIDERS:
        raise ModelSettingError(
            f"READOUT_MODEL names {name!r}. Write provider:name, as in ollama:qwen3:8b; the providers are "
            f"{', '.join(PROVIDERS)}."
        )
    try:
        opened = init_chat_model(model, model_provider=provider, **_options(provider, silence_s))
        if (getattr(opened, "profile", None) or {}).get("temperature") is False and hasattr(opened, "temperature"):
            opened.temperature = None  # models that think refuse one
        _tell_not_to_think(opened)
    except ImportError:
        raise ModelSettingError(
            f"{name!r} needs a package that is not installed: pip install 'readout[{provider}]'."
        ) from None
    except Exception as error:
        # Its message may hold a key; what it is called says enough together with the name.
        log.warning("%s cannot be opened: %s", name, type(error).__name__)
        raise ModelSettingError(
            f"{name!r} cannot be opened. Check that its key or its files are in place (OPENAI_API_KEY, "
            "ANTHROPIC_API_KEY, or the path of a model)."
        ) from None
    # A model that runs in this process has no connection that could break.
    return Writer(
        name,
        opened,
        silence_s=silence_s,
        at_once=at_once,
        says_end=provider != "huggingface",
        requests=requests_for(provider, opened),
    )


def _tell_not_to_think(model: BaseChatModel) -> None:
    """Turn thinking off in the chat template of a model in this process, since its class has no argument for it."""
    tokenizer = getattr(model, "tokenizer", None)
    template = getattr(tokenizer, "chat_template", None)
    if isinstance(template, str) and "enable_thinking" in template:
        tokenizer.chat_template = "{%- set enable_thinking = false -%}" + template  # type: ignore[union-attr]


def _options(provider: str, silence_s: float) -> dict[str, Any]:
    """What each provider's class takes; all keep to our own tries and clocks."""
    hosted = {"temperature": 0, "max_tokens": MOST_TOKENS, "timeout": silence_s, "max_retries": 0}
    match provider:
        case "ollama":
            return {
                "temperature": 0,
                "num_predict": MOST_TOKENS + MOST_THOUGHT_TOKENS,
                "num_ctx": CONTEXT_TOKENS,
                "client_kwargs": {"timeout": silence_s},
            }
        case "huggingface":
            return {"max_tokens": MOST_TOKENS, "pipeline_kwargs": {"do_sample": False, "return_full_text": False}}
        case "openai":
            # Servers that speak its protocol count tokens in a stream only when they are asked to.
            return {**hosted, "stream_usage": True}
        case _:
            return hosted
