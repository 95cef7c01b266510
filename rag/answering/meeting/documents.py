"""Lists the documents that a meeting adopted or signed, with how many there were where a text says so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meetings_meant
from rag.answering.naming import counted, fragment, shortened
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import number_of, number_words, plain, sentence_case
from rag.outcomes import MeetingRecord, meeting_record
from rag.question import Meeting
from rag.record import Statement
from rag.types import Item, Section

_ISSUED = re.compile(r"\b(adopt|sign|approv|issu|endors|accept|pass)", re.IGNORECASE)
_KIND = (
    r"declaration|communiqu|statement|plan|agreement|treat(?=y|ies)|memorand|roadmap|strateg(?=y|ies)|program|concept"
    r"|charter|protocol|pact|compact|framework|resolution|convention"
)
_ENDING = r"(?:s|e|es|é|és|um|ums|a|y|ies|me|mes)?\b"
"""Behind how such words begin; so a strategic partnership is no strategy."""
NAMES_ONE = re.compile(rf"\b(?:{_KIND}|decision|document){_ENDING}", re.IGNORECASE)
DOCUMENTS, BESIDE = "Documents", "Also adopted or signed there"
_ANY_KIND = re.compile(r"\b(?:documents?|texts?|papers)\b")
_AGREEMENT_KINDS = ("memorand", "treat", "protocol", "pact", "convention", "accord", "deal")
_FOR_A_TERM = re.compile(
    r"\b(?:end dates?|expir(?:y|es?|ing)|(?:fixed|given|limited|set) (?:terms?|periods?|years?|time)|time[- ]limited"
    r"|run(?:s|ning)? (?:until|to|till|for)|for (?:which|what) (?:years|periods?)|until (?:which|what|when) year)\b"
    r"|\b(?:give|tell|show|name|with|state)\b[^.?]*\b(?:years|periods?)\b"
)
"""Asks for documents that hold for some years alone."""
_YEARS = r"(?:the end of )?(?:(?:19|20)\d\d)(?:[–-]\d{2,4})?(?: to (?:19|20)\d\d)?"
_TERM = re.compile(
    rf"\b(?:for|until|till|to|through|up to|from|covering) {_YEARS}\b|\bin (?:19|20)\d\d[–-]\d{{2,4}}\b"
    r"|(?<=\w) ?[–-] ?(?:19|20)\d\d\b"
)
_NO_YEARS = "no text gives years for these documents"
_ONE_KIND = re.compile(rf"\b({_KIND}){_ENDING}")


def documents(asked: Asked, what: Meant) -> Composed | None:
    """The documents of the one meeting meant, in the record's names, and any number of them that a text gives."""
    meetings = meetings_meant(asked, what)
    if not meetings:
        return None
    citations = Citations(asked.library)
    sections: list[Section] = []
    told: str = ""
    kinds = _kinds_asked(what)
    counting = bool(re.search(r"\bhow many\b|\bnumber of\b", what.text))
    for one in meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        number = told_number(record, asked) if len(meetings) == 1 else None
        around = _number_around(record, asked) if counting and len(meetings) == 1 and not (number or kinds) else None
        if around:
            told = around[0]
            citations.cite(around[1].article_id, around[1].span)
        if number and counting and not kinds:
            citations.cite(number[1].article_id, number[1].span)
        items = document_items(record, asked, citations)
        beside = list(_beside(record, kinds if len(meetings) == 1 else None, asked, citations))
        if number and _counts_kind(number[0], [*items, *beside], kinds):
            told = number[0]
            citations.cite(number[1].article_id, number[1].span)
        if len(meetings) > 1 or not items:
            items, beside = [*items, *beside], []
        for title, each in ((DOCUMENTS if len(meetings) == 1 else one.heading, items), (BESIDE, beside)):
            sections += [Section(title, tuple(each))] if each else []
    if _FOR_A_TERM.search(what.text):
        sections, citations, told = _for_some_years(sections, citations)
    sections, citations, lacking = _of_kinds(sections, citations, kinds, what)
    there = sum(len(section.items) for section in sections)
    if not there:
        return None
    headline = _of_each(meetings, asked, citations) if counting and not kinds and len(meetings) > 1 else ""
    headline = headline or _headline(sections, what, told, lacking)
    return Composed(
        "meeting" if asked.understood.kind == "meeting" else "list",
        headline=headline,
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=there,
        there=there,
    )


