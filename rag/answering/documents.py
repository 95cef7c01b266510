"""Lists the documents that a meeting adopted or signed, with how many there were where a text says so."""

import re
from collections.abc import Iterable

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.naming import shortened
from rag.english import number_of, stem
from rag.meeting_record import MeetingRecord, meeting_record
from rag.record import Statement
from rag.types import Item, Section

_DOCUMENT_STEMS = frozenset(map(stem, "document text paper agreement memorandum decision declaration accord".split()))
_ISSUED = re.compile(r"\b(adopt|sign|approv|issu|endors|accept|pass)", re.IGNORECASE)
_NAMES_ONE = re.compile(
    r"\b(declaration|communiqu|statement|plan|agreement|treaty|memorand|roadmap|strateg|programme|program|concept|charter"
    r"|decision|protocol|document|pact|compact|framework|resolution|convention)",
    re.IGNORECASE,
)


def documents(asked: Asked, what: Meant) -> Composed | None:
    """The documents of the one meeting meant, in the record's names, and any number of them that a text gives."""
    if not what.meetings:
        return None
    citations = Citations(asked.library)
    sections: list[Section] = []
    names: list[str] = []
    told: list[tuple[str, int]] = []
    for one in what.meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        items = [*_documents(record, citations, names), *_further(record, asked, citations)]
        told += _told(record, asked, citations)
        if items:
            title = "Documents" if len(what.meetings) == 1 else one.heading
            sections.append(Section(title, tuple(items)))
    there = sum(len(section.items) for section in sections)
    if not there:
        return None
    said = f" An article gives the number as {told[0][0]}." if told else ""
    counted = number_of(there, "document is named", "documents are named")
    return Composed(
        "list" if asked.understood.kind != "meeting" else "meeting",
        headline=f"{counted[0].upper()}{counted[1:]}.{said}" if not told else f"{told[0][0].capitalize()}, of which {there} {'is' if there == 1 else 'are'} named.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _documents(record: MeetingRecord, citations: Citations, names: list[str]) -> Iterable[Item]:
    for one in record.documents:
        if one.value.status != "adopted":
            continue
        markers = tuple(
            dict.fromkeys(citations.cite(place.article_id, (place.start, place.end)) for place in one.places)
        )
        names.append(one.value.name)
        points = f", {one.value.points} points" if one.value.points else ""
        yield Item(f"{one.value.name[:1].upper()}{one.value.name[1:]}{points}", markers)


def _further(record: MeetingRecord, asked: Asked, citations: Citations) -> Iterable[Item]:
    """Statements that something was adopted or signed, in sentences that name no document of the record."""
    shown = {(quote.article_id, quote.start) for quote in citations.quotes}
    for one in asked.library.statements(record.article_ids, "adopted"):
        cue = asked.library.cut(one.article_id, *one.cue)
        if (one.article_id, one.span[0]) in shown or one.what is None or not _ISSUED.search(cue):
            continue
        what = " ".join(asked.library.cut(one.article_id, *one.what).split())
        if _NAMES_ONE.search(f"{cue} {what}"):
            shown.add((one.article_id, one.span[0]))
            yield Item(shortened(f"{what[:1].upper()}{what[1:]}".rstrip(". ")), (citations.cite(one.article_id, one.span),))


def _told(record: MeetingRecord, asked: Asked, citations: Citations) -> list[tuple[str, int]]:
    """Numbers of documents that a text gives, in its words, with the marker of the sentence."""
    found: list[tuple[str, int]] = []
    for one in asked.library.statements(record.article_ids):
        for written in _numbers(one, asked):
            found.append((written, citations.cite(one.article_id, one.span)))
    return found


_NUMBER = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)( (?:\w+ )?)(documents|texts|agreements"
    r"|memorandums|decisions|papers)\b|\bnumber of (documents|texts|agreements|decisions)(?: signed| adopted)? (?:at|was|as|to) (\d+)",
    re.IGNORECASE,
)


def _numbers(statement: Statement, asked: Asked) -> Iterable[str]:
    text = asked.library.cut(statement.article_id, *statement.clause)
    for found in _NUMBER.finditer(text):
        yield found[0] if found[1] else f"{found[5]} {found[4]}"
