"""What there is on one part of a brief: "decisions", "what Canada announced on its own", "next meeting", "migration".

A part that only asks how things stand, who acted or what follows is told from the record; any other by the sentences
that come nearest to it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.answering.abbreviations import stems_spelt_out
from rag.answering.around import STILL_OPEN
from rag.answering.asked import Asked
from rag.answering.compare import MatterReader, SideTold, aspect_of
from rag.answering.leading import leading_point
from rag.answering.listed import tells_of_disagreement
from rag.answering.meeting import about_meeting
from rag.answering.money import tells_of_giving
from rag.answering.points import Point, adopted_documents, announcing_next, of_status, points_of
from rag.answering.sentences import ArticleSentence, is_heading, sentences_of, with_what_it_leads_to
from rag.answering.topic import topic_words
from rag.answering.who import Actors
from rag.english import (
    DECIDED_STEMS,
    DENYING_STEMS,
    FAILED_STEMS,
    NEGATORS,
    PROPOSED_STEMS,
    QUESTION_WORDS,
    countries,
    number_words,
    terms,
    words,
)
from rag.question import Beside, Meeting
from rag.types import Quote

PartSentence = ArticleSentence | Quote
_TEXTS = frozenset(terms("text texts document documents declaration declarations paper papers signed adopted"))
_OUTCOMES = (DECIDED_STEMS - frozenset(terms("institution election"))) | frozenset(
    terms("outcome outcomes result results decision decisions agreement agreements")
)
_PROPOSALS = PROPOSED_STEMS | frozenset(terms("idea ideas initiative initiatives wish wishes suggested"))
_NEXT = frozenset(terms("next follow follows followup ahead future"))
_HOSTS = frozenset(terms("host hosts hosting chair chairs presidency venue place date"))
_DONE = frozenset(terms("achieve achieved reach reached settled solved delivered accomplished done"))
_FAILED = (
    FAILED_STEMS
    | DENYING_STEMS
    | frozenset(terms("disagreement disputed divided division differ contested fell through"))
)
_OPEN = frozenset(terms("open unresolved undecided pending outstanding unsettled unfinished later"))
_UNSETTLED = re.compile(
    r"\bno (?:\w+ )?breakthrough\b|(?<!reports )(?<!accounts )(?<!sources )(?<!figures )\bdiffer(?:s|ed)?\b"
    r"|\b(?:keep|continue) (?:talking|working|negotiating)\b"
    r"|\bremain(?:s|ed)? (?:open|unclear|unresolved|at the stage|to be)\b|\bfurther talks\b|\bstill to be\b"
    r"|\basked for an? (?:study|costing|report|opinion)\b|\b(?:stays?|remains?) on the table\b|\bcarried over\b"
    r"|\bneeds? more time\b|\bha(?:s|ve) not (?:been )?answered\b|\bno decision\b",
    re.IGNORECASE,
)
"""Tells of what was not settled, besides objections and what has to be decided yet."""
_HANDS_OVER = re.compile(
    r"\b(?:t(?:ook|ake|akes|aking) over|hand(?:ed|s)? (?:over|on)|pass(?:ed|es)?(?: on)?) (?:the |its )?(?:\w+ )?"
    r"(?:chair|presidency)\w*\b"
    r"|\bnext (?:summit|meeting|session|host|edition)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:will|would|(?:is|are|was|were) (?:due )?to|planned|scheduled)\b", re.IGNORECASE)
_MEETS = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due )?to) (?:\w+ly )?(?:next |again |also )?(?:meet|convene|gather|report|host"
    r"|take place|be (?:held|convened|hosted|communicated|presented))\b|\bmay be sent\b[^.]*\buntil\b"
)
"""Tells of what is to follow a meeting."""
_FIGURES = re.compile(r"\b(?:figures?|numbers?|sums?|volumes?|amounts?|statistics)\b", re.IGNORECASE)
_SPELT_OUT = {"membership": "members admitted, joined", "enlargement": "members admitted, joined"}
"""How sentences tell what one word of a part stands for."""
_GIVES = frozenset(terms("pledge pledged promise promised offer offered give gave announce announced"))
_EFFECTS = frozenset(terms("bring mean expected effect effects impact benefit benefits consequences change gain"))
_EXPECTS = re.compile(r"\b(?:expect\w*|would|should|forecast\w*|hop(?:es?|ed|ing)|(?:is|are|was|were) to)\b")
_ANYBODY = frozenset(
    terms(
        "leader leaders side sides member members party parties state states president presidents country countries"
        " participant participants they them it everyone group bloc union summit meeting conference all both"
        f" together jointly joint common {' '.join(number_words(2, 10))}"
    )
)
"""Those who met, all of them."""
_BESIDE = frozenset(
    terms(
        "what was were main key major is are will came comes come out of the to up step steps happens did do point"
        " points question questions matter matters things item items"
        " merely only just simply finally really actually still own alone itself each by on remained stayed left"
    )
)
"""Words that say nothing of what a part is on."""
ASKS_WHO = re.compile(r"who\b|participants?$|absen(?:ces?|tees?)$|attendance$", re.IGNORECASE)
"""Who took part, who stayed away, who was in the chair: the record of the meeting tells."""
_OF_BEST = 0.5
"""0-1: the share of the best sentence's score that another on the same part needs."""
_LEAST = 0.45
"""The score that a sentence needs where it has no word of the part, or all are to be on one part."""
_SAME = 0.5
"""0-1: the share of a sentence's words in one before it from which it says no more."""
_GOES_ON = 6
"""So many sentences after one may tell what is expected of what it tells."""
_MONEY = "money funding finance sums"


