"""Web pages: the article's text and metadata by trafilatura, what stands around it reported as left out.

The page's visible text is read as lines; trafilatura says which of them are the article. Whole sentences that it
drops, captions for instance, are kept unless they stand in navigation and the like; where it finds no article, all is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.left_out import OmittedPiece
from ingest.lines import ENDS, furniture
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.wrapping import table
from rag.english import normalise, words
from rag.errors import SourceError

SHORTEST_PROSE = 4
"""Words; a shorter one that trafilatura leaves out is part of the page, not of the article."""
CELL_WORDS = 12
"""A table of one row is there for the page's layout when it has longer cells."""
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
_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:\s+|<!--.*?-->|<[!?][^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(title|script|style|noscript|template)\b.*?</\1\s*>)*+",
    re.IGNORECASE | re.DOTALL,
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
    text = _with_body(text)
    tree = _tree(text)
    if tree is None:
        raise SourceError("it is a web page without any text")
    if tree.find(".//frameset") is not None:
        raise SourceError("it is a page of frames, which holds no text itself; save the frame that has the article")
    every = list(_lines(tree))
    lines = _of_article(every, text)
    metadata = _metadata(text)
    kept = {_bare(line) for line in (*lines, str(metadata.get("title")))}
    dropped = [line for line, _ in every if _bare(line) not in kept]
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(
        normalise("\n\n".join(lines)), metadata, tuple(OmittedPiece(_OUTSIDE, line) for line in dropped), notes
    )


def page_lines(fragment: str) -> tuple[list[str], list[OmittedPiece]]:
    """The lines of a piece of a page, and what of it is not shown to a reader."""
    hidden = [
        OmittedPiece("comment in the source", found.strip())
        for found in re.findall(r"<!--(.*?)(?:-->|\Z)", fragment, re.DOTALL)
        if re.search(r"\w", found)
    ]
    tree = _tree(fragment)
    return ([line for line, _ in _lines(tree)] if tree is not None else []), hidden


def _with_body(text: str) -> str:
    """The page with the tag that begins its body, which HTML lets a page leave out and the parser does not."""
    end = match.end() if (match := _HEAD.match(text)) else 0
    if _BODY.match(text, end):
        return text
    return f"{text[:end]}</head><body>{text[end:]}"


def _tree(text: str) -> Any:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    if any("depth" in str(one.message) for one in parser.error_log):
        raise SourceError("its elements lie too deep within each other; save its text in another format")
    return tree


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
            block.written += tag == "pre"
            block.pieces.append(_BREAK if tag == "br" else block.as_written(element.text))
        elif event != "start":
            if tag == "dt":
                block.hold()
            elif tag in _BLOCKS and not whole:
                yield from block.close(whole=tag == "dl")
            block.around -= bool(tag) and not whole and _is_around(element, tag)
            block.written -= tag == "pre"
            block.pieces.append(block.as_written(element.tail))
    yield from block.close(whole=True)


@dataclass(slots=True)
class _Block:
    """The block of a page that is being read."""

    pieces: list[str] = field(default_factory=list)
    lead: str = ""
    around: int = 0
    """In how many elements that are put around an article it stands."""
    term: str = ""
    """Of a list of definitions, until what is said of it is read."""
    written: int = 0
    """In how many elements it stands whose text is shown line by line as it is written."""

    def as_written(self, text: str | None) -> str:
        """The text, its line breaks kept where they are shown."""
        return (text or "").replace("\n", _BREAK) if self.written else text or ""

    def hold(self) -> None:
        """Keep what was read as a term, to be told with what is said of it."""
        self.term = " ".join(filter(None, [self.term, *"".join(self.pieces).split()]))
        self.pieces.clear()

    def close(self, *, whole: bool = False) -> Iterator[tuple[str, bool]]:
        """Its lines, and whether they stand in what is put around an article; then it is empty.

        Args:
            whole: Whether nothing more can be said of a term.
        """
        for line in "".join(self.pieces).split(_BREAK):
            if re.search(r"\w", line):
                term = f"{self.term.rstrip(':')}: " if self.term else ""
                yield self.lead + term + " ".join(line.split()), self.around > 0
                self.lead = self.term = ""
        if whole and self.term:
            yield self.term, self.around > 0
            self.term = ""
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
    if element.xpath(".//table | .//p/following-sibling::p | .//h1 | .//h2"):
        return False
    cells = element.xpath(".//td | .//th")
    is_row = len(cells) > 1 and all(len("".join(one.itertext()).split()) <= CELL_WORDS for one in cells)
    return len(element.xpath(".//tr")) > 1 or is_row


def _table(element: Any) -> Iterator[str]:
    for caption in element.xpath("./caption"):
        if text := " ".join(caption.text_content().split()):
            yield text
    rows = element.xpath(".//tr")
    headed = bool(rows and rows[0].xpath("./th") and not rows[0].xpath("./td")) or None
    yield from table([[" ".join(cell.itertext()) for cell in one.xpath("./td | ./th")] for one in rows], headed=headed)


def _of_article(every: list[tuple[str, bool]], page: str) -> list[str]:
    """The lines of the article: those that trafilatura takes, and all whole sentences that stand in no navigation."""
    found = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    everywhere = all(around for _, around in every)
    if not found:
        return [line for line, around in every if everywhere or not around]
    taken = {_bare(line.strip()) for line in re.split(r"[\n|]", found)}
    together = "".join(found.split())
    known = set(words(found))

    def belongs(line: str, around: bool) -> bool:
        bare = _bare(line)
        is_long = len(line.split()) >= SHORTEST_PROSE
        if taken.issuperset(bare.split(": ", 1)) or bare in taken or (is_long and "".join(bare.split()) in together):
            return True
        if around and not everywhere:
            return False
        is_row = " | " in line and not known.isdisjoint(words(bare))
        return is_row or (is_long and bool(ENDS.search(line)) and not furniture(line))

    return [line for line, around in every if belongs(line, around)]


def _bare(line: str) -> str:
    return re.sub(r"^(?:#+|-) ", "", line)


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
