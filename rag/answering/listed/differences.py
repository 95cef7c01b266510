"""Lists on which points accounts of a meeting differ, both sides of each and neither of them chosen."""

from collections.abc import Sequence, Set

from rag.answering.asked import Asked
from rag.answering.compare import Contrast, accounts_beside, contrasts, differing_figures, matters_of
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meetings_meant
from rag.answering.naming import counted, shortened
from rag.answering.topic import topic_words
from rag.english import countries, mentions, number_of, plain, sentence_case, terms, words
from rag.outcomes import Disagreement
from rag.question import TOLD_DIFFERENTLY, Meeting
from rag.types import Item, Refusal, Section

_ASKING = frozenset(
    terms(
        """point points report reports account accounts source sources article articles media outlet outlets agency
        agencies press newspaper newspapers paper papers coverage contradict contradicts contradiction contradictions
        disagree disagrees disagreement disagreements differ differs difference differences different differently
        diverge diverging discrepancy discrepancies inconsistent inconsistency inconsistencies conflict conflicting
        figure figures number numbers count counts total totals sum sums amount amounts
        readout readouts wire wires story stories column columns blog ticker live piece pieces write ups
        quick quickly short vs versus
        version versions claim claims told tell detail details other another each list everything all
        anything where which library there two three both match matches matched agree tally line
        didn doesn don aren"""
    )
)
"""Stems that ask for differences and say nothing of what these are about."""
_FIRST_LINES = 120
"""In characters; a byline stands there."""
_MOST_ACCOUNTS = 4
"""More articles with the same names in them need not be on one event."""


def asks_for_differences(what: Meant) -> bool:
    """Whether a question asks on what accounts differ."""
    return bool(TOLD_DIFFERENTLY.search(what.text))


def differences(asked: Asked, what: Meant) -> Composed | None:
    """The points on which accounts differ, of the meetings meant or, where none is, of all; None without any.

    A question that names people and no meeting means those in whose articles they stand; where it names countries, only
    points on these.

    Where the question says on what they differ and the record has not noticed that, what each says of it.
    """
    there = _in_a_city_named(asked, what)
    about = what.topic - _ASKING - {term for one in there for term in terms(one.city)}
    about -= _naming_accounts(_accounts(asked, what), asked)
    citations = Citations(asked.library)
    sections = []
    meetings = meetings_meant(asked, what) or there
    whose = frozenset[str]() if meetings else asked.understood.named.own_countries
    for meeting in meetings or _with_people_named(asked):
        found = [
            one
            for one in asked.record.disagreements(meeting)
            if (not about or about & set(terms(_said(one)))) and whose <= {*countries(_said(one))}
        ]
        of_them = found if meetings else _between(asked.understood.named.people, found)
        items = [_item(one, citations) for one in of_them]
        noticed_too = {(one.article_id, one.start) for one in citations.quotes}
        for one in contrasts(meeting.article_ids, asked) if meetings else ():
            places = {(each.sentence.article_id, each.sentence.start) for each in (one.one, one.other)}
            if not places <= noticed_too and (not about or about & {*terms(_told(one))}):
                items.append(_read_from_each(one, citations))
        if items:
            sections.append(Section(meeting.heading, tuple(items)))
    matters = [one for one in matters_of(what.written) if topic_words(one, meetings, asked.catalogue)]
    noticed = len(citations.quotes) >= 2 * len(matters)
    beside = None if noticed else accounts_beside(matters, _accounts(asked, what), asked)
    told = beside or _listed(sections, citations)
    return told or _in_figures(asked, what)


def _naming_accounts(article_ids: Sequence[str], asked: Asked) -> set[str]:
    """The stems by which articles can be told apart: of their titles, publishers and first lines."""
    articles = [asked.library.article(one) for one in article_ids[:_MOST_ACCOUNTS]]
    return {*terms(" ".join(f"{one.title} {one.publisher or ''} {one.text[:_FIRST_LINES]}" for one in articles))}


def _between(people: Set[str], found: Sequence[Disagreement]) -> Sequence[Disagreement]:
    """Of these points those on which two or more people named differ; all where fewer are named."""
    return [one for one in found if people <= {*words(_said(one))}] if len(people) > 1 else found


