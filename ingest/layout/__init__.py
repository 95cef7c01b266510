"""The lines of a PDF's pages with their places, put together to paragraphs, headings, notes and tables.

PDFium gives the characters of a page in the order in which its program wrote them, each with its place. From the places
follows what a plain text cannot tell: whether a line ends because the next word did not fit, which of two columns it
stands in, what is a heading, what stands at the top of each page, and in which cell of a table a word is.
"""

from ingest.layout.characters import Character, PageCharacters, Rule
from ingest.layout.laid_out import LaidOut, laid_out

__all__ = ["Character", "LaidOut", "PageCharacters", "Rule", "laid_out"]
