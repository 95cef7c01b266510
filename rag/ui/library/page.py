"""The library page: what the library holds, filtered and on a timeline, an article beside it; adding and removing."""

from dataclasses import replace
from functools import partial

import streamlit as st

from rag.question import meetings
from rag.types import Article, Scope
from rag.ui.components import draw_again, draw_jobs, draw_listing, draw_source, draw_timeline
from rag.ui.conversations import Archive, owner, visit
from rag.ui.desk import Desk
from rag.ui.library import browsing
from rag.ui.library.adding import draw_adding
from rag.ui.library.checking import begin_to_check, draw_checking, job_to_check
from rag.ui.library.correcting import article_to_correct, begin_to_correct, draw_correcting
from rag.ui.library.filter_bar import draw_filter_bar
from rag.ui.library.filters import Filter, Part, in_order
from rag.ui.library.intake import Intake, JobsRevision
from rag.ui.library.jobs import jobs_drawn
from rag.ui.library.listing import listing_drawn, ways_out
from rag.ui.library.timeline import key, period, timeline_drawn
from rag.ui.record import lead_to_meeting, show_meeting_of
from rag.ui.source import (
    ActionDrawn,
    Opening,
    article_opening,
    follow_link,
    printed_address,
    printed_elsewhere,
    source_drawn,
)

JOBS_POLL_S = 0.4
"""How long after one drawing of the jobs that are under way the browser asks for the next."""

_LISTING, _TIMELINE, _SOURCE, _JOBS = "library-listing", "library-timeline", "library-source", "library-jobs"


def show_library(desk: Desk, archive: Archive, intake: Intake, drawn_for: JobsRevision) -> None:
    """Draw the library for this browser; `drawn_for` is the jobs' revision before any of the page was drawn."""
    articles = desk.articles
    with st.container(key="library"):
        _heading(desk, articles)
        follow_link(desk, browsing.open_article)
        if not intake.locked:
            draw_adding(intake, expanded=not articles)
        if articles:
            _draw_articles(desk, archive, articles)
    with st.container():  # else, when Streamlit drops something from the fragment, what follows takes its position
        st.fragment(_draw_jobs)(desk, intake, drawn_for)
    if (opening := browsing.opening()) is not None:
        _draw_article(desk, archive, intake, opening)
    correcting = article_to_correct()
    if correcting and not intake.locked and (given := desk.article(correcting)) is not None:
        draw_correcting(intake, given, desk.as_read(given))
    elif (to_check := job_to_check(intake)) is not None:
        draw_checking(intake, to_check)


def _heading(desk: Desk, articles: tuple[Article, ...]) -> None:
    st.html("<h1>The library</h1>")
    with st.container(key="library-span"):
        if not articles:
            st.text("No article yet." if desk.status.state == "empty" else desk.status.sentence)
        elif held := period(articles):
            st.text(f"From {held}" if " to " in held else held)


def _draw_articles(desk: Desk, archive: Archive, articles: tuple[Article, ...]) -> None:
    draw_filter_bar(articles)
    chosen = browsing.current_filter().renewed(meetings(articles))
    fitting = _fitting(desk, articles, chosen)
    draw_timeline(
        key=_TIMELINE,
        data=timeline_drawn(articles, fitting, chosen.meeting, whole=browsing.whole_timeline()),
        on_chosen_change=partial(_choose_meeting, desk),
        on_whole_change=_unfold,
    )
    listed = in_order(
        fitting, browsing.current_order(), desk.stored_order() if browsing.current_order() == "stored" else {}
    )
    opening = browsing.opening()
    open_id = opening.article_id if opening else ""
    ways = (
        []
        if fitting
        else ways_out({part: len(_fitting(desk, articles, chosen.without(part))) for part in chosen.parts})
    )
    draw_listing(
        key=_LISTING,
        data=listing_drawn(
            articles,
            listed,
            chosen,
            ways,
            limit=browsing.limit(),
            open_id=open_id,
            prints=desk.also_printed(),
            as_read=desk.as_read,
        ),
        on_opened_change=partial(_open, _LISTING, desk),
        on_dropped_change=_drop,
        on_cleared_change=partial(browsing.set_filter, Filter()),
        on_more_change=browsing.show_more,
        on_asking_change=partial(_ask_only, archive),
        on_meeting_change=partial(lead_to_meeting, _LISTING),
    )


