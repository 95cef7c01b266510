"""Markdown with optional front matter, as a reader sees it: CommonMark with tables, and the text of any HTML in it."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.lines import ENDS, HEADING, LISTED, furniture, title_of
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.readers.front_matter import split_front_matter
from ingest.readers.page import page_lines, with_raised
from ingest.wrapping import FIELD, join_lines, table, unwrap
from rag.english import normalise

SHORTEST_CAPTION = 4
"""Words; what is told of a picture in fewer is a label."""
_DASHED = re.compile(r"([-+#])(\s+[a-z\d])")
_POINT = re.compile(
    r"[▪▫■□●○◦‣⁃∙▶➢➤✓✔☐☑☒•–—]\s+\S|\d{1,3}(?:[./]\d{1,3})+\.?\s+(?=[A-Z])|\(?[a-z\d]{1,3}\)\s+\S|№\s?\d"
)
"""Matches the start of an item whose mark is none in Markdown."""
_NOTE = re.compile(r"^( {0,3})(?=\[\^[^\]\n]+\]:|\[[^\]\n]+\]:[ \t]+[^\s/.#@:<]+[.!?]?[ \t]*$)", re.MULTILINE)
"""Before a footnote, or a label with one word: CommonMark would take it for the target of a link and show nothing."""


def read_markdown(content: bytes) -> Document:
    """Markdown; if the front matter has no title, the first top heading is it, else the line that the text begins with.

    Raises:
        SourceError: it is no text, or its front matter is wrong.
    """
    decoded, guessed = decode(content)
    front = split_front_matter(decoded)
    # Word exports indent whole texts by four, which CommonMark reads as code.
    tokens = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .disable("code")
        .parse(_NOTE.sub(r"\1\\", _with_dashes(with_raised(front.text))))
    )
    heading = next((after for token, after in itertools.pairwise(tokens) if token.tag == "h1"), None)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", front.text.casefold()))
    left_out = [piece for token in tokens if token.type == "inline" for piece in _unshown(token)]
    body = normalise("\n\n".join(_blocks(tokens, known, left_out)))
    if heading is not None:
        front.metadata.setdefault("title", _words(heading, known))
    elif title := title_of(body):
        front.metadata.setdefault("title", title)
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
    for token in _with_whole_pages(tokens):
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
            case "inline" if words := _words(token, known) or _caption(token):
                yield lead + words
                lead = ""
            case "fence":
                yield unwrap(normalise(token.content)).text
            case "html_block":
                lines, dropped = page_lines(token.content)
                left_out.extend(dropped)
                yield from lines


def _with_whole_pages(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, those of HTML that follow each other put together: an empty line within a table does not end it."""
    for is_html, run in itertools.groupby(tokens, key=lambda token: token.type == "html_block"):
        if is_html:
            first, *rest = run
            first.content = "\n".join([first.content, *(token.content for token in rest)])
            yield first
        else:
            yield from run


def _into_table(token: Token, rows: list[list[str]], known: Counter[str]) -> None:
    if token.type == "tr_open":
        rows.append([])
    else:
        rows[-1].append(_words(token, known))


def _words(inline: Token, known: Counter[str]) -> str:
    """What a reader sees of inline Markdown: link texts without targets, no images, no tags.

    It is one line, but for a heading in bold above it, lines of furniture between, such as a dateline under a title,
    the fields of a box of facts, and items of marks that Markdown does not know.
    """
    children = (token for token, is_struck in _children(inline) if not is_struck)
    shown = ("\n" if _breaks(token) else token.content for token in children if _is_shown(token))
    lines = [line for written in "".join(shown).split("\n") if (line := written.strip())]
    if len(lines) < 2:
        return "".join(lines)
    marked = [bool(_POINT.match(line)) and (line[0] not in "–—" or _ends(lines, nth)) for nth, line in enumerate(lines)]
    fields = [bool(FIELD.match(line)) for line in lines]
    begins = [
        not nth
        or (nth == 1 and _opens_in_bold(inline))
        or bool(furniture(line) or furniture(lines[nth - 1]))
        or (marked[nth] and (sum(marked) > 1 or (line[0].isdigit() and not ENDS.search(lines[nth - 1]))))
        or (fields[nth] and sum(fields) > 1)
        for nth, line in enumerate(lines)
    ]
    runs = [nth for nth, each in enumerate(begins) if each]
    return "\n".join(
        join_lines(lines[start:stop], known).strip() for start, stop in itertools.pairwise([*runs, len(lines)])
    )


def _opens_in_bold(inline: Token) -> bool:
    """Whether all of the first line is bold, as the headings of a live report's entries are."""
    first = list(itertools.takewhile(lambda token: not _breaks(token), inline.children or []))
    told = [token for token in first if token.type != "text" or token.content.strip()]
    depths = list(itertools.accumulate({"strong_open": 1, "strong_close": -1}.get(token.type, 0) for token in told))
    return len(told) > 1 and told[-1].type == "strong_close" and all(depths[:-1])


def _ends(lines: Sequence[str], nth: int) -> bool:
    """Whether the line before ends a sentence or leads to what follows, so that a dash is no part of one."""
    return not nth or bool(ENDS.search(lines[nth - 1]))


def _caption(inline: Token) -> str:
    """What is told of pictures that stand alone, as captions do; no label of a word or two."""
    told = [token.content for token in inline.children or [] if token.type == "image"]
    return " ".join(one for one in told if len(one.split()) >= SHORTEST_CAPTION)


def _unshown(inline: Token) -> Iterator[OmittedPiece]:
    """What stands between the words and is not shown with them."""
    caption = _caption(inline) if not _words(inline, Counter()) else ""
    for is_struck, run in itertools.groupby(_children(inline), key=lambda one: one[1]):
        if is_struck and (text := " ".join("".join(token.content for token, _ in run if _is_shown(token)).split())):
            yield OmittedPiece(STRUCK_OUT, text)
    for token in inline.children or []:
        if token.type == "image" and token.content and token.content not in caption:
            yield OmittedPiece("description of a picture", token.content)
        elif token.type == "html_inline" and (found := re.fullmatch(r"<!--(.*?)-->", token.content, re.DOTALL)):
            yield OmittedPiece("comment in the source", found[1].strip())


def _children(inline: Token) -> Iterator[tuple[Token, bool]]:
    """What inline Markdown holds, each with whether it is struck out."""
    depth = 0
    for token in inline.children or []:
        tag = (
            re.match(r"<(/?)(?:s|strike|del)\b", token.content, re.IGNORECASE) if token.type == "html_inline" else None
        )
        if token.type == "s_open" or (tag and not tag[1]):
            depth += 1
        elif token.type == "s_close" or tag:
            depth = max(depth - 1, 0)
        else:
            yield token, depth > 0


def _is_shown(token: Token) -> bool:
    return token.type in ("text", "code_inline", "text_special") or _breaks(token)


def _breaks(token: Token) -> bool:
    tag = token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE)
    return bool(tag) or token.type in ("softbreak", "hardbreak")
