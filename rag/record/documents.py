"""The texts that a meeting adopted or signed, and not drafts, proposals, other meetings' or two states' own papers.

A document is a noun phrase whose head is a word for one ("declaration", "action plan") and that an act of adopting
governs: behind the verb, before a passive, or in the list that follows "three documents were adopted:".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.english import number_words, words
from rag.record.lines import Line
from rag.record.values import Fact, MeetingDocument

_KINDS = {
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
    r"|[Pp]ledges?|[Gg]uidelines|[Pp]rinciples|[Mm]utirão|[Pp]lans?|[Rr]egulations?",
}
_NOUN = "|".join(rf"(?P<k{nth}>{pattern})" for nth, pattern in enumerate(_KINDS.values()))
_KIND_NAMES = tuple(_KINDS)
_CAP = r"(?:[A-Z][\w'’+.-]*|\d{4}|2\.0|3\.0)"
_SMALL = r"(?:(?:de|da|la|el|of|for|on|in|to|by|against|with)(?: the)?|and)"
_HEAD = re.compile(
    rf"(?P<lead>(?:{_CAP} (?:{_SMALL} (?={_CAP}))?)*?)(?P<low>(?:[a-z-]+ ){{0,3}}?)(?:{_NOUN})\b(?!-| (?:Declaration"
    rf"|Statement|Agreement|Action Plan|Plan|Treaty|Charter|Convention|Programme|Strategy)\b)"
)
_QUOTED_AFTER = re.compile(r'^,? (?:entitled |titled |called |named |known as (?:the )?)?"([^"]+)"')
_KNOWN_AS = re.compile(rf"^,? known as (?:the )?((?:{_CAP} ?)+)")
_TAIL = re.compile(
    r"^(?: (?:of [Ii]ntent ))?(?: ?(?:of|on|for|to|against|by|in|with|between|about|concerning|establishing"
    r"|creating|prolonging|approving|extending|until|launching|strengthening|covering|dealing with|running)"
    r" (?:(?!\b(?:was|were|is|are|has|had|which|that|who|at|will|would|signed|adopted|including|as|adding|after"
    r"|ahead|subtitled|\w+day|\d+ (?:votes|to))\b)[\w'+–./%-]+|\"[^\"]+\")(?: (?:(?!\b(?:was|were|is|are|has|had"
    r"|which|that|who|at|will"
    r"|would|signed"
    r"|adopted|read|held|presented|released|including|in [A-Z]\w*|as|adding|after|ahead|and (?:an?|the|one|its"
    r"|their|\w+ed|said|issued|took)\b"
    r"|on (?:\d+|the )|just|by (?:the|consensus|\d+)|on \w+day|under|while|but|when|during|before|without|rather"
    r"|with a|together"
    r"|alongside|a (?:decision|statement|programme|roadmap|concept)|the (?:Gabala"
    r"|other))\b)[\w'+–./%-]+(?:,(?= [A-Z][\w-]+(?:,| and [A-Z])))?))*)?"
)
_ADOPT = r"(?:[Aa]dopt|[Ss]ign|[Aa]pprov|endors|issu|agree|releas|publish|conclud|ratif|accept|seal|ink)"
_VERB = re.compile(
    rf"\b{_ADOPT}(?:ed|s|es|d|ied)?\b(?! to\b)|\b[Ww]e (?:(?:hereby|also|further|have) )*{_ADOPT}e?\b(?! to\b)"
    rf"|\b{_ADOPT}ing (?=an?\b|the\b|its\b|[A-Z])|\bcame out of\b"
    r"|\b(?:ended|closed|concluded|left [A-Z]\w+)(?: (?!with\b)[\w'-]+){0,7} with(?= an? )"
    rf"|\bclosed with\b|\bended with\b|\badoption of\b|\b(?:signing|issuance|release) of\b|\bby adopting\b|\bproduced\b"
    rf"|\bconsensus (?:had been|was|has been) (?:found|reached) on\b"
)
_PASSIVE = re.compile(
    rf"^[^.;:]{{0,80}}?\b(?:was|were|is|has been|have been|also|which was|that was)? ?(?:formally |unanimously "
    rf"|then |also |nonetheless |both )*(?:{_ADOPT}(?:ed|d|ied))\b(?! to\b)"
)
_OUTCOME = re.compile(
    r"\b(?:(?:main|central|key|final|closing|concluding|principal|outcome|only) (?:text|document|outcome|paper"
    r"|result|decision)s?"
    r"|outcome text)(?: was|,| were|:)|\b(?:[Tt]hey|[Tt]hese|[Tt]he others|[Aa]mong them) (?:were|are|is|was)\b"
    r"|\b(?:documents?|texts?|papers?)(?: were adopted| adopted jointly that day were)?:|most far-reaching was"
    r"|\b[Tt]he others? (?:was|were|is|are|an)\b|\bWhat [^.;]{0,40}\badopted[^.;]{0,20} was\b"
    r"|texts adopted jointly [\w ]{0,12}were|\b(?:package|[Ii]t) (?:further )?(?:included|contained)\b"
    r"|\badopted\b[^;]{0,80}\bas an? $|\bstood (?:a|the)\b|\bOne (?:is|was)\b|numbered three"
)
_DENIED = re.compile(
    r"\b(?:not|never|no|n't|without|unsigned|none|neither|drafts? (?:protocol|law|agreement|declaration|language)"
    r"|rejected|postponed|dropped|refus\w+|failed|propos\w+|suggest\w+|calls? for|called for|urg\w+"
    r"|support(?:ed)? adoption|asked|plan(?:s|ned) to"
    r"|wants?|hoped|expected|early adoption|will be|would|to be (?:signed|adopted)|is due|was due|considered"
    r"|discuss\w*|may|might|could|was ready|prepar\w+|next|previous|earlier|had been (?:signed|adopted)|had signed"
    r"|were working|negotiat\w+|rather than|instead of|ahead of"
    r"|last year|recalled|reaffirmed|welcomed the|invited|offer\w*|pressed|committed the parties only|to join"
    r"|announce[sd]? (?:a|plans)|pledged|study|draft of)\b"
)
_PROPOSED = re.compile(
    r"\b(?:propos\w+|suggest\w+|call(?:s|ed) for|urg\w+|supported|asked for|advocated|invited|wanted|hoped)\b"
)
_ADOPTED_HEADING = re.compile(r"(?:what was |documents? )?(?:decided|adopted|agreed|signed|approved)\W*", re.IGNORECASE)
"""Over a list of what was adopted."""
_PART_OF_IT = re.compile(r".*\b(?:from|in|into|of) (?:the )?$")
"""What was dropped from a text says nothing of the text."""
_OLDER = re.compile(r"\b(?:19|20)\d\d\b|\b(?:earlier|previous|last year|years ago)\b")
_OTHERS = re.compile(
    r"\b(?:bilateral|sidelines|(?:on|at) the margins|talks with|the two (?:countries|governments|sides|presidents)"
    r"|during (?:his|her"
    r"|the) (?:visit|trip)|day earlier|firms?|companies|Commerce|in Washington in"
    r"|signed in"
    r"|business|European Investment Bank|Export-Import|contract|separate meeting|task force|in pairs|ministers, in"
    r"|firm order)\b|\b(?:agreed|signed|adopted) (?:at|in) (?:19|20)\d\d|\bin (?:19|20)\d\d\b(?= the)"
)
_PAIR = re.compile(
    r"\b[A-Z]\w+(?: [A-Z]\w+)? and (?:the )?[A-Z]\w+(?: States| Kingdom)? (?:also |had )?(?:signed|announced|decided"
    r"|agreed|concluded|reached|said)"
)
_NUMBER = rf"(?P<n>\d{{1,3}}|{'|'.join(number_words(2, 19))})"
_PART_OF = re.compile(r"\b(?:of|under|in|with|to|from|for|on|into|by) (?:(?:the|an?|its|their|this) )?$")
_FINAL_TEXT = re.compile(
    r"(?:(?:[Ff]inal|[Jj]oint|[Ll]eaders') )?(?:[Cc]ommuniqu[eé]|[Dd]eclaration|(?<= )[Ss]tatement)\b"
)
_HAS_FINAL_TEXT = re.compile(
    r"^(?:The|Our|Their) (?:(?:final|joint) )?(?:communiqu|declaration|statement)|\b[Aa]ccording to \w+ (?:final"
    r"|joint) "
)
_ASIDE = re.compile(r"^, (?:of|with|which|running) [^,.;]{3,50},")
_SAID_ASIDE = re.compile(r"^, [^,;]{3,50}, ")
"""Between a verb and its object: "adopted, after a long night, the Lorn Declaration"."""
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the|their|our) $")
_OPENS_SENTENCE = re.compile(r"(?:(?:The|A|An|Its|Our|Their) )?")
_OPENS_WITH_NAME = re.compile(rf"(?:(?:The|A|An|Its) )?(?:{_CAP} ){{1,6}}")
_PROVIDES = re.compile(
    r"^,? (?:also )?(?:promised|promises|aim(?:ed|s)|described|describes|reaffirm(?:ed|s)|recogni[sz]e[sd]"
    r"|contain(?:ed|s)|call(?:ed|s) (?:for|on)|deals? with|dealt with|commit(?:ted|s)"
    r"|says|gives|welcomes|endorses|notes|urges|stress(?:ed|es)|affirm(?:ed|s)|provide[sd] for|prais(?:ed|es)"
    r"|place[sd]|confirm(?:ed|s)|set(?:s)? out"
    r"|condemn(?:ed|s)|sets)\b|^(?: and [^.;,]{0,50})? (?:was|were) launched\b"
)
_COMING = re.compile(r"(?:adoption|signing|issuance|release) of\b[^.;]*$")
_WILL = re.compile(r"\b(?:will|would|is|are|was|were) (?:be|expected|planned|scheduled|due)\b")
_NOT_DENIED = re.compile(r"instead of (?:at )?its end")
_DENIED_AFTER = re.compile(
    r",? in force since\b|.*?\b(?:not|never|yet to|to be|is due|will be|may be|might be|could be|remain\w*|still"
    r"|would be|propos\w+"
    r"|rejected)\b|,? had (?:not )?been"
)
_BY_ANOTHER = re.compile(rf"\b(?:that|which|and) [A-Z]\w+[^,]{{0,30}} {_ADOPT}")
_STOPS = re.compile(
    r";|\b(?:that|which|who|because|whether|so that|saying|to (?!member|2)|under|through|within|into|from|calling"
    r"|citing"
    r"|counting|after|before|as)\b"
)
_ANOTHER_VERB = re.compile(r"\b(?:was|were|is|are|has|had|will|would|said|made|recorded|recognised|including their)\b")
_PASSIVE_VERB = re.compile(r"\b(?:was|were) (?:adopted|signed|approved)\b")
_CLAUSE_START = re.compile(
    r";|, and (?=(?:the )?[A-Z][\w' ]{2,30}, (?:which|who) )|, (?:but|while|although|whereas|though) "
    r"|(?<=\w), (?:he|she|it|they) "
)
_CLAUSE_END = re.compile(r";|, (?:and|but|while|which|although) |, (?=\w+ing\b)")
_LEADS_IN = re.compile(
    r"(?:(?:The|In|At|On|Through|A|An|Its|Their|Three|Two|One|Four|Also|Following|After|Alongside|Beside|Among|They"
    r"|These) )+"
)
_LEADS_AWAY = re.compile(
    r"\b(?:adopted|signed|the|a|an|and|of|by|its|is|was|were|said|in|two|also|which|for|to|on|with|their|draft)\b"
)
_NO_PART = re.compile(
    r"\b(?:\w+ed|the|an?|our|and|of|by|its|is|was|were|said|in|two|three|four|seven|separate|also|which|for|to|on|with"
    r"|their"
    r"|as|one|or|this|that|both|long|single|further|only|sectoral|own|new|known|at|from|such|these|those|all|under"
    r"|through|into|[\w-]+ing|has|had|have|will|would|could|than|about|over|around|more|several) "
)
_UNFINISHED = re.compile(r"\b(?:draft|proposed|possible|planned)\b")
_NONE = re.compile(r"[Nn]o |[Nn]either ")
_OF_POINTS = re.compile(rf",? of (?:just |some |about )?{_NUMBER} (?:points?|articles?|pages|paragraphs|clauses)\b")
_DANGLING = re.compile(r"(?: (?:the|an?|of|to|and|for|in|on))+$")
_YEARS = re.compile(r" (?:19|20)\d\d[-–](?:19|20)?\d\d\b")
_GOES_ON = re.compile(rf"(?<!been)(?<!be) and (?:(?:also|then|later|instead) )*(?={_ADOPT}(?:ed|d|ied)\b)")
"""Where another verb of the same subject begins, which no denial before it reaches."""
_ALSO = re.compile(
    r"^(?:,|,? and(?: also)?|,? as well as|,? together with|,? alongside) (?:(?:an?|the|its|their|two|three|separate"
    r"|further|joint) )*$"
)
_POINTS = re.compile(
    rf"\b{_NUMBER}[ -](?:points?|articles?|actions?|paragraphs?|clauses?|chapters|sections|provisions)\b", re.IGNORECASE
)
_ITS_POINTS = re.compile(
    r"(?:It|The text|The document) (?:has|had|contains|contained|runs? to|ran to|counts?|comprises?)\b"
)
_OF_BEFORE = re.compile(r"(?:Last year|The year before|The previous|Earlier|At (?:the|its|their) (?:previous|last))\b")
"""A sentence about an earlier meeting."""
_GENERIC = frozenset(
    words(
        "joint final the a leaders communiqué communique declaration statement text document treaty pact agreement"
        " plan action one of two a an main"
    )
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    line: Line
    start: int
    end: int
    name: str
    kind: str
    begins: int
    """Where the words for it begin: before "a joint statement known as" a name."""
    head: str
    """The word for its kind, as it stands there."""


def documents_of(lines: Sequence[Line], article_id: str, place: str | None = None) -> tuple[Fact[MeetingDocument], ...]:
    """The documents that the lines say were adopted or signed, each once, by its fullest name.

    Args:
        lines: Of the article.
        article_id: Of the article.
        place: Of the meeting; a text that is named after it is one of the meeting's own.
    """
    kept: list[_Phrase] = []
    listing = False
    headed = False
    for line in lines:
        listed = next(_phrases(line), None) if headed and not line.is_title else None
        if listed and _is_named(listed):
            _keep(kept, listed)
        elif line.is_heading:
            headed = bool(_ADOPTED_HEADING.fullmatch(line.text))
        if not line.is_prose:
            continue
        opened = bool(re.search(r"\b(?:documents?|papers|texts|working plans|plans)\b[^.]{0,60}", line.text)) and bool(
            re.search(r"\b(?:came out|numbered|adopted|signed|approved|annexes)\b", line.text)
        )
        for phrase in _adopted(line, listing=listing):
            _keep(kept, phrase)
        listing = opened and not _DENIED.search(line.text)
    for phrase in _named_after(place, lines):
        _keep(kept, phrase)
    points = _points(lines, kept)
    return tuple(
        Fact(
            MeetingDocument(one.name, one.kind, "adopted", points.get(nth)),
            article_id,
            one.line.span(one.start, one.end),
        )
        for nth, one in enumerate(kept)
    )


def _named_after(place: str | None, lines: Sequence[Line]) -> list[_Phrase]:
    """Texts that are named after the city of the meeting and of which no sentence says that they were not adopted."""
    city = (place or "").split(",")[0]
    found = [
        phrase
        for line in (lines if city else ())
        if line.is_sentence and city in line.text
        for phrase in _phrases(line)
        if phrase.name.startswith(f"{city} ") and phrase.head[0].isupper()
    ]
    told = {phrase.name for phrase in found}
    told -= {
        one.name
        for one in found
        if _is_denied(_PART_OF_IT.sub("", one.line.text[: one.start]), one.line.text[one.end :])
        or _OLDER.search(one.line.text[max(0, one.start - 10) : one.end + 10])
    }
    return [one for one in found if one.name in told]


def _keep(kept: list[_Phrase], phrase: _Phrase) -> None:
    """Add a document, or let it stand for one that is held under a shorter name."""
    mine = _own_words(phrase.name)
    for nth, other in enumerate(kept):
        theirs = _own_words(other.name)
        same = phrase.kind == other.kind or not (mine and theirs)
        generic = not mine or not theirs
        adds = bool(theirs or mine) and bool(re.search(r"\b(?:also|further)\b", phrase.line.text[: phrase.start]))
        if (
            phrase.kind == other.kind
            and generic
            and not adds
            and phrase.kind not in ("other", "agreement", "strategy", "memorandum")
        ):
            if len(phrase.name) > len(other.name) and not theirs:
                kept[nth] = phrase
            return
        if same and mine and theirs and (mine <= theirs or theirs <= mine):
            if len(mine) > len(theirs):
                kept[nth] = phrase
            return
    kept.append(phrase)


def _own_words(name: str) -> frozenset[str]:
    """The words that tell a document from others of its kind."""
    return frozenset(word for word in words(name) if word not in _GENERIC and len(word) > 2)


def _adopted(line: Line, *, listing: bool) -> Iterator[_Phrase]:
    """The documents that an act of adopting in the sentence governs.

    Args:
        line: The sentence.
        listing: Whether the one before it announced a list of documents.
    """
    text = line.text
    if not (
        listing
        or _VERB.search(text)
        or _OUTCOME.search(text)
        or _OPENS_WITH_NAME.match(text)
        or _HAS_FINAL_TEXT.search(text)
    ):
        return
    listing = listing and bool(_OUTCOME.search(text[:60]))
    last: _Phrase | None = None
    phrases = list(_phrases(line))
    for nth, phrase in enumerate(phrases):
        within = any(one.start < phrase.start and phrase.end <= one.end for one in phrases[:nth])
        if within or _is_vague(phrase):
            continue
        before = text[_clause_start(text, phrase.begins) : phrase.begins]
        after = text[phrase.end :]
        close = _CLAUSE_END.split(after)[0][:90]
        quoted = bool(_ACCORDING.search(before)) and bool(_FINAL_TEXT.match(phrase.name))
        if (_is_denied(before, close) and not quoted) or _is_of_others(text, phrase, close):
            continue
        in_list = last is not None and bool(_ALSO.match(text[last.end : phrase.start]))
        titled = quoted or _is_subject(phrase, before, after)
        outcome = (listing or bool(_OUTCOME.search(before))) and not _PART_OF.search(before)
        passive = bool(_PASSIVE.match(close)) and not _BY_ANOTHER.search(close)
        if in_list or titled or outcome or passive or _is_governed(before):
            last = phrase
            yield phrase


def _is_subject(phrase: _Phrase, before: str, after: str) -> bool:
    """Whether a sentence tells what a document says that has a name, or is the meeting's own: "The communiqué says"."""
    known = _is_named(phrase) or bool(_FINAL_TEXT.match(phrase.name))
    return known and bool(_OPENS_SENTENCE.fullmatch(before)) and bool(_PROVIDES.match(_ASIDE.sub("", after)))


