"""A web page, or a piece of one, as what is read of it and what is left out."""

import re
from collections.abc import Sequence
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.readers.document import Document, Metadata
from ingest.readers.encodings import decode
from ingest.readers.page.article import article_lines, bare_line
from ingest.readers.page.blocks import PageLine, page_blocks
from ingest.readers.page.unread import NOT_SHOWN, picture_descriptions
from ingest.wrapping import raised
from rag.english import normalise
from rag.errors import SourceError

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:\s+|<!--.*?-->|<[!?][^>]*>|</?(?:html|head|meta|link|base)\b[^>]*>"
    r"|<(title|script|style|noscript|template)\b.*?</\1\s*>)*+",
    re.IGNORECASE | re.DOTALL,
)
_RAISED = re.compile(r"<sup\b[^<>]*>\s*(?:<a\b[^<>]*>)?\s*(\d{1,3})\s*(?:</a\s*>)?\s*</sup\s*>", re.IGNORECASE)
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
    text = with_raised(_with_body(text))
    tree = _tree(text)
    if tree is None:
        raise SourceError("it is a web page without any text")
    if tree.find(".//frameset") is not None:
        raise SourceError("it is a page of frames, which holds no text itself; save the frame that has the article")
    struck = _take_struck(tree)
    hidden: list[str] = []
    unread: list[OmittedPiece] = []
    every = list(page_blocks(tree, unread, hidden))
    if sum(map(len, hidden)) > sum(len(line.text) for line in every):  # shown by a program of the page, not by the page
        hidden, every = [], list(page_blocks(tree, []))
    lines = article_lines(every, text)
    metadata = _metadata(text, tree)
    if headline := _headline(every, tree.findtext(".//title") or ""):
        metadata["title"] = headline
    kept = {bare_line(line) for line in (*lines, str(metadata.get("title")))}
    dropped = [line.text for line in every if bare_line(line.text) not in kept]
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(
        normalise("\n\n".join(lines)),
        metadata,
        (
            *(OmittedPiece(_OUTSIDE, line) for line in dropped),
            *(OmittedPiece(NOT_SHOWN, one) for one in hidden if one),
            *(OmittedPiece(STRUCK_OUT, one) for one in struck),
            *unread,
            *(one for one in picture_descriptions(tree) if one.text not in kept),
        ),
        notes,
    )


def _headline(lines: Sequence[PageLine], title: str) -> str:
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
    tree = _tree(with_raised(fragment))
    struck = _take_struck(tree) if tree is not None else []
    hidden += (OmittedPiece(STRUCK_OUT, one) for one in struck)
    unseen: list[str] = []
    if tree is None:
        return [], hidden
    lines = [line.text for line in page_blocks(tree, hidden, unseen)]
    hidden += (OmittedPiece(NOT_SHOWN, one) for one in unseen if one)
    return lines, [*hidden, *(one for one in picture_descriptions(tree) if one.text not in lines)]


def with_raised(text: str) -> str:
    """The source of a page, or of Markdown, with the figures that are printed above their line as such."""
    return _RAISED.sub(lambda found: raised(found[1]), text)


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


def _metadata(text: str, tree: Any) -> Metadata:
    found = trafilatura.extract_metadata(text, date_config={"original_date": True, "extensive_search": False})
    if found is None:
        return {}
    known = {
        "title": found.title,
        "publisher": found.sitename or found.hostname,
        "url": _canonical(tree) or found.url,
        "published": found.date,
    }
    return {name: value for name, value in known.items() if value}


def _canonical(tree: Any) -> str | None:
    """The address that a page gives as its own (RFC 6596); what it tells social networks may be another."""
    links = (one.get("href") for one in tree.iter("link") if "canonical" in (one.get("rel") or "").casefold().split())
    return next((link.strip() for link in links if link and re.match(r"https?://", link.strip(), re.IGNORECASE)), None)
