"""Lists the countries that one sentence names as what is asked for: "ten partner countries: Belarus, Bolivia, …"."""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.check import denies
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, articles_meant
from rag.answering.sentences import ArticleSentence, sentences_of, with_leant_on
from rag.answering.topic import LEAST_COVERED, Topic
from rag.english import Mention, listing, mentions, number_of, plain, sentence_case, terms
from rag.types import Item, Quote, Section

_KINDS = r"countries|states|nations|economies|members|partners|observers|guests|signatories|parties"
_ASKS = re.compile(
    r"^(?:(?:and|so|ok|please|can you)\W+)*"
    r"(?:(?:list|name|enumerate|give|show|which|what)\b(?:(?: for)? me)?(?:, please,)? )?"
    rf"(?P<kind>(?:(?!(?:did|do|does|has|have|had) )[\w+'’-]+ ){{0,5}}?(?:{_KINDS}))\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    terms(
        f"{_KINDS.replace('|', ' ')} list name named mentioned every full please all ones"
        " declaration document text statement communique treaty charter"
    )
)
_PARTNER = frozenset(terms("members partners observers guests signatories parties"))
"""Kinds that say what a country is to those who met."""
_TAKEN_IN = frozenset(terms("welcomed greeted received accepted admitted"))
"""Tells how somebody becomes such a one, which a list of those who are need not say."""
_ATTENDED = re.compile(
    r"\b(?:attend\w*|came|come|present|absent|missing|stay(?:ed)? away|skip\w*|boycott\w*|took part|represented)\b"
)
_BETWEEN = re.compile(r",?(?: and| or)?(?: the)? ?$|, (?:as (?:did|was|were|well as)|along with)(?: the)? $")
"""Stands between two names of a list."""
_FEWEST = 3
"""Fewer names in a sentence are no list."""


def named_there(asked: Asked, what: Meant) -> Composed | None:
    """The countries that a sentence on the meetings meant lists as what is asked for; None where none does."""
    found = _ASKS.match(plain(what.written))
    if found is None or _ATTENDED.search(found["rest"]):
        return None  # the record of the meeting tells that, of people too
    stems = {*terms(f"{found['kind']} {found['rest']}")} & (what.topic | _PARTNER) - (_GENERIC - _PARTNER)
    topic = Topic.of(frozenset(stems - _TAKEN_IN if stems & _PARTNER else stems), asked)
    if not topic:
        return None
    ids = articles_meant(asked, what) or tuple(dict.fromkeys(one.article_id for one in asked.reading.quotes))
    told = [(one, names) for one in sentences_of(asked.library, ids) if (names := [*_listed(one.text)])]
    on_it = [(one, names) for one, names in told if _is_on_it(one, topic, asked, denied=denies(what.text))]
    if not on_it:
        return None
    one, names = max(on_it, key=lambda each: len(each[1]))
    citations = Citations(asked.library)
    marker = citations.cite(one.article_id, one.span)
    return Composed(
        "list",
        headline=f"{sentence_case(number_of(len(names), 'name'))}: {listing(names)}.",
        sections=(Section("Named", tuple(Item(sentence_case(name), (marker,)) for name in names)),),
        quotes=tuple(citations.quotes),
        shown=len(names),
        there=len(names),
    )


def _is_on_it(one: ArticleSentence, topic: Topic, asked: Asked, *, denied: bool) -> bool:
    """Whether a sentence, with the one that it leans on, is on it and denies it as the question does."""
    text = with_leant_on(Quote(0, one.article_id, one.start, one.end, one.text, 1.0), asked)
    return topic.covered(text) >= LEAST_COVERED and denies(one.text) == denied


def _listed(text: str) -> Iterator[str]:
    """The names of a sentence's lists of countries, as they are written; nothing where it lists too few."""
    runs: list[list[Mention]] = []
    for one in mentions(text):
        if runs and _BETWEEN.match(text[runs[-1][-1].end : one.start]):
            runs[-1].append(one)
        else:
            runs.append([one])
    lists = [run for run in runs if len(run) > 1 and sum(bool(one.countries) for one in run) * 2 >= len(run)]
    after_colon = [run for run in lists if len(run) >= _FEWEST and text[: run[0].start].rstrip().endswith(":")]
    names = [one for run in after_colon or lists for one in run]
    if len(names) >= _FEWEST:
        yield from (one.text for one in names)
