"""Whether a sentence says that a document was adopted or signed, and not proposed, denied or another's paper."""

import re
from collections.abc import Iterator

from rag.english import MONTHS
from rag.record.documents.phrase import CAPITAL_WORD, DocumentPhrase, document_phrases, has_own_name, is_vague
from rag.record.text import Line

_ADOPT = (
    r"(?:[Aa]dopt|[Ss]ign|[Aa]pprov|endors|issu|agree|releas|publish|conclud|ratif|accept|seal|ink|initiall?|exchang)"
)
_VERB = re.compile(
    rf"\b{_ADOPT}(?:ed|s|es|d|ied)?\b(?! to\b)|\b[Ww]e (?:(?:hereby|also|further|have) )*{_ADOPT}e?\b(?! to\b)"
    rf"|\b{_ADOPT}ing (?=an?\b|the\b|its\b|[A-Z])|\bcame out of\b"
    r"|\b(?:ended|closed|concluded|left [A-Z]\w+)(?: (?!with\b)[\w'-]+){0,7} with(?= an? )"
    rf"|\bclosed with\b|\bended with\b|\bput their (?:names|signatures) to\b|\badoption of\b"
    rf"|\b(?:signing|issuance|release) of\b|\bby adopting\b|\bproduced\b"
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
DENIES_ADOPTION = re.compile(
    r"\b(?:not|never|no|n't|without|unsigned|none|neither|drafts? (?:protocol|law|agreement|declaration|language)"
    r"|rejected|[Pp]ostponed|[Pp]ut off|[Dd]eferred|[Dd]elayed|dropped"
    r"|refus\w+|failed|propos\w+|suggest\w+|calls? for|called for|urg\w+"
    r"|support(?:ed)? adoption|asked|plan(?:s|ned) to|(?:was|were) to (?=adopt|sign|approve|endorse|issue|conclude)"
    r"|wants?|hoped|expected|early adoption|will be|would|to be (?:signed|adopted)|is due|was due|considered"
    r"|discuss\w*|may|might|could|was ready|prepar\w+|next|previous|earlier|had been (?:signed|adopted)|had signed"
    r"|were working|negotiat\w+|rather than|instead of|ahead of"
    r"|last year|recalled|reaffirmed|welcomed the|invited|offer\w*|pressed|committed the parties only|to join"
    r"|announce[sd]? (?:a|plans)|pledged|study|draft of)\b"
)
_PROPOSED = re.compile(
    r"\b(?:propos\w+|suggest\w+|call(?:s|ed) for|urg\w+|supported|asked for|advocated|invited|wanted|hoped)\b"
)
_OTHERS = re.compile(
    r"\b(?:bilateral|sidelines|(?:on|at) the margins|talks with|the two (?:countries|governments|sides|presidents)"
    r"|during (?:his|her"
    r"|the) (?:visit|trip)|day earlier|firms?|companies|Commerce|in Washington in"
    r"|signed in|initialled there"
    r"|business|European Investment Bank|Export-Import|contract|separate meeting|task force|in pairs|ministers, in"
    r"|firm order)\b|\b(?:agreed|signed|adopted|issued|concluded|launched)"
    rf"(?:,? [^.;,]{{0,40}})? (?:(?:at|in) (?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d|(?:years?|months"
    rf"|decades?) (?:ago|earlier|before))\b|\bin (?:19|20)\d\d\b(?= the)"
    r"|\b(?:years?|months|decades?) (?:ago|earlier)\b[^.;]{0,60}\bhad\b"
)
_OF_TWO = re.compile(
    r"\b(?:bilateral|talks with|the two (?:countries|governments|sides|presidents)|during (?:his|her"
    r"|the) (?:visit|trip))\b"
)
_PAIR = re.compile(
    r"\b[A-Z]\w+(?: [A-Z]\w+)? and (?:the )?[A-Z]\w+(?: States| Kingdom)? (?:also |had )?(?:signed|announced|decided"
    r"|agreed|concluded|reached|said)"
)
_PART_OF = re.compile(r"\b(?:of|under|in|with|to|from|for|on|into|by) (?:(?:the|an?|its|their|this) )?$")
_FINAL_TEXT = re.compile(
    r"(?:(?:[Ff]inal|[Jj]oint|[Ll]eaders') )?(?:[Cc]ommuniqu[eé]|[Dd]eclaration|(?<= )[Ss]tatement)\b"
)
_HAS_FINAL_TEXT = re.compile(
    r"^(?:The|Our|Their) (?:(?:final|joint) )?(?:communiqu|declaration|statement)|\b[Aa]ccording to \w+ (?:final"
    r"|joint) "
)
_ASIDE = re.compile(r"^, (?:of|with|which|running) [^,.;]{3,50},")
_WHICH_WAS = re.compile(rf"^, which (?:was|were|has been|have been) (?=(?:\w+ly )?{_ADOPT}(?:ed|d|ied)\b)")
"""Behind the name of a document: "a text, the Lorn Understanding, which was adopted without a vote"."""
_SAID_ASIDE = re.compile(r"^, [^,;]{3,50}, ")
"""Between a verb and its object: "adopted, after a long night, the Lorn Declaration"."""
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the|their|our) $")
_OPENS_SENTENCE = re.compile(r"(?:(?:The|A|An|Its|Our|Their) )?")
_OPENS_WITH_NAME = re.compile(rf"(?:(?:The|A|An|Its) )?(?:{CAPITAL_WORD} ){{1,6}}")
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
    r"|rejected|postponed|put off|deferred|delayed|cancelled|called off)\b|,? had (?:not )?been"
)
_BY_ANOTHER = re.compile(rf"\b(?:that|which|and) [A-Z]\w+[^,]{{0,30}} {_ADOPT}")
_STOPS = re.compile(
    r";|\band (?:also )?(?:welcomed|noted|commended|hailed|discussed|considered|reviewed|urged|thanked)\b"
    r"|\b(?:that|which|who|because|whether|so that|saying|to (?!member|2)|under|through|within|into|from|calling"
    r"|citing"
    r"|counting|after|before|as)\b"
)
_ANOTHER_VERB = re.compile(r"\b(?:was|were|is|are|has|had|will|would|said|made|recorded|recognised|including their)\b")
_PASSIVE_VERB = re.compile(r"\b(?:was|were) (?:adopted|signed|approved)\b")
_CLAUSE_START = re.compile(
    r";|, and (?=(?:the )?[A-Z][\w' ]{2,30}, (?:which|who) )|, (?:but|while|although|whereas|though) "
    r"|(?<=\w), (?:he|she|it|they) "
)
_CLAUSE_END = re.compile(
    r";|, (?:and|but|while|which|although|(?:by|under) which) |, (?=\w+ing\b)"
    r"|,? and (?=[a-z]+(?:s|ed) (?:on|upon|for|the|an?|its"
    r"|their)\b)"
    r"|, (?=[a-z]+ed (?:an?|the|its|their)\b)"
)
_GOES_ON = re.compile(rf"(?<!been)(?<!be) and (?:(?:also|then|later|instead) )*(?={_ADOPT}(?:ed|d|ied)\b)")
"""Matches where the same subject gets another verb, to which a denial before it does not apply."""
_ALSO = re.compile(
    r"^(?:,|,? and(?: also)?|,? as well as|,? together with|,? alongside) (?:(?:an?|the|its|their|two|three|separate"
    r"|further|joint) )*$"
)


