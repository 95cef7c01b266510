"""Answers a later turn on what the answer before told: "was it agreed?", "why?", "who objected?", "whose idea was it?".

An article tells beside a proposal what came of it, who spoke against it and why. So such a turn is answered from the
sentences that the answer before quoted and the others of their paragraphs, before anything of the same words
elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.premise import SAYS_AGAINST, SPEAKS
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.status import DENIES
from rag.answering.topic import Topic
from rag.english import MONTHS, NEGATORS, countries, plain, terms, words
from rag.markers import without_markers
from rag.question import aside_of
from rag.reading import leans

_IT = (
    r"(?:it|that|this|them|those|these|any of (?:it|them|this|that|these|those)"
    r"|(?:the|that|this) (?:idea|proposal|plan|suggestion|request|motion|text|offer|one))"
)
_LEAD = r"^(?:(?:and|but|so|then|ok|okay|well|also)\b[\s,]*)*"
_END = r"(?: (?:then|at all|in the end|finally|there|too|as well|or not|yet|already|by anyone|exactly))*\W*$"
_DONE = (
    r"(?:agreed(?: (?:on|to|upon))?|adopted|accepted|approved|decided(?: on)?|signed|final|settled|passed|rejected"
    r"|binding|granted|taken up|successful|a success|endorsed|done|carried|go through|gone through|went through"
    r"|succeed|get through|pass|happen|come of it|work out|carry|win|refused|turned down)"
)
_CAME_OF_IT = re.compile(
    rf"{_LEAD}(?:(?:was|were|is|are|has|have|did|does) (?:anything |something )?{_IT}?\W?(?:been |already |really "
    rf"|ever |actually |finally |then )*{_DONE}"
    rf"|(?:what|how) (?:was|were|is|did|has|have)? ?(?:the (?:outcome|result|end|decision|upshot)|became of {_IT}"
    rf"|happened(?: (?:to|with) {_IT})?|come of {_IT}|came of {_IT}|become of {_IT}|(?:it|that|this) end"
    rf"|decided(?: (?:on|about) {_IT})?|they decide(?: (?:on|about) {_IT})?)"
    rf"|(?:with|to) what (?:result|effect|outcome)|any decision(?: on {_IT})?){_END}",
    re.IGNORECASE,
)
_WHO = rf"{_LEAD}(?:who|which (?:country|countries|state|states|party|parties|leaders?|members?|side|delegations?))"
_AUX = r"(?: (?:else|all|was|were|is|are|had|has|have|did|then|finally|actually|first|originally|again|came out))*"
_AGAINST = re.compile(
    rf"{_WHO}{_AUX} (?:objected(?: to)?|object to|opposed|oppose|against|refused|refuse|blocked|block|resisted"
    rf"|vetoed|disagreed(?: with)?|rejected|reject|held {_IT} (?:up|back)|stopped|stood in the way(?: of)?"
    rf"|turned {_IT} down|(?:spoke|voted) against|not for|critici[sz]ed)(?: {_IT})?{_END}"
    rf"|{_LEAD}(?:was|were) (?:anyone|anybody|someone|any(?: \w+)?) (?:against|opposed to)(?: {_IT})?{_END}"
    rf"|{_LEAD}did (?:anyone|anybody|someone) (?:object|oppose|disagree|refuse|speak against|vote against|reject)"
    rf"(?: to| with)?(?: {_IT})?{_END}",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"{_WHO}{_AUX} (?:supported|support|backed|back|seconded|favou?red|for|endorsed|in favou?r(?: of)?"
    rf"|agreed (?:with|to)|welcomed|joined(?: in)?|on (?:his|her|their|its) side)(?: {_IT})?{_END}"
    rf"|{_LEAD}did (?:anyone|anybody|someone) (?:support|back|second|endorse|join)(?: {_IT})?{_END}",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    rf"{_WHO}{_AUX} (?:proposed|propose|suggested|suggest|tabled|put {_IT} forward|put forward|came up with"
    rf"|asked for|wanted|requested|raised|brought {_IT} up|floated|initiated|moved|called for|demanded)"
    rf"(?: {_IT})?{_END}"
    rf"|{_LEAD}whose (?:idea|proposal|suggestion|initiative|plan|request|motion)(?: (?:was|is) {_IT})?{_END}"
    rf"|{_LEAD}by whom(?: was {_IT} (?:proposed|suggested|tabled|raised))?{_END}",
    re.IGNORECASE,
)
_WHY = re.compile(
    rf"{_LEAD}(?:why(?: not| so| (?:did|was|were|is|are|do|does) (?:it|that|this|they|he|she|these|those)\b[\w ]*)?"
    rf"|how come|for what reasons?|on what grounds?|what (?:was|were|is|are) (?:the|its|their|his|her) reasons?"
    rf"(?: for {_IT})?|because of what|(?:with|for) what reasons?){_END}",
    re.IGNORECASE,
)

_REASON = re.compile(
    r"\b(?:because|due to|owing to|on the grounds?|citing|in view of|in protest|in response to|after|so as to"
    rf"|in order to|since (?!\d|{'|'.join(MONTHS)})"
    r"|as (?:it|he|she|they|there|the|its|his|her|their)\b|over (?:claims|fears|concerns|objections|differences|the)"
    r"|the reasons?|(?:was|were|is|are) (?:ill|sick|recovering|tied up|detained)|illness|which (?:is why|would|had)"
    r"|for (?:lack|want|fear|reasons)|reservations|who (?:was|were|had) to)\b",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"\b(?:agreed|agree|adopted|approved|accepted|granted|obtained|endorsed|decided|decision|signed|confirmed|rejected|refused"
    r"|declined|withdrawn|withdrew|dropped|failed|fell|deferred|postponed|shelved|blocked|backing|objected|opposed"
    r"|put off|put to|left (?:to|out|open)|turned down|voted|vote|won|support|examine|study|report|return to"
    r"|asked? (?:for|to|that|\w+ (?:\w+ )?to)|directed|referred|forwarded|in brackets|no (?:agreement|consensus|deal)"
    r"|an offer|has to|have to|still to|yet to|pending|(?:prepared|ready|willing) to"
    r"|more time|set up|passed|carried|as amended|compromise)\b",
    re.IGNORECASE,
)
STILL_OPEN = re.compile(
    r"\b(?:deferred|postponed|put off|shelved|left to|left open|no decision|not (?:yet )?(?:decided|taken a decision"
    r"|put to|signed)"
    r"|(?:agreed|asked|decided|directed|invited|instructed|tasked|requested)\b[^.;]{0,60}\bto (?:study|examine"
    r"|consider|look into|explore|report|review|submit|prepare|discuss)|will (?:report|return|come back|be discussed"
    r"|be examined|be decided)|referred|forwarded|in brackets|more time|has (?:still )?to (?:agree|approve|be)"
    r"|(?:prepared|ready|willing) to (?:consider|discuss|study|examine|look)"
    r"|have (?:still )?to (?:agree|approve|be)|yet to|to consult|under (?:discussion|consideration)|resume)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:reject(?:ed|s)|declined|turned down|withdrawn|withdrew|dropped|fail(?:ed|s)|blocked|vetoed|voted down"
    r"|no (?:backing|support|seconder|majority|agreement|consensus|deal|place)|(?:not|n't|nor|never) (?:\w+ )?(?:agree"
    r"|accept|adopt|approve|sign|win|find|get|go through|support|pass|enough)\w*|out of the text|was cut|is gone"
    r"|fell|nobody|refused to)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|adopted|approved|accepted|granted|obtained|endorsed|decided|signed|confirmed|passed|carried"
    r"|as amended)\b",
    re.IGNORECASE,
)
_BACKED = re.compile(
    r"\b(?:support|back|second|favou?r|endors|welcom|join|offer)\w*|\bside\b|\bbehind\b", re.IGNORECASE
)
_RAISED = re.compile(
    r"\b(?:propos\w+|suggest\w+|put forward|idea|initiative|asked for|wants?|wanted|request\w*|call(?:s|ed) for"
    r"|tabled|motion|moved|demand\w*|application|floated|raised|invit\w+)\b",
    re.IGNORECASE,
)
_OPPOSED = re.compile(
    rf"{SAYS_AGAINST}|\b(?:(?:could|would|will|does) not|cannot|reservations?|instead|more time|nobody)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    rf"{_LEAD}(?:was|were|is|are|has|have|did|does) (?!.*(?:rejected|refused|turned down)).*{_DONE}", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:it|its|this|that|them|they|neither|none|both)\b|\b(?:the|no|this|that) (?:[\w-]+ )?(?:ideas?"
    r"|proposals?|suggestions?|motion|plans?|requests?|application|matter|draft|question|text|clause|decision"
    r"|amendments?|vote|agreement|consensus|deal|offer|measure)\b",
    re.IGNORECASE,
)
_OF_ANY = frozenset(terms("summit meeting leaders members states countries president minister prime heads said year"))
_VERDICT = re.compile(r"^[A-Z][\w ]{0,20}: ")
"""Stands before a sentence in a headline: "Not yet: "."""
_AGAINST_A_THING = re.compile(
    r"\bagainst (?!(?:it|this|that|them|(?:the|this|that) (?:idea|proposal|motion|text|plan|resolution|amendment))\b)"
    r"(?=\w)"
)
"""Not of somebody's vote or view: "a command against crime"."""
_LISTS = re.compile(r":\s*(?:[-•*]|\(?[a1][.)]) ")
_BULLET = re.compile(r"^[-•] ")
_MOST_QUOTED = 3
"""Quotes of the answer before that a later turn is taken to be on; a longer list is on no one thing."""
_LEAST_WORDS = 4
"""A piece of an answer with fewer words may stand in any article."""
_ITS_TOPIC = 0.75
"""0-1: a sentence of the same article with this share of what the earlier question is about is on the same thing."""
_FAR = 2
"""How many sentences after the one quoted a new paragraph may still go on about it."""
_FEW_WORDS = 14
"""A sentence of no more words, after the one quoted, names nothing else that it could be on."""
_LONGEST = 200
"""Characters of a sentence in a headline."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a turn asks about the answer before, and how a sentence sounds that tells it."""

    asks: re.Pattern[str]
    told: re.Pattern[str]


