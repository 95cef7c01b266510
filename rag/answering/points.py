"""The points of a meeting: what was adopted, announced, proposed and not agreed there, the weightiest first.

A point is a whole sentence, or the clause of one when it can stand alone, with the status that the record gives it.
What weighs is judged by what the article itself puts forward: its title and opening, the texts adopted, sums of money.
"""

import math
import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.answering.asked import Asked
from rag.answering.attendance import stayed_away
from rag.answering.composed import without_bullet
from rag.answering.saying_nothing import TIME_OF_DAY, says_nothing
from rag.answering.sentences import background_of, sentences_of
from rag.english import fold, number_words, stem, terms, words
from rag.outcomes import MeetingRecord
from rag.record import Actor, Statement, StatementStatus, dateline_length
from rag.types import Article, Location, Sentence, Span

LEANS = re.compile(
    r"^(?:and |but |while |whereas )?(?:he|she|it|they|this|these|those|both|the (?:former|latter))\b", re.I
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_OF_EARLIER = re.compile(
    r"^(?:[^,.]{0,40}\b(?:previous|last|earlier) (?:summit|meeting|session|conference|edition)|last year)\b"
    r"|^(?:in|at|when|since|after)\b[^,]{0,60}\b(?P<year>(?:19|20)\d\d)\b"
    r"|^[^,.]{3,60}, (?:which was )?held (?:in|at|on)\b[^,]{0,50}\b(?P<held>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""What was done at another meeting before this one."""
_COUNTED_OFF = re.compile(r"^(?:first|second|third|fourth|fifth|finally|lastly)(?:ly)?,? (?!time\b)", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?:it|them|this|that)\W*$")
"""Ends a sentence that says what was done with the matter of the one before: "Three states supported it."."""
_FEW_WORDS = 13
_DONE_TO_IT = re.compile(
    r"\b(?:opposed|supported|backed|rejected|refused|blocked|dropped|shelved|withdrew|postponed)"
    r" (?:it|this|that|them)\b|\bnothing was (?:decided|agreed|settled)\b"
)
"""Says what was done with the matter of the sentence before."""
_OF_THE_MATTER = re.compile(
    r"The (?:draft|offer|proposal|idea|motion|plan|matter|request|application|text)\b"
    r"|There was no \w+ on (?:this|that|it)\b"
)
_CEREMONY = re.compile(r"\b(?:prize|medal|essay|thank(?:s|ed)|gratitude|hospitality)\b", re.IGNORECASE)
"""What belongs to a meeting and decides nothing."""
_SETTLES = re.compile(r"\b(?:adopt|agree|approv|elect|endors|establish|sign|decid)\w*", re.IGNORECASE)
_SETTLES_NOT = re.compile(
    r"\b(?:not (?:adopt|agree|approve|pursued|renew)\w*|withdr[ae]wn?|postponed|deferred|put off|returned to|sent back"
    r"|rejected|dropped|consensus|refused|no (?:decision|agreement|deal)|failed to|taken off)\b",
    re.IGNORECASE,
)
HAS_POINTS = re.compile(
    r"\b(?:has|have|contains?|runs to|(?:declaration|communiqu[eé]|statement|text|document|agenda) of)"
    rf" (?:\d{{1,3}}|{'|'.join(number_words(2, 99))}) (?:points|paragraphs|articles)\b",
    re.IGNORECASE,
)
"""Counts what a text that came of a meeting holds."""
_BARE_NONE = re.compile(r"^(?:No (?:decision|date|agreement|sum)|Nothing)\b[\w ]{0,25}\.$|^(?:It|That) was refused\b")
"""Says that something was not settled, and not what."""
_CORRECTS = re.compile(r"\bcorrect(?:ion|ed|s)\b", re.IGNORECASE)
_HAD_SAID = re.compile(
    r"\b(?:we|an? (?:earlier|previous) \w+|this (?:article|report|page)|our report)"
    r" (?:\w+ly |first |had )?(?:gave|given|said|wrote|written|reported|stated|put|published)\b",
    re.IGNORECASE,
)
OPENING_SENTENCES = 4
_PUT_OFF = re.compile(r"\b(?:postpon\w+|put off|deferred|delayed|shelved)\b", re.IGNORECASE)
_BROUGHT_ABOUT = re.compile(r"\b(?:adopted|approved|agreed|endorsed|(?:was|were|have|had|has) signed)\b", re.IGNORECASE)
_SEVERAL = 3
"""A sentence that names so many of those present tells who took part."""
_ALIKE = 0.6
"""0-1: the share of words in common (Dice 1945) from which two points say the same."""
_BESIDE = 60
"""In characters."""
_SHORTEST = 5
"""In words; a shorter clause is shown with its sentence."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of an article with what it states."""

    article_id: str
    span: Span
    """The characters shown: a sentence, or a clause that can stand alone."""
    text: str
    sentence: str
    """All of the sentence that it was read from."""
    status: StatementStatus
    statement: Statement
    terms: frozenset[str]
    weight: float
    only_names: bool = False
    """Whether it is named by what a heading says became of it, and tells nothing more: "The Lorn Pact."."""

    @property
    def money(self) -> bool:
        """Whether it gives a sum of money."""
        return any(_CURRENCY.fullmatch(one.unit) for one in self.statement.amounts)

    def holds(self, place: Location) -> bool:
        """Whether a place begins in it."""
        return place.article_id == self.article_id and self.span[0] <= place.start < self.span[1]

    def __str__(self) -> str:
        """What it says, with who says it in front where only a pronoun does: "Xi Jinping: He announced …"."""
        told = without_bullet(TIME_OF_DAY.sub("", " ".join(self.text.split())))
        told = told[dateline_length(told) :]
        actor = next((one for one in self.statement.actors if _outside(one, self.span)), None)
        return f"{actor.name}: {told}" if actor and LEANS.match(told) else told


def is_of_earlier(text: str, year: int | None) -> bool:
    """Whether a sentence says that it tells of a meeting before that of its article, which was in this year."""
    found = _OF_EARLIER.search(text)
    told = found and (found["year"] or found["held"])
    return found is not None and (not told or (year is not None and int(told) < year))


def points_of(asked: Asked, article_ids: Iterable[str], holding: frozenset[str] = frozenset()) -> list[Point]:
    """What these articles state, the weightiest first; what several say alike once, and each sentence once.

    Headings, questions of a transcript, what is said around the matter, who stayed away, what was done at other
    meetings before, and figures that the article itself takes back are left out.

    Args:
        asked: With the record.
        article_ids: Of the articles of one meeting, or of any.
        holding: Only points with at least one of these stems; empty for all.
    """
    ids = frozenset(article_ids)
    titles = frozenset(terms(" ".join(asked.library.titles(sorted(ids))))) - naming_stems(ids, asked)
    sources: dict[str, _Source] = {}
    found = []
    for outcome in asked.record.of(ids):
        article = outcome.article
        if holding and not _may_hold(article.text[slice(*outcome.statement.span)], holding):
            continue
        if article.id not in sources:
            sources[article.id] = _source(article, asked)
        if not sources[article.id].passes_over(outcome.statement):
            found.append(_point(outcome.statement, sources[article.id], titles))
    every = [one for one in found if (not holding or one.terms & holding) and not _is_beside_it(one)]
    return _once(sorted(every, key=lambda one: (-one.weight, one.article_id, one.span)))


def naming_stems(article_ids: Iterable[str], asked: Asked) -> frozenset[str]:
    """The stems of the words by which the meetings of these articles are named, which tell nothing of what was done."""
    meetings = {one for one in map(asked.catalogue.meeting_of.get, article_ids) if one}
    named = [*asked.catalogue.naming_words([one.summit for one in meetings])]
    return frozenset(map(stem, [*named, *(word for one in meetings for word in words(one.place or ""))]))


def of_status(every: Iterable[Point], status: StatementStatus) -> list[Point]:
    """The points of that status, in the same order."""
    return [one for one in every if one.status == status]


def adopted_documents(known: MeetingRecord, shown: Iterable[Point]) -> dict[str, Point]:
    """The names of the documents adopted at a meeting that stand in these points, each with its point."""
    every = list(shown)
    found: dict[str, Point] = {}
    for one in known.documents:
        for fact in one.facts:
            place = Location(fact.article_id, *fact.span) if fact.span else None
            holding = [point for point in every if place and point.holds(place)]
            if one.value.status == "adopted" and holding and not _is_put_off(holding[0].sentence):
                found.setdefault(fact.value.name, holding[0])
                break
    return found


def _is_put_off(sentence: str) -> bool:
    """Whether a sentence names a text only to say that it has to wait: "the signing of the Pact was postponed"."""
    return bool(_PUT_OFF.search(sentence)) and not _BROUGHT_ABOUT.search(sentence)


def announcing_next(article_ids: Iterable[str], asked: Asked, every: Sequence[Point]) -> list[Point]:
    """The points that announce a further meeting, by what the record has of these articles."""
    told = [asked.record.facts[one] for one in article_ids if one in asked.record.facts]
    places = [Location(fact.article_id, *fact.span) for one in told for fact in one.next_meetings if fact.span]
    return [point for point in every if any(map(point.holds, places))]


def naming_most(known: MeetingRecord, every: Sequence[Point]) -> list[Point]:
    """The points that name the most of those who were present, at least three, the fullest first."""
    places = [place for one in known.who("present") for place in one.places]
    counted: list[tuple[int, Point]] = []
    for point in of_status(every, "reported"):
        inside = sum(map(point.holds, places))
        counted.append((inside, point))
    return [point for inside, point in sorted(counted, key=lambda one: -one[0]) if inside >= _SEVERAL]


def _may_hold(text: str, stems: frozenset[str]) -> bool:
    """Whether a text can hold one of the stems, told fast: a stem's last letter may not be the word's ("energi")."""
    folded = fold(text)
    return any(one[: max(len(one) - 1, 2)] in folded for one in stems)


def _is_beside_it(point: Point) -> bool:
    """Whether a point tells nothing of the matter."""
    return not point.only_names and says_nothing(point.text)


@dataclass(frozen=True, slots=True)
class _Source:
    """An article, with what its points are weighed by."""

    text: str
    sentences: tuple[Sentence, ...]
    documents: tuple[Span, ...]
    """Where it names the documents adopted."""
    year: int | None
    """Of the meeting, when known."""
    withdrawn: frozenset[tuple[float, str]]
    """Figures, with their units, that it says it gave wrongly."""
    absences: frozenset[int]
    """Where sentences begin that tell who stayed away, and why."""
    background: tuple[Span, ...]
    """Its sections on what was before the meeting."""
    matters: frozenset[int]
    """Where sentences end that only name what was not agreed: "The formula for sharing out the catch."."""

    def passes_over(self, one: Statement) -> bool:
        """Whether the statement is on an absence or another meeting before, or gives a figure that was taken back."""
        if is_of_earlier(self.text[slice(*one.span)], self.year):
            return True
        withdrawn = any((each.value, each.unit) in self.withdrawn for each in one.amounts)
        before = any(start <= one.span[0] < end for start, end in self.background)
        return withdrawn or before or one.span[0] in self.absences

    @property
    def opening(self) -> int:
        return self.sentences[:OPENING_SENTENCES][-1].end if self.sentences else 0

    def with_before(self, span: Span) -> Span:
        """The range with the sentence before it, where that is of the same paragraph."""
        before = max((one for one in self.sentences if one.end <= span[0]), key=lambda one: one.end, default=None)
        if before is None or "\n" in self.text[before.end : span[0]]:
            return span
        return (before.start, span[1])


def _source(article: Article, asked: Asked) -> _Source:
    facts = asked.record.facts.get(article.id)
    documents = facts.documents if facts else ()
    adopted = tuple(one.span for one in documents if one.span and one.value.status == "adopted")
    sentences = asked.library.sentences(article.id)
    day = article.date or article.published
    stated = asked.library.statements([article.id])
    absent = stayed_away(sentences_of(asked.library, [article.id]))
    return _Source(
        article.text,
        sentences,
        adopted,
        day.year if day else None,
        _withdrawn(article.text, stated),
        frozenset(each.start for one in absent for each in (one.told, one.why) if each),
        tuple(background_of(article.text)),
        frozenset(one.span[1] for one in stated if one.status == "failed" and one.cue[0] == one.cue[1]),
    )


def _withdrawn(text: str, statements: Iterable[Statement]) -> frozenset[tuple[float, str]]:
    """The figures of sentences that say, beside a word of correcting, what the article had reported before."""
    found: set[tuple[float, str]] = set()
    for one in statements if _CORRECTS.search(text) else ():
        before = text[max(0, one.span[0] - _BESIDE) : one.span[1]]
        if _HAD_SAID.search(text[slice(*one.span)]) and _CORRECTS.search(before):
            found |= {(each.value, each.unit) for each in one.amounts}
    return frozenset(found)


def _point(one: Statement, source: _Source, titles: frozenset[str]) -> Point:
    text = source.text
    span = one.clause if _stands_alone(one, text) else one.span
    said = frozenset(terms(text[slice(*span)]))
    leans = bool(LEANS.match(text[slice(*span)]))
    weight = 2.0 * len(said & titles) / (len(titles) or 1)
    weight += 0.6 * (span[0] < source.opening)
    weight += 1.0 * any(span[0] <= start < span[1] for start, _ in source.documents)
    weight += 0.8 * bool(one.instrument and one.status == "adopted" and one.voice != "analyst")
    weight += 0.5 * (one.status != "failed" and any(_CURRENCY.fullmatch(each.unit) for each in one.amounts))
    weight += 0.3 * bool(one.amounts or one.deadline)
    weight += 0.3 * (one.voice in ("text", "leader"))
    weight += 0.8 * bool(_COUNTED_OFF.match(text[slice(*span)]))
    weight -= 0.4 * leans
    weight -= 0.8 * (len(text[slice(*span)].split()) < _FEW_WORDS and bool(_OF_IT.search(text[slice(*span)])))
    settled = one.status == "adopted" and bool(_SETTLES.search(text[slice(*one.cue)]))
    weight += 0.3 * settled
    weight += 0.8 * bool(one.status == "failed" and _SETTLES_NOT.search(text[slice(*one.clause)]))
    weight -= 0.5 * bool(one.status == "failed" and '"' in text[slice(*span)])
    weight += 1.0 * bool(HAS_POINTS.search(text[slice(*span)]))
    weight -= 1.0 * bool(_CEREMONY.search(text[slice(*span)]))
    if (leans and not any(_outside(actor, span) for actor in one.actors)) or _BARE_NONE.match(text[slice(*span)]):
        span = source.with_before(span)
    elif one.status == "failed":
        span = _with_its_matter(span, source)
    named = one.status in ("adopted", "failed") and one.cue[0] == one.cue[1]
    return Point(one.article_id, span, text[slice(*span)], text[slice(*one.span)], one.status, one, said, weight, named)


def _with_its_matter(span: Span, source: _Source) -> Span:
    """The range of what failed, with the sentences that name what this was where its own leaves that to them."""
    own = source.text[slice(*span)]
    whole = source.with_before(span)
    before = source.text[whole[0] : span[0]].rstrip()
    if not (_DONE_TO_IT.search(own) or _OF_THE_MATTER.match(own) or whole[0] + len(before) in source.matters):
        return span
    return source.with_before(whole) if _DONE_TO_IT.search(before) else whole


def _outside(actor: Actor, span: Span) -> bool:
    """Whether an actor's own name stands outside the range, so that a pronoun stands for it there."""
    return actor.name[:1].isupper() and not span[0] <= actor.span[0] < span[1]


def _stands_alone(one: Statement, text: str) -> bool:
    """Whether its clause can be read without the rest of the sentence."""
    clause = text[slice(*one.clause)]
    return one.clause[0] == one.span[0] and len(clause.split()) >= _SHORTEST and text[one.clause[1] - 1] in '.!?”"'


def _once(every: Sequence[Point]) -> list[Point]:
    """Each once; an outcome that is shown with the sentence before it takes that one's place.

    Two that say the same share one of the rarest terms of either, so that only those with such a term are compared
    (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
    """
    kept: list[Point | None] = []
    taken: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)  # by article: start, end, place in `kept`
    having: defaultdict[str, set[int]] = defaultdict(set)  # by term: places in `kept`
    often = Counter(term for one in every for term in one.terms)
    for one in every:
        beside = taken[one.article_id]
        overlapping = _overlapping(one.span, beside)
        if overlapping:
            if not all((other := kept[nth]) and _is_outcome_of(one, other) for _, _, nth in overlapping):
                continue
            for each in overlapping:
                beside.remove(each)
                kept[each[2]] = None
            nth = min(each[2] for each in overlapping)
            kept[nth] = one
        else:
            rarest = sorted(one.terms, key=lambda term: (often[term], term))[: _must_share(len(one.terms))]
            near = set().union(*(having[term] for term in rarest))
            if any((other := kept[each]) and _same(one, other) for each in near):
                continue
            nth = len(kept)
            kept.append(one)
        insort(beside, (*one.span, nth))
        for term in one.terms:
            having[term].add(nth)
    return [one for one in kept if one]


def _overlapping(span: Span, taken: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Which of these ranges, in order and apart from each other, a range has characters of."""
    last = bisect_left(taken, (span[1], 0, 0))
    return list(takewhile(lambda each: each[1] > span[0], reversed(taken[:last])))


def _must_share(many: int) -> int:
    """Of how many terms, whichever they are, one is shared with any other point that says the same (see `_same`)."""
    return many - math.ceil(_ALIKE * many / (2 - _ALIKE) - 1e-9) + 1


def _is_outcome_of(one: Point, other: Point) -> bool:
    """Whether a point tells what became of another's matter, and shows that one's sentence too."""
    whole = one.span[0] <= other.span[0] and other.span[1] <= one.span[1]
    open_ = other.status in ("proposed", "reported") or (other.status == "failed" and other.only_names)
    return whole and one.status in ("adopted", "failed") and open_


def _same(one: Point, other: Point) -> bool:
    shared = len(one.terms & other.terms)
    return one.article_id != other.article_id and 2 * shared >= _ALIKE * (len(one.terms) + len(other.terms)) > 0
