"""What another article on the same meeting gives of the same thing: "162 million in pledges" beside "167 million"."""

import re
from collections.abc import Mapping, Sequence

from rag.answering.asked import Asked
from rag.answering.rarity import weighed
from rag.answering.sentences import ArticleSentence, heading_above, sentences_of
from rag.english import (
    Figure,
    comparable,
    content,
    figures,
    mentions,
    moments,
    plain,
    stem,
    times_of_day,
    words,
)
from rag.question import Meeting

_COVERED = 0.6
"""0-1: a sentence is on what is told of a figure when it has so much of its words, by rarity."""
_AMOUNTING = {
    *words("reach reached stand stands stood amount amounts amounted total totals come comes came number numbers")
}
"""Say of a figure only that it is so large."""
_AIM = re.compile(r"\b(?:targets?|goals?|aim(?:s|ed|ing)?)\b", re.IGNORECASE)
_AIMED_AT = re.compile(
    rf"(?:{_AIM.pattern}|\b(?:meant to (?:reach|raise)|asked for|wants?|wanted)\b)[^,;.]*$", re.IGNORECASE
)
"""In front of a figure that is only aimed at."""


def asks_for_aim(text: str) -> bool:
    """Whether a text is on what is aimed at: "the same target"."""
    return bool(_AIM.search(text))


def figures_told(text: str, *, aimed: bool = False) -> list[Figure]:
    """The figures of a sentence that are no dates and that it does not only aim at; with `aimed` only those."""
    told = plain(text)
    dated = [(one.start, one.end) for one in moments(told)] + [(one.start, one.end) for one in times_of_day(told)]
    return [one for one in figures(told, dated) if bool(_AIMED_AT.search(told[: one.start])) == aimed]


def words_about(text: str, meeting: Meeting, asked: Asked) -> dict[str, float]:
    """The stems of a text that say what its figures are of, each with its rarity; no name of the meeting does."""
    naming = {*asked.catalogue.naming_words([meeting.summit]), *words(meeting.place or "")}
    counted = {stem(word) for one in figures(plain(text)) for word in content(one.text)}
    told = {stem(word) for word in content(plain(text)) if word not in naming | _AMOUNTING and not word[0].isdigit()}
    return weighed(told - counted - {stem(word) for word in naming}, asked.library)


def names_told(text: str, meeting: Meeting, asked: Asked) -> list[str]:
    """The words of the names in a text, without those of the meeting and of its place."""
    naming = {*asked.catalogue.naming_words([meeting.summit]), *words(meeting.place or "")}
    return [word for one in mentions(text) for word in one.words if word not in naming]


def best_on(
    about: Mapping[str, float],
    article_ids: Sequence[str],
    asked: Asked,
    *,
    like: Figure | None = None,
    values: Sequence[float] = (),
    aimed: bool = False,
) -> tuple[float, ArticleSentence, Figure] | None:
    """Of some articles the sentence that is most on something and gives a figure of it, with how much of it, 0-1.

    Args:
        about: The stems of what it is on, with their rarity.
        article_ids: The articles.
        asked: Where to look.
        like: What the figure must be comparable with; any that has a unit, such as a sum, for None.
        values: Those of which the figure is, if the sentence gives one of them.
        aimed: Whether it is a figure that is aimed at, and not one that is reached.
    """
    total = max(sum(about.values()), 1e-9)
    found = []
    for one in sentences_of(asked.library, article_ids):
        told = figures_told(one.text, aimed=aimed)
        given = [each for each in told if (comparable(like, each) if like else each.unit or each.value in values)]
        if not given:
            continue
        section = heading_above(asked.library, one.article_id, one.start)
        held = {stem(word) for word in content(plain(f"{one.text} {section}"))}
        covered = sum(weight for each, weight in about.items() if each in held) / total
        if covered >= _COVERED:
            found.append((covered, one, next((each for each in given if each.value in values), given[0])))
    return max(found, key=lambda each: (each[2].value in values, each[0], -each[1].start), default=None)
