"""Finds which list a question asks for, and composes it."""

import re
from collections.abc import Callable
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance import asks_who_was_represented, represented_by_others
from rag.answering.composed import Citations, Composed
from rag.answering.listed.deadlines import TIME_STEMS, asks_for_deadlines, deadlines
from rag.answering.listed.differences import asks_for_differences, differences
from rag.answering.listed.disputes import asks_for_disputes, disputes
from rag.answering.listed.entries import deals, entries_naming, entries_of, opening_with, unpriced_deals
from rag.answering.listed.matter import sentences_on
from rag.answering.listed.named_there import named_there
from rag.answering.listed.none_of_theirs import none_of_theirs
from rag.answering.listed.put_aside import asks_for_put_aside, put_aside, without_words_for_it
from rag.answering.listed.sections import LONGEST_ITEM, composed_of
from rag.answering.listed.wording import (
    FATES,
    LIST_STEMS,
    ONLY_THOSE,
    asks_for_all,
    asks_for_deals,
    asks_for_documents,
    asks_for_money,
    asks_for_sayings,
    asks_for_the_part,
    asks_for_undecided,
    asks_for_what_was_around,
    statuses_asked,
    without_exclusion,
    without_status_verbs,
    without_what_names_the_meeting,
    without_what_to_tell,
    without_words_of_failing,
)
from rag.answering.meant import Meant, meant
from rag.answering.meeting import documents
from rag.answering.money import asks_for_largest, largest, money
from rag.answering.naming import shortened
from rag.answering.sentences import holds, sentences_of
from rag.answering.status import fate_of
from rag.answering.topic import Topic
from rag.answering.who import Actors, spoken_of
from rag.english import terms
from rag.record import Statement, StatementStatus
from rag.types import Item, Quote, Section

_OF_THEIR_OWN: tuple[tuple[Callable[[Meant], bool], Callable[[Asked, Meant], Composed | None]], ...] = (
    (asks_for_differences, differences),
    (asks_for_disputes, disputes),
    (asks_for_put_aside, lambda asked, what: _not_agreed_or_put_off(asked, what)),
    (asks_who_was_represented, represented_by_others),
    (asks_for_largest, lambda asked, what: largest(asked, what, LIST_STEMS)),
    (
        asks_for_deadlines,
        lambda asked, what: deadlines(asked, what, Topic.of(what.topic - LIST_STEMS - TIME_STEMS, asked)),
    ),
)
"""By its wording alone a question asks for one of these lists; each has a module of its own."""


def complete_list(asked: Asked) -> Composed | None:
    """The complete list asked for; None when the record holds none, or the question asks for no list of this kind."""
    if (bare := without_exclusion(asked.understood.text)) != asked.understood.text:
        return complete_list(asked.of(bare))
    whole = meant(asked)
    if only := ONLY_THOSE.search(whole.written):
        return _only_those(only["fate"].lower(), asked)
    named = None if asks_for_money(whole) else named_there(asked, whole)
    return named or _recorded(asked, whole)


def _recorded(asked: Asked, whole: Meant) -> Composed | None:
    """What the record has of the list that is asked for."""
    what = without_words_of_failing(without_status_verbs(_of_all(asked, without_what_to_tell(whole))))
    titles = asked.library.titles([each for one in what.meetings for each in one.article_ids])
    what = _where_it_was(asked, without_what_names_the_meeting(what, titles))
    own = next((composer for asks, composer in _OF_THEIR_OWN if asks(what)), None)
    if own:
        return own(asked, what)
    statuses = statuses_asked(what)
    if asks_for_money(whole):
        sums = money(asked, what, Topic.of(what.topic - LIST_STEMS, asked))
        if sums or not statuses:
            return _with_unpriced(sums, asked, what) if sums and asks_for_deals(what) else sums
    around = statuses in ((), ("adopted",)) and asks_for_what_was_around(what)
    if around:
        statuses = ("adopted",)
    elif asks_for_documents(what) and statuses in ((), ("adopted",)):
        named = documents(asked, what)
        if named or not statuses:
            return named
    found = _of_statements(asked, what, statuses, around=around)
    if found is None and asks_for_deals(what):
        found = money(asked, what, Topic.of(what.topic - LIST_STEMS, asked))
    if found is None and asks_for_all(what) and not statuses:
        what = _where_it_is_told(asked, what)
        if what.meetings or what.period:
            return sentences_on(asked, what, Topic.of(what.topic - LIST_STEMS, asked))
    return found


