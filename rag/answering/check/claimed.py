"""Cuts a text that is to be checked into claims, one a clause with a verb and a subject of its own."""

import re
from collections.abc import Iterator

import syntok.segmenter

from rag.english import clauses, content, first_verb, is_verb, tokens
from rag.question import without_asking

_QUOTED = re.compile(r'^[\s"“”«»\']+|[\s"“”«»\']+$')
_JOINING = re.compile(r"^[\s,;]*(?:and|but|while|whereas|or)?[\s,]*(?:that\s+)?", re.IGNORECASE)


def claims_in(text: str) -> Iterator[str]:
    """The claims of a text, each a sentence or a clause with a subject of its own, without the words that ask."""
    stripped = _QUOTED.sub("", without_asking(_QUOTED.sub("", text)))
    for paragraph in syntok.segmenter.process(stripped):
        for sentence in paragraph:
            if sentence:
                first, last = sentence[0], sentence[-1]
                yield from _parts(stripped[first.offset : last.offset + len(last.value)])


def _parts(sentence: str) -> Iterator[str]:
    """A sentence, or its clauses where each says something by itself; one without a subject takes the first's."""
    if sentence.rstrip().endswith("?") and first_verb(sentence) is None:
        return
    subject = ""
    held = ""
    for start, end in clauses(sentence):
        part = sentence[start:end]
        bare = _JOINING.sub("", part) if held else part
        joins = bare != part
        first = next((token for token in tokens(bare) if token.is_word), None)
        if not held or not joins or first is None or len(content(bare)) < 2:
            held = f"{held}{part}" if held else part
            subject = subject or _subject(part)
            continue
        yield _tidy(held)
        held = f"{subject} {bare}" if is_verb(first.text) and subject else bare
    if held and content(held):
        yield _tidy(held)


def _subject(clause: str) -> str:
    """The words before a clause's first verb."""
    return clause[: first_verb(clause) or 0].strip()


def _tidy(claim: str) -> str:
    return _QUOTED.sub("", claim).strip(" ,;?")
