"""Who did not sign, join or agree, where a sentence says so of them by name."""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import actors_of
from rag.answering.premise import SAYS_AGAINST
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.status.asking import DID, SIGNING, STATUS_STEMS
from rag.answering.status.headline import inline, status_answer
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import clauses, content, countries, listing, mentions, terms

_NOT_DONE = re.compile(
    r"\b(?:(?:did|has|have|had|would|could)(?: not|n't)|refused to|declined to) (?:\w+ )?"
    r"(?:sign|join|endorse|back|accept|agree|support)\w*"
    r"|\bwithheld\b|\bstayed out\b"
)
_AGAINST = re.compile(SAYS_AGAINST)
_TEXT = re.compile(r"\b(?:it|document|text|declaration|statement|communiqu|decision|deal|agreement|pact|treaty)")
"""What somebody signs or backs, as a sentence may call it."""
_TEXTS = frozenset(terms("document text declaration statement communique decision deal agreement pact treaty"))
_LET_PASS = re.compile(
    r"\blet (?:the |it |this )?(?:[\w-]+ ){0,3}(?:pass|through|stand)\b|\bdid not (?:block|oppose|veto)\b"
    r"|\bwent along with\b|\bdistanced (?:him|her|it|them)sel(?:f|ves)\b"
)
"""Says that somebody was against a text in part, and yet did not stop it."""
_DESPITE = re.compile(
    r"(?:despite|contrary to|notwithstanding) [^,]*\b(?:reports?|rumou?rs?|fears?|claims?|threats?)\b", re.I
)
"""Begins with what was said beforehand, and did not come about."""
_JOINS = re.compile(r"^(?:although|though|but|and|yet|while) ")
_DONE = re.compile(r"\b(?<!not )(?:signed|joined|endorsed|accepted)\b")


def refused(asked: Asked, what: Meant) -> Composed | None:
    """An answer that somebody did not sign, join or agree, where a sentence says so of them by name; else None."""
    named = asked.understood.named
    found = DID.match(what.text)
    if not found or not (named.people or named.countries) or not what.meetings:
        return None
    acting = set(countries(what.written[: found.end()]))
    ids = [article_id for one in what.meetings for article_id in one.article_ids]
    parties = frozenset(terms(" ".join((*named.countries, *named.people))))
    thing = what.topic - STATUS_STEMS - SIGNING - parties
    of_a_text = not thing or bool(_TEXTS & {*terms(what.text)})
    topic = Topic.of(thing, asked)

    def score(one: ArticleSentence) -> float:
        who = [each for each in mentions(one.text) if acting & {*each.countries} or named.people & {*each.words}]
        against = _NOT_DONE.search(one.text) or _AGAINST.search(one.text)
        if not who or not against or _DONE.search(_NOT_DONE.sub(" ", one.text)) or _DESPITE.match(one.text):
            return 0
        if not _NOT_DONE.search(one.text):
            begins = next(start for start, end in clauses(one.text) if start <= against.start() < end)
            ahead = [each for each in mentions(one.text) if begins <= each.start and each.end <= against.start()]
            before = bool(ahead) and ahead[0] in who  # who acts comes first: "Turkey blocked Sweden"
            rest = one.text[against.end() :]
            if not before or not (_TEXT.search(rest) or topic.covered(rest if content(rest) else one.text)):
                return 0
        about = topic.covered(one.text)
        return 1 + about if about or of_a_text else 0

    told = best_sentence(sentences_of(asked.library, ids), score)
    if told is None:
        return None
    citations = Citations(asked.library)
    citations.cite(told.article_id, told.span)
    return status_answer(f"No: {inline(told.text)}.", citations)


def let_pass(asked: Asked, what: Meant) -> Composed | None:
    """An answer that somebody let a text pass though they were against it in part; None where none says so."""
    actors = Actors.named(asked, what) if DID.match(what.text) and what.meetings else None
    ids = [article_id for one in what.meetings for article_id in one.article_ids]
    for one in asked.library.statements(ids) if actors else ():
        told = asked.library.cut(one.article_id, *one.span)
        if actors and actors.act(one) and (found := _LET_PASS.search(told)):
            citations = Citations(asked.library)
            citations.cite(one.article_id, one.span)
            part = next(told[start:end] for start, end in clauses(told) if start <= found.start() < end)
            by = listing(actors_of(one))
            return status_answer(f"With reservations, by {by}: {inline(_JOINS.sub('', part.strip(' ,')))}.", citations)
    return None
