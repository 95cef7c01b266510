"""Questions for a list: of documents, proposals, pledges, statements."""

import re

from rag.english import AUXILIARIES, QUESTION_WORDS, number_words
from rag.question.form import without_columns
from rag.question.kinds.phrasing import Phrasing

_OBJECT = "(?:(?:else|money|funding|financing|deals?|commitments?|measures?) )?"
_MANNER = "(?:(?:exactly|precisely|all|specifically) )?"
_BUSINESS = r"(?:business(?:es)?|deals?|contracts?|orders?|purchases?|investments?)"
_LIST = re.compile(
    r"^(please )?(give me |make |show me )?(an? )?((bullet(ed)?|numbered|short|quick|complete|full) )?"
    r"(list|overview) of\b"
    r"|^(please )?(give me |show me )?(each|every|all( the)?) (decision|proposal|pledge|announcement|commitment"
    r"|agreement|initiative|document|deadline|idea|demand|suggestion|sum|amount|loan|grant|payment)s?\b"
    r"|^((i|we)('d| would)? )?((need|want|like|give|show|get|send)( me| us)? )?(each|every|all)( of)?( the)?"
    rf"( [\w'’+-]+){{0,3}}? {_BUSINESS}\b"
    rf"|\b(what|which) {_BUSINESS} (did|has|have|does) [^?]*\b(get|got|gain|win|won|secure|land|strike|struck"
    r"|clinch|close|conclude|do|done|make|made|walk away|come away|go home|went home|leave|left)\w*\b"
    r"|^(please )?(give me |show me |list )?(each|every|all)( of)? (the )?[\w'’-]+['’]s? (\w+ )?"
    r"(proposal|suggestion|promise|pledge|idea|announcement|demand|initiative|commitment|offer|request)s?\b"
    r"|^(and )?(the )?[\w-]+( [\w-]+)?['’]s? (\w+ )?(proposals|suggestions|promises|pledges|ideas|announcements|demands"
    r"|initiatives|commitments|offers|requests)\b(?! (is|are|was|were|did|do|have|had)\b)"
    r"|[,:;–-] ?(as )?(an? |the )?((full|complete|whole|numbered|short|bulleted) )?(list|numbered|bullets"
    r"|bullet points|itemi[sz]ed|enumerated|one by one|item by item|point by point)\W*$"
    r"|\b(what|which|list|all)\b.*\b(deadlines?|target dates)\b"
    r"|^(and |so )?what (will|is to|is going to|is due to) (happen|take place|start|begin|be held) (in|on|by|during)\b"
    r"|^(and |so )?what('s| is| are| was| were)?( \w+){0,3} (planned|scheduled|due|expected|foreseen|to happen|to start"
    r"|to begin|supposed to happen)( to (be done|happen|start))? (for|in|by|on|before|until|during)\b"
    r"|^(an? )?table(,? (please|pls))?[:,]"
    r"|^(and )?(the |all |any )?(sums|amounts|pledges|contributions|donations|proposals|deadlines|target dates"
    r"|documents|commitments|announcements|initiatives|demands)\b(?! (?:is|are|was|were)\b)"
    r"|^(please )?(list|name|enumerate|itemi[sz]e|group)\b"
    r"|^(for (the )?[^?,:]{3,80},|[^?,:]{3,80}:) (please )?(list|name|give me|show me)\b"
    r"|\b(everything|all) (that )?(the )?\w+|\bmake (me )?a table\b|\btable of\b"
    r"|\bwhat (?:role|part|contribution|input)\b.*\b(?:play|have|make|made|take|took)\w*\b"
    rf"|\bwho said what\b|\b(what|which) {_OBJECT}{_MANNER}(did|has|have) .*\b(propose|suggest|pledge|announce"
    r"|promise|adopt|sign|agree|decide|endorse"
    r"|approve|back|bring|raise|offer|demand|ask for|request|put forward|come (up )?with|table|float|call for)"
    rf"|\b(what|which) {_OBJECT}(was|were|got) .*\b(adopted|signed|agreed|decided|proposed|announced|pledged"
    r"|suggested|postponed|put off|put back|pushed back|deferred|delayed|adjourned|rescheduled|cancell?ed|called off"
    r"|dropped|rejected|blocked|shelved|vetoed)\b"
    r"|^(please |and |so |ok )?(which|what) (?!meetings?\b|summits?\b|article|report)(\w+ ){1,3}(was|were|got|been)"
    r" (\w+ )?(postponed|put off|put back|pushed back|deferred|delayed|adjourned|rescheduled|cancell?ed|called off)\b"
    r"|^(all |any |the )*(postponements|delays|cancellations|deferrals)\b"
    r"|\b(which|what) (\w+ ){0,2}(documents?|texts?|papers|agreements|proposals|pledges|sums|initiatives|suggestions"
    r"|ideas|declarations|programmes|programs|concepts|strategies|roadmaps|treaties|memorandums|memoranda|protocols"
    r"|resolutions|plans|statements|decisions|commitments|measures|steps|promises|undertakings|targets|votes|deals"
    r"|offers|demands|requests|reservations|objections|amendments|appointments|nominations|exemptions"
    r"|amounts|sums)\b"
    r"|\b(which|what|any) (\w+ ){0,2}(matters|issues|files|questions|points|items|things|subjects)\b.*"
    r"\b(fail(ed)?|collapsed|left|open|undecided|unresolved|unsettled|pending|outstanding|put off)\b"
    r"|^(the |all |any )?([\w-]+ ){0,3}(documents|texts|agreements|treaties|declarations|decisions) (that |which )?"
    r"(were |they )?(adopted|approved|signed|agreed|endorsed|issued) (by|at|in)\b"
    r"|^(and |so )?(what|which) (is|are|remain(s|ed)?|stay(s|ed)?) (still )?(open|undecided|unresolved|unsettled"
    r"|pending|outstanding)\b"
    r"|^(the |all |any )?(undecided|unresolved|unsettled|open|outstanding) (matters|issues|files|questions|points)\b"
    r"|^(and |so )?what (was|were|has|have)( been)?( \w+)? (not (\w+ )?(achieved|accomplished|agreed|decided|adopted"
    r"|settled"
    r"|resolved|reached)|left (open|out|undecided|unresolved))\b"
    r"|^(please )?(give me |show me )?(each|every|all( the)?) \w+.*\b(adopt|approv|sign|agree|endors|propos|suggest"
    r"|announc|pledg|put forward|tabl(e|ed)\b|brought|bring)"
)
LARGEST_SUMS = re.compile(
    r"\b(biggest|largest|highest|greatest|top( [\w-]+)?|most generous) ([\w-]+ ){0,3}?(sums?|amounts?|pledges?"
    r"|promises?|loans?|grants?|investments?|packages?|donations?|contributions?|financial commitments?|money|financing"
    r"|funding)\b"
    r"|\bmost money\b"
)
"""Asks for the largest sums of money."""
SUMS_COMPARED = re.compile(
    r"\b(?:(?P<above>(?:more|larger|bigger|higher|greater) than|over|above|exceed(?:ing|s)?|at least|upwards of"
    r"|no less than|not less than)|(?:less|smaller|lower) than|below|under|up to|at most|not more than|no more than)"
    rf" (?=(?:an? |(?:{'|'.join(number_words(1, 10))}) |half an? )?(?:hundred |\d[\d.,]*)? ?"
    r"(?:million|billion|trillion|m|bn)\b|[$€£¥]|(?:US|C|A)\$)"
)
"""Limits a list to sums above or below one: "worth more than one billion dollars"."""
_OF_WHAT = re.compile(
    r"\b(?:which|what|list|name|show me|give me|all|every|each)(?: of)?(?: all)?(?: the)?(?: (?!of\b)[\w'’+-]+){0,2}"
    r" (?:deals|contracts|orders|agreements|projects|investments"
    r"|pledges|sums|amounts|loans|grants|packages|announcements|promises|commitments|purchases|programmes|programs)\b"
)
_GIVERS = re.compile(
    r"\b(?:who|(?:which|what)(?: [\w-]+){1,3}?) (put|gave|pledged|promised|contributed|paid|offered|committed"
    r"|donated)\b(.*\bhow much\b| what\b)"
)
_DECIDED = r"\b(?:adopted|agreed|signed|decided|approved|decisions)\b"
_ONLY_PUT_FORWARD = (
    r"\b(?:proposed|proposals|floated|suggested|suggestions|ideas|initiatives|put forward|mooted|pitched|tabled"
    r"|raised)\b"
)
_LIST_OF_BOTH = re.compile(
    rf"\b(?:lists?|separately)\b.*(?:{_DECIDED}.*{_ONLY_PUT_FORWARD}|{_ONLY_PUT_FORWARD}.*{_DECIDED})"
    rf"|(?:{_DECIDED}.*{_ONLY_PUT_FORWARD}|{_ONLY_PUT_FORWARD}.*{_DECIDED}).*\b(?:both|two|separate) lists\b|"
    r"^(please |and |so )?(what|which|list|name|show)\b.*\b(adopted|agreed|signed|decided)\b.*\b(and|or) (what|which)\b"
    r"|^(what|which|list|name)\b.*\b(only|merely|just) proposed\b.*\blist\b"
)


