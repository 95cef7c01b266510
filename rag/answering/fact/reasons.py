"""Orders the reader's sentences where a question wants an explanation: why, how something works, how a vote went.

The sentence nearest in its words to "why was it refused?" often only says again that it was refused. A sentence that
gives a reason is preferred, among those that the reader chose and then the one after the best.
"""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.sentences import sentences_of
from rag.english import countries, sentence_case, terms, words
from rag.types import Quote, Span

_WHY = re.compile(r"\b(?:why|how come|what (?:was|is|were) the reasons?|for what reason|on what grounds?)\b", re.I)
_HOW = re.compile(r"^(?:and |so |but )?how (?:does|do|did|will|would|is|are|was|were)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b[A-Z]{2,}\d+\b")
_VOTE = re.compile(
    r"\b(?:w[io]n|lost|result|outcome|many|count)\b.*\bvotes?\b|\bvotes? (?:for|against|in favou?r)\b", re.I
)
_NO_VOTE = re.compile(r"\b(?:by consensus|unanimously|without a vote)\b(?: and without a vote)?", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because|due to (?!\w+ place\b|(?:be|meet|open|start|begin|end|expire|come|go|host|hold|run)\b)|owing to"
    r"|on the grounds?|citing|in protest|in response to|so as to|in order to|as a result"
    r"|over (?:claims|fears|concerns|alleg\w+|objections|differences|disagree\w+|the (?:war|row|dispute|issue))"
    r"|in (?:return|exchange) for|the reason|to deal with|faces an)\b"
    r"|\b(?:postpon|put (?:back|off)|delay|cancel|cut short|called off|fail|reject|block|turned down)\w*[^.;]*?"
    r"\b(?:after|following)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"(?:postpon|put|delay|cancel|cut|called|fail|reject|block|turned)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|(?<=, )as(?! (?:though|if|well|many|much|far)\b)) "
    r"(?=(?:[\w’'.-]+ ){1,6}?(?:was|were|had|could|did|is|are|has|have|would)\b)"
)
"""Leads to a reason where a clause follows: "since the minister was ill", ", as the hall had burnt down"."""
_CLAUSE_ENDS = re.compile(r";|[.!?]$")
_SHORTEST_REASON, _LONGEST_REASON = 15, 160
"""In characters."""
_REASON_FOLLOWS = re.compile(r"\b(?:expla(?:in(?:ed|s)?|nations?)|reasons?)\b", re.IGNORECASE)
"""In a short sentence, announces a reason that the next one gives."""
_FEW_WORDS = 10
_FURTHER = 3
"""Sentences after the best one that may give the reason."""
_GROUNDS = re.compile(
    r"\b(?:object(?:ed|ion)|opposed|against|said|says|argued|called (?:it|for)|accused|noted|added|since|after|as)\b",
    re.IGNORECASE,
)
"""Words that may introduce a reason, in the sentence after one that only repeats the question."""
_REPEATED = 0.5
"""0-1: a reason that takes this share of its words from the question says no more than the question."""


def _wants_reason(text: str) -> bool:
    """Whether a question asks why."""
    return bool(_WHY.search(text))


