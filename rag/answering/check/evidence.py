"""Finds the sentences that may bear on claims: near in meaning, in words and in figures, at the meeting they are about.

All claims are encoded in one pass and compared with the vectors that the library holds of its sentences. A text of
several claims is mostly about one meeting, even where it does not name it, so sentences of the article that comes
nearest to all its claims together come first.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.check.said import gives, in_common, said_in, stems_of
from rag.answering.points import is_of_earlier
from rag.answering.rarity import weighed
from rag.answering.sentences import heading_above, with_leant_on
from rag.claims import without_punctuality
from rag.english import (
    MEETING_NOUNS,
    comparable,
    content,
    countries,
    first_verb,
    fold,
    is_verb,
    like,
    mentions,
    plain,
    same,
    stem,
    words,
)
from rag.question import Meeting, Understood, understand
from rag.reading import leans
from rag.types import Hit, Location, Span

NEAR = 0.6
"""Nearness from which a sentence is about what is claimed (see `ClaimEvidence.nearness`)."""
NEAR_AT_A_MEETING = 0.45
"""The same where the meeting that the text is about is known, and only its articles are looked at."""
CONFIDENT = 0.5
"""0-1: the reader's confidence from which its sentences count as evidence."""
_LEAST_SHARED, _LEAST_WITH_UNKNOWN = 0.15, 0.5
"""0-1: the reader's sentences have at least so much of the claim's words; more, where some stand in no article."""
_LOOKED_AT = 40
"""Sentences that are compared with a claim in words and figures: those nearest to it in meaning."""
WORDS_WEIGHT = 0.5
"""Of the share of a claim's words that a sentence has, weighed by their rarity, relative to the cosine of the two."""
_OF_HEADING = 0.3
"""Of a word that the heading of the article has, beside one that it has not."""
FIGURE_WEIGHT, SAME_THINGS, SAME_FIGURE, FURTHER_FIGURE = 0.05, 0.3, 0.4, 0.2
"""Of a figure that can be compared with the claim's, one of the same things, the claim's own, and each further one."""
_OF_PLACE = 0.2
"""Of a place that the claim gives, in a sentence that tells where the meeting was."""
_OF_MEETING = 0.4
"""Of a sentence that tells when and where the meeting was, for a claim on that."""
_OF_SUBJECT = 0.1
"""Of a sentence that names what the claim is about."""
_OF_THE_TEXT = 0.2
"""Of a sentence in the article that a text of several claims comes nearest to."""
MOST_UNSAID = 0.4
"""0-1: a sentence that lacks so much of a claim's words, by rarity, does not bear it out, however near it comes."""
FIGURE_SAID = 4.0
"""What a figure or date of the claim counts for there, beside its words: about as much as a rare word."""
_BESIDE = 250
"""In characters: about a sentence."""
_SEVERAL = 3
"""A sentence that names so many of those present tells who came."""

