"""The noun phrases of a sentence whose head is a word for a document: "declaration", "action plan"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.english import number_words
from rag.record.text import Line

DOCUMENT_KINDS = {
    "action plan": r"[Aa]ction [Pp]lans?|[Ww]orking [Pp]lans?",
    "communiqué": r"[Cc]ommuniqu[ée]s?",
    "declaration": r"[Dd]eclarations?",
    "statement": r"(?:[Jj]oint )?[Ss]tatements?|[Cc]hair's [Ss]ummary",
    "memorandum": r"[Mm]emorand(?:um|a|ums)(?: of [Uu]nderstanding)?",
    "treaty": r"[Tt]reat(?:y|ies)|[Pp]acts?|[Cc]ompacts?|[Cc]onventions?|[Pp]rotocols?",
    "agreement": r"[Aa]greements?|[Aa]ccords?",
    "strategy": r"[Ss]trateg(?:y|ies)",
    "roadmap": r"[Rr]oad ?maps?|[Tt]imetables?",
    "charter": r"[Cc]harters?",
    "other": r"[Cc]oncepts?|[Ff]rameworks?|[Pp]rogramm?e?s?|[Dd]ecisions?|[Rr]esolutions?"
    r"|[Ii]nitiatives?|[Aa]ppeals?|Commitments?|Vision|Agenda|Manifesto|Blueprint|Consensus|Calls?(?: to Action)?"
    r"|[Cc]atalogues?|Package"
    r"|(?:[Ff]inal|[Oo]utcome) [Dd]ocuments?|[Pp]ledges?|[Gg]uidelines|[Pp]rinciples|[Mm]utirão|[Pp]lans?"
    r"|[Rr]egulations?|[Bb]udgets?|Annex(?:es)?|Statutes?|Codes?(?: of Conduct)?|Understanding|Covenant|Conclusions"
    r"|Arrangement|Schedule|Rules(?: of Procedure)?",
}
_NOUN = "|".join(rf"(?P<k{nth}>{pattern})" for nth, pattern in enumerate(DOCUMENT_KINDS.values()))
_KIND_NAMES = tuple(DOCUMENT_KINDS)
CAPITAL_WORD = r"(?:[A-Z][\w'’+.-]*|\d{4}|2\.0|3\.0)"
_SMALL = r"(?:(?:de|da|la|el|of|for|on|in|to|by|against|with)(?: the)?|and)"
_HEAD = re.compile(
    rf"(?P<lead>(?:{CAPITAL_WORD} (?:{_SMALL} (?={CAPITAL_WORD}))?)*?)(?P<low>(?:[a-z-]+ ){{0,3}}?)(?:{_NOUN})\b"
    rf"(?!-| (?:Declaration|Statement|Agreement|Action Plan|Plan|Treaty|Charter|Convention|Programme|Strategy)\b)"
)
_QUOTED_AFTER = re.compile(r'^,? (?:entitled |titled |called |named |known as (?:the )?)?"([^"]+)"')
_KNOWN_AS = re.compile(rf"^,? known as (?:the )?((?:{CAPITAL_WORD} ?)+)")
_TAIL = re.compile(
    r"^(?: (?:of [Ii]ntent ))?(?: ?(?:of|on|for|to|against|by|in|with|between|about|concerning|establishing"
    r"|creating|prolonging|approving|extending|until|launching|strengthening|covering|dealing with|running)"
    r" (?:(?!\b(?:was|were|is|are|has|had|which|that|who|at|will|would|signed|adopted|approved|endorsed"
    r"|including|as|adding|after"
    r"|ahead|subtitled|\w+day|\d+ (?:votes|to))\b)(?:[\w'+–./%-]*[\w'+–/%-]|[A-Z][a-z]?\.)|\"[^\"]+\")"
    r"(?: (?:(?!\b(?:was|were|is|are|has|had"
    r"|which|that|who|at|will"
    r"|would|signed"
    r"|adopted|approved|endorsed|read|held|presented|released|including|in [A-Z]\w*|as|adding|after|ahead"
    r"|and (?:an?|the|one|its"
    r"|their|\w+ed|said|issued|took|[a-z]+s(?= (?:on|upon|for|the|an?) ))\b"
    r"|on (?:\d+|the )|just|by (?:the|consensus|\d+)|on \w+day|under|while|but|when|during|before|without|rather"
    r"|with a|together"
    r"|alongside|a (?:decision|statement|programme|roadmap|concept)|the (?:Gabala"
    r"|other))\b)(?:[\w'+–./%-]*[\w'+–/%-]|[A-Z][a-z]?\.)(?:,(?= [A-Z][\w-]+(?:,| and [A-Z])))?))*)?"
)
_DECISION = re.compile(r"[Dd]ecision|[Rr]esolution")
_NUMBER = re.compile(r" (?:No\.? ?)?(?:\d{1,4}|[IVX]+(?=/))(?:/(?:[A-Z]+\.)?\d+)*(?![\w%])")
_DOES = re.compile(
    r" (?!includ|follow|dur|accord|regard|concern|be)[a-z]+ing (?:(?!(?:and|but|while|which"
    r"|that) )[\w'’–-]+ ){0,8}[\w'’–-]+"
)
"""What a decision does, which is its only name: "a decision phasing out amalgam by 2034"."""
POINT_COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(number_words(2, 19))})"
_LEADS_IN = re.compile(
    r"(?:(?:The|In|At|On|Through|A|An|Its|Their|Also|Following|After|Alongside|Beside|Among|They|These"
    rf"|{'|'.join(number_words(1, 4)).title()}) )+"
)
_LEADS_AWAY = re.compile(
    r"\b(?:adopted|signed|approved|endorsed|the|a|an|and|of|by|its|is|was|were|said|in|two|also|which|for|to|on|with"
    r"|their|draft)\b"
)
_NO_PART = re.compile(
    rf"\b(?:\w+ed|the|an?|our|and|of|by|its|is|was|were|said|in|{'|'.join(number_words(1, 9))}|separate|also|which"
    r"|for|to|on|with|their|as|or|this|that|both|long|single|further|only|sectoral|own|new|known|at|from|such|these|those|all|under"
    r"|through|into|[\w-]+ing|has|had|have|will|would|could|than|about|over|around|more|several) "
)
_DRAFT_WITHIN = 14
"""Characters in front of a document: "a draft of the Lorn Pact"."""
_UNFINISHED = re.compile(r"\b(?:draft|proposed|possible|planned)\b")
_NONE = re.compile(
    r"[Nn]o |[Nn]either "
    r"|(?:Leaders|Heads|Members|Ministers|Parties|Presidents|Secretariat|States) (?:[A-Z]\w+ )?(?:and [A-Z]\w+ )?of\b"
)
"""Opens words for no text, or for those who meet under one: "Leaders of the Lorn Compact"."""
_OF_POINTS = re.compile(rf",? of (?:just |some |about )?{POINT_COUNT} (?:points?|articles?|pages|paragraphs|clauses)\b")
_COUNTED = re.compile(r"-(?:point|page|article|paragraph)s? ")
"""What is left of "a 22-point" in front of a plan."""
_DANGLING = re.compile(r"(?: on the spot|(?: (?:the|an?|of|to|and|for|in|on))+)$")
_CURRENCY = re.compile(r" (?:of|for|at) [A-Z]{0,3}$")
"""What is left in front of its sign of how much money a budget holds: "core budget of US"."""
_YEARS = re.compile(r" \(?(?:19|20)\d\d[-–](?:19|20)?\d\d\b\)?")
_ITS_YEAR = re.compile(r" 20\d\d\b(?! (?:\w+ed|and (?:19|20)))")
"""Behind the word for the kind: "Strategy 2035"."""


@dataclass(frozen=True, slots=True)
class DocumentPhrase:
    """Words of a line that name a document, or a kind of one."""

    line: Line
    start: int
    end: int
    name: str
    kind: str
    begins: int
    """Where the words for it begin: before "a joint statement known as" a name."""
    head: str
    """The word for its kind, as the line has it."""


def document_phrases(line: Line) -> Iterator[DocumentPhrase]:
    """The noun phrases for documents in a sentence, in order."""
    text = line.text
    at = 0
    while found := _HEAD.search(text, at):
        at = found.end()
        nth = next(nth for nth in range(len(_KIND_NAMES)) if found[f"k{nth}"])
        begins = start = _phrase_start(found)
        tail = _TAIL.match(text[found.end() :])
        end = found.end() + len(tail[0].rstrip(" ,.") if tail else "")
        number = _NUMBER.match(text, found.end()) if _DECISION.fullmatch(found[f"k{nth}"]) else None
        if number:
            tail = _TAIL.match(text[number.end() :])
            end = number.end() + len(tail[0].rstrip(" ,.") if tail else "")
        if end == found.end() and _DECISION.fullmatch(found[f"k{nth}"]) and (does := _DOES.match(text, end)):
            end = does.end()
        named_by_year = end == found.end() and found[0].rpartition(" ")[2][0].isupper()
        if years := _YEARS.match(text, end) or (_ITS_YEAR.match(text, end) if named_by_year else None):
            end = years.end()
        if named := _KNOWN_AS.match(text[end:]):
            start, end = end + named.start(1), end + len(named[0].rstrip(" ."))
        elif (quoted := _QUOTED_AFTER.match(text[end:])) and end == found.end():
            end += quoted.end()
        if _UNFINISHED.search(text[max(0, start - _DRAFT_WITHIN) : found.end()]) or _NONE.match(text, start):
            continue
        if number and text[:start].endswith("("):  # of the document named before it
            continue
        end = start + len(_DANGLING.sub("", _without_sum(text, start, end)))
        if points := _OF_POINTS.search(text, start, end):
            end = points.start()
        head = found[f"k{nth}"]
        yield DocumentPhrase(line, start, end, line.as_written(start, end), _KIND_NAMES[nth], begins, head)
        at = max(at, end)


def _without_sum(text: str, start: int, end: int) -> str:
    """The words of a range, without what leads in to a sum that follows."""
    return _CURRENCY.sub("", text[start:end]) if text.startswith(("$", "€", "£", "¥"), end) else text[start:end]


def _phrase_start(found: re.Match[str]) -> int:
    """Where the words that belong to the document begin, behind articles, numbers and verbs."""
    start, low = found.start(), found["low"]
    if found["lead"]:
        skipped = _LEADS_IN.match(found["lead"])
        start += skipped.end() if skipped else 0
        if not low or not _LEADS_AWAY.search(low):
            return start
    start = found.start("low")
    if counted := _COUNTED.match(low):
        return start + counted.end()
    return start + max((one.end() for one in _NO_PART.finditer(low)), default=0)


def has_own_name(phrase: DocumentPhrase) -> bool:
    """Whether a document has a name of its own in front of its kind: "Kananaskis Wildfire Charter"."""
    return bool(re.match(r"[A-Z][\w'-]+ (?:[\w'-]+ ){0,6}?[A-Z]", phrase.name)) and not phrase.name.startswith(
        ("Joint", "Final")
    )


def is_vague(phrase: DocumentPhrase) -> bool:
    """Whether a phrase names several documents at once, or one of no kind: "decisions", "the decision"."""
    noun = phrase.head.lower()
    if phrase.line.text[: phrase.start].endswith("following "):
        return True
    if phrase.line.text[: phrase.begins].endswith("set of "):
        return False
    if noun.endswith("s") and not noun.endswith("consensus") and phrase.head.split()[-1][0].islower():
        return True
    return phrase.kind == "other" and phrase.head == phrase.name and phrase.head[0].islower()