TOLD_DIFFERENTLY = re.compile(
    r"\b(reports?|accounts?|sources?|articles?|outlets?|media|agenc(y|ies)|press|papers?|coverage|figures|versions"
    r"|pieces"
    r"|stories|write-ups|bulletins|dispatches|columns?|blogs?|live (?:blog|ticker)|readouts?|wires?)\b.*"
    r"\b(contradict\w*|disagree\w*|differ(s|ed)?|diverge[sd]?|conflict(ing)?|inconsistent"
    r"|(do|does|did|are)(n't| not| (they|these|the two|both) not) (agree|match|tally|in line|at one))\b"
    r"|\b(disagree\w*|differ\w*|dispute\w*)\b.*\b(about|on|over|in) (the )?(numbers|figures|counts|sums|totals)\b"
    r"|\b(contradictions|discrepanc(y|ies)|inconsistenc(y|ies)|conflicting (reports|accounts|figures|versions))\b",
    re.IGNORECASE,
)
"""Asks on what accounts of a meeting differ, and not how meetings do."""
_THOSE = (
    r"(?:the )?(?:\w+ )?(?:members|leaders|parties|states|countries|delegations|ministers|participants|sides"
    r"|negotiators|they|them)"
)
DISPUTES = re.compile(
    r"\b(?:disagreements|sticking points?|(?:points?|bones?) of contention|objections|rifts|divisions|splits|disputes"
    r"|controversies|fault lines|contentious|controversial|divisive|most contested)\b"
    r"|\b(?:what|which \w+) (?:divided|split|separated) (?!into\b|in\b|between\b|by\b)"
    rf"|\b(?:where|what)\b.{{0,20}}\b(?:did|do|were|was) {_THOSE}"
    r" (?:disagree|differ|clash|fall out|split|divided|at odds)"
)
"""Asks what divided those who met."""