@dataclass(frozen=True, slots=True)
class BriefedOn:
    """What the parts of a brief are on."""

    heading: str
    article_ids: tuple[str, ...]
    meeting: Meeting | None
    """None for articles on none that the library can name."""

    def naming(self, asked: Asked) -> frozenset[str]:
        """The stems by which its meeting is called."""
        if self.meeting is None:
            return frozenset()
        place = self.meeting.place or ""
        named = asked.catalogue.naming_words([self.meeting.summit])
        return frozenset(terms(" ".join((*named, place, self.meeting.summit))))


def is_part(part: str, on: BriefedOn, asked: Asked) -> bool:
    """Whether a phrase names something that a brief can tell in a part of its own."""
    held = [on.meeting] if on.meeting else []
    plainly = bool(ASKS_WHO.match(part)) or asks_for_effects(part) or _is_on(_OUTCOMES, part) or _is_on(_NEXT, part)
    return plainly or bool(topic_words(part, held, asked.catalogue)) or bool(_TEXTS & {*terms(part)})


def told_on(
    part: str, on: BriefedOn, asked: Asked, *, alone: bool, before: Sequence[PartSentence] = ()
) -> list[PartSentence]:
    """The sentences on a part, the best first.

    Args:
        part: As it is asked for.
        on: What the brief is on.
        asked: The question.
        alone: Whether it is the only part.
        before: What is told on the part before, of which "what it should bring" asks.
    """
    who = about_meeting(asked.of(f"{part}, at {on.meeting}?")) if on.meeting and ASKS_WHO.match(part) else None
    if who and who.quotes:
        return [*who.quotes]
    return _with_following(_told_on(part, on, asked, alone=alone, before=before), asked)


def _told_on(
    part: str, on: BriefedOn, asked: Asked, *, alone: bool, before: Sequence[PartSentence]
) -> list[PartSentence]:
    if about_open(part):
        return _unsettled(part, on, asked)
    if points := _points(part, on, asked):
        return [ArticleSentence(one.article_id, *one.span, str(one)) for one in points]
    if before and asks_for_effects(part) and (expected := _expected_of(before, asked)):
        return [*expected]
    return _nearest(part, on, asked, alone=alone)


def about_open(part: str) -> bool:
    """Whether a part is on what was left open or divided those who met."""
    left = frozenset(terms(part)) - {*terms(" ".join(QUESTION_WORDS))} - _ANYBODY - _BESIDE
    denied = bool(NEGATORS & {*words(part)} - {"without"}) and left <= _OUTCOMES | _FAILED | _DONE
    return denied or (bool(left) and left <= _OPEN | _FAILED | _OUTCOMES and bool(left & (_OPEN | _FAILED) - _OUTCOMES))