def _headline(sections: Sequence[Section], what: Meant, told: str, lacking: str) -> str:
    """How many documents there are: in the words of a text, or by those that are named."""
    there = sum(len(section.items) for section in sections)
    if lacking:
        none = f"No {lacking} {'are' if lacking.endswith('s') else 'is'} named"
        return f"{none}; {number_of(there, 'other document')} {'is' if there == 1 else 'are'}."
    named = sum(len(section.items) for section in sections if section.title != BESIDE) or there
    if told == _NO_YEARS:
        return f"{sentence_case(told)}."
    if told:
        is_all = told.split()[0].casefold() in (str(named), number_of(named, "x", "x").split()[0])
        return f"{sentence_case(told)}{'' if is_all else f'; {named} named here'}."
    of = f" of {counted(len(sections), 'meeting')} {what.when}" if what.when else ""
    return f"{sentence_case(number_of(named, 'document'))}{of} {'is' if named == 1 else 'are'} named."


def _of_each(meetings: Sequence[Meeting], asked: Asked, citations: Citations) -> str:
    """How many documents each of several meetings adopted, by a text that counts them or by those that are named."""
    told = []
    for one in meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        number = told_number(record, asked)
        if number:
            citations.cite(number[1].article_id, number[1].span)
        named = sum(document.value.status == "adopted" for document in record.documents)
        said = number[0] if number else f"{number_of(named, 'document')} named"
        told.append(f"{one.heading}: {said}")
    return f"{'; '.join(told)}."


def _beside(record: MeetingRecord, kinds: re.Pattern[str] | None, asked: Asked, citations: Citations) -> Iterable[Item]:
    """What else was adopted or signed at a meeting, by whomever, and what more of the kinds that are asked for."""
    yield from _further(record, asked, citations)
    if kinds:
        yield from _signed_beside(record, kinds, asked, citations)


def _counts_kind(number: str, items: Sequence[Item], kinds: re.Pattern[str] | None) -> bool:
    """Whether a number that a text gives is of the kinds asked for, since it or all of the documents are of them."""
    return kinds is None or bool(kinds.search(number)) or all(kinds.search(one.text) for one in items)


def _kinds_asked(what: Meant) -> re.Pattern[str] | None:
    """What the names of the kinds of document that a question asks for begin with; None where it asks for any."""
    if _ANY_KIND.search(what.text):
        return None
    kinds = {found[1] for found in _ONE_KIND.finditer(what.text)}
    if "agreement" in kinds:
        kinds.update(_AGREEMENT_KINDS)
    return re.compile(rf"\b(?:{'|'.join(sorted(kinds))}){_ENDING}", re.IGNORECASE) if kinds else None


def _kind_named(what: Meant) -> str:
    """The kind of document that a question asks for, as it names it."""
    found = _ONE_KIND.search(what.text)
    return found[0] if found else "such document"


def _of_kinds(
    sections: list[Section], citations: Citations, kinds: re.Pattern[str] | None, what: Meant
) -> tuple[list[Section], Citations, str]:
    """The documents of the kinds asked for; where there are none, all of them, and the kind that is lacking."""
    if kinds is None:
        return sections, citations, ""
    of_kind = [_limited(one, kinds) for one in sections]
    lacking = "" if any(one.items for one in of_kind) else _kind_named(what)
    return *_only_cited(sections if lacking else [one for one in of_kind if one.items], citations), lacking


def _limited(section: Section, kinds: re.Pattern[str]) -> Section:
    return replace(section, items=tuple(one for one in section.items if kinds.search(one.text)))


