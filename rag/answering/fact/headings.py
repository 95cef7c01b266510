"""Puts what became of a matter in the place of the sentence, or the heading, that only names it.

In "Digital identity. A proposal came from the committee. It was adopted with two changes." the first sentences are
nearest to a question in their words, and the last answers it.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.naming import shortened
from rag.answering.sentences import ArticleSentence, heading_above, is_heading, sentences_of
from rag.answering.topic import Topic, topic_words
from rag.english import DECIDED_STEMS, FAILED_STEMS, PROPOSED_STEMS, terms, words
from rag.record import Statement
from rag.types import Quote

_DECIDED = re.compile(
    r"^(?:and |so |but )?(?:did|was|were|has|have|is)\b|\b(?:decided?|agreed?|adopt(?:ed)?|approved?|happen(?:ed)?"
    r"|outcome|result|bec[ao]me|came of|pass(?:ed)?|settled?)\b",
    re.IGNORECASE,
)
"""Asks what became of something."""
_GOES_ON = re.compile(
    r"^(?:it|they|this|that|both|none|neither|agreement|consensus|no (?:agreement|decision|consensus)"
    r"|the (?:proposal|plan|text|idea|request|motion|draft|suggestion|measure|vote|plenary"
    r"|\w+ (?:adopted|approved|rejected) it))\b",
    re.IGNORECASE,
)
"""Opens a sentence that is on the matter of the one before it."""
_SECTION_WORDS = (2, 4)
"""So many words name a section; a single one heads too many."""
_RUN_IN = re.compile(r"([A-Z][\w'’ /-]{1,40})[.:]\s+(?=[A-Z])")
"""A heading within the first sentence under it: "TRANSPORT. The ferry was approved."."""
_OF_A_FATE = DECIDED_STEMS | FAILED_STEMS | PROPOSED_STEMS
_ARTICLES = 12
_WITHIN = 2
"""Sentences after one that only names the matter, within which the outcome is looked for."""
_LINE = 170
"""In characters."""


def with_outcomes(quotes: Sequence[Quote], asked: Asked) -> tuple[tuple[Quote, ...], str]:
    """The quotes without headings, and a line on the first of these.

    What was decided under a heading comes first, or the first sentence there where nothing was. The line names the
    matter and what became of it; it is empty where no heading was quoted, or nothing was decided.
    """
    if quotes and not any(is_heading(one.text) for one in quotes):
        return _with_what_became(quotes, asked)
    told: list[Quote] = []
    line = ""
    for heading in (one for one in quotes if is_heading(one.text)):
        below = list(_below(heading, asked))
        outcome = _outcome(below, asked)
        chosen = outcome or next(iter(below), None)
        if chosen is None:
            continue
        told.append(Quote(0, chosen.article_id, chosen.start, chosen.end, chosen.text, heading.score))
        if outcome and not line:
            said = " ".join(outcome.text.split())
            line = shortened(f"{heading.text.strip(' .:')}: {said[0].lower()}{said[1:]}".rstrip("."), _LINE) + "."
    taken = {(one.article_id, one.start) for one in told}
    rest = [one for one in quotes if not is_heading(one.text) and (one.article_id, one.start) not in taken]
    return (*told, *rest) or tuple(quotes), line


def under_heading(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes after what stands in the section that is headed by the matter asked about, where none is from it.

    The reader sees no headings: under "Investment facilitation" no sentence need have these words.
    """
    every = topic_words(asked.understood.text, asked.understood.meetings, asked.catalogue)
    about = [one for one in every if not {*terms(one)} & _OF_A_FATE]
    wanted = frozenset(terms(" ".join(about)))
    fewest = _SECTION_WORDS[0] if quotes or not asked.reading.quotes else 1
    if not fewest <= len(wanted) <= _SECTION_WORDS[1]:
        return tuple(quotes)
    having = sorted(asked.catalogue.mentioning([words(" ".join(about))]))[:_ARTICLES]
    below = [one for each in having for one, over in _headed(each, asked) if wanted <= {*terms(over)}]
    places = {(one.article_id, one.start) for one in below}
    if not below or any((one.article_id, one.start) in places for one in quotes):
        return tuple(quotes)
    chosen = _outcome(below, asked) if _DECIDED.search(asked.understood.text) else None
    first = list(dict.fromkeys(one for one in (chosen, *below[:2]) if one))[:2]
    score = quotes[0].score if quotes else asked.reading.confidence
    return (*(Quote(0, one.article_id, *one.span, one.text, score) for one in first), *quotes)


