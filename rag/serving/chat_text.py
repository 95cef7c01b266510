"""An answer as a message in a chat: Markdown whose citations are links to the window, where each quote is marked.

Text from articles, questions and models is escaped, so that the client shows it as it is and fetches nothing for it.
"""

import re
from collections.abc import Iterable, Iterator

from rag.links import permanent_query
from rag.markdown import markdown_line, markdown_text
from rag.markers import marks
from rag.presenting import dated_provenance, has_words_of
from rag.store import Library
from rag.types import Answer, Article, Item, Quote, Table, Writing

SOURCES = "Sources"
"""The title over the list of articles quoted."""
NOT_CARRIED = "Not carried by the quotes"
"""The title over what a language model wrote and its quotes do not support."""
_LINK = re.compile(r"\[\\\[(\d{1,3})\\\]\]\((\S+)\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOTES = re.compile(rf"\n\n\*\*(?:{NOT_CARRIED}|{SOURCES})\*\*\n.*\Z", re.DOTALL)


def chat_message(answer: Answer, library: Library, window: str) -> str:
    """The answer as Markdown.

    Args:
        answer: To tell.
        library: That it was answered from.
        window: The window's address, to which the citations lead.
    """
    return "\n\n".join(part for part in _Message(answer, library, window).parts() if part)


def citations_in(message: str) -> Iterator[tuple[int, int, int, str]]:
    """The citations of a message: marker, start and end of the link in its text, and the address."""
    for found in _LINK.finditer(message):
        yield int(found[1]), *found.span(), found[2]


def plain_turn(message: str) -> str:
    """An earlier message as the text that it was made from, so that a later question can lean on it."""
    bare = _LINK.sub(r"[\1]", _NOTES.sub("", message))
    return _ESCAPE.sub(r"\1", bare.replace("**", ""))


class _Message:
    def __init__(self, answer: Answer, library: Library, window: str) -> None:
        self._answer = answer
        self._library = library
        self._links = {
            one.marker: f"{window}{permanent_query(one.article_id, one.start, one.end)}" for one in answer.cited
        }

    def parts(self) -> Iterator[str]:
        answer = self._answer
        if answer.status == "declined":
            yield markdown_text(answer.text)
            return
        if answer.model is not None and answer.writing is not None:
            yield from map(self._linked, answer.writing.text.split("\n\n"))
            yield _listed(NOT_CARRIED, _doubted(answer.writing))
        else:
            yield self._linked(answer.headline)
            for section in answer.sections:
                yield _listed(markdown_line(section.title), map(self._item, section.items))
            if answer.table is not None:
                yield self._grid(answer.table)
            yield from (self._quoted(one) for one in answer.quotes if not has_words_of(answer, one))
        yield markdown_text(answer.note)
        yield _listed(SOURCES, map(self._source, answer.cited))

    def _quoted(self, quote: Quote) -> str:
        return f"“{markdown_line(quote.text)}” {self._link(quote.marker)}"

    def _source(self, quote: Quote) -> str:
        article: Article = self._library.article(quote.article_id)
        named = ", ".join(part for part in (article.title, dated_provenance(article)) if part)
        words = f": “{markdown_line(quote.text)}”" if self._answer.model is not None else ""
        return f"{self._link(quote.marker)} {markdown_line(named)}{words}"

    def _grid(self, table: Table) -> str:
        rows = [[markdown_line(name) for name in table.columns], ["---"] * len(table.columns)]
        rows += [[self._item(cell) for cell in row] for row in table.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _item(self, item: Item) -> str:
        return " ".join([markdown_line(item.text), *self._all(item.markers)])

    def _all(self, markers: Iterable[int]) -> Iterator[str]:
        return (self._link(one) for one in markers if one in self._links)

    def _linked(self, text: str) -> str:
        """A composed or written paragraph with a link in place of each of its markers."""
        pieces, end = [], 0
        for mark in marks(text):
            if not mark.struck and mark.number in self._links:
                pieces += [_inline(text[end : mark.start]), self._link(mark.number)]
                end = mark.end
        return "".join([*pieces, _inline(text[end:])]).strip()

    def _link(self, marker: int) -> str:
        return f"[\\[{marker}\\]]({self._links[marker]})"


def _listed(title: str, lines: Iterable[str]) -> str:
    """The lines as a list under a title; empty without any."""
    points = "\n".join(f"- {line}" for line in lines)
    return f"**{title}**\n\n{points}" if points else ""


def _doubted(writing: Writing) -> Iterator[str]:
    """The sentences that their quotes do not support, or only in part, with the reasons."""
    for claim in writing.claims:
        if claim.verdict != "supported":
            why = "; ".join(claim.reasons) or "it cites no quote"
            yield markdown_line(f"“{writing.text[claim.start : claim.end]}”: {why}.")


def _inline(text: str) -> str:
    """A piece of a paragraph, escaped; white space at its edges is kept as one space."""
    edges = ("" if text == text.lstrip() else " ", "" if text == text.rstrip() else " ")
    return f"{edges[0]}{markdown_text(text)}{edges[1]}" if text.strip() else text[:1]