def _is_denied(before: str, close: str) -> bool:
    """Whether the clause says that the document was not adopted, or that somebody only wished for it."""
    before = _GOES_ON.split(before)[-1]
    if _COMING.search(before) and _WILL.search(close):
        return True
    proposed = list(_PROPOSED.finditer(before))
    if proposed and not any(one.start() > proposed[-1].end() + 12 for one in _VERB.finditer(before)):
        return True
    return bool(_DENIED.search(_NOT_DENIED.sub("", before[-110:])) or _DENIED_AFTER.match(close[:70]))


def _is_of_others(text: str, phrase: _Phrase, close: str) -> bool:
    """Whether it is a paper of two of the states, of companies or of another occasion."""
    return bool(
        _OTHERS.search(text[max(0, phrase.start - 120) : phrase.end] + close) or _PAIR.search(text[: phrase.start])
    )


def _is_governed(before: str) -> bool:
    """Whether a verb of adopting in these words reaches what stands behind them."""
    verbs = list(_VERB.finditer(before))
    if not verbs:
        return False
    verb, between = verbs[-1][0], _SAID_ASIDE.sub(" ", before[verbs[-1].end() :])
    if _STOPS.search(between) or _ANOTHER_VERB.search(_PASSIVE_VERB.sub("", between)):
        return False
    if " with" in verb and len(verb.split()) > 2:
        return not between.strip(" an")
    return verb.endswith((" on", " of", " with")) or not between.strip(" theaniso") or not _PART_OF.search(between)


