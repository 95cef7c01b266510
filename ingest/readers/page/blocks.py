"""The blocks of a web page as lines, in their order, each with what is known of its place on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from ingest.left_out import OmittedPiece
from ingest.readers.page.tables import is_data, table_lines
from ingest.readers.page.unread import makes_no_line, unread_piece
from ingest.wrapping import joined_breaks

LINKS_LOOKED_AT = 100
"""For which of them a line is made of."""
OWN_WORDS = 5
"""A line has at least so many words for each that stands in none of its links, when it is made of links."""
_AROUND = frozenset(("nav", "footer", "aside", "form", "button", "dialog", "menu"))
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td
    tfoot th thead tr ul caption""".split()  # noqa: SIM905 - readable so
)
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"))
_NAMED_AROUND = frozenset(
    """share sharing social cookie cookies related newsletter promo advert advertisement ad ads comments breadcrumb
    breadcrumbs nav navbar navigation menu footer popular recommended teaser teasers subscribe ticker latest sidebar
    widget trending paywall pagination toolbar signup sponsor sponsored toc catlinks editsection banner""".split()  # noqa: SIM905
)
_MORE_AROUND = re.compile(r"\b(?:more-on|read-more|also-read|most-read|see-also|sign-up|newsletter)\b")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CREDITED = re.compile(
    r"(.*[.!?…][\"”’]?)\s+(\(?(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic|credit)\s?(?::|by|/)\s?.{2,80})",
    re.IGNORECASE,
)
"""Matches a caption with the credit behind it."""
_BREAK = "\u2028"
"""Stands for a line break while a block is read."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A block of a page, or a line of one."""

    text: str
    around: bool
    """Whether it stands in what is put around an article."""
    links: int = 0
    """How many links it is made of; 0 where it has words of its own."""
    is_contents: bool = False
    """Whether all of these lead to places of this page."""
    is_button: bool = False
    """Whether it is made of what can be pressed, and asks no question, as those do that open an answer."""


def page_blocks(tree: Any, unread: list[OmittedPiece], hidden: list[str] | None = None) -> Iterator[PageLine]:
    """Each block of the tree as a line.

    Args:
        tree: The page's.
        unread: Is given the text of elements that make no lines.
        hidden: Is given what a browser does not show; None to take that for shown.
    """
    block = _Block()
    # Not recursive: a page may nest its elements hundreds deep.
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        unread_here = makes_no_line(element, tag)
        unseen = unread_here or (hidden is not None and bool(tag) and _is_hidden(element))
        data = not unseen and tag == "table" and is_data(element)
        if event == "start" and (unseen or data):
            walk.skip_subtree()
        if event == "start" and unread_here:
            unread.extend(unread_piece(element, tag))
        elif event == "start" and unseen and hidden is not None:
            hidden.append(" ".join(element.text_content().split()))
        elif event == "start" and data:
            yield from block.close()
            yield from (PageLine(line, block.around > 0) for line in table_lines(element))
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
    buttons: list[str] = field(default_factory=list)
    """The texts of those in it."""
    pressed: int = 0
    """In how many buttons it stands."""

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
        if _is_button(element, tag):
            self.buttons.append(" ".join(element.text_content().split()))
            self.pressed += 1
        self.pieces.append(_BREAK if tag == "br" else self.as_written(element.text))

    def leave(self, element: Any, tag: str) -> None:
        """Take up what stands behind an element."""
        self.around -= bool(tag) and _is_around(element, tag)
        self.written -= tag == "pre"
        self.pressed -= bool(tag) and _is_button(element, tag)
        for one in self.links if tag == "a" else ():
            one.is_open = one.is_open and one.element is not element
        self.pieces.append(self.as_written(element.tail))

    def _line(self, told: str) -> PageLine:
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
        return PageLine(told, self.around > 0, len(found) if is_linked else 0, contents, self._is_pressed(told))

    def _is_pressed(self, told: str) -> bool:
        """Whether a line is made of buttons, and is neither a heading nor a question that opens its answer."""
        if self.lead or told.endswith("?"):
            return False
        for button in filter(None, self.buttons):
            told = told.replace(button, "", 1)
        return self.pressed > 0 or (bool(self.buttons) and not re.search(r"\w", told))

    def close(self, *, whole: bool = False) -> Iterator[PageLine]:
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
                yield PageLine(self.term, self.around > 0)
            self.term, self.is_told = "", False
        self.lead = ""
        self.pieces.clear()
        self.links = [one for one in self.links if one.is_open]
        self.buttons.clear()


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


def _is_button(element: Any, tag: str) -> bool:
    return tag == "button" or element.get("role") == "button"


def _is_hidden(element: Any) -> bool:
    """Whether a browser does not show the element, or shows what is not the page's."""
    if "mw-editsection" in (element.get("class") or ""):
        return True
    if re.fullmatch("amp-(?:ad|embed|sticky-ad|sidebar|social-share|consent|analytics)", element.tag):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
