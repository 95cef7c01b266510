"""The outcomes page: what meetings adopted, announced, proposed and failed to agree, to filter, chart and save.

What is chosen stands in the page's address, so that a reload keeps it and a link or a bookmark holds it.
"""

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

import streamlit as st

from rag.outcomes import LibraryRecord, Outcome
from rag.sheets import outcomes_csv, outcomes_xlsx
from rag.ui.components import draw_outcome_table, draw_outcomes
from rag.ui.desk import Desk
from rag.ui.record.beside import draw_beside, draw_nothing, open_beside, open_clicked, open_number
from rag.ui.record.held import Held, records_at
from rag.ui.record.leading import lead_to_meeting
from rag.ui.record.outcome_filter import FACETS, OutcomeFilter, find_outcomes
from rag.ui.record.outcome_table import ROWS, ChartBy, outcome_table_drawn, outcomes_drawn
from rag.ui.source import follow_link
from rag.wire import outcome_json

OUTCOMES_PAGE = "outcomes"
_CHOICE, _TABLE = "outcomes-choice", "outcomes-table"
_LIMIT, _ADDRESS = "outcomes-limit", "outcomes-address"
_BY = "by"
"""What the chart has a bar for, in the address."""
_SAVED_AS: tuple[tuple[str, str, str, Callable[[Sequence[Outcome], LibraryRecord], str | bytes]], ...] = (
    ("CSV", "csv", "text/csv", outcomes_csv),
    ("JSON", "json", "application/json", lambda outcomes, record: outcomes_json(outcomes, record)),
    ("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", outcomes_xlsx),
)


def show_outcomes(desk: Desk) -> None:
    """Draw the page for this browser."""
    every = records_at(desk).now()
    if every is None:
        draw_nothing(desk, "Outcomes")
        return
    _back_to_what_was_chosen()
    wanted = _chosen(every)
    found = find_outcomes(every.outcomes, wanted)
    held = sum(one.statement.status != "reported" for one in every.outcomes)
    with st.container(key="record"):
        st.html("<h1>Outcomes</h1>")
        follow_link(desk, partial(open_beside, OUTCOMES_PAGE))
        draw_outcomes(
            key=_CHOICE,
            data=outcomes_drawn(found, wanted, held, _by()),
            on_toggled_change=partial(_toggle, every),
            on_cleared_change=partial(_choose, OutcomeFilter()),
            on_charted_change=_chart,
        )
        if found.outcomes:
            _draw_saving(found.outcomes, every.record)
        draw_outcome_table(
            key=_TABLE,
            data=outcome_table_drawn(
                found.outcomes, every.record, limit=_limit(), open_number=open_number(OUTCOMES_PAGE)
            ),
            on_opened_change=partial(open_clicked, OUTCOMES_PAGE, _TABLE, desk),
            on_meeting_change=partial(lead_to_meeting, _TABLE),
            on_more_change=_show_more,
        )
    draw_beside(OUTCOMES_PAGE, desk)


def _draw_saving(outcomes: Sequence[Outcome], record: LibraryRecord) -> None:
    with st.container(key="outcomes-saving", horizontal=True, gap="small", vertical_alignment="center"):
        st.text("Save these as")
        for name, ending, mime, made in _SAVED_AS:
            st.download_button(
                name,
                partial(made, outcomes, record),
                file_name=f"outcomes.{ending}",
                mime=mime,
                key=f"save-outcomes-{ending}",
                icon=":material/download:",
                on_click="ignore",
            )


def outcomes_json(outcomes: Sequence[Outcome], record: LibraryRecord) -> str:
    """The outcomes as one JSON array; `record` is as in `outcome_json`."""
    return json.dumps([outcome_json(one, record) for one in outcomes], ensure_ascii=False, indent=1)


def _back_to_what_was_chosen() -> None:
    """Give the page its address again where the browser's way back from a meeting leads to it with that of the meeting.

    Streamlit writes another page's query to this page's address before it changes the page, as a step of its own.
    """
    if "article" in st.query_params and _ADDRESS in st.session_state:
        st.query_params.from_dict(st.session_state[_ADDRESS])
    st.session_state[_ADDRESS] = {name: st.query_params.get_all(name) for name in st.query_params}


def _chosen(every: Held) -> OutcomeFilter:
    return OutcomeFilter.of_address(st.query_params.get_all, every.meeting_of)


def _choose(wanted: OutcomeFilter) -> None:
    """Show those from now on, from the top of the table."""
    st.query_params.from_dict({**wanted.address, **({_BY: _by()} if _BY in st.query_params else {})})
    st.session_state[_LIMIT] = ROWS


def _by() -> ChartBy:
    return "years" if st.query_params.get(_BY) == "years" else "series"


def _limit() -> int:
    return cast(int, st.session_state.get(_LIMIT, ROWS))


def _toggle(every: Held) -> None:
    given = st.session_state[_CHOICE].get("toggled")
    if isinstance(given, dict):
        for facet in FACETS:
            if given.get("facet") == facet:
                _choose(_chosen(every).toggled(facet, str(given.get("value"))))


def _chart() -> None:
    st.query_params[_BY] = "years" if st.session_state[_CHOICE].get("charted") == "years" else "series"


def _show_more() -> None:
    st.session_state[_LIMIT] = _limit() + ROWS
