"""Checking what was read of files and links before it is stored: each article with its fields, guessed ones marked."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

import streamlit as st

from rag.english import day_of
from rag.errors import UsageError
from rag.submission import Correction, ReadAhead
from rag.types import Article
from rag.ui.components import as_text
from rag.ui.conversations import owner
from rag.ui.library.fields import EMPTY_FIELDS, draw_fields, fields_of
from rag.ui.library.intake import Intake, Job

CHECKED_AT_ONCE = 40
"""Articles whose fields are shown; a file with an article a line may hold thousands."""

_JOB, _TROUBLE = "checking-job", "checking-trouble"


def begin_to_check(job_id: str) -> None:
    """Have the dialog drawn with the next drawing of the page, or once the job has read what was handed in."""
    st.session_state[_JOB] = job_id
    st.session_state[_TROUBLE] = ""


def job_to_check(intake: Intake) -> Job | None:
    """The job whose dialog is open, while what it read is held."""
    wanted = st.session_state.get(_JOB)
    return next((job for job in intake.jobs(owner()) if job.id == wanted and job.is_to_be_checked), None)


@st.dialog("Check what was read", width="medium", on_dismiss=lambda: st.session_state.pop(_JOB, None))
def draw_checking(intake: Intake, job: Job) -> None:
    """The dialog; what it is about goes into the library when the person says so."""
    if job_to_check(intake) is None:  # it was added: only drawing the whole page closes the dialog
        st.rerun()
    shown = job.read[:CHECKED_AT_ONCE]
    st.caption(EMPTY_FIELDS)
    with st.form("checking-form", border=False, enter_to_submit=False):
        for nth, one in enumerate(shown):
            with st.expander(as_text(summary(one)), expanded=len(shown) == 1):
                told = [f"From {one.source_name}.", *(f"It {note}." for note in one.notes)]
                st.caption(as_text(" ".join(told)))
                draw_fields(_key(job, nth), one.given, one.read)
        n = len(job.read)
        if more := n - len(shown):
            st.text(f"{more} more {'is' if more == 1 else 'are'} added as read.")
        label = f"Add {n} articles" if n > 1 else "Add to the library"
        st.form_submit_button(label, key="checking-add", on_click=partial(_add, intake, job, shown))
    if st.session_state.get(_TROUBLE):
        st.text(st.session_state[_TROUBLE])


def summary(one: ReadAhead) -> str:
    """An article in a line: its title, the meeting, where and when; what was guessed of these comes last."""
    given = [one.read.title]
    guessed: list[str] = []
    for before, value in (
        (one.given.summit, one.read.summit),
        (one.given.place, one.read.place),
        (one.given.date, one.read.date and day_of(one.read.date)),
    ):
        if value:
            (given if before else guessed).append(value)
    return " · ".join((*given, f"read from the text: {', '.join(guessed)}") if guessed else given)


def _key(job: Job, nth: int) -> str:
    return f"checking-{job.id}-{nth}"


def _add(intake: Intake, job: Job, shown: Sequence[ReadAhead]) -> None:
    corrections: dict[int, Correction] = {}
    wrong: list[str] = []
    for nth, one in enumerate(shown):
        try:
            correction = fields_of(_key(job, nth))
        except UsageError as error:
            wrong.append(f"{one.source_name}: {error}" if len(shown) > 1 else str(error))
        else:
            if correction != _as_given(one.given):
                corrections[nth] = correction
    try:
        if not wrong:
            intake.add_read(owner(), job.id, corrections)
    except UsageError as error:
        wrong.append(str(error))
    st.session_state[_TROUBLE] = "\n".join(wrong)
    if not wrong:
        st.session_state.pop(_JOB, None)


def _as_given(article: Article) -> Correction:
    """The correction that changes nothing."""
    described = asdict(article)
    return Correction(**{name: described[name] for name in Correction.__dataclass_fields__})
