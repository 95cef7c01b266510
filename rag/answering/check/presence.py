"""Claims on who was at a meeting for a country, against every sentence that tells who came for it and who did not.

The sentence nearest to "Peru's president came" is the one that names Peru, which may say that he sent somebody.
"""

import re
from collections.abc import Sequence, Set

from rag.answering.asked import Asked
from rag.answering.attendance import Account, accounts_of_country, accounts_of_office, holds_office, names_office
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import countries, mentions, stem, words
from rag.question import Meeting

_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
_CAME = re.compile(
    r"\b(?:(?:was|were) (?:not |never )?(?:also )?(?:present|there|at|in(?= (?:the )?[A-Z]))"
    r"|(?:did not |didn['’]t )?(?:come|came|attend(?:ed)?|t(?:ake|ook) part|participated?|travel(?:l?ed)?|go|went"
    r"|show(?:ed)? up))\b"
)
_STAYED_AWAY = re.compile(
    r"\b(?:stayed away|(?:was|were) absent|skipped|missed|boycotted|sent (?:nobody|no[ -]one)|was missing)\b"
)
_BY = re.compile(r"\b(?:(?:was|were) (?:only )?represented (?:only )?by|sent(?: only)?) (?P<by>.+)")
_TOGETHER = re.compile(r"^(?:all|every|each|both)\b", re.IGNORECASE)
_LEFT = frozenset(map(stem, ("summit", "meeting", "person", "conference", "session", "also", "even", "really")))


def was_there(claim: str, meeting: Meeting | None, asked: Asked) -> Judged | None:
    """The verdict on such a claim; None for other claims, for people by name, and where no sentence tells."""
    if meeting is None:
        return None
    told = sentences_of(asked.library, meeting.article_ids)
    own = _own_words(meeting, asked)
    by = _BY.search(claim)
    if by and (subject := _country_in(claim[: by.start()])) and not _NOT.search(claim):
        return _through(claim, by["by"], {*subject}, own, told, asked)
    found = _STAYED_AWAY.search(claim) or _CAME.search(claim)
    if found is None or not _says_no_more(claim[found.end() :], own):
        return None
    before = claim[: found.start()]
    there = (found.re is _CAME) != bool(_NOT.search(claim))
    if _TOGETHER.match(claim):
        return _all_of_them(claim, before, told, asked) if there else None
    of = {*_country_in(before)}
    if not of:
        return None
    every = [*_accounts(before, of, told, meeting, asked)]
    said_so = [one for one in every if one.there == there]
    against = [one for one in every if one.there != there]
    if said_so and against:
        apart = {one.sentence.article_id for one in said_so}.isdisjoint(one.sentence.article_id for one in against)
        return Judged(claim, "told differently", (), _shown([said_so[0], against[0]], asked)) if apart else None
    if said_so:
        return Judged(claim, "borne out", (), _shown(said_so[:1], asked))
    return Judged(claim, "wrong", (_reason(against[0]),), _shown(against[:1], asked)) if against else None


def _accounts(
    before: str, of: Set[str], told: Sequence[ArticleSentence], meeting: Meeting, asked: Asked
) -> Sequence[Account]:
    if not names_office(before):
        return [*accounts_of_country(of, told)]
    return [*accounts_of_office(before, of, told, asked.record.meeting(meeting).who("present", "person"))]


def _country_in(before: str) -> tuple[str, ...]:
    """The one country that words tell of, with an office or without; empty where they name a person or several."""
    named = mentions(before) or mentions(f"of {before}")
    lands = {land for one in named for land in one.countries}
    return tuple(lands) if len(lands) == 1 and all(one.countries for one in named) else ()


def _own_words(meeting: Meeting, asked: Asked) -> set[str]:
    """The words by which a meeting and its place are called, in the titles of its articles too."""
    titles = (one.heading for one in asked.record.articles(meeting.article_ids))
    lands = countries(meeting.place or "")
    return {*words(" ".join((meeting.heading, meeting.place or "", *lands, *titles)))}


def _says_no_more(behind: str, own: Set[str]) -> bool:
    """Whether words behind a coming say only where: "to the summit in Oslo"."""
    told = [word for word in words(behind) if len(word) > _SHORT and not word.isdigit()]
    return all(word in own or stem(word) in _LEFT for word in told)


_SHORT = 4
"""In letters: "at", "the", "from"."""


def _through(
    claim: str, by: str, of: Set[str], own: Set[str], told: Sequence[ArticleSentence], asked: Asked
) -> Judged | None:
    """Whether a country was represented by the one claimed."""
    every = [*accounts_of_country(of, told)]
    if not names_office(by) or not every:
        return None
    for one in every:
        came = one.said.partition(" was represented by ")[2]
        people = {word for each in mentions(by) if not each.countries for word in each.words} - own
        if one.there and holds_office(by, came) and people <= {*words(came)}:
            return Judged(claim, "borne out", (), _shown([one], asked))
    return Judged(claim, "wrong", (_reason(every[0]),), _shown(every[:1], asked))


def _all_of_them(claim: str, before: str, told: Sequence[ArticleSentence], asked: Asked) -> Judged | None:
    """That not all came, where somebody stayed away or sent another than who holds the office."""
    lands = {land for one in told for land in countries(one.text)}
    every = accounts_of_office(before, lands, told, ()) if names_office(before) else accounts_of_country(lands, told)
    away = next((one for one in every if not one.there), None)
    return Judged(claim, "wrong", (_reason(away),), _shown([away], asked)) if away else None


def _reason(one: Account) -> str:
    return f"{one.said}, by the quote"


def _shown(every: Sequence[Account], asked: Asked) -> tuple[ClaimEvidence, ...]:
    spans = dict.fromkeys((one.sentence.article_id, one.sentence.span) for one in every)
    return tuple(sentence_at(key, span, asked) for key, span in spans)
