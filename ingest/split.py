"""Splits an article into passages of whole sentences. Pure: the same article and tokenizer give the same passages.

`ingest.lines` tells prose from headings and furniture, `ingest.sentences` finds the sentences of a paragraph. What
makes no sense alone is kept together as one sentence: a question with the beginning of its answer, what a speaker says
in a few words with the speaker's name, a quotation of several paragraphs, a short list with the words that lead to it.
Headings and furniture become no sentence, so they are never encoded, found or quoted. They stay in the text, where
readers see them. A time, a number or a heading that opens a paragraph is no part of its first sentence; it stays in the
passage, so that it is found.
"""

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.lines import LISTED, TextLine, read_lines
from ingest.sentences import find_sentences
from ingest.wrapping import FIELD
from rag.english import is_answered_by, is_verb, speaker_label
from rag.errors import EmbedderError
from rag.types import Article, Passage, Sentence

PASSAGE_TOKENS = 145
"""Target, without heading. Larger passages blur their vector, smaller ones lose sentences' context (`make eval`)."""
HEADING_TOKENS = 64
"""The most that the heading may take; the rest of it is cut off, so that a long title leaves room for the text."""
MIN_TOKENS = 16
LIST_WORDS = 90
"""A list of at most so many words, with the words that lead to it, is quoted as one."""
ASKED_WORDS = 40
"""A paragraph that is a question of at most so many words is quoted with the beginning of the paragraph below."""
TURN_WORDS = 45
"""What a speaker of a transcript says in at most so many words is quoted with the speaker's name."""

_SAYS = re.compile(
    r"\b(?:[Aa]ccording to|said|says|told|added|asked|replied|wrote|declared|stated|continued|announced)\b[^.!?]*:$"
)
"""Matches a line that leads to a quotation on the lines below."""
_OPENS_QUOTATION = re.compile(r"“|\"(?=\w)")
_CLOSES_QUOTATION = re.compile(r"”|(?<=[\w.,!?])\"")
_DATELINE_PIECE = 4
"""Words; shorter sentences before the first one of an article are pieces of its dateline."""


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
    """With those of what opens its paragraph."""
    ends_paragraph: bool
    begins: int
    """Where what opens its paragraph begins: a time, a number or a heading that is no part of it."""


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
    lines = read_lines(article.text, article.title)
    leads = {line.start: line.lead for line in lines if line.lead}
    for paragraphs in _runs(article.text, lines):
        measured = _measure(article.text, paragraphs, leads, tokenizer, limit)
        for group in _group(measured, limit):
            start, end = group[0].begins, group[-1].sentence.end
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


