"""What can go wrong, said so that a person can act on it.

Every message names the value that was wrong and the next step.

    ReadoutError
    ├── UsageError                  the caller asked for something that makes no sense
    ├── SourceError                 one document cannot be read; the others go on
    ├── LibraryError                the record of truth cannot serve
    │   ├── EmptyLibraryError       it holds no article yet
    │   ├── ArticleNotFoundError    it holds no article of that id
    │   └── ForeignVectorsError     its vectors are of another model than the one in use
    ├── ConversationsError          the conversations cannot be kept or read
    │   └── ConversationNotFoundError   its owner has none of that id
    ├── SearchIndexError            the Chroma index cannot be built or read
    ├── BusyError                   another process owns the data directory
    ├── ModelSettingError           a language model was configured that cannot be opened
    └── EmbedderError               the embedding model cannot be loaded or used
"""


class ReadoutError(Exception):
    """Base of all errors that Readout raises on purpose."""


class UsageError(ReadoutError):
    """The caller asked for something that makes no sense: an empty question, a summit that is not there."""


class SourceError(ReadoutError):
    """One document cannot be read; it is skipped with this reason and the others go on."""


class LibraryError(ReadoutError):
    """The library cannot be opened or read."""


class EmptyLibraryError(LibraryError):
    """The library holds no article yet."""


class ArticleNotFoundError(LibraryError):
    """The library holds no article of that id."""


class ForeignVectorsError(LibraryError):
    """The stored vectors are of another model than the one in use, so the two cannot be compared."""


class ConversationsError(ReadoutError):
    """The conversations cannot be opened, kept or read."""


class ConversationNotFoundError(ConversationsError):
    """The owner has no conversation, or no exchange or answer, of that id; whether another has is not said."""


class SearchIndexError(ReadoutError):
    """The Chroma index cannot be built or read."""


class BusyError(ReadoutError):
    """Another process owns the data directory; the message names it."""


class ModelSettingError(ReadoutError):
    """A language model was configured that cannot be opened; Readout works on in quotes."""


class EmbedderError(ReadoutError):
    """The embedding model cannot be loaded, is not the one expected, or was given more than its window."""
