"""Finds the statements on what sums are to be for: on a fund, a programme, a region."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.meant import Meant
from rag.answering.sentences import heading_above
from rag.answering.topic import Topic
from rag.english import capital_runs, plain, stem, words
from rag.record import Statement

_GOES_ON_WITHIN = 400
"""Characters after the beginning of a sentence on the topic within which sums are taken to be for it; those of its
paragraph are, too."""
_RIGHT_AFTER = 3
"""Characters: two sentences so near are of one paragraph."""


def statements_on_topic(every: Sequence[Statement], topic: Topic, what: Meant, asked: Asked) -> list[Statement]:
    """The statements on the topic and those that go on from one, by its last word alone: "the facility"."""
    if not topic:
        return list(every)
    told = [word for word in words(what.written) if stem(word) in topic.weights]
    by_its_noun = re.compile(rf"\b(?:the|this|its) {re.escape(told[-1])}\b", re.IGNORECASE) if told else None
    ids = {one.article_id for one in every}
    whole = {one for one in ids if topic.is_of(asked.library.article(one).title)}
    found: list[Statement] = []
    spoken: Statement | None = None
    for one in every:
        sentence = asked.library.cut(one.article_id, *one.span)
        again = spoken and spoken.article_id == one.article_id and by_its_noun and by_its_noun.search(sentence)
        may_be = one.amounts or topic.covered(sentence)
        if again or topic.is_of(sentence) or (may_be and topic.is_of(_under(one, sentence, asked))):
            spoken = one
        after = found[-1] if found and found[-1].amounts else None
        goes_on = (spoken and _goes_on(spoken, one, asked)) or (after and goes_right_on(after, one))
        if goes_on or one.article_id in whole:
            found.append(one)
    return found


def _under(one: Statement, sentence: str, asked: Asked) -> str:
    """A sentence with what it stands under: the heading of its section, and the series of its meeting."""
    meeting = asked.catalogue.meeting_of.get(one.article_id)
    over = heading_above(asked.library, one.article_id, one.span[0])
    return f"{over} {sentence} {meeting.summit if meeting else ''}"


def goes_right_on(before: Statement, one: Statement) -> bool:
    """Whether its sentence comes right after that of another, in one paragraph."""
    return before.article_id == one.article_id and 0 <= one.span[0] - before.span[1] < _RIGHT_AFTER


def _goes_on(spoken: Statement, one: Statement, asked: Asked) -> bool:
    """Whether a statement comes soon after one on the topic in its section, or in its paragraph, or is that one."""
    if spoken.article_id != one.article_id or one.span[0] < spoken.span[0]:
        return False
    between = asked.library.cut(one.article_id, spoken.span[0], one.span[0])
    if "\n" not in between or len(between) > _GOES_ON_WITHIN:
        return "\n" not in between
    here, there = (heading_above(asked.library, each.article_id, each.span[0]) for each in (spoken, one))
    return here == there


def of_programme(what: Meant, asked: Asked) -> Topic | None:
    """The name of the programme, of which the question asks for what goes to each of two regions."""
    regions = _TWO_REGIONS.search(plain(what.written))
    if regions is None:
        return None
    told = {stem(word) for region in regions.groups() for word in words(region)}
    for start, end, named in capital_runs(plain(what.written)):
        stems = {stem(word) for word in named}
        if len(named) > 1 and told.isdisjoint(stems) and len(asked.library.articles_with(what.written[start:end])) > 1:
            return Topic.of(frozenset(stems), asked)
    return None


_REGION = r"(?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
_TWO_REGIONS = re.compile(
    rf"\b(?:for|to|in|on) {_REGION},? (?:and|versus|vs\.?|against|or) (?:(?:for|to|in|on) )?{_REGION}"
)