def _in_figures(asked: Asked, what: Meant) -> Composed | None:
    """The figures on which the accounts differ, or that none is noticed; None where fewer than two are meant."""
    accounts = _accounts(asked, what)
    if len(accounts) < 2:
        return None
    none = Refusal(
        f"No point is noticed on which the {number_of(len(accounts), 'article')} differ.",
        tuple(asked.library.titles(accounts)),
    )
    return differing_figures(accounts, asked) or Composed("list", "declined", refusal=none)


def _in_a_city_named(asked: Asked, what: Meant) -> list[Meeting]:
    """The meetings whose city stands in the question, however it is put."""
    said = {*words(what.text)}
    return [one for one in asked.catalogue.meetings if one.city and {*words(one.city)} <= said]


def _with_people_named(asked: Asked) -> list[Meeting]:
    """The meetings in whose articles everybody stands whom the question names; all when it names nobody."""
    held = [asked.catalogue.mentioning([words(one)]) for one in asked.understood.named.people]
    return [one for one in asked.catalogue.meetings if all(each & {*one.article_ids} for each in held)]


def _accounts(asked: Asked, what: Meant) -> list[str]:
    """The articles on the meetings meant, and those that name a place of the question at their beginning."""
    there = _in_a_city_named(asked, what)
    meant_by_name = [article_id for one in meetings_meant(asked, what) for article_id in one.article_ids]
    if len(meant_by_name) > 1:
        return meant_by_name
    own = [article_id for one in (meetings_meant(asked, what) or there) for article_id in one.article_ids]
    places = [words(one) for one in {*asked.understood.named.places, *(one.city for one in there)}]
    held = asked.catalogue.mentioning(places) if places else frozenset[str]()
    found = list(dict.fromkeys([*own, *(one for one in sorted(held) if _opens_with(one, places, asked))]))
    found = found if len(found) > 1 else list(dict.fromkeys([*found, *sorted(held)]))
    return found if len(found) > 1 else _naming_all(what, asked)


def _naming_all(what: Meant, asked: Asked) -> list[str]:
    """The articles that have all the names of the question, where these are few: those on one event."""
    names = [words(one.text) for one in mentions(plain(what.written))]
    having = frozenset.intersection(*(asked.catalogue.mentioning([one]) for one in names)) if names else ()
    return sorted(having) if len(having) <= _MOST_ACCOUNTS else []


def _opens_with(article_id: str, places: Sequence[Sequence[str]], asked: Asked) -> bool:
    article = asked.library.article(article_id)
    first = asked.library.sentences(article_id)[:1]
    told = {*words(article.title), *(word for one in first for word in words(article.text[one.start : one.end]))}
    return any({*place} <= told for place in places)


def _listed(sections: Sequence[Section], citations: Citations) -> Composed | None:
    count = sum(len(one.items) for one in sections)
    if not citations.quotes:
        return None
    at = f" on {counted(len(sections), 'meeting')}" if len(sections) > 1 else ""
    return Composed(
        "list",
        headline=f"{sentence_case(number_of(count, 'point'))}{at} {'is' if count == 1 else 'are'} told differently.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=count,
        there=count,
    )


def _said(one: Disagreement) -> str:
    return " ".join((one.about, *(side.value for side in one.sides)))


def _told(one: Contrast) -> str:
    return " ".join((one.about, one.one.said, one.other.said, one.one.sentence.text, one.other.sentence.text))


def _read_from_each(one: Contrast, citations: Citations) -> Item:
    """What each of two articles tells of a thing, after what that is."""
    sides = (one.one, one.other)
    markers = [citations.cite(each.sentence.article_id, each.sentence.span) for each in sides]
    return Item(sentence_case(f"{one.about}: {'; '.join(each.said for each in sides)}"), tuple(dict.fromkeys(markers)))


def _item(one: Disagreement, citations: Citations) -> Item:
    """Both sides, after what they are accounts of where that is told."""
    cited = (citations.cite(side.article_id, side.span) for side in one.sides if side.span is not None)
    told = "; ".join(shortened(side.value.rstrip(".")) for side in one.sides)
    about = f"{one.about}: " if one.about else ""
    return Item(sentence_case(f"{about}{told}"), tuple(dict.fromkeys(cited)))
