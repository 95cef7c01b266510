"""Looks up what a question names among the articles of the library."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property

from rapidfuzz.distance import OSA

from rag.english import (
    countries,
    joined_words,
    same_name,
    spellings,
    stem,
    words,
)
from rag.question.asked import parse_question
from rag.question.catalogue.agreement import Agreement, Agreements, agreement_of
from rag.question.catalogue.described import DescribedMeetings
from rag.question.catalogue.entry import CatalogueEntry
from rag.question.catalogue.grid import MeetingGrid
from rag.question.catalogue.places import cities_named
from rag.question.catalogue.series_names import SeriesNames
from rag.question.catalogue.times import months_named, relative_years, years_of_plans
from rag.question.latest import names_the_latest
from rag.question.meeting import Meeting, by_date, city_names, events
from rag.question.named import Named
from rag.types import Article
from rag.vocabulary import ArticleVocabulary, Vocabulary

_QUOTED = re.compile(r"“([^“”]+)”")
_LEAST_QUOTED = 5
"""So many different words tell of which article a quotation is."""
_INITIALS = 4
"""A name of so many letters may be written with full stops: "U.S."."""
_LONG_NAME = 8
"""From so many letters on a name may be two slips away."""


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
        self._entries: dict[str, CatalogueEntry] = {
            one.id: kept.get(one.id) or CatalogueEntry.of(one, told.get(one.id, ())) for one in articles
        }
        entries = self._entries.values()
        self.meetings = events(articles)
        """All of them, by date; undated ones last. An article without a series is on one of its own."""
        self._dated = [one for one in self.meetings if one.date]
        self.event_of = {article_id: one for one in self.meetings for article_id in one.article_ids}
        """By article id."""
        self.meeting_of = {article_id: one for article_id, one in self.event_of.items() if not one.of_no_series}
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
        self._series = SeriesNames(
            dict.fromkeys(one.summit for one in articles if one.summit),
            frozenset().union(*(one.country_words for one in entries)),
            ((one.article.summit or "", *pair) for one in entries for pair in one.abbreviations),
        )

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics that articles give as theirs, the most frequent first."""
        return _by_frequency(one.article.topics for one in self._entries.values())

    @cached_property
    def first_and_last(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of all its meetings; None when none has a date."""
        days = [day for one in self.meetings for day in (one.date, one.last_date) if day]
        return (min(days), max(days)) if days else None

    def names_in(self, question: str) -> Named:
        """What a question, or a part of one, names of the things that the library holds."""
        asked = parse_question(question)
        spelt = words(question)
        of_city = {word for city in self._long_cities_in(spelt) for word in city.split()}
        summits, edition = self._series.named(question, [one for one in spelt if one not in of_city], asked.edition)
        places = cities_named(question, spelt, self._cities_by_word, summits, self._series.short_words)
        summits = summits or self._with_country(question, places)
        described = None if summits or places else self._described.find(question, asked.years, edition)
        if described:
            summits = {described.meeting.summit}
            edition = described.meeting.edition if len(self.meetings_of(summits)) > 1 else edition
        return Named(
            summits=frozenset(summits),
            edition=edition,
            latest=names_the_latest(question, self._series.words),
            years=self._years_named(question, asked.years, summits, places),
            months=months_named(question, spelt),
            places=places,
            countries=frozenset(countries(question)),
            people=frozenset(self.people & set(spelt)),
        )

    @cached_property
    def _described(self) -> DescribedMeetings:
        return DescribedMeetings(self.meetings, self._vocabulary)

    def _years_named(self, question: str, told: frozenset[int], summits: Set[str], places: Set[str]) -> frozenset[int]:
        """The years of meetings that a question names.

        A year that something is decided for is none of them where those named did not meet in it.
        """
        years = told | relative_years(question)
        if not (summits or places) or not (planned := years & years_of_plans(question)):
            return years
        held = {one.date.year for one in (*self.meetings_of(summits), *self.meetings_in(places)) if one.date}
        return years - (planned - held) if held else years

    def _long_cities_in(self, spelt: Sequence[str]) -> Iterator[str]:
        """The cities of several words that folded words name in full: none of these words names a series besides."""
        said = f" {' '.join(spelt)} "
        near = {city for word in {*spelt} for city in self._cities_by_word.get(word, ())}
        return (city for city in sorted(near) if " " in city and f" {city} " in said)

    def _with_country(self, question: str, places: frozenset[str]) -> set[str]:
        """The one series that a country beside a word for a meeting names; none where it met in one of two places.

        A city where a meeting was held tells that one by itself, and does not stand for its country.
        """
        named = self._series.by_country(question, places)
        cities = {city for summit in named for one in self.series(summit) for city in city_names(one.city)}
        return set() if len(places) > 1 and places - cities else named

    def in_its_name(self, question: str) -> str:
        """A question with the name of the one meeting that it only describes in place of what describes it."""
        named, by_name = self.names_in(question), self._series.named(question, words(question), None)[0]
        found = self._described.find(question, named.years, parse_question(question).edition)
        if found is None or not found.itself or self.best_meetings(named) != (found.meeting,):
            return question
        if not found.meeting.of_no_series and (by_name or named.places):
            return question
        start, end = found.span
        return f"{question[:start]}{found.meeting}{question[end:]}"

    def agreement(self, named: Named) -> Mapping[str, Agreement]:
        """By article id: how well the article agrees with what is named."""
        newest, met = self._newest(named), self._met(named)

        def compare(article_id: str) -> Agreement:
            spoken_of = self._vocabulary.in_text(named.people, article_id)
            meeting = self.meeting_of.get(article_id)
            return agreement_of(self._entries[article_id], meeting, spoken_of, named, newest, met)

        return Agreements(self._entries.keys(), compare)

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

    @property
    def series_terms(self) -> Mapping[str, frozenset[str]]:
        """By series, the terms of its name of more than one letter."""
        return self._series.terms

    @property
    def series_with_word(self) -> Mapping[str, str]:
        """By term: the one series whose name has it; terms of several series are left out."""
        return self._series.with_word

    def series_with_country(self, named: Iterable[str], among: Set[str] | None = None) -> frozenset[str]:
        """The one series, of these or of all, whose name has one of the countries: "Japan"; none of two."""
        return self._series.with_country(named, among)

    def naming_words(self, summits: Iterable[str]) -> frozenset[str]:
        """The words, folded or stems, by which a question can name any of these series, abbreviations included."""
        return self._series.naming_words(summits)

    @cached_property
    def _held_cities(self) -> dict[str, set[str]]:
        """The cities of meetings, as these name them, by the first word of each way to spell them."""
        found: dict[str, set[str]] = defaultdict(set)
        for city in {one.city for one in self.meetings}:
            for spelt in city_names(city):
                found[spelt.split(" ")[0]].add(city)
        return found

    def cities_beginning(self, spelt: Iterable[str]) -> frozenset[str]:
        """The cities of meetings, as these name them, whose names begin with one of these folded words."""
        return frozenset().union(*(self._held_cities.get(one, ()) for one in spelt))

    def series(self, summit: str) -> list[Meeting]:
        """The dated meetings of a series, by date."""
        return [one for one in self.meetings_of([summit]) if one.date]

    def meetings_of(self, summits: Iterable[str]) -> list[Meeting]:
        """The meetings of these series, by date; undated ones last."""
        return [self.meetings[place] for place in self._grid.of_series(summits)]

    def meetings_about(self, article_ids: Iterable[str]) -> list[Meeting]:
        """The meetings that these articles are on, by date; undated ones last."""
        found = {self.meeting_of[one] for one in article_ids if one in self.meeting_of}
        return sorted(found, key=by_date)

    def meetings_in(self, cities: Iterable[str]) -> list[Meeting]:
        """The meetings whose city has one of these folded names, by date; undated ones last."""
        named = frozenset(cities)
        return [one for place in self._grid.in_cities(named) if (one := self.meetings[place]).is_in(named)]

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

    def names_person(self, said: str) -> bool:
        """Whether words name a person of the library, or are a name that is none of a meeting, place or country."""
        named = self.names_in(said)
        return bool(named.people) or (said[:1].isupper() and said == said.title() and not named)

    def mentioning(self, names: Iterable[Iterable[str]]) -> frozenset[str]:
        """Ids of the articles that have all the folded words of one of the names."""
        wanted = {frozenset(name) for name in names}
        if frozenset() in wanted:
            return frozenset(self._entries)
        return frozenset().union(*map(self._vocabulary.articles_with_all, wanted))

    def mentioning_country(self, country: str) -> frozenset[str]:
        """Ids of the articles that may name a country: they have all the words of one of its names."""
        names = [name for name, meant in spellings().items() if country in meant]
        with_stops = [tuple(word) for name in names for word in name if len(name) == 1 and len(word) <= _INITIALS]
        elided = [tuple(part for word in name for part in _unelided(word)) for name in names]
        return self.mentioning([*names, *with_stops, *elided])

    def best_meetings(self, named: Named) -> tuple[Meeting, ...]:
        """The meetings whose articles agree best with what is named, by date.

        Empty when neither a summit nor a place is named; the latest of all when only "the latest" is asked for. Where
        meetings of series agree as well as others, they are meant, and with them what may be on one of them.
        """
        if named.latest and not (named.summits or named.places):
            return self.meetings[len(self._dated) - 1 : len(self._dated)]
        if not named.summits and not named.places:
            return ()
        found = self._grid.best(named, self._newest(named), self._met(named))
        of_series = [one for one in found if not one.of_no_series]
        return tuple(one for one in found if not of_series or any(_is_near(one, other) for other in of_series))

    @cached_property
    def elided_cities(self) -> Mapping[str, str]:
        """By the folded word that many type for them: cities with an apostrophe as written, "xian" for "Xi'an"."""
        held = {one.city for one in self.meetings if one.city and re.search(r"['’]", one.city)}
        return {typed[0]: city for city in sorted(held) if len(typed := joined_words(city)) == 1}

    def spelt_out(self, abbreviation: str) -> str | None:
        """The name of the one series that an abbreviation in lower case stands for and that no article shortens so."""
        named = self._series.abbreviated.get(abbreviation, ())
        if len(named) != 1 or self._vocabulary.has(abbreviation):
            return None
        return named[0].removesuffix(" Summit")

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

    def _newest(self, named: Named) -> dict[str, dt.date]:
        """By series named, the day of its latest meeting; empty unless the latest is asked for."""
        every = ((summit, self.series(summit)) for summit in named.summits if named.latest)
        return {summit: day for summit, found in every if found and (day := found[-1].date)}


def _is_near(one: Meeting, other: Meeting) -> bool:
    """Whether they may be one meeting: an article that names no series may tell of one that another names."""
    return one == other or bool(one.date and other.date and abs((one.date - other.date).days) <= 1)


def _unelided(word: str) -> tuple[str, ...]:
    """The words of one that is written with an apostrophe, "d'Ivoire", if it can be."""
    return ("d", word[1:]) if word[:1] == "d" and word[1:] else (word,)


@cache
def _spelt() -> frozenset[str]:
    """The words of countries' names, and their stems."""
    every = {word for name in spellings() for word in name}
    return frozenset(every | {stem(word) for word in every})


def _by_frequency(named: Iterable[Iterable[str | None]]) -> tuple[str, ...]:
    """The names by the number of articles that give them, the most frequent first."""
    counted = Counter(name for of_one in named for name in {*of_one} if name)
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))
