"""Sentences that tell who stayed away from a meeting, or sent somebody else, and the one that says why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rag.answering.sentences import ArticleSentence
from rag.english import clauses, first_verb, mentions, speaker_label

_NOT = r"(?:will|would|could|can|do|does|did|is|are|was|were|has|have)(?: not|n['’]t)"
_AWAY = re.compile(
    rf"\b(?:{_NOT} (?:be |been )?(?:here|there|present|represented|attend\w*|com(?:e|ing)|travel\w*"
    r"|make (?:it(?! into)|the trip)"
    r"|tak(?:e|ing) part|able to (?:attend|come|travel)|in the room|at the table|fly|flown)"
    r"|(?:was|were|is|are) (?:also )?(?:absent|missing)\b|stay(?:s|ed) (?:away|at home|behind|in (?=(?-i:[A-Z])))"
    r"|skip(?:s|ped) the|boycott(?:s|ed)"
    r"|miss(?:es|ed) the (?:first|last|second|opening|summit|meeting|session|conference)"
    r"|cancel(?:s|led|ed) (?:because|over|due|after|at|his|her|their|on)\b|pull(?:s|ed) out|"
    r"sen(?:ds|t) (?:his |her |its |their )?(?:apologies|regrets)"
    r"|sen(?:ds|t) (?:nobody|no[- ]one|no (?:delegation|delegate|minister|representative|envoy))"
    r"|(?:was|were) kept away|(?:was|were) unable to (?:come|attend|travel|take part|be (?:there|present))"
    r"|(?:had |has )?informed (?:the [\w-]+|[A-Z]\w+) of (?:its|his|her|their) absence"
    r"|chair (?:was|stood|stayed|remained) empty|(?:was|were) to (?:come|attend|travel)\b[^.;]{0,12},? but\b"
    rf"|{_NOT} (?:been )?(?:given|granted) (?:leave|permission)\b"
    r"|(?:was|were|is|are) represented by (?:its|his|her|their|the|an?) (?:\w+ ){0,3}(?:minister|deputy|commissioner"
    r"|ambassador|secretary|envoy|governor|official))\b"
    r"|\b(?:was|were) represented by [\w ]{0,30}\b(?:[Mm]inister|[Dd]eputy|[Aa]mbassador|[Ee]nvoy)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^(?:also |still )?(?:(?:missing|absent)(?::| (?:was|were|is|are):?)"
    r"|(?:apologies|regrets)(?: for absence)?(?::| from:?)) (?P<who>[^;.]{3,300})",
    re.IGNORECASE,
)
_WHO_WERE = re.compile(
    r"\bwho (?:did not|didn['’]t|could not) (?:come|attend) (?:are|were|include[ds]?):? ", re.IGNORECASE
)
"""Leads to those who are told to have stayed away: "guests who did not come included the President of Peru"."""
_ASIDES = re.compile(r", (?:represented by|who) [^,;.]+(?:,|$|(?=\.))")
_NOT_ITS_OWN = re.compile(r", (?:which|who) had $|\bthat (?:he|she|it|they) $", re.IGNORECASE)
"""Between somebody and an absence from another meeting, or one that somebody only speaks of."""
_NOBODY = re.compile(
    r"^(?:no|none|nobody|not|neither|if|unless|he|she|they|it|who|which|that|this|these)\b", re.IGNORECASE
)
_BESIDES = re.compile(r"^(?:besides|apart from|like|as well as|along with) (?P<who>[^,]{3,60}), ", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:who|which|whose|whom)\b.*$")
_TOLD_THAT = re.compile(r"\b(?:regret(?:s|ted)?|not(?:es|ed?)|said|says|told \w+) that ", re.IGNORECASE)
_INVITED = re.compile(r",? (?:which (?:was|had been) |also |though |although )?(?:invited|expected)\b[^,]{0,40}$")
_NAMED = re.compile(r"\b(?!(?:The|An?|His|Her|Its|Their|One|Some|Many|Most|Several)\b)[A-ZÀ-Þ]\w+")
_TIME = re.compile(r"^\d{1,2}[.:]\d\d\s+")
_REASON = re.compile(
    r"\b(?:because|due to|owing to|as (?:he|she|the|his|her|its|their|no)|who (?:is|was|has|had)|being"
    r"|over (?:the|an?)|to (?:face|attend|deal|stay|be)|after|citing|in protest|ill(?:ness)?|sick"
    r"|recovering|tied up|detained"
    r"|with (?:a|an|the|flu|fever|pneumonia|covid\S*))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^(?:his|her|its|their|he|she|they|the (?:reason|trip|flight|office))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who stayed away, as an article tells it."""

    who: str
    """In the words of the sentence."""
    told: ArticleSentence
    why: ArticleSentence | None
    """The next sentence, where that gives the reason and this one does not."""