def _unsettled(part: str, on: BriefedOn, asked: Asked) -> list[PartSentence]:
    """What was not agreed: by the record, and in the sentences that tell of objections or of what is still open.

    What has to be decided yet comes first where the part asks for that.
    """
    failed = [
        one
        for one in of_status(points_of(asked, on.article_ids), "failed")
        if not (_is_of_one(one, asked) and not one.terms & DECIDED_STEMS)
    ]
    places = {(one.article_id, one.statement.span[0]): one for one in failed}
    own = [one for one in sentences_of(asked.library, on.article_ids) if not is_heading(one.text)]
    still_open = bool((_OPEN | _DONE) & {*terms(part)})

    def tells(one: ArticleSentence) -> int:
        settled = bool(_UNSETTLED.search(one.text)) + bool(STILL_OPEN.search(one.text))
        divided = tells_of_disagreement(one.text) + ((one.article_id, one.start) in places)
        return 2 * settled + divided if still_open else 2 * divided + settled

    told = sorted((one for one in own if tells(one)), key=lambda one: -tells(one))
    if still_open:
        return [_whole(one, places.get((one.article_id, one.start))) for one in told]
    failed.sort(key=lambda one: (_is_of_one(one, asked), not one.terms & DECIDED_STEMS))
    return [*map(_of_point, failed), *(one for one in told if (one.article_id, one.start) not in places)]


def _whole(one: ArticleSentence, point: Point | None) -> ArticleSentence:
    """The sentence, with the one that it points back to where the record has it so."""
    return _of_point(point) if point else one


def _of_point(one: Point) -> ArticleSentence:
    return ArticleSentence(one.article_id, *one.span, str(one))


def _points(part: str, on: BriefedOn, asked: Asked) -> list[Point]:
    """What the record has on a part that names a status, with who acted, and no matter; empty for another."""
    about = frozenset(terms(part)) - {*terms(" ".join(QUESTION_WORDS))}
    every = points_of(asked, on.article_ids)
    known = asked.record.meeting(on.meeting) if on.meeting else None
    if _is_on(_NEXT, part):
        coming = announcing_next(on.article_ids, asked, every)
        planned = [one for one in of_status(every, "announced") if _PLANNED.search(one.text)]
        planned += [one for one in every if one.status != "announced" and _MEETS.search(one.text)]
        handed = [one for one in every if _HANDS_OVER.search(one.text)]
        return list(dict.fromkeys((*coming, *handed, *planned)))
    if about and about <= _TEXTS and known:
        return list(dict.fromkeys(adopted_documents(known, every).values())) or of_status(every, "adopted")
    of_meeting = {*countries(on.meeting.summit)} if on.meeting else set()
    city = on.meeting.city if on.meeting else ""
    givers = frozenset(countries(part.replace(city, "") if city else part)) - of_meeting
    if givers and about & _GIVES:
        return sorted((one for one in of_status(every, "announced") if _by(givers, one, asked)), key=_without_sum)
    if aspect_of([part]) == "Money":
        sums = [one for one in every if one.money]
        given = [one for one in sums if one.status in ("adopted", "announced")]
        given += [one for one in sums if one.status == "reported" and tells_of_giving(one.sentence)]
        return given or sums
    left = about - _ANYBODY - _BESIDE - on.naming(asked) - {*terms(" ".join(givers))}
    if left and left <= _PROPOSALS:
        points = of_status(every, "proposed")
    elif left and left <= _OUTCOMES:
        documents = adopted_documents(known, every).values() if known else ()
        lead = leading_point(every, known, asked)
        decided = of_status(every, "adopted") or of_status(every, "announced")
        points = _saying_more(dict.fromkeys((*([lead] if lead else []), *documents, *decided)))
        points.sort(key=lambda one: one != lead and _is_of_one(one, asked))
    elif left and left <= _GIVES:
        points = of_status(every, "announced")
    else:
        return []
    return [one for one in points if _by(givers, one, asked)] if givers and not about & _ANYBODY else points


def _saying_more(every: Iterable[Point]) -> list[Point]:
    """The points, each of which says more than one before it."""
    kept: list[Point] = []
    for one in every:
        if all(len(one.terms & other.terms) < _SAME * len(one.terms) for other in kept):
            kept.append(one)
    return kept


def _with_following(told: Sequence[PartSentence], asked: Asked) -> list[PartSentence]:
    """The sentences, one that is only the lead to the next of its paragraph together with that."""
    found: list[PartSentence] = []
    for one in told:
        shown = [each for each in found if each.article_id == one.article_id]
        if not any(one.start < each.end and each.start < one.end for each in shown):
            plainly = ArticleSentence(one.article_id, one.start, one.end, one.text)
            whole = with_what_it_leads_to(plainly, asked.library)
            within = [each for each in shown if each.start < whole.end and whole.start < each.end]
            if within:  # what it leads to is there already, and is shown with it
                found[found.index(within[0])] = whole
            else:
                found.append(one if whole is plainly else whole)
    return found


