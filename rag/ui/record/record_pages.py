"""The pages of meetings and the calendar as Streamlit runs them."""

import datetime as dt
from functools import partial

import streamlit as st

from rag.ui.components import draw_record
from rag.ui.desk import Desk
from rag.ui.record.beside import draw_beside, open_beside, open_clicked, opened_beside
from rag.ui.record.calendar import CALENDAR_PAGE, calendar_drawn
from rag.ui.record.held import Held, records_at
from rag.ui.record.leading import lead_to_meeting, lead_to_outcomes
from rag.ui.record.lines import RecordDrawn
from rag.ui.record.meeting import MEETINGS_PAGE, meeting_drawn, meetings_drawn
from rag.ui.record.outcome_page import only_of
from rag.ui.source import follow_link


def show_meetings(desk: Desk) -> None:
    """Draw the meeting that the article in the address, `?article=…`, is about; all meetings when it names none."""
    held, article_id = records_at(desk).now(), st.query_params.get("article", "")
    meeting = held.meeting_of(article_id)
    opening = opened_beside(MEETINGS_PAGE)
    drawn = (
        meeting_drawn(meeting, held, opening.number if opening else 0) if meeting is not None else meetings_drawn(held)
    )
    if article_id and meeting is None and held.articles:
        drawn["told"] = "This link is for an article that is not in this library. These are the meetings it holds."
    _show(MEETINGS_PAGE, desk, drawn, held, article_id)


def show_calendar(desk: Desk) -> None:
    """Draw the announced meetings, judged by today's date."""
    held = records_at(desk).now()
    opening = opened_beside(CALENDAR_PAGE)
    drawn = calendar_drawn(held, dt.date.today(), opening.number if opening else 0)
    _show(CALENDAR_PAGE, desk, drawn, held, "")


def _show(page: str, desk: Desk, drawn: RecordDrawn, held: Held, article_id: str) -> None:
    component = f"{page}-record"
    with st.container(key="record"):
        if {"start", "end"} & st.query_params.to_dict().keys() or not article_id:
            follow_link(desk, partial(open_beside, page))
        draw_record(
            key=component,
            data=drawn,
            on_opened_change=partial(open_clicked, page, component, desk),
            on_meeting_change=partial(_to_meeting, page, component),
            on_outcomes_change=partial(_to_outcomes, held, article_id),
        )
    draw_beside(page, desk)


def _to_meeting(page: str, component: str) -> None:
    open_beside(page, None)
    lead_to_meeting(component)


def _to_outcomes(held: Held, article_id: str) -> None:
    meeting = held.meeting_of(article_id)
    if meeting is not None:
        only_of(meeting)
        lead_to_outcomes()
