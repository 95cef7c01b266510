"""Captions of a recording (WebVTT, SubRip), as the transcript that they are: what is said, by whom, in paragraphs."""

import html
import re
from collections.abc import Iterator

from ingest.left_out import OmittedPiece
from ingest.lines import ENDS
from ingest.readers.document import Document
from rag.english import speaker_label

PAUSE_S = 3.0
"""After so long a silence a paragraph begins."""
PARAGRAPH_CHARACTERS = 400
"""After so many a paragraph begins with the next sentence."""
LONGEST_PARAGRAPH = 1200
"""Characters. Captions that a program made may have no full stops."""
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2}[.,]\d{1,3})"
_SHOWN = re.compile(rf"{_TIME}\s*-->\s*{_TIME}.*")
"""Matches from when to when a caption is shown."""
_CAPTIONS = re.compile(rf"\ufeff?\s*(?:WEBVTT\b.*|(?:\d+\s*\n)?\s*{_SHOWN.pattern})")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)\b[^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}")
_TURN = re.compile(r"(?:>>+|[-–—](?=\s*[A-Z]))\s*")
"""Matches the mark of another speaker."""


def are_captions(text: str) -> bool:
    """Whether a text is a file of captions."""
    return bool(_CAPTIONS.match(text))


def read_captions(text: str) -> Document:
    """What is said, a paragraph a turn; times and notes are left out, and lines that roll on into the next caption."""
    paragraphs: list[str] = []
    left_out: list[OmittedPiece] = []
    until, speaker, before = 0.0, "", ""
    for block in re.split(r"\n\s*\n", text.strip()):
        shown = _SHOWN.search(block)
        if shown is None and (not paragraphs or re.match(r"(?:NOTE|STYLE|REGION)\b", block)):
            left_out.append(OmittedPiece("note in a file of captions", block))
            continue
        begins = until
        if shown is not None:
            left_out.append(OmittedPiece("time of a caption", block[: shown.end()]))
            begins, after = _seconds(*shown.groups()[:3]), _seconds(*shown.groups()[3:])
        said = block[shown.end() :] if shown else block
        for line, voice in _lines(said):
            if line == before:
                left_out.append(OmittedPiece("line that is shown in two captions", line))
                continue
            turn = _TURN.match(line)
            told = line[turn.end() :] if turn else line
            is_new = turn or speaker_label(told) or begins - until > PAUSE_S or (voice and voice != speaker)
            if is_new or not paragraphs or _is_full(paragraphs[-1]):
                paragraphs.append(f"{voice}: {told}" if voice and voice != speaker else told)
            else:
                paragraphs[-1] += f" {told}"
            before, speaker = line, voice or speaker
            until = max(until, begins)
        until = after if shown else until
    return Document("\n\n".join(paragraphs), {}, tuple(left_out))


def _lines(said: str) -> Iterator[tuple[str, str]]:
    """The lines of a caption without their tags, each with its speaker where that is marked."""
    for line in said.split("\n"):
        voice = _VOICE.search(line)
        told = " ".join(html.unescape(_TAG.sub("", line)).split())
        if told:
            yield told, " ".join(html.unescape(voice[1]).split()) if voice else ""


def _is_full(paragraph: str) -> bool:
    has_end = bool(ENDS.search(paragraph)) or len(paragraph) >= LONGEST_PARAGRAPH
    return has_end and len(paragraph) >= PARAGRAPH_CHARACTERS


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return 3600 * int(hours or 0) + 60 * int(minutes) + float(seconds.replace(",", "."))
