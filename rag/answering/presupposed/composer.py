"""Answers a question that takes for granted what did not happen, with the sentence that tells what is so instead.

"What did A and B agree on when they met there?" where A stayed away; "by how many votes was it rejected?" where no vote
is told; "which date does the declaration name for it?" where the declaration names none. A near answer would confirm
what is wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance import absent, attended
from rag.answering.check import said_in
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.presupposed.in_passing import DENYING, said_in_passing
from rag.answering.presupposed.none_told import none_told
from rag.answering.presupposed.not_there import kept_out
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.status import POINTS_BACK, refused, status
from rag.answering.topic import Topic
from rag.english import DECIDED_STEMS, FAILED_STEMS, countries, moments, plain, terms, words
from rag.types import Refusal

_MET = re.compile(
    r"\b(?:when|as|while|after|once) (?:they|he|she|the two|both)(?: \w+)? met\b"
    r"|\b(?:at|in|during|after) (?:their|his|her) (?:\w+ )?(?:meeting|talks|bilateral|encounter)\b"
)
_CAME = re.compile(
    r"\b(?:when|as|while|after|once|before) (?:[\w.'-]+ ){1,3}?(?:spoke|addressed|took the floor|arrived|walked in"
    r"|sat down|came to|joined)\b"
)
"""Takes for granted that somebody was at a meeting."""
_VOTES = re.compile(
    r"\b(?:by |with )?(?:how many|what (?:number|majority|margin)(?: of)?) (?:votes? )?(?:was|were|did) (?P<what>.+?)"
    r"(?P<act>\b(?:rejected|adopted|passed?|defeated|approved|voted down|carried|fail|fall))\b"
)
_VOTED = re.compile(r"\bvot(?:e[sd]?|ing)\b|\bshow of hands\b|\d+ (?:to|against) \d+", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:which|what|how (?:many|much)) (?P<value>.+?) (?:does|did|do) (?P<who>.+?) ?"
    r"\b(?:name|give|set|mention|contain|specify|fix|lay down|state|promise|foresee|provide|adopt|agree|approve|decide"
    r"|introduce|issue|create|establish|launch)\b(?P<rest>[^?]*)"
)
_LEAVES_OUT = re.compile(
    r"\b(?:(?:nor|neither)\b(?: \w+){0,4} (?:mention|name|give|set|contain)\w*"
    r"|(?:did|does|do) not (?:mention|name|set|give|contain|refer|specify|say|include)"
    r"|without (?:naming|setting|giving|mentioning|fixing|an? (?:date|target|figure|deadline))"
    r"|(?:was|were|is|are) not (?:on the agenda|part of|among|included|planned|foreseen|at issue)"
    r"|no (?:mention|date|deadline|figure|reference|target|timetable|number|sum|amount)|left out|omit\w*|silent on"
    r"|no (?:[\w-]+ ){1,5}?(?:was|were) (?:set|named|given|fixed|agreed|laid down|specified|foreseen))\b",
    re.IGNORECASE,
)
_LEAST_SHARED = 0.5
"""0-1: the share of what is asked for, by rarity, that a sentence must have to be about it."""

_LEAST_TOLD = 0.3
"""0-1: the same of a sentence that tells of a decision."""
_DECIDING = DECIDED_STEMS | FAILED_STEMS | frozenset(terms("deferred postponed referred"))


_ASKS_HOW = (
    r"^(?:(?:so|and|but|ok)\W+)*(?:when|why|how|where|since when|for what reason|how come"
    r"|(?:(?:on|in|at|by) )?(?:what|which) (?:day|date|year|month|grounds?|meeting|summit|place|city|point|stage)"
    r"|(?:on|in|at|by) (?:what|which) \w+)(?: (?:in|at|of|during) [\w'’ ]{2,30}?)? "
)
_DID = re.compile(
    rf"{_ASKS_HOW}did (?P<who>.+?) (?P<act>sign|join|endorse|back|accept|ratify)\b(?P<rest>[^?]*)", re.IGNORECASE
)
_BECAME = re.compile(
    rf"{_ASKS_HOW}did (?P<who>.+?) (?P<act>become (?:an? |the )?(?:[\w-]+ ){{0,3}}?(?:member|partner|observer|chair))\b"
    r"(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"{_ASKS_HOW}did (?P<who>.+?) (?:(?:refuse|decline|fail) to (?P<act>sign|join|endorse|back|accept|support|approve)"
    r"|(?P<against>reject|oppose|block|veto))\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(r"\b(?:in person|in the flesh|physically|on the spot)\b")
_MADE = re.compile(
    r"^(?:(?:so|and|but|ok)\W+)*what (?:made|led|prompted|persuaded|convinced|got|brought|drove|moved|caused)"
    r" (?P<who>.+?) (?:to )?(?P<act>sign|join|endorse|back|accept|ratify)\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_WAS = re.compile(
    rf"{_ASKS_HOW}(?:was|were) (?P<what>(?:the|an?|its|their) .+?)(?<! not) "
    r"(?P<act>signed|ratified|opened|founded|inaugurated|established|created|launched|set up)\b(?P<rest>[^?]*)",
    re.IGNORECASE,
)
_CARRIED_OUT = {"opened", "founded", "inaugurated"}
"""What is done only after it was decided."""


def presupposed(asked: Asked) -> Composed | None:
    """An answer that something taken for granted is not told, and what is; None where nothing is taken for granted."""
    what = meant(asked)
    if denied := _not_so(asked) or none_told(asked):
        return denied
    if len(what.meetings) != 1:
        return None
    return (
        _not_in_person(asked, what)
        or _no_meeting_of_two(asked, what)
        or _no_vote(asked, what)
        or _not_named(asked, what)
        or kept_out(asked)
    )


def _not_so(asked: Asked) -> Composed | None:
    """That something whose day, reason or manner is asked was not done; the same question is put as whether it was."""
    text = plain(asked.understood.text)
    did, was = _DID.match(text) or _MADE.match(text), _WAS.match(text)
    if against := _REFUSED.match(text):
        return _not_against(against, asked)
    if (became := _BECAME.match(text)) and len(meant(asked).meetings) == 1:
        whether = f"Did {became['who']} {became['act']}{became['rest']}?"
    elif did:
        whether = f"Did {did['who']} {did['act']}{did['rest']}?"
    elif was:
        whether = f"Was {was['what']} {'set up' if was['act'] in _CARRIED_OUT else was['act']}{was['rest']}?"
    else:
        return said_in_passing(asked)
    if was and any(_dates(one.text, was["what"], asked) for one in asked.reading.quotes):
        return None
    other = asked.of(whether)
    told = refused(other, meant(other)) if did else status(other)
    if told and told.headline.startswith(DENYING):
        return replace(told, kind="fact")
    return _nothing_signed(did, asked) if did and did["act"].lower() in ("sign", "ratify") else None


def _not_against(found: re.Match[str], asked: Asked) -> Composed | None:
    """That nobody is said to have been against what was adopted; None where somebody is, or it was not."""
    other = asked.of(f"Did {found['who']} back{found['rest']}?")
    if refused(other, meant(other)):
        return None
    told = status(asked.of(f"Was{found['rest']} adopted?"))
    if told is None or not told.headline.startswith(("Yes:", "Adopted:")):
        return None
    was_against = "was against" if found["against"] else f"would not {found['act']}"
    return replace(
        told,
        kind="fact",
        headline=f"Nothing in the library says that {found['who']} {was_against}{found['rest'].rstrip()}: "
        f"{told.headline.partition(' ')[2]}",
    )


def _nothing_signed(did: re.Match[str], asked: Asked) -> Composed | None:
    """A refusal where none of the sentences found says of the countries named that they signed anything."""
    who = {*countries(did["who"])}
    if not who or any(
        who & {*countries(one.text)} and DECIDED_STEMS & {*terms(one.text)} for one in asked.reading.quotes
    ):
        return None
    said = f"Nothing in the library says that {did['who']} signed{did['rest'].rstrip()}."
    nearest = asked.library.titles(one.article_id for one in asked.reading.quotes)[:2]
    return Composed("fact", "declined", refusal=Refusal(said, tuple(nearest)), confidence=asked.reading.confidence)


def _dates(text: str, thing: str, asked: Asked) -> bool:
    """Whether a sentence about the thing gives a date."""
    return bool(moments(plain(text))) and Topic.of(frozenset(terms(thing)), asked).is_of(text)


def _not_in_person(asked: Asked, what: Meant) -> Composed | None:
    """That somebody took part only by video where the question has them there in person, with what they said."""
    if not _IN_PERSON.search(what.text) or not asked.understood.named.people:
        return None
    told = attended(asked, what)
    if told is None or not told.headline.startswith("Only by video"):
        return None
    citations = Citations(asked.library)
    for quote in (*told.quotes, *asked.reading.quotes[:1]):
        citations.cite(quote.article_id, (quote.start, quote.end))
    return replace(told, quotes=tuple(citations.quotes))


def _no_meeting_of_two(asked: Asked, what: Meant) -> Composed | None:
    """Somebody who was absent where the question has them meet others, or speak."""
    met = _MET.search(what.text)
    if not (met or _CAME.search(what.text)) or not asked.understood.named.people:
        return None
    gone = absent(asked, what)
    if gone is None or asked.understood.named.people.isdisjoint(words(gone.headline)):
        return None
    told = f"Nothing in the library says that they {'met' if met else 'were there'}; absent"
    return replace(gone, headline=f"{told}: {gone.headline}")


def _no_vote(asked: Asked, what: Meant) -> Composed | None:
    """What was decided without any vote that is told of."""
    found = _VOTES.search(what.text)
    topic = Topic.of(frozenset(terms(found["what"])) & what.topic, asked) if found else None
    told = _decision(asked, what, topic)
    if found is None or told is None:
        return None
    after = asked.library.sentence_after(told.article_id, told.end)
    following = asked.library.cut(told.article_id, after.start, after.end) if after else ""
    if _VOTED.search(told.text) or (POINTS_BACK.match(following) and _VOTED.search(following)):
        return None
    return _told(f"Nothing in the library tells of a vote on it: {told.text.strip()}", told, asked)


def _not_named(asked: Asked, what: Meant) -> Composed | None:
    """What a text leaves out, where the question asks which it gives."""
    found = _NAMES.search(what.text)
    if found is None:
        return None
    wanted = f"{found['value']} {found['rest']}"
    topic = Topic.of(frozenset(terms(wanted)) & what.topic, asked)
    own = {country for one in what.meetings for country in countries(one.place or "")}
    about = set(countries(wanted)) - own

    def share(one: ArticleSentence) -> float:
        left_out = _LEAVES_OUT.search(one.text)
        named = about.intersection(countries(one.text[left_out.start() :])) if left_out else ()
        return (1.0 if named else topic.covered(one.text)) if left_out else 0.0

    told = best_sentence(_sentences(asked, what), share)
    if told is None or share(told) < _LEAST_SHARED:
        return None
    best = asked.reading.quotes[:1]
    if best and not _LEAVES_OUT.search(best[0].text) and topic.covered(best[0].text) >= share(told):
        return None  # it is told there
    return _told(f"None: {told.text.strip()}", told, asked)


def _sentences(asked: Asked, what: Meant) -> Sequence[ArticleSentence]:
    return sentences_of(asked.library, [one for meeting in what.meetings for one in meeting.article_ids])


def _decision(asked: Asked, what: Meant, topic: Topic | None) -> ArticleSentence | None:
    """The sentence on the meeting that tells of a decision and is most about the topic."""
    if not topic:
        return None

    def share(one: ArticleSentence) -> float:
        held = said_in(one.text).stems  # "ICJ" for the International Court of Justice too
        shared = sum(weight for term, weight in topic.weights.items() if term in held)
        shared /= sum(topic.weights.values())
        return shared if shared >= _LEAST_TOLD and held & _DECIDING else 0.0

    return best_sentence(_sentences(asked, what), share)


def _told(headline: str, one: ArticleSentence, asked: Asked) -> Composed:
    citations = Citations(asked.library)
    citations.cite(one.article_id, one.span)
    return Composed("fact", headline=headline, quotes=tuple(citations.quotes))
