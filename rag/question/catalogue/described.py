"""The meeting that a question describes instead of naming it: "the tuna session on Rodrigues", "the rowing meeting".

What people bring is seldom called by the name of a series. A meeting is described if words beside one for a meeting, or
for what comes of one, are those of its name or place, and its articles have the other words, too. The name is that of
its series; for want of one it is the title of its article.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.english import ARTICLES, MONTHS, STOPWORDS, fold, is_verb, stem, word_set, words
from rag.ordinals import ORDINALS
from rag.question.meeting import Meeting
from rag.types import Span
from rag.vocabulary import Vocabulary

_MEETING = (
    "summit|meeting|session|conference|forum|council|assembly|talks|dialogue|congress|ministerial|gathering|convention"
    "|round|workshop"
)
_TEXT = (
    "statement|communiqu[eé]|declaration|minutes|readout|summary|bulletin|interview|briefing|speech|transcript|article"
    "|report"
)
_NOUN = rf"(?:{_MEETING}|(?P<text>{_TEXT}))"
_DESCRIBED = re.compile(
    rf"\b(?P<before>(?:[\w'’–-]+ ){{1,6}}?)??(?P<noun>{_NOUN}\b(?:['’]s?)?)"
    r"(?P<after>(?: (?:in|at|on|of|for|about) (?:the )?[\w'’–-]+(?: [\w'’–-]+){0,3})?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’–-]*")
_ENDS_RUN = STOPWORDS - ARTICLES
_QUOTED = re.compile(r"“([^“”]+)”")
_WHERE = re.compile(r"\b(?:in|at) (?:the )?(?P<place>[A-Z][\w'’-]+)")
_TELLS_NOTHING = frozenset(
    (*words(" ".join(MONTHS)), *ORDINALS, *ARTICLES, "last", "latest", "recent", "next", "annual", "whole", "full")
)
"""Tells nothing of what a meeting was about."""
_OF_SERIES = 2
"""Words that describe a meeting of a series, at least: one of them is in many a name."""
_OTHERS = word_set("next coming upcoming following previous last earlier")
_MOST = 20
"""Meetings that are alike so far, at most; among more the words tell none."""
_ANY_NOUN = re.compile(rf"(?:{_MEETING}|{_TEXT})s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Described:
    """A meeting, and by which characters of a question it is described."""

    meeting: Meeting
    span: Span
    itself: bool = True
    """Whether it is meant, and not the one before or after it, or its text: "next tuna session", "tuna statement"."""


class DescribedMeetings:
    """Finds the meeting that a question describes.

    Args:
        meetings: All of them.
        vocabulary: The words of their articles.
    """

    def __init__(self, meetings: Sequence[Meeting], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._own: dict[Meeting, frozenset[str]] = {}
        self._with_word: dict[str, list[Meeting]] = defaultdict(list)
        self._titled = {fold(one.summit): one for one in meetings if one.of_no_series}
        for one in meetings:
            self._own[one] = frozenset(map(stem, words(f"{one.summit} {one.place or ''}")))
            for word in self._own[one]:
                self._with_word[word].append(one)

    def find(self, question: str, years: frozenset[int], edition: int | None) -> Described | None:
        """The one meeting that is described; None for none or several, or one of another place, year or edition."""
        for quoted in _QUOTED.finditer(question):
            if titled := self._titled.get(fold(quoted[1])):
                return Described(titled, quoted.span())
        for described in _DESCRIBED.finditer(question):
            before = _run(_tokens(question, *described.span("before"))[::-1])
            behind = _tokens(question, *described.span("after"))[1:]
            after = _run(one for one in behind if one[0] != "the")
            said, around = _telling(before), _telling(after)
            best = self._best(said, [*said, *around])
            if len(best) == 1 and _agrees(best[0], question, years, edition):
                start, end = described.span("noun")
                if before:
                    start = before[-1].start()
                elif described["text"] and behind:  # "minutes of the tuna session" stay minutes
                    start = behind[0].start()
                others = not _OTHERS.isdisjoint(word for one in before for word in words(one[0]))
                itself = not (others or (described["text"] and before))
                return Described(best[0], (start, after[-1].end() if around else end), itself)
        return None

    def _best(self, said: Sequence[str], every: Sequence[str]) -> list[Meeting]:
        """Those whose names have the most of every word and that have all that is said; of these the fullest."""
        every_near = Counter(one for word in {*every} for one in self._with_word.get(stem(word), ()))
        near = {one: count for one, count in every_near.items() if count >= (1 if one.of_no_series else _OF_SERIES)}
        most = max(near.values(), default=0)
        first = [one for one, count in near.items() if count == most]
        if len(first) > _MOST:
            return []
        held = {one: sum(self._has(one, word) for word in every) for one in first if self._has_all(one, said)}
        return [one for one, count in held.items() if count == max(held.values())]

    def _has_all(self, meeting: Meeting, said: Iterable[str]) -> bool:
        return all(self._has(meeting, word) for word in said)

    def _has(self, meeting: Meeting, word: str) -> bool:
        """Whether its name, its place or the text of one of its articles has a word."""
        if stem(word) in self._own[meeting]:
            return True
        return any(self._vocabulary.in_text([word], each) for each in meeting.article_ids)


def _agrees(meeting: Meeting, question: str, years: Iterable[int], edition: int | None) -> bool:
    """Whether a question does not name another place, year or edition."""
    spelt = words(f"{meeting.place or ''} {meeting.summit}")
    elsewhere = meeting.place and any(words(found["place"])[0] not in spelt for found in _WHERE.finditer(question))
    other_year = years and meeting.date and meeting.date.year not in years
    return not (elsewhere or other_year or (edition and meeting.edition and edition != meeting.edition))


def _tokens(question: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of a part of a question; none of a part that it lacks, from -1."""
    return [one for one in _WORD.finditer(question, start, end) if words(one[0])] if start >= 0 else []


def _run(tokens: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The words next to a noun that belong to it, as far as an article: of "summarise the tuna" only "the tuna"."""
    run = [*takewhile(lambda one: not (words(one[0])[0] in _ENDS_RUN or is_verb(one[0])), tokens)]
    article = next((nth for nth, one in enumerate(run) if words(one[0])[0] in ARTICLES), len(run))
    return run[: article + 1]


def _telling(tokens: Iterable[re.Match[str]]) -> list[str]:
    """The folded words that tell one meeting from others."""
    folded = (word for one in tokens for word in words(one[0]))
    return [one for one in folded if not (one in _TELLS_NOTHING or one.isdigit() or _ANY_NOUN.fullmatch(one))]
