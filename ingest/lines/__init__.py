"""What each line of a stored text is: prose that can be quoted, a heading, or furniture that a page puts around it.

A stored text has one paragraph, heading, list item or table row a line. Headings carry the marks of Markdown where the
format told them; in a plain text they are short lines without a full stop in front of prose. Nothing else decides what
can be quoted, so that what is not is known and reported.
"""

from ingest.lines.furniture import TIME_STAMP, furniture, states_something
from ingest.lines.marks import BULLET, ENDS, HEADING, HEADING_WORDS, LISTED
from ingest.lines.text_lines import TextLine, left_out_of, read_lines
from ingest.lines.title import title_of

__all__ = [
    "BULLET",
    "ENDS",
    "HEADING",
    "HEADING_WORDS",
    "LISTED",
    "TIME_STAMP",
    "TextLine",
    "furniture",
    "left_out_of",
    "read_lines",
    "states_something",
    "title_of",
]
