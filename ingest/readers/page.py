"""Web pages: the article's text and metadata by trafilatura, what stands around it reported as left out.

The page's visible text is read as lines; trafilatura says which of them are the article. Whole sentences that it
drops, captions for instance, are kept unless they stand in navigation and the like; where it finds no article, all is.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.lines import ENDS, HEADING, furniture
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.wrapping import joined_breaks, table
from rag.english import normalise, words
from rag.errors import SourceError

SHORTEST_PROSE = 4
"""Words; a shorter one that trafilatura leaves out is part of the page, not of the article."""
ARTICLE_LINE_WORDS = 8
"""Of a line that ends as a sentence does: such lines are the article's, above and below which its page has menus."""
MENU_LINKS = 3
"""So many links in a row, with no word beside them, are a menu."""
LINKS_LOOKED_AT = 100
"""For which of them a line is made of."""
OWN_WORDS = 5
"""A line has at least so many words for each that stands in none of its links, when it is made of links."""
MAX_COLUMN_SPAN = 50
"""That a cell may take; the rows too."""
MAX_ROW_SPAN = 500
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
    breadcrumbs nav navbar navigation menu footer popular recommended teaser teasers subscribe ticker latest sidebar
    widget trending paywall pagination toolbar signup sponsor sponsored toc catlinks editsection banner""".split()  # noqa: SIM905
)
_MORE_AROUND = re.compile(r"\b(?:more-on|read-more|also-read|most-read|see-also|sign-up|newsletter)\b")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_CREDITED = re.compile(
    r"(.*[.!?…][\"”’]?)\s+(\(?(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic|credit)\s?(?::|by|/)\s?.{2,80})",
    re.IGNORECASE,
)
"""Matches a caption with the credit behind it."""
_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:\s+|<!--.*?-->|<[!?][^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(title|script|style|noscript|template)\b.*?</\1\s*>)*+",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = "\u2028"
"""Stands for a line break while a block is read."""
_NOT_SHOWN = "hidden on the page"
_OUTSIDE = "outside the article on the page"


@dataclass(frozen=True, slots=True)
class _PageLine:
    """A block of a page, or a line of one."""

    text: str
    around: bool
    """Whether it stands in what is put around an article."""
    links: int = 0
    """How many links it is made of; 0 where it has words of its own."""
    is_contents: bool = False
    """Whether all of these lead to places of this page."""


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
    struck = _take_struck(tree)
    hidden: list[str] = []
    every = list(_lines(tree, hidden))
    if sum(map(len, hidden)) > sum(len(line.text) for line in every):  # shown by a program of the page, not by the page
        hidden, every = [], list(_lines(tree))
    lines = _of_article(every, text)
    metadata = _metadata(text)
    if headline := _headline(every, tree.findtext(".//title") or ""):
        metadata["title"] = headline
    kept = {_bare(line) for line in (*lines, str(metadata.get("title")))}
    dropped = [line.text for line in every if _bare(line.text) not in kept]
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(
        normalise("\n\n".join(lines)),
        metadata,
        (
            *(OmittedPiece(_OUTSIDE, line) for line in dropped),
            *(OmittedPiece(_NOT_SHOWN, one) for one in hidden if one),
            *(OmittedPiece(STRUCK_OUT, one) for one in struck),
        ),
        notes,
    )


def _headline(lines: Sequence[_PageLine], title: str) -> str:
    """The longest top heading that the page's title names, which adds to it the name of the site; empty for none."""
    named = " ".join(title.split()).casefold()
    headings = [found[1] for line in lines if (found := re.match(r"##? (.+)", line.text))]
    return max((one for one in headings if len(one.split()) > 1 and one.casefold() in named), key=len, default="")


def page_lines(fragment: str) -> tuple[list[str], list[OmittedPiece]]:
    """The lines of a piece of a page, and what of it is not shown to a reader."""
    hidden = [
        OmittedPiece("comment in the source", found.strip())
        for found in re.findall(r"<!--(.*?)(?:-->|\Z)", fragment, re.DOTALL)
        if re.search(r"\w", found)
    ]
    tree = _tree(fragment)
    struck = _take_struck(tree) if tree is not None else []
    hidden += (OmittedPiece(STRUCK_OUT, one) for one in struck)
    unseen: list[str] = []
    lines = [line.text for line in _lines(tree, unseen)] if tree is not None else []
    return lines, [*hidden, *(OmittedPiece(_NOT_SHOWN, one) for one in unseen if one)]


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


