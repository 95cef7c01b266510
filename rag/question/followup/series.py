"""Which meeting of a series a later turn means: "the one before that", "a year later", "the second one"."""

import re
from collections.abc import Sequence

from rag.english import MEETING_NOUNS, MONTHS, STOPWORDS, number_words, words
from rag.ordinals import ORDINALS
from rag.question.asked import parse_question
from rag.question.catalogue import Catalogue
from rag.question.meeting import Meeting, city_names
from rag.question.named import Named
from rag.question.understood import Understood

_BACK = re.compile(
    r"\b(before (that|this|it)|(the )?(previous|earlier) (one|summit|meeting|time|year)|the (one|year) before"
    r"|a year (earlier|before)|(its|the) predecessor"
    r"|the [\w-]+ (that|which) (came before|preceded)( it| that| this)?)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(after (that|this|it)|(the )?(next|following|later) (one|summit|meeting|time|year)|the (one|year) after"
    r"|the next(?=\W*$)"
    r"|a year (later|after)|(its|the) successor|the [\w-]+ (that|which) (followed|came after)( it| that| this)?)\b",
    re.IGNORECASE,
)
_MANY = {word: number for number, word in enumerate(number_words(2, 5), start=2)}
_YEARS = re.compile(rf"\b({'|'.join(_MANY)}) years (later|after|earlier|before)\b", re.IGNORECASE)
_ORDINAL_ONE = re.compile(
    r"\b(?:the|that|its) (?:very )?(?P<nth>\w+) (?:one|summit|meeting|edition)\b|\bthe very (?P<last>\w+)(?=\W*$)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:inaugural|maiden|founding)\b", re.IGNORECASE)
_UNHELD_ONE = re.compile(
    rf"\bthe ({'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))(?: (?:one|summit|meeting|edition))?"
    r"(?= (?:be|is|will|to be|going|planned|held|due|scheduled|take|taking|happening)\b|\W*$)",
    re.IGNORECASE,
)
"""A number that stands for a meeting of the series that is talked about: "the second one", "the 26th be held"."""
_WHEN_OR_WHERE = re.compile(r"\b(?:when|where|hosts?|host(?:ed|ing)|which (?:city|country|year|day))\b", re.IGNORECASE)
_MONTH = f"(?:{'|'.join(MONTHS)})"
_MEETING_WORDS = f"(?:{'|'.join(MEETING_NOUNS)})"
_AT_AN_EDITION = re.compile(
    rf"\s*\b(?:at|in|of|during) the (?:{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th))\s+[^,?()]{{0,50}}?{_MEETING_WORDS}\b",
    re.IGNORECASE,
)


def meeting_meant(bare: str, before: Understood, catalogue: Catalogue) -> tuple[Meeting | None, str]:
    """The meeting that a turn points to, seen from the earlier turn's, and the turn without the words that point to it.

    The meeting is None when the turn points to none, or to one that the library does not hold.
    """
    among = {one.summit for one in before.meetings}
    if len(among) == 1 and len(before.meetings) > 1:  # a turn on a whole series: "the one in 2023"
        meant, rest = _placed(bare, catalogue.names_in(bare), before.meetings)
        return meant, rest.strip(" ?,.")
    if len(before.meetings) != 1:
        return None, bare
    (from_,) = before.meetings
    series = catalogue.series(from_.summit)
    for meant, rest in (
        _stepped(bare, from_, series),
        _years_apart(bare, from_, series),
        _numbered(bare, series),
        _placed(bare, (before.named.summits and place_alone(bare, catalogue)) or catalogue.names_in(bare), series),
    ):
        if meant is not None and meant != from_:
            return meant, rest.strip(" ?,.")
    return None, bare


def with_unheld_edition(bare: str, meeting: Meeting, catalogue: Catalogue) -> str | None:
    """The turn with the series named where it asks when or where a meeting after those held is, by its number alone.

    Asked of anything else, "the second one" is the second thing that was talked about.
    """
    told = _UNHELD_ONE.search(bare) if _WHEN_OR_WHERE.search(bare) else None
    edition = parse_question(f"{told[1]} summit").edition if told else None
    held = [one.edition for one in catalogue.series(meeting.summit) if one.edition]
    if not told or not edition or edition <= max(held, default=0):
        return None
    return f"{bare[: told.start()]}the {told[1]} {meeting.summit}{bare[told.end() :]}"


