"""What has become of the matter that a sentence states: adopted, announced, proposed, failed, or only reported.

Read from words, clause by clause: the first verb of deciding, announcing, proposing or failing governs its clause, and
who acts says whether something was adopted by all or announced by one. In the text of a communiqué itself a commitment
is what the G7 and G20 Research Groups count as one: a specific statement of what "we" will do.
"""

from rag.record.status.reading import NOTHING_STATED, StatusReading
from rag.record.status.sentence import status_by_clause

__all__ = ["NOTHING_STATED", "StatusReading", "status_by_clause"]
