"""Who was at a meeting for a country.

"Qatar sent its emir", "Iran was represented by its acting president", "Minister Bo headed the Chilean delegation".
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.attendance.named import MOST_NAMED, at_each, called, is_of_any, records_of
from rag.answering.attendance.telling import cite_participants
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import short_label
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.who import acting_countries, states_named
from rag.english import (
    Mention,
    clauses,
    countries,
    listing,
    mentions,
    number_of,
    plain,
    sentence_case,
    with_article,
    words,
)
from rag.outcomes import MeetingRecord
from rag.types import Item, Section

_ASIDE = r"(?:, [^,;.]{3,60},)?"
_SEAT = r"(?:seat|chair|place) (?:was|is) (?:taken|filled|occupied) by"
_BY = re.compile(
    rf"(?:'s?| itself)?{_ASIDE} (?:(?:was|were|is) (?:represented|led) )?by (?=\S)|(?:'s?)? {_SEAT} (?=\S)"
)
_SENT = re.compile(
    rf"(?:{_ASIDE}|, (?:which|who)) (?:sent (?=[A-Z]|(?:[a-z-]+ ){{0,2}}(?:ministers?|ambassadors?|deputies|envoys"
    r"|officials|secretaries|diplomats|vice[- ]presidents|representatives)\b)"
    r"|(?:sent )?(?=(?:its|their|an?|the|only|just) ))"
    r"(?!an? (?:\w+ )?(?:letter|message)\b)"
)
_LEADER_SENT = re.compile(r"(?:'s|(?<='s)) [^;.]{3,90}?\b(?:and|but) sent (?:his |her )?(?=[A-Z]|[a-z]+ minister)")
"""Behind the country of who stayed away: "Peru's Lund had a prior engagement and sent Jan Falk"."""
_REPRESENTED = re.compile(rf"\b(?:(?:represented|led) by|{_SEAT})\b")
_SENDS = re.compile(r"\bsent\b")
_LED = re.compile(r",? (?:who )?(?:led|headed|heads|leads|was leading|was heading) (?:the |an? )?$")
_DELEGATION = re.compile(r"(?:['’]s?)? (?:\w+ )?(?:delegation|team)\b")
_SAYS_FOR_WHOM = re.compile(rf"{_REPRESENTED.pattern}|{_SENDS.pattern}|\b(?:delegation|team)\b")
_ENDS = re.compile(
    r";|(?<!\b(?:Rt|Dr|Mr|Ms|Lt))(?<!\b(?:Hon|Mrs|Gen|Sen|Amb))(?<!\b[A-Z])\."
    r"|,? (?:while|whereas|but|after|because|since)\b|, (?:and|as|who|which)\b"
    r"| and (?=[a-z]+ed\b)|$"
)
_LISTED = re.compile(r",? and (?:the )?|, (?:the )?")
_NEXT = re.compile(r",?(?: and| while| whereas)?\s*(?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Represented:
    """A sentence that says who was there for a country."""

    written: str
    """The country as the sentence writes it."""
    by: str
    sentence: ArticleSentence


def represented(of: Set[str], told: Sequence[ArticleSentence]) -> Iterator[Represented]:
    """For each of these countries, in the order of the text, who represented it by the words of the sentences."""
    for sentence in told:
        text = plain(sentence.text)
        if len(text) != len(sentence.text) or not _SAYS_FOR_WHOM.search(text):
            continue
        named = [one for one in mentions(text) if one.countries]
        yield from _leading(of, named, sentence)
        for nth, one in enumerate(named):
            begin = _begin(text, named[_last_listed(text, named, nth)].end)
            if begin is None or of.isdisjoint(one.countries):
                continue
            later = (each.start for each in named if each.start > begin and _begin(text, each.end) is not None)
            ends = _ENDS.search(text, begin)
            end = min((*later, ends.start() if ends else len(text)))
            if said := _NEXT.sub("", text[begin:end]).strip(" ,").removeprefix("their "):
                yield Represented(text[one.start : one.end].removesuffix("'s"), said, sentence)


def _last_listed(text: str, named: Sequence[Mention], nth: int) -> int:
    """Which country ends the list that one stands in: the last of "Chile, Peru and Fiji sent their ambassadors"."""
    while nth + 1 < len(named) and _LISTED.fullmatch(text[named[nth].end : named[nth + 1].start]):
        nth += 1
    return nth


def _leading(of: Set[str], named: Sequence[Mention], sentence: ArticleSentence) -> Iterator[Represented]:
    """For each of these countries who led its delegation by the words of the sentence."""
    text = plain(sentence.text)
    for one in named:
        led = _LED.search(text, 0, one.start)
        if led is None or of.isdisjoint(one.countries) or not _DELEGATION.match(text, one.end):
            continue
        begin = next(start for start, end in clauses(text) if start <= led.start() < end)
        if said := _OPENS.sub("", text[begin : led.start()]).strip(" ,"):
            yield Represented(text[one.start : one.end], said, sentence)


_OPENS = re.compile(r"^\W*(?:(?:and|while|whereas|but|as) )?(?:the )?", re.IGNORECASE)


def sent_instead(text: str) -> str:
    """Whom somebody sent by the words of a sentence on their absence: "Premier B" of "A stayed away and sent B"."""
    found = _INSTEAD.search(text)
    ends = _ENDS.search(text, found.end()) if found else None
    return _NEXT.sub("", text[found.end() : ends.start()]).strip(" ,") if found and ends else ""


_INSTEAD = re.compile(
    r"\b(?:sent (?!(?:apologies|regrets|word)\b)|(?:represented|replaced) by )(?:its |his |her |their )?"
)


def _begin(text: str, end: int) -> int | None:
    """Where the words begin that say by whom the country named up to here was represented."""
    for follows, says in ((_BY, _REPRESENTED), (_SENT, _SENDS), (_LEADER_SENT, _SENDS)):
        found = follows.match(text, end)
        if found and says.search(text, 0, found.end()):
            return found.end()
    return None


def represented_there(asked: Asked, what: Meant, of: Set[str] = frozenset()) -> Composed | None:
    """Who was there for each of these countries, or each that the question names.

    None where an article does not tell it of all.
    """
    sides = {country for side in _FOR_WHOM.findall(what.written) for country in states_named(side)}
    named = of or sides or acting_countries(what)
    wanted = sorted(named, key=lambda one: what.text.find(one.casefold()))
    if len(what.meetings) > 1 and wanted:
        return at_each(asked, what, lambda asked, what: represented_there(asked, what, of))
    if not what.meetings or not wanted:
        return None
    (record,) = records_of(asked, what)
    citations = Citations(asked.library)
    told = [_told(country, record, asked, citations, alone=len(wanted) == 1) for country in wanted]
    if not all(told):
        return None
    return Composed("meeting", headline=f"{sentence_case('; '.join(told))}.", quotes=tuple(citations.quotes))


_FOR_WHOM = re.compile(
    r"\b(?:for|on behalf of) (.+?)(?= (?:at|in|during|to|when|there|and who)\b|[?,;:]|$)", re.IGNORECASE
)


def represented_by_others(asked: Asked, what: Meant) -> Composed | None:
    """The countries that others than their leaders were there for at the meetings meant, each with whom it sent."""
    citations = Citations(asked.library)
    sections: list[Section] = []
    for meeting in () if asked.understood.named.people else what.meetings:
        every = sentences_of(asked.library, meeting.article_ids)
        states = {country for one in every for country in countries(one.text)}
        told: dict[str, Represented] = {}
        for one in represented(states, every):
            told.setdefault(countries(one.written)[0], one)
        items = [
            Item(f"{country}: {one.by}", (citations.cite(one.sentence.article_id, one.sentence.span),))
            for country, one in told.items()
        ]
        if items:
            sections.append(Section(meeting.heading, tuple(items)))
    if not sections:
        return None
    there = sum(len(one.items) for one in sections)
    return Composed(
        "list",
        headline=_headline(sections),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _headline(sections: Sequence[Section]) -> str:
    """Who represented whom where few did, else of how many it is told."""
    told = [item.text for one in sections for item in one.items]
    if len(sections) == 1 and len(told) <= MOST_NAMED:
        return f"{'; '.join(told)}."
    of = listing([f"{number_of(len(one.items), 'country', 'countries')} at the {one.title}" for one in sections])
    return f"Who came for it is told of {of}."


def asks_who_was_represented(what: Meant) -> bool:
    """Whether it asks who was represented by whom, for none in particular and not also for those who sent nobody."""
    return bool(_ASKS.search(what.text)) and not _ALSO_ABSENT.search(what.text) and not acting_countries(what)


_ALSO_ABSENT = re.compile(
    r"\bwho (?:was|were|is) (?:absent|missing)\b|\bwho (?:stayed (?:away|(?:at )?home)|skipped)\b"
)
_ASKS = re.compile(
    r"\brepresented by (?:whom|who\b|which|others|somebody|someone|their|its|his|a |an )"
    r"|\bwho represented (?:whom|which|each)"
    r"|\b(?:stood|standing|sat|sitting|stand|sit) in for whom\b|\bwho (?:stood|sat) in for\b"
    r"|\b(?:stood|sat|came|spoke|went|were sent) (?:there )?(?:instead|in (?:their|its) (?:place|stead))\b"
)


def levels(asked: Asked, what: Meant) -> Composed | None:
    """Who was there for each country at each meeting meant; those of whom no article tells it are named at the end."""
    citations = Citations(asked.library)
    sections: list[Section] = []
    said: list[str] = []
    for record in records_of(asked, what):
        states = dict.fromkeys(one.value.name for one in record.who("present", "state"))
        items: list[Item] = []
        silent: list[str] = []
        for state in states:
            before = len(citations.quotes)
            told = "".join(_told(country, record, asked, citations, alone=True) for country in countries(state)[:1])
            markers = tuple(range(before + 1, len(citations.quotes) + 1))
            if told:
                items.append(Item(f"{state}: {told}", markers or _holding(told, citations)))
            else:
                silent.append(state)
        if items:
            untold = [Item(f"Not told: {listing(silent)}")] * bool(silent)
            sections.append(Section(record.meeting.heading, (*items, *untold)))
            city = short_label(record.meeting, series=False)
            said.append(f"{len(items)} of {number_of(len(states), 'state')} in {city}")
    if not sections:
        return None
    return Composed(
        "meeting",
        headline=f"Who came is told for {listing(said)}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=sum(len(one.items) for one in sections),
        there=sum(len(one.items) for one in sections),
    )


def _holding(told: str, citations: Citations) -> tuple[int, ...]:
    """The marker of the first quote with the last word of what is told."""
    last = words(told)[-1:]
    return tuple([one.marker for one in citations.quotes if {*last} <= {*words(one.text)}][:1])


def _told(country: str, record: MeetingRecord, asked: Asked, citations: Citations, *, alone: bool) -> str:
    """Who was there for a country, cited, by one sentence; empty where no article tells."""
    found = next(represented({country}, sentences_of(asked.library, record.article_ids)), None)
    if found is not None:
        citations.cite(found.sentence.article_id, found.sentence.span)
        return found.by if alone else f"{found.written}: {found.by}"
    there = [one for one in record.who("present", "person") if is_of_any(one.value.country, {country}) and one.places]
    if not there:
        return ""
    markers = cite_participants(there[:1], citations)
    if not markers:
        return ""
    quote = next(one for one in citations.quotes if one.marker in markers.values())
    together = [
        one
        for one in there
        if any(place.article_id == quote.article_id and quote.start <= place.start < quote.end for place in one.places)
    ]
    said = [called(one.value, quote.text, one.value.name) for one in together]
    of = f" of {with_article(there[0].value.country or '')}"
    return listing([*(one.removesuffix(of) for one in said[:-1]), said[-1]])