def _is_named(phrase: _Phrase) -> bool:
    """Whether a document has a name of its own in front of its kind: "Kananaskis Wildfire Charter"."""
    return bool(re.match(r"[A-Z][\w'-]+ (?:[\w'-]+ ){0,6}?[A-Z]", phrase.name)) and not phrase.name.startswith(
        ("Joint", "Final")
    )


def _is_vague(phrase: _Phrase) -> bool:
    """Whether a phrase names several documents at once, or one of no kind: "decisions", "the decision"."""
    noun = phrase.head.lower()
    if phrase.line.text[: phrase.begins].endswith("set of "):
        return False
    if noun.endswith("s") and not noun.endswith("consensus") and phrase.head.split()[-1][0].islower():
        return True
    return phrase.kind == "other" and phrase.head == phrase.name and phrase.head[0].islower()


def _clause_start(text: str, end: int) -> int:
    """Where the clause that ends there begins."""
    return max((found.end() for found in _CLAUSE_START.finditer(text, 0, end)), default=0)


def _phrases(line: Line) -> Iterator[_Phrase]:
    """The noun phrases for documents in a sentence, in order."""
    text = line.text
    at = 0
    while found := _HEAD.search(text, at):
        at = found.end()
        nth = next(nth for nth in range(len(_KIND_NAMES)) if found[f"k{nth}"])
        begins = start = _phrase_start(found)
        tail = _TAIL.match(text[found.end() :])
        end = found.end() + len(tail[0].rstrip(" ,.") if tail else "")
        if years := _YEARS.match(text, end):
            end = years.end()
        if named := _KNOWN_AS.match(text[end:]):
            start, end = end + named.start(1), end + len(named[0].rstrip(" ."))
        elif (quoted := _QUOTED_AFTER.match(text[end:])) and end == found.end():
            end += quoted.end()
        if _UNFINISHED.search(text[max(0, start - 10) : found.end()]) or _NONE.match(text, start):
            continue
        end = start + len(_DANGLING.sub("", text[start:end]))
        if points := _OF_POINTS.search(text, start, end):
            end = points.start()
        head = found[f"k{nth}"]
        yield _Phrase(line, start, end, line.as_written(start, end), _KIND_NAMES[nth], begins, head)
        at = max(at, end)


