"""What has become of the matter that a sentence states: adopted, announced, proposed, failed, or only reported.

Read from words, clause by clause: the first verb or noun of deciding, announcing, proposing or failing governs its clause,
and who acts says whether something was adopted by all or announced by one. The definition of a commitment in the text of
a communiqué ("we will", "we commit to") is the one that the G7 and G20 Research Groups count by.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.english import clauses
from rag.record.values import StatementStatus


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of a sentence or clause, and the words it was read from."""

    status: StatementStatus
    start: int
    """Of the words that show it; equal to `end` when nothing but the lack of any other sign does."""
    end: int


_Kind = Literal["adopt", "announce", "propose", "fail", "report", "say", "launch", "support"]

_NOT = r"(?:not|never|n['’]t)"
_BE = r"(?:is|are|was|were|be|been|being)"
_SETTLED = (
    r"(?:adopt|sign|agree|approv|endors|establish|includ|contain|reach|admit|conclud|ratif|set up|creat|produc|commit"
    r"|mention|feature|figure|appear|name|finish|finali[sz]e|complet|resolv|mandat|bind|introduc|invit(?:ed)? to join)"
)
_TEXTS = r"(?:declaration|statement|communiqu[ée]|text|agreement|document|deal|consensus|decision|treaty)"
_CUES: tuple[tuple[_Kind, str], ...] = (
    # Failing: what is denied, put off or turned down.
    (
        "fail",
        rf"\b(?:did|do|does|has|have|had|would|could|can|will|{_BE}|need)(?: ?{_NOT}) (?:yet |been |be |even |also |\w+ly )*{_SETTLED}\w*",
    ),
    ("fail", rf"\bcould(?: ?{_NOT}) (?:agree|be agreed|bridge|settle|find|overcome)\b|\bcannot agree\b"),
    (
        "fail",
        rf"\bno (?:such )?(?:[\w-]+ ){{0,6}}(?:{_BE}|has been|have been|had been|came|emerged|followed)\b(?: \w+ly)?(?: {_SETTLED}\w*| reached| set| taken| made| issued| given| announced| fixed| offered| among)?",
    ),
    (
        "fail",
        r"\b(?:contain|includ|set|reach|produc|issu|mad|ha|offer|gav|bor|carr|nam|found)(?:s|e|es|ed|ied|d|e no)? no(?:thing)?\b(?: (?:such|new|formal|binding|joint|specific|explicit|mention|target|agreement|decision|reference))+",
    ),
    ("fail", r"\bnone of\b|^\W*neither\b|\bnothing (?:was|came|in)\b|\bnot (?:everything|all|every|one of)\b"),
    (
        "fail",
        rf"\b(?:without|lack(?:s|ed|ing)?|omit(?:s|ted|ting)?|short of|instead of) (?:an? |any |the )?(?:\w+ ){{0,2}}{_TEXTS}\b",
    ),
    (
        "fail",
        r"\b(?:rejected|reject|rejects|refused|refuses|turn(?:ed|s|ing)? down|blocked|blocks|vetoed|thwarted|shelved|scrapped|abandoned|cancelled|canceled|called off|suspended|collapsed|broke down|stalled|fell through|voted down|ruled out|rules out|ruling out|declined to|postponed|deferred|delayed|put off|held (?:over|up)|dropped|withdrawn|watered down|struck out|fell short)\b",
    ),
    (
        "fail",
        r"\bfail(?:ed|s|ure)? to\b|\bunable to\b|\b(?:met|meet|ran into|faced|drew) (?:with )?(?:\w+ )?(?:opposition|resistance|objections?)\b",
    ),
    (
        "fail",
        rf"\bleft (?:for|to|until|open|out|unsettled|undecided|unresolved)\b|\b(?:remain(?:s|ed)?|is|was|were|are) (?:still )?(?:open|unresolved|unsettled|undecided|unsigned|unfinished|pending|to be (?:settled|agreed|decided|signed|fixed))\b|\b{_BE} {_NOT} (?:on the agenda|among|part of|in the|ready|a (?:joint )?decision)\b|\bnot among\b|\bstill (?:expected|awaited|to come|to be)\b|\bdid {_NOT}\b",
    ),
    # Deciding: done by those who take part together.
    (
        "adopt",
        r"\b(?:adopt(?:s|ed|ing)?|adoption of|sign(?:s|ed)|signing of|agree[sd]?|agreeing|decid(?:e|es|ed)|approv(?:e|es|ed)|endors(?:e|es|ed)|ratif(?:y|ies|ied)|conclud(?:e|es|ed) (?:an?|the|with an?)|resolv(?:e|es|ed) to|finali[sz]ed|elected|admitted|appointed|accepted|formali[sz]ed|initialled|inaugurated|became (?:a|an|the) \w+ (?:member|observer|partner)|came into (?:force|effect|being)|entered into force|struck (?:a|an) |reached (?:an? )?(?:\w+ )?(?:agreement|consensus|deal|compromise|understanding)|consensus (?:had been|was|has been) (?:found|reached))\b",
    ),
    (
        "adopt",
        rf"\b(?:{_BE}|has been|have been|had been) (?:\w+ly |also |then |\w+ )?(?:chosen|extended|raised|doubled|tripled|started|set up|set|established|created|founded|upgraded|opened|formed|named|prolonged|turned into|given|confirmed|reaffirmed|granted|transformed|enshrined|settled|written)\b",
    ),
    (
        "adopt",
        r"\b(?:establish(?:es|ed)?|set up|sets up|creat(?:e|es|ed)|found(?:ed)|chose|chooses|extend(?:s|ed)|undert(?:ake|akes|ook)|reaffirm(?:s|ed)?|recommit(?:s|ted)?|committed (?:themselves|itself|to)|commit (?:themselves|ourselves|itself|to)|commits|condemn(?:s|ed)?|set (?:a|the|out|themselves)|settled on|confirmed|laid down|lays down|contains|provides for|mandated?|tasked|instructed)\b",
    ),
    (
        "adopt",
        r"\bwe (?:will|shall|commit|decide|agree|resolve|adopt|endorse|establish|reaffirm|pledge|undertake|are committed|have agreed|have decided|launch)\b",
    ),
    # Announcing: done by one of them alone.
    (
        "announce",
        r"\b(?:announc(?:e|es|ed|ing)|announcement (?:of|that)|unveil(?:s|ed)|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|commit(?:s|ted) (?:€|\$|£|\d|up to|some|about|another)|allocat(?:e|es|ed)|earmark(?:s|ed)|donat(?:e|es|ed)|contribut(?:e|es|ed)|assign(?:s|ed) |grant(?:s|ed)|cancelled? \w+ debt|waiv(?:e|es|ed)|lift(?:s|ed)|declar(?:e|es|ed) (?:\d|that it|himself|herself)|guarantee[sd]?|vow(?:s|ed)?|undertakes to|put up|made public)\b",
    ),
    (
        "announce",
        r"\b(?:said|says|told|added|confirmed) (?:that )?(?:it|he|she|they|his|her|its|their|[A-Z]\w+)(?: \w+)? (?:would|will|intend(?:s|ed)|plan(?:s|ned)|was (?:ready|prepared|going)|were (?:ready|prepared))\b",
    ),
    (
        "announce",
        r"\b(?:would|will) (?:\w+ly |also |now )?(?:make available|make up|provide|give|host|open|invest|lend|send|supply|build|finance|fund|contribute|double|triple|raise|spend|train|take over|chair|preside|assume|waive|abolish|join|publish|pay|put)\b",
    ),
    ("launch", r"\b(?:launch(?:es|ed)?|start(?:s|ed) |began|begun|kick(?:s|ed) off|opened)\b"),
    # Proposing: wished, asked or suggested by one or some.
    (
        "propose",
        r"\b(?:propos(?:e|es|ed|ing)|proposals?|suggest(?:s|ed|ing)?|suggestions?|recommend(?:s|ed)?|recommendations?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on|upon)|appeal(?:s|ed)?|ask(?:s|ed)?|invit(?:e|es|ed)|invitation|request(?:s|ed)?|demand(?:s|ed)?|advocat(?:e|es|ed)|float(?:s|ed)|moot(?:s|ed)|push(?:es|ed)? for|press(?:es|ed)? for|lobb(?:y|ied) for|put forward|puts forward|sought|seeks?|want(?:s|ed)|wish(?:es|ed)|favou?r(?:s|ed)|in favou?r of|plead(?:s|ed)|argu(?:e|es|ed) (?:for|that)|encourag(?:e|es|ed)|advis(?:e|es|ed)|insist(?:s|ed)? (?:on|that)|initiative to|idea of|spoke (?:up )?(?:for|of the need)|stress(?:es|ed) the need|needed to|should|must|ought to|considers? it (?:important|necessary)|expressed (?:interest|readiness|the hope))\b",
    ),
    ("support", r"\b(?:support(?:s|ed)|back(?:s|ed))\b"),
    # Only told: neither of these.
    (
        "report",
        r"\b(?:welcom(?:e|es|ed)|hail(?:s|ed)|prais(?:e|es|ed)|thank(?:s|ed)|congratulat(?:e|es|ed)|recall(?:s|ed)|regret(?:s|ted)|critici[sz](?:e|es|ed)|credit(?:s|ed)|expect(?:s|ed)?|discuss(?:es|ed)?|met|review(?:s|ed)|took note|noted|notes|warn(?:s|ed)|described|estimated|put (?:\w+ ){1,8}at|predict(?:s|ed)|complained|arrived|attended|talked|exchanged)\b",
    ),
    ("say", r"\b(?:said|says|told|tells|stated|added|reported|explained|according to|wrote|writes)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _CUES)

_JOINT = re.compile(
    r"\b(?:leaders|presidents|ministers|heads (?:of|and)|parties|participants|members?(?: states| countries)?|sides|countries|states"
    r"|nations|governments|delegat(?:es|ions)|negotiators|they|both|we|all|six|five|seven|summit|conference|meeting|session|council|assembly"
    r"|declaration|communiqu[ée]|statement|documents?|text|charter|pact|package|allies|alliance|group|G7|G20|BRICS|COP\d*|SCO|NATO|ASEAN"
    r"|signatories|consensus|package|plan|decision|agreement|framework|treaty|roadmap)\b",
    re.IGNORECASE,
)
_COUPLE = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* and (?:[A-Z][\w’'-]+|\d+ countries)")
_INTRODUCTION = re.compile(
    r"^\W*(?:Apart from|Besides|Unlike|Despite|After|Before|As|While|Although|Though|Beyond|Following|Since|When|If|According to"
    r"|Instead of|Rather than|In (?:his|her|its|their)|At the [^,]{3,60})\b[^,;]{0,160}, "
)
_WOULD_HAVE = re.compile(r"\b(?:would|could|might) (?:never |not )?have\b")
_BY_ONE = re.compile(r"\bby (?:its|the|their|his|her)? ?(?:[A-Z]\w+|sponsors|host|company|companies|government)")


def read_status(sentence: str) -> StatusReading:
    """The status of a sentence: of the first of its clauses that states one.

    Args:
        sentence: Whole, as the article has it.
    """
    subject = ""
    for start, end in clauses(sentence):
        found, subject = _of_clause(sentence, start, end, subject)
        if found is not None:
            return found
    return StatusReading("reported", 0, 0)


def _of_clause(text: str, start: int, end: int, earlier_subject: str) -> tuple[StatusReading | None, str]:
    """The status that a clause states, None when it states none, and its subject, which the next may share."""
    opened = _INTRODUCTION.match(text[start:end])
    begin = start + opened.end() if opened else start
    part = text[begin:end]
    cues = sorted(_cues(part))
    if not cues:
        return None, earlier_subject
    first = cues[0][0]
    own = re.sub(r"^\W*(?:and|but|or|which|who|that|while|whereas)\b", "", part[:first]).strip(" ,")
    subject = own or earlier_subject
    if _WOULD_HAVE.search(part):
        return None, subject
    said = False
    for at, length, kind in cues:
        if kind == "say":
            said = True
            continue
        status = _status_of(kind, part, at, subject, said=said)
        if status == "announced" and kind == "announce" and " that " in part[at : at + length + 6]:
            settled = next((one for one in cues if one[0] > at and one[2] in ("adopt", "fail")), None)
            if settled is not None:
                at, length, status = settled[0], settled[1], "adopted" if settled[2] == "adopt" else "failed"
        if status == "reported":
            return None, subject
        return StatusReading(status, begin + at, begin + at + length), subject
    return None, subject


def _status_of(kind: _Kind, part: str, at: int, subject: str, *, said: bool) -> StatementStatus:
    joint = bool(_JOINT.search(subject) or _COUPLE.search(subject)) or not subject
    match kind:
        case "fail":
            return "failed"
        case "adopt":
            return "reported" if said and not joint else "adopted"
        case "announce":
            return "announced"
        case "launch":
            return "adopted" if joint else "announced"
        case "propose":
            return "proposed"
        case "support":
            return "adopted" if joint else "proposed"
        case _:
            return "reported"


def _cues(part: str) -> Iterator[tuple[int, int, _Kind]]:
    """Where each cue stands in a clause: its start, its length, its kind."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for found in pattern.finditer(part):
            if all(found.end() <= start or end <= found.start() for start, end in taken):
                taken.append(found.span())
                yield found.start(), found.end() - found.start(), kind
