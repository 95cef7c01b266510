"""Claims that the chair of a body passed from one state to another, against the sentences on a meeting that tell it."""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import gives, said_in
from rag.answering.people import passing_in
from rag.answering.sentences import sentences_of
from rag.english import MEETING_NOUNS, agrees, countries, listing, with_article, word_set, words
from rag.question import Meeting

_OF_IT = word_set(
    "over take takes took taken hold holds held assume assumed pass passes passed hand hands handed passing go goes"
    " went move moves moved serve become chosen elected named designated appointed incoming future next new rotating"
    " annual formal formally ceremonial gavel chair chairmanship presidency chairs group grouping bloc body union"
    " organisation community council leader leaders president prime minister then now later will would due"
)
"""Words of a claim that the chair of a series of meetings passes, and not that of something else."""
_WHEN = re.compile(r"\b(?:on|in|at|for|from|until|during|after) (?:the )?(?:\w+ )?(?:[A-Z]\w+|\d+)(?: \w+)?(?: \d{4})?")
_SHORT = 3
"""In letters: "the", "of", "to"."""


def chair_passed(claim: str, meeting: Meeting | None, asked: Asked) -> Judged | None:
    """The verdict on such a claim; None for another, for the chair of something else, and where nothing is told."""
    said = passing_in(claim)
    if said is None or meeting is None or denies(claim):
        return None
    of_it = {*_OF_IT, *MEETING_NOUNS, *asked.catalogue.naming_words([meeting.summit]), *words(meeting.place or "")}
    lands = {word for word in words(claim) if countries(word)} | {word for one in said.to for word in words(one)}
    if any(word not in of_it | lands | asked.catalogue.people for word in _told_of_it(claim)):
        return None
    when = said_in(claim).moments
    of = asked.catalogue.meetings_of([meeting.summit]) if when else [meeting]
    sentences = sentences_of(asked.library, dict.fromkeys(key for one in of for key in one.article_ids))
    every = [(one, told) for one in sentences if (told := passing_in(one.text))]
    of_a_kind = [(one, told) for one, told in every if told.is_to_come == said.is_to_come]
    dated = len(when) + len(said_in(claim).figures)
    same = [(one, told) for one, told in of_a_kind if {*said.to} == {*told.to}]
    for one, told in same or of_a_kind:
        evidence = (sentence_at(one.article_id, one.span, asked),)
        times = said_in(one.text).moments
        if not same and when and not any(agrees(each, times) for each in when):
            continue  # it passes at other times, too
        if not same:
            reason = f"the quote says {_named(told.to)}, the claim says {_named(said.to)}"
            return Judged(claim, "wrong", (reason,), evidence)
        if said.source and told.source and said.source != told.source:
            reason = f"the quote says from {_named(told.source)}, the claim says from {_named(said.source)}"
            return Judged(claim, "wrong", (reason,), evidence)
        return Judged(claim, "borne out", (), evidence) if gives(claim, one.text) == dated else None
    return None


def _named(states: tuple[str, ...]) -> str:
    return listing([with_article(one) for one in states])


def _told_of_it(claim: str) -> list[str]:
    """The words of a claim that say of what the chair is, and not when or where."""
    plainly = _WHEN.sub(" ", claim)
    return [word for word in words(plainly) if len(word) > _SHORT and not word.isdigit()]
