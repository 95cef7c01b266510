"""The errors that Readout raises.

Every message names the wrong value and what to do next.

    ReadoutError
    ├── UsageError                  the caller asked for something that makes no sense
    ├── SourceError                 one document cannot be read; the others still are
    ├── LibraryError                the library cannot be opened or read
    │   ├── EmptyLibraryError       it holds no article yet
    │   ├── ArticleNotFoundError    it holds no article of that id
    │   └── ForeignVectorsError     its vectors were made by another model
    ├── ConversationsError          the conversations cannot be kept or read
    │   └── ConversationNotFoundError   the owner has none of that id
    ├── SearchIndexError            the Chroma index cannot be built or read
    ├── BusyError                   another process owns the data directory
    ├── ModelSettingError           a configured language model cannot be opened
    └── EmbedderError               the embedding model cannot be loaded or used
"""


class ReadoutError(Exception):
    """Base of all errors that Readout raises on purpose."""


class UsageError(ReadoutError):
    """The caller asked for something that makes no sense: an empty question, a summit that is not there."""


class SourceError(ReadoutError):
    """One document cannot be read; it is skipped with this reason, and the others are still read."""


class LibraryError(ReadoutError):
    """The library cannot be opened or read."""


class EmptyLibraryError(LibraryError):
    """The library holds no article yet."""


class ArticleNotFoundError(LibraryError):
    """The library holds no article of that id."""


class ForeignVectorsError(LibraryError):
    """The stored vectors were made by another model than the one in use, so questions cannot be compared with them."""


class ConversationsError(ReadoutError):
    """The conversations cannot be opened, kept or read."""


class ConversationNotFoundError(ConversationsError):
    """The owner has no such conversation, exchange or answer. It is not revealed whether another owner has."""


class SearchIndexError(ReadoutError):
    """The Chroma index cannot be built or read."""


class BusyError(ReadoutError):
    """Another process owns the data directory; the message names it."""


class ModelSettingError(ReadoutError):
    """A configured language model cannot be opened; Readout still answers in quotes."""


class EmbedderError(ReadoutError):
    """The embedding model cannot be loaded, is not the one expected, or was given a text longer than its window."""
