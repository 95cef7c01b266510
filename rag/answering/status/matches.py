"""The statements of the record that are about the thing asked for, the best first."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.answering.asked import Asked
from rag.answering.meant import Meant
from rag.answering.points import is_of_earlier
from rag.answering.topic import LEAST_COVERED, NEAREST_READ, Topic
from rag.english import capital_runs, countries, is_verb, plain, words
from rag.record import Statement
from rag.types import Quote, Span

_ANSWERED_WITHIN = 6
"""Statements of an interview in which a question is answered."""
LEAST_WITH_READER = 0.34
"""0-1: the least share of the asked words' weight that a statement must have where the reader chose it too."""
_STEM_LETTERS = 4
_SURE_OF_READER = 0.85
"""0-1: the reader's least confidence that its first sentence answers where that has other words."""


@dataclass(frozen=True, slots=True)
class Match:
    """A statement about the thing asked for."""

    statement: Statement
    covered: float
    """0-1: the share of the asked words' weight that it has."""
    read: int
    """Its place among the reader's quotes, 1-based; 0 when it is not among them."""
    of_country: bool
    """Whether its sentence names a country that the question names."""
    of_earlier: bool = False
    """Whether its sentence tells of an earlier meeting."""

    @property
    def order(self) -> tuple[float, int, str, int]:
        """The best first."""
        bonus = (0.2 / self.read if self.read else 0.0) + 0.2 * self.of_country - 0.3 * self.of_earlier
        return (-round(self.covered + bonus, 3), self.read or 99, self.statement.article_id, self.statement.span[0])


def matches_of(wanted: frozenset[str], asked: Asked, what: Meant) -> list[Match]:
    """The statements about the thing, the best first, all nearly as good as the best."""
    topic = Topic.of(wanted, asked)
    ids, name = _naming_thing(_where(topic, asked, what), asked, what)
    found: list[Match] = []
    texts: dict[str, str] = {}
    every = asked.library.statements(ids)
    for nth, one in enumerate(every):
        if one.article_id not in texts:
            texts[one.article_id] = asked.library.article(one.article_id).text
        covered = topic.covered(_with_its_label(texts[one.article_id], one.clause))
        read = _place(one, asked.reading.quotes)
        if covered >= (LEAST_WITH_READER if read else LEAST_COVERED):
            told = asked.library.cut(one.article_id, *one.span) if asked.understood.named.countries else ""
            named = not asked.understood.named.countries.isdisjoint(countries(told))
            earlier = is_of_earlier(texts[one.article_id][slice(*one.span)], _year(one, asked))
            if not name or name in _spaced(texts[one.article_id][slice(*one.span)]):
                one = _answer(every[nth : nth + _ANSWERED_WITHIN], texts[one.article_id]) or one
                found.append(Match(one, covered, read, named, earlier))
    return sorted(found, key=lambda one: one.order)


def _with_its_label(text: str, clause: Span) -> str:
    """A clause behind the words without a verb that begin its line and say what it is on: "Ferry line. Put off."."""
    begin = text.rfind("\n", 0, clause[0]) + 1
    label = text[begin : clause[0]].strip()
    is_label = label.endswith((".", ":")) and len(words(label)) <= _LABEL_WORDS and not any(map(is_verb, words(label)))
    return text[begin if is_label else clause[0] : clause[1]]


_LABEL_WORDS = 10


def _spaced(text: str) -> str:
    return " ".join(plain(text).casefold().split())


def _answer(told: Sequence[Statement], text: str) -> Statement | None:
    """What the answer to a question decides, or says first, where the first of these asks one; else None."""
    asks, *after = told
    if not text[slice(*asks.clause)].endswith("?"):
        return None
    own = takewhile(lambda one: one.article_id == asks.article_id and not text[slice(*one.clause)].endswith("?"), after)
    said = [*own]
    return next((one for one in said if one.status != "reported"), said[0] if said else None)