def _phrase_start(found: re.Match[str]) -> int:
    """Where the words that belong to the document begin, behind articles, numbers and verbs."""
    start, low = found.start(), found["low"]
    if found["lead"]:
        skipped = _LEADS_IN.match(found["lead"])
        start += skipped.end() if skipped else 0
        if not low or not _LEADS_AWAY.search(low):
            return start
    start = found.start("low")
    return start + max((one.end() for one in _NO_PART.finditer(low)), default=0)


def _points(lines: Sequence[Line], kept: Sequence[_Phrase]) -> dict[int, int]:
    """How many points each document has, where a sentence gives them beside its name or kind."""
    numbers = {word: nth for nth, word in enumerate(number_words(0, 19))}
    found: dict[int, int] = {}
    before: Line | None = None
    for line in lines:
        last, before = before, line
        if _OF_BEFORE.match(line.text):
            continue
        for match in _POINTS.finditer(line.text):
            value = int(match["n"]) if match["n"].isdigit() else numbers[match["n"].lower()]
            its = _ITS_POINTS.match(line.text) and [nth for nth, one in enumerate(kept) if one.line is last]
            if its and its[-1] not in found:
                found[its[-1]] = value
                continue
            near = [
                (one.line is not line, at.start() > match.start(), abs(at.start() - match.start()), nth)
                for nth, one in enumerate(kept)
                for at in re.finditer(
                    re.escape(one.line.text[one.start : one.end]) if one.line is line else rf"\b(?:{_KINDS[one.kind]})",
                    line.text,
                )
                if nth not in found
            ]
            if near:
                found[min(near)[-1]] = value
    return found
