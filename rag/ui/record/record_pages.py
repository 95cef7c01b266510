"""The pages of meetings and the calendar as Streamlit runs them."""

import datetime as dt
from functools import partial

import streamlit as st

from rag.outcomes import Coming
from rag.question import Meeting
from rag.ui.components import draw_record
from rag.ui.desk import Desk
from rag.ui.record.announced import announced_drawn
from rag.ui.record.beside import draw_beside, draw_nothing, open_beside, open_clicked, open_number
from rag.ui.record.calendar import CALENDAR_PAGE, calendar_drawn
from rag.ui.record.held import records_at
from rag.ui.record.leading import lead_to_meeting, lead_to_outcomes
from rag.ui.record.lines import MEETINGS_PAGE, RecordDrawn
from rag.ui.record.meeting import meeting_drawn, meetings_drawn
from rag.ui.record.outcome_filter import OutcomeFilter
from rag.ui.source import follow_link


def show_meetings(desk: Desk) -> None:
    """Draw the meeting that the article in the address, `?article=…`, is about; all meetings when it names none.

    A meeting that is only announced has the key of its announcement there.
    """
    held, article_id = records_at(desk).now(), st.query_params.get("article", "")
    if held is None:
        draw_nothing(desk, "Meetings")
        return
    meeting = held.meeting_of(article_id)
    announced = held.announced.get(article_id)
    if meeting is None and announced is not None:
        drawn = announced_drawn(announced, held, dt.date.today(), open_number(MEETINGS_PAGE))
    elif meeting is not None:
        drawn = meeting_drawn(meeting, held, open_number(MEETINGS_PAGE))
    else:
        drawn = meetings_drawn(held, dt.date.today())
        if article_id:
            drawn["told"] = "This link is for an article that is not in this library. These are the meetings it holds."
    _show(MEETINGS_PAGE, desk, drawn, meeting, announced)


def show_calendar(desk: Desk) -> None:
    """Draw the announced meetings, judged by today's date."""
    held = records_at(desk).now()
    if held is None:
        draw_nothing(desk, "Calendar")
        return
    _show(CALENDAR_PAGE, desk, calendar_drawn(held, dt.date.today(), open_number(CALENDAR_PAGE)))


def _show(
    page: str, desk: Desk, drawn: RecordDrawn, meeting: Meeting | None = None, announced: Coming | None = None
) -> None:
    component = f"{page}-record"
    with st.container(key="record"):
        names_meeting = meeting is not None or announced is not None
        if not names_meeting or "start" in st.query_params:  # else the address names the meeting alone
            follow_link(desk, partial(open_beside, page))
        draw_record(
            key=component,
            data=drawn,
            on_opened_change=partial(open_clicked, page, component, desk),
            on_meeting_change=partial(_to_meeting, page, component),
            on_outcomes_change=partial(_to_outcomes, meeting),
        )
    draw_beside(page, desk)


def _to_meeting(page: str, component: str) -> None:
    open_beside(page, None)
    lead_to_meeting(component)


def _to_outcomes(meeting: Meeting | None) -> None:
    if meeting is not None:
        lead_to_outcomes(OutcomeFilter(meeting=meeting).address)