PLACE = re.compile(r"\b(?:in|at) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
WAS_HELD = re.compile(r"\b(held|took place|convened|hosted|gathered|met|opened|closed)\b", re.IGNORECASE)
WILL_BE = re.compile(
    r"\b(next|following)\b|\b(will|is to|to) (be held|take place|be hosted|meet|host|convene|be in)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_A_MEETING = re.compile(rf"(?: [\w+’'–-]+){{0,4}} (?:{'|'.join(MEETING_NOUNS)})\b", re.IGNORECASE)
_CAME = re.compile(r"\b(came|attended|took part|participated|present|were there)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """A sentence that may bear on a claim."""

    article_id: str
    span: Span
    text: str
    said: str
    """With the sentence before it where it leans on that."""
    heading: str
    """Of its article: summit, edition, place and day, or the title where no summit is known; and of its section."""
    unsaid: tuple[str, ...]
    """Words of the claim that it lacks, where it lacks more than the half that counts."""
    shared: float
    """0-1: share of the claim's words that it has, weighed by rarity."""
    nearness: float
    """Cosine of the two, plus a share of the claim's words that it has and of figures of the same kind."""

    def is_beside(self, other: "ClaimEvidence") -> bool:
        """Whether it stands next to another sentence or the one after that."""
        gap = max(self.span[0] - other.span[1], other.span[0] - self.span[1])
        return self.article_id == other.article_id and gap <= _BESIDE

    @property
    def stems(self) -> frozenset[str]:
        """Of all it says."""
        return said_in(self.said).stems


def sentence_at(article_id: str, span: Span, asked: Asked) -> ClaimEvidence:
    """The whole sentences around a range of an article, as evidence."""
    around = asked.library.sentences_around(article_id, *span)
    text = asked.library.cut(article_id, *around)
    return ClaimEvidence(article_id, around, text, text, "", (), 0.0, 0.0)


def quoted(claim: str, meeting: Meeting | None, asked: Asked) -> tuple[ClaimEvidence, ...]:
    """The sentences by which the reader would answer the claim as a question; none where it would decline."""
    reading = asked.read(claim, meeting.article_ids if meeting else ())
    if reading.confidence < CONFIDENT:
        return ()
    wanted = _weights(claim, asked)
    known = asked.library.document_frequencies(wanted).keys() >= wanted.keys()
    least = _LEAST_SHARED if known else _LEAST_WITH_UNKNOWN
    found = []
    for quote in reading.quotes:
        said = with_leant_on(quote, asked)
        heading = asked.record.articles([quote.article_id])[0].heading
        has, named = _spelt_alike(claim, said_in(said).stems), stems_of(heading)
        weights = {one: weight * (_OF_HEADING if one in named else 1) for one, weight in wanted.items()}
        unsaid = _unsaid(claim, has | named, weights, frozenset(), _figured(claim, said))
        shared = sum(weights[one] for one in weights.keys() & has) / max(sum(weights.values()), 1e-9)
        if shared < least:
            continue
        span = (quote.start, quote.end)
        found.append(ClaimEvidence(quote.article_id, span, quote.text, said, heading, unsaid, shared, 0.0))
    return tuple(found)


def meetings_of(claims: Sequence[str], asked: Asked) -> list[Meeting | None]:
    """The meeting to look at for each claim: another where it names its series, else that of the whole text."""
    about = understand(" ".join(claims), asked.catalogue)
    whole = _of_its_place(about, asked) if len(about.meetings) == 1 else None
    if len(claims) == 1:
        return [whole]
    found = []
    for claim in claims:
        own = understand(claim, asked.catalogue)
        other = own.named.summits and len(own.meetings) == 1 and own.meetings[0]
        found.append(other if other and (whole is None or other.summit != whole.summit) else whole)
    return found


def _of_its_place(about: Understood, asked: Asked) -> Meeting | None:
    """The one meeting that a text is about, but of the series or in the city that it names where that is another's.

    None where it tells of somebody's being in a city in which the meeting was not.
    """
    (found,) = about.meetings
    if about.named.summits and found.summit not in about.named.summits:
        return asked.catalogue.meetings_of(about.named.summits)[-1]  # a month that is named is no meeting of another
    there = [one for one in asked.catalogue.meetings if one.city and fold(one.city) in about.named.places]
    if about.named.places and found not in there and not about.named.summits:
        return there[0] if len(there) == 1 else None
    being = _WAS_THERE.search(about.text)
    elsewhere = being and being[1] not in (found.place or being[1]) and any(one.place for one in mentions(being[0]))
    return None if elsewhere and (found.city or "") not in about.text else found


_WAS_THERE = re.compile(rf"\b(?:was|were|came|met|present)\b[^,;]*?{PLACE.pattern}[.?!]?$")


def evidence_for(
    claims: Sequence[str], of_claims: Sequence[Meeting | None], asked: Asked
) -> list[tuple[ClaimEvidence, ...]]:
    """For each claim the sentences that come near to it, the nearest first.

    Args:
        claims: Of one text.
        of_claims: The meeting that each is about (see `meetings_of`).
        asked: Where to look.
    """
    hits: dict[int, Sequence[Hit]] = {}
    for meeting in dict.fromkeys(of_claims):
        places = [nth for nth, one in enumerate(of_claims) if one == meeting]
        found = asked.find([claims[nth] for nth in places], meeting.article_ids if meeting else ())
        hits.update(zip(places, found, strict=True))
    near = [_compared(claim, of_claims[nth], hits[nth], asked) for nth, claim in enumerate(claims)]
    home = _home(near) if len(claims) > 1 else None
    return [_ordered(every, meeting, home) for every, meeting in zip(near, of_claims, strict=True)]


def _home(near: Sequence[Sequence[ClaimEvidence]]) -> str | None:
    """The article that comes nearest to all claims together."""
    total: Counter[str] = Counter()
    for every in near:
        best: dict[str, float] = {}
        for one in every:
            best[one.article_id] = max(best.get(one.article_id, 0.0), one.nearness)
        total.update(best)
    return min(total, key=lambda one: (-total[one], one)) if total else None


def _ordered(every: Sequence[ClaimEvidence], meeting: Meeting | None, home: str | None) -> tuple[ClaimEvidence, ...]:
    at_home = [
        replace(one, nearness=one.nearness + _OF_THE_TEXT) if meeting is None and one.article_id == home else one
        for one in every
    ]
    least = NEAR if meeting is None else NEAR_AT_A_MEETING
    kept = [one for one in at_home if one.nearness >= least]
    return tuple(sorted(kept, key=lambda one: (-one.nearness, one.article_id, one.span)))


def _compared(claim: str, meeting: Meeting | None, hits: Sequence[Hit], asked: Asked) -> list[ClaimEvidence]:
    """The sentences nearest in meaning, each compared with the claim in words and figures."""
    wanted = _weights(claim, asked)
    unknown = wanted.keys() - asked.library.document_frequencies(wanted).keys()
    held = asked.library.passages(hit.passage.id for hit in hits)
    articles = {one.id: one for one in asked.record.articles({hit.passage.article_id for hit in hits})}
    naming = {key: asked.catalogue.naming_words([one.summit]) for key, one in articles.items() if one.summit}
    told = _told_of_the_meeting(claim, meeting, asked) if meeting else []
    subject = _subject(claim, meeting, asked)
    nearest = sorted(
        (
            (cosine, hit, nth)
            for hit in hits
            if hit.passage.id in held
            for nth, cosine in enumerate(hit.sentence_cosines)
        ),
        key=lambda one: (-one[0], one[1].rank, one[2]),
    )
    found = []
    for cosine, hit, nth in nearest[:_LOOKED_AT]:
        stored = held[hit.passage.id]
        sentences = stored.passage.sentences
        texts = [stored.text[one.start - stored.passage.start : one.end - stored.passage.start] for one in sentences]
        span = (sentences[nth].start, sentences[nth].end)
        text = texts[nth]
        said = f"{texts[nth - 1]} {text}" if nth and leans(text, asked.catalogue.people) else text
        article = articles[hit.passage.article_id]
        if meeting and meeting.date and is_of_earlier(text, meeting.date.year) and not _looks_back(claim, text):
            continue
        section = heading_above(asked.library, article.id, sentences[nth].start)
        named = stems_of(f"{article.heading}. {section}") | naming.get(article.id, frozenset())
        weights = {one: weight * (_OF_HEADING if one in named else 1) for one, weight in wanted.items()}
        has = _spelt_alike(claim, said_in(said).stems | stems_of(section))
        shared = sum(weight for one, weight in weights.items() if one in has) / max(sum(weights.values()), 1e-9)
        place = Location(hit.passage.article_id, *span)
        nearness = cosine + WORDS_WEIGHT * shared + _in_figures(claim, text)
        nearness += _OF_MEETING * any(_stands_in(one, place) for one in told)
        nearness += _OF_PLACE * bool(told and any(one in text for one in PLACE.findall(claim)))
        nearness += _OF_SUBJECT * bool(subject and subject <= has)
        unsaid = _unsaid(claim, has | named, weights, unknown, _figured(claim, said))
        # The title alone says what an article is on of which no meeting is known.
        heading = f"{article.heading.removeprefix(article.title if article.summit else '')} {section}".strip()
        found.append(ClaimEvidence(place.article_id, span, text, said, heading, unsaid, shared, nearness))
    return found


def _looks_back(claim: str, text: str) -> bool:
    """Whether a claim is itself on an earlier meeting that a sentence tells of: it gives that year, or says so."""
    return is_of_earlier(claim, None) or bool({*_YEAR.findall(claim)} & {*_YEAR.findall(text)})


def _stands_in(inner: Location, outer: Location) -> bool:
    """Whether one place begins within another."""
    return inner.article_id == outer.article_id and outer.start <= inner.start < outer.end


def _subject(claim: str, meeting: Meeting | None, asked: Asked) -> frozenset[str]:
    """The stems of the first name before the claim's verb, unless that is the meeting's."""
    found = first_verb(claim)
    verb = len(claim) if found is None else found
    spoken = {*asked.catalogue.naming_words([meeting.summit]), *words(meeting.place or "")} if meeting else set()
    first = next((one for one in mentions(claim) if one.end <= verb and not spoken.intersection(one.words)), None)
    return frozenset(stem(word) for word in first.words) if first else frozenset()


def _told_of_the_meeting(claim: str, meeting: Meeting, asked: Asked) -> list[Location]:
    """Where articles tell when and where the meeting was, or the next will be, if the claim is on that."""
    known = asked.record.meeting(meeting)
    if WILL_BE.search(claim):
        return [place for one in known.next_meetings for place in one.places]
    if _CAME.search(claim):
        present = [place for one in known.who("present") for place in one.places]
        around = {
            Location(one.article_id, *asked.library.sentences_around(one.article_id, one.start, one.end)): None
            for one in present
        }
        return [one for one in around if sum(_stands_in(place, one) for place in present) >= _SEVERAL]
    if WAS_HELD.search(claim):
        days = [place for one in (*known.last_days, *known.first_days) for place in one.places]
        return [*(place for one in known.places for place in one.places), *days]
    return []


def _in_figures(claim: str, text: str) -> float:
    """What the figures of a sentence add: more where it gives a claim's own, or another of the same things."""
    best = 0.0
    given = 0
    for one in said_in(claim).figures:
        given += any(same(one, other) for other in said_in(text).figures)
        for other in said_in(text).figures:
            if same(one, other):
                best = max(best, SAME_FIGURE)
            elif comparable(one, other):
                best = max(best, SAME_THINGS if in_common(one, claim, other, text) else FIGURE_WEIGHT)
    return best + FURTHER_FIGURE * max(given - 1, 0)


def _spelt_alike(claim: str, has: Set[str]) -> Set[str]:
    """The stems, with those by which a claim names the same countries: "Chinese" where "China" stands."""
    others = (word for word in content(claim) if (named := countries(word)) and stems_of(named[0]) <= has)
    return has | {stem(word) for word in others}


def _weights(claim: str, asked: Asked) -> dict[str, float]:
    """The stems of a claim without its figures, each with its rarity."""
    stems = {one for one in stems_of(claim) if len(one) > 1 and not any(map(str.isdigit, one))}
    stems -= {stem(word) for one in said_in(claim).figures for word in content(one.text)}
    return weighed(stems, asked.library)


def _figured(claim: str, said: str) -> int:
    """How many of a claim's figures and dates a text gives; the number of a meeting counts for none."""
    ordinals = [one for one in said_in(claim).figures if one.kind == "ordinal" and _OF_A_MEETING.match(claim, one.end)]
    return gives(claim, said) - sum(any(same(one, other) for other in said_in(said).figures) for one in ordinals)


def _unsaid(
    claim: str, has: Set[str], weights: Mapping[str, float], unknown: Set[str], figured: int
) -> tuple[str, ...]:
    """The words of a claim that neither the sentence nor its article's heading has, the rarest first.

    Other words may say the same, so they count only where they are much of the claim, or where they stand in no article
    at all and no figure shows that the sentence is meant.
    """
    missing = [
        word
        for word in dict.fromkeys(content(plain(without_punctuality(claim))))
        if stem(word) in weights
        and stem(word) not in has
        and not WAS_HELD.fullmatch(word)
        and not (is_verb(word) and like(word) & has)
    ]
    every = sum(weights.values()) + FIGURE_SAID * figured
    much = sum(weights[stem(word)] for word in missing) >= MOST_UNSAID * max(every, 1e-9)
    counted = missing if much else [word for word in missing if stem(word) in unknown and not figured]
    return tuple(sorted(counted, key=lambda word: -weights[stem(word)]))