def _signed_beside(record: MeetingRecord, kinds: re.Pattern[str], asked: Asked, citations: Citations) -> Iterable[Item]:
    """What was signed of these kinds by some of those who met, and what a sentence says of such papers after that."""
    shown = {(quote.article_id, quote.start) for quote in citations.quotes}
    every = asked.library.statements(record.article_ids)
    shown |= {(one.article_id, one.span[0]) for one in every if one.status in ("proposed", "failed")}
    signed = -1
    for one in sentences_of(asked.library, record.article_ids):
        names = kinds.search(one.text)
        if names and (one.article_id, one.start) not in shown and (_ISSUED.search(one.text) or signed == one.start):
            yield Item(shortened(" ".join(one.text.split()).rstrip(". ")), (citations.cite(one.article_id, one.span),))
        after = asked.library.sentence_after(one.article_id, one.end) if _ISSUED.search(one.text) else None
        signed = after.start if after else -1


def _for_some_years(sections: list[Section], citations: Citations) -> tuple[list[Section], Citations, str]:
    """The documents that hold for some years alone; where none does, all of them, and that no text gives years."""
    for_years = [replace(one, items=tuple(_of_a_term(one.items, citations))) for one in sections]
    dated = [one for one in for_years if one.items]
    return *_only_cited(dated or sections, citations), "" if dated else _NO_YEARS


def _of_a_term(items: Iterable[Item], citations: Citations) -> Iterable[Item]:
    """Those that hold for some years alone, each with these where its name does not give them."""
    for one in items:
        if _TERM.search(one.text):
            yield one
            continue
        for quote in (citations.quotes[marker - 1] for marker in one.markers):
            _, name, after = plain(quote.text).casefold().partition(plain(one.text).casefold())
            part = re.split(r"[,;.]| and an? ", after, maxsplit=1)[0] if name else ""
            if found := _TERM.search(part):
                yield replace(one, text=f"{one.text}, {found[0]}")
                break


def _only_cited(sections: Sequence[Section], citations: Citations) -> tuple[list[Section], Citations]:
    """The sections with the quotes that they cite alone, numbered anew."""
    kept = Citations(citations.library)

    def renumbered(item: Item) -> Item:
        return replace(item, markers=kept.take(citations.quotes[marker - 1] for marker in item.markers))

    return [replace(one, items=tuple(map(renumbered, one.items))) for one in sections], kept


def document_items(record: MeetingRecord, asked: Asked, citations: Citations) -> list[Item]:
    """The adopted documents of a meeting, each with the sentences that name it or tell what it was about."""
    return [*_documents(record, citations), *_dealt_with(record, asked, citations)]


def _documents(record: MeetingRecord, citations: Citations) -> Iterable[Item]:
    for one in record.documents:
        if one.value.status != "adopted":
            continue
        markers = tuple(
            dict.fromkeys(citations.cite(place.article_id, (place.start, place.end)) for place in one.places)
        )
        points = f", {one.value.points} points" if one.value.points else ""
        yield Item(f"{sentence_case(one.value.name)}{points}", markers)


def _further(record: MeetingRecord, asked: Asked, citations: Citations) -> Iterable[Item]:
    """Statements that something was adopted or signed, in sentences that name no document of the record."""
    shown = {(quote.article_id, quote.start) for quote in citations.quotes}
    for one in asked.library.statements(record.article_ids, "adopted"):
        cue = asked.library.cut(one.article_id, *one.cue)
        clause = asked.library.cut(one.article_id, *one.clause)
        counts = counts_documents(clause) or (not record.documents and _AGREEMENTS.search(clause))
        if (one.article_id, one.span[0]) in shown or counts or one.what is None or not _ISSUED.search(cue):
            continue
        what = " ".join(asked.library.cut(one.article_id, *one.what).split())
        if NAMES_ONE.search(f"{cue} {what}"):
            shown.add((one.article_id, one.span[0]))
            yield Item(
                shortened(sentence_case(fragment(one, asked.library))), (citations.cite(one.article_id, one.span),)
            )