def _take_struck(tree: Any) -> list[str]:
    """Empty what is struck out on a page, and return its texts."""
    texts = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, one in walk:
        if one.tag in ("s", "strike", "del") or _STRUCK.search(one.get("style") or ""):
            texts.append(" ".join(one.text_content().split()))
            walk.skip_subtree()
            one.text = None
            del one[:]
    return [text for text in texts if text]


def _lines(tree: Any, hidden: list[str] | None = None) -> Iterator[_PageLine]:
    """Each block of the tree as a line.

    Args:
        tree: The page's.
        hidden: Is given what a browser does not show; None to take that for shown.
    """
    block = _Block()
    # Not recursive: a page may nest its elements hundreds deep.
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = tag in _UNSEEN or (hidden is not None and bool(tag) and _is_hidden(element))
        data = not unseen and tag == "table" and _is_data(element)
        if event == "start" and (unseen or data):
            walk.skip_subtree()
        if event == "start" and unseen:
            if hidden is not None and tag not in _UNSEEN:
                hidden.append(" ".join(element.text_content().split()))
        elif event == "start" and data:
            yield from block.close()
            yield from (_PageLine(line, block.around > 0) for line in _table(element))
        elif event == "start":
            if tag in _BLOCKS:
                yield from block.close()
                block.lead = _lead(tag)
            block.enter(element, tag)
        else:
            if tag == "dt":
                block.hold()
            elif tag in _BLOCKS and not (unseen or data):
                yield from block.close(whole=tag == "dl")
            block.leave(element, "" if unseen or data else tag)
    yield from block.close(whole=True)


class _Link:
    """A link of a page."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.text = " ".join(element.text_content().split())
        self.is_to_page = str(element.get("href")).startswith("#")
        self.is_open = True


@dataclass(slots=True)
class _Block:
    """The block of a page that is being read."""

    pieces: list[str] = field(default_factory=list)
    lead: str = ""
    around: int = 0
    """In how many elements that are put around an article it stands."""
    term: str = ""
    """Of a list of definitions, until all that is said of it is read."""
    is_told: bool = False
    """Whether something was said of the term."""
    written: int = 0
    """In how many elements it stands whose text is shown line by line as it is written."""
    links: list[_Link] = field(default_factory=list)
    """Those in it, and those that it stands in."""

    def as_written(self, text: str | None) -> str:
        """The text, its line breaks kept where they are shown."""
        return (text or "").replace("\n", _BREAK) if self.written else text or ""

    def hold(self) -> None:
        """Keep what was read as a term, to be told with what is said of it."""
        term = "" if self.is_told else self.term
        self.term = " ".join(filter(None, [term, *"".join(self.pieces).split()]))
        self.is_told = False
        self.pieces.clear()

    def enter(self, element: Any, tag: str) -> None:
        """Take up what stands in front of the first element within one."""
        self.around += _is_around(element, tag)
        self.written += tag == "pre"
        if tag == "a" and element.get("href"):
            self.links.append(_Link(element))
        self.pieces.append(_BREAK if tag == "br" else self.as_written(element.text))

    def leave(self, element: Any, tag: str) -> None:
        """Take up what stands behind an element."""
        self.around -= bool(tag) and _is_around(element, tag)
        self.written -= tag == "pre"
        for one in self.links if tag == "a" else ():
            one.is_open = one.is_open and one.element is not element
        self.pieces.append(self.as_written(element.tail))

    def _line(self, told: str) -> _PageLine:
        """A line of it, with the links that it is made of."""
        rest = told
        found: list[_Link] = []
        for one in self.links[:LINKS_LOOKED_AT]:
            if one.text and (one.text in rest or (one.is_open and rest in one.text)):
                rest = rest.replace(one.text, "", 1) if one.text in rest else ""
                found.append(one)
        self.links = [one for one in self.links if one.is_open or one not in found]
        own = re.findall(r"[^\W\d_]{2,}", rest)
        is_linked = bool(found) and OWN_WORDS * len(own) <= len(told.split())
        contents = is_linked and all(one.is_to_page for one in found)
        return _PageLine(told, self.around > 0, len(found) if is_linked else 0, contents)

    def close(self, *, whole: bool = False) -> Iterator[_PageLine]:
        """Its lines; then it is empty.

        Args:
            whole: Whether nothing more can be said of a term.
        """
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split(_BREAK)]
        for line in lines if self.written else joined_breaks(lines):
            if re.search(r"\w", line):
                term = f"{self.term.rstrip(':')}: " if self.term else ""
                credited = _CREDITED.fullmatch(line)
                for told in credited.groups() if credited else (line,):
                    line_told = self._line(told)
                    yield replace(line_told, text=self.lead + term + told)
                    self.lead = ""
                self.is_told = bool(term)
        if whole and self.term:
            if not self.is_told:
                yield _PageLine(self.term, self.around > 0)
            self.term, self.is_told = "", False
        self.lead = ""
        self.pieces.clear()
        self.links = [one for one in self.links if one.is_open]


def _lead(tag: str) -> str:
    """What stands in front of the first line of a block."""
    return "- " if tag == "li" else f"{'#' * int(tag[1])} " if re.fullmatch("h[1-6]", tag) else ""


def _is_around(element: Any, tag: str) -> bool:
    """Whether an element is put around an article: by its tag, its role, or the words of its class."""
    if tag in _AROUND or element.get("role") in _ROLES:
        return True
    told = f"{element.get('class') or ''} {element.get('id') or ''}".casefold()
    if tag in ("div", "section", "ul", "p") and _MORE_AROUND.search(told):
        return True
    named = re.split(r"[\s_-]+", told)
    return tag in ("div", "section", "ul", "p", "span") and not _NAMED_AROUND.isdisjoint((named[0], *named[-2:]))


def _is_hidden(element: Any) -> bool:
    """Whether a browser does not show the element, or shows what is not the page's."""
    if "mw-editsection" in (element.get("class") or ""):
        return True
    if re.fullmatch("amp-(?:ad|embed|sticky-ad|sidebar|social-share|consent|analytics)", element.tag):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_data(element: Any) -> bool:
    """Whether a table holds data, and is not there for the page's layout."""
    paragraphs = ".//p/following-sibling::p | .//br[following-sibling::node()[1][self::br]]"
    if element.xpath(f".//table | .//h1 | .//h2 | {paragraphs}"):
        return False
    cells = element.xpath(".//td | .//th")
    is_row = len(cells) > 1 and all(len("".join(one.itertext()).split()) <= CELL_WORDS for one in cells)
    return len(element.xpath(".//tr")) > 1 or is_row


