"""Who came to a meeting in the place of somebody, or for a country, and why whom they stood for did not."""

import re
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.attendance.named import Who, at_each, called, is_named, is_of_any, records_of, stand_ins_of
from rag.answering.attendance.of_office import holds_office
from rag.answering.attendance.reason import names_any, reason_of
from rag.answering.attendance.representing import represented_there, sent_instead
from rag.answering.attendance.telling import cite_participants
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.who import acting_countries
from rag.english import countries, fold, listing, sentence_case, words
from rag.outcomes import MeetingRecord

ASKS_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bhow come\b")
_OFFICE = re.compile(
    r"\b(?:(?:vice|deputy) )?(?:president|prime minister|pm|premier|chancellor|king|emir|(?:[a-z]+ )?minister|leader)\b"
)
_IN_FOR = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ](?:\.|[\w'’-]*) )*[A-ZÀ-Þ][\w'’-]*),? (?:(?:is|was|will|who|to|has|had|be|been|then) )*"
    r"(?:sit|sits|sat|sitting|stand|stands|stood|standing|fill\w*|step\w*) in for (?P<whom>[^.,;]+)"
)
_STANDING = re.compile(r"\bin for\b|\b(?:represented by|sent|deputi[sz]\w+|in (?:the |his |her )?place|instead)\b")


def stood_in(asked: Asked, what: Meant) -> Composed | None:
    """Who came in the place of somebody, or for a country, with the reason where that is asked too."""
    named = asked.understood.named
    if len(what.meetings) > 1 and (named.people or named.countries):
        return at_each(asked, what, stood_in)
    if len(what.meetings) != 1:
        return None
    (record,) = records_of(asked, what)
    wanted = acting_countries(what) or asked.record.countries_of(named.people)
    told = (
        _recorded(asked, what, record)
        or _told_to_stand_in(asked, record, wanted)
        or _sent_by(asked, record, wanted)
        or represented_there(asked, what, wanted)
    )
    return _with_reason(told, asked, record, wanted) if told and ASKS_WHY.search(what.text) else told


def _with_reason(told: Composed, asked: Asked, record: MeetingRecord, of: set[str]) -> Composed:
    """The answer with why whom they stood for was not there, where an article tells it."""
    every = sentences_of(asked.library, record.article_ids)
    reason = reason_of(names_any(asked.understood.named.people, of), every)
    if reason is None:
        return told
    citations = Citations(asked.library)
    citations.take(told.quotes)
    for one in reason[1]:
        citations.cite(one.article_id, one.span)
    headline = f"{told.headline.rstrip('.')}; {reason[0]}."
    return Composed("meeting", headline=headline, quotes=tuple(citations.quotes), sections=told.sections)


def _recorded(asked: Asked, what: Meant, record: MeetingRecord) -> Composed | None:
    """Those whom the record has in the place of the people named, or as there for the countries named."""
    named = asked.understood.named
    gone = [one for one in record.who("absent") if is_named(one.value, named.people)]
    found = [other for one in gone for other in stand_ins_of(record, one)]
    if not named.people and named.countries:
        wanted = acting_countries(what)
        office = _OFFICE.search(what.text)
        found = [
            one
            for one in record.who("present", "person")
            if is_of_any(one.value.country, wanted) and not (office and holds_office(office[0], one.value.office or ""))
        ]
        gone = [one for one in record.who("absent", "person") if is_of_any(one.value.country, wanted)]
    if not found:
        return None
    citations = Citations(asked.library)
    told = _naming(asked, record, found[0], gone)
    if told is not None:
        citations.cite(told.article_id, told.span)
    surnames = [words(one.value.name)[-1] for one in found]
    if told is None or not all(name in words(told.text) for name in surnames):
        cite_participants([*found, *gone], citations)
    if not citations.quotes:
        return None
    quoted = " ".join(quote.text for quote in citations.quotes)
    said = listing([called(one.value, quoted, one.value.name) for one in found])
    return Composed("meeting", headline=f"{said}.", quotes=tuple(citations.quotes))


def _told_to_stand_in(asked: Asked, record: MeetingRecord, of: set[str]) -> Composed | None:
    """Whom a sentence says to have stood in for one of a country, though the record has nobody absent."""
    every = sentences_of(asked.library, record.article_ids)
    for before, one in pairwise([None, *every]):
        found = _IN_FOR.search(one.text) if one else None
        if one is None or found is None:
            continue
        leads = before and before.article_id == one.article_id and not countries(one.text)
        if of.isdisjoint(countries(f"{before.text if before and leads else ''} {one.text}")):
            continue
        citations = Citations(asked.library)
        for each in (before, one) if before and leads else (one,):
            citations.cite(each.article_id, each.span)
        return Composed("meeting", headline=f"{found['who'].strip()}.", quotes=tuple(citations.quotes))
    return None


def _sent_by(asked: Asked, record: MeetingRecord, of: set[str]) -> Composed | None:
    """Whom an absent person, or one of a country, sent, by the words of the sentence on the absence."""
    people, of_country = asked.understood.named.people, asked.record.known_people[0]
    citations = Citations(asked.library)
    for one in record.who("absent", "person"):
        country = one.value.country or of_country.get(fold(one.value.name))
        if not (is_named(one.value, people) if people else is_of_any(country, of)):
            continue
        for place in one.places:
            citations.cite(place.article_id, (place.start, place.end))
            if said := sent_instead(citations.quotes[-1].text):
                return Composed("meeting", headline=f"{sentence_case(said)}.", quotes=tuple(citations.quotes))
            citations.quotes.clear()
    return None


def _naming(asked: Asked, record: MeetingRecord, who: Who, gone: list[Who]) -> ArticleSentence | None:
    """The sentence that names who came and best tells for whom."""
    surname = words(who.value.name)[-1]
    missed = {words(one.value.name)[-1] for one in gone} | set(asked.understood.named.people)

    def score(one: ArticleSentence) -> float:
        if surname not in words(one.text):
            return 0
        return 2 * bool(missed.intersection(words(one.text))) + bool(_STANDING.search(one.text))

    return best_sentence(sentences_of(asked.library, record.article_ids), score)
