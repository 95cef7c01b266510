"""Says when a question names an event, a country or a person that no article mentions.

What other meetings decided, or other people said, would look like the answer. A name is missing only if a word of it
occurs nowhere in the library or, for an event, if the whole name does not; so a question that describes a meeting of
the library in other words lacks nothing.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.meant import meant
from rag.answering.topic import Topic
from rag.english import (
    MEETING_NOUNS,
    MONTHS_AND_DAYS,
    STOPWORDS,
    TITLES,
    countries,
    countries_of,
    listing,
    mentions,
    plain,
    stem,
    terms,
    words,
)
from rag.question import aside_of, is_english, plainer
from rag.types import Quote

_NAMED_SO = r"conference|forum|council|dialogue|congress|assembly|symposium|convention|platform"
_PROPER = re.compile(rf"(?:{_NAMED_SO})$", re.IGNORECASE)
"""Nouns that are part of an event's own name, as "summit" and "meeting" seldom are."""
_SUMMITS = ("summit", "Summit", *(one for noun in _NAMED_SO.split("|") for one in (noun, noun.title())))
_EVENT = rf"(?:{_NAMED_SO}|{'|'.join(MEETING_NOUNS)})s?"
_WORD = r"[A-Z][\w+'’–-]*"
_NAME = rf"{_WORD}(?: (?:of |the |and |for |on )*{_WORD})*"
_CAPITALISED = re.compile(rf"(?<![\w'’-])(?P<name>{_NAME}) (?P<noun>(?i:{_EVENT}))\b")
_OWNER = re.compile(r"['’]s?$")
"""Ends a name before an event's own: "Chile's Security Council seat"."""
_AFTER_A_VERB = re.compile(r"^[A-Z][a-z]+ the ")
"""A first word that is not part of the name: "Summarise the Peace Forum"."""
_IN_SMALL_LETTERS = re.compile(
    rf"\b(?:at|of|from|to|in|by|did|was|the) (?:the )?(?P<name>[a-z][\w-]*(?: [a-z][\w-]*){{0,2}}) (?P<noun>{_EVENT})\b"
)
_PROPER_NAME = r"(?P<name>[A-Z][a-zà-ž'’-]+(?: [A-Z][a-zà-ž'’-]+)*)(?!\w)"
_ANY_NAME = re.compile(rf"(?<![.!?] )(?<!^)(?<![\w'’-]){_PROPER_NAME}")
_ASKED_ABOUT = re.compile(
    r"\b(?:(?i:did|does|do|has|had|have|was|were|is|are|will|would|who is|and|or|about|on|by|from|of|mention(?:ed)?)) "
    rf"{_PROPER_NAME}"
)
"""Where a name is what the question is about."""
_SPEAKER = re.compile(
    r"\b(?:did|does|has|had|would|was|is) (?P<name>[a-z'-]{4,}(?: [a-z'-]{4,})?) (?:say|said|speak|spoken|attend(?:ed)?"
    r"|come|there|present|propose|proposed|suggest|want|call|pledge|promise|think|offer|announce|warn|meet|criticise"
    r"|react|demand)\b"
)
_MENTIONED = re.compile(
    rf"(?:[Aa]nd |[Ss]o )?(?:[Ii]s|[Ww]as|[Aa]re|[Ww]ere) (?:the )?(?P<name>{_WORD}(?: {_WORD})*(?: [a-z]{{4,}})?)"
    r" (?:ever |even )?(?:mentioned|brought up|referred to|talked about|spoken of)\b"
)
"""Asks for no more than a mention, so that what is only like the name is no answer."""
_IN_A_MENTION = re.compile(
    r"\b(?:mention(?:s|ed)?|brought up|bring up|refer(?:s|red)? to|spoke of|talk(?:ed|s)? about|name[ds]?) "
    r"(?P<name>[a-z'-]{4,}(?: [a-z'-]{4,})?)(?=\W*$| (?:in|at|by|there)\b)"
)
"""Asks for a mention of somebody, typed in small letters."""
_SENTENCES = re.compile(r"(?<=[.?!]) +(?=[A-Z])")
_SHORTEST_NAME = 4
"""In letters."""
_ROOT = 4
"""Letters in which "Africa" and "African" agree."""
_SERIES_NAMED = 3
"""How many series are named as what there is instead."""
_GENERIC = frozenset(terms("leader head state president minister informal annual global world regional high level new"))


