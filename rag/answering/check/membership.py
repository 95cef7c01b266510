"""Claims that a country is a member of a body, or was expelled, against the sentences that name all its members.

"Thirteen countries belong to it: Austria, Bulgaria, …" tells of each country whether it is one, and no sentence on an
observer denies that it is a member.
"""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import clauses, countries, number_words
from rag.question import Meeting, understand

_IS_MEMBER = re.compile(
    r"^(?P<who>.+?) (?:is|are|remains?|counts as|became|becomes|(?:has|have) become"
    r"|(?:was|were) (?:admitted|accepted) as|joined as) (?:still |now |already |also |finally )?"
    r"(?:an? |the |one of (?:the|its) )?(?:[\w-]+ )?members?(?: states?| countr(?:y|ies))? (?:of|in) (?P<body>.+)$",
    re.IGNORECASE,
)
_EXPELLED = re.compile(
    r"^(?P<who>.+?) (?:(?:has|have) been|was|were|is|got|been) (?:\w+ )?"
    r"(?:expelled|excluded|ejected|(?:thrown|kicked|put|chucked|forced) out)(?: from| of) (?P<body>.+)$",
    re.IGNORECASE,
)
_COUNTS = {word: number for number, word in enumerate(number_words(1, 50), start=1)}
_SO_MANY = re.compile(
    rf"\b(?P<count>{'|'.join(sorted(_COUNTS, key=len, reverse=True))}|\d\d?) (?P<kind>(?:[\w-]+ ){{0,2}}?)"
    r"(?:member )?(?:states|countries|members|nations)\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"\b(?:observers?|associates?|guests?|partners?)\b", re.IGNORECASE)
"""Says of a country that it takes part and is no member."""
_MEMBER = re.compile(r"\b(?:members?|membership|belongs?|joined|acce(?:ded|ssion))\b", re.IGNORECASE)
_PUT_OUT = re.compile(r"\b(?:expel\w*|expuls\w*|put out|throw\w* out|exclud\w*|suspended from)\b", re.IGNORECASE)
_LEAST = 3
"""A sentence that names fewer countries names no members one by one."""


def is_member(claim: str, every: Sequence[ClaimEvidence], meeting: Meeting | None, asked: Asked) -> Judged | None:
    """The verdict on such a claim; None for other claims, and where no sentence tells."""
    told = _IS_MEMBER.match(claim) or _EXPELLED.match(claim)
    lands = countries(told["who"]) if told else ()
    if told is None or len(lands) != 1 or denies(claim) or _LESS.search(claim):
        return None
    expelled = told.re is _EXPELLED
    sentences = list(_of_the_body(told["body"], every, meeting, asked))
    listed = next(((one, members) for one in sentences if (members := _members(one.text))), None)
    aside = [one for one in sentences if _is_less(lands[0], one.text)]
    if expelled:
        aside = [one for one in sentences if _PUT_OUT.search(one.text) and not one.text.endswith("?")]
    if listed is None:
        shown = _evidence(aside[:1], asked)
        found = _LESS.search(aside[0].text) if aside else None
        if found and not expelled:
            return Judged(claim, "wrong", (f"the quote says “{found[0]}”",), shown)
        if expelled or any(lands[0] in countries(one.text) and _MEMBER.search(one.text) for one in sentences):
            return None
        return Judged(claim, "not borne out", ("no quote calls it a member",), tuple(every[:1]))
    one, members = listed
    if lands[0] in members and not expelled:
        return Judged(claim, "borne out", (), _evidence([one], asked))
    if lands[0] not in members and expelled:
        return None
    reason = "the quote names it among the members" if expelled else f"the quote names {len(members)} others"
    return Judged(claim, "wrong", (reason,), _evidence([one, *aside[:1]], asked))


def _of_the_body(
    body: str, every: Sequence[ClaimEvidence], meeting: Meeting | None, asked: Asked
) -> Iterator[ArticleSentence]:
    """The sentences of the articles on a body: those of its meetings, and of others those that name it."""
    series = understand(body, asked.catalogue).named.summits
    own = [key for one in asked.catalogue.meetings_of(series) for key in one.article_ids] if series else []
    own += meeting.article_ids if meeting and not series else ()
    wanted = stems_of(body)
    for key in dict.fromkeys([*own, *(one.article_id for one in every)]):
        told = sentences_of(asked.library, [key])
        if key in own or any(wanted <= said_in(one.text).stems for one in told):
            yield from told


def _members(text: str) -> frozenset[str]:
    """The countries that a sentence names as so many members; empty where it names others or not all."""
    for one in _SO_MANY.finditer(text):
        count = _COUNTS.get(one["count"].lower()) or int(one["count"])
        named = frozenset(countries(text[one.end() :]))
        if count >= _LEAST and len(named) == count and not _LESS.search(text[: one.end()]):
            return named
    return frozenset()


def _is_less(land: str, text: str) -> bool:
    """Whether a part of a sentence names the country and says that it is an observer, a guest or a partner."""
    parts = [text[start:end] for start, end in clauses(text)]
    return any(land in countries(one) and _LESS.search(one) for one in parts)


def _evidence(sentences: Sequence[ArticleSentence], asked: Asked) -> tuple[ClaimEvidence, ...]:
    return tuple(sentence_at(one.article_id, one.span, asked) for one in sentences)
