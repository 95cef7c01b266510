"""Splits an article into passages of whole sentences. Pure: the same article and tokenizer give the same passages.

syntok finds the sentences, one paragraph at a time; where it splits inside a quotation, the parts are joined again.
Lines that are not the article's prose (headings, "Read more: …", the note on the author) become no sentence, so they
are never encoded, found or quoted. They stay in the text, where readers see them.
"""

import hashlib
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import syntok.segmenter

from ingest.extract import ENDS, LISTED
from rag.errors import EmbedderError
from rag.types import Article, Passage, Sentence

PASSAGE_TOKENS = 145
"""Target, without heading. Larger passages blur their vector, smaller ones lose sentences' context (`make eval`)."""
HEADING_TOKENS = 64
"""The most that the heading may take; the rest of it is cut off, so that a long title leaves room for the text."""
MIN_TOKENS = 16
QUOTATION_SENTENCES = 4
"""A quotation that is still open after this many sentences is taken for a stray quotation mark."""
HEADING_WORDS = 15
"""A line without a full stop is a heading if it has at most this many words, otherwise prose without its stop."""

FURNITURE = re.compile(
    r"(read (more|also|next)|also read|see also|related( (stories|articles|news))?|more on this|further reading"
    r"|advertisement|sponsored|photo( credits?)?|image( credits?)?|credits?|caption|tags|keywords|source)"
    r"(\s*[:|]|\s+[-–—]\s|\W*$)"
    r"|(©|copyright (©|\(c\)|\d)|all rights reserved|follow us\b|subscribe (to|now|here)\b|sign up (for|to|now|here)\b"
    r"|share this\b|click here\b)",
    re.IGNORECASE,
)
"""Matches the start of a line that a web page puts around an article: pointers, credits, calls to subscribe."""
BYLINE = re.compile(r"(by|written by|edited by|reporting by|reported by)\s+(?-i:[A-Z])[^.!?]{2,80}$", re.IGNORECASE)
"""Matches a whole line that names who wrote the article."""
AUTHOR_NOTE = re.compile(
    r"((?i:the (author|writer))|[A-Z][\w.'’-]+(\s+[A-Z][\w.'’-]+){0,3})\s+"
    r"((is|was)|(writes|works|reports|covers)\b[^.]*\bas) (a|an|the)\s+([\w.()-]+\s+){0,5}"
    r"(?i:editor|writer|journalist|correspondent|reporter|columnist|contributor|intern|producer|analyst|researcher|fellow"
    r"|lecturer|blogger)\b"
)
"""Matches the start of a line at an article's end that says who wrote it."""
HEADING = re.compile(r"#{1,6}\s")


class Tokenizer(Protocol):
    """What splitting needs to know of the embedder."""

    window_tokens: int
    special_tokens: int

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special tokens."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """A sentence and its length."""

    sentence: Sentence
    tokens: int
    ends_paragraph: bool


def split(article: Article, tokenizer: Tokenizer) -> list[Passage]:
    """The article's passages, in order, without overlap; each fits the embedder's window together with its heading."""
    heading = heading_line(article, tokenizer)
    around = tokenizer.special_tokens + tokenizer.count_tokens([heading])[0]
    limit = tokenizer.window_tokens - around
    if limit < MIN_TOKENS:
        raise EmbedderError(
            f"The embedder's window of {tokenizer.window_tokens} tokens leaves {limit} for a passage after its "
            f"heading; at least {MIN_TOKENS} are needed. Choose another model in READOUT_EMBEDDER."
        )
    passages: list[Passage] = []
    for paragraphs in _runs(article.text):
        measured = _measure(article.text, paragraphs, tokenizer, limit)
        for group in _group(measured, limit):
            start, end = group[0].sentence.start, group[-1].sentence.end
            # The id covers all that an index keeps of a passage, so that a changed passage gets a new id.
            content = (heading, article.summit, article.date, article.text[start:end])
            digest = hashlib.sha256(repr(content).encode()).hexdigest()
            passages.append(
                Passage(
                    id=f"{article.id}:{len(passages)}-{digest[:10]}",
                    article_id=article.id,
                    start=start,
                    end=end,
                    sentences=tuple(one.sentence for one in group),
                    n_tokens=around + sum(one.tokens for one in group),
                )
            )
    return passages


def heading_line(article: Article, tokenizer: Tokenizer) -> str:
    """The heading to set in front of the article's passages, as many of its words as fit `HEADING_TOKENS`."""
    words = article.heading.split()
    fits = 0
    for tokens in tokenizer.count_tokens(words):
        fits += tokens
        if fits > HEADING_TOKENS:
            break
    else:
        return article.heading
    while words and tokenizer.count_tokens([" ".join(words)])[0] > HEADING_TOKENS:
        words.pop()
    return " ".join(words)