def unmentioned(asked: Asked) -> str | None:
    """A sentence that names what no article mentions; None when all that the question names occurs."""
    return next((said for check in _CHECKS if (said := check(asked))), None)


def nearest_on(asked: Asked) -> Quote | None:
    """The sentence that has most of what the question is on, where that is enough to show what is known of it."""
    words_of_it = meant(asked).topic
    known = asked.library.document_frequencies(words_of_it)
    topic = Topic.of(frozenset(term for term in words_of_it if known.get(term)), asked)
    named = {stem(word) for one in mentions(_own(asked)) if not one.countries for word in one.words} & {*topic.weights}
    if not named:
        return None
    found = asked.reading.quotes or asked.read(asked.understood.text, ()).quotes
    on_it = [one for one in found if named & {*terms(one.text)} and topic.is_of(one.text)]
    return replace(max(on_it, key=lambda one: topic.covered(one.text)), marker=1) if on_it else None


def _own(asked: Asked) -> str:
    """The question without the earlier one in brackets; its sentences that ask, where others tell something besides."""
    text = asked.understood.text
    own = plain(text[: aside_of(text)])
    asking = [one for one in _SENTENCES.split(own) if one.endswith("?")]
    return " ".join(asking) if asking and any(asked.catalogue.names_in(one) for one in asking) else own


def _no_such_event(asked: Asked) -> str | None:
    if asked.understood.named.summits:
        return None
    for name, noun in _events(_own(asked)):
        if _lacks(name, noun, asked):
            return f"The library holds nothing on the {name} {noun}; {_all_series(asked)}."
    return None


def _events(text: str) -> Iterator[tuple[str, str]]:
    """The names of events in a text, each with its noun; in one without capitals, what may be one."""
    if text[1:] == text[1:].lower():
        yield from ((found["name"], found["noun"]) for found in _IN_SMALL_LETTERS.finditer(text))
    for found in _CAPITALISED.finditer(text):
        name = _AFTER_A_VERB.sub("", found["name"]) if not found.start() else found["name"]
        parts = name.split()
        while parts and (parts[0].lower() in STOPWORDS or parts[0].isdigit() or _OWNER.search(parts[0])):
            parts = parts[1:]
        if parts:
            yield " ".join(parts), found["noun"]


def _lacks(name: str, noun: str, asked: Asked) -> bool:
    """Whether no article names the event."""
    proper = bool(_PROPER.match(noun)) and noun[:1].isupper()
    if not proper and (countries(name) or asked.understood.named.places):
        return False
    if "+" in name:
        return False  # another short name for a format: "Z5+1"
    if asked.reading.quotes and noun not in _SUMMITS and name.istitle() and " " not in name:
        return False  # a place where a meeting was, and something answers
    parts = [word for word in words(name) if word not in STOPWORDS and not word.isdigit()]
    if name == name.lower():
        return any(not _knows(one, asked) and not is_english(one) for one in parts)
    if any(not _knows(one, asked) for one in parts):
        return True
    if proper:
        return len(parts) > 1 and not asked.library.mentions(f"{name} {noun}")
    own = {stem(one) for one in parts} - _GENERIC
    roots = {one[:_ROOT] for one in own}
    return len(own) > 1 and not asked.library.mentions(name) and not _names_a_meeting(roots, asked)


def _names_a_meeting(roots: Set[str], asked: Asked) -> bool:
    """Whether a word in the heading of a meeting begins with one of these roots."""
    return any(word[:_ROOT] in roots for one in asked.catalogue.meetings for word in words(one.heading))


