"""An answer or a conversation as it leaves the window: plain text, Markdown, HTML and Word."""

from rag.ui.export.files import FORMATS, FileFormat, exported, file_name
from rag.ui.export.text import as_plain_text
from rag.ui.export.told import told_answer

__all__ = ["FORMATS", "FileFormat", "as_plain_text", "exported", "file_name", "told_answer"]
