"""What the page is given to draw of a question and its answer, and what its buttons do."""

from rag.ui.answer.drawings import drawings_at
from rag.ui.answer.exchange import ExchangeDrawn
from rag.ui.answer.feedback import FeedbackDrawn, feedback_drawn, judge

__all__ = ["ExchangeDrawn", "FeedbackDrawn", "drawings_at", "feedback_drawn", "judge"]