_WANTED = (
    _Wanted(_CAME_OF_IT, _BECAME),
    _Wanted(_AGAINST, _OPPOSED),
    _Wanted(_FOR, _BACKED),
    _Wanted(_WHOSE, _RAISED),
)


def around(asked: Asked) -> Composed | None:
    """The sentences around those quoted before that tell what a later turn asks; None where none does.

    None, too, for a turn that asks for something of its own.
    """
    text = plain(asked.understood.text)
    own = text[: aside_of(text)]
    if own == text:
        return None
    wanted = next((one for one in _WANTED if one.asks.match(own)), None)
    if wanted is None and not _WHY.match(own):
        return None
    about = quoted_before(asked)
    if not 0 < len(about) <= _MOST_QUOTED:
        return None
    if wanted is None:
        of_meeting = {name for one in asked.understood.meetings for name in countries(one.summit)}
        whose = frozenset(countries(text[len(own) :])) - of_meeting
        reasons = list(dict.fromkeys(filter(None, (_reason(_paragraph(one, asked), whose) for one in about))))
        reasons = reasons or list(filter(None, [_reason(_near(about, asked), whose)]))
        return _answer(reasons, "", asked) if reasons else None
    near = _near(about, asked)
    of_series = asked.catalogue.naming_words(one.summit for one in asked.understood.meetings)
    earlier = frozenset(terms(text[len(own) :])) - _OF_ANY - frozenset(of_series)
    linked = [one for one in near if _tells(wanted, one.text) and _is_linked(one, near, earlier)]
    if wanted.asks is not _CAME_OF_IT:
        return _answer(linked[:1], "", asked) if linked else None
    if not {*about} <= {*_paragraph(about[0], asked)} or _LISTS.search(about[0].text):
        return None  # on no one thing
    for one in linked:
        headline = _whether(one.text)
        after = one.start > near[0].start and _POINTS.search(one.text)
        if headline.startswith("Yes") and one not in about and not after:
            continue  # what was agreed is something else
        if headline:
            return _answer([one], headline if _WHETHER.match(own) else "", asked)
    return None


