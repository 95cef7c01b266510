"""Puts the name that a turn gives in the place of one of the same kind in the earlier question: "and in Gabala?"."""

import re
from collections.abc import Sequence

from rag.english import (
    AUXILIARIES,
    MEETING_NOUNS,
    STOPWORDS,
    countries,
    country_names,
    regions,
    sentence_case,
    stem,
    tokens,
    word_set,
    words,
)
from rag.question.catalogue import Catalogue
from rag.question.followup.pointing import PEOPLE, POINTS_TO_EARLIER, own_terms
from rag.question.followup.series import LEADS_ON, place_alone, without_meeting
from rag.question.followup.turn import (
    FILLER,
    NAME,
    PREPOSITION,
    SERIES_AND_NUMBER,
    SHORT_ANSWER,
    THE_ONE,
    is_phrase,
    root,
)
from rag.question.meeting import Meeting
from rag.question.sides import cities
from rag.question.understood import Understood, understand
from rag.types import Span

_NEXT_TO = re.compile(
    r"^the (?:one|summit|meeting|conference) ((?:after|before|following) .+?)[\s?.!]*$", re.IGNORECASE
)
"""Names a meeting by the one before or after it: "the one after COP30"."""
_A_MEETING = re.compile(
    r"\bthe (?:[\w’'–-]+ ){0,5}?(?:summit|meeting|conference|session|gathering)\b(?: in [A-Z]\w+)?|\bCOP\d+\b"
)
_SUBJECT = re.compile(rf"\b(?:did|does|has|have|will) (?:the )?({NAME})")
"""Who acts in an earlier question: "the EU" in "How much did the EU promise?"."""
_OF = ("of", "for", "about", "on", "from", "with")
"""Before a series that takes the place of another, which the earlier question named without them: "and of BRICS?"."""
_PHRASE = re.compile(rf"^(?:the ones? )?({PREPOSITION}|)\b\s*(.+?)[\s?.!]*$", re.IGNORECASE)
_SOMEONE_THERE = re.compile(r"^(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? (?P<at>in|at) (?P<where>[A-Z].+)$")
"""Somebody else and another place at once: "and Xi in Tianjin?", "Japan, in Tokyo?"."""
_ASKED_THE_SAME = re.compile(r"^([^,?]+), (?:how (?:much|many)|what|which|who|when|where)\W*$", re.IGNORECASE)
"""Another name, and again what is asked: "and Germany, how much?"."""
_STEP = r"\b(?:next|last|latest|previous|first)"
"""Which meeting of a series, before its name in both the earlier question and the turn: "and the next SCO one?"."""
_THE_SERIES = re.compile(rf"[Tt]he {NAME} (?:summit|meeting|conference|session)\b")
_AT_THE_MEETING = re.compile(r",? (?:at|in|during) the (?:summit|meeting|conference|session)\b")
_BODY = re.compile(r"(?:the )?[A-Z]{3,6}")
"""The abbreviation of a body that is none of the library's series: "the EIB"."""
_CAME = re.compile(
    r"^who (?:else )?(?:all )?(?:came to|attended|was at|were at|went to|took part in|participated in|turned up at"
    r"|showed up at|joined) (?=the )",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OFFICE = re.compile(
    r"\b(president|leader|chancellor|minister|premier|king|prince|side|delegation|host|chief)s?\W*$", re.IGNORECASE
)
_OF_A_STATE = r"(?:secretary|minister|envoy|ambassador|official|spokes(?:man|woman|person)|negotiator|delegate)"
_YEAR = r"\b(?:19|20)\d\d\b"
_YEARS = re.compile(rf"{_YEAR}(?:[–-]\d+)?$")
_YEAR_ALONE = re.compile(
    r"^(?:the |of |that of |(?:hosts?|venues?|places?|city|cities) (?:of|in|for) )*"
    rf"({_YEAR})(?: (?:one|summit|meeting|session|conference|edition))?\W*$",
    re.IGNORECASE,
)
_THE_MEETING = re.compile(r"\bthe (summit|meeting|conference|session)\b", re.IGNORECASE)


def in_its_place(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """The earlier question with one name replaced: "in Gabala?", "the one for Central Asia?", "after them?"."""
    bare = _ASKED_THE_SAME.sub(r"\1", bare)
    if next_to := _NEXT_TO.match(bare):
        of = catalogue.names_in(next_to[1]).meeting and _A_MEETING.search(before.text)
        return f"{before.text[: of.start()]}the summit {next_to[1]}{before.text[of.end() :]}" if of else None
    phrase = _PHRASE.match(THE_ONE.sub(r"\1\g<there>", bare) if is_phrase(bare) else bare)
    if not phrase or not is_phrase(bare):
        return None
    preposition, put = phrase[1].lower(), FILLER.sub("", phrase[2])
    if not preposition and (both := _SOMEONE_THERE.match(with_capitals(put, catalogue))):
        is_person = catalogue.names_in(both["who"]).people
        earlier = root(before, catalogue)
        asked = (
            with_person(earlier.text, both["who"], catalogue)
            if is_person
            else who_instead(earlier, both["who"], catalogue)
        )
        there = asked and _put(understand(asked, catalogue), both["at"].lower(), both["where"], catalogue)
        if there:
            return there
    if POINTS_TO_EARLIER.fullmatch(put):
        names = re.findall(NAME, answer) if len(answer) <= SHORT_ANSWER and PEOPLE.fullmatch(put) else []
        if not names:
            return None
        put = names[0].rstrip(".,")
    if not any(map(str.isupper, put)) and catalogue.names_in(put):
        put = _capitalised(put)
    if not preposition and not catalogue.names_in(put).meeting and catalogue.names_in(f"in {put}").places:
        preposition = "in"
    earlier = root(before, catalogue)
    if year := _YEAR_ALONE.match(put):
        return _in_another_year(earlier.text, year[1])
    return _put(earlier, preposition, put, catalogue)


def _put(earlier: Understood, preposition: str, put: str, catalogue: Catalogue) -> str | None:
    """The earlier question, with its name or phrase of the same kind replaced by the given one."""
    before = earlier.text
    if (number := SERIES_AND_NUMBER.search(put)) and re.search(rf"\b{number[1]}\d", before):
        places = "|".join(re.escape(one.city) for one in earlier.meetings if one.city)
        placeless = re.sub(rf"\s+in (?:{places})\b", "", before) if places else before
        return re.sub(rf"\b{number[1]}\d{{1,3}}\b", number[0], placeless, count=1)
    named = catalogue.names_in(put)
    if _OFFICE.search(put) or (named.people and not named.meeting):
        return with_person(before, put, catalogue)
    placed = list(re.finditer(rf"\b{preposition} (the )?{NAME}", before))[-1:] if preposition else []
    if placed and not _YEARS.search(placed[0][0]) and (not named.summits or catalogue.names_in(placed[0][0]).meeting):
        return f"{before[: placed[0].start()]}{preposition} {put}{before[placed[0].end() :]}"
    of_series = not preposition or preposition in _OF
    if named.summits and of_series and (told := series_in(before, catalogue)):
        put = re.sub(rf"^(?:the )?(?:{_STEP} )?(?=\S)", "", put) if re.search(rf"{_STEP} $", before[: told[0]]) else put
        the = "the " if _THE_SERIES.match(before[told[0] :]) and not put.startswith("the ") else ""
        other = without_meeting(f"{before[: told[0]]}{the}{put}{before[told[1] :]}", earlier.meetings)
        return re.sub(r"\s+\?$", "?", other)
    acting = next(iter(_SUBJECT.findall(before)), "")
    if acting in cities(before, catalogue) and place_alone(put, catalogue):  # "Which texts did Oslo adopt?"
        return before.replace(acting, put, 1)
    if (named.places or named.summits) and earlier.meetings:
        asked = without_meeting(before, earlier.meetings).rstrip(" ?")
        return _at(preposition or ("at" if named.summits else "in"), put, asked)
    if instead := who_instead(earlier, put, catalogue):
        return instead
    if preposition and (last := re.search(rf"\b{preposition} [a-z]+\?$", before)):
        return f"{before[: last.start()]}{preposition} {put}?"
    elsewhere = preposition in ("in", "at") and put[:1].isupper() and len(earlier.meetings) == 1
    asked = without_meeting(before, earlier.meetings).rstrip(" ?")
    return _at(preposition, put, asked) if elsewhere else None


def _at(preposition: str, put: str, asked: str) -> str:
    """A question whose meeting is taken out, asked of another: "Who came to", "Who spoke"."""
    return f"{asked} {put}?" if LEADS_ON.search(asked) else f"{asked}, {preposition} {put}?"


def who_instead(earlier: Understood, put: str, catalogue: Catalogue) -> str | None:
    """The earlier question about another country or body in the place of the one that acts."""
    before = earlier.text
    body = _BODY.fullmatch(put) and not catalogue.names_in(put)
    if not body and (len(countries(put)) != 1 or own_terms(put, catalogue)):
        return None
    put = put if body else _country_of(put)
    if came := _CAME.match(before):
        return f"Who represented {put} at {before[came.end() :]}"
    opens = words(before)[:1]
    acting = before[len(opens[0]) :] if opens and opens[0] in AUXILIARIES else before  # "Did India"
    alike = next((name for name in re.findall(NAME, acting) if _is_country(name, earlier.meetings)), None)
    someone = alike or next(iter(_SUBJECT.findall(before)), None)
    if someone is None:
        return None
    owned = _POSSESSIVE.search(someone)
    put = f"{_POSSESSIVE.sub('', put)}{owned[0] if owned else ''}"
    office = re.search(rf"\b{re.escape(someone)} (?:[a-z]+ ){{0,2}}{_OF_A_STATE}\b", before)
    if office and not body and len(earlier.meetings) == 1:  # "the Chilean energy minister" and Peru: what of Peru?
        return f"What was said about {put} at {earlier.meetings[0]}?"
    asked = re.sub(rf"(?:\bthe )?{re.escape(someone)}", put, before, count=1)
    whether = acting != before  # of those who were not there it is asked, too
    if body or whether or _took_part(put, earlier.meetings, catalogue):
        return asked
    beside = series_beside(put, earlier.meetings, catalogue)
    if beside is None and _is_mentioned(put, earlier.meetings, catalogue):
        return asked
    rest = without_meeting(asked, earlier.meetings)
    return f"{_AT_THE_MEETING.sub('', rest).rstrip(' ?')}, at the {beside}?" if beside else rest


def _country_of(put: str) -> str:
    """The country of a people, "the Kazakhs"; any other name as it is."""
    (country,) = countries(put)
    is_people = put.lower().startswith("the ") and {*words(put)}.isdisjoint(words(country)) and not put.isupper()
    return country if is_people and not put.split()[-1].isupper() else put


def _is_country(name: str, meetings: Sequence[Meeting]) -> bool:
    """Whether a name is a country's, and not that of a city where one of these meetings was."""
    return len(countries(name)) == 1 and not any({*words(name)} & {*words(one.city)} for one in meetings)


def _in_another_year(before: str, year: str) -> str:
    """The earlier question, asked of another year: in place of the one that it gives, or of "the summit"."""
    if re.search(_YEAR, before):
        return re.sub(_YEAR, year, before, count=1)
    if found := _THE_MEETING.search(before):
        return f"{before[: found.start()]}the {year} {found[1]}{before[found.end() :]}"
    return f"{before.rstrip(' ?')} in {year}?"


def series_in(text: str, catalogue: Catalogue) -> Span | None:
    """Where a question names a series by a name of its own, with its article: "the G20"."""
    for found in re.finditer(rf"(?:\b[Tt]he )?{NAME}", text):
        named = found[0][max(found[0].find("the "), 0) :]  # not "Did the G20"
        if catalogue.names_in(named).summits and not countries(named):
            return found.end() - len(named), found.end()
    return None


def series_beside(text: str, meetings: Sequence[Meeting], catalogue: Catalogue) -> str | None:
    """The one series with a country that a text names, as that of these meetings is with another country.

    "Asia–Chile" stands so beside "Asia–Peru".
    """
    of = {(regions(one.summit), frozenset(countries(one.summit))) for one in meetings if countries(one.summit)}
    alike = {one for one in catalogue.series_terms if any(regions(one) == region for region, _ in of)}
    found = catalogue.series_with_country(countries(text), alike)
    return None if not found or any(found & {one.summit} for one in meetings) else min(found)


def _took_part(country: str, meetings: Sequence[Meeting], catalogue: Catalogue) -> bool:
    """Whether an article on one of these meetings is about the country; so too when there are no meetings."""
    agreement = catalogue.agreement(catalogue.names_in(country))
    return not meetings or any(agreement[one]["country"] > 0 for each in meetings for one in each.article_ids)


def _is_mentioned(country: str, meetings: Sequence[Meeting], catalogue: Catalogue) -> bool:
    """Whether an article on one of these meetings names the country, as one that only wrote about it need not do."""
    having = frozenset().union(*map(catalogue.mentioning_country, countries(country)))
    return any(one in having for each in meetings for one in each.article_ids)


def with_person(before: str, put: str, catalogue: Catalogue) -> str | None:
    """The earlier question, asked about another person."""
    in_small = next((word for word in re.findall(r"\b[a-z]{4,}\b", before) if catalogue.names_in(word).people), None)
    if in_small:
        return before.replace(in_small, put.rstrip("?!. "), 1)
    for name in re.findall(
        r"^[A-Z][\w-]+(?=['’]s )|(?<=\w )(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+(?: (?:president|leader))?|the \w+ president",
        before,
    ):
        if (catalogue.names_in(name).people or _OFFICE.search(name)) and not catalogue.names_in(name).meeting:
            return before.replace(name, put.rstrip("?!. "), 1)
    return None


def with_capitals(text: str, catalogue: Catalogue) -> str:
    """A question with capitals where it names a country or a series in small letters."""
    every = tokens(text)
    series = catalogue.naming_words(catalogue.names_in(text).summits) - STOPWORDS - {*map(stem, MEETING_NOUNS)}
    named = {nth for one in country_names(every) for nth in range(one.start, one.end)}
    for nth, one in enumerate(every):
        if one.text in series or (nth - 1 in named and one.text in _OF_A_BODY):
            named.add(nth)
    for start in (every[nth].start for nth in named if every[nth].text not in STOPWORDS):
        text = f"{text[:start]}{text[start].upper()}{text[start + 1 :]}"
    return text


_OF_A_BODY = word_set("union organisation organization community cooperation association alliance nations states")
"""Words that go on a body's name: "the eurasian economic union"."""


def _capitalised(name: str) -> str:
    return " ".join(word if word in STOPWORDS else sentence_case(word) for word in name.split())