def proposed_as_read(wanted: frozenset[str], asked: Asked) -> list[Match]:
    """The proposals in the sentence that the reader is sure of, where a word of it is, or begins with, one asked for.

    "Joint drills" are "joint exercises" to the reader, and a "cyber council" is one "on cybersecurity". What was
    adopted has to be called by its words: another text is no answer.
    """
    if asked.reading.confidence < _SURE_OF_READER or not asked.reading.quotes:
        return []
    first = asked.reading.quotes[:1]
    if not any(word.startswith(stem) for word in words(first[0].text) for stem in wanted if len(stem) >= _STEM_LETTERS):
        return []
    told = [one for one in asked.library.statements([first[0].article_id]) if _place(one, first)]
    return [Match(one, 0.0, 1, True) for one in told] if all(one.status == "proposed" for one in told) else []


def _year(one: Statement, asked: Asked) -> int | None:
    """The year of the meeting that a statement's article is on."""
    meeting = asked.catalogue.meeting_of.get(one.article_id)
    return meeting.date.year if meeting and meeting.date else None


def _where(topic: Topic, asked: Asked, what: Meant) -> Collection[str]:
    """Ids of the articles on the meetings meant, or of those with the most of the thing and those the reader chose."""
    meant = [article_id for one in what.meetings for article_id in one.article_ids]
    if 0 < len(meant) <= NEAREST_READ:
        return meant
    on_them = {*meant}
    read = (one.article_id for one in asked.reading.quotes if not meant or one.article_id in on_them)
    return dict.fromkeys((*topic.nearest(asked.library, on_them if meant else None), *read))


def _naming_thing(ids: Collection[str], asked: Asked, what: Meant) -> tuple[Collection[str], str]:
    """Of these articles those that have the name of the thing asked about, "Bali Action Plan", where any has.

    And the name, folded, where the question has it in small letters and articles with capitals, so that it may be taken
    for some action in Bali: then only sentences with the name are on it, in whichever articles.
    """
    series = {word for one in asked.understood.named.summits for word in words(one)}
    written = plain(what.written)
    for start, end, named in capital_runs(written):
        if series.isdisjoint(named) and (having := asked.library.articles_with(written[start:end])):
            ids = [one for one in ids if one in having]
    for found in _IN_SMALL_LETTERS.finditer(written):
        spoken = found[0].split(" ")
        for name in (" ".join(spoken[start:]) for start in range(len(spoken) - 1)):
            if series.isdisjoint(words(name)) and _is_a_name(name, having := asked.library.articles_with(name), asked):
                return [one for one in ids if one in having] or sorted(having), name.casefold()
    return ids, ""


_IN_SMALL_LETTERS = re.compile(
    r"\b(?:[\w+’'-]+ ){1,5}(?:plan|accord|protocol|agreement|declaration|charter|pact|treaty|mandate|roadmap|compact"
    r"|convention|guidelines|programme|principles|communique)\b"
)
"""A document as a question typed without capitals may call it."""
_NAMES_READ = 5
"""Articles that are looked at for how they write a name."""


def _is_a_name(name: str, having: Collection[str], asked: Asked) -> bool:
    """Whether it has more than one word of weight, and one of these articles writes them with capitals."""
    if sum(len(one) > _SHORT for one in name.split()) <= 1:
        return False
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    texts = (asked.library.article(one).text for one in sorted(having)[:_NAMES_READ])
    written = (found[0].split() for text in texts for found in pattern.finditer(text))
    return any(all(word[0].isupper() for word in each if len(word) > _SHORT) for each in written)


_SHORT = 3
"""In letters: small words within names, "of", "and", are written without a capital."""


def _place(statement: Statement, quotes: Sequence[Quote]) -> int:
    """The place, 1-based, of the first quote that a statement's sentence is in; 0 when it is in none."""
    for nth, quote in enumerate(quotes, start=1):
        if (
            quote.article_id == statement.article_id
            and quote.start < statement.span[1]
            and quote.end > statement.span[0]
        ):
            return nth
    return 0
