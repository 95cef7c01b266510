"""Why somebody was not at a meeting, by the words of the sentence on the absence or of the one after it."""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest

from rag.answering.asked import Asked
from rag.answering.attendance.staying_away import explains
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.answering.who import acting_countries
from rag.english import countries, sentence_case, words

_WHY_NOT = re.compile(
    r"^(?:(?:and|so|but) )?why\b.*(?:\b(?:not (?:there|at|in|come|attend)|absent|away|missing|skip\w*|video|remotely"
    r"|boycott\w*|send|sent)\b|n't (?:\w+ ){0,3}(?:there|at|in|come|attend)\b)"
)
_OF_ABSENCE = re.compile(
    r"\bin for\b|\b(?:stay(?:s|ed)|absen\w+|missing|miss(?:es|ed)|apologies|regrets|represented|instead|delayed|seat"
    r"|video|boycott\w*|skip\w*|withdrew|arrived|in (?:the )?place of|no delegation|nobody)\b"
    r"|n['’]t\b|\bnot\b|\bunable\b|\bsent\b|\bkept (?:away|at home)\b",
    re.IGNORECASE,
)
_WHO_DID = re.compile(
    r"(?P<who>(?:[A-ZÀ-Þ][\w'’.-]* )*[A-ZÀ-Þ][\w'’.-]*), who (?P<did>(?:is|was|had|has|stayed|stays|remained|went"
    r"|left)\b[^.;,]*)"
)
_BECAUSE = re.compile(
    r"\b(?P<why>(?:because(?: of)?|since(?! \d)|due to|owing to|for lack of|in protest|citing|delayed by|tied up|after"
    r"|over (?:an?|the)|as (?:he|she|it|its|his|her|they|the|parliament|no))\b"
    r"[^.;]*)|, (?P<where>where [\w ]+),|(?:not|n['’]t) (?:\w+ ){0,2}(?:coming|come|there|here|attend\w*|travel\w*):"
    r" (?P<told>[^.;]+)"
)
_GOES_ON = re.compile(r", (?:so|and|but|while|whereas|which) ")
_OF_TIME = re.compile(
    r"^(?:as (?:the )?(?:\w+ )?(?:guests?|host|chair)\b|(?:after|since) (?:the )?(?:summit|meeting|opening|session)\b)"
)


def why_absent(asked: Asked, what: Meant) -> Composed | None:
    """Why those whom a question names were not at the meeting meant; None where it asks something else."""
    people = asked.understood.named.people
    of = acting_countries(what)
    if len(what.meetings) != 1 or not (people or of) or not _WHY_NOT.search(what.text):
        return None
    every = sentences_of(asked.library, what.meetings[0].article_ids)
    reason = reason_of(names_any(people, of), every)
    if reason is None:
        return None
    citations = Citations(asked.library)
    for one in reason[1]:
        citations.cite(one.article_id, one.span)
    return Composed("meeting", headline=f"{sentence_case(reason[0])}.", quotes=tuple(citations.quotes))


def names_any(people: frozenset[str], of: set[str]) -> Callable[[str], bool]:
    """Whether a text names one of the people or, where none are asked about, one of the countries."""
    return lambda text: bool(people.intersection(words(text)) if people else of.intersection(countries(text)))


def reason_of(
    is_meant: Callable[[str], bool], told: Sequence[ArticleSentence]
) -> tuple[str, list[ArticleSentence]] | None:
    """The reason that is told first, in the words of the article, and the sentences that it stands in; None for none.

    Args:
        is_meant: Whether a text names whom the question is about.
        told: The sentences of the meeting's articles, in order.
    """
    for one, after in zip_longest(told, told[1:]):
        if not (is_meant(one.text) and _OF_ABSENCE.search(one.text)):
            continue
        text = " ".join(one.text.split())
        did = next((found for found in _WHO_DID.finditer(text) if is_meant(found["who"]) or "in for" in text), None)
        if did:
            return f"{did['who']} {did['did']}", [one]
        because = _BECAUSE.search(text)
        said = _GOES_ON.split(next(filter(None, because.groups())))[0].strip() if because else ""
        if said and not _OF_TIME.match(said):
            return said, [one]
        if after and after.article_id == one.article_id and explains(one.text, after.text):
            return " ".join(after.text.split()).rstrip("."), [one, after]
    return None
