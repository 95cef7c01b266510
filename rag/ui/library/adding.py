"""Adding articles on the library page: files chosen, links, or a text pasted with what is known of it.

A form is read in a callback, because the next click can end a run before it has read the form. What is wrong with a
pasted text is said field by field, and what was typed stays; once the text is taken in, the form is empty again.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from rag.english import normalise
from rag.errors import UsageError
from rag.links import web_address
from rag.submission import Linked, Pasted, Upload
from rag.ui.conversations import owner
from rag.ui.library.checking import begin_to_check
from rag.ui.library.fields import FIRST_DAY, LAST_DAY, LINE_MAX_CHARS
from rag.ui.library.intake import FILES_AT_ONCE, Intake

LINKS_AT_ONCE = 20
"""A host is asked for at most one page a second."""
TEXT_MAX_CHARS = 1_000_000
"""Some 150,000 words: ten times the longest declaration."""
_FILES, _NOTE, _FORM, _ERRORS = "adding-files", "adding-note", "adding-form", "adding-errors"
_LINKS_FORM, _LINK_ERRORS = "adding-links-form", "adding-link-errors"
_LINES = {
    "summit": ("Summit", "Central Asia–Russia Summit"),
    "place": ("Place", "Dushanbe, Tajikistan"),
    "publisher": ("Publisher", ""),
    "url": ("Address of the original", "https://"),
}


def draw_adding(intake: Intake, *, expanded: bool) -> None:
    """The ways to add, folded away unless `expanded`."""
    with st.expander("Add articles", icon=":material/add:", key="adding", expanded=expanded):
        files, links, text = st.tabs(["Files", "Links", "Pasted text"])
        with files:
            _draw_files(intake)
        with links:
            _draw_links(intake)
        with text:
            _draw_text(intake)


def _draw_files(intake: Intake) -> None:
    with st.form("adding-files-form", clear_on_submit=True, border=False):
        st.file_uploader(
            "PDF, Word, OpenDocument, RTF, EPUB, spreadsheets, web pages, mail, Markdown or plain text, up to "
            f"{FILES_AT_ONCE} at once",
            accept_multiple_files=True,
            key=_FILES,
        )
        with st.container(horizontal=True, gap="small"):
            add, check = (partial(_add_files, intake, check=check) for check in (False, True))
            st.form_submit_button("Add to the library", key="add-files", on_click=add)
            st.form_submit_button("Check details first", key="check-files", on_click=check)
    _say("files", st.session_state.get(_NOTE, ()))


def _draw_links(intake: Intake) -> None:
    form = st.session_state.setdefault(_LINKS_FORM, 0)
    with st.form(f"adding-links-form-{form}", border=False, enter_to_submit=False):
        st.text_area(
            f"Addresses of pages or feeds, one a line, up to {LINKS_AT_ONCE}",
            key=_key("links", form),
            max_chars=LINKS_AT_ONCE * LINE_MAX_CHARS,
            placeholder="https://",
            height=120,
        )
        with st.container(horizontal=True, gap="small"):
            add, check = (partial(_add_links, intake, form, check=check) for check in (False, True))
            st.form_submit_button("Add to the library", key="add-links", on_click=add)
            st.form_submit_button("Check details first", key="check-links", on_click=check)
    _say("links", st.session_state.get(_LINK_ERRORS, ()))


def _draw_text(intake: Intake) -> None:
    form = st.session_state.setdefault(_FORM, 0)
    with st.form(f"adding-text-form-{form}", border=False, enter_to_submit=False):
        st.text_input("Title", key=_key("title", form), max_chars=LINE_MAX_CHARS)
        st.text_area("Text", key=_key("text", form), max_chars=TEXT_MAX_CHARS, height=180)
        left, right = st.columns(2)
        for nth, (name, (label, example)) in enumerate(_LINES.items()):
            with (left, right)[nth % 2]:
                st.text_input(
                    f"{label} (optional)", key=_key(name, form), max_chars=LINE_MAX_CHARS, placeholder=example
                )
        with left:
            st.number_input("Edition (optional)", min_value=1, max_value=9999, value=None, key=_key("edition", form))
        with right:
            st.date_input(
                "Day of the event (optional)",
                value=None,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="YYYY-MM-DD",
                key=_key("date", form),
            )
        st.form_submit_button("Add to the library", key="add-text", on_click=partial(_add_text, intake, form))
    _say("text", st.session_state.get(_ERRORS, ()))


def _say(way: str, sentences: tuple[str, ...]) -> None:
    if sentences:
        with st.container(key=f"trouble-adding-{way}"):
            st.text("\n".join(sentences))


def _key(name: str, form: int) -> str:
    return f"adding-{name}-{form}"


def _add_files(intake: Intake, *, check: bool) -> None:
    files = st.session_state[_FILES] or []
    taken = [Upload(file.name, file.getvalue()) for file in files[:FILES_AT_ONCE]]
    over = len(files) - len(taken)
    note = () if taken else ("Choose a file first.",)
    if over:
        note = (f"Only {FILES_AT_ONCE} files can be added at once; {over} were left out. Choose those again.",)
    st.session_state[_NOTE] = note
    if taken:
        try:
            if check:
                begin_to_check(intake.read(owner(), taken).id)
            else:
                intake.add(owner(), taken)
        except UsageError as error:
            st.session_state[_NOTE] = (str(error),)


def _add_links(intake: Intake, form: int, *, check: bool) -> None:
    if form != st.session_state[_LINKS_FORM]:
        return  # the second of two quick clicks: the first took the links in
    lines = [line.strip() for line in st.session_state[_key("links", form)].splitlines()]
    urls = [*dict.fromkeys(filter(None, lines))]
    st.session_state[_LINK_ERRORS] = errors = wrong_links(urls)
    if not errors:
        links = [Linked(url) for url in urls]
        try:
            if check:
                begin_to_check(intake.read(owner(), links).id)
            else:
                intake.add(owner(), links)
        except UsageError as error:
            st.session_state[_LINK_ERRORS] = (str(error),)
        else:
            st.session_state[_LINKS_FORM] += 1


def wrong_links(urls: Sequence[str]) -> tuple[str, ...]:
    """What must be put right before the links can be added."""
    if not urls:
        return ("Paste the address of a page or a feed first.",)
    if len(urls) > LINKS_AT_ONCE:
        return (f"Only {LINKS_AT_ONCE} links can be added at once; these are {len(urls)}.",)
    bad = [url for url in urls if web_address(url) is None]
    return tuple(f"{url:.80}: an address must begin with https:// or http://." for url in bad)


def _add_text(intake: Intake, form: int) -> None:
    if form != st.session_state[_FORM]:
        return  # the second of two quick clicks: the first took the text in
    lines = {name: st.session_state[_key(name, form)].strip() for name in ("title", "text", *_LINES)}
    known = {name: st.session_state[_key(name, form)] for name in ("edition", "date")}
    pasted = Pasted(**lines, **known)
    st.session_state[_ERRORS] = errors = wrong(pasted)
    if not errors:
        try:
            intake.add(owner(), [pasted])
        except UsageError as error:
            st.session_state[_ERRORS] = (str(error),)
        else:
            st.session_state[_FORM] += 1


def wrong(pasted: Pasted) -> tuple[str, ...]:
    """What must be put right before the text can be added, a sentence for each field."""
    found = []
    if not normalise(pasted.title).strip():
        found.append("Title: give the article a title.")
    if not any(each.isalnum() for each in pasted.text):
        found.append("Text: paste the article's text.")
    if pasted.url and web_address(pasted.url) is None:
        found.append("Address of the original: it must begin with https:// or http://.")
    return tuple(found)
