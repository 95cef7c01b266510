"""An answer or a conversation as it leaves the window: plain text, Markdown, HTML and Word."""

from rag.ui.export.files import FORMATS, ExportedFile, FileFormat, exported, file_name
from rag.ui.export.text import as_text
from rag.ui.export.told import told_answer

__all__ = ["FORMATS", "ExportedFile", "FileFormat", "as_text", "exported", "file_name", "told_answer"]
