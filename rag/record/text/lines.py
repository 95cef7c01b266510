"""An article as lines to read facts from: its sentences, and its headings and datelines, which are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rag.english import MARKS, TITLES, Mention, first_verb, fold, mentions, speaker_label, word_set
from rag.types import Article, Span

_ONE_KIND = {**MARKS, 0xA0: " ", 0x202F: " "}
"""One for one, so that offsets stay as they are; the long dash of datelines stays too."""
_COP_IN_SMALL = re.compile(r"\bC[Oo][Pp](?= ?-?\d)")
"""British papers write "Cop26", some conventions "CoP14"."""
_PART_OF_AMERICA = re.compile(r"\b(?:Ibero|Inter|Pan|Latin|Afro)[- ]American?s?$")
SHORTEST_SENTENCE = 4
"""Words; what is shorter among the first few is a piece of a dateline."""
SHORTEST_ITEM = 8
"""Words; a shorter line that does not end as a sentence is a heading."""
HEAD_SENTENCES = 3
"""Lines of a letterhead are counted as sentences where no empty line parts them from the text."""
_ENDS_SENTENCE = re.compile(r"[.!?]\W*$")
_IN_MAY = re.compile(r"(?<=\d )May\b|\bMay(?= \d)")
"""The month, which is no verb."""
LONGEST_LINE = 1000
"""Characters. The time to read a sentence grows with the square of its length; no sentence of prose is longer."""
_SMALL_WORDS = word_set("of the and for on to in at a an")
_HEADING_MARKS = re.compile(r"(?:#+|[-*•]|\d{1,3}[.)])\s+")


@dataclass(frozen=True)
class Line:
    """A sentence, heading or dateline of an article, its quotation marks and hyphens made one kind."""

    text: str
    written: str
    """As it stands in the article, character for character as long."""
    start: int
    """Where it begins in `Article.text`; negative for a title that does not stand there."""
    nth: int
    """Among the sentences of the article; 0 for what stands before the first of them."""
    is_sentence: bool
    is_title: bool = False

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names in it; "the Ibero-American secretary general" names no country."""
        return tuple(
            one for one in mentions(self.text) if not (one.countries and _PART_OF_AMERICA.search(self.text, 0, one.end))
        )

    @cached_property
    def in_small_letters(self) -> str:
        """The text; when it stands in capitals, as it is written elsewhere, character for character as long."""
        if not self.text.isupper():
            return self.text
        return re.sub(r"[^\W\d_]+", _small, self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, or an item of a communiqué that ends with a comma or semicolon."""
        return self.is_sentence or (not self.is_title and not self.is_heading)

    @property
    def is_heading(self) -> bool:
        """Whether it is a short line that ends neither as a sentence nor as an item of a list does."""
        ends_as_item = re.search(r"[;,](?: and| or)?$", self.text)
        return not (self.is_sentence or self.is_title or ends_as_item or len(self.text.split()) >= SHORTEST_ITEM)

    @property
    def heads(self) -> bool:
        """Whether it is a title, or a line at the head that says nothing: "Third Plenary — Lorn, 4 May 2027"."""
        if self.is_title:
            return True
        told = _IN_MAY.sub("", self.text)
        return self.nth < HEAD_SENTENCES and not _ENDS_SENTENCE.search(told) and first_verb(told) is None

    def as_written(self, start: int, end: int) -> str:
        """A range of it as the article has it."""
        return self.written[start:end]

    def span(self, start: int, end: int) -> Span | None:
        """The range of the article for a range of the line; None for a title that does not stand there."""
        return (self.start + start, self.start + end) if self.start >= 0 else None

    @property
    def weight(self) -> float:
        """How much it says about what the article is about: the title and the first sentences say most."""
        if self.is_title or self.nth < 2:
            return 3.0
        return 1.5 if self.nth < 5 else 0.4


def _small(word: re.Match[str]) -> str:
    folded = word[0].lower()
    written = folded if folded in _SMALL_WORDS else folded.capitalize()
    return written if len(written) == len(word[0]) else word[0]


_ASIDE = re.compile(r" \([^()]*\)")


def _label_small(text: str) -> str:
    """A sentence, its speaker's office and name in small letters where they stand in capitals: "PRESIDENT LUND:"."""
    label = speaker_label(text)
    if not _ASIDE.sub("", label).isupper() or not any(fold(word) in TITLES for word in re.findall(r"\w+", label)):
        return text
    return re.sub(r"[^\W\d_]+", _small, label) + text[len(label) :]


def lines_of(article: Article, sentences: Sequence[Span]) -> tuple[Line, ...]:
    """All of the article in order: the sentences, and what of its other lines is none."""
    text = _in_one_writing(article.text)
    found = list(_lines(article.text, text, _joined(text, sorted(sentences))))
    title = _in_one_writing(article.title[:LONGEST_LINE])
    if found and not found[0].is_sentence and found[0].text == title:
        found[0] = Line(title, article.title[: len(title)], found[0].start, 0, is_sentence=False, is_title=True)
    elif title:
        found.insert(0, Line(title, article.title[: len(title)], -len(title) - 1, 0, is_sentence=False, is_title=True))
    return tuple(found)


def _in_one_writing(text: str) -> str:
    """The text with one kind of quotation marks, hyphens and "COP", character for character as long."""
    return _COP_IN_SMALL.sub("COP", text.translate(_ONE_KIND))


def _joined(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The sentences, what is too short to be one joined to the next: "Bishkek. 29 August. KABAR. The leaders …"."""
    joined: list[Span] = []
    for start, end in sentences:
        last = joined[-1] if joined else None
        if (
            last
            and len(joined) < 3
            and text[last[1] : start] == " "
            and all(len(piece.split()) < SHORTEST_SENTENCE for piece in text[slice(*last)].split(". "))
        ):
            joined[-1] = (last[0], end)
        else:
            joined.append((start, end))
    return joined


def _lines(written: str, text: str, sentences: Sequence[Span]) -> Iterator[Line]:
    at = 0
    for nth, (start, end) in enumerate(sentences):
        yield from _between(written, text, at, start, nth)
        for begin, stop in _pieces(text, start, end):
            yield Line(_label_small(text[begin:stop]), written[begin:stop], begin, nth, is_sentence=True)
        at = end
    yield from _between(written, text, at, len(text), len(sentences))


def _between(written: str, text: str, start: int, end: int, nth: int) -> Iterator[Line]:
    for found in re.finditer(r"\S[^\n]*", text[start:end]):
        begin = start + found.start()
        stop = begin + len(found[0].rstrip())
        if marks := _HEADING_MARKS.match(text, begin, stop):
            begin = marks.end()
        if re.search(r"[^\W\d_]", text[begin:stop]):
            for head, tail in _pieces(text, begin, stop):
                yield Line(text[head:tail], written[head:tail], head, nth, is_sentence=False)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The range in pieces of at most `LONGEST_LINE`, cut at spaces where there are any."""
    while end - start > LONGEST_LINE:
        cut = text.rfind(" ", start + 1, start + LONGEST_LINE)
        cut = cut + 1 if cut > 0 else start + LONGEST_LINE
        yield start, cut
        start = cut
    yield start, end