def _tells(wanted: _Wanted, text: str) -> bool:
    return bool(wanted.told.search(_AGAINST_A_THING.sub(" ", text)))


def quoted_before(asked: Asked) -> list[ArticleSentence]:
    """The sentences that the answer before quoted, in its order."""
    answers = [turn.answer for turn in asked.question.history if turn.answer]
    found: dict[tuple[str, int], ArticleSentence] = {}
    for piece in re.split(r"\n+| \| ", answers[-1]) if answers else ():
        bare = _BULLET.sub("", without_markers(piece))
        for said in (words(bare), words(_VERDICT.sub("", bare))):
            if len(said) < _LEAST_WORDS or len(found) > _MOST_QUOTED:
                continue
            for one in sentences_of(asked.library, sorted(asked.catalogue.mentioning([said]))):
                if words(one.text) == said:
                    found.setdefault((one.article_id, one.start), one)
    return list(found.values())


def _paragraph(about: ArticleSentence, asked: Asked) -> list[ArticleSentence]:
    """A sentence, those after it and then those before it in its paragraph; the next one where that leans on it."""
    every = sentences_of(asked.library, [about.article_id])
    at = every.index(about)
    first = last = at
    while first and not _parted(every[first - 1], every[first], asked):
        first -= 1
    while last + 1 < len(every) and (
        not _parted(every[last], every[last + 1], asked)
        or (last - at < _FAR and leans(every[last + 1].text, asked.catalogue.people))
    ):
        last += 1
    return [*every[at : last + 1], *every[first:at]]


