"""What the library holds, as a person would name it: summits by name, alias and abbreviation, editions, days, places.

The names in a question are looked up in it (`Catalogue.names_in`), and each article gets a number for each aspect that
the question names: 1 when the article agrees, -1 when it is about another. The numbers add weight and exclude nothing,
so a question that names the wrong year still finds its answer.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from rag.english import (
    MONTH_NUMBERS,
    STOPWORDS,
    countries,
    joined_words,
    same_name,
    spellings,
    stem,
    terms,
    word_set,
    words,
)
from rag.question.aliases import NUMBERED_SERIES, aliases, members
from rag.question.asked import parse_question
from rag.question.grid import MeetingGrid
from rag.question.latest import names_the_latest
from rag.question.meeting import Meeting, city_spelt, meetings
from rag.question.named import Named
from rag.types import Article
from rag.vocabulary import ArticleVocabulary, Vocabulary

ASPECTS = ("summit", "edition", "year", "month", "place", "country", "person")

_SYNONYMS = {
    "asian": ("asia",),
    "asians": ("asia",),
    "gulf": ("gcc",),
    "un": ("united", "nations"),
    "cis": ("commonwealth",),
    "eu": ("european", "union"),
    "europe": ("european",),
    "au": ("african", "union"),
    "africa": ("african",),
}
_MONTHS = {name: number for name, number in MONTH_NUMBERS.items() if name != "mar"}
"""Without "mar", which in questions is mostly part of "Mar-a-Lago" or "Mar del Plata"."""
_MAY = re.compile(r"\bMay\b|\bmay (?:of )?(?:19|20)\d\d\b")
"""The month, not the verb."""
_YEAR = re.compile(r"(19|20)\d\d$")
_QUOTED = re.compile(r"“([^“”]+)”")
_LEAST_QUOTED = 5
"""So many different words tell of which article a quotation is."""
_LEADS = re.compile(r"\s*([A-Z][\w'’-]*(?: [\w'’-]+){0,3}?)(?: ?:|,| [-–—]) ")
"""What stands in front of a question by itself: "Oslo: who came?"."""
_OF_A_COUNTRY = re.compile(r"(?i)\b(\w+)(?:['’]s?)? (?:summit|meeting|talks|conference)s?\b")
_ANY_MEETING = frozenset(terms("forum council conference session assembly congress dialogue board committee"))
_LONG_NAME = 8
"""From so many letters on a name may be two slips away."""
_BEFORE_PLACES = word_set("in at from near since after before during the")
_COMING = frozenset(words("bring brings brought come comes came go goes went travel travelled fly flew arrive"))
"""With one of these before it, "to" leads to a place: "what did the presidents bring to Tokyo?"."""
_AFTER_PLACES = frozenset(
    terms("summit meeting declaration communique statement text document paper gathering talks deal")
)

Agreement = dict[str, float]
"""By aspect: 1 when the question names the article's, -1 when it names another's, 0 when neither.

