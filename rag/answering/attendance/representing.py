"""Who was at a meeting for a country.

"Qatar sent its emir", "Iran was represented by its acting president", "Minister Bo headed the Chilean delegation".
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.attendance.named import at_each, called, is_of_any, records_of
from rag.answering.attendance.telling import cite_participants
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import short_label
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.who import acting_countries
from rag.english import Mention, clauses, countries, listing, mentions, number_of, plain, sentence_case, words
from rag.outcomes import MeetingRecord
from rag.types import Item, Section

_BY = re.compile(r"(?:'s?| itself)?(?:, [^,;]{3,60},)? (?:(?:was|were|is) (?:represented|led) )?by (?=\S)")
_SENT = re.compile(
    r"(?:, [^,;]{3,60},)? (?:sent (?=[A-Z]|(?:[a-z-]+ ){0,2}(?:ministers|ambassadors|deputies|envoys|officials"
    r"|vice[- ]presidents|representatives)\b)|(?:sent )?(?=(?:its|their|an?|the) ))"
    r"(?!an? (?:\w+ )?(?:letter|message)\b)"
)
_SEAT = re.compile(r"(?:'s?)? (?:seat|chair|place) (?:was|is) (?:taken|occupied|filled) by (?=\S)")
_LEADER_SENT = re.compile(r"(?:'s) [^;.]{3,90}?\b(?:and|but) sent (?:his |her )?(?=[A-Z]|[a-z]+ minister)")
"""Behind the country of who stayed away: "Peru's Lund had a prior engagement and sent Jan Falk"."""
_AND = re.compile(r"(?:,|,? and)(?: the)? $")
_REPRESENTED = re.compile(r"\b(?:represented|led) by\b")
_SENDS = re.compile(r"\bsent\b")
_LED = re.compile(r",? (?:who )?(?:led|headed|heads|leads|was leading|was heading) (?:the |an? )?$")
_DELEGATION = re.compile(r"(?:['’]s?)? (?:\w+ )?(?:delegation|team)\b")
_SEAT_TAKEN = re.compile(r"\b(?:taken|occupied|filled) by\b")
_SAYS_FOR_WHOM = re.compile(rf"{_REPRESENTED.pattern}|{_SEAT_TAKEN.pattern}|{_SENDS.pattern}|\b(?:delegation|team)\b")
_ENDS = re.compile(
    r";|(?<!Rt)(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Hon)(?<!Amb)(?<!\b[A-Z])\."
    r"|,? (?:while|whereas|but|after|because|since)\b|, (?:and|as|who|which)\b"
    r"| and (?=[a-z]+ed\b)|$"
)
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
            begin = _begin(text, one.end)
            if begin is None:
                continue
            later = (each.start for each in named[nth + 1 :] if _begin(text, each.end) is not None)
            ends = _ENDS.search(text, begin)
            end = min((*later, ends.start() if ends else len(text)))
            said = _NEXT.sub("", text[begin:end]).strip(" ,")
            for each in _together(text, named, nth) if said else ():
                if not of.isdisjoint(each.countries):
                    yield Represented(
                        text[each.start : each.end].removesuffix("'s"), said.removeprefix("their "), sentence
                    )


def _together(text: str, named: Sequence[Mention], nth: int) -> Sequence[Mention]:
    """A country with those that stand before it in one list: "Peru, Chile and Cuba were represented by …"."""
    first = nth
    while first and _AND.fullmatch(text[named[first - 1].end - 1 : named[first].start][1:]):
        first -= 1
    return named[first : nth + 1]


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
    ways = ((_BY, _REPRESENTED), (_SENT, _SENDS), (_SEAT, _SEAT_TAKEN), (_LEADER_SENT, _SENDS))
    for follows, says in ways:
        possessive = 2 * text[:end].endswith("'s") if follows in (_SEAT, _LEADER_SENT) else 0
        found = follows.match(text, end - possessive)
        if found and says.search(text, 0, found.end()):
            return found.end()
    return None


def represented_there(asked: Asked, what: Meant, of: Set[str] = frozenset()) -> Composed | None:
    """Who was there for each of these countries, or each that the question names.

    None where an article does not tell it of all.
    """
    wanted = sorted(of or acting_countries(what), key=lambda one: what.text.find(one.casefold()))
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
    """Who was there for a country, cited; empty where no article tells."""
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
    return called(there[0].value, quote.text, there[0].value.name)
