"""What a document that was adopted contains, by the sentences that tell it."""

import re
from collections.abc import Iterator

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.points import HAS_POINTS
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import terms
from rag.record import MeetingDocument, Recorded
from rag.types import Item, Section

_NAMED = r"(?:the |this |that )?(?P<{}>[^?,.;]{{4,80}}?)"
_HOLDS = r"(?:contains?|says?|includes?|provides?(?: for)?|calls? for|holds?|covers?|sets? out|promises?)"
_ASKS = re.compile(
    rf"\bwhat(?:'s|’s| is| was| were| are)? (?:in|the contents? of) {_NAMED.format('within')}\W*$"
    rf"|\bwhat (?:does|did|do) {_NAMED.format('does')} (?:actually )?{_HOLDS}\W*$"
    rf"|\bwhat {_NAMED.format('it')} {_HOLDS}\W*$|\bcontents? of {_NAMED.format('of')}\W*$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:(?!\b(?:was|that|which)\b)[^.;:]){0,30}?\b"
    r"(?:call(?:s|ed) for|contain(?:s|ed)|provide[sd](?: for)?|commit(?:s|ted)|sets? (?:out|up|an?|the)"
    r"|include[sd]?|comprise[sd]?|promise[sd]?|require[sd]?|oblige[sd]?|list(?:s|ed)|establish(?:es|ed)|create[sd]?"
    r"|concern(?:s|ed)|says|said|states|stated|has|gives|gave|binds?|enters? in(?:to)?|came into|is (?:an?|not|legally)"
    r"|names|named|condemn(?:s|ed)|endorse[sd]?|ask(?:s|ed)|urge[sd]?|underline[sd]?|stress(?:es|ed)|welcome[sd]?"
    r"|reaffirm(?:s|ed)|described?|note[sd]?|support(?:s|ed))\b"
)
_ITS = re.compile(rf"(?:It|The text|The document){_SAYS}")
"""Goes on about the document of the sentence before."""
_IN_IT = re.compile(
    r"(?:\d{1,2}[.:]\d\d )?(?:And )?[Ww]hat(?:'s|’s| is| was) (?:(?P<not>not|missing)\b ?)?(?:in it)?[^:]{0,12}: "
)
"""Opens a list of what is in it, or is not."""
_DRAFT = re.compile(r"\bdraft\b")
_MOST = 12
IN_IT, NOT_IN_IT = "In it", "Not in it"


def contents(asked: Asked) -> Composed | None:
    """What the one document asked for contains; None where the question asks for none, or too little is told of it."""
    found = _ASKS.search(asked.understood.text)
    said = next(filter(None, found.groups()), "") if found else ""
    meetings = meant(asked).meetings if said else ()
    wanted = frozenset(terms(said))
    for meeting in meetings[:1] if len(meetings) == 1 else ():
        for document in asked.record.documents(meeting):
            if document.value.status == "adopted" and wanted <= {*terms(document.value.name)}:
                return _told(document, sentences_of(asked.library, meeting.article_ids), asked)
    return None


def _told(document: Recorded[MeetingDocument], every: list[ArticleSentence], asked: Asked) -> Composed | None:
    citations = Citations(asked.library)
    sections: dict[str, list[Item]] = {IN_IT: [], NOT_IN_IT: []}
    for one, there in _telling(document.value, every):
        item = citations.item(one)
        if item.text not in [each.text for each in sections[there]]:
            sections[there].append(item)
    told = sum(map(len, sections.values()))
    if told < 2:
        return None  # the reader may know more
    return Composed(
        "fact",
        headline=f"The {document.value.name}, as the articles tell it.",
        sections=tuple(Section(title, tuple(items)) for title, items in sections.items() if items),
        quotes=tuple(citations.quotes),
        shown=told,
        there=told,
    )


def _telling(document: MeetingDocument, every: list[ArticleSentence]) -> Iterator[tuple[ArticleSentence, str]]:
    """The sentences that tell what a document contains, and those that tell what it does not."""
    head = document.name.split()[-1] if document.kind == "other" else document.kind.split()[-1]
    called = rf"(?:{re.escape(document.name)}|[Tt]he (?:\w+ )?(?i:{re.escape(head)}))"
    acts = re.compile(rf"{called}\b{_SAYS}|\b(?:Under|In) {called}, |\bpoint \d+ of {called}\b")
    names = re.compile(called)
    many = 0
    before = ""
    for one in every:
        text = " ".join(one.text.split())
        if many >= _MOST:
            return
        if listed := _IN_IT.match(text):
            many += 1
            yield one, NOT_IN_IT if listed["not"] else IN_IT
        elif not _DRAFT.search(text) and not text.endswith("?"):
            named = bool(names.search(text))
            if acts.search(text) or (named and HAS_POINTS.search(text)) or (names.search(before) and _ITS.match(text)):
                many += 1
                yield one, IN_IT
        before = text
