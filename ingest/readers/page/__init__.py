"""Reads web pages: the article's text and metadata by trafilatura, what stands around it reported as left out.

The page's visible text is read as lines; trafilatura says which of them are the article. Whole sentences that it
drops, captions for instance, are kept unless they stand in navigation and the like; where it finds no article, all is.
"""

from ingest.readers.page.reader import page_lines, read_page, with_raised

__all__ = ["page_lines", "read_page", "with_raised"]