def _dealt_with(record: MeetingRecord, asked: Asked, citations: Citations) -> Iterable[Item]:
    shown = {(quote.article_id, quote.start) for quote in citations.quotes}
    for one in asked.library.statements(record.article_ids, "reported"):
        clause = " ".join(asked.library.cut(one.article_id, *one.clause).split())
        if (one.article_id, one.span[0]) not in shown and _DEALT_WITH.match(clause):
            yield Item(shortened(clause.rstrip(". ")), (citations.cite(one.article_id, one.span),))


def told_number(record: MeetingRecord, asked: Asked) -> tuple[str, Statement] | None:
    """How many documents a text says that the meeting adopted, in its words; None when none does.

    A number smaller than the record's is left out, since it counts only some of them.
    """
    named = sum(one.value.status == "adopted" for one in record.documents)
    for one in asked.library.statements(record.article_ids):
        clause = asked.library.cut(one.article_id, *one.clause)
        if named == 0 and (agreements := _AGREEMENTS.search(clause)):
            return agreements[1].casefold(), one
        found = _NUMBER.search(clause)
        if not found or _OF_OTHERS.search(clause):
            continue
        number = next(part for part in found.groups()[1:] if part)
        value = int(number) if number.isdigit() else 2 + number_words(2, 40).index(number.casefold())
        if value >= named:
            hedge = (found[1] or "").casefold()
            return f"{hedge}{number_of(value, 'document')}", one
    return None


def _number_around(record: MeetingRecord, asked: Asked) -> tuple[str, ArticleSentence] | None:
    """How many documents a sentence says that were signed around the meeting, also by others than the leaders."""
    for one in sentences_of(asked.library, record.article_ids):
        found = _AROUND.search(one.text)
        if found and (_ISSUED.search(one.text) or _CONCLUDED.search(one.text)):
            return found[0].strip(), one
    return None


def counts_documents(text: str) -> bool:
    """Whether a text gives a number of documents and names none."""
    return bool(_NUMBER.search(text))


_MANY = rf"(?:\d+|{'|'.join(number_words(2, 40))})"
_NUMBER = re.compile(
    rf"\b(at least |about |some )?({_MANY}) (?:separate |joint |outcome )?(?:documents|texts|papers)\b"
    rf"|\bnumber of (?:documents|texts|decisions)(?: signed| adopted)? (?:at|was|as|to) ({_MANY})\b"
    rf"|\b(?:documents|texts|decisions) (?:numbered|came to) ({_MANY})\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"\b(?:(?:more than|over|at least|about|around|some|nearly|almost) )?{_MANY} (?:[a-z]+ )?"
    r"(?:documents|texts|papers)\b(?: (?:involving|between|with|by|among) [^,.;:]+?)?"
    r"(?= (?:were|was|have|had|are) (?:[a-z]+ )?\w+ed\b|[,.;:]|$)",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(r"\b(?:conclud|exchang|agreed|initial)", re.IGNORECASE)
_AGREEMENTS = re.compile(
    rf"\b({_MANY} (?:signed |new |bilateral )?(?:agreements|memorandums|memoranda))\b", re.IGNORECASE
)
"""Counts what two sides sign on a visit, where no document is named."""
_DEALT_WITH = re.compile(
    r"(?:[A-Z][\w-]+ ){0,3}(?i:statements|declarations|documents|texts|agreements|decisions|memorandums) (?:on paper )?"
    r"(?:dealt with|cover(?:ed)?|concerned|marked|were devoted to|addressed|set out|related to)\b"
)
"""Says what documents were about, without a verb of adopting: "Joint statements dealt with crime"."""
_OF_OTHERS = re.compile(
    r"\b(bilateral|compan(?:y|ies)|business(?:es)?|firms|visit|beside|further|more than|over)\b", re.IGNORECASE
)
