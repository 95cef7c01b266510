"""Says who stood where on a matter: who pays for it, who opposed it, who joins it, who takes the chair.

Articles tell a matter and those who pay for it or resist it in different sentences, which share no word with the
question: "Fiji had asked for a moratorium on mining. The Cook Islands objected." So a sentence counts here when it is
on the matter, or comes after one that is in its paragraph, and says of somebody what is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of
from rag.answering.topic import Topic, topic_words
from rag.english import (
    AUXILIARIES,
    Mention,
    clauses,
    is_verb,
    listing,
    mentions,
    moments,
    plain,
    sentence_case,
    terms,
    tokens,
    words,
)
from rag.types import Item, Section, Span

_CHAIR = r"(?:chair(?:man|person)?(?:ship)?|presidency)"


@dataclass(frozen=True, slots=True)
class _Role:
    """A part that somebody can have in a matter."""

    asks: re.Pattern[str]
    """Of a question in lower case."""
    before: re.Pattern[str]
    """Words of a clause that say so of those named before them."""
    after: re.Pattern[str] | None = None
    """The same of those named after them."""
    of_series: bool = False
    """Whether it is a part in a series of meetings and not in a matter."""


_ROLES = (
    _Role(
        re.compile(
            r"^(?:and |so |but )?who(?:'s| else| all| is| are| will| would| did| has| have)*"
            r" (?:pay(?:s|ing)?|paid|fund(?:s|ed|ing)?|financ(?:es?|ed|ing)|foot(?:s|ing)? the bill|bankroll\w*"
            r"|cover(?:s|ed)? the costs?|bear(?:s)? the costs?|gives? (?:the )?money|put(?:s|ting)? up the money"
            r"|chip(?:s|ped)? in)\b|^(?:and )?where does the money (?:for .{1,60} )?come from"
        ),
        re.compile(
            r"\b(?:pay(?:s|ing)?|paid|fund(?:ed|ing)|financ(?:es?|ed|ing)|cover(?:s|ed)?|bear(?:s)?|carr(?:y|ies|ied)"
            r"|contribut\w+|donat\w+|donors?|pledg\w+|promis\w+|offered|add(?:s|ed)?)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:paid|funded|financed|covered|borne|met|backed) (?:for )?by\b|\b(?:grant|money|loan)s? .{0,30}from\b"
        ),
    ),
    _Role(
        re.compile(
            r"^(?:and |so |but )?who(?: else| all| has| had| is| was| were| did| would)*"
            r" (?:block(?:s|ed|ing)?|oppos(?:es?|ed|ing)|object(?:s|ed|ing)?|veto(?:es|ed)?|resist(?:s|ed|ing)?|against"
            r"|reject(?:s|ed)?|refused?|h[eo]ld(?:s|ing)?\b(?=.{1,60}\bup\b)|sa(?:ys|id) no"
            r"|st(?:ands|ood) in the way|torpedoed|stopped|prevented|disagreed?)\b"
        ),
        re.compile(
            r"\b(?:block(?:s|ed|ing)|oppos(?:es|ed|ing)|object(?:s|ed|ing)|veto(?:es|ed|ing)|resist(?:s|ed|ing)"
            r"|refus(?:es|ed|ing)|declin(?:es|ed) to|withheld|held (?:it |this )?up|holding (?:it |this )?up"
            r"|(?:voted|spoke|argued|came out|was|were) against|reserved (?:its|their) position|insisted|blocking"
            r"|(?:did|do|does|would|could) not (?:like|agree|accept|sign|join|support|want))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\bran into\b|\b(?:blocked|opposed|rejected|resisted|vetoed|held up) by\b|\bopposition (?:from|by|of)\b"
            r"|\bobjections? (?:from|by|of)\b|\bresistance (?:from|by|of)\b|\bjoined by\b",
            re.IGNORECASE,
        ),
    ),
    _Role(
        re.compile(
            r"^(?:and |so |but )?who(?: else| all| will| is| are| has| have)* (?:join(?:s|ed|ing)?|signs? up)\b"
            r"(?!.*\b(?:video|online|remotely|telephone)\b)"
        ),
        re.compile(r"\b(?:join(?:s|ed|ing)?|signs? up|signed up|accede[sd]?|admitted)\b", re.IGNORECASE),
    ),
    _Role(
        re.compile(
            rf"^(?:and |so )?(?:who|which (?:country|countries|states?)) (?:will )?"
            rf"(?:(?:hold|take|get|have|assume)s? (?:over )?the\b.*\b{_CHAIR}\b|(?:chair|preside|lead)s?\b).*\b20\d\d"
        ),
        re.compile(rf"\b(?:hold|take|assume)s?(?: over)? [^,;]{{0,40}}\b{_CHAIR}\b", re.IGNORECASE),
        re.compile(rf"\b{_CHAIR}\b[^,;]{{0,60}}\b(?:to|by)(?= (?:the )?[A-Z])"),
        of_series=True,
    ),
)
_OF_QUESTIONS = frozenset(terms("agree agreed decide decided say said adopt adopted happen else money cost bill way"))
_JOINED = re.compile(r"and (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* [a-z]+ed\b")
_CONTRAST = re.compile(r"(?:, (?:but|while|whereas|yet)|;) ")
"""What "and Russia resisted" may be joined to goes back to the last of these."""
_POSSESSIVE = re.compile(r"(?<=['’]s)|['’]s?\b|(?<=s)['’]")
"""Behind a name that is not itself who acts: "Fiji's plan for a fund that pays"."""
_WHEN = re.compile(r"\b(?:(?:from|since|by|until) )?when\b|\bwhat (?:date|day|year)\b")
_PIECES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"\d])|\n+")
_ON_IT = 0.6
"""0-1: a sentence that has this share of the matter's weight is on it."""
_GOES_ON = 4
"""Sentences after one on the matter, in the same paragraph, that may still be on it."""
_DOCUMENT = frozenset(terms("declaration communique statement"))
_THE_TEXT = re.compile(r"\bthe (?:text|draft|document)\b", re.IGNORECASE)
"""How a sentence speaks of a document that others name."""
_MOST = 2
_LONGEST = 80
"""In characters, of names as they stand in a sentence."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that says who has the part asked for."""

    sentence: ArticleSentence
    piece: str
    who: str
    score: float


