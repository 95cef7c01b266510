"""The meeting that a question describes instead of naming it: "the tuna session on Rodrigues", "the rowing meeting".

What people bring is seldom called by the name of a series. A meeting is described if words beside one for a meeting, or
for what comes of one, are those of its name or place, and its articles have the other words, too. The name is that of
its series; for want of one it is the title of its article.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile

from rag.english import ARTICLES, MONTHS, STOPWORDS, fold, is_verb, stem, words
from rag.ordinals import ORDINALS
from rag.question.meeting import Meeting
from rag.vocabulary import Vocabulary

_NOUN = (
    r"(?:summit|meeting|session|conference|forum|council|assembly|talks|dialogue|congress|ministerial|gathering"
    r"|convention|round|workshop|statement|communiqu[eé]|declaration|minutes|readout|summary|bulletin|interview"
    r"|briefing|speech|transcript|article|report)"
)
_DESCRIBED = re.compile(
    rf"\b(?P<before>(?:[\w'’–-]+ ){{1,6}}?)??{_NOUN}\b(?:['’]s?)?"
    r"(?P<after>(?: (?:in|at|on|of|for|about) (?:the )?[\w'’–-]+(?: [\w'’–-]+){0,3})?)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^“”]+)”")
_WHERE = re.compile(r"\b(?:in|at) (?:the )?(?P<place>[A-Z][\w'’-]+)")
_TELLS_NOTHING = frozenset(
    (*words(" ".join(MONTHS)), *ORDINALS, *ARTICLES, "last", "latest", "recent", "next", "annual", "whole", "full")
)
"""Tells nothing of what a meeting was about."""
_MOST = 20
"""Meetings that are alike so far, at most; among more the words tell none."""
_ANY_NOUN = re.compile(rf"{_NOUN}s?", re.IGNORECASE)


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

    def find(self, question: str, years: frozenset[int], edition: int | None) -> Meeting | None:
        """The one meeting that is described; None for none or several, or one of another place, year or edition."""
        for quoted in _QUOTED.finditer(question):
            if titled := self._titled.get(fold(quoted[1])):
                return titled
        for described in _DESCRIBED.finditer(question):
            said = _run(reversed(words(described["before"] or "")))
            around = _run(words(described["after"])[1:])
            best = self._best(said, [*said, *around])
            if len(best) == 1 and _agrees(best[0], question, years, edition):
                return best[0]
        return None

    def _best(self, said: Sequence[str], every: Sequence[str]) -> list[Meeting]:
        """Those whose names have the most of every word and that have all that is said; of these the fullest."""
        near = Counter(one for word in every for one in self._with_word.get(stem(word), ()))
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


def _run(spelt: Iterable[str]) -> list[str]:
    """The words next to a noun that tell one meeting from others: of "who led the tuna" only "tuna"."""
    beside = takewhile(lambda one: one in ARTICLES or (one not in STOPWORDS and not is_verb(one)), spelt)
    return [one for one in beside if one not in _TELLS_NOTHING and not one.isdigit() and not _ANY_NOUN.fullmatch(one)]