def adopted_in(line: Line, *, listing: bool, of_two: bool = False) -> Iterator[DocumentPhrase]:
    """The documents that an act of adopting in the sentence governs.

    Args:
        line: The sentence.
        listing: Whether the one before it announced a list of documents.
        of_two: Whether papers of two states are the meeting's own.
    """
    text = line.text
    if text.endswith("?") or not (
        listing
        or _VERB.search(text)
        or _OUTCOME.search(text)
        or _OPENS_WITH_NAME.match(text)
        or _HAS_FINAL_TEXT.search(text)
    ):
        return
    listing = listing and bool(_OUTCOME.search(text[:60]))
    last: DocumentPhrase | None = None
    phrases = list(document_phrases(line))
    for nth, phrase in enumerate(phrases):
        within = any(one.start < phrase.start and phrase.end <= one.end for one in phrases[:nth])
        if within or is_vague(phrase):
            continue
        before = text[_clause_start(text, phrase.begins) : phrase.begins]
        after = text[phrase.end :]
        close = _CLAUSE_END.split(_WHICH_WAS.sub(" was ", _ASIDE.sub("", after)))[0][:90]
        quoted = bool(_ACCORDING.search(before)) and bool(_FINAL_TEXT.match(phrase.name))
        if (is_denied_adoption(before, close) and not quoted) or is_of_others(text, phrase, close, of_two=of_two):
            continue
        in_list = last is not None and bool(_ALSO.match(text[last.end : phrase.start]))
        titled = quoted or _is_subject(phrase, before, after)
        outcome = (listing or bool(_OUTCOME.search(before))) and not _PART_OF.search(before)
        passive = bool(_PASSIVE.match(close)) and not _BY_ANOTHER.search(close)
        if in_list or titled or outcome or passive or _is_governed(before):
            last = phrase
            yield phrase


def _is_subject(phrase: DocumentPhrase, before: str, after: str) -> bool:
    """Whether a sentence says what is in a document that has a name or is the meeting's own: "The communiqué says"."""
    known = has_own_name(phrase) or bool(_FINAL_TEXT.match(phrase.name))
    return known and bool(_OPENS_SENTENCE.fullmatch(before)) and bool(_PROVIDES.match(_ASIDE.sub("", after)))


def is_denied_adoption(before: str, close: str) -> bool:
    """Whether the clause says that the document was not adopted, or that somebody only wished for it."""
    before = _GOES_ON.split(before)[-1]
    if _COMING.search(before) and _WILL.search(close):
        return True
    proposed = list(_PROPOSED.finditer(before))
    if proposed and not any(one.start() > proposed[-1].end() + 12 for one in _VERB.finditer(before)):
        return True
    return bool(DENIES_ADOPTION.search(_NOT_DENIED.sub("", before[-110:])) or _DENIED_AFTER.match(close[:70]))


def is_of_others(text: str, phrase: DocumentPhrase, close: str, *, of_two: bool = False) -> bool:
    """Whether it is a paper of two of the states, unless only these met, of companies or of another occasion."""
    around = text[max(0, phrase.start - 120) : phrase.end] + close
    if of_two:
        return bool(_OTHERS.search(_OF_TWO.sub("", around)))
    return bool(_OTHERS.search(around) or _PAIR.search(text[: phrase.start]))


def _is_governed(before: str) -> bool:
    """Whether a verb of adopting in these words governs what stands behind them."""
    verbs = list(_VERB.finditer(before))
    if not verbs:
        return False
    verb, between = verbs[-1][0], _SAID_ASIDE.sub(" ", before[verbs[-1].end() :])
    if _STOPS.search(between) or _ANOTHER_VERB.search(_PASSIVE_VERB.sub("", between)):
        return False
    if " with" in verb and len(verb.split()) > 2:
        return not between.strip(" an")
    return verb.endswith((" on", " of", " with")) or not between.strip(" theaniso") or not _PART_OF.search(between)


def _clause_start(text: str, end: int) -> int:
    """Where the clause that ends there begins."""
    return max((found.end() for found in _CLAUSE_START.finditer(text, 0, end)), default=0)
