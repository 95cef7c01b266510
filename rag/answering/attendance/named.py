"""Participants as the record has them: which ones a question names, and how an answer names them."""

from collections.abc import Callable
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import short_label
from rag.answering.sentences import holds
from rag.english import countries, fold, listing, number_of, with_article, words
from rag.outcomes import MeetingRecord, meeting_record
from rag.record import Participant, Recorded
from rag.types import Item, Section

MOST_NAMED = 12
"""A headline names at most so many; of more it gives the number."""
_LONGEST_LINE = 600
"""Characters; what is told of several meetings at more length stands below alone."""
Who = Recorded[Participant]


def records_of(asked: Asked, what: Meant) -> list[MeetingRecord]:
    """The joined records of the meetings meant."""
    return [meeting_record(one, asked.library, asked.catalogue.meetings) for one in what.meetings]


def at_each(asked: Asked, what: Meant, told_of: Callable[[Asked, Meant], Composed | None]) -> Composed | None:
    """What is told of each of several meetings that a question can mean, named with it; None where nothing is."""
    found = [(one, told) for one in what.meetings if (told := told_of(asked, replace(what, meetings=(one,))))]
    if not found:
        return None
    if len(found) == 1:
        ((meeting, told),) = found
        return replace(told, headline=f"{meeting.heading}: {told.headline}")
    citations = Citations(asked.library)
    items = [Item(f"{one.heading}: {_bare(told)}", citations.take(told.quotes)) for one, told in found]
    apart = len({one.summit for one, _ in found}) > 1
    told_of_each = {short_label(one, series=apart): _bare(told) for one, told in found}
    headline = "; ".join(f"{label}: {told}" for label, told in told_of_each.items())
    if len(headline) > _LONGEST_LINE:
        headline = f"The library holds {number_of(len(found), 'such meeting')}: {listing([*told_of_each])}"
    return Composed(
        "meeting",
        headline=f"{headline}.",
        sections=(Section("Meetings", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _bare(told: Composed) -> str:
    return told.headline.rstrip(".")


def called(who: Participant, quoted: str, written: str) -> str:
    """A person as the quoted sentence shows: the name, the office where it stands there, and the country."""
    if who.kind != "person":
        return with_article(who.name)
    name = who.name if holds(quoted, who.name) else written
    office = f"{who.office} " if who.office and who.office[0].isupper() and holds(quoted, who.office) else ""
    country = f" of {with_article(who.country)}" if who.country and not holds(office, who.country) else ""
    return f"{office}{name}{country}"


def short_name(who: Participant) -> str:
    """A participant in a list: a person with the country, "Ilham Aliyev (Azerbaijan)"."""
    if who.kind != "person" or not who.country or holds(who.name, who.country) or who.country in countries(who.name):
        return with_article(who.name)
    return f"{who.name} ({who.country})"


def is_named(who: Participant, people: frozenset[str]) -> bool:
    """Whether a participant has one of these folded words in the name."""
    return bool(people.intersection(words(who.name)))


def is_of_any(country: str | None, wanted: set[str]) -> bool:
    """Whether a country, or a body, is one of these, however it is called."""
    return country is not None and any(_same_country(country, one) for one in wanted)


def _same_country(one: str, other: str) -> bool:
    return (countries(one) or (one,))[0] == (countries(other) or (other,))[0]


def stand_ins_of(record: MeetingRecord, gone: Who) -> list[Who]:
    """The people present who are of the country of a person who was absent."""
    country = gone.value.country
    if gone.value.kind != "person" or not country:
        return []
    return [
        one
        for one in record.who("present", "person")
        if one.value.country
        and _same_country(one.value.country, country)
        and fold(one.value.name) != fold(gone.value.name)
    ]
