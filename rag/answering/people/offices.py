"""Says who holds an office: "who is the president of Chile?", "who are the five leaders of Central Asia?".

The record names the people of each meeting with office and country. Of several who held an office the one of the latest
meeting is named first, and each is shown by a sentence that names them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import countries, listing, plain, with_article, words
from rag.record import CENTRAL_ASIA, Participant
from rag.types import Item, Section

_OFFICES = (
    r"president|(?:[a-z]+ )?minister|chancellor|premier|king|emir|crown prince|secretary[- ]general|leader"
    r"|head of state|head of government|chair(?:man|woman|person)?"
)
_SEVERAL_OFFICES = (
    r"(?:presidents|leaders|heads of (?:state|government)|(?:prime |foreign )?ministers|premiers|chancellors|kings)"
)
_WHO_HOLDS = re.compile(
    rf"^(?:(?:so|and|please)\W+)*who(?:'s|s| is| was) (?:the |now )?(?:current |new |present )?"
    rf"(?:(?P<office>{_OFFICES}) of (?:the )?(?P<of>[^?.!,]{{2,40}})"
    rf"|(?P<theirs>[\w-]+(?: [\w-]+)??)(?:'s)? (?P<held>{_OFFICES}))\W*$",
    re.IGNORECASE,
)
_WHO_ARE = re.compile(
    r"^(?:(?:so|and|please)\W+)*(?:who are|name|list) (?:all )?(?:the )?(?:current )?(?:\w+ )?"
    rf"{_SEVERAL_OFFICES} (?:of|in|from) (?:the )?(?P<of>[^?.!,]{{2,60}})\W*$"
    r"|^(?:(?:so|and|please)\W+)*(?:who are|name|list) (?:all )?(?:the )?(?:five |six |seven |\d+ )?"
    rf"(?P<theirs>[\w' +-]{{2,40}}?) {_SEVERAL_OFFICES}\W*$",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"^(?:acting |interim )?(?:president|prime minister|premier|chancellor|king|emir|crown prince|sultan|leader"
    r"|head of (?:state|government)|crown prince and prime minister)$",
    re.IGNORECASE,
)
"""Offices of somebody who leads a country."""
_DOES_NOT_HOLD = re.compile(r"\b(?:vice|deputy|former|acting|interim|ex)\b", re.IGNORECASE)
_MOST = 12
_NEAR = 4
"""In words: so near an office the country stands of which somebody holds it."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody whom an article names."""

    who: Participant
    article_id: str
    day: str
    """Of the article's meeting, as it sorts; empty when it has none."""


def office_holders(asked: Asked) -> Composed | None:
    """Who holds the office asked for, or leads the countries asked for; None when that is not asked, or never told."""
    text = _plainly(asked)
    if one := _WHO_HOLDS.match(text):
        return _one(asked, one["office"] or one["held"], one["of"] or one["theirs"])
    if several := _WHO_ARE.match(text):
        return _several(asked, several["of"] or several["theirs"])
    return None


def unnamed_holder(asked: Asked) -> str | None:
    """A sentence that no article names who holds the office of a country that is asked for; None if one may.

    The record knows nobody who does, and no article found has office and country within a few words.
    """
    one = _WHO_HOLDS.match(_plainly(asked))
    office, of = (one["office"] or one["held"], countries(one["of"] or one["theirs"])) if one else ("", ())
    if len(of) != 1 or _one(asked, office, of[0]):
        return None
    near = re.compile(rf"(?:\S+ ){{0,{_NEAR}}}\S*\b{re.escape(office)}\b\S*(?: \S+){{0,{_NEAR}}}", re.IGNORECASE)
    told = sentences_of(asked.library, dict.fromkeys(hit.passage.article_id for hit in asked.reading.hits))
    if any(set(of) & set(countries(found[0])) for one in told for found in near.finditer(plain(one.text))):
        return None
    return f"No article in the library names the {office.lower()} of {with_article(of[0])}."


def _plainly(asked: Asked) -> str:
    return " ".join(plain(asked.understood.text).split())


def _holders(asked: Asked, article_ids: Iterable[str]) -> Iterator[_Holder]:
    """Everybody whom the record of these articles names, those of the latest meetings first."""
    meeting_of = asked.catalogue.meeting_of
    days = {one: str(meeting_of[one].date or "") if one in meeting_of else "" for one in article_ids}
    found = [
        _Holder(fact.value, facts.article_id, days[facts.article_id])
        for facts in asked.library.meeting_facts(days)
        for fact in (*facts.chairs, *facts.participants)
        if fact.value.kind == "person"
    ]
    yield from sorted(found, key=lambda one: one.day, reverse=True)