def lines_in(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The lines that a sentence of several is made of."""
    return [
        (sentence.start + found.start(), sentence.start + found.end())
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text[sentence.start : sentence.end])
    ]


def _runs(text: str, lines: Sequence[TextLine]) -> Iterator[list[list[Sentence]]]:
    """Stretches of prose, as lists of paragraphs of sentences; lines that are not prose separate them."""
    run: list[list[Sentence]] = []
    nth = 0
    while nth < len(lines):
        if lines[nth].kind in ("heading", "furniture"):
            if run:
                yield run
                run = []
            nth += 1
            continue
        n_lines, sentences = _paragraph(text, lines, nth)
        run.append(sentences)
        nth += n_lines
    if run:
        yield run


def _paragraph(text: str, lines: Sequence[TextLine], nth: int) -> tuple[int, list[Sentence]]:
    """The sentences of the line and of those below that make sense only with it, and how many lines that is."""
    line = lines[nth]
    sentences = _sentences(text, line, is_first=not any(one.kind in ("prose", "item") for one in lines[:nth]))
    following = lines[nth + 1] if nth + 1 < len(lines) else None
    if following is None or following.kind not in ("prose", "item"):
        return 1, sentences
    written = text[line.start : line.end]
    if is_answered_by(written, text[following.start : following.end]) or _is_asked(text, sentences, line, following):
        answer = _sentences(text, following)
        return 2, [Sentence(line.start, answer[0].end), *answer[1:]]
    if written == speaker_label(written) or (_SAYS.search(written) and text[following.start] in '“"«'):
        said = _sentences(text, following)
        few = len(text[line.start : following.end].split()) <= TURN_WORDS
        return 2, [
            *sentences[:-1],
            Sentence(sentences[-1].start, said[-1 if few else 0].end),
            *([] if few else said[1:]),
        ]
    if quoted := _quotation(text, lines, nth):
        return len(quoted), _quoted(text, sentences, quoted)
    items = _items(text, lines, nth)
    if items:
        last = items[-1]
        if len(text[sentences[-1].start : last.end].split()) <= LIST_WORDS:
            return 1 + len(items), [*sentences[:-1], Sentence(sentences[-1].start, last.end)]
    return 1, sentences


def _is_asked(text: str, sentences: Sequence[Sentence], line: TextLine, following: TextLine) -> bool:
    """Whether a paragraph is one question and the next no question, as interviews are printed without labels."""
    asked, answer = text[line.start : line.end], text[following.start : following.end]
    is_question = len(sentences) == 1 and asked.endswith("?") and line.kind == following.kind == "prose"
    return is_question and len(asked.split()) <= ASKED_WORDS and not answer.endswith("?")


def _sentences(text: str, line: TextLine, *, is_first: bool = False) -> list[Sentence]:
    """The sentences of a line; a speaker's few words are one, and so is a dateline with the sentence behind it."""
    written = text[line.start : line.end]
    if " | " in written:
        return _row(text, line)
    sentences = find_sentences(text, line.start, line.end)
    marker = LISTED.match(written)
    if marker and len(sentences) > 1 and sentences[0].end <= line.start + marker.end():
        sentences[:2] = [Sentence(line.start, sentences[1].end)]
    is_turn = len(sentences) > 1 and bool(speaker_label(written))
    if is_turn and len(written.split()) <= TURN_WORDS:
        return [Sentence(line.start, sentences[-1].end)]
    if is_turn and len(text[slice(line.start, sentences[0].end)].split()) < 8:
        sentences[:2] = [Sentence(line.start, sentences[1].end)]
    while is_first and len(sentences) > 1 and _is_of_dateline(text[line.start : sentences[0].end]):
        sentences[:2] = [Sentence(line.start, sentences[1].end)]
        if len(text[line.start : sentences[0].end].split()) > 3 * _DATELINE_PIECE:
            break
    return sentences


def _row(text: str, line: TextLine) -> list[Sentence]:
    """A row of a table: one sentence, or those of each cell where it is long."""
    if len(text[line.start : line.end].split()) <= LIST_WORDS:
        return [Sentence(line.start, line.end)]
    found: list[Sentence] = []
    start = line.start
    for cell in text[line.start : line.end].split(" | "):
        found += find_sentences(text, start, start + len(cell)) if cell.strip() else []
        start += len(cell) + len(" | ")
    return found


def _is_of_dateline(piece: str) -> bool:
    """Whether the words before an article's first sentence are too few for one: "SEOUL, S. Korea.", not "They met."."""
    said = piece.split()
    return len(said) < _DATELINE_PIECE and not any(map(is_verb, said))


def _quotation(text: str, lines: Sequence[TextLine], nth: int) -> list[TextLine]:
    """The lines of a quotation that runs over several paragraphs, each of which opens it anew; none when it is none."""
    taken: list[TextLine] = []
    for line in lines[nth:]:
        written = text[line.start : line.end]
        opens = "“" if "“" in text[lines[nth].start : lines[nth].end] else '"'
        if line.kind != "prose" or (taken and not written.startswith(opens)):
            return []
        taken.append(line)
        if len(text[taken[0].start : line.end].split()) > LIST_WORDS:
            return []
        if written.count("“") <= written.count("”") if opens == "“" else written.count('"') % 2 == 0:
            return taken if len(taken) > 1 else []
    return []


def _quoted(text: str, sentences: list[Sentence], lines: Sequence[TextLine]) -> list[Sentence]:
    """The sentences of those lines, the quotation one of them, with what names the speaker when it ends "she said"."""
    first = next((nth for nth, one in enumerate(sentences) if _OPENS_QUOTATION.search(text[one.start : one.end])), 0)
    last = find_sentences(text, lines[-1].start, lines[-1].end)
    closing = next(
        (nth for nth, one in enumerate(last) if _CLOSES_QUOTATION.search(text[one.start : one.end])), len(last) - 1
    )
    pronoun = re.search(r"[”\"]\s*(?:he|she|they)\b", text[last[closing].start : last[closing].end])
    first -= bool(first and pronoun)
    return [*sentences[:first], Sentence(sentences[first].start, last[closing].end), *last[closing + 1 :]]


def _items(text: str, lines: Sequence[TextLine], nth: int) -> list[TextLine]:
    """The items below a line that leads to them and is no whole sentence itself; none when it is no such line."""
    written = text[lines[nth].start : lines[nth].end]
    if re.search(r"[.!?][\"”’)]*(?:\[\^?\w{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+)*$", written) or (
        written.endswith(";") and lines[nth].kind == "item"
    ):
        return []
    if (FIELD.match(written) or " | " in written) and not written.endswith(":"):
        return []  # "Chair: Ana Lund", or the last row of a table, above the points of minutes
    least = _rank(written) + 1
    items: list[TextLine] = []
    for line in lines[nth + 1 :]:
        rank = _rank(text[line.start : line.end])
        if line.kind != "item" or rank < least:
            break
        least = least if items else rank
        items.append(line)
    return items


def _rank(line: str) -> int:
    """How deep items with such a mark stand: numbers, then letters, then bullets; -1 when the line is no item."""
    found = LISTED.match(line)
    if not found:
        return -1
    return 0 if re.match(r"\d|§", found[0]) else 1 if re.match(r"\(?[a-zA-Z\d]", found[0]) else 2


def _measure(
    text: str, paragraphs: list[list[Sentence]], leads: Mapping[int, int], tokenizer: Tokenizer, limit: int
) -> list[_Measured]:
    """The sentences of a run with their lengths; one that is over the limit is cut into pieces that fit.

    Args:
        text: The article's.
        paragraphs: Their sentences.
        leads: By the start of a paragraph's first sentence: the characters in front that open it.
        tokenizer: Counts tokens.
        limit: Tokens of the longest sentence.
    """
    measured: list[_Measured] = []
    for sentences in paragraphs:
        begins = [one.start - leads.get(one.start, 0) for one in sentences]
        # What stands between two sentences, such as the bar between cells, is read with the second.
        counted = [*begins[:1], *(one.end for one in sentences[:-1])]
        lengths = tokenizer.count_tokens([text[at : one.end] for at, one in zip(counted, sentences, strict=True)])
        for sentence, at, first, tokens in zip(sentences, begins, counted, lengths, strict=True):
            if tokens <= limit:
                measured.append(_Measured(sentence, tokens, sentence.end == sentences[-1].end, at))
            else:
                before = tokenizer.count_tokens([text[first : sentence.start]])[0]
                measured.extend(
                    _Measured(
                        piece, n + before * (piece.start == sentence.start), piece.end == sentences[-1].end, piece.start
                    )
                    for piece, n in _cut(text, sentence, tokenizer, limit - before)
                )
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