def _all_series(asked: Asked) -> str:
    series = sorted({one.summit for one in asked.catalogue.meetings})
    few = series[:_SERIES_NAMED]
    if len(series) > len(few):
        return f"it covers {len(series)} other series, among them {listing(few)}"
    return f"it covers {listing(few)}"


def _no_such_country(asked: Asked) -> str | None:
    text = _own(asked)
    there = asked.catalogue.countries
    lacking = [one for one in countries(text) if one not in there and not asked.catalogue.mentioning_country(one)]
    return _mentions_none([_as_named(one, text) for one in lacking])


def _as_named(country: str, text: str) -> str:
    """The country, or the city that the text names it by."""
    if set(words(country)) & set(words(text)):
        return country
    return next((word for word in re.findall(r"[A-Z][\w-]+", text) if country in countries(word)), country)


def _no_such_name(asked: Asked) -> str | None:
    """A name of which no word occurs, where the question is about it or nothing answers; or that of a speaker."""
    text = _own(asked)
    for found in (_ASKED_ABOUT if asked.reading.quotes else _ANY_NAME).finditer(text):
        named = re.sub(r"['’]s$", "", found["name"])
        parts = [word for word in words(named) if len(word) >= _SHORTEST_NAME and not countries_of(word)]
        if parts and not any(_knows(word, asked) for word in parts) and not MONTHS_AND_DAYS.issuperset(parts):
            return _mentions_none([_in_full(named, text)])
    wanted = _MENTIONED.match(text)
    if wanted and " " in wanted["name"] and not asked.library.mentions(wanted["name"]):
        return _mentions_none([f"“{wanted['name']}”"])
    mentioned = _IN_A_MENTION.finditer(text) if asked.understood.kind != "library" else ()
    for found in (*_SPEAKER.finditer(text), *mentioned):
        parts = [word for word in words(found["name"]) if word not in TITLES]
        if parts and not _knows(parts[-1], asked) and not is_english(parts[-1]):
            return _mentions_none([found["name"].title()])
    return None


def _in_full(name: str, text: str) -> str:
    """A name with the capitals that belong to it in a text: "Power of Siberia 2" for "Siberia"."""
    joined = rf"(?: (?:of |the |for )*{_WORD})*"
    whole = re.search(rf"(?:\b{_WORD} (?:of |the |for )*)*\b{re.escape(name)}\b{joined}(?: \d+\b)?", text)
    return whole[0] if whole and whole.start() else name


def _knows(word: str, asked: Asked) -> bool:
    """Whether a name occurs, a letter that was doubled aside: "Lulla"."""
    return asked.catalogue.knows_name(word) or asked.catalogue.knows(_DOUBLED.sub(r"\1", word))


_DOUBLED = re.compile(r"(\w)\1")


def _mentions_none(lacking: Sequence[str]) -> str | None:
    return f"No article in the library mentions {listing(lacking, 'or')}." if lacking else None


def _no_such_matter(asked: Asked) -> str | None:
    """The matter at the end of a question of which no word occurs: "a decision on cryptocurrencies"."""
    found = _ON_A_MATTER.search(_own(asked))
    told = [word for word in words(found["matter"]) if word not in STOPWORDS] if found else []
    if found is None or not told or len(told[-1]) < _LONG or plainer(found["matter"]) != found["matter"]:
        return None
    if any(_knows(word, asked) or len(word) < _LONG for word in told):
        return _not_decided_there(found["matter"], told, asked)
    own = frozenset(asked.understood.parsed.terms) - {stem(word) for word in told}
    if asked.reading.quotes and len(own & {*terms(asked.reading.quotes[0].text)}) >= _ANSWERS:
        return None  # it is on the matter in other words: "extreme wealth" for "billionaires"
    return _mentions_none([f"“{found['matter']}”"])