def _one(asked: Asked, office: str, of: str) -> Composed | None:
    """Who holds one office, the latest first, each shown by a sentence that names office or country."""
    wanted = set(countries(of)) or {" ".join(words(of))}
    leads = office.lower() in ("leader", "head of state", "head of government")
    held = [
        one
        for one in _holders(asked, asked.record.of_country(lambda country: bool(wanted & _meant_by(country))))
        if wanted & _countries_of(one.who)
        and not _DOES_NOT_HOLD.search(one.who.office or "")
        and (_TOP.match(one.who.office or "") if leads else _is_office(office, one.who.office or ""))
    ]
    found = [(one, told) for one in _each_once(held) if (told := _naming(asked, [one], wanted))]
    if not found:
        return None
    citations = Citations(asked.library)
    for _, sentence in found:
        citations.cite(sentence.article_id, sentence.span)
    names = [one.who.name for one, _ in found]
    before = f"; before, {listing(names[1:])}" if len(names) > 1 else ""
    return Composed("fact", headline=f"{names[0]}{before}.", quotes=tuple(citations.quotes))


def _is_office(wanted: str, held: str) -> bool:
    """Whether an office is the one asked for, "foreign minister" being no "minister" and "premier" a prime minister."""
    asked, has = (" ".join(words(one.replace("-", " "))) for one in (wanted, held))
    return has in {asked, {"premier": "prime minister", "prime minister": "premier"}.get(asked, asked)}


def _countries_of(who: Participant) -> set[str]:
    return _meant_by(who.country or "")


def _meant_by(country: str) -> set[str]:
    return set(countries(country)) or {" ".join(words(country))} - {""}


def _each_once(holders: Iterable[_Holder]) -> list[_Holder]:
    found: dict[str, _Holder] = {}
    for one in holders:
        found.setdefault(words(one.who.name)[-1], one)
    return list(found.values())


def _several(asked: Asked, of: str) -> Composed | None:
    """Who leads each country of a region or of a series, shown by the fewest sentences that name them."""
    states = frozenset(CENTRAL_ASIA) if "central asia" in of.casefold() else frozenset[str]()
    of_series = asked.understood.named.summits if not states else frozenset[str]()
    if not states and not of_series:
        return None
    ids = frozenset(one for meeting in asked.catalogue.meetings_of(of_series) for one in meeting.article_ids)
    if states:
        ids = asked.record.of_country(lambda country: bool(_meant_by(country) & states))
    held = [one for one in _holders(asked, ids) if not states or _countries_of(one.who) & states]
    people = _leading(held)[:_MOST]
    if len(people) < 2:
        return None
    citations = Citations(asked.library)
    items = _shown(asked, people, citations)
    names = [f"{one.who.name} ({with_article(one.who.country)})" if one.who.country else one.who.name for one in people]
    return Composed(
        "list",
        headline=f"{listing(names)}.",
        sections=(Section("People named", items),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _leading(held: list[_Holder]) -> list[_Holder]:
    """Of each country who leads it: the latest with such an office or, where nobody has one, who is named most."""
    named = Counter(words(one.who.name)[-1] for one in held)
    leaders = _each_once(one for one in held if _TOP.match(one.who.office or ""))
    others = _each_once(one for one in held if not one.who.office and one.who.country)
    others.sort(key=lambda one: -named[words(one.who.name)[-1]])
    found: dict[str, _Holder] = {}
    for one in (*leaders, *others):
        found.setdefault(next(iter(_countries_of(one.who)), one.who.name), one)
    return list(found.values())


def _shown(asked: Asked, people: list[_Holder], citations: Citations) -> tuple[Item, ...]:
    """Each of them with the sentence that names most of those left."""
    markers: dict[str, int] = {}
    left = list(people)
    while left:
        told = _naming(asked, left, set())
        named = [one for one in left if told and _has(told.text, one.who)]
        if told is None or not named:
            break
        marker = citations.cite(told.article_id, told.span)
        markers |= {one.who.name: marker for one in named}
        left = [one for one in left if one not in named]
    return tuple(
        Item(
            ", ".join(part for part in (one.who.name, one.who.office, one.who.country) if part),
            (markers[one.who.name],) if one.who.name in markers else (),
        )
        for one in people
    )


def _naming(asked: Asked, people: list[_Holder], wanted: set[str]) -> ArticleSentence | None:
    """The sentence that names most of them and, of one alone, the office and the country, in the latest articles."""
    every = sentences_of(asked.library, dict.fromkeys(one.article_id for one in people))
    alone = people[0].who if len(people) == 1 else None

    def score(one: ArticleSentence) -> float:
        named = sum(_has(one.text, each.who) for each in people)
        if not named or alone is None:
            return named
        office = set(words(alone.office or "")) <= set(words(one.text))
        country = wanted & ({*countries(one.text)} or {*words(one.text)})
        return 1 + office + bool(country)

    best = max(every, key=score, default=None)
    return best if best is not None and score(best) else None


def _has(text: str, who: Participant) -> bool:
    return words(who.name)[-1] in words(text)
