"""Web pages: the article's text and metadata by trafilatura, what stands around it reported as left out.

All visible text of the page is read too. Whole sentences that trafilatura drops, captions for instance, are put back
in their place unless they stand in navigation and the like; where it finds no article, the page is read whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.left_out import LeftOut
from ingest.lines import ENDS, furniture
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.wrapping import table
from rag.english import normalise, words
from rag.errors import SourceError

SHORTEST_SENTENCE = 4
"""Words; a shorter one that trafilatura leaves out is part of the page, not of the article."""
_UNSEEN = frozenset(
    """script style noscript template head title meta link svg math iframe object embed canvas
    select""".split()  # noqa: SIM905 - readable so
)
_AROUND = frozenset(("nav", "footer", "aside", "form", "button", "dialog", "menu"))
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td
    tfoot th thead tr ul caption""".split()  # noqa: SIM905 - readable so
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"))
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NAMED_AROUND = frozenset(
    """share sharing social cookie cookies related newsletter promo advert advertisement ad ads comments breadcrumb
    breadcrumbs nav navbar navigation menu footer popular recommended teaser teasers subscribe""".split()  # noqa: SIM905
)
_BREAK = "\u2028"
"""Stands for a line break while a block is read."""
_OUTSIDE = "outside the article on the page"


def read_page(content: bytes, charset: str | None = None) -> Document:
    """A web page as a browser saves it.

    Args:
        content: Its bytes.
        charset: The encoding that came with it, when it came by mail or from the web.

    Raises:
        SourceError: it holds no text.
    """
    declared = _DECLARED.search(content[:4000])
    text, guessed = decode(content, charset or (declared[1].decode("ascii", "replace") if declared else None))
    tree = _tree(text)
    if tree is None:
        raise SourceError("it is a web page without any text")
    if tree.find(".//frameset") is not None:
        raise SourceError("it is a page of frames, which holds no text itself; save the frame that has the article")
    every = list(_lines(tree))
    if not all(around for _, around in every):
        shown = [line for line, around in every if not around]
    else:
        shown = [line for line, _ in every]
    lines = _completed(_article_lines(text), shown)
    metadata = _metadata(text)
    holds = _Held([*lines, str(metadata.get("title"))])
    dropped = [line for line, _ in every if not holds(line)]
    lines = _without_title_twice(lines, metadata)
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(normalise("\n\n".join(lines)), metadata, tuple(LeftOut(_OUTSIDE, line) for line in dropped), notes)


def page_lines(fragment: str) -> tuple[list[str], list[LeftOut]]:
    """The lines of a piece of a page, and what of it is not shown to a reader."""
    hidden = [
        LeftOut("comment in the source", found.strip())
        for found in re.findall(r"<!--(.*?)(?:-->|\Z)", fragment, re.DOTALL)
        if re.search(r"\w", found)
    ]
    tree = _tree(fragment)
    return ([line for line, _ in _lines(tree)] if tree is not None else []), hidden


def _tree(text: str) -> Any:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _lines(tree: Any) -> Iterator[tuple[str, bool]]:
    """Each block of the tree as a line, and whether it stands in what is put around an article."""
    block = _Block()
    # Not recursive: a page may nest its elements hundreds deep.
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        whole = tag in _UNSEEN or element.get("hidden") is not None or (tag == "table" and _is_data(element))
        if event == "start" and whole:
            walk.skip_subtree()
        if event == "start" and tag == "table" and whole:
            yield from block.close()
            yield from ((line, block.around > 0) for line in _table(element))
        elif event == "start" and not whole:
            if tag in _BLOCKS:
                yield from block.close()
                block.lead = _lead(tag)
            block.around += _is_around(element, tag)
            block.pieces.append(_BREAK if tag == "br" else element.text or "")
        elif event != "start":
            if tag in _BLOCKS and not whole:
                yield from block.close()
            block.around -= bool(tag) and not whole and _is_around(element, tag)
            block.pieces.append(element.tail or "")
    yield from block.close()


@dataclass(slots=True)
class _Block:
    """The block of a page that is being read."""

    pieces: list[str] = field(default_factory=list)
    lead: str = ""
    around: int = 0
    """In how many elements that are put around an article it stands."""

    def close(self) -> Iterator[tuple[str, bool]]:
        """Its lines, and whether they stand in what is put around an article; then it is empty."""
        for line in "".join(self.pieces).split(_BREAK):
            if re.search(r"\w", line):
                yield self.lead + " ".join(line.split()), self.around > 0
                self.lead = ""
        self.lead = ""
        self.pieces.clear()


def _lead(tag: str) -> str:
    """What stands in front of the first line of a block."""
    return "- " if tag == "li" else f"{'#' * int(tag[1])} " if re.fullmatch("h[1-6]", tag) else ""