def explaining(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes, best first, for a question that wants an explanation; unchanged for any other question."""
    text = asked.understood.text
    if _wants_reason(text):
        return _with_reason(quotes, asked)
    if _FIRST_TIME.search(text):
        return _of_the_first_time(quotes, asked)
    if _VOTE.search(text):
        return tuple(sorted(quotes, key=lambda one: not _NO_VOTE.search(one.text)))
    return _with_the_name(quotes, asked) if _HOW.match(text) else tuple(quotes)


def _of_the_first_time(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes; first of all what the articles on the meeting say was then done or seen for the first time."""
    places = {(one.article_id, one.start): one for one in quotes}
    told = [
        places.get((one.article_id, one.start), Quote(0, one.article_id, *one.span, one.text, quotes[0].score))
        for one in sentences_of(asked.library, [key for each in asked.understood.meetings for key in each.article_ids])
        if _NEVER_BEFORE.search(one.text)
    ]
    told.sort(key=lambda one: (-len({*terms(one.text)} & {*terms(asked.understood.text)}), one.article_id, one.start))
    return (*told, *(one for one in quotes if one not in told))


_FIRST_TIME = re.compile(r"\bfor the first time\b", re.IGNORECASE)
_NEVER_BEFORE = re.compile(
    r"\b(?:(?:for )?the (?:very )?first time|first-ever|never before|unprecedented|without precedent"
    r"|(?:had|has|have) (?:never|not) (?:\w+ ){1,4}?before)\b",
    re.IGNORECASE,
)


def reason_told(question: str, quote: str) -> Span | None:
    """The reason that a sentence gives, from the word that leads to it on, where one is asked for."""
    if not _wants_reason(question):
        return None
    cues = [*_REASON.finditer(quote), *_SINCE.finditer(quote)]
    found = min(cues, key=lambda one: one.start(), default=None)
    if found is None:
        return None
    put_off = found.re is _REASON and _PUT_OFF.match(found[0])
    start = found.end() - len(found[0].split()[-1]) if put_off else found.start()
    end = next((one.start() for one in _CLAUSE_ENDS.finditer(quote, start)), len(quote))
    return (start, end) if _SHORTEST_REASON <= end - start <= _LONGEST_REASON else None


def no_vote(asked: Asked, quote: Quote) -> str:
    """The words of the quote that say that there was no vote, where one is asked about; empty otherwise."""
    found = _NO_VOTE.search(quote.text) if _VOTE.search(asked.understood.text) else None
    return f"{sentence_case(found[0])}." if found else ""


def _with_reason(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    wanted = set(terms(asked.understood.text))
    giving = [one for one in quotes if one.article_id == quotes[0].article_id and _gives_reason(one.text, wanted)]
    if giving:
        return (giving[0], *(one for one in quotes if one != giving[0]))
    first, *others = quotes
    if told := _reason_after(first, wanted, asked):
        places = {(one.article_id, one.start) for one in told}
        return (*told, *(one for one in quotes if (one.article_id, one.start) not in places))
    if spoken := _said_by_whom_it_names(first, asked):
        return (spoken, *(one for one in quotes if (one.article_id, one.start) != (spoken.article_id, spoken.start)))
    after = _after(first, asked)
    if after is None or not (_gives_reason(after.text, wanted) or _GROUNDS.search(after.text)):
        return tuple(quotes)
    return (first, after, *(one for one in others if (one.article_id, one.start) != (after.article_id, after.start)))


def _said_by_whom_it_names(first: Quote, asked: Asked) -> Quote | None:
    """What one of the country that the question names says in the best sentence's paragraph, which tells its reason."""
    of = {*countries(asked.understood.text)}
    after = [one for one in sentences_of(asked.library, [first.article_id]) if one.start >= first.end][:_FURTHER]
    for one in after:
        together = "\n\n" not in asked.library.cut(first.article_id, first.end, one.start)
        if together and of & {*countries(one.text)} and _SAYS_WHY.search(one.text):
            return Quote(0, one.article_id, *one.span, one.text, first.score)
    return None


_SAYS_WHY = re.compile(r"\b(?:said|says|argued|added|told|complained|feared|warned|could not|cannot)\b")


def _reason_after(first: Quote, wanted: set[str], asked: Asked) -> tuple[Quote, ...]:
    """What gives the reason among the next sentences, in its paragraph or after one that announces a reason."""
    after = [one for one in sentences_of(asked.library, [first.article_id]) if one.start >= first.end][:_FURTHER]
    for one, following in zip(after, [*after[1:], None], strict=False):  # none at the end of an article
        announced = bool(_REASON_FOLLOWS.search(one.text)) and len(words(one.text)) <= _FEW_WORDS
        if "\n" in asked.library.cut(first.article_id, first.end, one.start) and not announced:
            return ()
        if announced and following:
            return tuple(Quote(0, each.article_id, *each.span, each.text, first.score) for each in (following, one))
        if _gives_reason(one.text, wanted) and wanted & {*terms(one.text)}:
            return (Quote(0, one.article_id, *one.span, one.text, first.score),)
    return ()


def _gives_reason(text: str, wanted: set[str]) -> bool:
    """Whether a text gives a reason in words that are not the question's own."""
    return any(
        given and len(given & wanted) < _REPEATED * len(given)
        for found in _REASON.finditer(text)
        for given in [set(terms(text[found.start() :]))]
    )


def _after(quote: Quote, asked: Asked) -> Quote | None:
    """The sentence after a quote, of the same paragraph."""
    after = asked.library.sentence_after(quote.article_id, quote.end)
    if after is None or "\n" in asked.library.cut(quote.article_id, quote.end, after.start):
        return None
    text = asked.library.cut(quote.article_id, after.start, after.end)
    return Quote(0, quote.article_id, after.start, after.end, text, quote.score)


def _with_the_name(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The quotes with the numbered name that the question gives, "COP31", first; without those of other articles."""
    named = _NUMBERED.search(asked.understood.text)
    having = [one for one in quotes if named and named[0] in one.text]
    if not having or named is None:
        return tuple(quotes)
    own = {one.article_id for one in having}
    return (*having, *(one for one in quotes if one not in having and one.article_id in own))
