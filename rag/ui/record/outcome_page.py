"""The outcomes page: what meetings adopted, announced, proposed and failed to agree, to filter, chart and save."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import streamlit as st

from rag.outcomes import Outcome
from rag.question import Meeting
from rag.sheets import outcomes_csv, outcomes_xlsx
from rag.ui.components import draw_outcome_table, draw_outcomes
from rag.ui.desk import Desk
from rag.ui.record.beside import draw_beside, draw_nothing, open_beside, open_clicked, open_number
from rag.ui.record.held import records_at
from rag.ui.record.leading import lead_to_meeting
from rag.ui.record.outcome_filter import FACETS, OutcomeFilter, find_outcomes
from rag.ui.record.outcome_table import ROWS, ChartBy, outcome_table_drawn, outcomes_drawn
from rag.ui.source import follow_link
from rag.wire import outcome_json

OUTCOMES_PAGE = "outcomes"
_CHOICE, _TABLE = "outcomes-choice", "outcomes-table"
_FILTER, _BY, _LIMIT = (f"outcomes-{name}" for name in ("filter", "by", "limit"))
_SAVED_AS: tuple[tuple[str, str, str, Callable[[Sequence[Outcome]], str | bytes]], ...] = (
    ("CSV", "csv", "text/csv", outcomes_csv),
    ("JSON", "json", "application/json", lambda outcomes: outcomes_json(outcomes)),
    ("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", outcomes_xlsx),
)


def show_outcomes(desk: Desk) -> None:
    """Draw the page for this browser."""
    every, wanted = records_at(desk).now(), _filter()
    if every is None:
        draw_nothing(desk, "Outcomes")
        return
    found = find_outcomes(every.outcomes, wanted)
    held = sum(one.statement.status != "reported" for one in every.outcomes)
    with st.container(key="record"):
        st.html("<h1>Outcomes</h1>")
        follow_link(desk, partial(open_beside, OUTCOMES_PAGE))
        draw_outcomes(
            key=_CHOICE,
            data=outcomes_drawn(found, wanted, held, _by()),
            on_toggled_change=_toggle,
            on_cleared_change=partial(filter_outcomes, OutcomeFilter()),
            on_charted_change=_chart,
        )
        if found.outcomes:
            _draw_saving(found.outcomes)
        draw_outcome_table(
            key=_TABLE,
            data=outcome_table_drawn(found.outcomes, limit=_limit(), open_number=open_number(OUTCOMES_PAGE)),
            on_opened_change=partial(open_clicked, OUTCOMES_PAGE, _TABLE, desk),
            on_meeting_change=partial(lead_to_meeting, _TABLE),
            on_more_change=_show_more,
        )
    draw_beside(OUTCOMES_PAGE, desk)


def _draw_saving(outcomes: Sequence[Outcome]) -> None:
    with st.container(key="outcomes-saving", horizontal=True, gap="small", vertical_alignment="center"):
        st.text("Save these as")
        for name, ending, mime, made in _SAVED_AS:
            st.download_button(
                name,
                partial(made, outcomes),
                file_name=f"outcomes.{ending}",
                mime=mime,
                key=f"save-outcomes-{ending}",
                icon=":material/download:",
                on_click="ignore",
            )


def outcomes_json(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as one JSON array."""
    return json.dumps([outcome_json(one) for one in outcomes], ensure_ascii=False, indent=1)


def filter_outcomes(wanted: OutcomeFilter) -> None:
    """Show those from now on, from the top of the table."""
    st.session_state[_FILTER] = wanted
    st.session_state[_LIMIT] = ROWS


def only_of(meeting: Meeting) -> None:
    """Show those of one meeting from now on."""
    filter_outcomes(OutcomeFilter(meeting=meeting))


def _filter() -> OutcomeFilter:
    return cast(OutcomeFilter, st.session_state.get(_FILTER, OutcomeFilter()))


def _by() -> ChartBy:
    return cast(ChartBy, st.session_state.get(_BY, "series"))


def _limit() -> int:
    return cast(int, st.session_state.get(_LIMIT, ROWS))


def _toggle() -> None:
    given = st.session_state[_CHOICE].get("toggled")
    if isinstance(given, dict):
        for facet in FACETS:
            if given.get("facet") == facet:
                filter_outcomes(_filter().toggled(facet, str(given.get("value"))))


def _chart() -> None:
    st.session_state[_BY] = "years" if st.session_state[_CHOICE].get("charted") == "years" else "series"


def _show_more() -> None:
    st.session_state[_LIMIT] = _limit() + ROWS
