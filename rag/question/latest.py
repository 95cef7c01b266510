"""Whether "last" or "latest" in a question means the latest meeting."""

from collections.abc import Sequence
from itertools import takewhile

from rag.english import MEETING_NOUNS, MONTH_NUMBERS, STOPWORDS, WEEKDAYS, fold, plain, stem, tokens, word_set
from rag.question.aliases import NUMBERED_SERIES

LATEST = word_set("last latest newest recent")
"""Words that describe the latest meeting; "recent" after "most"."""
_BEFORE_LATEST = word_set(
    """the their its our his her your this that of in at from since about for on during after before to and or
    what which was is"""
)
"""Words after which "last" describes what follows; after a verb or a name it says when something was done."""
_MEETING_NOUNS = word_set("edition forum council assembly round").union(MEETING_NOUNS)
_DOCUMENT_NOUNS = word_set("declaration communique statement")
_TIMES = frozenset(
    (
        *MONTH_NUMBERS,
        *(day.lower() for day in WEEKDAYS),
        *("year", "month", "week", "weekend", "day", "night", "minute", "hour", "decade", "century", "quarter", "time"),
        *("spring", "summer", "autumn", "winter"),
    )
)


def names_the_latest(question: str, series: frozenset[str]) -> bool:
    """Whether "last" or "latest" describes a meeting, "the last SCO summit", or a series, "the latest G20".

    Args:
        question: As it was asked.
        series: Folded words of the names of series.
    """
    text = plain(question)
    every = tokens(text)
    folded = [fold(token.text) for token in every]
    for nth, word in enumerate(folded):
        recent = word == "recent"
        if word not in LATEST or (recent and folded[nth - 1 : nth] != ["most"]) or text[every[nth].end :][:1] == "-":
            continue
        begin = nth - recent
        before = "the" if begin == 0 or every[begin - 1].text.endswith("'s") else folded[begin - 1]
        after = list(takewhile(lambda one: one and one not in STOPWORDS, folded[nth + 1 :]))
        if _describes_a_meeting(before, after, series):
            return True
    return False


def _describes_a_meeting(before: str, after: Sequence[str], series: frozenset[str]) -> bool:
    """Whether "last" describes a meeting, judged by the folded words around it, up to the next function word."""
    noun = next((nth for nth, word in enumerate(after) if word in _MEETING_NOUNS), None)
    if not after or after[0].removesuffix("s") in _TIMES or (before not in _BEFORE_LATEST and noun != 0):
        return False
    if noun is not None:
        return True
    of_series = [_is_of_series(word, series) for word in after]
    return all(of_series) or (all(of_series[:-1]) and len(after) > 1 and after[-1] in _DOCUMENT_NOUNS)


def _is_of_series(word: str, series: frozenset[str]) -> bool:
    numbered = NUMBERED_SERIES.match(word)
    return not series.isdisjoint((word, stem(word), numbered[1] if numbered else word))