def _fitting(desk: Desk, articles: tuple[Article, ...], chosen: Filter) -> list[Article]:
    found = desk.articles_with(chosen.text) if chosen.searches else frozenset()
    return [article for article in articles if chosen.fits(article, found)]


def _draw_jobs(desk: Desk, intake: Intake, drawn_for: JobsRevision) -> None:
    """Each job of this person's. When one began or ended, or an article is to be opened, the page is drawn again."""
    revision = intake.revision(owner())  # before they are drawn: they go on meanwhile
    draw_jobs(
        key=_JOBS,
        data=jobs_drawn(intake.jobs(owner()), intake, desk),
        on_dismissed_change=partial(_with_job, "dismissed", intake),
        on_again_change=partial(_with_job, "again", intake),
        on_checked_change=partial(_with_job, "checked", intake),
        on_opened_change=partial(_open, _JOBS, desk),
    )
    if st.session_state.pop("library-drawn-anew", False) or revision != drawn_for:
        st.rerun()
    if any(pending for _, _, pending in revision):
        draw_again("jobs", JOBS_POLL_S)


def _draw_article(desk: Desk, archive: Archive, intake: Intake, opening: Opening) -> None:
    article = desk.article(opening.article_id)
    with st.container(key="source"):
        draw_source(
            key=_SOURCE,
            data=source_drawn(
                opening,
                article,
                _actions(article, intake),
                printed_elsewhere(desk, article),
                printed=printed_address(desk, opening, article),
            ),
            on_closed_change=partial(browsing.open_article, None),
            on_acted_change=partial(_act, archive, intake, article),
        )


def _actions(article: Article | None, intake: Intake) -> list[ActionDrawn]:
    offered: list[ActionDrawn] = []
    if article is not None:
        offered.append({"name": "meeting", "label": "See this meeting", "confirm": ""})
    if article is not None and article.summit:
        offered.append({"name": "ask", "label": "Ask about this summit", "confirm": ""})
    if article is not None and intake.lets("correct"):
        offered.append({"name": "correct", "label": "Correct details", "confirm": ""})
    if article is not None and intake.lets("remove"):
        confirm = f"Remove “{article.title}” from the library? Answers that quoted it will say that it is gone."
        offered.append({"name": "remove", "label": "Remove", "confirm": confirm})
    return offered


def _act(archive: Archive, intake: Intake, article: Article | None) -> None:
    action = st.session_state[_SOURCE].get("acted")
    if article is None:
        return
    if action == "ask" and article.summit:
        visit.show_new_conversation(archive, Scope((article.summit,)))
    elif action == "meeting":
        show_meeting_of(article.id)
    elif action == "correct" and intake.lets("correct"):
        begin_to_correct(article.id)
    elif action == "remove" and intake.lets("remove"):
        intake.remove(owner(), article.id, article.title)
        browsing.open_article(None)


def _ask_only(archive: Archive) -> None:
    if scope := browsing.current_filter().scope:
        visit.show_new_conversation(archive, scope)


def _open(component: str, desk: Desk) -> None:
    article = desk.article(str(st.session_state[component].get("opened")))
    if article is not None:
        browsing.open_article(article_opening(article))
        st.session_state["library-drawn-anew"] = component == _JOBS


def _drop() -> None:
    """Drop the part that was clicked, looked up among those in force: what comes back comes from a browser."""
    given = st.session_state[_LISTING].get("dropped")
    chosen = browsing.current_filter()
    if isinstance(given, dict):
        for part in chosen.parts:
            if part == Part(given.get("aspect"), given.get("value")):  # type: ignore[arg-type]
                browsing.set_filter(chosen.without(part))


def _choose_meeting(desk: Desk) -> None:
    """Filter by the meeting that was clicked; clicked again, by none."""
    clicked = st.session_state[_TIMELINE].get("chosen")
    chosen = browsing.current_filter()
    for meeting in meetings(desk.articles):
        if key(meeting) == clicked:
            browsing.set_filter(replace(chosen, meeting=None if meeting == chosen.meeting else meeting))


def _unfold() -> None:
    browsing.show_timeline(whole=bool(st.session_state[_TIMELINE].get("whole")))


def _with_job(name: str, intake: Intake) -> None:
    job_id = str(st.session_state[_JOBS].get(name))
    if name == "again":
        intake.again(owner(), job_id)
    elif name == "checked":
        begin_to_check(job_id)
        st.session_state["library-drawn-anew"] = True
    else:
        intake.dismiss(owner(), job_id)