def stayed_away(told: Sequence[ArticleSentence]) -> Iterator[Absence]:
    """Those whom these sentences, in the order of their articles, tell to have stayed away."""
    for nth, (one, after) in enumerate(zip_longest(told, told[1:])):
        for who in [*_who(one.text)] or _did_not(one.text, told[nth - 1].text if nth else ""):
            yield Absence(who, one, after if after and explains(one.text, after.text) else None)


def told_from_afar(text: str) -> Iterator[str]:
    """The clauses of a sentence that tell of somebody who took part by video."""
    for start, end in clauses(text):
        said = " ".join(text[start:end].split()).strip(" ,;.")
        if _REMOTELY.search(said) and mentions(said):
            yield _ASIDE.sub("", _JOINED.split(said)[-1])


_REMOTELY = re.compile(r"\b(?:by|via|through|over) video\b|\bvideo (?:link|message|conference)|\bremotely\b|\bonline\b")
_JOINED = re.compile(r"(?:^|, )(?:and|while|whereas|but) ")
_ASIDE = re.compile(r", (?:who|which)\b[^,]*,")


def explains(text: str, following: str) -> bool:
    """Whether the sentence after one on somebody's absence gives the reason, and that one does not."""
    return not _REASON.search(text) and bool(_GOES_ON.match(following))


def _who(text: str) -> dict[str, None]:
    """Whom a sentence tells to have stayed away, in its words; nobody when it tells of none by name or office."""
    line = _TIME.sub("", " ".join(text.split()))
    line = line.removeprefix(speaker_label(line)).strip()
    below = " ".join(text.rsplit("\n", 1)[-1].split())  # a list may stand below its heading
    if listed := _LISTED.match(line) or _LISTED.match(below):
        return {listed["who"]: None}
    every = [*_AWAY.finditer(line)]
    sent_nobody = [one for one in every if "represented" not in one[0]]  # beside whom who sent somebody was there
    others = [one for away in sent_nobody or every if (one := _of_the_absence(line, away))]
    besides = _BESIDES.match(line) if others else None
    return dict.fromkeys((besides["who"], *others) if besides else others)


def _of_the_absence(line: str, away: re.Match[str]) -> str | None:
    """Who stayed away by such words of a sentence."""
    if behind := _WHO_WERE.search(line, 0, away.end() + 20):
        return _ASIDES.sub("", line[behind.end() :]).strip(" .")
    if _NOT_ITS_OWN.search(line[: away.start()]) or line[: away.start()].count('"') % 2:
        return None
    subject = _BEGINS_ANEW.split(line[: away.start()])[-1].strip(" ,")
    subject = _INVITED.sub("", _TOLD_THAT.split(subject)[-1])
    subject = _RELATIVE.sub("", _BESIDES.sub("", _of_the_last_clause(subject)))
    named = _NAMED.search(subject)
    return subject if named and not _NOBODY.match(subject) and len(subject.split()) <= _MOST_WORDS else None


_BEGINS_ANEW = re.compile(r"[;:] |, (?:but|while|whereas) |(?<=[a-z]{3}[.?!]) (?=[A-Z])|\bthat (?=(?-i:[A-Z]))")


_LEADS_ON = re.compile(r"^(?:and|but|because|as|since|after)\b ?")


def _of_the_last_clause(told: str) -> str:
    """Who acts at the end of a text: "B" of "A sent an envoy, and B" and "A and B" of "A and B were asked, but"."""
    last, *before = [told[start:end].strip(" ,") for start, end in reversed(clauses(f"{told} came"))] or [told]
    last = _LEADS_ON.sub("", last)
    if _NAMED.search(last) or not before:
        return last
    return before[0][: first_verb(before[0])].strip(" ,")


def _did_not(text: str, before: str) -> list[str]:
    """Whom a sentence says not to have done what the one before tells of others, who came."""
    found = _DID_NOT.match(" ".join(text.split()))
    return [found["who"]] if found and _CAME.search(before) else []


_DID_NOT = re.compile(
    r"(?P<who>[A-Z][^,.;:]{2,80}?) (?:did|was|were) not(?=[:.;]|, (?:as|because|since|citing|owing)\b)"
)
_CAME = re.compile(r"\b(?:came|attended|took part|(?:was|were) (?:there|present))\b")
_MOST_WORDS = 14