def _table(element: Any) -> Iterator[str]:
    for caption in element.xpath("./caption"):
        if text := " ".join(caption.text_content().split()):
            yield text
    rows = _grid(element.xpath(".//tr"))
    heads = [*itertools.takewhile(lambda row: row.is_head, rows)]
    if not heads and len(rows) > 1 and rows[0].is_bold and not rows[1].is_bold:
        heads = rows[:1]
    while heads and len(heads) < len(rows) and sum(map(bool, dict.fromkeys(heads[0].cells))) == 1:
        yield next(filter(None, heads[0].cells))  # a caption over the whole width
        rows, heads = rows[1:], heads[1:]
    if heads and len(heads) < len(rows):
        header = [
            " ".join(dict.fromkeys(filter(None, names))) for names in zip(*(row.cells for row in heads), strict=True)
        ]
        for whole, body in itertools.groupby(rows[len(heads) :], key=lambda row: row.is_whole):
            cells = [row.told for row in body]
            yield from ("".join(row) for row in cells) if whole else table([header, *cells], headed=True)
    elif rows and all(row.names_itself and len(row.told) == 2 for row in rows):
        yield from (": ".join(filter(None, (row.told[0].rstrip(":"), row.told[1]))) for row in rows)
    else:
        yield from table([row.told for row in rows])


@dataclass(slots=True)
class _Row:
    """A row of a table, a cell for each of its columns."""

    cells: list[str]
    """As a header has them: a cell over several columns stands in each."""
    told: list[str]
    """As the rows below it have them: a cell over several columns stands in the first."""
    is_head: bool
    """Whether all its cells are marked as headers."""
    is_bold: bool
    names_itself: bool
    """Whether its first cell alone is marked as a header."""
    is_whole: bool
    """Whether one cell takes all its columns."""


def _grid(rows: Sequence[Any]) -> list[_Row]:
    """The rows with each cell in its column, those over several rows in each of these."""
    read: list[_Row] = []
    below: dict[int, tuple[int, str]] = {}
    """By column: for how many more rows a cell goes on, and its text."""
    for row in rows:
        found = _Row([], [], is_head=True, is_bold=True, names_itself=False, is_whole=False)
        given = row.xpath("./td | ./th")

        def go_on(found: _Row = found) -> None:
            while (left := below.get(len(found.cells))) is not None:
                column = len(found.cells)
                below[column] = (left[0] - 1, left[1])
                if left[0] <= 1:
                    del below[column]
                found.cells.append(left[1])
                found.told.append(left[1])

        for cell in given:
            go_on()
            text = " ".join(" ".join(cell.itertext()).split())
            across, down = _span(cell, "colspan", MAX_COLUMN_SPAN), _span(cell, "rowspan", MAX_ROW_SPAN)
            for nth in range(across):
                if down > 1:
                    below[len(found.cells)] = (down - 1, text)
                found.cells.append(text)
                found.told.append("" if nth else text)
        go_on()
        tags = [cell.tag for cell in given]
        found.is_head = bool(given) and set(tags) == {"th"}
        found.is_bold = bool(given) and all(_is_bold(cell) for cell in given)
        found.names_itself = tags[:1] == ["th"] and tags.count("th") == 1
        found.is_whole = len(given) == 1 and len(found.cells) > 1
        if given:
            read.append(found)
    width = max((len(row.cells) for row in read), default=0)
    for one in read:
        one.cells += [""] * (width - len(one.cells))
    return read


