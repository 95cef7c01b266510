"""Rich text (.rtf) by striprtf, which drops footnotes and running heads without a word: these are taken out before.

It also tells what is struck out, hidden or deleted like all else. Such text is marked before it is read, with
characters that stand for nothing, and taken out afterwards, so that it is read in the encoding of its place.
"""

import itertools
import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from ingest.left_out import STRUCK_OUT, OmittedPiece
from ingest.readers.document import Document
from ingest.wrapping import table
from rag.english import normalise
from rag.errors import SourceError

_APART = re.compile(
    r"\{(?:\\\*)?(?:\\plain|\\chftn|\s)*"
    r"\\(footnote|header[lrf]?|footer[lrf]?|annotation|pntext|listtext|fldinst)(?![a-z0-9])"
)
"""Matches the start of a group that is no part of the text around it."""
_CELL_END = re.compile(r"\\par\s*+(\}*+)\s*+\\cell(?![a-z0-9])\s?")
"""The end of a cell's last paragraph, which is the end of the cell."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TOKEN = re.compile(r"\\(?:([a-z]+)(-?\d+)? ?|'[0-9a-f]{2}|.)|[{}]|[^\\{}]+", re.IGNORECASE | re.DOTALL)
"""Matches a piece of the source: a control word with its number, a letter by its code, a brace, or text."""
_UNSAID = {"deleted": "deleted text", "v": "hidden text", "strike": STRUCK_OUT, "striked": STRUCK_OUT}
"""By the control word that turns it on: why text is not the document's."""
_DESTINATIONS = frozenset(("fonttbl", "colortbl", "stylesheet", "info", "pict"))
"""Groups that hold no text; one that begins with `\\*` is another."""
_OPEN, _CLOSE = "\ue000", "\ue00f"
"""Stand around text that is not the document's; the first is followed by which of `_UNSAID` says why."""
_ROW = re.compile(r"\\(trowd|clvmrg|cellx|cell|row)(?![a-z])")
_ABOVE = "\ue010"
"""Stands in a cell that goes on with the one above it."""
_MARKED = re.compile(f"{_OPEN}(\\d)([^{_CLOSE}]*){_CLOSE}")


def read_rtf(content: bytes) -> Document:
    """A rich text.

    Raises:
        SourceError: it is none, or is damaged.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise SourceError("it is no rich text (.rtf); save it again, or give it the ending of what it is")
    if not content.rstrip(b"\0\r\n \t").endswith(b"}"):
        raise SourceError("it is cut off before its end; save it again")
    source = _with_merged(_CELL_END.sub(r"\1\\cell ", content.decode("latin-1")))
    encoding = found[0] if (found := re.search(r"\\ansicpg\d+", source[:2000])) else ""
    body, apart = _taken_apart(source)
    notes: list[str] = []
    left_out: list[OmittedPiece] = []
    for word, group in apart:
        told = " ".join(_said(_plain(rf"{{\rtf1\ansi{encoding} {group}}}"), left_out).split())
        if told and word == "footnote":
            notes.append(f"[{len(notes) + 1}] {told}")
        elif told:
            left_out.append(OmittedPiece("comment" if word == "annotation" else "running head", told))
    text = _said(_plain(body), left_out)
    return Document(normalise("\n\n".join([*_lines(text), *notes])), left_out=tuple(left_out))


def _said(text: str, left_out: list[OmittedPiece]) -> str:
    """The text without what is marked in it, which is reported."""
    reasons = [*_UNSAID.values()]
    for reason, told in _MARKED.findall(text):
        if told.strip():
            left_out.append(OmittedPiece(reasons[int(reason)], " ".join(told.split())))
    return _MARKED.sub("", text)


def _marked(source: str) -> str:
    """The source with marks around what its formatting says is not the document's text."""
    written: list[str] = []
    reasons: list[str] = []
    is_text = True
    groups: list[tuple[list[str], bool]] = []
    is_open = opens = False
    for found in _TOKEN.finditer(source):
        piece, word, number = found[0], found[1], found[2]
        told = is_text and bool(
            word == "u" if word else piece not in "{}" and piece != "\\*" and (is_open or piece.strip())
        )
        if is_open and not told:
            written.append(_mark(_CLOSE))
        elif told and reasons and not is_open:
            written.append(_mark(f"{_OPEN}{[*_UNSAID].index(reasons[0])}"))
        is_open = told and bool(reasons)
        if piece == "{":
            groups.append((reasons, is_text))
        elif piece == "}" and groups:
            reasons, is_text = groups.pop()
        elif piece == "\\*" or (opens and word in _DESTINATIONS):
            is_text = False
        elif word == "plain":
            reasons = []
        elif word in _UNSAID:
            reasons = [one for one in reasons if one != word] + [word] * (number != "0")
        opens = piece == "{"
        written.append(piece)
    return "".join(written)


def _with_merged(source: str) -> str:
    """The source with a mark in each cell that goes on with the one above it."""
    written: list[str] = []
    merged: list[bool] = []
    """Of the cells of a row, as its definition has them."""
    goes_on = False
    place = column = 0
    for found in _ROW.finditer(source):
        match found[1]:
            case "trowd":
                merged, goes_on = [], False
            case "clvmrg":
                goes_on = True
            case "cellx":
                merged, goes_on = [*merged, goes_on], False
            case "cell":
                if merged[column : column + 1] == [True]:
                    written += [source[place : found.start()], _mark(_ABOVE)]
                    place = found.start()
                column += 1
            case _:
                column = 0
    return "".join([*written, source[place:]])


def _mark(marks: str) -> str:
    return "".join(rf"{{\uc1\u{ord(one) - 65536}?}}" if one > "\x7f" else one for one in marks)


def _plain(source: str) -> str:
    try:
        return str(rtf_to_text(_marked(source), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # striprtf raises what its tables raise: IndexError, LookupError, ValueError
        raise SourceError(f"it is damaged and cannot be read as rich text ({error}); save it again") from None


def _taken_apart(source: str) -> tuple[str, list[tuple[str, str]]]:
    """The source without the groups that stand apart, and those, each with the word that says what it is.

    A footnote leaves its mark, the sign of a list its dash. What a field is made from is no text, and striprtf would
    take a time that grows with the third power of the number of links to find it.
    """
    kept: list[str] = []
    apart: list[tuple[str, str]] = []
    place = notes = 0
    while found := _APART.search(source, place):
        kept.append(source[place : found.start()])
        place, word = _end_of_group(source, found.start()), found[1]
        if word in ("pntext", "listtext"):
            kept.append("- ")
            continue
        if word == "fldinst":
            continue
        if word == "footnote":
            notes += 1
            kept.append(f"[{notes}]")
        apart.append((word, source[found.end() : place - 1]))
    return "".join([*kept, source[place:]]), apart


def _end_of_group(source: str, start: int) -> int:
    """Where the group that begins there ends."""
    depth = 0
    for found in _BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(source)


def _lines(text: str) -> Iterator[str]:
    """A line for each paragraph, and for each row of a table, whose cells striprtf ends with bars."""
    for is_row, lines in itertools.groupby(text.split("\n"), key=lambda line: line.rstrip().endswith("|")):
        if is_row:
            rows: list[list[str]] = []
            for line in lines:
                above = dict(enumerate(rows[-1])) if rows else {}
                cells = line.rstrip().rstrip("|").split("|")
                rows.append([above.get(nth, "") if _ABOVE in cell else cell for nth, cell in enumerate(cells)])
            yield from table(rows)
        else:
            yield from (line.strip() for line in lines if line.strip())
