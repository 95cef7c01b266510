"""Asks a turn of the meeting of the turn before, or the earlier question of another meeting."""

import re
from collections.abc import Callable, Sequence, Set

from rag.english import AUXILIARIES, MEETING_NOUNS, STOPWORDS, countries, sentence_case, stem, words
from rag.ordinals import ordinal
from rag.question.catalogue import Catalogue
from rag.question.followup.names import series_beside, series_in, who_instead, with_capitals, with_person
from rag.question.followup.pointing import PEOPLE, THE_GROUP, THE_ONE_THEN_ASKS, that_meeting
from rag.question.followup.series import (
    LEADS_ON,
    edition_after,
    meeting_meant,
    place_alone,
    with_unheld_edition,
    without_meeting,
)
from rag.question.followup.turn import (
    ASKS,
    NAME,
    SERIES_AND_NUMBER,
    TELLS_TO,
    head,
    is_phrase,
    root,
    with_question_mark,
)
from rag.question.meeting import Meeting
from rag.question.understood import Understood

_WHEN_THAT_WAS = re.compile(
    r"^(when|where)(?: was|'s| is| did| were) (?:this|that|it|these|they)"
    r"(?: (?:held|said|announced|agreed|signed|decided|happen|take place|again))?\W*$",
    re.IGNORECASE,
)
_THAT_FIGURE = re.compile(
    r"\b(?:that|this|the same) (?:figure|number|sum|amount|share|total|count|percentage|value|rate)\b", re.IGNORECASE
)
_ONLY_ASKS = re.compile(r"(?:which|what|how (?:much|many)|who)(?: ones?| was it| were they)?", re.IGNORECASE)
"""What is left of a turn that wants the same of another meeting: "and which a year later?"."""
_LAST_SERIES = re.compile(r"\bthe (?:(?!the\b)[\w’'–-]+ ){1,5}?(?:summit|meeting|conference|session)$", re.IGNORECASE)
"""A series named at the end of a question, which the meeting's own name can replace: "the SCO summit"."""
_AT_THE_ONE = re.compile(
    r"^(?:at|for|of|from) the (?:one|summit|meeting|session|conference) (?=(?:in|at) )", re.IGNORECASE
)
"""Leads to another meeting of what the earlier question was about: "at the one in Oslo"."""
_A_MEETING = re.compile(
    rf"^(?:(?:at|in|for|of|from) )?(?:the|that) (?:.+ )?(?:ones?|{'|'.join(MEETING_NOUNS)}|council)\b", re.IGNORECASE
)
"""A phrase that describes a meeting: "the meeting with the German Chancellor", "the informal one in Hungary"."""
_PREPOSITION = re.compile(r"\s+(?:at|to|in|of|from|during|for)\s+(?:the\s+)?", re.IGNORECASE)
_THAT_YEAR = re.compile(r"\b(?:of|in|from) (?:that|the same) year\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|last|latest|previous|following|will|upcoming|coming)\b", re.IGNORECASE)
"""Steps from one meeting to another, which a turn goes on with: "when is the next SCO summit?", "and the CIS one?"."""
_NOUN = rf"(?:{'|'.join(MEETING_NOUNS)})\b"
_NAMED_AS = re.compile(rf"\b[Tt]he (?:[\w+–-]+ ){{0,4}}?(?i:{_NOUN})")
_YEAR = r"\b20\d\d\b"
_THERE = re.compile(rf"^ (?:{_NOUN}|(?:in|of) (?:the )?[A-Z0-9][\w’'-]*)+")


