"""How many points, articles or paragraphs a document of a meeting has."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.english import figures, listing, number_words, plain, words
from rag.outcomes import meeting_record
from rag.types import Refusal

_POINTS = re.compile(r"\b(?:points?|articles|paragraphs|clauses|items|sections|actions)\b", re.IGNORECASE)


def points(asked: Asked, what: Meant) -> Composed | None:
    """How many points a document of the meeting has."""
    citations = Citations(asked.library)
    said: list[str] = []
    for one in what.meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        told = sentences_of(asked.library, record.article_ids)
        for document in record.documents:
            numbers = dict.fromkeys(fact.value.points for fact in document.facts if fact.value.points)
            shown = [(number, counting(number, told)) for number in numbers]
            for _, sentence in shown:
                if sentence is not None:
                    citations.cite(sentence.article_id, sentence.span)
            found = [str(number) for number, sentence in shown if sentence is not None]
            said += [f"{listing(found, 'or')}: {document.value.name}"] if found else []
    if not said or not citations.quotes:
        return _points_untold(asked, what)
    return Composed("meeting", headline=f"{'; '.join(said)}.", quotes=tuple(citations.quotes))


def _points_untold(asked: Asked, what: Meant) -> Composed | None:
    """That no article counts what is asked; None where a sentence on the meeting counts any such thing."""
    told = sentences_of(asked.library, [one for meeting in what.meetings for one in meeting.article_ids])
    asked_for = _POINTS.search(what.text)
    if not told or asked_for is None or any(_POINTS.search(one.text) and figures(plain(one.text)) for one in told):
        return None
    said = f"No article on {listing([str(one) for one in what.meetings])} says how many {asked_for[0]} there are."
    return Composed("meeting", "declined", refusal=Refusal(said), confidence=0.0)


def counting(number: int, told: Sequence[ArticleSentence]) -> ArticleSentence | None:
    """The sentence that gives so many points or articles."""
    written = {str(number), *number_words(number, number)}
    return best_sentence(told, lambda one: float(bool(written & set(words(one.text)) and _POINTS.search(one.text))))
