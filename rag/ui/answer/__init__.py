"""What the page is given to draw of a question and its answer, and what its buttons do."""

from rag.ui.answer.claims import cost_line, counts_line
from rag.ui.answer.exchange import exchange_drawn, stands
from rag.ui.answer.feedback import feedback_drawn, judge

__all__ = ["cost_line", "counts_line", "exchange_drawn", "feedback_drawn", "judge", "stands"]
