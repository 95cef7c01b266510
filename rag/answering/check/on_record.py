"""Claims that the record of a meeting settles: where it was held, who chaired it, who was there."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.coming import coming_at, is_to_come
from rag.answering.check.evidence import PLACE, WAS_HELD, ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.sentences import sentences_of
from rag.english import (
    MEETING_NOUNS,
    TITLES,
    Mention,
    countries,
    is_verb,
    listing,
    mentions,
    same_name,
    stem,
    tokens,
    words,
)
from rag.question import Meeting, understand
from rag.record import Participant, Recorded

_MEETING = f"(?:{'|'.join(MEETING_NOUNS)}|council|event|forum|congress|dialogue|assembly)"
_AT_IT = (
    rf"(?:(?: over)?(?: at)?(?: both)?(?: (?:the|this|that|its))?(?: [\w+’'–-]+){{0,5}}? {_MEETING}\b"
    r"|(?: it)? in person\b| it\b|(?: to| in| at)?(?: the)? (?=[A-Z0-9])|\s*[.?]?\s*$)"
)
_PRESENT = re.compile(
    rf"\b(?:came|attend(?:ed)?|t(?:ook|ake) part in|participated? in|went(?: to)?"
    r"|(?:was|were|been) (?:not |never )?(?:present|there|at)"
    rf"|travell?ed(?: to)?){_AT_IT}"
)
_ABSENT = re.compile(
    rf"\b(?:stayed away(?: from)?|was absent(?: from)?|skipped|missed|boycotted){_AT_IT}|\bwas represented by\b"
)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_HOSTED = re.compile(rf"(?<!\bto )\b(?:hosts?|hosted|was (?:the )?host of){_AT_IT}")
_CAME_ALONG = re.compile(r"\b(?:c[ao]me|travel(?:led|ed)|flew|went|arrived|in person)\b", re.IGNORECASE)
_REMOTE = re.compile(r"\b(?:by|via|over) video(?:[- ]?(?:link|conference|call|message))?|\bremotely\b|\bonline\b")
_CHAIRED = re.compile(rf"(?<!co-)\b(?:chaired|presided)(?: by\b|{_AT_IT})")


def on_record(claim: str, meeting: Meeting | None, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """What the record of the meeting says of such a claim; None when it is no such claim, or nothing is known.

    Args:
        claim: What is claimed.
        meeting: That it is about.
        every: The sentences that come near to it, the nearest first.
        asked: Where to look.
    """
    if is_to_come(claim, meeting, asked):
        return coming_at(claim, meeting, asked)
    if meeting is None:
        return None
    return (
        _held_otherwise(claim, meeting, every, asked)
        or _hosted(claim, meeting, asked)
        or _chaired(claim, meeting, asked)
        or _came(claim, meeting, asked)
    )


def _held_otherwise(claim: str, meeting: Meeting, every: Sequence[ClaimEvidence], asked: Asked) -> Judged | None:
    """Where the meeting was held, if the claim names another place for it."""
    own = PLACE.findall(claim)
    if not own or not every:
        return None
    first = every[0]
    places = [meeting.place] if meeting.place and WAS_HELD.search(claim) else []
    known = {*(word for place in places for word in (*words(place), *words(" ".join(countries(place)))))}
    city = next((one for place in places if (one := place.split(",")[0]) in first.text), None)
    if city is None or not known.isdisjoint(words(" ".join(own))):
        return None
    return Judged(claim, "wrong", (f"the quote says {city}, the claim says {listing(own)}",), (first,))


def _hosted(claim: str, meeting: Meeting, asked: Asked) -> Judged | None:
    """Which country the meeting was in, where the claim says that another was its host."""
    told = _HOSTED.search(claim)
    hosts, claimed = countries(meeting.place or ""), countries(claim[: told.start()]) if told else ()
    if told is None or not hosts or not claimed or _NOT.search(claim) or not set(hosts).isdisjoint(claimed):
        return None
    if understand(claim[told.start() :], asked.catalogue).named.summits - {meeting.summit}:
        return None  # another series than the meeting's
    every = [one for one in sentences_of(asked.library, meeting.article_ids) if meeting.city in one.text]
    told_by_name = [one for one in every if hosts[0] in countries(one.text)]
    evidence = tuple(sentence_at(one.article_id, one.span, asked) for one in (told_by_name or every)[:1])
    reason = f"the quote says {hosts[0]}" if told_by_name else f"the meeting was in {meeting.place}"
    return Judged(claim, "wrong", (reason,), evidence) if evidence else None


def _chaired(claim: str, meeting: Meeting, asked: Asked) -> Judged | None:
    """Who was in the chair, where the claim names somebody or a state for it."""
    told = _CHAIRED.search(claim)
    chairs = [one for one in asked.record.meeting(meeting).chairs if one.value.kind == "person"]
    if told is None or not chairs or _NOT.search(claim):
        return None
    part = claim[told.start() :] if told[0].endswith("by") else claim[: told.start()]
    named, lands = _people(part) or _people(f"of {part}"), {*countries(part)}
    if lands and not named:
        evidence = _told(chairs, asked)
        theirs = {land for one in chairs for land in countries(one.value.country or "")}
        theirs = theirs or {land for one in evidence for land in countries(one.text)}
        if lands == theirs:
            return Judged(claim, "borne out", (), evidence)
        if not theirs or lands & theirs:
            return None
    elif not named:
        return None
    right = [one for one in chairs if any(_is(one.value, who) for who in named)]
    if right and all(any(_is(one.value, who) for one in chairs) for who in named):
        return Judged(claim, "borne out", (), _told(right, asked))
    reason = f"the quote says this of {listing([one.value.name for one in chairs])}"
    return Judged(claim, "wrong", (reason,), _told(chairs, asked))


def with_chair_told(judged: Judged) -> Judged:
    """A verdict, but that somebody chaired a meeting is not borne out by sentences that tell of no chair."""
    claims_it = judged.verdict == "borne out" and _CHAIRED.search(judged.claim)
    if not claims_it or any(_OF_THE_CHAIR.search(one.text) for one in judged.evidence):
        return judged
    return replace(judged, verdict="not borne out", reasons=("the quote does not say who was in the chair",))


_OF_THE_CHAIR = re.compile(r"\bchair|\bpresid|\bhost|\bled\b|\bgavel\b", re.IGNORECASE)


def _came(claim: str, meeting: Meeting, asked: Asked) -> Judged | None:
    came, stayed = _PRESENT.search(claim), _ABSENT.search(claim)
    told = came or stayed
    if told is None or any(is_verb(one.text) for one in tokens(claim[: told.start()])[:-1]):
        return None
    there = bool(came) != bool(_NOT.search(claim))
    every = _meant(claim[: told.start()], asked.record.meeting(meeting).participants)
    presences = {one.value.presence for one in every}
    if len(presences) != 1 or not presences <= {"present", "absent"}:
        return None
    if not came and any(_is(one.value, who) for one in every for who in _people(claim, after=told.end())):
        return None  # "Ghana was represented by Vice-President Lee" says that Lee was there
    evidence = _told(every, asked)
    if there and _CAME_ALONG.search(claim) and (remote := _REMOTE.search(" ".join(one.text for one in evidence))):
        reason = f"{every[0].value.name} took part “{remote[0]}”, by the quote"
        return Judged(claim, "wrong", (reason,), evidence)
    if ("present" in presences) == there:
        return Judged(claim, "borne out", (), evidence)
    reason = f"{every[0].value.name} was {'there' if 'present' in presences else 'not there'}, by the quote"
    return Judged(claim, "wrong", (reason,), evidence)


def _meant(subject: str, participants: Sequence[Recorded[Participant]]) -> list[Recorded[Participant]]:
    """Of those who took part the one person meant: by name, or by country and office ("the Indian prime minister")."""
    named = _people(subject) or _people(f"of {subject}")  # a single word that begins a sentence is no sure name
    if named:
        return [one for one in participants if len(named) == 1 and _is(one.value, named[0])]
    lands = [one for one in mentions(subject) if one.countries]
    office = {stem(word) for word in words(subject) if word in TITLES}
    if len(lands) != 1 or not (office or lands[0].text == subject.removeprefix("the ").strip()):
        return []
    return [
        one
        for one in participants
        if one.value.kind == "person"
        and one.value.country in lands[0].countries
        and office <= {stem(word) for word in words(one.value.office or "")}
    ]


def _people(claim: str, *, after: int = 0) -> list[Mention]:
    """The people named in a part of the claim."""
    return [one for one in mentions(claim) if not one.countries and after <= one.start]


def _is(who: Participant, named: Mention) -> bool:
    """Whether a participant is the person named: by surname, and by first name where that is given."""
    parts = words(who.name)
    return who.kind == "person" and all(any(same_name(word, part) for part in parts) for word in named.words)


def _told(recorded: Sequence[Recorded[Participant]], asked: Asked) -> tuple[ClaimEvidence, ...]:
    """The sentences that say so, one for each, no sentence twice."""
    places = [one.places[0] for one in recorded if one.places]
    every = (sentence_at(one.article_id, (one.start, one.end), asked) for one in places)
    return tuple({(one.article_id, one.span): one for one in every}.values())