def _headed(article_id: str, asked: Asked) -> Iterator[tuple[ArticleSentence, str]]:
    """The sentences of an article, each with the heading over it: in front of its paragraph, or on a line above."""
    end, run_in = 0, ""
    for one in sentences_of(asked.library, [article_id]):
        between = asked.library.cut(article_id, end, one.start)
        if "\n" in between or not end:
            run_in = between.rpartition("\n")[2].strip("#* .:–-")
        found = _RUN_IN.match(one.text)
        if is_heading(one.text):
            run_in = one.text.strip(" .:")
        elif found and is_heading(found[1]):
            run_in = found[1]
        yield one, run_in or heading_above(asked.library, article_id, one.start)
        end = one.end


def _with_what_became(quotes: Sequence[Quote], asked: Asked) -> tuple[tuple[Quote, ...], str]:
    """The quotes with what became of the first one's matter before it, where that is asked and said right after it."""
    if corrected := _corrected(quotes, asked):
        return corrected, ""
    first = quotes[0]
    own = [one for one in asked.library.statements([first.article_id]) if one.span[0] == first.start]
    if not _DECIDED.search(asked.understood.text) or any(one.status in ("adopted", "failed") for one in own):
        return tuple(quotes), ""
    every = topic_words(asked.understood.text, asked.understood.meetings, asked.catalogue)
    matter = Topic.of(frozenset(terms(" ".join(every))) - _OF_A_FATE, asked)
    if matter and not matter.is_of(first.text):
        return tuple(quotes), ""
    after = [one for one in _below(first, asked) if _GOES_ON.match(one.text)][:_WITHIN]
    outcome = _outcome(after, asked)
    if outcome is None:
        return tuple(quotes), ""
    told = Quote(0, outcome.article_id, outcome.start, outcome.end, outcome.text, first.score)
    rest = (one for one in quotes if (one.article_id, one.start) != (told.article_id, told.start))
    return (told, *rest), shortened(" ".join(outcome.text.split()).rstrip("."), _LINE) + "."


def _corrected(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes with the sentence that corrects the first one before it; empty where none does."""
    first = quotes[0]
    after = next((one for one in sentences_of(asked.library, [first.article_id]) if one.start >= first.end), None)
    if after is None or not _CORRECTS.search(after.text):
        return ()
    told = Quote(0, after.article_id, after.start, after.end, after.text, first.score)
    return (told, *(one for one in quotes if (one.article_id, one.start) != (told.article_id, told.start)))


_CORRECTS = re.compile(
    r"\b(?:correct(?:ed)? (?:amount|figure|number|sum|total|date|name|version)|now says|should have (?:read|said|been)"
    r"|was corrected|in fact)\b",
    re.IGNORECASE,
)


def _below(heading: Quote, asked: Asked) -> Iterator[ArticleSentence]:
    """The sentences under a heading: the rest of its paragraph or, where it has a line of its own, the next one."""
    end = heading.end
    for one in sentences_of(asked.library, [heading.article_id]):
        if one.start < heading.end:
            continue
        is_set_off = end == heading.end and is_heading(heading.text)
        if "\n" in asked.library.cut(one.article_id, end, one.start) and not is_set_off:
            return
        yield one
        end = one.end


def _outcome(below: Sequence[ArticleSentence], asked: Asked) -> ArticleSentence | None:
    """The first sentence that says that something was adopted or failed; None where none does."""
    of: dict[int, Statement] = {}
    for one in asked.library.statements({each.article_id for each in below}):
        if one.status in ("adopted", "failed"):
            of.setdefault(one.span[0], one)
    return next((one for one in below if one.start in of), None)
