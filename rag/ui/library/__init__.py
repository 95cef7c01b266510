"""The library page: what the library holds, and adding to it and removing from it."""

from rag.ui.library.intake import Intake, one_intake
from rag.ui.library.page import show_library

__all__ = ["Intake", "one_intake", "show_library"]