def _with_unpriced(sums: Composed, asked: Asked, what: Meant) -> Composed:
    """The sums of deals with the deals that no sum is told of."""
    citations = Citations(asked.library, list(sums.quotes))
    priced = {(one.article_id, one.start) for one in sums.quotes}
    items = tuple(
        Item(shortened(" ".join(told.split()), LONGEST_ITEM), (citations.cite(one.article_id, one.span),))
        for one in (entry.statement for entry in unpriced_deals(asked, what))
        if (one.article_id, one.span[0]) not in priced and (told := asked.library.cut(one.article_id, *one.clause))
    )
    if not items:
        return sums
    sections = (*sums.sections, Section("Without a sum", items))
    return replace(
        sums,
        sections=sections,
        quotes=tuple(citations.quotes),
        there=sums.there + len(items),
        shown=sums.shown + len(items),
    )


def _not_agreed_or_put_off(asked: Asked, what: Meant) -> Composed | None:
    """What was put off; where the question asks for what was not agreed too, this first."""
    put_off = put_aside(asked, what)
    if not asks_for_undecided(what):
        return put_off
    failed = _of_statements(asked, without_words_for_it(what), ("failed",), around=False)
    if failed is None or put_off is None:
        return failed or put_off
    citations = Citations(asked.library)
    failed, put_off = citations.renumbered(failed), citations.renumbered(put_off)
    held = {*range(1, len(failed.quotes) + 1)}
    items = tuple(item for one in put_off.sections for item in one.items if held.isdisjoint(item.markers))
    sections = (*failed.sections, *([Section("Put off", items)] if items else []))
    there = failed.there + len(items)
    return replace(failed, sections=sections, quotes=tuple(citations.quotes), shown=there, there=there)


def _only_those(fate: str, asked: Asked) -> Composed | None:
    """Of the list that was asked for, what came out so; where nothing tells that of any, this and the whole list."""
    status = FATES[fate]
    asked = asked.of(ONLY_THOSE.sub("?", asked.understood.text))
    what = _of_all(asked, without_what_to_tell(meant(asked)))
    statuses = statuses_asked(what)
    if statuses == (status,):
        return complete_list(asked)
    if status in statuses or not statuses:
        return _of_statements(asked, what, (status,), around=False)
    actors, topic = Actors.named(asked, what), Topic.of((what.topic | _subject(what)) - LIST_STEMS, asked)
    entries = entries_of(asked, what, statuses, actors, topic)
    came = [one for one in entries if fate_of(one.statement, asked) == status]
    if came:
        return composed_of(came, asked, what, statuses, actors)
    whole = composed_of(entries, asked, what, statuses, actors)
    if not entries or whole is None or not whole.quotes:
        return None
    whole = replace(whole, headline=f"Nothing in the library says that any of this was {fate}: {whole.headline}")
    return _with_what_is_told_of_all(whole, asked)


def _with_what_is_told_of_all(whole: Composed, asked: Asked) -> Composed:
    """The list with the sentences of its articles that say what came of it as a whole, or that it was not decided."""
    first: dict[str, int] = {}
    for quote in whole.quotes:
        first[quote.article_id] = min(quote.start, first.get(quote.article_id, quote.start))
    after = (one for one in sentences_of(asked.library, first) if one.start > first[one.article_id])
    told = [one for one in after if _OF_ALL.match(one.text) or _WHAT_THEY_WERE.search(one.text)]
    quotes = tuple(
        Quote(nth, one.article_id, *one.span, one.text, 0.0) for nth, one in enumerate(told, len(whole.quotes) + 1)
    )
    if not quotes:
        return whole
    said = tuple(Item(" ".join(one.text.split()), (one.marker,)) for one in quotes)
    return replace(whole, sections=(*whole.sections, Section("Told of them", said)), quotes=(*whole.quotes, *quotes))


