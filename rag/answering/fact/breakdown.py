"""Answers what a sum or a plan is made up of: the sentence that tells of it, then those that give its parts."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.fact.enumerated import run_after
from rag.answering.sentences import sentences_of
from rag.english import figures, plain, stem, terms, words
from rag.question import aside_of
from rag.types import Passage, Quote

_ASKS_FOR_PARTS = re.compile(
    r"\bbreak\w*(?: (?:it|that|this))?[- ]?(?:down|up)\b|\bbreakdown\b|\bsplit (?:of|up)\b"
    r"|\b(?:made|makes?|making) up\b|\bcompos(?:ed|ition)\b|\bconsists?\b|\bwhat(?:['’]s| is) in the\b"
    r"|\bhow (?:is|was|are|were)\b.*\b(?:divided|distributed|spread|shared out|allocated)\b",
    re.IGNORECASE,
)
_AFTER = 2
"""Sentences after the one on the whole that may give its parts."""
_PASSAGES = 6
_RARE_IN = 3
"""A stem that occurs in at most so many passages is rare."""


def asks_for_parts(text: str) -> bool:
    """Whether a question wants a sum or a plan taken apart."""
    return bool(_ASKS_FOR_PARTS.search(text))


def with_parts(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The sentence with the name or sum that the question gives, those after it with figures, then its article's rest.

    Where several sentences have it, the one that was read as the best answer.
    The quotes as they are where no sentence found has that name or sum.
    """
    text = plain(asked.understood.text[: aside_of(asked.understood.text)])
    found = _naming(text, asked) or _with_sums({one.value for one in figures(text) if one.scaled}, asked)
    if not found:
        return tuple(quotes)
    named = {(one.article_id, one.start) for one in found}
    read = next((one for one in quotes if (one.article_id, one.start) in named), None)
    whole = read or replace(found[0], score=quotes[0].score)
    after = [one for one in sentences_of(asked.library, [whole.article_id]) if one.start >= whole.end][:_AFTER]
    parts = [
        Quote(0, one.article_id, *one.span, one.text, whole.score)
        for one in after
        if "\n" not in asked.library.cut(whole.article_id, whole.end, one.start) and figures(plain(one.text))
    ]
    run = run_after(whole, asked)
    first = [whole, *([run] if run else parts)]
    places = {(one.article_id, one.start) for one in first}
    return (
        *first,
        *(one for one in quotes if one.article_id == whole.article_id and (one.article_id, one.start) not in places),
    )


def _naming(text: str, asked: Asked) -> list[Quote]:
    """The sentences of the library with all the rare names of a question."""
    written = {stem(word): word for name in re.findall(r"(?<!^)\b[A-Z][\w'’-]*", text) for word in words(name)}
    held = asked.library.document_frequencies(set(written))
    rare = {term for term, passages in held.items() if 0 < passages <= _RARE_IN}
    if not rare:
        return []
    query = " ".join(f'"{written[term]}"' for term in sorted(rare))
    found = asked.library.search_words(query, _PASSAGES, asked.question.scope)
    every = asked.library.passages(passage_id for passage_id, _ in found).values()
    return [one for stored in every for one in _sentences(stored.passage, asked) if rare <= {*terms(one.text)}]


def _with_sums(sums: Set[float], asked: Asked) -> list[Quote]:
    """The sentences of the passages found that give one of these sums."""
    every = [one for hit in asked.reading.hits for one in _sentences(hit.passage, asked)] if sums else []
    return [one for one in every if sums & {each.value for each in figures(plain(one.text))}]


def _sentences(passage: Passage, asked: Asked) -> list[Quote]:
    id_ = passage.article_id
    cut = asked.library.cut
    return [Quote(0, id_, one.start, one.end, cut(id_, one.start, one.end), 0.0) for one in passage.sentences]
