"""Checks what somebody claims: each claim of a sentence or paragraph against the sentences that come nearest to it.

A text is cut into claims, one a clause with a verb and subject of its own. For each the nearest sentences are found, at
the meeting that the whole text is about where it is about one, and compared with it by `rag.claims`. The verdict says
what the quote says and never repeats what is wrong as if it were so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

import syntok.segmenter

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.rarity import weighed
from rag.claims import Checked, ClaimFault
from rag.english import (
    DECIDED_STEMS,
    NEGATORS,
    STOPWORDS,
    Figure,
    agrees,
    capital_runs,
    clauses,
    comparable,
    content,
    countries,
    figures,
    is_verb,
    listing,
    moments,
    number_of,
    number_words,
    plain,
    same,
    stem,
    tokens,
    words,
)
from rag.question import Meeting, understand, without_talk
from rag.reading import leans
from rag.record import Statement
from rag.types import Item, Location, Refusal, Section, Span

Judgement = Literal["borne out", "told differently", "wrong", "only proposed", "not borne out", "not in the library"]

MOST_CLAIMS = 10
"""Of a longer paragraph so many are checked, and the rest is said to be left."""
NEAR = 0.6
"""Nearness from which a sentence is about what is claimed (see `_Evidence.nearness`)."""
NEAR_AT_A_MEETING = 0.45
"""The same where the meeting that the text is about is known, and only its articles are looked at."""
WORDS_WEIGHT = 0.5
"""Of the share of a claim's words that a sentence has, weighed by their rarity, relative to the cosine of the two."""
_OF_HEADING = 0.3
"""Of a word that the heading of the article has, beside one that it has not."""
FIGURE_WEIGHT, SAME_THINGS, SAME_FIGURE = 0.05, 0.3, 0.4
"""Of a figure that can be compared with the claim's, one of the same things, and the claim's own."""
_OF_PLACE = 0.2
"""Of a place that the claim gives, in such a sentence."""
_OF_MEETING = 0.4
"""Of a sentence that tells when and where the meeting was, for a claim on that."""
_REASONS = 2
MOST_UNSAID = 0.4
"""0-1: a sentence that lacks so much of a claim's words, by rarity, does not bear it out, however near it comes."""
FIGURE_SAID = 4.0
"""What a figure or date of the claim counts for there, beside its words: about as much as a rare word."""
_OF_HEADING = 0.3
"""Of a word that the heading of the article has, beside one that it has not."""
FIGURE_WEIGHT, SAME_THINGS, SAME_FIGURE = 0.05, 0.3, 0.4
"""Of a figure that can be compared with the claim's, one of the same things, and the claim's own."""
_OF_PLACE = 0.2
"""Of a place that the claim gives, in such a sentence."""
_OF_MEETING = 0.4
"""Of a sentence that tells when and where the meeting was, for a claim on that."""
_REASONS = 2
_POOLED = 3
"""Sentences that may bear out a claim together, if they stand together."""
_BESIDE = 250
"""In characters: about a sentence."""