For countries and people it is the share, 0-1, of those named that the article has."""


class Agreements(Mapping[str, Agreement]):
    """By article id: how well each article agrees with what is named. Compared when it is asked for."""

    def __init__(self, article_ids: Set[str], compare: Callable[[str], Agreement]) -> None:
        self._ids, self._compare = article_ids, compare
        self._compared: dict[str, Agreement] = {}

    def __getitem__(self, article_id: str) -> Agreement:
        if article_id not in self._compared:
            if article_id not in self._ids:
                raise KeyError(article_id)
            self._compared[article_id] = self._compare(article_id)
        return self._compared[article_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """What the catalogue keeps of an article."""

    article: Article
    countries: frozenset[str]
    country_words: frozenset[str]
    cities: frozenset[str]
    abbreviations: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, article: Article, abbreviations: Sequence[tuple[str, str]]) -> "_Entry":
        took_part = frozenset(members(article))
        return cls(
            article, took_part, frozenset(terms(" ".join(took_part))), frozenset(_cities(article.place)), abbreviations
        )


class Catalogue:
    """The articles, to be found by what a question can name. Immutable; safe to share between threads.

    Args:
        articles: By day and id; their texts are not read.
        vocabulary: The words of their texts; read from the articles when None.
        before: An earlier one; what it keeps of the same articles is taken over.
    """

    def __init__(
        self, articles: Sequence[Article], vocabulary: Vocabulary | None = None, before: "Catalogue | None" = None
    ) -> None:
        self._vocabulary = vocabulary or ArticleVocabulary(articles)
        known = before._entries if before else {}
        kept = {one.id: known[one.id] for one in articles if one.id in known and known[one.id].article is one}
        told = self._vocabulary.abbreviations(one.id for one in articles if one.summit and one.id not in kept)
        self._entries: dict[str, _Entry] = {
            one.id: kept.get(one.id) or _Entry.of(one, told.get(one.id, ())) for one in articles
        }
        entries = self._entries.values()
        self.meetings = meetings(articles)
        """All of them, by date; undated ones last."""
        self._dated = [one for one in self.meetings if one.date]
        self.meeting_of = {article_id: one for one in self.meetings for article_id in one.article_ids}
        """By article id; an article without a series is on none."""
        self.order = {one.id: nth for nth, one in enumerate(articles)}
        """By article id, its place among all articles."""
        self._grid = MeetingGrid(self.meetings, {one.article.id: one.cities for one in entries})
        self.countries: frozenset[str] = frozenset().union(*(one.countries for one in entries))
        """The countries that took part in meetings or were their hosts, as the articles' front matter has it."""
        self.people: Set[str] = self._vocabulary.people
        """Folded parts of the names of all people named with their office or country."""
        self._cities: frozenset[str] = frozenset().union(*(one.cities for one in entries))
        self._cities_by_word: dict[str, list[str]] = defaultdict(list)
        for city in self._cities:
            self._cities_by_word[city.split()[0]].append(city)
        summits = dict.fromkeys(one.summit for one in articles if one.summit)
        self._aliases = aliases(
            summits,
            frozenset().union(*(one.country_words for one in entries)),
            ((one.article.summit or "", *pair) for one in entries for pair in one.abbreviations),
        )
        self._aliases_of: dict[str, list[frozenset[str]]] = defaultdict(list)
        for alias, named in self._aliases.items():
            for summit in named:
                self._aliases_of[summit].append(alias)
        self._aliases_with = _by_rarest_word(self._aliases)
        of_series = {word for one in summits for word in words(one)}
        self._series_words = frozenset(of_series.union(*self._aliases) - STOPWORDS)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Names of the publications that the articles were drawn from, the most frequent first."""
        every = (one.article for one in self._entries.values())
        return _by_frequency((*(source.publisher for source in one.sources), one.publisher) for one in every)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics that articles give as theirs, the most frequent first."""
        return _by_frequency(one.article.topics for one in self._entries.values())

    def names_in(self, question: str) -> Named:
        """What a question, or a part of one, names of the things that the library holds."""
        asked = parse_question(question)
        spelt = words(question)
        known = set(spelt) | {other for word in spelt for other in _SYNONYMS.get(word, ())}
        known |= {stem(word) for word in known} | set(terms(" ".join(countries(question))))
        edition = asked.edition
        summits = set()
        for word in ("", *known):
            for alias in self._aliases_with.get(word, ()):
                if alias <= known and not _is_of_another(alias, spelt):
                    summits |= self._aliases[alias]
        for word in spelt:
            if numbered := NUMBERED_SERIES.match(word):
                held = self._aliases.get(frozenset({numbered[1]}), set())
                summits |= held
                edition = edition or (int(numbered[2]) if held else None)
        if not summits:
            summits = self._by_country(question)
        of_series = {word for summit in summits for word in words(summit)}
        leads = _LEADS.match(question)
        led = " ".join(words(leads[1])) if leads else ""
        cities = {
            city
            for word in {*spelt}
            for city in self._cities_by_word.get(word, ())
            if city == led or _means_the_place(city, spelt, only_with_a_word=of_series.issuperset(city.split()))
        }
        near = {city for word in {*spelt} for city in self._cities_by_word.get(word, ())}
        while joined := {one for one in near - cities if _stands_beside(one, cities, question)}:
            cities |= joined
        return Named(
            summits=frozenset(summits),
            edition=edition,
            latest=names_the_latest(question, self._series_words),
            years=asked.years | _relative_years(question),
            months=frozenset(
                _MONTHS[word] for word in spelt if word in _MONTHS and (word != "may" or _MAY.search(question))
            ),
            places=frozenset(cities),
            countries=frozenset(countries(question)),
            people=frozenset(self.people & set(spelt)),
        )

    def _by_country(self, question: str) -> set[str]:
        """The one series that a country before a word for a meeting names: "the first Russia summit"."""
        told = (country for found in _OF_A_COUNTRY.finditer(question) for country in countries(found[1]))
        return {summit for country in told for summit in self.series_with_country([country])}

    def agreement(self, named: Named) -> Mapping[str, Agreement]:
        """By article id: how well the article agrees with what is named."""
        newest, met = self._newest(named), self._met(named)
        return Agreements(self._entries.keys(), lambda article_id: self._compare(article_id, named, newest, met))

    def _met(self, named: Named) -> frozenset[str]:
        """The aspects in which any article agrees.

        In another one the name is unknown or wrong, and must not count against every article.
        """
        held = {
            "place": any(city in self._cities for city in named.places),
            "country": not named.countries.isdisjoint(self.countries),
            "person": bool(named.people),
        }
        return self._grid.aspects_held(named) | {aspect for aspect, is_held in held.items() if is_held}

    @cached_property
    def series_terms(self) -> dict[str, frozenset[str]]:
        """By series, the terms of its name of more than one letter."""
        return {
            summit: frozenset(term for term in terms(summit) if len(term) > 1)
            for summit in dict.fromkeys(one.summit for one in self.meetings)
        }

    @cached_property
    def series_with_word(self) -> dict[str, str]:
        """By term: the one series whose name has it; terms of several series are left out."""
        return words_of_one(self.series_terms)

    @cached_property
    def _series_of_country(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for summit in self.series_terms:
            for country in dict.fromkeys(countries(summit)):
                found[country].append(summit)
        return found

    def series_with_country(self, named: Iterable[str], among: Set[str] | None = None) -> frozenset[str]:
        """The one series, of these or of all, whose name has one of the countries: "Japan"; none of two."""
        every = frozenset().union(*(self._series_of_country.get(one, ()) for one in named))
        found = every if among is None else every & among
        return frozenset(found) if len(found) == 1 else frozenset()

    @cached_property
    def _held_cities(self) -> dict[str, set[str]]:
        """The cities of meetings, as these name them, by the first word of each way to spell them."""
        found: dict[str, set[str]] = defaultdict(set)
        for city in {one.city for one in self.meetings}:
            for spelt in city_spelt(city):
                found[spelt.split(" ")[0]].add(city)
        return found

    def cities_beginning(self, spelt: Iterable[str]) -> frozenset[str]:
        """The cities of meetings, as these name them, whose names begin with one of these folded words."""
        return frozenset().union(*(self._held_cities.get(one, ()) for one in spelt))

    def series(self, summit: str) -> list[Meeting]:
        """The dated meetings of a series, by date."""
        return [one for place in self._grid.by_summit.get(summit, ()) if (one := self.meetings[place]).date]

    def meeting_quoted(self, text: str) -> Meeting | None:
        """The meeting that every article is about which has all words of the first passage quoted in a text."""
        found = _QUOTED.search(text)
        told = frozenset(words(found[1])) if found else frozenset()
        if len(told) < _LEAST_QUOTED:
            return None
        of = {self.meeting_of.get(one) for one in self._vocabulary.articles_with_all(told)}
        return of.pop() if len(of) == 1 else None

    def held_in(self, year: int, month: int) -> bool:
        """Whether a meeting that the library holds began or ended in that month, 1-12."""
        return self._grid.held_in(year, month)

    def knows(self, word: str) -> bool:
        """Whether a folded word, or one of its stem, occurs in the library."""
        either = (word, stem(word))
        return any(one in _spelt() or self._vocabulary.has(one) for one in either)

    def knows_name(self, word: str) -> bool:
        """Whether a folded word occurs in the library, or a name there is the same name spelt differently."""
        return self.knows(word) or any(same_name(word, name) for name in self._vocabulary.names(word[:1], 1, 99))

    def mentioning(self, names: Iterable[Iterable[str]]) -> frozenset[str]:
        """Ids of the articles that have all the folded words of one of the names."""
        wanted = {frozenset(name) for name in names}
        if frozenset() in wanted:
            return frozenset(self._entries)
        return frozenset().union(*map(self._vocabulary.articles_with_all, wanted))

    def naming_words(self, summits: Iterable[str]) -> frozenset[str]:
        """The words, folded or stems, by which a question can name any of these series, abbreviations included."""
        wanted = frozenset(summits)
        own = {term for summit in wanted for term in terms(summit)}
        return frozenset(own.union(*(alias for summit in wanted for alias in self._aliases_of.get(summit, ()))))

    def best_meetings(self, named: Named) -> tuple[Meeting, ...]:
        """The meetings whose articles agree best with what is named, by date.

        Empty when neither a summit nor a place is named; the latest of all when only "the latest" is asked for.
        """
        if named.latest and not (named.summits or named.places):
            return self.meetings[len(self._dated) - 1 : len(self._dated)]
        if not named.summits and not named.places:
            return ()
        return self._grid.best(named, self._newest(named), self._met(named))

    def near_name(self, folded: str) -> tuple[int, str] | None:
        """The one name nearest to a folded word that is misspelt, and how many slips away it is; None for none or two.

        A slip is an insertion, deletion, replacement or swap of letters.
        """
        slips = 1 if len(folded) < _LONG_NAME else 2
        near: dict[int, list[str]] = defaultdict(list)
        for name in self._vocabulary.names(folded[0], len(folded) - slips, len(folded) + slips):
            if not folded.startswith(name):  # "Arabian" is no slip
                distance = OSA.distance(folded, name, score_cutoff=slips)
                if distance <= slips:
                    near[distance].append(name)
        if not near or len(near[min(near)]) > 1:
            return None
        return min(near), near[min(near)][0].title()

    def near_words(self, folded: str, slips: int) -> list[str]:
        """The library's ordinary words that are at most so many slips away from a folded word."""
        return [
            word
            for word in self._vocabulary.ordinary(folded[0], len(folded) - slips, len(folded) + slips)
            if OSA.distance(folded, word, score_cutoff=slips) <= slips
        ]

    def _compare(self, article_id: str, named: Named, newest: Mapping[str, dt.date], met: Set[str]) -> Agreement:
        entry, meeting = self._entries[article_id], self.meeting_of.get(article_id)
        summit = meeting.summit if meeting else None
        date = meeting.date if meeting else None
        edition: bool | None = None
        if named.edition is not None:
            edition = bool(meeting and meeting.edition == named.edition)
        elif newest:
            edition = bool(summit in newest and date == newest[summit]) if summit else False
        shared = named.countries & entry.countries
        spoken_of = self._vocabulary.in_text(named.people, article_id)
        agreement = {
            "summit": _sign(named.summits, summit in named.summits),
            "edition": 0.0 if edition is None else _sign(True, edition),
            "year": _sign(named.years, bool(date and date.year in named.years)),
            "month": _sign(named.months, bool(date and date.month in named.months)),
            "place": _sign(named.places, bool(named.places & entry.cities)),
            "country": len(shared) / len(named.countries) if named.countries else 0.0,
            "person": len(spoken_of) / len(named.people) if named.people else 0.0,
        }
        return {aspect: value if aspect in met else 0.0 for aspect, value in agreement.items()}

    def _newest(self, named: Named) -> dict[str, dt.date]:
        """By series named, the day of its latest meeting; empty unless the latest is asked for."""
        every = ((summit, self.series(summit)) for summit in named.summits if named.latest)
        return {summit: day for summit, found in every if found and (day := found[-1].date)}


@cache
def _spelt() -> frozenset[str]:
    """The words of countries' names, and their stems."""
    every = {word for name in spellings() for word in name}
    return frozenset(every | {stem(word) for word in every})


def words_of_one(names: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """By term: the one name that has it; terms of several are left out."""
    counts = Counter(term for of in names.values() for term in of)
    return {term: name for name, of in names.items() for term in of if counts[term] == 1}


def _by_rarest_word(every: Iterable[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """Sets of words by the one of their words that fewest sets have; an empty set by the empty word."""
    sets = [*every]
    counts = Counter(word for one in sets for word in one)
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sets:
        found[min(one, key=lambda word: (counts[word], word), default="")].append(one)
    return found


def _is_of_another(alias: frozenset[str], spelt: Sequence[str]) -> bool:
    """Whether a word for any meeting stands after a word that tells another one: "the business forum"."""
    if len(alias) != 1 or not alias & _ANY_MEETING:
        return False
    (word,) = alias
    at = [nth for nth, one in enumerate(spelt) if word in (one, stem(one))]
    return all(nth and spelt[nth - 1] not in STOPWORDS for nth in at)


def _by_frequency(named: Iterable[Iterable[str | None]]) -> tuple[str, ...]:
    """The names by the number of articles that give them, the most frequent first."""
    counted = Counter(name for of_one in named for name in {*of_one} if name)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _means_the_place(city: str, spelt: Sequence[str], *, only_with_a_word: bool = False) -> bool:
    """Whether the words name the city as a place: "in Astana", "the Astana declaration", not "Astana wants".

    Args:
        city: Its folded words.
        spelt: The folded words of the question.
        only_with_a_word: Whether the city's words are those of a series that is named, too, so that only a word for a
            place before them tells the place.
    """
    parts = city.split()
    for nth in range(len(spelt) - len(parts) + 1):
        if list(spelt[nth : nth + len(parts)]) == parts:
            before = spelt[nth - 1] if nth else ""
            after = spelt[nth + len(parts)] if nth + len(parts) < len(spelt) else ""
            if (
                (not only_with_a_word and (city,) not in spellings())
                or before in _BEFORE_PLACES
                or (before == "of" and spelt[nth - 2 : nth - 1] == ["out"])
                or (before == "to" and not _COMING.isdisjoint(spelt[:nth]))
                or (not only_with_a_word and stem(after) in _AFTER_PLACES)
                or _YEAR.match(after)
            ):
                return True
    return False


def _stands_beside(city: str, meant: Iterable[str], question: str) -> bool:
    """Whether a city is listed right after or before one that is meant: "in Oslo, Lima and Nairobi"."""
    text = " ".join(one if one in ",&" else " ".join(words(one)) for one in re.findall(r"\w+|[,&]", question))
    joins = r" (?:, and|, or|,|and|or|&) "
    return any(re.search(rf"\b{one}{joins}{city}\b|\b{city}{joins}{one}\b", text) for one in meant)


def _sign(named: object, agrees: bool) -> float:
    if not named:
        return 0.0
    return 1.0 if agrees else -1.0


def _cities(place: str | None) -> list[str]:
    """The folded names of a place's city: "Rio de Janeiro, Brazil" gives "rio de janeiro" and "rio".

    A name with an apostrophe is also one word: "xi an" and "xian".
    """
    city = words(place.split(",")[0]) if place else []
    whole = " ".join(city)
    told = (
        len(city) > 1
        and len(city[0]) > 2
        and city[0] not in STOPWORDS | {"new", "san", "saint", "south", "north", "port"}
    )
    every = [whole, city[0]] if told else [whole] * bool(city)
    return list(dict.fromkeys((*every, *([" ".join(joined_words(place.split(",")[0]))] if place and city else []))))


_YEARS_BACK = {"this year": 0, "last year": 1, "next year": -1, "year before last": 2}


def _relative_years(question: str) -> frozenset[int]:
    folded = question.casefold()
    this = dt.date.today().year
    return frozenset(this - back for phrase, back in _YEARS_BACK.items() if phrase in folded)