def parties(asked: Asked) -> Composed | None:
    """Who has the part in the matter that is asked about; None when none is asked about, or nothing tells."""
    what = meant(asked)
    role = next((one for one in _ROLES if one.asks.search(what.text)), None)
    if role is None:
        return None
    matter = Topic.of(_matter(role, what, asked), asked)
    ids = _articles(role, what, asked)
    if not (matter or role.of_series or _DOCUMENT & {*terms(asked.understood.text)}) or not ids:
        return None
    years = {str(one) for one in asked.understood.parsed.years} if role.of_series else set()
    found = [one for each in ids for one in _telling(sentences_of(asked.library, [each]), role, matter, asked)]
    found = [one for one in found if years <= {*words(one.piece)}]
    if role.of_series and not (what.series or what.meetings):
        return _of_every_series(found, asked)
    best = sorted(found, key=lambda one: (-one.score, one.sentence.article_id, one.sentence.start))[:_MOST]
    if not best:
        return None
    citations = Citations(asked.library)
    for one in best:
        citations.cite(one.sentence.article_id, one.sentence.span)
    names = list(dict.fromkeys(one.who for one in best))
    days = [day.text for day in moments(plain(best[0].piece))] if _WHEN.search(what.text) else []
    when = f", {days[0]}" if len(days) == 1 else ""
    return Composed("fact", headline=f"{sentence_case('; '.join(names))}{when}.", quotes=tuple(citations.quotes))