def _parted(one: ArticleSentence, following: ArticleSentence, asked: Asked) -> bool:
    return "\n" in asked.library.cut(one.article_id, one.end, following.start)


def _near(about: Sequence[ArticleSentence], asked: Asked) -> list[ArticleSentence]:
    """The sentences quoted and those of their paragraphs; then what else of the article is on the earlier question."""
    near = [each for one in about for each in _paragraph(one, asked)]
    text = asked.understood.text
    topic = Topic.of(frozenset(terms(text[aside_of(text) :])), asked)
    own = sentences_of(asked.library, dict.fromkeys(one.article_id for one in about))
    near += [each for one in own if topic.covered(one.text) >= _ITS_TOPIC for each in _paragraph(one, asked)]
    return list(dict.fromkeys(near))


def _is_linked(one: ArticleSentence, near: Sequence[ArticleSentence], earlier: frozenset[str]) -> bool:
    """Whether a sentence goes on about the one quoted: it is that, points back, or shares a word with it."""
    first = near[0]
    return (
        one == first
        or bool(_POINTS.search(one.text))
        or not ({*terms(first.text)} | earlier).isdisjoint({*terms(one.text)} - _OF_ANY)
        or (one.start > first.start and len(words(one.text)) <= _FEW_WORDS)
    )


def _reason(near: Sequence[ArticleSentence], whose: frozenset[str]) -> ArticleSentence | None:
    """The sentence that gives a reason: in so many words, or what is said after the one quoted.

    Where the earlier question names a country, what is said by somebody of it comes before what others say.
    """
    others = [one for one in near[1:] if whose.isdisjoint(countries(one.text)) and countries(one.text)] if whose else []
    own = [one for one in near if one not in others]
    given = next((one for one in own if _REASON.search(one.text)), None)
    after = (one for one in own[1:2] if one.start > near[0].start and _says_why(one.text))
    return given or next(after, None) or (_reason(near, frozenset()) if others else None)


def _says_why(text: str) -> bool:
    """Whether somebody speaks or denies in a sentence, as who gives a reason does."""
    return bool(SPEAKS.search(text) or _QUOTED.search(text)) or not NEGATORS.isdisjoint(text.lower().split())


_QUOTED = re.compile(r"[“\"]")


def _whether(told: str) -> str:
    """Whether it was agreed, as a line, in the words of the sentence."""
    said = shortened(" ".join(told.split()).rstrip("."), _LONGEST)
    if DENIES.search(told):
        return f"No: {said}."
    for pattern, word in ((STILL_OPEN, "Not yet"), (_FAILED, "No"), (_AGREED, "Yes")):
        if pattern.search(told):
            return f"{word}: {said}."
    return ""


def _answer(told: Sequence[ArticleSentence], headline: str, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    for one in told:
        citations.cite(one.article_id, one.span)
    return Composed("fact", headline=headline, quotes=tuple(citations.quotes))