def _not_decided_there(matter: str, told: Sequence[str], asked: Asked) -> str | None:
    """Of a decision on a matter of which the articles on the one meeting named have no word, nor has what was found."""
    meetings = asked.understood.meetings
    if len(meetings) != 1 or not _DECISION.search(_own(asked)) or not asked.catalogue.knows(told[-1]):
        return None
    there = {one for one in asked.library.articles_with(told[-1]) if one in meetings[0].article_ids}
    named = {*asked.catalogue.naming_words([meetings[0].summit])}
    stems = {stem(word) for word in told} - named - {stem(word) for word in named}
    if there or any(stems & {*terms(one.text)} for one in asked.reading.quotes):
        return None
    return f"No article on {meetings[0]} mentions “{matter}”."


def _not_discussed(asked: Asked) -> str | None:
    """What is asked to have come up at the one meeting named, where no article on that has its words."""
    found = _WAS_DISCUSSED.search(_own(asked))
    meetings = asked.understood.meetings
    if found is None or len(meetings) != 1:
        return None
    told = [word for word in words(found["matter"]) if word not in STOPWORDS and len(word) >= _LONG]
    ids = {*meetings[0].article_ids}
    rare = [word for word in told if not asked.library.articles_with(word) & ids]
    return f"No article on {meetings[0]} mentions “{found['matter'].strip()}”." if rare else None


_WAS_DISCUSSED = re.compile(
    r"^(?:(?:and|so|but|ok)\W+)*(?:was|were|is|has|have) (?:the |any |an? )?(?P<matter>[^?,]{4,60}?)"
    r" (?:ever |even |at all |been )*(?:discussed|raised|mentioned|addressed|debated|brought up|touched (?:up)?on"
    r"|on the agenda|talked about|taken up)\b",
    re.IGNORECASE,
)


def _no_such_subject(asked: Asked) -> str | None:
    """Who or what reacted, where articles on the one meeting named have no word of it and the reader is in doubt."""
    found = _REACTED.search(_own(asked))
    meetings = asked.understood.meetings
    if found is None or len(meetings) != 1 or asked.reading.confidence >= _SURE or _EACH.match(found["who"]):
        return None
    told = [
        word
        for word in words(found["who"])
        if word not in STOPWORDS and not countries(word.title()) and is_english(word)
    ]
    told = [word for word in told if not asked.catalogue.names_in(word)]
    missing = [word for word in told if not asked.library.articles_with(word) & {*meetings[0].article_ids}]
    return f"No article on {meetings[0]} mentions “{' '.join(told)}”." if missing else None


_EACH = re.compile(r"(?:each|every|all)\b", re.IGNORECASE)
"""Begins words for those who met, whatever articles call them."""
_REACTED = re.compile(
    r"\b(?:how|what|why) (?:did|do|does|has|have) (?:the )?(?P<who>[^?,]{3,40}?)"
    r" (?:react(?:ed)?|respond(?:ed)?|take|feel|felt|receive[d]?|greet(?:ed)?|think of|make of|say (?:to|about))\b",
    re.IGNORECASE,
)
_SURE = 0.9
"""0-1: confidence of the reader from which on what it found may be meant by another word."""
_ON_A_MATTER = re.compile(
    r"\b(?:on(?! (?:screens?|camera|record|schedule|purpose|average|balance|principle|arrival|request|demand|behalf)\b)"
    r"|about|regarding|concerning|mention(?:s|ed)?|discuss(?:es|ed)?|address(?:es|ed)?) (?:the |any |an? )?"
    r"(?P<matter>(?!(?:at|in|during|there|here|together|(?:any|some|every|else)where|across|throughout|overall|altogether|besides)\b)"
    r"[a-z][a-z-]+(?: [A-Za-z][a-z-]+){0,3})\W*$"
)
"""What a question is on; "on screen" and the like tell how something was done."""
_DECISION = re.compile(r"\b(?:decid|decision|agree|adopt|approv|sign|settl|conclud)\w*\b", re.IGNORECASE)
_ANSWERS = 2
"""So many other words of the question in the best sentence show that it answers."""
_LONG = 6
"""In letters; a shorter word may be one of talk."""
_CHECKS = (_no_such_event, _no_such_country, _no_such_name, _no_such_matter, _not_discussed, _no_such_subject)
