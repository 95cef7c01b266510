"""Answers what, which or how much there was of something with that there was none, where a sentence says so.

"What tax rate did they agree?" where the sentence found says "no common tax or rate was set".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.english import FAILED_STEMS, PHRASE_OPENERS, STOPWORDS, clauses, plain, stem, terms, words
from rag.types import Quote

_ASKS_FOR = re.compile(
    r"^(?:(?:and|so|but|ok|please)\W+)*(?:(?:in|on|by|for|to|at|from|with) )?(?:which|what|how (?:many|much))"
    r" (?P<thing>[^?]+?) (?:did|does|do|was|were|is|are|has|have|had|will)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no(?! (?:other|further|longer|more|additional|doubt|less|fewer)\b)"
    r"|without (?:\w+ing )?(?:an?|any)|not (?:\w+ )?(?:an?|any)|n['’]t (?:\w+ )?(?:an?|any)|neither an?|nor an?) "
    r"(?P<thing>(?:(?!(?:was|were|is|are|has|have|had)\b)[\w'’-]+ ?){1,6})(?P<then>[^,;.]*)",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\bto \w+ $")
"""Stands before what somebody wants there to be none of: "a motion to take no vote"."""
_MOST_BESIDES = 1
"""So many words more than the question may stand in what is denied: "no common rate"."""
_LEAST = 0.1
"""0-1: the share of the best sentence's score from which another may tell that there was none."""


def none_told(asked: Asked) -> Composed | None:
    """That there was none of what the question asks for, in the words of a sentence found; None where none says so."""
    found = _ASKS_FOR.match(plain(asked.understood.text))
    wanted = [word for word in _head(found["thing"]) if asked.catalogue.knows(word)] if found else []
    ids = [article_id for one in meant(asked).meetings for article_id in one.article_ids]
    quotes = asked.reading.quotes or (asked.read(asked.understood.text, ids).quotes if ids and wanted else ())
    if not wanted or not quotes:
        return None
    thing = {stem(word) for word in wanted}
    last = stem(wanted[-1])
    of_question = thing | {*terms(asked.understood.text)}
    best = quotes[0]
    for one in (*quotes, *_following(best, asked)):
        if (ids and one.article_id not in ids) or one.score < _LEAST * best.score or one.article_id != best.article_id:
            continue
        said = _denying(one, thing, of_question)
        if said:
            citations = Citations(asked.library)
            citations.cite(one.article_id, (one.start, one.end))
            return Composed("fact", headline=f"None: {said}.", quotes=tuple(citations.quotes))
        if last in terms(one.text):
            return None  # a better sentence tells of one
    return None


def _following(quote: Quote, asked: Asked) -> Sequence[Quote]:
    """The sentence after a quote, of the same paragraph."""
    after = asked.library.sentence_after(quote.article_id, quote.end)
    if after is None or "\n" in asked.library.cut(quote.article_id, quote.end, after.start):
        return ()
    text = asked.library.cut(quote.article_id, after.start, after.end)
    return (replace(quote, start=after.start, end=after.end, text=text),)


def _head(thing: str) -> Sequence[str]:
    """The words of what is asked for up to the first preposition: "tax rate" of "tax rate on billionaires"."""
    head: list[str] = []
    for word in words(thing):
        if word in PHRASE_OPENERS:
            break
        if word not in STOPWORDS:
            head.append(word)
    return head


def _denying(quote: Quote, thing: set[str], of_question: set[str]) -> str:
    """The clause of a sentence that says that there is none of the thing; empty where it says so of another."""
    for start, end in clauses(quote.text):
        clause = " ".join(quote.text[start:end].split()).strip(" ,;:.")
        for found in _DENIED.finditer(plain(clause)):
            denied = [stem(word) for word in words(found["thing"]) if word not in STOPWORDS]
            named = (denied[:upto] for upto in range(len(thing), len(denied) + 1))
            fails = {stem(word) for word in words(found["then"])} & FAILED_STEMS
            if fails or _TO_DO.search(plain(clause)[: found.start()]):
                continue
            if any(thing <= {*one} and len({*one} - of_question) <= _MOST_BESIDES for one in named):
                return re.sub(r"^(?:but|and|although|though|while|yet) ", "", clause)
    return ""