def _of_every_series(found: Sequence[_Told], asked: Asked) -> Composed | None:
    """Who has the part in each series of which an article tells it."""
    if not found:
        return None
    citations = Citations(asked.library)
    items = []
    for one in found:
        meeting = asked.catalogue.meeting_of.get(one.sentence.article_id)
        marker = citations.cite(one.sentence.article_id, one.sentence.span)
        items.append(Item(f"{meeting.summit}: {one.who}" if meeting else one.who, (marker,)))
    items = list({item.text: item for item in reversed(items)}.values())[::-1]
    return Composed(
        "list",
        headline=f"{'; '.join(item.text for item in items)}.",
        sections=(Section("In the chair", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _matter(role: _Role, what: Meant, asked: Asked) -> frozenset[str]:
    """The stems of what it is on, those of the earlier question in brackets included."""
    text = role.asks.sub(" ", asked.understood.text.casefold().replace("’", "'"))
    text = re.sub(r"\bup\b", " ", text)
    about = frozenset(terms(" ".join(topic_words(text, asked.understood.meetings, asked.catalogue))))
    return about - _OF_QUESTIONS


def _articles(role: _Role, what: Meant, asked: Asked) -> tuple[str, ...]:
    """Those of the meeting asked about, or of the series; where none is named, the one that the reader found best."""
    if role.of_series and what.series:
        held = asked.catalogue.meetings_of(what.series)
    else:
        held = list(what.meetings or asked.understood.meetings)
    of_meetings = tuple(article_id for one in held for article_id in one.article_ids)
    if role.of_series and not of_meetings:
        return tuple(asked.library.article_ids())
    return of_meetings or tuple(dict.fromkeys(hit.passage.article_id for hit in asked.reading.hits))[:1]


def _telling(told: Sequence[ArticleSentence], role: _Role, matter: Topic, asked: Asked) -> Iterator[_Told]:
    """The sentences of one article that say who has the part."""
    left, near, end = 0, 0.0, 0
    before: ArticleSentence | None = None
    on_document = bool(_DOCUMENT & {*terms(asked.understood.text)})
    for one in told:
        between = asked.library.cut(one.article_id, end, one.start)
        if "\n" in between and not (before and is_heading(before.text)):
            left = 0
        before, end = one, one.end
        for piece in (between, *_PIECES.split(one.text)):  # a heading can stand between two sentences
            own = matter.covered(piece) if matter else float(role.of_series)
            if on_document and _THE_TEXT.search(piece):
                own = max(own, _ON_IT)
            if own >= _ON_IT:
                left, near = _GOES_ON, own
            elif left and piece is not between:
                left -= 1
            score = max(own if own >= _ON_IT else 0.0, near * 0.9 if left else 0.0)
            if score and piece is not between and (who := _who(piece, role)):
                yield _Told(one, piece, who, score)


def _who(piece: str, role: _Role) -> str:
    """Those of whom the sentence says it, as it names them; empty when it says it of nobody by name."""
    text = plain(piece)
    if len(text) != len(piece):
        return ""
    named = [one for one in mentions(text) if one.countries or len(one.words) > 1]
    for start, end in _with_subjects(text):
        inside = [one for one in named if start <= one.start < end]
        cue = role.after.search(text, start, end) if role.after else None
        after = [one for one in inside if cue and one.start >= cue.end()]
        cue = role.before.search(text, start, end)
        before = [one for one in inside if cue and one.end <= cue.start() and not _POSSESSIVE.match(text, one.end)]
        if after or before:
            return _as_named(after or before, text)
    return ""


def _with_subjects(text: str) -> Iterator[Span]:
    """The clauses, each with those before it that have no verb: "the Arab Group, with Oman, and Russia resisted"."""
    begins: int | None = None
    for start, end in clauses(text):
        said = tokens(text[start:end])
        if any(one.text.lower() in AUXILIARIES or is_verb(one.text) for one in said):
            joined = _JOINED.match(text, start) and max(
                (one.end() for one in _CONTRAST.finditer(text, 0, start)), default=None
            )
            yield joined or (start if begins is None else begins), end
            begins = None
        elif begins is None:
            begins = start


def _as_named(several: Sequence[Mention], text: str) -> str:
    """The names as they stand in the text."""
    start, end = several[0].start, several[-1].end
    start -= 4 * (text[max(0, start - 4) : start].lower() == "the ")
    between = " ".join(text[one.end : other.start] for one, other in pairwise(several))
    if re.sub(r",|\band\b|\bthe\b|\s", "", between) or end - start > _LONGEST:
        return listing([re.sub(r"['’]s$", "", text[one.start : one.end]) for one in several])
    return re.sub(r"['’]s$", "", text[start:end])
