"""Lays the entries of a list out: in sections by who acts or what became of it, under a headline that counts them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed, without_bullet
from rag.answering.listed.entries import ListEntry
from rag.answering.listed.wording import LIST_STEMS
from rag.answering.matter_above import on_its_matter
from rag.answering.meant import Meant
from rag.answering.meeting import document_items, told_number
from rag.answering.naming import counted, counted_articles, fragment, shortened
from rag.answering.status import POINTS_BACK
from rag.answering.tabled import BY_COUNTRY, country_of
from rag.answering.who import Actors, countries_listed
from rag.english import countries, listing, number_of, sentence_case, with_article
from rag.outcomes import meeting_record
from rag.record import Statement, StatementStatus, dateline_length, is_everyone
from rag.types import Item, Section, Span

NOUNS: Mapping[StatementStatus, str] = {
    "adopted": "decision",
    "announced": "announcement",
    "proposed": "proposal",
    "failed": "failure",
    "reported": "statement",
}
_TITLES: Mapping[StatementStatus, str] = {
    "adopted": "Adopted",
    "announced": "Announced",
    "proposed": "Only proposed",
    "failed": "Not agreed",
    "reported": "Said",
}
_NOT_NAMED = re.compile(r"(?:it|them|this|these|both)\b", re.IGNORECASE)
"""What was signed or adopted, where only the sentence before names it."""
_JOINS = re.compile(r"\s*(?:but|and|or|while|which|nor)\b")
"""Opens a clause that cannot be read without the one before it."""
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_OF_WHAT = re.compile(r" (?:of|on|for|by|to|about)\b")
_NOTHING_DECIDED = re.compile(r"\bnothing was (?:decided|agreed|settled)\b")
_AFTER_TALKS = re.compile(
    r"(?:After|Following|At the end of|In) (?:[\w-]+ ){0,3}(?:discussions?|debates?|talks|consultations?|exchanges?"
    r"|hours?|the end),? ",
    re.IGNORECASE,
)
"""Opens what says only then that something was settled: "After discussion the proposal was not adopted"."""
_ENDS = re.compile(r"[.!?][\"”)]*\s+")
_LISTS_ON = re.compile(r",? (?:and|or) [A-Z]")
TOGETHER = "Together"
"""Who acts where the participants do as a whole, or nobody is named."""
LONGEST_ITEM = 240
"""In characters."""


def composed_of(
    entries: Sequence[ListEntry], asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors
) -> Composed | None:
    """The list of these entries, each quoted."""
    citations = Citations(asked.library)
    sections = []
    named, documents = _documents(asked, what, statuses, actors, citations)
    if named:
        sections.append(Section("Documents", named))
        cited = {(quote.article_id, quote.start) for quote in citations.quotes}
        names = tuple(item.text.partition(",")[0].casefold() for item in named)
        entries = [
            one
            for one in entries
            if (one.statement.article_id, one.statement.span[0]) not in cited
            and not fragment(one.statement, asked.library).casefold().removeprefix("the ").startswith(names)
        ]
    entries, matters = _without_matters(entries, asked)
    alone = len({entry.who for entry in entries}) == 1 and bool(actors)
    told: list[ListEntry] = []
    for title, group in _grouped(entries, asked, what, statuses, actors):
        items = [
            _item(
                entry,
                asked,
                citations,
                matters,
                alone=alone or title in (entry.who, TOGETHER),
                verb=not statuses or entry.statement.status in ("reported", "failed"),
            )
            for entry in group
        ]
        kept = [nth for nth, one in enumerate(items) if not any(_goes_on(one, other) for other in items)]
        sections.append(Section(title, tuple(items[nth] for nth in kept)))
        told += [group[nth] for nth in kept]
    entries = told
    lacking = _lacking(sections, asked, actors)
    sections += [Section(name, (Item("Nothing of this is told."),)) for name in lacking]
    articles = {one.article_id for entry in entries for one in entry.statements}
    articles |= {quote.article_id for quote in citations.quotes}
    there = len(entries) + len(named)
    return Composed(
        "list",
        headline=_headline(
            entries, what, statuses, actors, documents, counted_articles(articles, asked.library), lacking
        ),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _lacking(sections: Sequence[Section], asked: Asked, actors: Actors) -> list[str]:
    """The countries that a question lists, and that no section of a list by country is of."""
    if not _by_country(asked):
        return []
    told = {
        country
        for one in sections
        for text in (one.title, *(item.text for item in one.items))
        for country in countries(text)
    }
    return sorted(actors.countries - told)


def _by_country(asked: Asked) -> bool:
    """Whether the entries are wanted by country: so it says, or it lists several countries that act."""
    return bool(BY_COUNTRY.search(asked.understood.text) or countries_listed(asked.understood.text))


def _documents(
    asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors, citations: Citations
) -> tuple[tuple[Item, ...], str]:
    """The documents adopted at the one meeting meant, where what was adopted is asked for, and how many there were."""
    if "adopted" not in statuses or len(what.meetings) != 1 or actors or what.topic - LIST_STEMS:
        return (), ""
    record = meeting_record(what.meetings[0], asked.library, asked.catalogue.meetings)
    items = tuple(document_items(record, asked, citations))
    number = told_number(record, asked) if items else None
    if number is None:
        return items, counted(len(items), "document") if items else ""
    citations.cite(number[1].article_id, number[1].span)
    every = number[0].split()[0].casefold() in (str(len(items)), number_of(len(items), "x", "x").split()[0])
    return items, number[0] if every else f"{number[0]} ({len(items)} named here)"


def _grouped(
    entries: Sequence[ListEntry], asked: Asked, what: Meant, statuses: Sequence[StatementStatus], actors: Actors
) -> list[tuple[str, list[ListEntry]]]:
    """The entries by status where several are asked for, by who acts, or by meeting where one actor or a time is."""
    groups: dict[str, list[ListEntry]] = defaultdict(list)
    if _by_country(asked):
        for entry in entries:
            names = [country_of(one.name, actors.of_country) for one in entry.statement.actors]
            groups[listing(list(dict.fromkeys(names))) or TOGETHER].append(entry)
        return sorted(groups.items())
    if len(statuses) > 1:
        for status in statuses:
            for entry in entries:
                if entry.statement.status == status:
                    groups[_TITLES[status]].append(entry)
        return list(groups.items())
    apart = len({entry.meeting for entry in entries}) > 1
    by_meeting = what.period or (actors and (apart or len({entry.who for entry in entries}) <= 2))
    for entry in entries:
        told_of = entry.meeting.heading if entry.meeting else "Other articles"
        key = told_of if by_meeting else entry.who
        settled = entry.statement.status == "adopted" or statuses == ("failed",)
        together = not by_meeting and (key == "we" or (settled and is_everyone(key)))
        groups[TOGETHER if together else key or TOGETHER].append(entry)
    return list(groups.items())


def _goes_on(one: Item, other: Item) -> bool:
    """Whether an item begins with all of another in order to go on: "A register. It will go online"."""
    return other.text.startswith(f"{one.text}. ")


def _without_matters(entries: Sequence[ListEntry], asked: Asked) -> tuple[list[ListEntry], Set[tuple[str, Span]]]:
    """The entries without those that only name what the next one says was not agreed, and where these are.

    "The formula for sharing out the catch. The compromise did not find acceptance."
    """
    before = {
        (entry.statement.article_id, told)
        for entry in entries
        if entry.statement.status == "failed" and (told := _before(entry.statement, asked))
    }
    matters = {
        (one.article_id, one.span)
        for one in (entry.statement for entry in entries)
        if one.status == "failed" and one.cue[0] == one.cue[1] and (one.article_id, one.span) in before
    }
    return [one for one in entries if (one.statement.article_id, one.statement.span) not in matters], matters


def _item(
    entry: ListEntry,
    asked: Asked,
    citations: Citations,
    matters: Set[tuple[str, Span]],
    *,
    alone: bool,
    verb: bool,
) -> Item:
    """An entry of the list: what was decided or proposed, or the whole clause where its verb matters."""
    markers = tuple(dict.fromkeys(citations.cite(one.article_id, one.span) for one in entry.statements))
    one = entry.statement
    said = asked.library.cut(one.article_id, *one.clause) if verb else fragment(one, asked.library)
    if verb and (_JOINS.match(said) or _breaks_off(one, asked)):
        said = asked.library.cut(one.article_id, *one.span)
    said = without_bullet(" ".join(said.split()))
    said = shortened(said[dateline_length(said) :].strip(".;:, "), LONGEST_ITEM)
    if told := on_its_matter(said, one.article_id, one.clause[0], citations):
        return replace(
            told, text=shortened(told.text, LONGEST_ITEM), markers=tuple(dict.fromkeys((*markers, *told.markers)))
        )
    unnamed = one.what and _NOT_NAMED.match(asked.library.cut(one.article_id, *one.what).lstrip())
    before = _before(one, asked)
    led = before is not None and (one.article_id, before) in matters
    leaves = one.status in ("adopted", "failed") and _leaves_it_to_the_one_before(said)
    if leaves and not led and (proposal := _proposal_before(one, asked)):
        before = proposal
    if (unnamed or led or leaves) and before is not None:
        named_in = without_bullet(" ".join(asked.library.cut(one.article_id, *before).split()))
        markers = tuple(dict.fromkeys((citations.cite(one.article_id, before), *markers)))
        return Item(shortened(f"{named_in} {said}", LONGEST_ITEM), markers)
    named = not alone and entry.who and not verb
    return Item(f"{entry.who}: {said}" if named else sentence_case(said), markers)


def _leaves_it_to_the_one_before(said: str) -> bool:
    """Whether words leave open what was decided: "The offer was noted", unlike "The question of aid was put off"."""
    opened = _AFTER_TALKS.match(said)
    back = POINTS_BACK.match(said, opened.end() if opened else 0)
    return bool(back and not _OF_WHAT.match(said, back.end())) or bool(_NOTHING_DECIDED.search(said))


def _before(statement: Statement, asked: Asked) -> Span | None:
    """The sentence in front of a clause, where this is one of several of a turn or a point, within that."""
    start, _ = statement.span
    within = asked.library.cut(statement.article_id, start, statement.clause[0]).rstrip()
    if within:
        begins = max((one.end() for one in _ENDS.finditer(within)), default=0)
        return start + begins, start + len(within)
    own = asked.library.cut(statement.article_id, *statement.span)
    if without_bullet(own) != own:
        return None  # an item of a list
    before = asked.library.sentence_before(statement.article_id, start)
    if before is None or _TIME_OF_DAY.search(asked.library.cut(statement.article_id, before.end, start)):
        return None  # of an entry of a live report that was made earlier
    return before.start, before.end


def _proposal_before(statement: Statement, asked: Asked) -> Span | None:
    """The last proposal in front of a statement in its paragraph, which others may have spoken on in between."""
    every = asked.library.statements([statement.article_id], "proposed")
    before = [one.span for one in every if one.span[1] <= statement.span[0]]
    if not before or "\n" in asked.library.cut(statement.article_id, before[-1][0], statement.span[0]):
        return None
    return before[-1]


def _breaks_off(statement: Statement, asked: Asked) -> bool:
    """Whether a clause ends within a list: "since Peru, Chile" of "since Peru, Chile and Fiji do not accept it"."""
    begin, end = statement.clause
    said = asked.library.cut(statement.article_id, begin, end).rstrip()
    rest = asked.library.cut(statement.article_id, begin + len(said), statement.span[1])
    return said[-1:].isalnum() and bool(_LISTS_ON.match(rest))


def _headline(
    entries: Sequence[ListEntry],
    what: Meant,
    statuses: Sequence[StatementStatus],
    actors: Actors,
    documents: str,
    articles: str,
    lacking: Sequence[str] = (),
) -> str:
    counts = [(status, sum(one.statement.status == status for one in entries)) for status in statuses or ("reported",)]
    if not statuses:
        counts = [("reported", len(entries))]
    elif len(statuses) == 1:  # also what somebody plans to do is an announcement
        counts = [(statuses[0], len(entries))]
    counted_so = [documents] if documents else []
    noun = "further decision" if documents else "decision"
    told = listing(
        [
            *counted_so,
            *(counted(count, noun if status == "adopted" else NOUNS[status]) for status, count in counts if count),
        ]
    )
    named = [name for name in actors.names if name not in lacking]
    by = f" by {listing([with_article(name) for name in named], 'or')}" if named else ""
    when = f" {what.when}," if what.when else ""
    none = f"; none of {listing(list(map(with_article, lacking)), 'or')} is told" if lacking else ""
    return f"{sentence_case(told)}{by}{when} in {articles}{none}."