def _is_around(element: Any, tag: str) -> bool:
    """Whether an element is put around an article: by its tag, its role, or the words of its class."""
    if tag in _AROUND or element.get("role") in _ROLES:
        return True
    named = re.split(r"[\s_-]+", f"{element.get('class') or ''} {element.get('id') or ''}".casefold())
    return tag in ("div", "section", "ul", "p", "span") and not _NAMED_AROUND.isdisjoint((named[0], *named[-2:]))


def _is_data(element: Any) -> bool:
    """Whether a table holds data, and is not there for the page's layout."""
    return not element.xpath(".//table | .//p/following-sibling::p | .//h1 | .//h2") and len(element.xpath(".//tr")) > 1


def _table(element: Any) -> Iterator[str]:
    for caption in element.xpath("./caption"):
        if text := " ".join(caption.text_content().split()):
            yield text
    rows = element.xpath(".//tr")
    headed = bool(rows and rows[0].xpath("./th") and not rows[0].xpath("./td")) or None
    yield from table([[" ".join(cell.itertext()) for cell in one.xpath("./td | ./th")] for one in rows], headed=headed)


def _article_lines(text: str) -> list[str]:
    """The lines of the article that trafilatura finds; none when it finds none."""
    written = trafilatura.extract(
        text, output_format="xml", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    if not written:
        return []
    main = etree.fromstring(written.encode(), etree.XMLParser(resolve_entities=False, no_network=True)).find("main")
    return [] if main is None else [line for child in main for line in _block(child)]


def _block(element: Any) -> Iterator[str]:
    match element.tag:
        case "head":
            level = re.sub(r"\D", "", element.get("rend") or "") or "2"
            yield from (f"{'#' * int(level)} {line}" for line in _texts(element))
        case "list":
            for item in element.iter("item"):
                yield from (f"- {line}" for line in _texts(item))
        case "table":
            rows = [[" ".join(cell.itertext()) for cell in one.iter("cell")] for one in element.iter("row")]
            told = [
                one for one in element.iter("row") if sum(bool("".join(cell.itertext()).strip()) for cell in one) > 1
            ]
            headed = bool(told) and all(cell.get("role") == "head" for cell in told[0].iter("cell"))
            yield from table(rows, headed=headed or None)
        case "quote" | "div" | "code" if len(element):
            if element.text and element.text.strip():
                yield " ".join(element.text.split())
            for child in element:
                yield from _block(child)
                if child.tail and child.tail.strip():
                    yield " ".join(child.tail.split())
        case _:
            yield from _texts(element)


def _texts(element: Any) -> Iterator[str]:
    for broken in element.iter("lb"):
        broken.tail = _BREAK + (broken.tail or "")
    for line in "".join(element.itertext()).split(_BREAK):
        if re.search(r"\w", line):
            yield " ".join(line.split())


def _completed(extracted: list[str], shown: list[str]) -> list[str]:
    """The article's lines with the whole sentences of the page that it lacks, each where it stands on the page."""
    if not extracted:
        return shown
    places = {_bare(line): nth for nth, line in enumerate(extracted)}
    holds = _Held(extracted)
    completed: list[str] = []
    at = 0
    for line in shown:
        if (place := places.get(_bare(line), -1)) >= at:
            completed += extracted[at : place + 1]
            at = place + 1
        elif ENDS.search(line) and len(line.split()) >= SHORTEST_SENTENCE and not furniture(line) and not holds(line):
            completed.append(line)
    return completed + extracted[at:]


def _bare(line: str) -> str:
    return re.sub(r"^(?:#+|-) ", "", line)


class _Held:
    """Whether a line stands in a text, as it is or, a table's row, with the names of its columns."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = {_bare(line) for line in lines}
        self._text = "\n".join(lines)
        self._rows = [set(words(line)) for line in lines if " | " in line]

    def __call__(self, line: str) -> bool:
        bare = _bare(line)
        if bare in self._lines or bare in self._text:
            return True
        own = set(words(line))
        return not own or (" | " in line and any(own <= row for row in self._rows))


def _without_title_twice(lines: list[str], metadata: Metadata) -> list[str]:
    """The lines, the title's heading first when the page has it."""
    title = str(metadata.get("title") or "")
    if lines and title and lines[0] == title:
        return [f"# {title}", *lines[1:]]
    return lines


def _metadata(text: str) -> Metadata:
    found = trafilatura.extract_metadata(text, date_config={"original_date": True, "extensive_search": False})
    if found is None:
        return {}
    known = {
        "title": found.title,
        "publisher": found.sitename or found.hostname,
        "url": found.url,
        "published": found.date,
    }
    return {name: value for name, value in known.items() if value}
