"""Who signed at each of several meetings, and who did not: "Oslo v Rome: in or out?", "did Chile sign at both?".

One meeting's signatories would stand for both, though a country may sign at one and refuse at the next.
"""

import re
from collections.abc import Iterator, Set

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.english import Mention, countries, listing, mentions, plain, with_article, words
from rag.question import Meeting
from rag.types import Item, Section

_ASKS = re.compile(
    r"\bin or out\b|\bwho(?:'s| is| was| were)? in\b.*\bout\b"
    r"|\bwho (?:all |has |else )*(?:signed|backed|endorsed)\b.*\b(?:did ?n[o']t|refused|not|stayed out)\b"
    r"|\b(?:signed|endorsed|backed) or (?:not|stayed out|refused)\b"
    r"|\b(?:who|which of|which (?:countries|states|governments))\b[^?]*?(?<!was )(?<!were )\b(?:sign|endors)ed\b"
    r"(?! (?:more|most|the most|fewer|less|how|what|which)\b)"
    r"|\bput (?:their|its) names? (?:to|down|on)\b"
    r"|\b(?:did|has|have) (?!they\b).*\bsign(?:ed)?\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:(?:did|has|have|had|would|could)(?: not|n['’]t)|refused to|declined to) (?:\w+ )?(?:sign|endorse|back)\w*"
    r"|\bwithheld\b|\bstayed out\b"
)
_IN = re.compile(
    r"\bsigned(?=[,.;]| (?:it|up|but|and)\b| the (?:\w+ )?(?:declaration|statement|text|document|pact|communiqu\w+)\b)",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\bamong (?:them|these|the signatories)\b")
_SIGNATORIES = re.compile(r"\bsign(?:ed|ator\w+)\b")
"""Of the sentence before one that counts somebody among those whom it tells of."""


def signatories(asked: Asked) -> Composed | None:
    """Who signed and who did not at each of the meetings named, or of a country which; None where nothing tells."""
    text = plain(asked.understood.text)
    meetings = [one for side in asked.understood.sides for one in side.meetings]
    if any(len(side.meetings) != 1 for side in asked.understood.sides):
        # A country that is asked about is no series of its own, nor does a year alone name the meetings held in it.
        meetings = list(asked.understood.meetings)
    if len(meetings) <= 1 or not _ASKS.search(text):
        return None
    places = {country for one in meetings for country in countries(one.place or "")}
    of_series = {*countries(" ".join(asked.understood.named.summits))}
    cities = {word for one in meetings for word in words(one.city)}
    by_name = {country for one in _parties(text) if cities.isdisjoint(one.words) for country in one.countries}
    who = (asked.understood.named.own_countries - places) | (by_name - of_series)
    citations = Citations(asked.library)
    sections, lines = [], []
    for meeting in meetings:
        told = [(one, out) for one, out in _telling(meeting, asked) if not who or _named(one.text, who)]
        items = [Item(f"“{one.text.strip()}”", (citations.cite(one.article_id, one.span),)) for one, _ in told]
        said = [f"{'not ' * out}signed by {_named(one.text, who)}" for one, out in told]
        if silent := who - {country for one, _ in told for country in countries(one.text)}:
            said.append(f"nothing is told of {listing([*map(with_article, sorted(silent))])}")
        if told:
            sections.append(Section(meeting.heading, tuple(items)))
            lines.append(f"{meeting.city}: {'; '.join(said)}")
    if len(sections) <= 1:
        return None
    return Composed("status", headline=f"{'. '.join(lines)}.", sections=tuple(sections), quotes=tuple(citations.quotes))


def _named(text: str, who: Set[str]) -> str:
    """The countries that a sentence names, as it names them; of those asked about these alone."""
    named = [with_article(one.text) for one in _parties(text) if not who or who & {*one.countries}]
    return listing([*named, "others"] if _AMONG.search(text) and not who else named)


def _parties(text: str) -> list[Mention]:
    """The countries that a text names, cities apart: a document is called by the city."""
    return [one for one in mentions(text) if one.countries and not one.place]


def _telling(meeting: Meeting, asked: Asked) -> Iterator[tuple[ArticleSentence, bool]]:
    """The sentences on a meeting that say of countries that they signed its text, or, with True, that they did not."""
    before = ""
    for one in sentences_of(asked.library, meeting.article_ids):
        out = bool(_OUT.search(one.text))
        counted = _AMONG.search(one.text) and _SIGNATORIES.search(before)
        if _parties(one.text) and not is_heading(one.text) and (out or counted or _IN.search(one.text)):
            yield one, out
        before = one.text