_NEXT_MEETING = re.compile(
    r"^(?P<asks>(?:when and where|where and when)|when|where|who|(?:which|what) (?:country|city|state|year|member))\b"
    r"(?: (?:is|will|does) the next (?:one|summit|meeting|session)"
    r"(?: (?:going |due |supposed |expected |planned )?(?:to )?(?:be |be held|take place|happen|held|planned"
    r"|scheduled|due))?\W*$"
    r"|[^?]*\b(?:meet|hosts?|be held|take place|gather|convene|reconvene)\b[^?]*\b(?:next|again|after that)\b)",
    re.IGNORECASE,
)
"""Asks when, where or with whom those who are talked about meet again."""
_AND_AT_ANOTHER = re.compile(
    r"^(?P<asked>(?:what|which|how)\b[^?]+?),? (?:and|but) (?:(?:which|what|how (?:much|many))(?: ones?)? )?"
    r"(?P<other>[^?]+?)\W*$",
    re.IGNORECASE,
)
"""Asks the same of that meeting and of another: "which target did he name there, and which a year later in Oslo?"."""


def at_the_next(bare: str, talked_about: Callable[[], Meeting | None], catalogue: Catalogue) -> str | None:
    """The turn with the series of the meeting talked about where it points to the group, or asks when that meets next.

    Args:
        bare: The turn.
        talked_about: Gives the meeting that was talked about last, which may be many turns back.
        catalogue: What the library holds.
    """
    named = catalogue.names_in(bare)
    found = _NEXT_MEETING.match(bare)
    points = THE_GROUP.search(bare) and not that_meeting(bare)
    if named.summits or named.places or not (found or points) or (meeting := talked_about()) is None:
        return None
    if found:
        asked = found["asks"].casefold()
        when = sentence_case(asked) if asked.startswith("whe") else "Where"
        return f"{when} is {meeting.the_next}?"
    return with_question_mark(sentence_case(THE_GROUP.sub(f"the {meeting.summit}", bare, count=1)))


