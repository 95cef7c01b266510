"""What meetings decided, on pages: outcomes to filter and save, a page for each meeting, and a calendar."""

from rag.ui.record.leading import lead_to_meeting, leads_away, led_to, show_meeting_of
from rag.ui.record.outcome_page import show_outcomes
from rag.ui.record.record_pages import show_calendar, show_meetings

__all__ = [
    "lead_to_meeting",
    "leads_away",
    "led_to",
    "show_calendar",
    "show_meeting_of",
    "show_meetings",
    "show_outcomes",
]
