"""Markdown with optional front matter, as a reader sees it: CommonMark with tables, and the text of any HTML in it."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.left_out import OmittedPiece
from ingest.lines import ENDS, HEADING, LISTED
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.readers.front_matter import split_front_matter
from ingest.readers.page import page_lines
from ingest.wrapping import join_lines, table, unwrap
from rag.english import normalise

_DASHED = re.compile(r"([-+#])(\s+[a-z\d])")


def read_markdown(content: bytes) -> Document:
    """Markdown; if the front matter has no title, the first top heading is it.

    Raises:
        SourceError: it is no text, or its front matter is wrong.
    """
    decoded, guessed = decode(content)
    front = split_front_matter(decoded)
    # Word exports indent whole texts by four, which CommonMark reads as code.
    tokens = MarkdownIt("commonmark").enable("table").disable("code").parse(_with_dashes(front.text))
    heading = next((after for token, after in itertools.pairwise(tokens) if token.tag == "h1"), None)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", front.text.casefold()))
    left_out: list[OmittedPiece] = []
    body = normalise("\n\n".join(_blocks(tokens, known, left_out)))
    if heading is not None:
        front.metadata.setdefault("title", _words(heading, known))
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(body, front.metadata, tuple(left_out), (*notes, *front.notes))


def _with_dashes(text: str) -> str:
    """The text with those dashes and number signs escaped that stand within a sentence at the start of a line."""
    lines = text.split("\n")
    for nth, line in enumerate(lines):
        found = _DASHED.match(line)
        before = lines[nth - 1].strip() if nth else ""
        if not found or not before or ENDS.search(before) or HEADING.match(before) or before.startswith(("|", "```")):
            continue
        run = itertools.takewhile(str.strip, lines[nth:])
        opens = not LISTED.match(before)
        if (
            found[1] == "#"
            or lines[nth - 1].startswith("\\")
            or (opens and any(re.search(r"[a-z]{2}\. [A-Z]", one) for one in run))
        ):
            lines[nth] = "\\" + line
    return "\n".join(lines)


def _blocks(tokens: list[Token], known: Counter[str], left_out: list[OmittedPiece]) -> Iterator[str]:
    """Plain text of each block; headings keep their marks, list items their dash or number."""
    lead = ""
    rows: list[list[str]] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                lead = f"{token.info}. " if token.info else "- "
            case "table_open":
                rows = []
            case "table_close":
                yield from table(rows or [], headed=True)
                rows = None
            case "tr_open" | "inline" if rows is not None:
                _into_table(token, rows, known)
            case "heading_open":
                lead = f"{token.markup if token.markup.startswith('#') else '#' * int(token.tag[1])} "
            case "inline" if words := _words(token, known):
                yield lead + words
                lead = ""
            case "fence":
                yield unwrap(normalise(token.content)).text
            case "html_block":
                lines, dropped = page_lines(token.content)
                left_out.extend(dropped)
                yield from lines


def _into_table(token: Token, rows: list[list[str]], known: Counter[str]) -> None:
    if token.type == "tr_open":
        rows.append([])
    else:
        rows[-1].append(_words(token, known))


def _words(inline: Token, known: Counter[str]) -> str:
    """What a reader sees of inline Markdown: link texts without targets, no images, no tags."""
    shown = ("\n" if _breaks(token) else token.content for token in inline.children or [] if _is_shown(token))
    lines = [line.strip() for line in "".join(shown).split("\n")]
    return join_lines([line for line in lines if line] or [""], known).strip()


def _is_shown(token: Token) -> bool:
    return token.type in ("text", "code_inline", "text_special") or _breaks(token)


def _breaks(token: Token) -> bool:
    tag = token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE)
    return bool(tag) or token.type in ("softbreak", "hardbreak")