_OF_A_FATE = re.compile(
    r"^(?:(?:please|so|and|ok) )*(?:(?:give|show|tell) me |list )?(?:what|which(?: \w+){1,3}|everything|all|anything)\b"
    r"(?!.* or\b).*\b(?:only|merely|just|never more than)(?: \w+)? (?:proposed|suggested|floated|tabled|put forward"
    r"|ideas|proposals)\b"
)
"""Asks for all that was only put forward, and not whether a thing was."""


def asks_for_all_put_forward(asked: Phrasing) -> bool:
    """Whether it asks for all that was only put forward at a meeting."""
    return bool(_OF_A_FATE.search(asked.folded)) and asked.named.meeting and not asked.sets_beside


_DOES_ONE = re.compile(r"(?:(?:so|and|but) )?(?:did|does|do|has|have|had|will|would|is|was) (?!there\b)")


def asks_what_is_told_differently(asked: Phrasing) -> bool:
    """Whether it asks on what accounts of a meeting differ."""
    return bool(TOLD_DIFFERENTLY.search(asked.folded)) and not asked.sets_beside


def asks_what_divided(asked: Phrasing) -> bool:
    """Whether it asks what divided those who met, and not whether one of them was against something."""
    of_one = _DOES_ONE.match(asked.folded) and (asked.named.own_countries or asked.named.people)
    return bool(DISPUTES.search(asked.folded)) and not asked.sets_beside and not of_one


def asks_for_largest_sums(asked: Phrasing) -> bool:
    """Whether it asks for the largest sums of money."""
    return bool(LARGEST_SUMS.search(asked.folded))


def asks_for_list(asked: Phrasing) -> bool:
    """Whether it asks for all of what was said, decided or put forward."""
    if SUMS_COMPARED.search(asked.folded) and _OF_WHAT.search(asked.folded):
        return not asked.sets_beside
    if _LIST.search(asked.folded):
        return True
    return not asked.sets_beside and bool(_GIVERS.search(asked.folded) or _names_things_with_columns(asked))


_PUTS_A_QUESTION = re.compile(
    r"(?:(?:and|so|but|ok|please)\W+)*(?:(?:at|by|in|on|to|for|with) )?"
    rf"(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b"
)


def _names_things_with_columns(asked: Phrasing) -> bool:
    """Whether it only names things, and says what is to be told of each: "deals for Peru, with the amounts"."""
    return without_columns(asked.folded) != asked.folded and not _PUTS_A_QUESTION.match(asked.folded)


def asks_for_two_lists(asked: Phrasing) -> bool:
    """Whether it asks for what was decided beside what was not, each as a list."""
    return bool(_LIST_OF_BOTH.search(asked.folded))