def find_sentences(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of the paragraph `text[start:end]`, quotations kept whole; together they have every word of it."""
    starts = [
        start + tokens[0].offset for part in syntok.segmenter.analyze(text[start:end]) for tokens in part if tokens
    ]
    starts[:1] = [start]
    ends = [*starts[1:], end]
    sentences: list[Sentence] = []
    open_since = 0
    for begin, stop in zip(starts, ends, strict=True):
        sentences.append(Sentence(begin, begin + len(text[begin:stop].rstrip())))
        if not _quotation_open(text[sentences[open_since].start : stop]):
            sentences[open_since:] = [Sentence(sentences[open_since].start, sentences[-1].end)]
            open_since = len(sentences)
        elif len(sentences) - open_since >= QUOTATION_SENTENCES:
            open_since = len(sentences)
    return sentences


def _quotation_open(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("«") > text.count("»") or text.count('"') % 2 == 1


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Stretches of prose, as lists of paragraphs (start, end); lines that are not prose separate them."""
    paragraphs = [(line.start(), line.end()) for line in re.finditer(r"[^\s][^\n]*", text)]
    while paragraphs and AUTHOR_NOTE.match(text[slice(*paragraphs[-1])]):
        paragraphs.pop()
    run: list[tuple[int, int]] = []
    for start, end in paragraphs:
        if _is_prose(text[start:end]):
            run.append((start, end))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_prose(line: str) -> bool:
    if any(mark.match(line) for mark in (HEADING, FURNITURE, BYLINE)) or not re.search(r"\w", line):
        return False
    return bool(ENDS.search(line) or LISTED.match(line)) or len(line.split()) > HEADING_WORDS


def _measure(text: str, paragraphs: list[tuple[int, int]], tokenizer: Tokenizer, limit: int) -> list[_Measured]:
    """The sentences of a run with their lengths; one that is over the limit is cut into pieces that fit."""
    measured: list[_Measured] = []
    for start, end in paragraphs:
        sentences = find_sentences(text, start, end)
        lengths = tokenizer.count_tokens([text[one.start : one.end] for one in sentences])
        for sentence, tokens in zip(sentences, lengths, strict=True):
            pieces = [(sentence, tokens)] if tokens <= limit else _cut(text, sentence, tokenizer, limit)
            measured.extend(_Measured(piece, n, ends_paragraph=piece.end == sentences[-1].end) for piece, n in pieces)
    return measured


def _cut(text: str, sentence: Sentence, tokenizer: Tokenizer, limit: int) -> list[tuple[Sentence, int]]:
    """Halve a sentence over the limit at the clause end, space or character nearest its middle, until all parts fit."""
    tokens = tokenizer.count_tokens([text[sentence.start : sentence.end]])[0]
    if tokens <= limit:
        return [(sentence, tokens)]
    middle = (sentence.start + sentence.end) // 2
    inner = text[sentence.start + 1 : sentence.end - 1]
    for boundary in (r"(?<=[;:])\s", r"(?<=,)\s", r"\s"):
        if places := [sentence.start + 1 + found.end() for found in re.finditer(boundary, inner)]:
            middle = min(places, key=lambda place: abs(place - middle))
            break
    first = Sentence(sentence.start, sentence.start + len(text[sentence.start : middle].rstrip()))
    return [piece for half in (first, Sentence(middle, sentence.end)) for piece in _cut(text, half, tokenizer, limit)]


def _group(measured: list[_Measured], limit: int) -> Iterator[list[_Measured]]:
    """Sentences in order, in groups of about equal length that end with a paragraph if one ends nearby."""
    total = sum(one.tokens for one in measured)
    groups = max(1, math.ceil(total / min(PASSAGE_TOKENS, limit)))
    goal = total / groups
    group: list[_Measured] = []
    tokens = 0
    for one in measured:
        enough = tokens + one.tokens / 2 > goal or (group and group[-1].ends_paragraph and tokens > 0.8 * goal)
        if group and (tokens + one.tokens > limit or (enough and groups > 1)):
            yield group
            group, tokens = [], 0
            groups -= 1
        group.append(one)
        tokens += one.tokens
    if group:
        yield group
