"""What the library holds, as a person would name it: summits by name, alias and abbreviation, editions, days, places.

The names in a question are looked up in it (`Catalogue.names_in`), and each article gets a number for each aspect that
the question names: 1 when the article agrees, -1 when it is about another. The numbers add weight and exclude nothing,
so a question that names the wrong year still finds its answer.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
from rag.question.aliases import NUMBERED_SERIES, aliases, members, people, vocabulary
from rag.question.asked import parse_question
from rag.question.latest import names_the_latest
from rag.question.meeting import Meeting, meetings
from rag.question.named import Named
from rag.types import Article

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


class Catalogue:
    """The articles, to be found by what a question can name. Immutable; safe to share between threads."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.meetings = meetings(articles)
        """All of them, by date; undated ones last."""
        self._dated = [one for one in self.meetings if one.date]
        self._meeting_of = {article_id: one for one in self.meetings for article_id in one.article_ids}
        self._titles = {one.id: one.title for one in articles}
        self._countries = {one.id: frozenset(members(one)) for one in articles}
        self.countries: frozenset[str] = frozenset().union(*self._countries.values())
        """The countries that took part in meetings or were their hosts, as the articles' front matter has it."""
        self._mentioned = {one.id: frozenset(words(one.text)) for one in articles}
        self.people: frozenset[str] = frozenset().union(*map(people, articles))
        """Folded parts of the names of all people named with their office or country."""
        self.publishers = _by_frequency(
            (*(source.publisher for source in one.sources), one.publisher) for one in articles
        )
        """Names of the publications that the articles were drawn from, the most frequent first."""
        self.topics = _by_frequency(one.topics for one in articles)
        """The topics that articles give as theirs, the most frequent first."""
        self._cities = {one.id: frozenset(_cities(one.place)) for one in articles}
        self._aliases = aliases(articles)
        of_series = {word for one in articles for word in words(one.summit or "")}
        self._series_words = frozenset(of_series.union(*self._aliases) - STOPWORDS)
        self._known, self._names, self._ordinary = vocabulary(articles)

    def names_in(self, question: str) -> Named:
        """What a question, or a part of one, names of the things that the library holds."""
        asked = parse_question(question)
        spelt = words(question)
        known = set(spelt) | {other for word in spelt for other in _SYNONYMS.get(word, ())}
        known |= {stem(word) for word in known} | set(terms(" ".join(countries(question))))
        edition = asked.edition
        summits = set()
        for alias, named in self._aliases.items():
            if alias <= known and not _is_of_another(alias, spelt):
                summits |= named
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
            for city in frozenset().union(*self._cities.values())
            if city == led or _means_the_place(city, spelt, only_with_a_word=of_series.issuperset(city.split()))
        }
        every = frozenset().union(*self._cities.values())
        while joined := {one for one in every - cities if _stands_beside(one, cities, question)}:
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
            people=self.people & set(spelt),
        )

    def _by_country(self, question: str) -> set[str]:
        """The one series that a country before a word for a meeting names: "the first Russia summit"."""
        found: set[str] = set()
        for told in _OF_A_COUNTRY.finditer(question):
            for country in countries(told[1]):
                of = {one.summit for one in self.meetings if country in countries(one.summit)}
                found |= of if len(of) == 1 else set()
        return found

    def agreement(self, named: Named) -> dict[str, Agreement]:
        """By article id: how well the article agrees with what is named."""
        newest = self._newest(named.summits) if named.latest else {}
        raw = {article_id: self._compare(article_id, named, newest) for article_id in self._titles}
        # If no article agrees in an aspect, the name is unknown or wrong, and must not count against every article.
        met = {aspect for each in raw.values() for aspect, value in each.items() if value > 0}
        return {
            article_id: {aspect: each[aspect] if aspect in met else 0.0 for aspect in ASPECTS}
            for article_id, each in raw.items()
        }

    def series(self, summit: str) -> list[Meeting]:
        """The dated meetings of a series, by date."""
        return [one for one in self.meetings if one.summit == summit and one.date]

    def meeting_quoted(self, text: str) -> Meeting | None:
        """The meeting that every article is about which has all words of the first passage quoted in a text."""
        found = _QUOTED.search(text)
        told = frozenset(words(found[1])) if found else frozenset()
        if len(told) < _LEAST_QUOTED:
            return None
        of = {self._meeting_of.get(one) for one, there in self._mentioned.items() if told <= there}
        return of.pop() if len(of) == 1 else None

    def held_in(self, year: int, month: int) -> bool:
        """Whether a meeting that the library holds began or ended in that month, 1-12."""
        days = (day for one in self._dated for day in (one.date, one.last_date) if day)
        return any((day.year, day.month) == (year, month) for day in days)

    def knows(self, word: str) -> bool:
        """Whether a folded word, or one of its stem, occurs in the library."""
        return word in self._known or stem(word) in self._known

    def knows_name(self, word: str) -> bool:
        """Whether a folded word occurs in the library, or a name there is the same name spelt differently."""
        return self.knows(word) or any(same_name(word, name) for name in self._names.get(word[:1], ()))

    def mentioning(self, names: Iterable[Iterable[str]]) -> frozenset[str]:
        """Ids of the articles that have all the folded words of one of the names."""
        wanted = [frozenset(name) for name in names]
        return frozenset(
            article_id for article_id, there in self._mentioned.items() if any(name <= there for name in wanted)
        )

    def naming_words(self, summits: Iterable[str]) -> frozenset[str]:
        """The words, folded or stems, by which a question can name any of these series, abbreviations included."""
        wanted = frozenset(summits)
        own = {term for summit in wanted for term in terms(summit)}
        return frozenset(own.union(*(alias for alias, named in self._aliases.items() if named & wanted)))

    def best_meetings(self, named: Named, agreement: Mapping[str, Agreement]) -> tuple[Meeting, ...]:
        """The meetings whose articles agree best with what is named, by date.

        Empty when neither a summit nor a place is named; the latest of all when only "the latest" is asked for.
        """
        if named.latest and not (named.summits or named.places):
            return self.meetings[len(self._dated) - 1 : len(self._dated)]
        if not named.summits and not named.places:
            return ()
        totals = {
            meeting: max(map(_total, (agreement[one] for one in meeting.article_ids))) for meeting in self.meetings
        }
        top = max(totals.values(), default=0.0)
        return tuple(meeting for meeting in self.meetings if totals[meeting] == top and top > 0)

    def near_name(self, folded: str) -> tuple[int, str] | None:
        """The one name nearest to a folded word that is misspelt, and how many slips away it is; None for none or two.

        A slip is an insertion, deletion, replacement or swap of letters.
        """
        slips = 1 if len(folded) < _LONG_NAME else 2
        near: dict[int, list[str]] = defaultdict(list)
        for name in self._names.get(folded[0], ()):
            if abs(len(name) - len(folded)) <= slips and not folded.startswith(name):  # "Arabian" is no slip
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
            for word in self._ordinary.get(folded[0], ())
            if abs(len(word) - len(folded)) <= slips and OSA.distance(folded, word, score_cutoff=slips) <= slips
        ]

    def _compare(self, article_id: str, named: Named, newest: dict[str, dt.date]) -> Agreement:
        meeting = self._meeting_of.get(article_id)
        summit = meeting.summit if meeting else None
        date = meeting.date if meeting else None
        edition: bool | None = None
        if named.edition is not None:
            edition = bool(meeting and meeting.edition == named.edition)
        elif newest:
            edition = bool(summit in newest and date == newest[summit]) if summit else False
        shared = named.countries & self._countries[article_id]
        return {
            "summit": _sign(named.summits, summit in named.summits),
            "edition": 0.0 if edition is None else _sign(True, edition),
            "year": _sign(named.years, bool(date and date.year in named.years)),
            "month": _sign(named.months, bool(date and date.month in named.months)),
            "place": _sign(named.places, bool(named.places & self._cities[article_id])),
            "country": len(shared) / len(named.countries) if named.countries else 0.0,
            "person": len(named.people & self._mentioned[article_id]) / len(named.people) if named.people else 0.0,
        }

    def _newest(self, summits: Iterable[str]) -> dict[str, dt.date]:
        return {summit: found[-1].date for summit in summits if (found := self.series(summit)) and found[-1].date}


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


def _total(agreement: Agreement) -> float:
    """How well an article agrees on the meeting. Countries and people do not count: many meetings share them."""
    return sum(value for aspect, value in agreement.items() if aspect not in ("country", "person"))


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