_OF_ALL = re.compile(r"(?:None|Neither|All|Both) of (?:these|those|them|the (?:proposals|ideas|items|suggestions))\b")
_WHAT_THEY_WERE = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose)(?: \w+)? (?:were|are|remained|as|to be) (?:still |only |merely |all )*"
    r"(?:initiatives|proposals|ideas|suggestions|national positions)\b"
    r"|\bnot (?:\w+ )?(?:these|those) \w+ (?:among|as|in) (?:the |its |their )?(?:decisions|documents|texts)\b"
)
"""Says of what was listed that it was only proposed."""


def _of_statements(
    asked: Asked, what: Meant, statuses: tuple[StatementStatus, ...], *, around: bool
) -> Composed | None:
    """All statements of these statuses, of the meetings, the time, the actors or the topic meant.

    Args:
        asked: The question.
        what: What it means.
        statuses: Those asked for; empty where it asks for what somebody said.
        around: Whether it asks also for what some of those who met agreed on among themselves.
    """
    actors = Actors.named(asked, what)
    topic = Topic.of((what.topic | _subject(what)) - LIST_STEMS, asked)
    if not statuses and not asks_for_sayings(what):
        return None
    if not (what.meetings or what.period or actors or topic):
        return None
    entries = entries_of(asked, what, statuses, actors, topic)
    if not entries and actors and statuses and (own := opening_with(actors, asked, what)):
        entries = entries_of(asked, what, statuses, actors, topic, own)
    if not entries and statuses == ("failed",) and asks_for_undecided(what):
        statuses = ("proposed",)
        entries = entries_of(asked, what, statuses, actors, topic)
    if entries and actors and asks_for_the_part(what):
        entries += entries_naming(asked, what, actors, {one.meeting for one in entries})
    if around and (beside := deals(asked, what, actors, topic)):
        statuses, entries = ("adopted", "announced"), [*entries, *beside]
    if not entries and not statuses:
        entries = [one for one in entries_of(asked, what, (), actors, Topic({})) if _is_read(one.statement, asked)]
    composed = composed_of(entries, asked, what, statuses, actors)
    if composed and composed.quotes:
        return composed
    return none_of_theirs(asked, what, statuses, actors) if statuses and actors and not topic else None


def _of_all(asked: Asked, what: Meant) -> Meant:
    """All meetings, where a question for all there is limits itself to nothing."""
    named = asked.understood.named
    limited = named.summits or named.places or named.people or named.countries or what.topic - LIST_STEMS
    if what.meetings or what.period or limited or not asks_for_all(what):
        return what
    return replace(what, meetings=tuple(asked.catalogue.meetings))


def _where_it_was(asked: Asked, what: Meant) -> Meant:
    """The question on the meeting in a city that it names and the catalogue does not know, as its article opens so.

    The name of the city is then no topic either: hardly a sentence of the article repeats it.
    """
    named = [one for one in _PLACE.findall(what.written) if frozenset(terms(one)) & what.topic]
    if len(named) != 1:
        return what
    telling = () if what.meetings else asked.library.articles_with(named[0])
    opening = {key for key in telling if holds(asked.library.article(key).text[:_OPENING], named[0])}
    about = what.meetings or tuple(one for one in asked.catalogue.meetings if opening & {*one.article_ids})
    if len(about) != 1:
        return what
    return replace(what, meetings=about, topic=what.topic - frozenset(terms(named[0])))


_PLACE = re.compile(r"\b(?:in|at)(?: the)? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_OPENING = 400
"""In characters: a title, a dateline and the first sentence, which say where a meeting was."""


def _where_it_is_told(asked: Asked, what: Meant) -> Meant:
    """The question limited to the meeting that all sentences the reader chose are on, where it names none."""
    told = {quote.article_id for quote in asked.reading.quotes}
    if what.meetings or what.period or len(told) != 1:
        return what
    return replace(what, meetings=tuple(one for one in asked.catalogue.meetings if told & {*one.article_ids}))


def _subject(what: Meant) -> frozenset[str]:
    """Stems of a country that is spoken of and does not act: "who said what on Afghanistan"."""
    return frozenset(terms(" ".join(country for country in spoken_of(what.text))))


def _is_read(statement: Statement, asked: Asked) -> bool:
    """Whether the reader chose its sentence: a saying seldom repeats what it is on."""
    return any(
        quote.article_id == statement.article_id and quote.start <= statement.span[0] < quote.end
        for quote in asked.reading.quotes
    )