def edition_after(bare: str) -> int:
    """How many editions after the earlier turn's a turn means that says nothing else: 1 for "the year after?"."""
    for pattern, step in ((_BACK, -1), (_ON, 1)):
        if pattern.search(bare) and set(words(pattern.sub("", bare))) <= STOPWORDS:
            return step
    return 0


def _stepped(bare: str, from_: Meeting, series: Sequence[Meeting]) -> tuple[Meeting | None, str]:
    for pattern, step in ((_BACK, -1), (_ON, 1)):
        if pattern.search(bare) and from_ in series and 0 <= series.index(from_) + step < len(series):
            meant = series[series.index(from_) + step]
            return meant, _without_place(" ".join(pattern.sub("", bare).split()), [meant])
    return None, bare


def _years_apart(bare: str, from_: Meeting, series: Sequence[Meeting]) -> tuple[Meeting | None, str]:
    told = _YEARS.search(bare)
    if not told or not from_.date:
        return None, bare
    year = from_.date.year + _MANY[told[1].lower()] * (1 if told[2].lower() in ("later", "after") else -1)
    meant = [one for one in series if one.date and one.date.year == year]
    return (meant[0] if len(meant) == 1 else None), _without_place(_YEARS.sub("", bare), meant)


def _numbered(bare: str, series: Sequence[Meeting]) -> tuple[Meeting | None, str]:
    told = _ORDINAL_ONE.search(_FIRST.sub("first", bare))
    edition = parse_question(f"{told['nth'] or told['last']} summit").edition if told else None
    meant = [one for one in series if edition and one.edition == edition]
    if not told or not meant:
        return None, bare
    return meant[0], _FIRST.sub("first", bare).replace(told[0], "it") if words(bare)[-1:] != ["it"] else bare


def _placed(bare: str, named: Named, series: Sequence[Meeting]) -> tuple[Meeting | None, str]:
    """The meeting of the series at the place, or in the year, that the turn names."""
    meant = [
        one
        for one in series
        if one.place
        and (not named.years or (one.date and one.date.year in named.years))
        and (not named.places or one.is_in(named.places))
    ]
    if not (named.years or named.places) or len(meant) != 1:
        return None, bare
    return meant[0], _without_place(bare, meant)


def place_alone(bare: str, catalogue: Catalogue) -> Named | None:
    """What a turn names that is only a place and perhaps its year, be it a capital: "Astana", "in Astana 2024"."""
    named = catalogue.names_in(f"in {bare}")
    names = {word for one in named.places for word in words(one)}
    left = {word for word in words(bare) if not (word in names or word.isdigit())} - STOPWORDS
    return named if named.places and not (named.summits or named.edition or left) else None


def _without_place(bare: str, meetings: Sequence[Meeting]) -> str:
    """The turn without the place and year of the meetings; the first word of a place counts as its name."""
    rest = without_meeting(bare, meetings)
    for one in meetings:
        rest = re.sub(rf"(?i)\b(in|at)?\s*\b{re.escape(_city(one).split()[0])}\b", "", rest) if _city(one) else rest
    return "" if set(words(rest)) <= STOPWORDS | {"one", "ones"} and not rest.endswith("?") else rest


def _city(meeting: Meeting) -> str:
    return " ".join(words(meeting.city))


LEADS_ON = re.compile(r"\s(?:at|to|in|of|from|during|for)$", re.IGNORECASE)
"""Is left where the question named its meeting last: "who came to Oslo?"."""


def without_meeting(text: str, meetings: Sequence[Meeting]) -> str:
    """The question without the phrases that name these meetings' place or year."""
    for meeting in meetings:
        short = sorted(one for one in city_names(meeting.place) if " " not in one and one != meeting.city.casefold())
        for name in (meeting.city, *short, str(meeting.date.year) if meeting.date else None):
            if name:
                near = rf"(?:(?!{_MEETING_WORDS}|(?:in|at|during)\b)[\w–-]+\s+){{0,4}}"
                text = re.sub(
                    rf"\s*\b(?:in|at|of|during|from)\s+(?:the\s+)?{near}?(?:{_MONTH}\s+)?{re.escape(name)}\b(?:[–-]\d+)?"
                    rf"(?:\s+{near}?{_MEETING_WORDS}s?)?",
                    "",
                    text,
                    flags=re.IGNORECASE,
                )
                text = re.sub(rf"(?:\bfor\s+)?\b{re.escape(name)}\b(?:[–-]\d+)?\s*", "", text)
    return _AT_AN_EDITION.sub("", re.sub(r",\s*at the [^?()]*", "", text))
