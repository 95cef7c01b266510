"""A language model behind LangChain: the only caller of `init_chat_model`.

Every request ends, whatever the provider does. Silence, endless text, endless thought and long waits are cut by the
clocks and counts here; a request that may succeed a moment later is made again, a few times; and every failure is one
plain sentence. A client's stream can block for as long as its server likes, so it is read in a thread of its own.

A model is asked not to think before it writes, since that takes minutes where there is no GPU and nobody reads it.
Whether a server takes such a request is only known once it was made: one that refuses it is asked in the next simpler
way. Some models think all the same, and have room for it.
"""

from rag.writing.model.opening import open_writer
from rag.writing.model.requests import Request
from rag.writing.model.writer import Usage, Writer

__all__ = ["Request", "Usage", "Writer", "open_writer"]