_ASKED_IS = (
    r"\b(?:is|are|was|were) (?:this|that|it|these|the following)(?: claims?| statements?| paragraph| text| sentence)?"
)
_IS_IT_SO = (
    rf"(?:{_ASKED_IS} (?:correct|right|true|accurate|so|ok(?:ay)?)|did i get (?:this|that|it) right|true or false"
    r"|(?:fact[- ]?)?check(?: (?:it|this|that))?)"
)
_LEAD = re.compile(
    rf"^\s*(?:please[, ]+|(?:can|could|would) you (?:please )?|hi[, ]+|hello[, ]+)*(?:{_IS_IT_SO}|verify|confirm"
    r"|i (?:read|heard|saw|was told)(?: somewhere| in [\w ]{1,30}?)?|someone (?:said|told me)|they say|it is said)"
    r"(?:,? please)?(?: (?:that|whether|if|this|the following))?(?: (?:claims?|statements?|paragraph|text|sentence))?"
    r"(?:,? please)?\s*[:?,;–—-]*\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"[\s,;.–—-]*(?:{_IS_IT_SO}|(?:is (?:this|that|it) )?(?:right|correct|true|yes|no)(?: or (?:wrong|false|not))?"
    r"|isn't it|please check(?: (?:it|this))?)\s*\?*\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'^[\s"“”«»\']+|[\s"“”«»\']+$')
_DENY = re.compile(r"(?:deny|denie[sd]|refute[sd]?|disput(?:e[sd]?|ing))$", re.IGNORECASE)
_CLOSE = re.compile(r"[;:.]\s|, (?:and|but|while|he|she)\b")
_HEDGE = re.compile(
    r"(?:(?:more|less|fewer) than|at (?:least|most)|as (?:many|much) as|up to|[\w-]+)\s+$", re.IGNORECASE
)
_SAID = re.compile(r'["“][^"”]*["”]')
_PLACE = re.compile(r"\b(?:in|at) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_WAS_HELD = re.compile(r"\b(held|took place|convened|hosted|gathered|met|opened|closed)\b", re.IGNORECASE)
_WILL_BE = re.compile(
    r"\b(next|following)\b|\b(will|is to|to) (be held|take place|be hosted|meet|host|convene|be in)\b", re.IGNORECASE
)
_CAME = re.compile(r"\b(came|attended|took part|participated|present|were there)\b", re.IGNORECASE)
_SEVERAL = 3
"""A sentence that names so many of those present tells who came."""
_TELLS = "wrote|reported|said|put|counted|described|placed|named|spoke|referred|gave"
_ACCOUNTS = re.compile(rf"\b(?:{_TELLS})\b.*,? (?:while|whereas|but) (?:the )?[A-Z][\w’' -]{{1,40}}? (?:{_TELLS})\b")
"""A sentence that sets one account against another: "Azernews wrote that …, while Trend referred to …"."""
_JOINING = re.compile(r"^[\s,;]*(?:and|but|while|whereas|or)?[\s,]*(?:that\s+)?", re.IGNORECASE)


def check_claims(asked: Asked) -> Composed | None:
    """A verdict on each claim with its quote; None when nothing is claimed."""
    claims = list(claims_in(without_talk(asked.question.text)))
    if not claims:
        return None
    whole = " ".join(claims)
    about = understand(whole, asked.catalogue)
    meeting = about.meetings[0] if len(about.meetings) == 1 else None
    found = [_judged(claim, _meeting_of(claim, meeting, asked), asked) for claim in claims[:MOST_CLAIMS]]
    if all(one.verdict == "not in the library" for one in found):
        said = "this" if len(found) == 1 else f"any of the {number_of(len(found), 'claim')}"
        return Composed(
            "check",
            "declined",
            refusal=Refusal(f"Not borne out: nothing in the library bears on {said}."),
            confidence=0.0,
        )
    citations = Citations(asked.library)
    sections = tuple(one.section(citations) for one in found)
    return Composed(
        "check",
        headline=_headline(found, len(claims)),
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(found),
        there=len(claims),
    )


def claims_in(text: str) -> Iterator[str]:
    """The claims of a text, each a sentence or a clause with a subject of its own, without the words that ask."""
    stripped = text
    for _ in range(2):  # "please check: I read that …"
        stripped = _LEAD.sub("", stripped)
    stripped = _QUOTED.sub("", _TAIL.sub("", _QUOTED.sub("", stripped)))
    for paragraph in syntok.segmenter.process(stripped):
        for sentence in paragraph:
            if sentence:
                first, last = sentence[0], sentence[-1]
                yield from _parts(stripped[first.offset : last.offset + len(last.value)])


def _parts(sentence: str) -> Iterator[str]:
    """A sentence, or its clauses where each says something by itself; one without a subject takes the first's."""
    if sentence.rstrip().endswith("?") and not _has_verb(sentence):
        return
    subject = ""
    held = ""
    for start, end in clauses(sentence):
        part = sentence[start:end]
        bare = _JOINING.sub("", part) if held else part
        joins = bare != part
        first = next((token for token in tokens(bare) if token.is_word), None)
        if not held or not joins or first is None or len(content(bare)) < 2:
            held = f"{held}{part}" if held else part
            subject = subject or _subject(part)
            continue
        yield _tidy(held)
        held = f"{subject} {bare}" if is_verb(first.text) and subject else bare
    if held and content(held):
        yield _tidy(held)


def _subject(clause: str) -> str:
    """The words before a clause's first verb."""
    verb = next((token.start for token in tokens(clause) if is_verb(token.text)), 0)
    return clause[:verb].strip()


def _has_verb(text: str) -> bool:
    return any(is_verb(token.text) for token in tokens(text))


def _tidy(claim: str) -> str:
    return _QUOTED.sub("", claim).strip(" ,;?")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A sentence that may bear on a claim."""

    article_id: str
    span: Span
    text: str
    said: str
    """With the sentence before it where it leans on that."""
    heading: str
    """Of its article, without the title: summit, edition, place and day."""
    unsaid: tuple[str, ...]
    """Words of the claim that it lacks, where it lacks more than the half that counts."""
    figured: bool
    """Whether it gives a figure or date of the claim."""
    nearness: float
    """Cosine of the two, plus a share of the claim's words that it has and of figures of the same kind."""

    def is_beside(self, other: "_Evidence") -> bool:
        """Whether it stands next to another sentence or the one after that."""
        gap = max(self.span[0] - other.span[1], other.span[0] - self.span[1])
        return self.article_id == other.article_id and gap <= _BESIDE


@dataclass(frozen=True)
class _Judged:
    claim: str
    verdict: Judgement
    reasons: tuple[str, ...]
    evidence: tuple[_Evidence, ...]

    @cached_property
    def says(self) -> str:
        """The verdict in words: "Wrong: the quote says 29, the claim says 39."."""
        told = f"{self.verdict[:1].upper()}{self.verdict[1:]}"
        return f"{told}: {'; '.join(self.reasons)}." if self.reasons else f"{told}."

    def section(self, citations: Citations) -> Section:
        """The claim as the title, with the verdict and the quotes under it."""
        items = [Item(self.says, tuple(citations.cite(one.article_id, one.span) for one in self.evidence))]
        items += [
            Item(f"“{' '.join(one.text.split())}”", (citations.cite(one.article_id, one.span),))
            for one in self.evidence
        ]
        return Section(f"Claim: “{self.claim}”", tuple(items))


def _meeting_of(claim: str, meeting: Meeting | None, asked: Asked) -> Meeting | None:
    """The meeting to look at: another where a claim names its series, else that of the whole text."""
    own = understand(claim, asked.catalogue)
    if own.named.summits and len(own.meetings) == 1:
        return own.meetings[0] if meeting is None or own.meetings[0].summit != meeting.summit else meeting
    return meeting


def _judged(claim: str, meeting: Meeting | None, asked: Asked) -> _Judged:
    """The claim against the sentence that comes nearest, and against the nearest few together."""
    every = _nearest(claim, meeting, asked)
    if not every:
        return _Judged(claim, "not in the library", (), ())
    first = every[0]
    near = [first, *(one for one in every[1:] if one.is_beside(first))][:_POOLED]
    if otherwise := _counted_otherwise(claim, every) or _held_otherwise(claim, meeting, first, asked):
        return otherwise
    checked = _without_names(
        asked.checker.check(claim, [first.said, first.heading], by_phrase=False), claim, meeting, asked
    )
    if checked.verdict == "supported":
        return _borne_out(claim, first, asked)
    if len(near) > 1:
        every_heading = dict.fromkeys(one.heading for one in near)
        together = asked.checker.check(claim, [*(one.said for one in near), *every_heading], by_phrase=False)
        if together.verdict == "supported" and not set.intersection(*(set(one.unsaid) for one in near)):
            return _Judged(claim, "borne out", (), tuple(_needed(claim, near)))
    return _against(claim, checked, first, asked)


def _borne_out(claim: str, first: _Evidence, asked: Asked) -> _Judged:
    """A claim that the checker finds in a sentence, unless that denies it, lacks its rarest words or is disputed."""
    if _denied(claim, first.text, asked):
        return _Judged(claim, "wrong", ("the quote denies it",), (first,))
    if _denies(claim) and not _denies(first.said):
        return _Judged(claim, "not borne out", ("the quote does not deny it",), (first,))
    statement = _statement_of(first, asked)
    decided = _stems(claim) & DECIDED_STEMS
    if statement and statement.status == "proposed" and decided and not decided & _stems(first.text):
        return _only_proposed(claim, statement, first)
    if decided and statement and statement.status == "announced" and not DECIDED_STEMS & _stems(first.text):
        return _Judged(claim, "not borne out", ("the quote does not say that it was decided",), (first,))
    if first.unsaid:
        return _Judged(claim, "not borne out", (f"the quote does not say {_listed(first.unsaid)}",), (first,))
    return _disputed(claim, first, asked) or _Judged(claim, "borne out", (), (first,))


def _counted_otherwise(claim: str, every: Sequence[_Evidence]) -> _Judged | None:
    """The sentence that gives another figure of the same things, where none gives the claim's."""
    for mine in _figures(claim):
        theirs = [(one, other) for one in every for other in _figures(one.text) if comparable(mine, other)]
        if any(same(mine, other) for _, other in theirs):
            continue
        alike = [(_in_common(mine, claim, other, one.text), -nth) for nth, (one, other) in enumerate(theirs)]
        shared, nth = max(alike, default=(0, 0))
        if shared:
            one, other = theirs[-nth]
            hedge = _HEDGE.search(one.text[: other.start]) if other.hedge else None
            told = f"{hedge[0] if hedge else ''}{other.text}"
            return _Judged(claim, "wrong", (f"the quote says {told}, the claim says {mine.text}",), (one,))
    return None


def _held_otherwise(claim: str, meeting: Meeting | None, first: _Evidence, asked: Asked) -> _Judged | None:
    """Where the meeting was held, or the next will be, if the claim names another place for it."""
    own = _PLACE.findall(claim)
    if meeting is None or not own:
        return None
    if _WILL_BE.search(claim):
        places = [one.value.place for one in asked.record.meeting(meeting).next_meetings if one.value.place]
    else:
        places = [meeting.place] if meeting.place and _WAS_HELD.search(claim) else []
    for place in places:
        city = place.split(",")[0]
        known = {*words(place), *(word for one in countries(place) for word in words(one))}
        if known.isdisjoint(words(" ".join(own))) and city in first.text:
            return _Judged(claim, "wrong", (f"the quote says {city}, the claim says {listing(own)}",), (first,))
    return None


def _needed(claim: str, near: Sequence[_Evidence]) -> list[_Evidence]:
    """Of sentences that bear out a claim together, the first and those that give a figure of the claim's."""
    mine = _figures(claim)
    return [
        near[0],
        *(one for one in near[1:] if any(same(each, other) for each in mine for other in _figures(one.text))),
    ]


def _disputed(claim: str, first: _Evidence, asked: Asked) -> _Judged | None:
    """The accounts, where what bears the claim out is itself told differently."""
    if _ACCOUNTS.search(first.text):
        return _Judged(claim, "told differently", (), (first,))
    for one in asked.record.disagreeing_with(first.article_id, *first.span):
        others = [side for side in one.sides if side.span and not _within(side.span, first.span)]
        if one.aspect == "account" and others:
            told = [_quoted(side.article_id, side.span, asked) for side in others if side.span]
            return _Judged(claim, "told differently", (), (first, *told))
    return None


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _quoted(article_id: str, span: Span, asked: Asked) -> _Evidence:
    around = asked.library.sentences_around(article_id, *span)
    text = asked.library.cut(article_id, *around)
    return _Evidence(article_id, around, text, text, "", (), False, 0.0)


def _against(claim: str, checked: Checked, first: _Evidence, asked: Asked) -> _Judged:
    """What stands against a claim that is not borne out."""
    statement = _statement_of(first, asked)
    by_kind: dict[str, list[str]] = {}
    for fault in checked.faults:
        if _is_of_the_heading(fault, first):
            continue
        by_kind.setdefault(fault.kind, []).append(fault.reason.replace("the answer", "the claim"))
    if by_kind.keys() == {"undecided"} and len(checked.reasons) == 1 and statement and statement.status == "adopted":
        return _borne_out(claim, first, asked)  # the record reads more of the sentence than its verb
    proposed = statement is not None and statement.status == "proposed"
    if "proposed" in by_kind or (proposed and _stems(claim) & DECIDED_STEMS and "contrary" not in by_kind):
        return _only_proposed(claim, statement if proposed else None, first)
    if "contrary" in by_kind:
        return _Judged(claim, "wrong", tuple(by_kind["contrary"][:_REASONS]), (first,))
    if _denied(claim, first.text, asked):
        return _Judged(claim, "wrong", ("the quote denies it",), (first,))
    other = {one.reason for one in checked.faults if _is_of_the_heading(one, first)}
    silent = [one.replace("the answer", "the claim") for one in checked.reasons if one not in other]
    return _Judged(claim, "not borne out", tuple(silent[:_REASONS]) or ("no quote says all of it",), (first,))


def _only_proposed(claim: str, statement: Statement | None, first: _Evidence) -> _Judged:
    by = listing([one.name for one in statement.actors if one.name[:1].isupper()]) if statement else ""
    return _Judged(claim, "only proposed", (f"by {by}",) if by else (), (first,))


def _without_names(checked: Checked, claim: str, meeting: Meeting | None, asked: Asked) -> Checked:
    """What was found but for names of the meeting that its articles do not use: "COP29", "the C5+1"."""
    if meeting is None:
        return checked
    known = asked.catalogue.naming_words([meeting.summit]) | {*words(meeting.place or "")}
    own = [one for one in checked.faults if not _names(claim[one.start : one.end], known, one)]
    dropped = {one.reason for one in checked.faults} - {one.reason for one in own}
    reasons = tuple(one for one in checked.reasons if one not in dropped)
    return Checked(checked.verdict if reasons else "supported", reasons, tuple(own))


def _names(text: str, known: Set[str], fault: ClaimFault) -> bool:
    spelt = [word.rstrip("0123456789") for word in words(text)]
    return fault.kind == "absent" and bool(spelt) and all({word, stem(word)} & known for word in spelt if word)


def _is_of_the_heading(fault: ClaimFault, first: _Evidence) -> bool:
    """Whether only the heading says otherwise, such as the edition of this meeting for a claim on the next."""
    says = fault.reason.partition("the quote says ")[2].partition(", the answer")[0].removesuffix(" of this")
    return bool(says) and says in first.heading and says not in first.said


def _listed(unsaid: Sequence[str]) -> str:
    return listing([f"“{word}”" for word in unsaid[:3]], "or")


def _denied(claim: str, quote: str, asked: Asked) -> bool:
    """Whether the quote denies what is claimed: the part of it with the claim's rarest word has a denial."""
    weights = _weights(claim, asked)
    if _denies(claim) or not weights:
        return False
    parts = [_SAID.sub(" ", quote[start:end]) for start, end in clauses(quote)]
    nearest = max(parts, key=lambda part: sum(weights.get(one, 0.0) for one in _stems(part)), default="")
    rarest = max(weights, key=lambda one: weights[one])
    shared = _stems(nearest) & weights.keys()
    return (rarest in shared or len(shared) > 1) and _denies(nearest)


def _denies(text: str) -> bool:
    return any(word.text.lower() in NEGATORS or _DENY.match(word.text) for word in tokens(plain(text)))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content(plain(text))}


def _statement_of(evidence: _Evidence, asked: Asked) -> Statement | None:
    """What the record read from the sentence; of several the one that is no mere report."""
    inside = [
        one.statement
        for one in asked.record.of([evidence.article_id])
        if one.statement.span[0] <= evidence.span[0] < one.statement.span[1]
    ]
    return next((one for one in inside if one.status != "reported"), inside[0] if inside else None)


def _nearest(claim: str, meeting: Meeting | None, asked: Asked) -> list[_Evidence]:
    """The sentences that come near to the claim, at a meeting or in the whole library, the nearest first."""
    wanted = _weights(claim, asked)
    unknown = wanted.keys() - asked.library.document_frequencies(wanted).keys()
    mine = _figures(claim)
    hits = asked.find(claim, meeting.article_ids if meeting else ())
    told = _told_of_the_meeting(claim, meeting, asked) if meeting else []
    held = asked.library.passages(hit.passage.id for hit in hits)
    titles = {one.article.id: one.article.title for one in asked.record.of(hit.passage.article_id for hit in hits)}
    found = []
    for hit in hits:
        if hit.passage.id not in held:
            continue
        stored = held[hit.passage.id]
        named = _stems(stored.heading)
        weights = {one: weight * (_OF_HEADING if one in named else 1) for one, weight in wanted.items()}
        texts = [
            stored.text[one.start - stored.passage.start : one.end - stored.passage.start]
            for one in stored.passage.sentences
        ]
        for nth, (sentence, text, cosine) in enumerate(
            zip(hit.passage.sentences, texts, hit.sentence_cosines, strict=True)
        ):
            said = f"{texts[nth - 1]} {text}" if nth and leans(text, asked.catalogue.people) else text
            has = _stems(said) | {stem(word) for one in countries(said) for word in content(one)} | _initials(said)
            share = sum(weight for one, weight in weights.items() if one in has) / max(sum(weights.values()), 1e-9)
            nearness = cosine + WORDS_WEIGHT * share + _in_figures(mine, claim, text)
            place = Location(hit.passage.article_id, sentence.start, sentence.end)
            nearness += _OF_MEETING * any(_stands_in(one, place) for one in told)
            nearness += _OF_PLACE * bool(told and any(one in text for one in _PLACE.findall(claim)))
            figured = _gives(claim, mine, said)
            unsaid = _unsaid(claim, has | named, weights, unknown, figured)
            span = (sentence.start, sentence.end)
            heading = stored.heading.removeprefix(titles[hit.passage.article_id])
            found.append(_Evidence(place.article_id, span, text, said, heading, unsaid, bool(figured), nearness))
    least = NEAR_AT_A_MEETING if meeting else NEAR
    return sorted(
        (one for one in found if one.nearness >= least), key=lambda one: (-one.nearness, one.article_id, one.span)
    )


def _stands_in(inner: Location, outer: Location) -> bool:
    return inner.article_id == outer.article_id and outer.start <= inner.start < outer.end


def _told_of_the_meeting(claim: str, meeting: Meeting, asked: Asked) -> list[Location]:
    """Where articles tell when and where the meeting was, or the next will be, if the claim is on that."""
    known = asked.record.meeting(meeting)
    if _WILL_BE.search(claim):
        return [place for one in known.next_meetings for place in one.places]
    if _CAME.search(claim):
        present = [place for one in known.who("present") for place in one.places]
        around = {
            Location(one.article_id, *asked.library.sentences_around(one.article_id, one.start, one.end)): None
            for one in present
        }
        return [one for one in around if sum(_stands_in(place, one) for place in present) >= _SEVERAL]
    if _WAS_HELD.search(claim):
        days = [place for one in (*known.last_days, *known.first_days) for place in one.places]
        return [*(place for one in known.places for place in one.places), *days]
    return []


def _in_figures(mine: Sequence[Figure], claim: str, text: str) -> float:
    """What the figures of a sentence add: more where it gives a claim's own, or another of the same things."""
    theirs = _figures(text)
    best = 0.0
    for one in mine:
        for other in theirs:
            if same(one, other):
                best = max(best, SAME_FIGURE)
            elif comparable(one, other):
                best = max(best, SAME_THINGS if _in_common(one, claim, other, text) else FIGURE_WEIGHT)
    return best


def _in_common(one: Figure, text: str, other: Figure, others_text: str) -> int:
    """How many words around two figures are alike; none where one counts what the other does not."""
    theirs = _things(other, others_text)
    counted = {stem(word) for word in _around(text[one.end :])[:1]}
    return len(_things(one, text) & theirs) if one.unit or counted & theirs else 0


@lru_cache(maxsize=2048)
def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text that are no dates."""
    return tuple(figures(text, [(one.start, one.end) for one in moments(text)]))


def _things(one: Figure, text: str) -> set[str]:
    """The stems of what a figure counts or measures: the nearest words of content around it."""
    after = _around(_CLOSE.split(text[one.end :])[0])[:2]
    return {stem(word) for word in (*after, *_around(text[: one.start])[-3:])} - {
        stem(word) for word in words(one.text)
    }


def _around(text: str) -> list[str]:
    """The words near a figure that can say what it counts."""
    return [word for word in words(text) if word not in STOPWORDS and not word.isdigit()]


def _initials(text: str) -> set[str]:
    """The initials of names in a text, folded: "ebrd" for the European Bank for Reconstruction and Development."""
    return {"".join(word[0] for word in run if word) for _, _, run in capital_runs(text) if len(run) > 1}


def _weights(claim: str, asked: Asked) -> dict[str, float]:
    """The stems of a claim without its figures, each with its rarity."""
    stems = {one for one in _stems(claim) if not any(map(str.isdigit, one))}
    stems -= {stem(word) for one in _figures(claim) for word in content(one.text)}
    return weighed(stems, asked.library)


def _gives(claim: str, mine: Sequence[Figure], text: str) -> int:
    """How many of a claim's figures and dates a text gives."""
    given = sum(any(same(one, other) for other in _figures(text)) for one in mine)
    dated = moments(text)
    return given + sum(agrees(one, dated) for one in moments(claim))


def _unsaid(
    claim: str, has: set[str], weights: Mapping[str, float], unknown: Set[str], figured: int
) -> tuple[str, ...]:
    """The words of a claim that neither the sentence nor its article's heading has, the rarest first.

    Other words may say the same, so they count only where they are much of the claim, or stand in no article at all.
    """
    missing = [word for word in dict.fromkeys(content(plain(claim))) if stem(word) in weights and stem(word) not in has]
    every = sum(weights.values()) + FIGURE_SAID * figured
    much = sum(weights[stem(word)] for word in missing) >= MOST_UNSAID * max(every, 1e-9)
    counted = missing if much else [word for word in missing if stem(word) in unknown]
    return tuple(sorted(counted, key=lambda word: -weights[stem(word)]))


def _headline(found: Sequence[_Judged], claimed: int) -> str:
    """The verdict on the whole; of one claim alone, what the quote says instead."""
    left = (
        f" Only the first {len(found)} of {number_of(claimed, 'claim')} were checked." if claimed > len(found) else ""
    )
    if len(found) == 1:
        return _on_one(found[0]) + left
    bad = sum(one.verdict not in ("borne out", "told differently") for one in found)
    disputed = sum(one.verdict == "told differently" for one in found)
    every = number_of(len(found), "claim")
    if bad == len(found):
        return (f"No: none of the {every} is borne out." if bad > 2 else "No: neither claim is borne out.") + left
    if not bad and not disputed:
        return f"Yes: all {every} are borne out.{left}" if len(found) > 2 else f"Yes: both claims are borne out.{left}"
    parts = [f"{_COUNTS[bad]} of {every} {'is' if bad == 1 else 'are'} not borne out"] if bad else []
    if disputed:
        parts.append(
            f"{_COUNTS[disputed]}{'' if bad else f' of {every}'} {'is' if disputed == 1 else 'are'} told differently"
        )
    return f"Not quite: {listing(parts)}.{left}"


def _on_one(one: _Judged) -> str:
    if one.verdict == "borne out":
        return "Yes: borne out."
    if one.verdict == "told differently":
        return "Not quite: accounts differ."
    if one.verdict == "only proposed":
        return f"No: only proposed{''.join(f', {reason}' for reason in one.reasons)}."
    if one.verdict == "wrong":
        instead = one.reasons[0].partition(", the claim")[0].partition(" of this")[0] if one.reasons else ""
        return f"No: {instead}." if instead.startswith("the quote") else "No: the quote says otherwise."
    return "Not borne out by the library."


_COUNTS = ("none", *number_words(1, MOST_CLAIMS))