def asks_for_effects(part: str) -> bool:
    """Whether a part is on what is expected of what the part before tells."""
    return _is_on(_EFFECTS, part)


def names_no_matter(about: Sequence[str]) -> bool:
    """Whether words only say how things stand, and nothing that they are on."""
    return {*terms(" ".join(about))} <= _OUTCOMES | _FAILED | _OPEN | _PROPOSALS | _GIVES | _NEXT | _BESIDE | _ANYBODY


def names_acts(about: Sequence[str]) -> bool:
    """Whether words only say what somebody put forward: ideas, proposals, pledges."""
    return _is_on(_PROPOSALS | _GIVES, " ".join(about))


def _by(givers: frozenset[str], one: Point, asked: Asked) -> bool:
    return Actors(frozenset(), givers, asked.record.known_people[0]).act(one.statement)


def _without_sum(one: Point) -> bool:
    return not one.money


def _expected_of(before: Sequence[PartSentence], asked: Asked) -> list[ArticleSentence]:
    """The sentences from those on the part before on that say what is expected, the nearest first."""
    first = before[0]
    after = [one for one in sentences_of(asked.library, [first.article_id]) if one.start > first.start]
    return [one for one in after[:_GOES_ON] if _EXPECTS.search(one.text) and not is_heading(one.text)]


def _nearest(part: str, on: BriefedOn, asked: Asked, *, alone: bool) -> list[PartSentence]:
    """The sentences that come nearest to what a part is on.

    Each has a word of it, but for a part that is told in other words altogether and names nobody and nothing.
    """
    own = tuple(one for one in sentences_of(asked.library, on.article_ids) if not is_heading(one.text))
    for word, spelt in _SPELT_OUT.items():
        part = re.sub(rf"\b{word}\b", spelt, part, flags=re.IGNORECASE)
    names = _naming(_MONEY if aspect_of([part]) == "Money" else part, asked)
    naming = [one for one in own if names(one.text)]
    if _FIGURES.search(part):
        after = {own[nth + 1] for nth, one in enumerate(own[:-1]) if one in naming}
        naming = [one for one in own if re.search(r"\d", one.text) and (one in naming or one in after)] or naming
    if not naming and (any(word[:1].isupper() for word in part.split()[1:]) or countries(part)):
        return []
    led = {own[nth + 1] for nth, one in enumerate(own[:-1]) if names(one.text) and _FIGURES.search(one.text)}
    scored = MatterReader(
        part, Beside((on.heading,), (part,)), SideTold(on.heading, own, (), on.meeting), asked
    ).answering()
    if not naming:
        return [one for score, one in scored[:1] if score >= _LEAST]
    if _FIGURES.search(part):  # "Speakers gave different numbers for trade. …"
        scored.sort(key=lambda each: each[1] not in led)
    near = [one for score, one in scored if score >= (_LEAST if alone else _OF_BEST * max(each[0] for each in scored))]
    if alone:
        return [*near]
    wanted = {*terms(part)} & _OUTCOMES
    decided = [one for _, one in scored if wanted and one in naming and {*terms(one.text)} & DECIDED_STEMS]
    return list(dict.fromkeys((*decided, *(one for one in near if one in naming), *naming)))


def _is_on(wanted: frozenset[str], part: str) -> bool:
    """Whether a part is on what these stems say, and on nothing more."""
    about = {*terms(part)}
    beside = _HOSTS if wanted is _NEXT else frozenset()
    return bool(about & wanted) and about <= wanted | _BESIDE | _ANYBODY | beside


def _naming(part: str, asked: Asked) -> Callable[[str], bool]:
    """Whether a text has a word or a country of a part, or what its letters stand for."""
    about = topic_words(part, (), asked.catalogue)
    stems = frozenset(term for word in about if not countries(word) for term in terms(word))
    of = frozenset(() if stems else countries(part))
    initials = "".join(word[0] for word in about).casefold() if len(about) > 1 else ""

    def names(text: str) -> bool:
        return bool(
            ({*terms(text)} | stems_spelt_out(text, about, initials)) & stems or of.intersection(countries(text))
        )

    return names


def _is_of_one(point: Point, asked: Asked) -> bool:
    """Whether a person or a single country acts in a point, and not all who met."""
    known = asked.record.known_people[0]
    return any(countries(one.name) or {*words(one.name)} & known.keys() for one in point.statement.actors)