def at_both(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The turn asked of the earlier turn's meeting and of another, both by name: "there, and a year later in Oslo?"."""
    found = _AND_AT_ANOTHER.match(bare)
    there = that_meeting(found["asked"]) if found else None
    if not (found and there and len(before.meetings) == 1):
        return None
    other, rest = meeting_meant(found["other"], before, catalogue)
    if other is None or words(rest):
        return None
    asked = f"{found['asked'][: there.start()].rstrip()}{found['asked'][there.end() :]}"
    people = [name for name in re.findall(NAME, before.text) if catalogue.names_in(name).people]
    if people and PEOPLE.search(asked):
        asked = PEOPLE.sub(people[0], asked, count=1)
    opens, of_what = asked.split()[:2]
    again = opens if of_what in AUXILIARIES else f"{opens} {of_what}"
    return f"{sentence_case(asked)} at {before.meetings[0]}, and {again.lower()} at {other}?"


def when_that_was(bare: str, before: Understood, answer: str, catalogue: Catalogue) -> str | None:
    """After an answer about no meeting, "when was this?" asks for the day of the one whose article it quotes."""
    asked = _WHEN_THAT_WAS.match(bare)
    meeting = catalogue.meeting_quoted(answer) if asked and not before.meetings else None
    return f"{sentence_case(asked[1])} was {meeting}?" if asked and meeting else None


def at_that_meeting(bare: str, before: Understood) -> str | None:
    """The turn with the earlier turn's meeting in place of "that summit"."""
    there = that_meeting(bare)
    if len(before.meetings) != 1 or not there:
        return None
    meeting = str(before.meetings[0])

    def named(found: re.Match[str]) -> str:
        first = found[0].split()[0].lower()
        if first in ("of", "from"):
            return f"{first} {meeting}"
        return meeting if first in ("that", "this", "the") else f"at {meeting}"

    return with_question_mark(sentence_case(f"{bare[: there.start()]}{named(there)}{bare[there.end() :]}"))


def at_another_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The question about another meeting: "the meeting before that", "two years later in Astana?", "the second one"."""
    meeting, rest = _of_another_series(bare, before, catalogue), ""
    if meeting is None:
        meeting, rest = meeting_meant(bare, before, catalogue)
    if meeting is None:
        return None
    asked = rest
    if is_phrase(rest) or _THAT_FIGURE.search(rest) or _ONLY_ASKS.fullmatch(rest):
        asked = head(before.text)
        if someone := [name for name in re.findall(NAME, rest) if catalogue.names_in(name).people]:
            asked = with_person(asked, someone[0], catalogue) or asked
        elif rest:
            asked = who_instead(before, with_capitals(rest.rstrip(" ,"), catalogue), catalogue) or asked
    without = without_meeting(asked, before.meetings).rstrip(" ?")
    if LEADS_ON.search(without):
        return f"{sentence_case(without)} {meeting}?"
    numbered = SERIES_AND_NUMBER.search(without)
    if numbered and meeting.edition and catalogue.names_in(numbered[0]).summits == {meeting.summit}:
        return f"{sentence_case(without.replace(numbered[0], f'{numbered[1]}{meeting.edition}'))}?"
    series = _LAST_SERIES.search(without)
    named = catalogue.names_in(series[0]).summits if series else frozenset()
    if series and named == {meeting.summit}:
        return f"{sentence_case(without[: series.start()])}{meeting}?"
    others = {one.summit for one in before.meetings} - {meeting.summit}
    if others and (told := series_in(without, catalogue)) and without == _without_series(without, others, catalogue):
        return f"{without[: told[0]]}{meeting}{_THERE.sub('', without[told[1] :])}?"  # "Did the SCO meet …"
    without = _without_series(without, others, catalogue)
    return f"{sentence_case(re.sub(r' +,', ',', without))}, at {meeting}?"


def _without_series(text: str, series: Set[str], catalogue: Catalogue) -> str:
    """The text without the phrase at its end that names these series: "at the Lake meeting"."""
    for found in _PREPOSITION.finditer(text):
        named = catalogue.names_in(text[found.end() :]).summits
        if named and named <= series:
            return text[: found.start()]
    return text


def _of_another_series(bare: str, before: Understood, catalogue: Catalogue) -> Meeting | None:
    """The one meeting of another series that a turn names in full and nothing else: "at the summit of NATO in Oslo"."""
    named = catalogue.names_in(bare)
    if not (named.summits and named.places) or ASKS.search(bare) or TELLS_TO.match(bare):
        return None
    meetings = catalogue.best_meetings(named)
    if len(meetings) != 1 or meetings[0].summit in {one.summit for one in before.meetings}:
        return None
    said = {
        *catalogue.naming_words(named.summits),
        *MEETING_NOUNS,
        *(word for one in named.places for word in words(one)),
    }
    left = {word for word in words(bare) if not said & {word, stem(word)}} - STOPWORDS
    return None if left else meetings[0]


def at_a_meeting_described(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question, asked of the one meeting of any series that a phrase describes.

    A place alone describes what met there, where the series that the earlier question names did not: "no, in Gabala".
    """
    earlier = root(before, catalogue)
    if then := THE_ONE_THEN_ASKS.match(bare):
        return _its_own(then["of"], then["ask"].rstrip(), earlier, catalogue)
    if not is_phrase(bare) or _AHEAD.search(earlier.text):
        return None
    if not _A_MEETING.match(bare):
        other = _of_another_country(bare, earlier, catalogue) or _elsewhere(bare, earlier, catalogue)
        return _asked_of(other, earlier, catalogue) if other else None
    years = {one.date.year for one in earlier.meetings if one.date}
    put = _THAT_YEAR.sub(f"of {min(years)}", bare) if len(years) == 1 else bare
    meeting = _described(put, earlier, catalogue)
    if meeting is None or (meeting,) == earlier.meetings:
        return None
    return _asked_of((meeting,), earlier, catalogue)


def _its_own(of: str, ask: str, earlier: Understood, catalogue: Catalogue) -> str | None:
    """A question of its own on the meeting that the words before it describe, with the year that it names."""
    years = " ".join(map(str, catalogue.names_in(ask).years))
    other = _described(f"{of} {years}".rstrip(), earlier, catalogue) or meeting_meant(of, earlier, catalogue)[0]
    if other is None:
        return None
    asked = re.sub(rf",? (?:in|of) (?:{years})$", "", ask) if years else ask
    return f"{sentence_case(asked)}, at {other}?"


def _asked_of(meetings: Sequence[Meeting], earlier: Understood, catalogue: Catalogue) -> str:
    """The earlier question of other meetings, which are named in the place of the one that it named."""
    put = str(meetings[0]) if len(meetings) == 1 else f"the summits in {meetings[0].city}"
    return _asked_at(put, {one.summit for one in meetings}, earlier, catalogue)


def _asked_at(put: str, summits: Set[str], earlier: Understood, catalogue: Catalogue) -> str:
    """The earlier question with meetings of these series, by their name, in the place of the one that it named."""
    if len(earlier.meetings) == 1 and (name := str(earlier.meetings[0])) in earlier.text:
        return earlier.text.replace(name, put, 1)
    asked = without_meeting(earlier.text, earlier.meetings).rstrip(" ?.,")
    told = series_in(asked, catalogue)
    other = told and summits.isdisjoint(catalogue.names_in(asked[slice(*told)]).summits)
    if told and (other or _THERE.match(asked[told[1] :])):
        start, end = told
    elif said := _NAMED_AS.search(asked):
        start, end = said.span()
    else:
        return f"{asked} {put}?" if LEADS_ON.search(asked) else f"{asked}, at {put}?"
    return f"{asked[:start]}{put}{_THERE.sub('', asked[end:])}?"


def _elsewhere(bare: str, earlier: Understood, catalogue: Catalogue) -> tuple[Meeting, ...]:
    """The meetings in a city that a turn names alone, where none of the earlier question's series met there."""
    named = place_alone(bare, catalogue)
    series = earlier.named.summits
    if not series and _NAMED_AS.search(earlier.text):  # "the EU summit", where there are several with the EU
        series = frozenset(one.summit for one in earlier.meetings)
    if not (named and series):
        return ()
    there = tuple(one for one in catalogue.best_meetings(named) if one.is_in(named.places))
    return () if any(one.summit in series for one in there) else there


def _of_another_country(bare: str, earlier: Understood, catalogue: Catalogue) -> tuple[Meeting, ...]:
    """The latest meeting with a country that a turn names alone, where the earlier one was with another country.

    Where the earlier question names who acts, the country takes their place instead.
    """
    asked = _NAMED_AS.sub("", without_meeting(earlier.text, earlier.meetings))
    alone = {word for word in words(bare) if not countries(word)} <= STOPWORDS
    if not alone or countries(asked) or catalogue.names_in(asked).people:
        return ()
    series = series_beside(bare, earlier.meetings, catalogue)
    return tuple(catalogue.series(series)[-1:]) if series else ()


def _described(put: str, earlier: Understood, catalogue: Catalogue) -> Meeting | None:
    """The one meeting that a phrase names, says to be in a country, or with a country that its series is named for.

    Of several it is the one that the earlier question was about, of the series of that, or in the city of that.
    """
    named = catalogue.names_in(put)
    with_it = catalogue.series_with_country(named.countries) - named.summits
    found = list(catalogue.best_meetings(named))
    if not found:
        held = catalogue.meetings if named.countries and not with_it else catalogue.meetings_of(with_it)
        found = [*held]
    if len(found) > 1 and named.countries and not with_it:
        there = [one for one in found if named.countries & {*countries(one.place or "")}]
        found = there or (found if named.meeting else [])
    if not found and not named.countries:
        found = _of_a_series_with(put, catalogue)
    if named.years:
        found = [one for one in found if one.date and one.date.year in named.years]
    series = {one.summit for one in earlier.meetings}
    cities = {one.city for one in earlier.meetings}
    for among in (
        earlier.meetings,
        [one for one in found if one.summit in series],
        [one for one in found if one.city and one.city in cities],
        found,
    ):
        if kept := [one for one in found if one in among]:
            return kept[0] if len(kept) == 1 else None
    return None


def _of_a_series_with(put: str, catalogue: Catalogue) -> list[Meeting]:
    """The meetings whose series has every word of a phrase in its name: "the Central Asia one"."""
    said = {stem(one) for one in words(put) if not one.isdigit()} - {*map(stem, MEETING_NOUNS), "one"} - STOPWORDS
    return [one for one in catalogue.meetings if said and said <= {*map(stem, words(one.summit))}]


def at_another_edition(bare: str, before: Understood) -> str | None:
    """The earlier question with the next or previous number of a series: "the year after?" of COP31 is COP32.

    Or with the year after the one that it names, in which a meeting may be to come.
    """
    step = edition_after(bare)
    years = {*re.findall(_YEAR, before.text)}
    if step and "year" in words(bare) and len(years) == 1:
        return re.sub(_YEAR, lambda found: str(int(found[0]) + step), before.text)
    numbered = SERIES_AND_NUMBER.findall(before.text)
    if not step or len(numbered) != 1:
        return None
    series, number = numbered[0]
    asked = without_meeting(before.text, before.meetings)  # its city is not the other's
    return asked.replace(f"{series}{number}", f"{series}{int(number) + step}")


def at_an_unheld_meeting(bare: str, before: Understood, catalogue: Catalogue) -> str | None:
    """The turn about an edition of its series, or the earlier question about a place, that the library has none of."""
    where = _AT_THE_ONE.sub("", bare).strip(" ?.!")
    earlier = root(before, catalogue)
    if len(earlier.meetings) == 1 and (asked := with_unheld_edition(bare, earlier.meetings[0], catalogue)):
        return with_question_mark(sentence_case(asked))
    if beyond := _beyond_the_series(bare, earlier, catalogue):
        return beyond
    if where == bare.strip(" ?.!") or len(earlier.meetings) != 1 or catalogue.names_in(where).places:
        return None
    (meeting,) = earlier.meetings
    asked = without_meeting(earlier.text, earlier.meetings).rstrip(" ?")
    asked = re.sub(rf",? (?:at|of|from) (?:the )?{re.escape(meeting.summit)}$", "", asked)
    for word in words(meeting.city):
        asked = re.sub(rf"\b{word} ", "", asked, flags=re.IGNORECASE)
    return f"{asked}, at the {meeting.summit} {where}?"


def _on_the_same_in(earlier: Understood, step: int, catalogue: Catalogue) -> Meeting | None:
    """The one meeting, so many years from the earlier question's, whose article has the names in that question.

    It is called otherwise there: "the 31st session of the Council", "the Basin Authority's ministers".
    """
    (meeting,) = earlier.meetings
    asked = without_meeting(earlier.text, earlier.meetings)
    names = [one for one in re.findall(NAME, asked[1:]) if not catalogue.names_in(one).meeting]
    having = catalogue.mentioning([words(" ".join(names))]) if names and meeting.date else frozenset()
    year = meeting.date.year + step if meeting.date else 0
    found = [one for one in catalogue.meetings_about(having) if one.date and one.date.year == year]
    return found[0] if len(found) == 1 else None


def _beyond_the_series(bare: str, earlier: Understood, catalogue: Catalogue) -> str | None:
    """The earlier question of a meeting before the first of those that are held; of one after the last, when it is."""
    step = edition_after(bare)
    if not step or len(earlier.meetings) != 1:
        return None
    (meeting,) = earlier.meetings
    if "year" in words(bare) and (other := _on_the_same_in(earlier, step, catalogue)):
        return _asked_of((other,), earlier, catalogue)
    if step > 0 and not {"year", "at", "in"} & {*words(bare)}:
        return f"When and where is {meeting.the_next}?"
    if "year" in words(bare) and meeting.date:
        put = f"the {meeting.summit} of {meeting.date.year + step}"
    elif meeting.edition and meeting.edition + step > 0:
        put = f"the {ordinal(meeting.edition + step)} {meeting.summit}"
    elif step > 0:
        put = meeting.the_next
    else:
        return None
    return _asked_at(put, {meeting.summit}, earlier, catalogue)
