"""Questions for a list: of documents, proposals, pledges, statements."""

import re

from rag.question.kinds.phrasing import Phrasing

_OBJECT = "(?:(?:else|money|funding|financing|deals?|commitments?|measures?) )?"
_LIST = re.compile(
    r"^(please )?(list|name|enumerate)\b|\b(everything|all) (that )?(the )?\w+|\bmake (me )?a table\b|\btable of\b"
    rf"|\bwho said what\b|\b(what|which) {_OBJECT}(did|has|have) .*\b(propose|suggest|pledge|announce|promise|adopt"
    r"|sign|agree|decide|endorse"
    r"|approve|back|bring|put forward|come (up )?with|table|float|call for)"
    rf"|\b(what|which) {_OBJECT}(was|were|got) .*\b(adopted|signed|agreed|decided|proposed|announced|pledged"
    r"|suggested)\b"
    r"|\b(which|what) (\w+ ){0,2}(documents?|texts?|papers|agreements|proposals|pledges|sums|initiatives|suggestions"
    r"|ideas|declarations|programmes|programs|concepts|strategies|roadmaps|treaties|memorandums|memoranda|protocols"
    r"|resolutions|plans|statements)\b"
    r"|^(please )?(give me |show me )?(each|every|all( the)?) \w+.*\b(adopt|approv|sign|agree|endors|propos|suggest"
    r"|announc|pledg|put forward|tabl(e|ed)\b|brought|bring)"
)
_LIST_OF_BOTH = re.compile(
    r"^(please |and |so )?(what|which|list|name|show)\b.*\b(adopted|agreed|signed|decided)\b.*\b(and|or) (what|which)\b"
    r"|^(what|which|list|name)\b.*\b(only|merely|just) proposed\b.*\blist\b"
)


def asks_for_list(asked: Phrasing) -> bool:
    """Whether it asks for all of what was said, decided or put forward."""
    return bool(_LIST.search(asked.folded))


def asks_for_two_lists(asked: Phrasing) -> bool:
    """Whether it asks for what was decided beside what was not, each as a list."""
    return bool(_LIST_OF_BOTH.search(asked.folded))
