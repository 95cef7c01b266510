"""Who took part in a meeting: people, states, observers and guests."""

import re
from collections.abc import Sequence

from rag.answering.asked import Asked
from rag.answering.attendance.named import MOST_NAMED, Who, at_each, records_of, short_name
from rag.answering.attendance.telling import ALL_OF_A_GROUP, cite_participants, naming_most_present, participant_item
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import listing, number_of, number_words, sentence_case, with_article
from rag.outcomes import MeetingRecord
from rag.types import Section

_STATES_ASKED = re.compile(r"\b(countries|states|members|delegations|country)\b")
_PERSONS_ASKED = re.compile(
    r"\b(?:which|what|how many|who were the|list the|the) (?:\w+ )?(presidents?|leaders?|heads of state"
    r"|ministers?)\b(?! meeting)"
)
_CAME_TOGETHER = re.compile(
    r"\b(attended|took part|participated|came together|came to|were (?:present|represented)|gathered|drew)\b"
)
_NO_PRESIDENT = re.compile(
    r"\b(minister|premier|secretary|chancellor|commissioner|head|chief|envoy|negotiator)\b", re.IGNORECASE
)
_NO_LEADER = re.compile(
    r"\b(foreign|deputy|trade|climate|commerce|treasury|environment|affairs|secretary|negotiator|envoy)\b",
    re.IGNORECASE,
)

_HOW_MANY = re.compile(
    r"\b(?:how many|number of) (?:\w+ )?(?P<who>leaders?|presidents?|heads|countries|states|nations|members|delegations"
    r"|delegates|participants|people|ministers|governments|parties|observers|guests)\b"
)
_ALIKE = (
    r"leaders?|presidents?|heads(?: of (?:state|government))?",
    r"countries|states|nations|members|governments|parties|economies|delegations",
    r"delegates|participants|people|guests",
)
"""Words for the same who come to a meeting."""
_NUMBER = (
    r"\b(?:(?:over|about|around|some|nearly|almost|at least|more than|fewer than|up to|all) )?"
    rf"(?:\d[\d,.]*|{'|'.join(number_words(2, 99))})"
)
_CAME_THERE = re.compile(
    r"\b(attend\w*|took part|participat\w*|came|present|gather\w*|were there|in the room|sent (?:their|its)|met"
    r"|represented|brought together|drew|from \d+|in the (?:hall|family photograph)|delegat\w+)\b"
)
_OF_BEFORE = re.compile(r"\b(?:last year|previous|earlier|before that|ago)\b", re.IGNORECASE)


def came(asked: Asked, what: Meant) -> Composed | None:
    """Who took part: persons by name, states, and those invited, observing or absent.

    It quotes sentences that say who attended, or that name several of those who were there. A sentence that only names
    one of them at some other point is not quoted.
    """
    if len(what.meetings) > 1:
        of_a_city = len({one.city for one in what.meetings}) == 1  # it alone names them: "who came to Dushanbe?"
        return at_each(asked, what, came) if of_a_city or len(asked.understood.sides) > 1 else None
    if not what.meetings:
        return None
    (record,) = records_of(asked, what)
    if counted := _told_number(asked, what, record):
        return counted
    persons = _asked_for(record.who("present", "person"), what)
    states = record.who("present", "state", "organisation")
    gone = record.who("absent")
    others = [("Observers", record.who("observer")), ("Guests", record.who("invited")), ("Absent", gone)]
    if not persons and not states:
        return None
    citations = Citations(asked.library)
    every = sentences_of(asked.library, record.article_ids)
    for one in _group_sentences(every):
        citations.cite(one.article_id, one.span)
    markers = cite_participants(
        [*persons, *states, *(one for _, group in others for one in group)], citations, attendance=True
    )
    markers |= cite_participants([one for one in gone if markers.keys().isdisjoint(one.places)], citations)
    if not citations.quotes and (told := naming_most_present((*states, *persons), every)):
        citations.cite(told.article_id, told.span)
    if not citations.quotes:
        return None
    shown = [one for one in persons if any(place in markers for place in one.places)]
    by_state = len(shown) < len(persons) or not shown or _asks_for_states(what)
    groups = [("People named", persons), ("States and organisations", states)]
    sections = [
        Section(title, tuple(participant_item(one, markers) for one in group))
        for title, group in (*(reversed(groups) if by_state else groups), *others)
        if group
    ]
    listed = sum(len(section.items) for section in sections if section.title != "Absent")
    return Composed(
        "meeting",
        headline=_states_came(states) if by_state and states else _persons_came(shown, states, len(persons)),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=listed,
        there=listed,
    )


def _told_number(asked: Asked, what: Meant, record: MeetingRecord) -> Composed | None:
    """How many came by the words of an article, where a number of such people or states is asked for and told."""
    wanted = _HOW_MANY.search(what.text)
    if wanted is None:
        return None
    kinds = next((kinds for kinds in _ALIKE if re.search(kinds, wanted["who"])), re.escape(wanted["who"]))
    number = re.compile(rf"{_NUMBER} (?:of (?:the|its) )?(?:[\w-]+ ){{0,3}}?(?:{kinds})\b", re.IGNORECASE)
    for one in sentences_of(asked.library, record.article_ids):
        found = number.search(one.text)
        if found and _CAME_THERE.search(one.text) and not _OF_BEFORE.search(one.text[: found.start()]):
            citations = Citations(asked.library)
            citations.cite(one.article_id, one.span)
            said = " ".join(found[0].split())
            return Composed("meeting", headline=f"{sentence_case(said)}.", quotes=tuple(citations.quotes))
    return None


def _asks_for_states(what: Meant) -> bool:
    return bool(_STATES_ASKED.search(what.text)) and not _PERSONS_ASKED.search(what.text)


def _asked_for(persons: Sequence[Who], what: Meant) -> tuple[Who, ...]:
    """Those whose office fits, where the question asks for presidents or leaders; else everybody."""
    asked = _PERSONS_ASKED.search(what.text)
    unfit = {"president": _NO_PRESIDENT, "leader": _NO_LEADER}.get(asked[1].rstrip("s") if asked else "")
    return tuple(one for one in persons if not (unfit and one.value.office and unfit.search(one.value.office)))


def _group_sentences(told: Sequence[ArticleSentence]) -> list[ArticleSentence]:
    """The first sentence that says of a whole group that it took part."""
    found = [one for one in told if _CAME_TOGETHER.search(one.text) and ALL_OF_A_GROUP.search(one.text)]
    return found[:1]


def _persons_came(persons: Sequence[Who], states: Sequence[Who], named: int) -> str:
    """Who came, of `named` people; those whom no quote shows are not counted."""
    if len(persons) < named:
        return f"Among those who came: {listing([short_name(one.value) for one in persons[:MOST_NAMED]])}."
    counted = number_of(len(persons), "person", "people")
    of = f", of {number_of(len(states), 'state or organisation', 'states and organisations')}" if states else ""
    names = listing([short_name(one.value) for one in persons])
    told = f"{counted}{of}: {names}" if len(persons) <= MOST_NAMED else f"{counted}{of}"
    return f"{sentence_case(told)}."


def _states_came(states: Sequence[Who]) -> str:
    bodies = sum(one.value.kind == "organisation" for one in states)
    counted = number_of(len(states) - bodies, "state")
    if bodies:
        counted += f" and {number_of(bodies, 'organisation')}"
    names = listing([with_article(one.value.name) for one in states])
    return (
        f"{sentence_case(counted)} took part: {names}."
        if len(states) <= MOST_NAMED
        else f"{sentence_case(counted)} took part."
    )