def _span(cell: Any, name: str, most: int) -> int:
    told = str(cell.get(name) or "")
    return min(max(int(told), 1), most) if told.isdecimal() and len(told) < 6 else 1


def _is_bold(cell: Any) -> bool:
    """Whether all that a cell says is set in bold."""
    bold = "".join("".join(one.itertext()) for one in cell.xpath("./b | ./strong | ./p/b | ./p/strong"))
    whole = "".join(cell.itertext()).split()
    return bool(whole) and bold.split() == whole


def _of_article(every: Sequence[_PageLine], page: str) -> list[str]:
    """The lines of the article: those that trafilatura takes, and all whole sentences that stand in no navigation."""
    found = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    everywhere = all(line.around for line in every)
    menus, listed = _link_lists(every)
    if not found:
        kept = (line.text for nth, line in enumerate(every) if (everywhere or not line.around) and nth not in menus)
        return [*kept] or [line.text for line in every]
    taken = {_bare(line.strip()) for line in re.split(r"[\n|]", found)}
    together = "".join(found.split())
    known = set(words(found))

    def belongs(nth: int, line: _PageLine) -> bool:
        bare = _bare(line.text)
        if nth in menus or nth in listed:
            return nth in listed
        is_long = len(line.text.split()) >= SHORTEST_PROSE
        if taken.issuperset(bare.split(": ", 1)) or bare in taken or (is_long and "".join(bare.split()) in together):
            return True
        if line.around and not everywhere:
            return False
        is_row = " | " in line.text and not known.isdisjoint(words(bare))
        return is_row or (is_long and bool(ENDS.search(line.text)) and not furniture(line.text))

    own = {nth for nth, line in enumerate(every) if belongs(nth, line)}
    own |= {nth for nth, line in enumerate(every) if _is_own_heading(line) and nth + 1 in own and nth not in menus}
    return [every[nth].text for nth in sorted(own)]


def _is_own_heading(line: _PageLine) -> bool:
    """Whether it is a heading that nothing speaks against: it is the article's when what stands below it is."""
    bare = HEADING.match(line.text)
    return bool(bare) and not (line.around or line.links or furniture(line.text[bare.end() :] if bare else ""))


def _link_lists(every: Sequence[_PageLine]) -> tuple[set[int], set[int]]:
    """Lines that are nothing but links: those of menus and tables of contents, and of lists that a colon leads to.

    A menu stands above or below the article; between its paragraphs links may be its own. A page that is mostly links
    is a list itself, and has no menus.
    """
    menus: set[int] = set()
    listed: set[int] = set()
    prose = [nth for nth, line in enumerate(every) if _is_own_prose(line)]
    if not prose:
        return menus, listed
    for is_linked, run in itertools.groupby(range(len(every)), key=lambda nth: every[nth].links > 0):
        numbers = [*run]
        first, last = numbers[0], numbers[-1]
        if not is_linked:
            continue
        if first and every[first - 1].text.endswith(":") and not every[first - 1].around:
            listed.update(numbers)
        elif sum(every[nth].links for nth in numbers) >= MENU_LINKS and (
            first > prose[-1] or last < prose[0] or all(every[nth].is_contents for nth in numbers)
        ):
            menus.update(numbers)
            if first and _is_label(every[first - 1]):
                menus.add(first - 1)
    return menus, listed


def _is_own_prose(line: _PageLine) -> bool:
    is_long = len(line.text.split()) >= ARTICLE_LINE_WORDS
    return not line.links and is_long and bool(ENDS.search(line.text)) and not furniture(line.text)


def _is_label(line: _PageLine) -> bool:
    """Whether a line says what is listed below it, and nothing of an article: "Contents", "More stories"."""
    return (
        len(_bare(line.text).split()) < SHORTEST_PROSE and not line.text.startswith("# ") and not ENDS.search(line.text)
    )


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
